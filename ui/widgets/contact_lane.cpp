#include "ui/widgets/contact_lane.h"

#include "render/clip_track.h"
#include "ui/look/theme.h"
#include "ui/widgets/time_ruler.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kRow = 9, kBar = 7, kTop = 2;
constexpr std::array kFeet = {ContactLane::Foot::Left, ContactLane::Foot::Right};

}  // namespace

ContactLane::ContactLane(TimeRuler& ruler, QWidget* parent) : QWidget(parent), ruler_(ruler) {
  setObjectName(QStringLiteral("contactLane"));
  setAccessibleName(tr("Foot contacts"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&ruler_, &TimeRuler::scaleChanged, this, qOverload<>(&QWidget::update));
}

QSize ContactLane::sizeHint() const { return {600, 2 * kRow + 2 * kTop}; }
QSize ContactLane::minimumSizeHint() const { return {200, 2 * kRow + 2 * kTop}; }

void ContactLane::setClip(std::shared_ptr<const core::motion::Clip> clip) {
  if (clip == clip_) return;
  clip_ = std::move(clip);
  isFound_ = false;
  if (isVisible()) find();
  update();
}

void ContactLane::find() {
  isFound_ = true;
  for (auto& foot : contacts_) foot.clear();
  if (!clip_) return;
  const auto frames = render::trackOf(*clip_).contacts;
  for (std::size_t foot = 0; foot < contacts_.size(); ++foot)
    for (std::size_t f = 0; f < frames.size(); ++f) {
      if (!frames[f][foot]) continue;
      const double start = static_cast<double>(f) / clip_->fps(), end = static_cast<double>(f + 1) / clip_->fps();
      if (f > 0 && frames[f - 1][foot])
        contacts_[foot].back().end = end;
      else
        contacts_[foot].push_back({start, end});
    }
}

QRect ContactLane::barOf(Foot foot, const Contact& contact) const {
  const double left = ruler_.toX(contact.start), right = ruler_.toX(contact.end);
  return QRectF(left, kTop + (foot == Foot::Left ? 0 : kRow), std::max(2.0, right - left), kBar).toRect();
}

void ContactLane::showEvent(QShowEvent*) {
  if (!isFound_) find();
}

void ContactLane::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() - 2.5);
  painter.setFont(small);
  for (const Foot foot : kFeet) {
    const int top = kTop + (foot == Foot::Left ? 0 : kRow);
    painter.setPen(theme::kTextDim);
    painter.drawText(QRect(0, top - 1, 12, kRow), Qt::AlignCenter, foot == Foot::Left ? tr("L", "the left foot") : tr("R", "the right foot"));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::kField);
    painter.drawRect(QRectF(ruler_.toX(0.0), top, clip_ ? ruler_.toX(clip_->duration()) - ruler_.toX(0.0) : 0.0, kBar));
    painter.setBrush(theme::kGood);
    for (const auto& contact : contacts(foot)) painter.drawRoundedRect(QRectF(barOf(foot, contact)).adjusted(0.5, 0, -0.5, 0), 2, 2);
  }
}

bool ContactLane::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QString text = tr("When the feet carry weight in the shown take: the left one above, the right one below");
  for (const Foot foot : kFeet)
    for (const auto& contact : contacts(foot)) {
      if (!barOf(foot, contact).contains(help->pos())) continue;
      const auto seconds = [](double value) { return QLocale().toString(value, 'f', 2); };
      text = (foot == Foot::Left ? tr("The left foot stands from %1 to %2 s") : tr("The right foot stands from %1 to %2 s"))
                 .arg(seconds(contact.start), seconds(contact.end));
    }
  QToolTip::showText(help->globalPos(), text, this);
  return true;
}

}  // namespace ui
