#pragma once

#include "core/checkpoint/safetensors.h"

#include <filesystem>
#include <string>
#include <vector>

/// Matrices as 8-bit rows, half of what float16 takes: what is shipped stays small. A matrix X of two or more dimensions is stored as int8
/// X and float32 X.row_scale [rows]; value = scale of the row * stored. The largest value of a row is stored as 127, so that packing what was
/// unpacked gives the same bytes.
namespace core::model {

/// Everything as float16 but the matrices whose name begins with one of the prefixes, which are packed, and what keep names, which stays
/// as it is. Integers stay integers.
TensorMap packedForShipping(const TensorMap& tensors, const std::vector<std::string>& packedPrefixes, const std::vector<std::string>& keep = {});

/// A file of weights with its packed rows as float32, and everything else as stored. A file without any is read as it is.
/// Errors: as readTensorFile; ParseFailed when a row scale has no matrix of as many rows.
Result<TensorFile> readWeightsFile(const std::filesystem::path& file);

}  // namespace core::model
