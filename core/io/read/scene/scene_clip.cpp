#include "core/io/read/scene/scene_clip.h"

#include "core/io/read/scene/matrix_parts.h"
#include "core/io/read/scene/scene_figure.h"
#include "core/io/read/scene/scene_take.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace core::io {

namespace {

constexpr std::size_t kMostJoints = 2'000;
constexpr std::size_t kMostJointFrames = 20'000'000;
constexpr double kMostSeconds = 7'200.0;

/// How many turns of joints the keys of a take may become: two keys far apart are soon written, and take minutes to look at.
std::size_t framesOfKeys(const scene::Take* take) {
  std::size_t keys = 0;
  if (take)
    for (const auto& channel : take->channels) keys += channel.positionTimes.size() + channel.rotationTimes.size() + channel.scaleTimes.size();
  return 3'000'000 + 200 * keys;
}

/// What came out of absurd transforms is no motion.
Result<void> checked(const motion::ClipData& data, const std::vector<motion::Joint>& joints, const std::string& name) {
  const auto isPlace = [](const glm::vec3& p) { return std::abs(p.x) < 1e9f && std::abs(p.y) < 1e9f && std::abs(p.z) < 1e9f; };
  bool arePlaces = std::all_of(data.rootPositions.begin(), data.rootPositions.end(), isPlace) && std::all_of(data.translations.begin(), data.translations.end(), isPlace);
  for (const auto& joint : joints) arePlaces = arePlaces && glm::length(joint.offset) < 1e9f;
  if (!arePlaces) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds positions out of range", name)};
  for (const auto& q : data.rotations)
    if (!(std::abs(glm::dot(q, q) - 1.0f) < 1e-3f)) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds rotations that are none", name)};
  return {};
}

}  // namespace

Result<SceneClip> clipOfScene(const scene::Scene& scene, const std::string& name, const std::string& takeName, double fps) {
  auto figure = findFigure(scene);
  if (!figure) return Error{ErrorCode::Unsupported, fmt::format("{}: holds no skeleton", name)};
  auto choice = chooseTake(scene, *figure, name, takeName, fps);
  if (!choice) return choice.error();
  if (choice->take) figure = findFigure(scene, choice->take);
  const auto joints = figure->joints.size();
  if (joints > kMostJoints) return Error{ErrorCode::Unsupported, fmt::format("{}: has {} joints, more than {}", name, joints, kMostJoints)};
  std::vector<std::string> notes = scene.notes;
  notes.insert(notes.end(), figure->notes.begin(), figure->notes.end());
  notes.insert(notes.end(), choice->notes.begin(), choice->notes.end());

  const bool hasMotion = choice->end > choice->begin;
  const double rate = choice->fps, seconds = choice->end - choice->begin;
  if (hasMotion &&
      (seconds > kMostSeconds || (seconds * rate + 1.0) * static_cast<double>(joints) > static_cast<double>(std::min(kMostJointFrames, framesOfKeys(choice->take)))))
    return Error{ErrorCode::Unsupported, fmt::format("{}: the animation is {:.0f} s long for {} joints, more than can be taken", name, seconds, joints)};
  const auto frames = hasMotion ? static_cast<std::size_t>(std::floor(seconds * rate + 0.01)) + 1 : std::size_t{1};
  if (!hasMotion)
    notes.push_back(choice->take ? "holds no motion: the one pose of its animation is taken as one frame" : "holds no motion: its rest pose is taken as one frame");

  bool fromSkin = false;
  const auto rest = restWorlds(scene, *figure, fromSkin);
  const auto names = jointNames(scene, *figure);
  std::vector<glm::dquat> restTurns;
  for (const auto& m : rest) restTurns.push_back(turnIn(m));
  std::vector<motion::Joint> made;
  double longest = 0.0;
  for (std::size_t j = 0; j < joints; ++j) {
    const int parent = figure->parents[j];
    const glm::dvec3 offset = placeIn(rest[j]) - (parent < 0 ? glm::dvec3(0.0) : placeIn(rest[static_cast<std::size_t>(parent)]));
    made.push_back({names[j], parent, glm::vec3(offset)});
    if (parent >= 0) longest = std::max(longest, glm::length(offset));
  }

  motion::ClipData data;
  data.name = std::filesystem::path(name).stem().string();
  data.fps = rate;
  TakeSampler sampler(scene, *figure, choice->take);
  std::vector<glm::dquat> turns(joints);
  std::vector<glm::vec3> moves;
  double worstMove = 0.0;
  for (std::size_t f = 0; f < frames; ++f) {
    const auto& world = sampler.worldsAt(choice->begin + static_cast<double>(f) / rate);
    // Without any take a skin tells best how the figure stands.
    const bool isRest = !choice->take && fromSkin;
    const auto now = [&](std::size_t j) -> const glm::dmat4& { return isRest ? rest[j] : world[static_cast<std::size_t>(figure->joints[j])]; };
    for (std::size_t j = 0; j < joints; ++j) {
      turns[j] = turnIn(now(j)) * glm::conjugate(restTurns[j]);
      const int parent = figure->parents[j];
      const glm::dquat above = parent < 0 ? glm::dquat(1, 0, 0, 0) : turns[static_cast<std::size_t>(parent)];
      glm::quat local = glm::normalize(glm::quat(glm::conjugate(above) * turns[j]));
      if (f > 0 && glm::dot(local, data.rotations[(f - 1) * joints + j]) < 0.0f) local = -local;
      data.rotations.push_back(local);
      const glm::dvec3 base = parent < 0 ? glm::dvec3(0.0) : placeIn(now(static_cast<std::size_t>(parent)));
      const glm::dvec3 move = glm::conjugate(above) * (placeIn(now(j)) - base);
      if (parent < 0)
        data.rootPositions.emplace_back(move);
      else
        worstMove = std::max(worstMove, glm::length(move - glm::dvec3(made[j].offset)));
      moves.emplace_back(move);
    }
  }
  if (worstMove > 1e-4 * longest) data.translations = std::move(moves);
  if (auto ok = checked(data, made, name); !ok) return ok.error();
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(made));
  return SceneClip{motion::Clip(std::move(data)), hasMotion, takeNames(scene), std::move(notes), figure->joints, rest};
}

}  // namespace core::io
