// A take restyled by another model: which one, styles for parts of the body, a style from a video, and whose feet. With mouse and keyboard.
#include "core/document/project_file.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/steered_window.h"
#include "ui/dialogs/restyle_dialog.h"
#include "ui/panels/takes_panel.h"
#include "ui/session/request_conversion.h"
#include "ui/widgets/slider_row.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QUrl>

using namespace core::document;
using core::motion::StyledPart;
using core::services::ModelInfo;
using test_support::Steered;

class TstRestyleDialog : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void theUsualModelTakesTheChosenStyle();
  void partsOfTheBodyHaveStylesOfTheirOwn();
  void aVideoIsAStyle();
  void theWayAndHowMuchStaysAreChosen();
  void whatAModelCannotIsNotShown();
  void withoutAStyleItSaysSo();
};

namespace {

std::vector<ModelInfo> models() {
  std::vector<ModelInfo> all(3);
  all[0] = {"default", "smoodi", "SMooDi", {.style = true, .namedStyles = true, .restyle = true, .inpaints = true}, {}, "", {}};
  all[1] = {"puzzle", "motion-puzzle", "Motion Puzzle", {.generate = false, .style = true, .restyle = true, .partStyles = true, .releasedFeet = true}, {}, "", {}};
  all[2] = {"aberman", "aberman", "Aberman et al.", {.generate = false, .style = true, .restyle = true, .keypointStyles = true, .releasedFeet = true}, {}, "", {}};
  return all;
}

struct Restyled : Steered {
  Restyled() : Steered(models()) {
    for (const char* file : {"/mocap/proud.bvh", "/mocap/tired.bvh"}) studio.styles.addFile(file);
    studio.document.editDraft(DraftField::Style, [](Draft& draft) { draft.request.style = {TakeStyle::Kind::Named, "old", {}}; });
  }
  ui::RestyleDialog* open() {
    press(Qt::Key_R, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    return window.findChild<ui::RestyleDialog*>();
  }
  static QComboBox* box(ui::RestyleDialog* dialog, const char* name) { return dialog->findChild<QComboBox*>(QLatin1String(name)); }
  /// By the keyboard, as far down as it takes.
  static void choose(QComboBox* box, const QString& words) {
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < box->count() && !box->currentText().startsWith(words); ++i) QTest::keyClick(box, Qt::Key_Down);
    QVERIFY2(box->currentText().startsWith(words), qPrintable(box->currentText()));
  }
  static QPushButton* ok(ui::RestyleDialog* dialog) { return dialog->findChild<QPushButton*>("primary"); }
  static void drop(QWidget* on, const QString& file) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(on, &enter);
    if (!enter.isAccepted()) return;
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(on, &event);
  }
};

}  // namespace

void TstRestyleDialog::theUsualModelTakesTheChosenStyle() {
  Restyled test;
  auto* dialog = test.open();
  QVERIFY(dialog && dialog->isVisible());
  QCOMPARE(Restyled::box(dialog, "restyleModel")->count(), 3);
  QCOMPARE(Restyled::box(dialog, "restyleStyle")->currentText(), QStringLiteral("Old"));
  QVERIFY(!Restyled::box(dialog, "restyle_left_arm")->isVisible());
  QVERIFY(!Restyled::box(dialog, "restyleFeet")->isVisible());
  QTest::mouseClick(Restyled::ok(dialog), Qt::LeftButton);
  test.waitFor(2);
  QCOMPARE(test.service.lastRestyle.model, std::string("default"));
  QCOMPARE(test.service.lastRestyle.style.name, std::string("old"));
  QVERIFY(test.service.lastRestyle.motion == test.project().takes.front().clip);
}

