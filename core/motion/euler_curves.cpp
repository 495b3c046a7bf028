#include "core/motion/euler_curves.h"

#include <glm/common.hpp>
#include <glm/mat3x3.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core::motion {

namespace {

constexpr double kPi = std::numbers::pi;

double nearestTurn(double angle, double before) { return angle + 2.0 * kPi * std::round((before - angle) / (2.0 * kPi)); }

/// m[row][column] of a unit quaternion.
struct Matrix {
  explicit Matrix(const glm::quat& turn) : columns(glm::mat3_cast(glm::normalize(glm::dquat(turn)))) {}
  double operator()(int row, int column) const { return columns[column][row]; }
  glm::dmat3 columns;
};

struct Axes {
  explicit Axes(EulerOrder order) {
    const auto all = axesOf(order);
    first = all[0], second = all[1], third = all[2];
    sign = (first + 1) % 3 == second ? 1.0 : -1.0;
  }
  int first, second, third;
  double sign;  // of the permutation
};

double sineOfSecond(const Matrix& m, const Axes& axes) { return std::clamp(-axes.sign * m(axes.third, axes.first), -1.0, 1.0); }

glm::dvec3 anglesNear(const glm::quat& turn, const Axes& axes, const glm::dvec3& before) {
  const Matrix m(turn);
  const double sine = sineOfSecond(m, axes);
  const auto angles = [&](double first, double second, double third) {
    glm::dvec3 all;
    all[axes.first] = nearestTurn(first, before[axes.first]);
    all[axes.second] = nearestTurn(second, before[axes.second]);
    all[axes.third] = nearestTurn(third, before[axes.third]);
    return all;
  };
  if (std::abs(sine) > 1.0 - 1e-10) {
    // Both outer axes turn about the same line: the first one stays where it was.
    const double first = before[axes.first];
    const double both = std::atan2(-axes.sign * m(axes.first, axes.second), m(axes.second, axes.second));
    return angles(first, std::asin(sine), both + (sine > 0.0 ? axes.sign : -axes.sign) * first);
  }
  const double second = std::asin(sine);
  const double first = std::atan2(axes.sign * m(axes.third, axes.second), m(axes.third, axes.third));
  const double third = std::atan2(axes.sign * m(axes.second, axes.first), m(axes.first, axes.first));
  const glm::dvec3 a = angles(first, second, third), b = angles(first + kPi, kPi - second, third + kPi);
  const auto distance = [&](const glm::dvec3& e) {
    const glm::dvec3 step = e - before;
    return std::abs(step.x) + std::abs(step.y) + std::abs(step.z);
  };
  return distance(a) <= distance(b) ? a : b;
}

}  // namespace

std::array<int, 3> axesOf(EulerOrder order) {
  switch (order) {
    case EulerOrder::Xyz: return {0, 1, 2};
    case EulerOrder::Xzy: return {0, 2, 1};
    case EulerOrder::Yzx: return {1, 2, 0};
    case EulerOrder::Yxz: return {1, 0, 2};
    case EulerOrder::Zxy: return {2, 0, 1};
    case EulerOrder::Zyx: return {2, 1, 0};
  }
  return {0, 1, 2};
}

std::vector<glm::dvec3> eulerCurve(const Clip& clip, int joint, EulerOrder order) {
  const Axes axes(order);
  std::vector<glm::dvec3> curve;
  curve.reserve(static_cast<std::size_t>(clip.frameCount()));
  glm::dvec3 before(0.0);
  for (int f = 0; f < clip.frameCount(); ++f) {
    before = anglesNear(clip.rotations(f)[static_cast<std::size_t>(joint)], axes, before);
    curve.push_back(before);
  }
  return curve;
}

double gimbalMargin(const Clip& clip, int joint, EulerOrder order) {
  const Axes axes(order);
  double margin = 0.5 * kPi;
  for (int f = 0; f < clip.frameCount(); ++f) {
    const Matrix m(clip.rotations(f)[static_cast<std::size_t>(joint)]);
    margin = std::min(margin, 0.5 * kPi - std::abs(std::asin(sineOfSecond(m, axes))));
  }
  return margin;
}

double largestStep(const Clip& clip, int joint, EulerOrder order) {
  const auto curve = eulerCurve(clip, joint, order);
  double largest = 0.0;
  for (std::size_t f = 1; f < curve.size(); ++f) {
    const glm::dvec3 step = glm::abs(curve[f] - curve[f - 1]);
    largest = std::max({largest, step.x, step.y, step.z});
  }
  return largest;
}

EulerOrder calmOrder(const Clip& clip, int joint, EulerOrder preferred, double enough) {
  if (gimbalMargin(clip, joint, preferred) >= enough) return preferred;
  double least = largestStep(clip, joint, preferred);
  EulerOrder best = preferred;
  for (const auto order : {EulerOrder::Xyz, EulerOrder::Xzy, EulerOrder::Yzx, EulerOrder::Yxz, EulerOrder::Zxy, EulerOrder::Zyx}) {
    const double step = largestStep(clip, joint, order);
    // A rounding error must not decide.
    if (step < least - 1e-6) least = step, best = order;
  }
  return best;
}

}  // namespace core::motion
