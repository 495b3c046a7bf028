#pragma once

#include "core/base/result.h"
#include "core/io/read/scene/imported_scene.h"
#include "core/io/read/scene/scene_figure.h"

#include <string>
#include <vector>

namespace core::io {

/// Which take a figure's motion is, and when its keys are.
struct TakeChoice {
  const scene::Take* take = nullptr;  // null: none keys the figure
  double begin = 0.0, end = 0.0;      // seconds, of the figure's keys; equal without motion
  double fps = 30.0;
  std::vector<std::string> notes;  // what was assumed, one sentence each
};

/// The named take, or without a name the one that lasts longest among those that move the figure: takes that move fewer than a third of the joints that the liveliest one
/// moves (a camera's, a hand's) stand back. Lengths are those of the figure's own keys. fps: 0 for the rate that the file declares or, without, that the keys show.
/// Errors: NotFound for a name that is not there, with those that are; InvalidArgument for a take that keys nothing of the figure.
Result<TakeChoice> chooseTake(const scene::Scene& scene, const SceneFigure& figure, const std::string& fileName, const std::string& takeName, double fps);

/// The names of all takes, in the file's order.
std::vector<std::string> takeNames(const scene::Scene& scene);

/// The transform of every needed node at a second, along a take's curves. Goes through time best from early to late.
class TakeSampler {
 public:
  /// take: null for the nodes as they stand.
  TakeSampler(const scene::Scene& scene, const SceneFigure& figure, const scene::Take* take);
  /// worldFromNode; only of needed nodes. Valid until the next call.
  const std::vector<glm::dmat4>& worldsAt(double seconds);

 private:
  struct Cursors {
    std::size_t position = 0, rotation = 0, scale = 0;
  };
  const scene::Scene& scene_;
  const SceneFigure& figure_;
  std::vector<const scene::Channel*> channelOf_;
  std::vector<Cursors> cursors_;
  std::vector<glm::dmat4> worlds_;
};

}  // namespace core::io
