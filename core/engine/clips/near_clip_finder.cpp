#include "core/engine/clips/near_clip_finder.h"

#include "core/dataset/motion_dataset.h"
#include "core/dataset/source_tree.h"
#include "core/engine/clips/taught_folder.h"
#include "core/families/finished_clip.h"
#include "core/families/style_file.h"
#include "core/io/motion_file.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"
#include "core/sampling/retrieval.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace core::engine {

namespace fs = std::filesystem;
using services::NearClipsReport;
using services::NearClipsRequest;

namespace {

constexpr std::int64_t kLongestClip = motion::humanml3d::kMostFrames;
constexpr std::size_t kTextsAtOnce = 256;
constexpr double kDigits = 1e9;
constexpr const char* kManifest = "manifest.json";

bool isDataset(const fs::path& folder) {
  std::error_code code;
  return fs::is_regular_file(folder / kManifest, code);
}

/// Changes with every file of the folder that counts.
Result<std::string> stampOf(const fs::path& folder) {
  std::error_code code;
  if (!fs::is_directory(folder, code)) return Error{ErrorCode::NotFound, fmt::format("{}: there is no such folder", folder.string())};
  std::vector<std::string> names{kManifest};
  if (!isDataset(folder)) {
    auto listed = dataset::namesIn(folder, io::isClipFileName);
    if (!listed) return listed.error();
    names = std::move(*listed);
    names.push_back("captions.tsv");
  }
  std::string stamp = fs::absolute(folder).string();
  for (const auto& name : names) {
    const auto file = folder / name;
    const auto size = fs::file_size(file, code);
    if (code) continue;
    stamp += fmt::format("\n{} {} {}", name, size, fs::last_write_time(file, code).time_since_epoch().count());
  }
  return stamp;
}

/// The data set that a path leads into, and the clip's id there.
std::optional<std::pair<fs::path, std::string>> datasetClip(const fs::path& file) {
  for (auto folder = file.parent_path(); !folder.empty(); folder = folder.parent_path()) {
    if (isDataset(folder)) return std::pair{folder, file.lexically_relative(folder).generic_string()};
    if (folder == folder.parent_path()) break;
  }
  return {};
}

Error notThere(const fs::path& file) {
  return {ErrorCode::NotFound, fmt::format("{}: there is no such motion file, and no built data set with a clip of that name", file.string())};
}

}  // namespace

Result<at::Tensor> nearClipFeatures(const services::ClipReference& clip, std::vector<std::string>& remarks) {
  std::error_code code;
  if (fs::is_regular_file(clip.file, code)) return families::readMotionFeatures(clip.file, remarks);
  const auto place = datasetClip(clip.file);
  if (!place) return notThere(clip.file);
  const auto data = dataset::MotionDataset::open(place->first);
  if (!data) return data.error();
  const auto& clips = data->clips();
  const auto found = std::find_if(clips.begin(), clips.end(), [&](const dataset::ClipEntry& one) { return one.id == place->second; });
  if (found == clips.end()) return notThere(clip.file);
  return data->recorded(*found);
}

Result<std::string> nearClipCaption(const services::ClipReference& clip) {
  auto caption = clip.caption.empty() ? plainWords(clip.file.stem().string()) : clip.caption;
  if (caption.find_first_not_of(" \t\n") == std::string::npos)
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: its name has no word that says what it shows; write FILE=TEXT", clip.file.string())};
  return caption;
}

