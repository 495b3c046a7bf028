#include "core/engine/generation_engine.h"

#include "core/families/crossdiff/crossdiff_engine.h"
#include "core/families/finished_clip.h"
#include "core/families/mdm/mdm_engine.h"
#include "core/families/smoodi/restyle.h"
#include "core/families/style_file.h"
#include "core/motion/humanml3d_skeleton.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <thread>

namespace core::engine {

namespace {

using services::GenerationReport;
using services::GenerationRequest;
using services::StyleInfo;
using services::StyleReference;

// Other words for the labels of the training data.
const std::map<std::string, std::vector<std::string>>& styleAliases() {
  static const std::map<std::string, std::vector<std::string>> aliases = {
      {"active", {"energetic", "lively"}}, {"chimpira", {"thug", "street thug"}}, {"exhausted", {"tired"}},
      {"masculine", {"masculinity", "manly"}}, {"normal", {"neutral"}}, {"old", {"elderly"}}, {"youthful", {"young"}},
      {"not-confident", {"shy"}}, {"giant", {"heavy"}}};
  return aliases;
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string labelOf(const std::string& name) {
  const auto wanted = lowered(name);
  for (const auto& [label, aliases] : styleAliases()) {
    if (std::find(aliases.begin(), aliases.end(), wanted) != aliases.end()) return label;
  }
  return wanted;
}

constexpr int kMostLatentSteps = 200;
int stepsOf(const GenerationRequest& request) { return request.steps == 0 ? GenerationRequest().steps : request.steps; }

class GenerationEngine : public services::GenerationService {
 public:
  explicit GenerationEngine(std::filesystem::path folder) : folder_(std::move(folder)) {
    // LibTorch's own default is one thread on some builds; more than a few bring nothing at these sizes.
    at::set_num_threads(static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, 4u)));
  }

  Result<GenerationReport> generate(const GenerationRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) override {
    const auto start = std::chrono::steady_clock::now();
    if (auto ok = services::validate(request); !ok) return ok.error();
    const auto file = crossDiffFile(folder_, request.model);
    if (isCrossDiffFile(file)) return thenStyled(crossDiff_, file, request, progress, stop);
    if (isMdmFile(file)) return thenStyled(mdm_, file, request, progress, stop);
    if (request.mixture || !request.given.empty())
      return Error{ErrorCode::Unsupported, fmt::format("mixture sampling needs a CrossDiff model and a given motion that or an MDM, and \"{}\" is none", request.model)};
    if (request.steps > kMostLatentSteps)
      return Error{ErrorCode::InvalidArgument, fmt::format("the number of steps must be between 5 and {} for this model, not {}", kMostLatentSteps, request.steps)};
    progress({"loading the model", 0, 0});
    if (auto ok = load(request.model); !ok) return ok.error();
    GenerationReport report;
    auto features = published_ ? samplePublished(request, report, progress, stop) : sampleCompact(request, report, progress, stop);
    if (!features) return features.error();
    report.clip = finishedClip(*features, request.prompt);
    report.steps = stepsOf(request);
    report.modelHash = published_ ? published_->hash : model_->hash;
    report.secondsTaken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
  }

  Result<GenerationReport> restyle(const services::RestyleRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) override {
    const auto start = std::chrono::steady_clock::now();
    if (auto ok = services::validate(request); !ok) return ok.error();
    progress({"loading the model", 0, 0});
    if (auto ok = load(request.model); !ok) return ok.error();
    GenerationReport report;
    auto source = motionPart(request, report);
    if (!source) return source.error();
    auto features = published_ ? restylePublished(request, *source, report, progress, stop) : restyleCompact(request, *source, report, progress, stop);
    if (!features) return features.error();
    report.clip = finishedClip(*features, request.clip.stem().string());
    report.modelHash = published_ ? published_->hash : model_->hash;
    report.secondsTaken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
  }

