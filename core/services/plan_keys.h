#pragma once

#include "core/base/result.h"
#include "core/motion/body_end.h"
#include "core/motion/clip.h"
#include "core/motion/feet/foot_stands.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a motion is steered by beside its words: poses that it takes, a path on the floor, and when its feet stand.
namespace core::services {

/// A pose of another motion that the result takes at a time.
struct KeyPose {
  double time = 0.0;                           // seconds of the motion that is made
  std::optional<double> until;                 // without: for that frame alone; with: held so long
  std::filesystem::path file;                  // any motion file
  std::shared_ptr<const motion::Clip> motion;  // instead of a file; file then only names it
  double from = 0.0;                           // second of that motion
  std::vector<motion::BodyEnd> joints;         // those alone; empty: the whole body
  /// On the floor where the file has it. Without: turned and moved to where the motion is then, so that only pose and height count.
  bool isPlaced = false;
};

/// Where the pelvis is at a time, on the floor.
struct WayPoint {
  double time = 0.0;             // seconds
  double x = 0.0, z = 0.0;       // metres
  std::optional<double> facing;  // degrees from +Z towards +X; without: along the way, as the motion itself does
  bool operator==(const WayPoint&) const = default;
};

/// "key pose 2 (at 1.5 s, clip.bvh)", "way point 3 (at 2 s)"; counted from 1. For messages.
std::string nameOf(const KeyPose& pose, std::size_t number);
std::string nameOf(const WayPoint& point, std::size_t number);
/// "left foot, 2 (standing from 1.4 to 2 s)"; foot: 0 or 1.
std::string nameOf(const motion::FootStand& stand, std::size_t foot, std::size_t number);

/// Which one such a message is about: its place in the list. Nothing for other messages.
struct KeyPlace {
  enum class Kind { Pose, WayPoint, LeftStand, RightStand } kind = Kind::Pose;
  std::size_t place = 0;
  bool operator==(const KeyPlace&) const = default;
};
std::optional<KeyPlace> keyNamedIn(std::string_view message);

/// What is malformed, in one sentence that names the pose or point. What is well said and yet cannot be (beyond the end, out of reach, too fast) is none of it: the
/// motion is made without. Errors: InvalidArgument.
Result<void> validate(const std::vector<KeyPose>& poses);
Result<void> validate(const std::vector<WayPoint>& path);
Result<void> validate(const motion::ToldStands& stands);

/// What of a path is well said and yet cannot be: such a point is left out, and the motion made without it.
struct PathFault {
  std::size_t point = 0;  // its place in the path
  enum class Kind { BeyondEnd, SharesFrame, TooFast, Kept } kind = Kind::BeyondEnd;
  double speed = 0.0;  // TooFast: metres a second from the point before it
};
inline constexpr double kFastestWay = 12.0;  // m/s; nobody runs faster

/// The motion frame of a time, at 20 fps: the last one for the very end, nothing beyond it.
std::optional<int> frameInside(double seconds, int frames);
/// In the order of the points. frames: of the motion. isKept: whether a frame is that of another motion; such a motion has its own way there.
std::vector<PathFault> faultsOf(const std::vector<WayPoint>& path, int frames, const std::function<bool(int frame)>& isKept = {});

/// "1.5=clip.bvh@0.7", "1-1.5=clip.bvh@0.7:left_hand,head" (held, of chosen joints), "1.5=clip.bvh@0.7:placed". Errors: InvalidArgument, quoting the text.
Result<KeyPose> keyPoseFrom(std::string_view text);
/// The same text again.
std::string keyPoseText(const KeyPose& pose);

/// "0: 0, 0; 2: 0, 2; 4: 1.5, 3, facing 90": time, x and z. Errors: InvalidArgument, quoting the part.
Result<std::vector<WayPoint>> pathFrom(std::string_view text);
std::string pathText(const std::vector<WayPoint>& path);
/// Whether a text is such a list of points rather than the name of a file.
bool isPathText(std::string_view text);

/// From a JSON file with a list "path" (README.md here). Errors: NotFound, ReadFailed; ParseFailed, naming file and place.
Result<std::vector<WayPoint>> readPath(const std::filesystem::path& file);
Result<std::vector<WayPoint>> pathFromJson(std::string_view text, const std::filesystem::path& file);

}  // namespace core::services
