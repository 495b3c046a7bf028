#include "core/io/scene_clip.h"

#include <fmt/format.h>
#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>

namespace core::io {

namespace {

using namespace scene;

constexpr std::size_t kMostJoints = 2'000;
constexpr std::size_t kMostJointFrames = 20'000'000;
constexpr double kMostSeconds = 7'200.0;

glm::dquat turnIn(const glm::dmat4& m) {
  // Gram-Schmidt: scale and shear belong to the positions; a mirroring shows as a turn only.
  glm::dvec3 x(m[0]), y(m[1]);
  const double lx = glm::length(x);
  x = lx > 1e-12 ? x / lx : glm::dvec3(1, 0, 0);
  y -= x * glm::dot(x, y);
  const double ly = glm::length(y);
  y = ly > 1e-12 ? y / ly : (std::abs(x.y) < 0.9 ? glm::normalize(glm::dvec3(0, 1, 0) - x * x.y) : glm::normalize(glm::dvec3(0, 0, 1) - x * x.z));
  return glm::normalize(glm::quat_cast(glm::dmat3(x, y, glm::cross(x, y))));
}

glm::dvec3 placeIn(const glm::dmat4& m) { return glm::dvec3(m[3]); }

/// The value between two keys; the cursor remembers where the last one was.
template <class Value, class Mix>
Value sample(const std::vector<double>& times, const std::vector<Value>& values, double time, std::size_t& cursor, Mix mix) {
  if (time <= times.front()) return values.front();
  if (time >= times.back()) return values.back();
  while (cursor > 0 && times[cursor] > time) --cursor;
  while (times[cursor + 1] <= time) ++cursor;
  const double span = times[cursor + 1] - times[cursor];
  return mix(values[cursor], values[cursor + 1], span > 0.0 ? (time - times[cursor]) / span : 0.0);
}

struct Cursors {
  std::size_t position = 0, rotation = 0, scale = 0;
};

/// The parts of a node's own transform, for curves that give only some of them.
struct Parts {
  glm::dvec3 place, scale;
  glm::dquat turn;
};
Parts partsOf(const glm::dmat4& m) {
  return {placeIn(m), {glm::length(glm::dvec3(m[0])), glm::length(glm::dvec3(m[1])), glm::length(glm::dvec3(m[2]))}, turnIn(m)};
}

class SceneSkeleton {
 public:
  SceneSkeleton(const Scene& scene, const Take* take) : scene_(scene), take_(take) {}

  /// Fills joints(); false when there is none.
  bool find() {
    const std::size_t count = scene_.nodes.size();
    std::vector<bool> marked(count, false);
    bool any = false;
    for (std::size_t i = 0; i < count; ++i) any |= marked[i] = scene_.nodes[i].isBone;
    if (!any && take_) {
      for (const Channel& channel : take_->channels) any |= marked[static_cast<std::size_t>(channel.node)] = true;
    }
    if (!any) {
      // No skin, no curve: everything that is not drawn, but for the file's own root.
      for (std::size_t i = 1; i < count; ++i) any |= marked[i] = !scene_.nodes[i].hasMesh;
    }
    if (!any) return false;
    std::vector<int> below(count, 0);
    int total = 0;
    for (std::size_t i = count; i-- > 0;) {
      below[i] += marked[i];
      total += marked[i];
      if (scene_.nodes[i].parent >= 0) below[static_cast<std::size_t>(scene_.nodes[i].parent)] += below[i];
    }
    // The deepest node with all marked ones below it; the file's own root only where it must.
    std::size_t root = 0;
    for (std::size_t i = 0; i < count; ++i)
      if (below[i] == total) root = i;
    // An object that only holds the skeleton, as Blender's armatures do, is no joint.
    while (!scene_.nodes[root].isBone && !moves(root)) {
      std::size_t children = 0, child = 0;
      for (std::size_t i = root + 1; i < count; ++i) {
        if (scene_.nodes[i].parent != static_cast<int>(root) || (below[i] == 0 && scene_.nodes[i].hasMesh)) continue;
        ++children;
        child = i;
      }
      if (children != 1) break;
      root = child;
    }
    std::vector<int> jointOf(count, -1);
    for (std::size_t i = root; i < count; ++i) {
      const int parent = scene_.nodes[i].parent;
      const bool inside = i == root || (parent >= 0 && jointOf[static_cast<std::size_t>(parent)] >= 0);
      if (!inside || (i != root && below[i] == 0 && (scene_.nodes[i].hasMesh || !hasMarkedAbove(marked, i)))) continue;
      jointOf[i] = static_cast<int>(joints_.size());
      joints_.push_back(static_cast<int>(i));
      parents_.push_back(i == root ? -1 : jointOf[static_cast<std::size_t>(parent)]);
    }
    return true;
  }

