#include "core/motion/edit/loop_maker.h"

#include "core/motion/edit/clip_edits.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace core::motion {

namespace {

/// A turn about the vertical and a shift on the ground.
struct GroundMove {
  double angle = 0.0, x = 0.0, z = 0.0;
  glm::vec3 operator()(const glm::vec3& p) const {
    const double c = std::cos(angle), s = std::sin(angle), px = static_cast<double>(p.x), pz = static_cast<double>(p.z);
    return {static_cast<float>(c * px + s * pz + x), p.y, static_cast<float>(-s * px + c * pz + z)};
  }
  glm::quat turn() const { return glm::angleAxis(static_cast<float>(angle), glm::vec3(0, 1, 0)); }
};

class Cloud {
 public:
  explicit Cloud(const Clip& clip)
      : positions_(worldPositions(clip)), joints_(static_cast<std::size_t>(clip.jointCount())), frames_(clip.frameCount()), fps_(clip.fps()) {}

  const glm::vec3& at(int frame, std::size_t joint) const { return positions_[static_cast<std::size_t>(frame) * joints_ + joint]; }
  std::size_t joints() const { return joints_; }
  int frames() const { return frames_; }
  double fps() const { return fps_; }

  /// What brings frame b's surroundings onto frame a's, and how well: root mean square distance in metres.
  double align(int a, int b, int reach, int step, GroundMove& move) const {
    double n = 0, ax = 0, az = 0, bx = 0, bz = 0, cross = 0, dot = 0;
    const auto each = [&](const auto& visit) {
      for (int k = -reach; k <= reach; k += step) {
        if (a + k < 0 || b + k < 0 || a + k >= frames_ || b + k >= frames_) continue;
        for (std::size_t j = 0; j < joints_; ++j) visit(at(a + k, j), at(b + k, j));
      }
    };
    each([&](const glm::vec3& p, const glm::vec3& q) {
      n += 1.0;
      ax += static_cast<double>(p.x), az += static_cast<double>(p.z), bx += static_cast<double>(q.x), bz += static_cast<double>(q.z);
    });
    ax /= n, az /= n, bx /= n, bz /= n;
    double spread = 0.0, height = 0.0;
    each([&](const glm::vec3& p, const glm::vec3& q) {
      const double px = static_cast<double>(p.x) - ax, pz = static_cast<double>(p.z) - az, qx = static_cast<double>(q.x) - bx, qz = static_cast<double>(q.z) - bz;
      dot += px * qx + pz * qz;
      cross += px * qz - pz * qx;
      spread += px * px + pz * pz + qx * qx + qz * qz;
      const double dy = static_cast<double>(p.y - q.y);
      height += dy * dy;
    });
    move.angle = std::atan2(cross, dot);
    const double c = std::cos(move.angle), s = std::sin(move.angle);
    move.x = ax - (c * bx + s * bz);
    move.z = az - (-s * bx + c * bz);
    return std::sqrt(std::max(0.0, spread - 2.0 * std::hypot(dot, cross) + height) / n);
  }

 private:
  std::vector<glm::vec3> positions_;
  std::size_t joints_;
  int frames_;
  double fps_;
};

struct Cut {
  int first = 0, last = 0;  // frame last looks like frame first
  double cost = 1e30;
};

/// A little in favour of length: 3 mm for each doubling.
double costOf(double distance, int frames, double fps) { return distance - 0.003 * std::log2(static_cast<double>(frames) / fps); }

Cut bestCut(const Cloud& cloud, int shortest, int longest, int reach) {
  constexpr int kMostCandidates = 300;
  const int stride = std::max(1, cloud.frames() / kMostCandidates);
  Cut best;
  GroundMove move;
  const auto look = [&](int a, int b, int step) {
    if (a < 0 || b >= cloud.frames() || b - a < shortest || b - a > longest) return;
    const double cost = costOf(cloud.align(a, b, reach, step, move), b - a, cloud.fps());
    if (cost < best.cost) best = {a, b, cost};
  };
  for (int a = 0; a < cloud.frames(); a += stride)
    for (int b = a + shortest; b < cloud.frames(); b += stride) look(a, b, std::max(1, reach));
  const Cut coarse = best;
  best.cost = 1e30;
  for (int a = coarse.first - stride; a <= coarse.first + stride; ++a)
    for (int b = coarse.last - stride; b <= coarse.last + stride; ++b) look(a, b, 1);
  return best;
}

SeamScore scoreOf(const Cloud& cloud, int first, int last) {
  // Frame last - 1 runs into frame first, moved by what brings first onto last.
  SeamScore score;
  GroundMove move;
  cloud.align(last - 1, first, 0, 1, move);
  // The step over the seam should be like the steps on both sides; that is what the move is corrected by.
  glm::vec3 drift(0.0f);
  for (std::size_t j = 0; j < cloud.joints(); ++j)
    drift += 0.5f * ((cloud.at(last - 1, j) - cloud.at(last - 2, j)) + (move(cloud.at(first + 1, j)) - move(cloud.at(first, j))));
  drift /= static_cast<float>(cloud.joints());
  drift.y = 0.0f;
  for (std::size_t j = 0; j < cloud.joints(); ++j) {
    const glm::vec3 before = cloud.at(last - 1, j) - cloud.at(last - 2, j), after = move(cloud.at(first + 1, j)) - move(cloud.at(first, j));
    const glm::vec3 step = move(cloud.at(first, j)) + drift - cloud.at(last - 1, j);
    const double gap = 100.0 * static_cast<double>(glm::length(step - 0.5f * (before + after)));
    score.meanGapCm += gap / static_cast<double>(cloud.joints());
    score.maxGapCm = std::max(score.maxGapCm, gap);
    score.speedGap += static_cast<double>(glm::length(after - before)) * cloud.fps() / static_cast<double>(cloud.joints());
  }
  return score;
}

/// The same between neighbouring frames, in centimetres.
double usualGap(const Cloud& cloud, int first, int count) {
  double sum = 0.0;
  for (int f = first + 2; f + 1 < first + count; ++f)
    for (std::size_t j = 0; j < cloud.joints(); ++j) {
      const glm::vec3 before = cloud.at(f - 1, j) - cloud.at(f - 2, j), step = cloud.at(f, j) - cloud.at(f - 1, j), after = cloud.at(f + 1, j) - cloud.at(f, j);
      sum += 100.0 * static_cast<double>(glm::length(step - 0.5f * (before + after)));
    }
  return sum / (static_cast<double>(std::max(1, count - 3)) * static_cast<double>(cloud.joints()));
}

float easeIn(float u) { return u * u * (3.0f - 2.0f * u); }

/// Part of a turn.
glm::quat part(const glm::quat& q, float share) { return glm::slerp(glm::quat(1, 0, 0, 0), q.w < 0.0f ? -q : q, share); }

}  // namespace

