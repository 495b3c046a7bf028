#include "ui/session/pinned_poses.h"

#include "core/io/motion_file.h"
#include "core/motion/edit/key_poses.h"
#include "core/motion/edit/pose_edit.h"
#include "core/motion/kinematics.h"
#include "core/services/kept_stretches.h"
#include "core/services/key_edits.h"
#include "core/services/plan_keys.h"
#include "core/services/take_actions.h"
#include "ui/look/body_joints.h"
#include "ui/look/path_text.h"
#include "ui/look/time_text.h"
#include "ui/session/take_names.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using namespace core::document;
using core::motion::BodyEnd;

namespace {

constexpr double kPoseTick = 0.01;  // seconds; less than a frame

BodyEnd otherSide(BodyEnd end) {
  switch (end) {
    case BodyEnd::LeftHand: return BodyEnd::RightHand;
    case BodyEnd::RightHand: return BodyEnd::LeftHand;
    case BodyEnd::LeftFoot: return BodyEnd::RightFoot;
    case BodyEnd::RightFoot: return BodyEnd::LeftFoot;
    default: return end;
  }
}

/// The pose with its sides exchanged, where it stands; of a file, read once more. The number of its take is left to the caller.
core::Result<TakePose> mirroredPoseOf(TakePose pose) {
  if (!pose.motion) {
    auto read = core::io::readMotionFile(pose.file);
    if (!read) return read.error();
    pose.motion = std::move(read->clip);
  }
  const auto& clip = *pose.motion;
  const int frame = std::clamp(static_cast<int>(std::lround(pose.from * clip.fps())), 0, clip.frameCount() - 1);
  auto other = core::motion::mirroredPose(clip, frame);
  if (!other) return other.error();
  if (pose.isPlaced && core::motion::isOnOwnBody(clip)) {
    // Not on the other side of the world: where its pelvis was, and looking as it did.
    core::motion::KeyTarget key;
    key.joints = core::motion::worldPose(*other, 0).positions;
    key.ends = {BodyEnd::Pelvis};
    const std::array<float, 4> noContacts{};
    *other = core::motion::clipOfPose(core::motion::standingTarget(key, core::motion::worldPose(clip, frame).positions, noContacts), "pose");
  } else {
    pose.isPlaced = false;
  }
  pose.motion = std::make_shared<const core::motion::Clip>(std::move(*other));
  pose.file.clear();
  pose.from = 0.0;
  pose.isPosed = true;
  for (auto& end : pose.joints) end = otherSide(end);
  std::sort(pose.joints.begin(), pose.joints.end());
  return pose;
}

}  // namespace

PinnedPoses::PinnedPoses(DocumentBridge& document, ModelChoice& models, PlaybackClock& clock, QObject* parent)
    : QObject(parent), document_(document), models_(models), clock_(clock) {
  for (const auto signal : {&DocumentBridge::draftChanged, &DocumentBridge::takesChanged, &DocumentBridge::viewChanged})
    connect(&document_, signal, this, &PinnedPoses::changed);
  connect(&document_, &DocumentBridge::projectReplaced, this, [this] {
    copied_.reset();  // a pose of another project's take
    Q_EMIT changed();
  });
  connect(&models_, &ModelChoice::changed, this, &PinnedPoses::changed);
}

void PinnedPoses::setShownTake(TakeId id) {
  if (id == shown_) return;
  shown_ = id;
  Q_EMIT changed();
}

const Take* PinnedPoses::shown() const {
  const Take* take = document_.take(shown_);
  return take ? take : document_.take(document_.project().view.shown[0]);
}

QString PinnedPoses::whyNotAtAll() const {
  const auto* model = models_.chosen();
  return model && !model->can.steer ? tr("%1 cannot be led through poses; the default model can.").arg(QString::fromStdString(model->familyTitle)) : QString();
}

