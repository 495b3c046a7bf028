#include "core/dataset/clip_windows.h"

#include "core/dataset/labels.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/published_forms.h"
#include "core/representation/humanml3d_features.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace core::dataset {

namespace {

constexpr int kSurplusRows = 4;

BuiltClip mirroredTwin(const BuiltClip& clip) {
  BuiltClip twin = clip;
  twin.id = "M:" + clip.id;
  twin.isMirrored = true;
  twin.content = mirroredText(clip.content);
  for (auto& caption : twin.captions) caption.text = mirroredText(caption.text);
  return twin;
}

}  // namespace

std::vector<std::pair<int, int>> cutWindows(int rows, int mostRows) {
  if (rows <= mostRows) return {{0, rows}};
  if (rows <= mostRows + kSurplusRows) return {{0, mostRows}};
  const int count = (rows + mostRows - 1) / mostRows;
  std::vector<std::pair<int, int>> windows;
  for (int i = 0; i < count; ++i) {
    windows.emplace_back(static_cast<int>(std::int64_t{rows} * i / count), static_cast<int>(std::int64_t{rows} * (i + 1) / count));
  }
  return windows;
}

std::vector<BuiltClip> buildClips(const RawClip& raw, const std::string& source, const WindowOptions& options, std::int64_t& tooShort) {
  constexpr std::size_t joints = motion::humanml3d::kJointCount, width = motion::humanml3d::kFeatures;
  const bool fromPositions = raw.features.empty();
  const int rows = fromPositions ? static_cast<int>(raw.positions.size() / joints) - 1 : static_cast<int>(raw.features.size() / width);
  std::vector<BuiltClip> clips;
  const auto windows = cutWindows(rows, options.mostRows);
  for (std::size_t w = 0; w < windows.size(); ++w) {
    const auto [begin, end] = windows[w];
    if (end - begin < std::max(1, options.fewestRows)) {
      ++tooShort;
      continue;
    }
    BuiltClip clip;
    clip.id = source + "/" + raw.id + (windows.size() > 1 ? fmt::format("/w{}", w) : "");
    clip.content = raw.content;
    clip.style = raw.style;
    clip.split = splitFor(raw.content, raw.style, raw.split);
    clip.isMirrored = raw.isMirrored;
    clip.captions = raw.captions;
    clip.action = raw.action;
    const auto first = static_cast<std::size_t>(begin);
    const auto count = static_cast<std::size_t>(end - begin);
    if (fromPositions) {
      const std::span<const glm::vec3> positions(raw.positions.data() + first * joints, (count + 1) * joints);
      clip.rows = representation::extractFeatures(positions).values;
      if (raw.wantsTwin) {
        auto twin = mirroredTwin(clip);
        twin.rows = representation::extractFeatures(representation::mirrorPositions(positions)).values;
        clips.push_back(std::move(clip));
        clips.push_back(std::move(twin));
        continue;
      }
    } else {
      const auto from = raw.features.begin() + static_cast<std::ptrdiff_t>(first * width);
      clip.rows.assign(from, from + static_cast<std::ptrdiff_t>(count * width));
      if (raw.wantsTwin) {
        auto twin = mirroredTwin(clip);
        twin.rows = representation::mirrorFeatures(clip.rows);
        clips.push_back(std::move(clip));
        clips.push_back(std::move(twin));
        continue;
      }
    }
    clips.push_back(std::move(clip));
  }
  return clips;
}

}  // namespace core::dataset
