#include "app/command_line/arguments.h"
#include "app/command_line/project_takes.h"
#include "app/gesto/commands.h"

#include "core/document/project_file.h"
#include "core/document/take_place.h"
#include "core/services/motion_plan.h"
#include "core/services/take_requests.h"

#include <fmt/format.h>

#include <cstdio>

namespace app {

namespace {

using core::Error;
using core::ErrorCode;
using core::document::Take;
using core::services::MotionPlan;

const CommandSpec kPlanSpec{
    .name = "plan",
    .summary = "Prints the plan of a take, as `gesto generate --plan` reads it; of a plan file, after checking it.",
    .usage = "PROJECT.gesto [--take NAME] | PLAN.json",
    .options = {{"--take", OptionSpec::Kind::Text, "TAKE", "a project's take by name or number (the last)"}},
    .examples = {"gesto plan film.gesto --take 3 > plan.json", "gesto plan plan.json"},
    .fewestPositionals = 1,
    .mostPositionals = 1,
};

/// A plain prompt is a plan of one span; what every span takes from the request is said of each.
core::Result<MotionPlan> planOf(const Take& take, const std::filesystem::path& project) {
  if (take.origin != Take::Origin::Generated)
    return Error{ErrorCode::InvalidArgument, fmt::format("take {} \"{}\" was not made from a text and has no plan", take.id, take.name)};
  const auto request = core::services::generationRequest(take.request);
  auto plan = request.plan;
  if (plan.spans.empty()) plan.spans = {{0.0, request.seconds, request.prompt, {}, {}}};
  for (auto& span : plan.spans) {
    if (!span.style && request.style.kind != core::services::StyleReference::Kind::None) span.style = request.style;
    const bool isStyled = span.style && span.style->kind != core::services::StyleReference::Kind::None;
    if (!span.strength && isStyled) span.strength = request.guidance.styleWeight;
  }
  // What is kept of a take, or a pose of one, is found in its project again.
  for (std::size_t i = 0; i < plan.keeps.size(); ++i)
    if (const auto id = take.request.keeps[i].take; id != 0) plan.keeps[i].file = core::document::takePlace(std::filesystem::absolute(project), id);
  for (std::size_t i = 0; i < plan.poses.size(); ++i)
    if (const auto id = take.request.poses[i].take; id != 0) plan.poses[i].file = core::document::takePlace(std::filesystem::absolute(project), id);
  return plan;
}

core::Result<void> printPlan(const Arguments& arguments) {
  const std::filesystem::path file = arguments.positionals().front();
  core::Result<MotionPlan> plan = MotionPlan();
  if (file.extension() == ".gesto") {
    const auto project = core::document::readProject(file);
    if (!project) return project.error();
    const auto take = takeIn(*project, arguments.text("--take"), file.string());
    if (!take) return take.error();
    plan = planOf(**take, file);
  } else {
    plan = core::services::readPlan(file);
  }
  if (!plan) return plan.error();
  std::fputs(core::services::planText(*plan).c_str(), stdout);
  return {};
}

}  // namespace

int runPlanCommand(const std::vector<std::string>& arguments) { return runCommand(kPlanSpec, arguments, printPlan); }

}  // namespace app
