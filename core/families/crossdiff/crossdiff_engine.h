#pragma once

#include "core/services/generation_service.h"
#include "core/services/lifting_service.h"

#include <filesystem>
#include <memory>

namespace core::engine {

/// The file of a model: NAME.safetensors in the folder, or a path that ends in .safetensors.
std::filesystem::path crossDiffFile(const std::filesystem::path& modelFolder, const std::string& name);

/// Whether that file is there and is a CrossDiff, compact or imported.
bool isCrossDiffFile(const std::filesystem::path& file);

/// Text to motion and 2D to 3D with a CrossDiff, compact or imported, kept between calls. One thread at a time.
class CrossDiffEngine {
 public:
  CrossDiffEngine();
  ~CrossDiffEngine();

  /// A style is not looked at. Errors: as GenerationService::generate.
  Result<services::GenerationReport> generate(const std::filesystem::path& file, const services::GenerationRequest& request,
                                              const jobs::ProgressSink& progress, std::stop_token stop);
  Result<services::LiftReport> lift(const std::filesystem::path& file, const services::LiftRequest& request, const jobs::ProgressSink& progress,
                                    std::stop_token stop);

 private:
  struct Loaded;
  Result<void> load(const std::filesystem::path& file);
  std::unique_ptr<Loaded> loaded_;
};

/// 2D key points to motion with the models in a folder. Weights are read on first use and kept. Never null; touches no file yet.
std::unique_ptr<services::LiftingService> makeLiftingService(const std::filesystem::path& modelFolder);

}  // namespace core::engine
