#include "core/engine/style_clips.h"

#include "core/dataset/words/style_words.h"
#include "core/families/style_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace core::engine {

using families::StyleWish;
using services::StyleReference;

namespace {

constexpr std::size_t kKeptClips = 16;

}  // namespace

Result<StyleWish> StyleClips::wishFor(const StyleReference& style, const std::vector<std::string>& labels, std::vector<std::string>& remarks) {
  if (style.kind == StyleReference::Kind::Named) return StyleWish{StyleWish::Kind::Named, dataset::styleMeant(style.name, labels), {}};
  if (style.kind == StyleReference::Kind::None) return StyleWish();
  std::error_code missing;
  if (isKeypoints(style) && std::filesystem::exists(style.file, missing))
    return Error{ErrorCode::Unsupported,
                 fmt::format("{}: these are key points of a video, and this style has to be a motion; `gesto lift` makes one of them", style.file.string())};
  const auto written = std::filesystem::last_write_time(style.file, missing);
  const auto known = std::find_if(read_.begin(), read_.end(), [&](const ReadClip& clip) { return clip.file == style.file && clip.written == written; });
  ReadClip clip;
  if (!missing && known != read_.end()) {
    clip = std::move(*known);
    read_.erase(known);
  } else {
    clip = {style.file, written, {}, {}};
    auto features = families::readMotionFeatures(style.file, clip.remarks);
    if (!features) return features.error();
    clip.features = std::move(*features);
  }
  remarks.insert(remarks.end(), clip.remarks.begin(), clip.remarks.end());
  StyleWish wish{StyleWish::Kind::Clip, style.file.string(), clip.features};
  read_.push_front(std::move(clip));
  if (read_.size() > kKeptClips) read_.pop_back();
  return wish;
}

bool StyleClips::isKeypoints(const StyleReference& style) { return style.kind == StyleReference::Kind::File && families::isKeypointPath(style.file); }

Result<StyleWish> StyleClips::wishForKeypoints(const StyleReference& style, int person, double fps, std::vector<std::string>& remarks) {
  auto seen = families::readPerson(style.file, person, fps, remarks);
  if (!seen) return seen.error();
  return StyleWish{StyleWish::Kind::Keypoints, style.file.string(), {}, std::make_shared<const families::PersonInVideo>(std::move(*seen))};
}

}  // namespace core::engine
