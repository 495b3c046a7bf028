#pragma once

#include "core/base/result.h"
#include "core/families/model_family.h"
#include "core/jobs/progress.h"
#include "core/services/model_making.h"

#include <stop_token>
#include <vector>

namespace core::engine {

/// The families whose models are joined of trained parts.
std::vector<services::BundlingInfo> bundlingsOf(const families::FamilyTable& families = families::modelFamilies());

/// As services::TrainingService::bundle. What the runs know goes into the card: a part that lies in a run folder tells its recipe, seed, updates, data set and last
/// validation; the licences of the data sets that are still there, and those of models that gave parts, become the model's.
Result<services::BundleReport> bundleModel(const services::BundleRequest& request, const jobs::ProgressSink& progress, std::stop_token stop,
                                           const families::FamilyTable& families = families::modelFamilies());

/// As services::TrainingService::importFiles. The card says which files were read.
Result<services::ImportReport> importToModel(const services::ImportRequest& request, const jobs::ProgressSink& progress, std::stop_token stop,
                                             const families::FamilyTable& families = families::modelFamilies());

}  // namespace core::engine
