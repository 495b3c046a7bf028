#pragma once

#include "core/base/result.h"
#include "core/io/read/import_report.h"
#include "core/motion/clip.h"
#include "core/motion/rig/joint_map.h"
#include "core/motion/rig/shape_map.h"

#include <glm/vec3.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::io {

enum class MotionFormat { Bvh, Fbx, Gltf, Collada, NpyJoints, NpyFeatures, Acclaim };

/// "BVH", "FBX", "glTF" and so on, for people.
const char* formatName(MotionFormat format);

/// What kind of motion file begins with these bytes (the first 4 KiB are enough), or nothing. The name plays no part.
std::optional<MotionFormat> motionFormatOf(std::string_view head);

/// The first 4 KiB, for motionFormatOf(). Errors: NotFound, ReadFailed.
Result<std::string> headOfFile(const std::filesystem::path& file);

/// Endings of files that may hold motion: ".bvh", ".fbx", ... lower case. For file dialogs and drops; readMotionFile looks inside.
const std::vector<std::string>& motionFileEndings();
/// Whether the name has one of them, in upper or lower case.
bool isMotionFileName(const std::filesystem::path& file);
/// As that, without the endings of files that hold a figure and no motion of their own (.asf).
bool isClipFileName(const std::filesystem::path& file);

/// Everything that a file does not tell surely, and may be overruled.
struct MotionReadOptions {
  double metresPerUnit = 0.0;                   // 0: what the file declares, or what makes a person of human size
  std::optional<int> upAxis = std::nullopt;     // 0, 1, 2 for X, Y, Z; without: what the file declares and how the figure stands
  std::optional<double> facing = std::nullopt;  // degrees from +Z towards +X in which the rest pose looks (0: as it is); without: found from the figure
  double fps = 0.0;                             // frames per second of the file; 0: what it declares, or shows
  std::string take = {};                        // FBX, glTF: the animation's name; empty: the longest that moves the figure
  std::filesystem::path skeleton = {};          // AMC: its ASF; empty: the one beside it
};

/// A motion as it came in: metres, Y up, the rest pose facing +Z where it could be told.
struct MotionFile {
  MotionFormat format = MotionFormat::Bvh;
  std::shared_ptr<const motion::Clip> clip;  // never null; NPY: on the 22-joint T-pose skeleton
  bool hasMotion = true;                     // false: one frame of the rest pose
  std::vector<std::string> takes;            // the names of all animations in it: FBX, glTF, Collada
  std::string madeBy;                        // the program that wrote it, where it tells
  /// NPY only: the joints as they stand in the file, [F * 22] metres (the clip has its own bone lengths), and features [F * 263].
  std::vector<glm::vec3> positions;
  std::vector<float> features;
  ImportReport report;
};

/// Reads BVH, FBX, glTF / GLB, Collada, ASF / AMC, and NPY of 22 joints or 263 or 251 features; chosen by what the file begins with.
/// report says what was assumed, one sentence each. Blocks for the file's length; any thread.
/// Errors: NotFound, ReadFailed, ParseFailed, Unsupported as those of the readers; InvalidArgument for options out of range.
Result<MotionFile> readMotionFile(const std::filesystem::path& file, const MotionReadOptions& options = {});

/// The same for the bytes of a BVH file, as a packed archive holds it. name: for messages.
Result<MotionFile> readBvhMotion(std::string_view bytes, std::string_view name, const MotionReadOptions& options = {});

struct BodyMotion {
  std::vector<glm::vec3> positions;  // [F * 22], metres, Y up
  std::string mapName;               // the joint map that was used; empty for NPY
  std::vector<std::string> assumptions;
  int droppedFrames = 0;  // of the file's head, because they show a rest pose
};

/// The motion on the 22-joint HumanML3D body at the given rate. map: null to find one by the joints' names, or by the shape of
/// the rest pose. Errors: those of motion::mapByNameOrShape and motion::retargetToHumanml3d, with the file's name.
Result<BodyMotion> bodyMotion(const MotionFile& file, double fps = 20.0, const motion::JointMap* map = nullptr);

}  // namespace core::io
