// What an animator met in the first hour with the program, and does not meet again.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/library/model_library_window.h"
#include "ui/look/pose_icon.h"
#include "ui/setup/command_palette.h"
#include "ui/setup/languages.h"
#include "ui/setup/preferences_dialog.h"
#include "ui/training/curve_plot.h"
#include "ui/viewport/overlay_hint.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStyle>
#include <QTimer>

using test_support::TestStudio;

class TstAnimatorHour : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void allDigitsOfASeedAreSeen();
  void theExampleKeepsItsSeed();
  void commandsStandInLine();
  void buttonsLookAlike();
  void theKeysAreThoseThatAreSet();
  void aWindowOfModelsUsesItsRoom();
  void anEmptyPlotCountsNothing();
  void whatCanBeDoneInANarrowViewIsAllSaid();
  void drawnStylesAreSeenInLight();
  void oneIsOneAndTwoAreSeveral();
};

void TstAnimatorHour::allDigitsOfASeedAreSeen() {
  TestStudio test;
  auto* variants = test.window.findChild<QSpinBox*>("variants");
  variants->setFocus();
  variants->selectAll();
  QTest::keyClicks(variants, "4");
  QVERIFY(test.window.findChild<QWidget*>("keepBest")->isVisible());
  auto* seed = test.window.findChild<QLineEdit*>("seed");
  seed->setFocus();
  seed->selectAll();
  QTest::keyClicks(seed, "836613");
  QTest::qWait(50);
  test_support::keepPicture(test.window, QStringLiteral("seed"));
  const int words = seed->fontMetrics().horizontalAdvance(QStringLiteral("836613"));
  QVERIFY2(seed->width() >= words + 14, qPrintable(QStringLiteral("%1 of %2 pixels").arg(seed->width()).arg(words)));
  QVERIFY2(variants->width() >= variants->minimumSizeHint().width() - 16, qPrintable(QString::number(variants->width())));
}

void TstAnimatorHour::theExampleKeepsItsSeed() {
  // The first project that anybody sees: what they change is all that changes there, as in a project of their own.
  test_support::FakeGenerationService service;
  ui::StudioOptions options;
  options.exampleProject = QStringLiteral(STUDIO_SOURCE_DIR "/resources/first_run.gesto");
  options.usesSettings = false;
  ui::Studio studio(service, service, service, options);
  ui::MainWindow window(studio);
  window.show();
  window.begin({});
  QTRY_VERIFY(studio.document.project().takes.size() > 1);
  const auto before = studio.document.project().takes.size();
  const auto seed = studio.document.project().draft.request.seed;
  window.activateWindow();
  (void)QTest::qWaitForWindowActive(&window, 2000);
  QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
  QTRY_COMPARE(studio.document.project().takes.size(), before + 1);
  QCOMPARE(studio.document.project().draft.request.seed, seed);
  QCOMPARE(window.findChild<QLineEdit*>("seed")->text(), QString::number(seed));
}

void TstAnimatorHour::commandsStandInLine() {
  TestStudio test;
  test.window.activateWindow();
  (void)QTest::qWaitForWindowActive(&test.window, 2000);
  QTest::keyClick(&test.window, Qt::Key_K, Qt::ControlModifier);
  auto* list = test.window.findChild<QListWidget*>("paletteList");
  QVERIFY(list && list->count() > 50);
  test_support::keepPicture(*list->window(), QStringLiteral("palette"));
  const int height = list->visualItemRect(list->item(0)).height();
  for (int i = 0; i < list->count(); ++i) {
    QCOMPARE(list->visualItemRect(list->item(i)).height(), height);
    QVERIFY2(!list->item(i)->icon().isNull(), qPrintable(list->item(i)->text()));
  }
}

void TstAnimatorHour::buttonsLookAlike() {
  TestStudio test;
  test.window.activateWindow();
  (void)QTest::qWaitForWindowActive(&test.window, 2000);
  QTest::keyClick(&test.window, Qt::Key_Comma, Qt::ControlModifier);
  auto* dialog = test.window.findChild<ui::PreferencesDialog*>();
  QVERIFY(dialog);
  for (auto* box : dialog->findChildren<QDialogButtonBox*>()) {
    QVERIFY(!box->style()->styleHint(QStyle::SH_DialogButtonBox_ButtonsHaveIcons, nullptr, box));
    for (auto* button : box->buttons()) QVERIFY2(button->icon().isNull(), qPrintable(button->text()));
  }
}

