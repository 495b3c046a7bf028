#include "core/dataset/motion_dataset.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/dataset/manifest.h"
#include "core/representation/seen_by.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sstream>
#include <stdexcept>

namespace core::dataset {

namespace {

Caption::Kind captionKind(const std::string& name) {
  if (name == "content") return Caption::Kind::Content;
  if (name == "styled") return Caption::Kind::Styled;
  if (name == "synthetic") return Caption::Kind::Synthetic;
  return Caption::Kind::Free;
}

at::Tensor vectorOf(const nlohmann::json& values) {
  const auto list = values.get<std::vector<float>>();
  return at::tensor(list, at::kFloat);
}

ClipEntry entryOf(const nlohmann::json& item) {
  ClipEntry entry;
  entry.id = item.at("id");
  entry.source = item.value("source", "");
  entry.content = item.value("content", "");
  entry.style = item.value("style", "");
  entry.split = item.at("split");
  entry.mirrored = item.value("mirrored", false);
  entry.firstRow = item.at("first");
  entry.rows = item.at("rows");
  if (item.contains("actions")) entry.actions = item.at("actions").get<std::vector<std::string>>();
  for (const auto& caption : item.at("captions")) {
    entry.captions.push_back({caption.at("text"), captionKind(caption.value("kind", "free"))});
  }
  return entry;
}

}  // namespace

Result<MotionDataset> MotionDataset::open(const std::filesystem::path& folder) {
  const auto manifest = Manifest::read(folder);
  if (!manifest) return manifest.error();
  MotionDataset dataset;
  dataset.hash_ = manifest->hash();
  const auto refused = [&](const std::string& what) { return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", manifest->file().string(), what)}; };
  try {
    dataset.mean_ = vectorOf(manifest->header().at("mean"));
    dataset.std_ = vectorOf(manifest->header().at("std"));
  } catch (const nlohmann::json::exception& problem) {
    return refused(problem.what());
  }
  if (auto all = manifest->eachClip([&](const nlohmann::json& item) { dataset.clips_.push_back(entryOf(item)); }); !all) return all.error();
  auto table = FeatureTable::open(manifest->featureFiles());
  if (!table) return table.error();
  if (table->width() != dataset.mean_.size(0) || table->width() != dataset.std_.size(0)) {
    return refused(fmt::format("rows of {} numbers, but a mean of {}", table->width(), dataset.mean_.size(0)));
  }
  for (const auto& clip : dataset.clips_) {
    if (clip.rows < 1 || clip.firstRow < 0 || clip.rows > table->rows() - clip.firstRow) return refused(fmt::format("clip {} lies outside of the features", clip.id));
  }
  dataset.table_ = std::make_shared<const FeatureTable>(std::move(*table));
  // One JSON array of sentences a line.
  if (auto lines = base::readWholeFile(folder / "captions.jsonl")) {
    std::istringstream in(*lines);
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      const auto group = base::parsedJson(line);
      if (!group.is_array()) return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: not a JSON array", (folder / "captions.jsonl").string(), number)};
      std::vector<std::string> sentences;
      for (const auto& sentence : group) {
        if (sentence.is_string()) sentences.push_back(sentence);
      }
      dataset.captionGroups_.push_back(std::move(sentences));
    }
  }
  return dataset;
}

at::Tensor MotionDataset::features(std::size_t clip) const {
  auto features = representation::seenBy(mean_, std_, recorded(clips_.at(clip)));
  features[0][0] = -mean_[0] / std_[0];
  return features;
}

at::Tensor MotionDataset::recorded(const ClipEntry& clip) const {
  auto rows = at::empty({clip.rows, table_->width()}, at::kFloat);
  if (auto read = table_->read(clip.firstRow, clip.rows, {rows.data_ptr<float>(), static_cast<std::size_t>(rows.numel())}); !read) {
    throw std::runtime_error(read.error().message);
  }
  rows[0][0] = 0.0F;
  return rows;
}

}  // namespace core::dataset
