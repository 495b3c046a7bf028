#pragma once

#include "core/engine/evaluation/evaluation_session.h"
#include "core/metrics/protocol.h"
#include "core/sampling/stylized_model.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Who is measured and who measures, opened from a request.
namespace core::engine {

enum class Variant { Styled, TextOnly, StyleInPrompt, NoGuidance, Reconstructed };

struct Contender {
  std::string name;         // as asked for: "default:mld"
  std::string description;  // one sentence
  Variant variant = Variant::Styled;
  std::shared_ptr<sampling::StylizedModel> model;  // shared by the variants of one file
};

/// Errors: InvalidArgument (an unknown word behind a colon, a variant that makes no sense in the protocol), those of loading.
Result<std::vector<Contender>> openContenders(const EvaluationRequest& request);

struct OpenedPanel {
  metrics::Panel panel;
  std::vector<std::pair<std::string, std::string>> judges;  // for the report
  std::vector<std::string> remarks;                         // a judge that is not clean
};
/// Errors: InvalidArgument (two evaluators of one name), those of loading.
Result<OpenedPanel> openPanel(const EvaluationRequest& request);

/// Styles that every contender knows, and the judge too when there is one.
std::vector<std::string> commonStyles(const std::vector<Contender>& contenders, const model::TrainedJudge* judge);

}  // namespace core::engine
