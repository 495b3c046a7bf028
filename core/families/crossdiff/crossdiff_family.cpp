#include "core/families/crossdiff/crossdiff_family.h"

#include "core/checkpoint/model_precision.h"
#include "core/checkpoint/packed_rows.h"
#include "core/families/crossdiff/crossdiff_generator.h"
#include "core/families/crossdiff/crossdiff_import.h"
#include "core/families/crossdiff/crossdiff_lifting.h"
#include "core/families/crossdiff/crossdiff_modules.h"
#include "core/families/crossdiff/crossdiff_recipe.h"
#include "core/families/crossdiff/packed_crossdiff.h"
#include "core/families/trained_part.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"
#include "core/sampling/published_bundle.h"
#include "core/sampling/repeated_network.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>

namespace core::families {

namespace {

constexpr int kTrainSteps = 1000;
constexpr int kEvaluatedMixture = 300;  // alpha as published
constexpr FamilyAbilities kAbilities{.mixture = true, .givenMotion = true, .lift = true};

// At most `most` of them and the last, evenly.
std::vector<std::shared_ptr<const motion::BodyKeypoints>> picturesOf(const std::vector<at::Tensor>& motions, double units, std::size_t most) {
  std::vector<std::shared_ptr<const motion::BodyKeypoints>> pictures;
  const auto count = std::min(motions.size(), most + 1);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& motion = motions[count < 2 ? 0 : i * (motions.size() - 1) / (count - 1)];
    motion::BodyKeypoints body;
    body.fps = motion::humanml3d::kFps;
    body.joints = representation::recoverPositions2d({motion.data_ptr<float>(), static_cast<std::size_t>(motion.numel())}, representation::RootTiming::Aligned);
    body.seen.assign(body.joints.size(), 1);
    pictures.push_back(inMetres(std::move(body), units));
  }
  return pictures;
}

bool goTogether(const sampling::CrossDiffSampleOptions& a, const sampling::CrossDiffSampleOptions& b) {
  return a.guidance == b.guidance && a.steps == b.steps && a.mixture == b.mixture && a.keepEvery == b.keepEvery && !a.known.features.defined() &&
         !b.known.features.defined();
}

class LoadedCrossDiff : public LoadedModel {
 public:
  LoadedCrossDiff(std::filesystem::path file, sampling::CrossDiffModel model) : file_(std::move(file)), model_(std::move(model)) {
    facts_.hash = model::PackedCrossDiff::fits(*model_.trained.network) ? model::hashWith(model_.hash, model::modelPrecision()) : sampling::hashOfUnpacked(model_.hash);
    facts_.can = kAbilities;
    if (!model_.trained.mean2d.defined()) facts_.can.mixture = facts_.can.lift = false;
    facts_.steps = model_.steps;
    facts_.mostSteps = kTrainSteps;
    facts_.guidance = model_.guidance;
    facts_.longest = model_.trained.network->options().frames;
  }

  const ModelFacts& facts() const override { return facts_; }

  Result<std::vector<SampledMotion>> sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) override {
    std::vector<sampling::CrossDiffSampleOptions> all;
    for (const auto& wish : wishes) {
      sampling::CrossDiffSampleOptions options;
      options.prompt = wish.prompt;
      options.frames = wish.frames;
      options.known = wish.known;
      options.seed = wish.seed;
      options.guidance = wish.guidance.contentWeight.value_or(facts_.guidance);
      options.steps = wish.steps.value_or(facts_.steps);
      options.mixture = wish.mixture;
      options.keepEvery = wish.wantsPictures ? 10 : 0;
      all.push_back(std::move(options));
    }
    const bool isOneBatch = all.size() > 1 && std::all_of(all.begin(), all.end(), [&](const auto& one) { return goTogether(one, all.front()); });
    std::vector<sampling::CrossDiffSample> samples;
    if (isOneBatch) {
      auto made = sampling::sampleCrossDiffBatch(model_, all, progress, stop);
      if (!made) return named(made.error());
      samples = std::move(*made);
    } else {
      for (const auto& options : all) {
        auto made = sampling::sampleCrossDiff(model_, options, progress, stop);
        if (!made) return named(made.error());
        samples.push_back(std::move(*made));
      }
    }
    std::vector<SampledMotion> motions;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      SampledMotion motion{std::move(samples[i].features), all[i].steps, {}, picturesOf(samples[i].motion2d, unitsPerMetre(cameraOf(model_)), 8)};
      if (all[i].mixture) motion.remarks.push_back(fmt::format("mixture sampling: in 2D down to step {}, then in 3D, without guidance", *all[i].mixture));
      motions.push_back(std::move(motion));
    }
    return motions;
  }

  Result<services::LiftReport> lift(const services::LiftRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) override {
    return liftVideo(model_, file_.string(), request, progress, stop);
  }

 private:
  Error named(const Error& error) const { return {error.code, fmt::format("{}: {}", file_.string(), error.message)}; }

  std::filesystem::path file_;
  sampling::CrossDiffModel model_;
  ModelFacts facts_;
};

