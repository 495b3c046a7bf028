#include "core/families/t2m_gpt/t2m_gpt_family.h"

#include "core/families/t2m_gpt/code_generator.h"
#include "core/families/t2m_gpt/gpt_recipe.h"
#include "core/families/t2m_gpt/t2m_gpt_import.h"
#include "core/families/t2m_gpt/t2m_gpt_model.h"
#include "core/families/t2m_gpt/t2m_gpt_modules.h"
#include "core/families/t2m_gpt/vq_recipe.h"
#include "core/families/trained_part.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>

#include <algorithm>

namespace core::families {

namespace {

class LoadedT2mGpt : public LoadedModel {
 public:
  LoadedT2mGpt(std::filesystem::path file, sampling::T2mGptModel model) : file_(std::move(file)), model_(std::move(model)) {
    facts_.hash = model_.hash;
    facts_.steps = model_.gpt.network->options().block - 1;
    facts_.guidance = 0.0;
    facts_.previewSteps = 0;
    facts_.longest = std::min(motion::humanml3d::kMostFrames, facts_.steps * model_.vq.network->framesPerCode());
    facts_.constants = fmt::format("no end before code {}", sampling::kFewestCodes);
  }

  const ModelFacts& facts() const override { return facts_; }

  Result<std::vector<SampledMotion>> sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) override {
    std::vector<SampledMotion> motions;
    for (std::size_t first = 0; first < wishes.size();) {
      // Neighbours that choose alike are one batch.
      std::size_t end = first + 1;
      while (end < wishes.size() && wishes[first].codes == wishes[end].codes) ++end;
      if (auto ok = sampleAlike(wishes.subspan(first, end - first), motions, progress, stop); !ok) return ok.error();
      first = end;
    }
    return motions;
  }

  Result<at::Tensor> reconstruct(const at::Tensor& features) override {
    if (features.size(0) < model_.vq.network->framesPerCode()) return Error{ErrorCode::InvalidArgument, "a motion of less than a code's frames cannot be encoded"};
    return sampling::throughCodes(model_.vq, features);
  }

 private:
  Result<void> sampleAlike(std::span<const MotionWish> wishes, std::vector<SampledMotion>& motions, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    const auto& how = wishes.front().codes;
    sampling::CodeSamplerOptions options;
    if (how.choice == CodeWish::Choice::Likeliest) options.mode = sampling::CodeSamplerOptions::Mode::Greedy;
    options.topK = how.topK;
    std::vector<sampling::T2mGptWish> asked;
    for (const auto& wish : wishes) {
      if (wish.frames < 1 || wish.frames > facts_.longest)
        return Error{ErrorCode::InvalidArgument, fmt::format("{}: this model makes 1 to {} frames, not {}", file_.string(), facts_.longest, wish.frames)};
      if (wish.known.features.defined()) return Error{ErrorCode::Unsupported, fmt::format("{}: T2M-GPT cannot keep a part of a given motion", file_.string())};
      asked.push_back({wish.prompt, wish.codes.length == CodeWish::Length::Own ? facts_.longest : wish.frames, wish.seed});
    }
    auto made = sampling::sampleT2mGpt(model_, asked, options, progress, stop);
    if (!made) return Error{made.error().code, fmt::format("{}: {}", file_.string(), made.error().message)};
    for (std::size_t i = 0; i < made->size(); ++i) {
      auto& one = (*made)[i];
      SampledMotion motion{std::move(one.features), one.codes, {}, {}};
      if (one.wantedToEnd) motion.remarks.push_back("the model would have ended the motion within its first second, and was made to go on");
      if (one.endedItself)
        motion.remarks.push_back(fmt::format("the model chose the length: {:.1f} seconds of the {:.1f} asked for",
                                             static_cast<double>(motion.features.size(0)) / motion::humanml3d::kFps, asked[i].mostFrames / motion::humanml3d::kFps));
      if (wishes[i].guidance.contentWeight.value_or(0.0) != 0.0) motion.remarks.push_back("T2M-GPT knows no guidance; the content weight was left out");
      motions.push_back(std::move(motion));
    }
    return {};
  }

