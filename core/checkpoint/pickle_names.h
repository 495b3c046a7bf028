#pragma once

#include <string_view>

namespace core::model::pickle {

/// What a name in a pickle ("module name") may stand for.
enum class NameRule {
  Refused,      // everything that is not listed
  OrderedDict,  // a dict when called
  DefaultDict,  // likewise; the factory is dropped
  Set,          // set, frozenset
  Encode,       // _codecs.encode: how protocol 2 spells bytes
  ByteArray,
  Size,              // torch.Size: a tuple
  RebuildTensor,     // (storage, offset, sizes, strides)
  RebuildTensor2,    // and (requires_grad, backward_hooks), which are ignored
  RebuildTensor3,    // and the element type of a storage without one
  RebuildParameter,  // (tensor, ...)
  Storage,           // a storage class
  Module,            // a TorchScript module: its attributes as a dict, its code is never looked at
  Inert,             // a plain value that names an element type or a builtin type
  Foreign,           // classes that training programs leave in checkpoints beside the weights: left out, never made
};

NameRule ruleOf(std::string_view module, std::string_view name);

}  // namespace core::model::pickle
