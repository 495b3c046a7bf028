#pragma once

#include "core/base/result.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <string>

namespace core::model {

/// Tensors by name, in the order of their names.
using TensorMap = std::map<std::string, at::Tensor>;
/// The "__metadata__" strings of a safetensors file.
using TensorMetadata = std::map<std::string, std::string>;

/// What a safetensors file holds. Tensors are contiguous, on the CPU, and own their memory.
struct TensorFile {
  TensorMap tensors;
  TensorMetadata metadata;
};

/// Everything whose name begins with the prefix, without it: one part of a file that bundles several ("vae/").
TensorFile partOf(const TensorFile& whole, const std::string& prefix);

/// Reads F64, F32, F16, BF16, I64, I32, I16, I8, U8 and BOOL tensors.
/// Errors: NotFound; ReadFailed; ParseFailed when the header is longer than the file, is not the JSON asked for, names a range
/// outside the data, overlaps another tensor, leaves a hole, or does not match its shape; Unsupported for other element types.
Result<TensorFile> readTensorFile(const std::filesystem::path& file);

/// The same without the metadata.
Result<TensorMap> readSafetensors(const std::filesystem::path& file);

/// Only the metadata; the data are not read, so it is cheap for a file of any size. Errors as readTensorFile.
Result<TensorMetadata> readSafetensorsMetadata(const std::filesystem::path& file);

/// Writes atomically and deterministically: header in name order, padded with spaces to 8 bytes; data of wide elements first, then by
/// name, so that every tensor lies aligned.
/// Tensors on other devices or not contiguous are copied first.
/// Errors: WriteFailed; Unsupported for an element type that the format has no word for. Throws on a name that is not UTF-8.
Result<void> writeSafetensors(const std::filesystem::path& file, const TensorMap& tensors, const TensorMetadata& metadata = {});

}  // namespace core::model
