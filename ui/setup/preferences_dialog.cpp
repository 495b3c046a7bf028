#include "ui/setup/preferences_dialog.h"

#include "ui/setup/languages.h"
#include "ui/setup/navigation_choice.h"
#include "ui/widgets/frame_rate_choice.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int kRowActionRole = Qt::UserRole;

QAction* actionOf(const QTreeWidgetItem* row) { return row ? qobject_cast<QAction*>(row->data(0, kRowActionRole).value<QObject*>()) : nullptr; }

QLabel* explanation(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setObjectName(QStringLiteral("dim"));
  label->setWordWrap(true);
  return label;
}

}  // namespace

PreferencesDialog::PreferencesDialog(KeyMap& keys, const LookSettings& look, PlaybackClock& clock, QWidget* parent)
    : QDialog(parent), keys_(keys), look_(look), pages_(new QTabWidget(this)) {
  setObjectName(QStringLiteral("preferences"));
  setWindowTitle(tr("Preferences"));
  auto* column = new QVBoxLayout(this);
  pages_->setObjectName(QStringLiteral("preferencePages"));
  pages_->addTab(lookPage(clock), tr("Look and mouse"));
  pages_->addTab(keyPage(), tr("Keys"));
  column->addWidget(pages_, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  column->addWidget(buttons);
  resize(560, 520);
}

void PreferencesDialog::addPage(QWidget* page, const QString& title) { pages_->addTab(page, title); }

QWidget* PreferencesDialog::lookPage(PlaybackClock& clock) {
  auto* page = new QWidget(this);
  auto* form = new QFormLayout(page);
  auto* scheme = new QComboBox(page);
  scheme->setObjectName(QStringLiteral("schemeChoice"));
  scheme->addItem(tr("Dark"), QVariant::fromValue(static_cast<int>(theme::Scheme::Dark)));
  scheme->addItem(tr("Light"), QVariant::fromValue(static_cast<int>(theme::Scheme::Light)));
  scheme->setCurrentIndex(scheme->findData(static_cast<int>(look_.scheme)));
  auto* language = new QComboBox(page);
  language->setObjectName(QStringLiteral("languageChoice"));
  language->addItem(tr("As the desktop has it"), QString());
  for (const Language& one : languages()) language->addItem(one.name, one.code);
  language->setCurrentIndex(std::max(0, language->findData(look_.language)));
  auto* navigation = new NavigationChoice(look_.navigation, page);
  form->addRow(tr("Colours"), scheme);
  form->addRow(tr("Language"), language);
  form->addRow(tr("Mouse in the views"), navigation);
  form->addRow(explanation(tr("The wheel zooms and a double-click frames in all three."), page));
  form->addRow(tr("Timeline counts"), new FrameRateChoice(clock, page));
  const auto tell = [this] {
    look_.write();
    Q_EMIT lookChanged(look_);
  };
  connect(scheme, &QComboBox::activated, this, [this, scheme, tell] {
    look_.scheme = static_cast<theme::Scheme>(scheme->currentData().toInt());
    tell();
  });
  connect(language, &QComboBox::activated, this, [this, language, tell] {
    look_.language = language->currentData().toString();
    tell();
  });
  connect(navigation, &NavigationChoice::chosen, this, [this, tell](Navigation chosen) {
    look_.navigation = chosen;
    tell();
  });
  return page;
}

QWidget* PreferencesDialog::keyPage() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  auto* search = new QLineEdit(page);
  search->setObjectName(QStringLiteral("keySearch"));
  search->setPlaceholderText(tr("Search commands"));
  search->setClearButtonEnabled(true);
  list_ = new QTreeWidget(page);
  list_->setObjectName(QStringLiteral("keyList"));
  list_->setRootIsDecorated(false);
  list_->setHeaderLabels({tr("Command"), tr("Key")});
  list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  key_ = new QKeySequenceEdit(page);
  key_->setObjectName(QStringLiteral("keyEdit"));
  key_->setClearButtonEnabled(true);
  usual_ = new QPushButton(tr("As it was"), page);
  usual_->setObjectName(QStringLiteral("usualKey"));
  auto* all = new QPushButton(tr("All as they were"), page);
  all->setObjectName(QStringLiteral("allUsualKeys"));
  conflict_ = new QLabel(page);
  conflict_->setObjectName(QStringLiteral("promptTooLong"));
  conflict_->setWordWrap(true);
  auto* row = new QHBoxLayout;
  row->addWidget(new QLabel(tr("Key"), page));
  row->addWidget(key_, 1);
  row->addWidget(usual_);
  row->addWidget(all);
  column->addWidget(search);
  column->addWidget(list_, 1);
  column->addLayout(row);
  column->addWidget(conflict_);
  fillKeys();
  connect(search, &QLineEdit::textChanged, this, [this](const QString& words) {
    for (int i = 0; i < list_->topLevelItemCount(); ++i)
      list_->topLevelItem(i)->setHidden(!list_->topLevelItem(i)->text(0).contains(words.simplified(), Qt::CaseInsensitive));
  });
  connect(list_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* now) {
    const QAction* action = actionOf(now);
    const QSignalBlocker quiet(key_);
    key_->setKeySequence(action ? action->shortcut() : QKeySequence());
    key_->setEnabled(action != nullptr);
    usual_->setEnabled(action != nullptr);
    if (now) showRow(*now);
  });
  connect(list_, &QTreeWidget::itemActivated, key_, [this] { key_->setFocus(); });
  connect(key_, &QKeySequenceEdit::keySequenceChanged, this, &PreferencesDialog::chooseKey);
  connect(usual_, &QPushButton::clicked, this, [this] {
    if (const QAction* action = chosenAction()) key_->setKeySequence(keys_.usual(action));
  });
  connect(all, &QPushButton::clicked, this, [this] {
    keys_.resetAll();
    showAllRows();
    if (const QAction* action = chosenAction()) key_->setKeySequence(action->shortcut());
  });
  list_->setCurrentItem(list_->topLevelItem(0));
  return page;
}

