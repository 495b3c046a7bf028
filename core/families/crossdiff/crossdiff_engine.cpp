#include "core/families/crossdiff/crossdiff_engine.h"

#include "core/base/utf8.h"
#include "core/families/crossdiff/crossdiff_generator.h"
#include "core/families/finished_clip.h"
#include "core/families/given_motion.h"
#include "core/io/read/keypoints/keypoint_json.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/picture/picture_body.h"
#include "core/motion/picture/picture_fit.h"
#include "core/representation/humanml3d_features.h"
#include "core/representation/picture_mask.h"
#include "core/representation/projection_2d.h"
#include "core/services/generation_limits.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <thread>

namespace core::engine {

namespace {

using services::GenerationReport;
using services::GenerationRequest;
using services::LiftReport;
using services::LiftRequest;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t kFewestFrames = 10;  // half a second at 20 fps

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

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

double unitsPerMetre(representation::Camera camera) { return camera == representation::Camera::Perspective ? representation::kPerspectiveScale : 1.0; }

representation::Camera cameraOf(const sampling::CrossDiffModel& model) {
  return model.trained.camera == "perspective" ? representation::Camera::Perspective : representation::Camera::Orthographic;
}

std::shared_ptr<const motion::PictureBody> inMetres(motion::PictureBody body, double units) {
  for (auto& joint : body.joints) joint /= static_cast<float>(units);
  return std::make_shared<const motion::PictureBody>(std::move(body));
}

// At most `most` of them and the last, evenly.
std::vector<std::shared_ptr<const motion::PictureBody>> picturesOf(const std::vector<at::Tensor>& motions, double units, std::size_t most) {
  std::vector<std::shared_ptr<const motion::PictureBody>> pictures;
  const auto count = std::min(motions.size(), most + 1);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& motion = motions[count < 2 ? 0 : i * (motions.size() - 1) / (count - 1)];
    motion::PictureBody body;
    body.fps = motion::humanml3d::kFps;
    body.joints = representation::recoverPositions2d({motion.data_ptr<float>(), static_cast<std::size_t>(motion.numel())}, representation::RootTiming::Aligned);
    body.seen.assign(body.joints.size(), 1);
    pictures.push_back(inMetres(std::move(body), units));
  }
  return pictures;
}

struct PictureMotion {
  at::Tensor features, seen;  // float [R, 134]
  std::shared_ptr<const motion::PictureBody> body;
  int people = 0;
};

Result<PictureMotion> pictureMotion(const LiftRequest& request, representation::Camera camera, std::vector<std::string>& remarks) {
  const auto video = io::readKeypoints(request.keypoints);
  if (!video) return video.error();
  remarks.insert(remarks.end(), video->remarks.begin(), video->remarks.end());
  const auto tracks = motion::trackPeople(*video);
  const auto wanted = static_cast<std::size_t>(request.person);
  if (tracks.empty()) return invalid(fmt::format("{}: no key point is seen surely enough", video->name));
  if (wanted > tracks.size()) return invalid(fmt::format("{}: there is no person {}; {} were found", video->name, request.person, tracks.size()));
  motion::PictureBodyOptions options;
  options.sourceFps = request.fps;
  options.fps = motion::humanml3d::kFps;
  options.unitsPerMetre = unitsPerMetre(camera);
  options.smooths = request.smooths;
  auto body = motion::pictureBody(*video, tracks[wanted - 1], options);
  if (!body) return body.error();
  remarks.insert(remarks.end(), body->remarks.begin(), body->remarks.end());
  if (static_cast<std::int64_t>(body->frames()) < kFewestFrames)
    return invalid(fmt::format("{}: the person is seen for {:.2f} seconds; lifting needs at least {:.1f}", video->name,
                               static_cast<double>(body->frames()) / options.fps, kFewestFrames / options.fps));
  const auto values = representation::extractFeatures2d(body->joints);
  PictureMotion motion;
  motion.features = at::empty({static_cast<std::int64_t>(body->frames()) - 1, representation::kFeatureWidth2d});
  std::copy(values.begin(), values.end(), motion.features.data_ptr<float>());
  motion.seen = representation::seenFeatures2d(body->seen);
  motion.people = static_cast<int>(tracks.size());
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
at::Tensor fitted(const at::Tensor& features, const motion::PictureBody& picture, bool holdsPlace, std::vector<std::string>& remarks) {
  motion::PictureFitReport report;
  auto positions = motion::fitToPicture(representation::recoverPositions({features.data_ptr<float>(), static_cast<std::size_t>(features.numel())}), picture, {holdsPlace}, &report);
  remarks.push_back(fmt::format("joints lie {:.1f} cm from the key points on average ({:.1f} before they were fitted)", report.afterCm, report.beforeCm));
  const auto grounded = groundedFeet(positions);
  auto fit = at::tensor(representation::extractFeaturesOfEveryFrame(std::move(positions)), at::kFloat).reshape(features.sizes());
  const auto& contacts = representation::featureLayout(representation::Layout::HumanMl3d).contacts;
  fit.narrow(1, contacts.begin, contacts.size()).copy_(features.narrow(1, contacts.begin, contacts.size()) * grounded);
  return fit;
}

class LiftingEngine : public services::LiftingService {
 public:
  explicit LiftingEngine(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Result<LiftReport> lift(const LiftRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) override {
    return engine_.lift(crossDiffFile(folder_, request.model), request, progress, stop);
  }

 private:
  std::filesystem::path folder_;
  CrossDiffEngine engine_;
};

}  // namespace

std::filesystem::path crossDiffFile(const std::filesystem::path& modelFolder, const std::string& name) {
  return name.ends_with(".safetensors") ? std::filesystem::path(name) : modelFolder / (name + ".safetensors");
}

bool isCrossDiffFile(const std::filesystem::path& file) {
  const auto answer = sampling::isCrossDiffModel(file);
  return answer && *answer;
}

struct CrossDiffEngine::Loaded {
  std::filesystem::path file;
  sampling::CrossDiffModel model;
};

CrossDiffEngine::CrossDiffEngine() {
  // LibTorch's own default is one thread on some builds; more than a few bring nothing at these sizes.
  at::set_num_threads(static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, 4u)));
}
CrossDiffEngine::~CrossDiffEngine() = default;

