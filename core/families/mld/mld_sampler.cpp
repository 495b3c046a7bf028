#include "core/families/mld/mld_sampler.h"

#include "core/sampling/latent_loop.h"
#include "core/sampling/repeated_network.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::sampling {

using diffusion::GuidanceForm;

namespace {

Error invalid(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

/// Null and content for every motion, as the denoiser's two branches read them, [2 B, L, width].
torch::Tensor bothTexts(model::DenoiserTokenizer& tokenizer, const torch::Tensor& null, const torch::Tensor& content, std::int64_t batch) {
  return torch::cat({tokenizer.texts(null).expand({batch, -1, -1}), tokenizer.texts(content).expand({batch, -1, -1})});
}

/// The noises of both branches, [2 B, N, D].
torch::Tensor bothNoises(model::MldDenoiser& denoiser, const torch::Tensor& latent, const torch::Tensor& time, const torch::Tensor& text) {
  return denoiser->predict(denoiser->tokenizer().sequence(denoiser->tokenizer().latents(latent.repeat({2, 1, 1})), time, text), latent.size(1), {}, {});
}

}  // namespace

Result<void> checkLengths(const model::MldVae& vae, const torch::Tensor& lengths, std::int64_t latents, std::int64_t texts) {
  if (lengths.size(0) != latents || texts != latents)
    return invalid(fmt::format("{} latents, {} texts and {} lengths do not belong together", latents, texts, lengths.size(0)));
  const auto longest = lengths.max().item<std::int64_t>();
  if (lengths.min().item<std::int64_t>() < 1 || longest > vae->maxFrames())
    return invalid(fmt::format("a motion of {} frames, the model makes 1 to {}", longest, vae->maxFrames()));
  return {};
}

Result<torch::Tensor> sampleMld(model::MldVae& vae, model::MldDenoiser& denoiser, const diffusion::NoiseSchedule& schedule, const MldSampleRequest& request,
                                const jobs::ProgressSink& progress, const std::stop_token& stop) {
  const torch::NoGradGuard quiet;
  const auto batch = request.latent.size(0);
  if (auto ok = checkLengths(vae, request.lengths, batch, request.textContent.size(0)); !ok) return ok.error();
  const auto timesteps = latentTimesteps(schedule, request.steps);
  if (!timesteps) return timesteps.error();
  auto& tokenizer = denoiser->tokenizer();
  const auto text = bothTexts(tokenizer, request.textNull, request.textContent, batch);
  const auto times = tokenizer.time(torch::tensor(*timesteps, torch::kLong).to(request.latent.device()));
  RepeatedNetwork network([&](const std::vector<torch::Tensor>& given) { return bothNoises(denoiser, given[0], given[1], text); });
  const LatentLoop loop{.schedule = schedule,
                        .timesteps = *timesteps,
                        .steps = request.steps,
                        .form = GuidanceForm::TextOnly,
                        .weights = {.content = request.contentWeight},
                        .predict = [&](const torch::Tensor& latent, std::size_t i) {
                          return network({latent, times.narrow(0, static_cast<std::int64_t>(i), 1)});
                        }};
  const auto run = runLatentLoop(loop, request.latent, progress, stop);
  if (!run) return run.error();
  return vae->decode(run->latent, vae->plan(request.lengths));
}

Result<Inversion> invertMld(model::MldVae& vae, model::MldDenoiser& denoiser, const diffusion::NoiseSchedule& schedule, const torch::Tensor& features,
                            const torch::Tensor& lengths, const torch::Tensor& textNull, const torch::Tensor& textContent, const InversionOptions& options,
                            const std::stop_token& stop) {
  const torch::NoGradGuard quiet;
  if (options.keep < 1 || options.keep > options.steps) return invalid(fmt::format("the step to keep must lie between 1 and {}, not {}", options.steps, options.keep));
  if (features.size(1) > vae->maxFrames() || lengths.min().item<std::int64_t>() < 1 || lengths.max().item<std::int64_t>() > features.size(1)) {
    return invalid(
        fmt::format("a motion of {} frames with lengths up to {}, the model reads 1 to {}", features.size(1), lengths.max().item<std::int64_t>(), vae->maxFrames()));
  }
  auto timesteps = diffusion::ddimTimesteps(schedule, options.steps);
  if (!timesteps) return timesteps.error();
  const std::vector<std::int64_t> ascending(timesteps->rbegin(), timesteps->rend());
  auto& tokenizer = denoiser->tokenizer();
  const auto text = bothTexts(tokenizer, textNull, textContent, features.size(0));
  const auto times = tokenizer.time(torch::tensor(ascending, torch::kLong).to(features.device()));
  const LatentInversion inversion{schedule, options.steps, [&](const torch::Tensor& latent, std::size_t i, std::int64_t) {
                                    const auto noises = bothNoises(denoiser, latent, times.narrow(0, static_cast<std::int64_t>(i), 1), text);
                                    return diffusion::compose(GuidanceForm::TextOnly, noises, {.content = options.contentWeight}).sum();
                                  }};
  Inversion result;
  result.encoded = vae->encode(features, lengths).mean;
  auto kept = invertLatent(inversion, result.encoded, 0, options.keep, {}, stop);
  if (!kept) return kept.error();
  result.latent = *kept;
  if (!options.goesOn) return result;
  auto end = invertLatent(inversion, result.latent, options.keep, options.steps, {}, stop);
  if (!end) return end.error();
  result.latentEnd = *end;
  return result;
}

}  // namespace core::sampling
