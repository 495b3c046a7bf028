#include "app/studio/lazy_engine.h"

#include "app/studio/engine_plugin.h"

#include <dlfcn.h>

namespace app {

using namespace core;

LazyEngine::LazyEngine(std::filesystem::path library, services::ModelFolders folders, std::string precision)
    : library_(std::move(library)), folders_(std::move(folders)), precision_(std::move(precision)) {}

// The library stays loaded: LibTorch's own threads and statics do not survive being unloaded.
LazyEngine::~LazyEngine() = default;

Result<void> LazyEngine::load() {
  if (engine_) return {};
  std::error_code ignored;
  if (!std::filesystem::exists(library_, ignored))
    return Error{ErrorCode::NotFound, "no model is installed: this build has no engine (" + library_.filename().string() + ")"};
  handle_ = dlopen(library_.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!handle_) return Error{ErrorCode::NotFound, std::string("the engine could not be loaded: ") + dlerror()};
  const auto make = reinterpret_cast<decltype(&gestoMakeEngine)>(dlsym(handle_, "gestoMakeEngine"));
  if (!make) return Error{ErrorCode::Internal, library_.filename().string() + " is not an engine of this program"};
  const auto utf8 = [](const std::filesystem::path& path) {
    const auto text = path.u8string();
    return std::string(text.begin(), text.end());
  };
  engine_.reset(make(utf8(folders_.shipped).c_str(), utf8(folders_.own).c_str(), precision_.c_str()));
  if (!engine_) return Error{ErrorCode::Internal, "the engine could not be started"};
  return {};
}

Result<void> LazyEngine::ready(const jobs::ProgressSink& progress, const std::stop_token& stop) {
  progress({"loading the model", 0, 0});
  if (const auto loaded = load(); !loaded) return loaded.error();
  if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped by the user"};
  return {};
}

Result<services::GenerationReport> LazyEngine::generate(const services::GenerationRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) {
  if (const auto ok = ready(progress, stop); !ok) return ok.error();
  return engine_->generation->generate(request, progress, stop);
}

Result<services::GenerationReport> LazyEngine::restyle(const services::RestyleRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) {
  if (const auto ok = ready(progress, stop); !ok) return ok.error();
  return engine_->generation->restyle(request, progress, stop);
}

Result<std::vector<services::StyleInfo>> LazyEngine::styles() {
  if (const auto loaded = load(); !loaded) return loaded.error();
  return engine_->generation->styles();
}

Result<std::vector<services::ModelInfo>> LazyEngine::models() {
  if (const auto loaded = load(); !loaded) return loaded.error();
  return engine_->generation->models();
}

Result<std::vector<services::RecipeInfo>> LazyEngine::recipes() {
  if (const auto loaded = load(); !loaded) return loaded.error();
  return engine_->training->recipes();
}

Result<std::vector<services::BundlingInfo>> LazyEngine::bundlings() {
  if (const auto loaded = load(); !loaded) return loaded.error();
  return engine_->training->bundlings();
}

Result<services::BundleReport> LazyEngine::bundle(const services::BundleRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) {
  if (const auto ok = ready(progress, stop); !ok) return ok.error();
  return engine_->training->bundle(request, progress, stop);
}

Result<services::ImportReport> LazyEngine::importFiles(const services::ImportRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) {
  if (const auto ok = ready(progress, stop); !ok) return ok.error();
  return engine_->training->importFiles(request, progress, stop);
}

Result<services::NearClipsReport> LazyEngine::nearClips(const services::NearClipsRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) {
  if (const auto ok = ready(progress, stop); !ok) return ok.error();
  return engine_->nearClips->nearClips(request, progress, stop);
}

Result<services::LiftReport> LazyEngine::lift(const services::LiftRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) {
  if (const auto ok = ready(progress, stop); !ok) return ok.error();
  return engine_->lifting->lift(request, progress, stop);
}

}  // namespace app
