#include "core/families/smoodi/published_model.h"

#include "core/base/random.h"
#include "core/families/mld/published_mld.h"
#include "core/families/smoodi/published_weights.h"
#include "core/sampling/published_bundle.h"
#include "core/sampling/seeded_noise.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::sampling {

namespace {

// Of HumanML3D's 22 joints, which the rest of the program reads.
constexpr std::int64_t kFeatureWidth = 263;
constexpr std::int64_t kShortestReference = 196, kLongestReference = 480;

bool hasBelow(const model::TensorMap& tensors, const std::string& prefix) {
  const auto found = tensors.lower_bound(prefix);
  return found != tensors.end() && found->first.starts_with(prefix);
}

Result<void> loadNetworks(PublishedModel& model, const model::TensorMap& tensors) {
  auto vae = model::loadMldVae(tensors);
  if (!vae) return vae.error();
  model.networks.vae = std::move(*vae);
  if (const auto width = model.networks.vae->options().featureWidth; width != kFeatureWidth) {
    return Error{ErrorCode::Unsupported, fmt::format("a model of another skeleton: {} numbers a frame, the 22 joints of HumanML3D have {}", width, kFeatureWidth)};
  }
  model.hasStyle = hasBelow(tensors, "denoiser.zero_convs.");
  if (model.hasStyle) {
    auto adaptor = model::loadStyleAdaptor(tensors);
    if (!adaptor) return adaptor.error();
    model.networks.denoiser = std::move(*adaptor);
  } else {
    auto denoiser = model::loadMldDenoiser(tensors);
    if (!denoiser) return denoiser.error();
    model::StyleAdaptorOptions options;
    options.denoiser = (*denoiser)->options();
    options.style.layers = 1;
    options.publishedExtras = options.style.publishedExtras = false;
    model.networks.denoiser = model::StyleAdaptor(options, *denoiser);
    model.networks.denoiser->eval();
  }
  if (!hasBelow(tensors, "style_function.")) return {};
  auto style = model::loadStyleNetwork(tensors);
  if (!style) return style.error();
  model.networks.styleFunction = std::move(*style);
  return {};
}

}  // namespace

Result<bool> isPublishedModel(const std::filesystem::path& file) {
  auto kind = publishedKindOf(file);
  if (!kind) return kind.error();
  return !kind->empty();
}

Result<PublishedModel> loadPublishedModel(const std::filesystem::path& path) {
  const auto bundle = readPublishedBundle(path, {"smoodi", "mld"}, "SMooDi or MLD model");
  if (!bundle) return bundle.error();
  PublishedModel model;
  if (auto ok = loadNetworks(model, bundle->file.tensors); !ok) return Error{ok.error().code, fmt::format("{}: {}", path.string(), ok.error().message)};
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
  return ((style - mean) / std).unsqueeze(0);
}

Result<at::Tensor> samplePublished(PublishedModel& model, const PublishedSampleOptions& options, const jobs::ProgressSink& progress,
                                   const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  const auto schedule = diffusion::NoiseSchedule::scaledLinear();
  if (!schedule) return schedule.error();
  auto loop = options.loop;
  if (!options.style) {
    loop.form = diffusion::GuidanceForm::TextOnly;
    loop.energy.scale = 0.0;
  } else if (!model.hasStyle) {
    return Error{ErrorCode::Unsupported, "this is an MLD model, which knows no style"};
  }
  if (loop.energy.scale != 0.0 && !model.networks.styleFunction) {
    return Error{ErrorCode::Unsupported, "this model was imported without style_classifier.pt, so that its guidance must be switched off (classifier scale 0)"};
  }
  SmoodiRequest request;
  const auto width = model.networks.denoiser->options().denoiser.latentWidth;
  request.latent = seededNoise(options.seed, "initial latent", {1, 1, width});
  request.textNull = model.text->encode({""});
  request.textContent = model.text->encode({options.prompt});
  request.lengths = at::tensor({static_cast<std::int64_t>(options.frames)}, at::kLong);
  if (options.style) {
    request.style = publishedStyleReference(*options.style, model.mean, model.std);
    if (options.order == PublishedSampleOptions::StyleOrder::Released) {
      request.permutations = windowPermutations(request.style.size(1), loop.steps - loop.start, base::derivedSeed(options.seed, "style frames"));
    }
  }
  if (loop.eta > 0.0) request.freshNoise = seededNoise(options.seed, "fresh noise", {loop.steps - loop.start, 1, 1, width});
  auto sample = sampleSmoodi(model.networks, *schedule, request, loop, progress, stop);
  if (!sample) return sample.error();
  return (sample->features[0] * model.std + model.mean).contiguous();
}

}  // namespace core::sampling
