#include "core/families/crossdiff/crossdiff_loss.h"

#include <ATen/ATen.h>

namespace core::training {

namespace {

/// mask [B, F, 1] or [B, F, C] of 0 and 1.
at::Tensor pathLoss(const at::Tensor& target, const at::Tensor& prediction, const at::Tensor& mask) {
  const auto error = ((target - prediction).square() * mask).sum({1, 2});
  const auto counted = mask.sum({1, 2}) * (static_cast<double>(target.size(2)) / static_cast<double>(mask.size(2)));
  return error / (counted + 1e-8);
}

}  // namespace

CrossDiffLossTerms crossDiffLoss(model::CrossDiff& network, const diffusion::NoiseSchedule& schedule, const CrossDiffLossInput& input,
                                 const CrossDiffLossOptions& options) {
  using model::CrossDiffOutput;
  const auto type = input.motion3d.options();
  const auto frames = input.motion3d.size(1);
  const auto inside = (at::arange(frames, input.lengths.options()).unsqueeze(0) < input.lengths.unsqueeze(1)).to(type).unsqueeze(2);  // [B, F, 1]
  const auto mask3d = inside * input.valid.to(type).reshape({-1, 1, 1});
  const auto seen = [&](const at::Tensor& mask) { return input.seen2d.defined() ? mask * input.seen2d.to(type) : mask; };
  const auto none = at::zeros({input.motion3d.size(0)}, type);

  CrossDiffLossTerms terms{none, none, none, none, {}};
  const auto noisy3d = schedule.addNoise(input.motion3d, input.noise3d, input.timestep);
  const auto from3d = network->forward(noisy3d, input.timestep, input.text3d, options.only3d ? CrossDiffOutput::Motion3d : CrossDiffOutput::Both);
  terms.loss33 = pathLoss(input.motion3d, from3d.motion3d, mask3d);
  if (options.only3d) {
    terms.total = terms.loss33.mean();
    return terms;
  }
  // What was not observed must not be read either: it is zero, the mean, before the noise comes.
  const auto clean2d = input.seen2d.defined() ? input.motion2d * input.seen2d.to(type) : input.motion2d;
  const auto noisy2d = schedule.addNoise(clean2d, input.noise2d, input.timestep);
  const auto from2d = network->forward(noisy2d, input.timestep, input.text2d, CrossDiffOutput::Both);
  terms.loss32 = pathLoss(input.motion2d, from3d.motion2d, seen(mask3d));
  terms.loss22 = pathLoss(input.motion2d, from2d.motion2d, seen(inside));
  terms.loss23 = pathLoss(input.motion3d, from2d.motion3d, mask3d);
  terms.total = (terms.loss33 + options.weight2d * terms.loss22 + options.weightTo2d * terms.loss32 + options.weightTo3d * terms.loss23).mean();
  return terms;
}

}  // namespace core::training
