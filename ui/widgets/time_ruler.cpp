#include "ui/widgets/time_ruler.h"

#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr double kLeft = 14, kRight = 14;
constexpr int kRulerHeight = 24;
constexpr int kTrackHeight = 20, kLowTrackHeight = 15;  // low ones where there are more than two
constexpr double kGrip = 7;                             // pixels around a handle that take hold of it

/// The smallest of 1, 2, 5 frames or seconds that leaves room between two labels.
double tickStep(double pixelsPerSecond, double frameRate) {
  for (const double frames : {1.0, 2.0, 5.0, 10.0})
    if (frames / frameRate * pixelsPerSecond >= 44) return frames / frameRate;
  for (const double seconds : {1.0, 2.0, 5.0, 10.0, 20.0, 60.0})
    if (seconds * pixelsPerSecond >= 44) return seconds;
  return 300.0;
}

}  // namespace

TimeRuler::TimeRuler(PlaybackClock& clock, QWidget* parent) : QWidget(parent), clock_(clock) {
  setObjectName(QStringLiteral("timeRuler"));
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Timeline"));
  setToolTip(tr("Drag to move through time. Drag the two handles to play only a part; double-click to play all of it again. The wheel zooms."));
  const auto repaint = [this] { update(); };
  connect(&clock_, &PlaybackClock::timeChanged, this, &TimeRuler::followTime);
  connect(&clock_, &PlaybackClock::frameRateChanged, this, repaint);
  connect(&clock_, &PlaybackClock::rangeChanged, this, repaint);
  connect(&clock_, &PlaybackClock::durationChanged, this, repaint);
  connect(&clock_, &PlaybackClock::durationChanged, this, [this] {
    keepInside();
    Q_EMIT scaleChanged();
  });
}

void TimeRuler::setTracks(const QList<Track>& tracks) {
  tracks_ = tracks;
  updateGeometry();
  update();
}

void TimeRuler::setTrackTimes(const QList<double>& seconds) {
  if (seconds == trackTimes_) return;
  trackTimes_ = seconds;
  update();
}

// As low as its bars need: lanes below it want the room.
int TimeRuler::trackHeight() const { return tracks_.size() > 2 ? kLowTrackHeight : kTrackHeight; }
QSize TimeRuler::minimumSizeHint() const { return {200, kRulerHeight + std::max(1, static_cast<int>(tracks_.size())) * trackHeight() + 1}; }
QSize TimeRuler::sizeHint() const { return {600, kRulerHeight + 2 * kTrackHeight + 8}; }

void TimeRuler::setShownSeconds(double seconds) {
  if (planned_ == seconds) return;
  planned_ = seconds;
  update();
  Q_EMIT scaleChanged();
}

void TimeRuler::resizeEvent(QResizeEvent*) { Q_EMIT scaleChanged(); }

double TimeRuler::shownSeconds() const { return std::max({1e-6, clock_.duration(), planned_}); }

double TimeRuler::toX(double seconds) const { return kLeft + (seconds - first_) / secondsPerPixel(); }

double TimeRuler::secondsPerPixel() const { return shownSeconds() / zoom_ / std::max(1.0, width() - kLeft - kRight); }

double TimeRuler::toTime(double x) const {
  const double time = first_ + (x - kLeft) * secondsPerPixel();
  // On whole frames, as an animator expects of a scrub.
  return std::clamp(std::round(time * clock_.frameRate()) / clock_.frameRate(), 0.0, clock_.duration());
}

void TimeRuler::keepInside() { first_ = std::clamp(first_, 0.0, shownSeconds() - shownSeconds() / zoom_); }

void TimeRuler::zoomBy(double factor, double x) {
  // Ten frames are enough to see one.
  const double largest = std::max(1.0, shownSeconds() * clock_.frameRate() / 10.0);
  const double before = secondsPerPixel();
  zoom_ = std::clamp(zoom_ * factor, 1.0, largest);
  first_ += (x - kLeft) * (before - secondsPerPixel());
  keepInside();
  update();
  Q_EMIT scaleChanged();
}

void TimeRuler::showAll() { zoomBy(1.0 / zoom_, 0.0); }

