#include "core/families/mld/mld_family.h"

#include "core/families/mld/denoiser_recipe.h"
#include "core/families/mld/mld_import.h"
#include "core/families/mld/mld_model.h"
#include "core/families/mld/mld_modules.h"
#include "core/families/mld/mld_sampler.h"
#include "core/families/mld/published/token_denoiser_recipe.h"
#include "core/families/mld/published/token_vae_recipe.h"
#include "core/families/mld/vae_recipe.h"
#include "core/families/trained_part.h"
#include "core/sampling/repeated_network.h"
#include "core/sampling/seeded_noise.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>

namespace core::families {

namespace {

class LoadedMld : public LoadedModel {
 public:
  LoadedMld(std::filesystem::path file, sampling::MldModel model) : file_(std::move(file)), model_(std::move(model)) {
    facts_.hash = sampling::hashOfUnpacked(model_.hash);
    facts_.longest = static_cast<int>(std::min<std::int64_t>(facts_.longest, model_.vae->maxFrames()));
  }

  const ModelFacts& facts() const override { return facts_; }

  Result<std::vector<SampledMotion>> sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) override {
    std::vector<SampledMotion> motions;
    for (const auto& wish : wishes) {
      auto features = sampleOne(wish, progress, stop);
      if (!features) return Error{features.error().code, fmt::format("{}: {}", file_.string(), features.error().message)};
      motions.push_back({std::move(*features), wish.steps.value_or(facts_.steps), {}, {}});
    }
    return motions;
  }

  Result<at::Tensor> reconstruct(const at::Tensor& motion) override { return sampling::reconstructed(model_.vae, model_.mean, model_.std, motion); }

 private:
  Result<at::Tensor> sampleOne(const MotionWish& wish, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    if (wish.style.kind != StyleWish::Kind::None) return Error{ErrorCode::Unsupported, "this is an MLD model, which knows no style"};
    const auto schedule = diffusion::NoiseSchedule::scaledLinear();
    if (!schedule) return schedule.error();
    const sampling::MldSampleRequest request{
        .latent = sampling::seededNoise(wish.seed, "initial latent", {1, 1, model_.denoiser->options().latentWidth}).to(model_.mean.device()),
        .textNull = model_.text->encode({""}),
        .textContent = model_.text->encode({wish.prompt}),
        .lengths = at::tensor({static_cast<std::int64_t>(wish.frames)}, at::kLong),
        .steps = wish.steps.value_or(facts_.steps),
        .contentWeight = wish.guidance.contentWeight.value_or(facts_.guidance)};
    const auto features = sampling::sampleMld(model_.vae, model_.denoiser, *schedule, request, progress, stop);
    if (!features) return features.error();
    return ((*features)[0] * model_.std + model_.mean).cpu().contiguous();
  }

