#pragma once

#include "core/io/read/fbx/fbx_tree.h"

#include <glm/vec3.hpp>

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace core::io::fbx {

/// The properties of one object: its own, then those that the file gives all objects of the kind.
class Properties {
 public:
  Properties() = default;
  Properties(const Record* own, const Record* common) : own_(own), common_(common) {}
  bool has(std::string_view name) const { return find(name) != nullptr; }
  /// Whether the object itself says it, not only its kind.
  bool says(std::string_view name) const;
  double number(std::string_view name, double fallback = 0.0) const;
  std::int64_t whole(std::string_view name, std::int64_t fallback = 0) const;
  glm::dvec3 vector(std::string_view name, const glm::dvec3& fallback = glm::dvec3(0.0)) const;

 private:
  const Record* find(std::string_view name) const;
  const Record* own_ = nullptr;
  const Record* common_ = nullptr;
};

/// A line of the file's Connections: from belongs to the object asked about, or to one of its properties.
struct Link {
  std::int64_t from = 0;
  std::string property;  // empty: to the object itself
};

/// The objects of a tree by their numbers, and how they hang together. Keeps references into the tree.
class Objects {
 public:
  explicit Objects(const Tree& tree);

  /// null where there is none of the number. 0 is the scene itself and no object.
  const Record* find(std::int64_t id) const;
  /// All of one kind ("Model"), in the file's order.
  std::vector<std::int64_t> all(std::string_view kind) const;
  /// What is linked to an object, in the file's order.
  const std::vector<Link>& linkedTo(std::int64_t id) const;
  /// The objects that an object is linked to itself, in the file's order.
  const std::vector<std::int64_t>& ownersOf(std::int64_t id) const;
  Properties properties(const Record& object) const;
  /// The file's GlobalSettings.
  Properties settings() const;

 private:
  const Tree& tree_;
  std::vector<std::pair<std::int64_t, const Record*>> order_;
  std::unordered_map<std::int64_t, const Record*> byId_;
  std::unordered_map<std::int64_t, std::vector<Link>> linked_;
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> owners_;
  std::map<std::string, const Record*, std::less<>> common_;  // by kind
};

}  // namespace core::io::fbx
