#pragma once

#include "app/command_line/arguments.h"
#include "core/services/evaluation/judge_files.h"

#include <string>
#include <vector>

namespace app {

/// --wc, --ws, --classifier-scale and --steps into a request that has all four.
template <class Request>
void takeGuidance(const Arguments& arguments, Request& request) {
  if (arguments.isSet("--wc")) request.guidance.contentWeight = arguments.number("--wc", 0.0);
  request.guidance.styleWeight = arguments.number("--ws", request.guidance.styleWeight);
  request.guidance.classifierScale = arguments.number("--classifier-scale", request.guidance.classifierScale);
  if (arguments.isSet("--steps")) request.steps = static_cast<int>(arguments.integer("--steps", 1));
}

/// Words with commas between.
std::vector<std::string> wordsOf(const std::string& text);
/// Who judges: what --evaluators, --style-judge and --content-judge name, and for the rest the folder of --judges, else "judges" among the person's own models, else
/// among those that ship. May be empty.
core::services::JudgeFiles judgesOf(const Arguments& arguments);

/// gesto evaluate --protocol P: a whole protocol over several models, with a report for people and one for scripts.
core::Result<void> evaluateProtocol(const Arguments& arguments);

}  // namespace app
