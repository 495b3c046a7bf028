#include "core/families/smoodi/smoodi_sampler.h"

#include "core/base/random.h"
#include "core/diffusion/ddim.h"
#include "core/families/smoodi/packed_adaptor.h"
#include "core/families/smoodi/style_slope.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <array>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>

namespace core::sampling {

using diffusion::GuidanceForm;

namespace {

constexpr int kTrajectoryStride = 10;

Error invalid(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

bool hasStyledBranch(GuidanceForm form) { return form != GuidanceForm::TextOnly; }

Result<void> check(const SmoodiModel& model, const SmoodiRequest& r, const SmoodiOptions& o) {
  const auto batch = r.latent.size(0);
  if (o.start < 0 || o.start >= o.steps) return invalid(fmt::format("the first step must lie between 0 and {}, not {}", o.steps - 1, o.start));
  if (r.lengths.size(0) != batch || r.textContent.size(0) != batch) {
    return invalid(fmt::format("{} latents, {} texts and {} lengths do not belong together", batch, r.textContent.size(0), r.lengths.size(0)));
  }
  const auto longest = r.lengths.max().item<std::int64_t>();
  if (r.lengths.min().item<std::int64_t>() < 1 || longest > model.vae->maxFrames()) {
    return invalid(fmt::format("a motion of {} frames, the model makes 1 to {}", longest, model.vae->maxFrames()));
  }
  if (o.stacksReference && batch != 1) return invalid(fmt::format("the released variant's stacked references take one motion at a time, not {}", batch));
  if (!hasStyledBranch(o.form)) return {};
  if (r.style.size(0) != batch) return invalid(fmt::format("{} latents and {} style clips do not belong together", batch, r.style.size(0)));
  const auto frames = r.style.size(1);
  if (frames > model.denoiser->styleEncoder()->maxFrames()) {
    return invalid(fmt::format("a style clip of {} frames, the model reads at most {}", frames, model.denoiser->styleEncoder()->maxFrames()));
  }
  if (r.permutations.defined()) {
    if (r.permutations.size(0) != o.steps - o.start || r.permutations.size(1) != frames) {
      return invalid(fmt::format("permutations of shape [{}, {}] for {} steps and {} style frames", r.permutations.size(0),
                                 r.permutations.size(1), o.steps - o.start, frames));
    }
    if (r.permutations.min().item<std::int64_t>() < 0 || r.permutations.max().item<std::int64_t>() >= frames) {
      return invalid(fmt::format("a permutation names a frame outside 0 to {}", frames - 1));
    }
  }
  return {};
}

/// e(s) of the style in the frame order of each step. They do not depend on the latent; equal orders in a row share one computation.
class StyleEmbeddings {
 public:
  StyleEmbeddings(model::StyleAdaptor& adaptor, const torch::Tensor& style, const torch::Tensor& permutations)
      : adaptor_(adaptor), style_(style), permutations_(permutations) {}

  torch::Tensor at(std::int64_t index) {
    const auto order = permutations_.defined() ? permutations_[index] : torch::arange(style_.size(1), torch::kLong);
    if (!order_.defined() || !order_.equal(order)) {
      if (!order_.defined() && model::PackedStyleEmbedder::fits(*adaptor_->styleEncoder())) packed_.emplace(*adaptor_->styleEncoder(), style_);
      order_ = order;
      embedding_ = packed_ ? adaptor_->placeStyle(packed_->embed(order)) : adaptor_->embedStyle(permutations_.defined() ? style_.index_select(1, order) : style_);
    }
    return embedding_;
  }

 private:
  model::StyleAdaptor& adaptor_;
  torch::Tensor style_, permutations_, order_, embedding_;
  std::optional<model::PackedStyleEmbedder> packed_;
};

/// The branches of a step as one batch: everything that stays the same for a request.
class BranchBatch {
 public:
  BranchBatch(model::StyleAdaptor& adaptor, const SmoodiRequest& request, const SmoodiOptions& options)
      : adaptor_(adaptor), branches_(diffusion::guidanceBranches(options.form)), styles_(adaptor, request.style, request.permutations),
        batch_(request.latent.size(0)) {
    if (hasStyledBranch(options.form) && model::PackedAdaptor::fits(*adaptor)) packed_.emplace(adaptor);
    const auto null = adaptor->textTokens(request.textNull);
    const auto content = adaptor->textTokens(request.textContent);
    std::vector<torch::Tensor> frozen, control;
    for (const auto& branch : branches_) {
      const auto& tokens = branch.hasText ? content : null;
      frozen.push_back(tokens.frozen.expand({batch_, -1, -1}));
      control.push_back(tokens.control.expand({batch_, -1, -1}));
    }
    text_ = {torch::cat(frozen), torch::cat(control)};
    isStyled_ = hasStyledBranch(options.form);
    bool needsZeroStyle = false;
    for (const auto& branch : branches_) needsZeroStyle = needsZeroStyle || !branch.hasStyle;
    if (isStyled_ && needsZeroStyle) {
      zeroStyle_ = adaptor->embedStyle(torch::zeros_like(request.style.narrow(0, 0, 1))).expand({batch_, -1});
    }
  }

  /// Makes sure that the style's embedding for a step is there.
  void prepareStyle(std::int64_t index) {
    if (isStyled_) styles_.at(index);
  }

  /// latent [B, 1, 256]; returns the noises [K B, 1, 256].
  torch::Tensor predict(const torch::Tensor& latent, const model::StyleAdaptorImpl::Tokens& time, std::int64_t index) {
    const auto count = static_cast<std::int64_t>(branches_.size());
    const auto latents = latent.repeat({count, 1, 1});
    if (!isStyled_) {
      auto& denoiser = adaptor_->denoiser();
      return denoiser->predict(denoiser->tokenizer().sequence(latents, time.frozen, text_.frozen), latent.size(1), {}, {});
    }
    const auto style = styles_.at(index);
    std::vector<torch::Tensor> embeddings;
    for (const auto& branch : branches_) embeddings.push_back(branch.hasStyle ? style : zeroStyle_);
    return packed_ ? packed_->predict(latents, time, text_, torch::cat(embeddings)) : adaptor_->predict(latents, time, text_, torch::cat(embeddings)).noise;
  }

 private:
  model::StyleAdaptor& adaptor_;
  std::vector<diffusion::GuidanceBranch> branches_;
  StyleEmbeddings styles_;
  std::int64_t batch_;
  model::StyleAdaptorImpl::Tokens text_;
  torch::Tensor zeroStyle_;
  bool isStyled_ = true;
  std::optional<model::PackedAdaptor> packed_;
};

model::StyleAdaptorImpl::Tokens timeAt(const model::StyleAdaptorImpl::Tokens& all, std::int64_t index) {
  return {all.frozen.narrow(0, index, 1), all.control.narrow(0, index, 1)};
}

}  // namespace

torch::Tensor windowPermutations(std::int64_t frames, std::int64_t count, std::uint64_t seed) {
  constexpr std::int64_t kWindow = 16;
  base::RandomStream random(seed);
  auto orders = torch::arange(frames, torch::kLong).repeat({count, 1});
  for (std::int64_t row = 0; row < count; ++row) {
    std::int64_t* order = orders[row].data_ptr<std::int64_t>();
    for (std::int64_t first = 0; first + kWindow <= frames; first += kWindow) {
      for (std::int64_t i = kWindow - 1; i > 0; --i) {
        std::swap(order[first + i], order[first + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(i) + 1))]);
      }
    }
  }
  return orders;
}

