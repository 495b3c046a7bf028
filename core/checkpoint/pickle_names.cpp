#include "core/checkpoint/pickle_names.h"

#include <algorithm>
#include <array>

namespace core::model::pickle {

namespace {

struct Listed {
  std::string_view module, name;
  NameRule rule;
};

constexpr std::array kListed = {
    Listed{"collections", "OrderedDict", NameRule::OrderedDict},
    Listed{"collections", "defaultdict", NameRule::DefaultDict},
    Listed{"builtins", "set", NameRule::Set},
    Listed{"builtins", "frozenset", NameRule::Set},
    Listed{"__builtin__", "set", NameRule::Set},
    Listed{"__builtin__", "frozenset", NameRule::Set},
    Listed{"builtins", "bytearray", NameRule::ByteArray},
    Listed{"__builtin__", "bytearray", NameRule::ByteArray},
    Listed{"_codecs", "encode", NameRule::Encode},
    Listed{"torch", "Size", NameRule::Size},
    Listed{"torch._utils", "_rebuild_tensor", NameRule::RebuildTensor},
    Listed{"torch._utils", "_rebuild_tensor_v2", NameRule::RebuildTensor2},
    Listed{"torch._utils", "_rebuild_tensor_v3", NameRule::RebuildTensor3},
    Listed{"torch._utils", "_rebuild_parameter", NameRule::RebuildParameter},
    Listed{"torch._utils", "_rebuild_parameter_with_state", NameRule::RebuildParameter},
    Listed{"torch", "device", NameRule::Foreign},
    Listed{"argparse", "Namespace", NameRule::Foreign},
    Listed{"pathlib", "Path", NameRule::Foreign},
    Listed{"pathlib", "PosixPath", NameRule::Foreign},
    Listed{"pathlib", "PurePosixPath", NameRule::Foreign},
    Listed{"pathlib", "WindowsPath", NameRule::Foreign},
    Listed{"typing", "Any", NameRule::Foreign},
    Listed{"numpy", "dtype", NameRule::Foreign},
    Listed{"numpy", "ndarray", NameRule::Foreign},
    Listed{"numpy.core.multiarray", "scalar", NameRule::Foreign},
    Listed{"numpy.core.multiarray", "_reconstruct", NameRule::Foreign},
    Listed{"numpy._core.multiarray", "scalar", NameRule::Foreign},
    Listed{"numpy._core.multiarray", "_reconstruct", NameRule::Foreign},
};

constexpr std::array<std::string_view, 9> kPlainTypes = {"int", "float", "bool", "str", "list", "dict", "tuple", "bytes", "object"};
constexpr std::array<std::string_view, 15> kElementTypeNames = {"float32", "float", "float64", "double", "float16", "half",      "bfloat16",  "int64",
                                                                "int32",   "int16", "int8",    "uint8",  "bool",    "complex64", "complex128"};
// Lightning keeps callbacks and hyperparameters (OmegaConf) in its files.
constexpr std::array<std::string_view, 6> kForeignPackages = {"pytorch_lightning.", "lightning.pytorch.",   "lightning.fabric.",
                                                              "lightning_fabric.",  "lightning_utilities.", "omegaconf."};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

NameRule ruleOf(std::string_view module, std::string_view name) {
  for (const auto& listed : kListed) {
    if (listed.module == module && listed.name == name) return listed.rule;
  }
  const bool isPlain = name.find('.') == std::string_view::npos;
  if ((module == "torch" || module == "torch.storage") && isPlain && name.ends_with("Storage")) return NameRule::Storage;
  if (module == "torch" && holds(kElementTypeNames, name)) return NameRule::Inert;
  if ((module == "builtins" || module == "__builtin__") && holds(kPlainTypes, name)) return NameRule::Inert;
  if (module == "__torch__" || module.starts_with("__torch__.")) return NameRule::Module;
  if (module == "torch.jit._pickle") return NameRule::Foreign;  // tags of lists and dicts beside the weights
  for (const auto package : kForeignPackages) {
    if (module.starts_with(package)) return NameRule::Foreign;
  }
  return NameRule::Refused;
}

}  // namespace core::model::pickle
