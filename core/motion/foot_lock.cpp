#include "core/motion/foot_lock.h"

#include "core/motion/foot_contacts.h"
#include "core/motion/foot_skating.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/two_bone_ik.h"

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace core::motion {

namespace {

using namespace humanml3d;
constexpr std::size_t kJoints = kJointCount;

/// What pinning asks of one joint over time.
struct Correction {
  std::vector<glm::vec3> offset;  // [F] metres, exact inside contacts, fading outside
  std::vector<float> weight;      // [F] 1 inside contacts, fading to 0 outside
  std::vector<glm::vec3> smooth;  // [F] offset without the joint's own jitter, for the joint that only follows
};

/// Where one leg shall go.
struct LegTarget {
  std::vector<glm::vec3> ankle, toe;  // [F]
};

constexpr double kCreep = 0.05;           // m/s by which fading goes on while a foot does not move
constexpr float kHeelAllowance = 0.015f;  // metres that a heel may rise before the pelvis is lowered

float fade(float way, float length) {
  return way >= length ? 0.0f : 0.5f + 0.5f * std::cos(glm::pi<float>() * way / length);
}

// Half-width 2 binomial weights, the ends repeated.
template <class T>
std::vector<T> smoothed(const std::vector<T>& values) {
  constexpr float kWeights[] = {1.0f / 16, 4.0f / 16, 6.0f / 16, 4.0f / 16, 1.0f / 16};
  const int count = static_cast<int>(values.size());
  std::vector<T> out(values.size(), T(0.0f));
  for (int t = 0; t < count; ++t)
    for (int k = -2; k <= 2; ++k) out[static_cast<std::size_t>(t)] += kWeights[k + 2] * values[static_cast<std::size_t>(std::clamp(t + k, 0, count - 1))];
  return out;
}

/// A smooth curve that is nowhere below the given one: the largest value within reach, then weighted over the same reach.
std::vector<float> smoothCover(const std::vector<float>& values, int reach) {
  const int count = static_cast<int>(values.size());
  std::vector<float> widened(values.size()), out(values.size());
  const auto at = [count](const std::vector<float>& from, int t) { return from[static_cast<std::size_t>(std::clamp(t, 0, count - 1))]; };
  for (int t = 0; t < count; ++t)
    for (int k = -reach; k <= reach; ++k) widened[static_cast<std::size_t>(t)] = std::max(widened[static_cast<std::size_t>(t)], at(values, t + k));
  for (int t = 0; t < count; ++t) {
    float sum = 0.0f, weights = 0.0f;
    for (int k = -reach; k <= reach; ++k) {
      const float weight = fade(static_cast<float>(std::abs(k)), static_cast<float>(reach + 1));
      sum += weight * at(widened, t + k);
      weights += weight;
    }
    out[static_cast<std::size_t>(t)] = sum / weights;
  }
  return out;
}

class FootLock {
 public:
  FootLock(std::span<const glm::vec3> positions, std::span<const float> contacts, const FootLockOptions& options)
      : in_(positions), options_(options), frames_(static_cast<int>(positions.size() / kJoints)) {
    const FootContactOptions contactOptions{options.fps, options.contactHeight, options.maxDrift};
    spans_ = contacts.empty() ? contactSpans(positions, detectContacts(positions, contactOptions), contactOptions)
                              : contactSpans(positions, contacts, contactOptions);
    // Real clips stand between 0 and 3 cm (toes) and 6 and 12 cm (ankles); a clip that stands elsewhere floats or sinks.
    standing_.toe = std::clamp(spans_.heights.toe, 0.0f, 0.03f);
    standing_.ankle = std::clamp(spans_.heights.ankle, 0.06f, 0.12f);
  }

  std::vector<glm::vec3> run() {
    std::vector<glm::vec3> out(in_.begin(), in_.end());
    const LegTarget left = legTarget(0), right = legTarget(1);
    const std::vector<float> drop = pelvisDrop(left, right);
    for (int t = 0; t < frames_; ++t) {
      const auto k = static_cast<std::size_t>(t);
      if (drop[k] > 0.0f)
        for (int joint = 0; joint < kJointCount; ++joint) out[index(t, joint)].y -= drop[k];
      solveLeg(out, t, 0, left, drop[k]);
      solveLeg(out, t, 1, right, drop[k]);
      deepestDrop_ = std::max(deepestDrop_, drop[k]);
    }
    return out;
  }

  void describe(FootLockReport& report) const {
    for (const auto& column : spans_.columns) report.lockedSpans += static_cast<int>(column.size());
    report.splitSpans = spans_.splits;
    report.freeSlides = spans_.slides;
    report.maxPelvisDropCm = 100.0 * deepestDrop_;
  }

 private:
  static std::size_t index(int frame, int joint) { return static_cast<std::size_t>(frame) * kJoints + static_cast<std::size_t>(joint); }
  const glm::vec3& at(int frame, int joint) const { return in_[index(frame, joint)]; }

  /// How far along a joint is, for fading: metres travelled from the clip's start, and a little with time, so that a foot that
  /// hangs still gives its correction up as well.
  std::vector<float> progress(int joint) const {
    std::vector<float> out(static_cast<std::size_t>(frames_), 0.0f);
    const float creep = static_cast<float>(kCreep / options_.fps);
    for (int t = 1; t < frames_; ++t)
      out[static_cast<std::size_t>(t)] = out[static_cast<std::size_t>(t - 1)] + glm::distance(at(t, joint), at(t - 1, joint)) + creep;
    return out;
  }

  // Fading follows the way that the foot itself goes: none while it is slow over the floor, most in mid swing.
  void spread(Correction& out, const std::vector<float>& way, int from, int to) const {
    const int direction = to > from ? 1 : -1;
    const auto start = static_cast<std::size_t>(from);
    const glm::vec3 offset = out.offset[start];
    const int last = std::clamp(to, 0, frames_ - 1);
    const float room = std::abs(way[static_cast<std::size_t>(last)] - way[start]);
    const float meanSpeed = room / std::max(1.0f, static_cast<float>(std::abs(last - from)));
    float length = std::max(5.0f * glm::length(offset), meanSpeed * static_cast<float>(options_.releaseSeconds * options_.fps));
    if (last == to) length = std::min(length, room);
    for (int t = from + direction; t != to && t >= 0 && t < frames_; t += direction) {
      const auto k = static_cast<std::size_t>(t);
      const float share = fade(std::abs(way[k] - way[start]), length);
      if (share <= 0.0f) break;
      out.offset[k] += share * offset;
      out.weight[k] = std::min(1.0f, out.weight[k] + share);
    }
  }

  Correction correction(std::size_t column) const {
    const int joint = kContactJoints[column];
    const auto& spans = spans_.columns[column];
    Correction out{std::vector<glm::vec3>(static_cast<std::size_t>(frames_), glm::vec3(0.0f)), std::vector<float>(static_cast<std::size_t>(frames_), 0.0f), {}};
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const glm::vec3 place = placeOf(spans[i], column);
      for (int t = spans[i].begin; t < spans[i].end; ++t) {
        glm::vec3 offset = place - at(t, joint);
        // The first and last frames keep some of their own height, or a fading pull would press the swinging foot down.
        const float inside = std::min(1.0f, 0.5f * static_cast<float>(std::min(t - spans[i].begin, spans[i].end - 1 - t)));
        offset.y = glm::mix(place.y - spans[i].place.y, offset.y, inside);
        out.offset[static_cast<std::size_t>(t)] = offset;
        out.weight[static_cast<std::size_t>(t)] = 1.0f;
      }
    }
    const std::vector<float> way = progress(joint);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      // Two fades that fill a gap from both sides add up to one: a straight way from one correction to the next.
      spread(out, way, spans[i].begin, i == 0 ? -1 : spans[i - 1].end - 1);
      spread(out, way, spans[i].end - 1, i + 1 == spans.size() ? frames_ : spans[i + 1].begin);
    }
    roundEdges(out.offset, spans);
    out.smooth = smoothed(out.offset);
    return out;
  }

  // Where pinning begins and ends the offset turns a corner: 1-2-1 over the frames on both sides of it.
  void roundEdges(std::vector<glm::vec3>& offset, const std::vector<ContactSpan>& spans) const {
    const std::vector<glm::vec3> sharp = offset;
    const auto round = [&](int t) {
      if (t < 1 || t + 1 >= frames_) return;
      const auto k = static_cast<std::size_t>(t);
      offset[k] = 0.25f * sharp[k - 1] + 0.5f * sharp[k] + 0.25f * sharp[k + 1];
    };
    for (const ContactSpan& span : spans)
      for (const int t : {span.begin - 1, span.begin, span.end - 1, span.end}) round(t);
  }

  glm::vec3 placeOf(const ContactSpan& span, std::size_t column) const {
    const bool isAnkle = column % 2 == 0;
    const float standing = isAnkle ? standing_.ankle : standing_.toe;
    glm::vec3 place = span.place;
    if (!options_.fixPenetration) return place;
    place.y = std::clamp(place.y, std::max(isAnkle ? 0.03f : 0.0f, standing - 0.015f), standing + 0.02f);
    return place;
  }

  LegTarget legTarget(int side) const {
    const int ankle = kLeftAnkle + side, toe = kLeftFoot + side;
    const Correction heel = correction(static_cast<std::size_t>(2 * side)), ball = correction(static_cast<std::size_t>(2 * side + 1));
    LegTarget target;
    std::vector<float> sunk;
    for (int t = 0; t < frames_; ++t) {
      const auto k = static_cast<std::size_t>(t);
      // A joint that is not pinned follows the other one of its foot.
      const glm::vec3 newToe = at(t, toe) + ball.offset[k] + (1.0f - ball.weight[k]) * heel.smooth[k];
      glm::vec3 newAnkle = at(t, ankle) + heel.offset[k] + (1.0f - heel.weight[k]) * ball.smooth[k];
      newAnkle = withLength(newToe, newAnkle, glm::length(at(t, ankle) - at(t, toe)));
      target.toe.push_back(newToe);
      target.ankle.push_back(newAnkle);
      sunk.push_back(std::max({0.0f, -newToe.y, 0.03f - newAnkle.y}));
    }
    if (options_.fixPenetration && *std::max_element(sunk.begin(), sunk.end()) > 0.0f) {
      const auto lift = smoothCover(sunk, std::max(1, static_cast<int>(std::lround(0.1 * options_.fps))));
      for (std::size_t k = 0; k < lift.size(); ++k) {
        target.toe[k].y += lift[k];
        target.ankle[k].y += lift[k];
      }
    }
    return target;
  }

  /// to, moved so that it is length away from from.
  static glm::vec3 withLength(const glm::vec3& from, const glm::vec3& to, float length) {
    const glm::vec3 bone = to - from;
    const float now = glm::length(bone);
    return now > 1e-6f ? from + bone * (length / now) : to;
  }

  TwoBoneChain chain(int t, int side, float drop) const {
    const glm::vec3 down(0.0f, -drop, 0.0f);
    return {at(t, kLeftHip + side) + down, at(t, kLeftKnee + side) + down, at(t, kLeftAnkle + side) + down};
  }

  // Kneecaps point where the hips face, for legs that are quite straight.
  TwoBoneOptions ikOptions(int t) const {
    TwoBoneOptions options;
    const glm::vec3 across = at(t, kLeftHip) - at(t, kRightHip);
    options.fallbackPole = glm::cross(across, glm::vec3(0, 1, 0));
    return options;
  }

  std::vector<float> pelvisDrop(const LegTarget& left, const LegTarget& right) const {
    std::vector<float> need(static_cast<std::size_t>(frames_), 0.0f);
    for (int t = 0; t < frames_; ++t) {
      const auto k = static_cast<std::size_t>(t);
      for (const int side : {0, 1}) {
        const TwoBoneChain leg = chain(t, side, 0.0f);
        const glm::vec3 way = (side == 0 ? left : right).ankle[k] - leg.root;
        const float reach = exactReach(leg, ikOptions(t)) + kHeelAllowance;
        const float flat = way.x * way.x + way.z * way.z;
        if (glm::dot(way, way) <= reach * reach + 1e-7f) continue;
        // The hip goes down until the ankle is in reach; a foot that is too far to the side cannot be had that way.
        const float wanted = flat < reach * reach ? -way.y - std::sqrt(reach * reach - flat) : static_cast<float>(options_.maxPelvisDrop);
        need[k] = std::max(need[k], std::clamp(wanted, 0.0f, static_cast<float>(options_.maxPelvisDrop)));
      }
    }
    if (*std::max_element(need.begin(), need.end()) <= 0.0f) return need;
    return smoothCover(need, std::max(1, static_cast<int>(std::lround(0.1 * options_.fps))));
  }

  void solveLeg(std::vector<glm::vec3>& out, int t, int side, const LegTarget& target, float drop) const {
    const auto k = static_cast<std::size_t>(t);
    const int ankle = kLeftAnkle + side, toe = kLeftFoot + side;
    const float foot = glm::length(at(t, ankle) - at(t, toe));
    if (drop == 0.0f && target.ankle[k] == at(t, ankle) && target.toe[k] == at(t, toe)) return;
    const TwoBoneChain before = chain(t, side, drop);
    const TwoBoneOptions options = ikOptions(t);
    TwoBoneChain after = solveTwoBone(before, target.ankle[k], options);
    // Out of reach: the heel rises, the toe stays.
    for (int round = 0; round < 6 && std::abs(glm::distance(after.end, target.toe[k]) - foot) > 1e-5f; ++round)
      after = solveTwoBone(before, withLength(target.toe[k], after.end, foot), options);
    out[index(t, kLeftKnee + side)] = after.middle;
    out[index(t, ankle)] = after.end;
    out[index(t, toe)] = withLength(after.end, target.toe[k], foot);
  }

  std::span<const glm::vec3> in_;
  FootLockOptions options_;
  int frames_;
  ContactSpans spans_;
  StandingHeights standing_;
  float deepestDrop_ = 0.0f;
};

