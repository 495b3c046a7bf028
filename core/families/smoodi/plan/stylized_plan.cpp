#include "core/families/smoodi/plan/stylized_plan.h"

#include "core/diffusion/goal_guidance.h"
#include "core/families/smoodi/plan/stylized_batch.h"
#include "core/representation/body_parts.h"
#include "core/representation/seen_by.h"
#include "core/sampling/latent_loop.h"
#include "core/sampling/plan_windows.h"

#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <optional>

namespace core::sampling {

namespace {

/// The windows that go together as one padded batch.
struct WindowGroup {
  std::vector<PlanWindow> windows;
  std::vector<StylizedSampleOptions> options;
};

/// Frames [F] to latent tokens, each the mean of its frames.
at::Tensor tokensOf(const at::Tensor& frames) {
  constexpr std::int64_t kStride = model::TemporalVaeImpl::kFrameStride;
  const auto count = model::TemporalVaeImpl::tokenCount(frames.size(0));
  auto tokens = torch::zeros({count});
  for (std::int64_t t = 0; t < count; ++t) tokens[t] = frames.narrow(0, t * kStride, std::min(kStride, frames.size(0) - t * kStride)).mean();
  return tokens;
}

/// What a window sees of the course.
TokenCourse courseThrough(const PlanWindow& window, const PlanCourse& course) {
  const auto seen = [&](const at::Tensor& frames) { return frames.defined() ? tokensOf(frames).narrow(0, window.first, window.tokens()) : at::Tensor(); };
  return {seen(course.strength), seen(course.classifier), seen(course.change), course.second, seen(course.share)};
}

/// The whole body in the style of the legs.
StylizedPlan likeTheLegs(StylizedPlan plan) {
  for (auto& span : plan.spans) span.style = plan.course.legs;
  plan.course.second.reset();
  return plan;
}

std::vector<WindowGroup> grouped(const StylizedPlan& plan, const std::vector<PlanWindow>& windows, std::int64_t frames) {
  constexpr std::int64_t kStride = model::TemporalVaeImpl::kFrameStride;
  std::vector<WindowGroup> groups;
  for (const auto& window : windows) {
    auto options = plan.spans[window.span];
    options.frames = static_cast<int>(std::min(window.tokens() * kStride, frames - window.first * kStride));
    options.steps = plan.spans.front().steps;
    options.start = 0;
    options.initialLatent = at::Tensor();
    const auto& course = plan.course;
    if (options.style && (course.strength.defined() || course.classifier.defined() || course.second)) options.course = courseThrough(window, course);
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& known) { return goTogether(known.options.front(), options); });
    if (group == groups.end()) group = groups.insert(groups.end(), WindowGroup());
    group->windows.push_back(window);
    group->options.push_back(std::move(options));
  }
  return groups;
}

/// The windows' parts of the sequence [1, N, W] as a batch, zeros behind each.
at::Tensor seenThrough(const WindowGroup& group, const at::Tensor& sequence, std::int64_t mostTokens) {
  auto parts = torch::zeros({static_cast<std::int64_t>(group.windows.size()), mostTokens, sequence.size(2)}, sequence.options());
  for (std::size_t w = 0; w < group.windows.size(); ++w) {
    const auto& window = group.windows[w];
    parts[static_cast<std::int64_t>(w)].narrow(0, 0, window.tokens()).copy_(sequence[0].narrow(0, window.first, window.tokens()));
  }
  return parts;
}

void blendInto(at::Tensor& sequence, const WindowGroup& group, const at::Tensor& parts) {
  for (std::size_t w = 0; w < group.windows.size(); ++w) {
    const auto& window = group.windows[w];
    const auto shares = torch::tensor(window.shares).to(sequence.device()).unsqueeze(1);
    sequence[0].narrow(0, window.first, window.tokens()).add_(shares * parts[static_cast<std::int64_t>(w)].narrow(0, 0, window.tokens()));
  }
}

// While a motion's content is decided, every action is by itself, from its first frame to its last: a window that sees its neighbour standing would stand as well,
// and one that begins before its action claps half as wide. Below, where steps and heights are settled, they grow together.
// Source: Barquero et al. 2024, FlowMDM, section 3.3, for the order: apart first, then together. The level: resources/reports/control.md, where
// 200 and 400 are no better.
constexpr std::int64_t kApartAbove = 300;  // training steps

std::vector<WindowGroup> groupsOf(const StylizedModel& model, const StylizedPlan& plan, const std::vector<FrameSpan>& spans, bool isApart) {
  PlanWindowOptions options;
  options.framesPerToken = model::TemporalVaeImpl::kFrameStride;
  options.mostTokens = model.denoiser.denoiser->options().latentTokens;
  options.contextTokens = 0, options.fewestTokens = 3;
  if (isApart) options.ramp = 0.5;
  return grouped(plan, planWindows(spans, options), spans.back().end);
}

