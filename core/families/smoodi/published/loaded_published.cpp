#include "core/families/smoodi/published/loaded_published.h"

#include "core/checkpoint/model_precision.h"
#include "core/families/mld/mld_model.h"
#include "core/families/smoodi/packed_adaptor.h"
#include "core/families/smoodi/restyle.h"
#include "core/sampling/repeated_network.h"

#include <fmt/format.h>

namespace core::families {

namespace {

class LoadedPublished : public LoadedModel {
 public:
  LoadedPublished(std::filesystem::path file, sampling::PublishedModel model) : file_(std::move(file)), model_(std::move(model)) {
    const sampling::SmoodiOptions usual;
    const auto again = sampling::publishedTransfer();
    const bool isPacked = model::PackedAdaptor::fits(*model_.networks.denoiser);
    precision_ = isPacked ? model::modelPrecision() : sampling::unpackedPrecision();
    facts_.hash = isPacked ? model::hashWith(model_.hash, precision_) : sampling::hashOfUnpacked(model_.hash);
    facts_.can = {.style = true, .restyle = true};
    facts_.steps = usual.steps;
    facts_.guidance = usual.weights.content;
    facts_.constants =
        fmt::format("iterations {} below {}; transfer iterations {} below {}", usual.energy.iterations, usual.energy.below, again.energy.iterations, again.energy.below);
  }

  const ModelFacts& facts() const override { return facts_; }

  Result<void> accepts(const StyleWish& style) override {
    if (style.kind != StyleWish::Kind::Named) return {};
    return Error{ErrorCode::NotFound, fmt::format("{} has no styles by name; give a motion file instead of \"{}\"", file_.string(), style.name)};
  }

  Result<std::vector<SampledMotion>> sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) override {
    std::vector<SampledMotion> motions;
    for (const auto& wish : wishes) {
      if (auto ok = accepts(wish.style); !ok) return ok.error();
      sampling::PublishedSampleOptions options;
      options.prompt = wish.prompt;
      options.frames = wish.frames;
      options.seed = wish.seed;
      options.loop.steps = wish.steps.value_or(facts_.steps);
      options.loop.weights = {wish.guidance.contentWeight.value_or(facts_.guidance), wish.guidance.styleWeight};
      options.loop.energy.scale = wish.guidance.classifierScale;
      options.loop.energy.reuse = wish.gradientReuse.value_or(1);
      options.loop.precision = precision_;
      if (wish.style.kind == StyleWish::Kind::Clip) options.style = wish.style.features;
      auto features = sampling::samplePublished(model_, options, progress, stop);
      if (!features) return named(features.error());
      motions.push_back({std::move(*features), options.loop.steps, {}, {}});
    }
    return motions;
  }

  Result<SampledMotion> restyle(const RestyleWish& wish, const jobs::ProgressSink& progress, std::stop_token stop) override {
    if (wish.style.kind != StyleWish::Kind::Clip) {
      return Error{ErrorCode::InvalidArgument, fmt::format("{} has no styles by name; give a motion file as the style", file_.string())};
    }
    sampling::PublishedRestyleOptions options;
    options.prompt = wish.prompt;
    options.style = wish.style.features;
    options.seed = wish.seed;
    options.turn = wish.turn;
    options.loop.steps = wish.steps;
    options.loop.weights = {wish.guidance.contentWeight.value_or(facts_.guidance), wish.guidance.styleWeight};
    options.loop.energy.scale = wish.guidance.classifierScale;
    options.loop.stacksReference = wish.stacksReference;
    options.loop.precision = precision_;
    auto features = sampling::restylePublished(model_, wish.motion, options, progress, stop);
    if (!features) return named(features.error());
    return SampledMotion{std::move(*features), wish.turn, {}, {}};
  }

  Result<at::Tensor> reconstruct(const at::Tensor& motion) override { return sampling::reconstructed(model_.networks.vae, model_.mean, model_.std, motion); }

 private:
  Error named(const Error& error) const { return {error.code, fmt::format("{}: {}", file_.string(), error.message)}; }

  std::filesystem::path file_;
  sampling::PublishedModel model_;
  base::Precision precision_ = base::Precision::Exact;
  ModelFacts facts_;
};

}  // namespace

Result<std::unique_ptr<LoadedModel>> loadPublishedSmoodi(const std::filesystem::path& file) {
  auto model = sampling::loadPublishedModel(file);
  if (!model) return model.error();
  return std::unique_ptr<LoadedModel>(std::make_unique<LoadedPublished>(file, std::move(*model)));
}

}  // namespace core::families