diffusion::StyleGuidance styleGuidanceOf(SmoodiModel& model, const torch::Tensor& style, const model::MldVaeImpl::DecoderPlan& plan,
                                         const diffusion::StyleGuidanceOptions& options) {
  auto vae = model.vae;
  auto network = model.styleFunction;
  const auto measure = [network](const torch::Tensor& features) mutable {
    const auto last = network->statistics(features, network->options().layers - 1).back();
    return diffusion::StyleGuidance::Statistics{last.mean, last.deviation};
  };
  torch::NoGradGuard quiet;
  auto reference = diffusion::StyleGuidance::Measure(measure)(style);
  if (model::StyleSlope::fits(*vae, *network)) {
    const auto slope = std::make_shared<model::StyleSlope>(*vae, *network, plan);
    return {[slope, reference](const torch::Tensor& clean) {
              const auto value = (*slope)(clean, reference.first, reference.second);
              const double share = 2.0 / static_cast<double>(clean.size(0));
              return diffusion::StyleGuidance::Slope{torch::full({}, share * value.energy), share * value.gradient};
            },
            options};
  }
  return {[vae, plan](const torch::Tensor& clean) mutable { return vae->decode(clean, plan); }, measure, std::move(reference), options};
}

Result<SmoodiSample> sampleSmoodi(SmoodiModel& model, const diffusion::NoiseSchedule& schedule, const SmoodiRequest& request,
                                  const SmoodiOptions& options, const jobs::ProgressSink& progress, const std::stop_token& stop) {
  torch::NoGradGuard quiet;
  if (auto fits = check(model, request, options); !fits) return fits.error();
  const auto timesteps = diffusion::ddimTimesteps(schedule, options.steps);
  if (!timesteps) return timesteps.error();

  StageClock clock;
  StageSeconds seconds;
  const std::int64_t stepsDone = options.steps - options.start;
  const auto plan = model.vae->plan(request.lengths);
  std::optional<diffusion::StyleGuidance> energy;
  if (model.styleFunction && options.energy.scale != 0.0) {
    const auto zeros = torch::zeros_like(request.style);
    const auto reference = options.stacksReference ? torch::cat({zeros, zeros, request.style}) : request.style;
    energy.emplace(styleGuidanceOf(model, reference, plan, options.energy));
  }
  BranchBatch branches(model.denoiser, request, options);
  const std::vector<std::int64_t> wanted(timesteps->begin() + options.start, timesteps->end());
  const auto times = model.denoiser->timeTokens(torch::tensor(wanted, torch::kLong).to(request.latent.device()));

  auto latent = request.latent;
  std::vector<torch::Tensor> trajectory;
  clock.add(seconds.preparing);
  for (std::int64_t i = 0; i < stepsDone; ++i) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "sampling was stopped"};
    const auto t = wanted[static_cast<std::size_t>(i)];
    const auto levels = diffusion::ddimLevels(schedule, t, options.steps);
    branches.prepareStyle(i);
    clock.add(seconds.styles);
    auto mixed = diffusion::compose(options.form, branches.predict(latent, timeAt(times, i), i), options.weights);
    clock.add(seconds.denoising);
    if (energy && energy->isActive(t)) mixed.base = energy->guide(mixed.base, latent, levels.here);
    clock.add(seconds.guidance);
    latent = diffusion::ddimStep(latent, mixed.sum(), levels, options.eta,
                                 request.freshNoise.defined() ? request.freshNoise[i] : torch::Tensor());
    if ((i + 1) % kTrajectoryStride == 0) trajectory.push_back(latent);
    if (progress) progress({"sampling", i + 1, stepsDone});
  }
  SmoodiSample sample{latent, model.vae->decode(latent, plan),
                      trajectory.empty() ? latent.new_empty({0, latent.size(0), latent.size(1), latent.size(2)}) : torch::stack(trajectory), seconds};
  clock.add(sample.seconds.decoding);
  return sample;
}

