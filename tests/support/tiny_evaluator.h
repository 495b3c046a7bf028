#pragma once

#include "core/checkpoint/safetensors.h"
#include "core/model/evaluators/motion_text_evaluator.h"

#include <torch/torch.h>

#include <cstdint>
#include <filesystem>

namespace tests {

/// An evaluator of motion and text with weights by chance, as judges/evaluator-all.safetensors of a folder of models.
inline core::Result<void> writeTinyEvaluator(const std::filesystem::path& models, std::uint64_t seed) {
  torch::manual_seed(seed);
  core::model::MotionTextEvaluatorOptions options;
  options.movementWidth = 32, options.hidden = 32, options.width = 16, options.vocabularySize = 257, options.wordWidth = 16;
  core::model::MotionTextEvaluator network(options);
  core::model::TensorMap tensors = {{"mean", at::zeros({259})}, {"std", at::ones({259})}};
  for (const auto& parameter : network->named_parameters()) tensors["evaluator." + parameter.key()] = parameter.value().detach().clone();
  std::filesystem::create_directories(models / "judges");
  return core::model::writeSafetensors(models / "judges" / "evaluator-all.safetensors", tensors,
                                       {{"config", core::model::evaluatorConfig(options)}, {"tokenizer", R"({"kind":"compact-bpe","version":1,"merges":[]})"}});
}

}  // namespace tests
