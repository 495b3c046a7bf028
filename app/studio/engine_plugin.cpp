#include "app/studio/engine_plugin.h"

#include "core/engine/generation_engine.h"
#include "core/families/crossdiff/crossdiff_engine.h"

#include <filesystem>
#include <string>

namespace {

std::filesystem::path pathOf(const char* folder) {
  const std::string text(folder);
  return std::u8string(text.begin(), text.end());
}

}  // namespace

extern "C" __attribute__((visibility("default"))) core::services::GenerationService* gestoMakeGenerationService(const char* modelFolder) {
  return core::engine::makeGenerationService(pathOf(modelFolder)).release();
}

extern "C" __attribute__((visibility("default"))) core::services::LiftingService* gestoMakeLiftingService(const char* modelFolder) {
  return core::engine::makeLiftingService(pathOf(modelFolder)).release();
}
