#include "core/motion/edit/kept_stretch.h"

#include "core/motion/kinematics.h"

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace core::motion {

namespace {

float smooth(float x) {
  const float t = std::clamp(x, 0.0f, 1.0f);
  return t * t * (3.0f - 2.0f * t);
}

glm::quat aboutUp(float radians) { return glm::angleAxis(radians, glm::vec3(0.0f, 1.0f, 0.0f)); }

/// The turn about the vertical that comes nearest to a rotation.
float yawOf(const glm::quat& q) { return 2.0f * std::atan2(q.y, q.w); }

float wrapped(float radians) { return std::remainder(radians, glm::two_pi<float>()); }

/// A turn about the vertical through `pivot`, then a shift over the ground.
struct GroundMove {
  float angle = 0.0f;
  glm::vec3 pivot{0.0f}, shift{0.0f};

  glm::vec3 place(const glm::vec3& p) const { return aboutUp(angle) * (p - pivot) + pivot + shift; }
  glm::quat turn(const glm::quat& q) const { return aboutUp(angle) * q; }
};

glm::vec3 onGround(const glm::vec3& v) { return {v.x, 0.0f, v.z}; }

/// What takes frame `from` of one clip to the place and heading of another's frame.
GroundMove meeting(const ClipData& from, std::size_t fromFrame, std::size_t joints, const glm::vec3& place, const glm::quat& turn) {
  const auto& root = from.rotations[fromFrame * joints];
  return {wrapped(yawOf(turn * glm::inverse(root))), from.rootPositions[fromFrame], onGround(place - from.rootPositions[fromFrame])};
}

class Keeper {
 public:
  Keeper(const Clip& made, const std::vector<KeptFrames>& kept, const KeepOptions& options, KeepReport& report)
      : kept_(kept), report_(report), made_(made.data()), result_(made.data()), joints_(static_cast<std::size_t>(made.jointCount())) {
    stays_ = options.made == KeepOptions::Made::Stays;
    blend_ = std::max(1, static_cast<int>(std::lround(options.blendSeconds * made.fps())));
  }

  ClipData run() {
    const int frames = static_cast<int>(made_.rootPositions.size());
    for (std::size_t k = 0; k < kept_.size(); ++k) {
      const auto& stretch = kept_[k];
      const int from = k == 0 ? 0 : kept_[k - 1].first + kept_[k - 1].count;
      placeStretch(k);
      if (k == 0)
        move(0, stretch.first, moveTo(stretch.first));
      else
        bend(from, stretch.first);
      copy(stretch);
    }
    const auto& last = kept_.back();
    const int end = last.first + last.count;
    if (end < frames) move(end, frames, moveTo(end - 1));
    for (const auto& stretch : kept_) {
      if (stretch.first > 0 && !isKept(stretch.first - 1)) fade(stretch.first, -1);
      if (stretch.first + stretch.count < frames && !isKept(stretch.first + stretch.count)) fade(stretch.first + stretch.count - 1, 1);
    }
    report_.gapCm = borders_ > 0 ? gaps_ / borders_ : 0.0;
    return std::move(result_);
  }

 private:
  bool isKept(int frame) const {
    return std::any_of(kept_.begin(), kept_.end(), [&](const auto& k) { return frame >= k.first && frame < k.first + k.count; });
  }
  glm::vec3& place(int frame) { return result_.rootPositions[static_cast<std::size_t>(frame)]; }
  glm::quat& turn(int frame) { return result_.rotations[static_cast<std::size_t>(frame) * joints_]; }

  // Where the stretch's own frames stand in the result.
  void placeStretch(std::size_t k) {
    const auto& stretch = kept_[k];
    const auto& source = stretch.source->data();
    moves_.push_back({});
    if (k == 0) return;
    const auto& first = kept_.front();
    if (stays_) return;
    if (stretch.source == first.source && stretch.sourceFirst - first.sourceFirst == stretch.first - first.first) return;
    // From elsewhere: where the made motion arrives, going on from the stretch before.
    const auto& before = kept_[k - 1];
    const auto arrival = moveTo(before.first + before.count - 1);
    const auto at = static_cast<std::size_t>(stretch.first);
    moves_.back() =
        meeting(source, static_cast<std::size_t>(stretch.sourceFirst), joints_, arrival.place(made_.rootPositions[at]), arrival.turn(made_.rotations[at * joints_]));
  }

  std::pair<glm::vec3, glm::quat> keptRoot(int frame) const {
    for (std::size_t k = 0; k < moves_.size(); ++k) {
      const auto& stretch = kept_[k];
      if (frame < stretch.first || frame >= stretch.first + stretch.count) continue;
      const auto at = static_cast<std::size_t>(stretch.sourceFirst + frame - stretch.first);
      const auto& source = stretch.source->data();
      return {moves_[k].place(source.rootPositions[at]), moves_[k].turn(source.rotations[at * joints_])};
    }
    throw std::invalid_argument("withKeptFrames: the frame is not kept");
  }

  /// What brings the made motion to the kept one at a frame.
  GroundMove moveTo(int frame) const {
    if (stays_) return {};
    const auto [place, turn] = keptRoot(frame);
    return meeting(made_, static_cast<std::size_t>(frame), joints_, place, turn);
  }

  void move(int from, int to, const GroundMove& by) {
    for (int f = from; f < to; ++f) {
      place(f) = by.place(made_.rootPositions[static_cast<std::size_t>(f)]);
      turn(f) = by.turn(made_.rotations[static_cast<std::size_t>(f) * joints_]);
    }
  }

  // Frames [from, to) between two kept stretches.
  void bend(int from, int to) {
    if (to <= from || stays_) return;
    const auto here = moveTo(from - 1);
    move(from, to, here);
    const auto [end, heading] = keptRoot(to);
    const auto arrived = here.place(made_.rootPositions[static_cast<std::size_t>(to)]);
    const auto left = onGround(end - arrived);
    const float angle = wrapped(yawOf(heading * glm::inverse(here.turn(made_.rotations[static_cast<std::size_t>(to) * joints_]))));
    for (int f = from; f < to; ++f) {
      const float share = smooth(static_cast<float>(f - from + 1) / static_cast<float>(to - from + 1));
      place(f) += share * left;
      turn(f) = aboutUp(share * angle) * turn(f);
    }
    report_.bentMetres = std::max(report_.bentMetres, static_cast<double>(glm::length(left)));
    report_.bentRadians = std::max(report_.bentRadians, static_cast<double>(std::abs(angle)));
  }

  void copy(const KeptFrames& stretch) {
    const auto& source = stretch.source->data();
    const auto& by = moves_.back();
    const bool stays = by.angle == 0.0f && by.shift == glm::vec3(0.0f);
    for (int i = 0; i < stretch.count; ++i) {
      const auto from = static_cast<std::size_t>(stretch.sourceFirst + i), to = static_cast<std::size_t>(stretch.first + i);
      std::copy_n(source.rotations.begin() + static_cast<std::ptrdiff_t>(from * joints_), joints_, result_.rotations.begin() + static_cast<std::ptrdiff_t>(to * joints_));
      result_.rootPositions[to] = source.rootPositions[from];
      if (stays) continue;
      place(stretch.first + i) = by.place(source.rootPositions[from]);
      turn(stretch.first + i) = by.turn(source.rotations[from * joints_]);
    }
  }

  // The difference at the border, kept minus made, fades over the made frames beside it. `border` is the last kept frame; what was made of it
  // stands in made_, moved as its neighbours were.
  void fade(int border, int step) {
    const int count = static_cast<int>(result_.rootPositions.size());
    int reach = 0;
    while (reach < blend_ && border + step * (reach + 1) >= 0 && border + step * (reach + 1) < count && !isKept(border + step * (reach + 1))) ++reach;
    const auto at = static_cast<std::size_t>(border);
    const auto by = moveTo(border);
    auto apart = place(border) - made_.rootPositions[at];
    if (!stays_) apart = {0.0f, apart.y, 0.0f};
    measure(border, by);
    std::vector<glm::quat> difference;
    for (std::size_t j = 0; j < joints_; ++j) {
      const auto own = j == 0 ? by.turn(made_.rotations[at * joints_]) : made_.rotations[at * joints_ + j];
      auto turned = result_.rotations[at * joints_ + j] * glm::inverse(own);
      if (turned.w < 0.0f) turned = -turned;
      difference.push_back(turned);
    }
    for (int i = 1; i <= reach; ++i) {
      const float share = 1.0f - smooth(static_cast<float>(i) / static_cast<float>(reach + 1));
      const auto frame = static_cast<std::size_t>(border + step * i);
      result_.rootPositions[frame] += share * apart;
      for (std::size_t j = 0; j < joints_; ++j) {
        auto& q = result_.rotations[frame * joints_ + j];
        q = glm::normalize(glm::slerp(glm::quat(1.0f, 0.0f, 0.0f, 0.0f), difference[j], share) * q);
      }
    }
  }

  void measure(int border, const GroundMove& by) {
    const auto at = static_cast<std::size_t>(border);
    const auto pose = [&](const ClipData& data) {
      Pose made{data.rootPositions[at],
                {data.rotations.begin() + static_cast<std::ptrdiff_t>(at * joints_), data.rotations.begin() + static_cast<std::ptrdiff_t>((at + 1) * joints_)},
                {}};
      return made;
    };
    auto own = pose(made_);
    own.rootPosition = by.place(own.rootPosition);
    own.rotations[0] = by.turn(own.rotations[0]);
    const auto a = worldPose(*made_.skeleton, own).positions, b = worldPose(*made_.skeleton, pose(result_)).positions;
    double sum = 0.0;
    for (std::size_t j = 0; j < joints_; ++j) sum += static_cast<double>(glm::length(a[j] - b[j]));
    gaps_ += 100.0 * sum / static_cast<double>(joints_);
    ++borders_;
  }

  const std::vector<KeptFrames>& kept_;
  KeepReport& report_;
  const ClipData& made_;
  ClipData result_;
  std::size_t joints_;
  int blend_ = 1;
  bool stays_ = false;
  std::vector<GroundMove> moves_;  // of each stretch's own frames
  double gaps_ = 0.0;
  int borders_ = 0;
};

}  // namespace

Clip withKeptFrames(const Clip& made, const std::vector<KeptFrames>& kept, const KeepOptions& options, KeepReport* report) {
  KeepReport unused;
  auto& told = report ? *report : unused;
  told = {};
  int end = 0;
  for (const auto& stretch : kept) {
    const auto& source = *stretch.source;
    if (source.jointCount() != made.jointCount() || std::abs(source.fps() - made.fps()) > 1e-6)
      throw std::invalid_argument("withKeptFrames: what is kept has other joints or another rate");
    if (stretch.count < 1 || stretch.first < end || stretch.first + stretch.count > made.frameCount() || stretch.sourceFirst < 0 ||
        stretch.sourceFirst + stretch.count > source.frameCount())
      throw std::invalid_argument("withKeptFrames: a stretch lies outside of a clip, or over another one");
    end = stretch.first + stretch.count;
  }
  if (kept.empty()) return made;
  return Clip(Keeper(made, kept, options, told).run());
}

}  // namespace core::motion
