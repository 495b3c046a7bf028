#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The tree of records that an FBX file is, binary or text, before anybody asks what the records mean.
namespace core::io::fbx {

/// One value of a record. Whole numbers (of any width, and yes or no) are one kind, as are real ones; arrays keep theirs.
using Value = std::variant<std::int64_t, double, std::string, std::vector<std::int64_t>, std::vector<double>>;

struct Record {
  std::string name;
  std::vector<Value> values;
  std::vector<Record> children;

  /// The first child of that name, or null.
  const Record* child(std::string_view name) const;
  /// The value at a place as a number or text; the fallback where there is none, or one of another kind.
  double number(std::size_t at, double fallback = 0.0) const;
  std::int64_t whole(std::size_t at, std::int64_t fallback = 0) const;
  std::string text(std::size_t at) const;
  /// All numbers of the record: its first array, else its plain numbers.
  std::vector<double> numbers() const;
  std::vector<std::int64_t> wholes() const;
};

/// Names of objects as the file shows them: binary files write "Hips\0\1Model", text ones "Model::Hips".
std::string objectName(const Record& object);

struct Tree {
  int version = 0;  // 7400 and so on
  Record root;      // its children are the file's outermost records
};

/// Whether bytes begin as a binary FBX file does; all others are tried as text.
bool isBinary(std::string_view bytes);

/// What of the file is wanted. Motion: records of geometry and pictures ("Geometry" but for its name, "Video", "Texture", "Material") are passed over, nothing of motion
/// is in them. Looks: they too, and values that are bytes (pictures) come as texts.
enum class TreeContent { Motion, Looks };

/// Both kinds of file.
/// Errors: ParseFailed with the place in bytes or the line; Unsupported for files before FBX 7 (2011) and for more than 4 million records.
/// Nothing is allocated before the file has been seen to hold enough for it.
Result<Tree> parseTree(std::string_view bytes, std::string_view name, TreeContent content = TreeContent::Motion);

}  // namespace core::io::fbx
