#pragma once

#include "core/services/generation_service.h"

namespace app {

/// The engine, loaded from libgesto_engine.so on first use, so that the window is up long before LibTorch is.
/// Used from one thread at a time (the compute lane); that thread pays for loading.
class LazyGenerationService : public core::services::GenerationService {
 public:
  /// library: the shared library beside the program; modelFolder: weights and their cards. Neither is touched yet.
  LazyGenerationService(std::filesystem::path library, std::filesystem::path modelFolder);
  ~LazyGenerationService() override;

  /// Errors besides the engine's own: NotFound when the engine or its models are not installed.
  core::Result<core::services::GenerationReport> generate(const core::services::GenerationRequest& request,
                                                          const core::jobs::ProgressSink& progress, std::stop_token stop) override;
  core::Result<std::vector<core::services::StyleInfo>> styles() override;

 private:
  core::Result<void> load();

  std::filesystem::path library_;
  std::filesystem::path modelFolder_;
  void* handle_ = nullptr;
  std::unique_ptr<core::services::GenerationService> engine_;
};

}  // namespace app
