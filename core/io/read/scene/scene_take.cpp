#include "core/io/read/scene/scene_take.h"

#include "core/io/read/scene/key_rate.h"
#include "core/io/read/scene/matrix_parts.h"
#include "core/io/read/scene/unique_names.h"

#include <fmt/format.h>
#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>

namespace core::io {

namespace {

using namespace scene;

/// What a take does to the figure.
struct TakeFacts {
  std::size_t curves = 0, moving = 0, keys = 0;
  double begin = 0.0, end = 0.0;
  double seconds() const { return end - begin; }
};

TakeFacts factsOf(const Take& take, const SceneFigure& figure) {
  TakeFacts facts;
  bool any = false, isLong = false;
  const auto look = [&](const std::vector<double>& times) {
    if (times.empty()) return;
    facts.keys += times.size();
    // Single keys tell where things are, not how long it lasts.
    const bool lasts = times.size() > 1;
    if (isLong && !lasts) return;
    if (lasts && !isLong) any = false, isLong = true;
    facts.begin = any ? std::min(facts.begin, times.front()) : times.front();
    facts.end = any ? std::max(facts.end, times.back()) : times.back();
    any = true;
  };
  for (const Channel& channel : take.channels) {
    if (!figure.isNeeded[static_cast<std::size_t>(channel.node)]) continue;
    ++facts.curves;
    facts.moving += moves(channel);
    look(channel.positionTimes);
    look(channel.rotationTimes);
  }
  if (!isLong) facts.end = facts.begin;
  return facts;
}

std::vector<std::string> othersThan(const Scene& scene, const Take* take) {
  std::vector<std::string> out;
  for (const Take& other : scene.takes)
    if (&other != take) out.push_back(other.name);
  return out;
}

const Take* liveliest(const Scene& scene, const std::vector<TakeFacts>& facts) {
  std::size_t most = 0;
  for (const auto& f : facts) most = std::max(most, f.moving);
  const Take* best = nullptr;
  TakeFacts known;
  for (std::size_t t = 0; t < facts.size(); ++t) {
    const TakeFacts& f = facts[t];
    if (f.keys == 0 || f.moving * 3 < most) continue;
    if (best && (f.seconds() < known.seconds() + 1e-6 && (f.seconds() < known.seconds() - 1e-6 || f.keys <= known.keys))) continue;
    best = &scene.takes[t];
    known = f;
  }
  return best;
}

/// The value between two keys; the cursor remembers where the last one was.
template <class Value, class Mix>
Value sample(const std::vector<double>& times, const std::vector<Value>& values, Interpolation kind, double time, std::size_t& cursor, Mix mix) {
  const bool isCubic = kind == Interpolation::Cubic;
  const auto value = [&](std::size_t key) { return isCubic ? values[3 * key + 1] : values[key]; };
  if (time <= times.front()) return value(0);
  if (time >= times.back()) return value(times.size() - 1);
  while (cursor > 0 && times[cursor] > time) --cursor;
  while (times[cursor + 1] <= time) ++cursor;
  // A frame that stands at the next key but for rounding belongs to it.
  if (kind == Interpolation::Held) return value(times[cursor + 1] - time < 1e-5 ? cursor + 1 : cursor);
  const double span = times[cursor + 1] - times[cursor], u = span > 0.0 ? (time - times[cursor]) / span : 0.0;
  if (!isCubic) return mix(value(cursor), value(cursor + 1), u);
  // Source: glTF 2.0, appendix C.5, cubic spline interpolation.
  const double u2 = u * u, u3 = u2 * u;
  return value(cursor) * (2 * u3 - 3 * u2 + 1) + values[3 * cursor + 2] * (span * (u3 - 2 * u2 + u)) + value(cursor + 1) * (3 * u2 - 2 * u3) +
         values[3 * (cursor + 1)] * (span * (u3 - u2));
}

}  // namespace

std::vector<std::string> takeNames(const Scene& scene) {
  std::vector<std::string> out;
  for (const Take& take : scene.takes) out.push_back(take.name);
  return out;
}

Result<TakeChoice> chooseTake(const Scene& scene, const SceneFigure& figure, const std::string& fileName, const std::string& takeName, double fps) {
  std::vector<TakeFacts> facts;
  for (const Take& take : scene.takes) facts.push_back(factsOf(take, figure));
  TakeChoice choice;
  if (takeName.empty()) {
    choice.take = liveliest(scene, facts);
    if (!choice.take && !scene.takes.empty())
      choice.notes.push_back(fmt::format("no animation keys the figure: {}", listedNames(takeNames(scene))));
    else if (scene.takes.size() > 1)
      choice.notes.push_back(fmt::format("of {} animations the longest that moves the figure is taken: '{}'; the others are {}", scene.takes.size(), choice.take->name,
                                         listedNames(othersThan(scene, choice.take))));
  } else {
    const auto found = std::find_if(scene.takes.begin(), scene.takes.end(), [&](const Take& t) { return t.name == takeName; });
    if (found == scene.takes.end())
      return Error{ErrorCode::NotFound, scene.takes.empty() ? fmt::format("{}: has no animation '{}', nor any other", fileName, takeName)
                                                            : fmt::format("{}: has no animation '{}'; it has {}", fileName, takeName, listedNames(takeNames(scene)))};
    choice.take = &*found;
    if (facts[static_cast<std::size_t>(found - scene.takes.begin())].keys == 0) {
      const auto others = othersThan(scene, choice.take);
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("{}: the animation '{}' keys nothing of the figure{}", fileName, takeName, others.empty() ? "" : "; there are " + listedNames(others))};
    }
  }
  std::vector<const std::vector<double>*> curves;
  bool areCurved = false;
  if (choice.take) {
    const TakeFacts& own = facts[static_cast<std::size_t>(choice.take - scene.takes.data())];
    choice.begin = own.begin;
    choice.end = own.end;
    choice.notes.insert(choice.notes.end(), choice.take->notes.begin(), choice.take->notes.end());
    for (const Channel& channel : choice.take->channels) {
      if (!figure.isNeeded[static_cast<std::size_t>(channel.node)]) continue;
      curves.push_back(&channel.rotationTimes);
      curves.push_back(&channel.positionTimes);
      areCurved = areCurved || (channel.rotationKind == Interpolation::Cubic && channel.rotationTimes.size() > 1) ||
                  (channel.positionKind == Interpolation::Cubic && channel.positionTimes.size() > 1);
    }
  }
  if (fps > 0.0) {
    choice.fps = fps;
  } else if (scene.fps > 0.0 && scene.fps <= 1000.0) {
    choice.fps = scene.fps;
  } else if (choice.end > choice.begin) {
    const KeyRate rate = rateOfKeys(curves, areCurved);
    choice.fps = rate.fps;
    choice.notes.push_back(rate.isShown ? fmt::format("{:g} frames per second are taken from the distance of the keys", rate.fps)
                                        : fmt::format("the keys are few or uneven and show no rate: they are looked at with {:g} frames per second", rate.fps));
  }
  return choice;
}

