#include "core/model_import/import_files.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace core::model {

namespace {

namespace fs = std::filesystem;

struct Side {
  const char* name;
  fs::path ImportFiles::*place;
};
// CrossDiff's authors call the 2D statistics "complicate".
constexpr std::array<Side, 7> kSides = {{{"Mean.npy", &ImportFiles::mean},
                                         {"Std.npy", &ImportFiles::std},
                                         {"mean.npy", &ImportFiles::mean},  // of T2M-GPT
                                         {"std.npy", &ImportFiles::std},
                                         {"Mean_complicate2d.npy", &ImportFiles::mean2d},
                                         {"Std_complicate2d.npy", &ImportFiles::std2d},
                                         {"args.json", &ImportFiles::args}}};
constexpr std::array<const char*, 3> kMerges = {"bpe_simple_vocab_16e6.txt.gz", "bpe_simple_vocab_16e6.txt", "merges.txt"};

bool isMerges(const fs::path& file) {
  const auto name = file.filename().string();
  return name == "merges.txt" || name.starts_with("bpe_simple_vocab_16e6.txt");
}

const Side* sideOf(const fs::path& file) {
  const auto found = std::find_if(kSides.begin(), kSides.end(), [&](const Side& side) { return file.filename() == side.name; });
  return found == kSides.end() ? nullptr : &*found;
}

// MDM's program writes optimizer states beside its weights.
bool isOptimizer(const fs::path& file) { return file.extension() == ".pt" && file.filename().string().starts_with("opt"); }

bool isWeights(const fs::path& file) {
  const auto name = file.filename().string(), end = file.extension().string();
  if (name == "pytorch_model.bin" || name == "open_clip_pytorch_model.bin") return !fs::exists(file.parent_path() / "model.safetensors");
  return end == ".ckpt" || end == ".pth" || (end == ".pt" && !isOptimizer(file)) || name == "finest.tar" || name == "model.safetensors";
}

/// Of the statistics that some kind looks for: every name once.
std::set<std::string> statisticsNames(std::span<const ImportKind> kinds) {
  std::set<std::string> names;
  for (const auto& kind : kinds)
    for (const auto& one : kind.statistics) names.insert({one.mean, one.std});
  return names;
}

Result<void> addFile(ImportFiles& files, const fs::path& file, std::span<const ImportKind> kinds) {
  if (const auto* side = sideOf(file)) return files.*(side->place) = file, Result<void>();
  if (isMerges(file)) return files.merges = file, Result<void>();
  const auto name = file.filename().string();
  const auto statistics = statisticsNames(kinds);
  if (statistics.count(name)) return files.statistics[name] = file, Result<void>();
  if (file.extension() == ".npy" || file.extension() == ".npz") {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{}: belongs to no model; numbers are read of Mean.npy, Std.npy, Mean_complicate2d.npy, Std_complicate2d.npy{}{}", file.string(),
                             statistics.empty() ? "" : ", ", fmt::join(statistics, ", "))};
  }
  auto opened = WeightFile::open(file);
  if (!opened) return opened.error();
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const ImportKind& one) { return one.recognises(*opened); });
  if (kind == kinds.end()) {
    const auto first = opened->shapes().empty() ? std::string("it holds no tensor") : "its first tensor is " + opened->shapes().begin()->first;
    return Error{ErrorCode::Unsupported, fmt::format("{}: holds none of the models that this program imports ({})", file.string(), first)};
  }
  files.weights.push_back({std::move(*opened), &*kind});
  return {};
}

Result<void> addFolder(ImportFiles& files, const fs::path& folder, std::span<const ImportKind> kinds) {
  std::vector<fs::path> found;
  std::error_code code;
  const auto statistics = statisticsNames(kinds);
  for (const auto& entry : fs::directory_iterator(folder, code)) {
    if (isWeights(entry.path()) || sideOf(entry.path()) || isMerges(entry.path()) || statistics.count(entry.path().filename().string())) found.push_back(entry.path());
  }
  if (code) return Error{ErrorCode::ReadFailed, fmt::format("{}: {}", folder.string(), code.message())};
  if (found.empty()) return Error{ErrorCode::NotFound, fmt::format("{}: holds no file of weights that this program knows", folder.string())};
  std::sort(found.begin(), found.end());
  for (const auto& file : found) {
    if (auto ok = addFile(files, file, kinds); !ok) return ok;
  }
  return {};
}

void lookBeside(ImportFiles& files) {
  for (const auto& input : files.weights) {
    const auto folder = input.file.path().parent_path();
    const auto take = [&](fs::path& target, const char* name) {
      if (target.empty() && fs::is_regular_file(folder / name)) target = folder / name;
    };
    for (const auto& side : kSides) {
      // Many programs leave an args.json; it is only taken beside a file that is known to have one.
      if (side.place != &ImportFiles::args || input.kind->hasArgs) take(files.*(side.place), side.name);
    }
    for (const char* name : kMerges) take(files.merges, name);
    for (const auto& one : input.kind->statistics)
      for (const auto& name : {one.mean, one.std})
        for (const auto& place : {folder, folder / one.folder, folder.parent_path() / one.folder})
          if (!files.statistics.count(name) && fs::is_regular_file(place / name)) files.statistics[name] = place / name;
  }
}

}  // namespace

const ImportWeights* ImportFiles::first(std::string_view kind) const {
  const auto found = std::find_if(weights.begin(), weights.end(), [&](const auto& input) { return input.kind->name == kind; });
  return found == weights.end() ? nullptr : &*found;
}

const ImportWeights* ImportFiles::last(std::string_view kind) const {
  const auto found = std::find_if(weights.rbegin(), weights.rend(), [&](const auto& input) { return input.kind->name == kind; });
  return found == weights.rend() ? nullptr : &*found;
}

const ImportWeights* ImportFiles::last(std::string_view kind, bool (*holds)(const WeightFile&), std::vector<std::string>& remarks) const {
  const ImportWeights* found = nullptr;
  for (const auto& input : weights) {
    if (input.kind->name != kind || !holds(input.file)) continue;
    if (found) remarks.push_back(fmt::format("{} was left out; {} stands behind it", found->file.path().filename().string(), input.file.path().filename().string()));
    found = &input;
  }
  return found;
}

Result<ImportFiles> collectImportFiles(const std::vector<fs::path>& named, std::span<const ImportKind> kinds) {
  ImportFiles files;
  for (const auto& file : named) {
    std::error_code code;
    if (auto ok = fs::is_directory(file, code) ? addFolder(files, file, kinds) : addFile(files, file, kinds); !ok) return ok.error();
  }
  if (files.weights.empty()) return Error{ErrorCode::InvalidArgument, "no file of weights was given"};
  lookBeside(files);
  return files;
}

}  // namespace core::model
