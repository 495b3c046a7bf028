#pragma once

#include "core/base/result.h"
#include "core/dataset/augment/augmented_clips.h"
#include "core/dataset/source_adaptor.h"
#include "core/jobs/progress.h"
#include "core/motion/published_forms.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace core::dataset {

struct DatasetBuildOptions {
  std::vector<SourceRequest> sources;
  std::filesystem::path out;                                                  // a new folder, or one that holds a built data set, which is then replaced
  std::filesystem::path captions;                                             // the bundle's captions, for captions.jsonl; may be empty
  Terms terms = Terms::NonCommercial;                                         // the strictest that a source may have, its words included; others are left out
  int threads = 2;                                                            // at least 1
  int fewestRows = 24;                                                        // shorter clips are dropped
  int mostRows = motion::humanml3d::kMostFrames;                              // longer ones are cut into windows of equal length
  AugmentOptions augment{.fewestOfAnAction = 0, .joined = 0, .composed = 0};  // further training clips made of captioned ones; none unless asked for
  std::int64_t rowsOfAFile = std::int64_t{1} << 20;                           // a file of features is complete with so many, or a few more: 1.1 GB, 15 hours
};

struct DatasetBuildReport {
  std::int64_t clips = 0;                                    // originals, after cutting into windows
  std::int64_t made = 0;                                     // of them copies at another speed, joined pairs and composed motions
  std::int64_t twins = 0;                                    // mirrored
  std::int64_t rows = 0;                                     // of both
  std::int64_t tooShort = 0;                                 // windows dropped
  double seconds = 0.0;                                      // that the build took
  std::vector<std::pair<std::string, std::string>> skipped;  // file and reason
  std::vector<std::pair<std::string, std::string>> leftOut;  // source and reason: its terms
};

/// Reads the sources and writes manifest.json, clips.jsonl, features-*.safetensors and captions.jsonl (see README.md). The folder appears complete
/// or not at all; the same sources give the same bytes. Unreadable files are skipped and listed. A build that ended early, however it did, goes on behind its last
/// complete file of features when it is asked for again (the sources must be as they were). In memory are one batch of source files, and the captioned clips
/// when further ones are made of them.
/// Errors: InvalidArgument (no sources, unknown kind, the out folder holds something else);
/// those of makeAdaptor; NotFound of a source; WriteFailed; Cancelled; Unsupported when not a single clip came out.
Result<DatasetBuildReport> buildDataset(const DatasetBuildOptions& options, const jobs::ProgressSink& progress = {}, std::stop_token stop = {});

/// All sources of a data bundle folder that this program can read.
std::vector<SourceRequest> bundleSources(const std::filesystem::path& bundle);

}  // namespace core::dataset
