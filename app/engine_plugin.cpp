#include "app/engine_plugin.h"

#include "core/engine/generation_engine.h"

#include <filesystem>
#include <string>

extern "C" __attribute__((visibility("default"))) core::services::GenerationService* gestoMakeGenerationService(
    const char* modelFolder) {
  const std::string text(modelFolder);
  return core::engine::makeGenerationService(std::filesystem::path(std::u8string(text.begin(), text.end()))).release();
}
