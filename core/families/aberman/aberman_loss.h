#pragma once

#include "core/families/aberman/aberman.h"

#include <functional>

namespace core::training {

/// Raw quaternions [B, 4 J, T] to root-relative positions of the chosen joints, [B, 3 (K - 1), T]: the skeleton's own rule.
using ForwardKinematics = std::function<torch::Tensor(const torch::Tensor& rotations)>;

struct AbermanLossInput {
  torch::Tensor content;                                 // [B, 4 J + 4, T] normalized, of clip a
  torch::Tensor contentRaw;                              // the same, not normalized
  torch::Tensor motion;                                  // [B, 3 (K - 1) + 4, T], of a, not normalized
  torch::Tensor label;                                   // int64 [B], of a
  torch::Tensor style;                                   // of a, normalized, in the modality `kind`
  torch::Tensor same, different;                         // of another clip of a's class, and of one of another class
  torch::Tensor other;                                   // of a in the other modality
  torch::Tensor targetMotion, targetStyle, targetLabel;  // of clip b
  model::StyleKind kind = model::StyleKind::Joints3d;
};

struct AbermanWeights {
  double adversarial = 1.0, recon = 1.0, reconRotation = 1.0, feature = 0.5, quaternion = 0.1, twist = 1.0, triplet = 0.3, joint = 0.3;
};

struct AbermanLosses {
  torch::Tensor total, adversarial, recon, reconRotation, feature, quaternion, twist, triplet, joint;  // scalars; all but the total unweighted
};

/// The generator's step (spec/aberman.md, section 5). `other` may be undefined when the joint weight is 0.
AbermanLosses abermanLoss(model::AbermanGenerator& generator, model::AbermanCritic& critic, const AbermanLossInput& input, const ForwardKinematics& kinematics,
                          const AbermanWeights& weights = {});

struct CriticWeights {
  double hinge = 1.0, penalty = 10.0;
};
struct CriticLosses {
  torch::Tensor total, real, fake, penalty;  // scalars; all but the total unweighted
};

/// The critic's step: hinges on real and made motions, and the gradient of the mean response at the real ones. The generator learns nothing from it.
CriticLosses criticLoss(model::AbermanGenerator& generator, model::AbermanCritic& critic, const AbermanLossInput& input, const ForwardKinematics& kinematics,
                        const CriticWeights& weights = {});

}  // namespace core::training
