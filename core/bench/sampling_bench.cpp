#include "core/bench/sampling_bench.h"

#include "core/base/process.h"
#include "core/base/random.h"
#include "core/bench/uncached_smoodi.h"
#include "core/families/mld/published_mld.h"
#include "core/families/smoodi/published/published_weights.h"
#include "core/model/packed_layer.h"
#include "core/sampling/seeded_noise.h"
#include "core/text/clip_text_encoder.h"

#include <ATen/ATen.h>

#include <malloc.h>
#include <fstream>
#include <optional>
#include <string>

namespace core::sampling {

namespace {

double statusMegabytes(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name + ":")) return std::stod(line.substr(name.size() + 1)) / 1024.0;
  }
  return 0.0;
}

/// Measures one run: time, processor time, and the peak of memory above what was there.
class Measured {
 public:
  Measured() {
#ifdef __GLIBC__
    malloc_trim(0);  // what the run before has freed would otherwise hide what this one takes
#endif
    std::ofstream("/proc/self/clear_refs") << "5";  // the kernel then counts the peak anew
    before_ = statusMegabytes("VmRSS");
  }
  void finish(SamplingRun& run) const {
    run.cpuSeconds = base::processorSeconds() - cpu_;
    run.wallSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - wall_).count();
    run.peakMegabytes = std::max(0.0, statusMegabytes("VmHWM") - before_);
  }

 private:
  double before_ = 0.0, cpu_ = base::processorSeconds();
  std::chrono::steady_clock::time_point wall_ = std::chrono::steady_clock::now();
};

/// The null text and a caption of ten tokens.
struct Texts {
  at::Tensor null, content;
};

Texts shortTexts(text::ClipTextNetwork& tower) {
  const auto tokens = at::full({2, 10}, text::ClipTokenizer::kEndOfText, at::kLong);
  tokens.select(1, 0).fill_(text::ClipTokenizer::kStartOfText);
  for (std::int64_t i = 1; i < 9; ++i) tokens[1][i] = 300 + 41 * i;
  const auto features = tower(tokens, at::tensor({1, 9}, at::kLong)).unsqueeze(1);
  return {features.narrow(0, 0, 1), features.narrow(0, 1, 1)};
}

// As released: one batch of three, padded to 77 tokens.
Texts paddedTexts(text::ClipTextNetwork& tower) {
  const auto tokens = at::full({3, 77}, text::ClipTokenizer::kEndOfText, at::kLong);
  tokens.select(1, 0).fill_(text::ClipTokenizer::kStartOfText);
  for (std::int64_t i = 1; i < 9; ++i) tokens[1][i] = 300 + 41 * i;
  const auto features = tower(tokens, at::tensor({1, 9, 1}, at::kLong)).unsqueeze(1);
  return {features.narrow(0, 0, 1), features.narrow(0, 1, 1)};
}

}  // namespace

model::TensorMap publishedSizeWeights(std::uint64_t seed) {
  at::manual_seed(seed);
  model::TensorMap weights;
  const auto add = [&](const torch::nn::Module& module, const std::string& prefix) {
    for (const auto& item : module.named_parameters()) weights[prefix + item.key()] = item.value().detach();
  };
  add(*model::MldVae(), "vae.");
  add(*model::StyleAdaptor(), "denoiser.");
  add(*model::StyleNetwork(), "style_function.");
  for (auto& [name, value] : weights) {
    if (name.starts_with("denoiser.zero_convs.")) value.normal_(0.0, 0.02);
  }
  return weights;
}