/// Which latents are given back, and how firmly.
struct KnownTokens {
  at::Tensor clean;  // [1, N, W], whitened
  at::Tensor share;  // [N], of each token's frames that are kept
};

KnownTokens knownTokens(StylizedModel& model, const KnownMotion& known, std::int64_t frames, std::int64_t tokens) {
  constexpr std::int64_t kStride = model::TemporalVaeImpl::kFrameStride;
  const auto seen = representation::seenBy(model.vae.mean, model.vae.std, known.features).unsqueeze(0);
  const auto mean = model.vae.vae->encode(seen, torch::tensor({frames}, torch::kLong)).mean;
  const auto rows = known.mask.to(torch::kBool).all(1).to(torch::kFloat);
  auto share = torch::zeros({tokens});
  for (std::int64_t t = 0; t < tokens; ++t) share[t] = rows.narrow(0, t * kStride, std::min(kStride, frames - t * kStride)).mean();
  return {(mean - model.denoiser.latentMean) / model.denoiser.latentStd, share.to(mean.device())};
}

/// Held at high noise, let go at low.
double hold(const HoldRange& range, std::int64_t timestep) { return std::clamp((static_cast<double>(timestep) - range.free) / (range.held - range.free), 0.0, 1.0); }

/// How firmly each token is given back at a step: those that are kept in part as the range says, whole ones always unless all is kept loosely. [N].
at::Tensor sharesAt(const StylizedPlan& plan, const KnownTokens& known, std::int64_t timestep) {
  const auto held = known.share * hold(plan.loosely.value_or(HoldRange()), timestep);
  return plan.loosely ? held : torch::where(known.share >= 1.0, torch::ones_like(held), held);
}

/// Whitened latents [1, N, W] to features [1, frames, 263], not normalized. decoding: of those frames, where the gradient is asked for; may be null.
at::Tensor decoded(StylizedModel& model, const at::Tensor& latent, std::int64_t frames, model::TemporalDecoding* decoding = nullptr) {
  const auto own = latent * model.denoiser.latentStd + model.denoiser.latentMean;
  const auto normalized = decoding != nullptr ? decoding->decode(own) : model.vae.vae->decode(own, torch::tensor({frames}, torch::kLong));
  return (normalized * model.vae.std + model.vae.mean).narrow(1, 0, frames);
}

/// The lower body of one motion under the upper body of another: normalized features [1, F, 263] each.
at::Tensor joinedBody(const at::Tensor& upper, const at::Tensor& lower, const model::TrainedVae& vae) {
  using representation::BodyPart;
  const auto above = upper * vae.std + vae.mean, below = lower * vae.std + vae.mean;
  auto joined = above.clone();
  for (const int column : representation::bodyPartColumns(BodyPart::Lower, representation::Contacts::Included)) joined.select(2, column).copy_(below.select(2, column));
  // Places are over the floor: the upper body rises and sinks with the pelvis that carries it now.
  const auto& layout = representation::featureLayout(representation::Layout::HumanMl3d);
  const auto lift = below.select(2, layout.rootHeight.begin) - above.select(2, layout.rootHeight.begin);
  for (const int joint : representation::bodyPartJoints(BodyPart::Upper)) joined.select(2, layout.positions.begin + 3 * (joint - 1) + 1).add_(lift);
  return (joined - vae.mean) / vae.std;
}

/// The noise of the estimate whose upper body is that of one noise and whose lower body is that of the other.
at::Tensor joinedNoise(StylizedModel& model, const at::Tensor& upper, const at::Tensor& lower, const at::Tensor& latent, double level, std::int64_t frames) {
  const auto lengths = torch::tensor({frames}, torch::kLong);
  const auto& scale = model.denoiser;
  const auto seen = [&](const at::Tensor& clean) { return model.vae.vae->decode(clean * scale.latentStd + scale.latentMean, lengths); };
  const auto clean = diffusion::ddimCleanEstimate(latent, upper, level);
  const auto above = seen(clean), below = seen(diffusion::ddimCleanEstimate(latent, lower, level));
  // What the autoencoder does to the upper motion alone is no part of the change.
  const auto change = model.vae.vae->encode(joinedBody(above, below, model.vae), lengths).mean - model.vae.vae->encode(above, lengths).mean;
  return (latent - std::sqrt(level) * (clean + change / scale.latentStd)) / std::sqrt(1.0 - level);
}

