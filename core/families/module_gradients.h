#pragma once

#include "core/families/module_table.h"

#include <torch/nn/module.h>

#include <initializer_list>
#include <string>
#include <utility>

// What modules of the table that compute a loss have in common.
namespace core::families {

/// Published networks are loaded without gradients.
inline void learn(torch::nn::Module& network) {
  for (auto& parameter : network.parameters()) parameter.set_requires_grad(true);
}

/// Of all parameters that got one, as "grad.", the prefix and the parameter's name.
inline void addGradients(TensorMap& out, const torch::nn::Module& network, const std::string& prefix) {
  for (const auto& item : network.named_parameters())
    if (item.value().grad().defined()) out["grad." + prefix + item.key()] = item.value().grad();
}

/// Each as a tensor of one value.
inline void addScalars(TensorMap& out, std::initializer_list<std::pair<const char*, at::Tensor>> scalars) {
  for (const auto& [name, value] : scalars) out[name] = value.detach().reshape({1});
}

}  // namespace core::families