  const std::vector<int>& joints() const { return joints_; }
  const std::vector<int>& parents() const { return parents_; }

  /// worldFromNode of every node from its own transform.
  std::vector<glm::dmat4> nodeWorlds() const {
    std::vector<glm::dmat4> world(scene_.nodes.size());
    for (std::size_t i = 0; i < world.size(); ++i) {
      const Node& node = scene_.nodes[i];
      world[i] = node.parent < 0 ? node.local : world[static_cast<std::size_t>(node.parent)] * node.local;
    }
    return world;
  }

  /// worldFromJoint at rest, [J]. fromSkin tells where it comes from.
  std::vector<glm::dmat4> restWorlds(bool& fromSkin) const {
    const auto world = nodeWorlds();
    std::vector<glm::dmat4> own, tied;
    for (const int node : joints_) own.push_back(world[static_cast<std::size_t>(node)]);
    fromSkin = false;
    if (!scene_.nodes[static_cast<std::size_t>(joints_.front())].bind && std::none_of(joints_.begin(), joints_.end(), [&](int node) {
          return scene_.nodes[static_cast<std::size_t>(node)].bind.has_value();
        }))
      return own;
    for (std::size_t j = 0; j < joints_.size(); ++j) {
      const Node& node = scene_.nodes[static_cast<std::size_t>(joints_[j])];
      const int parent = parents_[j];
      if (node.bind) tied.push_back(*node.bind);
      else if (parent < 0) tied.push_back(own[j]);
      else tied.push_back(tied[static_cast<std::size_t>(parent)] * glm::inverse(own[static_cast<std::size_t>(parent)]) * own[j]);
    }
    // A skin tied in other units or places than its nodes stand in says nothing of use.
    double longest = 0.0, worst = 0.0;
    for (std::size_t j = 1; j < joints_.size(); ++j) {
      const auto parent = static_cast<std::size_t>(parents_[j]);
      const double a = glm::length(placeIn(own[j]) - placeIn(own[parent])), b = glm::length(placeIn(tied[j]) - placeIn(tied[parent]));
      longest = std::max(longest, a);
      if (parents_[j] > 0) worst = std::max(worst, std::abs(a - b));
    }
    if (!(worst <= 0.05 * longest)) return own;
    fromSkin = true;
    return tied;
  }

 private:
  bool moves(std::size_t node) const {
    if (!take_) return false;
    for (const Channel& c : take_->channels) {
      if (c.node != static_cast<int>(node)) continue;
      for (const auto& p : c.positions)
        if (glm::length(p - c.positions.front()) > 1e-6 * (1.0 + glm::length(p))) return true;
      for (const auto& q : c.rotations)
        if (std::abs(glm::dot(glm::normalize(q), glm::normalize(c.rotations.front()))) < 1.0 - 1e-9) return true;
    }
    return false;
  }

  bool hasMarkedAbove(const std::vector<bool>& marked, std::size_t node) const {
    for (int up = scene_.nodes[node].parent; up >= 0; up = scene_.nodes[static_cast<std::size_t>(up)].parent)
      if (marked[static_cast<std::size_t>(up)]) return true;
    return false;
  }

