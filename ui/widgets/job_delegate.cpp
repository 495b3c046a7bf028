#include "ui/widgets/job_delegate.h"

#include "ui/look/theme.h"
#include "ui/models/job_list_model.h"

#include <QPainter>

namespace ui {
namespace {

QColor stateColour(JobListModel::State state) {
  switch (state) {
    case JobListModel::State::Waiting: return theme::kTextOff;
    case JobListModel::State::Running: return theme::kAccent;
    case JobListModel::State::Finished: return theme::kGood;
    case JobListModel::State::Failed: return theme::kError;
    case JobListModel::State::Cancelled: return theme::kTextDim;
  }
  return theme::kTextDim;
}

}  // namespace

QSize JobDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {140, 42}; }

void JobDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto state = static_cast<JobListModel::State>(index.data(JobListModel::StateRole).toInt());
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::kHover);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 5, 5);
  }
  painter->setPen(Qt::NoPen);
  painter->setBrush(stateColour(state));
  painter->drawEllipse(QPointF(option.rect.left() + 12, option.rect.top() + 13), 3.5, 3.5);
  const int left = option.rect.left() + 23;
  const int width = option.rect.right() - 6 - left;
  painter->setPen(theme::kText);
  painter->drawText(QRect(left, option.rect.top() + 4, width, 18), Qt::AlignVCenter | Qt::AlignLeft,
                    option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, width));
  QFont small = option.font;
  small.setPointSizeF(small.pointSizeF() - 1.0);
  painter->setFont(small);
  painter->setPen(state == JobListModel::State::Failed ? theme::kError : theme::kTextDim);
  painter->drawText(QRect(left, option.rect.top() + 20, width, 16), Qt::AlignVCenter | Qt::AlignLeft,
                    QFontMetrics(small).elidedText(index.data(JobListModel::StatusRole).toString(), Qt::ElideRight, width));
  const double fraction = index.data(JobListModel::FractionRole).toDouble();
  if (state == JobListModel::State::Running && fraction >= 0.0) {
    const QRectF bar(left, option.rect.bottom() - 3.5, width, 2.5);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::kLine);
    painter->drawRoundedRect(bar, 1.25, 1.25);
    painter->setBrush(theme::kAccent);
    painter->drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * fraction, bar.height()), 1.25, 1.25);
  }
  painter->restore();
}

}  // namespace ui
