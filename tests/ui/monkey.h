#pragma once

#include "tests/support/loop_gap.h"
#include "tests/ui/monkey_cage.h"
#include "ui/actions.h"
#include "ui/window_host.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QWheelEvent>
#include <QWindow>

#include <functional>
#include <random>
#include <utility>

namespace test_support {

/// Random events as a person's hands make them: through the windows, so that popups, modal dialogs and grabs get what they would get. One event a tick, in whichever
/// event loop runs; dialogs of files are answered with files of the given folder, and no dialog stays for long.
class Monkey {
 public:
  struct Options {
    unsigned seed = 1;
    QString folder;  // of the files that it drops and chooses
    std::function<ui::MainWindow&()> window;
    std::function<void(const QString&)> fault;
    std::function<void(const QString&)> done;  // after each event, with what it was
  };

  explicit Monkey(Options options) : options_(std::move(options)), random_(options_.seed) { MonkeyLog::begin(options_.seed); }

  int events() const { return events_; }

  /// Events until the time is over or enough of them were made, and the loops that they opened are left. The window may be hidden afterwards.
  void play(int events, qint64 untilMs) {
    last_ = events_ + events;
    until_ = untilMs;
    QEventLoop loop;
    loop_ = &loop;
    base_ = 0;
    QTimer::singleShot(0, &loop, [this] { tick(); });
    loop.exec();
    loop_ = nullptr;
  }

