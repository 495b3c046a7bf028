// What a screen reader says of the controls: each has a name, and no two side by side have the same.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"

#include <QAccessible>
#include <QSettings>
#include <QTabWidget>
#include <QTimer>

using test_support::TestStudio;

class TstNamedControls : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void everyControlOfTheWindowHasAName();
  void everyControlOfItsDialogsHasAName();
  void namesAreFewWords();
};

namespace {

QString nameOf(QWidget& widget) {
  const auto* said = QAccessible::queryAccessibleInterface(&widget);
  return said ? said->text(QAccessible::Name) : QString();
}

QList<QWidget*> controlsOf(QWidget& window) {
  QList<QWidget*> controls;
  for (auto* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisible() || widget->window() != &window || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy()) continue;
    if (widget->objectName().startsWith(QStringLiteral("qt_"))) continue;  // parts of Qt's own, which their owners speak for
    controls << widget;
  }
  return controls;
}

QStringList namelessIn(QWidget& window) {
  QStringList found;
  for (auto* widget : controlsOf(window))
    if (nameOf(*widget).trimmed().isEmpty()) found << QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
  return found;
}

}  // namespace

void TstNamedControls::everyControlOfTheWindowHasAName() {
  TestStudio test;
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QVERIFY2(controlsOf(test.window).size() > 30, qPrintable(QString::number(controlsOf(test.window).size())));
  QVERIFY2(namelessIn(test.window).isEmpty(), qPrintable(namelessIn(test.window).join(u'\n')));
  QCOMPARE(nameOf(*test.window.findChild<QWidget*>("rollSeed")), QStringLiteral("Draw another seed"));
  QCOMPARE(nameOf(*test.window.findChild<QWidget*>("takeSearch")), QStringLiteral("Search takes"));
  QCOMPARE(nameOf(*test.window.findChild<QWidget*>("takeList")), QStringLiteral("Takes"));
}

void TstNamedControls::everyControlOfItsDialogsHasAName() {
  TestStudio test;
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  const auto& a = test.window.actions();
  QStringList faults;
  for (QAction* opens : {a.preferences, a.training, a.metrics, a.models, a.help, a.sweep, a.renderView, a.exportTake, a.teach, a.browseStyles, a.commandPalette}) {
    QSet<QWidget*> known;
    for (QWidget* one : QApplication::topLevelWidgets())
      if (one->isVisible()) known << one;
    bool isSeen = false;
    QTimer::singleShot(30, this, [&] {
      for (QWidget* one : QApplication::topLevelWidgets()) {
        if (!one->isVisible() || known.contains(one)) continue;
        isSeen = true;
        auto* tabs = one->findChild<QTabWidget*>();
        for (int page = 0; page < (tabs ? tabs->count() : 1); ++page) {
          if (tabs) tabs->setCurrentIndex(page);
          for (const QString& fault : namelessIn(*one)) faults << opens->objectName() + QStringLiteral(": ") + fault;
        }
        one->close();
      }
    });
    opens->trigger();
    QTRY_VERIFY2(isSeen, qPrintable(opens->objectName()));
  }
  QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void TstNamedControls::namesAreFewWords() {
  TestStudio test;
  for (auto* widget : controlsOf(test.window)) {
    const QString name = nameOf(*widget);
    QVERIFY2(name.size() <= 90 && !name.contains(u'<'), qPrintable(widget->objectName() + QStringLiteral(": ") + name));
  }
}

STUDIO_GUI_TEST_MAIN(TstNamedControls)
#include "tst_named_controls.moc"
