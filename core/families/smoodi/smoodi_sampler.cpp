#include "core/families/smoodi/smoodi_sampler.h"

#include "core/base/random.h"
#include "core/families/mld/mld_sampler.h"
#include "core/families/smoodi/packed_adaptor.h"
#include "core/families/smoodi/style_gradient.h"
#include "core/sampling/latent_loop.h"
#include "core/sampling/repeated_network.h"

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

Error invalid(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

bool hasStyledBranch(GuidanceForm form) { return form != GuidanceForm::TextOnly; }

Result<void> check(const SmoodiModel& model, const SmoodiRequest& r, const SmoodiOptions& o) {
  const auto batch = r.latent.size(0);
  if (auto ok = checkLengths(model.vae, r.lengths, batch, r.textContent.size(0)); !ok) return ok;
  if (o.stacksReference && batch != 1) return invalid(fmt::format("the released variant's stacked references take one motion at a time, not {}", batch));
  if (!hasStyledBranch(o.form)) return {};
  if (r.style.size(0) != batch) return invalid(fmt::format("{} latents and {} style clips do not belong together", batch, r.style.size(0)));
  const auto frames = r.style.size(1);
  if (frames > model.denoiser->styleEncoder()->maxFrames()) {
    return invalid(fmt::format("a style clip of {} frames, the model reads at most {}", frames, model.denoiser->styleEncoder()->maxFrames()));
  }
  if (r.permutations.defined()) {
    if (r.permutations.size(0) != o.steps - o.start || r.permutations.size(1) != frames) {
      return invalid(
          fmt::format("permutations of shape [{}, {}] for {} steps and {} style frames", r.permutations.size(0), r.permutations.size(1), o.steps - o.start, frames));
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
  StyleEmbeddings(model::StyleAdaptor& adaptor, const SmoodiRequest& request, base::Precision precision)
      : adaptor_(adaptor),
        style_(request.style),
        permutations_(request.permutations),
        precision_(precision),
        embedder_([this](const std::vector<torch::Tensor>& given) { return adaptor_->embedStyle(given[0]); }, precision) {}
  StyleEmbeddings(const StyleEmbeddings&) = delete;
  StyleEmbeddings& operator=(const StyleEmbeddings&) = delete;

  torch::Tensor at(std::int64_t index) {
    const auto order = permutations_.defined() ? permutations_[index] : torch::arange(style_.size(1), torch::kLong);
    if (!order_.defined() || !order_.equal(order)) {
      if (!order_.defined() && model::PackedStyleEmbedder::fits(*adaptor_->styleEncoder())) packed_.emplace(*adaptor_->styleEncoder(), style_, precision_);
      order_ = order;
      embedding_ =
          packed_ ? adaptor_->placeStyle(packed_->embed(order)) : embedder_({permutations_.defined() ? style_.index_select(1, order.to(style_.device())) : style_});
    }
    return embedding_;
  }

 private:
  model::StyleAdaptor& adaptor_;
  torch::Tensor style_, permutations_, order_, embedding_;
  base::Precision precision_;
  std::optional<model::PackedStyleEmbedder> packed_;
  RepeatedNetwork embedder_;  // where it is not packed
};

/// The branches of a step as one batch: everything that stays the same for a request.
class BranchBatch {
 public:
  BranchBatch(model::StyleAdaptor& adaptor, const SmoodiRequest& request, const SmoodiOptions& options)
      : adaptor_(adaptor),
        branches_(diffusion::guidanceBranches(options.form)),
        styles_(adaptor, request, options.precision),
        batch_(request.latent.size(0)),
        plain_([this](const std::vector<torch::Tensor>& given) { return plainNoise(given[0], given[1]); }, options.precision),
        styled_(
            [this](const std::vector<torch::Tensor>& given) {
              return adaptor_->predict(given[0], {given[1], given[2]}, text_, given[3]).noise;
            },
            options.precision) {
    if (model::PackedAdaptor::fits(*adaptor)) packed_.emplace(adaptor, options.precision);
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
    if (!isStyled_ && packed_) return packed_->predictPlain(latents, time, text_);
    if (!isStyled_) return plain_({latents, time.frozen});
    const auto style = styles_.at(index);
    std::vector<torch::Tensor> embeddings;
    for (const auto& branch : branches_) embeddings.push_back(branch.hasStyle ? style : zeroStyle_);
    return packed_ ? packed_->predict(latents, time, text_, torch::cat(embeddings)) : styled_({latents, time.frozen, time.control, torch::cat(embeddings)});
  }

 private:
  torch::Tensor plainNoise(const torch::Tensor& latents, const torch::Tensor& time) {
    auto& denoiser = adaptor_->denoiser();
    return denoiser->predict(denoiser->tokenizer().sequence(latents, time, text_.frozen), latents.size(1), {}, {});
  }

  model::StyleAdaptor& adaptor_;
  std::vector<diffusion::GuidanceBranch> branches_;
  StyleEmbeddings styles_;
  std::int64_t batch_;
  model::StyleAdaptorImpl::Tokens text_;
  torch::Tensor zeroStyle_;
  bool isStyled_ = true;
  std::optional<model::PackedAdaptor> packed_;
  RepeatedNetwork plain_, styled_;  // where they are not packed
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
                                         const diffusion::StyleGuidanceOptions& options, base::Precision precision) {
  auto vae = model.vae;
  auto network = model.styleFunction;
  const auto measure = [network](const torch::Tensor& features) mutable {
    const auto last = network->statistics(features, network->options().layers - 1).back();
    return diffusion::StyleGuidance::Statistics{last.mean, last.deviation};
  };
  torch::NoGradGuard quiet;
  auto reference = diffusion::StyleGuidance::Measure(measure)(style);
  if (model::StyleGradient::fits(*vae, *network)) {
    const auto gradient = std::make_shared<model::StyleGradient>(*vae, *network, plan, precision);
    return {[gradient, reference](const torch::Tensor& clean) {
              const auto value = (*gradient)(clean, reference.first, reference.second);
              const double share = 2.0 / static_cast<double>(clean.size(0));
              return diffusion::StyleGuidance::EnergyGradient{torch::full({}, share * value.energy), share * value.gradient};
            },
            options};
  }
  return {[vae, plan](const torch::Tensor& clean) mutable { return vae->decode(clean, plan); }, measure, std::move(reference), options};
}

Result<SmoodiSample> sampleSmoodi(SmoodiModel& model, const diffusion::NoiseSchedule& schedule, const SmoodiRequest& request, const SmoodiOptions& options,
                                  const jobs::ProgressSink& progress, const std::stop_token& stop) {
  torch::NoGradGuard quiet;
  const auto timesteps = latentTimesteps(schedule, options.steps, options.start);
  if (!timesteps) return timesteps.error();
  if (auto fits = check(model, request, options); !fits) return fits.error();

  StageClock clock;
  StageSeconds seconds;
  const auto plan = model.vae->plan(request.lengths);
  std::optional<diffusion::StyleGuidance> energy;
  if (model.styleFunction && options.energy.scale != 0.0) {
    const auto zeros = torch::zeros_like(request.style);
    const auto reference = options.stacksReference ? torch::cat({zeros, zeros, request.style}) : request.style;
    energy.emplace(styleGuidanceOf(model, reference, plan, options.energy, options.precision));
  }
  BranchBatch branches(model.denoiser, request, options);
  const auto times = model.denoiser->timeTokens(torch::tensor(*timesteps, torch::kLong).to(request.latent.device()));
  const LatentLoop loop{.schedule = schedule,
                        .timesteps = *timesteps,
                        .steps = options.steps,
                        .form = options.form,
                        .weights = options.weights,
                        .predict =
                            [&](const torch::Tensor& latent, std::size_t i) {
                              const auto index = static_cast<std::int64_t>(i);
                              return branches.predict(latent, timeAt(times, index), index);
                            },
                        .prepare = [&](std::size_t i) { branches.prepareStyle(static_cast<std::int64_t>(i)); },
                        .energy = energy ? &*energy : nullptr,
                        .eta = options.eta,
                        .freshNoise = request.freshNoise};
  clock.add(seconds.preparing);
  auto run = runLatentLoop(loop, request.latent, progress, stop);
  if (!run) return run.error();
  run->seconds.preparing = seconds.preparing;
  StageClock decoding;
  const auto& latent = run->latent;
  SmoodiSample sample{latent, model.vae->decode(latent, plan),
                      run->trajectory.empty() ? latent.new_empty({0, latent.size(0), latent.size(1), latent.size(2)}) : torch::stack(run->trajectory), run->seconds};
  decoding.add(sample.seconds.decoding);
  return sample;
}

}  // namespace core::sampling
