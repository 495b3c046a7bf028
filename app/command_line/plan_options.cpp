#include "app/command_line/plan_options.h"

#include "core/document/take_place.h"
#include "core/io/motion_file.h"
#include "core/motion/edit/stand_words.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/services/generation_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::services::GenerationRequest;
using core::services::KeptStretch;
using core::services::MotionPlan;
namespace limits = core::services::limits;

constexpr double kFps = core::motion::humanml3d::kFps;

/// Of a motion file, or of a take of a project.
core::Result<double> secondsOf(const std::filesystem::path& file) {
  if (const auto place = core::document::takePlaceIn(file)) {
    const auto motion = core::document::readTakeMotion(*place);
    if (!motion) return motion.error();
    return (*motion)->duration();
  }
  const auto motion = core::io::readMotionFile(file);
  if (!motion) return motion.error();
  return motion->clip->duration();
}

/// Everything of the file but one stretch. A prompt for more than one action can hold says the same in several.
core::Result<void> takeRedraw(const std::string& text, bool hasLength, GenerationRequest& request) {
  const auto made = core::services::keptStretchFrom(text);
  if (!made) return Error{ErrorCode::InvalidArgument, fmt::format("--redraw is written as \"1.2-2.6=take.bvh\", not \"{}\"", text)};
  if (made->from) return Error{ErrorCode::InvalidArgument, "--redraw makes a stretch of a motion again, where it stands: leave out the \"@\""};
  const auto whole = secondsOf(made->file);
  if (!whole) return whole.error();
  const double there = std::floor(*whole * kFps + 1e-3) / kFps;
  if (made->start < 0.0 || made->start >= there || made->end <= made->start)
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{}: it lasts {:g} s, so that nothing lies between {:g} and {:g} s", made->file.string(), there, made->start, made->end)};
  auto& plan = request.plan;
  if (!hasLength && plan.spans.empty()) request.seconds = there;
  if (plan.spans.empty() && request.seconds > limits::kSeconds.highest) {
    const auto count = static_cast<int>(std::ceil(request.seconds / limits::kSeconds.highest));
    const auto border = [&](int i) { return std::round(request.seconds * kFps * i / count) / kFps; };
    for (int i = 0; i < count; ++i) plan.spans.push_back({border(i), border(i + 1), request.prompt, {}, {}});
  }
  const double end = std::min(there, core::services::lengthOf(request));
  if (made->start > 0.0) plan.keeps.push_back({0.0, made->start, made->file, {}, {}});
  if (made->end < end) plan.keeps.push_back({made->end, end, made->file, {}, {}});
  return {};
}

}  // namespace

std::vector<OptionSpec> planOptionSpecs() {
  using Kind = OptionSpec::Kind;
  OptionSpec span{"--span", Kind::Text, "SPAN", "an action of several in a row, instead of TEXT: \"A-B: TEXT\" or \"A-B, style NAME, strength X: TEXT\"; 60 s in all"};
  OptionSpec keep{"--keep", Kind::Text, "A-B=FILE",
                  "these seconds are those of a motion file, or of a project's take (film.gesto#3), as they are; FILE@S: from its second S on"};
  OptionSpec redraw{"--redraw", Kind::Text, "A-B=FILE",
                    "a motion file or a project's take again, but for these seconds, which are made anew (with another --seed or text)"};
  OptionSpec pose{
      "--pose", Kind::Text, "T=FILE@S",
      "at second T the pose of a motion file's second S; A-B=...: held so long; FILE@S:left_hand,head: of those joints alone; FILE@S:placed: on the floor where the "
      "file has it"};
  OptionSpec path{"--path", Kind::Text, "FILE",
                  "where the pelvis goes on the floor: a JSON file, see below, or \"0: 0, 0; 2: 0.5, 1.8, facing 90\" (seconds: x, z in metres; degrees)"};
  const OptionSpec stands{
      "--stands", Kind::Text, "TEXT",
      "seconds in which a foot stands, and at no other time: \"left 0.2:0.9, 1.4:2; right 0.8:1.5\"; a foot that is not named does as the model likes"};
  const OptionSpec change{"--let-change", Kind::Flag, "",
                          "another pose, path or told foot draws other noise, so that all of the motion may change; without, only what is near a key does"};
  const OptionSpec strength{"--ws-curve", Kind::Text, "CURVE",
                            "the style weight over time, in place of --ws: \"0:1.5,2:4\" (seconds and weights, straight between them)"};
  const OptionSpec classifier{"--classifier-curve", Kind::Text, "CURVE", "the classifier scale over time, in place of --classifier-scale"};
  const OptionSpec mix{"--mix-style", Kind::Text, "STYLE", "a second style, mixed into every style there is, half and half unless --mix-curve says otherwise"};
  const OptionSpec share{
      "--mix-curve", Kind::Text, "CURVE",
      "with --mix-style, or a mixed --style (\"old:0.6+proud:0.4\"): how much the second one is over time, 0 to 1: \"0:0,4:1\" goes from one to the other"};
  const OptionSpec legs{"--legs-style", Kind::Text, "STYLE", "a style of the lower body alone, under --style in the upper; takes twice as long"};
  span.isRepeatable = keep.isRepeatable = pose.isRepeatable = true;
  return {span,     {"--plan", Kind::Text, "FILE", "the actions and what is kept from a JSON file, see below"},
          keep,     redraw,
          pose,     path,
          stands,   change,
          strength, classifier,
          mix,      share,
          legs};
}

