#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core::model {

/// Key and shape of every tensor of a part.
using KeyShapes = std::map<std::string, std::vector<std::int64_t>>;

/// A part of a published model and the keys that it must have, with sizes told from the shapes that are there (published sizes where
/// they tell nothing).
struct PartLayout {
  KeyShapes keys;
  std::string config;  // JSON text of the sizes
};

}  // namespace core::model
