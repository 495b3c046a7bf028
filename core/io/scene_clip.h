#pragma once

#include "core/base/result.h"
#include "core/io/imported_scene.h"
#include "core/motion/clip.h"

#include <string>
#include <vector>

namespace core::io {

/// One animation of a scene on its skeleton, in the file's own units and axes.
struct SceneClip {
  motion::Clip clip;
  bool hasMotion = false;                // otherwise the clip is one frame of the rest pose
  std::vector<std::string> assumptions;  // one sentence each
};

/// take: the animation's name, or empty for the longest one. fps: 0 for the rate that the file declares or, without, that its keys show.
/// The skeleton is the smallest tree with all nodes that a skin is tied to (without skins: that move), and everything below them
/// that is no mesh. Its rest pose has no rotations: axes of rest poses are taken off every joint, so what counts is where joints are.
/// Rest is how the skin was tied on, or the nodes' own transforms where no skin tells. Scale is worked into the positions.
/// Errors: NotFound for a take that is not there; Unsupported when there is no skeleton, it has too many joints, or the motion is
/// longer than two hours.
Result<SceneClip> clipOfScene(const scene::Scene& scene, const std::string& name, const std::string& take, double fps);

}  // namespace core::io