void check(std::span<const glm::vec3> positions, std::span<const float> contacts, const FootLockOptions& options) {
  if (positions.empty() || positions.size() % kJoints != 0)
    throw std::invalid_argument(std::to_string(positions.size()) + " positions are not frames of 22 joints");
  if (!contacts.empty() && contacts.size() != positions.size() / kJoints * 4)
    throw std::invalid_argument(std::to_string(contacts.size()) + " contacts for " + std::to_string(positions.size() / kJoints) + " frames, expected four for each or none");
  for (std::size_t k = 0; k < positions.size(); ++k)
    if (!std::isfinite(positions[k].x) || !std::isfinite(positions[k].y) || !std::isfinite(positions[k].z))
      throw std::invalid_argument("joint " + std::to_string(k % kJoints) + " of frame " + std::to_string(k / kJoints) + " is not finite");
  const auto inRange = [](double value, double low, double high) { return value >= low && value <= high; };
  if (!inRange(options.fps, 1.0, 1000.0)) throw std::invalid_argument("the frame rate is " + std::to_string(options.fps) + " and not from 1 to 1000");
  if (!inRange(options.contactHeight, 0.0, 1.0) || !inRange(options.maxDrift, 0.0, 10.0) || !inRange(options.maxPelvisDrop, 0.0, 1.0))
    throw std::invalid_argument("foot lock: contact height, drift or pelvis drop is out of range");
  if (!inRange(options.releaseSeconds, 1e-3, 10.0)) throw std::invalid_argument("foot lock: the release takes " + std::to_string(options.releaseSeconds) + " s, not from 0.001 to 10");
}

