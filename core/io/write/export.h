#pragma once

#include "core/base/result.h"
#include "core/io/write/export_scene.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

/// Motion out, for other people's programs: one set of choices for all formats.
namespace core::io {

/// motion_writers.h has what each can hold.
enum class ExportFormat { Bvh, Fbx, Glb, Vrma, Usda };

/// What the joints are called. Keep: as the clip has them, which are HumanML3D's names for everything made here.
enum class JointNames { Keep, HumanMl3d, Mixamo, Unreal, HumanIk, Vrm };

/// Where the way of the whole body goes: into the hips; into a bone of its own on the ground below the hips, which also takes their
/// heading; or away, so that the figure stays above the origin. Reference: into the hips, which hang on a still bone at the origin.
enum class RootMotion { Hips, GroundBone, InPlace, Reference };

/// In which order a BVH's rotations are listed (which is the order of the matrices, the last one turns first). Calm: Z X Y, but for joints
/// that come near gimbal lock there; the others hold for all joints.
enum class BvhChannels { Calm, Zxy, Zyx, Xyz };

struct ExportOptions {
  JointNames names = JointNames::Keep;
  double fps = 0.0;             // 1 to 1000; 0: the clip's own
  bool leadsWithTPose = false;  // frame 0 shows the rest pose, and the motion follows
  RootMotion root = RootMotion::Hips;
  bool hasFigure = true;  // a skinned body; BVH and VRMA hold none
  /// The body: a person's own, which hangs on the clip's skeleton as it is; null: a simple one of rounded rods.
  std::shared_ptr<const motion::SkinnedMesh> body = nullptr;
  double fromSecond = 0.0;     // of the clip; which frames that are, motion::framesIn() says
  double toSecond = 0.0;       // the frame there is kept; 0: the end
  std::string takeName = {};   // empty: the clip's name
  double unitsPerMetre = 0.0;  // 0: as is usual in the format. GLB and VRMA are in metres always
  BvhChannels channels = BvhChannels::Calm;
  Provenance provenance = {};
};

/// Rates that the programs animators use have a setting for.
inline constexpr double kExportRates[] = {20, 24, 25, 30, 60, 120};

/// The words for options, on the command line and in settings: "keep", "humanml3d", "mixamo", "unreal", "humanik", "vrm"; "hips",
/// "ground-bone", "in-place", "reference"; "calm", "zxy", "zyx", "xyz"; "fbx", "glb", "bvh", "vrma", "usda". Errors: InvalidArgument, naming the words that are known.
Result<JointNames> jointNamesFrom(std::string_view word);
Result<RootMotion> rootMotionFrom(std::string_view word);
Result<BvhChannels> bvhChannelsFrom(std::string_view word);
Result<ExportFormat> exportFormatFrom(std::string_view word);
std::string_view wordFor(JointNames names);
std::string_view wordFor(RootMotion root);
std::string_view wordFor(BvhChannels channels);
std::string_view wordFor(ExportFormat format);

/// By the file's extension, in upper or lower case. Errors: InvalidArgument.
Result<ExportFormat> exportFormatOf(const std::filesystem::path& file);

/// What of a body a file of the format has no place for, one short phrase each.
std::vector<std::string> notCarried(const motion::SkinnedMesh& body, ExportFormat format);

/// The clip with range, rate (rotations by slerp, positions cubic, standing feet kept in place), names, root and T pose as wished.
/// Errors: InvalidArgument (a rate or range that cannot be); Unsupported (names for a skeleton whose joints are not recognised, or VRMA).
Result<ExportScene> preparedScene(const motion::Clip& clip, ExportFormat format, const ExportOptions& options);

/// The file's bytes. The same clip and options give the same bytes. Errors: as preparedScene; Unsupported when it would be too large.
Result<std::string> exportedFile(const motion::Clip& clip, ExportFormat format, const ExportOptions& options);

/// Writes it atomically: a full disk or a kill leaves what stood there before. The format is that of the extension.
/// Errors: as exportedFile; WriteFailed.
Result<void> exportClip(const std::filesystem::path& file, const motion::Clip& clip, const ExportOptions& options);

}  // namespace core::io
