#include "core/dataset/motion_dataset.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/dataset/feature_rows.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sstream>

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
  const auto manifestFile = folder / "manifest.json";
  auto text = base::readWholeFile(manifestFile);
  if (!text) return text.error();
  MotionDataset dataset;
  dataset.hash_ = [&] {
    base::ContentHash hash;
    hash.add(*text);
    return hash.hex();
  }();
  try {
    const auto manifest = nlohmann::json::parse(*text);
    if (manifest.value("format", "") != "gesto-dataset" || manifest.value("version", 0) != 1) {
      return Error{ErrorCode::Unsupported, fmt::format("{}: not a data set of version 1", manifestFile.string())};
    }
    dataset.mean_ = vectorOf(manifest.at("mean"));
    dataset.std_ = vectorOf(manifest.at("std"));
    for (const auto& item : manifest.at("clips")) dataset.clips_.push_back(entryOf(item));
  } catch (const nlohmann::json::exception& problem) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", manifestFile.string(), problem.what())};
  }
  auto table = readFeatureRows(folder / "features.safetensors");
  if (!table) return table.error();
  if (table->width != dataset.mean_.size(0) || table->width != dataset.std_.size(0)) {
    return Error{ErrorCode::ParseFailed,
                 fmt::format("{}: rows of {} numbers, but a mean of {}", (folder / "features.safetensors").string(), table->width, dataset.mean_.size(0))};
  }
  const auto raw = at::from_blob(table->values.data(), {table->rows, table->width}, at::kFloat);
  dataset.features_ = ((raw - dataset.mean_) / dataset.std_).clamp_(-8.0, 8.0);
  for (const auto& clip : dataset.clips_) {
    if (clip.rows < 1 || clip.firstRow < 0 || clip.rows > dataset.features_.size(0) - clip.firstRow) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: clip {} lies outside of the features", manifestFile.string(), clip.id)};
    }
    dataset.features_[clip.firstRow][0] = -dataset.mean_[0] / dataset.std_[0];
  }
  // One JSON array of sentences a line.
  if (auto lines = base::readWholeFile(folder / "captions.jsonl")) {
    std::istringstream in(*lines);
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      const auto group = nlohmann::json::parse(line, nullptr, false);
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
  const auto& entry = clips_.at(clip);
  return features_.narrow(0, entry.firstRow, entry.rows);
}

}  // namespace core::dataset
