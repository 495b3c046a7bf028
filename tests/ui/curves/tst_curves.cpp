// Curves of joints under the timeline: what they say is checked against the motion itself, with mouse and keyboard where a person would use them.
#include "core/motion/humanml3d_skeleton.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/steered_window.h"
#include "ui/curves/curve_lane.h"
#include "ui/look/body_joints.h"
#include "ui/panels/action_lane.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QToolButton>
#include <QWheelEvent>

#include <glm/geometric.hpp>

using core::motion::Clip;
using test_support::Steered;
using ui::CurveKind;
using ui::JointPlot;

class TstCurves : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void curvesSayWhatTheMotionDoes();
  void aBendIsTheAngleOfTheBones();
  void namesFitOtherBodies();
  void theyAreFoldedAwayUntilAsked();
  void noCurveHidesAnother();
  void aClickGoesToItsTime();
  void theMouseIsToldTheValueWithItsUnit();
  void jointsAreChosenFromTheMenu();
  void aClickOnAJointInTheViewChoosesIt();
  void everyShownTakeHasItsOwn();
  void theWheelZoomsRulerAndCurves();
  void whatWasChosenIsRemembered();
};

namespace {

/// One bone standing on the other: a root, a middle and an end, which turns to one side with time and rises.
std::shared_ptr<const Clip> folding(double fps, int frames) {
  core::motion::ClipData data;
  data.skeleton = std::make_shared<core::motion::Skeleton>(
      std::vector<core::motion::Joint>{{"root", -1, {}}, {"middle", 0, {0, 1, 0}}, {"end", 1, {0, 1, 0}}, {"other", 0, {1, 0, 0}}});
  data.fps = fps;
  for (int frame = 0; frame < frames; ++frame) {
    data.rootPositions.emplace_back(0.1f * static_cast<float>(frame), 0.05f * static_cast<float>(frame), -0.2f);
    for (int joint = 0; joint < 4; ++joint)
      data.rotations.push_back(joint == 1 ? glm::angleAxis(glm::radians(10.0f * static_cast<float>(frame)), glm::vec3(0, 0, 1)) : glm::quat(1, 0, 0, 0));
  }
  return std::make_shared<const Clip>(std::move(data));
}

struct Curved : Steered {
  Curved() { lane = window.findChild<ui::CurveLane*>(); }
  void open() {
    press(Qt::Key_U);
    QTRY_VERIFY(lane->isVisible() && plot()->width() > 200);
  }
  JointPlot* plot() { return window.findChild<JointPlot*>("jointPlot"); }
  ui::CurveLane* lane = nullptr;
};

}  // namespace

void TstCurves::curvesSayWhatTheMotionDoes() {
  const auto clip = folding(10.0, 8);
  const auto track = render::trackOf(*clip);
  const auto of = [&](int joint, CurveKind kind) { return ui::jointCurve(*clip, track, joint, kind); };
  for (int frame = 0; frame < 8; ++frame) {
    const auto at = static_cast<std::size_t>(frame);
    QVERIFY(std::abs(of(0, CurveKind::Height)[at] - 0.05f * static_cast<float>(frame)) < 1e-5f);
    QVERIFY(std::abs(of(0, CurveKind::AlongX)[at] - 0.1f * static_cast<float>(frame)) < 1e-5f);
    QVERIFY(std::abs(of(0, CurveKind::AlongZ)[at] + 0.2f) < 1e-5f);
    // A tenth of a second a frame: a metre a second along, half a one up.
    QVERIFY(std::abs(of(0, CurveKind::Speed)[at] - std::hypot(1.0f, 0.5f)) < 1e-4f);
  }
  QCOMPARE(ui::curveAt({1.0f, 3.0f, 5.0f}, 10.0, 0.15), 4.0f);
  QCOMPARE(ui::curveAt({1.0f, 3.0f, 5.0f}, 10.0, 9.0), 5.0f);
  QCOMPARE(ui::curveAt({1.0f, 3.0f, 5.0f}, 10.0, -1.0), 1.0f);
}

void TstCurves::aBendIsTheAngleOfTheBones() {
  const auto clip = folding(10.0, 8);
  const auto track = render::trackOf(*clip);
  const auto bend = ui::jointCurve(*clip, track, 1, CurveKind::Bend);
  QCOMPARE(bend.size(), std::size_t{8});
  for (std::size_t frame = 0; frame < 8; ++frame) QVERIFY(std::abs(bend[frame] - 10.0f * static_cast<float>(frame)) < 0.05f);
  // Without a bone on both sides, or with several that go on, there is none.
  QVERIFY(ui::jointCurve(*clip, track, 2, CurveKind::Bend).empty());
  QVERIFY(ui::jointCurve(*clip, track, 0, CurveKind::Bend).empty());
}

