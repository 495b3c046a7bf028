#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace core::motion {

/// The joints by which a motion can be held: the ends of the limbs, the head, the pelvis.
enum class BodyEnd { LeftHand, RightHand, LeftFoot, RightFoot, Head, Pelvis };

inline constexpr std::array kBodyEnds = {BodyEnd::LeftHand, BodyEnd::RightHand, BodyEnd::LeftFoot, BodyEnd::RightFoot, BodyEnd::Head, BodyEnd::Pelvis};

/// "left_hand", "right_hand", "left_foot", "right_foot", "head", "pelvis".
const char* bodyEndName(BodyEnd end);
std::optional<BodyEnd> bodyEndNamed(std::string_view name);
/// All names, with commas, for messages.
const char* bodyEndNames();

/// The joint of the 22-joint HumanML3D body: a hand is its wrist, a foot its ankle.
int jointOf(BodyEnd end);

}  // namespace core::motion
