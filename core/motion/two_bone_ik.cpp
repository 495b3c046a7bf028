#include "core/motion/two_bone_ik.h"

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>
#include <glm/gtx/quaternion.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace core::motion {

namespace {

// Doubles inside: near full extension the knee's offset is the root of a small difference.
using Vec = glm::dvec3;
constexpr double kTiny = 1e-9;

void requireFinite(const glm::vec3& p, const char* what) {
  if (!std::isfinite(p.x) || !std::isfinite(p.y) || !std::isfinite(p.z)) throw std::invalid_argument(std::string("two-bone chain: ") + what + " is not finite");
}

Vec unitOr(const Vec& v, const Vec& otherwise) {
  const double length = glm::length(v);
  return length > kTiny ? v / length : otherwise;
}

Vec acrossOf(const Vec& axis) {
  const Vec least = std::abs(axis.z) < 0.9 ? Vec(0, 0, 1) : Vec(0, 1, 0);
  return glm::normalize(least - axis * glm::dot(axis, least));
}

double softStart(double full, double now, const TwoBoneOptions& options) { return std::min(full, std::max((1.0 - options.softStretch) * full, now)); }

void check(const TwoBoneChain& chain, const TwoBoneOptions& options) {
  requireFinite(chain.root, "the root");
  requireFinite(chain.middle, "the middle joint");
  requireFinite(chain.end, "the end");
  requireFinite(options.fallbackPole, "the fallback pole");
  if (!(options.softStretch >= 0.0 && options.softStretch <= 0.5))
    throw std::invalid_argument("two-bone chain: soft stretch " + std::to_string(options.softStretch) + " is not between 0 and 0.5");
}

}  // namespace

float exactReach(const TwoBoneChain& chain, const TwoBoneOptions& options) {
  check(chain, options);
  const Vec root(chain.root), middle(chain.middle), end(chain.end);
  return static_cast<float>(softStart(glm::length(middle - root) + glm::length(end - middle), glm::length(end - root), options));
}

TwoBoneChain solveTwoBone(const TwoBoneChain& chain, const glm::vec3& target, const TwoBoneOptions& options) {
  check(chain, options);
  requireFinite(target, "the target");
  if (target == chain.end) return chain;
  const Vec root(chain.root), middle(chain.middle), end(chain.end), goal(target);
  const double upper = glm::length(middle - root), lower = glm::length(end - middle), full = upper + lower;
  if (full < kTiny) return chain;

  const double now = glm::length(end - root);
  const Vec oldAxis = unitOr(end - root, unitOr(middle - root, Vec(0, -1, 0)));
  const Vec axis = unitOr(goal - root, now > kTiny ? oldAxis : Vec(0, -1, 0));

  // How far out the end comes: exact up to the soft zone, then closing in on full extension without reaching it.
  double distance = glm::length(goal - root);
  const double start = softStart(full, now, options), zone = full - start;
  if (distance > start) distance = zone > kTiny ? start + zone * (1.0 - std::exp(-(distance - start) / zone)) : full;
  distance = std::clamp(distance, std::abs(upper - lower), full);

  // The bend direction fades over to the fallback where the chain is so straight that its own is noise.
  const Vec oldBend = (middle - root) - oldAxis * glm::dot(middle - root, oldAxis);
  const Vec fallback = unitOr(Vec(options.fallbackPole) - oldAxis * glm::dot(Vec(options.fallbackPole), oldAxis), acrossOf(oldAxis));
  const double trust = glm::length(oldBend) / full;  // sine-like: 0 when straight
  Vec pole = unitOr(oldBend, fallback);
  if (trust < 1e-3) pole = unitOr(pole * trust + fallback * (1e-3 - trust), fallback);
  const Vec carried = glm::rotation(oldAxis, axis) * pole;
  const Vec bend = unitOr(carried - axis * glm::dot(carried, axis), acrossOf(axis));

  const double along = distance > kTiny ? (upper * upper - lower * lower + distance * distance) / (2.0 * distance) : 0.0;
  const double inside = std::clamp(along, -upper, upper);
  const double aside = std::sqrt(std::max(0.0, upper * upper - inside * inside));
  const Vec newMiddle = root + axis * inside + bend * aside;
  return {chain.root, glm::vec3(newMiddle), glm::vec3(root + axis * distance)};
}

}  // namespace core::motion
