#include "ui/widgets/message_bar.h"

#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <utility>

namespace ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), icon_(new QLabel(this)), text_(new QLabel(this)), action_(new QPushButton(this)), details_(new QPushButton(tr("Details"), this)) {
  setObjectName(QStringLiteral("messageBar"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(theme::kMargin, theme::kSmall, theme::kSmall, theme::kSmall);
  row->setSpacing(theme::kGap);
  text_->setObjectName(QStringLiteral("messageText"));
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  action_->setObjectName(QStringLiteral("primary"));
  auto* close = new QToolButton(this);
  close->setIcon(theme::icon(QStringLiteral("close")));
  close->setToolTip(tr("Close this message"));
  row->addWidget(icon_);
  row->addWidget(text_, 1);
  row->addWidget(action_);
  row->addWidget(details_);
  row->addWidget(close);
  connect(close, &QToolButton::clicked, this, &QWidget::hide);
  connect(action_, &QPushButton::clicked, this, [this] {
    hide();
    if (const auto then = std::exchange(then_, {})) then();
  });
  connect(details_, &QPushButton::clicked, this, [this] {
    QMessageBox box(QMessageBox::NoIcon, tr("Details"), detailText_, QMessageBox::Ok, window());
    box.setTextInteractionFlags(Qt::TextSelectableByMouse);
    box.exec();
  });
  hide();
}

QString MessageBar::text() const { return text_->text(); }

void MessageBar::showError(const QString& text, const QString& details) {
  detailText_ = details;
  present(Kind::Error, text);
  details_->setVisible(!details.isEmpty());
}

void MessageBar::showQuestion(const QString& text, const QString& action, std::function<void()> then) {
  then_ = std::move(then);
  action_->setText(action);
  present(Kind::Question, text);
  action_->show();
}

void MessageBar::present(Kind kind, const QString& text) {
  action_->hide();
  details_->hide();
  text_->setText(text);
  const bool isError = kind == Kind::Error;
  icon_->setPixmap(theme::icon(isError ? QStringLiteral("warning") : QStringLiteral("info"), isError ? theme::kError : theme::kAccent).pixmap(18, 18));
  setProperty("kind", isError ? QStringLiteral("error") : QStringLiteral("note"));
  style()->unpolish(this);
  style()->polish(this);
  show();
}

}  // namespace ui
