#pragma once

#include "app/command_line/arguments.h"
#include "core/services/generation_service.h"

#include <vector>

namespace app {

/// --batch, --batch-styles, --out-dir, --format and --shard of `gesto generate`.
std::vector<OptionSpec> generateBatchOptionSpecs();

/// Whether one of those asks for many motions.
bool wantsBatch(const Arguments& arguments);

/// Makes them: the model is loaded once, motions that may go together are sampled together, and what an earlier run has finished is left as it is. A line that
/// fails is one sentence, and the rest goes on. usual: what the command's other options say.
/// Errors: InvalidArgument for options that do not go together; those of reading the list; Cancelled; ReadFailed at the end when a line failed.
core::Result<void> generateBatch(const Arguments& arguments, const core::services::GenerationRequest& usual);

}  // namespace app