/// The windows of a plan in both ranges of the noise, ready to predict.
class PlanSides {
 public:
  PlanSides(StylizedModel& model, const StylizedPlan& plan, const std::vector<FrameSpan>& spans, const diffusion::NoiseSchedule& schedule,
            const std::vector<std::int64_t>& timesteps)
      : timesteps_(timesteps), groups_{groupsOf(model, plan, spans, true), groupsOf(model, plan, spans, false)} {
    for (std::size_t k = 0; k < groups_.size(); ++k)
      for (const auto& group : groups_[k]) batches_[k].emplace_back(model, schedule, timesteps, group.options);
  }

  /// The blended noise of step i, latent [1, N, W].
  at::Tensor noise(const at::Tensor& latent, std::size_t i) {
    auto noise = torch::zeros_like(latent);
    const std::size_t k = timesteps_[i] > kApartAbove ? 0 : 1;
    for (std::size_t g = 0; g < groups_[k].size(); ++g)
      blendInto(noise, groups_[k][g], guidedNoise(batches_[k][g].loop(), seenThrough(groups_[k][g], latent, batches_[k][g].mostTokens()), i, clock_, seconds_));
    return noise;
  }

 private:
  const std::vector<std::int64_t>& timesteps_;
  std::array<std::vector<WindowGroup>, 2> groups_;
  std::array<std::deque<StylizedBatch>, 2> batches_;
  StageClock clock_;
  StageSeconds seconds_;
};

at::Tensor givenBack(const at::Tensor& noise, const at::Tensor& latent, const at::Tensor& clean, const at::Tensor& shares, double level) {
  const auto share = shares.reshape({1, -1, 1});
  const auto exact = (latent - std::sqrt(level) * clean) / std::sqrt(1.0 - level);
  return share * exact + (1.0 - share) * noise;
}

}  // namespace

Result<at::Tensor> samplePlan(StylizedModel& model, const StylizedPlan& plan, const jobs::ProgressSink& progress, std::stop_token stop) {
  const torch::NoGradGuard quiet;
  TORCH_CHECK(!plan.spans.empty(), "a plan needs a span");
  const auto schedule = diffusion::NoiseSchedule::scaledLinear();
  const auto solver = plan.spans.front().solver;
  const auto timesteps = latentTimesteps(*schedule, plan.spans.front().steps, 0, solver);
  if (!timesteps) return timesteps.error();
  std::vector<FrameSpan> spans;
  for (const auto& span : plan.spans) {
    const auto begin = spans.empty() ? 0 : spans.back().end;
    spans.push_back({begin, begin + span.frames});
  }
  const auto frames = spans.back().end, tokens = model::TemporalVaeImpl::tokenCount(frames);
  const bool keeps = plan.known.features.defined();
  if (keeps && (plan.known.features.size(0) != frames || plan.known.mask.sizes() != plan.known.features.sizes()))
    return Error{ErrorCode::InvalidArgument, "what is kept of a motion must be given for all of its frames"};
  PlanSides whole(model, plan, spans, *schedule, *timesteps);
  std::optional<PlanSides> legs;
  if (plan.course.legs) legs.emplace(model, likeTheLegs(plan), spans, *schedule, *timesteps);
  KnownTokens known;
  if (keeps) known = knownTokens(model, plan.known, frames, tokens);

  const auto decoding = plan.goals.isEmpty() ? nullptr : model.decodingOf({frames});
  const diffusion::GoalGuidance goals([&](const at::Tensor& clean) { return goalEnergy(plan.goals, decoded(model, clean, frames, decoding.get())); });
  auto latent = initialNoise(plan.seed, tokens, model.denoiser.latentMean.size(0)).to(model.denoiser.latentMean.device());
  diffusion::DpmSolver dpm;
  for (std::size_t i = 0; i < timesteps->size(); ++i) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "sampling was stopped"};
    const auto levels = diffusion::ddimLevels(*schedule, (*timesteps)[i], plan.spans.front().steps);
    const auto shares = keeps ? sharesAt(plan, known, (*timesteps)[i]) : at::Tensor();
    // What all is given back of needs no prediction.
    const bool isGiven = keeps && shares.min().item<float>() >= 1.0f;
    auto noise = isGiven ? torch::zeros_like(latent) : whole.noise(latent, i);
    if (legs && !isGiven) noise = joinedNoise(model, noise, legs->noise(latent, i), latent, levels.here, frames);
    if (!plan.goals.isEmpty() && !isGiven && goals.isActive(i)) noise = goals.guide(noise, latent, levels.here);
    if (keeps) noise = givenBack(noise, latent, known.clean, shares, levels.here);
    latent = solver == diffusion::Solver::Dpm ? dpm.step(latent, noise, levels, i + 1 == timesteps->size()) : diffusion::ddimStep(latent, noise, levels);
    progress({"sampling", static_cast<std::int64_t>(i) + 1, static_cast<std::int64_t>(timesteps->size())});
  }
  return decoded(model, latent, frames)[0].cpu().contiguous();
}

}  // namespace core::sampling