 private:
  int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(std::max(1, most))); }
  bool chance(int percent) { return below(100) < percent; }
  template <class List>
  auto& oneOf(List& list) {
    return list[static_cast<typename List::size_type>(below(static_cast<int>(list.size())))];
  }

  void tick() {
    const int level = QThread::currentThread()->loopLevel();
    // An event may wait for others (processEvents), and is then not over; one that opened a loop goes on behind the dialog.
    if (!acting_.isEmpty() && level <= acting_.last()) return next();
    if (base_ == 0) base_ = level;
    // Once it is over, or the window is closed (whoever plays makes another), all loops are left. A dialog may have been opened by a job that ended.
    const bool isOver = events_ >= last_ || MonkeyLog::now() > until_ || (level <= base_ && !options_.window().isVisible());
    if (isOver && level <= base_) return loop_->quit();
    next();
    acting_ << level;
    if (isOver)
      leaveTop();
    else
      act();
    acting_.removeLast();
  }
  void next() {
    QTimer::singleShot(1, loop_, [this] { tick(); });
  }

  void say(const QString& event) {
    ++events_;
    what_ = QStringLiteral("%1 %2").arg(events_).arg(event);
    MonkeyLog::add(what_);
  }
  static QString nameOf(const QWidget* widget) {
    if (!widget) return QStringLiteral("nothing");
    QString name = QString::fromLatin1(widget->metaObject()->className());
    if (!widget->objectName().isEmpty()) name += u' ' + widget->objectName();
    if (widget->window() != widget) name += QStringLiteral(" in ") + QString::fromLatin1(widget->window()->metaObject()->className());
    return name;
  }

  void act() {
    QWidget* modal = QApplication::activeModalWidget();
    QWidget* popup = QApplication::activePopupWidget();
    QWidget* top = popup ? popup : modal;
    if (top != top_) top_ = top, ticksOnTop_ = 0;
    ++ticksOnTop_;
    if (auto* files = qobject_cast<QFileDialog*>(modal)) {
      answer(*files);
    } else if (top && (ticksOnTop_ > (popup ? 12 : 60) || acting_.size() > 5)) {
      leaveTop();
    } else {
      const int kind = below(1000);
      if (kind < 330)
        click();
      else if (kind < 410)
        drag();
      else if (kind < 460)
        wheel();
      else if (kind < 560)
        key();
      else if (kind < 730)
        command();
      else if (kind < 790)
        type();
      else if (kind < 830)
        drop();
      else if (kind < 850)
        resize();
      else if (kind < 880)
        dock();
      else if (kind < 920)
        storm();
      else if (kind < 930)
        wait();
      else if (kind < 937)
        look();
      else if (kind < 941)
        closeSomething();
      else
        move();
    }
    options_.done(what_);
  }

  // Whatever is on top is left as a person would, then harder.
  void leaveTop() {
    QWidget* modal = QApplication::activeModalWidget();
    QWidget* popup = QApplication::activePopupWidget();
    QPointer<QWidget> top = popup ? popup : modal;
    if (top != top_) top_ = top, ticksOnTop_ = 0;
    ++ticksOnTop_;
    say(QStringLiteral("leave ") + nameOf(top));
    if (!top) return press(Qt::Key_Escape);
    if (ticksOnTop_ % 5) return press(Qt::Key_Escape);
    if (ticksOnTop_ > 400) {
      options_.fault(QStringLiteral("cannot be left: ") + nameOf(top));
      ticksOnTop_ = 0;
    }
    top->close();
  }

  static QList<QWidget*> windows() {
    QList<QWidget*> found;
    for (QWidget* window : QApplication::topLevelWidgets()) {
      const auto type = window->windowType();
      if (window->isVisible() && window->windowHandle() && type != Qt::ToolTip && type != Qt::SplashScreen && !qobject_cast<QFileDialog*>(window)) found << window;
    }
    std::sort(found.begin(), found.end(), [](const QWidget* a, const QWidget* b) { return nameOf(a) < nameOf(b); });
    return found;
  }
  QWidget* someWindow() {
    if (QWidget* popup = QApplication::activePopupWidget(); popup && chance(85)) return popup;
    if (QWidget* modal = QApplication::activeModalWidget()) return modal;
    const auto all = windows();
    return all.isEmpty() || chance(55) ? &options_.window() : oneOf(all);
  }
  QWidget* someWidget(bool isInView = false) {
    QWidget* window = someWindow();
    QList<QWidget*> found;
    for (QWidget* child : window->findChildren<QWidget*>()) {
      if (child->window() != window || !child->isVisible() || child->visibleRegion().isEmpty()) continue;
      if (!isInView || child->objectName() == QStringLiteral("paintedSurface") || child->objectName() == QStringLiteral("glSurface")) found << child;
    }
    return found.isEmpty() ? window : oneOf(found);
  }
  QPoint somePoint(const QWidget* in) { return {below(in->width()), below(in->height())}; }
  Qt::KeyboardModifiers someModifiers() {
    static const QList<Qt::KeyboardModifiers> kinds = {Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier, Qt::ControlModifier | Qt::ShiftModifier};
    return chance(75) ? Qt::KeyboardModifiers() : oneOf(kinds);
  }

  void mouse(const QPointer<QWidget>& on, QEvent::Type type, const QPoint& at, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
    QWindow* window = on ? on->window()->windowHandle() : nullptr;
    if (type == QEvent::MouseButtonPress) pressedPanel_ = panelOf(on);
    if (!window || !on->isVisible()) return type == QEvent::MouseButtonRelease ? letGo(at, button) : void();
    if (type == QEvent::MouseButtonPress) held_.setFlag(button, true);
    if (type == QEvent::MouseButtonRelease) held_.setFlag(button, false);
    const QPoint place = on->mapTo(on->window(), at);
    QTest::lastMouseTimestamp += 1;
    qt_handleMouseEvent(window, place, window->mapToGlobal(place), held_, type == QEvent::MouseMove ? Qt::NoButton : button, type, modifiers, QTest::lastMouseTimestamp);
    QCoreApplication::processEvents();
    if (type == QEvent::MouseButtonRelease) letGo(at, button);
  }
  /// A desktop gives the release to the window that had the press, even where what was pressed is gone or a dialog lies over it. Without it Qt 6.4's panel hangs at
  /// the mouse for ever, stands twice in the layout, and is freed twice.
  void letGo(const QPoint& at, Qt::MouseButton button) {
    QMouseEvent up(QEvent::MouseButtonRelease, at, at, button, Qt::NoButton, {});
    if (auto panel = std::exchange(pressedPanel_, nullptr)) QCoreApplication::sendEvent(panel, &up);
  }
  static QDockWidget* panelOf(QWidget* widget) {
    while (widget && !qobject_cast<QDockWidget*>(widget)) widget = widget->parentWidget();
    return static_cast<QDockWidget*>(widget);
  }
  void press(int key, Qt::KeyboardModifiers modifiers = {}) {
    QPointer<QWindow> window = QGuiApplication::focusWindow();
    if (!window) {
      options_.window().activateWindow();
      window = options_.window().windowHandle();
    }
    QString text = key > 32 && key < 127 ? QString(QChar(key)) : key == Qt::Key_Return || key == Qt::Key_Enter ? QStringLiteral("\r") : QString();
    if (key == Qt::Key_Space) text = QStringLiteral(" ");
    if (!modifiers.testFlag(Qt::ShiftModifier)) text = text.toLower();
    if (modifiers & (Qt::ControlModifier | Qt::AltModifier)) text.clear();
    // Not QTest::keyClick, which goes on with a window that the key has closed.
    const bool isTaken = window && qt_sendShortcutOverrideEvent(window, static_cast<ulong>(++QTest::lastMouseTimestamp), key, modifiers, text);
    if (window && !isTaken) qt_handleKeyEvent(window, QEvent::KeyPress, key, modifiers, text);
    if (window) qt_handleKeyEvent(window, QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::processEvents();
  }

  void click() {
    QPointer<QWidget> on = someWidget(chance(15));
    static const QList<Qt::MouseButton> buttons = {Qt::LeftButton, Qt::LeftButton,  Qt::LeftButton,  Qt::LeftButton,
                                                   Qt::LeftButton, Qt::RightButton, Qt::RightButton, Qt::MiddleButton};
    const auto button = oneOf(buttons);
    const QPoint at = chance(50) ? on->rect().center() : somePoint(on);
    const auto modifiers = someModifiers();
    const int times = chance(15) ? 2 : 1;
    say(QStringLiteral("click %1x button %2 modifiers %3 at %4,%5 of %6").arg(times).arg(button).arg(modifiers.toInt(), 0, 16).arg(at.x()).arg(at.y()).arg(nameOf(on)));
    QTest::lastMouseTimestamp += QTest::mouseDoubleClickInterval;
    for (int i = 0; i < times; ++i) {
      mouse(on, QEvent::MouseButtonPress, at, button, modifiers);
      mouse(on, QEvent::MouseButtonRelease, at, button, modifiers);
    }
  }
  void move() {
    QPointer<QWidget> on = someWidget();
    const QPoint at = somePoint(on);
    say(QStringLiteral("move to %1,%2 of %3").arg(at.x()).arg(at.y()).arg(nameOf(on)));
    mouse(on, QEvent::MouseMove, at, Qt::NoButton, {});
  }
  void drag() {
    QPointer<QWidget> on = someWidget(chance(30));
    const auto button = chance(80) ? Qt::LeftButton : chance(50) ? Qt::RightButton : Qt::MiddleButton;
    const QPoint from = somePoint(on);
    const QPoint to = chance(70) ? somePoint(on) : QPoint(below(3000) - 1000, below(2000) - 700);
    const auto modifiers = someModifiers();
    say(QStringLiteral("drag button %1 modifiers %2 from %3,%4 to %5,%6 of %7")
            .arg(button)
            .arg(modifiers.toInt(), 0, 16)
            .arg(from.x())
            .arg(from.y())
            .arg(to.x())
            .arg(to.y())
            .arg(nameOf(on)));
    QTest::lastMouseTimestamp += QTest::mouseDoubleClickInterval;
    mouse(on, QEvent::MouseButtonPress, from, button, modifiers);
    const int steps = 1 + below(6);
    for (int i = 1; i <= steps; ++i) {
      mouse(on, QEvent::MouseMove, from + (to - from) * i / steps, button, modifiers);
      if (chance(4)) press(Qt::Key_Escape);
    }
    mouse(on, QEvent::MouseButtonRelease, to, button, modifiers);
    held_ = Qt::NoButton;
  }
  void wheel() {
    QPointer<QWidget> on = someWidget(chance(30));
    const QPoint at = somePoint(on);
    const QPoint angle = chance(80) ? QPoint(0, (below(9) - 4) * 120) : QPoint(below(900) - 450, below(100'000) - 50'000);
    const auto modifiers = someModifiers();
    say(QStringLiteral("wheel %1,%2 at %3,%4 of %5").arg(angle.x()).arg(angle.y()).arg(at.x()).arg(at.y()).arg(nameOf(on)));
    for (int i = 1 + below(4); i > 0 && on; --i) {
      QWheelEvent event(at, on->mapToGlobal(QPointF(at)), {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(on, &event);
    }
  }
  void key() {
    static const QList<int> keys = {Qt::Key_Tab,   Qt::Key_Tab,      Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Enter,  Qt::Key_Escape, Qt::Key_Space,  Qt::Key_Left,
                                    Qt::Key_Right, Qt::Key_Up,       Qt::Key_Down,    Qt::Key_Home,   Qt::Key_End,    Qt::Key_PageUp, Qt::Key_Delete, Qt::Key_Backspace,
                                    Qt::Key_F2,    Qt::Key_PageDown, Qt::Key_Menu,    Qt::Key_F10,    Qt::Key_A,      Qt::Key_V,      Qt::Key_C,      Qt::Key_X,
                                    Qt::Key_1,     Qt::Key_9,        Qt::Key_Minus,   Qt::Key_Plus,   Qt::Key_Period, Qt::Key_Comma};
    const int key = chance(70) ? oneOf(keys) : Qt::Key_Space + below(0x5f);
    const auto modifiers = someModifiers();
    const int times = chance(80) ? 1 : 1 + below(25);
    say(QStringLiteral("key %1 modifiers %2, %3 times").arg(QKeySequence(key).toString()).arg(modifiers.toInt(), 0, 16).arg(times));
    for (int i = 0; i < times; ++i) press(key, modifiers);
  }
  void command() {
    const auto& all = options_.window().actions().all();
    QPointer<QAction> action = oneOf(all);
    const auto keys = action->shortcut();
    // What a modal dialog covers is reached by nobody.
    const bool isByKey = !keys.isEmpty() && (chance(50) || QApplication::activeModalWidget());
    say(QStringLiteral("command %1 (%2), %3")
            .arg(action->objectName(), action->isEnabled() ? QStringLiteral("on") : QStringLiteral("off"),
                 isByKey ? QStringLiteral("by key") : QStringLiteral("by menu")));
    if (isByKey) return press(keys[0].key(), keys[0].keyboardModifiers());
    if (!QApplication::activeModalWidget() && action->isEnabled()) action->trigger();
  }
  QString someText() {
    static const QStringList texts = {QStringLiteral("a person walks forward"),
                                      QStringLiteral("🤸🏽‍♀️ dances 💃👩‍👩‍👧‍👦"),
                                      QStringLiteral("שלום עולם مرحبا بالعالم"),
                                      QStringLiteral("\x01\x02\x07\t\x7f\x1b[31m\u200f\u202e\ufeff"),
                                      QString(QChar(0xd83e)),
                                      QStringLiteral("Z̸̢̛a̷l̵g̶o̴ ͓͔̮̣̬i̷̢̨s̸"),
                                      QStringLiteral("%1 %2 %n %L9 %%"),
                                      QStringLiteral("<b>&amp;</b><script>"),
                                      QStringLiteral("1e999"),
                                      QStringLiteral("-0.0001"),
                                      QStringLiteral("nan"),
                                      QStringLiteral("99999999999999999999"),
                                      QStringLiteral("walk\nrun\r\njump"),
                                      QStringLiteral("a, b,,; \"c\" 'd' \\ {}"),
                                      QStringLiteral("old"),
                                      QStringLiteral("../x"),
                                      QStringLiteral(" "),
                                      QStringLiteral("7"),
                                      QStringLiteral("3.5")};
    if (chance(3)) return QString(200 + below(60'000), u'w');
    if (chance(3)) return QStringLiteral("walks ").repeated(1 + below(3000));
    return oneOf(texts);
  }
  void type() {
    const QString text = someText();
    QPointer<QWidget> focus = QApplication::focusWidget();
    say(QStringLiteral("type %1 characters, \"%2\", into %3").arg(text.size()).arg(text.left(12).simplified(), nameOf(focus)));
    if (chance(25)) {
      QApplication::clipboard()->setText(text);
      if (chance(50)) press(Qt::Key_A, Qt::ControlModifier);
      return press(Qt::Key_V, Qt::ControlModifier);
    }
    if (focus && focus->testAttribute(Qt::WA_InputMethodEnabled)) {
      if (chance(20)) {
        QInputMethodEvent begun(text.left(3), {});
        QCoreApplication::sendEvent(focus, &begun);
      }
      QInputMethodEvent event;
      event.setCommitString(text);
      if (focus) QCoreApplication::sendEvent(focus, &event);
      if (chance(20)) press(Qt::Key_Return);
      return;
    }
    for (const QChar letter : text.left(20))
      if (letter.unicode() > 32 && letter.unicode() < 127) press(letter.toUpper().unicode());
  }
  QStringList files() const {
    QStringList found;
    for (const auto& file : QDir(options_.folder).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name)) found << file.filePath();
    return found << options_.folder + QStringLiteral("/gone.bvh") << options_.folder + QStringLiteral("/gone.gesto");
  }
  void drop() {
    QPointer<QWidget> window = someWindow();
    const auto all = files();
    QList<QUrl> urls;
    for (int i = chance(80) ? 1 : 1 + below(4); i > 0; --i)
      urls << (chance(95) ? QUrl::fromLocalFile(oneOf(all)) : QUrl(QStringLiteral("https://example.invalid/walk.bvh")));
    QMimeData data;
    if (chance(95))
      data.setUrls(urls);
    else
      data.setText(someText());
    const QPoint at = somePoint(window);
    QPointer<QWidget> on = window->childAt(at);
    if (!on) on = window;
    const QPoint inside = on->mapFrom(window.data(), at);
    say(QStringLiteral("drop %1 at %2,%3 of %4").arg(urls.first().fileName()).arg(inside.x()).arg(inside.y()).arg(nameOf(on)));
    QDragEnterEvent enter(inside, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(on, &enter);
    if (!on || !enter.isAccepted()) return;
    QDragMoveEvent move(inside, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(on, &move);
    if (!on) return;
    if (chance(15)) {
      QDragLeaveEvent leave;
      QCoreApplication::sendEvent(on, &leave);
      return;
    }
    QDropEvent event(inside, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(on, &event);
  }
  void resize() {
    QPointer<QWidget> window = chance(70) ? &options_.window() : someWindow();
    static const QList<QSize> sizes = {{1, 1}, {320, 200}, {640, 480}, {1024, 700}, {1280, 800}, {1280, 800}, {1920, 1200}, {3000, 600}, {500, 1900}};
    const QSize size = chance(60) ? oneOf(sizes) : QSize(1 + below(2400), 1 + below(1500));
    const int kind = below(10);
    say(QStringLiteral("resize %1 to %2x%3, kind %4").arg(nameOf(window)).arg(size.width()).arg(size.height()).arg(kind));
    if (kind == 0) return window->showMaximized();
    if (kind == 1) return window->showMinimized(), window->showNormal();
    if (window->isMaximized()) window->showNormal();
    window->resize(size);
  }
  void dock() {
    const auto all = options_.window().findChildren<QDockWidget*>();
    if (all.isEmpty()) return;
    QPointer<QDockWidget> dock = oneOf(all);
    const int kind = below(4);
    say(QStringLiteral("dock %1, kind %2").arg(nameOf(dock)).arg(kind));
    if (kind == 0) return dock->setFloating(!dock->isFloating());
    if (kind == 1) {
      static const QList<Qt::DockWidgetArea> areas = {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea, Qt::TopDockWidgetArea, Qt::BottomDockWidgetArea};
      dock->setFloating(false);  // else it would float and have a place
      options_.window().removeDockWidget(dock);
      options_.window().addDockWidget(oneOf(areas), dock);
      return dock->show();
    }
    dock->toggleViewAction()->trigger();
  }
  void storm() {
    const int back = 1 + below(40), forth = below(back + 1);
    say(QStringLiteral("undo %1 times, redo %2 times").arg(back).arg(forth));
    for (int i = 0; i < back; ++i) options_.window().actions().undo->trigger();
    for (int i = 0; i < forth; ++i) options_.window().actions().redo->trigger();
  }
  void wait() {
    const int ms = below(60);
    say(QStringLiteral("wait %1 ms").arg(ms));
    QTest::qWait(ms);
  }
  // Colours or language, by the keyboard.
  void look() {
    auto& window = options_.window();
    if (QApplication::activeModalWidget()) return;
    window.actions().preferences->trigger();
    auto* box = window.findChild<QComboBox*>(chance(50) ? QStringLiteral("schemeChoice") : QStringLiteral("languageChoice"));
    const int key = chance(50) ? Qt::Key_Down : Qt::Key_Up;
    say(QStringLiteral("look: %1, %2").arg(nameOf(box)).arg(key == Qt::Key_Down ? QStringLiteral("down") : QStringLiteral("up")));
    if (box) QTest::keyClick(box, static_cast<Qt::Key>(key));
  }
  void closeSomething() {
    const auto all = windows();
    QPointer<QWidget> window = all.isEmpty() || chance(40) ? static_cast<QWidget*>(&options_.window()) : oneOf(all);
    if (QWidget* modal = QApplication::activeModalWidget()) window = modal;
    say(QStringLiteral("close ") + nameOf(window));
    window->close();
  }
  void answer(QFileDialog& dialog) {
    if (auto* popup = QApplication::activePopupWidget()) {
      say(QStringLiteral("close ") + nameOf(popup));
      popup->close();
      return;
    }
    if (chance(25)) {
      say(QStringLiteral("no file: ") + dialog.windowTitle());
      return dialog.reject();
    }
    const auto all = files();
    QString file = oneOf(all);
    if (dialog.acceptMode() == QFileDialog::AcceptSave || chance(10)) {
      static const QStringList names = {QStringLiteral("one"),     QStringLiteral("two.gesto"),     QStringLiteral("üñí 🤸.gesto"),
                                        QStringLiteral("out.bvh"), QStringLiteral("none/deep.glb"), QStringLiteral("three.gesto")};
      file = options_.folder + u'/' + oneOf(names);
    }
    if (dialog.fileMode() == QFileDialog::Directory) file = options_.folder + (chance(50) ? QString() : QStringLiteral("/folder"));
    say(QStringLiteral("file %1 for %2").arg(file.section(u'/', -1), dialog.windowTitle()));
    auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    if (!name) return dialog.reject();
    name->setText(file);
    QPointer<QFileDialog> still = &dialog;
    QMetaObject::invokeMethod(&dialog, "accept");
    if (still && still->isVisible() && chance(50)) still->reject();  // it was not taken
  }

  Options options_;
  std::mt19937 random_;
  QEventLoop* loop_ = nullptr;
  QList<int> acting_;  // the loop levels of events that are not over
  QString what_;
  int base_ = 0;  // the level of play's own loop
  int events_ = 0, last_ = 0, ticksOnTop_ = 0;
  qint64 until_ = 0;
  const QWidget* top_ = nullptr;
  Qt::MouseButtons held_;
  QPointer<QDockWidget> pressedPanel_;
};

}  // namespace test_support
