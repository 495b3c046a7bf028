#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Python's pickle format, read as data: nothing is imported, called or constructed but plain values, containers and descriptions of
// tensors. Source of the format: Python's documentation of pickletools; of the tensor part: what torch.save writes.
namespace core::model::pickle {

using ValueId = std::uint32_t;

enum class Kind : std::uint8_t {
  None,
  Bool,        // integer is 0 or 1
  Integer,     // integer
  BigInteger,  // text holds its bytes, little endian, two's complement
  Real,        // real
  Text,        // text
  Bytes,       // text
  List,        // items
  Tuple,       // items
  Set,         // items
  Dict,        // items: key, value, key, value, ...; text: the class of a TorchScript module, whose attributes they are
  Name,        // text: an allowed name that has not been called ("torch.float32", "torch.FloatStorage")
  Storage,     // integer: index into Document::storages
  Tensor,      // integer: index into Document::tensors
  Foreign,     // text: the name of a class that is known to be harmless and was left out; what it held is gone
};

struct Value {
  Kind kind = Kind::None;
  std::uint8_t depth = 0;  // of containers inside
  std::int64_t integer = 0;
  double real = 0.0;
  std::string text = {};
  std::vector<ValueId> items = {};
};

/// PyTorch's element types by the name of their storage class ("FloatStorage"); "" for bytes without a type.
struct StorageInfo {
  std::string key;             // names the bytes in the file
  std::string type;            // "FloatStorage", ..., "UntypedStorage"
  std::int64_t rootCount = 0;  // elements (bytes for UntypedStorage) of the whole
  std::int64_t first = 0;      // a legacy view begins here
  std::int64_t count = 0;      // and has so many elements
};

/// A strided view of a storage; every index is checked to lie inside.
struct TensorInfo {
  std::uint32_t storage = 0;
  std::string type;  // storage class name that fits the elements
  std::int64_t offset = 0;
  std::vector<std::int64_t> sizes, strides;
};

/// What one pickle holds. Values refer to each other by index, so shared and circular values cost nothing and need no recursion.
struct Document {
  std::vector<Value> values;
  ValueId root = 0;
  std::vector<StorageInfo> storages;
  std::vector<TensorInfo> tensors;
  std::set<std::string> foreign;  // classes that were left out

  const Value& at(ValueId id) const { return values[id]; }
  /// The value under a text key of a dict; nullptr when it is not a dict or has none.
  const Value* find(const Value& dict, std::string_view key) const;
};

/// Limits that no real checkpoint reaches; behind them a file is refused before memory is taken.
struct Limits {
  std::uint64_t bytes = std::uint64_t{64} << 20;
  std::size_t values = 1'000'000;  // values, stack, memo
  std::uint8_t depth = 60;
};

/// Bytes per element of a storage class name, 0 for one that is not known.
std::int64_t elementBytes(std::string_view storageType);

/// Reads one pickle from position on and moves position behind it. name is used in messages.
/// Errors: ParseFailed for damaged, cut or absurd input; Unsupported when it asks for a name outside the list: "FILE asks to
/// construct os.system; refused".
Result<Document> read(std::string_view bytes, std::size_t& position, const std::string& name, const Limits& limits = {});

}  // namespace core::model::pickle