void TstCurves::namesFitOtherBodies() {
  namespace human = core::motion::humanml3d;
  const auto& own = *human::skeleton();
  QCOMPARE(ui::jointNamed(own, "left_knee"), static_cast<int>(human::kLeftKnee));
  QCOMPARE(ui::jointNameOf(own, human::kLeftKnee), std::string("left_knee"));
  // The body with the names of another program.
  auto joints = own.joints();
  joints[human::kLeftKnee].name = "mixamorig:LeftLeg";
  const core::motion::Skeleton other(joints);
  QCOMPARE(ui::jointNamed(other, "left_knee"), static_cast<int>(human::kLeftKnee));
  QCOMPARE(ui::jointNameOf(other, human::kLeftKnee), std::string("left_knee"));
  QCOMPARE(ui::jointTitle("left_knee"), QStringLiteral("Left knee"));
  const auto chain = folding(10.0, 2);
  QCOMPARE(ui::jointNamed(chain->skeleton(), "left_knee"), -1);
  QCOMPARE(ui::jointNameOf(chain->skeleton(), 1), std::string("middle"));
}

void TstCurves::theyAreFoldedAwayUntilAsked() {
  Curved test;
  QVERIFY(!test.lane->isVisible());
  QVERIFY(test.plot()->curves().empty());  // and nothing is worked out
  const int height = test.surface()->height();
  test.open();
  QTRY_VERIFY(test.surface()->height() < height);
  QCOMPARE(test.plot()->curves().size(), std::size_t{2});
  QCOMPARE(test.plot()->curves()[0].joint, QStringLiteral("Left toes"));
  // The button beside the speed folds them again.
  for (auto* button : test.window.findChildren<QToolButton*>())
    if (button->defaultAction() == test.window.actions().showCurves && button->isVisible()) {
      QTest::mouseClick(button, Qt::LeftButton);
      break;
    }
  QVERIFY(!test.lane->isVisible());
  QTRY_VERIFY2(test.surface()->height() > height - 4, "the views get their room back");
}

void TstCurves::noCurveHidesAnother() {
  ui::PlaybackClock clock;
  clock.setDuration(4.0);
  ui::TimeRuler ruler(clock);
  JointPlot plot(clock, ruler, [](int) { return 0.0; });
  ruler.resize(600, 60);
  plot.resize(600, 100);
  // A flat line, and over it a hill of another take.
  std::vector<float> flat(80, 0.5f), hill(80);
  for (std::size_t i = 0; i < 80; ++i) hill[i] = i < 40 ? 0.025f * static_cast<float>(i) : 1.0f;
  plot.setCurves(CurveKind::Height, {{"a", 0, 0, 20.0, flat}, {"b", 0, 1, 20.0, hill}});
  const QImage image = plot.grab().toImage();
  const auto& curve = plot.curves().front();
  const auto isThere = [&](double seconds) {
    const QPoint at = plot.placeOf(curve, seconds).toPoint();
    for (int y = -1; y <= 1; ++y)
      if (const QColor colour = image.pixelColor(at.x(), at.y() + y); colour.red() > 150 && colour.blue() < 110) return true;
    return false;
  };
  for (const double seconds : {0.5, 1.5, 2.5, 3.5}) QVERIFY2(isThere(seconds), qPrintable(QString::number(seconds)));
}

void TstCurves::aClickGoesToItsTime() {
  Curved test;
  test.open();
  const auto at = [&](double seconds) { return QPoint(static_cast<int>(std::lround(test.ruler->toX(seconds))), 40); };
  QTest::mouseClick(test.plot(), Qt::LeftButton, {}, at(1.5));
  QVERIFY2(std::abs(test.studio.clock.time() - 1.5) < 1e-9, qPrintable(QString::number(test.studio.clock.time())));
  Steered::drag(test.plot(), at(1.5), at(3.0));
  QVERIFY(std::abs(test.studio.clock.time() - 3.0) < 1e-9);
  QVERIFY(!test.studio.clock.isPlaying());
}

