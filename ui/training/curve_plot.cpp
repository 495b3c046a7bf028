#include "ui/training/curve_plot.h"

#include "ui/look/theme.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui {

namespace {

constexpr int kBeside = 58, kAfter = 12, kAbove = 10, kBelow = 26;

/// 1, 2 or 5 times a power of ten, so that about `count` of them fit into the span.
double niceStep(double span, int count) {
  const double raw = span / std::max(1, count), power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (raw <= factor * power) return factor * power;
  return 10.0 * power;
}

QString valueText(double value) { return QLocale().toString(value, 'g', 4); }

}  // namespace

CurvePlot::CurvePlot(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("curvePlot"));
  setMouseTracking(true);
  setToolTip(tr("Wheel: zoom. Drag: move. Double-click: all of it."));
}

void CurvePlot::setCurves(std::vector<Curve> curves) {
  curves_ = std::move(curves);
  update();
}

void CurvePlot::setLogarithmic(bool isOn) {
  isLogarithmic_ = isOn;
  update();
}

void CurvePlot::setOverTime(bool isOn) {
  isOverTime_ = isOn;
  hasZoom_ = false;
  update();
}

void CurvePlot::setSmoothing(double share) {
  smoothing_ = std::clamp(share, 0.0, 0.99);
  update();
}

QRectF CurvePlot::field() const { return {kBeside, kAbove, std::max(1.0, width() - 1.0 * kBeside - kAfter), std::max(1.0, height() - 1.0 * kAbove - kBelow)}; }

CurvePlot::Range CurvePlot::wholeAxis() const {
  Range range{0.0, 0.0};
  for (const auto& curve : curves_)
    if (!curve.points.empty()) range.high = std::max(range.high, along(curve.points.back()));
  if (range.high <= 0.0) range.high = 1.0;
  return range;
}

std::vector<double> CurvePlot::smoothed(const Curve& curve) const {
  // An average that weighs earlier values less and less, without the pull of its start.
  std::vector<double> out;
  double sum = 0.0, weight = 0.0;
  for (const auto& point : curve.points) {
    sum = smoothing_ * sum + (1.0 - smoothing_) * point.value;
    weight = smoothing_ * weight + (1.0 - smoothing_);
    out.push_back(sum / weight);
  }
  return out;
}

CurvePlot::Range CurvePlot::values() const {
  const auto shown = axis();
  Range range{std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest()};
  for (const auto& curve : curves_) {
    for (const auto& point : curve.points) {
      if (along(point) < shown.low || along(point) > shown.high || (isLogarithmic_ && point.value <= 0.0)) continue;
      range.low = std::min(range.low, point.value);
      range.high = std::max(range.high, point.value);
    }
  }
  if (range.low > range.high) return isLogarithmic_ ? Range{0.1, 1.0} : Range{0.0, 1.0};
  if (range.low == range.high) {
    const double room = range.low == 0.0 ? 1.0 : std::abs(range.low) * 0.1;
    return isLogarithmic_ ? Range{range.low / 2.0, range.high * 2.0} : Range{range.low - room, range.high + room};
  }
  return range;
}

QString CurvePlot::axisText(double value) const {
  if (!isOverTime_) return QLocale().toString(std::llround(value));
  if (value < 90.0) return tr("%1 s").arg(std::lround(value));
  return value < 5400.0 ? tr("%1 min").arg(QLocale().toString(value / 60.0, 'f', value < 600.0 ? 1 : 0)) : tr("%1 h").arg(QLocale().toString(value / 3600.0, 'f', 1));
}

double CurvePlot::axisAt(int pixel) const {
  const auto shown = axis();
  return shown.low + (pixel - field().left()) / field().width() * (shown.high - shown.low);
}

QStringList CurvePlot::valuesAt(double x) const {
  QStringList lines;
  for (const auto& curve : curves_) {
    if (curve.points.empty()) continue;
    const auto values = smoothed(curve);
    const auto nearest =
        std::min_element(curve.points.begin(), curve.points.end(), [&](const auto& a, const auto& b) { return std::abs(along(a) - x) < std::abs(along(b) - x); });
    lines << QStringLiteral("%1  %2").arg(curve.name, valueText(values[static_cast<std::size_t>(nearest - curve.points.begin())]));
  }
  return lines;
}

void CurvePlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), theme::kField);
  const QRectF area = field();
  // Without values an axis would count nothing.
  if (std::all_of(curves_.begin(), curves_.end(), [](const Curve& curve) { return curve.points.empty(); })) {
    painter.setPen(theme::kTextDim);
    if (isWaiting_) painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("The first values come after 50 updates."));
    return;
  }
  const auto shown = axis(), values = this->values();
  const auto scaled = [this](double value) { return isLogarithmic_ ? std::log10(value) : value; };
  const double low = scaled(values.low), high = scaled(values.high);
  const auto toX = [&](double x) { return area.left() + (x - shown.low) / (shown.high - shown.low) * area.width(); };
  const auto toY = [&](double value) { return area.bottom() - (scaled(value) - low) / (high - low) * area.height(); };

  painter.setPen(theme::kLine);
  painter.setFont([this] {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    return small;
  }());
  std::vector<double> marks;  // values
  if (isLogarithmic_) {
    // 1, 2 and 5 of every power of ten; the powers alone where there are many.
    const bool isWide = high - low > 4.0;
    for (double power = std::floor(low); power <= high; power += 1.0)
      for (const double factor : {1.0, 2.0, 5.0})
        if (factor == 1.0 || !isWide) marks.push_back(factor * std::pow(10.0, power));
  } else {
    const double step = niceStep(high - low, std::max(2, static_cast<int>(area.height() / 42)));
    for (double mark = std::ceil(low / step) * step; mark <= high + 1e-9 * step; mark += step) marks.push_back(std::abs(mark) < step * 1e-6 ? 0.0 : mark);
  }
  for (const double value : marks) {
    const double y = toY(value);
    if (y < area.top() - 1 || y > area.bottom() + 1) continue;
    painter.setPen(theme::kLine);
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    painter.setPen(theme::kTextDim);
    painter.drawText(QRectF(0, y - 9, kBeside - 6, 18), Qt::AlignRight | Qt::AlignVCenter, valueText(value));
  }
  const double stride = niceStep(shown.high - shown.low, std::max(2, static_cast<int>(area.width() / 90)));
  for (double mark = std::ceil(shown.low / stride) * stride; mark <= shown.high + 1e-9 * stride; mark += stride) {
    const double x = toX(mark);
    painter.setPen(theme::kLine);
    painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
    painter.setPen(theme::kTextDim);
    // The last number may not stick out.
    const double half = std::min(50.0, width() - 2.0 - x);
    painter.drawText(QRectF(x - 50, area.bottom() + 5, 50 + half, 18), half < 30.0 ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignCenter, axisText(mark));
  }
  painter.setClipRect(area.adjusted(0, -2, 0, 2));
  const auto draw = [&](const Curve& curve, const std::vector<double>& shownValues, const QPen& pen) {
    QPainterPath path;
    bool isDown = false;
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
      const double value = shownValues[i];
      if (!std::isfinite(value) || (isLogarithmic_ && value <= 0.0)) {
        isDown = false;
        continue;
      }
      const QPointF place(toX(along(curve.points[i])), toY(value));
      if (isDown)
        path.lineTo(place);
      else
        path.moveTo(place);
      isDown = true;
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    if (curve.points.size() == 1) painter.drawEllipse(QPointF(toX(along(curve.points.front())), toY(shownValues.front())), 2.5, 2.5);
  };
  for (const auto& curve : curves_) {
    if (smoothing_ > 0.0) {
      std::vector<double> plain;
      for (const auto& point : curve.points) plain.push_back(point.value);
      QColor faint = curve.colour;
      faint.setAlpha(70);
      draw(curve, plain, QPen(faint, 1.0));
    }
    draw(curve, smoothed(curve), QPen(curve.colour, 1.8));
  }
  painter.setClipping(false);
  if (pointer_ < area.left() || pointer_ > area.right()) return;
  const double x = axisAt(pointer_);
  painter.setPen(QPen(theme::kTextDim, 1, Qt::DashLine));
  painter.drawLine(QPointF(pointer_, area.top()), QPointF(pointer_, area.bottom()));
  const QStringList lines = QStringList{axisText(x)} + valuesAt(x);
  const QFontMetricsF metrics(painter.font());
  double width = 0.0;
  for (const QString& line : lines) width = std::max(width, metrics.horizontalAdvance(line));
  QRectF box(pointer_ + 10, area.top() + 6, width + 16, lines.size() * metrics.height() + 10);
  if (box.right() > area.right()) box.moveRight(pointer_ - 10);
  painter.setPen(theme::kLine);
  painter.setBrush(theme::kHover);
  painter.drawRoundedRect(box, 4, 4);
  for (qsizetype i = 0; i < lines.size(); ++i) {
    const auto curve = static_cast<std::size_t>(i - 1);
    painter.setPen(i == 0 ? theme::kTextDim : curve < curves_.size() ? curves_[curve].colour : theme::kText);
    painter.drawText(box.adjusted(8, 5 + i * metrics.height(), -8, 0), Qt::AlignLeft | Qt::AlignTop, lines[i]);
  }
}

void CurvePlot::wheelEvent(QWheelEvent* event) {
  const auto shown = axis(), whole = wholeAxis();
  const double factor = std::pow(0.999, event->angleDelta().y()), at = axisAt(static_cast<int>(event->position().x()));
  const double least = std::max(1e-9, (whole.high - whole.low) / 1000.0);
  zoom_ = {std::max(whole.low, at - (at - shown.low) * factor), std::min(whole.high, at + (shown.high - at) * factor)};
  hasZoom_ = zoom_.high - zoom_.low < whole.high - whole.low - 1e-9;
  if (zoom_.high - zoom_.low < least) zoom_ = shown;
  event->accept();
  update();
}

void CurvePlot::mousePressEvent(QMouseEvent* event) { grip_ = static_cast<int>(event->position().x()); }

void CurvePlot::mouseMoveEvent(QMouseEvent* event) {
  pointer_ = static_cast<int>(event->position().x());
  if ((event->buttons() & Qt::LeftButton) && hasZoom_ && grip_ >= 0) {
    const auto whole = wholeAxis();
    double by = axisAt(grip_) - axisAt(pointer_);
    by = std::clamp(by, whole.low - zoom_.low, whole.high - zoom_.high);
    zoom_ = {zoom_.low + by, zoom_.high + by};
    grip_ = pointer_;
  }
  update();
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent*) {
  hasZoom_ = false;
  update();
}

void CurvePlot::leaveEvent(QEvent*) {
  pointer_ = grip_ = -1;
  update();
}

}  // namespace ui
