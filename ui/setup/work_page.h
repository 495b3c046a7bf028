#pragma once

#include <QWidget>

class QListWidget;
class QPushButton;

namespace ui {

struct Studio;

/// The page of the preferences about the work itself: previews, moving pictures, the characters that are remembered, how precisely is computed, and the tour once more.
class WorkPage : public QWidget {
  Q_OBJECT
 public:
  /// The studio must outlive it.
  explicit WorkPage(Studio& studio, QWidget* parent = nullptr);

  /// "exact" or "bf16", as the settings have it; what the program is started with.
  static QString precision();

 Q_SIGNALS:
  void tourWanted();

 private:
  void fillCharacters();
  void showChosen();
  QString chosenCharacter() const;

  Studio& studio_;
  QListWidget* characters_;
  QPushButton *wear_, *forget_;
};

}  // namespace ui
