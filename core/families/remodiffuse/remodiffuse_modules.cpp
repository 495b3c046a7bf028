#include "core/families/remodiffuse/remodiffuse_modules.h"

#include "core/families/module_checks.h"
#include "core/families/module_gradients.h"
#include "core/families/remodiffuse/condition_mixture.h"
#include "core/model/positional.h"
#include "core/sampling/retrieval.h"

#include <ATen/ATen.h>

#include <charconv>

// The ReMoDiffuse modules of the table, on the network, the mixture, the loop and the retrieval that people run.
namespace core::families {

namespace {

at::Tensor lengthsChecked(const ModuleCall& call, const std::string& name, std::initializer_list<std::int64_t> shape, std::int64_t most) {
  const auto lengths = call.integers(name, shape);
  require(lengths.min().item<std::int64_t>() >= 1 && lengths.max().item<std::int64_t>() <= most, name + " must lie between 1 and " + std::to_string(most));
  return lengths;
}

at::Tensor motionChecked(const ModuleCall& call, const std::string& name, const model::RemodiffuseOptions& sizes) {
  auto motion = call.floats(name, {-1, -1, sizes.featureWidth});
  require(motion.size(1) <= sizes.frames, name + " has " + std::to_string(motion.size(1)) + " frames, the network reads at most " + std::to_string(sizes.frames));
  return motion;
}

at::Tensor stepsChecked(const ModuleCall& call, std::int64_t batch) {
  const auto timestep = call.integers("timestep", {batch});
  require(timestep.min().item<std::int64_t>() >= 0 && timestep.max().item<std::int64_t>() < 1000, "timestep must lie between 0 and 999");
  return timestep;
}

model::RetrievedClips clipsOf(const ModuleCall& call, const model::RemodiffuseOptions& sizes, std::int64_t batch) {
  model::RetrievedClips clips;
  clips.motion = call.floats("retrieved_motion", {batch, -1, -1, sizes.featureWidth});
  require(clips.motion.size(2) <= sizes.retrievedFrames, "retrieved_motion has more than " + std::to_string(sizes.retrievedFrames) + " frames");
  clips.lengths = lengthsChecked(call, "retrieved_lengths", {batch, clips.motion.size(1)}, clips.motion.size(2));
  clips.text = call.floats("retrieved_text", {batch, clips.motion.size(1), -1, sizes.width});
  return clips;
}

TensorMap runNetwork(const ModuleCall& call) {
  auto network = required(model::loadRemodiffuse(call.weights));
  const auto& sizes = network->options();
  const auto x = motionChecked(call, "x", sizes);
  const auto batch = x.size(0);
  const auto timestep = stepsChecked(call, batch);
  const auto isInside = model::lengthMask(lengthsChecked(call, "lengths", {batch}, x.size(1)), x.size(1));
  const auto text = network->textFeatures(call.floats("text", {batch, -1, sizes.textInput}));
  const auto retrieved = network->retrieved(clipsOf(call, sizes, batch));
  const auto under = [&](bool hasText, bool hasRetrieval) {
    return network->forward(x, timestep, isInside, text, retrieved, {at::full({batch}, hasText, at::kBool), at::full({batch}, hasRetrieval, at::kBool)});
  };
  return {{"text_features", text},
          {"retrieved_motion_features", retrieved.motion.contiguous()},
          {"retrieved_text_features", retrieved.caption.contiguous()},
          {"both", under(true, true)},
          {"text", under(true, false)},
          {"retrieval", under(false, true)},
          {"none", under(false, false)}};
}

sampling::ConditionMixture mixtureOf(const ModuleCall& call) {
  return {call.settings.number("coarse_scale"), call.settings.number("both_coef"), call.settings.number("text_coef"), call.settings.number("retr_coef")};
}

TensorMap runMix(const ModuleCall& call) {
  const auto both = call.floats("both", {-1, -1, -1});
  const auto part = [&](const char* name) { return call.floats(name, {both.size(0), both.size(1), both.size(2)}); };
  const auto coin = call.integers("coin", {1}).item<std::int64_t>();
  require(coin == 0 || coin == 1, "coin must be 0 or 1");
  const auto c = mixtureOf(call).at(stepsChecked(call, 1).item<std::int64_t>(), coin == 1);
  return {{"coefficients", at::tensor(std::vector<double>(c.begin(), c.end()), at::kDouble).to(at::kFloat)},
          {"mixed", c[0] * both + c[1] * part("text") + c[2] * part("retrieval") + c[3] * part("none")}};
}

std::vector<int> countsOf(const std::string& words) {
  std::vector<int> counts;
  for (const char *at = words.data(), *end = at + words.size(); at < end;) {
    int count = 0;
    const auto [next, code] = std::from_chars(at, end, count);
    require(code == std::errc() && (next == end || *next == ','), "respace is a list of whole numbers like 15,15,8,6,6, not \"" + words + "\"");
    counts.push_back(count);
    at = next == end ? end : next + 1;
  }
  return counts;
}

TensorMap runSample(const ModuleCall& call) {
  auto network = required(model::loadRemodiffuse(call.weights));
  const auto& sizes = network->options();
  const auto initial = motionChecked(call, "initial", sizes);
  const auto batch = initial.size(0);
  sampling::RemodiffuseConditions conditions;
  conditions.isInside = model::lengthMask(lengthsChecked(call, "lengths", {batch}, initial.size(1)), initial.size(1));
  conditions.text = network->textFeatures(call.floats("text", {batch, -1, sizes.textInput}));
  conditions.retrieved = network->retrieved(clipsOf(call, sizes, batch));
  sampling::RemodiffuseLoop loop{
      .mixture = mixtureOf(call), .respacing = required(sampling::sectionRespace(sampling::remodiffuseSchedule(), countsOf(call.settings.text("respace")))), .coins = {}};
  const auto coins = call.integers("coins", {static_cast<std::int64_t>(loop.respacing.original.size())});
  loop.coins = [&](std::size_t i) { return at::full({batch}, coins[static_cast<std::int64_t>(i)].item<std::int64_t>() != 0, at::kBool); };
  at::Tensor first;
  loop.after = [&](std::size_t i, const at::Tensor& sample) {
    if (i == 0) first = sample;
  };
  const auto final = required(sampling::runRemodiffuse(network, conditions, loop, initial));
  return {{"first", first}, {"final", final}};
}

TensorMap runRetrieve(const ModuleCall& call) {
  const auto query = call.floats("query", {-1, -1});
  const auto library = call.floats("database", {-1, query.size(1)});
  sampling::RetrievalOptions options;
  options.kinematicWeight = call.settings.number("kinematic_coef");
  options.most = static_cast<int>(call.settings.integer("topk"));
  options.leavesOutEqualLengths = call.settings.isOn("exclude_equal_length");
  constexpr std::int64_t kLongest = 1'000'000;
  const auto found = sampling::retrieve(query, lengthsChecked(call, "lengths", {query.size(0)}, kLongest), library,
                                        lengthsChecked(call, "database_lengths", {library.size(0)}, kLongest), options);
  return {{"scores", found.scores}, {"indices", found.indices.to(at::kFloat)}};
}

TensorMap runLoss(const ModuleCall& call) {
  auto network = required(model::loadRemodiffuse(call.weights));
  const auto& sizes = network->options();
  const auto motion = motionChecked(call, "motion", sizes);
  const auto batch = motion.size(0);
  const auto noise = call.floats("noise", {batch, motion.size(1), sizes.featureWidth});
  const auto isInside = model::lengthMask(lengthsChecked(call, "lengths", {batch}, motion.size(1)), motion.size(1));
  const auto condition = call.integers("condition", {batch});
  require(condition.min().item<std::int64_t>() >= 0 && condition.max().item<std::int64_t>() <= 99, "condition must lie between 0 and 99");
  const auto text = call.floats("text", {batch, -1, sizes.textInput});
  const auto clips = clipsOf(call, sizes, batch);
  learn(*network);
  const at::AutoGradMode learning(true);
  const auto loss = model::remodiffuseLoss(network, sampling::remodiffuseSchedule(), motion, noise, stepsChecked(call, batch), isInside, text, clips,
                                           {condition.remainder(10) > 0, condition >= 10});
  loss.backward();
  TensorMap out;
  addScalars(out, {{"loss", loss}});
  addGradients(out, *network, "model.");
  return out;
}

}  // namespace

void addRemodiffuseModules(ModuleTable& table) {
  const sampling::ConditionMixture usual;
  const base::SettingSpecs mixture{base::numberSetting("coarse_scale", usual.coarseScale, -1000, 1000, "how guidance grows with the step"),
                                   base::numberSetting("both_coef", usual.both, -1000, 1000, "up to step 100: of both conditions"),
                                   base::numberSetting("text_coef", usual.text, -1000, 1000, "of the text alone"),
                                   base::numberSetting("retr_coef", usual.retrieval, -1000, 1000, "of retrieval alone")};
  auto sample = mixture;
  sample.push_back(base::textSetting("respace", "15,15,8,6,6", "steps to keep of each equal part of the 1,000"));
  table["remodiffuse"] = {.run = runNetwork, .needsWeights = true};
  table["remodiffuse-mix"] = {.run = runMix, .settings = mixture};
  table["remodiffuse-sample"] = {.run = runSample, .settings = sample, .needsWeights = true};
  table["remodiffuse-retrieve"] = {.run = runRetrieve,
                                   .settings = {base::numberSetting("kinematic_coef", 0.1, 0, 1000, "how much another length counts against a clip"),
                                                base::integerSetting("topk", 2, 1, 1000, "clips wanted"),
                                                base::switchSetting("exclude_equal_length", false, "clips of exactly the length asked for are not ranked")}};
  table["remodiffuse-loss"] = {.run = runLoss, .needsWeights = true};
}

}  // namespace core::families
