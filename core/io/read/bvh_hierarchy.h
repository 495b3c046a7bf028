#pragma once

#include "core/base/result.h"

#include <glm/vec3.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core::io::bvh {

/// One channel of a joint: axis 0, 1, 2 for X, Y, Z.
struct Channel {
  bool isPosition = false;
  int axis = 0;
};

struct HierarchyJoint {
  std::string name;
  int parent = -1;
  glm::dvec3 offset{0.0};  // file units
  std::vector<Channel> channels;
};

/// The HIERARCHY part, and where the numbers begin.
struct Hierarchy {
  std::vector<HierarchyJoint> joints;  // parents before children, in file order
  std::vector<std::pair<int, glm::dvec3>> endSites;
  int channelCount = 0;
  std::int64_t frames = 0;    // as the file counts them; may be wrong, or less than 1
  int framesLine = 1;         // where that stands, counted from 1
  double frameTime = 0.0;     // as the file has it, usually seconds; may make no sense
  int frameTimeDecimals = 0;  // that it was written with
  std::size_t dataBegin = 0;  // offset of the first byte after the frame time
  int dataLine = 1;           // its line, counted from 1
};

/// Errors: ParseFailed, Unsupported; name stands before the line number.
Result<Hierarchy> parseHierarchy(std::string_view bytes, std::string_view name);

}  // namespace core::io::bvh
