#include "core/families/smoodi/stylized_generator.h"

#include "core/families/smoodi/plan/stylized_batch.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/representation/seen_by.h"
#include "core/sampling/latent_loop.h"
#include "core/sampling/seeded_noise.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <torch/torch.h>

#include <algorithm>

namespace core::sampling {

bool goTogether(const StylizedSampleOptions& a, const StylizedSampleOptions& b) {
  return a.style.has_value() == b.style.has_value() && a.course.has_value() == b.course.has_value() && a.steps == b.steps && a.solver == b.solver && a.start == b.start &&
         a.rescale == b.rescale && a.weights == b.weights && a.energy == b.energy && a.target == b.target && a.change == b.change;
}

namespace {

/// The contents of which the model knows clips in the style and without; without any, the style as a whole.
StyleChange changeOfNamed(const StylizedModel& model, const std::string& label, const StylePrototype& prototype) {
  if (auto change = changeBetween(model.contents, kNeutralStyle, label); change.isKnown()) return change;
  const auto neutral = model.neutralStyle();
  return neutral ? StyleChange({{{neutral->mean, neutral->deviation}, {prototype.mean, prototype.deviation}}}) : StyleChange();
}

/// What a clip does is not its style: it is compared with the content that it resembles most.
StyleChange changeOfClip(const StylizedModel& model, const StyleStatistics& clip) {
  std::vector<std::pair<StyleStatistics, StyleStatistics>> rows;
  for (const auto& [content, styles] : model.contents) {
    if (const auto found = styles.find(kNeutralStyle); found != styles.end()) rows.emplace_back(found->second, clip);
  }
  if (const auto neutral = model.neutralStyle(); rows.empty() && neutral) rows.emplace_back(StyleStatistics{neutral->mean, neutral->deviation}, clip);
  return rows.empty() ? StyleChange() : StyleChange(rows).nearestTo(clip);
}

}  // namespace

Result<StyleCondition> namedStyle(const StylizedModel& model, const std::string& label) {
  const auto found = model.prototypes.find(label);
  if (found != model.prototypes.end()) {
    return StyleCondition{found->second.embedding.unsqueeze(0), found->second.mean.unsqueeze(0), found->second.deviation.unsqueeze(0),
                          changeOfNamed(model, label, found->second)};
  }
  std::vector<std::string> labels;
  for (const auto& [name, prototype] : model.prototypes) labels.push_back(name);
  return Error{ErrorCode::NotFound, fmt::format("there is no style \"{}\"; there are {}", label, fmt::join(labels, ", "))};
}

Result<StyleCondition> styleOfFeatures(StylizedModel& model, const at::Tensor& features) {
  constexpr std::int64_t kShortest = 16, kLongest = 480;
  const auto frames = features.size(0);
  if (frames < kShortest) {
    return Error{ErrorCode::InvalidArgument, fmt::format("a style clip needs at least {} frames at 20 fps ({:.1f} seconds), this one has {}", kShortest,
                                                         kShortest / motion::humanml3d::kFps, frames)};
  }
  const torch::NoGradGuard quiet;
  const auto used = std::min(frames, kLongest);
  const auto normalized = representation::seenBy(model.style.mean, model.style.std, features.narrow(0, (frames - used) / 2, used)).unsqueeze(0);
  const auto reading = model.style.network->read(normalized, model.style.network->options().layers - 1, torch::tensor({used}, torch::kLong));
  const auto& last = reading.layers.back();
  return StyleCondition{reading.embedding, last.mean, last.deviation, changeOfClip(model, {last.mean[0], last.deviation[0]})};
}

Result<at::Tensor> sampleStylized(StylizedModel& model, const StylizedSampleOptions& options, const jobs::ProgressSink& progress, std::stop_token stop) {
  auto one = sampleStylizedBatch(model, {options}, progress, stop);
  if (!one) return one.error();
  return one->front();
}

Result<std::vector<at::Tensor>> sampleStylizedBatch(StylizedModel& model, const std::vector<StylizedSampleOptions>& all, const jobs::ProgressSink& progress,
                                                    std::stop_token stop) {
  const torch::NoGradGuard quiet;
  TORCH_CHECK(!all.empty(), "a batch needs a motion");
  const auto schedule = diffusion::NoiseSchedule::scaledLinear();
  const auto timesteps = latentTimesteps(*schedule, all.front().steps, all.front().start, all.front().solver);
  if (!timesteps) return timesteps.error();
  const StylizedBatch batch(model, *schedule, *timesteps, all);
  const auto width = model.denoiser.latentMean.size(0);
  auto latent = torch::zeros({batch.size(), batch.mostTokens(), width}, model.denoiser.latentMean.options());
  for (std::int64_t i = 0; i < batch.size(); ++i) {
    const auto& one = all[static_cast<std::size_t>(i)];
    const auto own = batch.tokens()[static_cast<std::size_t>(i)];
    const auto initial = one.initialLatent.defined() ? one.initialLatent : initialNoise(one.seed, own, width);
    TORCH_CHECK(initial.dim() == 3 && initial.size(1) == own && initial.size(2) == width, "the initial latent is ", initial.sizes());
    latent[i].narrow(0, 0, own).copy_(initial[0]);
  }
  const auto run = runLatentLoop(batch.loop(), latent, progress, stop);
  if (!run) return run.error();
  const auto features = batch.decode(run->latent) * model.vae.std + model.vae.mean;
  std::vector<at::Tensor> motions;
  for (std::int64_t i = 0; i < batch.size(); ++i) motions.push_back(features[i].narrow(0, 0, all[static_cast<std::size_t>(i)].frames).cpu().contiguous());
  return motions;
}

at::Tensor initialNoise(std::uint64_t seed, std::int64_t tokens, std::int64_t width) { return seededNoise(seed, "initial latent", {1, tokens, width}); }

}  // namespace core::sampling
