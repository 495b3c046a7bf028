#include "core/motion/feet/released_feet.h"

#include "core/motion/banded_system.h"
#include "core/motion/euler_curves.h"

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>
#include <glm/mat3x3.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <vector>

namespace core::motion {

namespace {

using Places = std::vector<glm::dvec3>;  // [J], in units

/// One frame's body by its angles: local turns are Rz Ry Rx.
class AngledBody {
 public:
  AngledBody(const Clip& clip, int frame, double unit) : skeleton_(clip.skeleton()), offsets_(static_cast<std::size_t>(clip.jointCount())) {
    const auto moved = clip.translations(frame);
    for (std::size_t j = 0; j < offsets_.size(); ++j) offsets_[j] = glm::dvec3(moved.empty() ? skeleton_.joints()[j].offset : moved[j]) / unit;
    root_ = glm::dvec3(clip.rootPosition(frame)) / unit;
    places.resize(offsets_.size());
    turns_.resize(offsets_.size());
    angles.resize(offsets_.size());
  }

  /// places, and the axes about which a joint's three angles turn what hangs on it.
  void pose() {
    for (std::size_t j = 0; j < angles.size(); ++j) {
      const int parent = parentOf(j);
      places[j] = parent < 0 ? root_ : places[static_cast<std::size_t>(parent)] + turns_[static_cast<std::size_t>(parent)] * offsets_[j];
      turns_[j] = before(j) * glm::mat3_cast(turn(j));
    }
  }
  std::array<glm::dvec3, 3> axesOf(std::size_t joint) const {
    const auto outer = before(joint);
    const auto z = glm::angleAxis(angles[joint].z, glm::dvec3(0, 0, 1)), y = glm::angleAxis(angles[joint].y, glm::dvec3(0, 1, 0));
    return {outer * (z * (y * glm::dvec3(1, 0, 0))), outer * (z * glm::dvec3(0, 1, 0)), outer * glm::dvec3(0, 0, 1)};
  }
  bool hangsOn(std::size_t joint, std::size_t above) const {
    for (int at = parentOf(joint); at >= 0; at = parentOf(static_cast<std::size_t>(at)))
      if (static_cast<std::size_t>(at) == above) return true;
    return false;
  }
  glm::dquat turn(std::size_t joint) const {
    const auto& a = angles[joint];
    return glm::angleAxis(a.z, glm::dvec3(0, 0, 1)) * glm::angleAxis(a.y, glm::dvec3(0, 1, 0)) * glm::angleAxis(a.x, glm::dvec3(1, 0, 0));
  }
  void lower(double by) { root_.y -= by; }
  const glm::dvec3& root() const { return root_; }

  std::vector<glm::dvec3> angles;
  Places places;

 private:
  int parentOf(std::size_t joint) const { return skeleton_.joints()[joint].parent; }
  glm::dmat3 before(std::size_t joint) const { return parentOf(joint) < 0 ? glm::dmat3(1.0) : turns_[static_cast<std::size_t>(parentOf(joint))]; }

