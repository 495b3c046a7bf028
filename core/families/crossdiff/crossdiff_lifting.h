#pragma once

#include "core/families/crossdiff/crossdiff_model.h"
#include "core/jobs/progress.h"
#include "core/motion/picture/body_keypoints.h"
#include "core/representation/projection_2d.h"
#include "core/services/lifting_service.h"

#include <memory>
#include <stop_token>
#include <string>

namespace core::families {

/// The camera of a model's 2D motions, and how many of its units a metre is.
representation::Camera cameraOf(const sampling::CrossDiffModel& model);
double unitsPerMetre(representation::Camera camera);
std::shared_ptr<const motion::BodyKeypoints> inMetres(motion::BodyKeypoints body, double units);

/// A video's key points to a motion: read, followed, lifted, and laid over the picture. Time and hash of the report are left to the caller.
/// modelName: for messages. Errors: as LiftingService::lift.
Result<services::LiftReport> liftVideo(sampling::CrossDiffModel& model, const std::string& modelName, const services::LiftRequest& request,
                                       const jobs::ProgressSink& progress, std::stop_token stop);

}  // namespace core::families
