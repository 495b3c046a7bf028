#include "core/families/mdm/mdm_engine.h"

#include "core/families/finished_clip.h"
#include "core/families/given_motion.h"
#include "core/families/mdm/mdm_generator.h"

#include <ATen/core/Tensor.h>
#include <fmt/format.h>

#include <chrono>

namespace core::engine {

using services::GenerationReport;
using services::GenerationRequest;

struct MdmEngine::Loaded {
  std::filesystem::path file;
  sampling::MdmModel model;
};

MdmEngine::MdmEngine() = default;
MdmEngine::~MdmEngine() = default;

bool isMdmFile(const std::filesystem::path& file) {
  const auto answer = sampling::isMdmModel(file);
  return answer && *answer;
}

Result<GenerationReport> MdmEngine::generate(const std::filesystem::path& file, const GenerationRequest& request, const jobs::ProgressSink& progress,
                                             std::stop_token stop) {
  constexpr int kMostFrames = 196;
  const auto start = std::chrono::steady_clock::now();
  if (request.mixture) return Error{ErrorCode::Unsupported, fmt::format("mixture sampling needs a CrossDiff model, and {} is an MDM", file.string())};
  progress({"loading the model", 0, 0});
  if (!loaded_ || loaded_->file != file) {
    auto model = sampling::loadMdmModel(file);
    if (!model) return model.error();
    loaded_ = std::make_unique<Loaded>(Loaded{file, std::move(*model)});
  }
  auto& model = loaded_->model;
  GenerationReport report;
  auto made = madeLength(request, kMostFrames, report.remarks);
  if (!made) return made.error();
  sampling::MdmSampleOptions options;
  options.prompt = request.prompt;
  options.frames = made->frames;
  options.known = std::move(made->known);
  options.seed = request.seed;
  options.guidance = request.contentWeight == GenerationRequest().contentWeight ? model.guidance : request.contentWeight;
  options.steps = request.steps == 0 ? model.diffusionSteps : request.steps;
  if (options.steps > model.diffusionSteps) {
    report.remarks.push_back(fmt::format("this model has {} steps, and so many were taken", model.diffusionSteps));
    options.steps = model.diffusionSteps;
  }
  auto features = sampling::sampleMdm(model, options, progress, stop);
  if (!features) return Error{features.error().code, fmt::format("{}: {}", file.string(), features.error().message)};
  report.clip = finishedClip(*features, request.prompt);
  report.steps = options.steps;
  report.modelHash = model.hash;
  report.secondsTaken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace core::engine
