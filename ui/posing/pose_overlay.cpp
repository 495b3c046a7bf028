#include "ui/posing/pose_overlay.h"

#include "core/motion/edit/pose_edit.h"
#include "core/motion/humanml3d_skeleton.h"
#include "ui/look/body_joints.h"
#include "ui/look/theme.h"
#include "ui/viewport/overlay_hint.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace ui {

using render::GizmoHandle;
using render::GizmoKind;

namespace {

constexpr double kJointGrip = 13.0, kNoMove = 4.0;  // pixels
constexpr float kStepMetres = 0.05f, kStepRadians = static_cast<float>(std::numbers::pi / 12.0);

const QColor kShade(0, 0, 0, 150), kChosen(0xff, 0xd1, 0x66);

QColor colourOf(GizmoHandle handle) {
  switch (handle) {
    case GizmoHandle::X: return {0xef, 0x6a, 0x64};
    case GizmoHandle::Y: return {0x86, 0xd0, 0x6c};
    case GizmoHandle::Z: return {0x66, 0xa6, 0xf2};
    default: return theme::kOnView;
  }
}

double between(const QPointF& a, const QPointF& b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }
QPointF toQt(const glm::vec2& p) { return {static_cast<double>(p.x), static_cast<double>(p.y)}; }
glm::vec2 toGlm(const QPointF& p) { return {static_cast<float>(p.x()), static_cast<float>(p.y())}; }

QPolygonF polygonOf(const std::vector<glm::vec2>& line) {
  QPolygonF points;
  for (const auto& point : line) points << toQt(point);
  return points;
}

}  // namespace