  std::filesystem::path file_;
  sampling::T2mGptModel model_;
  ModelFacts facts_;
};

services::ModelUsuals usualsOf(const model::TensorMetadata&) { return {.contentWeight = 0.0, .steps = 50}; }

Result<std::unique_ptr<LoadedModel>> load(const std::filesystem::path& file) {
  auto model = sampling::loadT2mGptModel(file);
  if (!model) return model.error();
  return std::unique_ptr<LoadedModel>(std::make_unique<LoadedT2mGpt>(file, std::move(*model)));
}

Result<std::unique_ptr<training::Recipe>> makeVq(const dataset::MotionDataset& data, const base::Settings& settings) {
  auto start = startOf(settings, "vq", sampling::loadTrainedVq);
  if (!start) return start.error();
  return std::unique_ptr<training::Recipe>(std::make_unique<training::VqRecipe>(data, settings, std::move(*start)));
}

Result<std::unique_ptr<training::Recipe>> makeGpt(const dataset::MotionDataset& data, const base::Settings& settings) {
  auto vq = trainedPart(settings, "vq", sampling::loadTrainedVq);
  if (!vq) return vq.error();
  auto text = trainedPart(settings, "text", sampling::loadTextEncoder);
  if (!text) return text.error();
  auto start = startOf(settings, "gpt", sampling::loadTrainedCodeGpt);
  if (!start) return start.error();
  return std::unique_ptr<training::Recipe>(std::make_unique<training::GptRecipe>(data, settings, std::move(*vq), std::move(*text), std::move(*start)));
}

}  // namespace

namespace {

training::RecipePreset publishedVq() {
  return {.name = "published",
          .sentence =
              "the tokenizer of T2M-GPT for HumanML3D (Zhang et al. 2023); its rate falls to a twentieth at update 200,000, which a run that goes on with another "
              "--learning-rate does",
          .settings = {{"batch", "256"},
                       {"window", "64"},
                       {"codes", "512"},
                       {"code-width", "512"},
                       {"width", "512"},
                       {"w-velocity", "0.5"},
                       {"w-commit", "0.02"},
                       {"w-difference", "0"},
                       {"w-root", "0"},
                       {"mu", "0.99"},
                       {"resets", "first"}},
          .steps = 300'000,
          .learningRate = 2e-4,
          .warmupSteps = 1000,
          .beta2 = 0.99};
}

training::RecipePreset publishedGpt() {
  return {.name = "published",
          .sentence =
              "the transformer of T2M-GPT for HumanML3D (Zhang et al. 2023): 18 layers; its rate falls to a twentieth at update 150,000, and the text is that of the "
              "encoder given, as published that of CLIP, imported",
          .settings = {{"batch", "128"}, {"width", "1024"}, {"heads", "16"}, {"layers", "18"}, {"dropout", "0.1"}, {"keep", "0.5"}, {"offsets", "1"}},
          .steps = 300'000,
          .learningRate = 1e-4,
          .weightDecay = 1e-6,
          .beta1 = 0.5,
          .beta2 = 0.9};
}

}  // namespace

ModelFamily t2mGptFamily() {
  return {.name = "t2m-gpt",
          .title = "T2M-GPT",
          .can = {},
          .recognises = sampling::isT2mGptModel,
          .usualsOf = usualsOf,
          .load = load,
          .variants = {{.word = "", .sentence = "Every code drawn from all of its probabilities; it may end before the length asked for.", .publishedAs = "T2M-GPT"},
                       {.word = "own-length",
                        .sentence = "The same with the length that the model chooses, whatever is asked for: as published.",
                        .change = [](MotionWish& wish) { wish.codes.length = CodeWish::Length::Own; }},
                       {.word = "greedy",
                        .sentence = "The likeliest code each time.",
                        .isBaseline = true,
                        .change = [](MotionWish& wish) { wish.codes.choice = CodeWish::Choice::Likeliest; }},
                       {.word = "top50", .sentence = "Drawn from the 50 likeliest codes.", .change = [](MotionWish& wish) { wish.codes.topK = 50; }},
                       {.word = "vq", .sentence = "Real motions to codes and back: the best that codes can reach.", .isReconstruction = true, .isBaseline = true}},
          .imports = {model::t2mGptImportKind()},
          .recipes = {{"t2mgpt-vq", "motion tokenizer: windows of motion to codes and back", 12000, 4e-4, training::VqRecipe::settings(), makeVq, {}, {publishedVq()}},
                      {"t2mgpt-gpt",
                       "text to motion: the next code from the text and those before (needs vq, text)",
                       8000,
                       4e-4,
                       training::GptRecipe::settings(),
                       makeGpt,
                       {},
                       {publishedGpt()}}},
          .bundlings = {{.parts = {{"vq", "t2mgpt-vq"}, {"text", "text-encoder"}, {"gpt", "t2mgpt-gpt"}}, .write = sampling::bundleT2mGpt, .takesModels = true}},
          .addModules = addT2mGptModules};
}

}  // namespace core::families
