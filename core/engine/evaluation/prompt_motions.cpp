#include "core/engine/evaluation/prompt_motions.h"

#include "core/engine/evaluation/generation_cache.h"
#include "core/engine/generation_engine.h"
#include "core/families/crossdiff/crossdiff_generator.h"
#include "core/families/finished_clip.h"
#include "core/families/smoodi/stylized_generator.h"
#include "core/families/smoodi/stylized_model.h"
#include "core/families/style_file.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/sampling/published_bundle.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::engine {

namespace {

// As many as one stop should lose; they share a batch.
constexpr std::size_t kAtOnce = 20;

bool isFile(const std::string& style) {
  std::error_code code;
  return std::filesystem::is_regular_file(style, code);
}

class BatchedMotions : public PromptMotions {
 public:
  BatchedMotions(sampling::StylizedModel model, const std::filesystem::path& cacheFolder) : model_(std::move(model)), cache_(cacheFolder, kAtOnce) {}

  std::string modelHash() const override { return model_.hash; }

  Result<std::vector<std::vector<glm::vec3>>> make(std::span<const PromptRequest> requests, const PromptSampling& sampling, const jobs::ProgressSink& progress,
                                                   std::stop_token stop) override {
    std::optional<sampling::StyleCondition> style;
    if (!sampling.style.empty()) {
      auto found = styleOf(sampling.style);
      if (!found) return found.error();
      style = std::move(*found);
    }
    // Motions of about the same length share a batch: it is as long as its longest.
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return requests[a].seconds < requests[b].seconds; });
    std::vector<sampling::StylizedSampleOptions> asked;
    std::vector<std::string> keys;
    for (const auto i : order) {
      auto& options = asked.emplace_back();
      options.prompt = requests[i].prompt;
      options.style = style;
      options.frames = static_cast<int>(std::lround(requests[i].seconds * motion::humanml3d::kFps));
      options.seed = requests[i].seed;
      options.contentWeight = sampling.contentWeight;
      options.styleWeight = sampling.styleWeight;
      options.classifierScale = sampling.classifierScale;
      keys.push_back(nlohmann::json{{"model", model_.hash}, {"prompt", options.prompt}, {"style", sampling.style}, {"frames", options.frames}, {"seed", options.seed},
                                    {"content", sampling.contentWeight}, {"style weight", sampling.styleWeight}, {"scale", sampling.classifierScale}}.dump());
    }
    std::int64_t made = 0;
    auto features = cache_.motions(keys, [&](std::size_t first, std::size_t count) -> Result<std::vector<at::Tensor>> {
      const at::NoGradGuard quiet;
      progress({"generating", static_cast<std::int64_t>(first), static_cast<std::int64_t>(asked.size())});
      const auto part = std::span(asked).subspan(first, count);
      return sampling::sampleStylizedBatch(model_, {part.begin(), part.end()}, [](const jobs::Progress&) {}, stop);
    }, made);
    if (!features) return features.error();
    std::vector<std::vector<glm::vec3>> motions(requests.size());
    for (std::size_t k = 0; k < order.size(); ++k) motions[order[k]] = motion::worldPositions(*finishedClip(features->at(k).contiguous(), ""));
    return motions;
  }

 private:
  Result<sampling::StyleCondition> styleOf(const std::string& style) {
    if (!isFile(style)) return sampling::namedStyle(model_, style);
    std::vector<std::string> remarks;
    auto features = readMotionFeatures(style, remarks);
    if (!features) return features.error();
    return sampling::styleOfFeatures(model_, *features);
  }

  sampling::StylizedModel model_;
  GenerationCache cache_;
};

class ServedMotions : public PromptMotions {
 public:
  ServedMotions(const std::filesystem::path& modelFolder, std::string model) : service_(makeGenerationService(modelFolder)), model_(std::move(model)) {}

  std::string modelHash() const override { return hash_; }

  Result<std::vector<std::vector<glm::vec3>>> make(std::span<const PromptRequest> requests, const PromptSampling& sampling, const jobs::ProgressSink& progress,
                                                   std::stop_token stop) override {
    std::vector<std::vector<glm::vec3>> motions;
    for (const auto& one : requests) {
      progress({"generating", static_cast<std::int64_t>(motions.size()), static_cast<std::int64_t>(requests.size())});
      services::GenerationRequest request;
      request.prompt = one.prompt;
      request.seconds = one.seconds;
      request.seed = one.seed;
      request.model = model_;
      request.steps = 0;
      request.styleWeight = sampling.styleWeight;
      request.classifierScale = sampling.classifierScale;
      if (!sampling.style.empty()) request.style = isFile(sampling.style) ? services::StyleReference::fromFile(sampling.style) : services::StyleReference::named(sampling.style);
      auto made = service_->generate(request, [](const jobs::Progress&) {}, stop);
      if (!made) return made.error();
      hash_ = made->modelHash;
      motions.push_back(motion::worldPositions(*made->clip));
    }
    return motions;
  }

 private:
  std::unique_ptr<services::GenerationService> service_;
  std::string model_, hash_;
};

bool isOfAnotherKind(const std::filesystem::path& file) {
  if (const auto answer = sampling::isCrossDiffModel(file); answer && *answer) return true;
  const auto kind = sampling::publishedKindOf(file);
  return kind && !kind->empty();
}

}  // namespace

Result<std::unique_ptr<PromptMotions>> openPromptMotions(const std::filesystem::path& modelFolder, const std::string& model, const std::filesystem::path& cacheFolder) {
  const auto file = model.ends_with(".safetensors") ? std::filesystem::path(model) : modelFolder / ((model == "default" ? "smoodi-compact" : model) + ".safetensors");
  if (isOfAnotherKind(file)) return std::unique_ptr<PromptMotions>(std::make_unique<ServedMotions>(modelFolder, model));
  auto loaded = sampling::loadStylizedModel(file);
  if (!loaded) return loaded.error();
  return std::unique_ptr<PromptMotions>(std::make_unique<BatchedMotions>(std::move(*loaded), cacheFolder));
}

}  // namespace core::engine
