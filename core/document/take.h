#pragma once

#include "core/base/curve.h"
#include "core/base/guidance.h"
#include "core/motion/body_end.h"
#include "core/motion/clip.h"
#include "core/motion/feet/foot_stands.h"
#include "core/motion/picture/body_keypoints.h"
#include "core/motion/styled_part.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core::document {

/// The style of a take as it is stored: none, a label of the model's library, or a clip file of the person's own.
struct TakeStyle {
  enum class Kind { None, Named, File };
  Kind kind = Kind::None;
  std::string name;
  std::filesystem::path file;
  bool operator==(const TakeStyle&) const = default;
};

/// Key points of a video that a take was lifted from; as in core/services/lifting_service.h.
struct TakeVideo {
  std::filesystem::path keypoints;  // a file or a folder; empty: none
  int person = 1;
  double fps = 30.0;
  bool isCameraStill = false;  // it does not go along with the person
  bool smooths = true;
  bool fits = true;
  int refine = 0;
  bool operator==(const TakeVideo&) const = default;
};

/// The style of one part of the body; as in core/services/style/part_styles.h.
struct TakePartStyle {
  motion::StyledPart part = motion::StyledPart::Spine;
  TakeStyle style;
  bool operator==(const TakePartStyle&) const = default;
};

/// How a clip was restyled; as in core/services/generation_service.h.
struct TakeRestyling {
  std::optional<int> turn = {};  // without: the service's usual share of the steps
  double from = 0.0;             // seconds of the parent's motion
  std::vector<TakePartStyle> parts = {};
  /// Of a style that is key points of a video: whom it shows, and the video's frames per second.
  int person = 1;
  double videoFps = 30.0;
  bool isInpainted = false;      // the other one of core/services/style/restyle_way.h
  bool hasReleasedFeet = false;  // feet as the authors of the model put them, not as we do
  bool operator==(const TakeRestyling&) const = default;
};

/// A motion of which a part was kept; as in core/services/generation_service.h.
struct TakeGiven {
  std::filesystem::path file;  // empty: none
  bool keepsLegs = false;      // the lower body instead of both ends
  bool operator==(const TakeGiven&) const = default;
};

/// A clip that a motion is made beside; as in core/services/near_clips.h.
struct TakeNearClip {
  std::filesystem::path file;
  std::string caption;
  bool operator==(const TakeNearClip&) const = default;
};

/// One action of several in a row; as in core/services/motion_plan.h.
struct TakeSpan {
  double start = 0.0, end = 0.0;  // seconds; each begins where the one before it ends
  std::string prompt;
  std::optional<TakeStyle> style;  // without: the request's
  std::optional<double> strength;  // w_s; without: the request's
  bool operator==(const TakeSpan&) const = default;
};

/// Names a take inside one project; never 0, never used twice.
using TakeId = std::uint64_t;

/// A stretch that is kept of a motion; as in core/services/motion_plan.h.
struct TakeKept {
  double start = 0.0, end = 0.0;                    // seconds
  std::filesystem::path file;                       // empty where it is of a take of this project
  std::optional<double> from;                       // second of the motion; without: the same
  TakeId take = 0;                                  // whose motion it is, which may be gone by now
  std::shared_ptr<const motion::Clip> motion = {};  // of that take; then never null in a project
  bool operator==(const TakeKept&) const = default;
};

/// A pose of another motion that is taken at a time; as in core/services/plan_keys.h.
struct TakePose {
  double time = 0.0;                                // seconds
  std::optional<double> until;                      // held; without: a frame
  std::filesystem::path file;                       // empty where it is of a take of this project
  double from = 0.0;                                // second of that motion
  std::vector<motion::BodyEnd> joints;              // those alone; empty: the whole body
  bool isPlaced = false;                            // on the floor where that motion has it
  TakeId take = 0;                                  // whose pose it is, which may be gone by now
  std::shared_ptr<const motion::Clip> motion = {};  // of that take; then never null in a project
  bool isPosed = false;                             // made by hand: motion is that pose alone, and take a number of its own, which no take has
  bool operator==(const TakePose&) const = default;
};

/// Where the pelvis is at a time; as in core/services/plan_keys.h.
struct TakeWayPoint {
  double time = 0.0, x = 0.0, z = 0.0;  // seconds, metres
  std::optional<double> facing;         // degrees from +Z towards +X
  bool operator==(const TakeWayPoint&) const = default;
};

/// How the style goes over the motion; as in core/services/style/style_course.h.
struct TakeCourse {
  base::Curve strength, classifier;
  TakeStyle mix;
  base::Curve share;
  TakeStyle legs;
  bool operator==(const TakeCourse&) const = default;
};

/// The last step of a mixture, of 1,000; as in core/services/generation_limits.h.
inline constexpr int kMostMixture = 1000;

/// Everything that decides a generated take, as it is stored; ranges as in core/services/generation_service.h.
/// It is a type of its own so that project files do not change when the service does.
struct TakeRequest {
  std::string prompt;
  TakeStyle style;
  double seconds = 4.0;
  std::uint64_t seed = 1;
  base::Guidance guidance;
  std::optional<int> steps;  // without: the model's own number
  std::string model = "default";
  std::optional<int> mixture;  // in 2D down to this step of 1,000, then in 3D; needs a CrossDiff as model
  TakeGiven given;             // Generated only
  /// Generated only: several actions, which overrule prompt (then their texts, a line each) and seconds (then their end). One action is none here.
  std::vector<TakeSpan> spans;
  std::vector<TakeKept> keeps;          // Generated only
  std::vector<TakePose> poses;          // Generated only
  std::vector<TakeWayPoint> path;       // Generated only
  motion::ToldStands stands;            // Generated only: when its feet are to carry weight
  bool letsChange = false;              // Generated only: another key draws other noise (services::MotionPlan)
  std::vector<TakeNearClip> nearClips;  // Generated only
  TakeCourse course;                    // Generated only
  TakeVideo video;                      // Lifted only
  TakeRestyling restyling;              // Restyled only
  bool operator==(const TakeRequest&) const = default;
};

/// What the model said about the take.
struct TakeReport {
  double secondsTaken = 0.0;
  std::string modelHash;
  std::vector<std::string> remarks;  // one sentence each
  bool operator==(const TakeReport&) const = default;
};

/// One motion of the project and how it came to be.
struct Take {
  /// Restyled: the parent's motion in another style. Lifted: made of the key points of a video. Edited: cut, cleaned or put on another body.
  enum class Origin { Generated, Imported, Restyled, Lifted, Edited };
  TakeId id = 0;
  std::string name;
  Origin origin = Origin::Generated;
  TakeRequest request;  // Imported: only the prompt, holding the file's name. Edited: that of the take it came from
  TakeReport report;
  std::shared_ptr<const motion::Clip> clip;  // never null in a project
  /// Lifted: the key points it was made of. Generated with a mixture: the 2D motion on its way from noise to the switch. None is null.
  std::vector<std::shared_ptr<const motion::BodyKeypoints>> pictures;
  std::optional<motion::FootStands> stands;  // when its feet carry weight, as a person says; without: as it is found in the motion
  std::vector<std::string> tags;
  bool isPinned = false;
  TakeId parent = 0;           // the take whose request or motion this one started from, or 0; its name tells what differs from that one
  std::int64_t createdAt = 0;  // seconds since 1970, UTC
  /// Motion and pictures by identity: they never change.
  bool operator==(const Take&) const = default;
};

}  // namespace core::document
