#include "core/dataset/actions.h"
#include "core/dataset/augment/augmented_clips.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/retarget.h"
#include "core/motion/rig/skeleton_map.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>
#include <glm/geometric.hpp>

#include <algorithm>
#include <set>

using namespace core;

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// A synthetic walk as the 22 joints at 20 fps.
std::vector<glm::vec3> walk(std::uint64_t seed, int frames) {
  const auto clip = test_support::syntheticWalk(seed, frames);
  auto map = motion::findSkeletonMap(clip.skeleton());
  if (!map) throw std::runtime_error(map.error().message);
  return motion::retargetToHumanml3d(clip, *map, motion::humanml3d::kFps).value();
}

constexpr std::size_t kJoints = motion::humanml3d::kJointCount;

double longestStep(const std::vector<glm::vec3>& positions, std::size_t joint) {
  double longest = 0.0;
  for (std::size_t f = 1; f < positions.size() / kJoints; ++f) {
    longest = std::max(longest, static_cast<double>(glm::length(positions[f * kJoints + joint] - positions[(f - 1) * kJoints + joint])));
  }
  return longest;
}

dataset::PoolClip poolClip(const std::string& id, std::uint64_t seed, const std::string& caption) {
  dataset::PoolClip made{"mine", {}, dataset::actionsIn(caption)};
  made.clip.id = id;
  made.clip.split = "train";
  made.clip.captions.push_back({caption, "free"});
  made.clip.positions = walk(seed, 80);
  return made;
}

}  // namespace

class TstActions : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sentenceNamesItsActions_data();
  void sentenceNamesItsActions();
  void oneSentenceInThreeDecides();
  void motionAtAnotherSpeedGoesTheSameWay();
  void joinedMotionRunsOnWithoutAJump();
  void joinedCaptionNamesThePersonOnce();
  void rareActionIsFilledUpAndPairsAreJoined();
};

void TstActions::sentenceNamesItsActions_data() {
  QTest::addColumn<QString>("sentence");
  QTest::addColumn<QString>("actions");
  QTest::newRow("sit") << "a person sits down on a chair"
                       << "sit";
  QTest::newRow("seat") << "the man takes a seat"
                        << "sit";
  QTest::newRow("pick up") << "someone bends over and picks the box up"
                           << "pick up, bend";
  QTest::newRow("walk back") << "a man walks backwards slowly"
                             << "walk, walk backward";
  QTest::newRow("turn back") << "A person walks, turns around and walks back."
                             << "walk, turn, turn back";
  QTest::newRow("a box is no fight") << "a person lifts a box off the floor"
                                     << "pick up";
  QTest::newRow("boxing") << "a man boxes with an invisible opponent"
                          << "punch";
  QTest::newRow("run") << "person jogging in a circle"
                       << "run, circle";
  QTest::newRow("drunk is no run") << "a drunk person"
                                   << "stumble";
  QTest::newRow("crawl") << "he crawls on his hands and knees"
                         << "crawl";
  QTest::newRow("stand alone") << "a person stands still"
                               << "stand";
  QTest::newRow("stand beside") << "a person stands and waves"
                                << "wave";
  QTest::newRow("nothing") << "lorem ipsum"
                           << "";
  QTest::newRow("empty") << ""
                         << "";
}

void TstActions::sentenceNamesItsActions() {
  QFETCH(QString, sentence);
  QFETCH(QString, actions);
  QCOMPARE(QString::fromStdString(joined(dataset::actionsIn(sentence.toStdString()))), actions);
}

void TstActions::oneSentenceInThreeDecides() {
  QCOMPARE(joined(dataset::actionsOf({"a person kicks", "a person moves", "someone acts"})), std::string("kick"));
  QCOMPARE(joined(dataset::actionsOf({"a person kicks", "a person moves", "someone acts", "a figure there"})), std::string());
}

