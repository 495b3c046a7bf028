#include "core/document/add_takes.h"

namespace core::document {

void AddTakes::apply(Project& project) {
  for (auto& take : takes_) {
    if (take.id == 0)
      take.id = project.append(take);
    else
      project.restore(take);
  }
}

void AddTakes::revert(Project& project) {
  for (auto& take : takes_) take = project.remove(take.id);
}

}  // namespace core::document
