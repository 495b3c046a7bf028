#pragma once

#include <QWidget>

namespace ui {

/// A frame and a sentence over a widget while something is dragged across it that it would take. Takes no mouse and no drops itself.
class DropHint : public QWidget {
  Q_OBJECT
 public:
  /// over: the widget that is framed, and whose child this becomes.
  explicit DropHint(QWidget* over);

  void showHint(const QString& text);
  const QString& text() const { return text_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QString text_;
};

}  // namespace ui
