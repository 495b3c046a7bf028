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

Result<void> loadParameters(torch::nn::Module& module, const TensorMap& tensors, const std::string& prefix, const std::string& fileName) {
  const torch::NoGradGuard quiet;
  for (const auto& item : module.named_parameters()) {
    const auto found = tensors.find(prefix + item.key());
    if (found == tensors.end()) return Error{ErrorCode::ParseFailed, fmt::format("{}: the tensor {}{} is missing", fileName, prefix, item.key())};
    if (found->second.sizes() != item.value().sizes()) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: the tensor {}{} has {} values, {} expected", fileName, prefix, item.key(),
                                                       found->second.numel(), item.value().numel())};
    }
    const auto value = found->second.to(torch::kFloat);
    if (!value.isfinite().all().item<bool>()) return Error{ErrorCode::ParseFailed, fmt::format("{}: the tensor {}{} holds values that are not numbers", fileName, prefix, item.key())};
    item.value().copy_(value);
  }
  module.eval();
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

}  // namespace core::model
