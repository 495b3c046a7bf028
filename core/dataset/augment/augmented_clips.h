#pragma once

#include "core/dataset/source_adaptor.h"
#include "core/motion/published_forms.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace core::dataset {

/// A motion of the training split that further ones are made from.
struct PoolClip {
  std::string source;
  RawClip clip;                      // positions filled
  std::vector<std::string> actions;  // of its captions
};

struct AugmentOptions {
  int fewestOfAnAction = 110;  // an action with fewer training clips (without twins) is filled up to this by copies at other speeds; 0 for none
  int joined = 1500;           // motions of two actions, made by joining two recordings; 0 for none
  int composed = 0;            // motions of each kind that composed_clips.h lists; 0 for none
  int mostRows = motion::humanml3d::kMostFrames;
  std::uint64_t seed = 1;
};

/// Takes one made motion: its source's name and the clip.
using TakeMadeClip = std::function<bool(const std::string& source, RawClip clip)>;

/// positions [T * 22] at 20 fps played `speed` times as fast, on a Catmull-Rom curve through the frames. speed in (0.5, 2).
std::vector<glm::vec3> atOtherSpeed(const std::vector<glm::vec3>& positions, double speed);

/// How well the end of one motion runs into the start of another, both brought to one place and heading first.
struct Seam {
  int firstEnd = 0;       // frames of the first motion that are kept
  int secondBegin = 0;    // first frame of the second that is used
  double distance = 0.0;  // mean distance of the joints there, metres
};
/// The best seam in the last third of the first motion and the first third of the second.
Seam findSeam(const std::vector<glm::vec3>& first, const std::vector<glm::vec3>& second);
/// The second motion set where the first ends, blended over `blend` frames around the seam.
std::vector<glm::vec3> joinMotions(const std::vector<glm::vec3>& first, const std::vector<glm::vec3>& second, const Seam& seam, int blend = 10);

/// "a person walks, then sits down" of "a person walks" and "a person sits down".
std::string joinedCaption(const std::string& first, const std::string& second, const std::string& connector);

/// Copies of rare actions at 0.85 to 1.18 times their speed, joined pairs (source "joined") and composed motions (source "composed"). The same pool, options and seed
/// give the same clips. Stops early when take returns false.
void makeAugmentedClips(const std::vector<PoolClip>& pool, const AugmentOptions& options, const TakeMadeClip& take);

}  // namespace core::dataset
