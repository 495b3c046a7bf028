// Clips of one's own library beside which a motion is made: found, used, undone, generated with and copied. With mouse and keyboard.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/steered_window.h"
#include "ui/library/near_clips_dialog.h"
#include "ui/session/request_conversion.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>

using namespace core::document;
using test_support::Steered;

class TstNearClipsDialog : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void clipsAreFoundAndUsed();
  void takesSayWhatStoodBesideThem();
  void fourAreTheMost();
  void otherModelsSayWhichOneCan();
  void anotherModelDropsThem();
  void whatFailsIsToldInTheDialog();
};

namespace {

struct Beside : Steered {
  explicit Beside(const char* model = "near")
      : Steered({{"default", "smoodi", "SMooDi", {.style = true, .namedStyles = true}, {}, {}, {}},
                 {"near", "remodiffuse", "ReMoDiffuse", {.nearClips = true}, {}, {}, {}}}) {
    studio.models.choose(model);
  }
  ui::NearClipsDialog* open() {
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    return window.findChild<ui::NearClipsDialog*>();
  }
  /// Types a folder and looks there.
  ui::NearClipsDialog* search() {
    auto* dialog = open();
    auto* folder = dialog->findChild<QLineEdit*>("nearFolder");
    folder->setFocus();
    folder->selectAll();
    QTest::keyClicks(folder, "/clips");
    QTest::mouseClick(dialog->findChild<QPushButton*>("findNearClips"), Qt::LeftButton);
    return dialog;
  }
  static QList<QPushButton*> uses(QWidget* dialog) { return dialog->findChildren<QPushButton*>("useNearClip"); }
  static QString note(QWidget* dialog) { return dialog->findChild<QLabel*>("nearNote")->text(); }
  std::vector<std::string> used() const {
    std::vector<std::string> names;
    for (const auto& clip : request().nearClips) names.push_back(clip.file.filename().string());
    return names;
  }
  QPushButton* button() const { return window.findChild<QPushButton*>("nearClips"); }
};

}  // namespace

void TstNearClipsDialog::clipsAreFoundAndUsed() {
  Beside test;
  QVERIFY(test.button()->isVisible());
  QVERIFY(test.button()->text().contains(QStringLiteral("own")));
  auto* dialog = test.search();
  QVERIFY(dialog && dialog->isVisible());
  QTRY_COMPARE(Beside::uses(dialog).size(), 6);
  QCOMPARE(test.service.lastSearch.prompt, std::string("a person walks"));
  QCOMPARE(test.service.lastSearch.library, std::filesystem::path("/clips"));
  QCOMPARE(test.service.lastSearch.model, std::string("near"));
  QVERIFY(test.service.lastSearch.wantsMotions);
  QVERIFY2(Beside::note(dialog).contains(QStringLiteral("6 of 6")), qPrintable(Beside::note(dialog)));
  test_support::keepPicture(*dialog, QStringLiteral("found"));
  QTest::mouseClick(Beside::uses(dialog)[1], Qt::LeftButton);
  QTest::mouseClick(Beside::uses(dialog)[3], Qt::LeftButton);
  QCOMPARE(test.used(), (std::vector<std::string>{"walk_1.bvh", "walk_3.bvh"}));
  QVERIFY(Beside::uses(dialog)[1]->isChecked() && !Beside::uses(dialog)[0]->isChecked());
  QCOMPARE(Beside::uses(dialog)[1]->text(), QStringLiteral("Used"));
  QVERIFY2(test.button()->text().contains(QStringLiteral("2")), qPrintable(test.button()->text()));
  test_support::keepPicture(*dialog, QStringLiteral("used"));
  test_support::keepPicture(test.window, QStringLiteral("panel"));
  // One step of undo each, and the tiles follow.
  test.studio.document.undo();
  QCOMPARE(test.used(), (std::vector<std::string>{"walk_1.bvh"}));
  QVERIFY(!Beside::uses(dialog)[3]->isChecked());
  test.studio.document.redo();
  QTest::mouseClick(Beside::uses(dialog)[1], Qt::LeftButton);
  QCOMPARE(test.used(), (std::vector<std::string>{"walk_3.bvh"}));
  // Other words, by Return; what is used stays used.
  auto* words = dialog->findChild<QLineEdit*>("nearWords");
  words->setFocus();
  words->selectAll();
  QTest::keyClicks(words, "a kick");
  QTest::keyClick(words, Qt::Key_Return);
  QTRY_COMPARE(test.service.lastSearch.prompt, std::string("a kick"));
  QTRY_VERIFY(Beside::uses(dialog).size() == 6 && Beside::uses(dialog)[3]->isChecked());
  QTest::mouseClick(dialog->findChild<QPushButton*>("useNoClips"), Qt::LeftButton);
  QVERIFY(test.used().empty());
  QTest::keyClick(dialog, Qt::Key_Escape);
  QVERIFY(!dialog->isVisible());
}

