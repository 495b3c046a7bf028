#include "core/engine/evaluation/prompt_motions.h"

#include "core/base/json_text.h"
#include "core/dataset/words/style_words.h"
#include "core/engine/evaluation/generation_cache.h"
#include "core/engine/evaluation/motion_key.h"
#include "core/engine/generation_engine.h"
#include "core/families/finished_clip.h"
#include "core/families/style_file.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

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
  BatchedMotions(std::shared_ptr<families::LoadedModel> model, const std::filesystem::path& cacheFolder) : model_(std::move(model)), cache_(cacheFolder, kAtOnce) {}

  std::string modelHash() const override { return model_->facts().hash; }

  Result<FinishedMotions> make(std::span<const PromptRequest> requests, const PromptSampling& sampling, const jobs::ProgressSink& progress,
                               std::stop_token stop) override {
    auto style = styleOf(sampling.style);
    if (!style) return style.error();
    // Motions of about the same length share a batch: it is as long as its longest.
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return requests[a].seconds < requests[b].seconds; });
    std::vector<families::MotionWish> asked;
    std::vector<std::string> keys;
    for (const auto i : order) {
      auto& wish = asked.emplace_back();
      wish.prompt = requests[i].prompt;
      wish.style = *style;
      wish.frames = std::min(static_cast<int>(std::lround(requests[i].seconds * motion::humanml3d::kFps)), model_->facts().longest);
      wish.seed = requests[i].seed;
      wish.guidance = sampling.guidance;
      wish.steps = sampling.steps;
      auto words = motionWords(model_->facts(), wish);
      words["style"] = sampling.style;
      keys.push_back(base::jsonText(words));
    }
    std::int64_t made = 0;
    auto features = cache_.motions(
        keys,
        [&](std::size_t first, std::size_t count) -> Result<std::vector<at::Tensor>> {
          const at::NoGradGuard quiet;
          progress({"generating", static_cast<std::int64_t>(first), static_cast<std::int64_t>(asked.size())});
          auto sampled = model_->sample(
              std::span(asked).subspan(first, count), [](const jobs::Progress&) {}, stop);
          if (!sampled) return sampled.error();
          std::vector<at::Tensor> part;
          for (auto& motion : *sampled) part.push_back(std::move(motion.features));
          return part;
        },
        made);
    if (!features) return features.error();
    FinishedMotions motions;
    motions.positions.resize(requests.size());
    if (style->kind != families::StyleWish::Kind::None) motions.styleDistances.resize(requests.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
      const auto ground = families::groundOf(requests[order[k]].prompt);
      motions.positions[order[k]] = motion::worldPositions(*families::finishedClip(features->at(k).contiguous(), "", ground));
      const auto apart = motions.styleDistances.empty() ? std::vector<double>() : model_->styleDistances(asked[k], {&features->at(k), 1});
      if (apart.empty())
        motions.styleDistances.clear();
      else
        motions.styleDistances[order[k]] = apart.front();
    }
    return motions;
  }

 private:
  Result<families::StyleWish> styleOf(const std::string& style) const {
    using Kind = families::StyleWish::Kind;
    if (style.empty()) return families::StyleWish{};
    if (!isFile(style)) return families::StyleWish{Kind::Named, dataset::styleMeant(style, model_->styles()), {}};
    std::vector<std::string> remarks;
    auto features = families::readMotionFeatures(style, remarks);
    if (!features) return features.error();
    return families::StyleWish{Kind::Clip, style, std::move(*features)};
  }

  std::shared_ptr<families::LoadedModel> model_;
  GenerationCache cache_;
};

/// Of a model that knows no style itself: as a person gets them.
class ServedMotions : public PromptMotions {
 public:
  ServedMotions(std::shared_ptr<ModelLibrary> library, std::string model) : service_(makeGenerationService(std::move(library))), model_(std::move(model)) {}

  std::string modelHash() const override { return hash_; }

  Result<FinishedMotions> make(std::span<const PromptRequest> requests, const PromptSampling& sampling, const jobs::ProgressSink& progress,
                               std::stop_token stop) override {
    FinishedMotions motions;
    for (const auto& one : requests) {
      progress({"generating", static_cast<std::int64_t>(motions.positions.size()), static_cast<std::int64_t>(requests.size())});
      services::GenerationRequest request;
      request.prompt = one.prompt;
      request.seconds = one.seconds;
      request.seed = one.seed;
      request.model = model_;
      request.guidance = sampling.guidance;
      request.steps = sampling.steps;
      if (!sampling.style.empty())
        request.style = isFile(sampling.style) ? services::StyleReference::fromFile(sampling.style) : services::StyleReference::named(sampling.style);
      auto made = service_->generate(
          request, [](const jobs::Progress&) {}, stop);
      if (!made) return made.error();
      hash_ = made->modelHash;
      motions.positions.push_back(motion::worldPositions(*made->clip));
    }
    return motions;
  }

 private:
  std::unique_ptr<services::GenerationService> service_;
  std::string model_, hash_;
};

}  // namespace

Result<std::unique_ptr<PromptMotions>> openPromptMotions(std::shared_ptr<ModelLibrary> library, const std::string& name, const std::string& style,
                                                         const std::filesystem::path& cacheFolder) {
  auto model = library->load(name);
  if (!model) return model.error();
  if (!style.empty() && !(*model)->facts().can.style) return std::unique_ptr<PromptMotions>(std::make_unique<ServedMotions>(std::move(library), name));
  return std::unique_ptr<PromptMotions>(std::make_unique<BatchedMotions>(std::move(*model), cacheFolder));
}

}  // namespace core::engine
