#include "core/dataset/captions/segments.h"

#include "core/base/json_text.h"
#include "core/dataset/captions/class_captions.h"
#include "core/dataset/captions/table_rows.h"
#include "core/dataset/clip_windows.h"
#include "core/dataset/labels.h"
#include "core/dataset/source_tree.h"
#include "core/dataset/words/content_phrases.h"
#include "core/dataset/words/own_descriptions.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>

namespace core::dataset {

std::string withoutFolder(const std::string& file) {
  const auto slash = file.find('/');
  return slash == std::string::npos ? file : file.substr(slash + 1);
}

namespace {

constexpr auto kBodyJoints = static_cast<std::ptrdiff_t>(motion::humanml3d::kJointCount);

/// One line of a caption file, where it is about a motion of the data set.
void readSegment(const nlohmann::json& item, std::string_view dataset, SegmentTable& table) {
  const bool isPart = item.contains("motion_file");
  if (item.value("dataset", "") != dataset || (isPart && !item.at("motion_file").is_string()) || (!isPart && !item.contains("file"))) return;
  const auto file = withoutFolder(item.at(isPart ? "motion_file" : "file").get<std::string>());
  Segment segment;
  segment.split = item.at("split");
  segment.clip = isPart ? item.at("clip").get<std::string>() : file.substr(0, file.rfind('.'));
  if (isPart) {
    segment.begin = item.at("start_s");
    segment.end = item.value("usable_end_s", item.at("end_s").get<double>());
  }
  const bool isHuman = isPart || item.value("kind", "") != "synthetic";
  for (const auto& caption : item.at("captions")) segment.captions.push_back({caption.get<std::string>(), isHuman ? "free" : "synthetic"});
  if (segment.captions.empty()) return;
  for (auto& caption : moreClassCaptions(dataset, file)) segment.captions.push_back({std::move(caption), "synthetic"});
  table[file].push_back(std::move(segment));
}

Result<void> readSegments(const std::string& text, const std::string& file, std::string_view dataset, SegmentTable& table) {
  std::size_t begin = 0;
  for (int number = 1; begin < text.size(); ++number) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const std::string_view line(text.data() + begin, end - begin);
    begin = end + 1;
    if (line.find("\"motion_file\"") == std::string_view::npos && line.find("\"file\"") == std::string_view::npos) continue;
    try {
      readSegment(base::parseJson(line), dataset, table);
    } catch (const nlohmann::json::exception& problem) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: {}", file, number, problem.what())};
    }
  }
  return {};
}

/// Each row of a table with a first line of names, as its cells of two columns.
void eachPair(const std::string& text, std::string_view first, std::string_view second, const std::function<void(const std::string&, const std::string&)>& take) {
  const auto rows = tableRows(text);
  if (rows.empty()) return;
  const auto column = [&](std::string_view name) { return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), name) - rows[0].begin()); };
  const auto a = column(first), b = column(second);
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (a < rows[i].size() && b < rows[i].size()) take(rows[i][a], rows[i][b]);
}

std::string splitByName(const std::string& stem) {
  constexpr std::uint64_t kShares = 20;
  return mixedName(stem) % kShares == 0 ? "val" : "train";
}

void describe(const std::string& file, const std::string& stem, std::string_view description, SegmentTable& table) {
  auto& segments = table[file];
  if (segments.empty()) segments.emplace_back();
  segments.front().clip = stem;
  segments.front().parts = describedParts(description);
}

}  // namespace

Result<SegmentTable> captionedSegments(const std::filesystem::path& captions, std::string_view dataset) {
  SegmentTable table;
  Result<void> parsed;
  int wanted = 2;
  auto walked = walkSource(
      captions, [](const std::string& name) { return name == "humanml3d.jsonl" || name == "extra.jsonl"; },
      [&](const std::string& name, const std::string& bytes) {
        parsed = readSegments(bytes, name, dataset, table);
        return parsed && --wanted > 0;
      });
  if (!walked) return walked.error();
  if (!parsed) return parsed.error();
  return table;
}

