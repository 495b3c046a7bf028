// The style's strength is drawn over time, and two styles are mixed, with mouse and keyboard.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/steered_window.h"
#include "ui/panels/strength_lane.h"
#include "ui/panels/style_mix_row.h"
#include "ui/session/request_conversion.h"

#include <QListView>
#include <QSlider>
#include <QToolButton>

using namespace core::document;
using test_support::Steered;

namespace {

core::services::ModelInfo model(const char* name, bool changes) {
  core::services::ModelInfo info;
  info.name = name, info.familyTitle = changes ? "SMooDi" : "MDM";
  info.can.plan = info.can.course = changes;
  return info;
}

struct Strength : Steered {
  explicit Strength(std::vector<core::services::ModelInfo> installed = {}) : Steered(std::move(installed)) {
    lane = window.findChild<ui::StrengthLane*>();
    row = window.findChild<ui::StyleMixRow*>();
    list = window.findChild<QListView*>(QStringLiteral("styleList"));
  }
  const TakeCourse& course() const { return request().course; }
  QString told() const {
    QStringList points;
    for (const auto& point : course().strength) points << QStringLiteral("%1:%2").arg(point.time).arg(point.value);
    return points.join(u',');
  }
  QPoint at(double seconds, double strength) const { return lane->placeOf(seconds, strength).toPoint(); }
  QPoint at(std::size_t point) const { return lane->placeOf(point).toPoint(); }
  void unfold() {
    window.actions().showStrength->trigger();
    QTRY_VERIFY(lane->isVisible() && lane->width() > 300);
    QTest::qWait(20);
  }
  QModelIndex tile(const QString& title) const {
    for (int i = 0; i < list->model()->rowCount(); ++i)
      if (list->model()->index(i, 0).data().toString() == title) return list->model()->index(i, 0);
    return {};
  }
  QPoint placeOf(const QString& title) const {
    list->scrollTo(tile(title));
    return list->visualRect(tile(title)).center();
  }
  void choose(const QString& title) { QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, placeOf(title)); }
  /// A right click on a tile.
  bool fromTile(const QString& title, const QString& words) { return chooseFromMenu(list->viewport(), placeOf(title), words); }

  ui::StrengthLane* lane = nullptr;
  ui::StyleMixRow* row = nullptr;
  QListView* list = nullptr;
};

}  // namespace

class TstStyleStrength : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void pointsAreAddedDraggedAndRemoved();
  void pointsAreMovedByTheKeyboard();
  void theCurveIsAskedForAndKept();
  void aSecondStyleIsMixedIn();
  void theLegsHaveTheirOwn();
  void whatTheModelCannotIsGreyWithAReason();
  void itIsSeen();
};

void TstStyleStrength::pointsAreAddedDraggedAndRemoved() {
  Strength test;
  QVERIFY(!test.lane->isVisible());  // folded
  test.unfold();
  QTest::mouseDClick(test.lane, Qt::LeftButton, {}, test.at(2.0, 4.0));
  // Before the first one it is as strong as the slider says.
  QCOMPARE(test.course().strength.size(), std::size_t{2});
  QCOMPARE(test.course().strength[0], (core::base::CurvePoint{0.0, 1.5}));
  QVERIFY(std::abs(test.course().strength[1].time - 2.0) < 0.06 && std::abs(test.course().strength[1].value - 4.0) < 0.2);
  QCOMPARE(test.lane->chosen(), 1);
  const auto before = test.told();
  Steered::drag(test.lane, test.at(1), test.at(1) + QPoint(test.pixels(1.0), 10));
  QVERIFY(std::abs(test.course().strength[1].time - 3.0) < 0.11);
  QVERIFY(test.course().strength[1].value < 3.2);
  // Not past its neighbour, and not below nothing.
  Steered::drag(test.lane, test.at(1), test.at(0) + QPoint(-40, 200));
  QCOMPARE(test.course().strength[1], (core::base::CurvePoint{0.05, 0.0}));
  test.studio.document.undo();
  test.studio.document.undo();
  QCOMPARE(test.told(), before);
  QVERIFY(test.chooseFromMenu(test.lane, test.at(1), QStringLiteral("Remove the point")));
  QCOMPARE(test.told(), QStringLiteral("0:1.5"));
  QVERIFY(test.chooseFromMenu(test.lane, test.at(3.0, 4.0), QStringLiteral("One strength all through")));
  QVERIFY(test.course().strength.empty());
  test.studio.document.undo();
  test.studio.document.undo();
  QCOMPARE(test.told(), before);
  test.studio.document.undo();
  QVERIFY(test.course().strength.empty());
  QVERIFY(test.lane->isVisible());
  test.window.actions().showStrength->trigger();
  QVERIFY(!test.lane->isVisible());
  // What is there is seen.
  test.studio.document.redo();
  QVERIFY(test.lane->isVisible());
}

