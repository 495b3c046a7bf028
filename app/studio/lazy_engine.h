#pragma once

#include "app/studio/engine_plugin.h"

namespace app {

/// The engine, loaded from libgesto_engine.so on first use, so that the window is up long before LibTorch is.
/// Used from one thread at a time (the compute lane); that thread pays for loading.
class LazyEngine : public core::services::GenerationService,
                   public core::services::LiftingService,
                   public core::services::TrainingService,
                   public core::services::NearClipService {
 public:
  /// library: the shared library beside the program; folders: weights and their cards. None is touched yet. precision: as base::precisionNamed takes it.
  LazyEngine(std::filesystem::path library, core::services::ModelFolders folders, std::string precision = "exact");
  ~LazyEngine() override;

  /// Errors besides the engine's own: NotFound when the engine or its models are not installed.
  core::Result<core::services::GenerationReport> generate(const core::services::GenerationRequest& request, const core::jobs::ProgressSink& progress,
                                                          std::stop_token stop) override;
  core::Result<core::services::GenerationReport> restyle(const core::services::RestyleRequest& request, const core::jobs::ProgressSink& progress,
                                                         std::stop_token stop) override;
  core::Result<std::vector<core::services::StyleInfo>> styles() override;
  core::Result<std::vector<core::services::ModelInfo>> models() override;
  core::Result<core::services::LiftReport> lift(const core::services::LiftRequest& request, const core::jobs::ProgressSink& progress, std::stop_token stop) override;
  core::Result<std::vector<core::services::RecipeInfo>> recipes() override;
  core::Result<std::vector<core::services::BundlingInfo>> bundlings() override;
  core::Result<core::services::BundleReport> bundle(const core::services::BundleRequest& request, const core::jobs::ProgressSink& progress,
                                                    std::stop_token stop) override;
  core::Result<core::services::ImportReport> importFiles(const core::services::ImportRequest& request, const core::jobs::ProgressSink& progress,
                                                         std::stop_token stop) override;
  core::Result<core::services::NearClipsReport> nearClips(const core::services::NearClipsRequest& request, const core::jobs::ProgressSink& progress,
                                                          std::stop_token stop) override;

 private:
  core::Result<void> load();
  core::Result<void> ready(const core::jobs::ProgressSink& progress, const std::stop_token& stop);

  std::filesystem::path library_;
  core::services::ModelFolders folders_;
  std::string precision_;
  void* handle_ = nullptr;
  std::unique_ptr<EngineServices> engine_;
};

}  // namespace app
