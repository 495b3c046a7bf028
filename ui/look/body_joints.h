#pragma once

#include "core/motion/humanml3d_skeleton.h"

#include <QString>

#include <array>
#include <optional>
#include <string>

namespace ui {

/// Which joint of a clip's skeleton stands for each of the 22 of the body, -1 for none; nothing for a skeleton that is no body.
using BodyJoints = std::array<int, core::motion::humanml3d::kJointCount>;
std::optional<BodyJoints> bodyJointsOf(const core::motion::Skeleton& skeleton);
/// Whether it is the body itself, joint for joint.
bool isTheBody(const core::motion::Skeleton& skeleton);

/// The joint of that name, or the one that stands for it in a body of other names; -1 for none. Looks at all names: once for a clip.
int jointNamed(const core::motion::Skeleton& skeleton, const std::string& name);

/// What a joint is called whatever the skeleton: of a body the name that the 22 joints have ("left_knee"), else its own.
std::string jointNameOf(const core::motion::Skeleton& skeleton, int joint);

/// One of the 22, translated, as an animator says it: "Left knee", "Left hand".
QString jointTitle(int ofBody);
/// The same of a joint of that name; of other skeletons the name as it is, with spaces.
QString jointTitle(const std::string& name);

}  // namespace ui