Result<SamplingBenchReport> benchSampling(const model::TensorMap& weights, const SamplingBenchOptions& options, const jobs::ProgressSink& progress,
                                          const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  SmoodiModel networks;
  auto vae = model::loadMldVae(weights);
  if (!vae) return vae.error();
  auto adaptor = model::loadStyleAdaptor(weights);
  if (!adaptor) return adaptor.error();
  auto style = model::loadStyleNetwork(weights);
  if (!style) return style.error();
  networks.vae = std::move(*vae), networks.denoiser = std::move(*adaptor), networks.styleFunction = std::move(*style);
  const auto schedule = diffusion::NoiseSchedule::scaledLinear();
  const auto& sizes = networks.denoiser->options();
  std::optional<text::ClipTextNetwork> tower;
  if (options.hasText && sizes.denoiser.textWidth == 768) {
    at::manual_seed(options.seed);
    tower.emplace(text::ClipTextOptions{});
    (*tower)->eval();
  }

  SmoodiRequest request;
  request.latent = seededNoise(options.seed, "initial latent", {1, 1, sizes.denoiser.latentWidth});
  request.style = seededNoise(options.seed, "style", {1, options.styleFrames, sizes.style.featureWidth});
  request.lengths = at::tensor({static_cast<std::int64_t>(options.frames)}, at::kLong);
  request.permutations = windowPermutations(options.styleFrames, options.loop.steps - options.loop.start, base::derivedSeed(options.seed, "style frames"));
  request.textNull = seededNoise(options.seed, "null text", {1, 1, sizes.denoiser.textWidth});
  request.textContent = seededNoise(options.seed, "text", {1, 1, sizes.denoiser.textWidth});
  if (options.loop.eta > 0.0) request.freshNoise = seededNoise(options.seed, "fresh noise", {options.loop.steps - options.loop.start, 1, 1, sizes.denoiser.latentWidth});

  {
    // Threads, caches and the pages of the weights are made ready for both.
    auto once = options.loop;
    once.steps = 1;
    once.start = 0;
    once.energy.iterations = std::min(once.energy.iterations, 1);
    auto short1 = request;
    short1.permutations = request.permutations.narrow(0, 0, 1);
    if (auto ready = sampleSmoodi(networks, *schedule, short1, once); !ready) return ready.error();
    once.precision = base::Precision::Bf16;
    if (auto ready = sampleSmoodi(networks, *schedule, short1, once); !ready) return ready.error();
    if (auto ready = sampleUncached(weights, *schedule, short1, once); !ready) return ready.error();
    if (tower) (void)shortTexts(*tower);
  }
  SamplingBenchReport report;
  const auto measure = [&](SamplingRun& run, const auto& encode, const auto& sample) -> Result<at::Tensor> {
    const Measured measured;
    StageClock clock;
    if (tower) {
      const Texts texts = encode(*tower);
      request.textNull = texts.null, request.textContent = texts.content;
      clock.add(run.textSeconds);
    }
    auto made = sample();
    if (!made) return made.error();
    run.stages = made->seconds;
    measured.finish(run);
    return made->features;
  };
  for (int repeat = 0; repeat < std::max(1, options.repeats); ++repeat) {
    SamplingRun quick, full;
    auto own = options.loop;
    own.energy.reuse = options.reuse;
    const auto cached = measure(quick, shortTexts, [&] { return sampleSmoodi(networks, *schedule, request, own, progress, stop); });
    if (!cached) return cached.error();
    const auto uncached = measure(full, paddedTexts, [&] { return sampleUncached(weights, *schedule, request, options.loop, progress, stop); });
    if (!uncached) return uncached.error();
    if (model::precisionHere(base::Precision::Bf16) == base::Precision::Bf16) {
      SamplingRun rounded;
      own.precision = base::Precision::Bf16;
      const auto made = measure(rounded, shortTexts, [&] { return sampleSmoodi(networks, *schedule, request, own, progress, stop); });
      if (!made) return made.error();
      if (repeat == 0 || rounded.cpuSeconds < report.rounded->cpuSeconds) report.rounded = rounded;
      report.roundedDifference = (*made - *uncached).abs().max().item<double>();
    }
    if (repeat == 0 || quick.cpuSeconds < report.cached.cpuSeconds) report.cached = quick;
    if (repeat == 0 || full.cpuSeconds < report.uncached.cpuSeconds) report.uncached = full;
    report.largestDifference = (*cached - *uncached).abs().max().item<double>();
    report.largestValue = uncached->abs().max().item<double>();
  }
  return report;
}

}  // namespace core::sampling
