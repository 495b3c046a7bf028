#pragma once

#include "core/base/guidance.h"
#include "core/base/result.h"
#include "core/engine/model_library.h"
#include "core/jobs/progress.h"
#include "core/services/generation_service.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include <glm/vec3.hpp>

namespace core::engine {

struct PromptRequest {
  std::string prompt;
  double seconds = 4.0;
  std::uint64_t seed = 1;
};

struct PromptSampling {
  std::string style;  // a label, a motion file, or empty
  base::Guidance guidance;
  std::optional<int> steps = {};  // of sampling; without: the model's own
};

struct FinishedMotions {
  std::vector<std::vector<glm::vec3>> positions;  // [F * 22] of each
  /// How far each is from the style, as families::LoadedModel::styleDistances tells; empty where nothing tells.
  std::vector<double> styleDistances = {};
};

/// Finished clips of many prompts, as a person gets them, from one model of any kind.
class PromptMotions {
 public:
  virtual ~PromptMotions() = default;
  /// In the order of the requests. Errors: NotFound (a style), Cancelled, WriteFailed.
  virtual Result<FinishedMotions> make(std::span<const PromptRequest> requests, const PromptSampling& sampling, const jobs::ProgressSink& progress,
                                       std::stop_token stop) = 0;
  /// Of the weights; known after the first motion where the default model helped.
  virtual std::string modelHash() const = 0;
};

/// Motions are made in batches and kept in cacheFolder; those of a model that knows no style go one by one through the generation service
/// when one is asked for, where the default model gives it. Errors: those of loading.
Result<std::unique_ptr<PromptMotions>> openPromptMotions(std::shared_ptr<ModelLibrary> library, const std::string& model, const std::string& style,
                                                         const std::filesystem::path& cacheFolder);

}  // namespace core::engine
