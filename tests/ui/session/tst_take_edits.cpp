#include "core/io/write/export.h"
#include "core/motion/edit/clip_edits.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/shape_map.h"
#include "tests/support/synthetic_motion.h"
#include "tests/ui/gui_test_main.h"
#include "ui/dialogs/joint_map_dialog.h"
#include "ui/session/take_edits.h"

#include <QComboBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <cmath>

using namespace core::document;

/// Edits of a take's motion, and the dialog that tells which joint is which.
class TstTakeEdits : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void trimmingKeepsTheRange();
  void mirroringTwiceGivesTheMotionBack();
  void whatWasSaidOfFeetGoesAlong();
  void turningFacesForward();
  void aLoopComesRound();
  void cleaningTellsItsNumbers();
  void aCharacterOfOnesOwnTakesTheMotion();
  void aSkeletonThatIsNoBodyIsOneSentence();
  void theJointsOfACharacterAreRemembered();

 private:
  /// The take that an edit made, or null; says what failed.
  const Take* made(const std::function<void(TakeId)>& edit);
  ui::JobBridge* jobs_ = nullptr;
  ui::DocumentBridge* document_ = nullptr;
  ui::TakeEdits* edits_ = nullptr;
  std::unique_ptr<QObject> all_;
  TakeId source_ = 0;
};

namespace {

float largestDistance(const core::motion::Clip& a, const core::motion::Clip& b) {
  const auto p = core::motion::worldPositions(a), q = core::motion::worldPositions(b);
  if (p.size() != q.size()) return 1e9f;
  float largest = 0.0f;
  for (std::size_t i = 0; i < p.size(); ++i) largest = std::max(largest, glm::distance(p[i], q[i]));
  return largest;
}

}  // namespace

void TstTakeEdits::init() {
  all_ = std::make_unique<QObject>();
  jobs_ = new ui::JobBridge(all_.get());
  document_ = new ui::DocumentBridge(all_.get());
  edits_ = new ui::TakeEdits(*document_, *jobs_, all_.get());
  Take take;
  take.name = "Walk";
  take.request.prompt = "a person walks";
  take.request.style = {TakeStyle::Kind::Named, "old", {}};
  take.report.modelHash = "0123";
  take.clip = std::make_shared<core::motion::Clip>(test_support::syntheticWalk(4, 100));
  source_ = document_->append(std::move(take));
}

