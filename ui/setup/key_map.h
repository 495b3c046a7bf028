#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>

namespace ui {

/// The keys of all commands: the ones they came with, and what the person made of them, kept in the settings under "keys/NAME". Names are the actions' object
/// names.
class KeyMap {
 public:
  /// Takes the actions with the keys that they have now as the usual ones, and gives them what the person has chosen. Actions without a name are left out.
  explicit KeyMap(const QList<QAction*>& actions);

  const QList<QAction*>& actions() const { return actions_; }
  QKeySequence usual(const QAction* action) const { return usual_.value(action); }

  /// Gives the action a key (or none) and remembers it; the usual one is forgotten in the settings.
  void set(QAction* action, const QKeySequence& key);
  void resetAll();

  /// The other actions that the key would call as well. None for no key.
  static QList<QAction*> othersWith(const QList<QAction*>& actions, const QAction* action, const QKeySequence& key);

 private:
  QList<QAction*> actions_;
  QHash<const QAction*, QKeySequence> usual_;
};

/// What a command is called outside of its menu: no mnemonic, no dots.
QString plainName(const QAction& action);

/// A tool tip that names the action's key after the sentence.
void showKeyInToolTip(QAction& action);

}  // namespace ui
