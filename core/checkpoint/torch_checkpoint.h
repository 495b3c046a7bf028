#pragma once

#include "core/base/result.h"
#include "core/checkpoint/byte_source.h"
#include "core/checkpoint/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace core::model {

/// A file of torch.save: the zip archive of PyTorch 1.6 and later (Lightning's .ckpt among them) or the stream of pickles before it
/// ("finest.tar" of the text-to-motion evaluator, which is no tar). Only tensors and plain containers come out of it; whatever else a
/// pickle asks for is refused by name, except a short list of classes that training programs leave beside the weights
/// (core/checkpoint/pickle_names.cpp), which are left out and never made. Of a TorchScript archive (OpenAI's CLIP files) the modules'
/// parameters are read and the program is not.
class TorchCheckpoint {
 public:
  enum class Format { Zip, Stream };

  struct Entry {
    std::vector<std::int64_t> sizes;
    at::ScalarType type = at::kFloat;
  };

  /// Reads structure and shapes; the data stay in the file until a tensor is asked for.
  /// Errors: NotFound, ReadFailed; ParseFailed when cut, damaged or absurd; Unsupported for a refused name, TorchScript archives without modules, big
  /// endian data, real tar files.
  static Result<TorchCheckpoint> open(const std::filesystem::path& file);
  static Result<TorchCheckpoint> open(std::unique_ptr<ByteSource> source);

  TorchCheckpoint(TorchCheckpoint&&) noexcept;
  TorchCheckpoint& operator=(TorchCheckpoint&&) noexcept;
  ~TorchCheckpoint();

  Format format() const;
  /// Every tensor by its path: keys of dicts and indices of lists joined by dots ("state_dict.vae.encoder.norm.weight").
  const std::map<std::string, Entry>& entries() const;
  /// Numbers and texts at the top level ("epoch", "global_step", "pytorch-lightning_version").
  const std::map<std::string, std::string>& remarks() const;
  /// Classes that were left out.
  const std::vector<std::string>& leftOut() const;

  /// One tensor, contiguous, with memory of its own. Bytes are read and, in a zip archive, checked against their CRC.
  /// Errors: NotFound for a path without a tensor; ParseFailed, ReadFailed.
  Result<at::Tensor> tensor(const std::string& path) const;
  /// The same as a strided view that shares its memory with the other views of its storage.
  Result<at::Tensor> view(const std::string& path) const;

 private:
  struct Content;
  explicit TorchCheckpoint(std::unique_ptr<Content> content);
  std::unique_ptr<Content> content_;
};

}  // namespace core::model
