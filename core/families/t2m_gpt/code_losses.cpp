#include "core/families/t2m_gpt/code_losses.h"

#include "core/diffusion/drawn_noise.h"

#include <ATen/ATen.h>
#include <c10/core/impl/LocalDispatchKeySet.h>

#include <cmath>

namespace core::training {

namespace {

at::Tensor distanceOf(const at::Tensor& guess, const at::Tensor& truth, VqLossOptions::Distance kind) {
  switch (kind) {
    case VqLossOptions::Distance::L1: return (guess - truth).abs();
    case VqLossOptions::Distance::L2: return (guess - truth).square();
    case VqLossOptions::Distance::SmoothL1: break;
  }
  return at::smooth_l1_loss(guess, truth, at::Reduction::None, 1.0);
}

at::Tensor positionsOf(const at::Tensor& features) { return features.slice(2, 4, 67); }

}  // namespace

VqLosses vqLoss(model::VqVae& network, const at::Tensor& features, const VqLossOptions& options) {
  TORCH_CHECK(features.dim() == 3 && features.size(1) % network->framesPerCode() == 0, "windows are [B, F, D] with F a multiple of ", network->framesPerCode(), ", got ",
              features.sizes());
  const auto latents = network->encode(features).to(at::kFloat);  // [B, N, C]
  VqLosses losses;
  losses.codes = network->codesOf(latents).reshape({-1});
  const auto quantized = network->lookUp(losses.codes).reshape(latents.sizes());
  const auto guess = network->decode(latents + (quantized - latents).detach()).to(at::kFloat);  // [B, F, D]
  auto error = distanceOf(guess, features, options.distance);
  if (options.featureWeights.defined()) error = error * options.featureWeights;
  losses.reconstruction = error.mean();
  losses.commitment = (latents - quantized).square().mean();
  losses.velocity = distanceOf(positionsOf(guess), positionsOf(features), options.distance).mean();
  losses.total = losses.reconstruction + options.commitWeight * losses.commitment + options.velocityWeight * losses.velocity;
  if (options.differenceWeight > 0.0) {
    losses.difference = distanceOf(positionsOf(guess).diff(1, 1), positionsOf(features).diff(1, 1), options.distance).mean();
    losses.total = losses.total + options.differenceWeight * losses.difference;
  }
  losses.latents = latents.detach().reshape({-1, latents.size(2)});
  return losses;
}

void followCodes(at::Tensor& codebook, CodebookSums& sums, const at::Tensor& latents, const at::Tensor& codes, const at::Tensor& replacements, double mu) {
  const at::NoGradGuard quiet;
  const auto count = codebook.size(0);
  TORCH_CHECK(replacements.dim() == 2 && replacements.size(0) >= count, "the codebook has ", count, " rows, there are ", replacements.sizes(), " to replace them with");
  const auto newSum = at::zeros_like(sums.sum).index_add_(0, codes, latents.to(at::kFloat));
  const auto newCount = at::zeros_like(sums.count).index_add_(0, codes, at::ones({codes.size(0)}, sums.count.options()));
  sums.sum.mul_(mu).add_(newSum, 1.0 - mu);
  sums.count.mul_(mu).add_(newCount, 1.0 - mu);
  const auto isUsed = (sums.count >= 1.0).unsqueeze(1);
  codebook.copy_(at::where(isUsed, sums.sum / sums.count.unsqueeze(1), replacements.narrow(0, 0, count).to(at::kFloat)));
}

at::Tensor enoughLatents(const at::Tensor& latents, std::int64_t codes) {
  if (latents.size(0) >= codes) return latents;
  const auto times = (codes + latents.size(0) - 1) / latents.size(0);
  const auto repeated = latents.repeat({times, 1});
  return repeated + diffusion::noiseLike(repeated) * (0.01 / std::sqrt(static_cast<double>(latents.size(1))));
}

at::Tensor perplexity(const at::Tensor& codes, std::int64_t codeCount) {
  const auto share = at::bincount(codes.reshape({-1}), {}, codeCount).to(at::kFloat) / static_cast<double>(codes.numel());
  return (-(share * (share + 1e-7).log()).sum()).exp();
}

at::Tensor codeGptLoss(model::CodeGpt& network, const at::Tensor& codes, const at::Tensor& lengths, const at::Tensor& text, const at::Tensor& keep,
                       const at::Tensor& randomCodes) {
  const auto last = codes.size(1) - 1;
  const auto given = codes.narrow(1, 0, last);
  const auto input = at::where(keep.to(at::kBool), given, randomCodes);
  const auto logits = network->forward(input, text).to(at::kFloat);                                                           // [B, L, K + 1]
  const auto isCounted = (at::arange(codes.size(1), lengths.options()).unsqueeze(0) <= lengths.unsqueeze(1)).to(at::kFloat);  // [B, L]
  // Padding is no class of the head; it never counts.
  const auto target = codes.clamp_max(network->endCode()).unsqueeze(2);
  const auto entropy = -logits.log_softmax(2).gather(2, target).squeeze(2);  // [B, L]
  return ((entropy * isCounted).sum(1) / isCounted.sum(1)).mean();
}

}  // namespace core::training
