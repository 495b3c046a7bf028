#pragma once

#include "core/services/generation_service.h"
#include "core/services/lifting_service.h"
#include "core/services/near_clips.h"
#include "core/services/training_service.h"

#include <memory>

namespace app {

/// What the engine does for the window; never null. All of it from one thread at a time.
struct EngineServices {
  std::unique_ptr<core::services::GenerationService> generation;
  std::unique_ptr<core::services::LiftingService> lifting;
  std::unique_ptr<core::services::TrainingService> training;
  std::unique_ptr<core::services::NearClipService> nearClips;
};

}  // namespace app

/// The symbol of libgesto_engine.so, the only part of the studio that links LibTorch. Both folders: UTF-8 paths of models, those that ship and the
/// person's own (may be empty).
/// precision: as base::precisionNamed takes it, in which networks multiply; another word is the exact one.
/// The caller owns the object and must delete it before the library is unloaded. Never null; throws nothing.
extern "C" app::EngineServices* gestoMakeEngine(const char* modelFolder, const char* ownModelFolder, const char* precision);
