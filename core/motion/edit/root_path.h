#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <optional>
#include <span>
#include <vector>

// A motion on a path: where its pelvis goes on the floor, and where it looks. On the 22-joint HumanML3D body; positions are [F * 22]
// frame-major, metres, Y up. Places on the floor are (x, z); facings are radians from +Z towards +X.
namespace core::motion {

/// Where a pose looks: across the hips and shoulders, forward. joints [22].
float facingOf(std::span<const glm::vec3> joints);

/// A turn about the vertical, then a shift over the floor.
struct FloorMove {
  float turn = 0.0f;  // radians, +Z towards +X
  glm::vec2 shift{0.0f};

  glm::vec3 apply(const glm::vec3& point) const;
  glm::vec2 apply(const glm::vec2& place) const;
};

/// The move that brings `from` nearest to `to` in the least squares of the weights, and, with a weight above 0, the facings. Without anything that tells a
/// direction it only shifts. All of one size.
struct FloorPair {
  glm::vec2 from{0.0f}, to{0.0f};
  double weight = 1.0;
};
struct FacingPair {
  float from = 0.0f, to = 0.0f;
  double weight = 0.0;  // square metres
};
FloorMove nearestMove(std::span<const FloorPair> places, std::span<const FacingPair> facings = {});

struct PathPoint {
  int frame = 0;
  glm::vec2 place{0.0f};
  std::optional<float> facing;  // without: it looks as the motion does beside its way
};

/// The places of the frames from the first point to the last: through every point at its frame, round at corners (cubic, slopes from the neighbours), at rest where two
/// points in a row have one place. points: at least one, frames ascending.
std::vector<glm::vec2> pathCurve(std::span<const PathPoint> points);

/// What the motion is taken to be before it is bent: turned and moved as a whole, so that it lies nearest to the path.
FloorMove moveOntoPath(std::span<const glm::vec3> positions, std::span<const PathPoint> points);

struct RootPathOptions {
  double fps = 20.0;
  double smoothSeconds = 0.4;                                     // over which a change of place or facing is spread at least, so that the sway of the pelvis stays
  enum class Between { Follow, Free } between = Between::Follow;  // Follow: the curve between the points as well, as far as it is smooth
  enum class Start { Moves, Stays } start = Start::Moves;         // Moves: the whole motion is put onto the path first
};

struct RootPathReport {
  double bentMetres = 0.0;   // the most that a frame was moved after the whole was put onto the path
  double bentRadians = 0.0;  // and turned
};

/// The motion with its pelvis at every point at its frame, to a millimetre, and looking where the points say; between and beyond them the least change that is
/// smooth: the way is turned with the path, what is left is spread over neighbouring frames. Each frame moves and turns as one piece, so that feet slide
/// and are to be planted again (plantFeet). points: frames ascending, inside of the motion. Throws std::invalid_argument otherwise.
std::vector<glm::vec3> alongPath(std::span<const glm::vec3> positions, std::span<const PathPoint> points, const RootPathOptions& options = {},
                                 RootPathReport* report = nullptr);

}  // namespace core::motion
