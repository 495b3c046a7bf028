#pragma once

#include "core/base/result.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QTimer;

namespace ui {

/// One sentence above the views, with what to do about it at hand; never stops the work.
class MessageBar : public QFrame {
  Q_OBJECT
 public:
  explicit MessageBar(QWidget* parent = nullptr);

  /// Goes away by itself after a few seconds.
  void showNote(const QString& text);
  /// Stays until it is closed. details is shown on demand, for whoever has to report it.
  void showError(const QString& text, const QString& details = {});
  /// Stays until it is closed or the button is pressed (actionTriggered).
  void showQuestion(const QString& text, const QString& action);

  QString text() const;

 Q_SIGNALS:
  void actionTriggered();
  void dismissed();

 private:
  enum class Kind { Note, Error, Question };
  void present(Kind kind, const QString& text);

  QLabel* icon_;
  QLabel* text_;
  QPushButton* action_;
  QPushButton* details_;
  QTimer* timer_;
  QString detailText_;
};

}  // namespace ui
