#include "ui/viewport/path_overlay.h"

#include "core/motion/edit/root_path.h"
#include "core/motion/humanml3d_skeleton.h"
#include "ui/look/theme.h"
#include "ui/viewport/overlay_hint.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kRadius = 5.0, kGrip = 10.0, kStill = 4.0;  // pixels
constexpr float kHandle = 0.45f, kFarthest = 60.0f;          // metres
constexpr double kFps = core::motion::humanml3d::kFps;

glm::vec2 placeOf(const core::document::TakeWayPoint& point) { return {static_cast<float>(point.x), static_cast<float>(point.z)}; }
double toCentimetre(float metres) { return std::round(100.0 * static_cast<double>(metres)) / 100.0 + 0.0; }  // and no -0
double apart(const QPointF& a, const QPointF& b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

}  // namespace

PathOverlay::PathOverlay(FloorPath& path, const render::OrbitCamera& camera, QWidget* surface) : QWidget(surface), path_(path), camera_(camera), surface_(surface) {
  setObjectName(QStringLiteral("pathOverlay"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
  setGeometry(surface->rect());
  connect(&path_, &FloorPath::changed, this, &PathOverlay::follow);
  connect(&path_, &FloorPath::drawingChanged, this, [this](bool isDrawing) {
    drag_ = Drag::None;
    hovered_ = -1;
    surface_->setMouseTracking(isDrawing);
    isDrawing ? surface_->setCursor(Qt::CrossCursor) : surface_->unsetCursor();
  });
  follow();
}

void PathOverlay::setShown(bool isShown) {
  isShown_ = isShown;
  follow();
}

void PathOverlay::addTo(render::Box& box) const {
  if (isHidden() || box.isEmpty()) return;
  constexpr float kFar = 20.0f, kMore = 1.0f;  // metres; what is farther would make the figure a dot
  const glm::vec3 centre = box.centre();
  for (const auto& point : path_.points())
    if (const glm::vec2 place = placeOf(point); glm::distance(place, glm::vec2(centre.x, centre.z)) < kFar) box.add(glm::vec3(place.x, 0.0f, place.y));
  if (!path_.isDrawing()) return;
  const glm::vec3 more(kMore, 0.0f, kMore);
  box.add(box.low - more);
  box.add(box.high + more);
}

void PathOverlay::follow() {
  hovered_ = std::min(hovered_, static_cast<int>(path_.points().size()) - 1);
  setVisible(path_.isDrawing() || (isShown_ && !path_.points().empty()));
  update();
}

render::PictureView PathOverlay::view() const { return {camera_, static_cast<float>(width()), static_cast<float>(height())}; }

std::optional<QPointF> PathOverlay::onPicture(const glm::vec2& place) const {
  const auto seen = view().pixelOf({place.x, 0.0f, place.y});
  return seen ? std::optional(QPointF(static_cast<double>(seen->x), static_cast<double>(seen->y))) : std::nullopt;
}

std::optional<glm::vec2> PathOverlay::onFloor(const QPointF& at) const {
  const auto picture = view();
  if (picture.isEmpty()) return {};
  const auto [from, along] = picture.rayAt({static_cast<float>(at.x()), static_cast<float>(at.y())});
  if (from.y <= 0.0f || along.y >= 0.0f) return {};
  const auto hit = from - along * (from.y / along.y);
  if (glm::length(hit - camera_.target()) > kFarthest) return {};
  return glm::vec2(hit.x, hit.z);
}

glm::vec2 PathOverlay::directionOf(int point) const {
  const auto& points = path_.points();
  const auto& here = points[static_cast<std::size_t>(point)];
  if (here.facing) {
    const double angle = glm::radians(*here.facing);
    return {static_cast<float>(std::sin(angle)), static_cast<float>(std::cos(angle))};
  }
  const auto last = points.size() - 1;
  const auto at = static_cast<std::size_t>(point);
  const auto way = placeOf(points[std::min(at + 1, last)]) - placeOf(points[at == 0 ? 0 : at - 1]);
  return glm::length(way) > 1e-4f ? glm::normalize(way) : glm::vec2(0.0f, 1.0f);
}

std::optional<QPointF> PathOverlay::handleOf(int point) const {
  return onPicture(placeOf(path_.points().at(static_cast<std::size_t>(point))) + kHandle * directionOf(point));
}

int PathOverlay::pointAt(const QPointF& at) const {
  int nearest = -1;
  double least = kGrip;
  for (std::size_t i = 0; i < path_.points().size(); ++i)
    if (const auto seen = onPicture(placeOf(path_.points()[i])); seen && apart(*seen, at) < least) nearest = static_cast<int>(i), least = apart(*seen, at);
  return nearest;
}

bool PathOverlay::isOnHandle(const QPointF& at) const {
  if (path_.chosen() < 0) return false;
  const auto seen = handleOf(path_.chosen());
  return seen && apart(*seen, at) < kGrip;
}

bool PathOverlay::handle(QEvent& event) {
  if (event.type() == QEvent::Resize) setGeometry(surface_->rect());
  if (!path_.isDrawing()) return false;
  switch (event.type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick: return press(static_cast<const QMouseEvent&>(event));
    case QEvent::MouseMove: return drag(static_cast<const QMouseEvent&>(event));
    case QEvent::MouseButtonRelease: return release(static_cast<const QMouseEvent&>(event));
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress: return key(event);
    default: return false;
  }
}

bool PathOverlay::press(const QMouseEvent& event) {
  drag_ = Drag::None;
  if (event.button() != Qt::LeftButton || event.modifiers() & (Qt::AltModifier | Qt::ShiftModifier)) return event.type() == QEvent::MouseButtonDblClick;
  pressed_ = event.position();
  path_.seal();
  if (isOnHandle(pressed_)) {
    drag_ = Drag::Facing;
    return true;
  }
  if (const int point = pointAt(pressed_); point >= 0) {
    path_.choose(point);
    drag_ = Drag::Point;
    return true;
  }
  drag_ = Drag::Click;
  // Without a move it is a way point; with one the camera turns. A double click would frame the figure.
  return event.type() == QEvent::MouseButtonDblClick;
}

bool PathOverlay::drag(const QMouseEvent& event) {
  if (event.buttons() == Qt::NoButton) {
    const int under = pointAt(event.position());
    if (under != hovered_) update();
    hovered_ = under;
    surface_->setCursor(under >= 0 || isOnHandle(event.position()) ? Qt::PointingHandCursor : Qt::CrossCursor);
    return true;
  }
  if (drag_ == Drag::Click && apart(event.position(), pressed_) <= kStill) return true;
  if (drag_ == Drag::Click) drag_ = Drag::None;
  if (drag_ == Drag::None) return false;
  const auto place = onFloor(event.position());
  const int point = path_.chosen();
  if (!place || point < 0) return true;
  if (drag_ == Drag::Point) {
    // What was only clicked stays where it is.
    if (apart(event.position(), pressed_) > 1.0) path_.move(point, toCentimetre(place->x), toCentimetre(place->y));
  } else if (const auto way = *place - placeOf(path_.points()[static_cast<std::size_t>(point)]); glm::length(way) > 0.02f) {
    path_.face(point, std::round(static_cast<double>(glm::degrees(std::atan2(way.x, way.y)))));
  }
  QToolTip::showText(event.globalPosition().toPoint(), path_.explanation(static_cast<std::size_t>(point)), surface_);
  return true;
}

bool PathOverlay::release(const QMouseEvent& event) {
  const Drag ended = drag_;
  drag_ = Drag::None;
  if (event.button() != Qt::LeftButton || ended == Drag::None) return false;
  path_.seal();
  if (ended != Drag::Click) return true;
  if (const auto place = onFloor(event.position())) path_.add(toCentimetre(place->x), toCentimetre(place->y));
  return true;
}

bool PathOverlay::key(QEvent& event) {
  auto& pressed = static_cast<QKeyEvent&>(event);
  const bool removes = pressed.key() == Qt::Key_Delete || pressed.key() == Qt::Key_Backspace;
  if (pressed.modifiers() != Qt::NoModifier || !(removes || pressed.key() == Qt::Key_Escape)) return false;
  if (event.type() == QEvent::KeyPress) removes ? path_.remove(path_.chosen()) : path_.setDrawing(false);
  event.accept();
  return true;
}

void PathOverlay::paintWay(QPainter& painter) const {
  const auto& points = path_.points();
  std::vector<core::motion::PathPoint> way;
  const auto faults = path_.faults();
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool isOut = std::any_of(faults.begin(), faults.end(), [i](const auto& fault) { return fault.point == i; });
    if (!isOut) way.push_back({static_cast<int>(std::lround(points[i].time * kFps)), placeOf(points[i]), {}});
  }
  if (way.size() < 2) return;
  QPainterPath line;
  bool goesOn = false;
  for (const auto& place : core::motion::pathCurve(way)) {
    const auto seen = onPicture(place);
    if (seen) goesOn ? line.lineTo(*seen) : line.moveTo(*seen);
    goesOn = seen.has_value();
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(QColor(0, 0, 0, 110), 4.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(line);
  painter.setPen(QPen(theme::kAccent, 2.2, path_.isDrawing() ? Qt::SolidLine : Qt::DashLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(line);
}

void PathOverlay::paintHandle(QPainter& painter, int point) const {
  const auto& here = path_.points()[static_cast<std::size_t>(point)];
  const bool isChosen = path_.isDrawing() && point == path_.chosen();
  if (!isChosen && !here.facing) return;
  const auto from = onPicture(placeOf(here)), to = handleOf(point);
  if (!from || !to) return;
  painter.setPen(QPen(here.facing ? theme::kOnView : theme::kOnViewDim, 1.6, here.facing ? Qt::SolidLine : Qt::DotLine, Qt::RoundCap));
  painter.drawLine(*from, *to);
  painter.setPen(QPen(QColor(0, 0, 0, 150), 1));
  painter.setBrush(here.facing ? theme::kOnView : theme::kOnViewDim);
  painter.drawEllipse(*to, isChosen ? 4.5 : 3.0, isChosen ? 4.5 : 3.0);
}

void PathOverlay::paintPoint(QPainter& painter, int point, bool isFault) const {
  const auto& here = path_.points()[static_cast<std::size_t>(point)];
  const auto at = onPicture(placeOf(here));
  if (!at) return;
  const bool isChosen = point == path_.chosen();
  const double radius = path_.isDrawing() ? kRadius + (point == hovered_ ? 1.5 : 0.0) : kRadius - 1.5;
  painter.setPen(QPen(QColor(0, 0, 0, 150), 1.2));
  painter.setBrush(isFault ? theme::kError : isChosen ? theme::kOnView : theme::kAccent);
  painter.drawEllipse(*at, radius, radius);
  if (isChosen) {
    painter.setPen(QPen(theme::kAccent, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(*at, radius + 3.0, radius + 3.0);
  }
  if (!path_.isDrawing()) return;
  const QString words = tr("%1 s").arg(QLocale().toString(here.time, 'f', here.time == std::round(here.time * 10) / 10 ? 1 : 2));
  const QPointF corner = *at + QPointF(radius + 5, -radius - 2);
  painter.setPen(QColor(0, 0, 0, 170));
  painter.drawText(corner + QPointF(1, 1), words);
  painter.setPen(isFault ? theme::kError : theme::kOnView);
  painter.drawText(corner, words);
}

void PathOverlay::paintHint(QPainter& painter) const {
  const QString words = path_.points().empty() ? tr("Click on the floor where the figure begins. Esc ends.")
                                               : tr("Click: next way point · drag: move · handle: facing · Delete · Esc ends");
  paintOverlayHint(painter, width(), words);
}

void PathOverlay::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() - 1);
  painter.setFont(small);
  paintWay(painter);
  const auto faults = path_.faults();
  const int count = static_cast<int>(path_.points().size());
  for (int i = 0; i < count; ++i) paintHandle(painter, i);
  for (int i = 0; i < count; ++i)
    paintPoint(painter, i, std::any_of(faults.begin(), faults.end(), [i](const auto& fault) { return static_cast<int>(fault.point) == i; }));
  if (path_.isDrawing()) paintHint(painter);
}

}  // namespace ui
