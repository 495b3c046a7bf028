#include "core/bench/reconstruction_bench.h"

#include "core/base/random.h"
#include "core/families/finished_clip.h"
#include "core/metrics/prompts/prompt_judge.h"
#include "core/motion/kinematics.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace core::bench {

namespace {

// Degrees: the first feature is half of a frame's turn.
double turnOf(const at::Tensor& features) { return features.select(1, 0).sum().item<double>() * 2.0 * 180.0 / std::numbers::pi; }

}  // namespace

Result<ReconstructionReport> benchReconstruction(families::LoadedModel& model, const dataset::MotionDataset& data, std::span<const metrics::Prompt> prompts,
                                                 const ReconstructionOptions& options, const jobs::ProgressSink& progress, const std::stop_token& stop) {
  base::RandomStream random(options.seed);
  std::vector<std::size_t> clips;
  for (std::size_t i = 0; i < data.clips().size(); ++i) {
    const auto& clip = data.clips()[i];
    if (clip.source != "joined" && !clip.mirrored && clip.rows >= 24 && clip.rows <= model.facts().longest) clips.push_back(i);
  }
  if (clips.empty()) return Error{ErrorCode::NotFound, "it holds no clip of a length that the model knows"};
  base::shuffle(clips, random);
  clips.resize(std::min(clips.size(), static_cast<std::size_t>(options.clips)));

  ReconstructionReport report;
  report.clips = clips.size();
  for (std::size_t i = 0; i < clips.size(); ++i) {
    progress({"decoding again", static_cast<std::int64_t>(i), static_cast<std::int64_t>(clips.size())});
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped"};
    const auto real = (data.features(clips[i]) * data.std() + data.mean()).contiguous();
    const auto made = model.reconstruct(real);
    if (!made) return made.error();
    if (const double turn = turnOf(real); std::abs(turn) > 100.0) {
      ++report.turning;
      report.realTurn += std::abs(turn), report.keptTurn += turnOf(*made) * (turn > 0.0 ? 1.0 : -1.0);
    }
    const auto places = [](const at::Tensor& features) { return motion::worldPositions(*families::finishedClip(features.contiguous(), "", motion::Ground::Auto)); };
    const auto before = places(real), after = places(*made);
    for (const auto& prompt : prompts) {
      const bool shows = metrics::judgePrompt(prompt, before).shown, stillShows = metrics::judgePrompt(prompt, after).shown;
      auto& row = report.prompts[prompt.id];
      row.real += shows, row.kept += shows && stillShows, row.added += stillShows && !shows;
    }
  }
  if (report.turning > 0) report.realTurn /= report.turning, report.keptTurn /= report.turning;
  return report;
}

}  // namespace core::bench
