#include "core/families/motion_puzzle/puzzle_loss.h"

#include <ATen/ATen.h>

namespace core::training {

namespace {

torch::Tensor distance(const torch::Tensor& a, const torch::Tensor& b) { return (a.to(torch::kFloat) - b).abs().mean(); }
/// Of the steps from frame to frame.
torch::Tensor stepDistance(const torch::Tensor& a, const torch::Tensor& b) { return (a.to(torch::kFloat).diff(1, 3) - b.diff(1, 3)).abs().mean(); }

}  // namespace

PuzzleLosses puzzleLoss(model::MotionPuzzle& network, const torch::Tensor& content, const torch::Tensor& style, const PuzzleMix& mix, const PuzzleLossOptions& options) {
  TORCH_CHECK(content.sizes() == style.sizes() && content.size(3) % 4 == 0, "content and style are of one shape with frames a multiple of 4, got ", content.sizes(),
              " and ", style.sizes());
  const auto codeA = network->content(content).code, codeB = network->content(style).code;
  const auto styleA = network->style(content), styleB = network->style(style);
  const auto of = [&](bool isOwn) { return isOwn ? styleA : styleB; };
  const model::MotionPuzzleImpl::Styles mixed{of(mix.legs), of(mix.legs), of(mix.spine), of(mix.arms), of(mix.arms)};
  const auto ab = network->decode(codeA, mixed), aa = network->decode(codeA, styleA), bb = network->decode(codeB, styleB);
  const auto aba = network->decode(network->content(ab).code, styleA);
  PuzzleLosses losses;
  losses.recon = distance(aa, content) + distance(bb, style);
  losses.smoothRecon = stepDistance(aa, content) + stepDistance(bb, style);
  losses.cycleContent = distance(aba, content);
  losses.smoothCycle = stepDistance(aba, content);
  if (mix.any()) {
    losses.cycleStyle = torch::zeros({}, content.options());
  } else {
    const auto abb = network->decode(codeB, network->style(ab));
    losses.cycleStyle = distance(abb, style);
    losses.smoothCycle = losses.smoothCycle + stepDistance(abb, style);
  }
  losses.total = options.recon * losses.recon + options.cycleContent * losses.cycleContent + options.cycleStyle * losses.cycleStyle +
                 options.smoothRecon * losses.smoothRecon + options.smoothCycle * losses.smoothCycle;
  return losses;
}

}  // namespace core::training
