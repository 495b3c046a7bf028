#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tests {

inline constexpr std::uint64_t kFixtureSeed = 0x6D6F74696F6E4131u;

/// One tensor of a test weight set; float32, a function of its key, shape, rule and the seed alone (fixtures/weights.md).
/// Throws std::invalid_argument on an unknown rule.
at::Tensor hashWeight(const std::string& key, const std::vector<std::int64_t>& shape, const std::string& rule, std::uint64_t seed = kFixtureSeed);

/// A whole set from a table of key, shape and rule, one tensor per line. Errors: NotFound, ParseFailed.
core::Result<core::model::TensorMap> hashWeights(const std::filesystem::path& keyTable, std::uint64_t seed = kFixtureSeed);

}  // namespace tests
