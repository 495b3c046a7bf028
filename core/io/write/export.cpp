#include "core/io/write/export.h"

#include "core/base/file.h"
#include "core/base/words.h"
#include "core/io/write/joint_names.h"
#include "core/io/write/motion_writers.h"
#include "core/io/write/root_motion.h"
#include "core/motion/edit/clip_edits.h"
#include "core/motion/edit/resample_feet.h"
#include "core/motion/edit/second_range.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/shape_map.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>

namespace core::io {

namespace {

using motion::Clip;
using motion::ClipData;

template <class T>
struct Word {
  std::string_view word;
  T value;
};
constexpr Word<JointNames> kNames[] = {{"keep", JointNames::Keep},     {"humanml3d", JointNames::HumanMl3d}, {"mixamo", JointNames::Mixamo},
                                       {"unreal", JointNames::Unreal}, {"humanik", JointNames::HumanIk},     {"vrm", JointNames::Vrm}};
constexpr Word<RootMotion> kRoots[] = {
    {"hips", RootMotion::Hips}, {"ground-bone", RootMotion::GroundBone}, {"in-place", RootMotion::InPlace}, {"reference", RootMotion::Reference}};
constexpr Word<BvhChannels> kChannels[] = {{"calm", BvhChannels::Calm}, {"zxy", BvhChannels::Zxy}, {"zyx", BvhChannels::Zyx}, {"xyz", BvhChannels::Xyz}};

template <class T, std::size_t N>
Result<T> valueOf(const Word<T> (&table)[N], std::string_view word, const char* what) {
  std::string known;
  for (const auto& row : table) {
    if (row.word == word) return row.value;
    known += (known.empty() ? "" : ", ") + std::string(row.word);
  }
  return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" is not {} (known: {})", word, what, known)};
}

template <class T, std::size_t N>
std::string_view wordOf(const Word<T> (&table)[N], T value) {
  for (const auto& row : table) {
    if (row.value == value) return row.word;
  }
  throw std::invalid_argument("a choice without a word");
}

Result<Clip> inRange(const Clip& clip, const ExportOptions& options) {
  if (options.fromSecond == 0.0 && options.toSecond == 0.0) return clip;
  motion::SecondRange range{options.fromSecond, options.toSecond != 0.0 ? std::optional(options.toSecond) : std::nullopt};
  if (!(range.begin >= 0.0) || (range.end && !(*range.end > range.begin)))
    return Error{ErrorCode::InvalidArgument, fmt::format("a range from {:g} to {:g} seconds holds no frame", options.fromSecond, options.toSecond)};
  const auto frames = motion::framesIn(range, clip.frameCount(), clip.fps(), clip.name());
  if (!frames) return frames.error();
  return motion::trimmed(clip, frames->first, frames->count);
}

Result<Clip> atRate(const Clip& clip, double fps) {
  if (fps == 0.0 || std::abs(fps - clip.fps()) < 1e-9) return clip;
  if (!(fps >= 1.0 && fps <= 1000.0)) return Error{ErrorCode::InvalidArgument, fmt::format("{:g} frames per second are not between 1 and 1000", fps)};
  if (fps / clip.fps() * clip.frameCount() > 2e6)
    return Error{ErrorCode::InvalidArgument, fmt::format("at {:g} frames per second the motion would have more than two million frames", fps)};
  const auto map = motion::mapByNameOrShape(clip.skeleton());
  return map ? motion::resampledOnItsFeet(clip, *map, fps) : motion::resampled(clip, fps);
}

Clip withNames(const Clip& clip, const std::vector<std::string>& names) {
  auto joints = clip.skeleton().joints();
  for (std::size_t j = 0; j < joints.size(); ++j) joints[j].name = names[j];
  ClipData data = clip.data();
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(joints), clip.skeleton().endSites());
  return Clip(std::move(data));
}

