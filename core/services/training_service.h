#pragma once

#include "core/base/result.h"
#include "core/jobs/progress.h"
#include "core/services/model_making.h"
#include "core/services/training_runs.h"

#include <stop_token>
#include <vector>

namespace core::services {

/// What can be trained, and how trained parts and published files become models. Implemented in core/engine; runs themselves are processes of their own
/// (`gesto train`). Blocks: call it from a job. One thread at a time.
class TrainingService {
 public:
  virtual ~TrainingService() = default;
  /// In the order in which the parts of a family need each other, families first. Errors: NotFound when there is no engine.
  virtual Result<std::vector<RecipeInfo>> recipes() = 0;

  /// The families whose models are joined of trained parts. Errors: NotFound when there is no engine.
  virtual Result<std::vector<BundlingInfo>> bundlings() { return std::vector<BundlingInfo>(); }

  /// Joins the parts, makes sure that the model loads, and writes its card beside it. Where something is wrong nothing is written.
  /// Errors: InvalidArgument (family, a part that is missing), NotFound, ParseFailed, Unsupported (a part of another kind), WriteFailed; Cancelled.
  virtual Result<BundleReport> bundle(const BundleRequest&, const jobs::ProgressSink&, std::stop_token) { return unsupported("join models"); }

  /// Published checkpoints to a model. An incomplete import is no error: the report says what is missing, and nothing is written.
  /// Errors: NotFound, ReadFailed, ParseFailed, Unsupported, InvalidArgument (kind), WriteFailed; Cancelled.
  virtual Result<ImportReport> importFiles(const ImportRequest&, const jobs::ProgressSink&, std::stop_token) { return unsupported("import models"); }

 protected:
  static Error unsupported(const std::string& what) { return {ErrorCode::Unsupported, "this service cannot " + what}; }
};

}  // namespace core::services
