#include "core/motion/feet/foot_contacts.h"

#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace core::motion {

namespace {

constexpr std::size_t kJoints = humanml3d::kJointCount;
constexpr float kNoLimit = 1e30f;

int frameCount(std::span<const glm::vec3> positions, const FootContactOptions& options) {
  if (positions.size() % kJoints != 0) throw std::invalid_argument(std::to_string(positions.size()) + " positions are not frames of 22 joints");
  if (!(options.fps > 0.0)) throw std::invalid_argument("the frame rate is " + std::to_string(options.fps) + " and not above 0");
  return static_cast<int>(positions.size() / kJoints);
}

int framesOf(double seconds, double fps) { return std::max(1, static_cast<int>(std::lround(seconds * fps))); }

/// Share 0 is the least value, 1 the largest; 0 for no values.
float percentile(std::vector<float> values, double share) {
  if (values.empty()) return 0.0f;
  const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), nth, values.end());
  return *nth;
}

/// One joint over the clip.
std::vector<glm::vec3> track(std::span<const glm::vec3> positions, int joint) {
  std::vector<glm::vec3> out;
  for (std::size_t k = static_cast<std::size_t>(joint); k < positions.size(); k += kJoints) out.push_back(positions[k]);
  return out;
}

/// Metres a second from each frame to the next; one fewer than frames.
std::vector<float> speeds(const std::vector<glm::vec3>& path, double fps) {
  std::vector<float> out;
  for (std::size_t t = 1; t < path.size(); ++t) out.push_back(glm::length(path[t] - path[t - 1]) * static_cast<float>(fps));
  return out;
}

float extent(const std::vector<glm::vec3>& path, int begin, int end) {
  // The largest of four widths of the horizontal path: at most 8 % below the true diameter, and linear in the length.
  float widest = 0.0f;
  for (const auto& [x, z] : {std::pair{1.0f, 0.0f}, {0.0f, 1.0f}, {0.7071f, 0.7071f}, {0.7071f, -0.7071f}}) {
    float low = 1e30f, high = -1e30f;
    for (int t = begin; t < end; ++t) {
      const auto& p = path[static_cast<std::size_t>(t)];
      low = std::min(low, p.x * x + p.z * z);
      high = std::max(high, p.x * x + p.z * z);
    }
    widest = std::max(widest, high - low);
  }
  return widest;
}

glm::vec3 medianPlace(const std::vector<glm::vec3>& path, int begin, int end) {
  glm::vec3 place;
  for (int axis = 0; axis < 3; ++axis) {
    std::vector<float> values;
    for (int t = begin; t < end; ++t) values.push_back(path[static_cast<std::size_t>(t)][axis]);
    const float low = percentile(values, 0.5);
    // An even count has two middle values; taking one of them would favour the earlier or later half of a slide.
    place[axis] = values.size() % 2 == 1 ? low : 0.5f * (low + *std::min_element(values.begin(), values.end(), [&](float a, float b) {
                                                           const bool above = a > low, other = b > low;
                                                           return above != other ? above : a < b;
                                                         }));
  }
  return place;
}

StandingHeights standingHeights(std::span<const glm::vec3> positions, std::span<const float> contacts) {
  StandingHeights heights;
  for (const int kind : {0, 1}) {
    std::vector<float> all, standing;
    for (const int side : {0, 2}) {
      const auto column = static_cast<std::size_t>(kind + side);
      for (std::size_t t = 0; t * kJoints < positions.size(); ++t) {
        const float y = positions[t * kJoints + static_cast<std::size_t>(kContactJoints[column])].y;
        all.push_back(y);
        if (contacts[t * 4 + column] > 0.5f) standing.push_back(y);
      }
    }
    const float low = percentile(all, 0.05);
    std::erase_if(standing, [&](float y) { return y > low + 0.05f; });
    if (standing.size() >= 3) (kind == 0 ? heights.ankle : heights.toe) = percentile(standing, 0.5);
  }
  return heights;
}

struct Builder {
  const std::vector<glm::vec3>& path;
  std::vector<float> speed;
  const FootContactOptions& options;
  int least;         // frames of the shortest span
  int crossing;      // frames left free on each side of a split
  float leastSpeed;  // m/s that is never too fast for a standing joint
  ContactSpans& out;
  std::vector<ContactSpan>& spans;

  // Frames at the ends that still belong to the swing: clearly faster, or higher, than the foot is inside.
  void trim(int& begin, int& end) const {
    const float limit = std::max(leastSpeed, 2.0f * percentile({speed.begin() + begin, speed.begin() + std::max(begin, end - 1)}, 0.5));
    std::vector<float> heights;
    for (int t = begin; t < end; ++t) heights.push_back(path[static_cast<std::size_t>(t)].y);
    const float middle = percentile(heights, 0.5);
    for (float& height : heights) height = std::abs(height - middle);
    const float high = middle + std::max(0.02f, 3.0f * percentile(heights, 0.5));
    const auto moves = [&](int step) { return speed[static_cast<std::size_t>(step)] > limit; };
    const auto hangs = [&](int t) { return path[static_cast<std::size_t>(t)].y > high; };
    while (end - begin >= 2 && (moves(begin) || hangs(begin))) ++begin;
    while (end - begin >= 2 && (moves(end - 2) || hangs(end - 1))) --end;
  }