Result<Inversion> invertSmoodi(model::MldVae& vae, model::MldDenoiser& denoiser, const diffusion::NoiseSchedule& schedule,
                               const torch::Tensor& features, const torch::Tensor& lengths, const torch::Tensor& textNull,
                               const torch::Tensor& textContent, const InversionOptions& options, const std::stop_token& stop) {
  torch::NoGradGuard quiet;
  if (options.keep < 1 || options.keep > options.steps) {
    return invalid(fmt::format("the step to keep must lie between 1 and {}, not {}", options.steps, options.keep));
  }
  if (features.size(1) > vae->maxFrames() || lengths.min().item<std::int64_t>() < 1 || lengths.max().item<std::int64_t>() > features.size(1)) {
    return invalid(fmt::format("a motion of {} frames with lengths up to {}, the model reads 1 to {}", features.size(1),
                               lengths.max().item<std::int64_t>(), vae->maxFrames()));
  }
  auto timesteps = diffusion::ddimTimesteps(schedule, options.steps);
  if (!timesteps) return timesteps.error();
  const std::vector<std::int64_t> ascending(timesteps->rbegin(), timesteps->rend());

  auto& tokenizer = denoiser->tokenizer();
  const auto batch = features.size(0);
  const auto text = torch::cat({tokenizer.texts(textNull).expand({batch, -1, -1}), tokenizer.texts(textContent).expand({batch, -1, -1})});
  const auto times = tokenizer.time(torch::tensor(ascending, torch::kLong).to(features.device()));

  Inversion result;
  result.encoded = vae->encode(features, lengths).mean;
  auto latent = result.encoded;
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "inversion was stopped"};
    const auto sequence = tokenizer.sequence(latent.repeat({2, 1, 1}), times.narrow(0, static_cast<std::int64_t>(i), 1), text);
    const auto noises = denoiser->predict(sequence, latent.size(1), {}, {});
    const auto noise = diffusion::compose(GuidanceForm::TextOnly, noises, {.content = options.contentWeight}).sum();
    latent = diffusion::ddimInverseStep(latent, noise, diffusion::ddimLevels(schedule, ascending[i], options.steps));
    if (static_cast<int>(i) + 1 == options.keep) result.latent = latent;
  }
  result.latentEnd = latent;
  return result;
}

}  // namespace core::sampling
