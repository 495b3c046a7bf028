#include "core/families/motion_puzzle/motion_puzzle_family.h"

#include "core/families/clip_restyler.h"
#include "core/families/motion_puzzle/motion_puzzle_modules.h"
#include "core/families/motion_puzzle/puzzle_import.h"
#include "core/families/motion_puzzle/puzzle_model.h"
#include "core/families/motion_puzzle/puzzle_recipe.h"
#include "core/families/trained_part.h"

namespace core::families {

namespace {

constexpr FamilyAbilities kCan = [] {
  auto can = ClipRestyler::kAbilities;
  can.partStyles = true;
  return can;
}();

class LoadedPuzzle : public ClipRestyler {
 public:
  LoadedPuzzle(const std::filesystem::path& file, sampling::PuzzleModel model)
      : ClipRestyler(file, model.hash, model::kPuzzleFewestFrames, kCan, {.damping = 5.0}), model_(std::move(model)) {}

 protected:
  at::Tensor restyled(const at::Tensor& motion, const PartStyles& styles) override { return sampling::puzzled(model_, motion, styles); }

 private:
  sampling::PuzzleModel model_;
};

Result<std::unique_ptr<LoadedModel>> load(const std::filesystem::path& file) {
  auto model = sampling::loadPuzzleModel(file);
  if (!model) return model.error();
  return std::unique_ptr<LoadedModel>(std::make_unique<LoadedPuzzle>(file, std::move(*model)));
}

Result<std::unique_ptr<training::Recipe>> makePuzzle(const dataset::MotionDataset& data, const base::Settings& settings) {
  auto start = startOf(settings, "motion-puzzle", sampling::loadPuzzle);
  if (!start) return start.error();
  return std::unique_ptr<training::Recipe>(std::make_unique<training::PuzzleRecipe>(data, settings, std::move(*start)));
}

Result<void> bundle(const std::map<std::string, std::filesystem::path>& files, const std::filesystem::path& out) {
  return sampling::packPuzzleModel(files.at("motion-puzzle"), out);
}

}  // namespace

ModelFamily motionPuzzleFamily() {
  return {
      .name = "motion-puzzle",
      .title = "Motion Puzzle",
      .can = kCan,
      .recognises = sampling::isPuzzleModel,
      .usualsOf = ClipRestyler::usualsOf,
      .load = load,
      .variants = {{.word = "", .sentence = "The style of a clip for the whole body; the path is the content's.", .needsStyle = true, .publishedAs = "Motion Puzzle"}},
      .imports = {model::motionPuzzleImportKind()},
      .recipes = {{"motion-puzzle", "style of one motion onto another, part of the body by part", 5000, 5e-4, training::PuzzleRecipe::settings(), makePuzzle}},
      .bundlings = {{.parts = {{"motion-puzzle", "motion-puzzle"}}, .write = bundle}},
      .addModules = addMotionPuzzleModules};
}

}  // namespace core::families
