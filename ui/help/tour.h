#pragma once

#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// A balloon that points at one thing after the other and says what it is for. It lies over the window and stops nothing: everything can be used while it is
/// there, and Esc puts it away.
class Tour : public QWidget {
  Q_OBJECT
 public:
  struct Step {
    QWidget* target;
    QString title;
    QString text;
    QWidget* below = nullptr;  // something to choose under the text; becomes the tour's
  };

  /// Becomes a child of the window; hidden until it begins.
  explicit Tour(QWidget* window);

  void begin(QList<Step> steps);
  /// Onto the button that goes on; else it leaves the focus where it is.
  void takeFocus();
  bool isRunning() const { return at_ >= 0; }
  int step() const { return at_; }

 public Q_SLOTS:
  void next();
  void end();

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void show(int step);
  void place();

  QWidget* window_;
  QLabel *count_, *title_, *text_;
  QVBoxLayout* column_;
  QPushButton *skip_, *next_;
  QList<Step> steps_;
  int at_ = -1;
  enum class Side { Left, Top, Bottom } side_ = Side::Left;  // of the balloon, where its tip is
  int tip_ = 0;                                              // along that side
};

}  // namespace ui
