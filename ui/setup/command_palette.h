#pragma once

#include <QAction>
#include <QDialog>

class QLineEdit;
class QListWidget;

namespace ui {

/// Every command under a few letters: type, arrows, Enter. Those used last come first. It belongs to its parent and goes when it loses the focus.
class CommandPalette : public QDialog {
  Q_OBJECT
 public:
  /// The actions must outlive the palette.
  CommandPalette(const QList<QAction*>& actions, QWidget* parent);

  /// How well a name answers letters: 0 not at all; higher is better. The letters must come in their order; beginnings of words count most.
  static int match(const QString& letters, const QString& name);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill(const QString& letters);
  void run();

  QList<QAction*> actions_;  // the last used first
  QLineEdit* search_;
  QListWidget* list_;
};

}  // namespace ui
