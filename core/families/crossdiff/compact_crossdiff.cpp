#include "core/families/crossdiff/compact_crossdiff.h"

#include "core/base/json_text.h"
#include "core/checkpoint/model_device.h"
#include "core/checkpoint/module_weights.h"
#include "core/sampling/network_sizes.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace core::model {

namespace {

// Every size in the header.
const sampling::NetworkSizes<CrossDiffOptions>& sizes() {
  static const sampling::NetworkSizes<CrossDiffOptions> list = {{"motionWidth", &CrossDiffOptions::motionWidth},
                                                                {"motionRoot", &CrossDiffOptions::motionRoot},
                                                                {"jointWidth", &CrossDiffOptions::jointWidth},
                                                                {"jointRoot", &CrossDiffOptions::jointRoot},
                                                                {"frames", &CrossDiffOptions::frames},
                                                                {"framesPerToken", &CrossDiffOptions::framesPerToken},
                                                                {"width", &CrossDiffOptions::width},
                                                                {"heads", &CrossDiffOptions::heads},
                                                                {"feedForward", &CrossDiffOptions::feedForward},
                                                                {"rootFeedForward", &CrossDiffOptions::rootFeedForward},
                                                                {"ownLayers", &CrossDiffOptions::ownLayers},
                                                                {"sharedLayers", &CrossDiffOptions::sharedLayers},
                                                                {"rootLayers", &CrossDiffOptions::rootLayers},
                                                                {"textWidth", &CrossDiffOptions::textWidth}};
  return list;
}
constexpr int kLargestSize = 4096;

}  // namespace

CrossDiffOptions compactCrossDiff() {
  CrossDiffOptions options;
  options.framesPerToken = 4;
  options.width = 160;
  options.feedForward = 384;
  options.rootFeedForward = 192;
  options.ownLayers = 2;
  options.sharedLayers = 4;
  options.textWidth = 256;
  options.positions = 1000;
  options.dropout = 0.05;
  return options;
}

std::string crossDiffConfig(const CrossDiffOptions& options, const std::string& camera) {
  nlohmann::json json{{"kind", "crossdiff"}, {"camera", camera}, {"sharesEncoder", options.sharesEncoder}};
  for (const auto& [name, member] : sizes()) json[name] = options.*member;
  return base::jsonText(json);
}

Result<TrainedCrossDiff> loadCompactCrossDiff(const TensorFile& file, const std::string& fileName) {
  const auto found = file.metadata.find("config");
  const auto json = found == file.metadata.end() ? nlohmann::json() : base::parsedJson(found->second);
  if (!json.is_object()) return Error{ErrorCode::ParseFailed, fmt::format("{}: has no JSON object \"config\" in its header", fileName)};
  const auto word = [&](const char* name) { return json.contains(name) && json[name].is_string() ? json[name].get<std::string>() : std::string(); };
  if (word("kind") != "crossdiff") {
    return Error{ErrorCode::Unsupported, fmt::format("{}: holds a model of kind \"{}\", not \"crossdiff\"", fileName, word("kind"))};
  }
  CrossDiffOptions options = compactCrossDiff();
  for (const auto& [name, member] : sizes()) {
    if (!json.contains(name)) continue;
    const auto size = sampling::networkSize(json, name, kLargestSize, fileName);
    if (!size) return size.error();
    options.*member = *size;
  }
  options.sharesEncoder = !json.contains("sharesEncoder") || json["sharesEncoder"] != false;
  const bool fits = options.frames % options.framesPerToken == 0 && options.width % options.heads == 0 && options.width % 2 == 0 &&
                    options.rootLayers <= options.sharedLayers && options.motionRoot < options.motionWidth && options.jointRoot < options.jointWidth &&
                    options.motionWidth != options.jointWidth && options.frames < options.positions && options.ownLayers * options.width <= kLargestSize &&
                    options.sharedLayers * options.width <= 4 * kLargestSize;
  if (!fits) return Error{ErrorCode::Unsupported, fmt::format("{}: the sizes of its network do not fit together", fileName)};
  TrainedCrossDiff trained;
  trained.camera = word("camera");
  if (trained.camera != "perspective" && trained.camera != "orthographic") {
    return Error{ErrorCode::Unsupported, fmt::format("{}: its camera is \"{}\", not perspective or orthographic", fileName, trained.camera)};
  }
  trained.network = CrossDiff(options);
  if (auto ok = loadParameters(*trained.network, file.tensors, "crossdiff.", fileName); !ok) return ok.error();
  for (const auto& [name, target, width] : {std::tuple{"mean", &trained.mean, options.motionWidth}, std::tuple{"std", &trained.std, options.motionWidth},
                                            std::tuple{"mean2d", &trained.mean2d, options.jointWidth}, std::tuple{"std2d", &trained.std2d, options.jointWidth}}) {
    const auto tensor = file.tensors.find(name);
    if (tensor == file.tensors.end() || tensor->second.dim() != 1 || tensor->second.size(0) != width) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: has no \"{}\" of {} values", fileName, name, width)};
    }
    *target = onModelDevice(tensor->second.to(torch::kFloat));
  }
  return trained;
}

}  // namespace core::model
