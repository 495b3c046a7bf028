#include "core/document/take_family.h"

#include <algorithm>
#include <map>

namespace core::document {
namespace {

/// 0 where there is none. A parent is older than its child, so that no file can make a ring.
TakeId parentOf(const Take& take, const std::map<TakeId, const Take*>& all) { return take.parent < take.id && all.contains(take.parent) ? take.parent : 0; }

struct Families {
  std::map<TakeId, std::vector<TakeId>> children;
  std::map<TakeId, TakeId> newest;  // of a take and all below it

  void list(TakeId parent, int depth, std::vector<FamilyPlace>& places) {
    auto& own = children[parent];
    std::sort(own.begin(), own.end(), [this](TakeId a, TakeId b) { return newest[a] > newest[b]; });
    for (const TakeId id : own) {
      places.push_back({id, depth});
      list(id, depth + 1, places);
    }
  }
};

}  // namespace

std::vector<FamilyPlace> familyOrder(const std::vector<Take>& takes) {
  std::map<TakeId, const Take*> all;
  for (const auto& take : takes) all[take.id] = &take;
  Families families;
  // Children come after their parents, so from the last one on every take is told before what it was made from.
  for (auto at = all.rbegin(); at != all.rend(); ++at) {
    const auto& [id, take] = *at;
    const TakeId parent = parentOf(*take, all);
    const TakeId newest = families.newest[id] = std::max(families.newest[id], id);
    families.newest[parent] = std::max(families.newest[parent], newest);
    families.children[parent].push_back(id);
  }
  std::vector<FamilyPlace> places;
  places.reserve(takes.size());
  families.list(0, 0, places);
  return places;
}

std::vector<const Take*> lineOf(const Project& project, TakeId id) {
  std::vector<const Take*> line;
  for (const Take* take = project.find(id); take; take = take->parent < take->id ? project.find(take->parent) : nullptr) line.push_back(take);
  return line;
}

}  // namespace core::document
