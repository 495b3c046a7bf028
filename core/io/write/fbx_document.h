#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace core::io {

/// A value of an FBX record. The kind in the file follows the type: bool C, int32 I, int64 L, double D, string S, bytes R, arrays i l f d.
struct FbxBytes {
  std::string value;
};
using FbxProperty = std::variant<bool, std::int32_t, std::int64_t, double, std::string, FbxBytes, std::vector<std::int32_t>, std::vector<std::int64_t>,
                                 std::vector<float>, std::vector<double>>;

/// One record of a binary FBX file: a name, values, and records inside.
struct FbxNode {
  std::string name;
  std::vector<FbxProperty> properties = {};
  std::vector<FbxNode> children = {};

  /// Appends a child and returns it; the reference holds until the next child is added.
  FbxNode& add(std::string childName, std::vector<FbxProperty> values = {});
};

/// "name" as FBX stores the names of objects: followed by 0, 1 and the class.
std::string fbxName(const std::string& name, const char* objectClass);

/// The file: header, records, footer, in version 7400 (32-bit offsets, read by every program since 2014). Arrays are packed with zlib
/// where that makes them smaller. The same records give the same bytes. Throws std::length_error for files of 4 GiB and more, which
/// this version cannot address.
std::string fbxFile(const std::vector<FbxNode>& topLevel);

}  // namespace core::io
