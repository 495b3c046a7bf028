#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/dataset/adaptors.h"
#include "core/dataset/labels.h"
#include "core/dataset/source_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace core::dataset {

namespace {

struct Described {
  std::string content, style, split;
  std::vector<std::string> captions;
};
using CaptionTable = std::map<std::string, Described>;  // by file name without extension

bool isBvh(const std::string& name) { return name.ends_with(".bvh") || name.ends_with(".BVH"); }

/// A number that close names (walk_01, walk_02) do not have close: FNV-1a alone puts whole series together.
/// Source of the mixing: Steele, Lea and Flood 2014, Fast splittable pseudorandom number generators, figure 16 (variant 13).
std::uint64_t mixedName(const std::string& stem) {
  std::uint64_t mixed = base::fnv1a64(stem);
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  return mixed ^ (mixed >> 31);
}

using Splits = std::map<std::string, std::string>;  // by file name without extension

/// Where nobody has said it: by names alone, a tenth to val, a tenth to test, the others to train. A handful of clips is too few to keep some for the proof, and an
/// archive is not counted (it would have to be unpacked for it): they are left out here, and go to train.
Splits splitsOf(const std::filesystem::path& folder) {
  constexpr std::size_t kEnough = 10;
  const auto files = namesIn(folder, isBvh);
  if (!files) return {};
  std::set<std::pair<std::uint64_t, std::string>> names;
  for (const auto& file : *files) names.emplace(mixedName(stemOf(file)), stemOf(file));
  if (names.size() < kEnough) return {};
  Splits splits;
  const std::size_t tenth = names.size() / 10;
  std::size_t place = 0;
  for (const auto& [number, stem] : names) {
    splits[stem] = place < tenth ? "val" : place < 2 * tenth ? "test" : "train";
    ++place;
  }
  return splits;
}

/// A folder of anyone's BVH files.
class BvhFolderAdaptor : public SourceAdaptor {
 public:
  BvhFolderAdaptor(std::string name, CaptionTable table, Splits splits) : name_(std::move(name)), table_(std::move(table)), splits_(std::move(splits)) {}

  SourceInfo info() const override { return {name_, "not stated", ""}; }
  bool wants(const std::string& name) const override { return isBvh(name); }

  Result<std::vector<RawClip>> process(const std::string& name, const std::string& bytes) const override {
    auto motion = importBvh(name, bytes);
    if (!motion) return motion.error();
    RawClip clip;
    clip.id = name.substr(0, name.size() - 4);
    const auto own = splits_.find(stemOf(name));
    clip.split = own == splits_.end() ? "train" : own->second;
    if (const auto found = table_.find(stemOf(name)); found != table_.end()) {
      clip.content = found->second.content;
      clip.style = canonicalStyle(found->second.style);
      if (!found->second.split.empty()) clip.split = found->second.split;
      for (const auto& caption : found->second.captions) clip.captions.push_back({caption, "free"});
    }
    clip.positions = std::move(motion->positions);
    return std::vector<RawClip>{std::move(clip)};
  }

 private:
  std::string name_;
  CaptionTable table_;
  Splits splits_;
};

/// FILE<TAB>CAPTION lines, or a first line that names the columns among file, caption, content, style and split.
Result<CaptionTable> readTable(const std::filesystem::path& file) {
  auto text = base::readWholeFile(file, std::uint64_t{256} << 20);
  if (!text) return text.error();
  CaptionTable table;
  std::vector<std::string> columns = {"file", "caption"};
  int line = 0;
  for (const auto& row : tableRows(*text)) {
    ++line;
    if (line == 1 && row[0] == "file") {
      columns = row;
      continue;
    }
    if (row.size() > columns.size() || row.size() < 2) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: expected {} columns, found {}", file.string(), line, columns.size(), row.size())};
    }
    auto& entry = table[stemOf(row[0])];
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (columns[i] == "caption")
        entry.captions.push_back(row[i]);
      else if (columns[i] == "content")
        entry.content = row[i];
      else if (columns[i] == "style")
        entry.style = row[i];
      else if (columns[i] == "split")
        entry.split = row[i];
    }
    static constexpr std::string_view kSplits[] = {"", "train", "val", "test"};
    if (std::find(std::begin(kSplits), std::end(kSplits), entry.split) == std::end(kSplits)) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}:{}: '{}' is none of train, val, test", file.string(), line, entry.split)};
    }
  }
  return table;
}

}  // namespace

AdaptorResult makeBvhFolderAdaptor(const SourceRequest& request) {
  const bool isNamed = request.captions.extension() == ".tsv";
  const auto file = isNamed ? request.captions : request.path / "captions.tsv";
  std::error_code code;
  CaptionTable table;
  if (isNamed || std::filesystem::exists(file, code)) {
    auto read = readTable(file);
    if (!read) return read.error();
    table = std::move(read).value();
  }
  return std::unique_ptr<SourceAdaptor>(std::make_unique<BvhFolderAdaptor>(sourceName(request.path), std::move(table), splitsOf(request.path)));
}

}  // namespace core::dataset
