#pragma once

#include "core/io/read/scene/imported_scene.h"

#include <glm/mat4x4.hpp>

#include <optional>
#include <string>
#include <vector>

namespace core::io {

/// The skeleton in a scene.
struct SceneFigure {
  std::vector<int> joints;         // nodes, parents before children
  std::vector<int> parents;        // [J] index into joints, -1 for the first
  std::vector<bool> isNeeded;      // [nodes] a joint, or above one
  std::vector<std::string> notes;  // what was left out, one sentence each
};

/// The smallest tree with all nodes that a skin is tied to (without skins: that the file calls joints, or that move in any take), and everything below them that is
/// neither mesh, camera nor light. Nothing where there is none. A scene may hold more than its figure: of things that hang side by side under nothing but a holder, the
/// one with the most such nodes is the figure, together with those that share a skin with it. Others are left out where they are separate objects of the scene, or have a
/// quarter of its joints or fewer (a camera, a prop). take: what moves in this one tells whether an object above the joints is one; null: what moves in any.
std::optional<SceneFigure> findFigure(const scene::Scene& scene, const scene::Take* take = nullptr);

/// worldFromJoint at rest, [J]: how the skin was tied on, where skins tell and agree with the nodes; the nodes' own transforms otherwise. fromSkin tells which.
std::vector<glm::dmat4> restWorlds(const scene::Scene& scene, const SceneFigure& figure, bool& fromSkin);

/// The joints' names, each once: of several joints of one name the later ones get a number.
std::vector<std::string> jointNames(const scene::Scene& scene, const SceneFigure& figure);

/// Whether a curve changes anything.
bool moves(const scene::Channel& channel);

}  // namespace core::io
