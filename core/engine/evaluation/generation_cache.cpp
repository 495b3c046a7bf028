#include "core/engine/evaluation/generation_cache.h"

#include "core/base/hash.h"
#include "core/checkpoint/safetensors.h"

#include <ATen/core/Tensor.h>
#include <fmt/format.h>

#include <algorithm>

namespace core::engine {

Result<std::vector<at::Tensor>> GenerationCache::motions(const std::vector<std::string>& keys, const Make& make, std::int64_t& made) {
  std::error_code code;
  std::filesystem::create_directories(folder_, code);
  if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", folder_.string(), code.message())};
  std::vector<at::Tensor> all(keys.size());
  for (std::size_t start = 0; start < keys.size(); start += perFile_) {
    const auto count = std::min(perFile_, keys.size() - start);
    base::ContentHash hash;
    std::string words;
    for (std::size_t i = start; i < start + count; ++i) words += keys[i] + "\n";
    hash.add(words);
    const auto file = folder_ / (hash.hex() + ".safetensors");
    bool isThere = false;
    if (auto stored = model::readTensorFile(file); stored && stored->metadata["made from"] == words && stored->tensors.size() == count) {
      isThere = true;
      for (std::size_t i = 0; i < count; ++i) {
        const auto found = stored->tensors.find(std::to_string(i));
        if (found == stored->tensors.end() || found->second.dim() != 2 || found->second.size(1) != 263)
          isThere = false;
        else
          all[start + i] = found->second;
      }
    }
    if (isThere) continue;
    model::TensorMap fresh;
    auto motions = make(start, count);
    if (!motions) return motions.error();
    for (std::size_t i = 0; i < count; ++i) {
      all[start + i] = motions->at(i);
      fresh[std::to_string(i)] = motions->at(i);
    }
    made += static_cast<std::int64_t>(count);
    if (auto written = model::writeSafetensors(file, fresh, {{"made from", words}}); !written) return written.error();
  }
  return all;
}

}  // namespace core::engine