  const Scene& scene_;
  const Take* take_;
  std::vector<int> joints_, parents_;
};

const Take* longestTake(const Scene& scene) {
  const Take* best = nullptr;
  std::size_t most = 0;
  for (const Take& take : scene.takes) {
    std::size_t keys = 0;
    for (const Channel& c : take.channels) keys += c.positionTimes.size() + c.rotationTimes.size();
    if (keys > most) {
      most = keys;
      best = &take;
    }
  }
  return best;
}

struct Span {
  double begin = 0.0, end = 0.0;
  double step = 0.0;  // usual time between keys
};

Span spanOf(const Take& take) {
  Span span;
  bool any = false;
  std::map<long long, std::size_t> gaps;  // by tenths of milliseconds
  const auto look = [&](const std::vector<double>& times) {
    if (times.size() < 2) return;
    span.begin = any ? std::min(span.begin, times.front()) : times.front();
    span.end = any ? std::max(span.end, times.back()) : times.back();
    any = true;
    for (std::size_t i = 1; i < times.size(); ++i) {
      const long long gap = std::llround((times[i] - times[i - 1]) * 1e4);
      if (gaps.size() < 10'000 || gaps.count(gap) != 0) ++gaps[gap];
    }
  };
  for (const Channel& channel : take.channels) {
    look(channel.positionTimes);
    look(channel.rotationTimes);
  }
  std::size_t most = 0;
  long long common = 0;
  for (const auto& [gap, count] : gaps) {
    if (gap > 0 && count > most) {
      most = count;
      common = gap;
    }
  }
  // The gap in tenths of milliseconds tells which keys are neighbours; their true distance is the mean over those.
  double sum = 0.0;
  std::size_t count = 0;
  const auto average = [&](const std::vector<double>& times) {
    for (std::size_t i = 1; i < times.size(); ++i) {
      if (std::abs(std::llround((times[i] - times[i - 1]) * 1e4) - common) > 5) continue;
      sum += times[i] - times[i - 1];
      ++count;
    }
  };
  for (const Channel& channel : take.channels) average(channel.rotationTimes);
  if (count == 0)
    for (const Channel& channel : take.channels) average(channel.positionTimes);
  span.step = count > 0 ? sum / static_cast<double>(count) : 0.0;
  return span;
}

/// The usual rate nearest to 1 / step, where it is within 1 %.
double usualRate(double step) {
  const double raw = 1.0 / step;
  static constexpr std::array<double, 17> kRates = {12, 12.5, 15, 20, 23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60, 90, 100, 120, 240};
  const double best = *std::min_element(kRates.begin(), kRates.end(), [&](double a, double b) { return std::abs(a - raw) < std::abs(b - raw); });
  return std::abs(best - raw) < 0.01 * raw ? best : raw;
}

}  // namespace

Result<SceneClip> clipOfScene(const Scene& scene, const std::string& name, const std::string& takeName, double fps) {
  std::vector<std::string> notes;
  const Take* take = nullptr;
  if (takeName.empty()) {
    take = longestTake(scene);
    if (take && scene.takes.size() > 1) notes.push_back(fmt::format("of {} animations the longest is taken: '{}'", scene.takes.size(), take->name));
  } else {
    const auto found = std::find_if(scene.takes.begin(), scene.takes.end(), [&](const Take& t) { return t.name == takeName; });
    if (found == scene.takes.end()) return Error{ErrorCode::NotFound, fmt::format("{}: has no animation '{}'", name, takeName)};
    take = &*found;
  }
  SceneSkeleton skeleton(scene, take);
  if (!skeleton.find()) return Error{ErrorCode::Unsupported, fmt::format("{}: holds no skeleton", name)};
  const auto joints = skeleton.joints().size();
  if (joints > kMostJoints) return Error{ErrorCode::Unsupported, fmt::format("{}: has {} joints, more than {}", name, joints, kMostJoints)};

  Span span;
  if (take) span = spanOf(*take);
  const bool hasMotion = take && span.end > span.begin;
  double rate = fps;
  if (!(rate > 0.0)) {
    rate = 30.0;
    const bool hasStep = span.step > 0.0;
    const double shown = hasStep ? usualRate(span.step) : 0.0;
    if (scene.fps > 0.0 && scene.fps <= 1000.0) {
      rate = scene.fps;
    } else if (hasStep && shown <= 1000.0) {
      rate = shown;
      notes.push_back(fmt::format("{:g} frames per second are taken from the distance of the keys", rate));
    }
  }
  const double seconds = span.end - span.begin;
  if (hasMotion && (seconds > kMostSeconds || (seconds * rate + 1.0) * static_cast<double>(joints) > static_cast<double>(kMostJointFrames))) {
    return Error{ErrorCode::Unsupported, fmt::format("{}: the animation is {:.0f} s long for {} joints, more than can be taken", name, seconds, joints)};
  }
  const auto frames = hasMotion ? static_cast<std::size_t>(std::floor(seconds * rate + 0.01)) + 1 : std::size_t{1};
  if (!hasMotion) notes.push_back("holds no motion: its rest pose is taken as one frame");

  bool fromSkin = false;
  const auto rest = skeleton.restWorlds(fromSkin);
  std::vector<glm::dquat> restTurns;
  for (const auto& m : rest) restTurns.push_back(turnIn(m));
  std::vector<motion::Joint> made;
  for (std::size_t j = 0; j < joints; ++j) {
    const int parent = skeleton.parents()[j];
    const glm::dvec3 offset = placeIn(rest[j]) - (parent < 0 ? glm::dvec3(0.0) : placeIn(rest[static_cast<std::size_t>(parent)]));
    made.push_back({scene.nodes[static_cast<std::size_t>(skeleton.joints()[j])].name, parent, glm::vec3(offset)});
  }

  std::vector<Parts> parts;
  for (const Node& node : scene.nodes) parts.push_back(partsOf(node.local));
  std::vector<const Channel*> channelOf(scene.nodes.size(), nullptr);
  if (hasMotion)
    for (const Channel& channel : take->channels) channelOf[static_cast<std::size_t>(channel.node)] = &channel;
  // Only the joints and what stands above them has to be known.
  std::vector<bool> needed(scene.nodes.size(), false);
  for (const int joint : skeleton.joints())
    for (int node = joint; node >= 0 && !needed[static_cast<std::size_t>(node)]; node = scene.nodes[static_cast<std::size_t>(node)].parent) needed[static_cast<std::size_t>(node)] = true;

  motion::ClipData data;
  data.name = std::filesystem::path(name).stem().string();
  data.fps = rate;
  std::vector<Cursors> cursors(scene.nodes.size());
  std::vector<glm::dmat4> world(scene.nodes.size());
  std::vector<glm::dquat> turns(joints);
  std::vector<glm::vec3> moves;
  double worstMove = 0.0, longest = 0.0;
  for (const auto& joint : made)
    if (joint.parent >= 0) longest = std::max(longest, static_cast<double>(glm::length(joint.offset)));
  for (std::size_t f = 0; f < frames; ++f) {
    const double time = span.begin + static_cast<double>(f) / rate;
    for (std::size_t i = 0; i < world.size(); ++i) {
      if (!needed[i]) continue;
      const Node& node = scene.nodes[i];
      glm::dmat4 local = node.local;
      if (const Channel* c = channelOf[i]) {
        Parts now = parts[i];
        const auto lerp = [](const glm::dvec3& a, const glm::dvec3& b, double u) { return glm::mix(a, b, u); };
        const auto slerp = [](const glm::dquat& a, const glm::dquat& b, double u) { return glm::slerp(glm::normalize(a), glm::normalize(b), u); };
        if (!c->positions.empty()) now.place = sample(c->positionTimes, c->positions, time, cursors[i].position, lerp);
        if (!c->rotations.empty()) now.turn = glm::normalize(sample(c->rotationTimes, c->rotations, time, cursors[i].rotation, slerp));
        if (!c->scales.empty()) now.scale = sample(c->scaleTimes, c->scales, time, cursors[i].scale, lerp);
        local = glm::scale(glm::translate(glm::dmat4(1.0), now.place) * glm::mat4_cast(now.turn), now.scale);
      }
      world[i] = node.parent < 0 ? local : world[static_cast<std::size_t>(node.parent)] * local;
    }
    if (!hasMotion && fromSkin)
      for (std::size_t j = 0; j < joints; ++j) world[static_cast<std::size_t>(skeleton.joints()[j])] = rest[j];
    for (std::size_t j = 0; j < joints; ++j) {
      const glm::dmat4& now = world[static_cast<std::size_t>(skeleton.joints()[j])];
      turns[j] = turnIn(now) * glm::conjugate(restTurns[j]);
      const int parent = skeleton.parents()[j];
      const glm::dquat above = parent < 0 ? glm::dquat(1, 0, 0, 0) : turns[static_cast<std::size_t>(parent)];
      glm::quat local = glm::normalize(glm::quat(glm::conjugate(above) * turns[j]));
      if (f > 0 && glm::dot(local, data.rotations[(f - 1) * joints + j]) < 0.0f) local = -local;
      data.rotations.push_back(local);
      const glm::dvec3 base = parent < 0 ? glm::dvec3(0.0) : placeIn(world[static_cast<std::size_t>(skeleton.joints()[static_cast<std::size_t>(parent)])]);
      const glm::dvec3 move = glm::conjugate(above) * (placeIn(now) - base);
      if (parent < 0) data.rootPositions.emplace_back(move);
      else worstMove = std::max(worstMove, glm::length(move - glm::dvec3(made[j].offset)));
      moves.emplace_back(move);
    }
  }
  if (worstMove > 1e-4 * longest) data.translations = std::move(moves);
  // What came out of absurd transforms is no motion.
  for (const auto& p : data.rootPositions)
    if (!(std::abs(p.x) < 1e9f && std::abs(p.y) < 1e9f && std::abs(p.z) < 1e9f)) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds positions out of range", name)};
  for (const auto& q : data.rotations)
    if (!(std::abs(glm::dot(q, q) - 1.0f) < 1e-3f)) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds rotations that are none", name)};
  for (const auto& p : data.translations)
    if (!(std::abs(p.x) < 1e9f && std::abs(p.y) < 1e9f && std::abs(p.z) < 1e9f)) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds positions out of range", name)};
  for (const auto& joint : made)
    if (!(glm::length(joint.offset) < 1e9f)) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds positions out of range", name)};
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(made));
  return SceneClip{motion::Clip(std::move(data)), hasMotion, std::move(notes)};
}

}  // namespace core::io
