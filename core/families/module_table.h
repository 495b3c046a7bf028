#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// The table behind `gesto model run`: one part of a model or one formula by name, from named tensors to named tensors.
/// It exists so that every part can be compared with reference outputs alone. Families add theirs
/// (`ModelFamily::addModules`), core/engine those that belong to none.
namespace core::families {

using model::TensorMap;

/// The --set values of one call. A getter throws std::invalid_argument (one sentence) on a value of the wrong kind.
class ModuleSettings {
 public:
  ModuleSettings() = default;
  explicit ModuleSettings(std::map<std::string, std::string> values) : values_(std::move(values)) {}

  double number(const std::string& name, double fallback) const;
  std::int64_t integer(const std::string& name, std::int64_t fallback) const;
  /// 0 or 1.
  bool isOn(const std::string& name, bool fallback) const;
  /// One of the allowed words.
  std::string word(const std::string& name, const std::string& fallback, std::initializer_list<std::string_view> allowed) const;

  const std::map<std::string, std::string>& values() const { return values_; }

 private:
  std::map<std::string, std::string> values_;
};

/// What one call gets. The references outlive the call.
struct ModuleCall {
  const TensorMap& inputs;
  const TensorMap& weights;  // empty when the module needs none
  const ModuleSettings& settings;

  bool hasInput(const std::string& name) const { return inputs.count(name) != 0; }
  /// Float inputs come as float32, integers as int64, contiguous on the CPU. shape: -1 stands for any size of at least 1.
  /// Throws std::invalid_argument naming the tensor, the shape found and the shape expected, or that a float is not finite.
  at::Tensor floats(const std::string& name, std::initializer_list<std::int64_t> shape) const;
  at::Tensor integers(const std::string& name, std::initializer_list<std::int64_t> shape) const;
};

/// Runs under inference mode off and gradients off (a module that needs gradients turns them on itself).
/// Throws std::invalid_argument for a wrong input or setting and lets LibTorch's exceptions fly.
using ModuleFunction = std::function<TensorMap(const ModuleCall&)>;

struct ModuleEntry {
  ModuleFunction run;
  std::vector<std::string> settings = {};  // the names it knows; another name is refused
  bool needsWeights = false;
};

using ModuleTable = std::map<std::string, ModuleEntry>;

}  // namespace core::families
