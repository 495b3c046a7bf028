#pragma once

#include "core/base/result.h"
#include "core/model_import/part_layout.h"

#include <torch/nn/module.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>

// The keys of a part, from a module or written down.
namespace core::model {

/// The parameters of a module, behind the prefix.
void addKeys(KeyShapes& keys, const torch::nn::Module& module, const std::string& prefix);

/// Sizes with their names for the message: 1 to `largest` each. Errors: Unsupported.
Result<void> sensibleSizes(std::initializer_list<std::pair<const char*, int>> sizes, int largest = 60'000);
/// Of a transformer, which is made only when it is no monster. Errors: Unsupported.
Result<void> sensibleWidths(int width, int feedForward, int layers);

// The keys of torch's own layers, written down so that no network need be made to know them: that of a hostile file would fill the memory.
void addLinear(KeyShapes& keys, const std::string& name, std::int64_t out, std::int64_t in);
/// Of any number of dimensions.
void addConvolution(KeyShapes& keys, const std::string& name, std::int64_t out, std::int64_t in, std::initializer_list<std::int64_t> kernel);
enum class LayerKind { Encoder, Decoder };
/// Transformer layers "name.0", "name.1", ...
void addLayers(KeyShapes& keys, const std::string& name, int count, LayerKind kind, std::int64_t width, std::int64_t feedForward);
/// Of ConditionToken, but for the sinusoid.
void addCondition(KeyShapes& keys, const std::string& prefix, std::int64_t width, std::int64_t textWidth);

}  // namespace core::model
