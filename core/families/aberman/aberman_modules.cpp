#include "core/families/aberman/aberman_modules.h"

#include "core/families/aberman/aberman_loss.h"
#include "core/families/module_checks.h"
#include "core/families/module_gradients.h"

#include <ATen/ATen.h>

// The modules of Aberman et al. in the table, on the networks and losses that people run.
namespace core::families {

namespace {

using model::StyleKind;

constexpr std::int64_t kMostFrames = 4000;

at::Tensor framesChecked(at::Tensor motion, const std::string& name, std::int64_t fewest) {
  require(motion.size(2) >= fewest && motion.size(2) <= kMostFrames,
          name + " has " + std::to_string(motion.size(2)) + " frames, " + std::to_string(fewest) + " to " + std::to_string(kMostFrames) + " are read");
  return motion;
}

at::Tensor motionOf(const ModuleCall& call, const std::string& name, std::int64_t batch, std::int64_t width, std::int64_t frames = -1) {
  return framesChecked(call.floats(name, {batch, width, frames}), name, model::kAbermanFewestFrames);
}

model::JointTree treeOf(const ModuleCall& call) {
  const auto parents = call.integers("parents", {-1});
  return model::jointTree(parents, call.floats("offsets", {parents.size(0), 3}), call.integers("joints", {-1}));
}

/// The tree that a network of these sizes reads.
model::JointTree treeFor(const ModuleCall& call, const model::AbermanOptions& sizes) {
  auto tree = treeOf(call);
  require(4 * tree.joints() == sizes.rotationWidth,
          "the network moves " + std::to_string(sizes.rotationWidth / 4) + " joints, the skeleton has " + std::to_string(tree.joints()));
  require(3 * (static_cast<std::int64_t>(tree.chosen.size()) - 1) + 4 == sizes.style3dWidth,
          "the network reads " + std::to_string((sizes.style3dWidth - 4) / 3 + 1) + " chosen joints, there are " + std::to_string(tree.chosen.size()));
  return tree;
}

at::Tensor labelsOf(const ModuleCall& call, const std::string& name, std::int64_t batch, int classes) {
  const auto labels = call.integers(name, {batch});
  require(labels.min().item<std::int64_t>() >= 0 && labels.max().item<std::int64_t>() < classes, name + " must lie between 0 and " + std::to_string(classes - 1));
  return labels;
}

TensorMap runTransfer(const ModuleCall& call) {
  auto network = required(model::loadAbermanGenerator(call.weights));
  const auto& sizes = network->options();
  const auto tree = treeFor(call, sizes);
  const auto content = motionOf(call, "content", -1, sizes.contentWidth);
  const bool is3d = call.hasInput("style");
  const auto style = is3d ? network->style(motionOf(call, "style", content.size(0), sizes.style3dWidth), StyleKind::Joints3d)
                          : network->style(motionOf(call, "style2d", content.size(0), sizes.style2dWidth), StyleKind::Keypoints2d);
  const auto rotations = network->decode(network->content(content), style);
  return {{"rotations", rotations}, {"positions", model::chosenPositions(rotations, tree).contiguous()}};
}

TensorMap runContent(const ModuleCall& call) {
  auto network = required(model::loadAbermanGenerator(call.weights));
  return {{"code", network->content(motionOf(call, "content", -1, network->options().contentWidth))}};
}

TensorMap runStyle(const ModuleCall& call, StyleKind kind) {
  auto network = required(model::loadAbermanGenerator(call.weights));
  const auto& sizes = network->options();
  const auto code = network->style(motionOf(call, "style", -1, kind == StyleKind::Joints3d ? sizes.style3dWidth : sizes.style2dWidth), kind);
  return {{"code", code}, {"adain", network->adaIn(code)}};
}

TensorMap runCritic(const ModuleCall& call) {
  auto critic = required(model::loadAbermanCritic(call.weights));
  const auto sizes = required(model::abermanOptionsOf(call.weights));
  const auto motion = framesChecked(call.floats("motion", {-1, sizes.style3dWidth, -1}), "motion", 16);
  const auto answer = critic->forward(model::AbermanCriticImpl::differencesOf(motion), labelsOf(call, "label", motion.size(0), sizes.classes));
  return {{"response", answer.response.contiguous()}, {"features", answer.features}};
}

struct LossCall {
  model::AbermanGenerator generator{nullptr};
  model::AbermanCritic critic{nullptr};
  model::JointTree tree;
  training::AbermanLossInput input;
};

LossCall lossCallOf(const ModuleCall& call, bool isGenerators) {
  LossCall made;
  made.generator = required(model::loadAbermanGenerator(call.weights));
  made.critic = required(model::loadAbermanCritic(call.weights));
  const auto& sizes = made.generator->options();
  made.tree = treeFor(call, sizes);
  auto& input = made.input;
  input.kind = call.settings.text("mode") == "2d" ? StyleKind::Keypoints2d : StyleKind::Joints3d;
  const auto styleWidth = input.kind == StyleKind::Joints3d ? sizes.style3dWidth : sizes.style2dWidth;
  input.content = framesChecked(call.floats("content", {-1, sizes.contentWidth, -1}), "content", 16);
  const auto batch = input.content.size(0), frames = input.content.size(2);
  require(frames % 2 == 0, "content must have an even number of frames");
  input.motion = motionOf(call, "motion", batch, sizes.style3dWidth, frames);
  input.label = labelsOf(call, "label", batch, sizes.classes);
  input.style = motionOf(call, "style", batch, styleWidth);
  input.targetMotion = framesChecked(call.floats("target_motion", {batch, sizes.style3dWidth, -1}), "target_motion", 16);
  input.targetStyle = motionOf(call, "target_style", batch, styleWidth);
  input.targetLabel = labelsOf(call, "target_label", batch, sizes.classes);
  if (isGenerators) {
    input.contentRaw = motionOf(call, "content_raw", batch, sizes.contentWidth, frames);
    input.same = motionOf(call, "same", batch, styleWidth);
    input.different = motionOf(call, "different", batch, styleWidth);
    input.other = motionOf(call, "other", batch, input.kind == StyleKind::Joints3d ? sizes.style2dWidth : sizes.style3dWidth);
  }
  return made;
}

TensorMap runLoss(const ModuleCall& call) {
  auto made = lossCallOf(call, true);
  learn(*made.generator);
  const at::AutoGradMode learning(true);
  const auto losses =
      training::abermanLoss(made.generator, made.critic, made.input, [&](const at::Tensor& rotations) { return model::chosenPositions(rotations, made.tree); });
  losses.total.backward();
  TensorMap out;
  addScalars(out, {{"total", losses.total},
                   {"adversarial", losses.adversarial},
                   {"recon", losses.recon},
                   {"recon_rotation", losses.reconRotation},
                   {"feature", losses.feature},
                   {"quaternion", losses.quaternion},
                   {"twist", losses.twist},
                   {"triplet", losses.triplet},
                   {"joint", losses.joint}});
  addGradients(out, *made.generator, "gen.");
  return out;
}

TensorMap runCriticLoss(const ModuleCall& call) {
  auto made = lossCallOf(call, false);
  learn(*made.critic);
  const at::AutoGradMode learning(true);
  const auto losses =
      training::criticLoss(made.generator, made.critic, made.input, [&](const at::Tensor& rotations) { return model::chosenPositions(rotations, made.tree); });
  losses.total.backward();
  TensorMap out;
  addScalars(out, {{"total", losses.total}, {"real", losses.real}, {"fake", losses.fake}, {"penalty", losses.penalty}});
  addGradients(out, *made.critic, "dis.");
  return out;
}

TensorMap runFeatures(const ModuleCall& call) {
  const auto tree = treeOf(call);
  const auto rotations = call.floats("rotations", {-1, tree.joints(), 4});
  require(rotations.size(0) >= 2 && rotations.size(0) <= kMostFrames, "rotations must have 2 to " + std::to_string(kMostFrames) + " frames");
  const auto clip = model::abermanClip(rotations, call.floats("root", {rotations.size(0), 3}), tree, call.floats("angle", {1}).item<double>(),
                                       call.floats("scale", {1}).item<double>());
  return {{"content", clip.content}, {"style", clip.style}, {"style2d", clip.style2d}, {"contacts", clip.contacts}};
}

TensorMap runRestore(const ModuleCall& call) {
  const auto tree = treeOf(call);
  const auto rotations = call.floats("rotations", {4 * tree.joints(), -1});
  require(rotations.size(1) <= kMostFrames, "rotations has more than " + std::to_string(kMostFrames) + " frames");
  const auto restored = model::restoredMotion(rotations, call.floats("root", {4, rotations.size(1)}), tree);
  return {{"rotations_world", restored.rotations}, {"positions_world", restored.positions}};
}

}  // namespace

void addAbermanModules(ModuleTable& table) {
  const auto mode = [] { return base::wordSetting("mode", {"3d", "2d"}, "what the styles are read from"); };
  table["aberman"] = {.run = runTransfer, .needsWeights = true};
  table["aberman-content"] = {.run = runContent, .needsWeights = true};
  table["aberman-style3d"] = {.run = [](const ModuleCall& call) { return runStyle(call, StyleKind::Joints3d); }, .needsWeights = true};
  table["aberman-style2d"] = {.run = [](const ModuleCall& call) { return runStyle(call, StyleKind::Keypoints2d); }, .needsWeights = true};
  table["aberman-discriminator"] = {.run = runCritic, .needsWeights = true};
  table["aberman-loss"] = {.run = runLoss, .settings = {mode()}, .needsWeights = true};
  table["aberman-discriminator-loss"] = {.run = runCriticLoss, .settings = {mode()}, .needsWeights = true};
  table["aberman-features"] = {.run = runFeatures};
  table["aberman-restore"] = {.run = runRestore};
}

}  // namespace core::families
