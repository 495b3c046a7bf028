#pragma once

#include "core/io/motion_file.h"
#include "core/io/read/scene/imported_scene.h"

namespace core::io {

/// What a file says of its own axes and unit, before anybody doubts it.
struct DeclaredConventions {
  double metresPerUnit = 0.0;  // 0: the clip is in metres already
  int upAxis = 1;
  int upSign = 1;
  bool declaresUp = false;  // false: upAxis is only the format's habit
};

/// As a scene declares them; centimetres where it declares no unit.
DeclaredConventions conventionsOf(const scene::Scene& scene);

/// What toConventions() did: every point p became scale * (turn * p).
struct Rebasing {
  glm::quat turn{1, 0, 0, 0};
  float scale = 1.0f;
};

/// The clip in metres, with Y up and its rest pose facing +Z; what was assumed goes into the report.
/// Unit: declared, unless the figure would then be smaller than 0.3 or larger than 5 times a person; then the likeliest one.
/// Up: declared, unless the figure stands clearly along another axis (rest pose first, then the mean of the frames).
/// Facing: turned by quarter turns when the rest pose stands and does not face +Z.
/// done: what was done to the points, where it is not null.
motion::Clip toConventions(const motion::Clip& clip, const DeclaredConventions& declared, const MotionReadOptions& options, ImportReport& report,
                           Rebasing* done = nullptr);

}  // namespace core::io
