#include "ui/setup/key_map.h"

#include "ui/look/theme.h"

#include <QCoreApplication>
#include <QSettings>

namespace ui {
namespace {

constexpr char kSentence[] = "sentence";  // the tool tip without its key

// Qt asks for the names of keys in these words. Ours are those that a keyboard bears, and come before Qt's own ("Control+Mayúsculas"), which may not be there.
[[maybe_unused]] constexpr const char* kKeyNames[] = {
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),      QT_TRANSLATE_NOOP("QShortcut", "Shift"), QT_TRANSLATE_NOOP("QShortcut", "Alt"),  QT_TRANSLATE_NOOP("QShortcut", "Space"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"),    QT_TRANSLATE_NOOP("QShortcut", "Enter"), QT_TRANSLATE_NOOP("QShortcut", "Esc"),  QT_TRANSLATE_NOOP("QShortcut", "Del"),
    QT_TRANSLATE_NOOP("QShortcut", "Backspace"), QT_TRANSLATE_NOOP("QShortcut", "Home"),  QT_TRANSLATE_NOOP("QShortcut", "End"),  QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"),     QT_TRANSLATE_NOOP("QShortcut", "Up"),    QT_TRANSLATE_NOOP("QShortcut", "Down"), QT_TRANSLATE_NOOP("QShortcut", "PgUp"),
    QT_TRANSLATE_NOOP("QShortcut", "PgDown"),    QT_TRANSLATE_NOOP("QShortcut", "Ins")};

QString settingOf(const QAction& action) { return QStringLiteral("keys/") + action.objectName(); }

}  // namespace

QString plainName(const QAction& action) {
  QString name = action.text();
  return name.remove(u'&').remove(u'…');
}

void showKeyInToolTip(QAction& action) {
  QString sentence = action.property(kSentence).toString();
  if (sentence.isEmpty()) {
    sentence = action.toolTip();
    action.setProperty(kSentence, sentence);
  }
  const QKeySequence key = action.shortcut();
  if (key.isEmpty()) return action.setToolTip(sentence);
  action.setToolTip(QStringLiteral("%1 <span style='color:%2'>(%3)</span>")
                        .arg(sentence.toHtmlEscaped(), theme::kTextDim.name(), key.toString(QKeySequence::NativeText).toHtmlEscaped()));
}

KeyMap::KeyMap(const QList<QAction*>& actions) {
  const QSettings settings;
  for (QAction* action : actions) {
    if (action->objectName().isEmpty() || action->isSeparator()) continue;
    actions_ << action;
    usual_.insert(action, action->shortcut());
    const QVariant chosen = settings.value(settingOf(*action));
    if (!chosen.isValid()) continue;
    action->setShortcut(QKeySequence::fromString(chosen.toString(), QKeySequence::PortableText));
    showKeyInToolTip(*action);
  }
}

void KeyMap::set(QAction* action, const QKeySequence& key) {
  action->setShortcut(key);
  showKeyInToolTip(*action);
  QSettings settings;
  if (key == usual(action))
    settings.remove(settingOf(*action));
  else
    settings.setValue(settingOf(*action), key.toString(QKeySequence::PortableText));
}

void KeyMap::resetAll() {
  for (QAction* action : actions_) set(action, usual(action));
}

QList<QAction*> KeyMap::othersWith(const QList<QAction*>& actions, const QAction* action, const QKeySequence& key) {
  QList<QAction*> others;
  if (key.isEmpty()) return others;
  for (QAction* other : actions)
    if (other != action && other->shortcut() == key) others << other;
  return others;
}

}  // namespace ui