QString PinnedPoses::whyNotPin() const {
  if (const QString why = whyNotAtAll(); !why.isEmpty()) return why;
  return shown() ? QString() : tr("Nothing is shown yet that has a pose: generate a take or import a clip first.");
}

QString PinnedPoses::whyNotPinCopied() const {
  if (const QString why = whyNotAtAll(); !why.isEmpty()) return why;
  return copied_ ? QString() : tr("No pose was copied yet: Copy Pose takes the one that is shown.");
}

QString PinnedPoses::whyNotHere() const {
  const auto& request = document_.project().draft.request;
  const double at = clock_.time(), end = core::services::actionsOf(request).back().end;
  if (at > end + kPoseTick) return tr("The actions end at %1 s, before the playhead: there is nothing to be led through the pose.").arg(secondsText(end));
  for (const auto& kept : request.keeps)
    if (at > kept.start - kPoseTick && at < kept.end - kPoseTick)
      return tr("What is frozen from %1 to %2 s stays as it is: let it thaw to pin a pose there.").arg(secondsText(kept.start), secondsText(kept.end));
  return {};
}

QString PinnedPoses::jointsTitle(const TakePose& pose) {
  if (pose.joints.empty()) return tr("Whole body");
  QStringList names;
  for (const auto end : pose.joints) names << jointTitle(core::motion::jointOf(end));
  return names.join(QStringLiteral(", "));
}

QString PinnedPoses::missed(std::size_t place) const {
  const Take* take = shown();
  if (!take) return {};
  const auto& made = take->request.poses;
  const auto same = std::find(made.begin(), made.end(), all().at(place));
  if (same == made.end()) return {};
  const core::services::KeyPlace own{core::services::KeyPlace::Kind::Pose, static_cast<std::size_t>(same - made.begin())};
  for (const auto& remark : take->report.remarks)
    if (core::services::keyNamedIn(remark) == own) return QString::fromStdString(remark);
  return {};
}

QString PinnedPoses::explanation(std::size_t place) const {
  const auto& pose = all().at(place);
  const QString of = !pose.file.empty()          ? textOf(pose.file.filename())
                     : document_.take(pose.take) ? takeTitle(document_.project(), pose.take)
                                                 : tr("a take that was removed");
  QStringList lines{pose.until ? tr("%1, held from %2 to %3 s").arg(jointsTitle(pose), secondsText(pose.time), secondsText(*pose.until))
                               : tr("%1 at %2 s").arg(jointsTitle(pose), secondsText(pose.time))};
  lines << (pose.isPosed ? tr("posed by hand") : tr("as in “%1” at %2 s").arg(of, secondsText(pose.from)))
        << (pose.isPlaced ? tr("in the same place on the floor") : tr("wherever the motion is then"));
  if (const QString said = missed(place); !said.isEmpty()) lines << said;
  return lines.join(u'\n');
}

void PinnedPoses::edit(const std::function<void(TakeRequest&)>& how) {
  document_.editDraft(DraftField::Poses, [&how](Draft& draft) { how(draft.request); });
}

void PinnedPoses::change(const std::function<void(TakeRequest&)>& how) {
  document_.seal();
  edit(how);
  document_.seal();
}

int PinnedPoses::frameHere() const {
  const auto& clip = *shown()->clip;
  const double at = clock_.isLooping() ? roundAndRound(clock_.time(), clip.duration()) : clock_.time();
  return std::clamp(static_cast<int>(std::lround(at * clip.fps())), 0, clip.frameCount() - 1);
}

TakePose PinnedPoses::poseHere() const {
  const Take& take = *shown();
  TakePose pose;
  pose.from = frameHere() / take.clip->fps();
  pose.take = take.id;
  pose.motion = take.clip;
  return pose;
}

void PinnedPoses::put(TakePose pose) {
  if (const QString why = whyNotHere(); !why.isEmpty()) return Q_EMIT refused(why);
  std::size_t place = 0;
  pose.time = clock_.time();
  change([&](TakeRequest& request) { place = core::services::addPose(request, std::move(pose)); });
  if (place >= all().size()) return;
  Q_EMIT pinned(place);
  Q_EMIT noted(tr("Pinned at %1 s. A right click on the key pins single joints.").arg(secondsText(all()[place].time)));
}

