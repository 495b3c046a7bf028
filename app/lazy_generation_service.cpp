#include "app/lazy_generation_service.h"

#include "app/engine_plugin.h"

#include <dlfcn.h>

namespace app {

using namespace core;

LazyGenerationService::LazyGenerationService(std::filesystem::path library, std::filesystem::path modelFolder)
    : library_(std::move(library)), modelFolder_(std::move(modelFolder)) {}

// The library stays loaded: LibTorch's own threads and statics do not survive being unloaded.
LazyGenerationService::~LazyGenerationService() = default;

Result<void> LazyGenerationService::load() {
  if (engine_) return {};
  std::error_code ignored;
  if (!std::filesystem::exists(library_, ignored))
    return Error{ErrorCode::NotFound, "no model is installed: this build has no engine (" + library_.filename().string() + ")"};
  handle_ = dlopen(library_.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!handle_) return Error{ErrorCode::NotFound, std::string("the engine could not be loaded: ") + dlerror()};
  const auto make = reinterpret_cast<decltype(&gestoMakeGenerationService)>(dlsym(handle_, "gestoMakeGenerationService"));
  if (!make) return Error{ErrorCode::Internal, library_.filename().string() + " is not an engine of this program"};
  const auto folder = modelFolder_.u8string();
  engine_.reset(make(std::string(folder.begin(), folder.end()).c_str()));
  if (!engine_) return Error{ErrorCode::Internal, "the engine could not be started"};
  return {};
}

Result<services::GenerationReport> LazyGenerationService::generate(const services::GenerationRequest& request,
                                                                   const jobs::ProgressSink& progress, std::stop_token stop) {
  progress({"loading the model", 0, 0});
  if (const auto loaded = load(); !loaded) return loaded.error();
  if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped by the user"};
  return engine_->generate(request, progress, stop);
}

Result<std::vector<services::StyleInfo>> LazyGenerationService::styles() {
  if (const auto loaded = load(); !loaded) return loaded.error();
  return engine_->styles();
}

}  // namespace app
