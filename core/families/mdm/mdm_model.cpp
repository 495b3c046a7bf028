#include "core/families/mdm/mdm_model.h"

#include "core/base/json_text.h"
#include "core/checkpoint/module_weights.h"
#include "core/checkpoint/packed_rows.h"
#include "core/families/mdm/published_mdm.h"
#include "core/motion/published_forms.h"
#include "core/sampling/compact_parts.h"
#include "core/sampling/network_sizes.h"
#include "core/sampling/published_bundle.h"

#include <ATen/core/Tensor.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <utility>
#include <vector>

namespace core::sampling {

namespace {

constexpr std::size_t kCaptionTokens = 22;  // start, 20, end
constexpr int kMotionWidth = motion::humanml3d::kFeatures, kMostSteps = 1000;
constexpr int kCompactSteps = 50, kLargestSize = 4096;

const NetworkSizes<model::MdmOptions>& compactSizes() {
  using O = model::MdmOptions;
  static const NetworkSizes<O> list = {
      {"width", &O::width}, {"layers", &O::layers}, {"heads", &O::heads}, {"feedForward", &O::feedForward}, {"textWidth", &O::textWidth}};
  return list;
}

Result<MdmModel> loadOwn(const std::filesystem::path& file) {
  const auto whole = model::readWeightsFile(file);
  if (!whole) return whole.error();
  auto model = loadCompactMdm(*whole, file.string());
  if (!model) return model;
  auto rest = loadTextAndHash(*whole, model->network->options().textWidth, file);
  if (!rest) return rest.error();
  model->text = std::move(rest->text), model->hash = std::move(rest->hash);
  return model;
}

bool isOwn(const model::TensorMetadata& header) { return hasFormat(header, kMdmFormat); }

}  // namespace

bool isMdmModel(const model::TensorMetadata& header) { return isOwn(header) || publishedKindOf(header) == "mdm"; }

std::string compactMdmConfig(const model::MdmOptions& options) {
  auto json = sizesJson(options, compactSizes());
  json["kind"] = "mdm";
  return base::jsonText(json);
}

Result<MdmModel> loadCompactMdm(const model::TensorFile& file, const std::string& fileName) {
  const auto config = model::configOf(file, "mdm", fileName);
  if (!config) return config.error();
  const auto options = sizesFrom(*config, compactSizes(), kLargestSize, fileName);
  if (!options) return options.error();
  if (options->width % options->heads != 0 || options->width % 2 != 0 || options->layers > 64)
    return Error{ErrorCode::Unsupported, fmt::format("{}: the sizes of its network do not fit together", fileName)};
  MdmModel result;
  result.steps = kCompactSteps;
  result.network = model::Mdm(*options);
  if (auto ok = model::loadParameters(*result.network, file.tensors, "mdm.", fileName); !ok) return ok.error();
  if (auto ok = loadNormalization(file, fileName, kMotionWidth, result.mean, result.std); !ok) return ok.error();
  return result;
}

Result<void> packMdmModel(const std::filesystem::path& weights, const std::filesystem::path& out) {
  const auto whole = model::readWeightsFile(weights);
  if (!whole) return whole.error();
  if (const auto known = loadCompactMdm(*whole, weights.string()); !known) return known.error();
  return model::writeSafetensors(out, model::packedForShipping(whole->tensors, {"mdm.", "text/"}, {"mean", "std"}), whole->metadata);
}

Result<MdmModel> loadMdmModel(const std::filesystem::path& file) {
  if (const auto header = model::readSafetensorsMetadata(file); header && isOwn(*header)) return loadOwn(file);
  const auto bundle = readPublishedBundle(file, {"mdm"}, "MDM model");
  if (!bundle) return bundle.error();
  const auto refused = [&](ErrorCode code, const std::string& what) { return Error{code, fmt::format("{}: {}", file.string(), what)}; };
  auto network = model::loadMdm(bundle->file.tensors, "mdm.");
  if (!network) return refused(network.error().code, network.error().message);
  MdmModel model;
  model.network = std::move(*network);
  const auto& sizes = model.network->options();
  if (sizes.featureWidth != kMotionWidth) return refused(ErrorCode::Unsupported, "made for another skeleton than HumanML3D's 22 joints");
  const auto config = base::parsedJson(bundle->config);
  const auto said = config.find("mdm");
  const auto number = [&](const char* name, double fallback) {
    return said != config.end() && said->is_object() && said->contains(name) && (*said)[name].is_number() ? (*said)[name].get<double>() : fallback;
  };
  const double steps = number("diffusionSteps", model.diffusionSteps);
  if (!(steps >= 2 && steps <= kMostSteps))
    return refused(ErrorCode::Unsupported, fmt::format("its schedule has {:g} steps, this program makes 2 to {}", steps, kMostSteps));
  model.diffusionSteps = model.steps = static_cast<int>(steps);
  model.canGuide = number("condMaskProb", 0.1) > 0.0;
  if (!model.canGuide) model.guidance = 0.0;
  for (const auto& [name, target] : {std::pair{"mean", &model.mean}, std::pair{"std", &model.std}}) {
    auto row = normalizationOf(*bundle, name, sizes.featureWidth);
    if (!row) return row.error();
    *target = std::move(*row);
  }
  auto text = textTowerOf(*bundle, kCaptionTokens, sizes.textWidth);
  if (!text) return text.error();
  model.text = std::move(*text);
  model.hash = bundle->hash;
  return model;
}

}  // namespace core::sampling
