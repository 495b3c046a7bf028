#include "ui/posing/posing.h"

#include "core/motion/edit/key_poses.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "ui/session/take_names.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ui {

using core::document::TakePose;
using core::motion::BodyEnd;
using core::motion::Clip;
namespace body = core::motion::humanml3d;

namespace {

constexpr double kHalfFrame = 0.026;  // seconds
constexpr float kNudgeMetres = 0.01f, kNudgeDegrees = 2.0f;

// From the middle outwards, limb by limb.
constexpr std::array kAlongTheBody = {body::kPelvis,     body::kSpine1,       body::kSpine2,     body::kSpine3,    body::kNeck,        body::kHead,
                                      body::kLeftCollar, body::kLeftShoulder, body::kLeftElbow,  body::kLeftWrist, body::kRightCollar, body::kRightShoulder,
                                      body::kRightElbow, body::kRightWrist,   body::kLeftHip,    body::kLeftKnee,  body::kLeftAnkle,   body::kLeftFoot,
                                      body::kRightHip,   body::kRightKnee,    body::kRightAnkle, body::kRightFoot};

std::vector<glm::vec3> bodyAt(const Clip& clip, double seconds) {
  const int frame = std::clamp(static_cast<int>(std::lround(seconds * clip.fps())), 0, clip.frameCount() - 1);
  return core::motion::worldPose(clip, frame).positions;
}

}  // namespace

Posing::Posing(DocumentBridge& document, PinnedPoses& poses, PlaybackClock& clock, QObject* parent) : QObject(parent), document_(document), poses_(poses), clock_(clock) {
  connect(&poses_, &PinnedPoses::changed, this, [this] { drag_ ? cancel() : follow(); });  // what was dragged may be gone
  connect(&clock_, &PlaybackClock::timeChanged, this, [this] {
    if (drag_) cancel();
    if (tool_ != Tool::None) poses_.seal();
    follow();
  });
  connect(&clock_, &PlaybackClock::playingChanged, this, [this] {
    if (drag_) cancel();
    follow();
  });
  follow();
}

QString Posing::whyNot() const {
  if (const QString why = poses_.whyNotPin(); !why.isEmpty()) return why;
  const auto* take = poses_.shown();
  return core::motion::isOnOwnBody(*take->clip)
             ? QString()
             : tr("“%1” is on another body: Motion > Clean up puts it on the studio's own, which can be posed.").arg(takeTitle(document_.project(), take->id));
}

void Posing::follow() {
  if (drag_) return;
  joints_.clear();
  clip_.reset();
  posed_.reset();
  if (const auto* take = poses_.shown(); take && !clock_.isPlaying() && core::motion::isOnOwnBody(*take->clip)) {
    clip_ = take->clip;
    if (const auto pose = poseHere()) {
      posed_ = poses_.all()[*pose].motion;
      joints_ = core::motion::worldPose(*posed_, 0).positions;
    } else {
      joints_ = core::motion::worldPose(*clip_, poses_.frameHere()).positions;
    }
  }
  Q_EMIT changed();
}

std::optional<std::size_t> Posing::poseHere() const {
  const auto& all = poses_.all();
  const auto isHere = [this](const TakePose& pose) {
    return pose.isPosed && pose.isPlaced && pose.motion && clock_.time() > pose.time - kHalfFrame && clock_.time() < pose.until.value_or(pose.time) + kHalfFrame &&
           core::motion::isOnOwnBody(*pose.motion);
  };
  const auto found = std::find_if(all.begin(), all.end(), isHere);
  return found == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - all.begin()));
}

std::vector<Posing::KeyJoint> Posing::keyJoints(double from, double to) const {
  std::vector<KeyJoint> found;
  if (!clip_) return found;
  for (std::size_t i = 0; i < poses_.all().size(); ++i) {
    const auto& pose = poses_.all()[i];
    if (!pose.motion || pose.time < from - kHalfFrame || pose.time > to + kHalfFrame || !core::motion::isOnOwnBody(*pose.motion)) continue;
    const auto own = bodyAt(*clip_, pose.time);
    core::motion::KeyTarget key;
    key.joints = bodyAt(*pose.motion, pose.from);
    key.ends = pose.joints;
    key.place = pose.isPlaced ? core::motion::KeyTarget::Place::Stays : core::motion::KeyTarget::Place::Moves;
    const std::array<float, 4> noContacts{};
    const auto places = core::motion::standingTarget(key, own, noContacts);
    for (const auto end : {BodyEnd::LeftHand, BodyEnd::RightHand, BodyEnd::LeftFoot, BodyEnd::RightFoot}) {
      if (!pose.joints.empty() && std::find(pose.joints.begin(), pose.joints.end(), end) == pose.joints.end()) continue;
      const auto joint = static_cast<std::size_t>(core::motion::jointOf(end));
      found.push_back({i, end, places[joint], own[joint]});
    }
  }
  return found;
}

bool Posing::begin() {
  poses_.seal();
  return joint_ >= 0 && beginAt(joint_);
}

bool Posing::beginAt(int joint) {
  if (drag_) cancel();
  if (const QString why = whyNot(); !why.isEmpty()) return Q_EMIT refused(why), false;
  if (const QString why = poses_.whyNotHere(); !why.isEmpty()) return Q_EMIT refused(why), false;
  if (joints_.empty()) return false;
  Drag drag;
  drag.pose = poseHere();
  drag.joint = joint;
  drag.base = joints_;
  if (drag.pose) drag.held = poses_.all()[*drag.pose].joints;
  drag.isWhole = drag.pose && drag.held.empty();
  drag_ = std::move(drag);
  return true;
}