  // limit: the speed at which a piece of a divided contact would be as much of a slide as what divided it.
  void add(int begin, int end, float limit) {
    const bool isPiece = limit < kNoLimit;
    const bool isShort = end - begin < least;
    if (isShort || percentile({speed.begin() + begin, speed.begin() + end - 1}, 0.5) > limit) {
      if (isPiece) ++out.slides;
      return;
    }
    if (extent(path, begin, end) <= static_cast<float>(options.maxDrift)) {
      spans.push_back({begin, end, medianPlace(path, begin, end)});
      return;
    }
    if (!isPiece) ++out.splits;
    int fastest = (begin + end) / 2;
    float most = -1.0f;
    for (int t = begin; t + 1 < end; ++t) {
      const auto at = [&](int k) { return speed[static_cast<std::size_t>(std::clamp(k, begin, end - 2))]; };
      // A steady slide has no fastest step; a slight liking for the middle decides.
      const float off = std::abs(2.0f * static_cast<float>(t - begin + 1) / static_cast<float>(end - begin) - 1.0f);
      const float value = (at(t - 1) + at(t) + at(t + 1)) * (1.0f - 0.1f * off);
      if (value > most) most = value, fastest = t;
    }
    const float slow = options.keepsSlidingPieces ? kNoLimit / 2.0f : std::min(limit, most / 6.0f);  // half of the mean of the three steps there
    add(begin, std::max(begin, fastest + 1 - crossing), slow);
    const std::size_t later = spans.size();
    add(std::min(end, fastest + 1 + crossing), end, slow);
    if (spans.size() > later && later > 0 && spans[later].begin - spans[later - 1].end <= 3 * crossing) spans[later].followsSlide = true;
  }
};

}  // namespace

std::vector<float> detectContacts(std::span<const glm::vec3> positions, const FootContactOptions& options) {
  const int frames = frameCount(positions, options);
  std::vector<float> contacts(static_cast<std::size_t>(frames) * 4, 0.0f);
  for (std::size_t column = 0; column < 4; ++column) {
    const auto path = track(positions, kContactJoints[column]);
    const auto speed = speeds(path, options.fps);
    std::vector<float> heights;
    for (const auto& p : path) heights.push_back(p.y);
    const float floor = percentile(heights, 0.1);
    const float slow = std::clamp(0.3f * percentile(speed, 0.9), 0.5f, 1.2f);
    const auto low = static_cast<float>(options.contactHeight);
    const auto stands = [&](std::size_t t, float now, float ease) { return path[t].y - floor < low * (ease > 1.0f ? 1.0f : 0.6f) && now < slow * ease; };
    bool isOn = false;
    for (std::size_t t = 0; t < path.size(); ++t) {
      // The slower of the steps before and after: the first and the last standing frame move on one side only.
      float now = speed.empty() ? 0.0f : 1e30f;
      if (t > 0) now = std::min(now, speed[t - 1]);
      if (t < speed.size()) now = std::min(now, speed[t]);
      isOn = stands(t, now, isOn ? 1.25f : 1.0f);
      if (isOn) contacts[t * 4 + column] = 1.0f;
    }
  }
  return contacts;
}

StandingHeights realStandingHeights(std::span<const glm::vec3> positions, std::span<const float> contacts) {
  StandingHeights heights = standingHeights(positions, contacts);
  heights.toe = std::clamp(heights.toe, 0.0f, 0.03f);
  heights.ankle = std::clamp(heights.ankle, 0.06f, 0.12f);
  return heights;
}

ContactSpans contactSpans(std::span<const glm::vec3> positions, std::span<const float> contacts, const FootContactOptions& options) {
  const int frames = frameCount(positions, options);
  if (contacts.size() != static_cast<std::size_t>(frames) * 4)
    throw std::invalid_argument(std::to_string(contacts.size()) + " contacts for " + std::to_string(frames) + " frames, expected four for each");
  ContactSpans out;
  out.heights = standingHeights(positions, contacts);
  out.areExact = options.isExact;
  const int least = framesOf(0.15, options.fps), longestBreak = options.isExact ? 0 : framesOf(0.1, options.fps);
  for (std::size_t column = 0; column < 4; ++column) {
    const auto path = track(positions, kContactJoints[column]);
    const bool isAnkle = column % 2 == 0;
    const float ceiling = (isAnkle ? out.heights.ankle : out.heights.toe) + static_cast<float>(options.contactHeight) * (isAnkle ? 0.3f : 1.0f);

    std::vector<std::pair<int, int>> runs;
    bool isOn = false;
    for (int t = 0; t < frames; ++t) {
      const float value = contacts[static_cast<std::size_t>(t) * 4 + column];
      isOn = value > (isOn ? 0.35f : 0.5f) && (options.isExact || path[static_cast<std::size_t>(t)].y < ceiling);
      if (!isOn) continue;
      if (!runs.empty() && t - runs.back().second <= longestBreak)
        runs.back().second = t + 1;
      else
        runs.emplace_back(t, t + 1);
    }
    Builder builder{path, speeds(path, options.fps), options, least, framesOf(0.1, options.fps), isAnkle ? 0.45f : 0.9f, out, out.columns[column]};
    for (auto [begin, end] : runs) {
      if (options.isExact) {
        out.columns[column].push_back({begin, end, medianPlace(path, begin, end)});
        continue;
      }
      builder.trim(begin, end);
      builder.add(begin, end, kNoLimit);
    }
  }
  return out;
}

}  // namespace core::motion
