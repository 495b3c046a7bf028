#include "core/io/read/scene/matrix_parts.h"

#include <cmath>

namespace core::io {

glm::dquat turnIn(const glm::dmat4& m) {
  // Gram-Schmidt: scale and shear belong to the positions.
  glm::dvec3 x(m[0]), y(m[1]);
  const double lx = glm::length(x);
  x = lx > 1e-12 ? x / lx : glm::dvec3(1, 0, 0);
  y -= x * glm::dot(x, y);
  const double ly = glm::length(y);
  y = ly > 1e-12 ? y / ly : (std::abs(x.y) < 0.9 ? glm::normalize(glm::dvec3(0, 1, 0) - x * x.y) : glm::normalize(glm::dvec3(0, 0, 1) - x * x.z));
  return glm::normalize(glm::quat_cast(glm::dmat3(x, y, glm::cross(x, y))));
}

MatrixParts partsOf(const glm::dmat4& m) {
  glm::dmat4 straight = m;
  const double sign = glm::determinant(glm::dmat3(m)) < 0.0 ? -1.0 : 1.0;
  straight[0] *= sign;
  return {placeIn(m), {sign * glm::length(glm::dvec3(m[0])), glm::length(glm::dvec3(m[1])), glm::length(glm::dvec3(m[2]))}, turnIn(straight)};
}

}  // namespace core::io