void TstNearClipsDialog::takesSayWhatStoodBesideThem() {
  Beside test;
  auto* dialog = test.search();
  QTRY_COMPARE(Beside::uses(dialog).size(), 6);
  QTest::mouseClick(Beside::uses(dialog)[0], Qt::LeftButton);
  QTest::keyClick(dialog, Qt::Key_Escape);
  test.make("a person walks");
  QCOMPARE(test.service.lastRequest.nearClips.size(), std::size_t{1});
  QCOMPARE(test.service.lastRequest.nearClips[0].caption, std::string("a person walks, way 0"));
  const auto& take = test.project().takes.back();
  QCOMPARE(take.request.nearClips.size(), std::size_t{1});
  QVERIFY2(QString::fromStdString(take.name).contains(QStringLiteral("beside 1 clip")), take.name.c_str());
  QVERIFY(ui::commandLine(take).contains(QStringLiteral("--beside '/clips/walk_0.bvh=a person walks, way 0'")));
  // The folder and the clips are there when it is opened again.
  dialog = test.open();
  QTRY_COMPARE(Beside::uses(dialog).size(), 6);
  QVERIFY(Beside::uses(dialog)[0]->isChecked());
}

void TstNearClipsDialog::fourAreTheMost() {
  Beside test;
  auto* dialog = test.search();
  QTRY_COMPARE(Beside::uses(dialog).size(), 6);
  for (int i = 0; i < 4; ++i) QTest::mouseClick(Beside::uses(dialog)[i], Qt::LeftButton);
  QVERIFY(!Beside::uses(dialog)[4]->isEnabled() && !Beside::uses(dialog)[4]->toolTip().isEmpty());
  QTest::mouseClick(Beside::uses(dialog)[4], Qt::LeftButton);
  QCOMPARE(test.used().size(), std::size_t{4});
  QTest::mouseClick(Beside::uses(dialog)[0], Qt::LeftButton);
  QVERIFY(Beside::uses(dialog)[4]->isEnabled());
}

void TstNearClipsDialog::otherModelsSayWhichOneCan() {
  Beside test("default");
  QVERIFY(!test.button()->isVisible());
  auto* dialog = test.search();
  QTRY_COMPARE(Beside::uses(dialog).size(), 6);
  QVERIFY(!Beside::uses(dialog)[0]->isEnabled());
  auto* choose = dialog->findChild<QPushButton*>("chooseNearModel");
  QVERIFY(choose->isVisible() && choose->text().contains(QStringLiteral("near")));
  test_support::keepPicture(*dialog, QStringLiteral("model"));
  QTest::mouseClick(choose, Qt::LeftButton);
  QCOMPARE(test.request().model, std::string("near"));
  QVERIFY(!choose->isVisible() && Beside::uses(dialog)[0]->isEnabled());
}

void TstNearClipsDialog::anotherModelDropsThem() {
  Beside test;
  auto* dialog = test.search();
  QTRY_COMPARE(Beside::uses(dialog).size(), 6);
  QTest::mouseClick(Beside::uses(dialog)[0], Qt::LeftButton);
  QTest::keyClick(dialog, Qt::Key_Escape);
  test.studio.models.choose("default");
  QVERIFY(test.used().empty() && !test.button()->isVisible());
  test.studio.document.undo();
  QCOMPARE(test.used().size(), std::size_t{1});
  QCOMPARE(test.request().model, std::string("near"));
}

void TstNearClipsDialog::whatFailsIsToldInTheDialog() {
  Beside test;
  test.service.failure = core::Error{core::ErrorCode::NotFound, "/clips: there is no such folder"};
  auto* dialog = test.search();
  QTRY_VERIFY2(Beside::note(dialog).contains(QStringLiteral("there is no such folder")), qPrintable(Beside::note(dialog)));
  QVERIFY(Beside::uses(dialog).isEmpty());
}

STUDIO_GUI_TEST_MAIN(TstNearClipsDialog)
#include "tst_near_clips_dialog.moc"