void TstStyleStrength::pointsAreMovedByTheKeyboard() {
  Strength test;
  test.unfold();
  QTest::mouseDClick(test.lane, Qt::LeftButton, {}, test.at(2.0, 3.0));
  test.window.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&test.window, 2000));
  test.lane->setFocus();
  const auto point = test.course().strength[1];
  const double time = test.studio.clock.time();
  QTest::keyClick(test.lane, Qt::Key_Up);
  QTest::keyClick(test.lane, Qt::Key_Up);
  QTest::keyClick(test.lane, Qt::Key_Right, Qt::ControlModifier);
  QVERIFY(std::abs(test.course().strength[1].value - point.value - 0.2) < 0.051);
  QVERIFY(std::abs(test.course().strength[1].time - point.time - 0.05) < 1e-9);
  QCOMPARE(test.studio.clock.time(), time);  // the arrows are the lane's
  QTest::keyClick(test.lane, Qt::Key_Left);
  QCOMPARE(test.lane->chosen(), 0);
  QTest::keyClick(test.lane, Qt::Key_Delete);
  QCOMPARE(test.course().strength.size(), std::size_t{1});
  QCOMPARE(test.project().takes.size(), std::size_t{1});
}

void TstStyleStrength::theCurveIsAskedForAndKept() {
  Strength test;
  test.unfold();
  test.choose(QStringLiteral("Old"));
  QTest::mouseDClick(test.lane, Qt::LeftButton, {}, test.at(2.0, 4.0));
  // The slider says nothing now, and says why.
  auto* slider = test.window.findChild<QWidget*>(QStringLiteral("styleWeight"));
  QVERIFY(!slider->isEnabled() && slider->toolTip().contains(QStringLiteral("timeline")));
  test.make("a person walks");
  QVERIFY(test.service.lastRequest.plan.course.strength == test.course().strength);
  const Take& take = test.project().takes.back();
  QVERIFY(take.request.course == test.course());
  QVERIFY2(QString::fromStdString(take.name).contains(QStringLiteral("strength over time")), take.name.c_str());
  QVERIFY(ui::commandLine(take, {}).contains(QStringLiteral(" --ws-curve 0:1.5,")));
}

void TstStyleStrength::aSecondStyleIsMixedIn() {
  Strength test;
  auto* mix = test.window.findChild<QToolButton*>(QStringLiteral("mixStyle"));
  QVERIFY(!mix->isEnabled() && mix->toolTip().contains(QStringLiteral("Choose a style first")));
  test.choose(QStringLiteral("Old"));
  QVERIFY(mix->isEnabled() && !test.row->isVisible());
  QVERIFY(test.fromTile(QStringLiteral("Proud"), QStringLiteral("Mix with “Old”")));
  QCOMPARE(test.course().mix, (TakeStyle{TakeStyle::Kind::Named, "proud", {}}));
  QCOMPARE(test.course().share, (core::base::Curve{{0.0, 0.5}}));
  QTRY_VERIFY(test.row->isVisible());
  auto* share = test.row->findChild<QSlider*>(QStringLiteral("styleShare"));
  QTest::keyClick(share, Qt::Key_Home);
  QCOMPARE(test.course().share, (core::base::Curve{{0.0, 0.0}}));
  test.studio.document.undo();
  QCOMPARE(share->value(), 50);
  QTest::mouseClick(test.row->findChild<QToolButton*>(QStringLiteral("mixOverTime")), Qt::LeftButton);
  QCOMPARE(test.course().share, (core::base::Curve{{0.0, 0.0}, {4.0, 1.0}}));
  QVERIFY(!share->isEnabled());
  test.make("a person walks");
  QCOMPARE(test.service.lastRequest.plan.course.mix.name, std::string("proud"));
  QVERIFY(ui::commandLine(test.project().takes.back(), {}).contains(QStringLiteral("--mix-style proud --mix-curve 0:0,4:1")));
  QTest::mouseClick(test.row->findChild<QToolButton*>(QStringLiteral("unmixStyle")), Qt::LeftButton);
  QVERIFY(test.course() == TakeCourse{} && !test.row->isVisible());
  test.studio.document.undo();
  QCOMPARE(test.course().share.size(), std::size_t{2});
}

