#pragma once

#include "core/sampling/known_motion.h"
#include "core/services/generation_service.h"

#include <string>
#include <vector>

namespace core::families {

/// How long a motion is made, and what of it is given.
struct MadeLength {
  int frames = 0;               // at 20 fps
  sampling::KnownMotion known;  // of the request's given file, where it names one; its length decides then
};

/// most: frames that the model makes. remarks: what was cut. Errors: as reading the given file.
Result<MadeLength> madeLength(const services::GenerationRequest& request, int most, std::vector<std::string>& remarks);

}  // namespace core::families
