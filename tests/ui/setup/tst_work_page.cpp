// What the preferences say about the work: previews, moving pictures, remembered characters, precision, the tour once more.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/help/tour.h"
#include "ui/setup/preferences_dialog.h"
#include "ui/setup/work_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>

using test_support::TestStudio;

namespace {

const QString kOtto = QStringLiteral(STUDIO_SOURCE_DIR "/resources/characters/otto.fbx");
const QString kMilla = QStringLiteral(STUDIO_SOURCE_DIR "/resources/characters/milla.glb");

struct Working : TestStudio {
  Working() : TestStudio({}, {}, true) {
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window, 2000);
    QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
    dialog = window.findChild<ui::PreferencesDialog*>();
    // The page by a click on its tab.
    auto* tabs = dialog->findChild<QTabWidget*>(QStringLiteral("preferencePages"))->tabBar();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
    page = dialog->findChild<ui::WorkPage*>();
  }
  template <class Widget>
  Widget* part(const char* name) {
    return page->findChild<Widget*>(QLatin1String(name));
  }
  void click(const char* button) { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }

  ui::PreferencesDialog* dialog = nullptr;
  ui::WorkPage* page = nullptr;
};

}  // namespace

class TstWorkPage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void whatIsSetIsThereAgain();
  void charactersAreShownWornAndForgotten();
  void theTourComesAgain();
};

void TstWorkPage::whatIsSetIsThereAgain() {
  {
    Working test;
    QVERIFY(test.page->isVisible());
    for (const char* name : {"previewChoice", "movingChoice"}) {
      auto* box = test.part<QCheckBox>(name);
      QVERIFY(box->isChecked());
      box->setFocus();
      QTest::keyClick(box, Qt::Key_Space);
    }
    QVERIFY(!test.studio.preview.isOn() && !test.studio.pictures.isMoving());
    QCOMPARE(ui::WorkPage::precision(), QStringLiteral("exact"));
    auto* precision = test.part<QComboBox>("precisionChoice");
    precision->setFocus();
    QTest::keyClick(precision, Qt::Key_Down);
    QCOMPARE(ui::WorkPage::precision(), QStringLiteral("bf16"));
    test_support::keepPicture(*test.dialog, QStringLiteral("work"));
    test.window.writeSettings();
  }
  Working test;
  QVERIFY(!test.studio.preview.isOn() && !test.studio.pictures.isMoving());
  QVERIFY(!test.part<QCheckBox>("previewChoice")->isChecked() && !test.part<QCheckBox>("movingChoice")->isChecked());
  QCOMPARE(test.part<QComboBox>("precisionChoice")->currentIndex(), 1);
}

void TstWorkPage::charactersAreShownWornAndForgotten() {
  {
    Working test;
    auto* list = test.part<QListWidget>("characterPresets");
    QVERIFY(!test.part<QPushButton>("wearPreset")->isEnabled() && !test.part<QPushButton>("forgetPreset")->isEnabled());
    for (const QString& file : {kOtto, kMilla}) {
      test.studio.character.wear(file);
      QTRY_VERIFY(test.studio.character.worn() && test.studio.character.worn()->file == file);
    }
    test.studio.character.setArmSpace(12.0);
    QCOMPARE(list->count(), 2);
    QVERIFY2(list->item(0)->text().contains(QStringLiteral("milla")) && list->item(0)->text().contains(QStringLiteral("12")), qPrintable(list->item(0)->text()));
    test_support::keepPicture(*test.dialog, QStringLiteral("characters"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
    test.click("wearPreset");
    QTRY_COMPARE(test.studio.character.worn()->file, kOtto);
    QVERIFY(list->item(0)->text().contains(QStringLiteral("otto")));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
    test.click("forgetPreset");
    QCOMPARE(list->count(), 1);
    QCOMPARE(test.studio.character.worn()->file, kOtto);
    test.window.writeSettings();
  }
  Working test;
  QCOMPARE(test.studio.character.presets().size(), qsizetype(1));
}

void TstWorkPage::theTourComesAgain() {
  Working test;
  auto* tour = test.window.findChild<ui::Tour*>();
  tour->end();
  QVERIFY(!tour->isVisible());
  test.click("tourAgain");
  QTRY_VERIFY(tour->isVisible());
  QTRY_VERIFY(!test.window.findChild<ui::PreferencesDialog*>());
}

STUDIO_GUI_TEST_MAIN(TstWorkPage)
#include "tst_work_page.moc"
