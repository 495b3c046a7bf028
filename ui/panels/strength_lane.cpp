#include "ui/panels/strength_lane.h"

#include "core/services/generation_limits.h"
#include "core/services/style/style_course.h"
#include "core/services/take_actions.h"
#include "ui/look/theme.h"
#include "ui/widgets/lane_paint.h"
#include "ui/widgets/time_ruler.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

using core::base::Curve;
using core::base::CurvePoint;
using core::document::TakeCourse;
constexpr auto kStrength = core::services::limits::kStyleWeight;

constexpr double kInset = 6;       // above and below the values
constexpr double kPointSize = 4;   // half of a point
constexpr double kDotGrip = 8;     // pixels around one that take hold of it
constexpr double kUsualTop = 5;    // of the scale; beyond it a caricature begins, and the scale goes to all of it
constexpr double kFineStep = 0.1;  // of the arrow keys
constexpr double kFrame = core::services::kClosestCurvePoints;

double rounded(double strength) { return std::clamp(std::round(strength * 20.0) / 20.0, kStrength.lowest, kStrength.highest); }

}  // namespace

StrengthLane::StrengthLane(StyleCourses& courses, TimeRuler& ruler, QWidget* parent) : QWidget(parent), courses_(courses), ruler_(ruler) {
  setObjectName(QStringLiteral("strengthLane"));
  setAccessibleName(tr("Style strength"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&courses_, &StyleCourses::changed, this, &StrengthLane::showCourse);
  connect(&ruler_, &TimeRuler::scaleChanged, this, qOverload<>(&QWidget::update));
  showCourse();
}

void StrengthLane::setUnfolded(bool isUnfolded) {
  isUnfolded_ = isUnfolded;
  showCourse();
}

void StrengthLane::showCourse() {
  chosen_ = std::min(chosen_, static_cast<int>(curve().size()) - 1);
  hovered_ = -1;
  setVisible(isUnfolded_ || !curve().empty());
  setEnabled(courses_.whyNotAtAll().isEmpty());
  update();
}

double StrengthLane::top() const {
  if (drag_) return drag_->top;
  const bool isHigh = std::any_of(curve().begin(), curve().end(), [](const auto& point) { return point.value > kUsualTop; });
  return isHigh || courses_.usualStrength() > kUsualTop ? kStrength.highest : kUsualTop;
}

QPointF StrengthLane::placeOf(double seconds, double strength) const { return {ruler_.toX(seconds), height() - kInset - strength / top() * (height() - 2 * kInset)}; }

QPointF StrengthLane::placeOf(std::size_t point) const { return placeOf(curve().at(point).time, curve().at(point).value); }

CurvePoint StrengthLane::valueHere(const QPointF& place) const {
  const double seconds = (place.x() - ruler_.toX(0.0)) * ruler_.secondsPerPixel();
  const double strength = (height() - kInset - place.y()) / (height() - 2 * kInset) * top();
  return {std::clamp(core::services::onFrame(seconds), 0.0, core::services::onFrame(courses_.seconds())), rounded(strength)};
}

int StrengthLane::pointAt(const QPointF& place) const {
  int nearest = -1;
  double least = kDotGrip;
  for (std::size_t i = 0; i < curve().size(); ++i) {
    const QPointF apart = place - placeOf(i);
    const double distance = std::hypot(apart.x(), apart.y());
    if (distance < least) nearest = static_cast<int>(i), least = distance;
  }
  return nearest;
}

void StrengthLane::choose(int point) {
  chosen_ = point;
  update();
}

void StrengthLane::add(CurvePoint point) {
  const double usual = courses_.usualStrength();
  courses_.change([&](TakeCourse& course) {
    auto& points = course.strength;
    // The first one changes something: before it the style is as strong as the slider says.
    if (points.empty() && point.time > 0.3) points.push_back({0.0, usual});
    const auto at = std::find_if(points.begin(), points.end(), [&](const auto& other) { return other.time > point.time - kFrame + 1e-6; });
    if (at != points.end() && at->time < point.time + kFrame - 1e-6)
      at->value = point.value;
    else
      points.insert(at, point);
  });
  const auto& points = curve();
  choose(static_cast<int>(
      std::min_element(points.begin(), points.end(), [&](const auto& a, const auto& b) { return std::abs(a.time - point.time) < std::abs(b.time - point.time); }) -
      points.begin()));
}

void StrengthLane::remove() {
  if (chosen_ < 0) return;
  const int place = chosen_;
  chosen_ = -1;
  courses_.change([place](TakeCourse& course) { course.strength.erase(course.strength.begin() + place); });
}

void StrengthLane::moveTo(std::size_t place, CurvePoint point) {
  const auto& points = curve();
  const double least = place == 0 ? 0.0 : points[place - 1].time + kFrame;
  const double most = place + 1 == points.size() ? std::max(core::services::onFrame(courses_.seconds()), least) : points[place + 1].time - kFrame;
  point.time = std::clamp(core::services::onFrame(point.time), least, std::max(least, most));
  point.value = rounded(point.value);
  courses_.edit([&](TakeCourse& course) { course.strength[place] = point; });
}

void StrengthLane::paintCurve(QPainter& painter) const {
  const double left = ruler_.toX(0.0), right = ruler_.toX(courses_.seconds());
  if (curve().empty()) {
    // What the slider says, as it is all through.
    const double y = placeOf(0.0, courses_.usualStrength()).y();
    painter.setPen(QPen(theme::kTextDim, 1.2, Qt::DashLine));
    painter.drawLine(QPointF(left, y), QPointF(right, y));
    return;
  }
  QPolygonF line{QPointF(left, placeOf(0).y())};
  for (std::size_t i = 0; i < curve().size(); ++i) line << placeOf(i);
  line << QPointF(std::max(right, line.back().x()), line.back().y());
  auto area = line;
  area << QPointF(line.back().x(), height() - kInset) << QPointF(left, height() - kInset);
  QColor faint = isEnabled() ? theme::kAccent : theme::kTextDim;
  painter.setPen(QPen(faint, 1.5));
  painter.drawPolyline(line);
  faint.setAlpha(50);
  painter.setPen(Qt::NoPen);
  painter.setBrush(faint);
  painter.drawPolygon(area);
  for (std::size_t i = 0; i < curve().size(); ++i) {
    const bool isChosen = static_cast<int>(i) == chosen_;
    painter.setPen(QPen(isChosen ? theme::kText : theme::kAccent, 1.5));
    painter.setBrush(isChosen ? theme::kAccent : theme::kPanel);
    painter.drawEllipse(placeOf(i), kPointSize, kPointSize);
  }
}

void StrengthLane::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() - 2);
  painter.setFont(small);
  const double left = ruler_.toX(0.0);
  paintLaneField(painter, *this, left - 6);
  painter.setClipRect(QRectF(left - 6, 0, width() - 2 * (left - 6), height()));
  paintCurve(painter);
  painter.setPen(theme::kTextDim);
  if (curve().empty()) {
    const QString words = isEnabled() ? tr("Style strength: a double-click adds a point") : courses_.whyNotAtAll();
    painter.drawText(QRectF(left + 4, 2, width() - 2 * left, height() - 4), Qt::AlignTop | Qt::AlignLeft, words);
  }
  const int named = drag_ ? chosen_ : hovered_ >= 0 ? hovered_ : chosen_;
  if (named >= 0) {
    const QPointF at = placeOf(static_cast<std::size_t>(named));
    const QString words = locale().toString(curve()[static_cast<std::size_t>(named)].value, 'f', 2);
    const double advance = painter.fontMetrics().horizontalAdvance(words);
    const double x = at.x() + kPointSize + 4 + advance < width() - left ? at.x() + kPointSize + 4 : at.x() - kPointSize - 4 - advance;
    // Above its point or, where there is no room, below: beside it the curve would go through the number.
    const double y = at.y() - 19.0 >= 0.0 ? at.y() - 19.0 : at.y() + 3.0;
    painter.setPen(theme::kText);
    painter.drawText(QRectF(x, std::clamp(y, 1.0, height() - 17.0), advance + 2, 16), Qt::AlignVCenter | Qt::AlignLeft, words);
  }
  painter.setClipping(false);
  paintLaneFocus(painter, *this);
}

