#include "core/bench/preview_bench.h"

#include "core/base/stopwatch.h"
#include "core/motion/kinematics.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <memory>

namespace core::bench {

namespace {

using services::GenerationReport;
using services::GenerationRequest;

constexpr std::array kPrompts = {"a person walks forward", "a person waves with the right hand", "a person jumps up and down"};

/// The clip, and what it took.
struct Made {
  std::shared_ptr<const motion::Clip> clip;
  std::string hash;
  int steps = 0;
  double seconds = 0.0;
};

Result<Made> make(services::GenerationService& service, const GenerationRequest& request, const std::stop_token& stop) {
  const auto start = base::Clock::now();
  auto report = service.generate(request, {}, stop);
  if (!report) return report.error();
  return Made{report->clip, report->modelHash, report->steps, base::secondsSince(start)};
}

}  // namespace

MotionDistance distanceOf(const motion::Clip& a, const motion::Clip& b) {
  const auto first = motion::worldPositions(a), second = motion::worldPositions(b);
  const auto joints = static_cast<std::size_t>(a.jointCount()), frames = static_cast<std::size_t>(std::min(a.frameCount(), b.frameCount()));
  MotionDistance sum;
  for (std::size_t i = 0; i < frames * joints; ++i) {
    const auto root = i / joints * joints;
    sum.world += static_cast<double>(glm::distance(first[i], second[i]));
    sum.pose += static_cast<double>(glm::distance(first[i] - first[root], second[i] - second[root]));
  }
  const double scale = 100.0 / static_cast<double>(frames * joints);
  return {sum.world * scale, sum.pose * scale};
}

Result<PreviewBenchReport> benchPreview(services::GenerationService& service, const PreviewBenchOptions& options, const jobs::ProgressSink& progress,
                                        const std::stop_token& stop) {
  PreviewBenchReport report;
  for (int i = 0; i < options.cases; ++i) {
    progress({"measuring", i, options.cases});
    GenerationRequest usual;
    usual.prompt = kPrompts[static_cast<std::size_t>(i / 2) % kPrompts.size()];
    usual.seconds = options.seconds;
    usual.seed = options.seed + static_cast<std::uint64_t>(i / 2);
    usual.model = options.model;
    if (i % 2 == 0) usual.style = services::StyleReference::named(options.style);
    auto dragged = usual, other = usual;
    dragged.guidance = options.dragged;
    other.seed += 1000;
    auto preview = dragged;
    preview.quality = GenerationRequest::Quality::Preview;
    // The first one reads what the next ones find read.
    for (int turn = 0; turn < 2; ++turn) {
      const auto quick = make(service, preview, stop);
      if (!quick) return quick.error();
      if (turn == 0) continue;
      const auto full = make(service, dragged, stop), before = make(service, usual, stop), another = make(service, other, stop);
      for (const auto* made : {&full, &before, &another})
        if (!*made) return made->error();
      report.modelHash = full->hash;
      report.cases.push_back({usual.prompt, usual.style.name, quick->seconds, full->seconds, quick->steps, full->steps, distanceOf(*quick->clip, *full->clip),
                              distanceOf(*before->clip, *full->clip), distanceOf(*before->clip, *another->clip)});
    }
  }
  return report;
}

}  // namespace core::bench
