#include "core/sampling/published_model.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/model/published_weights.h"
#include "core/sampling/seeded_noise.h"
#include "core/text/clip_text_encoder.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::sampling {

namespace {

// Of HumanML3D's 22 joints, which the rest of the program reads.
constexpr std::int64_t kFeatureWidth = 263;
constexpr std::int64_t kShortestReference = 196, kLongestReference = 480;

Error lacks(const std::filesystem::path& file, const std::string& what) { return {ErrorCode::Unsupported, fmt::format("{}: {}", file.string(), what)}; }

bool hasBelow(const model::TensorMap& tensors, const std::string& prefix) {
  const auto found = tensors.lower_bound(prefix);
  return found != tensors.end() && found->first.starts_with(prefix);
}

Result<std::shared_ptr<text::TextEncoder>> loadTower(const model::TensorFile& file, const nlohmann::json& config, const std::filesystem::path& path) {
  if (!config.contains("clip")) return lacks(path, "has no text tower; import it together with CLIP's text tower (model.safetensors or pytorch_model.bin) and its vocabulary");
  const auto merges = file.metadata.find("clip.merges");
  if (merges == file.metadata.end()) return lacks(path, "has a text tower without its vocabulary; import it together with bpe_simple_vocab_16e6.txt.gz or merges.txt");
  auto tokenizer = text::ClipTokenizer::fromMerges(merges->second, path.string());
  if (!tokenizer) return tokenizer.error();
  const auto& clip = config["clip"];
  text::ClipTextOptions o;
  o.vocabularySize = clip.value("vocabularySize", o.vocabularySize);
  o.positions = clip.value("positions", o.positions);
  o.width = clip.value("width", o.width);
  o.layers = clip.value("layers", o.layers);
  o.heads = clip.value("heads", o.heads);
  o.feedForward = clip.value("feedForward", o.feedForward);
  o.projection = clip.value("projection", o.projection);
  if (clip.value("activation", "quick-gelu") == "gelu") o.activation = text::ClipTextOptions::Activation::Gelu;
  if (o.vocabularySize != text::ClipTokenizer::kVocabularySize) return lacks(path, fmt::format("its text tower knows {} tokens, CLIP's vocabulary has {}", o.vocabularySize, text::ClipTokenizer::kVocabularySize));
  const auto embedding = file.tensors.find("clip.text_model.embeddings.token_embedding.weight");
  if (embedding == file.tensors.end() || embedding->second.sizes() != at::IntArrayRef({o.vocabularySize, o.width}) || o.heads < 1 || o.width % o.heads != 0) {
    return lacks(path, "its text tower has other sizes than its header says");
  }
  text::ClipTextNetwork network(o);
  if (auto ok = model::loadParameters(*network, file.tensors, "clip."); !ok) return Error{ok.error().code, fmt::format("{}: {}", path.string(), ok.error().message)};
  return std::shared_ptr<text::TextEncoder>(std::make_shared<text::ClipTextEncoder>(std::move(*tokenizer), std::move(network)));
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
  auto metadata = model::readSafetensorsMetadata(file);
  if (!metadata) return metadata.error();
  return (*metadata)["format"] == "gesto-published-model";
}

Result<PublishedModel> loadPublishedModel(const std::filesystem::path& path) {
  auto file = model::readTensorFile(path);
  if (!file) return file.error();
  const auto kind = file->metadata["kind"];
  if (file->metadata["format"] != "gesto-published-model" || file->metadata["version"] != "1" || (kind != "smoodi" && kind != "mld")) {
    return lacks(path, "not an imported SMooDi or MLD model");
  }
  const auto config = nlohmann::json::parse(file->metadata["config"], nullptr, false);
  if (!config.is_object()) return lacks(path, "its \"config\" is not a JSON object");
  PublishedModel model;
  if (auto ok = loadNetworks(model, file->tensors); !ok) return Error{ok.error().code, fmt::format("{}: {}", path.string(), ok.error().message)};
  for (const auto& [name, target] : {std::pair{"normalization.mean", &model.mean}, std::pair{"normalization.std", &model.std}}) {
    const auto found = file->tensors.find(name);
    if (found == file->tensors.end()) return lacks(path, "has no normalization; import it together with Mean.npy and Std.npy");
    *target = found->second.to(at::kFloat);
    if (target->sizes() != at::IntArrayRef({kFeatureWidth})) return lacks(path, fmt::format("its normalization {} has {} numbers, not {}", name, target->numel(), kFeatureWidth));
  }
  auto text = loadTower(*file, config, path);
  if (!text) return text.error();
  model.text = std::move(*text);
  const auto textWidth = model.networks.denoiser->options().denoiser.textWidth;
  if (model.text->width() != textWidth) return lacks(path, fmt::format("its text tower makes {} numbers, its denoiser reads {}", model.text->width(), textWidth));
  const auto provenance = file->metadata["provenance"];
  base::ContentHash hash;
  hash.add(provenance);
  model.hash = hash.hex();
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
