#include "core/families/smoodi/smoodi_family.h"

#include "core/diffusion/guidance.h"
#include "core/diffusion/style_guidance.h"
#include "core/families/mld/mld_weights.h"
#include "core/families/smoodi/loaded_compact.h"
#include "core/families/smoodi/published/loaded_published.h"
#include "core/families/smoodi/published/smoodi_import.h"
#include "core/families/smoodi/smoodi_modules.h"
#include "core/families/smoodi/stylized_model.h"
#include "core/families/smoodi/training/published_smoodi_recipe.h"
#include "core/families/smoodi/training/smoodi_recipe.h"
#include "core/families/smoodi/training/style_network_recipe.h"
#include "core/families/trained_part.h"
#include "core/sampling/published_bundle.h"
#include "core/services/generation_limits.h"

namespace core::families {

namespace {

// The formulas stand below what a person sets; what both say without a wish is the same.
static_assert(diffusion::GuidanceWeights{}.content == services::limits::kContentWeight.usual && diffusion::GuidanceWeights{}.style == base::Guidance{}.styleWeight);
static_assert(diffusion::StyleGuidanceOptions{}.scale == base::Guidance{}.classifierScale);

bool isPublished(const model::TensorMetadata& header) { return sampling::publishedKindOf(header) == "smoodi"; }
bool isSmoodi(const model::TensorMetadata& header) { return sampling::isStylizedModel(header) || isPublished(header); }

FamilyAbilities canOf(const model::TensorMetadata& header) {
  const bool isOwn = !isPublished(header);
  return {.style = true, .namedStyles = isOwn, .restyle = true, .plan = isOwn, .steer = isOwn, .stands = isOwn, .course = isOwn, .inpaints = isOwn};
}

services::ModelUsuals usualsOf(const model::TensorMetadata& header) { return {.steps = isPublished(header) ? kPublishedSteps : kCompactSteps}; }

Result<std::unique_ptr<LoadedModel>> load(const std::filesystem::path& file) {
  const auto header = model::readSafetensorsMetadata(file);
  if (!header) return header.error();
  return isPublished(*header) ? loadPublishedSmoodi(file) : loadCompactSmoodi(file);
}

Result<std::unique_ptr<training::Recipe>> makeSmoodi(const dataset::MotionDataset& data, const base::Settings& settings) {
  auto vae = trainedPart(settings, "vae", model::loadVae);
  if (!vae) return vae.error();
  auto text = trainedPart(settings, "text", sampling::loadTextEncoder);
  if (!text) return text.error();
  auto denoiser = trainedPart(settings, "denoiser", model::loadDenoiser);
  if (!denoiser) return denoiser.error();
  // There is another of that name for published files.
  const auto loadStyle = [](const model::TensorFile& file, const std::string& name) { return model::loadStyleNetwork(file, name); };
  auto style = trainedPart(settings, "style", loadStyle);
  if (!style) return style.error();
  auto recipe = std::make_unique<training::SmoodiRecipe>(data, settings, std::move(*vae), std::move(*text), std::move(*denoiser), std::move(*style));
  if (const auto file = settings.text("from"); !file.empty()) {
    auto start = sampling::readModelPart(file, "adaptor");
    if (!start) return start.error();
    if (auto ok = recipe->startFrom(*start, file); !ok) return ok.error();
  }
  return std::unique_ptr<training::Recipe>(std::move(recipe));
}

Result<std::unique_ptr<training::Recipe>> makePublishedSmoodi(const dataset::MotionDataset& data, const base::Settings& settings) {
  auto vae = trainedPart(settings, "vae", model::loadTokenVae);
  if (!vae) return vae.error();
  auto text = trainedPart(settings, "text", sampling::loadTextEncoder);
  if (!text) return text.error();
  auto denoiser = trainedPart(settings, "denoiser", model::loadTokenDenoiser);
  if (!denoiser) return denoiser.error();
  std::optional<model::StyleNetwork> style;
  if (!settings.text("style").empty()) {
    const auto loadStyle = [](const model::TensorFile& file, const std::string& name) { return model::loadStyleNetwork(file, name); };
    auto trained = trainedPart(settings, "style", loadStyle);
    if (!trained) return trained.error();
    style = trained->network;
  }
  return std::unique_ptr<training::Recipe>(
      std::make_unique<training::PublishedSmoodiRecipe>(data, settings, std::move(*vae), std::move(*text), std::move(*denoiser), std::move(style)));
}

constexpr std::int64_t kClipsOf100Style = 14'467;  // of its training split

training::RecipePreset publishedStyle() {
  return {
      .name = "published",
      .sentence =
          "SMooDi's style classifier for 100STYLE (Zhong et al. 2024): its sizes, windows, loss, batch and optimizer, 200 epochs; as many classes as the data has styles",
      .settings = training::StyleNetworkRecipe::published(),
      .steps = 200 * (kClipsOf100Style / 128),
      .learningRate = 1e-4,
      .weightDecay = 0.01};
}

training::RecipePreset publishedAdaptor() {
  return {.name = "published",
          .sentence =
              "SMooDi's adaptor for HumanML3D and 100STYLE (Zhong et al. 2024): its sizes, losses, batch and optimizer, 50 epochs; the setting variant says whether as "
              "in the code or the paper",
          .settings = training::PublishedSmoodiRecipe::published(),
          .steps = 50 * (kClipsOf100Style / 64),
          .learningRate = 1e-4,
          .weightDecay = 0.01};
}

Result<void> bundlePublished(const std::map<std::string, std::filesystem::path>& files, const std::filesystem::path& out) {
  return sampling::writePublishedModel("smoodi", files.at("vae"), files.at("text"),
                                       {{files.at("adaptor"), {{"denoiser.", "denoiser."}}}, {files.at("style"), {{"style.", "style_function."}}}}, out);
}

Result<void> bundle(const std::map<std::string, std::filesystem::path>& files, const std::filesystem::path& out) {
  return sampling::bundleStylizedModel({files.at("vae"), files.at("text"), files.at("denoiser"), files.at("style"), files.at("adaptor")}, out);
}

std::vector<Variant> variants() {
  using Style = Variant::Style;
  return {{.word = "", .sentence = "The whole model; an imported one as released: branches, guidance and order of the style's frames.", .publishedAs = "SMooDi"},
          {.word = "mld", .sentence = "The text alone, without the style adaptor.", .style = Style::None, .isBaseline = true, .publishedAs = "MLD"},
          {.word = "prompt",
           .sentence = "The style said in the prompt, without the style adaptor.",
           .style = Style::InPrompt,
           .isBaseline = true,
           .publishedAs = "ChatGPT + MLD"},
          {.word = "best4", .sentence = "Of four draws the one that fits best: its words by the evaluator, its style by the guiding network.", .candidates = 4},
          {.word = "noguide",
           .sentence = "Without classifier guidance.",
           .needsStyle = true,
           .isBaseline = true,
           .change = [](MotionWish& wish) { wish.guidance.classifierScale = 0.0; },
           .publishedAs = "without classifier guidance"},
          {.word = "reuse",
           .sentence = "Two descents of the classifier guidance for each gradient.",
           .needsStyle = true,
           .change = [](MotionWish& wish) { wish.gradientReuse = 2; }},
          {.word = "everygradient",
           .sentence = "A gradient of the classifier guidance for each descent, as published.",
           .needsStyle = true,
           .change = [](MotionWish& wish) { wish.gradientReuse = 1; }},
          {.word = "ddim",
           .sentence = "DDIM in 50 steps, as published.",
           .change = [](MotionWish& wish) { wish.solver = diffusion::Solver::Ddim, wish.steps = kPublishedSteps; }},
          {.word = "onegradient",
           .sentence = "One gradient of the classifier guidance for all descents of a step.",
           .needsStyle = true,
           .change = [](MotionWish& wish) { wish.gradientReuse = 1000; }},
          {.word = "noadaptor",
           .sentence = "Style weight 0: classifier guidance alone makes the style.",
           .needsStyle = true,
           .change = [](MotionWish& wish) { wish.guidance.styleWeight = 0.0; },
           .publishedAs = "without adaptor"},
          {.word = "inpaint",
           .sentence = "Transfers by inpainting: the motion is given back above the turn instead of inverted.",
           .needsStyle = true,
           .changeTransfer = [](RestyleWish& wish) { wish.way = services::RestyleWay::Inpainting; }},
          {.word = "vae",
           .sentence = "Real motions through the autoencoder: the best that sampling in its latents can reach.",
           .isReconstruction = true,
           .isBaseline = true}};
}

}  // namespace

ModelFamily smoodiFamily() {
  return {
      .name = "smoodi",
      .title = "SMooDi",
      .can = {.style = true, .namedStyles = true, .restyle = true, .plan = true, .steer = true, .stands = true, .course = true, .inpaints = true},
      .recognises = isSmoodi,
      .canOf = canOf,
      .usualsOf = usualsOf,
      .load = load,
      .variants = variants(),
      .imports = model::smoodiImportKinds(),
      .recipes = {{"style-network",
                   "style embedding and the classifier that guides sampling",
                   3000,
                   5e-4,
                   training::StyleNetworkRecipe::settings(),
                   training::plainRecipe<training::StyleNetworkRecipe>,
                   {},
                   {publishedStyle()}},
                  {"smoodi", "style adaptor around the frozen denoiser (needs vae, text, denoiser, style)", 3000, 4e-4, training::SmoodiRecipe::settings(), makeSmoodi},
                  {.name = "smoodi-token",
                   .summary = "style adaptor as published, around the denoiser of one latent token (needs vae, text, denoiser)",
                   .steps = 3000,
                   .learningRate = 1e-4,
                   .settings = training::PublishedSmoodiRecipe::settings(),
                   .make = makePublishedSmoodi,
                   .presets = {publishedAdaptor()}}},
      .bundlings = {{.parts = {{"vae", "mld-vae"}, {"text", "text-encoder"}, {"denoiser", "mld-denoiser"}, {"style", "style-network"}, {"adaptor", "smoodi"}},
                     .write = bundle,
                     .takesModels = true},
                    {.title = "SMooDi as published",
                     .parts = {{"vae", "mld-token-vae"}, {"text", ""}, {"style", "style-network"}, {"adaptor", "smoodi-token"}},
                     .write = bundlePublished}},
      // Autoencoder and style network have seen tens of thousands of motions, and the text encoder knows the captions of motions that nobody has: they stay.
      .teaching = Teaching{.parts = {{.name = "denoiser", .recipe = "mld-denoiser", .needs = {"vae", "text"}, .settings = {{"replay", "0.85"}, {"batch", "96"}}},
                                     {.name = "adaptor",
                                      .recipe = "smoodi",
                                      .needs = {"vae", "text", "denoiser", "style"},
                                      .isOfStyles = true,
                                      .settings = {{"keep-styles", "1"}, {"batch", "96"}},
                                      .share = 0.6}},
                           .canTeach = [](const model::TensorMetadata& header) { return !isPublished(header); }},
      .addModules = addSmoodiModules};
}

}  // namespace core::families