void PinnedPoses::pin() {
  if (const QString why = whyNotPin(); !why.isEmpty()) return Q_EMIT refused(why);
  auto pose = poseHere();
  pose.isPlaced = true;
  put(std::move(pose));
}

void PinnedPoses::copy() {
  if (!shown()) return Q_EMIT refused(whyNotPin());
  copied_ = poseHere();
  Q_EMIT changed();
  Q_EMIT noted(tr("Copied the pose at %1 s of “%2”.").arg(secondsText(copied_->from), takeTitle(document_.project(), copied_->take)));
}

void PinnedPoses::pinCopied() {
  if (const QString why = whyNotPinCopied(); !why.isEmpty()) return Q_EMIT refused(why);
  put(*copied_);
}

void PinnedPoses::pinMirrored() {
  if (const QString why = whyNotPinCopied(); !why.isEmpty()) return Q_EMIT refused(why);
  auto other = mirroredPoseOf(*copied_);
  if (!other) return Q_EMIT failed(other.error());
  other->take = document_.reserveTakeId();
  put(std::move(*other));
}

void PinnedPoses::mirror(std::size_t place) {
  auto other = mirroredPoseOf(all().at(place));
  if (!other) return Q_EMIT failed(other.error());
  other->take = document_.reserveTakeId();
  change([&](TakeRequest& request) { request.poses.at(place) = std::move(*other); });
}

void PinnedPoses::copyKey(std::size_t place) {
  copied_ = all().at(place);
  copied_->isPlaced = false;
  copied_->until.reset();
  Q_EMIT changed();
  Q_EMIT noted(tr("Copied the key pose at %1 s.").arg(secondsText(all()[place].time)));
}

void PinnedPoses::putPosed(std::optional<std::size_t> over, std::shared_ptr<const core::motion::Clip> motion, std::vector<BodyEnd> joints) {
  TakePose pose;
  pose.time = clock_.time();
  if (over) pose = all().at(*over);
  pose.file.clear();
  pose.from = 0.0;
  pose.take = document_.reserveTakeId();
  pose.motion = std::move(motion);
  pose.joints = std::move(joints);
  pose.isPlaced = pose.isPosed = true;
  std::size_t place = 0;
  edit([&](TakeRequest& request) {
    if (over) request.poses.erase(request.poses.begin() + static_cast<std::ptrdiff_t>(*over));
    place = core::services::addPose(request, std::move(pose));
  });
  if (place >= all().size()) return;
  Q_EMIT pinned(place);
  Q_EMIT noted(tr("Pinned at %1 s: %2. The next motion takes this pose.").arg(secondsText(all()[place].time), jointsTitle(all()[place])));
}

void PinnedPoses::pinFile(const std::filesystem::path& file) {
  if (const QString why = whyNotAtAll(); !why.isEmpty()) return Q_EMIT refused(why);
  TakePose pose;
  pose.file = file;
  put(std::move(pose));
}

void PinnedPoses::setJoints(std::size_t pose, std::vector<BodyEnd> joints) {
  std::sort(joints.begin(), joints.end());
  change([&](TakeRequest& request) { request.poses.at(pose).joints = joints; });
}

void PinnedPoses::setPlaced(std::size_t pose, bool isPlaced) {
  change([&](TakeRequest& request) { request.poses.at(pose).isPlaced = isPlaced; });
}

void PinnedPoses::remove(std::size_t pose) {
  if (pose >= all().size()) return;
  change([pose](TakeRequest& request) { request.poses.erase(request.poses.begin() + static_cast<std::ptrdiff_t>(pose)); });
}

void PinnedPoses::removeAll() {
  change([](TakeRequest& request) { request.poses.clear(); });
}

}  // namespace ui