void TimeRuler::moveBy(double seconds) {
  first_ += seconds;
  keepInside();
  update();
  Q_EMIT scaleChanged();
}

void TimeRuler::wheelAt(double x, const QWheelEvent& event) {
  const QPoint turned = event.angleDelta();
  if (turned.x() != 0 || event.modifiers() & Qt::ShiftModifier) return moveBy(-0.4 * (turned.x() != 0 ? turned.x() : turned.y()) * secondsPerPixel());
  zoomBy(std::pow(1.0018, turned.y()), x);
}

void TimeRuler::followTime() {
  update();
  if (zoom_ <= 1.0 || drag_ != Drag::None) return;
  const double x = toX(clock_.time());
  if (x < kLeft - 1 || x > width() - kRight + 1) moveBy(clock_.time() - first_ - 0.1 * shownSeconds() / zoom_);
}

void TimeRuler::wheelEvent(QWheelEvent* event) {
  wheelAt(event->position().x(), *event);
  event->accept();
}

void TimeRuler::keyPressEvent(QKeyEvent* event) {
  constexpr double kStep = 1.5;
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomBy(kStep, toX(clock_.time()));
    case Qt::Key_Minus: return zoomBy(1.0 / kStep, toX(clock_.time()));
    case Qt::Key_0: return showAll();
    default: QWidget::keyPressEvent(event);
  }
}

QString TimeRuler::tickLabel(double seconds, double step) const {
  if (clock_.hasAuthorRate()) return QString::number(std::lround(seconds * clock_.frameRate()) + 1);
  return locale().toString(seconds, 'f', step < 1.0 ? (std::fmod(step * 10, 1.0) > 1e-6 ? 2 : 1) : 0);
}

void TimeRuler::paintTicks(QPainter& painter) const {
  QFont font = painter.font();
  font.setPointSizeF(font.pointSizeF() - 1.5);
  painter.setFont(font);
  const double pixelsPerSecond = 1.0 / secondsPerPixel();
  const double step = tickStep(pixelsPerSecond, clock_.frameRate());
  const double minor = step * pixelsPerSecond >= 60 ? step / 5 : step / 2;
  painter.setPen(QPen(theme::kLine, 1));
  // Frames are counted from 1: the tenth begins before ten frames are over.
  const double early = clock_.hasAuthorRate() ? 1.0 / clock_.frameRate() : 0.0;
  const double last = std::min(shownSeconds(), first_ + shownSeconds() / zoom_) + 1e-9;
  for (auto i = static_cast<int>(std::ceil((first_ + early) / minor - 1e-9)); i * minor - early <= last; ++i) {
    const double x = toX(i * minor - early);
    painter.drawLine(QPointF(x, kRulerHeight - 5), QPointF(x, kRulerHeight));
  }
  for (auto i = static_cast<int>(std::ceil((first_ + early) / step - 1e-9)); i * step - early <= last; ++i) {
    const double t = i * step - early;
    painter.setPen(QPen(theme::kTextOff, 1));
    painter.drawLine(QPointF(toX(t), kRulerHeight - 8), QPointF(toX(t), kRulerHeight));
    painter.setPen(theme::kTextDim);
    // Centred on the tick, but never out of the picture.
    const double x = std::clamp(toX(t) - 30, -19.0, width() - 42.0);
    painter.drawText(QRectF(x, 1, 60, 14), Qt::AlignCenter, tickLabel(t, step));
  }
}

void TimeRuler::paintTracks(QPainter& painter) const {
  const bool isLow = trackHeight() == kLowTrackHeight;
  double top = kRulerHeight + (isLow ? 2 : 4);
  for (qsizetype i = 0; i < tracks_.size(); ++i) {
    const Track& track = tracks_[i];
    const QRectF bar(toX(0), top, std::max(2.0, toX(track.seconds) - toX(0)), trackHeight() - (isLow ? 2 : 4));
    QColor fill = track.colour;
    fill.setAlpha(46);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(bar, 4, 4);
    painter.setBrush(track.colour);
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), 3, bar.height()), 1.5, 1.5);
    painter.setPen(theme::kText);
    const QRectF words = bar.intersected(QRectF(rect())).adjusted(9, 0, -6, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(track.name, Qt::ElideRight, static_cast<int>(words.width())));
    if (i < trackTimes_.size()) {
      painter.setPen(QPen(track.colour, 2));
      painter.drawLine(QPointF(toX(trackTimes_[i]), bar.top() - 1), QPointF(toX(trackTimes_[i]), bar.bottom() + 1));
    }
    top += trackHeight();
  }
}

