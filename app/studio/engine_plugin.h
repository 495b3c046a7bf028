#pragma once

namespace core::services {
class GenerationService;
class LiftingService;
}

/// The symbols of libgesto_engine.so, the only part of the studio that links LibTorch. modelFolder: UTF-8 path.
/// The caller owns the objects and must delete them before the library is unloaded. Never null; they throw nothing.
extern "C" core::services::GenerationService* gestoMakeGenerationService(const char* modelFolder);
extern "C" core::services::LiftingService* gestoMakeLiftingService(const char* modelFolder);
