#pragma once

#include "core/base/result.h"
#include "core/services/training_runs.h"

#include <vector>

namespace core::services {

/// What can be trained. Implemented in core/engine; runs themselves are processes of their own (`gesto train`).
class TrainingService {
 public:
  virtual ~TrainingService() = default;
  /// In the order in which the parts of a family need each other, families first. Errors: NotFound when there is no engine.
  virtual Result<std::vector<RecipeInfo>> recipes() = 0;
};

}  // namespace core::services
