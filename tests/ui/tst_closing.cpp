// The window closes, and what was not yet said is neither lost nor told to what is gone.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"

#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QMessageBox>

#include <memory>

using test_support::TestStudio;

namespace {

/// Types over the number of a panel's first slider, and does not press Enter.
void typeNumber(TestStudio& test, QDockWidget& panel) {
  auto* box = panel.findChild<QDoubleSpinBox*>();
  box->window()->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(box->window()));
  box->setFocus();
  QTRY_VERIFY(box->hasFocus());
  box->selectAll();
  QTest::keyClicks(box, "7.25");
  QVERIFY(!test.studio.document.isModified());
}

}  // namespace

class TstClosing : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aHalfTypedNumberInAFloatingPanelDoesNotOutliveTheWindow();
  void aHalfTypedNumberIsAskedForWhenTheWindowCloses();
};

void TstClosing::aHalfTypedNumberInAFloatingPanelDoesNotOutliveTheWindow() {
  auto test = std::make_unique<TestStudio>();
  auto* panel = test->window.findChild<QDockWidget*>("guidancePanel");
  panel->setFloating(true);
  typeNumber(*test, *panel);
  test.reset();  // the program ended here
}

void TstClosing::aHalfTypedNumberIsAskedForWhenTheWindowCloses() {
  TestStudio test;
  typeNumber(test, *test.window.findChild<QDockWidget*>("guidancePanel"));
  bool isAsked = false;
  QTimer::singleShot(0, &test.window, [&isAsked] {
    auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    isAsked = question != nullptr;
    if (question) question->reject();
  });
  test.window.close();
  QVERIFY(isAsked);
  QVERIFY(test.studio.document.isModified());
}

STUDIO_GUI_TEST_MAIN(TstClosing)
#include "tst_closing.moc"
