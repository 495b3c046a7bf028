#include "core/dataset/adaptors.h"
#include "core/dataset/captions/caption_table.h"
#include "core/dataset/labels.h"
#include "core/dataset/source_tree.h"
#include "core/dataset/words/style_words.h"
#include "core/io/motion_file.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <set>

namespace core::dataset {

namespace {

bool isBvh(const std::string& name) { return name.ends_with(".bvh") || name.ends_with(".BVH"); }

using Splits = std::map<std::string, std::string>;  // by file name without extension

/// Where nobody has said it: by names alone, a tenth to val, a tenth to test, the others to train. A handful of clips is too few to keep some for the proof, and an
/// archive is not counted (it would have to be unpacked for it): they are left out here, and go to train.
Splits splitsOf(const std::filesystem::path& folder) {
  constexpr std::size_t kEnough = 10;
  const auto files = namesIn(folder, io::isClipFileName);
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

/// What one file holds: the features of a .npy that has such, else positions.
Result<RawClip> readClip(const std::filesystem::path& file) {
  auto motion = io::readMotionFile(file);
  if (!motion) return motion.error();
  if (!motion->hasMotion) return Error{ErrorCode::Unsupported, fmt::format("{}: holds a figure, but no motion", file.filename().string())};
  RawClip clip;
  if (!motion->features.empty() && std::abs(motion->clip->fps() - motion::humanml3d::kFps) < 1e-6) {
    clip.features = std::move(motion->features);
    return clip;
  }
  auto body = io::bodyMotion(*motion, motion::humanml3d::kFps);
  if (!body) return body.error();
  clip.positions = std::move(body->positions);
  return clip;
}

/// A folder of anyone's motion files. Of an archive only BVH is read: other formats need files beside them, or seeking.
class BvhFolderAdaptor : public SourceAdaptor {
 public:
  BvhFolderAdaptor(const SourceRequest& request, CaptionTable table, Splits splits)
      : path_(request.path), licence_(request.licence), table_(std::move(table)), splits_(std::move(splits)) {
    std::error_code code;
    isFolder_ = std::filesystem::is_directory(path_, code);
  }

  SourceInfo info() const override { return {sourceName(path_), licence_.empty() ? "not stated" : licence_, ""}; }
  bool wants(const std::string& name) const override { return isFolder_ ? io::isClipFileName(name) : isBvh(name); }

  Result<std::vector<RawClip>> process(const std::string& name, const std::string& bytes) const override {
    const auto* said = table_.find(name);
    if (said && !said->isUsed) return std::vector<RawClip>();
    RawClip clip;
    if (isBvh(name)) {
      auto motion = importBvh(name, bytes);
      if (!motion) return motion.error();
      clip.positions = std::move(motion->positions);
      clip.id = name.substr(0, name.size() - 4);
    } else {
      auto read = readClip(path_ / name);
      if (!read) return read.error();
      clip = std::move(*read);
      clip.id = name;  // with its ending: walk.fbx may lie beside walk.bvh
    }
    const auto own = splits_.find(stemOf(name));
    clip.split = own == splits_.end() ? "train" : own->second;
    if (said) {
      clip.content = said->content;
      clip.style = canonicalStyle(said->style);
      if (!said->split.empty()) clip.split = said->split;
      for (const auto& caption : said->captions) clip.captions.push_back({caption, "free"});
    }
    return std::vector<RawClip>{std::move(clip)};
  }

 private:
  std::filesystem::path path_;
  std::string licence_;
  bool isFolder_ = false;
  CaptionTable table_;
  Splits splits_;
};

}  // namespace

AdaptorResult makeBvhFolderAdaptor(const SourceRequest& request) {
  const bool isNamed = request.captions.extension() == ".tsv";
  const auto file = isNamed ? request.captions : request.path / "captions.tsv";
  std::error_code code;
  CaptionTable table;
  if (isNamed || std::filesystem::exists(file, code)) {
    auto read = readCaptionTable(file);
    if (!read) return read.error();
    table = std::move(read).value();
  }
  return std::unique_ptr<SourceAdaptor>(std::make_unique<BvhFolderAdaptor>(request, std::move(table), splitsOf(request.path)));
}

}  // namespace core::dataset
