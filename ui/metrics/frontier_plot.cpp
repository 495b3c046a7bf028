#include "ui/metrics/frontier_plot.h"

#include "core/report/svg_plot.h"
#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMap>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace ui {

namespace {

constexpr int kLeftOf = 64, kRightOf = 14, kOver = 22, kUnder = 38;
constexpr double kReach = 12.0;  // pixels around a point that belong to it

QString tickText(const std::vector<double>& ticks, double value) {
  const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(ticks[1] - ticks[0]) - 1e-9)), 0, 6);
  return QLocale().toString(value == 0.0 ? 0.0 : value, 'f', digits);
}

}  // namespace

FrontierPlot::FrontierPlot(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
}

void FrontierPlot::setPoints(std::vector<Point> points, const QString& xTitle, const QString& yTitle) {
  std::erase_if(points, [](const Point& point) { return !std::isfinite(point.x) || !std::isfinite(point.y); });
  points_ = std::move(points);
  xTitle_ = xTitle;
  yTitle_ = yTitle;
  hovered_ = -1;
  if (!points_.empty()) {
    const auto [lowX, highX] = std::minmax_element(points_.begin(), points_.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
    const auto [lowY, highY] = std::minmax_element(points_.begin(), points_.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
    xTicks_ = core::metrics::roundTicks(lowX->x, highX->x, 5);
    yTicks_ = core::metrics::roundTicks(lowY->y, highY->y, 4);
  }
  update();
}

void FrontierPlot::setChosen(int number) {
  chosen_ = number;
  update();
}

QRectF FrontierPlot::field() const { return {kLeftOf, kOver, std::max(1.0, width() - 1.0 * kLeftOf - kRightOf), std::max(1.0, height() - 1.0 * kOver - kUnder)}; }

QPointF FrontierPlot::placeOf(std::size_t point) const {
  const QRectF area = field();
  const auto share = [](const std::vector<double>& ticks, double value) { return (value - ticks.front()) / (ticks.back() - ticks.front()); };
  return {area.left() + share(xTicks_, points_.at(point).x) * area.width(), area.bottom() - share(yTicks_, points_.at(point).y) * area.height()};
}

int FrontierPlot::pointAt(const QPointF& place) const {
  int best = -1;
  double nearest = kReach;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const QPointF way = placeOf(i) - place;
    const double distance = std::hypot(way.x(), way.y());
    if (distance >= nearest) continue;
    nearest = distance;
    best = static_cast<int>(i);
  }
  return best;
}

void FrontierPlot::choose(int point) {
  if (point < 0) return;
  chosen_ = points_[static_cast<std::size_t>(point)].number;
  update();
  Q_EMIT pointChosen(chosen_);
}

void FrontierPlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) choose(pointAt(event->position()));
}

void FrontierPlot::mouseDoubleClickEvent(QMouseEvent* event) {
  const int point = event->button() == Qt::LeftButton ? pointAt(event->position()) : -1;
  if (point < 0) return;
  choose(point);
  Q_EMIT pointUsed(chosen_);
}

void FrontierPlot::mouseMoveEvent(QMouseEvent* event) {
  const int before = std::exchange(hovered_, pointAt(event->position()));
  if (before == hovered_) return;
  setCursor(hovered_ < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
  if (hovered_ < 0)
    QToolTip::hideText();
  else
    QToolTip::showText(event->globalPosition().toPoint(), points_[static_cast<std::size_t>(hovered_)].text, this);
  update();
}

void FrontierPlot::leaveEvent(QEvent*) {
  hovered_ = -1;
  update();
}

void FrontierPlot::keyPressEvent(QKeyEvent* event) {
  if (points_.empty()) return QWidget::keyPressEvent(event);
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    if (chosen_ >= 0) Q_EMIT pointUsed(chosen_);
    return;
  }
  const int step = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Left || event->key() == Qt::Key_Up ? -1 : 0;
  if (step == 0) return QWidget::keyPressEvent(event);
  const auto at = std::find_if(points_.begin(), points_.end(), [this](const Point& point) { return point.number == chosen_; });
  const int count = static_cast<int>(points_.size());
  choose(at == points_.end() ? 0 : (static_cast<int>(at - points_.begin()) + step + count) % count);
}

