#include "core/sampling/compact_parts.h"

#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/checkpoint/module_weights.h"
#include "core/checkpoint/packed_rows.h"
#include "core/sampling/published_tower.h"
#include "core/text/compact_text_encoder.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::sampling {

Result<std::shared_ptr<text::TextEncoder>> loadTextEncoder(const model::TensorFile& file, const std::string& fileName) {
  if (!publishedKindOf(file.metadata).empty()) {
    const auto config = file.metadata.find("config");
    auto tower = clipTowerOf({fileName, {}, file, config == file.metadata.end() ? std::string() : config->second, {}}, 0);
    if (!tower) return tower.error();
    return std::shared_ptr<text::TextEncoder>(std::move(*tower));
  }
  const auto config = file.metadata.find("config"), tokenizer = file.metadata.find("tokenizer");
  if (config == file.metadata.end() || tokenizer == file.metadata.end()) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: has no \"config\" and \"tokenizer\" of a text encoder in its header", fileName)};
  }
  const auto json = base::parsedJson(config->second);
  if (!json.is_object() || json.value("kind", "") != "compact-text") return Error{ErrorCode::Unsupported, fmt::format("{}: holds no compact text encoder", fileName)};
  auto bpe = text::CompactBpe::fromJson(tokenizer->second);
  if (!bpe) return Error{bpe.error().code, fmt::format("{}: {}", fileName, bpe.error().message)};
  text::CompactTextOptions options;
  options.vocabularySize = json.value("vocabularySize", options.vocabularySize);
  options.width = json.value("width", options.width);
  options.layers = json.value("layers", options.layers);
  options.heads = json.value("heads", options.heads);
  options.feedForward = json.value("feedForward", options.feedForward);
  options.outputWidth = json.value("outputWidth", options.outputWidth);
  options.maxTokens = json.value("maxTokens", options.maxTokens);
  text::CompactTextNetwork network(options);
  if (auto ok = model::loadParameters(*network, file.tensors, "text.", fileName); !ok) return ok.error();
  return std::shared_ptr<text::TextEncoder>(std::make_shared<text::CompactTextEncoder>(std::move(*bpe), std::move(network)));
}

Result<TextAndHash> loadTextAndHash(const model::TensorFile& bundle, int width, const std::filesystem::path& file) {
  auto text = loadTextEncoder(model::partOf(bundle, "text/"), file.string());
  if (!text) return text.error();
  if ((*text)->width() != width)
    return Error{ErrorCode::ParseFailed, fmt::format("{}: its text encoder gives {} values, the network reads {}", file.string(), (*text)->width(), width)};
  auto hash = base::hashOfFile(file);
  if (!hash) return hash.error();
  return TextAndHash{std::move(*text), std::move(*hash)};
}

Result<model::TensorFile> readModelPart(const std::filesystem::path& file, const std::string& part) {
  auto whole = model::readWeightsFile(file);
  if (!whole) return whole;
  const auto prefix = part + "/";
  return model::hasBelow(whole->tensors, prefix) ? model::partOf(*whole, prefix) : std::move(*whole);
}

void addModelPart(model::TensorFile& bundle, const std::string& part, const model::TensorFile& file) {
  for (const auto& [name, tensor] : file.tensors)
    if (!name.starts_with("text_motion.")) bundle.tensors[part + "/" + name] = tensor;
  for (const auto& [name, text] : file.metadata) bundle.metadata[part + "/" + name] = text;
}

bool hasFormat(const model::TensorMetadata& header, std::string_view format) {
  const auto found = header.find("format");
  return found != header.end() && found->second == format;
}

Result<void> loadNormalization(const model::TensorFile& file, const std::string& fileName, std::int64_t width, at::Tensor& mean, at::Tensor& std) {
  if (auto ok = model::loadNormalization(file, fileName, mean, std); !ok) return ok;
  if (mean.size(0) != width || std.size(0) != width || !mean.isfinite().all().item<bool>() || !std.isfinite().all().item<bool>() || !(std > 0.0).all().item<bool>())
    return Error{ErrorCode::ParseFailed, fmt::format("{}: its normalization is no mean and deviation of {} numbers", fileName, width)};
  return {};
}

}  // namespace core::sampling
