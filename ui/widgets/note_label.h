#pragma once

#include <QWidget>

class QTimer;
class QVariantAnimation;

namespace ui {

/// What went well, in a place of its own, on two lines where one is too short: it fades by itself and covers nothing. Under the mouse it stays.
class NoteLabel : public QWidget {
  Q_OBJECT
 public:
  explicit NoteLabel(QWidget* parent = nullptr);

  void showNote(const QString& text);
  /// Empty once it has faded.
  const QString& text() const { return text_; }
  /// How long a note stands before it fades.
  void setStay(int milliseconds);
  /// Whether all of it is seen; where not, the tool tip has it.
  bool isWhole() const { return lines().join(u' ') == text_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {40, 20}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void clear();
  QRect place() const;  // of the words
  QStringList lines() const;

  QString text_;
  qreal strength_ = 0.0;
  QTimer* timer_;
  QVariantAnimation* fading_;
};

}  // namespace ui
