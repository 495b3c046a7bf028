#include "core/sampling/compact_parts.h"

#include "core/checkpoint/module_weights.h"
#include "core/checkpoint/packed_rows.h"
#include "core/text/compact_text_encoder.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::sampling {

Result<std::shared_ptr<text::TextEncoder>> loadTextEncoder(const model::TensorFile& file, const std::string& fileName) {
  const auto config = file.metadata.find("config"), tokenizer = file.metadata.find("tokenizer");
  if (config == file.metadata.end() || tokenizer == file.metadata.end()) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: has no \"config\" and \"tokenizer\" of a text encoder in its header", fileName)};
  }
  const auto json = nlohmann::json::parse(config->second, nullptr, false);
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

Result<model::TensorFile> readModelPart(const std::filesystem::path& file, const std::string& part) {
  auto whole = model::readWeightsFile(file);
  if (!whole) return whole;
  const auto prefix = part + "/";
  return model::hasBelow(whole->tensors, prefix) ? model::partOf(*whole, prefix) : std::move(*whole);
}

}  // namespace core::sampling
