#pragma once

#include "core/motion/skeleton.h"

#include <QString>

#include <string>

namespace ui {

/// The joint of that name, or the one that stands for it in a body of other names; -1 for none. Looks at all names: once for a clip.
int jointNamed(const core::motion::Skeleton& skeleton, const std::string& name);

/// What a joint is called whatever the skeleton: of a body the name that the 22 joints have ("left_knee"), else its own.
std::string jointNameOf(const core::motion::Skeleton& skeleton, int joint);

/// Translated, as an animator says it: "Left knee". Of other skeletons the name as it is, with spaces.
QString jointTitle(const std::string& name);

}  // namespace ui
