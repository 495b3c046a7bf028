#include "core/families/crossdiff/wild_pictures.h"

#include "core/io/read/keypoints/keypoint_json.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/picture/body_keypoints.h"
#include "core/representation/picture_mask.h"
#include "core/representation/projection_2d.h"
#include "core/representation/seen_by.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>

namespace core::training {

namespace {

constexpr std::size_t kJoints = motion::humanml3d::kJointCount;

at::Tensor pseudoLabels(model::TrainedCrossDiff& teacher, const at::Tensor& input, std::int64_t frames) {
  const at::NoGradGuard quiet;
  const auto rows = input.size(0);
  const auto device = teacher.mean.device();
  auto padded = at::zeros({1, frames, input.size(1)}, device);
  padded[0].narrow(0, 0, rows).copy_(input);
  teacher.network->eval();
  const auto null = at::zeros({1, teacher.network->options().textWidth}, device);
  const auto lifted = teacher.network->predict(padded, at::zeros({1}, at::kLong), null, model::MotionKind::Motion3d)[0].narrow(0, 0, rows).cpu().contiguous();
  motion::oneEuroFilter({lifted.data_ptr<float>(), static_cast<std::size_t>(lifted.numel())}, static_cast<std::size_t>(lifted.size(1)));
  return lifted;
}

}  // namespace

Result<void> WildPictures::add(const std::filesystem::path& clip, model::TrainedCrossDiff& teacher, const Options& options) {
  const auto video = io::readKeypoints(clip);
  if (!video) return video.error();
  const auto tracks = motion::trackPeople(*video);
  if (tracks.empty()) return Error{ErrorCode::InvalidArgument, video->name + ": no key point is seen surely enough"};
  motion::BodyKeypointsOptions picture;
  picture.sourceFps = options.fps;
  picture.fps = motion::humanml3d::kFps;
  picture.unitsPerMetre = teacher.camera == "perspective" ? representation::kPerspectiveScale : 1.0;
  const auto body = motion::bodyKeypoints(*video, tracks.front(), picture);
  if (!body) return body.error();
  const auto all = static_cast<std::int64_t>(body->frames());
  for (std::int64_t start = 0; start + options.shortest < all; start += frames_) {
    // A window's root counts from its own first frame.
    const auto count = static_cast<std::size_t>(std::min(frames_ + 1, all - start)), first = static_cast<std::size_t>(start) * kJoints;
    std::vector<glm::vec2> joints(body->joints.begin() + static_cast<std::ptrdiff_t>(first), body->joints.begin() + static_cast<std::ptrdiff_t>(first + count * kJoints));
    const auto origin = joints.front();
    for (auto& joint : joints) joint -= origin;
    const auto values = representation::extractFeatures2d(joints);
    const auto rows = at::tensor(values).reshape({static_cast<std::int64_t>(count) - 1, representation::kFeatureWidth2d});
    Window window;
    window.motion2d = representation::seenBy(teacher.mean2d.cpu(), teacher.std2d.cpu(), rows);
    window.seen2d = representation::seenFeatures2d(std::span(body->seen).subspan(first, count * kJoints));
    window.motion3d = pseudoLabels(teacher, window.motion2d * window.seen2d, frames_);
    windows_.push_back(std::move(window));
  }
  return {};
}

Result<WildPictures> WildPictures::read(const std::filesystem::path& folder, model::TrainedCrossDiff& teacher, const Options& options) {
  std::vector<std::filesystem::path> clips;
  std::error_code code;
  for (std::filesystem::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    if (entry->is_directory() || entry->path().extension() == ".json") clips.push_back(entry->path());
  }
  if (code) return Error{ErrorCode::NotFound, fmt::format("{}: {}", folder.string(), code.message())};
  std::sort(clips.begin(), clips.end());
  WildPictures pictures(teacher.network->options().frames);
  for (const auto& clip : clips) {
    if (auto ok = pictures.add(clip, teacher, options); !ok) pictures.skipped_.push_back(ok.error().message);
  }
  if (pictures.windows_.empty()) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: holds no clip of key points that is long enough{}", folder.string(),
                                                         pictures.skipped_.empty() ? "" : "; " + pictures.skipped_.front())};
  }
  return pictures;
}

WildPictures::Batch WildPictures::draw(base::RandomStream& random, std::int64_t count) const {
  Batch batch;
  const auto& any = windows_.front();
  batch.motion3d = at::zeros({count, frames_, any.motion3d.size(1)});
  batch.motion2d = at::zeros({count, frames_, any.motion2d.size(1)});
  batch.seen2d = at::zeros_like(batch.motion2d);
  std::vector<std::int64_t> lengths;
  for (std::int64_t i = 0; i < count; ++i) {
    const auto& window = windows_[random.below(windows_.size())];
    const auto rows = window.motion2d.size(0);
    batch.motion3d[i].narrow(0, 0, rows).copy_(window.motion3d);
    batch.motion2d[i].narrow(0, 0, rows).copy_(window.motion2d);
    batch.seen2d[i].narrow(0, 0, rows).copy_(window.seen2d);
    lengths.push_back(rows);
  }
  batch.lengths = at::tensor(lengths, at::kLong);
  return batch;
}

}  // namespace core::training
