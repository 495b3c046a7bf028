#include "core/families/t2m_gpt/code_sampler.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <limits>

namespace core::sampling {

namespace {

/// float [K + 1]: what is drawn from. The sum of what is kept is 1.
at::Tensor probabilities(at::Tensor logits, const CodeSamplerOptions& options) {
  logits = logits / options.temperature;
  if (options.topK > 0 && options.topK < logits.size(0)) {
    const auto [values, kept] = logits.topk(options.topK);
    logits = at::full_like(logits, -std::numeric_limits<float>::infinity()).scatter(0, kept, values);
  }
  return logits.softmax(0);
}

std::int64_t choose(const at::Tensor& logits, const CodeSamplerOptions& options, const std::function<double()>& draw) {
  if (options.mode == CodeSamplerOptions::Mode::Greedy) return logits.argmax().item<std::int64_t>();
  const auto share = probabilities(logits, options).cpu().contiguous();
  const float* p = share.data_ptr<float>();
  const auto count = share.size(0);
  const double limit = draw();
  double sum = 0.0;
  std::int64_t last = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    if (p[i] <= 0.0f) continue;
    last = i;
    sum += static_cast<double>(p[i]);
    if (sum > limit) return i;
  }
  return last;  // a draw within rounding of 1
}

}  // namespace

Result<std::vector<SampledCodes>> sampleCodes(model::CodeGpt& network, const at::Tensor& text, const CodeSamplerOptions& options,
                                              const std::function<double(std::size_t row, int step)>& draw, const jobs::ProgressSink& progress,
                                              const std::stop_token& stop) {
  TORCH_CHECK(options.temperature > 0.0, "a temperature is above 0, not ", options.temperature);
  const at::NoGradGuard quiet;
  const auto end = network->endCode();
  const int block = network->options().block;
  const int most = options.mostCodes > 0 ? std::min(options.mostCodes, block - 1) : block - 1;
  std::vector<SampledCodes> rows(static_cast<std::size_t>(text.size(0)));
  model::CodeGptMemory memory;
  auto logits = network->begin(text, memory).to(at::kFloat);  // [B, K + 1]
  for (int step = 0; step < most; ++step) {
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "sampling was stopped"};
    progress({"sampling", step, most});
    auto read = at::full({text.size(0)}, end, at::kLong);  // rows that have ended read something too, and nobody looks
    bool isGoing = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      auto& row = rows[i];
      if (row.endedItself) continue;
      auto own = logits[static_cast<std::int64_t>(i)];
      const auto drawn = [&] { return draw(i, step); };
      auto code = choose(own, options, drawn);
      if (code == end && step < options.fewestCodes) {
        // Without the end and drawn anew: what drawing until it is another gives.
        row.wantedToEnd = true;
        own = own.clone();
        own[end] = -std::numeric_limits<float>::infinity();
        code = choose(own, options, drawn);
      }
      if (code == end) {
        row.endedItself = true;
        continue;
      }
      row.codes.push_back(code);
      read[static_cast<std::int64_t>(i)] = code;
      isGoing = true;
    }
    if (!isGoing || step + 1 == most) break;
    logits = network->next(read, memory).to(at::kFloat);
  }
  return rows;
}

}  // namespace core::sampling
