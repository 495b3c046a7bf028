#pragma once

#include "core/diffusion/dpm_solver.h"
#include "core/diffusion/guidance.h"
#include "core/diffusion/style_guidance.h"
#include "core/families/smoodi/stylized_model.h"
#include "core/jobs/progress.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace core::sampling {

/// A style, as the networks see it: [1, width] each.
struct StyleCondition {
  at::Tensor embedding, mean, deviation;
  StyleChange change;
};

/// Errors: NotFound, naming the styles that there are.
Result<StyleCondition> namedStyle(const StylizedModel& model, const std::string& label);

/// From a clip's features float [F, 263], not normalized; at least 16 frames, cut to the middle 480.
/// Errors: InvalidArgument when the clip is too short.
Result<StyleCondition> styleOfFeatures(StylizedModel& model, const at::Tensor& features);

/// How a style goes over the latent tokens of a motion (8 frames each): float [tokens] on the CPU, undefined where nothing is said.
struct TokenCourse {
  at::Tensor strength;                   // w_s, in place of the weights'
  at::Tensor classifier;                 // in place of the energy's scale
  at::Tensor change;                     // in place of that of the options
  std::optional<StyleCondition> second;  // mixed into the style: embeddings and statistics
  at::Tensor share;                      // how much of the mixture it is, 0 to 1; defined with it
};

/// What the classifier guidance draws a motion towards: the mean and deviation of its style network's last layer.
enum class StyleTarget {
  Reference,  // those of the style, as SMooDi does. They hold what its clips show, too, which is walking and waving for ours: who sits down gets up again
  Change,     // the motion's own before the guidance, moved as clips of the content that it resembles most move with the style: what it does stays
};

struct StylizedSampleOptions {
  std::string prompt;
  std::optional<StyleCondition> style;
  int frames = 80;  // at 20 fps, 20 to 196
  std::uint64_t seed = 1;
  diffusion::GuidanceWeights weights;
  /// Without the quirk of the released code, which is of its variant only.
  diffusion::StyleGuidanceOptions energy{.zeroFirstChannel = false};
  StyleTarget target = StyleTarget::Change;
  /// Change: this many times as far as the style moves those clips.
  double change = 1.0;
  std::optional<TokenCourse> course;  // of a motion with a style
  int steps = 50;
  diffusion::Solver solver = diffusion::Solver::Ddim;
  /// How far the spread of the guided clean estimate is brought back to that of the unguided conditional one, 0 to 1 (Lin et al. 2024,
  /// Common diffusion noise schedules, section 3.4): large w_c otherwise drives latents out of the range the decoder knows.
  double rescale = 0.7;
  /// A transfer starts inside the range: step start of steps, 0 to steps - 1, from this whitened latent [1, N, width] (sampling::restyle
  /// inverts a motion to it). Undefined: from noise drawn with the seed.
  at::Tensor initialLatent;
  int start = 0;
};

/// Whether two motions may share a batch: everything but prompt, style, length, seed, initial latent and what a course says is the same, and both or
/// neither have a style, and a course.
bool goTogether(const StylizedSampleOptions& a, const StylizedSampleOptions& b);

/// What a motion of so many tokens begins with: [1, tokens, width].
at::Tensor initialNoise(std::uint64_t seed, std::int64_t tokens, std::int64_t width);

/// One motion: float [frames, 263], not normalized. Paper form of the guidance (spec/smoodi.md, section 1.15): three branches (0,0),
/// (c,0), (c,s) in one batch; text, style and reference statistics are computed once. Same options, same result.
/// Errors: InvalidArgument (steps, start), Cancelled; the stop token is asked once per step.
Result<at::Tensor> sampleStylized(StylizedModel& model, const StylizedSampleOptions& options, const jobs::ProgressSink& progress, std::stop_token stop);

/// The same for several motions as one padded batch, which is quicker than one after the other. They go together (throws c10::Error
/// otherwise). Each motion is what it would be alone, up to rounding. Errors: as above.
Result<std::vector<at::Tensor>> sampleStylizedBatch(StylizedModel& model, const std::vector<StylizedSampleOptions>& all, const jobs::ProgressSink& progress,
                                                    std::stop_token stop);

}  // namespace core::sampling
