#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/training/adamw.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace core::training {

/// Named numbers in the order in which they are shown.
using Scalars = std::vector<std::pair<std::string, double>>;

/// How one model learns: its parameters, its data and its losses. Owned by a Trainer; no thread, no files.
class Recipe {
 public:
  virtual ~Recipe() = default;

  /// Everything that learns. Called once.
  virtual std::vector<NamedParameter> parameters() = 0;

  /// Draws a batch from the stream and returns the scalar loss with its graph; adds its terms to terms.
  /// All randomness comes from the stream and from torch's generator, which the trainer seeds before each step.
  virtual at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) = 0;

  /// Numbers on held-out data with the parameters as they are now (the trainer puts the averaged ones in).
  virtual Scalars validate() = 0;

  /// Called between training and evaluation, for dropout.
  virtual void setTraining(bool isTraining) = 0;

  /// What another program needs to use the weights: sizes, labels, normalization. Strings for the safetensors header.
  virtual std::map<std::string, std::string> metadata() const = 0;

  /// Tensors that belong to the weights but do not learn (normalization, prototypes).
  virtual std::map<std::string, at::Tensor> extraTensors() { return {}; }

  /// Tensors that change while it learns and are no parameters (running sums): a checkpoint holds them, and what a resumed run reads is copied
  /// into these very tensors.
  virtual std::map<std::string, at::Tensor> stateTensors() { return {}; }
};

}  // namespace core::training
