#include "ui/setup/command_palette.h"

#include "ui/look/theme.h"
#include "ui/setup/key_map.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace ui {
namespace {

constexpr auto kRecentKey = "palette/recent";
constexpr int kMostRecent = 12;
constexpr int kActionRole = Qt::UserRole;

}  // namespace

CommandPalette::CommandPalette(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint), search_(new QLineEdit(this)), list_(new QListWidget(this)) {
  setObjectName(QStringLiteral("commandPalette"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("All commands"));
  search_->setObjectName(QStringLiteral("paletteSearch"));
  search_->setPlaceholderText(tr("Type what you want to do"));
  search_->addAction(theme::icon(QStringLiteral("search"), theme::kTextDim), QLineEdit::LeadingPosition);
  search_->installEventFilter(this);
  list_->setObjectName(QStringLiteral("paletteList"));
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kGap, theme::kGap, theme::kGap, theme::kGap);
  column->addWidget(search_);
  column->addWidget(list_, 1);
  list_->setIconSize({18, 18});
  setFixedSize(460, 380);
  if (parent) move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, 70)));

  for (QAction* action : actions)
    if (!action->isSeparator() && !action->menu() && !plainName(*action).isEmpty()) actions_ << action;
  const QStringList recent = QSettings().value(QLatin1String(kRecentKey)).toStringList();
  const auto rank = [&recent](const QAction* action) {
    const auto at = recent.indexOf(action->objectName());
    return at < 0 || action->objectName().isEmpty() ? recent.size() : at;
  };
  std::stable_sort(actions_.begin(), actions_.end(), [&](const QAction* a, const QAction* b) { return rank(a) < rank(b); });
  connect(search_, &QLineEdit::textChanged, this, &CommandPalette::fill);
  connect(list_, &QListWidget::itemClicked, this, &CommandPalette::run);
  fill({});
  search_->setFocus();
}

int CommandPalette::match(const QString& letters, const QString& name) {
  const QString wanted = letters.simplified().toLower(), words = name.toLower();
  if (wanted.isEmpty()) return 1;
  if (words.startsWith(wanted)) return 1000 - static_cast<int>(words.size());
  if (words.contains(u' ' + wanted)) return 800 - static_cast<int>(words.size());
  if (words.contains(wanted)) return 600 - static_cast<int>(words.size());
  int points = 0;
  qsizetype at = 0;
  for (const QChar letter : wanted) {
    if (letter == u' ') continue;
    const auto found = words.indexOf(letter, at);
    if (found < 0) return 0;
    if (found == 0 || words[found - 1] == u' ') points += 10;
    at = found + 1;
  }
  return std::max(1, 100 + points - static_cast<int>(words.size()));
}

void CommandPalette::fill(const QString& letters) {
  std::vector<std::pair<int, QAction*>> found;
  for (QAction* action : actions_)
    if (const int points = match(letters, plainName(*action)); points > 0) found.emplace_back(points, action);
  if (!letters.trimmed().isEmpty()) std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  list_->clear();
  // Those without a drawing stand in line with the others.
  QPixmap nothing(list_->iconSize());
  nothing.fill(Qt::transparent);
  for (const auto& [points, action] : found) {
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    const QString mark = action->isCheckable() && action->isChecked() ? QStringLiteral("  ✓") : QString();
    auto* item = new QListWidgetItem(action->icon().isNull() ? QIcon(nothing) : action->icon(),
                                     plainName(*action) + mark + (key.isEmpty() ? QString() : QStringLiteral("    ") + key), list_);
    item->setData(kActionRole, QVariant::fromValue(static_cast<QObject*>(action)));
    item->setToolTip(action->toolTip());
    if (!action->isEnabled()) item->setFlags(Qt::NoItemFlags);
  }
  if (found.empty()) (new QListWidgetItem(tr("Nothing is called “%1”.").arg(letters.simplified()), list_))->setFlags(Qt::NoItemFlags);
  for (int row = 0; row < list_->count(); ++row)
    if (list_->item(row)->flags() & Qt::ItemIsEnabled) {
      list_->setCurrentRow(row);
      break;
    }
}

void CommandPalette::run() {
  const auto* item = list_->currentItem();
  auto* action = item && item->flags() & Qt::ItemIsEnabled ? qobject_cast<QAction*>(item->data(kActionRole).value<QObject*>()) : nullptr;
  if (!action) return;
  // The panels' switches have no names of their own and cannot be found again.
  if (const QString name = action->objectName(); !name.isEmpty()) {
    QSettings settings;
    QStringList recent = settings.value(QLatin1String(kRecentKey)).toStringList();
    recent.removeAll(name);
    recent.prepend(name);
    settings.setValue(QLatin1String(kRecentKey), QStringList(recent.mid(0, kMostRecent)));
  }
  close();
  // After the popup is gone: the command may open a dialog of its own.
  QTimer::singleShot(0, action, &QAction::trigger);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == search_ && event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
      case Qt::Key_Up:
      case Qt::Key_Down:
      case Qt::Key_PageUp:
      case Qt::Key_PageDown: {
        const int step = key->key() == Qt::Key_Up ? -1 : key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_PageUp ? -8 : 8;
        list_->setCurrentRow(std::clamp(list_->currentRow() + step, 0, std::max(0, list_->count() - 1)));
        return true;
      }
      case Qt::Key_Return:
      case Qt::Key_Enter: run(); return true;
      default: break;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace ui
