#include "core/motion/picture/body_keypoints.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/picture/keypoint_sides.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace core::motion {

namespace {

using namespace humanml3d;
constexpr std::size_t kJoints = kJointCount;

// Shares of the way from the middle of the hips (0) to the middle of the shoulders (1), medians over the clip 012314 of HumanML3D.
struct SpineShare {
  int joint;
  float share;
};
constexpr SpineShare kSpine[] = {{kPelvis, 0.17f}, {kSpine1, 0.39f}, {kSpine2, 0.67f}, {kSpine3, 0.76f}, {kNeck, 1.20f}};
constexpr float kHeadShare = 1.35f;
constexpr float kCollarShare = 0.17f;  // of the shoulders' width, to either side of their middle
constexpr float kFootShare = 0.8f;     // of the way from the ankle to the toes' tips
constexpr float kTorsoMetres = 0.50f;  // middle of the hips to middle of the shoulders, the same clip

// One frame's joints while they are put together.
struct Frame {
  std::span<glm::vec2> joints;
  std::span<std::uint8_t> seen;

  void put(int joint, const glm::vec2& place) const {
    joints[static_cast<std::size_t>(joint)] = place;
    seen[static_cast<std::size_t>(joint)] = 1;
  }
};

class Points {
 public:
  Points(const std::vector<Keypoint>& points, float lowestScore) : points_(points), lowestScore_(lowestScore) {}

  std::optional<glm::vec2> at(int index) const {
    if (index < 0 || static_cast<std::size_t>(index) >= points_.size()) return std::nullopt;
    const auto& point = points_[static_cast<std::size_t>(index)];
    if (point.score <= 0.0f || point.score < lowestScore_) return std::nullopt;
    return glm::vec2(point.place.x, -point.place.y);
  }
  std::optional<glm::vec2> middle(const int (&pair)[2]) const {
    const auto a = at(pair[0]), b = at(pair[1]);
    if (!a || !b) return std::nullopt;
    return 0.5f * (*a + *b);
  }
  std::optional<glm::vec2> either(int first, int second) const {
    const auto a = at(first), b = at(second);
    if (a && b) return 0.5f * (*a + *b);
    return a ? a : b;
  }

