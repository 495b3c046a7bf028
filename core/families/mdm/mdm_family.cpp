#include "core/families/mdm/mdm_family.h"

#include "core/families/mdm/mdm_generator.h"
#include "core/families/mdm/mdm_import.h"
#include "core/families/mdm/mdm_modules.h"
#include "core/families/mdm/mdm_recipe.h"
#include "core/families/trained_part.h"
#include "core/sampling/published_bundle.h"
#include "core/sampling/repeated_network.h"

#include <fmt/format.h>

#include <algorithm>

namespace core::families {

namespace {

constexpr int kMostAsked = 1000;
constexpr FamilyAbilities kAbilities{.givenMotion = true};

class LoadedMdm : public LoadedModel {
 public:
  LoadedMdm(std::filesystem::path file, sampling::MdmModel model) : file_(std::move(file)), model_(std::move(model)) {
    facts_.hash = sampling::hashOfUnpacked(model_.hash);
    facts_.can = kAbilities;
    facts_.steps = model_.steps;
    facts_.mostSteps = kMostAsked;
    facts_.guidance = model_.guidance;
  }

  const ModelFacts& facts() const override { return facts_; }

  Result<std::vector<SampledMotion>> sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) override {
    std::vector<SampledMotion> motions;
    for (const auto& wish : wishes) {
      sampling::MdmSampleOptions options;
      options.prompt = wish.prompt;
      options.frames = wish.frames;
      options.known = wish.known;
      options.seed = wish.seed;
      options.guidance = wish.guidance.contentWeight.value_or(facts_.guidance);
      options.steps = std::min(wish.steps.value_or(facts_.steps), model_.diffusionSteps);
      auto features = sampling::sampleMdm(model_, options, progress, stop);
      if (!features) return Error{features.error().code, fmt::format("{}: {}", file_.string(), features.error().message)};
      SampledMotion motion{std::move(*features), options.steps, {}, {}};
      if (wish.steps.value_or(0) > model_.diffusionSteps) motion.remarks.push_back(fmt::format("this model has {} steps, and so many were taken", model_.diffusionSteps));
      motions.push_back(std::move(motion));
    }
    return motions;
  }

 private:
  std::filesystem::path file_;
  sampling::MdmModel model_;
  ModelFacts facts_;
};

services::ModelUsuals usualsOf(const model::TensorMetadata& header) {
  const sampling::MdmModel usual;
  const bool isImported = sampling::publishedKindOf(header) == "mdm";
  return {.contentWeight = usual.guidance, .steps = isImported ? usual.diffusionSteps : services::ModelUsuals().steps, .mostSteps = kMostAsked};
}

Result<std::unique_ptr<LoadedModel>> load(const std::filesystem::path& file) {
  auto model = sampling::loadMdmModel(file);
  if (!model) return model.error();
  return std::unique_ptr<LoadedModel>(std::make_unique<LoadedMdm>(file, std::move(*model)));
}

Result<std::unique_ptr<training::Recipe>> makeMdm(const dataset::MotionDataset& data, const base::Settings& settings) {
  auto textPart = trainedPart(settings, "text", [](const model::TensorFile& file, const std::string&) { return Result<model::TensorFile>(file); });
  if (!textPart) return textPart.error();
  auto text = sampling::loadTextEncoder(*textPart, settings.text("text"));
  if (!text) return text.error();
  auto start = startOf(settings, "mdm", sampling::loadCompactMdm);
  if (!start) return start.error();
  return std::unique_ptr<training::Recipe>(std::make_unique<training::MdmRecipe>(data, settings, std::move(*text), *textPart, std::move(*start)));
}

training::RecipePreset publishedMdm() {
  return {.name = "published",
          .sentence = "MDM for HumanML3D (Tevet et al. 2023): its sizes, batch and optimizer; the text is that of the encoder given, as published that of CLIP, imported",
          .settings = {{"batch", "64"}, {"width", "512"}, {"layers", "8"}, {"feed-forward", "1024"}, {"dropout", "0.1"}, {"null-text", "0.1"}},
          .steps = 600'000,
          .learningRate = 1e-4};
}

Result<void> bundle(const std::map<std::string, std::filesystem::path>& files, const std::filesystem::path& out) { return sampling::packMdmModel(files.at("mdm"), out); }

}  // namespace

ModelFamily mdmFamily() {
  return {.name = "mdm",
          .title = "MDM",
          .can = kAbilities,
          .recognises = sampling::isMdmModel,
          .usualsOf = usualsOf,
          .load = load,
          .variants = {{.word = "", .sentence = "MDM with its own steps and classifier-free guidance 2.5.", .publishedAs = "MDM"},
                       {.word = "noguide",
                        .sentence = "MDM without classifier-free guidance.",
                        .isBaseline = true,
                        .change = [](MotionWish& wish) { wish.guidance.contentWeight = 0.0; }}},
          .imports = {model::mdmImportKind()},
          .recipes = {{"mdm", "text to motion: diffusion of the motion itself (needs text)", 8000, 3e-4, training::MdmRecipe::settings(), makeMdm, {}, {publishedMdm()}}},
          .bundlings = {{.parts = {{"mdm", "mdm"}}, .write = bundle}},
          .addModules = addMdmModules};
}

}  // namespace core::families
