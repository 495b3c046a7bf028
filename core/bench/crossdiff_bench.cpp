#include "core/bench/crossdiff_bench.h"

#include "core/bench/uncached_crossdiff.h"
#include "core/families/crossdiff/crossdiff_generator.h"
#include "core/families/crossdiff/mixture.h"
#include "core/families/crossdiff/published_crossdiff.h"
#include "core/model/packed_layer.h"
#include "core/sampling/seeded_noise.h"
#include "core/text/compact_text_encoder.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace core::sampling {

namespace {

using model::MotionKind;

/// With one thread the thread's own time, so that nothing else of the process counts.
double processorSeconds() {
  timespec now{};
  clock_gettime(at::get_num_threads() == 1 ? CLOCK_THREAD_CPUTIME_ID : CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Times of one piece of work, round by round.
class Rounds {
 public:
  template <class Work>
  auto measure(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    const double before = processorSeconds();
    auto result = work();
    processor_.push_back(processorSeconds() - before);
    wall_.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    return result;
  }
  Timing timing() const {
    auto sorted = processor_;
    std::sort(sorted.begin(), sorted.end());
    return {*std::min_element(wall_.begin(), wall_.end()), sorted.front(), sorted[sorted.size() / 2]};
  }

 private:
  std::vector<double> wall_, processor_;
};

model::TensorMap publishedWeights(std::uint64_t seed) {
  at::manual_seed(seed);
  model::TensorMap weights;
  for (const auto& item : model::CrossDiff()->named_parameters()) weights[item.key()] = item.value().detach();
  return weights;
}

CrossDiffModel compactModel(std::uint64_t seed) {
  at::manual_seed(seed);
  const auto sizes = model::compactCrossDiff();
  CrossDiffModel made;
  made.trained.network = model::CrossDiff(sizes);
  made.trained.network->eval();
  made.trained.mean = at::zeros({sizes.motionWidth}), made.trained.std = at::ones({sizes.motionWidth});
  made.trained.mean2d = at::zeros({sizes.jointWidth}), made.trained.std2d = at::ones({sizes.jointWidth});
  made.trained.camera = "orthographic";
  text::CompactTextOptions text;
  text.outputWidth = sizes.textWidth;
  made.text = std::make_shared<text::CompactTextEncoder>(text::CompactBpe(), text::CompactTextNetwork(text));
  return made;
}

}  // namespace

Result<CrossDiffBenchReport> benchCrossDiff(const CrossDiffBenchOptions& options, const jobs::ProgressSink& progress, const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  CrossDiffBenchReport report;
  const auto total = static_cast<std::int64_t>(options.rounds + options.compactRepeats);
  std::int64_t done = 0;
  const auto mayGoOn = [&] {
    progress({"measuring", done++, total});
    return !stop.stop_requested();
  };
  const Error stopped{ErrorCode::Cancelled, "the measurement was stopped"};
  {
    const auto weights = publishedWeights(options.seed);
    auto network = model::loadCrossDiff(weights);
    if (!network) return network.error();
    auto plain = UncachedCrossDiff::make(weights);
    if (!plain) return plain.error();
    const auto& sizes = (*network)->options();
    const auto sample = seededNoise(options.seed, "sample", {1, sizes.frames, sizes.motionWidth});
    const auto text = seededNoise(options.seed, "text", {1, sizes.textWidth});
    constexpr std::int64_t kStep = 500;
    const CrossDiffPredictor predictor(*network, text, 0.0);
    std::optional<CrossDiffPredictor> bf16;
    if (model::precisionHere(base::Precision::Bf16) == base::Precision::Bf16) {
      bf16.emplace(*network, text, 0.0, std::make_shared<const model::CrossDiffImpl::Plan>((*network)->plan(base::Precision::Bf16)));
      (void)bf16->clean(sample, kStep, MotionKind::Motion3d);
    }
    Rounds plan, planned, rounded, uncached;
    const auto timestep = at::full({1}, kStep, at::kLong);
    // Once for threads, caches and the pages of the weights.
    (void)predictor.clean(sample, kStep, MotionKind::Motion3d);
    (void)plain->predict(sample, timestep, text, MotionKind::Motion3d);
    for (int round = 0; round < options.rounds; ++round) {
      if (!mayGoOn()) return stopped;
      (void)plan.measure([&] { return (*network)->plan(); });
      const auto a = planned.measure([&] { return predictor.clean(sample, kStep, MotionKind::Motion3d); });
      const auto b = uncached.measure([&] { return plain->predict(sample, timestep, text, MotionKind::Motion3d); });
      if (bf16) {
        const auto c = rounded.measure([&] { return bf16->clean(sample, kStep, MotionKind::Motion3d); });
        report.roundedDifference = (c - b).abs().max().item<double>();
      }
      report.largestDifference = (a - b).abs().max().item<double>();
      report.largestValue = b.abs().max().item<double>();
    }
    if (bf16) report.rounded = rounded.timing();
    report.planned = planned.timing(), report.plain = uncached.timing(), report.planSeconds = plan.timing().processor;
  }
  auto compact = compactModel(options.seed);
  CrossDiffSampleOptions sampling;
  sampling.prompt = "a person walks forward";
  sampling.frames = options.compactFrames, sampling.steps = options.compactSteps, sampling.guidance = options.compactGuidance;
  Rounds whole;
  for (int repeat = 0; repeat < options.compactRepeats; ++repeat) {
    if (!mayGoOn()) return stopped;
    const auto sample = whole.measure([&] { return sampleCrossDiff(compact, sampling, {}, stop); });
    if (!sample) return sample.error();
  }
  report.compact = whole.timing();
  return report;
}

}  // namespace core::sampling