void TstRestyleDialog::partsOfTheBodyHaveStylesOfTheirOwn() {
  Restyled test;
  auto* dialog = test.open();
  Restyled::choose(Restyled::box(dialog, "restyleModel"), QStringLiteral("puzzle"));
  QVERIFY(Restyled::box(dialog, "restyle_left_arm")->isVisible());
  // It knows no style by its name.
  QCOMPARE(Restyled::box(dialog, "restyleStyle")->findText(QStringLiteral("Old")), -1);
  QVERIFY(!Restyled::ok(dialog)->isEnabled());
  Restyled::choose(Restyled::box(dialog, "restyleStyle"), QStringLiteral("proud"));
  Restyled::choose(Restyled::box(dialog, "restyle_left_arm"), QStringLiteral("tired"));
  Restyled::choose(Restyled::box(dialog, "restyle_right_leg"), QStringLiteral("tired"));
  Restyled::choose(Restyled::box(dialog, "restyleFeet"), QStringLiteral("As the model's authors do"));
  test_support::keepPicture(*dialog, QStringLiteral("parts"));
  QTest::keyClick(dialog, Qt::Key_Return);
  test.waitFor(2);
  const auto& asked = test.service.lastRestyle;
  QCOMPARE(asked.model, std::string("puzzle"));
  QCOMPARE(asked.style.file, std::filesystem::path("/mocap/proud.bvh"));
  QCOMPARE(asked.parts.size(), std::size_t{2});
  QVERIFY(asked.parts[0].part == StyledPart::RightLeg && asked.parts[1].part == StyledPart::LeftArm);
  QVERIFY(asked.feet == core::services::RestyleRequest::Feet::Released);
  // The take tells it, and "generate again" and the command line ask for the same.
  const Take take = test.project().takes.back();
  QCOMPARE(take.parent, TakeId{1});
  QVERIFY2(QString::fromStdString(take.name).contains(QStringLiteral("Left arm: tired")), take.name.c_str());
  const QString line = ui::commandLine(take);
  QVERIFY2(line.contains(QStringLiteral("--style /mocap/proud.bvh --part-style right_leg=/mocap/tired.bvh --part-style left_arm=/mocap/tired.bvh --feet released")),
           qPrintable(line));
  QVERIFY(line.contains(QStringLiteral("--model puzzle")));
  test.service.lastRestyle = {};
  test.studio.generation.regenerate(take.id);
  test.waitFor(3);
  QCOMPARE(test.service.lastRestyle.parts.size(), std::size_t{2});
  QCOMPARE(test.service.lastRestyle.model, std::string("puzzle"));
  QVERIFY(test.service.lastRestyle.feet == core::services::RestyleRequest::Feet::Released);
  // Undone in one step; the panels stayed as they were.
  test.studio.document.undo();
  test.waitFor(2);
  QCOMPARE(test.request().model, std::string("default"));
  QVERIFY(test.request().restyling == TakeRestyling());
  // The next time that model stands there.
  QCOMPARE(Restyled::box(test.open(), "restyleModel")->currentText(), QStringLiteral("puzzle · Motion Puzzle"));
}

