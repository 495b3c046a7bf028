#include "core/families/remodiffuse/remodiffuse_family.h"

#include "core/families/remodiffuse/remodiffuse_generator.h"
#include "core/families/remodiffuse/remodiffuse_import.h"
#include "core/families/remodiffuse/remodiffuse_modules.h"
#include "core/families/remodiffuse/remodiffuse_recipe.h"
#include "core/families/trained_part.h"

#include <fmt/format.h>

#include <algorithm>

namespace core::families {

namespace {

using From = RetrievalWish::From;

constexpr FamilyAbilities kAbilities{.nearClips = true};

class LoadedRemodiffuse : public LoadedModel {
 public:
  LoadedRemodiffuse(std::filesystem::path file, sampling::RemodiffuseModel model) : file_(std::move(file)), model_(std::move(model)) {
    facts_.hash = model_.hash;
    facts_.can = kAbilities;
    facts_.steps = sampling::kUsualSteps;
    facts_.mostSteps = sampling::kMostSteps;
    facts_.guidance = model_.mixture.coarseScale;
    facts_.longest = std::min(sampling::kLongestMotion, model_.network->options().frames);
  }

  const ModelFacts& facts() const override { return facts_; }

  Result<std::vector<SampledMotion>> sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) override {
    std::vector<SampledMotion> motions;
    for (std::size_t first = 0; first < wishes.size();) {
      // Neighbours that are taken through the same steps are one batch.
      std::size_t end = first + 1;
      while (end < wishes.size() && isAlike(wishes[first], wishes[end])) ++end;
      if (auto ok = sampleAlike(wishes.subspan(first, end - first), motions, progress, stop); !ok) return ok.error();
      first = end;
    }
    return motions;
  }

 private:
  static bool isAlike(const MotionWish& a, const MotionWish& b) {
    return a.steps == b.steps && a.guidance.contentWeight == b.guidance.contentWeight && a.retrieval.takesPublishedMixture == b.retrieval.takesPublishedMixture;
  }

  Error refused(ErrorCode code, const std::string& what) const { return {code, fmt::format("{}: {}", file_.string(), what)}; }

  /// Errors: InvalidArgument, a clip that cannot be one to make motions beside.
  Result<sampling::RemodiffuseWish> askedOf(const MotionWish& wish) const {
    if (wish.known.features.defined()) return refused(ErrorCode::Unsupported, "ReMoDiffuse cannot keep a part of a given motion");
    sampling::RemodiffuseWish asked{.prompt = wish.prompt, .frames = wish.frames, .seed = wish.seed};
    if (wish.retrieval.from == From::Library) return asked;
    asked.clips.emplace();
    if (wish.retrieval.from == From::Nowhere) return asked;
    for (const auto& clip : wish.retrieval.clips) asked.clips->push_back({clip.caption, clip.features});
    return asked;
  }

  Result<void> sampleAlike(std::span<const MotionWish> wishes, std::vector<SampledMotion>& motions, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    const auto& how = wishes.front();
    sampling::RemodiffuseSampleOptions options{.steps = how.steps.value_or(facts_.steps),
                                               .mixture = how.retrieval.takesPublishedMixture ? sampling::kPublishedMixture : model_.mixture};
    options.mixture.coarseScale = how.guidance.contentWeight.value_or(facts_.guidance);
    std::vector<sampling::RemodiffuseWish> asked;
    for (const auto& wish : wishes) {
      auto one = askedOf(wish);
      if (!one) return one.error();
      asked.push_back(std::move(*one));
    }
    auto made = sampling::sampleRemodiffuse(model_, asked, options, progress, stop);
    if (!made) return refused(made.error().code, made.error().message);
    for (std::size_t i = 0; i < made->size(); ++i) {
      SampledMotion motion{std::move((*made)[i]), options.steps, {}, {}};
      if (wishes[i].retrieval.from == From::Library && model_.library.size() == 0)
        motion.remarks.push_back("this model has no clips of its own to make motions beside; the text alone was read");
      motions.push_back(std::move(motion));
    }
    return {};
  }

