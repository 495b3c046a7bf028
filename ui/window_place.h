#pragma once

#include <QObject>
#include <QTimer>

class QMainWindow;
class QRect;

namespace ui {

/// Where the window stands: never larger than its screen, and told about soon after every change, so that a crash forgets nothing.
class WindowPlace : public QObject {
  Q_OBJECT
 public:
  explicit WindowPlace(QMainWindow& window);

  /// The size that the window starts with where none is remembered.
  void setUsual();
  /// geometry: as QWidget::saveGeometry gave it, maybe on a larger screen. Returns whether it could be used.
  bool restore(const QByteArray& geometry);

  /// The rectangle moved and made smaller until it lies in the screen. frame: what a window manager puts around it, pixels on each side.
  static QRect inside(QRect place, const QRect& screen, int frame);

 Q_SIGNALS:
  /// A second after the person has let go.
  void settled();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fit();

  QMainWindow& window_;
  QTimer timer_;
};

}  // namespace ui
