#include "core/dataset/dataset_summary.h"

#include "core/base/file.h"
#include "core/dataset/manifest.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::dataset {

namespace {

void count(SummaryCount& into, bool isMirrored, std::int64_t rows) {
  ++(isMirrored ? into.twins : into.originals);
  into.rows += rows;
}

std::optional<Terms> strictestTerms(const nlohmann::json& sources) {
  std::optional<Terms> strictest;
  for (const auto& source : sources) {
    const auto name = source.value("terms", "");
    if (name == kTermsOfSources) continue;  // of clips made of the other sources' clips
    const auto terms = termsNamed(name);
    if (!terms) return {};
    strictest = std::max(strictest.value_or(*terms), *terms);
  }
  return strictest;
}

void add(DatasetSummary& summary, const nlohmann::json& clip) {
  const bool isMirrored = clip.value("mirrored", false);
  const std::int64_t rows = clip.at("rows");
  count(summary.total, isMirrored, rows);
  count(summary.sources[clip.value("source", "")], isMirrored, rows);
  count(summary.splits[clip.at("split")], isMirrored, rows);
  count(summary.contents[clip.value("content", "")], isMirrored, rows);
  count(summary.styles[clip.value("style", "")], isMirrored, rows);
  summary.captions += static_cast<std::int64_t>(clip.at("captions").size());
}

}  // namespace

Result<DatasetSummary> summarizeDataset(const std::filesystem::path& folder) {
  const auto manifest = Manifest::read(folder);
  if (!manifest) return manifest.error();
  DatasetSummary summary;
  try {
    const auto& header = manifest->header();
    summary.fps = header.at("fps");
    summary.featureCount = header.at("featureCount");
    for (const auto& source : header.at("sources")) summary.licences.emplace_back(source.at("name"), source.value("licence", ""));
    summary.terms = strictestTerms(header.at("sources"));
    if (header.contains("leftOut")) {
      for (const auto& item : header["leftOut"]) summary.leftOut.emplace_back(item.at("source"), item.at("reason"));
    }
    summary.tooShort = header.value("tooShort", std::int64_t{0});
    if (header.contains("skipped")) {
      for (const auto& item : header["skipped"]) summary.skipped.emplace_back(item.at("file"), item.at("reason"));
    }
  } catch (const nlohmann::json::exception& problem) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", manifest->file().string(), problem.what())};
  }
  if (auto all = manifest->eachClip([&](const nlohmann::json& clip) { add(summary, clip); }); !all) return all.error();
  summary.hours = static_cast<double>(summary.total.rows) / summary.fps / 3600.0;
  if (auto lines = base::readWholeFile(folder / "captions.jsonl")) summary.captionGroups = std::count(lines->begin(), lines->end(), '\n');
  return summary;
}

}  // namespace core::dataset
