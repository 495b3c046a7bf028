#pragma once

#include "core/services/lifting_service.h"
#include "core/services/model_card.h"

#include <memory>

namespace core::engine {

class ModelLibrary;

/// 2D key points to motion with the models of a library that can. Weights are read on first use. Never null; touches no file yet.
std::unique_ptr<services::LiftingService> makeLiftingService(std::shared_ptr<ModelLibrary> library);
std::unique_ptr<services::LiftingService> makeLiftingService(const services::ModelFolders& folders);

}  // namespace core::engine
