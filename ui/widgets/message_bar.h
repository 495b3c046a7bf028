#pragma once

#include <QFrame>

#include <functional>

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
  /// Stays until it is closed or the button is pressed, which does what then says.
  void showQuestion(const QString& text, const QString& action, std::function<void()> then);

  QString text() const;

 private:
  enum class Kind { Error, Question };
  void present(Kind kind, const QString& text);

  QLabel* icon_;
  QLabel* text_;
  QPushButton* action_;
  QPushButton* details_;
  QString detailText_;
  std::function<void()> then_;
};

}  // namespace ui
