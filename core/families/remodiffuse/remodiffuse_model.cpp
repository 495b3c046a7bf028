#include "core/families/remodiffuse/remodiffuse_model.h"

#include "core/base/json_text.h"
#include "core/checkpoint/module_weights.h"
#include "core/checkpoint/packed_rows.h"
#include "core/families/remodiffuse/mixture_fit.h"
#include "core/motion/published_forms.h"
#include "core/sampling/compact_parts.h"
#include "core/sampling/network_sizes.h"
#include "core/sampling/published_tower.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace core::sampling {

namespace {

constexpr int kMotionWidth = motion::humanml3d::kFeatures, kLargestSize = 8192, kMostNear = 16, kMostLayers = 64;

const NetworkSizes<model::RemodiffuseOptions>& remodiffuseSizes() {
  using O = model::RemodiffuseOptions;
  static const NetworkSizes<O> list = {{"width", &O::width},
                                       {"layers", &O::layers},
                                       {"heads", &O::heads},
                                       {"feedForward", &O::feedForward},
                                       {"timeWidth", &O::timeWidth},
                                       {"textInput", &O::textInput},
                                       {"textWidth", &O::textWidth},
                                       {"textLayers", &O::textLayers},
                                       {"textHeads", &O::textHeads},
                                       {"textFeedForward", &O::textFeedForward},
                                       {"motionLayers", &O::motionLayers},
                                       {"motionFeedForward", &O::motionFeedForward},
                                       {"captionInput", &O::captionInput},
                                       {"stride", &O::stride}};
  return list;
}

/// The members of ConditionMixture under their names in a file.
constexpr std::array<std::pair<const char*, double ConditionMixture::*>, 4> kMixtureNames{
    {{"coarseScale", &ConditionMixture::coarseScale}, {"both", &ConditionMixture::both}, {"text", &ConditionMixture::text}, {"retrieval", &ConditionMixture::retrieval}}};

Result<ConditionMixture> mixtureOf(const nlohmann::json& config, const std::string& fileName) {
  auto mixture = kPlainMixture;
  const auto said = config.find("mixture");
  if (said == config.end()) return mixture;
  for (const auto& [name, member] : kMixtureNames) {
    const auto value = said->is_object() ? said->find(name) : said->end();
    if (value == said->end() || !value->is_number()) return Error{ErrorCode::ParseFailed, fmt::format("{}: its mixture says no number for \"{}\"", fileName, name)};
    mixture.*member = value->get<double>();
  }
  return mixture;
}

Result<RemodiffuseModel> loadImported(const std::filesystem::path& file) {
  const auto bundle = readPublishedBundle(file, {"remodiffuse"}, "ReMoDiffuse model");
  if (!bundle) return bundle.error();
  const auto refused = [&](ErrorCode code, const std::string& what) { return Error{code, fmt::format("{}: {}", file.string(), what)}; };
  auto network = model::loadRemodiffuse(bundle->file.tensors, "remodiffuse.");
  if (!network) return refused(network.error().code, network.error().message);
  RemodiffuseModel result;
  result.network = std::move(*network);
  result.mixture = kPublishedMixture;
  result.hash = bundle->hash;
  const auto& sizes = result.network->options();
  if (sizes.featureWidth != kMotionWidth) return refused(ErrorCode::Unsupported, "made for another skeleton than HumanML3D's 22 joints");
  for (const auto& [name, target] : {std::pair{"mean", &result.mean}, std::pair{"std", &result.std}}) {
    auto row = normalizationOf(*bundle, name, kMotionWidth);
    if (!row) return row.error();
    *target = std::move(*row);
  }
  auto tower = clipTowerOf(*bundle, 0);
  if (!tower) return tower.error();
  if ((*tower)->stateWidth() != sizes.textInput || sizes.width != sizes.textInput)
    return refused(ErrorCode::Unsupported,
                   fmt::format("its text tower's tokens are {} wide, its network reads {} and is {}", (*tower)->stateWidth(), sizes.textInput, sizes.width));
  result.tower = std::move(*tower);
  result.text = result.tower;
  return result;
}

}  // namespace