void TstAnimatorHour::theKeysAreThoseThatAreSet() {
  QSettings().setValue(QStringLiteral("look/navigation"), QStringLiteral("maya"));
  TestStudio test({}, {}, true);
  const auto words = [&test] {
    QString said;
    QTimer::singleShot(50, &test.window, [&said] {
      auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      QVERIFY(box);
      said = box->text();
      QTest::keyClick(box, Qt::Key_Escape);
    });
    test.window.activateWindow();
    (void)QTest::qWaitForWindowActive(&test.window, 2000);
    QTest::keyClick(&test.window, Qt::Key_F1, Qt::ShiftModifier);
    return said;
  };
  QVERIFY2(words().contains(QStringLiteral("<b>Ctrl+Return</b>")), qPrintable(words()));
  QVERIFY(words().contains(QStringLiteral("<b>Alt and left drag</b>")));
  QVERIFY(words().contains(QStringLiteral("<b>←  →</b>")));
  test.window.actions().generate->setShortcut(QKeySequence(Qt::ALT | Qt::Key_G));
  QVERIFY(words().contains(QStringLiteral("<b>Alt+G</b>")));
}

void TstAnimatorHour::aWindowOfModelsUsesItsRoom() {
  TestStudio test;
  test.window.activateWindow();
  (void)QTest::qWaitForWindowActive(&test.window, 2000);
  QTest::keyClick(&test.window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
  auto* models = test.window.findChild<ui::ModelLibraryWindow*>();
  QVERIFY(models && models->isVisible());
  QTest::qWait(50);
  test_support::keepPicture(*models, QStringLiteral("models"));
  const auto* list = models->findChild<QAbstractItemView*>();
  QVERIFY(list);
  int lowest = 0;
  for (auto* button : models->findChildren<QPushButton*>()) lowest = std::max(lowest, button->mapTo(models, button->rect().bottomLeft()).y());
  QVERIFY2(models->height() - lowest < 60, qPrintable(QStringLiteral("%1 of %2").arg(lowest).arg(models->height())));
}

void TstAnimatorHour::anEmptyPlotCountsNothing() {
  ui::CurvePlot plot;
  plot.resize(600, 400);
  const QImage empty = plot.grab().toImage();
  // Left of the field, where numbers would stand.
  for (int y = 0; y < empty.height(); ++y)
    for (int x = 0; x < 40; ++x) QCOMPARE(empty.pixelColor(x, y), empty.pixelColor(0, 0));
}

void TstAnimatorHour::whatCanBeDoneInANarrowViewIsAllSaid() {
  // How to end the drawing of a path stood behind the edge of one of two views.
  const auto heightOf = [](int width) {
    QImage view(width, 200, QImage::Format_RGB32);
    view.fill(Qt::black);
    QPainter painter(&view);
    ui::paintOverlayHint(painter, width, QStringLiteral("Click: next way point · drag: move · handle: facing · Delete: remove · Esc: done"));
    painter.end();
    int lowest = 0;
    for (int y = 0; y < view.height(); ++y)
      if (view.pixelColor(40, y) != QColor(Qt::black)) lowest = y;
    return lowest;
  };
  QVERIFY(heightOf(900) > 10);
  QVERIFY2(heightOf(300) > heightOf(900) + 10, qPrintable(QString::number(heightOf(300))));
}

void TstAnimatorHour::drawnStylesAreSeenInLight() {
  // A body in nearly white on a tile in nearly white: only an arm was left of it.
  ui::theme::apply(*qApp, ui::theme::Scheme::Light);
  const QImage drawn = ui::styleIcon(QStringLiteral("old"), 60, 1.0).toImage();
  ui::theme::apply(*qApp);
  int dark = 0;
  for (int y = 0; y < 50; ++y)  // above the shadow
    for (int x = 0; x < 60; ++x)
      dark += drawn.pixelColor(x, y).alpha() > 200 && drawn.pixelColor(x, y).lightnessF() < 0.4f && drawn.pixelColor(x, y).hsvSaturationF() < 0.5f;
  QVERIFY2(dark > 60, qPrintable(QString::number(dark)));
}

void TstAnimatorHour::oneIsOneAndTwoAreSeveral() {
  ui::EnglishPlurals english;
  QCOMPARE(QCoreApplication::translate("ui::MetricsWindow", "%n row(s)", nullptr, 2), QStringLiteral("2 row(s)"));
  QCoreApplication::installTranslator(&english);
  QCOMPARE(QCoreApplication::translate("ui::MetricsWindow", "%n row(s)", nullptr, 1), QStringLiteral("1 row"));
  QCOMPARE(QCoreApplication::translate("ui::MetricsWindow", "%n row(s)", nullptr, 8), QStringLiteral("8 rows"));
  QCOMPARE(QCoreApplication::translate("ui::MetricsWindow", "New evaluation…"), QStringLiteral("New evaluation…"));
  QCoreApplication::removeTranslator(&english);
}

STUDIO_GUI_TEST_MAIN(TstAnimatorHour)
#include "tst_animator_hour.moc"