void StrengthLane::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  choose(pointAt(event->position()));
  if (chosen_ < 0) return;
  courses_.seal();
  drag_ = Drag{event->position(), curve()[static_cast<std::size_t>(chosen_)], top(), ruler_.secondsPerPixel(), curve()};
}

void StrengthLane::mouseMoveEvent(QMouseEvent* event) {
  if (!drag_ || chosen_ < 0) {
    const int hovered = pointAt(event->position());
    if (hovered != hovered_) update();
    hovered_ = hovered;
    setCursor(hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    return;
  }
  const QPointF by = event->position() - drag_->press;
  if (by.manhattanLength() < 2 && curve() == drag_->before) return;
  // With Shift along one axis alone, the one that it went farther on.
  const bool isStraight = event->modifiers() & Qt::ShiftModifier, isAcross = std::abs(by.x()) > std::abs(by.y());
  CurvePoint point = drag_->point;
  if (!isStraight || isAcross) point.time += by.x() * drag_->secondsPerPixel;
  if (!isStraight || !isAcross) point.value -= by.y() / (height() - 2 * kInset) * drag_->top;
  moveTo(static_cast<std::size_t>(chosen_), point);
}

void StrengthLane::mouseReleaseEvent(QMouseEvent*) {
  if (drag_) courses_.seal();
  drag_.reset();
  update();
}

void StrengthLane::mouseDoubleClickEvent(QMouseEvent* event) {
  drag_.reset();
  if (event->button() == Qt::LeftButton && pointAt(event->position()) < 0) add(valueHere(event->position()));
}

void StrengthLane::contextMenuEvent(QContextMenuEvent* event) {
  const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
  choose(isKey ? chosen_ : pointAt(QPointF(event->pos())));
  QMenu menu(this);
  if (chosen_ >= 0)
    menu.addAction(theme::icon(QStringLiteral("delete")), tr("Remove the point"), this, &StrengthLane::remove);
  else if (!isKey)
    menu.addAction(theme::icon(QStringLiteral("add")), tr("Add a point"), this, [this, at = QPointF(event->pos())] { add(valueHere(at)); });
  menu.addSeparator();
  menu.addAction(tr("One strength all through"), this, [this] { courses_.change([](TakeCourse& course) { course.strength.clear(); }); })->setEnabled(!curve().empty());
  menu.exec(event->globalPos());
}

void StrengthLane::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(curve().size()) - 1;
  const bool isShifting = event->modifiers() & Qt::ControlModifier;
  const auto shift = [&](double seconds, double strength) {
    if (chosen_ < 0) return;
    const auto point = curve()[static_cast<std::size_t>(chosen_)];
    moveTo(static_cast<std::size_t>(chosen_), {point.time + seconds, point.value + strength});
  };
  switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace: return remove();
    case Qt::Key_Left: return isShifting ? shift(-kFrame, 0.0) : choose(std::max(last < 0 ? -1 : 0, chosen_ - 1));
    case Qt::Key_Right: return isShifting ? shift(kFrame, 0.0) : choose(std::min(last, chosen_ + 1));
    case Qt::Key_Up: return shift(0.0, kFineStep);
    case Qt::Key_Down: return shift(0.0, -kFineStep);
    case Qt::Key_Escape:
      if (!drag_) break;
      courses_.edit([&](TakeCourse& course) { course.strength = drag_->before; });
      courses_.seal();
      drag_.reset();
      return update();
    default: break;
  }
  QWidget::keyPressEvent(event);
}

bool StrengthLane::event(QEvent* event) {
  // The lane's own keys stand before those of the window while it has the focus.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isArrow = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right || key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
    const bool isRemoval = chosen_ >= 0 && (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace);
    if ((isArrow && !curve().empty() && !(key->modifiers() & Qt::AltModifier)) || isRemoval || (key->key() == Qt::Key_Escape && drag_)) {
      event->accept();
      return true;
    }
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  if (event->type() == QEvent::FocusOut) courses_.seal();
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString whyNot = courses_.whyNotAtAll();
    const QString how = tr("How strong the style is over time. A double-click adds a point, a drag moves it, Delete removes it; without points the slider counts.");
    QToolTip::showText(help->globalPos(), QStringLiteral("<p>%1</p>").arg((whyNot.isEmpty() ? how : whyNot).toHtmlEscaped()), this);
    return true;
  }
  return QWidget::event(event);
}

}  // namespace ui