at::Tensor RemodiffuseModel::tokensOf(const std::string& sentence) const { return tower ? tower->states(sentence) : text->encode({sentence})[0]; }

bool isRemodiffuseModel(const model::TensorMetadata& header) { return hasFormat(header, kRemodiffuseFormat) || publishedKindOf(header) == "remodiffuse"; }

std::string compactRemodiffuseConfig(const model::RemodiffuseOptions& options, int near, const ConditionMixture* mixture) {
  auto json = sizesJson(options, remodiffuseSizes());
  json["kind"] = "remodiffuse";
  json["near"] = near;
  if (mixture)
    for (const auto& [name, member] : kMixtureNames) json["mixture"][name] = mixture->*member;
  return base::jsonText(json);
}

Result<RemodiffuseModel> loadCompactRemodiffuse(const model::TensorFile& file, const std::string& fileName) {
  const auto config = model::configOf(file, "remodiffuse", fileName);
  if (!config) return config.error();
  model::RemodiffuseOptions usual;
  usual.captionLayers = 0;  // one token a caption: nothing to attend to
  const auto options = sizesFrom(*config, remodiffuseSizes(), kLargestSize, fileName, usual);
  if (!options) return options.error();
  if (options->width % options->heads != 0 || options->width % 2 != 0 || options->textWidth % options->textHeads != 0 || options->captionInput != options->textInput ||
      options->layers > kMostLayers || options->textLayers > kMostLayers || options->motionLayers > kMostLayers)
    return Error{ErrorCode::Unsupported, fmt::format("{}: the sizes of its network do not fit together", fileName)};
  const auto near = networkSize(*config, "near", kMostNear, fileName);
  if (!near) return near.error();
  RemodiffuseModel result;
  result.near = *near;
  auto mixture = mixtureOf(*config, fileName);
  if (!mixture) return mixture.error();
  result.mixture = *mixture;
  result.network = model::Remodiffuse(*options);
  if (auto ok = model::loadParameters(*result.network, file.tensors, "remodiffuse.", fileName); !ok) return ok.error();
  if (auto ok = loadNormalization(file, fileName, kMotionWidth, result.mean, result.std); !ok) return ok.error();
  auto library = libraryOf(file, kMotionWidth, options->captionInput, options->retrievedFrames, fileName);
  if (!library) return library.error();
  result.library = std::move(*library);
  return result;
}

Result<RemodiffuseModel> loadRemodiffuseModel(const std::filesystem::path& file) {
  if (const auto header = model::readSafetensorsMetadata(file); header && publishedKindOf(*header) == "remodiffuse") return loadImported(file);
  const auto whole = model::readWeightsFile(file);
  if (!whole) return whole.error();
  auto model = loadCompactRemodiffuse(*whole, file.string());
  if (!model) return model;
  auto rest = loadTextAndHash(*whole, model->network->options().textInput, file);
  if (!rest) return rest.error();
  model->text = std::move(rest->text), model->hash = std::move(rest->hash);
  return model;
}

Result<void> packRemodiffuseModel(const std::filesystem::path& weights, const std::filesystem::path& out) {
  auto whole = model::readWeightsFile(weights);
  if (!whole) return whole.error();
  auto known = loadRemodiffuseModel(weights);
  if (!known) return known.error();
  const auto fitted = fittedMixture(*known, {});
  if (!fitted) return fitted.error();
  whole->metadata["config"] = compactRemodiffuseConfig(known->network->options(), known->near, &*fitted);
  return model::writeSafetensors(out, model::packedForShipping(whole->tensors, {"remodiffuse.", "text/", "library/motion"}, {"mean", "std", "library/text"}),
                                 whole->metadata);
}

}  // namespace core::sampling
