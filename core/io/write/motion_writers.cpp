#include "core/io/write/motion_writers.h"

#include "core/io/write/bvh_writer.h"
#include "core/io/write/fbx_writer.h"
#include "core/io/write/gltf/glb_writer.h"
#include "core/io/write/gltf/vrma_writer.h"
#include "core/io/write/usda_writer.h"
#include "core/motion/rig/shape_map.h"

#include <fmt/format.h>

#include <stdexcept>

namespace core::io {

namespace {

Result<std::string> writeFbx(const ExportScene& scene, const ExportOptions& options) {
  try {
    return formatFbx(scene, {.unitsPerMetre = options.unitsPerMetre});
  } catch (const std::length_error& error) {
    return Error{ErrorCode::Unsupported, error.what()};
  }
}

Result<std::string> writeGlb(const ExportScene& scene, const ExportOptions&) { return formatGlb(scene); }

Result<std::string> writeBvh(const ExportScene& scene, const ExportOptions& options) {
  return formatBvh(scene.clip, {.unitsPerMetre = options.unitsPerMetre, .channels = options.channels});
}

Result<std::string> writeVrma(const ExportScene& scene, const ExportOptions&) {
  const auto map = motion::mapByNameOrShape(scene.clip.skeleton());
  if (!map) return Error{map.error().code, fmt::format("a VRM animation needs to know which joint is which: {}", map.error().message)};
  return formatVrma(scene, *map);
}

Result<std::string> writeUsda(const ExportScene& scene, const ExportOptions& options) { return formatUsda(scene, {.unitsPerMetre = options.unitsPerMetre}); }

constexpr MotionWriter kWriters[] = {
    {ExportFormat::Fbx, "fbx", "FBX", true, true, true, 100.0, writeFbx},
    {ExportFormat::Glb, "glb", "glTF (GLB)", true, true, false, 1.0, writeGlb},
    {ExportFormat::Bvh, "bvh", "BVH", false, false, true, 100.0, writeBvh},
    {ExportFormat::Vrma, "vrma", "VRM Animation (VRMA)", false, true, false, 1.0, writeVrma},
    {ExportFormat::Usda, "usda", "USD (USDA)", true, true, true, 1.0, writeUsda},
};

// MotionBuilder takes a still node above the hips for the one that its characters hang on, and reads Euler angles best in its own order;
// Unreal's rotators turn about X first and about Z last, and its skeletons have a bone on the ground.
constexpr BvhFlavour kFlavours[] = {
    {"plain", "BVH", JointNames::Keep, RootMotion::Hips, 100.0, BvhChannels::Calm},
    {"blender", "Blender", JointNames::Keep, RootMotion::Hips, 1.0, BvhChannels::Calm},
    {"motionbuilder", "MotionBuilder", JointNames::HumanIk, RootMotion::Reference, 100.0, BvhChannels::Zxy},
    {"unreal", "Unreal Engine", JointNames::Unreal, RootMotion::GroundBone, 100.0, BvhChannels::Zyx},
};

}  // namespace

std::span<const MotionWriter> motionWriters() { return kWriters; }
std::span<const BvhFlavour> bvhFlavours() { return kFlavours; }

const MotionWriter& writerOf(ExportFormat format) {
  for (const auto& writer : kWriters) {
    if (writer.format == format) return writer;
  }
  throw std::invalid_argument("a format without a writer");
}

std::string writtenEndings() {
  std::string text;
  for (const auto& writer : kWriters) text += fmt::format("{}.{}", text.empty() ? "" : &writer == std::end(kWriters) - 1 ? " or " : ", ", writer.word);
  return text;
}

Result<BvhFlavour> bvhFlavourFrom(std::string_view word) {
  std::string known;
  for (const auto& flavour : kFlavours) {
    if (flavour.word == word) return flavour;
    known += (known.empty() ? "" : ", ") + std::string(flavour.word);
  }
  return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" is not a receiver of BVH files (known: {})", word, known)};
}

}  // namespace core::io
