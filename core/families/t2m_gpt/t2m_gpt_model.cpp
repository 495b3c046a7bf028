#include "core/families/t2m_gpt/t2m_gpt_model.h"

#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/checkpoint/module_weights.h"
#include "core/checkpoint/packed_rows.h"
#include "core/motion/published_forms.h"
#include "core/sampling/compact_parts.h"
#include "core/sampling/network_sizes.h"
#include "core/sampling/published_bundle.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace core::sampling {

namespace {

constexpr const char* kFormat = "gesto-t2m-gpt-model";
constexpr std::array<const char*, 3> kParts = {"vq", "text", "gpt"};
constexpr int kMotionWidth = motion::humanml3d::kFeatures, kLargestSize = 8192;

const NetworkSizes<model::VqVaeOptions>& vqSizes() {
  using O = model::VqVaeOptions;
  static const NetworkSizes<O> list = {
      {"featureWidth", &O::featureWidth}, {"width", &O::width}, {"codeWidth", &O::codeWidth}, {"codes", &O::codes}, {"stages", &O::stages}, {"blocks", &O::blocks}};
  return list;
}

const NetworkSizes<model::CodeGptOptions>& gptSizes() {
  using O = model::CodeGptOptions;
  static const NetworkSizes<O> list = {
      {"codes", &O::codes},           {"textWidth", &O::textWidth},   {"width", &O::width}, {"heads", &O::heads}, {"feedForward", &O::feedForward},
      {"baseLayers", &O::baseLayers}, {"headLayers", &O::headLayers}, {"block", &O::block}};
  return list;
}

Error doNotFit(const std::string& fileName) { return {ErrorCode::Unsupported, fmt::format("{}: the sizes of its network do not fit together", fileName)}; }

Result<T2mGptModel> loadImported(const std::filesystem::path& file) {
  const auto bundle = readPublishedBundle(file, {"t2m-gpt"}, "T2M-GPT model");
  if (!bundle) return bundle.error();
  const auto refused = [&](ErrorCode code, const std::string& what) { return Error{code, fmt::format("{}: {}", file.string(), what)}; };
  T2mGptModel result;
  auto vq = model::loadVqVae(bundle->file.tensors);
  if (!vq) return refused(vq.error().code, vq.error().message);
  auto gpt = model::loadCodeGpt(bundle->file.tensors);
  if (!gpt) return refused(gpt.error().code, gpt.error().message);
  result.vq.network = std::move(*vq), result.gpt.network = std::move(*gpt);
  if (result.vq.network->options().featureWidth != kMotionWidth) return refused(ErrorCode::Unsupported, "made for another skeleton than HumanML3D's 22 joints");
  if (result.vq.network->options().codes != result.gpt.network->options().codes)
    return refused(ErrorCode::Unsupported, "its transformer speaks other codes than its tokenizer");
  for (const auto& [name, target] : {std::pair{"mean", &result.vq.mean}, std::pair{"std", &result.vq.std}}) {
    auto row = normalizationOf(*bundle, name, kMotionWidth);
    if (!row) return row.error();
    *target = std::move(*row);
  }
  auto text = textTowerOf(*bundle, 0, result.gpt.network->options().textWidth);
  if (!text) return text.error();
  result.text = std::move(*text);
  result.hash = bundle->hash;
  return result;
}

}  // namespace

std::string vqConfig(const model::VqVaeOptions& options) {
  auto json = sizesJson(options, vqSizes());
  json["kind"] = "t2mgpt-vq";
  return base::jsonText(json);
}

std::string codeGptConfig(const model::CodeGptOptions& options, double textScale, const std::string& codebook) {
  auto json = sizesJson(options, gptSizes());
  json["kind"] = "t2mgpt-gpt";
  json["textScale"] = textScale;
  json["codebook"] = codebook;
  return base::jsonText(json);
}

std::string codebookName(const at::Tensor& codebook) {
  const auto values = codebook.to(at::kFloat).cpu().contiguous();
  base::ContentHash hash;
  hash.add({reinterpret_cast<const char*>(values.data_ptr<float>()), static_cast<std::size_t>(values.numel()) * sizeof(float)});
  return hash.hex();
}

