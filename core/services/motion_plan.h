#pragma once

#include "core/base/result.h"
#include "core/motion/clip.h"
#include "core/motion/feet/foot_stands.h"
#include "core/services/plan_keys.h"
#include "core/services/style/style_course.h"
#include "core/services/style_reference.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A plan instead of a prompt: several actions in a row, what is kept of a motion that is there, and what the motion is steered by.
namespace core::services {

/// One action. Seconds of the motion that is made.
struct PlanSpan {
  double start = 0.0, end = 0.0;        // 1 to 9.8 seconds apart; the end of one is the start of the next
  std::string prompt;                   // 1 to 1,000 characters
  std::optional<StyleReference> style;  // without: the request's
  std::optional<double> strength;       // w_s, 0 to 10; without: the request's
};

/// A stretch that is not made but kept: these seconds of the result are those of a motion, frame by frame.
struct KeptStretch {
  double start = 0.0, end = 0.0;
  std::filesystem::path file;                  // any motion file
  std::shared_ptr<const motion::Clip> motion;  // instead of a file; file then only names it
  std::optional<double> from;                  // where it starts in that motion; without: at the same second
};

struct MotionPlan {
  std::vector<PlanSpan> spans;     // in order; at most 60 seconds in all
  std::vector<KeptStretch> keeps;  // in any order, apart from each other
  std::vector<KeyPose> poses;      // in any order
  std::vector<WayPoint> path;      // by time; what is kept has its own way, and is led to and from
  motion::ToldStands stands;       // when feet carry weight
  StyleCourse course;              // how the style goes over all of it
  /// Another pose, way point or told foot draws other noise, so that all of the motion may change. Without, the noise is the seed's alone: what is near
  /// a key changes, the rest stays.
  bool letsChange = false;
};

/// What is wrong with the plan, in one sentence that names the span ("span 2 (\"sits down\") starts at 3 s ..."). length: seconds of the motion,
/// for keeps without spans. Errors: InvalidArgument.
Result<void> validate(const MotionPlan& plan, double length);

/// Of the plan's path; a way point within what is kept is one.
std::vector<PathFault> faultsOf(const MotionPlan& plan, int frames);
/// Whether all that is kept is of one motion and keeps its times there, so that it has one place on the floor: what a path beside it needs.
bool isOfOneMotion(const std::vector<KeptStretch>& keeps);

/// "0-2.5: a person walks" or "2.5-5, style old, strength 2: sits down". Errors: InvalidArgument, quoting the text.
Result<PlanSpan> planSpanFrom(std::string_view text);
/// The same text again.
std::string spanText(const PlanSpan& span);

/// "0-1.2=take.bvh" or "0-1.2=take.bvh@3" (from second 3 of the file on). Errors: InvalidArgument, quoting the text.
Result<KeptStretch> keptStretchFrom(std::string_view text);
std::string keptText(const KeptStretch& kept);

/// A style as people write it: nothing or "none", a name, or a file, which has a dot or a slash.
StyleReference styleFrom(const std::string& text);
std::string styleText(const StyleReference& style);

/// From a JSON file (README.md here). Paths in it are relative to its folder.
/// Errors: NotFound, ReadFailed; ParseFailed, naming file and place ("plan.json:4: ..." or "plan.json: spans[1].end: ...").
Result<MotionPlan> readPlan(const std::filesystem::path& file);
Result<MotionPlan> planFromText(std::string_view text, const std::filesystem::path& file);
/// What readPlan() reads, with a line break at the end.
std::string planText(const MotionPlan& plan);

}  // namespace core::services