PoseOverlay::PoseOverlay(Posing& posing, const render::OrbitCamera& camera, const render::Scene& scene, QWidget* surface)
    : QWidget(surface), posing_(posing), camera_(camera), scene_(scene), surface_(surface) {
  setObjectName(QStringLiteral("poseOverlay"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
  setGeometry(surface->rect());
  follow();
}

bool PoseOverlay::isOfPosedBody() const { return posing_.shownClip() && !scene_.figures.empty() && scene_.figures.front().clip == posing_.shownClip(); }

bool PoseOverlay::isPosing() const { return posing_.tool() != Posing::Tool::None && isOfPosedBody() && !posing_.joints().empty(); }

void PoseOverlay::setTrailsShown(bool isShown) {
  showsTrails_ = isShown;
  follow();
}

void PoseOverlay::follow() {
  if (!posing_.isDragging()) drag_ = drag_ == Drag::Click ? drag_ : Drag::None;
  const bool isActive = isPosing() || (showsTrails_ && !trailKeys().empty());
  if (isActive) surface_->setMouseTracking(true);
  if (!isActive && wasActive_) {
    surface_->setMouseTracking(false);
    surface_->unsetCursor();
    hovered_ = -1;
    over_ = GizmoHandle::None;
  }
  wasActive_ = isActive;
  setVisible(isActive);
  update();
}

render::PictureView PoseOverlay::view() const { return {camera_, static_cast<float>(width()), static_cast<float>(height())}; }

std::optional<render::Gizmo> PoseOverlay::gizmo() const {
  const int joint = posing_.joint();
  if (!isPosing() || joint < 0) return {};
  const auto& joints = posing_.joints();
  const bool turns = posing_.tool() == Posing::Tool::Turn;
  const int at = turns ? core::motion::pivotOf(joint) : joint;
  render::Gizmo made{turns ? GizmoKind::Turn : GizmoKind::Move, joints[static_cast<std::size_t>(at)]};
  if (posing_.usesOwnAxes()) made.axes = core::motion::partAxes(joints, joint);
  return made;
}

std::optional<QPointF> PoseOverlay::placeOf(int joint) const {
  if (posing_.joints().empty()) return {};
  const auto seen = view().pixelOf(posing_.joints()[static_cast<std::size_t>(joint)]);
  return seen ? std::optional(toQt(*seen)) : std::nullopt;
}

std::optional<QPointF> PoseOverlay::gripOf(GizmoHandle handle) const {
  const auto handles = gizmo();
  if (!handles) return {};
  const auto line = render::gizmoLine(*handles, handle, view());
  if (line.empty()) return {};
  if (handles->kind == GizmoKind::Turn) return toQt(line[line.size() / 2 + 4]);
  return toQt(handle == GizmoHandle::View ? 0.5f * (line[0] + line[2]) : 0.3f * line.front() + 0.7f * line.back());
}

std::vector<Posing::KeyJoint> PoseOverlay::trailKeys() const {
  if (!showsTrails_ || !isOfPosedBody()) return {};
  const auto& figure = scene_.figures.front();
  return posing_.keyJoints(figure.seconds - figure.trails.secondsBefore, figure.seconds + figure.trails.secondsAfter);
}

std::optional<QPointF> PoseOverlay::trailPoint(std::size_t pose, core::motion::BodyEnd end) const {
  for (const auto& key : trailKeys())
    if (key.pose == pose && key.end == end)
      if (const auto seen = view().pixelOf(key.place)) return toQt(*seen);
  return {};
}

int PoseOverlay::jointAt(const QPointF& at) const {
  // The nearest to the pointer; of those that lie over each other the one in front.
  const auto picture = view();
  int found = -1;
  double least = 1e9;
  for (int joint = 0; joint < static_cast<int>(posing_.joints().size()); ++joint) {
    const auto& place = posing_.joints()[static_cast<std::size_t>(joint)];
    const auto seen = picture.pixelOf(place);
    if (!seen || between(toQt(*seen), at) > kJointGrip) continue;
    const double depth = static_cast<double>(glm::distance(place, camera_.eye())), rank = between(toQt(*seen), at) + 12.0 * depth;
    if (rank < least) found = joint, least = rank;
  }
  return found;
}

std::optional<Posing::KeyJoint> PoseOverlay::trailKeyAt(const QPointF& at) const {
  std::optional<Posing::KeyJoint> found;
  double least = kJointGrip - 3.0;
  const auto picture = view();
  for (const auto& key : trailKeys())
    if (const auto seen = picture.pixelOf(key.place); seen && between(toQt(*seen), at) < least) found = key, least = between(toQt(*seen), at);
  return found;
}

bool PoseOverlay::handle(QEvent& event) {
  if (event.type() == QEvent::Resize) setGeometry(surface_->rect());
  if (!wasActive_) return false;
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

bool PoseOverlay::press(const QMouseEvent& event) {
  drag_ = Drag::None;
  pressed_ = event.position();
  if (event.button() != Qt::LeftButton || event.modifiers() & Qt::AltModifier) return false;
  amount_.clear();
  const auto handles = gizmo();
  held_ = handles ? render::gizmoHandleAt(*handles, view(), toGlm(pressed_)) : GizmoHandle::None;
  if (held_ != GizmoHandle::None) {
    start_ = *handles;
    if (posing_.begin()) drag_ = Drag::Handle;
    update();
    return true;
  }
  if (const auto key = trailKeyAt(pressed_)) {
    start_ = {GizmoKind::Move, key->place};
    held_ = GizmoHandle::View;
    if (posing_.begin(*key)) drag_ = Drag::Trail;
    return true;
  }
  if (!isPosing() || event.modifiers() & Qt::ShiftModifier) return false;
  // Without a move it chooses a joint; with one the camera turns.
  drag_ = Drag::Click;
  return event.type() == QEvent::MouseButtonDblClick && jointAt(pressed_) >= 0;
}

void PoseOverlay::dragHandle(const QMouseEvent& event) {
  const bool inSteps = event.modifiers() & Qt::ControlModifier;
  const auto from = toGlm(pressed_), to = toGlm(event.position());
  if (start_.kind == GizmoKind::Move) {
    const auto way = render::gizmoWay(start_, held_, view(), from, to, inSteps ? kStepMetres : 0.0f);
    posing_.moveBy(way);
    amount_ = tr("%1 cm").arg(QLocale().toString(100.0 * static_cast<double>(glm::length(way)), 'f', 1));
  } else {
    const float turn = render::gizmoTurn(start_, held_, view(), from, to, inSteps ? kStepRadians : 0.0f);
    posing_.turnBy(glm::angleAxis(turn, render::gizmoAxis(start_, held_, view())));
    amount_ = tr("%1°").arg(QLocale().toString(static_cast<double>(glm::degrees(turn)), 'f', 0));
  }
}

void PoseOverlay::hover(const QPointF& at) {
  const auto before = std::pair(hovered_, over_);
  const auto handles = gizmo();
  over_ = handles ? render::gizmoHandleAt(*handles, view(), toGlm(at)) : GizmoHandle::None;
  const bool isOnTrail = over_ == GizmoHandle::None && trailKeyAt(at).has_value();
  hovered_ = over_ == GizmoHandle::None && !isOnTrail && isPosing() ? jointAt(at) : -1;
  if (over_ != GizmoHandle::None || isOnTrail)
    surface_->setCursor(Qt::OpenHandCursor);
  else if (hovered_ >= 0)
    surface_->setCursor(Qt::PointingHandCursor);
  else
    surface_->unsetCursor();
  if (before != std::pair(hovered_, over_)) update();
}

bool PoseOverlay::drag(const QMouseEvent& event) {
  if (event.buttons() == Qt::NoButton) {
    hover(event.position());
    return false;
  }
  if (drag_ == Drag::Handle || drag_ == Drag::Trail) {
    if (!posing_.isDragging()) return true;  // put back by Esc, or the time went on
    surface_->setCursor(Qt::ClosedHandCursor);
    hovered_ = -1;
    if (between(event.position(), pressed_) > 1.0 || !amount_.isEmpty()) dragHandle(event);
    return true;
  }
  if (drag_ == Drag::Click && between(event.position(), pressed_) <= kNoMove) return true;
  drag_ = Drag::None;
  return false;
}

bool PoseOverlay::release(const QMouseEvent& event) {
  const Drag ended = drag_;
  drag_ = Drag::None;
  if (event.button() != Qt::LeftButton || ended == Drag::None) return false;
  if (ended == Drag::Click) {
    posing_.choose(jointAt(event.position()));
  } else {
    held_ = GizmoHandle::None;
    amount_.clear();
    posing_.end();
  }
  hover(event.position());
  return true;
}

bool PoseOverlay::key(QEvent& event) {
  auto& pressed = static_cast<QKeyEvent&>(event);
  if (pressed.key() != Qt::Key_Escape || !posing_.isDragging()) return false;
  if (event.type() == QEvent::KeyPress) posing_.cancel();
  amount_.clear();
  update();
  event.accept();
  return true;
}

void PoseOverlay::paintLabel(QPainter& painter, const QPointF& at, const QString& words, const QColor& colour) const {
  const double wide = painter.fontMetrics().horizontalAdvance(words);
  // To the left where the right edge is near.
  const QPointF corner(at.x() + 12 + wide > width() ? at.x() - 12 - wide : at.x() + 12, std::max(at.y() - 8, 12.0));
  // A light body may be behind it.
  const QFontMetricsF metrics(painter.font());
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(0, 0, 0, 150));
  painter.drawRoundedRect(QRectF(corner.x() - 4, corner.y() - metrics.ascent() - 2, wide + 8, metrics.height() + 4), 3, 3);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(colour);
  painter.drawText(corner, words);
}

void PoseOverlay::paintJoints(QPainter& painter) const {
  if (!isPosing()) return;
  for (int joint = 0; joint < core::motion::humanml3d::kJointCount; ++joint) {
    const auto at = placeOf(joint);
    if (!at) continue;
    const bool isChosen = joint == posing_.joint(), isHovered = joint == hovered_;
    painter.setPen(QPen(kShade, 1.2));
    painter.setBrush(isChosen ? kChosen : theme::kOnView);
    const double radius = isChosen || isHovered ? 4.5 : 2.8;
    painter.drawEllipse(*at, radius, radius);
    if (!isHovered) continue;
    painter.setPen(QPen(kChosen, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(*at, 7.5, 7.5);
  }
}

void PoseOverlay::paintHandle(QPainter& painter, const render::Gizmo& gizmo, GizmoHandle handle) const {
  const auto line = render::gizmoLine(gizmo, handle, view());
  if (line.empty()) return;
  const bool isHeld = posing_.isDragging() ? held_ == handle : over_ == handle;
  QColor colour = isHeld ? kChosen : colourOf(handle);
  if (posing_.isDragging() && !isHeld) colour.setAlpha(70);
  const auto points = polygonOf(line);
  painter.setBrush(Qt::NoBrush);
  const double wide = isHeld ? 3.2 : 2.2;
  const bool isFaint = gizmo.kind == GizmoKind::Turn && handle == GizmoHandle::View && !isHeld;
  painter.setPen(QPen(QColor(0, 0, 0, isFaint ? 70 : 120), wide + 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(points);
  painter.setPen(QPen(colour, isFaint ? 1.6 : wide, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(points);
  if (gizmo.kind == GizmoKind::Turn || handle == GizmoHandle::View) return;
  // The tip.
  const QPointF tip = points.back(), way = tip - points.front();
  const double length = std::max(1.0, std::hypot(way.x(), way.y()));
  const QPointF along = way / length, across(-along.y(), along.x());
  painter.setPen(QPen(kShade, 1));
  painter.setBrush(colour);
  painter.drawPolygon(QPolygonF{{tip + 9 * along, tip + 5 * across - 3 * along, tip - 5 * across - 3 * along}});
}

void PoseOverlay::paintGizmo(QPainter& painter) const {
  const auto now = gizmo();
  if (!now) return;
  // While it is turned the rings stay as they were.
  render::Gizmo shown = *now;
  if (posing_.isDragging() && drag_ == Drag::Handle) shown.axes = start_.axes;
  for (const auto handle : {GizmoHandle::View, GizmoHandle::Z, GizmoHandle::Y, GizmoHandle::X}) paintHandle(painter, shown, handle);
}

void PoseOverlay::paintTrailKeys(QPainter& painter) const {
  const auto picture = view();
  for (const auto& key : trailKeys()) {
    const bool isDragged = drag_ == Drag::Trail && posing_.isDragging() && glm::distance(start_.place, key.place) < 1e-4f;
    const auto joint = static_cast<std::size_t>(core::motion::jointOf(key.end));
    const auto at = picture.pixelOf(isDragged ? posing_.joints()[joint] : key.place), trail = picture.pixelOf(key.onTrail);
    if (!at) continue;
    if (trail && glm::distance(*at, *trail) > 6.0f) {
      painter.setPen(QPen(kChosen, 1.2, Qt::DotLine));
      painter.drawLine(toQt(*at), toQt(*trail));
    }
    const double half = isDragged ? 6.5 : 5.0;
    painter.setPen(QPen(kShade, 1.2));
    painter.setBrush(kChosen);
    painter.drawPolygon(QPolygonF{{toQt(*at) + QPointF(0, -half), toQt(*at) + QPointF(half, 0), toQt(*at) + QPointF(0, half), toQt(*at) + QPointF(-half, 0)}});
    if (isDragged) paintLabel(painter, toQt(*at), jointTitle(core::motion::jointOf(key.end)) + QStringLiteral(" · ") + amount_, theme::kOnView);
  }
}

void PoseOverlay::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() - 1);
  painter.setFont(small);
  paintJoints(painter);
  paintTrailKeys(painter);
  if (!isPosing()) return;
  paintGizmo(painter);
  if (const auto at = hovered_ >= 0 && hovered_ != posing_.joint() ? placeOf(hovered_) : std::nullopt) paintLabel(painter, *at, jointTitle(hovered_), theme::kOnView);
  const bool turns = posing_.tool() == Posing::Tool::Turn;
  if (const int joint = posing_.joint(); joint >= 0 && drag_ != Drag::Trail)
    if (const auto at = placeOf(turns ? core::motion::pivotOf(joint) : joint))
      paintLabel(painter, *at + (turns ? QPointF(74, -26) : QPointF(6, -6)), amount_.isEmpty() ? jointTitle(joint) : jointTitle(joint) + QStringLiteral(" · ") + amount_,
                 kChosen);
  paintOverlayHint(painter, width(),
                   posing_.joint() < 0 ? tr("Click a joint to pose it · Esc ends")
                   : turns             ? tr("Turn: drag a ring · Ctrl: by 15° · W: move · X: axes of the part · Esc")
                                       : tr("Move: drag an arrow or the middle · Ctrl: by 5 cm · E: turn · X: axes of the part · Esc"));
}

}  // namespace ui
