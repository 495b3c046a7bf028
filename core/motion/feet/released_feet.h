#pragma once

#include "core/motion/clip.h"

#include <array>
#include <span>

namespace core::motion {

/// As the programs of Motion Puzzle (damping 5, 10 frames of 60 a second) and of Aberman et al. (damping 4, 5 frames of 30) have it.
struct ReleasedFeetOptions {
  double damping = 5.0;
  int iterations = 10;
  double blendSeconds = 1.0 / 6.0;  // over which a free foot is drawn to a contact beside it
  double unit = 0.056444;           // metres: lengths are counted in it, and the damping and the softness of the floor with them
};

/// The foot clean-up that both programs release, beside ours (plantFeet): the whole body is lowered until the lowest of the feet, as a soft minimum over all frames, is
/// the floor (ln 2 units above the lowest place for any real clip); each contact's joint stands at the mean of its places, at height 0, ankles as well as toes, and is
/// drawn there in the frames beside it by 2u^3 - 3u^2 + 1; then damped least squares on the angles of all joints, each frame by itself, with all joints' places as goals
/// and the root where it is. Source: their code; spec/motion_puzzle.md, section 8.
/// feet: four joints of the clip; contacts [F * 4], a joint stands above 0.5. Throws std::invalid_argument when sizes disagree, a joint is not there or an option is not
/// above 0.
Clip withReleasedFeet(const Clip& clip, const std::array<int, 4>& feet, std::span<const float> contacts, const ReleasedFeetOptions& options = {});

}  // namespace core::motion
