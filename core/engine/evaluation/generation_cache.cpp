#include "core/engine/evaluation/generation_cache.h"

#include "core/base/hash.h"
#include "core/checkpoint/safetensors.h"
#include "core/motion/published_forms.h"

#include <ATen/core/Tensor.h>
#include <fmt/format.h>

#include <algorithm>

namespace core::engine {

// The motions of one file.
struct GenerationCache::Part {
  std::size_t start = 0, count = 0;
  std::string words;  // what they are made from, a line each
  std::filesystem::path file;
};

GenerationCache::Part GenerationCache::partFrom(const std::vector<std::string>& keys, std::size_t start) const {
  Part part{start, std::min(perFile_, keys.size() - start), {}, {}};
  for (std::size_t i = start; i < start + part.count; ++i) part.words += keys[i] + "\n";
  base::ContentHash hash;
  hash.add(part.words);
  part.file = folder_ / (hash.hex() + ".safetensors");
  return part;
}

Result<std::vector<at::Tensor>> GenerationCache::read(const Part& part) const {
  const auto refused = [&](const char* why) { return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", part.file.string(), why)}; };
  auto stored = model::readTensorFile(part.file);
  if (!stored) return stored.error();
  if (stored->metadata["made from"] != part.words || stored->tensors.size() != part.count) return refused("holds other motions");
  std::vector<at::Tensor> motions(part.count);
  for (std::size_t i = 0; i < part.count; ++i) {
    const auto found = stored->tensors.find(std::to_string(i));
    if (found == stored->tensors.end() || found->second.dim() != 2 || found->second.size(1) != motion::humanml3d::kFeatures) return refused("is damaged");
    motions[i] = found->second;
  }
  return motions;
}

Result<std::vector<at::Tensor>> GenerationCache::written(const Part& part, const Make& make) const {
  auto motions = make(part.start, part.count);
  if (!motions) return motions;
  model::TensorMap fresh;
  for (std::size_t i = 0; i < part.count; ++i) fresh[std::to_string(i)] = motions->at(i);
  if (auto written = model::writeSafetensors(part.file, fresh, {{"made from", part.words}}); !written) return written.error();
  return motions;
}

Result<std::vector<at::Tensor>> GenerationCache::motions(const std::vector<std::string>& keys, const Make& make, std::int64_t& made) {
  std::error_code code;
  std::filesystem::create_directories(folder_, code);
  if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", folder_.string(), code.message())};
  std::vector<at::Tensor> all;
  for (std::size_t start = 0; start < keys.size(); start += perFile_) {
    const auto part = partFrom(keys, start);
    auto motions = read(part);
    if (!motions) {
      motions = written(part, make);
      if (!motions) return motions.error();
      made += static_cast<std::int64_t>(part.count);
    }
    for (auto& motion : *motions) all.push_back(std::move(motion));
  }
  return all;
}

Result<void> GenerationCache::makeOwn(const std::vector<std::string>& keys, const std::function<bool(std::int64_t file)>& isOwn, const Make& make, std::int64_t& made) {
  std::error_code code;
  std::filesystem::create_directories(folder_, code);
  if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", folder_.string(), code.message())};
  for (std::size_t start = 0; start < keys.size(); start += perFile_) {
    if (!isOwn(filesSeen_++)) continue;
    const auto part = partFrom(keys, start);
    if (read(part)) continue;
    if (auto motions = written(part, make); !motions) return motions.error();
    made += static_cast<std::int64_t>(part.count);
  }
  return {};
}

}  // namespace core::engine
