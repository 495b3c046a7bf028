#include "ui/metrics/bar_plot.h"

#include "core/report/svg_plot.h"
#include "ui/look/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kRow = 24, kAbove = 6, kBottom = 22, kRight = 118, kThickness = 12;

}  // namespace

BarPlot::BarPlot(QWidget* parent) : QWidget(parent) { setObjectName(QStringLiteral("barPlot")); }

void BarPlot::setBars(std::vector<Bar> bars) {
  bars_ = std::move(bars);
  double low = 0.0, high = 0.0;  // bars start at 0
  for (const auto& bar : bars_) {
    if (!std::isfinite(bar.value)) continue;
    low = std::min(low, bar.value - bar.halfWidth);
    high = std::max(high, bar.value + bar.halfWidth);
  }
  // An interval may reach below 0 where the number itself cannot.
  const bool isNegative = std::any_of(bars_.begin(), bars_.end(), [](const Bar& bar) { return bar.value < 0.0; });
  ticks_ = core::metrics::roundTicks(isNegative ? low : 0.0, high > low ? high : 1.0, 5);
  updateGeometry();
  update();
}

int BarPlot::nameWidth() const {
  int widest = 40;
  for (const auto& bar : bars_) widest = std::max(widest, fontMetrics().horizontalAdvance(bar.name));
  return std::min(widest, width() / 3) + 14;
}

double BarPlot::place(double value) const {
  const double left = nameWidth(), right = std::max(left + 1.0, width() - 1.0 * kRight);
  const double share = (value - ticks_.front()) / (ticks_.back() - ticks_.front());
  return left + std::clamp(share, 0.0, 1.0) * (right - left);
}

QRectF BarPlot::barAt(std::size_t bar) const {
  const double from = place(0.0), to = place(bars_.at(bar).value);
  return {std::min(from, to), kAbove + static_cast<double>(bar) * kRow + (kRow - kThickness) / 2.0, std::abs(to - from), kThickness};
}

QSize BarPlot::minimumSizeHint() const { return {320, kAbove + kBottom + kRow * std::max(1, static_cast<int>(bars_.size()))}; }

QSize BarPlot::sizeHint() const { return minimumSizeHint().expandedTo({560, 0}); }

void BarPlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), theme::kField);
  if (bars_.empty()) return;
  const int bottom = kAbove + kRow * static_cast<int>(bars_.size());
  const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(ticks_[1] - ticks_[0]) - 1e-9)), 0, 6);
  for (const double tick : ticks_) {
    const double x = place(tick);
    painter.setPen(theme::kLine);
    painter.drawLine(QPointF(x, kAbove), QPointF(x, bottom));
    painter.setPen(theme::kTextDim);
    painter.drawText(QRectF(x - 40, bottom + 2, 80, kBottom - 4), Qt::AlignHCenter | Qt::AlignTop, QLocale().toString(tick == 0.0 ? 0.0 : tick, 'f', digits));
  }
  for (std::size_t i = 0; i < bars_.size(); ++i) {
    const auto& bar = bars_[i];
    const QRectF area = barAt(i);
    const double middle = area.center().y();
    painter.setPen(theme::kText);
    painter.drawText(QRectF(0, middle - kRow / 2.0, nameWidth() - 10, kRow), Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(bar.name, Qt::ElideMiddle, nameWidth() - 12));
    if (!std::isfinite(bar.value)) continue;
    const QColor colour = bar.isReal ? theme::kSecond : theme::kAccent;
    painter.fillRect(area, colour);
    if (bar.isReal) {
      painter.setPen(QPen(theme::kSecond, 1, Qt::DashLine));
      painter.drawLine(QPointF(place(bar.value), kAbove), QPointF(place(bar.value), bottom));
    }
    double end = place(bar.value);
    if (bar.halfWidth > 0.0) {
      const double low = place(bar.value - bar.halfWidth), high = place(bar.value + bar.halfWidth);
      painter.setPen(QPen(theme::kText, 1.5));
      painter.drawLine(QPointF(low, middle), QPointF(high, middle));
      for (const double x : {low, high}) painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4));
      end = std::max(end, high);
    }
    painter.setPen(theme::kText);
    painter.drawText(QRectF(end + 8, middle - kRow / 2.0, width() - end - 8, kRow), Qt::AlignLeft | Qt::AlignVCenter, bar.text);
  }
}

}  // namespace ui
