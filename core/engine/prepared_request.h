#pragma once

#include "core/engine/model_library.h"
#include "core/engine/style_clips.h"
#include "core/families/kept_motion.h"
#include "core/families/motion_wish.h"
#include "core/families/steering.h"
#include "core/services/generation_service.h"

#include <memory>
#include <string>
#include <vector>

namespace core::engine {

/// A request with everything that its model has to be given.
struct PreparedRequest {
  services::GenerationRequest request;  // a plan of one action that keeps nothing is an ordinary prompt here
  std::shared_ptr<families::LoadedModel> model;
  families::MotionWish wish;
  families::KeptMotion kept;
  families::Steering steering;
  /// What decides the noise beside the seed: of a plan whose keys let all of the motion change, what they ask; else empty.
  std::string drawnBy;
  bool isStyledAfterwards = false;  // the model knows no style: the default one gives the finished motion one
  std::vector<std::string> remarks;
};

/// The seed that the model is given for one that is asked for.
std::uint64_t drawnSeed(const PreparedRequest& prepared, std::uint64_t asked);

/// The texts of the actions, one of a plain prompt.
std::vector<std::string> textsOf(const services::GenerationRequest& request);

/// The families that can do it, for messages: "CrossDiff or MDM".
std::string titlesOf(const families::FamilyTable& families, bool services::ModelAbilities::*ability);

/// Loads the model and reads the files that the request names. Errors: those of GenerationService::generate but for Cancelled.
Result<PreparedRequest> preparedRequest(ModelLibrary& library, StyleClips& styles, const services::GenerationRequest& asked, const jobs::ProgressSink& progress);

}  // namespace core::engine
