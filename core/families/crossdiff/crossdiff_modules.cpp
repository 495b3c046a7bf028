#include "core/families/crossdiff/crossdiff_modules.h"

#include "core/diffusion/clean_prediction.h"
#include "core/families/crossdiff/crossdiff_loss.h"
#include "core/families/crossdiff/mixture.h"
#include "core/families/crossdiff/published_crossdiff.h"
#include "core/families/module_checks.h"

#include <ATen/ATen.h>
#include <torch/autograd.h>

// The CrossDiff modules of the table, in the published variant.
namespace core::families {

namespace {

using diffusion::NoiseSchedule;
using model::CrossDiff;
using model::MotionKind;
using sampling::CrossDiffPredictor;

NoiseSchedule cosineSchedule(const base::Settings& settings, std::int64_t positions) {
  const auto steps = settings.integer("diffusion_steps");
  require(steps <= positions, "diffusion_steps lies between 2 and " + std::to_string(positions));
  return required(NoiseSchedule::cosine({.trainSteps = static_cast<int>(steps)}));
}

void requireInside(const at::Tensor& steps, std::int64_t count, const std::string& name) {
  require(steps.min().item<std::int64_t>() >= 0 && steps.max().item<std::int64_t>() < count, name + " must lie between 0 and " + std::to_string(count - 1));
}

/// [S, B, F, C] of draws, of which there are `count`; a list of no draws may be left out.
at::Tensor drawsInput(const ModuleCall& call, const std::string& name, std::int64_t count, const at::Tensor& like) {
  if (count == 0) return {};
  return call.floats(name, {count, like.size(0), like.size(1), like.size(2)});
}

TensorMap runNetwork(const ModuleCall& call) {
  auto network = required(model::loadCrossDiff(call.weights));
  const auto& sizes = network->options();
  const bool is3d = call.hasInput("x3d");
  require(is3d != call.hasInput("x2d"), "exactly one of the inputs \"x3d\" and \"x2d\" is needed");
  const auto x = is3d ? call.floats("x3d", {-1, sizes.frames, sizes.motionWidth}) : call.floats("x2d", {-1, sizes.frames, sizes.jointWidth});
  const auto timestep = call.integers("timestep", {x.size(0)});
  requireInside(timestep, sizes.positions, "timestep");
  auto text = call.floats("text", {x.size(0), sizes.textWidth});
  if (call.settings.isOn("null_text")) text = at::zeros_like(text);
  const auto predicted = sampling::guidedPrediction(network, x, timestep, text, call.settings.number("guidance"), model::CrossDiffOutput::Both);
  return {{"out3d", predicted.motion3d}, {"out2d", predicted.motion2d}};
}

TensorMap runSample(const ModuleCall& call) {
  auto network = required(model::loadCrossDiff(call.weights));
  const auto& sizes = network->options();
  auto sample = call.floats("initial", {-1, sizes.frames, -1});
  require(sample.size(2) == sizes.motionWidth || sample.size(2) == sizes.jointWidth,
          "initial has " + std::to_string(sample.size(2)) + " features, which is neither a 3D nor a 2D motion");
  const auto kind = network->kindOf(sample);
  const auto schedule = cosineSchedule(call.settings, sizes.positions);
  const auto text = call.floats("text", {sample.size(0), sizes.textWidth});
  const auto timesteps = call.integers("timesteps", {-1});
  requireInside(timesteps, schedule.trainSteps(), "timesteps");
  const auto count = timesteps.size(0);
  const bool needsNoise = timesteps.max().item<std::int64_t>() > 0 || call.hasInput("noise");
  const auto noise = needsNoise ? drawsInput(call, "noise", count, sample) : at::Tensor();
  const CrossDiffPredictor predictor(network, text, call.settings.number("guidance"));
  at::Tensor first;
  sampling::LoopOptions options;
  for (std::int64_t i = 0; i < count; ++i) options.steps.push_back(timesteps[i].item<std::int64_t>());
  const sampling::CleanLoop loop{.clean = [&](const at::Tensor& noisy, std::int64_t told) { return predictor.clean(noisy, told, kind); },
                                 .draw = [&](std::size_t i) { return noise[static_cast<std::int64_t>(i)]; },
                                 .after =
                                     [&](std::size_t i, const at::Tensor& reached) {
                                       if (i == 0) first = reached;
                                     }};
  sample = required(sampling::runCleanLoop(loop, {schedule, {}}, sample, options));
  return {{"first", first}, {"final", sample}};
}

TensorMap runMixture(const ModuleCall& call) {
  auto network = required(model::loadCrossDiff(call.weights));
  const auto& sizes = network->options();
  const auto schedule = cosineSchedule(call.settings, sizes.positions);
  const auto initial = call.floats("initial2d", {-1, sizes.frames, sizes.jointWidth});
  const auto text = call.floats("text", {initial.size(0), sizes.textWidth});
  const auto timesteps = call.integers("timesteps", {-1});
  requireInside(timesteps, schedule.trainSteps(), "timesteps");
  sampling::MixtureOptions options;
  options.alpha = call.settings.integer("alpha");
  for (std::int64_t i = 0; i < timesteps.size(0); ++i) options.steps.push_back(timesteps[i].item<std::int64_t>());
  for (std::size_t i = 1; i < options.steps.size(); ++i) require(options.steps[i] < options.steps[i - 1], "timesteps must descend");
  require((timesteps == options.alpha).any().item<bool>(), "timesteps does not contain alpha, which is " + std::to_string(options.alpha));
  const auto count2d = (timesteps > options.alpha).sum().item<std::int64_t>();
  const auto noise2d = drawsInput(call, "noise2d", count2d, initial);
  const auto like3d = at::empty({initial.size(0), sizes.frames, sizes.motionWidth});
  // At alpha 0 the switch is the last step and nothing is noised: its draw may be left out.
  const bool needsDraws3d = options.alpha > 0 || call.hasInput("noise3d");
  const auto noise3d = needsDraws3d ? drawsInput(call, "noise3d", timesteps.size(0) - count2d, like3d) : at::Tensor();
  std::int64_t used2d = 0, used3d = 0;
  const auto draw = [&](MotionKind kind) { return kind == MotionKind::Motion2d ? noise2d[used2d++] : noise3d[used3d++]; };
  const auto sample = required(sampling::sampleMixture(CrossDiffPredictor(network, text, 0.0), {schedule, {}}, initial, draw, options));
  return {{"last2d", sample.last2d}, {"switch3d", sample.switch3d}, {"final3d", sample.final3d}};
}

/// A switch per sample, as whole numbers or as floats.
at::Tensor validInput(const ModuleCall& call, std::int64_t batch) {
  const auto found = call.inputs.find("valid");
  const bool isFloat = found != call.inputs.end() && found->second.is_floating_point();
  return isFloat ? call.floats("valid", {batch}) : call.integers("valid", {batch}).to(at::kFloat);
}

TensorMap runLoss(const ModuleCall& call) {
  auto network = required(model::loadCrossDiff(call.weights));
  const auto& sizes = network->options();
  const auto schedule = required(NoiseSchedule::cosine());
  training::CrossDiffLossInput input;
  input.motion3d = call.floats("motion3d", {-1, sizes.frames, sizes.motionWidth});
  const auto batch = input.motion3d.size(0);
  input.motion2d = call.floats("motion2d", {batch, sizes.frames, sizes.jointWidth});
  input.lengths = call.integers("lengths", {batch});
  require(input.lengths.min().item<std::int64_t>() >= 1 && input.lengths.max().item<std::int64_t>() <= sizes.frames,
          "lengths must lie between 1 and " + std::to_string(sizes.frames));
  input.valid = validInput(call, batch);
  input.timestep = call.integers("timestep", {batch});
  requireInside(input.timestep, schedule.trainSteps(), "timestep");
  input.text3d = input.text2d = call.floats("text", {batch, sizes.textWidth});
  input.noise3d = call.floats("noise3d", {batch, sizes.frames, sizes.motionWidth});
  input.noise2d = call.floats("noise2d", {batch, sizes.frames, sizes.jointWidth});
  training::CrossDiffLossOptions options;
  options.weightTo2d = call.settings.number("w_m2j");
  options.weightTo3d = call.settings.number("w_j2m");

  const std::vector<std::string> wanted{"bridge.0.norm1.weight", "embed_text.bias", "r_linear_m.bias"};
  require(sizes.sharesEncoder, "the weights have no shared encoder");
  const auto named = network->named_parameters();
  std::vector<at::Tensor> parameters;
  for (const auto& name : wanted) parameters.push_back(named[name].requires_grad_(true));
  const torch::AutoGradMode gradients(true);
  const auto terms = training::crossDiffLoss(network, schedule, input, options);
  const auto gradientsOf = torch::autograd::grad({terms.total}, parameters);
  TensorMap outputs{{"loss_33", terms.loss33.detach()},
                    {"loss_32", terms.loss32.detach()},
                    {"loss_22", terms.loss22.detach()},
                    {"loss_23", terms.loss23.detach()},
                    {"total", terms.total.detach().reshape({1})}};
  for (std::size_t i = 0; i < wanted.size(); ++i) outputs["grad." + wanted[i]] = gradientsOf[i];
  return outputs;
}

}  // namespace

void addCrossDiffModules(ModuleTable& table) {
  const auto guidance = base::numberSetting("guidance", 0.0, 0, 1000, "classifier-free guidance; 0: off");
  const auto steps = base::integerSetting("diffusion_steps", 1000, 2, 1'000'000, "of the schedule");
  const training::CrossDiffLossOptions weights;
  table["crossdiff"] = {.run = runNetwork, .settings = {base::switchSetting("null_text", false, "without the text"), guidance}, .needsWeights = true};
  table["crossdiff-sample"] = {.run = runSample, .settings = {guidance, steps}, .needsWeights = true};
  table["crossdiff-mixture"] = {
      .run = runMixture, .settings = {base::integerSetting("alpha", 300, 0, 1'000'000, "step of the switch from 2D to 3D"), steps}, .needsWeights = true};
  table["crossdiff-loss"] = {.run = runLoss,
                             .settings = {base::numberSetting("w_m2j", weights.weightTo2d, 0, 1000, "weight of 3D to 2D"),
                                          base::numberSetting("w_j2m", weights.weightTo3d, 0, 1000, "weight of 2D to 3D")},
                             .needsWeights = true};
}

}  // namespace core::families