  std::filesystem::path file_;
  sampling::MldModel model_;
  ModelFacts facts_;
};

bool isMld(const model::TensorMetadata& header) { return sampling::publishedKindOf(header) == "mld"; }

Result<std::unique_ptr<LoadedModel>> load(const std::filesystem::path& file) {
  auto model = sampling::loadMldModel(file);
  if (!model) return model.error();
  return std::unique_ptr<LoadedModel>(std::make_unique<LoadedMld>(file, std::move(*model)));
}

Result<std::unique_ptr<training::Recipe>> makeVae(const dataset::MotionDataset& data, const base::Settings& settings) {
  auto start = startOf(settings, "vae", model::loadVae);
  if (!start) return start.error();
  return std::unique_ptr<training::Recipe>(std::make_unique<training::VaeRecipe>(data, settings, std::move(*start)));
}

Result<std::unique_ptr<training::Recipe>> makeDenoiser(const dataset::MotionDataset& data, const base::Settings& settings) {
  auto vae = trainedPart(settings, "vae", model::loadVae);
  if (!vae) return vae.error();
  auto text = trainedPart(settings, "text", sampling::loadTextEncoder);
  if (!text) return text.error();
  auto start = startOf(settings, "denoiser", model::loadDenoiser);
  if (!start) return start.error();
  return std::unique_ptr<training::Recipe>(std::make_unique<training::DenoiserRecipe>(data, settings, std::move(*vae), std::move(*text), std::move(*start)));
}

Result<std::unique_ptr<training::Recipe>> makeTokenDenoiser(const dataset::MotionDataset& data, const base::Settings& settings) {
  auto vae = trainedPart(settings, "vae", model::loadTokenVae);
  if (!vae) return vae.error();
  auto text = trainedPart(settings, "text", sampling::loadTextEncoder);
  if (!text) return text.error();
  return std::unique_ptr<training::Recipe>(std::make_unique<training::TokenDenoiserRecipe>(data, settings, std::move(*vae), std::move(*text)));
}

constexpr std::int64_t kClipsOfHumanMl3d = 23'384;  // of its training split

training::RecipePreset publishedVae() {
  return {.name = "published",
          .sentence = "MLD's autoencoder for HumanML3D (Chen et al. 2023): its sizes, losses, batch and optimizer, 6,000 epochs",
          .settings = training::TokenVaeRecipe::published(),
          .steps = 6000 * (kClipsOfHumanMl3d / 128),
          .learningRate = 1e-4,
          .weightDecay = 0.01};
}

training::RecipePreset publishedDenoiser() {
  return {.name = "published",
          .sentence = "MLD's denoiser for HumanML3D (Chen et al. 2023): its sizes, batch and optimizer, 2,000 epochs",
          .settings = training::TokenDenoiserRecipe::published(),
          .steps = 2000 * (kClipsOfHumanMl3d / 64),
          .learningRate = 1e-4,
          .weightDecay = 0.01};
}

Result<void> bundle(const std::map<std::string, std::filesystem::path>& files, const std::filesystem::path& out) {
  return sampling::writePublishedModel("mld", files.at("vae"), files.at("text"), {{files.at("denoiser"), {{"denoiser.", "denoiser."}}}}, out);
}

}  // namespace

ModelFamily mldFamily() {
  return {.name = "mld",
          .title = "MLD",
          .can = {},
          .recognises = isMld,
          .load = load,
          .variants = {{.word = "", .sentence = "The imported model as released.", .publishedAs = "MLD"},
                       {.word = "mld", .sentence = "The text alone.", .style = Variant::Style::None},
                       {.word = "prompt", .sentence = "The style said in the prompt.", .style = Variant::Style::InPrompt, .isBaseline = true},
                       {.word = "vae", .sentence = "Real motions through the autoencoder.", .isReconstruction = true, .isBaseline = true}},
          .imports = {model::mldImportKind()},
          .recipes = {{"mld-vae", "motion autoencoder: motion to latent tokens and back", 8000, 5e-4, training::VaeRecipe::settings(), makeVae},
                      {"mld-denoiser", "text to motion: noise prediction on the latent tokens (needs vae, text)", 8000, 4e-4, training::DenoiserRecipe::settings(),
                       makeDenoiser},
                      {.name = "mld-token-vae",
                       .summary = "motion autoencoder as published: one latent token for a whole motion",
                       .steps = 8000,
                       .learningRate = 2e-4,
                       .settings = training::TokenVaeRecipe::settings(),
                       .make = training::plainRecipe<training::TokenVaeRecipe>,
                       .presets = {publishedVae()}},
                      {.name = "mld-token-denoiser",
                       .summary = "text to motion as published: noise prediction on that token (needs vae, text)",
                       .steps = 8000,
                       .learningRate = 2e-4,
                       .settings = training::TokenDenoiserRecipe::settings(),
                       .make = makeTokenDenoiser,
                       .presets = {publishedDenoiser()}}},
          .bundlings = {{.parts = {{"vae", "mld-token-vae"}, {"text", ""}, {"denoiser", "mld-token-denoiser"}}, .write = bundle}},
          .addModules = addMldModules};
}

}  // namespace core::families
