#pragma once

#include "core/document/project.h"

#include <vector>

namespace core::document {

/// A take in the list of all: under what it was made from.
struct FamilyPlace {
  TakeId id = 0;
  int depth = 0;  // 0: made from no other take that is still there
  bool operator==(const FamilyPlace&) const = default;
};

/// All takes, each below its parent. Families, and children of one take, with the newest member first.
std::vector<FamilyPlace> familyOrder(const std::vector<Take>& takes);

/// The take itself and what it was made from, the first of the family last; empty when there is no such take.
std::vector<const Take*> lineOf(const Project& project, TakeId id);

}  // namespace core::document