const Take* TstTakeEdits::made(const std::function<void(TakeId)>& edit) {
  QSignalSpy edited(edits_, &ui::TakeEdits::edited), failed(edits_, &ui::TakeEdits::failed);
  edit(source_);
  if (!QTest::qWaitFor([&] { return !edited.isEmpty() || !failed.isEmpty(); }, 20'000)) return nullptr;
  if (!failed.isEmpty()) qWarning("%s", failed.first().first().value<core::Error>().message.c_str());
  return failed.isEmpty() ? document_->take(edited.first().first().value<TakeId>()) : nullptr;
}

void TstTakeEdits::trimmingKeepsTheRange() {
  const Take* take = made([this](TakeId id) { edits_->trim(id, 1.0, 3.0); });
  QVERIFY(take);
  QCOMPARE(take->clip->frameCount(), 41);
  QVERIFY(take->origin == Take::Origin::Edited);
  QCOMPARE(take->parent, source_);
  QCOMPARE(take->request.style.name, std::string("old"));  // where it came from is not forgotten
  const auto& source = *document_->take(source_)->clip;
  QVERIFY(glm::distance(take->clip->rootPosition(0), source.rootPosition(20)) < 1e-6f);
  QCOMPARE(document_->undoTitle(), QStringLiteral("edit take"));
  document_->undo();
  QCOMPARE(document_->project().takes.size(), std::size_t{1});
  document_->redo();
  QCOMPARE(document_->project().takes.size(), std::size_t{2});
}

void TstTakeEdits::mirroringTwiceGivesTheMotionBack() {
  const Take* once = made([this](TakeId id) { edits_->mirror(id); });
  QVERIFY(once);
  const auto original = document_->take(source_)->clip;
  QVERIFY(largestDistance(*once->clip, *original) > 0.05f);
  source_ = once->id;
  const Take* twice = made([this](TakeId id) { edits_->mirror(id); });
  QVERIFY(twice && largestDistance(*twice->clip, *original) < 1e-4f);
}

void TstTakeEdits::whatWasSaidOfFeetGoesAlong() {
  using core::motion::FootStand;
  using Foot = std::vector<FootStand>;
  QVERIFY(!made([this](TakeId id) { edits_->mirror(id); })->stands);
  document_->run(std::make_unique<EditStands>(source_, core::motion::FootStands{Foot{{0.5, 1.2}, {1.5, 2.5}}, Foot{{0.9, 1.05}}}));
  const Take* take = made([this](TakeId id) { edits_->mirror(id); });
  QVERIFY(take && take->stands && (*take->stands)[0] == (Foot{{0.9, 1.05}}) && (*take->stands)[1].size() == 2);
  take = made([this](TakeId id) { edits_->trim(id, 1.0, 2.0); });
  QVERIFY(take && take->stands && (*take->stands)[1].empty() && (*take->stands)[0].size() == 2);
  const auto& left = (*take->stands)[0];
  QVERIFY(std::abs(left[0].start) < 1e-9 && std::abs(left[0].end - 0.2) < 1e-9 && std::abs(left[1].start - 0.5) < 1e-9 && std::abs(left[1].end - 1.05) < 1e-9);
  take = made([this](TakeId id) { edits_->faceForward(id); });
  QVERIFY(take && take->stands == document_->take(source_)->stands);
}

void TstTakeEdits::turningFacesForward() {
  Take turned = *document_->take(source_);
  turned.clip = std::make_shared<core::motion::Clip>(core::motion::turned(*turned.clip, 1.2f));
  source_ = document_->append(std::move(turned));
  const Take* take = made([this](TakeId id) { edits_->faceForward(id); });
  QVERIFY(take);
  const auto first = take->clip->rootPosition(0), last = take->clip->rootPosition(99);
  QVERIFY(last.z - first.z > 3.0f * std::abs(last.x - first.x));  // walks along +Z
}

void TstTakeEdits::aLoopComesRound() {
  const Take* take = made([this](TakeId id) { edits_->makeLoop(id); });
  QVERIFY(take);
  QVERIFY(take->clip->frameCount() < 100);
  QVERIFY2(take->report.remarks.front().find("over the seam") != std::string::npos, take->report.remarks.front().c_str());
}

void TstTakeEdits::cleaningTellsItsNumbers() {
  const Take* take = made([this](TakeId id) { edits_->cleanUp(id); });
  QVERIFY(take);
  QCOMPARE(take->clip->frameCount(), 100);
  QVERIFY2(take->report.remarks.front().starts_with("planted feet slide"), take->report.remarks.front().c_str());
}

void TstTakeEdits::aCharacterOfOnesOwnTakesTheMotion() {
  QTemporaryDir folder;
  const QString file = folder.filePath("hero.bvh");
  core::io::ExportOptions options;
  options.names = core::io::JointNames::Mixamo;
  QVERIFY(core::io::exportClip(file.toStdString(), *document_->take(source_)->clip, options));
  QSignalSpy read(edits_, &ui::TakeEdits::characterRead);
  edits_->readCharacter(file);
  QVERIFY(read.wait());
  const auto character = read.first().first().value<ui::Character>();
  QVERIFY2(character.map, qPrintable(character.remark));
  const Take* take = made([&](TakeId id) { edits_->putOnCharacter(id, character); });
  QVERIFY(take);
  QCOMPARE(take->clip->skeleton().joint(0).name.find("Hips") != std::string::npos, true);
  QCOMPARE(take->clip->frameCount(), 100);
  QVERIFY2(take->report.remarks.front().find("feet") != std::string::npos, take->report.remarks.front().c_str());
}

void TstTakeEdits::aSkeletonThatIsNoBodyIsOneSentence() {
  core::motion::ClipData data;
  data.skeleton = std::make_shared<core::motion::Skeleton>(std::vector<core::motion::Joint>{{"tail", -1, {}}, {"tip", 0, {0, 1, 0}}});
  data.fps = 20.0;
  data.rootPositions = {{0, 0, 0}, {0, 0, 0}};
  data.rotations.assign(4, glm::quat(1, 0, 0, 0));
  Take tail;
  tail.name = "Tail";
  tail.clip = std::make_shared<core::motion::Clip>(std::move(data));
  const TakeId id = document_->append(std::move(tail));
  QSignalSpy failed(edits_, &ui::TakeEdits::failed);
  edits_->cleanUp(id);
  QVERIFY(failed.wait());
  QVERIFY(!failed.first().first().value<core::Error>().message.empty());
  QCOMPARE(document_->project().takes.size(), std::size_t{2});
}

void TstTakeEdits::theJointsOfACharacterAreRemembered() {
  QSettings().clear();
  ui::Character character{QStringLiteral("somewhere/hero.fbx"), core::motion::humanml3d::tPoseSkeleton(), {}, QStringLiteral("no map")};
  character.map = *core::motion::mapByNameOrShape(*character.skeleton);
  {
    ui::JointMapDialog dialog(character);
    auto* hand = dialog.findChild<QComboBox*>("left_wrist");
    QVERIFY(hand);
    QCOMPARE(hand->currentText(), QStringLiteral("left_wrist"));
    hand->setCurrentIndex(0);
    QVERIFY(dialog.character().map->joints[core::motion::humanml3d::kLeftWrist].empty());
    dialog.accept();
    if (const QByteArray keep = qgetenv("GESTO_KEEP_PICTURE"); !keep.isEmpty()) {
      dialog.show();
      QVERIFY(dialog.grab().save(QString::fromLocal8Bit(keep)));
    }
  }
  ui::JointMapDialog again(character);
  QCOMPARE(again.findChild<QComboBox*>("left_wrist")->currentIndex(), 0);
  QCOMPARE(again.findChild<QComboBox*>("right_wrist")->currentText(), QStringLiteral("right_wrist"));
}

STUDIO_GUI_TEST_MAIN(TstTakeEdits)
#include "tst_take_edits.moc"
