#include "core/checkpoint/weight_file.h"

#include "core/base/hash.h"
#include "core/checkpoint/torch_checkpoint.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <optional>

namespace core::model {

namespace {

constexpr std::string_view kLightningPrefix = "state_dict.";

/// safetensors: eight bytes of length, then JSON.
bool looksLikeSafetensors(const ByteSource& source) {
  const auto head = source.read(0, std::uint64_t{9});
  return head && head.value()[8] == '{';
}

Result<std::string> hashOf(const ByteSource& source) {
  constexpr std::uint64_t kPiece = std::uint64_t{4} << 20;
  base::ContentHash hash;
  for (std::uint64_t at = 0; at < source.size(); at += kPiece) {
    auto piece = source.read(at, std::min(kPiece, source.size() - at));
    if (!piece) return piece.error();
    hash.add(*piece);
  }
  return hash.hex();
}

}  // namespace

struct WeightFile::Source {
  std::string prefix;  // "state_dict." or nothing
  std::optional<TorchCheckpoint> checkpoint;
  TensorMap tensors;  // of safetensors
};

Result<WeightFile> WeightFile::open(const std::filesystem::path& file) {
  auto bytes = openByteSource(file);
  if (!bytes) return bytes.error();
  WeightFile opened;
  opened.path_ = file;
  opened.source_ = std::make_shared<Source>();
  const auto size = (*bytes)->size();
  auto hash = hashOf(**bytes);
  if (!hash) return hash.error();
  opened.facts_ = {{"bytes", std::to_string(size)}, {"hash", *hash}};
  if (looksLikeSafetensors(**bytes)) {
    auto read = readTensorFile(file);
    if (!read) return read.error();
    opened.format_ = "safetensors";
    for (const auto& [name, tensor] : read->tensors) opened.shapes_[name] = {tensor.sizes().vec(), tensor.is_floating_point()};
    opened.source_->tensors = std::move(read->tensors);
    return opened;
  }
  auto checkpoint = TorchCheckpoint::open(std::move(*bytes));
  if (!checkpoint) return checkpoint.error();
  opened.format_ = checkpoint->format() == TorchCheckpoint::Format::Zip ? "PyTorch zip" : "PyTorch stream";
  for (const auto& [name, value] : checkpoint->remarks()) opened.facts_[name] = value;
  opened.leftOut_ = checkpoint->leftOut();
  const auto first = checkpoint->entries().lower_bound(std::string(kLightningPrefix));
  if (first != checkpoint->entries().end() && first->first.starts_with(kLightningPrefix)) opened.source_->prefix = kLightningPrefix;
  for (const auto& [name, entry] : checkpoint->entries()) {
    if (!name.starts_with(opened.source_->prefix)) continue;
    std::uint64_t count = 1;
    for (const auto length : entry.sizes) {
      if (length > 0 && count > size / static_cast<std::uint64_t>(length)) {
        return Error{ErrorCode::ParseFailed, fmt::format("{}: the tensor {} claims to be larger than its file", file.string(), name)};
      }
      count *= static_cast<std::uint64_t>(length);
    }
    opened.shapes_[name.substr(opened.source_->prefix.size())] = {entry.sizes, at::isFloatingType(entry.type)};
  }
  opened.source_->checkpoint.emplace(std::move(*checkpoint));
  return opened;
}

bool WeightFile::hasBelow(const std::string& prefix) const {
  const auto found = shapes_.lower_bound(prefix);
  return found != shapes_.end() && found->first.starts_with(prefix);
}

Result<at::Tensor> WeightFile::tensor(const std::string& name) const {
  const auto shape = shapes_.find(name);
  if (shape == shapes_.end()) return Error{ErrorCode::NotFound, fmt::format("{}: has no tensor {}", path_.string(), name)};
  if (!shape->second.isFloating) return Error{ErrorCode::ParseFailed, fmt::format("{}: the weight {} does not hold floating-point numbers", path_.string(), name)};
  at::Tensor value;
  if (source_->checkpoint) {
    auto read = source_->checkpoint->tensor(source_->prefix + name);
    if (!read) return read.error();
    value = std::move(*read);
  } else {
    value = source_->tensors.at(name);
  }
  value = value.to(at::kFloat).contiguous();
  if (!value.isfinite().all().item<bool>()) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: the weight {} holds values that are not numbers", path_.string(), name)};
  }
  return value;
}

}  // namespace core::model