bool Posing::begin(const KeyJoint& key) {
  if (drag_) cancel();
  if (const QString why = whyNot(); !why.isEmpty()) return Q_EMIT refused(why), false;
  if (key.pose >= poses_.all().size() || !clip_) return false;
  poses_.seal();
  const auto& pose = poses_.all()[key.pose];
  Drag drag;
  drag.pose = key.pose;
  drag.joint = core::motion::jointOf(key.end);
  drag.base = bodyAt(*pose.motion, pose.from);
  // Where it stands is where it was seen.
  const glm::vec3 off = key.place - drag.base[static_cast<std::size_t>(drag.joint)];
  if (!pose.isPlaced) {
    core::motion::KeyTarget target;
    target.joints = drag.base;
    target.ends = pose.joints;
    const std::array<float, 4> noContacts{};
    drag.base = core::motion::standingTarget(target, bodyAt(*clip_, pose.time), noContacts);
  } else if (glm::length(off) > 1e-3f) {
    return false;  // the key has changed since it was seen
  }
  drag.held = pose.joints;
  drag.isWhole = pose.joints.empty();
  drag.isElsewhere = std::abs(pose.time - clock_.time()) > kHalfFrame;
  drag_ = std::move(drag);
  return true;
}

void Posing::show(std::vector<glm::vec3> joints) {
  joints_ = std::move(joints);
  posed_ = std::make_shared<const Clip>(core::motion::clipOfPose(joints_, "pose"));
  Q_EMIT changed();
}

void Posing::moveBy(const glm::vec3& way) {
  if (!drag_) return;
  show(core::motion::withJointMoved(drag_->base, drag_->joint, drag_->base[static_cast<std::size_t>(drag_->joint)] + way, drag_->held));
}

void Posing::turnBy(const glm::quat& turn) {
  if (!drag_) return;
  drag_->isWhole = true;  // no single place says how a part is turned
  show(core::motion::withJointTurned(drag_->base, drag_->joint, turn));
}

void Posing::put() {
  const auto drag = std::exchange(drag_, {});
  if (joints_ == drag->base || !posed_) return follow();
  std::vector<BodyEnd> ends = drag->held;
  const auto end = core::motion::endMovedBy(drag->joint);
  if (drag->isWhole || !end)
    ends.clear();
  else if (std::find(ends.begin(), ends.end(), *end) == ends.end())
    ends.push_back(*end);
  std::sort(ends.begin(), ends.end());
  poses_.putPosed(drag->pose, posed_, std::move(ends));
}

void Posing::end() {
  if (!drag_) return;
  put();
  poses_.seal();
}

void Posing::cancel() {
  if (!drag_) return;
  drag_.reset();
  follow();
}

void Posing::setTool(Tool tool) {
  if (tool == tool_) return;
  if (drag_) cancel();
  if (tool != Tool::None) {
    if (const QString why = whyNot(); !why.isEmpty()) {
      Q_EMIT refused(why);
      return Q_EMIT toolChanged(tool_);
    }
    // A body that runs away under the pointer cannot be posed; and what is seen is a frame, not something between two.
    clock_.pause();
    const auto* take = poses_.shown();
    clock_.seek(static_cast<double>(std::lround(clock_.time() * take->clip->fps())) / take->clip->fps());
  }
  poses_.seal();
  tool_ = tool;
  if (tool_ == Tool::None) joint_ = -1;
  Q_EMIT toolChanged(tool_);
  follow();
}

void Posing::setOwnAxes(bool isOn) {
  if (isOn == usesOwnAxes_) return;
  usesOwnAxes_ = isOn;
  Q_EMIT changed();
}

void Posing::choose(int joint) {
  if (joint == joint_) return;
  poses_.seal();
  joint_ = joint;
  Q_EMIT changed();
}

void Posing::chooseNext(int step) {
  if (tool_ == Tool::None) setTool(Tool::Move);
  if (tool_ == Tool::None) return;
  const int count = static_cast<int>(kAlongTheBody.size());
  const auto now = std::find(kAlongTheBody.begin(), kAlongTheBody.end(), joint_);
  const int at = now == kAlongTheBody.end() ? (step > 0 ? -1 : 0) : static_cast<int>(now - kAlongTheBody.begin());
  choose(kAlongTheBody[static_cast<std::size_t>((at + step + count) % count)]);
}

// Several in a row are one step of undo.
void Posing::nudge(int axis, int direction) {
  if (tool_ == Tool::None || joint_ < 0) return Q_EMIT refused(tr("No joint is chosen: W, and a click on one in the view."));
  if (!beginAt(joint_)) return;
  const auto part = usesOwnAxes_ ? core::motion::partAxes(drag_->base, joint_) : glm::quat(1, 0, 0, 0);
  glm::vec3 along(0.0f);
  along[axis] = static_cast<float>(direction);
  along = part * along;
  if (tool_ == Tool::Move)
    moveBy(kNudgeMetres * along);
  else
    turnBy(glm::angleAxis(glm::radians(kNudgeDegrees), along));
  put();
}

}  // namespace ui
