#include "core/sampling/published_bundle.h"

#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/checkpoint/model_device.h"
#include "core/checkpoint/module_weights.h"
#include "core/sampling/published_tower.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::sampling {

namespace {

constexpr const char* kFormat = "gesto-published-model";

Error lacks(const std::filesystem::path& file, const std::string& what) { return {ErrorCode::Unsupported, fmt::format("{}: {}", file.string(), what)}; }

}  // namespace

std::string publishedKindOf(const model::TensorMetadata& header) {
  const auto format = header.find("format"), kind = header.find("kind");
  return format != header.end() && format->second == kFormat && kind != header.end() ? kind->second : std::string();
}

Result<PublishedBundle> readPublishedBundle(const std::filesystem::path& path, std::initializer_list<const char*> kinds, const std::string& title) {
  auto file = model::readTensorFile(path);
  if (!file) return file.error();
  PublishedBundle bundle;
  bundle.path = path;
  bundle.kind = file->metadata["kind"];
  const bool isWanted = std::any_of(kinds.begin(), kinds.end(), [&](const char* kind) { return bundle.kind == kind; });
  if (file->metadata["format"] != kFormat || file->metadata["version"] != "1" || !isWanted) return lacks(path, "not an imported " + title);
  bundle.config = file->metadata["config"];
  if (!base::parsedJson(bundle.config).is_object()) return lacks(path, "its \"config\" is not a JSON object");
  base::ContentHash hash;
  hash.add(file->metadata["provenance"]);
  bundle.hash = hash.hex();
  bundle.file = std::move(*file);
  return bundle;
}

Result<at::Tensor> normalizationOf(const PublishedBundle& bundle, const std::string& name, std::int64_t width, const std::string& files) {
  const auto found = bundle.file.tensors.find("normalization." + name);
  const bool is2d = name.ends_with("2d");
  if (found == bundle.file.tensors.end()) {
    if (!files.empty()) return lacks(bundle.path, fmt::format("has no normalization; import it together with {}", files));
    return lacks(bundle.path, is2d ? "has no normalization of 2D motions; import it together with Mean_complicate2d.npy and Std_complicate2d.npy"
                                   : "has no normalization; import it together with Mean.npy and Std.npy");
  }
  if (found->second.dim() != 1 || found->second.size(0) != width) return lacks(bundle.path, fmt::format("its normalization does not have {} values", width));
  if (name.starts_with("std") && !(found->second > 0.0).all().item<bool>()) return lacks(bundle.path, "its normalization holds a deviation that is not above 0");
  return model::onModelDevice(found->second.to(at::kFloat));
}

Result<std::shared_ptr<text::TextEncoder>> textTowerOf(const PublishedBundle& bundle, std::size_t mostTokens, int textWidth) {
  auto tower = clipTowerOf(bundle, mostTokens);
  if (!tower) return tower.error();
  if ((*tower)->width() != textWidth) return lacks(bundle.path, fmt::format("its text tower makes {} numbers, its denoiser reads {}", (*tower)->width(), textWidth));
  return std::shared_ptr<text::TextEncoder>(std::move(*tower));
}

Result<std::shared_ptr<text::ClipTextEncoder>> clipTowerOf(const PublishedBundle& bundle, std::size_t mostTokens) {
  const auto& file = bundle.file;
  const auto& path = bundle.path;
  const auto config = base::parsedJson(bundle.config);
  if (!config.is_object() || !config.contains("clip") || !config["clip"].is_object())
    return lacks(path, "has no text tower; import it together with CLIP's text tower (model.safetensors or pytorch_model.bin) and its vocabulary");
  const auto merges = file.metadata.find("clip.merges");
  if (merges == file.metadata.end()) return lacks(path, "has a text tower without its vocabulary; import it together with bpe_simple_vocab_16e6.txt.gz or merges.txt");
  auto tokenizer = text::ClipTokenizer::fromMerges(merges->second, path.string());
  if (!tokenizer) return tokenizer.error();
  const auto& clip = config["clip"];
  text::ClipTextOptions o;
  o.vocabularySize = clip.value("vocabularySize", o.vocabularySize);
  o.positions = clip.value("positions", o.positions);
  o.width = clip.value("width", o.width);
  o.layers = clip.value("layers", o.layers);
  o.heads = clip.value("heads", o.heads);
  o.feedForward = clip.value("feedForward", o.feedForward);
  o.projection = clip.value("projection", o.projection);
  if (clip.value("activation", "quick-gelu") == "gelu") o.activation = text::ClipTextOptions::Activation::Gelu;
  if (o.vocabularySize != text::ClipTokenizer::kVocabularySize)
    return lacks(path, fmt::format("its text tower knows {} tokens, CLIP's vocabulary has {}", o.vocabularySize, text::ClipTokenizer::kVocabularySize));
  const auto embedding = file.tensors.find("clip.text_model.embeddings.token_embedding.weight");
  if (embedding == file.tensors.end() || embedding->second.sizes() != at::IntArrayRef({o.vocabularySize, o.width}) || o.heads < 1 || o.width % o.heads != 0) {
    return lacks(path, "its text tower has other sizes than its header says");
  }
  text::ClipTextNetwork network(o);
  if (auto ok = model::loadParameters(*network, file.tensors, "clip."); !ok) return Error{ok.error().code, fmt::format("{}: {}", path.string(), ok.error().message)};
  return std::make_shared<text::ClipTextEncoder>(std::move(*tokenizer), std::move(network), mostTokens);
}

}  // namespace core::sampling
