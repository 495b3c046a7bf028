#pragma once

#include "core/base/result.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec3.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a file of a 3D program holds that matters for motion, in the file's own units and axes. Plain data, so that it can travel
/// from the process that reads the file to the one that asked.
namespace core::io::scene {

struct Node {
  std::string name;
  int parent = -1;  // smaller than the node's own index
  glm::dmat4 local{1.0};
  bool isBone = false;  // a skin is tied to it
  bool hasMesh = false;
  std::optional<glm::dmat4> bind;  // worldFromBone when the skin was tied, where a skin tells
};

/// Curves of one node. Times in seconds, rising.
struct Channel {
  int node = 0;
  std::vector<double> positionTimes, rotationTimes, scaleTimes;
  std::vector<glm::dvec3> positions, scales;
  std::vector<glm::dquat> rotations;
};

struct Take {
  std::string name;
  std::vector<Channel> channels;
};

struct Scene {
  std::vector<Node> nodes;
  std::vector<Take> takes;
  std::string madeBy;          // the program that wrote the file, may be empty
  double metresPerUnit = 0.0;  // as the file declares it; 0: it does not
  int upAxis = 1;              // 0, 1, 2
  int upSign = 1;
  double fps = 0.0;  // 0: not declared
};

/// Bytes for a pipe, and back. Errors: ParseFailed when the bytes are no scene, or one that breaks the rules above or the limits.
std::string pack(const Scene& scene);
Result<Scene> unpack(std::string_view bytes);

/// Most that a scene may hold.
inline constexpr std::size_t kMostNodes = 20'000, kMostKeys = 50'000'000, kMostTakes = 1'000;

}  // namespace core::io::scene
