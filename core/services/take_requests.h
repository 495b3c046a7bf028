#pragma once

#include "core/document/take.h"
#include "core/services/generation_service.h"
#include "core/services/lifting_service.h"

#include <memory>
#include <string>

// What a project stores and what the services are asked, each from the other: the window and the command line make the same takes.
namespace core::services {

GenerationRequest generationRequest(const document::TakeRequest& take);
/// name: what messages call the motion that is restyled.
RestyleRequest restyleRequest(const document::TakeRequest& take, const std::string& name, std::shared_ptr<const motion::Clip> motion);
LiftRequest liftRequest(const document::TakeRequest& take);

/// What a take's request says of several actions, of what is kept, of poses and a path; no spans for a plain prompt.
MotionPlan motionPlan(const document::TakeRequest& take);

document::TakeStyle takeStyle(const StyleReference& style);

/// The takes that came of these, without a name, an id and a date. Files are stored with their whole path.
document::Take takeOf(const GenerationRequest& request, const GenerationReport& report);
document::Take takeOf(const RestyleRequest& request, const GenerationReport& report);
document::Take takeOf(const LiftRequest& request, const LiftReport& report);

}  // namespace core::services