Result<NearClipsReport> NearClipFinder::find(const NearClipsRequest& request, text::TextEncoder& encoder, const std::string& encoderName,
                                             const jobs::ProgressSink& progress, const std::stop_token& stop) {
  if (request.prompt.find_first_not_of(" \t\n") == std::string::npos) return Error{ErrorCode::InvalidArgument, "say what the clips are to show"};
  if (request.most < 1) return Error{ErrorCode::InvalidArgument, fmt::format("{} clips cannot be found", request.most)};
  if (!(request.seconds > 0.0)) return Error{ErrorCode::InvalidArgument, "the length wanted must be above 0 seconds"};
  auto stamp = stampOf(request.library);
  if (!stamp) return stamp.error();
  *stamp += "\n" + encoderName;
  NearClipsReport answer;
  if (library_.stamp != *stamp) {
    Library made{std::move(*stamp), {}, {}, {}, 0};
    if (isDataset(request.library)) {
      const auto data = dataset::MotionDataset::open(request.library);
      if (!data) return data.error();
      for (const auto& clip : data->clips()) {
        if (clip.mirrored || clip.id.starts_with("M:") || clip.captions.empty()) continue;
        ++made.clips;
        std::set<std::string> seen;
        for (const auto& caption : clip.captions)
          if (seen.insert(caption.text).second)
            made.entries.push_back({{request.library / clip.id, caption.text}, static_cast<double>(clip.rows) / motion::humanml3d::kFps});
      }
    } else {
      const auto folder = lookAtFolder({.folder = request.library, .captions = {}, .styles = {}, .fewest = 1}, progress, stop);
      if (!folder) return folder.error();
      for (const auto& clip : folder->clips) {
        if (!clip.leftOut.empty()) continue;
        ++made.clips;
        for (const auto& caption : clip.captions) made.entries.push_back({{request.library / clip.file, caption}, clip.seconds});
      }
    }
    if (made.entries.empty()) return Error{ErrorCode::InvalidArgument, fmt::format("{}: holds no clip with a caption", request.library.string())};
    std::vector<at::Tensor> texts;
    std::vector<std::int64_t> lengths;
    for (std::size_t first = 0; first < made.entries.size(); first += kTextsAtOnce) {
      if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped while the captions were read"};
      progress({"reading the captions", static_cast<std::int64_t>(first), static_cast<std::int64_t>(made.entries.size())});
      std::vector<std::string> sentences;
      for (std::size_t i = first; i < std::min(made.entries.size(), first + kTextsAtOnce); ++i) sentences.push_back(made.entries[i].clip.caption);
      texts.push_back(encoder.encode(sentences).squeeze(1).cpu());
    }
    for (const auto& entry : made.entries) lengths.push_back(std::clamp<std::int64_t>(std::llround(entry.seconds * motion::humanml3d::kFps), 1, kLongestClip));
    made.text = at::cat(texts);
    made.lengths = at::tensor(lengths, at::kLong);
    library_ = std::move(made);
  }
  answer.searched = library_.clips;
  const auto wanted = std::clamp<std::int64_t>(std::llround(request.seconds * motion::humanml3d::kFps), 1, kLongestClip);
  const auto scores = sampling::retrievalScores(encoder.encode({request.prompt}).squeeze(1).cpu(), at::tensor({wanted}, at::kLong), library_.text, library_.lengths)[0];
  // Of clips alike near the first by name: what differs in the last digits is how a product was summed.
  const auto order = std::get<1>((scores * kDigits).round().sort(/*stable=*/true, 0, /*descending=*/true));
  std::set<fs::path> seen;
  for (std::int64_t k = 0; k < order.size(0) && answer.clips.size() < static_cast<std::size_t>(request.most); ++k) {
    const auto row = order[k].item<std::int64_t>();
    const auto& entry = library_.entries[static_cast<std::size_t>(row)];
    if (!seen.insert(entry.clip.file).second) continue;
    services::NearClip found{entry.clip, entry.seconds, scores[row].item<double>(), {}};
    if (request.wantsMotions) {
      if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped while the clips were read"};
      progress({"reading the clips", static_cast<std::int64_t>(answer.clips.size()), request.most});
      std::vector<std::string> ignored;
      const auto features = nearClipFeatures(found.clip, ignored);
      if (!features) {
        answer.remarks.push_back(features.error().message);
        continue;
      }
      found.motion = families::finishedClip(features->narrow(0, 0, std::min(features->size(0), kLongestClip)), found.clip.caption, motion::Ground::Auto);
    }
    answer.clips.push_back(std::move(found));
  }
  return answer;
}

}  // namespace core::engine
