#include "core/families/smoodi/published/published_model.h"

#include "core/base/random.h"
#include "core/checkpoint/module_weights.h"
#include "core/families/mld/mld_model.h"
#include "core/families/smoodi/published/published_weights.h"
#include "core/motion/published_forms.h"
#include "core/sampling/published_bundle.h"
#include "core/sampling/seeded_noise.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::sampling {

namespace {

constexpr std::int64_t kShortestReference = motion::humanml3d::kMostFrames, kLongestReference = 480;

}  // namespace

Result<PublishedModel> loadPublishedModel(const std::filesystem::path& path) {
  const auto bundle = readPublishedBundle(path, {"smoodi"}, "SMooDi model");
  if (!bundle) return bundle.error();
  const auto& tensors = bundle->file.tensors;
  const auto refused = [&](const Error& error) { return Error{error.code, fmt::format("{}: {}", path.string(), error.message)}; };
  PublishedModel model;
  auto vae = vaeOf(*bundle);
  if (!vae) return vae.error();
  model.networks.vae = std::move(*vae);
  auto adaptor = model::loadStyleAdaptor(tensors);
  if (!adaptor) return refused(adaptor.error());
  model.networks.denoiser = std::move(*adaptor);
  if (model::hasBelow(tensors, "style_function.")) {
    auto style = model::loadStyleNetwork(tensors);
    if (!style) return refused(style.error());
    model.networks.styleFunction = std::move(*style);
  }
  for (const auto& [name, target] : {std::pair{"mean", &model.mean}, std::pair{"std", &model.std}}) {
    auto row = normalizationOf(*bundle, name, model.networks.vae->options().featureWidth);
    if (!row) return row.error();
    *target = std::move(*row);
  }
  auto text = textTowerOf(*bundle, 0, model.networks.denoiser->options().denoiser.textWidth);
  if (!text) return text.error();
  model.text = std::move(*text);
  model.hash = bundle->hash;
  return model;
}

at::Tensor publishedStyleReference(const at::Tensor& features, const at::Tensor& mean, const at::Tensor& std) {
  auto style = features.narrow(0, 0, std::min(features.size(0), kLongestReference));
  if (style.size(0) < kShortestReference) style = at::constant_pad_nd(style, {0, 0, 0, kShortestReference - style.size(0)});
  return ((style.to(mean.device()) - mean) / std).unsqueeze(0);
}

Result<at::Tensor> samplePublished(PublishedModel& model, const PublishedSampleOptions& options, const jobs::ProgressSink& progress, const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  const auto schedule = diffusion::NoiseSchedule::scaledLinear();
  if (!schedule) return schedule.error();
  auto loop = options.loop;
  if (!options.style) {
    loop.form = diffusion::GuidanceForm::TextOnly;
    loop.energy.scale = 0.0;
  }
  if (loop.energy.scale != 0.0 && !model.networks.styleFunction) {
    return Error{ErrorCode::Unsupported, "this model was imported without style_classifier.pt, so that its guidance must be switched off (classifier scale 0)"};
  }
  SmoodiRequest request;
  const auto width = model.networks.denoiser->options().denoiser.latentWidth;
  request.latent = seededNoise(options.seed, "initial latent", {1, 1, width}).to(model.mean.device());
  request.textNull = model.text->encode({""});
  request.textContent = model.text->encode({options.prompt});
  request.lengths = at::tensor({static_cast<std::int64_t>(options.frames)}, at::kLong);
  if (options.style) {
    request.style = publishedStyleReference(*options.style, model.mean, model.std);
    if (options.order == PublishedSampleOptions::StyleOrder::Released) {
      request.permutations = windowPermutations(request.style.size(1), loop.steps - loop.start, base::derivedSeed(options.seed, "style frames"));
    }
  }
  if (loop.eta > 0.0) request.freshNoise = seededNoise(options.seed, "fresh noise", {loop.steps - loop.start, 1, 1, width}).to(model.mean.device());
  auto sample = sampleSmoodi(model.networks, *schedule, request, loop, progress, stop);
  if (!sample) return sample.error();
  return (sample->features[0] * model.std + model.mean).cpu().contiguous();
}

}  // namespace core::sampling
