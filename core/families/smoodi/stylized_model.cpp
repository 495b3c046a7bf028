#include "core/families/smoodi/stylized_model.h"

#include "core/base/hash.h"
#include "core/checkpoint/model_device.h"
#include "core/checkpoint/model_precision.h"
#include "core/checkpoint/module_weights.h"
#include "core/checkpoint/packed_rows.h"
#include "core/families/mld/mld_weights.h"
#include "core/motion/published_forms.h"
#include "core/sampling/compact_parts.h"
#include "core/text/remembering_text_encoder.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace core::sampling {

namespace {

constexpr std::array<const char*, 5> kParts = {"vae", "text", "denoiser", "style", "adaptor"};
constexpr const char* kBundleFormat = "gesto-stylized-model";

Result<std::map<std::string, StylePrototype>> prototypesOf(const model::TensorFile& file, const std::string& fileName, std::int64_t width) {
  std::map<std::string, StylePrototype> prototypes;
  for (const auto& [name, tensor] : file.tensors) {
    if (!name.starts_with("prototype.")) continue;
    const auto dot = name.rfind('.');
    auto& prototype = prototypes[name.substr(10, dot - 10)];
    const auto kind = name.substr(dot + 1);
    auto& target = kind == "embedding" ? prototype.embedding : kind == "mean" ? prototype.mean : prototype.deviation;
    target = model::onModelDevice(tensor.to(at::kFloat));
    if (!target.isfinite().all().item<bool>()) return Error{ErrorCode::ParseFailed, fmt::format("{}: {} holds values that are not numbers", fileName, name)};
    if (target.dim() != 1 || target.size(0) != width) return Error{ErrorCode::ParseFailed, fmt::format("{}: {} has the wrong shape", fileName, name)};
  }
  for (const auto& [label, prototype] : prototypes) {
    if (!prototype.embedding.defined() || !prototype.mean.defined() || !prototype.deviation.defined()) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: the style \"{}\" is incomplete", fileName, label)};
    }
  }
  return prototypes;
}

Result<ContentStatistics> contentsOf(const model::TensorFile& file, const std::string& fileName, std::int64_t width) {
  ContentStatistics contents;
  for (const auto& [name, tensor] : file.tensors) {
    if (!name.starts_with(kContentPrefix)) continue;
    const auto rest = name.substr(kContentPrefix.size());
    const auto first = rest.find('.'), last = rest.rfind('.');
    if (first == std::string::npos || first == last) return Error{ErrorCode::ParseFailed, fmt::format("{}: {} names no content and style", fileName, name)};
    if (!tensor.isfinite().all().item<bool>()) return Error{ErrorCode::ParseFailed, fmt::format("{}: {} holds values that are not numbers", fileName, name)};
    if (tensor.dim() != 1 || tensor.size(0) != width) return Error{ErrorCode::ParseFailed, fmt::format("{}: {} has the wrong shape", fileName, name)};
    auto& statistics = contents[rest.substr(0, first)][rest.substr(first + 1, last - first - 1)];
    (rest.substr(last + 1) == "mean" ? statistics.mean : statistics.deviation) = model::onModelDevice(tensor.to(at::kFloat));
  }
  for (const auto& [content, styles] : contents) {
    for (const auto& [style, statistics] : styles) {
      if (!statistics.mean.defined() || !statistics.deviation.defined())
        return Error{ErrorCode::ParseFailed, fmt::format("{}: the style \"{}\" of \"{}\" is incomplete", fileName, style, content)};
    }
  }
  return contents;
}

// Features are those of HumanML3D's 22 joints everywhere in this program; a model of another skeleton has another number of them.
constexpr std::int64_t kFeatureWidth = motion::humanml3d::kFeatures;

Result<void> fitsSkeleton(std::int64_t featureWidth, const at::Tensor& mean, const at::Tensor& std, const char* part, const std::string& fileName) {
  if (featureWidth != kFeatureWidth) {
    return Error{ErrorCode::Unsupported,
                 fmt::format("{}: its {} is for another skeleton: {} numbers a frame, the 22 joints of HumanML3D have {}", fileName, part, featureWidth, kFeatureWidth)};
  }
  if (mean.size(0) != kFeatureWidth || std.size(0) != kFeatureWidth) {
    return Error{ErrorCode::ParseFailed,
                 fmt::format("{}: the normalization of its {} has {} and {} numbers, not {}", fileName, part, mean.size(0), std.size(0), kFeatureWidth)};
  }
  if (!mean.isfinite().all().item<bool>() || !std.isfinite().all().item<bool>() || (std <= 0.0).any().item<bool>()) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: the normalization of its {} holds values that are no mean and deviation", fileName, part)};
  }
  return {};
}

}  // namespace

