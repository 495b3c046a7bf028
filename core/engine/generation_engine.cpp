#include "core/engine/generation_engine.h"

#include "core/engine/style_file.h"
#include "core/motion/foot_lock.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/representation/humanml3d_features.h"
#include "core/sampling/stylized_generator.h"

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

// The floor is where the lowest foot stands most of the time; a single low frame must not lift the whole clip.
void standOnFloor(std::vector<glm::vec3>& positions) {
  std::vector<float> lowest;
  for (std::size_t f = 0; f < positions.size(); f += motion::humanml3d::kJointCount) {
    lowest.push_back(std::min(positions[f + motion::humanml3d::kLeftFoot].y, positions[f + motion::humanml3d::kRightFoot].y));
  }
  std::nth_element(lowest.begin(), lowest.begin() + static_cast<std::ptrdiff_t>(lowest.size() / 20), lowest.end());
  const float floor = lowest[lowest.size() / 20];
  for (auto& position : positions) position.y -= floor;
}

class GenerationEngine : public services::GenerationService {
 public:
  explicit GenerationEngine(std::filesystem::path folder) : folder_(std::move(folder)) {
    // LibTorch's own default is one thread on some builds; more than a few bring nothing at these sizes.
    at::set_num_threads(static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, 4u)));
  }

  Result<GenerationReport> generate(const GenerationRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) override {
    const auto start = std::chrono::steady_clock::now();
    if (auto ok = services::validate(request); !ok) return ok.error();
    progress({"loading the model", 0, 0});
    if (auto ok = load(request.model); !ok) return ok.error();
    GenerationReport report;
    sampling::StylizedSampleOptions options;
    options.prompt = request.prompt;
    options.frames = static_cast<int>(std::lround(request.seconds * motion::humanml3d::kFps));
    options.seed = request.seed;
    options.contentWeight = request.contentWeight;
    options.styleWeight = request.styleWeight;
    options.classifierScale = request.classifierScale;
    options.steps = request.steps;
    if (request.style.kind != StyleReference::Kind::None) {
      auto style = condition(request.style, report.remarks);
      if (!style) return style.error();
      options.style = std::move(*style);
    }
    auto features = sampling::sampleStylized(*model_, options, progress, stop);
    if (!features) return features.error();
    report.clip = clipOf(*features, request.prompt);
    report.modelHash = model_->hash;
    report.secondsTaken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
  }

  Result<std::vector<StyleInfo>> styles() override {
    if (auto ok = load("default"); !ok) return ok.error();
    std::vector<StyleInfo> list;
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
  Result<void> load(const std::string& name) {
    if (model_ && loadedName_ == name) return {};
    if (name.empty() || name.find('/') != std::string::npos) return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" is no name of a model", name)};
    auto model = sampling::loadStylizedModel(folder_ / ((name == "default" ? "smoodi-compact" : name) + ".safetensors"));
    if (!model) return model.error();
    model_ = std::make_unique<sampling::StylizedModel>(std::move(*model));
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

  static std::shared_ptr<const motion::Clip> clipOf(const at::Tensor& features, const std::string& name) {
    const auto rows = static_cast<std::size_t>(features.size(0));
    const std::span<const float> values(features.data_ptr<float>(), static_cast<std::size_t>(features.numel()));
    auto positions = representation::recoverPositions(values);
    standOnFloor(positions);
    std::vector<float> contacts(rows * 4);
    for (std::size_t f = 0; f < rows; ++f) {
      for (std::size_t k = 0; k < 4; ++k) contacts[f * 4 + k] = std::clamp(values[f * 263 + 259 + k], 0.0f, 1.0f);
    }
    motion::FootLockOptions lock;
    lock.maxDrift = 0.3;  // generated walks drift further during a stance than recorded ones
    positions = motion::lockFeet(positions, contacts, lock);
    return std::make_shared<const motion::Clip>(motion::clipFromJointPositions(positions, motion::humanml3d::kFps, name));
  }

  std::filesystem::path folder_;
  std::unique_ptr<sampling::StylizedModel> model_;
  std::string loadedName_;
};

}  // namespace

std::unique_ptr<services::GenerationService> makeGenerationService(const std::filesystem::path& modelFolder) {
  return std::make_unique<GenerationEngine>(modelFolder);
}

}  // namespace core::engine
