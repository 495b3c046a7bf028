#include "ui/curves/joint_plot.h"

#include "ui/look/theme.h"
#include "ui/widgets/time_ruler.h"

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

constexpr double kAboveCurves = 16.0, kBelowCurves = 8.0;
constexpr int kMostWords = 6;

}  // namespace

JointPlot::JointPlot(PlaybackClock& clock, TimeRuler& ruler, std::function<double(int)> timeOf, QWidget* parent)
    : QWidget(parent), clock_(clock), ruler_(ruler), timeOf_(std::move(timeOf)) {
  setObjectName(QStringLiteral("jointPlot"));
  setAccessibleName(tr("Curves"));
  setMouseTracking(true);
  connect(&clock_, &PlaybackClock::timeChanged, this, qOverload<>(&QWidget::update));
  connect(&ruler_, &TimeRuler::scaleChanged, this, &JointPlot::redraw);
}

QPen JointPlot::penOf(int style, const QColor& colour) {
  QPen pen(colour, 1.6);
  pen.setCapStyle(Qt::FlatCap);
  pen.setJoinStyle(Qt::RoundJoin);
  // In multiples of the width.
  static const QList<qreal> patterns[] = {{}, {5, 2.5}, {1.2, 2}, {6, 2, 1.2, 2}, {9, 3}, {3, 1.5, 3, 4}};
  if (style > 0) pen.setDashPattern(patterns[style % 6]);
  return pen;
}

void JointPlot::setCurves(CurveKind kind, std::vector<Curve> curves) {
  kind_ = kind;
  curves_ = std::move(curves);
  low_ = std::numeric_limits<double>::infinity();
  high_ = -low_;
  for (const auto& curve : curves_)
    for (const float value : curve.values) {
      low_ = std::min(low_, static_cast<double>(value));
      high_ = std::max(high_, static_cast<double>(value));
    }
  if (isEmpty()) low_ = 0.0, high_ = 1.0;
  // Speeds and bends are seen against none; what hardly changes is no mountain range.
  if (kind == CurveKind::Speed || kind == CurveKind::Bend) low_ = 0.0;
  const double least = kind == CurveKind::Bend ? 10.0 : kind == CurveKind::Speed ? 0.2 : 0.1;
  if (high_ - low_ < least) {
    const double more = 0.5 * (least - (high_ - low_));
    if (low_ != 0.0) low_ -= more;
    high_ = low_ + least;
  }
  redraw();
}

bool JointPlot::isEmpty() const {
  return std::all_of(curves_.begin(), curves_.end(), [](const Curve& curve) { return curve.values.empty(); });
}

double JointPlot::toY(double value) const { return height() - kBelowCurves - (value - low_) / (high_ - low_) * (height() - kAboveCurves - kBelowCurves); }

QPointF JointPlot::placeOf(const Curve& curve, double seconds) const {
  return {ruler_.toX(seconds), toY(static_cast<double>(curveAt(curve.values, curve.fps, seconds)))};
}

void JointPlot::redraw() {
  drawn_ = {};
  update();
}

void JointPlot::paintCurves(QPainter& painter) const {
  painter.setPen(QPen(theme::kLine, 1));
  const double left = std::max(0.0, ruler_.toX(0.0)), right = std::min<double>(width(), ruler_.toX(clock_.duration()));
  for (const double value : {low_, 0.5 * (low_ + high_), high_}) painter.drawLine(QPointF(left, toY(value)), QPointF(right, toY(value)));
  for (const auto& curve : curves_) {
    if (curve.values.empty()) continue;
    QPainterPath path;
    for (std::size_t frame = 0; frame < curve.values.size(); ++frame) {
      const QPointF at(ruler_.toX(static_cast<double>(frame) / curve.fps), toY(static_cast<double>(curve.values[frame])));
      frame == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    painter.setPen(penOf(curve.style, theme::viewColour(curve.view)));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
  }
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() - 1.5);
  painter.setFont(small);
  QColor veil = theme::kField;
  veil.setAlpha(200);
  for (const double value : {low_, high_}) {
    const QString words = curveValue(kind_, value);
    const QRectF room(6, toY(value) - 15, painter.fontMetrics().horizontalAdvance(words) + 6, 14);
    painter.fillRect(room, veil);
    painter.setPen(theme::kTextDim);
    painter.drawText(room, Qt::AlignCenter, words);
  }
}

void JointPlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (drawn_.isNull()) {
    const qreal ratio = devicePixelRatioF();
    drawn_ = QPixmap((QSizeF(size()) * ratio).toSize());
    drawn_.setDevicePixelRatio(ratio);
    drawn_.fill(Qt::transparent);
    QPainter still(&drawn_);
    still.setRenderHint(QPainter::Antialiasing);
    still.setPen(Qt::NoPen);
    still.setBrush(theme::kField);
    still.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    if (!isEmpty()) paintCurves(still);
  }
  painter.drawPixmap(0, 0, drawn_);
  if (isEmpty()) {
    painter.setPen(theme::kTextOff);
    const QString why = curves_.empty() ? tr("Choose joints, or click one in the view") : tr("These joints have no bend: choose a knee, an elbow, the neck");
    painter.drawText(rect(), Qt::AlignCenter, why);
    return;
  }
  const double x = ruler_.toX(clock_.time());
  painter.setPen(QPen(theme::kAccent, 1.5));
  painter.drawLine(QPointF(x, 2), QPointF(x, height() - 2));
  painter.setPen(QPen(theme::kField, 1));
  for (const auto& curve : curves_) {
    if (curve.values.empty()) continue;
    painter.setBrush(theme::viewColour(curve.view));
    painter.drawEllipse(placeOf(curve, timeOf_(curve.view)), 3.2, 3.2);
  }
  if (hovered_) paintHover(painter);
}

QStringList JointPlot::wordsAt(const QPointF& place) const {
  if (isEmpty() || clock_.duration() <= 0.0) return {};
  const double seconds = ruler_.toTime(place.x());
  const QLocale locale;
  QStringList words{tr("%1 s · frame %2").arg(locale.toString(seconds, 'f', 2)).arg(std::lround(seconds * clock_.frameRate()) + 1)};
  std::vector<std::pair<double, QString>> lines;
  for (const auto& curve : curves_) {
    if (curve.values.empty() || seconds > static_cast<double>(curve.values.size()) / curve.fps) continue;
    const auto value = static_cast<double>(curveAt(curve.values, curve.fps, seconds));
    lines.emplace_back(std::abs(toY(value) - place.y()), QStringLiteral("%1  %2  %3").arg(QChar(u'A' + curve.view)).arg(curve.joint, curveValue(kind_, value)));
  }
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [apart, line] : lines)
    if (words.size() <= kMostWords) words << line;
  return words;
}

void JointPlot::paintHover(QPainter& painter) const {
  const QStringList words = wordsAt(*hovered_);
  if (words.isEmpty()) return;
  const double seconds = ruler_.toTime(hovered_->x()), x = ruler_.toX(seconds);
  painter.setPen(QPen(theme::kTextDim, 1, Qt::DashLine));
  painter.drawLine(QPointF(x, 2), QPointF(x, height() - 2));
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() - 1);
  painter.setFont(small);
  const QFontMetrics metrics(small);
  int widest = 0;
  for (const QString& line : words) widest = std::max(widest, metrics.horizontalAdvance(line));
  // As many lines as there is room for: the nearest ones.
  const int count = std::clamp((height() - 12) / metrics.height(), 1, static_cast<int>(words.size()));
  const QSizeF size(widest + 16, count * metrics.height() + 8);
  QRectF box(QPointF(x + 10, std::clamp(hovered_->y() - size.height() / 2, 2.0, std::max(2.0, height() - 2 - size.height()))), size);
  if (box.right() > width() - 2) box.moveRight(x - 10);
  painter.setPen(QPen(theme::kLine, 1));
  painter.setBrush(theme::kPanel);
  painter.drawRoundedRect(box, 4, 4);
  for (int i = 0; i < count; ++i) {
    painter.setPen(i == 0 ? theme::kTextDim : theme::kText);
    painter.drawText(QRectF(box.left() + 8, box.top() + 4 + i * metrics.height(), widest + 2, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, words[i]);
  }
}

void JointPlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || clock_.duration() <= 0.0) return;
  wasPlaying_ = clock_.isPlaying();
  clock_.pause();
  isDragging_ = true;
  clock_.seek(ruler_.toTime(event->position().x()));
}

void JointPlot::mouseMoveEvent(QMouseEvent* event) {
  hovered_ = event->position();
  if (isDragging_) clock_.seek(ruler_.toTime(event->position().x()));
  update();
}

void JointPlot::mouseReleaseEvent(QMouseEvent*) {
  if (isDragging_ && wasPlaying_) clock_.play();
  isDragging_ = false;
}

void JointPlot::wheelEvent(QWheelEvent* event) {
  ruler_.wheelAt(event->position().x(), *event);
  event->accept();
}

void JointPlot::resizeEvent(QResizeEvent*) { redraw(); }

void JointPlot::leaveEvent(QEvent*) {
  hovered_.reset();
  update();
}

void JointPlot::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) redraw();
}

}  // namespace ui
