#pragma once

namespace core::services {
class GenerationService;
}

/// The one symbol of libgesto_engine.so, the only part of the studio that links LibTorch. modelFolder: UTF-8 path.
/// The caller owns the object and must delete it before the library is unloaded. Never null; throws nothing.
extern "C" core::services::GenerationService* gestoMakeGenerationService(const char* modelFolder);