Result<TrainedVq> loadTrainedVq(const model::TensorFile& file, const std::string& fileName) {
  const auto config = model::configOf(file, "t2mgpt-vq", fileName);
  if (!config) return config.error();
  const auto options = sizesFrom(*config, vqSizes(), kLargestSize, fileName);
  if (!options) return options.error();
  if (options->featureWidth != kMotionWidth || options->stages > 4 || options->blocks > 8) return doNotFit(fileName);
  TrainedVq trained;
  trained.network = model::VqVae(*options);
  if (auto ok = model::loadParameters(*trained.network, file.tensors, "vqvae.", fileName); !ok) return ok.error();
  if (auto ok = model::loadTensor(trained.network->codebook(), file.tensors, "vqvae.quantizer.codebook", fileName); !ok) return ok.error();
  if (auto ok = loadNormalization(file, fileName, kMotionWidth, trained.mean, trained.std); !ok) return ok.error();
  return trained;
}

Result<TrainedCodeGpt> loadTrainedCodeGpt(const model::TensorFile& file, const std::string& fileName) {
  const auto config = model::configOf(file, "t2mgpt-gpt", fileName);
  if (!config) return config.error();
  const auto options = sizesFrom(*config, gptSizes(), kLargestSize, fileName);
  if (!options) return options.error();
  if (options->width % options->heads != 0 || options->width % 2 != 0 || options->baseLayers + options->headLayers > 64 || options->block < 2) return doNotFit(fileName);
  TrainedCodeGpt trained;
  const auto scale = config->find("textScale"), codebook = config->find("codebook");
  if (scale == config->end() || !scale->is_number() || !(scale->get<double>() > 0.0) || codebook == config->end() || !codebook->is_string())
    return Error{ErrorCode::ParseFailed, fmt::format("{}: does not say how its text is scaled or whose codes it speaks", fileName)};
  trained.textScale = scale->get<double>();
  trained.codebook = codebook->get<std::string>();
  trained.network = model::CodeGpt(*options);
  if (auto ok = model::loadParameters(*trained.network, file.tensors, "gpt.", fileName); !ok) return ok.error();
  return trained;
}

bool isT2mGptModel(const model::TensorMetadata& header) { return hasFormat(header, kFormat) || publishedKindOf(header) == "t2m-gpt"; }

Result<void> bundleT2mGpt(const std::map<std::string, std::filesystem::path>& files, const std::filesystem::path& out) {
  model::TensorFile bundle{{}, {{"format", kFormat}, {"version", "1"}}};
  std::string codebook, spoken;
  for (const std::string part : kParts) {
    const auto& path = files.at(part);
    auto read = readModelPart(path, part);
    if (!read) return read.error();
    if (part == "vq") {
      auto vq = loadTrainedVq(*read, path.string());
      if (!vq) return vq.error();
      codebook = codebookName(vq->network->codebook());
    } else if (part == "gpt") {
      auto gpt = loadTrainedCodeGpt(*read, path.string());
      if (!gpt) return gpt.error();
      spoken = gpt->codebook;
    } else if (auto text = loadTextEncoder(*read, path.string()); !text) {
      return text.error();
    }
    addModelPart(bundle, part, *read);
  }
  if (codebook != spoken) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: was trained on the codes of another tokenizer than {}", files.at("gpt").string(), files.at("vq").string())};
  }
  return model::writeSafetensors(out, model::packedForShipping(bundle.tensors, {"gpt/", "text/"}, {"vq/mean", "vq/std", "vq/vqvae.quantizer.codebook"}), bundle.metadata);
}

Result<T2mGptModel> loadT2mGptModel(const std::filesystem::path& file) {
  if (const auto header = model::readSafetensorsMetadata(file); header && publishedKindOf(*header) == "t2m-gpt") return loadImported(file);
  auto whole = model::readWeightsFile(file);
  if (!whole) return whole.error();
  const auto name = file.string();
  if (!isT2mGptModel(whole->metadata) || whole->metadata["version"] != "1")
    return Error{ErrorCode::Unsupported, fmt::format("{}: not a T2M-GPT model of this program", name)};
  T2mGptModel result;
  auto vq = loadTrainedVq(model::partOf(*whole, "vq/"), name);
  if (!vq) return vq.error();
  auto gpt = loadTrainedCodeGpt(model::partOf(*whole, "gpt/"), name);
  if (!gpt) return gpt.error();
  auto rest = loadTextAndHash(*whole, gpt->network->options().textWidth, file);
  if (!rest) return rest.error();
  result.vq = std::move(*vq), result.gpt = std::move(*gpt), result.text = std::move(rest->text), result.hash = std::move(rest->hash);
  if (result.vq.network->options().codes != result.gpt.network->options().codes)
    return Error{ErrorCode::ParseFailed, fmt::format("{}: its parts do not fit together", name)};
  return result;
}

}  // namespace core::sampling
