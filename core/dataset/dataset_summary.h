#pragma once

#include "core/base/result.h"
#include "core/dataset/source_adaptor.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core::dataset {

/// Clips and rows of one label, split or source. Mirrored twins are counted apart.
struct SummaryCount {
  std::int64_t originals = 0;
  std::int64_t twins = 0;
  std::int64_t rows = 0;  // of both
};

/// What a built data set holds, from its manifest alone.
struct DatasetSummary {
  double fps = 20.0;
  int featureCount = 0;
  SummaryCount total;
  double hours = 0.0;                                                     // of originals and twins
  std::int64_t captions = 0;                                              // sentences on clips
  std::int64_t captionGroups = 0;                                         // lines of captions.jsonl
  std::vector<std::pair<std::string, std::string>> licences;              // source and licence
  std::optional<Terms> terms;                                             // the strictest of the sources; none where one does not say
  std::map<std::string, SummaryCount> sources, splits, contents, styles;  // "" stands for no label
  std::int64_t tooShort = 0;
  std::vector<std::pair<std::string, std::string>> skipped;  // file and reason
  std::vector<std::pair<std::string, std::string>> leftOut;  // source and reason: its terms
};

/// Errors: NotFound, ParseFailed and Unsupported of manifest.json.
Result<DatasetSummary> summarizeDataset(const std::filesystem::path& folder);

}  // namespace core::dataset
