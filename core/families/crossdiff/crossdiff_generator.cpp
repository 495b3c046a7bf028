#include "core/families/crossdiff/crossdiff_generator.h"

#include "core/checkpoint/model_precision.h"
#include "core/families/crossdiff/mixture.h"
#include "core/representation/seen_by.h"
#include "core/sampling/respaced_steps.h"
#include "core/sampling/seeded_noise.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::sampling {

namespace {

using model::MotionKind;

const diffusion::NoiseSchedule& schedule() {
  static const auto made = diffusion::NoiseSchedule::cosine().value();
  return made;
}

at::Tensor textOf(CrossDiffModel& model, const std::string& prompt) {
  if (prompt.empty()) return at::zeros({1, model.trained.network->options().textWidth}, model.trained.mean.options());
  return model.text->encode({prompt}).squeeze(1);  // [1, W]
}

/// [F, D] to [1, frames, D], zeros behind.
at::Tensor padded(const at::Tensor& rows, std::int64_t frames) {
  auto result = at::zeros({1, frames, rows.size(1)}, rows.options());
  result[0].narrow(0, 0, rows.size(0)).copy_(rows);
  return result;
}

/// What of the network stays the same for all samples of a model.
std::shared_ptr<const model::CrossDiffImpl::Plan> planOf(CrossDiffModel& model) {
  if (!model.plan) model.plan = std::make_shared<model::CrossDiffImpl::Plan>(model.trained.network->plan(model::modelPrecision()));
  return model.plan;
}

Result<void> checked2d(const CrossDiffModel& model) {
  if (model.trained.mean2d.defined() && model.trained.std2d.defined()) return {};
  return Error{ErrorCode::Unsupported,
               "this model was imported without Mean_complicate2d.npy and Std_complicate2d.npy, so that mixture sampling and lifting are not possible"};
}

/// Draws that are the same on every machine, one after the other, [B, frames, width of the kind]: a seed for each motion.
class SeededDraws {
 public:
  SeededDraws(std::vector<std::uint64_t> seeds, const model::CrossDiffOptions& sizes, at::Device device) : seeds_(std::move(seeds)), sizes_(sizes), device_(device) {}
  at::Tensor operator()(MotionKind kind) {
    const auto part = fmt::format("crossdiff draw {}", count_++);
    std::vector<at::Tensor> rows;
    for (const auto seed : seeds_)
      rows.push_back(seededNoise(seed, part.c_str(), {1, sizes_.frames, kind == MotionKind::Motion3d ? sizes_.motionWidth : sizes_.jointWidth}));
    return at::cat(rows).to(device_);
  }

