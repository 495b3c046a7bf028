#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Checkpoints as PyTorch writes them, byte by byte, so that the readers can be tested without Python.
namespace tests {

/// Instructions of a pickle of protocol 2, one after the other.
class PickleWriter {
 public:
  PickleWriter& raw(std::string_view bytes);
  PickleWriter& begin() { return raw("\x80\x02"); }
  PickleWriter& end() { return raw("."); }
  PickleWriter& name(const std::string& module, const std::string& name) { return raw("c").raw(module).raw("\n").raw(name).raw("\n"); }
  PickleWriter& text(const std::string& value);
  PickleWriter& integer(std::int64_t value);
  PickleWriter& integers(c10::IntArrayRef values);  // a tuple
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

struct CheckpointLayout {
  /// Tensors by name in a dict each; the group "" stands at the top level.
  std::map<std::string, std::vector<std::pair<std::string, at::Tensor>>> groups;
  std::map<std::string, std::int64_t> numbers;  // at the top level
  std::string extra;                            // instructions that make one value, put at the top level as "extra"
};

/// Tensors may be strided views; those that share a storage share it in the file.
std::string zipCheckpoint(const CheckpointLayout& layout);
/// The stream format; every storage is written as a view of itself when asViews is set.
enum class LegacyViews { Off, On };
std::string streamCheckpoint(const CheckpointLayout& layout, LegacyViews views = LegacyViews::Off);

/// A TorchScript archive: nested modules whose attributes are named by the parts of the tensors' names.
std::string scriptArchive(const std::vector<std::pair<std::string, at::Tensor>>& tensors);

/// A zip archive of stored members.
std::string zipArchive(const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace tests