double deepestFootCm(std::span<const glm::vec3> positions) {
  float deepest = 0.0f;
  for (std::size_t k = 0; k < positions.size(); k += kJoints)
    for (const int joint : kContactJoints) deepest = std::max(deepest, -positions[k + static_cast<std::size_t>(joint)].y);
  return 100.0 * static_cast<double>(deepest);
}

double meanJerk(std::span<const glm::vec3> positions, double fps) {
  if (positions.size() < 4 * kJoints) return 0.0;
  double sum = 0.0;
  const std::size_t count = positions.size() - 3 * kJoints;
  for (std::size_t k = 0; k < count; ++k) {
    const auto p = [&](std::size_t step) { return glm::dvec3(positions[k + step * kJoints]); };
    sum += glm::length(p(3) - 3.0 * p(2) + 3.0 * p(1) - p(0));
  }
  return sum / static_cast<double>(count) * fps * fps * fps;
}

}  // namespace

std::vector<glm::vec3> lockFeet(std::span<const glm::vec3> positions, std::span<const float> contacts, const FootLockOptions& options,
                                FootLockReport* report) {
  check(positions, contacts, options);
  FootLock lock(positions, contacts, options);
  std::vector<glm::vec3> out = lock.run();
  if (report == nullptr) return out;
  *report = {};
  lock.describe(*report);
  if (positions.size() >= 2 * kJoints) {
    report->skatingBefore = footSkatingRatio(positions, options.fps);
    report->skatingAfter = footSkatingRatio(out, options.fps);
  }
  report->maxPenetrationCmBefore = deepestFootCm(positions);
  report->maxPenetrationCmAfter = deepestFootCm(out);
  report->jerkBefore = meanJerk(positions, options.fps);
  report->jerkAfter = meanJerk(out, options.fps);
  for (std::size_t k = 0; k < out.size(); ++k) {
    const double change = 100.0 * static_cast<double>(glm::distance(positions[k], out[k]));
    report->meanChangeCm += change / static_cast<double>(out.size());
    report->maxChangeCm = std::max(report->maxChangeCm, change);
  }
  return out;
}

}  // namespace core::motion
