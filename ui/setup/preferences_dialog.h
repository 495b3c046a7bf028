#pragma once

#include "ui/setup/key_map.h"
#include "ui/setup/look_settings.h"

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

class PlaybackClock;

/// Look, language, mouse, the timeline's frames and keys, and what else is added. Everything is done at once and remembered; there is nothing to confirm.
class PreferencesDialog : public QDialog {
  Q_OBJECT
 public:
  /// Map and clock must outlive the dialog.
  PreferencesDialog(KeyMap& keys, const LookSettings& look, PlaybackClock& clock, QWidget* parent = nullptr);

  /// One page more.
  void addPage(QWidget* page, const QString& title);

 Q_SIGNALS:
  /// Already written to the settings.
  void lookChanged(const ui::LookSettings& look);

 private:
  QWidget* lookPage(PlaybackClock& clock);
  QWidget* keyPage();
  void fillKeys();
  void showRow(QTreeWidgetItem& row);
  void showAllRows();
  void chooseKey(const QKeySequence& key);
  QAction* chosenAction() const;

  KeyMap& keys_;
  LookSettings look_;
  QTabWidget* pages_;
  QTreeWidget* list_ = nullptr;
  QKeySequenceEdit* key_ = nullptr;
  QPushButton* usual_ = nullptr;
  QLabel* conflict_ = nullptr;
};

}  // namespace ui
