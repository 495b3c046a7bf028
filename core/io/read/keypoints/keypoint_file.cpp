#include "core/io/read/keypoints/keypoint_json.h"

#include "core/base/file.h"
#include "core/io/read/keypoints/frame_numbers.h"
#include "core/io/read/keypoints/keypoint_people.h"
#include "core/motion/picture/keypoint_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>

namespace core::io {

namespace {

using keypoints::kMostFrames;
using keypoints::NumberedFrames;
using keypoints::parsePeople;
using motion::KeypointFrame;
using motion::KeypointPerson;
using motion::KeypointVideo;

constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20;

/// Which point is which: as the file says, else as the points lie.
Result<void> findLayout(KeypointVideo& video, std::size_t points, const std::vector<std::string>& names) {
  std::vector<const KeypointPerson*> people;
  for (const auto& frame : video.frames)
    for (const auto& someone : frame.people)
      if (people.size() < 2'000) people.push_back(&someone);
  if (const auto usual = motion::keypointSetOf(points)) video.set = *usual;
  if (!names.empty()) {
    const auto indices = motion::indicesByNames(names);
    if (!indices)
      return Error{ErrorCode::Unsupported, fmt::format("{}: names {} key points ('{}' first), among them not both hips, shoulders, knees and ankles", video.name, points,
                                                       names.front().substr(0, 60))};
    const bool isUsual = motion::keypointSetOf(points) && std::memcmp(&*indices, &motion::keypointIndices(video.set), sizeof *indices) == 0;
    if (!isUsual) video.otherIndices = *indices, video.otherName = "the file's own order of points";
    return {};
  }
  const auto layout = motion::layoutOf(points, people);
  if (!layout) return Error{ErrorCode::Unsupported, fmt::format("{}: a person has {} key points; known are {}", video.name, points, motion::knownPointCounts())};
  if (layout->isUsual) return {};
  video.otherIndices = layout->indices;
  video.otherName = std::string(layout->name);
  video.remarks.push_back(fmt::format("the {} points lie as those of {}; they are taken so", points, layout->name));
  return {};
}

/// Frames with numbers as a row of frames; missing numbers in between become empty frames.
Result<KeypointVideo> asVideo(NumberedFrames numbered, const std::string& name) {
  KeypointVideo video;
  video.name = name;
  video.remarks = std::move(numbered.remarks);
  std::size_t points = 0, people = 0;
  for (const auto& [at, frame] : numbered.frames) {
    for (const auto& someone : frame.people) {
      if (points != 0 && someone.points.size() != points)
        return Error{ErrorCode::ParseFailed, fmt::format("{}: frame {}: people have {} and {} key points", name, at, points, someone.points.size())};
      points = someone.points.size();
      ++people;
    }
  }
  if (people == 0) return Error{ErrorCode::InvalidArgument, name + ": shows nobody in any frame"};
  const auto count = static_cast<std::int64_t>(numbered.frames.size());
  const auto first = numbered.frames.begin()->first;
  // Numbers that leave out more frames than they name are no frame numbers (times, or picture ids).
  // (Their span may not fit a signed number.)
  const auto span = static_cast<std::uint64_t>(numbered.frames.rbegin()->first) - static_cast<std::uint64_t>(first);
  const bool areFrames = span < static_cast<std::uint64_t>(2 * count + 100);
  for (auto& [at, frame] : numbered.frames) {
    if (areFrames) video.frames.resize(static_cast<std::size_t>(at - first));
    video.frames.push_back(std::move(frame));
  }
  const auto missing = static_cast<std::int64_t>(video.frames.size()) - count;
  if (missing > 0) video.remarks.push_back(fmt::format("{} frames are missing between the others; they are interpolated", missing));
  if (!areFrames && count > 1) video.remarks.push_back("the pictures' numbers are far apart; they are taken as consecutive frames");
  if (auto found = findLayout(video, points, numbered.names); !found) return found.error();
  return video;
}

struct FrameFile {
  std::filesystem::path path;
  std::string stem;        // without "_keypoints"
  bool isForeign = false;  // built unlike the others
};

/// The JSON files of a folder by name, without hidden ones (macOS puts "._clip.json" beside "clip.json").
Result<std::vector<FrameFile>> filesOf(const std::filesystem::path& folder) {
  std::vector<FrameFile> files;
  std::error_code code;
  for (std::filesystem::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    const auto& path = entry->path();
    const auto ending = path.extension().string();
    if ((ending != ".json" && ending != ".JSON") || path.filename().string().starts_with('.')) continue;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) continue;
    auto stem = path.stem().string();
    const std::string_view suffix = "_keypoints";
    if (stem.ends_with(suffix)) stem.resize(stem.size() - suffix.size());
    files.push_back({path, std::move(stem)});
    if (files.size() > kMostFrames) return Error{ErrorCode::Unsupported, fmt::format("{}: holds more than {} files", folder.string(), kMostFrames)};
  }
  if (code) return Error{ErrorCode::ReadFailed, fmt::format("{}: {}", folder.string(), code.message())};
  if (files.empty()) return Error{ErrorCode::NotFound, folder.string() + ": holds no .json file"};
  std::sort(files.begin(), files.end(), [](const FrameFile& a, const FrameFile& b) { return a.path < b.path; });
  std::map<std::string, std::size_t> shapes;
  for (const auto& file : files) ++shapes[shapeOfName(file.stem)];
  const auto usual = std::max_element(shapes.begin(), shapes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (usual->second >= 2 && usual->second * 2 > files.size())
    for (auto& file : files) file.isForeign = shapeOfName(file.stem) != usual->first;
  return files;
}

Result<KeypointVideo> readFolder(const std::filesystem::path& folder) {
  auto files = filesOf(folder);
  if (!files) return files.error();
  NumberedFrames all;
  std::vector<std::pair<FrameFile, KeypointFrame>> frames;
  std::vector<std::string> foreign;
  for (const auto& file : *files) {
    auto text = base::readWholeFile(file.path, kMostBytes);
    if (!text) return text.error();
    auto read = parsePeople(*text, file.path.string());
    // What lies beside the frames and is none (a list of cameras, notes of a program) is passed over.
    if (file.isForeign && (!read || read->frames.size() != 1)) {
      foreign.push_back(file.path.filename().string());
      continue;
    }
    if (!read) return read.error();
    if (read->frames.size() > 1) {
      if (files->size() == 1) return asVideo(std::move(*read), folder.string());
      return Error{ErrorCode::ParseFailed, file.path.string() + ": holds a whole clip, and so do others in the folder; give one of them"};
    }
    if (all.names.empty()) all.names = read->names;
    all.remarks.insert(all.remarks.end(), read->remarks.begin(), read->remarks.end());
    frames.emplace_back(file, read->frames.empty() ? KeypointFrame{} : std::move(read->frames.begin()->second));
  }
  std::vector<std::string> stems;
  for (const auto& [file, frame] : frames) stems.push_back(file.stem);
  const auto numbers = frameNumbers(stems);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const auto at = numbers ? (*numbers)[i] : static_cast<std::int64_t>(i);
    if (all.frames.contains(at)) return Error{ErrorCode::ParseFailed, fmt::format("{}: frame {} is there twice", frames[i].first.path.string(), at)};
    all.frames[at] = std::move(frames[i].second);
  }
  if (!foreign.empty())
    all.remarks.push_back(foreign.size() == 1 ? fmt::format("'{}' is no frame and is passed over", foreign.front())
                                              : fmt::format("{} files ('{}' first) are no frames and are passed over", foreign.size(), foreign.front()));
  return asVideo(std::move(all), folder.string());
}

}  // namespace

Result<KeypointVideo> parseKeypoints(std::string_view json, const std::string& name) {
  auto frames = parsePeople(json, name);
  if (!frames) return frames.error();
  return asVideo(std::move(*frames), name);
}

Result<KeypointVideo> readKeypoints(const std::filesystem::path& fileOrFolder) {
  std::error_code code;
  if (std::filesystem::is_directory(fileOrFolder, code)) return readFolder(fileOrFolder);
  auto text = base::readWholeFile(fileOrFolder, kMostBytes);
  if (!text) return text.error();
  return parseKeypoints(*text, fileOrFolder.string());
}

}  // namespace core::io
