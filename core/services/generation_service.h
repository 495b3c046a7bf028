#pragma once

#include "core/base/guidance.h"
#include "core/base/result.h"
#include "core/jobs/progress.h"
#include "core/motion/clip.h"
#include "core/motion/picture/body_keypoints.h"
#include "core/services/generation_limits.h"
#include "core/services/model_info.h"
#include "core/services/motion_plan.h"
#include "core/services/near_clips.h"
#include "core/services/style/part_styles.h"
#include "core/services/style/restyle_way.h"
#include "core/services/style_reference.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace core::services {

/// Everything that decides a take. The same request on the same machine and model gives the same bytes.
struct GenerationRequest {
  std::string prompt;    // 1 to 1,000 characters
  StyleReference style;  // CrossDiff and MDM models know none: the default model restyles what they make
  double seconds = 4.0;  // 1.0 to 9.8
  MotionPlan plan;       // spans instead of prompt and seconds, which they then overrule; keeps: of the same motion. Models that say so in their abilities
  std::uint64_t seed = 1;
  int candidates = 1;  // 1 to 16: so many are made, of this seed and the next ones, and the one that fits the words best is kept
  base::Guidance guidance;
  std::optional<int> steps;       // 5 to what the model has, 200 or 1,000; without: the model's own number
  std::string model = "default";  // a model of the library, or a .safetensors file
  std::optional<int> mixture;     // CrossDiff models: in 2D down to this step of 1,000, then in 3D; 0 to 1000.
  std::filesystem::path given;    // CrossDiff and MDM models: a BVH or .npy motion of which a part is kept, and the rest made; may be empty
  enum class Kept { Ends, Legs };
  Kept kept = Kept::Ends;  // of given: its first and last quarter, or the lower body (the arms and spine are made)
  /// Models that say so: at most kMostNearClips clips that the motion is made beside, instead of those of the model's own library; may be empty.
  std::vector<ClipReference> nearClips;
  /// Preview: a quick look at what Full makes, of few steps and next to no guidance by gradients, for a slider that is dragged; in a style only where the model
  /// itself knows styles. No take keeps one.
  enum class Quality { Full, Preview };
  Quality quality = Quality::Full;
};

/// How long the motion is to be: the plan's spans, or the seconds.
double lengthOf(const GenerationRequest& request);

/// A clip to be done again in another style.
struct RestyleRequest {
  std::filesystem::path clip;                  // BVH or HumanML3D .npy; at least 1 second, the first 9.8 seconds from `from` on are taken
  std::shared_ptr<const motion::Clip> motion;  // instead of a file, any skeleton; clip then only names it
  double from = 0.0;                           // seconds
  StyleReference style;                        // None: the model's reconstruction
  std::string prompt;                          // what the clip shows; may be empty
  int turn = limits::kRestyleTurn;             // steps upward before it turns, 1 to steps: few keep the motion, many take the style
  int steps = limits::kRestyleSteps;           // 5 to 200
  RestyleWay way = RestyleWay::Inversion;      // the other one: models that say so
  base::Guidance guidance{.classifierScale = limits::kRestyleClassifierScale.usual};
  bool stacksReference = false;  // imported models only: the released code's guidance towards [0, 0, style]
  std::vector<PartStyle> parts;  // models that say so: parts of the body in styles of their own, the others in `style`
  /// Where the style's file is key points of a video (a .json file, or a folder of them), for models that say so: whom it shows, from 1, and the video's
  /// frames per second, 1 to 480.
  int person = 1;
  double videoFps = 30.0;
  /// Who puts the feet where they stand: we (motion/feet/foot_plant.h), or the clean-up that the authors of the model released with it (motion/feet/released_feet.h).
  enum class Feet { Usual, Released };
  Feet feet = Feet::Usual;
  std::uint64_t seed = 1;
  std::string model = "default";
};

struct GenerationReport {
  std::shared_ptr<const motion::Clip> clip;  // 22 joints, 20 fps, feet on y = 0, starts at the origin facing +Z
  double secondsTaken = 0.0;
  int steps = 0;                      // that were taken
  std::string modelHash;              // of the weights used
  std::optional<std::uint64_t> seed;  // of several candidates, the one that was kept: asked for alone it gives the same bytes
  std::vector<std::string> remarks;   // what was assumed, one sentence each (a style file's unit, a length rounded)
  /// Mixture sampling only: some of the clean 2D motions on the way to the switch, at most 8, and the one there; in metres, all joints seen.
  std::vector<std::shared_ptr<const motion::BodyKeypoints>> pictures;
};

struct StyleInfo {
  std::string label;                 // "old"
  std::string title;                 // "Old"
  std::vector<std::string> aliases;  // "elderly"
};

/// Text (and style) to motion. Implemented in core/engine; ui sees only this.
/// generate() blocks: call it from a job. One instance may be called from one thread at a time.
class GenerationService {
 public:
  virtual ~GenerationService() = default;

  /// Errors: InvalidArgument (prompt, length, weights), NotFound (style, model, weights), ParseFailed (style
  /// file), Cancelled. The stop token is asked once per reverse step.
  virtual Result<GenerationReport> generate(const GenerationRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) = 0;

  /// Many at once: those that differ in prompt, style, length and seed alone are sampled together, which is quicker than one after the other; each is what it would
  /// be alone, up to rounding. answered: called once for every request with its number, in any order, as soon as its answer is there; what is wrong with one
  /// is its answer, and the others go on. Errors: Cancelled; what was not answered by then is not.
  using Answered = std::function<void(std::size_t number, Result<GenerationReport> answer)>;
  virtual Result<void> generateAll(std::span<const GenerationRequest> requests, const Answered& answered, const jobs::ProgressSink& progress, std::stop_token stop);

  /// Errors: those of generate(), and Unsupported where a service cannot.
  virtual Result<GenerationReport> restyle(const RestyleRequest&, const jobs::ProgressSink&, std::stop_token) {
    return Error{ErrorCode::Unsupported, "this service cannot restyle"};
  }

  /// The models that are there and make or restyle motions, the default one first; only headers are read. Errors: as reading the folder.
  virtual Result<std::vector<ModelInfo>> models() { return std::vector<ModelInfo>(); }

  /// The styles that ship with the model. Errors: NotFound when the model's files are missing.
  virtual Result<std::vector<StyleInfo>> styles() = 0;
};

/// What every front end checks before it asks, so that both say the same sentence. Errors: InvalidArgument.
Result<void> validate(const GenerationRequest& request);
Result<void> validate(const RestyleRequest& request);

}  // namespace core::services