// The rest pose stands on the ground above the origin.
Clip standingAtRest(const Clip& clip) {
  auto joints = clip.skeleton().joints();
  joints[0].offset = glm::vec3(0.0f);
  float lowest = 0.0f;
  for (const auto& point : motion::restPositions(motion::Skeleton(joints))) lowest = std::min(lowest, point.y);
  joints[0].offset.y = -lowest;
  ClipData data = clip.data();
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(joints), clip.skeleton().endSites());
  for (std::size_t f = 0; !data.translations.empty() && f < data.rootPositions.size(); ++f) {
    data.translations[f * static_cast<std::size_t>(clip.jointCount())] = data.skeleton->joint(0).offset;
  }
  return Clip(std::move(data));
}

// Frame 0 becomes the rest pose, where the motion begins.
Clip withRestFirst(const Clip& clip) {
  ClipData data = clip.data();
  const auto& skeleton = clip.skeleton();
  const glm::vec3 start = clip.rootPosition(0);
  data.rootPositions.insert(data.rootPositions.begin(), glm::vec3(start.x, skeleton.joint(0).offset.y, start.z));
  std::vector<glm::quat> turns(static_cast<std::size_t>(clip.jointCount()), glm::quat(1, 0, 0, 0));
  for (std::size_t j = 0; j < turns.size(); ++j) {
    if (clip.rotations(0)[j].w < 0.0f) turns[j] = -turns[j];
  }
  data.rotations.insert(data.rotations.begin(), turns.begin(), turns.end());
  if (!data.translations.empty()) {
    std::vector<glm::vec3> places;
    for (const auto& joint : skeleton.joints()) places.push_back(joint.offset);
    data.translations.insert(data.translations.begin(), places.begin(), places.end());
  }
  return Clip(std::move(data));
}

// In a BVH a joint with position channels has no offset: some programs add it to the channels and some do not.
Clip withoutMovedOffsets(const Clip& clip) {
  auto joints = clip.skeleton().joints();
  joints[0].offset = glm::vec3(0.0f);
  for (std::size_t j = 1; j < joints.size(); ++j) {
    const glm::vec3 offset = joints[j].offset;
    for (int f = 0; f < clip.frameCount() && !clip.translations(f).empty(); ++f) {
      if (glm::length(clip.translations(f)[j] - offset) > 1e-6f) joints[j].offset = glm::vec3(0.0f);
    }
  }
  ClipData data = clip.data();
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(joints), clip.skeleton().endSites());
  return Clip(std::move(data));
}

}  // namespace

Result<JointNames> jointNamesFrom(std::string_view word) { return valueOf(kNames, word, "a set of joint names"); }
Result<RootMotion> rootMotionFrom(std::string_view word) { return valueOf(kRoots, word, "a way to place the root"); }
Result<BvhChannels> bvhChannelsFrom(std::string_view word) { return valueOf(kChannels, word, "an order of channels"); }
Result<ExportFormat> exportFormatFrom(std::string_view word) {
  for (const auto& writer : motionWriters()) {
    if (writer.word == word) return writer.format;
  }
  return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" is not a format that can be written (known: {})", word, writtenEndings())};
}
std::string_view wordFor(JointNames names) { return wordOf(kNames, names); }
std::string_view wordFor(RootMotion root) { return wordOf(kRoots, root); }
std::string_view wordFor(BvhChannels channels) { return wordOf(kChannels, channels); }
std::string_view wordFor(ExportFormat format) { return writerOf(format).word; }

Result<ExportFormat> exportFormatOf(const std::filesystem::path& file) {
  const auto extension = base::lowered(file.extension().string());
  for (const auto& writer : motionWriters()) {
    if (extension == fmt::format(".{}", writer.word)) return writer.format;
  }
  return Error{ErrorCode::InvalidArgument, fmt::format("{}: the name must end in {}, which tells the format", file.string(), writtenEndings())};
}

std::vector<std::string> notCarried(const motion::SkinnedMesh& body, ExportFormat format) {
  if (!writerOf(format).holdsFigure) return {"the body"};
  std::vector<std::string> all;
  if (format == ExportFormat::Usda && !body.pictures.empty()) all.emplace_back("the pictures on the body");
  if (format == ExportFormat::Fbx && std::any_of(body.materials.begin(), body.materials.end(), [](const auto& material) { return material.isTwoSided; }))
    all.emplace_back("which materials are seen from both sides");
  return all;
}

