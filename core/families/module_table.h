#pragma once

#include "core/base/result.h"
#include "core/base/settings.h"
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

/// What one call gets. The references outlive the call.
struct ModuleCall {
  const TensorMap& inputs;
  const TensorMap& weights;  // empty when the module needs none
  const base::Settings& settings;

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
  base::SettingSpecs settings = {};  // what `--set` takes
  bool needsWeights = false;
};

using ModuleTable = std::map<std::string, ModuleEntry>;

}  // namespace core::families
