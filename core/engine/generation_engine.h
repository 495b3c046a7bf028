#pragma once

#include "core/services/generation_service.h"
#include "core/services/model_card.h"

#include <memory>

namespace core::engine {

class ModelLibrary;

/// Text to motion, and motions in another style, with the models of a library. Weights are read on first use. Never null; touches no file yet.
std::unique_ptr<services::GenerationService> makeGenerationService(std::shared_ptr<ModelLibrary> library);
std::unique_ptr<services::GenerationService> makeGenerationService(const services::ModelFolders& folders);

}  // namespace core::engine
