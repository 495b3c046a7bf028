#include "ui/widgets/picture_view.h"

#include "core/motion/kinematics.h"
#include "core/motion/picture/picture_view.h"
#include "render/palette.h"
#include "ui/look/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

namespace human = core::motion::humanml3d;
using Places = std::array<glm::vec2, human::kJointCount>;

QColor toColour(const glm::vec3& rgb) { return QColor::fromRgbF(rgb.r, rgb.g, rgb.b); }

/// The figure's own left, right, or neither.
QColor sideColour(int joint) {
  constexpr std::array<int, 8> kLeft = {1, 4, 7, 10, 13, 16, 18, 20}, kRight = {2, 5, 8, 11, 14, 17, 19, 21};
  if (std::find(kLeft.begin(), kLeft.end(), joint) != kLeft.end()) return toColour(render::palette::kLeftSide);
  if (std::find(kRight.begin(), kRight.end(), joint) != kRight.end()) return toColour(render::palette::kRightSide);
  return theme::kText;
}

int frameAt(double seconds, double fps, std::size_t frames) { return std::clamp(static_cast<int>(std::lround(seconds * fps)), 0, static_cast<int>(frames) - 1); }

}  // namespace

PictureView::PictureView(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding); }

void PictureView::setClip(std::shared_ptr<const core::motion::Clip> clip, double height, const QString& title, double yaw) {
  const auto joints = clip ? bodyJointsOf(clip->skeleton()) : std::nullopt;
  joints_ = joints.value_or(BodyJoints{});
  clip_ = joints ? std::move(clip) : nullptr;
  title_ = title;
  yaw_ = yaw;
  height_ = height;
  update();
}

void PictureView::setPicture(std::shared_ptr<const core::motion::BodyKeypoints> picture) {
  picture_ = std::move(picture);
  update();
}

void PictureView::setTime(double seconds) {
  seconds_ = seconds;
  update();
}

void PictureView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme::kField);
  painter.drawRoundedRect(rect(), 5, 5);
  constexpr int kTitle = 16;
  painter.setPen(theme::kTextDim);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.85);
  painter.setFont(small);
  painter.drawText(rect().adjusted(6, 2, -4, 0), Qt::AlignTop | Qt::AlignLeft, painter.fontMetrics().elidedText(title_, Qt::ElideRight, width() - 10));
  if (!clip_) return;

  painter.setClipRect(rect().adjusted(1, 1, -1, -1));
  constexpr double kFoot = 6;
  const double scale = std::min((height() - kTitle - kFoot) / height_, width() / 0.95);
  const double floor = height() - kFoot, middle = width() / 2.0;
  painter.setPen(QPen(theme::kLine, 1));
  painter.drawLine(QPointF(4, floor), QPointF(width() - 4, floor));

  const auto world = core::motion::worldPose(*clip_, frameAt(seconds_, clip_->fps(), static_cast<std::size_t>(clip_->frameCount()))).positions;
  const glm::vec3 root = world[static_cast<std::size_t>(joints_[0])];
  const double rootHeight = root.y;
  Places body;
  for (std::size_t joint = 0; joint < body.size(); ++joint)
    // A joint that the skeleton does not have lies where the one above it is: parents come first.
    body[joint] = joints_[joint] < 0 ? body[static_cast<std::size_t>(human::kParents[joint])]
                                     : core::motion::seenFrom(world[static_cast<std::size_t>(joints_[joint])] - root, yaw_);
  const auto at = [&](const glm::vec2& place) { return QPointF(middle + place.x * scale, floor - (rootHeight + place.y) * scale); };
  const auto draw = [&](const Places& places, const auto& pen) {
    for (int joint = 1; joint < human::kJointCount; ++joint) {
      const auto own = static_cast<std::size_t>(joint), parent = static_cast<std::size_t>(human::kParents[own]);
      painter.setPen(pen(joint));
      painter.drawLine(at(places[parent]), at(places[own]));
    }
  };
  const auto thick = [](const QColor& colour, double width) { return QPen(colour, width, Qt::SolidLine, Qt::RoundCap); };
  if (!picture_) return draw(body, [&](int joint) { return thick(sideColour(joint), 2.4); });

  // The clip as a shadow behind what it was made of.
  draw(body, [&](int) { return thick(QColor(255, 255, 255, 60), std::max(4.0, 0.07 * scale)); });
  const auto frame = static_cast<std::size_t>(frameAt(seconds_, picture_->fps, picture_->frames())) * human::kJointCount;
  Places seen;
  for (std::size_t joint = 0; joint < seen.size(); ++joint) seen[joint] = picture_->joints[frame + joint] - picture_->joints[frame];
  draw(seen, [&](int joint) { return thick(sideColour(joint), picture_->seen[frame + static_cast<std::size_t>(joint)] ? 2.4 : 1.0); });
}

}  // namespace ui
