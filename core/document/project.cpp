#include "core/document/project.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace core::document {
namespace {

template <class Takes>
auto place(Takes& takes, TakeId id) {
  return std::lower_bound(takes.begin(), takes.end(), id, [](const Take& take, TakeId wanted) { return take.id < wanted; });
}

}  // namespace

const Take* Project::find(TakeId id) const {
  const auto found = place(takes, id);
  return found != takes.end() && found->id == id ? &*found : nullptr;
}

Take* Project::find(TakeId id) { return const_cast<Take*>(std::as_const(*this).find(id)); }

TakeId Project::append(Take take) {
  if (!take.clip) throw std::invalid_argument("Project::append: take without a clip");
  take.id = nextTakeId++;
  takes.push_back(std::move(take));
  return takes.back().id;
}

void Project::restore(Take take) {
  if (take.id == 0 || find(take.id)) throw std::invalid_argument("Project::restore: bad take id " + std::to_string(take.id));
  nextTakeId = std::max(nextTakeId, take.id + 1);
  takes.insert(place(takes, take.id), std::move(take));
}

Take Project::remove(TakeId id) {
  const auto found = place(takes, id);
  if (found == takes.end() || found->id != id) throw std::invalid_argument("Project::remove: no take " + std::to_string(id));
  Take take = std::move(*found);
  takes.erase(found);
  return take;
}

}  // namespace core::document
