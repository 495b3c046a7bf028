#include "core/dataset/captions/caption_groups.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/dataset/adaptors.h"
#include "core/dataset/source_tree.h"
#include "core/dataset/words/own_descriptions.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace core::dataset {

namespace {

using nlohmann::json;

/// Objects with "captions" and "split", one a line.
Result<void> addCaptioned(const std::string& file, const std::string& text, std::string& lines) {
  std::size_t begin = 0;
  for (int number = 1; begin < text.size(); ++number) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const std::string_view line(text.data() + begin, end - begin);
    begin = end + 1;
    if (line.empty()) continue;
    const auto item = base::parsedJson(line);
    if (!item.is_object() || !item.contains("captions")) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: not an object with captions", file, number)};
    }
    if (item.value("split", "") != "test") lines += base::jsonText(item["captions"]) + "\n";
  }
  return {};
}

Result<void> addKit(const std::string& text, const std::set<std::string>& testIds, std::string& lines) {
  const auto items = base::parsedJson(text);
  if (!items.is_object()) return Error{ErrorCode::ParseFailed, "kitml/annotations.json: not a JSON object"};
  for (const auto& [id, item] : items.items()) {
    if (testIds.count(id) > 0 || !item.contains("annotations")) continue;
    json group = json::array();
    for (const auto& annotation : item["annotations"]) {
      if (annotation.contains("text")) group.push_back(annotation["text"]);
    }
    if (!group.empty()) lines += base::jsonText(group) + "\n";
  }
  return {};
}

void addGroup(const std::vector<std::string>& sentences, std::set<std::string>& lines) {
  if (sentences.size() > 1) lines.insert(base::jsonText(json(sentences)) + "\n");
}

/// Of our own words: each part by itself, and what the listing calls a trial where it has several.
Result<void> writeOwnGroups(const std::filesystem::path& captions, const std::filesystem::path& file) {
  std::set<std::string> lines;
  for (const auto& part : knownParts()) addGroup(sentencesOf(std::vector{part}), lines);
  auto walked = walkSource(
      captions, [](const std::string& name) { return name == "cmu_listing.tsv"; },
      [&](const std::string&, const std::string& bytes) {
        for (const auto& row : tableRows(bytes))
          if (row.size() > 1) addGroup(sentencesOf(describedParts(row[1])), lines);
        return false;
      });
  if (!walked) return walked.error();
  std::string text;
  for (const auto& line : lines) text += line;
  return base::writeFileAtomically(file, text);
}

}  // namespace

Result<void> writeCaptionGroups(const std::filesystem::path& captions, Terms terms, const std::filesystem::path& file) {
  if (captions.empty()) return {};
  if (terms != Terms::NonCommercial) return writeOwnGroups(captions, file);
  std::map<std::string, std::string> captioned;  // by file, so that the order in the archive changes nothing
  std::string kit;
  std::set<std::string> kitTest;
  auto walked = walkSource(
      captions,
      [](const std::string& name) { return name == "humanml3d.jsonl" || name == "extra.jsonl" || name == "kitml/annotations.json" || name == "kitml/splits/test.txt"; },
      [&](const std::string& name, std::string bytes) {
        if (name.ends_with(".jsonl"))
          captioned[name] = std::move(bytes);
        else if (name == "kitml/annotations.json")
          kit = std::move(bytes);
        else
          for (const auto& row : tableRows(bytes)) kitTest.insert(row[0]);
        return true;
      });
  if (!walked) return walked.error();
  std::string lines;
  for (const auto& [name, text] : captioned) {
    if (auto added = addCaptioned(name, text, lines); !added) return added;
  }
  if (!kit.empty()) {
    if (auto added = addKit(kit, kitTest, lines); !added) return added;
  }
  if (lines.empty()) return {};
  return base::writeFileAtomically(file, lines);
}

}  // namespace core::dataset
