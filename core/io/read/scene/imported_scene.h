#pragma once

#include "core/base/result.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec3.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a file of a 3D program holds that matters for motion, in the file's own units and axes. Plain data, so that it can travel
/// from the process that reads the file to the one that asked.
namespace core::io::scene {

/// What a file calls a node: a joint of a skeleton, or a thing that is no part of a figure. Most formats leave most nodes untold.
enum class NodeKind : std::uint8_t { Untold, Joint, Camera, Light };

struct Node {
  std::string name;  // as the file shows it; of several nodes one name is possible
  int parent = -1;   // smaller than the node's own index
  glm::dmat4 local{1.0};
  NodeKind kind = NodeKind::Untold;
  bool isBone = false;  // a skin is tied to it
  bool hasMesh = false;
  std::optional<glm::dmat4> bind = std::nullopt;  // worldFromBone when the skin was tied, where a skin tells
};

/// How a curve goes from key to key. Held: a key's value stays until the next. Cubic: as in glTF, three values for a key (the slope that
/// arrives, the value, the slope that leaves; slopes per second).
enum class Interpolation : std::uint8_t { Linear, Held, Cubic };

/// Curves of one node. Times in seconds, rising.
struct Channel {
  int node = 0;
  Interpolation positionKind = Interpolation::Linear, rotationKind = Interpolation::Linear, scaleKind = Interpolation::Linear;
  std::vector<double> positionTimes, rotationTimes, scaleTimes;
  std::vector<glm::dvec3> positions, scales;
  std::vector<glm::dquat> rotations;
};

struct Take {
  std::string name;
  std::vector<Channel> channels;
  std::vector<std::string> notes;  // what was assumed for this take, one sentence each
};

struct Scene {
  std::vector<Node> nodes;
  std::vector<Take> takes;
  std::vector<std::vector<int>> skins;  // the nodes that each skin is tied to
  std::vector<std::string> notes;       // what was assumed for the whole file, one sentence each
  std::string madeBy;                   // the program that wrote the file, may be empty
  double metresPerUnit = 0.0;           // as the file declares it; 0: it does not
  int upAxis = 1;                       // 0, 1, 2
  int upSign = 1;
  double fps = 0.0;  // 0: not declared
};

/// Bytes for a pipe, and back. Errors: ParseFailed when the bytes are no scene, or one that breaks the rules above or the limits.
std::string pack(const Scene& scene);
Result<Scene> unpack(std::string_view bytes);

/// Most that a scene may hold.
inline constexpr std::size_t kMostNodes = 20'000, kMostKeys = 50'000'000, kMostTakes = 1'000;

}  // namespace core::io::scene