SeamScore seamScore(const Clip& loop) {
  if (loop.frameCount() < 4) throw std::invalid_argument(fmt::format("{} frames are no loop", loop.frameCount()));
  const Cloud cloud(loop);
  return scoreOf(cloud, 0, loop.frameCount());
}

Result<Clip> makeLoop(const Clip& clip, const LoopOptions& options, LoopReport* report) {
  const auto wrong = [&](const std::string& what) { return Error{ErrorCode::InvalidArgument, fmt::format("{}: {}", clip.name(), what)}; };
  if (!(options.minSeconds > 0.0 && options.minSeconds < 1e6) || !(options.maxSeconds >= 0.0 && options.maxSeconds < 1e6) ||
      !(options.blendSeconds >= 0.0 && options.blendSeconds <= 5.0))
    return wrong("the lengths asked of a loop are out of range");
  const int shortest = std::max(6, static_cast<int>(std::lround(options.minSeconds * clip.fps())));
  const int longest = options.maxSeconds > 0.0 ? static_cast<int>(std::lround(options.maxSeconds * clip.fps())) : clip.frameCount();
  if (clip.frameCount() <= shortest || longest < shortest) return wrong(fmt::format("{:.2f} s are too short for a loop of {:g} s", clip.duration(), options.minSeconds));
  const Cloud cloud(clip);
  const int reach = std::max(1, static_cast<int>(std::lround(0.1 * clip.fps())));
  const Cut cut = bestCut(cloud, shortest, longest, reach);
  if (cut.cost > 1e29) return wrong("no piece of that length fits");
  const int count = cut.last - cut.first;

  // The pose at the end is to become the pose at the start, moved over the ground; each side goes half the way.
  GroundMove move;
  cloud.align(cut.last, cut.first, reach, 1, move);
  const auto joints = static_cast<std::size_t>(clip.jointCount());
  std::vector<glm::quat> turnGap(joints);
  std::vector<glm::vec3> moveGap;
  const auto startTurns = clip.rotations(cut.first), endTurns = clip.rotations(cut.last);
  for (std::size_t j = 0; j < joints; ++j) {
    const glm::quat start = j == 0 ? move.turn() * startTurns[0] : startTurns[j];
    turnGap[j] = glm::normalize(start * glm::conjugate(endTurns[j]));
    if (!clip.translations(0).empty()) moveGap.push_back(clip.translations(cut.first)[j] - clip.translations(cut.last)[j]);
  }
  const glm::vec3 rootGap = move(clip.rootPosition(cut.first)) - clip.rootPosition(cut.last);
  const glm::quat back = glm::conjugate(move.turn());

  Clip piece = trimmed(clip, cut.first, count);
  ClipData data = piece.data();
  const int blend = std::clamp(static_cast<int>(std::lround(options.blendSeconds * clip.fps())), 1, count / 3);
  for (int f = 0; f < count; ++f) {
    const float towards = 0.5f * easeIn(std::max(0.0f, 1.0f - static_cast<float>(count - f) / static_cast<float>(blend)));
    const float away = 0.5f * easeIn(std::max(0.0f, 1.0f - static_cast<float>(f) / static_cast<float>(blend)));
    if (towards == 0.0f && away == 0.0f) continue;
    const auto frame = static_cast<std::size_t>(f);
    // At the start the gap is the other way round and seen before the move over the ground.
    data.rootPositions[frame] += towards * rootGap - away * (back * rootGap);
    for (std::size_t j = 0; j < joints; ++j) {
      glm::quat gap = turnGap[j];
      glm::quat& turn = data.rotations[frame * joints + j];
      turn = glm::normalize(part(gap, towards) * turn);
      if (j == 0) gap = back * gap * glm::conjugate(back);
      turn = glm::normalize(glm::conjugate(part(gap, away)) * turn);
      if (!moveGap.empty()) data.translations[frame * joints + j] += (towards - away) * moveGap[j];
    }
  }
  Clip loop(std::move(data));
  if (report) {
    *report = {cut.first, count, scoreOf(cloud, cut.first, cut.last), seamScore(loop), usualGap(cloud, cut.first, count), 0.0};
    const Cloud after(loop);
    for (int f = 0; f < count; ++f)
      for (std::size_t j = 0; j < joints; ++j)
        report->maxChangeCm = std::max(report->maxChangeCm, 100.0 * static_cast<double>(glm::distance(after.at(f, j), cloud.at(cut.first + f, j))));
  }
  return loop;
}

}  // namespace core::motion
