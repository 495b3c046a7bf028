#pragma once

#include "core/services/generation_service.h"

#include <filesystem>
#include <memory>

namespace core::engine {

/// Text to motion with the models in a folder: NAME.safetensors, as bundled by `gesto model bundle`. The name
/// "default" stands for smoodi-compact; a path that ends in .safetensors stands for that file, also for one that `gesto model import`
/// made. Weights are read on first use and kept. Never null; touches no file yet.
std::unique_ptr<services::GenerationService> makeGenerationService(const std::filesystem::path& modelFolder);

}  // namespace core::engine