std::string planHelp() {
  return helpSection(
      "A plan file",
      {{"spans", "a list of {\"start\", \"end\", \"text\"}: seconds, 1 to 9.8 apart, each beginning where the last ends, 60 in all"},
       {"", "and, where a span has its own: \"style\" (a name, or a file seen from the plan's folder) and \"strength\" (as --ws)"},
       {"keep", "may be left out: a list of {\"start\", \"end\", \"file\"}, and \"from\", the second of the file"},
       {"poses", "may be left out: a list of {\"time\", \"file\"}, and \"from\", \"until\", \"joints\", \"placed\" as --pose has them"},
       {"path", "may be left out: a list of {\"time\", \"x\", \"z\"}, and \"facing\", degrees from +Z towards +X; a file for --path holds this list alone"},
       {"stands", "may be left out: {\"left\": [[0.2, 0.9]], \"right\": []}, the seconds in which a foot stands, and at no other time"},
       {"letsChange", "may be left out: true for what --let-change does"},
       {"style", "may be left out: {\"strength\", \"classifier\", \"mix\", \"share\", \"legs\"} as --ws-curve, --classifier-curve, --mix-style, --mix-curve and"},
       {"", "--legs-style; curves are lists of {\"time\", \"value\"}"},
       {"example", "{\"spans\": [{\"start\": 0, \"end\": 2.5, \"text\": \"a person walks\"}, {\"start\": 2.5, \"end\": 5, \"text\": \"a person waves\"}]}"}});
}

namespace {

core::Result<void> takeCourseOptions(const Arguments& arguments, GenerationRequest& request) {
  auto& course = request.plan.course;
  if (arguments.isSet("--style")) {
    auto mix = core::services::styleMixFrom(arguments.text("--style"));
    if (!mix) return mix.error();
    request.style = mix->style;
    if (mix->second.kind != core::services::StyleReference::Kind::None) course.mix = mix->second, course.share = {{0.0, mix->share}};
  }
  if (arguments.isSet("--mix-style")) course.mix = core::services::styleFrom(arguments.text("--mix-style"));
  if (arguments.isSet("--legs-style")) course.legs = core::services::styleFrom(arguments.text("--legs-style"));
  for (const auto& [option, curve] : {std::pair{"--ws-curve", &course.strength}, {"--classifier-curve", &course.classifier}, {"--mix-curve", &course.share}}) {
    if (!arguments.isSet(option)) continue;
    auto read = core::services::curveFrom(arguments.text(option), option);
    if (!read) return read.error();
    *curve = std::move(*read);
  }
  return {};
}

}  // namespace

core::Result<void> takePlanOptions(const Arguments& arguments, GenerationRequest& request) {
  auto& plan = request.plan;
  const bool hasText = !arguments.positionals().empty();
  if (static_cast<int>(hasText) + static_cast<int>(arguments.isSet("--span")) + static_cast<int>(arguments.isSet("--plan")) != 1)
    return Error{ErrorCode::InvalidArgument, "say what happens in one way: a text, --span for each of several actions, or --plan FILE"};
  if (!hasText && arguments.isSet("--length")) return Error{ErrorCode::InvalidArgument, "--length goes with a text; spans have their own seconds"};
  if (arguments.isSet("--plan")) {
    auto read = core::services::readPlan(arguments.text("--plan"));
    if (!read) return read.error();
    plan = std::move(*read);
  }
  for (const auto& text : arguments.texts("--span")) {
    auto span = core::services::planSpanFrom(text);
    if (!span) return span.error();
    plan.spans.push_back(std::move(*span));
  }
  for (const auto& text : arguments.texts("--keep")) {
    if (text == "ends" || text == "legs") continue;
    auto kept = core::services::keptStretchFrom(text);
    if (!kept) return kept.error();
    plan.keeps.push_back(std::move(*kept));
  }
  for (const auto& text : arguments.texts("--pose")) {
    auto pose = core::services::keyPoseFrom(text);
    if (!pose) return pose.error();
    plan.poses.push_back(std::move(*pose));
  }
  if (arguments.isSet("--path")) {
    const auto text = arguments.text("--path");
    auto path = core::services::isPathText(text) ? core::services::pathFrom(text) : core::services::readPath(text);
    if (!path) return path.error();
    plan.path = std::move(*path);
  }
  if (arguments.isSet("--stands")) {
    auto told = core::motion::toldStandsFrom(arguments.text("--stands"), "--stands");
    if (!told) return told.error();
    plan.stands = std::move(*told);
  }
  if (arguments.isSet("--let-change")) plan.letsChange = true;
  if (auto ok = takeCourseOptions(arguments, request); !ok) return ok;
  if (!arguments.isSet("--redraw")) return {};
  return takeRedraw(arguments.text("--redraw"), arguments.isSet("--length"), request);
}

}  // namespace app
