#include "core/model/compact_weights.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::model {

namespace {

Result<nlohmann::json> configOf(const TensorFile& file, const std::string& kind, const std::string& fileName) {
  const auto found = file.metadata.find("config");
  if (found == file.metadata.end()) return Error{ErrorCode::ParseFailed, fmt::format("{}: has no \"config\" in its header", fileName)};
  auto config = nlohmann::json::parse(found->second, nullptr, false);
  if (!config.is_object()) return Error{ErrorCode::ParseFailed, fmt::format("{}: its \"config\" is not a JSON object", fileName)};
  if (config.value("kind", "") != kind) {
    return Error{ErrorCode::Unsupported, fmt::format("{}: holds a model of kind \"{}\", not \"{}\"", fileName, config.value("kind", ""), kind)};
  }
  return config;
}

Result<void> loadNormalization(const TensorFile& file, const std::string& fileName, torch::Tensor& mean, torch::Tensor& std) {
  for (const auto& [name, target] : {std::pair{"mean", &mean}, std::pair{"std", &std}}) {
    const auto found = file.tensors.find(name);
    if (found == file.tensors.end() || found->second.dim() != 1) return Error{ErrorCode::ParseFailed, fmt::format("{}: has no vector \"{}\"", fileName, name)};
    *target = found->second.to(torch::kFloat);
  }
  return {};
}

}  // namespace

namespace {
Result<void> loadInto(torch::Tensor target, const TensorMap& tensors, const std::string& name, const std::string& fileName) {
  const torch::NoGradGuard quiet;
  const auto found = tensors.find(name);
  if (found == tensors.end()) return Error{ErrorCode::ParseFailed, fmt::format("{}: the tensor {} is missing", fileName, name)};
  if (found->second.sizes() != target.sizes()) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: the tensor {} has {} values, {} expected", fileName, name, found->second.numel(), target.numel())};
  }
  const auto value = found->second.to(torch::kFloat);
  if (!value.isfinite().all().item<bool>()) return Error{ErrorCode::ParseFailed, fmt::format("{}: the tensor {} holds values that are not numbers", fileName, name)};
  target.copy_(value);
  return {};
}
}  // namespace

Result<void> loadParameters(torch::nn::Module& module, const TensorMap& tensors, const std::string& prefix, const std::string& fileName) {
  for (const auto& item : module.named_parameters()) {
    if (auto ok = loadInto(item.value(), tensors, prefix + item.key(), fileName); !ok) return ok;
  }
  module.eval();
  return {};
}

Result<void> loadAdaptor(StyleAdaptor& adaptor, const TensorMap& tensors, const std::string& fileName) {
  for (const auto& [name, value] : adaptor->trainableParameters()) {
    if (name.starts_with("style_encoder.")) continue;
    if (auto ok = loadInto(value, tensors, "adaptor." + name, fileName); !ok) return ok;
  }
  adaptor->eval();
  return {};
}

Result<TrainedVae> loadVae(const TensorFile& file, const std::string& fileName) {
  auto config = configOf(file, "temporal-vae", fileName);
  if (!config) return config.error();
  TemporalVaeOptions options;
  options.featureWidth = config->value("featureWidth", options.featureWidth);
  options.width = config->value("width", options.width);
  options.latentWidth = config->value("latentWidth", options.latentWidth);
  options.outerBlocks = config->value("outerBlocks", options.outerBlocks);
  options.innerBlocks = config->value("innerBlocks", options.innerBlocks);
  options.headWidth = config->value("headWidth", options.headWidth);
  TrainedVae trained;
  trained.vae = TemporalVae(options);
  if (auto ok = loadParameters(*trained.vae, file.tensors, "vae.", fileName); !ok) return ok.error();
  if (auto ok = loadNormalization(file, fileName, trained.mean, trained.std); !ok) return ok.error();
  return trained;
}

Result<TrainedJudge> loadJudge(const TensorFile& file, const std::string& fileName) {
  auto config = configOf(file, "motion-judge", fileName);
  if (!config) return config.error();
  MotionJudgeOptions options;
  options.width = config->value("width", options.width);
  options.blocks = config->value("blocks", options.blocks);
  options.classes = config->value("classes", options.classes);
  options.dropout = config->value("dropout", options.dropout);
  TrainedJudge trained;
  trained.labels = config->value("labels", std::vector<std::string>{});
  trained.judge = MotionJudge(options);
  if (auto ok = loadParameters(*trained.judge, file.tensors, "judge.", fileName); !ok) return ok.error();
  if (auto ok = loadNormalization(file, fileName, trained.mean, trained.std); !ok) return ok.error();
  return trained;
}

StyleNetworkOptions compactStyleNetwork() {
  StyleNetworkOptions options;
  options.width = 256;
  options.layers = 4;
  options.feedForward = 512;
  options.framesPerToken = 4;
  options.positions = 160;
  options.preNorm = true;
  options.publishedExtras = false;
  return options;
}