void TstCurves::theMouseIsToldTheValueWithItsUnit() {
  Curved test;
  test.open();
  const auto& curve = test.plot()->curves()[1];
  const QPointF place = test.plot()->placeOf(curve, 2.0);
  QVERIFY(QRectF(test.plot()->rect()).contains(place));
  const QStringList words = test.plot()->wordsAt(place);
  QCOMPARE(words.size(), 3);
  QVERIFY2(words[0].contains(QStringLiteral("2.00 s")) && words[0].contains(QStringLiteral("41")), qPrintable(words[0]));
  // The nearest first: A, the joint, its height.
  const QString value = QString::number(static_cast<double>(ui::curveAt(curve.values, curve.fps, 2.0)), 'f', 2);
  QVERIFY2(words[1].startsWith(u'A') && words[1].contains(QStringLiteral("Right toes")) && words[1].endsWith(value + QStringLiteral(" m")), qPrintable(words[1]));
  const QImage before = test.plot()->grab().toImage();
  QTest::mouseMove(test.plot(), place.toPoint());
  QTRY_VERIFY(test.plot()->grab().toImage() != before);
  auto* kind = test.lane->findChild<QComboBox*>("curveKind");
  kind->setFocus();
  QTest::keyClick(kind, Qt::Key_Down);
  QVERIFY2(test.plot()->wordsAt(place)[1].endsWith(QStringLiteral(" m/s")), qPrintable(test.plot()->wordsAt(place)[1]));
  // Toes end the leg: there is no bend, and that is said instead of an empty field.
  for (int i = 0; i < 3; ++i) QTest::keyClick(kind, Qt::Key_Down);
  QCOMPARE(test.lane->kind(), CurveKind::Bend);
  QVERIFY(test.plot()->wordsAt(place).isEmpty());
  test.lane->toggleJoint("left_knee");
  QVERIFY2(test.plot()->wordsAt(place)[1].endsWith(QStringLiteral("°")), qPrintable(test.plot()->wordsAt(place)[1]));
}

void TstCurves::jointsAreChosenFromTheMenu() {
  Curved test;
  test.open();
  auto* menu = test.lane->findChild<QMenu*>("curveJoints");
  const auto choose = [&](const QString& words) {
    Q_EMIT menu->aboutToShow();
    for (QMenu* part : QList<QMenu*>{menu} + menu->findChildren<QMenu*>())
      for (QAction* entry : part->actions())
        if (entry->text() == words) return entry->trigger(), true;
    return false;
  };
  QVERIFY(choose("Hands"));
  QCOMPARE(test.lane->joints(), (std::vector<std::string>{"left_wrist", "right_wrist"}));
  QVERIFY(choose("Left knee"));
  QCOMPARE(test.plot()->curves().size(), std::size_t{3});
  QVERIFY(test.lane->findChild<QLabel*>("curveLegend")->text().contains(QStringLiteral("Left knee")));
  QVERIFY(choose("Left knee"));
  QCOMPARE(test.plot()->curves().size(), std::size_t{2});
  QVERIFY(choose("None"));
  QVERIFY(test.plot()->curves().empty());
  for (const char* joint : {"head", "neck", "pelvis", "left_knee", "right_knee", "left_elbow", "right_elbow"}) test.lane->toggleJoint(joint);
  QCOMPARE(test.lane->joints().size(), std::size_t{ui::CurveLane::kMostJoints});  // the first one went
  QCOMPARE(test.lane->joints().front(), std::string("neck"));
}

void TstCurves::aClickOnAJointInTheViewChoosesIt() {
  Curved test;
  const auto& figure = test.window.views().view(0).scene().figures.front();
  const auto placeOf = [&](int joint) {
    const auto& view = test.window.views().view(0);
    const QSize size = view.pictureSize();
    const auto seen =
        view.camera().clipFromWorld(static_cast<float>(size.width()) / static_cast<float>(size.height())) * glm::vec4(render::jointPositionAt(figure, joint), 1.0f);
    return QPoint(static_cast<int>((seen.x / seen.w + 1.0f) * 0.5f * static_cast<float>(size.width())),
                  static_cast<int>((1.0f - seen.y / seen.w) * 0.5f * static_cast<float>(size.height())));
  };
  QTest::mouseClick(test.surface(), Qt::LeftButton, {}, placeOf(core::motion::humanml3d::kHead));
  QVERIFY2(figure.selectedJoints.empty(), "folded away, a click chooses nothing");
  test.open();
  QTest::qWait(30);  // the views have a new height
  const QPoint head = placeOf(core::motion::humanml3d::kHead);
  QTest::mouseClick(test.surface(), Qt::LeftButton, {}, head);
  QCOMPARE(test.lane->joints().back(), std::string("head"));
  QVERIFY(std::count(figure.selectedJoints.begin(), figure.selectedJoints.end(), static_cast<int>(core::motion::humanml3d::kHead)) == 1);
  // A drag turns the camera and chooses nothing.
  const auto before = test.lane->joints();
  Steered::drag(test.surface(), head, head + QPoint(30, 0));
  QCOMPARE(test.lane->joints(), before);
  QTest::mouseClick(test.surface(), Qt::LeftButton, {}, placeOf(core::motion::humanml3d::kHead));
  QCOMPARE(test.lane->joints().size(), before.size() - 1);
}

