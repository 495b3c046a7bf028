#include "core/families/kept_motion.h"

#include "core/document/take_place.h"
#include "core/families/own_body.h"
#include "core/io/motion_file.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/published_forms.h"
#include "core/representation/humanml3d_features.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::families {

namespace {

using motion::humanml3d::kFps;

struct Source {
  const services::KeptStretch* of = nullptr;
  std::shared_ptr<const motion::Clip> clip;
  at::Tensor features;  // [frames of the clip, 263]
};

Result<Source> sourceOf(const services::KeptStretch& kept, std::vector<std::string>& remarks) {
  io::MotionFile file;
  file.clip = kept.motion;
  if (const auto place = document::takePlaceIn(kept.file); place && !file.clip) {
    auto read = document::readTakeMotion(*place);
    if (!read) return read.error();
    file.clip = std::move(*read);
  }
  if (!file.clip) {
    auto read = io::readMotionFile(kept.file);
    if (!read) return read.error();
    file = std::move(*read);
  }
  auto body = io::bodyMotion(file, kFps);
  if (!body) return body.error();
  if (body->positions.size() < 2 * motion::humanml3d::kJointCount)
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: a motion needs at least two frames", kept.file.string())};
  Source source{&kept, {}, {}};
  if (body->droppedFrames == 0) source.clip = onOwnBody(*file.clip);
  if (!source.clip) {
    remarks.insert(remarks.end(), file.report.assumptions.begin(), file.report.assumptions.end());
    remarks.insert(remarks.end(), body->assumptions.begin(), body->assumptions.end());
    source.clip = std::make_shared<const motion::Clip>(motion::clipFromJointPositions(body->positions, kFps, kept.file.stem().string()));
  }
  source.features = at::tensor(representation::extractFeaturesOfEveryFrame(std::move(body->positions)), at::kFloat).reshape({-1, motion::humanml3d::kFeatures});
  return source;
}

bool isSameSource(const services::KeptStretch& a, const services::KeptStretch& b) { return a.file == b.file && a.motion == b.motion; }

}  // namespace

Result<KeptMotion> keptMotion(const std::vector<services::KeptStretch>& keeps, int frames, std::vector<std::string>& remarks) {
  KeptMotion result;
  if (keeps.empty()) return result;
  auto ordered = keeps;
  std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
  std::vector<Source> sources;
  auto features = at::zeros({frames, motion::humanml3d::kFeatures}), mask = at::zeros_like(features, at::kBool);
  auto known = std::vector<int>(static_cast<std::size_t>(frames), 0);  // 1: a row of a source, 2: kept
  for (const auto& kept : ordered) {
    auto source = std::find_if(sources.begin(), sources.end(), [&](const auto& one) { return isSameSource(*one.of, kept); });
    if (source == sources.end()) {
      auto read = sourceOf(kept, remarks);
      if (!read) return read.error();
      source = sources.insert(sources.end(), std::move(*read));
    }
    const auto frameAt = [](double seconds) { return static_cast<int>(std::lround(seconds * kFps)); };
    motion::KeptFrames stretch{source->clip, frameAt(kept.from.value_or(kept.start)), frameAt(kept.start), 0};
    const int there = std::min(source->clip->frameCount(), static_cast<int>(source->features.size(0)));
    stretch.count = std::min(frameAt(kept.end), frames) - stretch.first;
    if (stretch.sourceFirst + stretch.count > there) {
      // A frame more or less at the end of a file is rounding.
      if (stretch.sourceFirst + stretch.count > there + 1 || stretch.count < 2)
        return Error{ErrorCode::InvalidArgument, fmt::format("{}: it lasts {:g} s, and {:g} to {:g} s of it are to be kept", kept.file.string(), there / kFps,
                                                             stretch.sourceFirst / kFps, (stretch.sourceFirst + stretch.count) / kFps)};
      stretch.count = there - stretch.sourceFirst;
    }
    if (stretch.count < 1) return Error{ErrorCode::InvalidArgument, fmt::format("what is kept from {:g} to {:g} s is shorter than a frame", kept.start, kept.end)};
    // Its own frames, and how it went on around them where nothing else is known.
    const int shift = stretch.sourceFirst - stretch.first;
    for (int f = std::max(0, -shift); f < std::min(frames, there - shift); ++f) {
      auto& state = known[static_cast<std::size_t>(f)];
      const bool isKept = f >= stretch.first && f < stretch.first + stretch.count;
      if (state == 2 || (state == 1 && !isKept)) continue;
      features[f].copy_(source->features[f + shift]);
      state = isKept ? 2 : 1;
      if (isKept) mask[f].fill_(true);
    }
    result.frames.push_back(std::move(stretch));
  }
  for (int f = 0, last = -1; f < frames; ++f) {
    if (known[static_cast<std::size_t>(f)] > 0) last = f;
    if (last >= 0 && last != f) features[f].copy_(features[last]);
  }
  const auto first = std::find_if(known.begin(), known.end(), [](int state) { return state > 0; }) - known.begin();
  for (std::int64_t f = 0; f < first; ++f) features[f].copy_(features[first]);
  result.known = {features, mask};
  return result;
}

}  // namespace core::families