void FrontierPlot::paintLabels(QPainter& painter) const {
  // The chosen one and that under the pointer first; of the others those that have room.
  std::vector<std::size_t> order(points_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [this](std::size_t i) { return points_[i].number == chosen_ ? 0 : static_cast<int>(i) == hovered_ ? 1 : points_[i].isDefault ? 2 : 3; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  std::vector<QRectF> taken;
  for (const auto i : order) {
    const QPointF place = placeOf(i);
    const double wide = fontMetrics().horizontalAdvance(points_[i].label);
    const bool isRight = place.x() + 10 + wide > width();
    const QRectF label(isRight ? place.x() - 10 - wide : place.x() + 10, place.y() - 20, wide, 16);
    if (std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(label); })) continue;
    taken.push_back(label);
    painter.setPen(rank(i) < 2 ? theme::kText : theme::kTextDim);
    painter.drawText(label, Qt::AlignCenter | Qt::TextDontClip, points_[i].label);
  }
}

void FrontierPlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), theme::kField);
  if (hasFocus()) {
    painter.setPen(theme::kAccent);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
  painter.setPen(theme::kTextDim);
  if (points_.empty()) return painter.drawText(rect(), Qt::AlignCenter, tr("These numbers are not in the report."));
  const QRectF area = field();
  const auto along = [&](const std::vector<double>& ticks, double value) { return (value - ticks.front()) / (ticks.back() - ticks.front()); };
  for (const double tick : xTicks_) {
    const double x = area.left() + along(xTicks_, tick) * area.width();
    painter.setPen(theme::kLine);
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(theme::kTextDim);
    painter.drawText(QRectF(x - 40, area.bottom() + 2, 80, 16), Qt::AlignHCenter | Qt::AlignTop, tickText(xTicks_, tick));
  }
  for (const double tick : yTicks_) {
    const double y = area.bottom() - along(yTicks_, tick) * area.height();
    painter.setPen(theme::kLine);
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    painter.setPen(theme::kTextDim);
    painter.drawText(QRectF(18, y - 8, kLeftOf - 24, 16), Qt::AlignRight | Qt::AlignVCenter, tickText(yTicks_, tick));
  }
  painter.drawText(QRectF(area.left(), area.bottom() + 18, area.width(), 18), Qt::AlignCenter, xTitle_);
  painter.save();
  painter.translate(9, area.center().y());
  painter.rotate(-90);
  painter.drawText(QRectF(-area.height() / 2 - 20, -8, area.height() + 40, 16), Qt::AlignCenter,
                   fontMetrics().elidedText(yTitle_, Qt::ElideRight, static_cast<int>(area.height()) + 40));
  painter.restore();

  QMap<QString, QPainterPath> ways;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    auto& way = ways[points_[i].series];
    way.elementCount() == 0 ? way.moveTo(placeOf(i)) : way.lineTo(placeOf(i));
  }
  QColor faint = theme::kAccent;
  faint.setAlphaF(0.4f);
  for (const auto& way : ways) painter.strokePath(way, QPen(faint, 1.5));
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const auto& point = points_[i];
    const QPointF place = placeOf(i);
    const bool isChosen = point.number == chosen_;
    painter.setBrush(Qt::NoBrush);
    if (isChosen || static_cast<int>(i) == hovered_) {
      painter.setPen(QPen(isChosen ? theme::kText : theme::kTextDim, 2));
      painter.drawEllipse(place, 9, 9);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(point.isDefault ? theme::kSecond : theme::kAccent);
    painter.drawEllipse(place, 5, 5);
  }
  paintLabels(painter);
}

}  // namespace ui