 private:
  const std::vector<Keypoint>& points_;
  float lowestScore_;
};

void placeLimbs(const Points& points, const KeypointIndices& at, const Frame& frame) {
  const struct {
    const int (&source)[2];
    int left, right;
  } limbs[] = {{at.hip, kLeftHip, kRightHip},       {at.knee, kLeftKnee, kRightKnee},   {at.ankle, kLeftAnkle, kRightAnkle}, {at.shoulder, kLeftShoulder, kRightShoulder},
               {at.elbow, kLeftElbow, kRightElbow}, {at.wrist, kLeftWrist, kRightWrist}};
  for (const auto& limb : limbs) {
    if (const auto left = points.at(limb.source[0])) frame.put(limb.left, *left);
    if (const auto right = points.at(limb.source[1])) frame.put(limb.right, *right);
  }
  for (const auto& [side, foot] : {std::pair{0, kLeftFoot}, std::pair{1, kRightFoot}}) {
    const auto toes = points.either(at.bigToe[side], at.smallToe[side]);
    const auto ankle = points.at(at.ankle[side]);
    if (toes && ankle) frame.put(foot, glm::mix(*ankle, *toes, kFootShare));
  }
}

void placeTrunk(const Points& points, const KeypointIndices& at, const Frame& frame) {
  auto hips = points.middle(at.hip);
  if (!hips) hips = points.at(at.midHip);
  auto shoulders = points.middle(at.shoulder);
  if (!shoulders) shoulders = points.at(at.neck);
  if (!hips || !shoulders) return;
  for (const auto& [joint, share] : kSpine) frame.put(joint, glm::mix(*hips, *shoulders, share));
  const auto ears = points.either(at.ear[0], at.ear[1]);
  if (ears) {
    frame.put(kHead, *ears);
  } else if (points.at(at.nose)) {
    frame.put(kHead, glm::mix(*hips, *shoulders, kHeadShare));
  }
  const auto left = points.at(at.shoulder[0]), right = points.at(at.shoulder[1]);
  if (left && right) {
    frame.put(kLeftCollar, *shoulders + kCollarShare * (*left - *right));
    frame.put(kRightCollar, *shoulders - kCollarShare * (*left - *right));
  }
}

// Where a joint that was never seen is put: at the one before it.
void guessNeverSeen(BodyKeypoints& body, std::size_t joint) {
  const auto parent = static_cast<std::size_t>(kParents[joint]);
  for (std::size_t f = 0; f < body.frames(); ++f) body.joints[f * kJoints + joint] = body.joints[f * kJoints + parent];
}

void fillGaps(BodyKeypoints& body, std::size_t longestGap) {
  const auto frames = body.frames();
  for (std::size_t joint = 0; joint < kJoints; ++joint) {
    std::vector<std::size_t> known;
    for (std::size_t f = 0; f < frames; ++f)
      if (body.seen[f * kJoints + joint]) known.push_back(f);
    if (known.empty()) {
      guessNeverSeen(body, joint);
      continue;
    }
    for (std::size_t f = 0; f < known.front(); ++f) body.joints[f * kJoints + joint] = body.joints[known.front() * kJoints + joint];
    for (std::size_t f = known.back() + 1; f < frames; ++f) body.joints[f * kJoints + joint] = body.joints[known.back() * kJoints + joint];
    for (std::size_t k = 0; k + 1 < known.size(); ++k) {
      const auto begin = known[k], end = known[k + 1];
      for (std::size_t f = begin + 1; f < end; ++f) {
        const float share = static_cast<float>(f - begin) / static_cast<float>(end - begin);
        body.joints[f * kJoints + joint] = glm::mix(body.joints[begin * kJoints + joint], body.joints[end * kJoints + joint], share);
        body.seen[f * kJoints + joint] = end - begin - 1 <= longestGap ? 1 : 0;
      }
    }
  }
}

// The long length of a limb in the picture, of frames in which both ends are seen; 0 when there are too few.
float longLength(const BodyKeypoints& body, std::size_t a, std::size_t b) {
  std::vector<float> lengths;
  for (std::size_t f = 0; f < body.frames(); ++f) {
    const auto row = f * kJoints;
    if (body.seen[row + a] && body.seen[row + b]) lengths.push_back(glm::length(body.joints[row + a] - body.joints[row + b]));
  }
  if (lengths.size() < 3 && lengths.size() < body.frames()) return 0.0f;
  if (lengths.empty()) return 0.0f;
  const auto at = lengths.begin() + static_cast<std::ptrdiff_t>((lengths.size() - 1) * 85 / 100);
  std::nth_element(lengths.begin(), at, lengths.end());
  return *at;
}

/// Metres per pixel, or 0.
double metresPerPixel(const BodyKeypoints& body) {
  std::vector<double> ratios;
  const auto add = [&](int a, int b, float metres) {
    const float pixels = longLength(body, static_cast<std::size_t>(a), static_cast<std::size_t>(b));
    if (pixels > 1e-6f) ratios.push_back(metres / pixels);
  };
  // Pelvis to neck spans the shares 0.17 to 1.20 of the torso's line.
  add(kPelvis, kNeck, kTorsoMetres * (1.20f - 0.17f));
  for (const auto& [upper, lower] :
       {std::pair{kLeftHip, kLeftKnee}, std::pair{kRightHip, kRightKnee}, std::pair{kLeftKnee, kLeftAnkle}, std::pair{kRightKnee, kRightAnkle}})
    add(upper, lower, kBoneLengths[static_cast<std::size_t>(lower)]);
  if (ratios.empty()) return 0.0;
  std::nth_element(ratios.begin(), ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2), ratios.end());
  return ratios[ratios.size() / 2];
}

BodyKeypoints resampled(const BodyKeypoints& body, double fps) {
  BodyKeypoints result;
  result.fps = fps;
  result.remarks = body.remarks;
  const auto frames = body.frames();
  const auto count = static_cast<std::size_t>(std::floor(static_cast<double>(frames - 1) / body.fps * fps + 1e-6)) + 1;
  result.joints.reserve(count * kJoints);
  result.seen.reserve(count * kJoints);
  for (std::size_t i = 0; i < count; ++i) {
    const double place = static_cast<double>(i) / fps * body.fps;
    const auto before = std::min(static_cast<std::size_t>(place), frames - 1), after = std::min(before + 1, frames - 1);
    const float share = static_cast<float>(place - static_cast<double>(before));
    for (std::size_t joint = 0; joint < kJoints; ++joint) {
      const auto a = before * kJoints + joint, b = after * kJoints + joint;
      result.joints.push_back(glm::mix(body.joints[a], body.joints[b], share));
      result.seen.push_back(body.seen[a] && body.seen[b] ? 1 : 0);
    }
  }
  return result;
}

}  // namespace

