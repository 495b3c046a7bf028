#pragma once

#include "core/engine/training_session.h"

#include <filesystem>
#include <map>
#include <string>

namespace tests {

/// A few updates of a small network on writeBuiltData(): in single precision, the rate as it is said, the average following the weights closely.
inline core::engine::TrainingRequest smallTraining(const std::string& recipe, const std::filesystem::path& data, const std::filesystem::path& run, std::int64_t steps,
                                                   std::map<std::string, std::string> settings) {
  core::engine::TrainingRequest request;
  request.recipe = recipe;
  request.dataFolder = data;
  request.runFolder = run;
  request.steps = steps;
  request.learningRate = 4e-3;
  request.schedule = "constant";
  request.warmupSteps = 2;
  request.emaDecay = 0.5;
  request.useBfloat16 = false;
  request.settings = std::move(settings);
  return request;
}

}  // namespace tests
