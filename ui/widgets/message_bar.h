#pragma once

#include "core/base/result.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

/// One sentence above the views that asks for something, with what to do about it at hand; never stops the work. (What went well is a NoteLabel.)
class MessageBar : public QFrame {
  Q_OBJECT
 public:
  explicit MessageBar(QWidget* parent = nullptr);

  /// Stays until it is closed. details is shown on demand, for whoever has to report it.
  void showError(const QString& text, const QString& details = {});
  /// Stays until it is closed or the button is pressed (actionTriggered).
  void showQuestion(const QString& text, const QString& action);

  QString text() const;

 Q_SIGNALS:
  void actionTriggered();
  void dismissed();

 private:
  enum class Kind { Error, Question };
  void present(Kind kind, const QString& text);

  QLabel* icon_;
  QLabel* text_;
  QPushButton* action_;
  QPushButton* details_;
  QString detailText_;
};

}  // namespace ui