 private:
  std::vector<std::uint64_t> seeds_;
  model::CrossDiffOptions sizes_;
  at::Device device_;
  int count_ = 0;
};

Result<void> checkOne(const CrossDiffModel& model, const CrossDiffSampleOptions& options) {
  const auto frames = model.trained.network->options().frames;
  if (options.frames < 1 || options.frames > frames)
    return Error{ErrorCode::InvalidArgument, fmt::format("this model makes 1 to {} frames, not {}", frames, options.frames)};
  if (options.mixture && (*options.mixture < 0 || *options.mixture > schedule().trainSteps()))
    return Error{ErrorCode::InvalidArgument, fmt::format("the switch from 2D to 3D lies between 0 and {}, not at {}", schedule().trainSteps(), *options.mixture)};
  return {};
}

/// All options but prompt, seed and frames are the first one's.
Result<std::vector<CrossDiffSample>> sampleTogether(CrossDiffModel& model, const std::vector<CrossDiffSampleOptions>& all, const jobs::ProgressSink& progress,
                                                    std::stop_token stop) {
  const at::NoGradGuard quiet;
  auto& trained = model.trained;
  const auto& shared = all.front();
  std::vector<std::uint64_t> seeds;
  std::vector<at::Tensor> texts;
  for (const auto& one : all) {
    if (auto ok = checkOne(model, one); !ok) return ok.error();
    seeds.push_back(one.seed);
    texts.push_back(textOf(model, one.prompt));
  }
  if (shared.mixture) {
    if (auto ok = checked2d(model); !ok) return ok.error();
  }
  auto known = knownValues(shared.known, trained.mean, trained.std, trained.network->options().frames);
  if (!known) return known.error();
  const auto few = respacedSteps(schedule(), shared.steps);
  const LoopSchedule loop{few.respacing.schedule, few.respacing.original};
  MixtureOptions steps;
  steps.steps = loop.descending();
  steps.reverse = few.reverse;
  steps.known = std::move(*known);
  const auto text = at::cat(texts);
  SeededDraws draws(seeds, trained.network->options(), trained.mean.device());
  const auto draw = [&](MotionKind kind) { return draws(kind); };
  std::vector<CrossDiffSample> samples(all.size());
  at::Tensor normalized;
  if (shared.mixture) {
    steps.alpha = *shared.mixture;
    steps.keepEvery = shared.keepEvery;
    auto mixed = sampleMixture(CrossDiffPredictor(trained.network, text, 0.0, planOf(model)), loop, draw(MotionKind::Motion2d), draw, steps, progress, stop);
    if (!mixed) return mixed.error();
    normalized = mixed->final3d;
    for (const auto& clean : mixed->clean2d) {
      for (std::size_t i = 0; i < all.size(); ++i)
        samples[i].motion2d.push_back((clean[static_cast<std::int64_t>(i)].narrow(0, 0, all[i].frames) * trained.std2d + trained.mean2d).cpu().contiguous());
    }
  } else {
    auto plain = samplePlain(CrossDiffPredictor(trained.network, text, shared.guidance, planOf(model)), loop, draw(MotionKind::Motion3d), draw, steps, progress, stop);
    if (!plain) return plain.error();
    normalized = *plain;
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    samples[i].features = (normalized[static_cast<std::int64_t>(i)].narrow(0, 0, all[i].frames) * trained.std + trained.mean).cpu().contiguous();
  return samples;
}

/// Where windows of `length` begin so that they cover all rows and the last ends with them.
std::vector<std::int64_t> windowStarts(std::int64_t rows, std::int64_t length, std::int64_t overlap) {
  std::vector<std::int64_t> starts{0};
  while (starts.back() + length < rows) starts.push_back(std::min(starts.back() + length - overlap, rows - length));
  return starts;
}

/// [n] weights of a window's rows: a ramp over the overlap at ends that have a neighbour.
at::Tensor windowWeights(std::int64_t rows, std::int64_t overlap, bool hasBefore, bool hasAfter) {
  auto weights = at::ones({rows});
  float* values = weights.data_ptr<float>();
  for (std::int64_t i = 0; i < std::min(overlap, rows); ++i) {
    const float ramp = (static_cast<float>(i) + 0.5f) / static_cast<float>(overlap);
    if (hasBefore) values[i] *= ramp;
    if (hasAfter) values[rows - 1 - i] *= ramp;
  }
  return weights;
}

}  // namespace

Result<CrossDiffSample> sampleCrossDiff(CrossDiffModel& model, const CrossDiffSampleOptions& options, const jobs::ProgressSink& progress, std::stop_token stop) {
  auto one = sampleTogether(model, {options}, progress, stop);
  if (!one) return one.error();
  return std::move(one->front());
}

Result<std::vector<CrossDiffSample>> sampleCrossDiffBatch(CrossDiffModel& model, const std::vector<CrossDiffSampleOptions>& all, const jobs::ProgressSink& progress,
                                                          std::stop_token stop) {
  TORCH_CHECK(!all.empty(), "a batch needs a motion");
  for (const auto& one : all) {
    TORCH_CHECK(one.guidance == all.front().guidance && one.steps == all.front().steps && one.mixture == all.front().mixture && one.keepEvery == all.front().keepEvery &&
                    !one.known.features.defined(),
                "the motions of a batch share everything but prompt, length and seed");
  }
  return sampleTogether(model, all, progress, stop);
}

Result<at::Tensor> liftMotion(CrossDiffModel& model, const at::Tensor& picture, const at::Tensor& seenInIt, const LiftOptions& options,
                              const jobs::ProgressSink& progress, std::stop_token stop) {
  const at::NoGradGuard quiet;
  auto& trained = model.trained;
  const auto& sizes = trained.network->options();
  const auto device = trained.mean.device();
  const auto features2d = picture.to(device), seen = seenInIt.defined() ? seenInIt.to(device) : seenInIt;
  if (features2d.dim() != 2 || features2d.size(1) != sizes.jointWidth || features2d.size(0) < 1)
    return Error{ErrorCode::InvalidArgument, fmt::format("a 2D motion has 1 or more rows of {} features", sizes.jointWidth)};
  if (auto ok = checked2d(model); !ok) return ok.error();
  const auto rows = features2d.size(0), length = std::min<std::int64_t>(rows, sizes.frames);
  const auto overlap = static_cast<std::int64_t>(std::clamp(options.overlap, 0.0, 0.5) * static_cast<double>(length));
  const auto starts = windowStarts(rows, length, overlap);
  const auto text = textOf(model, options.prompt);
  const CrossDiffPredictor predictor(trained.network, text, 0.0, planOf(model));
  const auto respacing = respacedSteps(schedule(), 50).respacing;
  auto sum = at::zeros({rows, sizes.motionWidth}, device);
  auto weight = at::zeros({rows, 1}, device);
  for (std::size_t w = 0; w < starts.size(); ++w) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "lifting was stopped"};
    progress({"lifting", static_cast<std::int64_t>(w), static_cast<std::int64_t>(starts.size())});
    const auto start = starts[w];
    auto window = features2d.narrow(0, start, length).clone();
    // The root's displacement counts from the window's first frame.
    if (start > 0) window.narrow(1, 0, sizes.jointRoot).sub_(features2d[start - 1].narrow(0, 0, sizes.jointRoot));
    auto input = representation::seenBy(trained.mean2d, trained.std2d, window);
    if (seen.defined()) input = input * seen.narrow(0, start, length);
    auto lifted = predictor.clean(padded(input, sizes.frames), 0, MotionKind::Motion3d);
    if (options.refineFrom > 0) {
      LoopOptions again;
      again.reverse = diffusion::ReverseStep::Ddim;
      for (std::int64_t i = static_cast<std::int64_t>(respacing.original.size()) - 1; i >= 0; --i)
        if (respacing.original[static_cast<std::size_t>(i)] <= options.refineFrom) again.steps.push_back(i);
      const auto fresh = seededNoise(options.seed, fmt::format("lift window {}", w).c_str(), lifted.sizes()).to(device);
      const double level = respacing.schedule.alphaBarAt(again.steps.front());
      const auto noisy = std::sqrt(level) * lifted + std::sqrt(1.0 - level) * fresh;
      auto refined = samplePlain(predictor, {respacing.schedule, respacing.original}, noisy, {}, again, {}, stop);
      if (!refined) return refined.error();
      lifted = *refined;
    }
    const bool isLast = w + 1 == starts.size();
    // The last window may share more with the one before it than the overlap asked for.
    const auto shared = w > 0 ? starts[w - 1] + length - start : 0, next = isLast ? 0 : start + length - starts[w + 1];
    auto weights = windowWeights(length, std::max<std::int64_t>(shared, 1), w > 0, false) * windowWeights(length, std::max<std::int64_t>(next, 1), false, !isLast);
    weights = weights.unsqueeze(1).to(device);
    sum.narrow(0, start, length).add_(lifted[0].narrow(0, 0, length) * weights);
    weight.narrow(0, start, length).add_(weights);
  }
  return ((sum / weight) * trained.std + trained.mean).cpu().contiguous();
}

}  // namespace core::sampling
