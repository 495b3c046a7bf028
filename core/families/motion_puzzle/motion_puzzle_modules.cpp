#include "core/families/motion_puzzle/motion_puzzle_modules.h"

#include "core/families/module_checks.h"
#include "core/families/module_gradients.h"
#include "core/families/motion_puzzle/puzzle_loss.h"
#include "core/families/motion_puzzle/puzzle_motion.h"

#include <ATen/ATen.h>

// The Motion Puzzle modules of the table, on the network and the losses that people run.
namespace core::families {

namespace {

constexpr std::int64_t kMostFrames = 4000;

at::Tensor puzzleInput(const ModuleCall& call, const std::string& name, const model::MotionPuzzle& network, std::int64_t batch) {
  auto motion = call.floats(name, {batch, model::kPuzzleChannels, network->options().joints, -1});
  require(motion.size(3) >= model::kPuzzleFewestFrames && motion.size(3) <= kMostFrames, name + " has " + std::to_string(motion.size(3)) + " frames, the network reads " +
                                                                                             std::to_string(model::kPuzzleFewestFrames) + " to " +
                                                                                             std::to_string(kMostFrames));
  return motion;
}

TensorMap runPuzzle(const ModuleCall& call) {
  auto network = required(model::loadMotionPuzzle(call.weights));
  const auto content = puzzleInput(call, "content", network, -1);
  const auto batch = content.size(0);
  const auto code = network->content(content).code;
  if (call.hasInput("style")) return {{"output", network->decode(code, network->style(puzzleInput(call, "style", network, batch))).contiguous()}};
  model::MotionPuzzleImpl::Styles styles;
  std::size_t part = 0;
  for (const char* name : {"style_left_leg", "style_right_leg", "style_spine", "style_left_arm", "style_right_arm"})
    styles[part++] = network->style(puzzleInput(call, name, network, batch));
  return {{"output", network->decode(code, styles).contiguous()}};
}

TensorMap featuresOf(const model::PuzzleFeatures& features) {
  return {{"joint", features.joint}, {"mid", features.mid}, {"part", features.part}, {"code", features.code}};
}

TensorMap runContent(const ModuleCall& call) {
  auto network = required(model::loadMotionPuzzle(call.weights));
  return featuresOf(network->content(puzzleInput(call, "motion", network, -1)));
}

TensorMap runStyle(const ModuleCall& call) {
  auto network = required(model::loadMotionPuzzle(call.weights));
  return featuresOf(network->style(puzzleInput(call, "motion", network, -1)));
}

TensorMap runLoss(const ModuleCall& call) {
  auto network = required(model::loadMotionPuzzle(call.weights));
  const auto content = puzzleInput(call, "content", network, -1), style = puzzleInput(call, "style", network, content.size(0));
  require(content.size(3) == style.size(3) && content.size(3) % 4 == 0, "content and style must have as many frames, a multiple of 4");
  learn(*network);
  const at::AutoGradMode learning(true);
  const auto losses = training::puzzleLoss(network, content, style, {call.settings.isOn("mix_leg"), call.settings.isOn("mix_spine"), call.settings.isOn("mix_arm")});
  losses.total.backward();
  TensorMap out;
  addScalars(out, {{"total", losses.total},
                   {"recon", losses.recon},
                   {"cycle_content", losses.cycleContent},
                   {"cycle_style", losses.cycleStyle},
                   {"smooth_recon", losses.smoothRecon},
                   {"smooth_cycle", losses.smoothCycle}});
  addGradients(out, *network, "");
  return out;
}

TensorMap runFeatures(const ModuleCall& call) {
  const auto positions = call.floats("positions", {-1, 21, 3});
  require(positions.size(0) >= 2 && positions.size(0) <= kMostFrames, "positions must have 2 to " + std::to_string(kMostFrames) + " frames");
  auto motion = model::puzzleMotion(positions, call.floats("rotations", {positions.size(0), 21, 3, 3}));
  if (call.settings.isOn("pad")) motion = model::paddedWhole(motion);
  return {{"features", motion.features}, {"root", motion.root}, {"contacts", motion.contacts}};
}

TensorMap runPosture(const ModuleCall& call) {
  const auto features = call.floats("features", {-1, 21, model::kPuzzleChannels});
  require(features.size(0) <= kMostFrames, "features has more than " + std::to_string(kMostFrames) + " frames");
  const auto posture = model::puzzlePosture(features, call.floats("root", {features.size(0), 3}));
  return {{"positions", posture.positions}, {"rotations", posture.rotations}};
}

}  // namespace

void addMotionPuzzleModules(ModuleTable& table) {
  table["puzzle"] = {.run = runPuzzle, .needsWeights = true};
  table["puzzle-content"] = {.run = runContent, .needsWeights = true};
  table["puzzle-style"] = {.run = runStyle, .needsWeights = true};
  table["puzzle-loss"] = {.run = runLoss,
                          .settings = {base::switchSetting("mix_leg", false, "the legs take their style from the content"),
                                       base::switchSetting("mix_spine", false, "the spine does"), base::switchSetting("mix_arm", false, "the arms do")},
                          .needsWeights = true};
  table["puzzle-features"] = {.run = runFeatures, .settings = {base::switchSetting("pad", false, "as long as the network wants a whole clip")}};
  table["puzzle-posture"] = {.run = runPosture};
}

}  // namespace core::families
