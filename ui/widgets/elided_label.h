#pragma once

#include <QWidget>

namespace ui {

/// One line of text that ends in an ellipsis when there is no room; the whole is in the tool tip.
class ElidedLabel : public QWidget {
  Q_OBJECT
 public:
  explicit ElidedLabel(QWidget* parent = nullptr);

  void setText(const QString& text);
  enum class Tone { Plain, Dim, Fault };
  void setTone(Tone tone);
  const QString& text() const { return text_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString text_;
  Tone tone_ = Tone::Plain;
};

}  // namespace ui
