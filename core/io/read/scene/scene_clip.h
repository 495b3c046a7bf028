#pragma once

#include "core/base/result.h"
#include "core/io/read/scene/imported_scene.h"
#include "core/motion/clip.h"

#include <string>
#include <vector>

namespace core::io {

/// One animation of a scene on its skeleton, in the file's own units and axes.
struct SceneClip {
  motion::Clip clip;
  bool hasMotion = false;                // otherwise the clip is one frame: a take's one pose, or the rest pose
  std::vector<std::string> takes;        // the names of all animations, in the file's order
  std::vector<std::string> assumptions;  // one sentence each
  std::vector<int> nodes;                // [J] of the scene
  std::vector<glm::dmat4> rest;          // [J] worldFromJoint in the rest pose, the file's own axes and all
};

/// The take that chooseTake() finds, on the skeleton that findFigure() finds. Its rest pose has no rotations: axes of rest poses are taken off every joint,
/// so what counts is where joints are. Rest is as restWorlds() tells. Scale is worked into the positions.
/// Errors: those of chooseTake(); Unsupported when there is no skeleton, it has too many joints, or the motion is longer than two hours.
Result<SceneClip> clipOfScene(const scene::Scene& scene, const std::string& name, const std::string& take, double fps);

}  // namespace core::io