void TstRestyleDialog::aVideoIsAStyle() {
  QTemporaryDir folder;
  const QString frames = folder.filePath(QStringLiteral("treadmill"));
  QDir().mkpath(frames);
  QFile file(frames + QStringLiteral("/walk_000000_keypoints.json"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("{}");
  file.close();
  Restyled test;
  auto* dialog = test.open();
  auto* style = dialog->findChild<ui::StyleChoice*>();
  Restyled::drop(style, frames);
  QVERIFY2(!style->isKeypoints(), "the usual model takes no key points");
  Restyled::choose(Restyled::box(dialog, "restyleModel"), QStringLiteral("aberman"));
  QVERIFY(!dialog->findChild<QSpinBox*>("restylePerson")->isVisible());
  Restyled::drop(style, frames);
  QVERIFY(style->isKeypoints());
  QCOMPARE(Restyled::box(dialog, "restyleStyle")->currentText(), QStringLiteral("treadmill"));
  QVERIFY(dialog->findChild<QSpinBox*>("restylePerson")->isVisible());
  auto* fps = dialog->findChild<QDoubleSpinBox*>("restyleVideoFps");
  fps->setFocus();
  fps->selectAll();
  QTest::keyClicks(fps, QStringLiteral("25"));
  auto* person = dialog->findChild<QSpinBox*>("restylePerson");
  person->setFocus();
  QTest::keyClick(person, Qt::Key_Up);
  test_support::keepPicture(*dialog, QStringLiteral("video"));
  QTest::mouseClick(Restyled::ok(dialog), Qt::LeftButton);
  test.waitFor(2);
  const auto& asked = test.service.lastRestyle;
  QCOMPARE(asked.style.file, std::filesystem::path(frames.toStdString()));
  QCOMPARE(asked.person, 2);
  QCOMPARE(asked.videoFps, 25.0);
  const QString line = ui::commandLine(test.project().takes.back());
  QVERIFY2(line.contains(QStringLiteral("treadmill --person 2 --video-fps 25")), qPrintable(line));
  // To another model than that one key points do not go along.
  auto* again = test.open();
  Restyled::drop(again->findChild<ui::StyleChoice*>(), frames);
  QVERIFY(again->findChild<ui::StyleChoice*>()->isKeypoints());
  Restyled::choose(Restyled::box(again, "restyleModel"), QStringLiteral("puzzle"));
  QVERIFY(!again->findChild<ui::StyleChoice*>()->isKeypoints());
  QVERIFY(!again->findChild<QSpinBox*>("restylePerson")->isVisible());
}

void TstRestyleDialog::theWayAndHowMuchStaysAreChosen() {
  Restyled test;
  auto* dialog = test.open();
  Restyled::choose(Restyled::box(dialog, "restyleWay"), QStringLiteral("By inpainting"));
  auto* kept = dialog->findChild<ui::SliderRow*>("restyleKept");
  QVERIFY(kept && kept->isVisible());
  auto* slider = kept->findChild<QSlider*>();
  slider->setFocus();
  for (int i = 0; i < 4; ++i) QTest::keyClick(slider, Qt::Key_Right);
  QCOMPARE(kept->value(), 60.0);
  test_support::keepPicture(*dialog, QStringLiteral("way"));
  QTest::mouseClick(Restyled::ok(dialog), Qt::LeftButton);
  test.waitFor(2);
  const auto& asked = test.service.lastRestyle;
  QVERIFY(asked.way == core::services::RestyleWay::Inpainting);
  QCOMPARE(asked.turn, 20);
  const Take take = test.project().takes.back();
  QVERIFY(take.request.restyling.isInpainted);
  const QString line = ui::commandLine(take);
  QVERIFY2(line.contains(QStringLiteral("--way inpainting")) && line.contains(QStringLiteral("--turn 20")), qPrintable(line));
  // Saved and asked for again.
  const auto again = core::document::projectFromText(core::document::projectToText(test.project()), "film.gesto");
  QVERIFY(again && again->takes.back().request.restyling == take.request.restyling);
  test.service.lastRestyle = {};
  test.studio.generation.regenerate(take.id);
  test.waitFor(3);
  QVERIFY(test.service.lastRestyle.way == core::services::RestyleWay::Inpainting && test.service.lastRestyle.turn == 20);
  // The other models have one way.
  dialog = test.open();
  Restyled::choose(Restyled::box(dialog, "restyleModel"), QStringLiteral("puzzle"));
  QVERIFY(!Restyled::box(dialog, "restyleWay")->isVisible() && !dialog->findChild<ui::SliderRow*>("restyleKept")->isVisible());
}

void TstRestyleDialog::whatAModelCannotIsNotShown() {
  Restyled test;
  // Those that only restyle are none to generate with.
  QCOMPARE(test.studio.models.models().size(), std::size_t{1});
  QCOMPARE(test.studio.models.restylers().size(), std::size_t{3});
  auto* dialog = test.open();
  auto* model = Restyled::box(dialog, "restyleModel");
  Restyled::choose(model, QStringLiteral("aberman"));
  QVERIFY(!Restyled::box(dialog, "restyle_spine")->isVisible());
  QVERIFY(Restyled::box(dialog, "restyleFeet")->isVisible());
  // What was chosen for a model that can is not asked of one that cannot.
  Restyled::choose(model, QStringLiteral("puzzle"));
  Restyled::choose(Restyled::box(dialog, "restyle_spine"), QStringLiteral("tired"));
  Restyled::choose(Restyled::box(dialog, "restyleFeet"), QStringLiteral("As the model's"));
  QCOMPARE(dialog->request().restyling.parts.size(), std::size_t{1});
  Restyled::choose(model, QStringLiteral("Default"));
  QVERIFY(dialog->request().restyling == TakeRestyling());
  QVERIFY(!Restyled::box(dialog, "restyle_spine")->isVisible());
}

void TstRestyleDialog::withoutAStyleItSaysSo() {
  Restyled test;
  test.studio.document.editDraft(DraftField::Style, [](Draft& draft) { draft.request.style = {}; });
  auto* dialog = test.open();
  Restyled::choose(Restyled::box(dialog, "restyleModel"), QStringLiteral("puzzle"));
  auto* words = dialog->findChild<QLabel*>("restyleWords");
  QVERIFY(words->isVisible() && words->text().startsWith(QStringLiteral("Choose a clip")));
  QVERIFY(!Restyled::ok(dialog)->isEnabled());
  // A part alone is enough: the others keep their own.
  Restyled::choose(Restyled::box(dialog, "restyle_left_arm"), QStringLiteral("tired"));
  QVERIFY(Restyled::ok(dialog)->isEnabled() && !words->isVisible());
  QCOMPARE(ui::restyledTitle(dialog->request()), QStringLiteral("Left arm: tired"));
  QTest::keyClick(dialog, Qt::Key_Escape);
  QTRY_VERIFY(!test.window.findChild<ui::RestyleDialog*>());
  QCOMPARE(test.project().takes.size(), std::size_t{1});
}

STUDIO_GUI_TEST_MAIN(TstRestyleDialog)
#include "tst_restyle_dialog.moc"
