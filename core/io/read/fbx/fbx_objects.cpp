#include "core/io/read/fbx/fbx_objects.h"

#include <cmath>

namespace core::io::fbx {

namespace {

const Record* propertyIn(const Record* list, std::string_view name) {
  if (!list) return nullptr;
  for (const Record& p : list->children)
    if (p.name == "P" && p.text(0) == name) return &p;
  return nullptr;
}

}  // namespace

const Record* Properties::find(std::string_view name) const {
  const Record* found = propertyIn(own_, name);
  return found ? found : propertyIn(common_, name);
}

bool Properties::says(std::string_view name) const { return propertyIn(own_, name) != nullptr; }

double Properties::number(std::string_view name, double fallback) const {
  const Record* found = find(name);
  const double value = found ? found->number(4, fallback) : fallback;
  return std::isfinite(value) ? value : fallback;
}

std::int64_t Properties::whole(std::string_view name, std::int64_t fallback) const {
  const Record* found = find(name);
  return found ? found->whole(4, fallback) : fallback;
}

glm::dvec3 Properties::vector(std::string_view name, const glm::dvec3& fallback) const {
  const Record* found = find(name);
  if (!found) return fallback;
  glm::dvec3 out(found->number(4, fallback.x), found->number(5, fallback.y), found->number(6, fallback.z));
  for (int i = 0; i < 3; ++i)
    if (!std::isfinite(out[i])) out[i] = fallback[i];
  return out;
}

Objects::Objects(const Tree& tree) : tree_(tree) {
  if (const Record* objects = tree.root.child("Objects")) {
    for (const Record& object : objects->children) {
      const auto id = object.whole(0);
      if (id != 0 && byId_.emplace(id, &object).second) order_.emplace_back(id, &object);
    }
  }
  if (const Record* connections = tree.root.child("Connections")) {
    for (const Record& line : connections->children) {
      if (line.name != "C" || line.values.size() < 3) continue;
      const auto from = line.whole(1), to = line.whole(2);
      if (from == 0 || from == to) continue;
      linked_[to].push_back({from, line.text(0) == "OP" ? line.text(3) : std::string()});
      if (line.text(0) == "OO") owners_[from].push_back(to);
    }
  }
  if (const Record* definitions = tree.root.child("Definitions")) {
    for (const Record& kind : definitions->children)
      if (kind.name == "ObjectType")
        if (const Record* pattern = kind.child("PropertyTemplate")) common_.emplace(kind.text(0), pattern->child("Properties70"));
  }
}

const Record* Objects::find(std::int64_t id) const {
  const auto found = byId_.find(id);
  return found == byId_.end() ? nullptr : found->second;
}

std::vector<std::int64_t> Objects::all(std::string_view kind) const {
  std::vector<std::int64_t> out;
  for (const auto& [id, object] : order_)
    if (object->name == kind) out.push_back(id);
  return out;
}

const std::vector<Link>& Objects::linkedTo(std::int64_t id) const {
  static const std::vector<Link> kNone;
  const auto found = linked_.find(id);
  return found == linked_.end() ? kNone : found->second;
}

const std::vector<std::int64_t>& Objects::ownersOf(std::int64_t id) const {
  static const std::vector<std::int64_t> kNone;
  const auto found = owners_.find(id);
  return found == owners_.end() ? kNone : found->second;
}

Properties Objects::properties(const Record& object) const {
  const auto common = common_.find(object.name);
  return {object.child("Properties70"), common == common_.end() ? nullptr : common->second};
}

Properties Objects::settings() const {
  const Record* settings = tree_.root.child("GlobalSettings");
  return {settings ? settings->child("Properties70") : nullptr, nullptr};
}

}  // namespace core::io::fbx
