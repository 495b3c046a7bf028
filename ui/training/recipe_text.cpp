#include "ui/training/recipe_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace ui {

namespace {

struct RecipeText {
  Q_DECLARE_TR_FUNCTIONS(ui::RecipeText)
 public:
  std::string_view recipe;
  int group;
  const char* text;
};

constexpr RecipeText kRecipes[] = {
    {"text-encoder", 0,
     QT_TRANSLATE_NOOP(
         "ui::RecipeText",
         "Learns to read captions: what means the same lies close together, and close to its motion. Every model that takes a text needs it, so it comes first.")},
    {"mld-vae", 1,
     QT_TRANSLATE_NOOP(
         "ui::RecipeText",
         "Learns to pack motion into few numbers and to unpack it again. The denoiser works on these numbers, and its quality ends where this one's does.")},
    {"mld-denoiser", 1,
     QT_TRANSLATE_NOOP("ui::RecipeText",
                       "Learns to make motion from a text, step by step out of noise, in the numbers that the autoencoder packs. With both of them and the text encoder "
                       "there is a model.")},
    {"mld-token-vae", 1,
     QT_TRANSLATE_NOOP("ui::RecipeText", "The autoencoder as it was published: a whole motion becomes a single token. Its denoiser is the next recipe.")},
    {"mld-token-denoiser", 1, QT_TRANSLATE_NOOP("ui::RecipeText", "Learns to make that single token from a text, as it was published. It needs its own autoencoder.")},
    {"style-network", 2,
     QT_TRANSLATE_NOOP("ui::RecipeText",
                       "Learns what styles look like, from clips that carry a style's name. While a motion is made it says which way leads to the style.")},
    {"smoodi", 2, QT_TRANSLATE_NOOP("ui::RecipeText", "Teaches a trained denoiser to move in a style while it follows the text. The denoiser itself stays as it is.")},
    {"smoodi-token", 2, QT_TRANSLATE_NOOP("ui::RecipeText", "The same around the denoiser of a single token, as it was published. The denoiser itself stays as it is.")},
    {"crossdiff", 3,
     QT_TRANSLATE_NOOP("ui::RecipeText",
                       "Learns to make motion from a text in 3D and in 2D, and to lift what a video shows to 3D. A second stage goes on from the first in 3D alone.")},
    {"mdm", 4,
     QT_TRANSLATE_NOOP("ui::RecipeText",
                       "Learns to make motion from a text directly, without an autoencoder. It is the simplest to train: the text encoder is all it needs.")},
    {"t2mgpt-vq", 5, QT_TRANSLATE_NOOP("ui::RecipeText", "Learns a vocabulary of short moves, and to write motion in it. The next recipe speaks it.")},
    {"t2mgpt-gpt", 5,
     QT_TRANSLATE_NOOP("ui::RecipeText", "Learns to write motion from a text, one short move after the other. It decides by itself when a motion is over.")},
    {"remodiffuse", 6,
     QT_TRANSLATE_NOOP("ui::RecipeText", "Learns to make motion beside the clips whose captions are nearest to the text. These clips become a part of the model.")},
    {"motion-puzzle", 7,
     QT_TRANSLATE_NOOP("ui::RecipeText",
                       "Learns to carry the style of one clip onto another, each part of the body by itself. It needs no captions and no names of styles.")},
    {"aberman", 8,
     QT_TRANSLATE_NOOP("ui::RecipeText",
                       "Learns to carry a style onto another motion, beside a critic that knows the styles. Its clips need the names of their styles.")},
    {"judge", 9, QT_TRANSLATE_NOOP("ui::RecipeText", "Learns to tell styles or contents apart, for evaluations. It takes no part in making motion.")},
    {"evaluator", 9,
     QT_TRANSLATE_NOOP("ui::RecipeText",
                       "Learns to put motions and captions where distance means something, for FID and R-precision in evaluations. It takes no part in making motion.")},
};

const RecipeText* find(std::string_view recipe) {
  const auto* found = std::find_if(std::begin(kRecipes), std::end(kRecipes), [&](const RecipeText& one) { return one.recipe == recipe; });
  return found == std::end(kRecipes) ? nullptr : found;
}

}  // namespace

QString recipeText(const std::string& recipe) {
  const auto* known = find(recipe);
  return known ? RecipeText::tr(known->text) : QString();
}

void sortByNeed(std::vector<core::services::RecipeInfo>& recipes) {
  const auto place = [](const core::services::RecipeInfo& one) {
    const auto* known = find(one.name);
    return known ? known : std::end(kRecipes);
  };
  std::stable_sort(recipes.begin(), recipes.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

bool isOfAnotherGroup(const std::string& recipe, const std::string& next) {
  const auto *a = find(recipe), *b = find(next);
  return (a ? a->group : -1) != (b ? b->group : -1);
}

}  // namespace ui