Result<void> CrossDiffEngine::load(const std::filesystem::path& file) {
  if (loaded_ && loaded_->file == file) return {};
  auto model = sampling::loadCrossDiffModel(file);
  if (!model) return model.error();
  loaded_ = std::make_unique<Loaded>(Loaded{file, std::move(*model)});
  return {};
}

Result<GenerationReport> CrossDiffEngine::generate(const std::filesystem::path& file, const GenerationRequest& request, const jobs::ProgressSink& progress,
                                                   std::stop_token stop) {
  const auto start = Clock::now();
  if (auto ok = services::validate(request); !ok) return ok.error();
  progress({"loading the model", 0, 0});
  if (auto ok = load(file); !ok) return ok.error();
  GenerationReport report;
  auto& model = loaded_->model;
  auto made = madeLength(request, model.trained.network->options().frames, report.remarks);
  if (!made) return made.error();
  sampling::CrossDiffSampleOptions options;
  options.prompt = request.prompt;
  options.frames = made->frames;
  options.known = std::move(made->known);
  options.seed = request.seed;
  // The default of the latent models is far too much for guidance of clean motions.
  options.guidance = request.contentWeight == GenerationRequest().contentWeight ? model.guidance : request.contentWeight;
  options.steps = request.steps == 0 ? model.steps : request.steps;
  options.mixture = request.mixture;
  options.keepEvery = 10;
  auto sample = sampling::sampleCrossDiff(model, options, progress, stop);
  if (!sample) return Error{sample.error().code, fmt::format("{}: {}", file.string(), sample.error().message)};
  if (request.mixture) report.remarks.push_back(fmt::format("mixture sampling: in 2D down to step {}, then in 3D, without guidance", *request.mixture));
  report.pictures = picturesOf(sample->motion2d, unitsPerMetre(cameraOf(model)), 8);
  report.clip = finishedClip(sample->features, request.prompt);
  report.steps = options.steps;
  report.modelHash = model.hash;
  report.secondsTaken = secondsSince(start);
  return report;
}

Result<LiftReport> CrossDiffEngine::lift(const std::filesystem::path& file, const LiftRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) {
  const auto start = Clock::now();
  if (auto ok = validate(request); !ok) return ok.error();
  progress({"loading the model", 0, 0});
  if (auto ok = load(file); !ok) return ok.error();
  progress({"reading the key points", 0, 0});
  LiftReport report;
  const auto picture = pictureMotion(request, cameraOf(loaded_->model), report.remarks);
  if (!picture) return picture.error();
  sampling::LiftOptions options;
  options.prompt = request.prompt;
  options.refineFrom = request.refine;
  options.seed = request.seed;
  auto features = sampling::liftMotion(loaded_->model, picture->features, picture->seen, options, progress, stop);
  if (!features) return Error{features.error().code, fmt::format("{}: {}", file.string(), features.error().message)};
  if (!features->isfinite().all().item<bool>()) return Error{ErrorCode::Internal, request.keypoints.string() + ": the lifted motion holds values that are not numbers"};
  if (request.fits && request.refine == 0) *features = fitted(*features, *picture->body, request.holdsPlace, report.remarks);
  report.clip = finishedClip(*features, request.keypoints.stem().string(), motion::Ground::Auto);
  report.features.assign(features->data_ptr<float>(), features->data_ptr<float>() + features->numel());
  report.picture = picture->body;
  report.people = picture->people;
  report.modelHash = loaded_->model.hash;
  report.secondsTaken = secondsSince(start);
  return report;
}

std::unique_ptr<services::LiftingService> makeLiftingService(const std::filesystem::path& modelFolder) { return std::make_unique<LiftingEngine>(modelFolder); }

}  // namespace core::engine
