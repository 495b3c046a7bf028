#pragma once

#include "core/motion/body_end.h"
#include "tests/ui/test_studio.h"
#include "ui/panels/key_lane.h"
#include "ui/panels/path_lane.h"
#include "ui/viewport/path_overlay.h"
#include "ui/widgets/time_ruler.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QTest>
#include <QTimer>

#include <cmath>

namespace test_support {

using core::document::TakeRequest;

/// A window with a take of four seconds, at rest.
struct Steered : TestStudio {
  explicit Steered(std::vector<core::services::ModelInfo> installed = {}) {
    waitForStyles();
    if (!installed.empty()) studio.models.setModels(std::move(installed));
    keys = window.findChild<ui::KeyLane*>();
    path = window.findChild<ui::PathLane*>();
    overlay = window.views().view(0).pathOverlay();
    ruler = window.findChild<ui::TimeRuler*>();
    make("a person walks");
  }
  void waitForStyles() { QTRY_COMPARE(studio.styles.rowCount(), 13); }
  void waitFor(std::size_t takes) { QTRY_COMPARE(project().takes.size(), takes); }
  void make(const char* prompt) {
    const auto before = project().takes.size();
    generate(prompt);
    waitFor(before + 1);
    studio.clock.pause();
  }
  const TakeRequest& request() const { return project().draft.request; }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window, 2000);
    QTest::keyClick(&window, key, modifiers);
  }
  void pinAt(double seconds) {
    studio.clock.seek(seconds);
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
  }
  static void drag(QWidget* on, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mousePress(on, Qt::LeftButton, modifiers, from);
    for (const QPoint& at : {(from + to) / 2, to}) {
      QMouseEvent move(QEvent::MouseMove, QPointF(at), on->mapToGlobal(QPointF(at)), Qt::NoButton, Qt::LeftButton, modifiers);
      QApplication::sendEvent(on, &move);
    }
    QTest::mouseRelease(on, Qt::LeftButton, modifiers, to);
  }
  int pixels(double seconds) const { return static_cast<int>(std::lround(seconds / ruler->secondsPerPixel())); }
  /// "1.5 #1@1.5", "1-2 #1@1.5 left_hand": time, take and second of each pose.
  QString told() const {
    QStringList parts;
    for (const auto& pose : request().poses) {
      parts << QString::number(pose.time) + (pose.until ? QStringLiteral("-%1").arg(*pose.until) : QString()) + QStringLiteral(" #%1@%2").arg(pose.take).arg(pose.from);
      for (const auto end : pose.joints) parts.back() += QStringLiteral(" ") + QLatin1String(core::motion::bodyEndName(end));
    }
    return parts.join(QStringLiteral(", "));
  }
  /// Chooses from the menu that a right click opens.
  static bool chooseFromMenu(QWidget* on, const QPoint& at, const QString& words) {
    bool isFound = false;
    QTimer::singleShot(0, on, [&] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      if (!menu) return;
      for (QAction* entry : menu->actions())
        if (entry->text() == words && entry->isEnabled()) {
          isFound = true;
          menu->setActiveAction(entry);
          return QTest::keyClick(menu, Qt::Key_Return);
        }
      menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, on->mapToGlobal(at));
    QApplication::sendEvent(on, &event);
    return isFound;
  }
  QWidget* surface() const { return overlay->parentWidget(); }
  QPoint seen(double x, double z) const { return overlay->onPicture({static_cast<float>(x), static_cast<float>(z)})->toPoint(); }
  void clickFloor(double x, double z) { QTest::mouseClick(surface(), Qt::LeftButton, {}, seen(x, z)); }
  /// A path of three points, drawn from above.
  void drawThree() {
    press(Qt::Key_3, Qt::ControlModifier);
    press(Qt::Key_P);
    clickFloor(0.0, 0.0);
    clickFloor(0.0, 1.0);
    clickFloor(0.8, 1.6);
  }

  ui::KeyLane* keys = nullptr;
  ui::PathLane* path = nullptr;
  ui::PathOverlay* overlay = nullptr;
  ui::TimeRuler* ruler = nullptr;
};

}  // namespace test_support
