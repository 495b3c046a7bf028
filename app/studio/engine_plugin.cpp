#include "app/studio/engine_plugin.h"

#include "core/engine/clips/near_clip_service.h"
#include "core/engine/devices.h"
#include "core/engine/generation_engine.h"
#include "core/engine/lifting_engine.h"
#include "core/engine/model_library.h"
#include "core/engine/recipe_table.h"
#include "core/engine/threads.h"

#include <filesystem>
#include <string>

namespace {

std::filesystem::path pathOf(const char* folder) {
  const std::string text(folder);
  return std::u8string(text.begin(), text.end());
}

}  // namespace

extern "C" __attribute__((visibility("default"))) app::EngineServices* gestoMakeEngine(const char* modelFolder, const char* ownModelFolder, const char* precision) {
  core::engine::usePrecision(core::base::precisionNamed(precision).value_or(core::base::Precision::Exact));
  core::engine::useThreads(core::engine::usualThreads());
  // One library, so that no model is loaded twice.
  const auto library = std::make_shared<core::engine::ModelLibrary>(core::services::ModelFolders(pathOf(modelFolder), pathOf(ownModelFolder)));
  return new app::EngineServices{core::engine::makeGenerationService(library), core::engine::makeLiftingService(library), core::engine::makeTrainingService(),
                                 core::engine::makeNearClipService(library)};
}
