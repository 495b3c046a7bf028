#pragma once

#include "app/command_line/arguments.h"

#include <functional>
#include <string>
#include <vector>

namespace app {

/// Runs an evaluation and notes in its --out folder who works on it (run.json, core/services/training_runs.h), so that a window can follow it, stop it and go on with it.
/// words: behind `evaluate`, as typed. Errors: those of the work; InvalidArgument for a folder that holds a training run, or that somebody works on.
core::Result<void> recordedEvaluation(const Arguments& arguments, const std::vector<std::string>& words, const std::function<core::Result<void>()>& work);

}  // namespace app
