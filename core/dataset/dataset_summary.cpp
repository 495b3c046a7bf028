#include "core/dataset/dataset_summary.h"

#include "core/base/file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::dataset {

namespace {

void count(SummaryCount& into, bool isMirrored, std::int64_t rows) {
  ++(isMirrored ? into.twins : into.originals);
  into.rows += rows;
}

DatasetSummary read(const nlohmann::json& manifest) {
  DatasetSummary summary;
  summary.fps = manifest.at("fps");
  summary.featureCount = manifest.at("featureCount");
  for (const auto& source : manifest.at("sources")) summary.licences.emplace_back(source.at("name"), source.value("licence", ""));
  for (const auto& clip : manifest.at("clips")) {
    const bool isMirrored = clip.value("mirrored", false);
    const std::int64_t rows = clip.at("rows");
    count(summary.total, isMirrored, rows);
    count(summary.sources[clip.value("source", "")], isMirrored, rows);
    count(summary.splits[clip.at("split")], isMirrored, rows);
    count(summary.contents[clip.value("content", "")], isMirrored, rows);
    count(summary.styles[clip.value("style", "")], isMirrored, rows);
    summary.captions += static_cast<std::int64_t>(clip.at("captions").size());
  }
  summary.hours = static_cast<double>(summary.total.rows) / summary.fps / 3600.0;
  summary.tooShort = manifest.value("tooShort", std::int64_t{0});
  if (manifest.contains("skipped")) {
    for (const auto& item : manifest["skipped"]) summary.skipped.emplace_back(item.at("file"), item.at("reason"));
  }
  return summary;
}

}  // namespace

Result<DatasetSummary> summarizeDataset(const std::filesystem::path& folder) {
  const auto file = folder / "manifest.json";
  auto text = base::readWholeFile(file);
  if (!text) return text.error();
  try {
    const auto manifest = nlohmann::json::parse(*text);
    if (!manifest.is_object() || manifest.value("format", "") != "gesto-dataset" || manifest.value("version", 0) != 1) {
      return Error{ErrorCode::Unsupported, fmt::format("{}: not a data set of version 1", file.string())};
    }
    auto summary = read(manifest);
    if (auto lines = base::readWholeFile(folder / "captions.jsonl")) {
      summary.captionGroups = std::count(lines->begin(), lines->end(), '\n');
    }
    return summary;
  } catch (const nlohmann::json::exception& problem) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", file.string(), problem.what())};
  }
}

}  // namespace core::dataset