void TstStyleStrength::theLegsHaveTheirOwn() {
  Strength test;
  test.choose(QStringLiteral("Proud"));
  QVERIFY(test.fromTile(QStringLiteral("Old"), QStringLiteral("For the legs alone")));
  QCOMPARE(test.course().legs.name, std::string("old"));
  QTRY_VERIFY(test.row->isVisible());
  QVERIFY(!test.row->findChild<QSlider*>(QStringLiteral("styleShare"))->isVisible());
  test.make("a person walks");
  QCOMPARE(test.service.lastRequest.plan.course.legs.name, std::string("old"));
  QTest::mouseClick(test.row->findChild<QToolButton*>(QStringLiteral("sameLegs")), Qt::LeftButton);
  QVERIFY(test.course() == TakeCourse{});
}

void TstStyleStrength::whatTheModelCannotIsGreyWithAReason() {
  Strength test({model("default", true), model("mdm", false)});
  test.unfold();
  test.choose(QStringLiteral("Old"));
  QTest::mouseDClick(test.lane, Qt::LeftButton, {}, test.at(2.0, 4.0));
  test.studio.models.choose("mdm");
  QVERIFY(test.course() == TakeCourse{} && !test.lane->isEnabled());
  QVERIFY(!test.window.actions().showStrength->isEnabled());
  QVERIFY(test.window.actions().showStrength->toolTip().contains(QStringLiteral("MDM keeps one style")));
  auto* mix = test.window.findChild<QToolButton*>(QStringLiteral("mixStyle"));
  QVERIFY(!mix->isEnabled() && mix->toolTip().contains(QStringLiteral("MDM")));
  // With the model the curve comes back.
  test.studio.document.undo();
  QCOMPARE(test.course().strength.size(), std::size_t{2});
  QVERIFY(test.lane->isEnabled());
}

void TstStyleStrength::itIsSeen() {
  Strength test;
  test.unfold();
  test.choose(QStringLiteral("Old"));
  test_support::keepPicture(test.window, QStringLiteral("empty"));
  QTest::mouseDClick(test.lane, Qt::LeftButton, {}, test.at(1.0, 1.5));
  QTest::mouseDClick(test.lane, Qt::LeftButton, {}, test.at(2.5, 4.5));
  QTest::mouseDClick(test.lane, Qt::LeftButton, {}, test.at(3.5, 0.5));
  QCOMPARE(test.course().strength.size(), std::size_t{4});
  QVERIFY(test.fromTile(QStringLiteral("Proud"), QStringLiteral("Mix with “Old”")));
  QVERIFY(test.fromTile(QStringLiteral("Chicken"), QStringLiteral("For the legs alone")));
  test.placeOf(QStringLiteral("Old"));
  const QImage lane = test.lane->grab().toImage();
  bool isDrawn = false;
  for (int x = 0; x < lane.width(); ++x)
    for (int y = 0; y < lane.height(); ++y) isDrawn = isDrawn || lane.pixelColor(x, y) == ui::theme::kAccent;
  QVERIFY(isDrawn);
  test_support::keepPicture(test.window, QStringLiteral("full"));
}

STUDIO_GUI_TEST_MAIN(TstStyleStrength)
#include "tst_style_strength.moc"
