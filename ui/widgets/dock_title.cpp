#include "ui/widgets/dock_title.h"

#include "ui/look/theme.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ui {

DockTitle::DockTitle(QDockWidget* dock) : QWidget(dock) {
  setObjectName(QStringLiteral("dockTitle"));
  setAttribute(Qt::WA_StyledBackground);
  setFixedHeight(26);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(theme::kMargin, 2, theme::kSmall, 0);
  row->setSpacing(0);
  auto* name = new QLabel(dock->windowTitle().toUpper(), this);
  name->setObjectName(QStringLiteral("dockTitleText"));
  QFont font = name->font();
  font.setPointSizeF(font.pointSizeF() - 1.5);
  font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0);
  font.setBold(true);
  name->setFont(font);
  row->addWidget(name, 1);
  const auto addButton = [&](const QString& icon, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setIcon(theme::icon(icon, theme::kTextDim));
    button->setIconSize({13, 13});
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::NoFocus);
    button->setFixedSize(20, 20);
    button->setStyleSheet(QStringLiteral("padding: 1px;"));
    QSizePolicy policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    button->setSizePolicy(policy);
    button->hide();
    row->addWidget(button);
    buttons_ << button;
    return button;
  };
  connect(addButton(QStringLiteral("float"), tr("Take the panel out of the window, or put it back")), &QToolButton::clicked, dock,
          [dock] { dock->setFloating(!dock->isFloating()); });
  connect(addButton(QStringLiteral("close"), tr("Hide the panel; View > Panels brings it back")), &QToolButton::clicked, dock, &QWidget::hide);
}

void DockTitle::enterEvent(QEnterEvent*) {
  for (QWidget* button : buttons_) button->show();
}

void DockTitle::leaveEvent(QEvent*) {
  for (QWidget* button : buttons_) button->hide();
}

}  // namespace ui
