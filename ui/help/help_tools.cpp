#include "ui/help/help_tools.h"

#include "ui/actions.h"
#include "ui/help/help_pages.h"
#include "ui/help/help_window.h"
#include "ui/help/tour.h"
#include "ui/look/theme.h"
#include "ui/setup/navigation_choice.h"
#include "ui/studio.h"
#include "ui/window_tools.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMainWindow>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr auto kTourSeenKey = "help/tourSeen";

}  // namespace

HelpTools::HelpTools(QMainWindow& window, Studio& studio, Actions& actions, WindowTools& tools)
    : QObject(&window), window_(window), studio_(studio), actions_(actions), tools_(tools), tour_(new Tour(&window)) {
  // From the windows for training, metrics and models as well.
  actions.help->setShortcutContext(Qt::ApplicationShortcut);
  connect(actions.help, &QAction::triggered, this, &HelpTools::showHelp);
  connect(actions.tour, &QAction::triggered, this, [this] {
    showTour();
    tour_->takeFocus();
  });
  // A dialog that wants its answer first lets no key of the window through: there it is heard here.
  qApp->installEventFilter(this);
  // Whoever generates has arrived.
  connect(actions.generate, &QAction::triggered, tour_, &Tour::end);
}

void HelpTools::offerTour() {
  if (!studio_.options.usesSettings || QSettings().value(QLatin1String(kTourSeenKey), false).toBool()) return;
  QSettings().setValue(QLatin1String(kTourSeenKey), true);
  showTour();
}

void HelpTools::showTour() {
  auto* prompt = window_.findChild<QWidget*>(QStringLiteral("promptText"));
  auto* style = window_.findChild<QWidget*>(QStringLiteral("stylePanel"));
  QPushButton* generate = nullptr;
  for (auto* button : window_.findChildren<QPushButton*>(QStringLiteral("primary")))
    if (button->isVisible() && !tour_->isAncestorOf(button)) generate = button;
  QList<Tour::Step> steps;
  const auto add = [&steps](QWidget* target, const QString& title, const QString& text, QWidget* below = nullptr) {
    if (target && target->isVisible()) steps.append({target, title, text, below});
  };
  add(prompt, tr("Say what happens"),
      tr("Write in English what a person does, as you would to an actor: “a person walks forward and waves”. A new line is a further action."));
  add(style, tr("Say how"), tr("Pick the manner in which it is done: old, proud, angry … A motion file of your own, dropped here, is a style as well."));
  add(generate, tr("Make it"),
      tr("Generate (Ctrl+Enter) takes some seconds. Every motion stays as a take in the list on the right: click to see it, drag it onto a view, save it for "
         "Blender, Maya or Unreal. F1 explains the panel that you are in, Help > Sample projects shows what can be done."),
      mouseChoice());
  tour_->begin(std::move(steps));
}

bool HelpTools::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress && QApplication::activeModalWidget() && watched == QApplication::focusWidget()) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (QKeySequence(key->keyCombination()) == actions_.help->shortcut()) {
      showHelp();
      return true;
    }
  }
  return QObject::eventFilter(watched, event);
}

// Whose mouse it is to be is asked where the views are first looked at.
QWidget* HelpTools::mouseChoice() {
  auto* row = new QWidget(tour_);
  auto* column = new QVBoxLayout(row);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::kSmall);
  auto* label = new QLabel(tr("Mouse in the views, as in"), row);
  label->setObjectName(QStringLiteral("dim"));
  auto* choice = new NavigationChoice(tools_.navigation(), row);
  // What is done with it stands below, where there is room for it.
  auto* meaning = new QLabel(row);
  meaning->setObjectName(QStringLiteral("dim"));
  meaning->setWordWrap(true);
  QStringList meanings;
  for (int i = 0; i < choice->count(); ++i) {
    meanings << choice->itemText(i).section(u':', 1).trimmed();
    choice->setItemData(i, choice->itemText(i), Qt::ToolTipRole);
    choice->setItemText(i, choice->itemText(i).section(u':', 0, 0).trimmed());
  }
  const auto explain = [meaning, meanings](int one) { meaning->setText(meanings.value(one)); };
  explain(choice->currentIndex());
  connect(choice, &QComboBox::currentIndexChanged, meaning, explain);
  label->setBuddy(choice);
  column->addWidget(label);
  column->addWidget(choice);
  column->addWidget(meaning);
  connect(choice, &NavigationChoice::chosen, &tools_, &WindowTools::setNavigation);
  return row;
}

void HelpTools::showHelp() { showPage(helpPageOf(QApplication::focusWidget())); }

void HelpTools::showPage(const QString& page) {
  // A dialog that holds the window keeps everything back but its own children.
  auto* modal = QApplication::activeModalWidget();
  QWidget* parent = modal ? modal : static_cast<QWidget*>(&window_);
  if (help_ && help_->parentWidget() != parent) delete help_.data();
  if (!help_) {
    help_ = new HelpWindow(parent);
    help_->setAttribute(Qt::WA_DeleteOnClose);
  }
  // F1 in the help itself only brings it up.
  if (!help_->isAncestorOf(QApplication::focusWidget())) help_->showPage(page);
  help_->show();
  help_->raise();
  help_->activateWindow();
}

}  // namespace ui