QAction* PreferencesDialog::chosenAction() const { return actionOf(list_->currentItem()); }

void PreferencesDialog::fillKeys() {
  for (QAction* action : keys_.actions()) {
    auto* row = new QTreeWidgetItem(list_, {plainName(*action), QString()});
    row->setData(0, kRowActionRole, QVariant::fromValue(static_cast<QObject*>(action)));
    row->setToolTip(0, action->toolTip());
  }
  showAllRows();
}

void PreferencesDialog::showAllRows() {
  for (int i = 0; i < list_->topLevelItemCount(); ++i) showRow(*list_->topLevelItem(i));
}

// A key that calls two commands calls neither: both rows say so.
void PreferencesDialog::showRow(QTreeWidgetItem& row) {
  const QAction* action = actionOf(&row);
  QStringList names;
  for (const QAction* other : KeyMap::othersWith(keys_.actions(), action, action->shortcut())) names << plainName(*other);
  row.setText(1, action->shortcut().toString(QKeySequence::NativeText) + (names.isEmpty() ? QString() : QStringLiteral(" ⚠")));
  row.setForeground(1, names.isEmpty() ? theme::kText : theme::kError);
  QFont font = row.font(1);
  font.setBold(action->shortcut() != keys_.usual(action));
  row.setFont(1, font);
  if (&row != list_->currentItem()) return;
  conflict_->setText(names.isEmpty() ? QString()
                                     : tr("%1 is also the key of: %2").arg(action->shortcut().toString(QKeySequence::NativeText), names.join(QStringLiteral(", "))));
}

void PreferencesDialog::chooseKey(const QKeySequence& key) {
  QAction* action = chosenAction();
  if (!action) return;
  // One stroke: the studio has no two-stroke keys, and the field would wait for more.
  const QKeySequence first = key.isEmpty() ? key : QKeySequence(key[0]);
  keys_.set(action, first);
  if (first != key) {
    const QSignalBlocker quiet(key_);
    key_->setKeySequence(first);
  }
  showAllRows();
}

}  // namespace ui
