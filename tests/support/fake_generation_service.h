#pragma once

#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/picture/picture_view.h"
#include "core/services/generation_service.h"
#include "core/services/lifting_service.h"
#include "core/services/training_service.h"
#include "tests/support/synthetic_motion.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <thread>

namespace test_support {

/// Answers with a synthetic walk of the asked length, in `steps` reports of progress. Can be told to fail, to throw or
/// to take its time.
class FakeGenerationService : public core::services::GenerationService,
                              public core::services::LiftingService,
                              public core::services::TrainingService,
                              public core::services::NearClipService {
 public:
  std::chrono::milliseconds timePerStep{0};
  std::optional<core::Error> failure;
  bool throws = false;
  bool hasStyles = true;
  std::vector<std::string> remarks;  // of what is generated
  std::vector<core::services::ModelInfo> installed;
  std::atomic<int> calls = 0;
  core::services::GenerationRequest lastRequest;
  core::services::RestyleRequest lastRestyle;
  core::services::LiftRequest lastLift;
  core::services::NearClipsRequest lastSearch;
  int clipsInLibrary = 6;

  core::Result<core::services::GenerationReport> generate(const core::services::GenerationRequest& request, const core::jobs::ProgressSink& progress,
                                                          std::stop_token stop) override {
    ++calls;
    lastRequest = request;
    if (throws) throw std::runtime_error("the size of tensor a must match the size of tensor b");
    if (failure) return *failure;
    const bool isPreview = request.quality == core::services::GenerationRequest::Quality::Preview;
    const int steps = isPreview ? 5 : request.steps.value_or(50);
    for (int step = 1; step <= steps; ++step) {
      if (stop.stop_requested()) return core::Error{core::ErrorCode::Cancelled, "stopped by the user"};
      std::this_thread::sleep_for(timePerStep);
      progress({"sampling", step, steps});
    }
    core::services::GenerationReport report;
    const int frames = static_cast<int>(request.seconds * 20.0 + 0.5);
    report.clip = std::make_shared<core::motion::Clip>(syntheticWalk(request.seed, frames));
    report.secondsTaken = 0.5;
    report.modelHash = "0123456789abcdef";
    report.remarks = remarks;
    // The second fits best, whatever is asked.
    if (request.candidates > 1) report.seed = request.seed + 1;
    if (request.mixture) report.pictures = {pictureOf(*report.clip, 0.0), pictureOf(*report.clip, 0.0)};
    return report;
  }

  core::Result<core::services::GenerationReport> restyle(const core::services::RestyleRequest& request, const core::jobs::ProgressSink&, std::stop_token) override {
    lastRestyle = request;
    if (failure) return *failure;
    core::services::GenerationReport report;
    report.clip = request.motion;
    report.modelHash = "0123456789abcdef";
    return report;
  }

  /// Walks of a library, each a little less near than the one before.
  core::Result<core::services::NearClipsReport> nearClips(const core::services::NearClipsRequest& request, const core::jobs::ProgressSink&, std::stop_token) override {
    lastSearch = request;
    if (failure) return *failure;
    core::services::NearClipsReport report;
    report.searched = static_cast<std::size_t>(clipsInLibrary);
    for (int i = 0; i < std::min(clipsInLibrary, request.most); ++i) {
      const auto name = "walk_" + std::to_string(i);
      report.clips.push_back({{request.library / (name + ".bvh"), "a person walks, way " + std::to_string(i)},
                              2.0 + i,
                              0.95 - 0.1 * i,
                              std::make_shared<core::motion::Clip>(syntheticWalk(static_cast<std::uint64_t>(i + 1), 40))});
    }
    return report;
  }

  /// A synthetic walk of four seconds, and how it looks from the right.
  core::Result<core::services::LiftReport> lift(const core::services::LiftRequest& request, const core::jobs::ProgressSink&, std::stop_token) override {
    lastLift = request;
    if (failure) return *failure;
    core::services::LiftReport report;
    report.clip = std::make_shared<core::motion::Clip>(syntheticWalk(1, 80));
    report.picture = pictureOf(*report.clip, 1.5707963267948966);
    report.people = 1;
    report.modelHash = "0123456789abcdef";
    return report;
  }

  static std::shared_ptr<const core::motion::BodyKeypoints> pictureOf(const core::motion::Clip& clip, double yaw) {
    core::motion::BodyKeypoints body;
    const auto places = core::motion::worldPositions(clip);
    for (const auto& place : places) body.joints.push_back(core::motion::seenFrom(place - places.front(), yaw));
    body.seen.assign(body.joints.size(), 1);
    return std::make_shared<const core::motion::BodyKeypoints>(std::move(body));
  }

  core::Result<std::vector<core::services::RecipeInfo>> recipes() override {
    using namespace core::base;
    return std::vector<core::services::RecipeInfo>{{"mld-vae",
                                                    "MLD",
                                                    "motion to latent tokens and back",
                                                    8000,
                                                    5e-4,
                                                    {integerSetting("batch", 64, 1, 4096, "clips of an update"), wordSetting("form", {"gru", "conv"}, "network")}},
                                                   {"mld-denoiser",
                                                    "MLD",
                                                    "text to motion",
                                                    6000,
                                                    4e-4,
                                                    {neededFile("vae", "the weights of a run of mld-vae"), integerSetting("batch", 192, 1, 4096, "clips of an update")}},
                                                   {"judge", "", "a style or content classifier", 1500, 1e-3, {}}};
  }

  /// One family of two parts.
  core::Result<std::vector<core::services::BundlingInfo>> bundlings() override {
    return std::vector<core::services::BundlingInfo>{{"mld", "MLD", {{"vae", "mld-vae"}, {"denoiser", "mld-denoiser"}}, true}};
  }
  /// Writes a few bytes and a card, and knows the model from then on.
  core::Result<core::services::BundleReport> bundle(const core::services::BundleRequest& request, const core::jobs::ProgressSink&, std::stop_token) override {
    lastBundle = request;
    if (failure) return *failure;
    core::services::BundleReport report;
    report.file = request.out;
    report.card.title = request.name;
    report.card.origin = "Joined by a test.";
    report.card.parts = {{"denoiser", "mld-denoiser", "walks-1", "set", 7, 600, {{"val_error", 0.25}}}};
    write(request.out, report.card);
    return report;
  }
  core::Result<core::services::ImportReport> importFiles(const core::services::ImportRequest& request, const core::jobs::ProgressSink&, std::stop_token) override {
    lastImport = request;
    if (failure) return *failure;
    if (importReport.isWritten) write(request.out, {request.out.stem().string(), "", "Imported by a test.", "", {}, {}, {}});
    return importReport;
  }
  core::services::BundleRequest lastBundle;
  core::services::ImportRequest lastImport;
  core::services::ImportReport importReport;

  core::services::ModelFolders folders;
  /// Those that are installed, and the files of the person's own folder.
  core::Result<std::vector<core::services::ModelInfo>> models() override {
    auto all = installed;
    std::error_code ignored;
    if (!folders.own.empty())
      for (const auto& file : std::filesystem::directory_iterator(folders.own, ignored))
        if (file.path().extension() == ".safetensors")
          all.push_back({file.path().stem().string(), "mld", "MLD", {.style = true, .namedStyles = true}, {}, "", file.path()});
    return all;
  }
  static void write(const std::filesystem::path& file, const core::services::ModelCard& card) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << "weights";
    (void)core::services::writeModelCard(file, card);
  }
  core::Result<std::vector<core::services::StyleInfo>> styles() override {
    if (!hasStyles) return core::Error{core::ErrorCode::NotFound, "no model is installed"};
    std::vector<core::services::StyleInfo> found;
    for (const char* label : {"active", "angry", "chicken", "childish", "depressed", "happy", "masculinity", "normal", "old", "proud", "robot", "tired"})
      found.push_back({label, {}, label == std::string_view("old") ? std::vector<std::string>{"elderly"} : std::vector<std::string>{}});
    return found;
  }
};

}  // namespace test_support
