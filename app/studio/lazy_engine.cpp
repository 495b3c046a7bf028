#include "app/studio/lazy_engine.h"

#include "app/studio/engine_plugin.h"

#include <dlfcn.h>

namespace app {

using namespace core;

LazyEngine::LazyEngine(std::filesystem::path library, std::filesystem::path modelFolder)
    : library_(std::move(library)), modelFolder_(std::move(modelFolder)) {}

// The library stays loaded: LibTorch's own threads and statics do not survive being unloaded.
LazyEngine::~LazyEngine() = default;

Result<void> LazyEngine::load() {
  if (generation_ && lifting_) return {};
  std::error_code ignored;
  if (!std::filesystem::exists(library_, ignored))
    return Error{ErrorCode::NotFound, "no model is installed: this build has no engine (" + library_.filename().string() + ")"};
  handle_ = dlopen(library_.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!handle_) return Error{ErrorCode::NotFound, std::string("the engine could not be loaded: ") + dlerror()};
  const auto makeGeneration = reinterpret_cast<decltype(&gestoMakeGenerationService)>(dlsym(handle_, "gestoMakeGenerationService"));
  const auto makeLifting = reinterpret_cast<decltype(&gestoMakeLiftingService)>(dlsym(handle_, "gestoMakeLiftingService"));
  if (!makeGeneration || !makeLifting) return Error{ErrorCode::Internal, library_.filename().string() + " is not an engine of this program"};
  const auto utf8 = modelFolder_.u8string();
  const std::string folder(utf8.begin(), utf8.end());
  generation_.reset(makeGeneration(folder.c_str()));
  lifting_.reset(makeLifting(folder.c_str()));
  if (!generation_ || !lifting_) return Error{ErrorCode::Internal, "the engine could not be started"};
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
  return generation_->generate(request, progress, stop);
}

Result<services::GenerationReport> LazyEngine::restyle(const services::RestyleRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) {
  if (const auto ok = ready(progress, stop); !ok) return ok.error();
  return generation_->restyle(request, progress, stop);
}

Result<std::vector<services::StyleInfo>> LazyEngine::styles() {
  if (const auto loaded = load(); !loaded) return loaded.error();
  return generation_->styles();
}

Result<services::LiftReport> LazyEngine::lift(const services::LiftRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) {
  if (const auto ok = ready(progress, stop); !ok) return ok.error();
  return lifting_->lift(request, progress, stop);
}

}  // namespace app
