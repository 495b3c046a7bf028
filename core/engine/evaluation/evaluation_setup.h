#pragma once

#include "core/engine/evaluation/evaluation_session.h"
#include "core/engine/model_library.h"
#include "core/metrics/protocol.h"
#include "core/model/evaluators/judge_weights.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Who is measured and who measures, opened from a request.
namespace core::engine {

struct Contender {
  std::string name;         // as asked for: "default:mld"
  std::string description;  // one sentence
  families::Variant variant;
  std::shared_ptr<families::LoadedModel> model;  // shared by the variants of one file
};

/// Errors: InvalidArgument (an unknown word behind a colon, a variant that makes no sense in the protocol), those of loading.
Result<std::vector<Contender>> openContenders(const EvaluationRequest& request, ModelLibrary& library);

struct OpenedPanel {
  metrics::Panel panel;
  std::vector<std::pair<std::string, std::string>> judges;  // for the report
  std::vector<std::string> remarks;                         // a judge that is missing or not clean
};
/// Errors: InvalidArgument (two evaluators of one name), those of loading.
Result<OpenedPanel> openPanel(const EvaluationRequest& request, const ModelLibrary& library);

/// Styles that every contender with styles of its own knows, and the judge too when there is one. Others take any style from a clip: without
/// one of the former they are the judge's, or none.
std::vector<std::string> commonStyles(const std::vector<Contender>& contenders, const model::TrainedJudge* judge);

}  // namespace core::engine
