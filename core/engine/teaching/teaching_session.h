#pragma once

#include "core/base/result.h"
#include "core/engine/clips/taught_folder.h"
#include "core/engine/model_library.h"
#include "core/jobs/progress.h"
#include "core/report/report.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace core::engine {

struct TeachingRequest {
  TaughtFolderRequest clips;
  std::string model = "default";  // what it starts from
  services::ModelFolders models;
  std::filesystem::path out;            // NAME.safetensors of the new model
  std::filesystem::path work;           // empty: NAME.teach beside it
  std::filesystem::path knownCaptions;  // readKnownCaptions
  double minutes = 20.0;                // of everything, on this machine as busy as it is
  std::optional<std::int64_t> updates;  // of the first part that learns, instead of what fits the time
  int replay = 300;                     // motions of what it knows, at most
  int repetitions = 4;                  // of the questions before and after
  std::uint64_t seed = 1;
  int threads = 1;
  std::vector<std::string> command;  // the words behind `gesto`, for the runs' records
};

/// Where a teaching stands.
struct TeachingProgress {
  std::string stage;  // "sampling what the model knows", "learning", ...
  std::int64_t done = 0, total = 0;
  double secondsLeft = 0.0;  // of everything; an estimate
};
using TeachingSink = std::function<void(const TeachingProgress&)>;

struct TeachingReport {
  std::filesystem::path model, report;  // report.html
  std::string hash, parentHash;
  std::map<std::string, std::int64_t> updates;  // by part
  std::size_t replayed = 0;
  double minutes = 0.0;  // that this call took
  TaughtFolder clips;
  metrics::ReportRow before, after;
  std::map<std::string, metrics::MeasuredValue> change;  // after less before, caption by caption
};

/// Teaches a model the person's own moves: it samples what it knows, learns these samples and the clips together (the usual recipes, going on from the model), and is
/// bundled with its card, the words it now knows and a report of before and after. A teaching that was stopped or killed goes on with the same request.
/// Errors: those of lookAtFolder; NotFound, Unsupported (a model that cannot be taught); InvalidArgument (an out that is there, a work folder of another teaching, too
/// little time); WriteFailed; Cancelled.
Result<TeachingReport> teach(const TeachingRequest& request, const TeachingSink& progress, std::stop_token stop,
                             const families::FamilyTable& families = families::modelFamilies());

}  // namespace core::engine
