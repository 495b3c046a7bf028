#include "core/families/crossdiff/crossdiff_lifting.h"

#include "core/base/utf8.h"
#include "core/families/crossdiff/crossdiff_generator.h"
#include "core/families/finished_clip.h"
#include "core/families/style_file.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/picture/reprojection_fit.h"
#include "core/representation/humanml3d_features.h"
#include "core/representation/picture_mask.h"
#include "core/services/generation_limits.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace core::families {

namespace {

using services::LiftReport;
using services::LiftRequest;

constexpr std::int64_t kFewestFrames = 10;  // half a second at 20 fps

Error invalid(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

Result<void> validate(const LiftRequest& request) {
  if (request.keypoints.empty()) return invalid("lifting needs a file or folder of key points");
  if (request.person < 1) return invalid(fmt::format("people are counted from 1, not {}", request.person));
  if (!(request.fps >= 1.0 && request.fps <= 480.0)) return invalid(fmt::format("the video's rate lies between 1 and 480 frames per second, not {:g}", request.fps));
  if (base::characterCount(request.prompt) > services::limits::kMostPromptCharacters) {
    return invalid(fmt::format("the text has more than {} characters", services::limits::kMostPromptCharacters));
  }
  if (request.refine < 0 || request.refine > 999) return invalid(fmt::format("refine lies between 0 and 999, not {}", request.refine));
  return {};
}

struct PictureMotion {
  at::Tensor features, seen;  // float [R, 134]
  std::shared_ptr<const motion::BodyKeypoints> body;
  int people = 0;
};

Result<PictureMotion> pictureMotion(const LiftRequest& request, representation::Camera camera, std::vector<std::string>& remarks) {
  const auto person = families::readPerson(request.keypoints, request.person, request.fps, remarks);
  if (!person) return person.error();
  motion::BodyKeypointsOptions options;
  options.sourceFps = person->fps;
  options.fps = motion::humanml3d::kFps;
  options.unitsPerMetre = unitsPerMetre(camera);
  options.smooths = request.smooths;
  auto body = motion::bodyKeypoints(person->video, person->track, options);
  if (!body) return body.error();
  remarks.insert(remarks.end(), body->remarks.begin(), body->remarks.end());
  if (static_cast<std::int64_t>(body->frames()) < kFewestFrames)
    return invalid(fmt::format("{}: the person is seen for {:.2f} seconds; lifting needs at least {:.1f}", person->video.name,
                               static_cast<double>(body->frames()) / options.fps, kFewestFrames / options.fps));
  const auto values = representation::extractFeatures2d(body->joints);
  PictureMotion motion;
  motion.features = at::empty({static_cast<std::int64_t>(body->frames()) - 1, representation::kFeatureWidth2d});
  std::copy(values.begin(), values.end(), motion.features.data_ptr<float>());
  motion.seen = representation::seenFeatures2d(body->seen);
  motion.people = person->people;
  motion.body = inMetres(std::move(*body), options.unitsPerMetre);
  return motion;
}

// 1 where ankles and toes (columns as the contacts of the features) are as low as they ever stand, falling to 0 at a hand's breadth above, float [F, 4].
at::Tensor groundedFeet(const std::vector<glm::vec3>& positions) {
  using namespace motion::humanml3d;
  constexpr std::array<int, 4> kFeet = {kLeftAnkle, kLeftFoot, kRightAnkle, kRightFoot};
  const auto frames = static_cast<std::int64_t>(positions.size() / kJointCount);
  auto heights = at::empty({frames, 4});
  float* height = heights.data_ptr<float>();
  for (std::size_t frame = 0; frame < positions.size(); frame += kJointCount)
    for (const int foot : kFeet) *height++ = positions[frame + static_cast<std::size_t>(foot)].y;
  const auto standing = std::get<0>(heights.sort(0)).select(0, frames / 20);
  return (1.0 - (heights - standing - 0.04) / 0.06).clamp(0.0, 1.0);
}

// The lifted motion over its picture: features float [R, 263], of which the contacts stay the network's, except for feet that the picture lifts.
at::Tensor fitted(const at::Tensor& features, const motion::BodyKeypoints& picture, bool holdsPlace, std::vector<std::string>& remarks) {
  motion::ReprojectionFitReport report;
  auto positions =
      motion::fitReprojection(representation::recoverPositions({features.data_ptr<float>(), static_cast<std::size_t>(features.numel())}), picture, {holdsPlace}, &report);
  remarks.push_back(fmt::format("joints lie {:.1f} cm from the key points on average ({:.1f} before they were fitted)", report.afterCm, report.beforeCm));
  const auto grounded = groundedFeet(positions);
  auto fit = at::tensor(representation::extractFeaturesOfEveryFrame(std::move(positions)), at::kFloat).reshape(features.sizes());
  const auto& contacts = representation::featureLayout(representation::Layout::HumanMl3d).contacts;
  fit.narrow(1, contacts.begin, contacts.size()).copy_(features.narrow(1, contacts.begin, contacts.size()) * grounded);
  return fit;
}

}  // namespace

double unitsPerMetre(representation::Camera camera) { return camera == representation::Camera::Perspective ? representation::kPerspectiveScale : 1.0; }

representation::Camera cameraOf(const sampling::CrossDiffModel& model) {
  return model.trained.camera == "perspective" ? representation::Camera::Perspective : representation::Camera::Orthographic;
}

std::shared_ptr<const motion::BodyKeypoints> inMetres(motion::BodyKeypoints body, double units) {
  for (auto& joint : body.joints) joint /= static_cast<float>(units);
  return std::make_shared<const motion::BodyKeypoints>(std::move(body));
}

Result<LiftReport> liftVideo(sampling::CrossDiffModel& model, const std::string& modelName, const LiftRequest& request, const jobs::ProgressSink& progress,
                             std::stop_token stop) {
  if (auto ok = validate(request); !ok) return ok.error();
  progress({"reading the key points", 0, 0});
  LiftReport report;
  const auto picture = pictureMotion(request, cameraOf(model), report.remarks);
  if (!picture) return picture.error();
  sampling::LiftOptions options;
  options.prompt = request.prompt;
  options.refineFrom = request.refine;
  options.seed = request.seed;
  auto features = sampling::liftMotion(model, picture->features, picture->seen, options, progress, stop);
  if (!features) return Error{features.error().code, fmt::format("{}: {}", modelName, features.error().message)};
  if (!features->isfinite().all().item<bool>()) return Error{ErrorCode::Internal, request.keypoints.string() + ": the lifted motion holds values that are not numbers"};
  if (request.fits && request.refine == 0) *features = fitted(*features, *picture->body, request.holdsPlace, report.remarks);
  report.clip = finishedClip(*features, request.keypoints.stem().string(), motion::Ground::Auto);
  report.features.assign(features->data_ptr<float>(), features->data_ptr<float>() + features->numel());
  report.picture = picture->body;
  report.people = picture->people;
  return report;
}

}  // namespace core::families
