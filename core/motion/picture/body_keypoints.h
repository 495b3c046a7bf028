#pragma once

#include "core/base/result.h"
#include "core/motion/clip.h"
#include "core/motion/picture/keypoints.h"
#include "core/motion/picture/one_euro.h"

#include <cstdint>
#include <string>
#include <vector>

// A person's key points as the 22 joints of the models, seen from one side.
namespace core::motion {

/// The 22-joint body in a picture. T frames, frame-major.
struct BodyKeypoints {
  double fps = 20.0;
  std::vector<glm::vec2> joints;   // [T * 22], u right, v up
  std::vector<std::uint8_t> seen;  // [T * 22] 0: the place is a guess, because the detector did not show it
  std::vector<std::string> remarks;

  std::size_t frames() const { return joints.size() / 22; }
};

struct BodyKeypointsOptions {
  double sourceFps = 30.0;     // of the video, above 0
  double fps = 20.0;           // of the result
  float lowestScore = 0.2f;    // points below it count as not seen
  double longestGap = 0.5;     // seconds over which a missing joint is interpolated and counts as seen
  double unitsPerMetre = 1.0;  // of the result
  bool smooths = true;
  OneEuroOptions smoothing = {.minCutoff = 0.15, .beta = 6.0, .derivativeCutoff = 0.3};  // cycles per frame; speeds in metres per frame
};

/// The track's key points on the 22 joints, gaps filled, brought to a person's size and smoothed; the first frame's root is (0, 0).
/// Moments of up to longestGap in which left and right are taken for each other are exchanged back (settleSides()).
/// The track is cut to where the person is first and last seen. Joints that detectors do not show (spine, collars, pelvis)
/// stand on the line from hips to shoulders at the shares of a HumanML3D clip; feet without toes are never seen.
/// Size: the ratio of the canonical lengths of thighs, shins and torso to their long ones (85th percentile) in the picture,
/// because a limb that points at the camera is only ever too short; the median over these.
/// Errors: InvalidArgument when hips and shoulders are hardly ever seen together, or a rate is not above 0.
Result<BodyKeypoints> bodyKeypoints(const KeypointVideo& video, const KeypointTrack& track, const BodyKeypointsOptions& options = {});

/// The body as a flat clip in the plane z = 0, its lowest point on y = 0, to be drawn beside what was made of it. Joints stand where they were
/// seen; their rotations mean nothing.
std::shared_ptr<const Clip> keypointClip(const BodyKeypoints& body, const std::string& name);

}  // namespace core::motion
