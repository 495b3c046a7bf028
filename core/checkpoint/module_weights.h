#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"

#include <torch/nn/module.h>
#include <nlohmann/json_fwd.hpp>

#include <string>

// From the tensors of a file into a module's parameters: ours (copied, the file named in errors) and published ones (shared). A module goes to modelDevice()
// (core/checkpoint/model_device.h) when it is loaded.
namespace core::model {

/// Copies tensors named prefix + parameter name into the module, with conversion to its type.
/// Errors: ParseFailed naming what is missing, mis-shaped or not finite, and the file.
Result<void> loadParameters(torch::nn::Module& module, const TensorMap& tensors, const std::string& prefix, const std::string& fileName);

/// One tensor of that name into `target`. Errors: as loadParameters.
Result<void> loadTensor(torch::Tensor target, const TensorMap& tensors, const std::string& name, const std::string& fileName);

/// Gives every parameter of the module the tensor `prefix + name`, sharing memory with it, in evaluation mode and without
/// gradients. Further tensors in the map are allowed. The error lists up to five missing keys and up to five keys of another
/// shape; a tensor that is not float or holds a value that is not finite is refused by name.
Result<void> loadParameters(torch::nn::Module& module, const TensorMap& weights, const std::string& prefix);

/// A network of these options with published weights in it.
template <class Holder, class Options>
Result<Holder> loadedModule(const Result<Options>& options, const TensorMap& weights, const std::string& prefix) {
  if (!options) return options.error();
  Holder module(options.value());
  if (auto done = loadParameters(*module, weights, prefix); !done) return done.error();
  return module;
}

/// Whether a key begins so.
bool hasBelow(const TensorMap& tensors, const std::string& prefix);

/// The "config" of one of our weights files. Errors: ParseFailed when there is none; Unsupported when its "kind" is another.
Result<nlohmann::json> configOf(const TensorFile& file, const std::string& kind, const std::string& fileName);

/// The vectors "mean" and "std" of one of our weights files. Errors: ParseFailed naming the one that is not there.
Result<void> loadNormalization(const TensorFile& file, const std::string& fileName, torch::Tensor& mean, torch::Tensor& std);

}  // namespace core::model
