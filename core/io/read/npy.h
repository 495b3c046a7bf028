#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace core::io {

/// A numeric array in C order (last index fastest), however the file had it.
struct NpyArray {
  std::vector<std::int64_t> shape;  // empty for a single number
  std::vector<double> values;       // product(shape) values; all kinds fit but for integers above 2^53
};

/// Reads NPY versions 1 to 3, of either byte order, C or Fortran order; floats of 16, 32 and 64 bits, whole numbers of 8 to 64 bits, and truth values.
/// Errors: NotFound, ReadFailed; ParseFailed when the header is malformed or promises more or fewer bytes than there are;
/// Unsupported for other element types (complex numbers, texts, objects, records). Nothing is allocated before sizes have been checked.
Result<NpyArray> readNpy(const std::filesystem::path& file);
Result<NpyArray> parseNpy(std::string_view bytes, std::string_view name);

/// The bytes of a version 1 file. Throws std::invalid_argument when values.size() is not the product of the shape.
std::string formatNpy(std::span<const float> values, std::span<const std::int64_t> shape);
/// Writes it atomically. Errors: WriteFailed.
Result<void> writeNpy(const std::filesystem::path& file, std::span<const float> values, std::span<const std::int64_t> shape);

}  // namespace core::io
