#include "core/families/aberman/aberman_loss.h"

#include <torch/autograd.h>

#include <numbers>

namespace core::training {

namespace {

using model::AbermanCriticImpl;
using torch::Tensor;

constexpr double kTripletMargin = 5.0, kTripletEpsilon = 1e-6;
constexpr double kTwistLimit = 100.0 / 180.0 * std::numbers::pi;

Tensor l1(const Tensor& a, const Tensor& b) { return (a - b).abs().mean(); }

/// Half for the motion in another style, half for the two in the clip's own.
Tensor weighed(const Tensor& target, const Tensor& own, const Tensor& same) { return 0.5 * target + 0.25 * (own + same); }

/// Positions with the root's four channels of the content.
Tensor withRoot(const Tensor& positions, const Tensor& motion) {
  const auto frames = positions.size(2);
  return torch::cat({positions, motion.slice(1, motion.size(1) - 4).narrow(2, 0, frames)}, 1);
}

/// [B, 4 J, T] to [B, J, 4, T].
Tensor quaternionsOf(const Tensor& rotations) { return rotations.unflatten(1, {-1, 4}); }

Tensor normError(const Tensor& rotations) { return (quaternionsOf(rotations).norm(2, {2}) - 1.0).square().mean(); }

Tensor twistError(const Tensor& rotations) {
  const auto q = quaternionsOf(rotations).slice(1, 1);
  const auto unit = q / q.norm(2, {2}, true).clamp_min(1e-10);
  const auto w = unit.select(2, 0), x = unit.select(2, 1), y = unit.select(2, 2), z = unit.select(2, 3);
  const auto angle = torch::atan2(2.0 * (w * y - x * z), x * x - y * y - z * z + w * w);
  return (angle.abs() - kTwistLimit).clamp_min(0.0).square().mean();
}

Tensor tripletError(const Tensor& anchor, const Tensor& same, const Tensor& different) {
  const auto distance = [](const Tensor& a, const Tensor& b) { return (a - b + kTripletEpsilon).norm(2, {1}); };
  return (distance(anchor, same) - distance(anchor, different) + kTripletMargin).clamp_min(0.0).mean();
}

}  // namespace

AbermanLosses abermanLoss(model::AbermanGenerator& generator, model::AbermanCritic& critic, const AbermanLossInput& input, const ForwardKinematics& kinematics,
                          const AbermanWeights& weights) {
  const auto code = generator->content(input.content);
  const auto styleA = generator->style(input.style, input.kind), styleB = generator->style(input.targetStyle, input.kind);
  const auto styleP = generator->style(input.same, input.kind), styleN = generator->style(input.different, input.kind);
  const auto made = [&](const Tensor& style) { return generator->decode(code, style).to(torch::kFloat); };
  const auto target = made(styleB), own = made(styleA), same = made(styleP);
  const auto targetPlaces = kinematics(target), ownPlaces = kinematics(own), samePlaces = kinematics(same);
  const auto judged = [&](const Tensor& motion, const Tensor& label) { return critic->forward(AbermanCriticImpl::differencesOf(motion), label); };
  const auto judgedTarget = judged(withRoot(targetPlaces, input.motion), input.targetLabel), judgedOwn = judged(withRoot(ownPlaces, input.motion), input.label),
             judgedSame = judged(withRoot(samePlaces, input.motion), input.label);
  const auto realA = judged(input.motion, input.label).features.mean(2), realB = judged(input.targetMotion, input.targetLabel).features.mean(2);

  AbermanLosses losses;
  losses.adversarial = weighed(-judgedTarget.response.mean(), -judgedOwn.response.mean(), -judgedSame.response.mean());
  const auto truth = input.motion.narrow(1, 0, ownPlaces.size(1));
  losses.recon = 0.5 * (l1(ownPlaces, truth) + l1(samePlaces, truth));
  const auto rotations = input.contentRaw.narrow(1, 0, own.size(1));
  losses.reconRotation = 0.5 * (l1(own, rotations) + l1(same, rotations));
  losses.feature = weighed(l1(judgedTarget.features.mean(2), realB), l1(judgedOwn.features.mean(2), realA), l1(judgedSame.features.mean(2), realA));
  losses.quaternion = weighed(normError(target), normError(own), normError(same));
  losses.twist = weighed(twistError(target), twistError(own), twistError(same));
  losses.triplet = tripletError(styleA, styleP, styleN);
  losses.joint = torch::zeros({}, input.content.options());
  if (weights.joint > 0.0) {
    const auto otherKind = input.kind == model::StyleKind::Joints3d ? model::StyleKind::Keypoints2d : model::StyleKind::Joints3d;
    losses.joint = (styleA - generator->style(input.other, otherKind)).square().mean();
  }
  losses.total = weights.adversarial * losses.adversarial + weights.recon * losses.recon + weights.reconRotation * losses.reconRotation +
                 weights.feature * losses.feature + weights.quaternion * losses.quaternion + weights.triplet * losses.triplet + weights.joint * losses.joint;
  if (weights.twist > 0.0) losses.total = losses.total + weights.twist * losses.twist;
  return losses;
}

CriticLosses criticLoss(model::AbermanGenerator& generator, model::AbermanCritic& critic, const AbermanLossInput& input, const ForwardKinematics& kinematics,
                        const CriticWeights& weights) {
  Tensor own, target;
  {
    const torch::NoGradGuard quiet;
    const auto code = generator->content(input.content);
    own = withRoot(kinematics(generator->decode(code, generator->style(input.style, input.kind))), input.motion);
    target = withRoot(kinematics(generator->decode(code, generator->style(input.targetStyle, input.kind))), input.motion);
  }
  const auto real = AbermanCriticImpl::differencesOf(input.targetMotion).detach().requires_grad_(true);
  const auto response = critic->forward(real, input.targetLabel).response;
  const auto made = [&](const Tensor& motion, const Tensor& label) {
    return (1.0 + critic->forward(AbermanCriticImpl::differencesOf(motion), label).response).clamp_min(0.0).mean();
  };
  CriticLosses losses;
  losses.real = (1.0 - response).clamp_min(0.0).mean();
  losses.fake = 0.5 * (made(own, input.label) + made(target, input.targetLabel));
  const auto gradient = torch::autograd::grad({response.mean()}, {real}, {}, true, true)[0];
  losses.penalty = gradient.square().sum() / static_cast<double>(real.size(0));
  losses.total = weights.hinge * (losses.real + losses.fake) + weights.penalty * losses.penalty;
  return losses;
}

}  // namespace core::training
