#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

// What stands before the data of a safetensors file: plain data without LibTorch, so that sanitizers and fuzzers reach it.
namespace core::io {

/// Element types that are read, in the format's words.
enum class ElementType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };
inline constexpr std::size_t kElementTypeCount = 10;
const char* elementTypeName(ElementType type);

inline constexpr const char* kSafetensorsMetadata = "__metadata__";

struct SafetensorsEntry {
  std::string name;
  ElementType type = ElementType::F32;
  std::vector<std::int64_t> shape;
  std::uint64_t begin = 0, end = 0;  // in the data section; as many bytes as the shape asks for
};

struct SafetensorsHeader {
  std::vector<SafetensorsEntry> entries;  // in the order of their data, without gaps and overlaps
  std::map<std::string, std::string> metadata;
};

/// Opens a file, reads and checks its header and leaves the stream at the first data byte.
/// Errors: as readTensorFile of core/model.
Result<SafetensorsHeader> openSafetensors(const std::filesystem::path& file, std::ifstream& stream);

}  // namespace core::io
