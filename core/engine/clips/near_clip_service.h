#pragma once

#include "core/services/near_clips.h"

#include <memory>

namespace core::engine {

class ModelLibrary;

/// Finds clips with the text encoders of a library's models. Never null; touches no file yet.
std::unique_ptr<services::NearClipService> makeNearClipService(std::shared_ptr<ModelLibrary> library);

}  // namespace core::engine
