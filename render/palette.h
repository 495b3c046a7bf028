#pragma once

#include <glm/vec3.hpp>

#include <array>

/// The colours of everything that is drawn, in one place. sRGB, 0 to 1, as a colour picker shows them.
namespace render::palette {

constexpr glm::vec3 fromHex(unsigned rgb) {
  return {static_cast<float>((rgb >> 16) & 0xff) / 255.0f, static_cast<float>((rgb >> 8) & 0xff) / 255.0f, static_cast<float>(rgb & 0xff) / 255.0f};
}

inline constexpr glm::vec3 kBackgroundTop = fromHex(0x2e3238);
inline constexpr glm::vec3 kBackgroundBottom = fromHex(0x191b1f);
inline constexpr glm::vec3 kFloor = fromHex(0x3a3f46);
inline constexpr glm::vec3 kGridLine = fromHex(0x565d67);
inline constexpr glm::vec3 kGridMajorLine = fromHex(0x747d8a);
inline constexpr glm::vec3 kAxisX = fromHex(0xb0595a);
inline constexpr glm::vec3 kAxisZ = fromHex(0x5a7fb0);
inline constexpr glm::vec3 kShadow = fromHex(0x08090b);

inline constexpr glm::vec3 kFigureA = fromHex(0xe9e3d8);        // warm light grey
inline constexpr glm::vec3 kFigureAccentA = fromHex(0xf0914a);  // orange joints, path, trails
inline constexpr glm::vec3 kFigureB = fromHex(0xb9cfe0);        // cool light blue
inline constexpr glm::vec3 kFigureAccentB = fromHex(0x4aa8d8);
inline constexpr glm::vec3 kFigureC = fromHex(0xd3c8e6);  // cool violet
inline constexpr glm::vec3 kFigureAccentC = fromHex(0xa884e0);
inline constexpr glm::vec3 kFigureD = fromHex(0xdfe2c4);  // pale lime
inline constexpr glm::vec3 kFigureAccentD = fromHex(0xb3c44d);
/// Of the takes in views A, B, C and D.
inline constexpr std::array kFigures = {kFigureA, kFigureB, kFigureC, kFigureD};
inline constexpr std::array kFigureAccents = {kFigureAccentA, kFigureAccentB, kFigureAccentC, kFigureAccentD};
inline constexpr glm::vec3 kLeftSide = fromHex(0x55b8d6);    // the figure's own left
inline constexpr glm::vec3 kRightSide = fromHex(0xf0914a);   // the figure's own right
inline constexpr glm::vec3 kContact = fromHex(0x6fd08c);     // a foot that carries weight
inline constexpr glm::vec3 kDifference = fromHex(0xe5484d);  // jointDifference 1
inline constexpr glm::vec3 kSelection = fromHex(0xffd166);
inline constexpr glm::vec3 kText = fromHex(0xe6e6e6);
inline constexpr glm::vec3 kTextDim = fromHex(0x9aa1ab);

}  // namespace render::palette