void TstActions::motionAtAnotherSpeedGoesTheSameWay() {
  const auto motion = walk(3, 100);
  for (const double speed : {0.85, 1.0, 1.18}) {
    const auto other = dataset::atOtherSpeed(motion, speed);
    const auto frames = motion.size() / kJoints;
    QCOMPARE(other.size() / kJoints, static_cast<std::size_t>(static_cast<double>(frames - 1) / speed) + 1);
    QVERIFY(glm::length(other.front() - motion.front()) < 1e-6F);
    // The last frame lies at most one frame's way before the original's last.
    QVERIFY2(glm::length(other[other.size() - kJoints] - motion[motion.size() - kJoints]) < 0.15F, qPrintable(QString::number(speed)));
  }
}

void TstActions::joinedMotionRunsOnWithoutAJump() {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto first = walk(seed, 90), second = walk(seed + 10, 90);
    const auto seam = dataset::findSeam(first, second);
    const auto both = dataset::joinMotions(first, second, seam);
    QCOMPARE(both.size() / kJoints, static_cast<std::size_t>(seam.firstEnd) + second.size() / kJoints - static_cast<std::size_t>(seam.secondBegin) - 1);
    QVERIFY(seam.firstEnd * 3 >= static_cast<int>(first.size() / kJoints) * 2 && seam.secondBegin * 3 <= static_cast<int>(second.size() / kJoints));
    for (std::size_t j = 0; j < kJoints; ++j) {
      const double usual = std::max(longestStep(first, j), longestStep(second, j));
      QVERIFY2(longestStep(both, j) < usual + 0.05, qPrintable(QString("joint %1, seed %2: %3 m").arg(j).arg(seed).arg(longestStep(both, j))));
    }
    // What lies far from the seam is the first motion as it was.
    for (std::size_t i = 0; i < static_cast<std::size_t>(seam.firstEnd - 8) * kJoints; ++i) QVERIFY(both[i] == first[i]);
  }
}

void TstActions::joinedCaptionNamesThePersonOnce() {
  QCOMPARE(dataset::joinedCaption("a person walks.", "a person sits down", ", then "), std::string("a person walks, then sits down"));
  QCOMPARE(dataset::joinedCaption("he runs", "the woman kicks twice.", " and then "), std::string("he runs and then kicks twice"));
  QCOMPARE(dataset::joinedCaption("someone waves", "jumping", " and "), std::string("someone waves and jumping"));
}

void TstActions::rareActionIsFilledUpAndPairsAreJoined() {
  const std::vector<dataset::PoolClip> pool = {poolClip("a", 1, "a person walks"), poolClip("b", 2, "a person sits down"), poolClip("c", 3, "someone kicks")};
  const auto make = [&](std::uint64_t seed) {
    std::vector<std::pair<std::string, dataset::RawClip>> made;
    dataset::makeAugmentedClips(pool, {.fewestOfAnAction = 4, .joined = 2, .seed = seed}, [&](const std::string& source, dataset::RawClip clip) {
      made.emplace_back(source, std::move(clip));
      return true;
    });
    return made;
  };
  const auto made = make(1);
  QCOMPARE(std::count_if(made.begin(), made.end(), [](const auto& item) { return item.first == "joined"; }), std::ptrdiff_t(2));
  QCOMPARE(made.size(), std::size_t(2 + 9));  // three actions, from one clip to four
  std::set<std::string> ids;
  for (const auto& [source, clip] : made) {
    ids.insert(clip.id);
    QCOMPARE(clip.split, std::string("train"));
    QVERIFY(!clip.captions.empty());
  }
  QCOMPARE(ids.size(), made.size());
  const auto again = make(1), other = make(2);
  bool isSame = true;
  for (std::size_t i = 0; i < made.size(); ++i) {
    QCOMPARE(again[i].second.id, made[i].second.id);
    QVERIFY(again[i].second.positions == made[i].second.positions);
    isSame = isSame && other[i].second.positions == made[i].second.positions;
  }
  QVERIFY2(!isSame, "the seed changes nothing");
}

QTEST_APPLESS_MAIN(TstActions)
#include "tst_actions.moc"
