#include "core/motion/edit/settled_feet.h"

#include "core/motion/edit/leg_turns.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/feet/foot_tracks.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace core::motion {

using namespace humanml3d;

namespace {

/// The spans of one joint as they are to be held: fixed frames each where it is, what reaches into them at their place.
class SettledSpans {
 public:
  SettledSpans(std::span<const glm::vec3> positions, int joint, const std::vector<bool>& isFixed)
      : positions_(positions), joint_(static_cast<std::size_t>(joint)), isFixed_(isFixed) {}

  std::vector<ContactSpan> of(const std::vector<ContactSpan>& found) const {
    std::vector<ContactSpan> spans;
    for (const auto& span : found)
      for (int f = span.begin; f < span.end;) {
        int end = f;
        while (end < span.end && !isFixed(end)) ++end;
        if (end > f) hold(span, f, end, spans);
        f = std::max(end, f + 1);
      }
    for (int f = 0; f < static_cast<int>(isFixed_.size()); ++f)
      if (isFixed(f)) spans.push_back({f, f + 1, at(f), false});
    std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    return spans;
  }

 private:
  bool isFixed(int frame) const { return isFixed_[static_cast<std::size_t>(frame)]; }
  const glm::vec3& at(int frame) const { return positions_[static_cast<std::size_t>(frame) * kJointCount + joint_]; }

  /// The free frames [begin, end) of a contact.
  void hold(const ContactSpan& span, int begin, int end, std::vector<ContactSpan>& spans) const {
    constexpr float kApart = 0.02f;  // metres; a step rather than a slide
    const bool isFromFixed = begin > span.begin, isToFixed = end < span.end;
    const auto first = isFromFixed ? at(begin - 1) : isToFixed ? at(end) : span.place, last = isToFixed ? at(end) : first;
    if (!isFromFixed || !isToFixed || glm::distance(first, last) < kApart) return spans.push_back({begin, end, first, span.followsSlide});
    // Two places: the foot is taken from one to the other in the middle, where there is room for it.
    const int middle = (begin + end) / 2, gap = std::min(3, (end - begin) / 3);
    spans.push_back({begin, std::max(begin + 1, middle - gap), first, span.followsSlide});
    spans.push_back({std::min(end - 1, middle + gap), end, last, true});
  }

  std::span<const glm::vec3> positions_;
  std::size_t joint_;
  const std::vector<bool>& isFixed_;
};

Clip settledOnce(const Clip& clip, const std::vector<bool>& isFixed) {
  const auto positions = worldPositions(clip);
  const FootContactOptions contactOptions{.fps = clip.fps(), .maxDrift = 0.25, .keepsSlidingPieces = true};
  const auto contacts = detectContacts(positions, contactOptions);
  ContactSpans spans = contactSpans(positions, contacts, contactOptions);
  for (std::size_t column = 0; column < spans.columns.size(); ++column)
    spans.columns[column] = SettledSpans(positions, kContactJoints[column], isFixed).of(spans.columns[column]);
  FootTrackOptions trackOptions;
  trackOptions.fps = clip.fps();
  trackOptions.fitsFloor = false;
  auto data = clip.data();
  for (const int side : {0, 1}) {
    const auto track = footTrack(positions, side, spans, spans.heights, trackOptions);
    const LegJoints leg{kLeftHip + side, kLeftKnee + side, kLeftAnkle + side, kLeftFoot + side};
    for (int f = 0; f < clip.frameCount(); ++f) {
      const auto t = static_cast<std::size_t>(f);
      if (isFixed[t]) continue;
      constexpr float kUnmoved = 1e-5f;  // metres
      const auto base = t * kJointCount;
      if (glm::distance(track.ankle[t], positions[base + static_cast<std::size_t>(leg.ankle)]) < kUnmoved &&
          glm::distance(track.toe[t], positions[base + static_cast<std::size_t>(leg.toe)]) < kUnmoved)
        continue;
      placeLeg(leg, clip.skeleton(), worldPose(clip, f), track.ankle[t], &track.toe[t], std::span(data.rotations).subspan(base, kJointCount));
    }
  }
  return Clip(std::move(data));
}

}  // namespace

Clip settledFeet(const Clip& clip, const std::vector<bool>& isFixed) {
  if (clip.jointCount() != kJointCount) throw std::invalid_argument(fmt::format("feet of a body of {} joints, not 22", clip.jointCount()));
  if (isFixed.size() != static_cast<std::size_t>(clip.frameCount()))
    throw std::invalid_argument(fmt::format("{} frames, and {} are told apart", clip.frameCount(), isFixed.size()));
  // A foot that is drawn far over the floor stands in short pieces, and slides between them; once they are held, the next look sees one contact.
  constexpr int kLooks = 3;
  auto settled = settledOnce(clip, isFixed);
  for (int look = 1; look < kLooks; ++look) settled = settledOnce(settled, isFixed);
  return settled;
}

Clip settledAround(const Clip& clip, std::span<const int> frames) {
  constexpr double kReach = 0.7;  // seconds: half a second in which feet slide, and some swing in which what holds them is lost
  const int count = clip.frameCount(), reach = static_cast<int>(std::lround(kReach * clip.fps()));
  std::vector<bool> isFixed(static_cast<std::size_t>(count), true);
  for (const int frame : frames)
    for (int f = std::max(0, frame - reach); f < std::min(count, frame + reach); ++f) isFixed[static_cast<std::size_t>(f)] = false;
  return settledFeet(clip, isFixed);
}

}  // namespace core::motion
