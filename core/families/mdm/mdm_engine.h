#pragma once

#include "core/services/generation_service.h"

#include <filesystem>
#include <memory>

namespace core::engine {

/// Whether that file is there and is an imported MDM.
bool isMdmFile(const std::filesystem::path& file);

/// Text to motion with an imported MDM, kept between calls. One thread at a time.
class MdmEngine {
 public:
  MdmEngine();
  ~MdmEngine();

  /// Errors: as GenerationService::generate; Unsupported when a mixture is asked for. A style is not looked at.
  Result<services::GenerationReport> generate(const std::filesystem::path& file, const services::GenerationRequest& request,
                                              const jobs::ProgressSink& progress, std::stop_token stop);

 private:
  struct Loaded;
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace core::engine
