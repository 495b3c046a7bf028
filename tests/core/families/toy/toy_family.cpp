#include "tests/core/families/toy/toy_family.h"

#include "core/checkpoint/safetensors.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace tests {

using namespace core;

namespace {

class LoadedToy : public families::LoadedModel {
 public:
  explicit LoadedToy(model::TensorMap weights) : weights_(std::move(weights)) {
    facts_.hash = "toy";
    facts_.steps = 1;
    facts_.guidance = kToyGuidance;
    facts_.longest = static_cast<int>(weights_.at("motion").size(0));
  }
  const families::ModelFacts& facts() const override { return facts_; }
  Result<std::vector<families::SampledMotion>> sample(std::span<const families::MotionWish> wishes, const jobs::ProgressSink&, std::stop_token) override {
    std::vector<families::SampledMotion> motions;
    for (const auto& wish : wishes) {
      contentWeightsOfToys().push_back(wish.guidance.contentWeight.value_or(facts_.guidance));
      const auto frames = std::min(wish.frames, facts_.longest);
      motions.push_back({(weights_.at("motion").narrow(0, 0, frames) * weights_.at("scale")).contiguous(), 1, {}, {}});
    }
    return motions;
  }

 private:
  model::TensorMap weights_;
  families::ModelFacts facts_;
};

/// Learns the scale that makes a clip itself.
class ToyRecipe : public training::Recipe {
 public:
  ToyRecipe(const dataset::MotionDataset& data, const base::Settings&) : data_(data), scale_(at::full({1}, 0.5).requires_grad_(true)) {}
  std::vector<training::NamedParameter> parameters() override { return {{"scale", scale_}}; }
  at::Tensor loss(std::int64_t, base::RandomStream&, training::Scalars& terms) override {
    const auto error = (scale_ * data_.features(0) - data_.features(0)).square().mean();
    terms = {{"error", error.item<double>()}};
    return error;
  }
  training::Scalars validate() override { return {{"scale", scale_.item<double>()}}; }
  void setTraining(bool) override {}
  std::map<std::string, std::string> metadata() const override { return {{"format", "toy-model"}}; }
  std::map<std::string, at::Tensor> extraTensors() override { return {{"motion", data_.features(0) * data_.std() + data_.mean()}}; }

 private:
  const dataset::MotionDataset& data_;
  at::Tensor scale_;
};

}  // namespace

std::vector<double>& contentWeightsOfToys() {
  static std::vector<double> weights;
  return weights;
}

families::ModelFamily toyFamily() {
  return {.name = "toy",
          .title = "Toy",
          .can = {},
          .recognises = [](const model::TensorMetadata& header) { return header.count("format") != 0 && header.at("format") == "toy-model"; },
          .load = [](const std::filesystem::path& file) -> Result<std::unique_ptr<families::LoadedModel>> {
            auto weights = model::readSafetensors(file);
            if (!weights) return weights.error();
            return std::unique_ptr<families::LoadedModel>(std::make_unique<LoadedToy>(std::move(*weights)));
          },
          .variants = {{.word = "", .sentence = "The toy."},
                       {.word = "short", .sentence = "Half as long.", .isBaseline = true, .change = [](auto& wish) { wish.frames /= 2; }}},
          .recipes = {{"toy", "learns one number", 1, 1e-2, {}, training::plainRecipe<ToyRecipe>}},
          .addModules =
              [](families::ModuleTable& table) {
                table["toy-double"] = {.run = [](const families::ModuleCall& call) { return families::TensorMap{{"y", 2.0 * call.floats("x", {-1})}}; }};
              }};
}

}  // namespace tests
