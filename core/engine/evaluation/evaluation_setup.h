#pragma once

#include "core/engine/evaluation/evaluation_session.h"
#include "core/families/crossdiff/crossdiff_generator.h"
#include "core/families/mdm/mdm_model.h"
#include "core/families/smoodi/published_model.h"
#include "core/families/smoodi/stylized_model.h"
#include "core/metrics/protocol.h"
#include "core/model/evaluators/judge_weights.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Who is measured and who measures, opened from a request.
namespace core::engine {

enum class Variant {
  Styled,         // the whole model; of a CrossDiff: in 3D, with classifier-free guidance
  TextOnly,       // without adaptor and style guidance
  StyleInPrompt,  // the same with the style said in the prompt
  NoGuidance,     // without classifier guidance; of a CrossDiff: without classifier-free guidance, as its authors sample
  NoAdaptor,      // style weight 0: classifier guidance alone makes the style
  Reconstructed,  // real motions through the autoencoder
  Mixture,        // CrossDiff: in 2D down to kEvaluatedMixture, then in 3D
};
constexpr int kEvaluatedMixture = 300;  // alpha as published

struct Contender {
  std::string name;         // as asked for: "default:mld"
  std::string description;  // one sentence
  Variant variant = Variant::Styled;
  std::string hash;  // of the model's file
  // Shared by the variants of one file; exactly one of them is there.
  std::shared_ptr<sampling::StylizedModel> stylized;
  std::shared_ptr<sampling::CrossDiffModel> crossDiff;
  std::shared_ptr<sampling::PublishedModel> published;  // the authors' SMooDi or MLD, imported
  std::shared_ptr<sampling::MdmModel> mdm;              // the authors' MDM, imported
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

/// Styles that every stylized contender knows, and the judge too when there is one. An imported SMooDi takes any style from a clip: without
/// a contender of our own they are the judge's, or none.
std::vector<std::string> commonStyles(const std::vector<Contender>& contenders, const model::TrainedJudge* judge);

}  // namespace core::engine
