#include "render/skin/skin_geometry.h"

#include <glm/common.hpp>

#include <algorithm>

namespace render {

namespace {

/// A colour of a joint, and how much of it shows. Nothing shows where the figure is plain.
std::vector<glm::vec4> jointTints(const SceneFigure& figure, const ClipTrack& track, const std::array<bool, 2>& contacts) {
  constexpr float kSides = 0.75f;
  std::vector<glm::vec4> tints(track.body.sides.size(), glm::vec4(0.0f));
  for (std::size_t j = 0; j < tints.size(); ++j) {
    const auto side = track.body.sides[j];
    if (figure.colouring == FigureColouring::Sides && side != BodySide::Middle)
      tints[j] = glm::vec4(side == BodySide::Left ? palette::kLeftSide : palette::kRightSide, kSides);
    if (figure.colouring == FigureColouring::Difference && j < figure.jointDifference.size())
      tints[j] = glm::vec4(palette::kDifference, glm::clamp(figure.jointDifference[j], 0.0f, 1.0f));
  }
  const auto mark = [&](int joint, const glm::vec3& colour) {
    if (joint >= 0 && static_cast<std::size_t>(joint) < tints.size()) tints[static_cast<std::size_t>(joint)] = glm::vec4(colour, 1.0f);
  };
  for (const auto& [isStanding, limbs] : {std::pair{contacts[0], &track.body.left}, std::pair{contacts[1], &track.body.right}}) {
    if (!isStanding) continue;
    mark(limbs->ankle, palette::kContact);
    mark(limbs->toe, palette::kContact);
  }
  for (const int joint : figure.selectedJoints) mark(joint, palette::kSelection);
  return tints;
}

}  // namespace

SkinGeometry skinGeometry(const SceneFigure& figure, const ClipTrack& track, const core::motion::WorldPose& pose, const std::array<bool, 2>& contacts) {
  SkinGeometry made{figure.skin, {}, {}, {}};
  auto posed = core::motion::posedSkin(*figure.skin, core::motion::restPositions(figure.clip->skeleton()), pose);
  for (auto& position : posed.positions) position += figure.offset;
  made.positions = std::move(posed.positions);
  made.normals = std::move(posed.normals);
  const auto tints = jointTints(figure, track, contacts);
  if (std::all_of(tints.begin(), tints.end(), [](const glm::vec4& tint) { return tint.a <= 0.0f; })) return made;
  made.tints.reserve(made.positions.size());
  for (const auto& on : figure.skin->joints) {
    glm::vec3 colour(0.0f);
    float share = 0.0f;
    for (std::size_t k = 0; k < core::motion::VertexJoints::kMost && on.shares[k] > 0.0f; ++k) {
      const glm::vec4& tint = tints[on.joints[k]];
      colour += on.shares[k] * tint.a * glm::vec3(tint);
      share += on.shares[k] * tint.a;
    }
    made.tints.emplace_back(share > 0.0f ? colour / share : colour, share);
  }
  return made;
}

}  // namespace render