void TimeRuler::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(hasFocus() ? QPen(theme::kAccent, 1) : QPen(Qt::NoPen));
  painter.setBrush(theme::kField);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
  painter.setPen(Qt::NoPen);
  if (clock_.duration() <= 0.0) {
    painter.setPen(theme::kTextOff);
    painter.drawText(rect(), Qt::AlignCenter, tr("Nothing to play yet"));
    return;
  }
  paintTicks(painter);
  paintTracks(painter);

  if (clock_.hasRange()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(12, 13, 15, 150));
    painter.drawRect(QRectF(0, 0, toX(clock_.rangeStart()), height()));
    painter.drawRect(QRectF(toX(clock_.rangeEnd()), 0, width() - toX(clock_.rangeEnd()), height()));
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(clock_.hasRange() ? theme::kTextDim : theme::kTextOff);
  for (const bool isStart : {true, false}) {
    const double x = toX(isStart ? clock_.rangeStart() : clock_.rangeEnd());
    painter.drawRoundedRect(QRectF(isStart ? x - 4 : x, kRulerHeight - 12, 4, height() - kRulerHeight + 8), 2, 2);
  }

  const double x = toX(clock_.time());
  painter.setPen(QPen(theme::kAccent, 1.5));
  painter.drawLine(QPointF(x, 8), QPointF(x, height() - 2));
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme::kAccent);
  QPainterPath head;
  head.addRoundedRect(QRectF(x - 5, 1, 10, 9), 2.5, 2.5);
  head.moveTo(x - 5, 8);
  head.lineTo(x, 14);
  head.lineTo(x + 5, 8);
  painter.drawPath(head);
}

TimeRuler::Drag TimeRuler::partAt(const QPointF& at) const {
  if (at.y() > kRulerHeight - 12) {
    // Outside of the range's edges first, so that the playhead standing on an edge can be taken from inside.
    if (std::abs(at.x() - (toX(clock_.rangeStart()) - 2)) < kGrip) return Drag::RangeStart;
    if (std::abs(at.x() - (toX(clock_.rangeEnd()) + 2)) < kGrip) return Drag::RangeEnd;
  }
  return Drag::Playhead;
}

void TimeRuler::drag(double x) {
  switch (drag_) {
    case Drag::None: break;
    case Drag::Playhead: clock_.seek(toTime(x)); break;
    case Drag::RangeStart: clock_.setRange(std::min(toTime(x), clock_.rangeEnd() - 2 / clock_.frameRate()), clock_.rangeEnd()); break;
    case Drag::RangeEnd: clock_.setRange(clock_.rangeStart(), std::max(toTime(x), clock_.rangeStart() + 2 / clock_.frameRate())); break;
  }
}

void TimeRuler::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || clock_.duration() <= 0.0) return;
  drag_ = partAt(event->position());
  if (drag_ == Drag::Playhead) {
    wasPlaying_ = clock_.isPlaying();
    clock_.pause();
    drag(event->position().x());
  }
}

void TimeRuler::mouseMoveEvent(QMouseEvent* event) {
  if (drag_ != Drag::None) return drag(event->position().x());
  const Drag part = partAt(event->position());
  setCursor(part == Drag::Playhead || clock_.duration() <= 0.0 ? Qt::ArrowCursor : Qt::SizeHorCursor);
}

void TimeRuler::mouseReleaseEvent(QMouseEvent*) {
  if (drag_ == Drag::Playhead && wasPlaying_) clock_.play();
  drag_ = Drag::None;
}

void TimeRuler::mouseDoubleClickEvent(QMouseEvent*) {
  clock_.setRange(0.0, clock_.duration());
  showAll();
}

}  // namespace ui