Result<ExportScene> preparedScene(const Clip& clip, ExportFormat format, const ExportOptions& options) {
  auto cut = inRange(clip, options);
  if (!cut) return cut.error();
  auto dense = atRate(*cut, options.fps);
  if (!dense) return dense.error();
  const auto names = renamedJoints(clip.skeleton(), options.names);
  if (!names) return names.error();
  const auto map = motion::mapByNameOrShape(clip.skeleton());
  const int hips = map ? clip.skeleton().indexOf(map->joints[0]) : 0;

  // A person's own body was tied to the rest pose as it is.
  Clip ready = options.body ? *dense : standingAtRest(*dense);
  std::optional<motion::SkinnedMesh> figure;
  if (options.hasFigure && writerOf(format).holdsFigure) figure = options.body ? *options.body : figureMesh(ready.skeleton());
  if (figure && options.body) {
    const auto hangsOnNothing = [&](const motion::VertexJoints& vertex) { return vertex.joints[0] >= ready.jointCount(); };
    if (std::any_of(figure->joints.begin(), figure->joints.end(), hangsOnNothing)) throw std::invalid_argument("a body that hangs on another skeleton than the clip's");
  }
  ready = withNames(ready, *names);
  if (options.root == RootMotion::InPlace) ready = inPlace(ready, hips);
  if (options.leadsWithTPose) ready = withRestFirst(ready);
  if (options.root == RootMotion::GroundBone || options.root == RootMotion::Reference) {
    const int before = ready.jointCount();
    const std::string bone = rigNames(options.names == JointNames::Keep ? JointNames::HumanMl3d : options.names).ground;
    ready = options.root == RootMotion::Reference ? withReferenceBone(ready, bone) : withGroundBone(ready, hips, bone);
    if (figure) {
      const auto more = static_cast<std::uint16_t>(ready.jointCount() - before);
      for (auto& vertex : figure->joints)
        for (std::size_t k = 0; k < motion::VertexJoints::kMost && vertex.shares[k] > 0.0f; ++k) vertex.joints[k] = static_cast<std::uint16_t>(vertex.joints[k] + more);
    }
  }
  if (format == ExportFormat::Bvh) ready = withoutMovedOffsets(ready);
  const std::string take = !options.takeName.empty() ? options.takeName : !clip.name().empty() ? clip.name() : "take";
  return ExportScene{std::move(ready), std::move(figure), take, options.provenance};
}

Result<std::string> exportedFile(const Clip& clip, ExportFormat format, const ExportOptions& options) {
  if (options.unitsPerMetre != 0.0 && !(options.unitsPerMetre >= 1e-3 && options.unitsPerMetre <= 1e6)) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{:g} units to a metre are not between 0.001 and 1000000", options.unitsPerMetre)};
  }
  const auto scene = preparedScene(clip, format, options);
  if (!scene) return scene.error();
  const MotionWriter& writer = writerOf(format);
  ExportOptions chosen = options;
  if (chosen.unitsPerMetre == 0.0) chosen.unitsPerMetre = writer.usualUnits;
  return writer.write(*scene, chosen);
}

Result<void> exportClip(const std::filesystem::path& file, const Clip& clip, const ExportOptions& options) {
  const auto format = exportFormatOf(file);
  if (!format) return format.error();
  const auto bytes = exportedFile(clip, *format, options);
  if (!bytes) return bytes.error();
  return base::writeFileAtomically(file, *bytes);
}

std::vector<std::pair<std::string, std::string>> Provenance::entries() const {
  std::vector<std::pair<std::string, std::string>> all = {
      {"prompt", prompt}, {"style", style}, {"seed", seed ? std::to_string(*seed) : ""}, {"modelHash", modelHash}, {"dataLicence", dataLicence}, {"program", program}};
  std::erase_if(all, [](const auto& entry) { return entry.second.empty(); });
  return all;
}

}  // namespace core::io
