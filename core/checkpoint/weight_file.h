#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace core::model {

/// The named tensors of one file of weights, whatever its format: PyTorch's checkpoints (.ckpt, .pt, .bin, finest.tar) or safetensors.
class WeightFile {
 public:
  struct Shape {
    std::vector<std::int64_t> sizes;
    bool isFloating = true;
  };

  /// Names, shapes and facts; of a checkpoint the data stay in the file. Names below "state_dict." stand without it, and then nothing
  /// else of the file does (optimizer states are no weights).
  /// Errors: as TorchCheckpoint::open and readTensorFile; ParseFailed when a tensor claims to be larger than its file.
  static Result<WeightFile> open(const std::filesystem::path& file);

  const std::filesystem::path& path() const { return path_; }
  const std::map<std::string, Shape>& shapes() const { return shapes_; }
  /// "PyTorch zip", "PyTorch stream" or "safetensors".
  const std::string& format() const { return format_; }
  /// Size, FNV-1a hash of the bytes, and what the file says of itself (epoch, global_step, ...).
  const std::map<std::string, std::string>& facts() const { return facts_; }
  /// Classes that were left out.
  const std::vector<std::string>& leftOut() const { return leftOut_; }

  bool has(const std::string& name) const { return shapes_.count(name) != 0; }
  /// Some name begins so.
  bool hasBelow(const std::string& prefix) const;

  /// float32, contiguous, finite. Errors: NotFound; ParseFailed naming the weight and the file when a value is no number.
  Result<at::Tensor> tensor(const std::string& name) const;

 private:
  struct Source;
  std::filesystem::path path_;
  std::map<std::string, Shape> shapes_;
  std::string format_;
  std::map<std::string, std::string> facts_;
  std::vector<std::string> leftOut_;
  std::shared_ptr<Source> source_;
};

}  // namespace core::model