  Result<std::vector<StyleInfo>> styles() override {
    if (auto ok = load("default"); !ok) return ok.error();
    std::vector<StyleInfo> list;
    if (!model_) return list;
    for (const auto& [label, prototype] : model_->prototypes) {
      StyleInfo info{label, label, {}};
      info.title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(info.title[0])));
      std::replace(info.title.begin(), info.title.end(), '-', ' ');
      const auto found = styleAliases().find(label);
      if (found != styleAliases().end()) info.aliases = found->second;
      list.push_back(std::move(info));
    }
    return list;
  }

 private:
  // CrossDiff and MDM know no styles: the default model gives the finished motion one.
  template <class Engine>
  Result<GenerationReport> thenStyled(Engine& engine, const std::filesystem::path& file, const GenerationRequest& request, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    if (request.style.kind == StyleReference::Kind::None) return engine.generate(file, request, progress, stop);
    // What cannot work is said before the motion is made.
    if (auto ok = load("default"); !ok) return ok.error();
    if (model_) {
      std::vector<std::string> ignored;
      if (auto known = condition(request.style, ignored); !known) return known.error();
    }
    auto plain = request;
    plain.style = {};
    auto made = engine.generate(file, plain, progress, stop);
    if (!made) return made;
    services::RestyleRequest then;
    then.clip = request.prompt;
    then.motion = made->clip;
    then.style = request.style;
    then.prompt = request.prompt;
    then.styleWeight = request.styleWeight;
    then.classifierScale = request.classifierScale;
    then.seed = request.seed;
    auto styled = restyle(then, progress, stop);
    if (!styled) return styled.error();
    made->remarks.insert(made->remarks.end(), styled->remarks.begin(), styled->remarks.end());
    made->remarks.push_back(fmt::format("{} made the motion, and the default model gave it the style", file.stem().string()));
    made->clip = std::move(styled->clip);
    made->modelHash += "+" + styled->modelHash;
    made->secondsTaken += styled->secondsTaken;
    return made;
  }

  Result<at::Tensor> sampleCompact(const GenerationRequest& request, GenerationReport& report, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    sampling::StylizedSampleOptions options;
    options.prompt = request.prompt;
    options.frames = static_cast<int>(std::lround(request.seconds * motion::humanml3d::kFps));
    options.seed = request.seed;
    options.contentWeight = request.contentWeight;
    options.styleWeight = request.styleWeight;
    options.classifierScale = request.classifierScale;
    options.steps = stepsOf(request);
    if (request.style.kind != StyleReference::Kind::None) {
      auto style = condition(request.style, report.remarks);
      if (!style) return style.error();
      options.style = std::move(*style);
    }
    return sampling::sampleStylized(*model_, options, progress, stop);
  }

  // An imported model: the released sampling loop. It has no styles by name, only clips.
  Result<at::Tensor> samplePublished(const GenerationRequest& request, GenerationReport& report, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    sampling::PublishedSampleOptions options;
    options.prompt = request.prompt;
    options.frames = static_cast<int>(std::lround(request.seconds * motion::humanml3d::kFps));
    options.seed = request.seed;
    options.loop.steps = stepsOf(request);
    options.loop.weights = {request.contentWeight, request.styleWeight};
    options.loop.energy.scale = request.classifierScale;
    if (request.style.kind == StyleReference::Kind::Named) {
      return Error{ErrorCode::NotFound, fmt::format("{} has no styles by name; give a motion file instead of \"{}\"", loadedName_, request.style.name)};
    }
    if (request.style.kind == StyleReference::Kind::File) {
      auto features = readMotionFeatures(request.style.file, report.remarks);
      if (!features) return features.error();
      options.style = std::move(*features);
    }
    auto sample = sampling::samplePublished(*published_, options, progress, stop);
    if (!sample) return Error{sample.error().code, fmt::format("{}: {}", loadedName_, sample.error().message)};
    return sample;
  }

  // What of the clip is restyled, as features.
  static Result<at::Tensor> motionPart(const services::RestyleRequest& request, GenerationReport& report) {
    constexpr std::int64_t kShortest = 20, kLongest = 196;
    auto features = request.motion ? motionFeatures(request.motion, request.clip.string(), report.remarks) : readMotionFeatures(request.clip, report.remarks);
    if (!features) return features.error();
    const auto first = std::min<std::int64_t>(std::llround(request.from * motion::humanml3d::kFps), features->size(0));
    const auto left = features->size(0) - first;
    if (left < kShortest) {
      return Error{ErrorCode::InvalidArgument, fmt::format("{}: {} frames at 20 fps are left from second {:g} on, a motion needs at least {}", request.clip.string(), left, request.from, kShortest)};
    }
    if (left > kLongest) report.remarks.push_back(fmt::format("{:.1f} seconds of {:.1f} were taken, from second {:g} on", kLongest / 20.0, static_cast<double>(features->size(0)) / 20.0, request.from));
    return features->narrow(0, first, std::min(left, kLongest)).contiguous();
  }

  Result<at::Tensor> restyleCompact(const services::RestyleRequest& request, const at::Tensor& source, GenerationReport& report, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    if (request.stacksReference) return Error{ErrorCode::Unsupported, "the released variant's guidance needs an imported model"};
    sampling::RestyleOptions options;
    options.prompt = request.prompt;
    options.seed = request.seed;
    options.steps = request.steps;
    options.turn = request.turn;
    options.contentWeight = request.contentWeight;
    options.styleWeight = request.styleWeight;
    options.classifierScale = request.classifierScale;
    if (request.style.kind != StyleReference::Kind::None) {
      auto style = condition(request.style, report.remarks);
      if (!style) return style.error();
      options.style = std::move(*style);
    }
    return sampling::restyle(*model_, source, options, progress, stop);
  }

  Result<at::Tensor> restylePublished(const services::RestyleRequest& request, const at::Tensor& source, GenerationReport& report, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    if (request.style.kind != StyleReference::Kind::File) {
      return Error{ErrorCode::InvalidArgument, fmt::format("{} has no styles by name; give a motion file as the style", loadedName_)};
    }
    auto style = readMotionFeatures(request.style.file, report.remarks);
    if (!style) return style.error();
    sampling::PublishedRestyleOptions options;
    options.prompt = request.prompt;
    options.style = std::move(*style);
    options.seed = request.seed;
    options.turn = request.turn;
    options.loop.steps = request.steps;
    options.loop.weights = {request.contentWeight, request.styleWeight};
    options.loop.energy.scale = request.classifierScale;
    options.loop.stacksReference = request.stacksReference;
    auto sample = sampling::restylePublished(*published_, source, options, progress, stop);
    if (!sample) return Error{sample.error().code, fmt::format("{}: {}", loadedName_, sample.error().message)};
    return sample;
  }

  // A name stands for a file of the library; a path to a .safetensors file for itself.
  Result<void> load(const std::string& name) {
    if ((model_ || published_) && loadedName_ == name) return {};
    const bool isFile = name.ends_with(".safetensors");
    if (!isFile && (name.empty() || name.find('/') != std::string::npos)) return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" is no name of a model", name)};
    const auto file = isFile ? std::filesystem::path(name) : folder_ / ((name == "default" ? "smoodi-compact" : name) + ".safetensors");
    const auto isPublished = sampling::isPublishedModel(file);
    if (!isPublished) return isPublished.error();
    model_.reset();
    published_.reset();
    if (*isPublished) {
      auto model = sampling::loadPublishedModel(file);
      if (!model) return model.error();
      published_ = std::make_unique<sampling::PublishedModel>(std::move(*model));
    } else {
      auto model = sampling::loadStylizedModel(file);
      if (!model) return model.error();
      model_ = std::make_unique<sampling::StylizedModel>(std::move(*model));
    }
    loadedName_ = name;
    return {};
  }

  Result<sampling::StyleCondition> condition(const StyleReference& style, std::vector<std::string>& remarks) {
    if (style.kind == StyleReference::Kind::Named) return sampling::namedStyle(*model_, labelOf(style.name));
    auto features = readMotionFeatures(style.file, remarks);
    if (!features) return features.error();
    auto read = sampling::styleOfFeatures(*model_, *features);
    if (!read) return Error{read.error().code, fmt::format("{}: {}", style.file.string(), read.error().message)};
    return read;
  }

  std::filesystem::path folder_;
  std::unique_ptr<sampling::StylizedModel> model_;      // one of the two, after load()
  std::unique_ptr<sampling::PublishedModel> published_;
  CrossDiffEngine crossDiff_;
  MdmEngine mdm_;
  std::string loadedName_;
};

}  // namespace

std::unique_ptr<services::GenerationService> makeGenerationService(const std::filesystem::path& modelFolder) {
  return std::make_unique<GenerationEngine>(modelFolder);
}

}  // namespace core::engine
