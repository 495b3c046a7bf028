#pragma once

#include "core/base/result.h"
#include "core/families/model_family.h"
#include "core/jobs/progress.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

// What a model makes of captions that it knows, for teaching: learned again beside the new moves, and measured before and after.
namespace core::engine {

struct KnownCaption {
  std::string group;  // what it shows: "walk"
  std::string text;
  bool isMeasured = false;  // the last of its group: asked before and after, never learned from
};

/// GROUP<TAB>CAPTION lines; those that begin with # say nothing. Errors: those of reading; ParseFailed, naming the line; InvalidArgument when no group has two.
Result<std::vector<KnownCaption>> readKnownCaptions(const std::filesystem::path& file);

/// Motions of a model that stay in a folder: what is there already is not made again.
struct KeptMotions {
  std::filesystem::path folder;
  /// Asked between batches; false: it ends with fewer. Empty: never.
  std::function<bool()> hasTime;
  std::string stage;  // what progress calls it
};

/// Motions of the wishes in their order, float [F, 263] not normalized each, as NNNN.npy; fewer when the time is over (batches are made in order, so those that are
/// missing are the last). Wishes that follow each other and agree in length and style kind share a batch.
/// Errors: those of sampling; ReadFailed and ParseFailed of a file that stands there; WriteFailed; Cancelled.
Result<std::vector<at::Tensor>> keptMotions(families::LoadedModel& model, std::span<const families::MotionWish> wishes, const KeptMotions& keep,
                                            const jobs::ProgressSink& progress, std::stop_token stop);

struct ReplayRequest {
  int count = 300;
  std::uint64_t seed = 1;
  bool hasStyles = false;  // every other batch is in one of the styles that the model knows by name
  std::filesystem::path folder;
  std::function<bool()> hasTime;
};

struct ReplayedMotion {
  std::string group, caption, style;
  at::Tensor features;
};

/// Samples the captions that are not measured, each in turn, two and a half to six seconds each, and writes them as a source for the data set builder
/// (kind bvh-folder): NNNN.npy and captions.tsv, every tenth in the split val. Errors: as keptMotions; InvalidArgument when fewer than ten were made.
Result<std::vector<ReplayedMotion>> makeReplay(families::LoadedModel& model, std::span<const KnownCaption> captions, const ReplayRequest& request,
                                               const jobs::ProgressSink& progress, std::stop_token stop);

/// Sentences that a model is to understand as before: the captions that are not measured, each of other people, and count pairs of them ("... and then ..."). The same
/// captions and seed give the same.
std::vector<std::string> keptSentences(std::span<const KnownCaption> captions, int count, std::uint64_t seed);

}  // namespace core::engine
