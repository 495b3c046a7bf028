#include "ui/widgets/dock_title.h"

#include "ui/look/theme.h"

#include <QAction>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ui {
namespace {

constexpr int kHigh = 26, kHighWithTools = 32;

}  // namespace

DockTitle::DockTitle(QDockWidget* dock, QWidget* tools) : QWidget(dock), hasTools_(tools != nullptr) {
  setObjectName(QStringLiteral("dockTitle"));
  setAttribute(Qt::WA_StyledBackground);
  setFixedHeight(tools ? kHighWithTools : kHigh);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(theme::kMargin, 2, tools ? theme::kMargin : theme::kSmall, 0);
  row->setSpacing(0);
  auto* name = new QLabel(dock->windowTitle().toUpper(), this);
  name->setObjectName(QStringLiteral("dockTitleText"));
  QFont font = name->font();
  font.setPointSizeF(font.pointSizeF() - 1.5);
  font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0);
  font.setBold(true);
  name->setFont(font);
  row->addWidget(name, tools ? 0 : 1);
  if (tools) {
    row->addSpacing(theme::kGap);
    row->addWidget(tools, 1);
    tools->show();
  }
  const auto addButton = [&](const QString& icon, const QString& tip, auto&& work) {
    auto* button = new QToolButton(this);
    button->setIcon(theme::icon(icon, theme::kTextDim));
    button->setIconSize({13, 13});
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::NoFocus);
    button->setFixedSize(20, 20);
    button->setStyleSheet(QStringLiteral("padding: 1px;"));
    QSizePolicy policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(!tools);
    button->setSizePolicy(policy);
    button->hide();
    row->addWidget(button);
    buttons_ << button;
    auto* entry = new QAction(theme::icon(icon), tip, this);
    addAction(entry);
    connect(button, &QToolButton::clicked, entry, &QAction::trigger);
    connect(entry, &QAction::triggered, dock, work);
  };
  addButton(QStringLiteral("float"), tr("Take the panel out of the window, or put it back"), [dock] { dock->setFloating(!dock->isFloating()); });
  addButton(QStringLiteral("close"), tr("Hide the panel; View > Panels brings it back"), [dock] { dock->hide(); });
  setContextMenuPolicy(Qt::ActionsContextMenu);
  if (tools) connect(dock, &QDockWidget::topLevelChanged, this, &DockTitle::showButtons);
}

void DockTitle::showButtons(bool isShown) {
  for (QWidget* button : buttons_) button->setVisible(isShown);
}

void DockTitle::enterEvent(QEnterEvent*) {
  if (!hasTools_) showButtons(true);
}

void DockTitle::leaveEvent(QEvent*) {
  if (!hasTools_) showButtons(false);
}

}  // namespace ui