std::shared_ptr<model::TemporalDecoding> StylizedModel::decodingOf(const std::vector<std::int64_t>& frames) {
  if (!packedDecoder && model::PackedTemporalDecoder::fits(*vae.vae)) packedDecoder = std::make_shared<model::PackedTemporalDecoder>(*vae.vae, precision);
  return packedDecoder ? std::make_shared<model::TemporalDecoding>(packedDecoder, frames) : nullptr;
}

std::shared_ptr<model::StyleReader> StylizedModel::styleReaderOf(const std::vector<std::int64_t>& frames) {
  if (!model::PackedStyleNetwork::fits(*style.network)) return nullptr;
  const auto most = std::max<std::int64_t>(*std::max_element(frames.begin(), frames.end()), motion::humanml3d::kMostFrames);
  if (!packedStyle || packedStyle->mostFrames() < most) packedStyle = std::make_shared<model::PackedStyleNetwork>(*style.network, most, precision);
  return std::make_shared<model::StyleReader>(packedStyle, frames);
}

std::optional<StylePrototype> StylizedModel::neutralStyle() const {
  if (const auto normal = prototypes.find(kNeutralStyle); normal != prototypes.end()) return normal->second;
  if (prototypes.empty()) return {};
  const auto meanOf = [this](at::Tensor StylePrototype::*part) {
    std::vector<at::Tensor> all;
    for (const auto& [label, prototype] : prototypes) all.push_back(prototype.*part);
    return at::stack(all).mean(0);
  };
  return StylePrototype{meanOf(&StylePrototype::embedding), meanOf(&StylePrototype::mean), meanOf(&StylePrototype::deviation)};
}

bool isStylizedModel(const model::TensorMetadata& header) { return hasFormat(header, kBundleFormat); }

Result<void> bundleStylizedModel(const StylizedModelParts& parts, const std::filesystem::path& file) {
  model::TensorFile bundle{{}, {{"format", kBundleFormat}, {"version", "1"}}};
  const std::array<std::filesystem::path, 5> files = {parts.vae, parts.text, parts.denoiser, parts.style, parts.adaptor};
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto part = readModelPart(files[i], kParts[i]);
    if (!part) return part.error();
    addModelPart(bundle, kParts[i], *part);
  }
  // All matrices as 8-bit rows: no loss of it can be measured, not of the denoiser's either, although its errors add up over its steps (the model card).
  return model::writeSafetensors(file, model::packedForShipping(bundle.tensors, {"vae/", "text/", "denoiser/", "style/", "adaptor/"}), bundle.metadata);
}

Result<StylizedModel> loadStylizedModel(const std::filesystem::path& file) {
  auto bundle = model::readWeightsFile(file);
  if (!bundle) return bundle.error();
  const auto name = file.string();
  if (!isStylizedModel(bundle->metadata) || bundle->metadata["version"] != "1") {
    return Error{ErrorCode::Unsupported, fmt::format("{}: not a stylized model of this program", name)};
  }
  StylizedModel model;
  auto vae = model::loadVae(model::partOf(*bundle, "vae/"), name);
  if (!vae) return vae.error();
  model.vae = std::move(*vae);
  if (auto ok = fitsSkeleton(model.vae.vae->options().featureWidth, model.vae.mean, model.vae.std, "autoencoder", name); !ok) return ok.error();
  auto text = loadTextEncoder(model::partOf(*bundle, "text/"), name);
  if (!text) return text.error();
  model.text = std::make_shared<text::RememberingTextEncoder>(std::move(*text));
  auto denoiser = model::loadDenoiser(model::partOf(*bundle, "denoiser/"), name);
  if (!denoiser) return denoiser.error();
  model.denoiser = std::move(*denoiser);
  auto style = model::loadStyleNetwork(model::partOf(*bundle, "style/"), name);
  if (!style) return style.error();
  model.style = std::move(*style);
  if (auto ok = fitsSkeleton(model.style.network->options().featureWidth, model.style.mean, model.style.std, "style network", name); !ok) return ok.error();
  const auto adaptorFile = model::partOf(*bundle, "adaptor/");
  model.adaptor = model::StyleAdaptor(model::compactAdaptor(model.denoiser.denoiser->options(), model.style.network->options()), model.denoiser.denoiser);
  if (auto ok = model::loadAdaptor(model.adaptor, adaptorFile.tensors, name); !ok) return ok.error();
  model.precision = model::modelPrecision();
  if (model::PackedAdaptor::fits(*model.adaptor)) model.packed = std::make_shared<model::PackedAdaptor>(model.adaptor, model.precision);
  model.learntChange = adaptorFile.metadata.contains(kLearntChange);
  auto prototypes = prototypesOf(adaptorFile, name, model.style.network->options().width);
  if (!prototypes) return prototypes.error();
  model.prototypes = std::move(*prototypes);
  auto contents = contentsOf(adaptorFile, name, model.style.network->options().width);
  if (!contents) return contents.error();
  model.contents = std::move(*contents);
  auto hash = base::hashOfFile(file);
  if (!hash) return hash.error();
  model.hash = std::move(*hash);
  return model;
}

}  // namespace core::sampling