TakeSampler::TakeSampler(const Scene& scene, const SceneFigure& figure, const Take* take)
    : scene_(scene), figure_(figure), channelOf_(scene.nodes.size(), nullptr), cursors_(scene.nodes.size()), worlds_(scene.nodes.size()) {
  if (!take) return;
  for (const Channel& channel : take->channels) channelOf_[static_cast<std::size_t>(channel.node)] = &channel;
}

const std::vector<glm::dmat4>& TakeSampler::worldsAt(double seconds) {
  const auto lerp = [](const glm::dvec3& a, const glm::dvec3& b, double u) { return glm::mix(a, b, u); };
  const auto slerp = [](const glm::dquat& a, const glm::dquat& b, double u) { return glm::slerp(glm::normalize(a), glm::normalize(b), u); };
  for (std::size_t i = 0; i < worlds_.size(); ++i) {
    if (!figure_.isNeeded[i]) continue;
    const Node& node = scene_.nodes[i];
    glm::dmat4 local = node.local;
    if (const Channel* c = channelOf_[i]) {
      MatrixParts now = partsOf(node.local);
      if (!c->positions.empty()) now.place = sample(c->positionTimes, c->positions, c->positionKind, seconds, cursors_[i].position, lerp);
      if (!c->rotations.empty()) {
        const glm::dquat turn = sample(c->rotationTimes, c->rotations, c->rotationKind, seconds, cursors_[i].rotation, slerp);
        if (glm::dot(turn, turn) > 1e-12) now.turn = glm::normalize(turn);
      }
      if (!c->scales.empty()) now.scale = sample(c->scaleTimes, c->scales, c->scaleKind, seconds, cursors_[i].scale, lerp);
      local = glm::scale(glm::translate(glm::dmat4(1.0), now.place) * glm::mat4_cast(now.turn), now.scale);
    }
    worlds_[i] = node.parent < 0 ? local : worlds_[static_cast<std::size_t>(node.parent)] * local;
  }
  return worlds_;
}

}  // namespace core::io
