#include "core/engine/evaluation/motion_key.h"

#include <nlohmann/json.hpp>

namespace core::engine {

namespace {

// A word, not the number: another source put before it must not make an old motion the answer to a new question.
const char* wordOf(families::RetrievalWish::From from) {
  using From = families::RetrievalWish::From;
  return from == From::Library ? "library" : from == From::Given ? "given" : "nowhere";
}

}  // namespace

nlohmann::json motionWords(const families::ModelFacts& facts, const families::MotionWish& wish) {
  nlohmann::json words = {{"model", facts.hash},
                          {"constants", facts.constants},
                          {"prompt", wish.prompt},
                          {"frames", wish.frames},
                          {"seed", wish.seed},
                          {"content weight", wish.guidance.contentWeight.value_or(facts.guidance)},
                          {"style weight", wish.guidance.styleWeight},
                          {"classifier scale", wish.guidance.classifierScale},
                          {"steps", wish.steps.value_or(facts.steps)}};
  if (wish.mixture) words["mixture"] = *wish.mixture;
  if (wish.gradientReuse) words["gradient reuse"] = *wish.gradientReuse;
  if (wish.solver) words["solver"] = *wish.solver == diffusion::Solver::Ddim ? "DDIM" : "DPM-Solver++";
  if (wish.codes != families::CodeWish{}) {
    words["codes"] = {{"likeliest", wish.codes.choice == families::CodeWish::Choice::Likeliest},
                      {"of", wish.codes.topK},
                      {"own length", wish.codes.length == families::CodeWish::Length::Own}};
  }
  if (const auto& near = wish.retrieval; near.from != families::RetrievalWish::From::Library || near.takesPublishedMixture)
    words["retrieval"] = {{"from", wordOf(near.from)}, {"published mixture", near.takesPublishedMixture}};
  return words;
}

}  // namespace core::engine
