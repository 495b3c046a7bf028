#pragma once

#include "core/base/result.h"
#include "core/jobs/progress.h"
#include "core/motion/clip.h"
#include "core/motion/picture/body_keypoints.h"
#include "core/services/model_card.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace core::services {

/// A video's key points to a 3D motion.
struct LiftRequest {
  std::filesystem::path keypoints;  // a file of a clip, or a folder with a file per frame (io/keypoint_json.h)
  int person = 1;                   // 1: the most prominent person, 2 the next
  double fps = 30.0;                // of the video, 1 to 480; key point files do not say
  std::string prompt;               // what is done, if it is known; up to 1,000 characters
  int refine = 0;                   // 0 to 999: denoise again from this step of 1,000
  bool holdsPlace = false;          // the camera stands still, and so does who marches on the spot; without, it may go along with the person. Needs fits
  std::uint64_t seed = 1;           // only matters with refine
  bool smooths = true;
  bool fits = true;                   // bones take the directions that they have in the picture (motion/reprojection_fit.h); not with refine
  std::string model = kLiftingModel;  // a model of the library, or a .safetensors file
};

struct LiftReport {
  std::shared_ptr<const motion::Clip> clip;              // 22 joints, 20 fps, feet on y = 0, starts at the origin facing +Z
  std::vector<float> features;                           // [F * 263], not normalized: a style reference, or a start for editing
  std::shared_ptr<const motion::BodyKeypoints> picture;  // the key points it was made of, in metres, one frame longer than the clip
  int people = 0;                                        // who were followed through the video
  double secondsTaken = 0.0;
  std::string modelHash;
  std::vector<std::string> remarks;  // what was assumed, one sentence each
};

/// Implemented in core/engine. lift() blocks: call it from a job; one thread at a time.
class LiftingService {
 public:
  virtual ~LiftingService() = default;

  /// Errors: InvalidArgument (a value outside its range, nobody there, too few frames), NotFound (files, model), ParseFailed, Unsupported
  /// (key points of an unknown kind), Cancelled.
  virtual Result<LiftReport> lift(const LiftRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) = 0;
};

}  // namespace core::services