  std::filesystem::path file_;
  sampling::RemodiffuseModel model_;
  ModelFacts facts_;
};

services::ModelUsuals usualsOf(const model::TensorMetadata&) {
  return {.contentWeight = sampling::kPublishedMixture.coarseScale, .steps = sampling::kUsualSteps, .mostSteps = sampling::kMostSteps};
}

Result<std::unique_ptr<LoadedModel>> load(const std::filesystem::path& file) {
  auto model = sampling::loadRemodiffuseModel(file);
  if (!model) return model.error();
  return std::unique_ptr<LoadedModel>(std::make_unique<LoadedRemodiffuse>(file, std::move(*model)));
}

Result<std::unique_ptr<training::Recipe>> makeRemodiffuse(const dataset::MotionDataset& data, const base::Settings& settings) {
  auto textPart = trainedPart(settings, "text", [](const model::TensorFile& file, const std::string&) { return Result<model::TensorFile>(file); });
  if (!textPart) return textPart.error();
  auto text = sampling::loadTextEncoder(*textPart, settings.text("text"));
  if (!text) return text.error();
  auto start = startOf(settings, "remodiffuse", sampling::loadCompactRemodiffuse);
  if (!start) return start.error();
  return std::unique_ptr<training::Recipe>(std::make_unique<training::RemodiffuseRecipe>(data, settings, std::move(*text), *textPart, std::move(*start)));
}

training::RecipePreset publishedRemodiffuse() {
  return {
      .name = "published",
      .sentence =
          "ReMoDiffuse for HumanML3D (Zhang et al. 2023): its sizes and optimizer, and batches of 1,024, which --parts shares out; the text is one vector of the "
          "encoder given, not CLIP's 77 tokens",
      .settings = {{"batch", "1024"}, {"width", "512"}, {"feed-forward", "1024"}, {"time-width", "2048"}, {"text-width", "256"}, {"text-layers", "2"}, {"among", "2"}},
      .steps = 180'000,
      .learningRate = 2e-4,
      .schedule = "cosine"};
}

Result<void> bundle(const std::map<std::string, std::filesystem::path>& files, const std::filesystem::path& out) {
  return sampling::packRemodiffuseModel(files.at("remodiffuse"), out);
}

}  // namespace

ModelFamily remodiffuseFamily() {
  return {.name = "remodiffuse",
          .title = "ReMoDiffuse",
          .can = kAbilities,
          .recognises = sampling::isRemodiffuseModel,
          .usualsOf = usualsOf,
          .load = load,
          .variants = {{.word = "",
                        .sentence = "ReMoDiffuse beside the two nearest clips of its library, with the mixture that was fitted for it.",
                        .publishedAs = "ReMoDiffuse"},
                       {.word = "alone",
                        .sentence = "The same without any clip beside it.",
                        .isBaseline = true,
                        .change = [](MotionWish& wish) { wish.retrieval.from = From::Nowhere; }},
                       {.word = "published",
                        .sentence = "The same with the mixture that its authors fitted for theirs.",
                        .change = [](MotionWish& wish) { wish.retrieval.takesPublishedMixture = true; }},
                       {.word = "guide2",
                        .sentence = "The same with guidance that grows by 2 instead of 6.5.",
                        .change = [](MotionWish& wish) { wish.guidance.contentWeight = 2.0; }}},
          .imports = {model::remodiffuseImportKind()},
          .recipes = {{"remodiffuse",
                       "text to motion: diffusion of the motion itself beside clips whose captions are near (needs text)",
                       8000,
                       3e-4,
                       training::RemodiffuseRecipe::settings(),
                       makeRemodiffuse,
                       {},
                       {publishedRemodiffuse()}}},
          .bundlings = {{.parts = {{"remodiffuse", "remodiffuse"}}, .write = bundle}},
          .addModules = addRemodiffuseModules};
}

}  // namespace core::families