DenoiserOptions compactDenoiser() {
  DenoiserOptions options;
  options.latentTokens = 25;  // 200 frames
  options.latentWidth = 64;
  options.width = 256;
  options.layers = 7;
  options.feedForward = 768;
  options.textWidth = 256;
  options.timeWidth = 256;
  options.latentProjections = true;
  options.dropout = 0.05;
  options.preNorm = true;
  options.positions = 32;
  options.publishedExtras = false;
  return options;
}

std::string styleNetworkConfig(const StyleNetworkOptions& o, const std::vector<std::string>& labels) {
  return nlohmann::json{{"kind", "style-network"}, {"labels", labels}, {"featureWidth", o.featureWidth}, {"width", o.width}, {"layers", o.layers},
                        {"heads", o.heads}, {"feedForward", o.feedForward}, {"classes", o.classes}, {"positions", o.positions},
                        {"framesPerToken", o.framesPerToken}, {"preNorm", o.preNorm}, {"publishedExtras", o.publishedExtras}}.dump();
}

std::string denoiserConfig(const DenoiserOptions& o, const std::string& kind) {
  return nlohmann::json{{"kind", kind}, {"latentTokens", o.latentTokens}, {"latentWidth", o.latentWidth}, {"width", o.width}, {"layers", o.layers},
                        {"heads", o.heads}, {"feedForward", o.feedForward}, {"textWidth", o.textWidth}, {"timeWidth", o.timeWidth},
                        {"latentProjections", o.latentProjections}, {"preNorm", o.preNorm}, {"positions", o.positions},
                        {"publishedExtras", o.publishedExtras}}.dump();
}

Result<TrainedStyleNetwork> loadStyleNetwork(const TensorFile& file, const std::string& fileName) {
  auto config = configOf(file, "style-network", fileName);
  if (!config) return config.error();
  StyleNetworkOptions options = compactStyleNetwork();
  options.featureWidth = config->value("featureWidth", options.featureWidth);
  options.width = config->value("width", options.width);
  options.layers = config->value("layers", options.layers);
  options.heads = config->value("heads", options.heads);
  options.feedForward = config->value("feedForward", options.feedForward);
  options.classes = config->value("classes", options.classes);
  options.positions = config->value("positions", options.positions);
  options.framesPerToken = config->value("framesPerToken", options.framesPerToken);
  options.preNorm = config->value("preNorm", options.preNorm);
  options.publishedExtras = config->value("publishedExtras", options.publishedExtras);
  TrainedStyleNetwork trained;
  trained.labels = config->value("labels", std::vector<std::string>{});
  trained.network = StyleNetwork(options);
  if (auto ok = loadParameters(*trained.network, file.tensors, "style.", fileName); !ok) return ok.error();
  if (auto ok = loadNormalization(file, fileName, trained.mean, trained.std); !ok) return ok.error();
  return trained;
}

Result<TrainedDenoiser> loadDenoiser(const TensorFile& file, const std::string& fileName) {
  auto config = configOf(file, "mld-denoiser", fileName);
  if (!config) return config.error();
  DenoiserOptions options = compactDenoiser();
  options.latentTokens = config->value("latentTokens", options.latentTokens);
  options.latentWidth = config->value("latentWidth", options.latentWidth);
  options.width = config->value("width", options.width);
  options.layers = config->value("layers", options.layers);
  options.heads = config->value("heads", options.heads);
  options.feedForward = config->value("feedForward", options.feedForward);
  options.textWidth = config->value("textWidth", options.textWidth);
  options.timeWidth = config->value("timeWidth", options.timeWidth);
  options.latentProjections = config->value("latentProjections", options.latentProjections);
  options.preNorm = config->value("preNorm", options.preNorm);
  options.positions = config->value("positions", options.positions);
  options.publishedExtras = config->value("publishedExtras", options.publishedExtras);
  TrainedDenoiser trained;
  trained.denoiser = MldDenoiser(options);
  if (auto ok = loadParameters(*trained.denoiser, file.tensors, "denoiser.", fileName); !ok) return ok.error();
  for (const auto& [name, target] : {std::pair{"latent_mean", &trained.latentMean}, std::pair{"latent_std", &trained.latentStd}}) {
    const auto found = file.tensors.find(name);
    if (found == file.tensors.end() || found->second.numel() != options.latentWidth) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: has no \"{}\" of {} values", fileName, name, options.latentWidth)};
    }
    *target = found->second.to(torch::kFloat);
  }
  return trained;
}

StyleAdaptorOptions compactAdaptor(const DenoiserOptions& denoiser, const StyleNetworkOptions& style) {
  StyleAdaptorOptions options;
  options.denoiser = denoiser;
  options.style = style;
  options.aliasStyleIntoFrozen = false;  // paper variant
  options.publishedExtras = false;
  return options;
}

}  // namespace core::model
