#pragma once

#include "core/base/result.h"
#include "core/families/t2m_gpt/code_gpt.h"
#include "core/jobs/progress.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace core::sampling {

struct CodeSamplerOptions {
  enum class Mode { Greedy, Categorical };
  Mode mode = Mode::Categorical;
  int topK = 0;              // Categorical: of so many largest alone; 0: of all, as published
  double temperature = 1.0;  // Categorical: logits are divided by it
  int fewestCodes = 0;       // the end is not chosen before so many
  int mostCodes = 0;         // 0: all that the transformer has positions for, its block less one
};

/// One row of a batch.
struct SampledCodes {
  std::vector<std::int64_t> codes;
  bool endedItself = false;  // false: the most that were allowed
  bool wantedToEnd = false;  // the end would have been chosen before fewestCodes
};

/// Codes from a text, one after the other with cached keys and values (spec/t2m_gpt.md, section 5). text [B, W]; the rows go together and
/// end each by itself. draw(row, step), asked in Categorical alone, and once more where the end came too early, is uniform in [0, 1): the code is the first one whose
/// cumulative probability, in the order of the codes, exceeds it. The largest logit, the first of equals, in Greedy. Without fewestCodes a row may have no codes at all.
/// Errors: Cancelled, asked once per step.
Result<std::vector<SampledCodes>> sampleCodes(model::CodeGpt& network, const at::Tensor& text, const CodeSamplerOptions& options,
                                              const std::function<double(std::size_t row, int step)>& draw, const jobs::ProgressSink& progress = {},
                                              const std::stop_token& stop = {});

}  // namespace core::sampling