  const Skeleton& skeleton_;
  Places offsets_;
  glm::dvec3 root_{};
  std::vector<glm::dmat3> turns_;
};

double fading(double u) { return 2.0 * u * u * u - 3.0 * u * u + 1.0; }

/// Where one joint is to be in each frame: stood on its contacts, and drawn to them beside.
void standOnContacts(std::vector<glm::dvec3>& track, const std::vector<bool>& stands, int blend) {
  const int frames = static_cast<int>(track.size());
  const auto at = [&](int f) -> glm::dvec3& { return track[static_cast<std::size_t>(f)]; };
  const auto isStanding = [&](int f) { return f >= 0 && f < frames && stands[static_cast<std::size_t>(f)]; };
  for (int begin = 0; begin < frames; ++begin) {
    if (!isStanding(begin)) continue;
    int end = begin;
    glm::dvec3 mean(0.0);
    for (; isStanding(end); ++end) mean += at(end);
    mean /= static_cast<double>(end - begin);
    mean.y = 0.0;
    for (; begin < end; ++begin) at(begin) = mean;
  }
  for (int f = 0; f < frames; ++f) {
    if (isStanding(f)) continue;
    std::optional<int> left, right;
    for (int k = 1; k <= blend && !left; ++k)
      if (isStanding(f - k)) left = f - k;
    for (int k = 1; k <= blend && !right; ++k)
      if (isStanding(f + k)) right = f + k;
    const auto drawnTo = [&](int contact) { return glm::mix(at(f), at(contact), fading(static_cast<double>(std::abs(f - contact) + 1) / (blend + 1))); };
    if (left && right)
      at(f) = glm::mix(drawnTo(*right), drawnTo(*left), fading(static_cast<double>(f - *left + 1) / (*right - *left + 1)));
    else if (left || right)
      at(f) = drawnTo(left ? *left : *right);
  }
}

/// One step of damped least squares towards the goals. Throws as BandedSystem.
void stepTowards(AngledBody& body, const Places& goals, double damping) {
  const std::size_t joints = goals.size(), count = 3 * joints;
  std::vector<std::vector<glm::dvec3>> columns(count);  // of each angle, how it moves every joint
  BandedSystem system(count, count - 1);
  std::vector<double> step(count, 0.0);
  for (std::size_t j = 0; j < joints; ++j) {
    const auto axes = body.axesOf(j);
    for (std::size_t a = 0; a < 3; ++a) columns[3 * j + a].assign(joints, glm::dvec3(0.0));
    for (std::size_t k = j + 1; k < joints; ++k) {
      if (!body.hangsOn(k, j)) continue;
      for (std::size_t a = 0; a < 3; ++a) columns[3 * j + a][k] = glm::cross(axes[a], body.places[k] - body.places[j]);
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    system.addValue(i, damping * damping);
    for (std::size_t k = i / 3 + 1; k < joints; ++k) step[i] += glm::dot(columns[i][k], goals[k] - body.places[k]);
    for (std::size_t m = i; m < count; ++m) {
      double product = 0.0;
      for (std::size_t k = m / 3 + 1; k < joints; ++k) product += glm::dot(columns[i][k], columns[m][k]);
      system.addProduct(i, m, product);
    }
  }
  system.factor();
  system.solve(step);
  for (std::size_t j = 0; j < joints; ++j) body.angles[j] += glm::dvec3(step[3 * j], step[3 * j + 1], step[3 * j + 2]);
}

void checkOptions(const Clip& clip, const std::array<int, 4>& feet, std::span<const float> contacts, const ReleasedFeetOptions& options) {
  const auto wanted = static_cast<std::size_t>(clip.frameCount()) * feet.size();
  if (contacts.size() != wanted) throw std::invalid_argument("there are " + std::to_string(contacts.size()) + " contacts, the clip needs " + std::to_string(wanted));
  for (const int foot : feet)
    if (foot < 0 || foot >= clip.jointCount()) throw std::invalid_argument("there is no joint " + std::to_string(foot) + " to stand on");
  if (!(options.damping > 0.0) || options.iterations < 1 || !(options.blendSeconds > 0.0) || !(options.unit > 0.0))
    throw std::invalid_argument("damping, iterations, blend and unit of the released foot clean-up are above 0");
}

}  // namespace

Clip withReleasedFeet(const Clip& clip, const std::array<int, 4>& feet, std::span<const float> contacts, const ReleasedFeetOptions& options) {
  checkOptions(clip, feet, contacts, options);
  const auto frames = static_cast<std::size_t>(clip.frameCount());
  std::vector<std::vector<glm::dvec3>> curves;
  for (int j = 0; j < clip.jointCount(); ++j) curves.push_back(eulerCurve(clip, j, EulerOrder::Xyz));
  std::vector<AngledBody> bodies;
  std::vector<double> lowest;
  for (std::size_t f = 0; f < frames; ++f) {
    auto& body = bodies.emplace_back(clip, static_cast<int>(f), options.unit);
    for (std::size_t j = 0; j < curves.size(); ++j) body.angles[j] = curves[j][f];
    body.pose();
    double low = body.places[static_cast<std::size_t>(feet.front())].y;
    for (const int foot : feet) low = std::min(low, body.places[static_cast<std::size_t>(foot)].y);
    lowest.push_back(low);
  }
  const auto [low, high] = std::minmax_element(lowest.begin(), lowest.end());
  const double floor = *low - std::log(0.5 + std::exp(*low - *high));
  std::vector<Places> goals;
  for (auto& body : bodies) {
    body.lower(floor);
    body.pose();
    goals.push_back(body.places);
  }
  const int blend = std::max(1, static_cast<int>(std::lround(options.blendSeconds * clip.fps())));
  for (std::size_t c = 0; c < feet.size(); ++c) {
    const auto foot = static_cast<std::size_t>(feet[c]);
    std::vector<glm::dvec3> track;
    std::vector<bool> stands;
    for (std::size_t f = 0; f < frames; ++f) track.push_back(goals[f][foot]), stands.push_back(contacts[4 * f + c] > 0.5f);
    standOnContacts(track, stands, blend);
    for (std::size_t f = 0; f < frames; ++f) goals[f][foot] = track[f];
  }
  auto data = clip.data();
  for (std::size_t f = 0; f < frames; ++f) {
    auto& body = bodies[f];
    for (int i = 0; i < options.iterations; ++i) {
      body.pose();
      stepTowards(body, goals[f], options.damping / 1.001);
    }
    data.rootPositions[f] = glm::vec3(body.root() * options.unit);
    for (std::size_t j = 0; j < curves.size(); ++j) data.rotations[f * curves.size() + j] = glm::quat(glm::normalize(body.turn(j)));
  }
  return Clip(std::move(data));
}

}  // namespace core::motion