services::ModelUsuals usualsOf(const model::TensorMetadata& header) {
  if (sampling::publishedKindOf(header) == "crossdiff") return {.contentWeight = 0.0, .steps = kTrainSteps, .mostSteps = kTrainSteps};
  const sampling::CrossDiffModel own;
  return {.contentWeight = own.guidance, .steps = own.steps, .mostSteps = kTrainSteps};
}

Result<std::unique_ptr<LoadedModel>> load(const std::filesystem::path& file) {
  auto model = sampling::loadCrossDiffModel(file);
  if (!model) return model.error();
  return std::unique_ptr<LoadedModel>(std::make_unique<LoadedCrossDiff>(file, std::move(*model)));
}

// The text encoder comes from its own file or, where a run goes on from another one, from that one's weights.
Result<std::unique_ptr<training::Recipe>> makeCrossDiff(const dataset::MotionDataset& data, const base::Settings& settings) {
  std::optional<model::TrainedCrossDiff> start;
  model::TensorFile textPart;
  std::string textName = settings.text("text");
  if (const auto file = settings.text("start"); !file.empty()) {
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
    auto read = trainedPart(settings, "text", [](const model::TensorFile& file, const std::string&) { return Result<model::TensorFile>(file); });
    if (!read) return read.error();
    textPart = std::move(*read);
  }
  auto text = sampling::loadTextEncoder(textPart, textName);
  if (!text) return text.error();
  return std::unique_ptr<training::Recipe>(std::make_unique<training::CrossDiffRecipe>(data, settings, std::move(*text), textPart, std::move(start)));
}

training::RecipePreset publishedCrossDiff() {
  return {.name = "published",
          .sentence =
              "CrossDiff, stage I, for HumanML3D (arXiv 2312.10993): its sizes, batch and optimizer; the text is that of the encoder given, as published that of CLIP, "
              "imported",
          .settings = {{"batch", "32"},
                       {"frames", std::to_string(motion::humanml3d::kMostFrames)},
                       {"frames-per-token", "1"},
                       {"width", "512"},
                       {"feed-forward", "1024"},
                       {"layers", "6"},
                       {"own-layers", "4"},
                       {"dropout", "0.1"}},
          .steps = 2'920'000,  // 4,000 epochs of 730 updates
          .learningRate = 1e-4};
}

Result<void> bundle(const std::map<std::string, std::filesystem::path>& files, const std::filesystem::path& out) {
  return sampling::packCrossDiffModel(files.at("crossdiff"), out);
}

}  // namespace

ModelFamily crossDiffFamily() {
  return {.name = "crossdiff",
          .title = "CrossDiff",
          .can = kAbilities,
          .recognises = sampling::isCrossDiffModel,
          .usualsOf = usualsOf,
          .load = load,
          .variants = {{.word = "",
                        .sentence = "CrossDiff in 3D. Of our own: 50 steps, classifier-free guidance 2.5; imported: 1,000 without, as its authors sample.",
                        .publishedAs = "CrossDiff"},
                       {.word = "noguide",
                        .sentence = "CrossDiff in 3D without classifier-free guidance.",
                        .isBaseline = true,
                        .change = [](MotionWish& wish) { wish.guidance.contentWeight = 0.0; }},
                       {.word = "mixture",
                        .sentence = fmt::format("CrossDiff in 2D down to step {} of 1,000, then in 3D; without guidance.", kEvaluatedMixture),
                        .isBaseline = true,
                        .change = [](MotionWish& wish) { wish.mixture = kEvaluatedMixture; }}},
          .imports = {model::crossDiffImportKind()},
          .recipes = {{"crossdiff",
                       "text to motion in 3D and 2D, and from 2D to 3D (needs text; stage=2 goes on from start in 3D alone)",
                       6000,
                       4e-4,
                       training::CrossDiffRecipe::settings(),
                       makeCrossDiff,
                       {},
                       {publishedCrossDiff()}}},
          .bundlings = {{.parts = {{"crossdiff", "crossdiff"}}, .write = bundle}},
          .addModules = addCrossDiffModules};
}

}  // namespace core::families
