#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"

#include <cstdint>
#include <string>

namespace core::model {

/// Reads sizes out of the shapes of a weight map and remembers the first key that was not as expected, so that a loader can ask for
/// everything and look at problem() once.
class ShapeReader {
 public:
  ShapeReader(const TensorMap& weights, std::string prefix) : weights_(weights), prefix_(std::move(prefix)) {}

  bool has(const std::string& name) const { return weights_.count(prefix_ + name) != 0; }

  /// Size of one dimension of the tensor prefix + name, which must have that rank and some elements; 1 after a problem.
  int size(const std::string& name, std::int64_t dimension, std::int64_t rank);

  /// How many of name.0, name.1, ... exist, told by the tensor `leaf` of each.
  int count(const std::string& name, const std::string& leaf) const;

  /// Layers of a skip transformer.
  int skipLayers(const std::string& name);

  /// The first problem as a sentence; empty when there was none.
  const std::string& problem() const { return problem_; }

 private:
  int fail(std::string message);

  const TensorMap& weights_;
  std::string prefix_;
  std::string problem_;
};

/// Heads of the published transformers, which no shape tells.
inline constexpr int kPublishedHeads = 4;

/// Errors: InvalidArgument with the reader's problem, or a width that does not split into the published heads.
Result<void> checkedWidth(const ShapeReader& shapes, int width);

}  // namespace core::model
