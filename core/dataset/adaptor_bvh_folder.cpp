#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/dataset/adaptors.h"
#include "core/dataset/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace core::dataset {

namespace {

struct Described {
  std::string content, style, split;
  std::vector<std::string> captions;
};
using CaptionTable = std::map<std::string, Described>;  // by file name without extension

/// Where nobody has said it: by the clip's name alone, so that it is the same at every build and does not change when clips are added.
std::string splitByName(const std::string& stem) {
  // FNV-1a of close names is close in its low bits: the high ones are mixed best.
  const auto tenth = (base::fnv1a64(stem) >> 32) % 10;
  return tenth == 0 ? "val" : tenth == 1 ? "test" : "train";
}

/// A folder of anyone's BVH files.
class BvhFolderAdaptor : public SourceAdaptor {
 public:
  enum class Splits { ByName, AllToTrain };
  BvhFolderAdaptor(std::string name, CaptionTable table, Splits splits) : name_(std::move(name)), table_(std::move(table)), splits_(splits) {}

  SourceInfo info() const override { return {name_, "not stated", ""}; }
  bool wants(const std::string& name) const override { return name.ends_with(".bvh") || name.ends_with(".BVH"); }

  Result<std::vector<RawClip>> process(const std::string& name, const std::string& bytes) const override {
    auto motion = importBvh(name, bytes);
    if (!motion) return motion.error();
    RawClip clip;
    clip.id = name.substr(0, name.size() - 4);
    clip.split = splits_ == Splits::ByName ? splitByName(stemOf(name)) : "train";
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

/// A handful of clips is too few to keep some for the proof. (An archive is not counted: it would have to be unpacked for it.)
bool isHandful(const std::filesystem::path& folder) {
  constexpr int kEnough = 10;
  std::error_code code;
  if (!std::filesystem::is_directory(folder, code)) return false;
  int count = 0;
  for (std::filesystem::recursive_directory_iterator at(folder, std::filesystem::directory_options::skip_permission_denied, code), end; !code && at != end;
       at.increment(code)) {
    const auto ending = at->path().extension();
    count += ending == ".bvh" || ending == ".BVH";
    if (count >= kEnough) return false;
  }
  return true;
}

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
  return std::unique_ptr<SourceAdaptor>(std::make_unique<BvhFolderAdaptor>(
      sourceName(request.path), std::move(table), isHandful(request.path) ? BvhFolderAdaptor::Splits::AllToTrain : BvhFolderAdaptor::Splits::ByName));
}

}  // namespace core::dataset