Result<SegmentTable> ownSegments(const std::filesystem::path& source, const std::filesystem::path& captions, std::string_view dataset) {
  SegmentTable table;
  Result<void> parsed;
  auto walked = walkSource(
      captions, [](const std::string& name) { return name == "extra.jsonl" || name == "cmu_listing.tsv"; },
      [&](const std::string& name, const std::string& bytes) {
        if (name == "extra.jsonl") {
          SegmentTable whole;
          parsed = readSegments(bytes, name, dataset, whole);
          for (auto& [file, segments] : whole) {
            // Sentences of HumanML3D's stand here too, about recordings whose length differs from its.
            auto& given = segments.front();
            if (given.captions.front().kind != "synthetic") continue;
            auto& own = table[file];
            if (own.empty()) own.emplace_back();
            own.front().clip = std::move(given.clip);
            own.front().captions = std::move(given.captions);
          }
        } else if (dataset == "CMU") {
          eachPair(bytes, "trial", "description", [&](const std::string& trial, const std::string& description) {
            describe(trial + ".bvh", trial, description, table);
            describe("windows/" + trial + "_w.bvh", "windows/" + trial + "_w", description, table);
          });
        }
        return static_cast<bool>(parsed);
      });
  if (walked && dataset == "ACCAD") {
    walked = walkSource(
        source, [](const std::string& name) { return name == "clips.tsv"; },
        [&](const std::string&, const std::string& bytes) {
          eachPair(bytes, "file", "action", [&](const std::string& path, const std::string& action) {
            const auto file = withoutFolder(path);
            describe(file, stemOf(file), action, table);
          });
          return false;
        });
  }
  if (!walked) return walked.error();
  if (!parsed) return parsed.error();
  for (auto& [file, segments] : table) {
    auto& segment = segments.front();
    auto labels = labelsOfTrial(dataset, stemOf(file));
    segment.content = std::move(labels.content);
    segment.style = std::move(labels.style);
    segment.split = segment.content.empty() || segment.style == "normal" ? splitByName(stemOf(file)) : "train";
  }
  return table;
}

std::vector<RawClip> ownWindows(const Segment& segment, const std::vector<glm::vec3>& positions) {
  const int rows = static_cast<int>(static_cast<std::ptrdiff_t>(positions.size()) / kBodyJoints) - 1;
  const auto windows = cutWindows(rows, motion::humanml3d::kMostFrames);
  const auto partCount = segment.parts.size();
  const bool isStyled = !segment.style.empty() && segment.style != "normal";
  std::vector<RawClip> clips;
  for (std::size_t w = 0; w < windows.size(); ++w) {
    const auto [begin, end] = windows[w];
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < partCount; ++i) {
      // The part's time in the recording against the window's: all of a short recording, a third of what is shorter of a long one.
      const double from = static_cast<double>(rows) * static_cast<double>(i) / static_cast<double>(partCount), to = from + rows / static_cast<double>(partCount);
      const double common = std::min<double>(to, end) - std::max<double>(from, begin);
      if (windows.size() == 1 || 3.0 * common >= std::min(to - from, static_cast<double>(end - begin))) shown.push_back(segment.parts[i]);
    }
    RawClip clip;
    clip.id = windows.size() == 1 ? segment.clip : fmt::format("{}/w{}", segment.clip, w);
    clip.content = segment.content;
    clip.style = segment.style;
    clip.split = isStyled && windows.size() >= 3 && w + 1 == windows.size() ? "val" : segment.split;
    // A sentence about the whole is true of a window where the whole is one thing.
    if (windows.size() == 1 || partCount <= 1) clip.captions = segment.captions;
    for (auto& sentence : sentencesOf(shown)) clip.captions.push_back({std::move(sentence), "synthetic"});
    if (!segment.content.empty()) {
      for (auto& caption : clip.captions) caption.kind = segment.style == "normal" ? "content" : "styled";
      if (segment.style != "normal") clip.captions.insert(clip.captions.begin(), RawCaption{contentPhrases(segment.content).front(), "content"});
    }
    clip.positions.assign(positions.begin() + begin * kBodyJoints, positions.begin() + (end + 1) * kBodyJoints);
    clips.push_back(std::move(clip));
  }
  return clips;
}

}  // namespace core::dataset
