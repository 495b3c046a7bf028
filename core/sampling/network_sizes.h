#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

// The sizes of a network in the "config" of one of our weights files.
namespace core::sampling {

/// Names in the JSON object and the options that they are.
template <class Options>
using NetworkSizes = std::vector<std::pair<const char*, int Options::*>>;

template <class Options>
nlohmann::json sizesJson(const Options& options, const NetworkSizes<Options>& sizes) {
  nlohmann::json json;
  for (const auto& [name, member] : sizes) json[name] = options.*member;
  return json;
}

/// Errors: Unsupported when it is missing or no whole number from 1 to `largest`.
Result<int> networkSize(const nlohmann::json& config, const char* name, int largest, const std::string& fileName);

/// All of them; what has no name there stays as it is in `options`. Errors: as networkSize.
template <class Options>
Result<Options> sizesFrom(const nlohmann::json& config, const NetworkSizes<Options>& sizes, int largest, const std::string& fileName, Options options = {}) {
  for (const auto& [name, member] : sizes) {
    const auto size = networkSize(config, name, largest, fileName);
    if (!size) return size.error();
    options.*member = *size;
  }
  return options;
}

}  // namespace core::sampling
