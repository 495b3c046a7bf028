#pragma once

#include "core/representation/feature_layout.h"

#include <vector>

/// Which joints and columns belong to the upper and to the lower body. Spec: spec/crossdiff.md, section 9.
namespace core::representation {

enum class BodyPart {
  Upper,  // spine, head and arms: joints 3, 6, 9, 12 to 21
  Lower,  // pelvis, legs and feet: joints 0, 1, 2, 4, 5, 7, 8, 10, 11
};

enum class Contacts { Included, LeftOut };

/// Joints of a part of the 22-joint body, ascending.
std::vector<int> bodyPartJoints(BodyPart part);

/// Columns of the 263 features, ascending. Lower: the root, positions, rotations and velocities of its joints (103), and the
/// contacts when included (107: what editing the upper body keeps). Upper: the rest, 156; contacts never belong to it.
std::vector<int> bodyPartColumns(BodyPart part, Contacts contacts);

/// The same of the 134 2D features: lower 2 + 16 + 16 + 18 = 52 (56 with contacts), upper 78.
std::vector<int> bodyPartColumns2d(BodyPart part, Contacts contacts);

}  // namespace core::representation
