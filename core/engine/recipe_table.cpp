#include "core/engine/recipe_table.h"

#include "core/checkpoint/packed_rows.h"
#include "core/families/crossdiff/crossdiff_recipe.h"
#include "core/families/mld/mld_weights.h"
#include "core/families/mld/vae_recipe.h"
#include "core/families/smoodi/smoodi_recipe.h"
#include "core/families/smoodi/style_network_recipe.h"
#include "core/families/smoodi/stylized_model.h"
#include "core/training/recipes/evaluator_recipe.h"
#include "core/training/recipes/judge_recipe.h"
#include "core/training/recipes/text_recipe.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace core::engine {

namespace {

using dataset::MotionDataset;
using training::RecipeSettings;
using RecipePointer = Result<std::unique_ptr<training::Recipe>>;

// A trained part named by a setting: --set vae=runs/vae/weights.safetensors, or a bundle that holds it.
template <class Load>
auto part(const RecipeSettings& settings, const std::string& name, Load load) -> decltype(load(std::declval<model::TensorFile>(), std::string())) {
  const auto file = settings.text(name, "");
  if (file.empty()) {
    return Error{ErrorCode::InvalidArgument, fmt::format("this recipe needs a trained part: --set {}=FILE, the weights.safetensors of its run", name)};
  }
  auto tensors = sampling::readModelPart(file, name);
  if (!tensors) return tensors.error();
  return load(*tensors, file);
}

/// What a recipe goes on from, when --set from=FILE says so.
template <class Load>
auto startOf(const RecipeSettings& settings, const char* partName, Load load) {
  using Part = std::decay_t<decltype(*load(std::declval<model::TensorFile>(), std::string()))>;
  std::optional<Part> start;
  const auto file = settings.text("from", "");
  if (file.empty()) return Result<std::optional<Part>>(start);
  auto tensors = sampling::readModelPart(file, partName);
  if (!tensors) return Result<std::optional<Part>>(tensors.error());
  auto loaded = load(*tensors, file);
  if (!loaded) return Result<std::optional<Part>>(loaded.error());
  start = std::move(*loaded);
  return Result<std::optional<Part>>(std::move(start));
}

RecipePointer makeVae(const MotionDataset& data, const RecipeSettings& settings) {
  auto start = startOf(settings, "vae", model::loadVae);
  if (!start) return start.error();
  return std::unique_ptr<training::Recipe>(std::make_unique<training::VaeRecipe>(data, settings, std::move(*start)));
}

template <class R>
RecipePointer plain(const MotionDataset& data, const RecipeSettings& settings) {
  return std::unique_ptr<training::Recipe>(std::make_unique<R>(data, settings));
}

RecipePointer makeDenoiser(const MotionDataset& data, const RecipeSettings& settings) {
  auto vae = part(settings, "vae", model::loadVae);
  if (!vae) return vae.error();
  auto text = part(settings, "text", sampling::loadTextEncoder);
  if (!text) return text.error();
  auto start = startOf(settings, "denoiser", model::loadDenoiser);
  if (!start) return start.error();
  return std::unique_ptr<training::Recipe>(std::make_unique<training::DenoiserRecipe>(data, settings, std::move(*vae), std::move(*text), std::move(*start)));
}

RecipePointer makeSmoodi(const MotionDataset& data, const RecipeSettings& settings) {
  auto vae = part(settings, "vae", model::loadVae);
  if (!vae) return vae.error();
  auto text = part(settings, "text", sampling::loadTextEncoder);
  if (!text) return text.error();
  auto denoiser = part(settings, "denoiser", model::loadDenoiser);
  if (!denoiser) return denoiser.error();
  auto style = part(settings, "style", model::loadStyleNetwork);
  if (!style) return style.error();
  auto recipe = std::make_unique<training::SmoodiRecipe>(data, settings, std::move(*vae), std::move(*text), std::move(*denoiser), std::move(*style));
  if (const auto file = settings.text("from", ""); !file.empty()) {
    auto start = sampling::readModelPart(file, "adaptor");
    if (!start) return start.error();
    if (auto ok = recipe->startFrom(*start, file); !ok) return ok.error();
  }
  return std::unique_ptr<training::Recipe>(std::move(recipe));
}

// The text encoder comes from its own file or, where a run goes on from another one, from that one's weights.
RecipePointer makeCrossDiff(const MotionDataset& data, const RecipeSettings& settings) {
  std::optional<model::TrainedCrossDiff> start;
  model::TensorFile textPart;
  std::string textName = settings.text("text", "");
  if (const auto file = settings.text("start", ""); !file.empty()) {
    auto tensors = model::readWeightsFile(file);
    if (!tensors) return tensors.error();
    auto loaded = model::loadCompactCrossDiff(*tensors, file);
    if (!loaded) return loaded.error();
    start = std::move(*loaded);
    if (textName.empty()) {
      textPart = model::partOf(*tensors, "text/");
      textName = file;
    }
  }
  if (textPart.tensors.empty()) {
    auto read = part(settings, "text", [](const model::TensorFile& file, const std::string&) { return Result<model::TensorFile>(file); });
    if (!read) return read.error();
    textPart = std::move(*read);
  }
  auto text = sampling::loadTextEncoder(textPart, textName);
  if (!text) return text.error();
  return std::unique_ptr<training::Recipe>(
      std::make_unique<training::CrossDiffRecipe>(data, settings, std::move(*text), std::move(textPart), std::move(start)));
}

}  // namespace

const std::vector<RecipeEntry>& recipeTable() {
  static const std::vector<RecipeEntry> table = {
      {"mld-vae", "motion autoencoder: motion to latent tokens and back", 8000, 5e-4, makeVae},
      {"text-encoder", "text encoder: captions of the same motion, and their motion, close together", 3000, 5e-4, plain<training::TextRecipe>},
      {"style-network", "style embedding and the classifier that guides sampling", 3000, 5e-4, plain<training::StyleNetworkRecipe>},
      {"mld-denoiser", "text to motion: noise prediction on the latent tokens (needs vae, text)", 8000, 4e-4, makeDenoiser},
      {"smoodi", "style adaptor around the frozen denoiser (needs vae, text, denoiser, style)", 3000, 4e-4, makeSmoodi},
      {"crossdiff", "text to motion in 3D and 2D, and from 2D to 3D (needs text; stage=2 goes on from start in 3D alone)", 6000, 4e-4, makeCrossDiff},
      {"judge", "a style or content classifier that takes no part in generation (label=style or content)", 1500, 1e-3, plain<training::JudgeRecipe>},
      {"evaluator", "motions and captions in one space, for FID and R-precision (part=all, upper, lower or joints)", 3000, 5e-4, plain<training::EvaluatorRecipe>},
  };
  return table;
}

Result<RecipeEntry> findRecipe(const std::string& name) {
  std::vector<std::string> names;
  for (const auto& entry : recipeTable()) {
    if (entry.name == name) return entry;
    names.push_back(entry.name);
  }
  return Error{ErrorCode::NotFound, fmt::format("there is no recipe \"{}\"; there are {}", name, fmt::join(names, ", "))};
}

}  // namespace core::engine
