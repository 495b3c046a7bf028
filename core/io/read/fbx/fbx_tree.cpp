#include "core/io/read/fbx/fbx_tree.h"

#include "core/io/read/fbx/fbx_tree_parsers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::io::fbx {

const Record* Record::child(std::string_view wanted) const {
  const auto found = std::find_if(children.begin(), children.end(), [&](const Record& r) { return r.name == wanted; });
  return found == children.end() ? nullptr : &*found;
}

double Record::number(std::size_t at, double fallback) const {
  if (at >= values.size()) return fallback;
  if (const auto* real = std::get_if<double>(&values[at])) return *real;
  if (const auto* whole = std::get_if<std::int64_t>(&values[at])) return static_cast<double>(*whole);
  return fallback;
}

std::int64_t Record::whole(std::size_t at, std::int64_t fallback) const {
  if (at >= values.size()) return fallback;
  if (const auto* whole = std::get_if<std::int64_t>(&values[at])) return *whole;
  if (const auto* real = std::get_if<double>(&values[at]); real && std::abs(*real) < 9e18) return static_cast<std::int64_t>(*real);
  return fallback;
}

std::string Record::text(std::size_t at) const {
  if (at >= values.size()) return {};
  const auto* found = std::get_if<std::string>(&values[at]);
  return found ? *found : std::string();
}

std::vector<double> Record::numbers() const {
  std::vector<double> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (const auto* reals = std::get_if<std::vector<double>>(&values[i])) return *reals;
    if (const auto* wholes = std::get_if<std::vector<std::int64_t>>(&values[i])) return {wholes->begin(), wholes->end()};
    if (!std::holds_alternative<std::string>(values[i])) out.push_back(number(i));
  }
  return out;
}

std::vector<std::int64_t> Record::wholes() const {
  std::vector<std::int64_t> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (const auto* all = std::get_if<std::vector<std::int64_t>>(&values[i])) return *all;
    if (const auto* reals = std::get_if<std::vector<double>>(&values[i])) {
      for (const double real : *reals) out.push_back(std::abs(real) < 9e18 ? static_cast<std::int64_t>(real) : 0);
      return out;
    }
    if (!std::holds_alternative<std::string>(values[i])) out.push_back(whole(i));
  }
  return out;
}

std::string objectName(const Record& object) {
  std::string name = object.text(1);
  if (const auto end = name.find(std::string("\0\1", 2)); end != std::string::npos) return name.substr(0, end);
  if (const auto begin = name.find("::"); begin != std::string::npos) {
    const auto kind = std::string_view(name).substr(0, begin);
    // Only what text files put before a name: a name space of the program that wrote the file belongs to the name.
    for (const char* known :
         {"Model", "AnimStack", "AnimLayer", "AnimCurveNode", "AnimCurve", "NodeAttribute", "Deformer", "SubDeformer", "Geometry", "Material", "Texture", "Video"})
      if (kind == known) return name.substr(begin + 2);
  }
  return name;
}

bool isBinary(std::string_view bytes) { return bytes.starts_with("Kaydara FBX Binary"); }

Result<Tree> parseTree(std::string_view bytes, std::string_view name, TreeContent content) {
  auto tree = isBinary(bytes) ? parseBinaryTree(bytes, name, content) : parseTextTree(bytes, name, content);
  if (!tree) return tree;
  if (tree->version == 0) {
    if (const auto* header = tree->root.child("FBXHeaderExtension"))
      if (const auto* version = header->child("FBXVersion")) tree->version = static_cast<int>(std::clamp<std::int64_t>(version->whole(0), 0, 1'000'000));
  }
  if (tree->version != 0 && tree->version < 7000)
    return Error{ErrorCode::Unsupported,
                 fmt::format("{}: is FBX of version {}.{}; files from 7.0 (2011) on are read", name, tree->version / 1000, tree->version / 100 % 10)};
  return tree;
}

}  // namespace core::io::fbx