void TstCurves::everyShownTakeHasItsOwn() {
  Curved test;
  test.studio.document.editDraft(core::document::DraftField::Seed, [](core::document::Draft& draft) { draft.request.seed = 77; });
  test.make("a person walks");
  test.window.views().showTake(1, 0);
  test.open();
  QCOMPARE(test.plot()->curves().size(), std::size_t{2});
  test.window.views().showTake(2, 1);
  QCOMPARE(test.plot()->curves().size(), std::size_t{4});
  QCOMPARE(test.plot()->curves()[2].view, 1);
  QVERIFY(test.plot()->curves()[0].values != test.plot()->curves()[2].values);
  test.press(Qt::Key_W, Qt::ShiftModifier);
  QCOMPARE(test.plot()->curves().size(), std::size_t{4});
  test.press(Qt::Key_1);
  QCOMPARE(test.plot()->curves().size(), std::size_t{2});
}

void TstCurves::theWheelZoomsRulerAndCurves() {
  Curved test;
  test.open();
  const auto wheel = [](QWidget* on, const QPointF& at, int turned, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(at, on->mapToGlobal(at), {}, QPoint(0, turned), Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(on, &event);
  };
  const double x = test.ruler->toX(2.0);
  wheel(test.plot(), {x, 30}, 240);
  QVERIFY(test.ruler->zoom() > 1.3);
  QVERIFY2(std::abs(test.ruler->toX(2.0) - x) < 0.5, "what is under the pointer stays there");
  wheel(test.ruler, {x, 10}, 240);
  QVERIFY(test.ruler->zoom() > 2.0);
  const double before = test.ruler->toX(2.0);
  wheel(test.ruler, {x, 10}, -120, Qt::ShiftModifier);
  QVERIFY(test.ruler->toX(2.0) < before);
  // Clicks find their time in the zoomed ruler, and the playhead stays in the picture.
  QTest::mouseClick(test.plot(), Qt::LeftButton, {}, QPoint(static_cast<int>(std::lround(test.ruler->toX(2.5))), 30));
  QVERIFY(std::abs(test.studio.clock.time() - 2.5) < 1e-9);
  test.studio.clock.seek(0.0);
  QVERIFY(test.ruler->toX(0.0) > 0.0);
  test.studio.clock.seek(3.9);
  QVERIFY(test.ruler->toX(3.9) < test.ruler->width());
  // The action's words are there though its bar begins outside.
  test.studio.clock.seek(3.0);
  const auto* lane = test.window.findChild<ui::ActionLane*>();
  QVERIFY(lane->barOf(0).left() < 0 && lane->seenBarOf(0).left() >= 0 && lane->seenBarOf(0).width() > 200);
  test.ruler->setFocus();
  QTest::keyClick(test.ruler, Qt::Key_0);
  QCOMPARE(test.ruler->zoom(), 1.0);
  QTest::keyClick(test.ruler, Qt::Key_Plus);
  QVERIFY(test.ruler->zoom() > 1.0);
  QTest::mouseDClick(test.ruler, Qt::LeftButton, {}, QPoint(300, 50));
  QCOMPARE(test.ruler->zoom(), 1.0);
}

void TstCurves::whatWasChosenIsRemembered() {
  {
    Curved test;
    test.open();
    test.lane->toggleJoint("head");
    test.lane->findChild<QComboBox*>("curveKind")->setCurrentIndex(static_cast<int>(CurveKind::Speed));
  }
  Curved test;  // another day
  QCOMPARE(test.lane->joints(), (std::vector<std::string>{"left_foot", "right_foot", "head"}));
  QCOMPARE(test.lane->kind(), CurveKind::Speed);
}

STUDIO_GUI_TEST_MAIN(TstCurves)
#include "tst_curves.moc"
