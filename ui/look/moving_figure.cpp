#include "ui/look/moving_figure.h"

#include "core/motion/kinematics.h"
#include "ui/look/theme.h"

#include <QPainter>

#include <cmath>

namespace ui {

namespace {
constexpr double kBoxMetres = 2.1;  // of a box's height
constexpr double kTurnAside = 0.6;  // radians from the front
constexpr int kFloorMargin = 6;     // pixels under the floor
}  // namespace

MovingFigure::MovingFigure(std::shared_ptr<const core::motion::Clip> clip) : clip_(std::move(clip)), places_(core::motion::worldPositions(*clip_)) {}

void MovingFigure::paint(QPainter& painter, const QRect& box, double seconds) const {
  const auto joints = static_cast<std::size_t>(clip_->jointCount());
  const auto frame = static_cast<std::size_t>(std::fmod(seconds * clip_->fps(), clip_->frameCount()));
  const auto* places = places_.data() + frame * joints;
  const double scale = box.height() / kBoxMetres;
  const auto shown = [&](std::size_t joint) {
    const auto away = places[joint] - places[0];
    return QPointF(box.center().x() + scale * (away.x * std::cos(kTurnAside) - away.z * std::sin(kTurnAside)), box.bottom() - kFloorMargin - scale * places[joint].y);
  };
  painter.setPen(QPen(theme::kText, 2.0, Qt::SolidLine, Qt::RoundCap));
  for (std::size_t joint = 1; joint < joints; ++joint) {
    const int parent = clip_->skeleton().joints()[joint].parent;
    if (parent >= 0) painter.drawLine(shown(static_cast<std::size_t>(parent)), shown(joint));
  }
}

}  // namespace ui