Result<BodyKeypoints> bodyKeypoints(const KeypointVideo& video, const KeypointTrack& track, const BodyKeypointsOptions& options) {
  if (!(options.sourceFps > 0.0) || !(options.fps > 0.0) || options.sourceFps > 1000.0 || options.fps > 1000.0)
    return Error{ErrorCode::InvalidArgument, video.name + ": a frame rate lies between 0 and 1000"};
  const auto isThere = [](int person) { return person >= 0; };
  const auto first = std::find_if(track.person.begin(), track.person.end(), isThere);
  const auto last = std::find_if(track.person.rbegin(), track.person.rend(), isThere).base();
  const auto frames = first < last ? static_cast<std::size_t>(last - first) : 0;
  BodyKeypoints body;
  body.fps = options.sourceFps;
  body.joints.assign(frames * kJoints, glm::vec2(0.0f));
  body.seen.assign(frames * kJoints, 0);
  const auto& indices = keypointIndices(video);
  std::vector<std::vector<Keypoint>> poses(frames);
  for (std::size_t f = 0; f < frames; ++f) {
    const int person = *(first + static_cast<std::ptrdiff_t>(f));
    if (person < 0) continue;
    const auto source = static_cast<std::size_t>(first - track.person.begin()) + f;
    poses[f] = video.frames.at(source).people.at(static_cast<std::size_t>(person)).points;
  }
  if (const auto settled = settleSides(poses, indices, static_cast<std::size_t>(options.longestGap * options.sourceFps)); settled > 0)
    body.remarks.push_back("left and right were taken for each other in " + std::to_string(settled) + (settled == 1 ? " frame" : " frames") +
                           "; they are exchanged back there");
  std::size_t framesWithTrunk = 0;
  for (std::size_t f = 0; f < frames; ++f) {
    if (poses[f].empty()) continue;
    const Points points(poses[f], options.lowestScore);
    const Frame frame{std::span(body.joints).subspan(f * kJoints, kJoints), std::span(body.seen).subspan(f * kJoints, kJoints)};
    placeLimbs(points, indices, frame);
    placeTrunk(points, indices, frame);
    framesWithTrunk += body.seen[f * kJoints];
  }
  if (framesWithTrunk == 0) return Error{ErrorCode::InvalidArgument, video.name + ": hips and shoulders of the person are never seen in the same frame"};
  fillGaps(body, static_cast<std::size_t>(options.longestGap * options.sourceFps));
  const double scale = metresPerPixel(body);
  if (!(scale > 0.0) || !std::isfinite(scale))
    return Error{ErrorCode::InvalidArgument, video.name + ": neither torso nor legs are seen long enough to tell how large the person is"};
  for (auto& joint : body.joints) joint *= static_cast<float>(scale);
  if (options.smooths) {
    static_assert(sizeof(glm::vec2) == 2 * sizeof(float));
    oneEuroFilterBothWays({&body.joints.data()->x, body.joints.size() * 2}, 2 * kJoints, options.smoothing);
  }
  if (2 * framesWithTrunk < frames) body.remarks.push_back("hips and shoulders are seen together in less than half of the frames; the rest is interpolated");
  for (const int joint : {static_cast<int>(kLeftFoot), static_cast<int>(kRightFoot)}) {
    if (body.seen[static_cast<std::size_t>(joint)] == 0 && indices.bigToe[0] < 0) {
      body.remarks.push_back(std::string(keypointSetName(video)) + " has no toes; the feet are the model's guess");
      break;
    }
  }
  auto result = resampled(body, options.fps);
  const glm::vec2 origin = result.joints.front();
  for (auto& joint : result.joints) joint = (joint - origin) * static_cast<float>(options.unitsPerMetre);
  return result;
}

std::shared_ptr<const Clip> keypointClip(const BodyKeypoints& body, const std::string& name) {
  constexpr std::size_t kJoints = humanml3d::kJointCount;
  ClipData data;
  data.skeleton = humanml3d::skeleton();
  data.fps = body.fps;
  data.name = name;
  float floor = 0.0f;
  for (const auto& place : body.joints) floor = std::min(floor, place.y);
  data.rotations.assign(body.joints.size(), glm::quat(1.0f, 0.0f, 0.0f, 0.0f));
  for (std::size_t frame = 0; frame < body.frames(); ++frame) {
    const auto at = [&](std::size_t joint) { return glm::vec3(body.joints[frame * kJoints + joint], 0.0f) - glm::vec3(0.0f, floor, 0.0f); };
    data.rootPositions.push_back(at(0));
    for (std::size_t joint = 0; joint < kJoints; ++joint) {
      const int parent = humanml3d::kParents[joint];
      data.translations.push_back(parent < 0 ? glm::vec3(0.0f) : at(joint) - at(static_cast<std::size_t>(parent)));
    }
  }
  return std::make_shared<const Clip>(std::move(data));
}

}  // namespace core::motion
