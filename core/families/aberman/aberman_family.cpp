#include "core/families/aberman/aberman_family.h"

#include "core/families/aberman/aberman_import.h"
#include "core/families/aberman/aberman_model.h"
#include "core/families/aberman/aberman_modules.h"
#include "core/families/aberman/aberman_recipe.h"
#include "core/families/clip_restyler.h"

namespace core::families {

namespace {

FamilyAbilities canAberman(sampling::StylePictures pictures) {
  auto can = ClipRestyler::kAbilities;
  can.keypointStyles = pictures == sampling::StylePictures::Read;
  return can;
}

FamilyAbilities canOf(const model::TensorMetadata& header) { return canAberman(sampling::picturesOf(header)); }

class LoadedAberman : public ClipRestyler {
 public:
  LoadedAberman(const std::filesystem::path& file, sampling::AbermanModel model)
      : ClipRestyler(file, model.hash, model::kAbermanFewestFrames,
                     canAberman(model.pictureMean.defined() ? sampling::StylePictures::Read : sampling::StylePictures::None), {.damping = 4.0}),
        model_(std::move(model)) {}

 protected:
  at::Tensor restyled(const at::Tensor& motion, const PartStyles& styles) override { return sampling::transferred(model_, motion, styles.front()); }
  Result<at::Tensor> restyledLike(const at::Tensor& motion, const PersonInVideo& person, std::vector<std::string>& remarks) override {
    return sampling::transferredLike(model_, motion, person, remarks);
  }

 private:
  sampling::AbermanModel model_;
};

Result<std::unique_ptr<LoadedModel>> load(const std::filesystem::path& file) {
  auto model = sampling::loadAbermanModel(file);
  if (!model) return model.error();
  return std::unique_ptr<LoadedModel>(std::make_unique<LoadedAberman>(file, std::move(*model)));
}

Result<void> bundle(const std::map<std::string, std::filesystem::path>& files, const std::filesystem::path& out) {
  return sampling::packAbermanModel(files.at("aberman"), out);
}

}  // namespace

ModelFamily abermanFamily() {
  return {.name = "aberman",
          .title = "Aberman et al.",
          .can = canAberman(sampling::StylePictures::Read),
          .recognises = sampling::isAbermanModel,
          .canOf = canOf,
          .usualsOf = ClipRestyler::usualsOf,
          .load = load,
          .variants = {{.word = "", .sentence = "The style of a clip as one vector; the path is the content's.", .needsStyle = true, .publishedAs = "Aberman et al."}},
          .imports = {model::abermanImportKind()},
          .recipes = {{"aberman", "style of one motion onto another, with a critic of styles (needs labelled styles)", 20000, 2e-4, training::AbermanRecipe::settings(),
                       training::plainRecipe<training::AbermanRecipe>}},
          .bundlings = {{.parts = {{"aberman", "aberman"}}, .write = bundle}},
          .addModules = addAbermanModules};
}

}  // namespace core::families
