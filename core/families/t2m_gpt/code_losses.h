#pragma once

#include "core/families/t2m_gpt/code_gpt.h"
#include "core/families/t2m_gpt/vq_vae.h"

namespace core::training {

struct VqLossOptions {
  enum class Distance { SmoothL1, L1, L2 };
  Distance distance = Distance::SmoothL1;  // beta 1
  double velocityWeight = 0.5;             // of columns 4:67 once more, as published (they are positions)
  double commitWeight = 0.02;
  // Ours, off as published:
  at::Tensor featureWeights;    // float [D] of the reconstruction; undefined: 1 everywhere
  double differenceWeight = 0;  // of the frame differences of columns 4:67, as the paper says
};

struct VqLosses {
  at::Tensor total, reconstruction, commitment, velocity, difference;  // scalars; all but the total unweighted
  at::Tensor latents;                                                  // [B N, C] float32, without a graph
  at::Tensor codes;                                                    // int64 [B N] under the codebook as it is
};

/// Straight-through training of the tokenizer on windows of one length, features [B, F, D] normalized (spec/t2m_gpt.md, section 6).
/// Means over all elements. The codebook is not touched.
VqLosses vqLoss(model::VqVae& network, const at::Tensor& features, const VqLossOptions& options = {});

/// Running sums that the codebook follows, float [K, C] and [K].
struct CodebookSums {
  at::Tensor sum, count;
};

/// One step of the moving average, in place: sums and counts towards this batch's, then each row = sum / count where the count is 1 or more;
/// other rows become that row of `replacements` [>= K, C] (published: the batch's latents in their order).
/// The replaced row keeps its old sum and count, as published.
void followCodes(at::Tensor& codebook, CodebookSums& sums, const at::Tensor& latents, const at::Tensor& codes, const at::Tensor& replacements, double mu = 0.99);

/// At least K latents to start or replace rows with: as they are, or repeated with noise of deviation 0.01 / sqrt(C) where there are fewer.
at::Tensor enoughLatents(const at::Tensor& latents, std::int64_t codes);

/// exp(-sum p ln(p + 1e-7)) of the codes' use, scalar.
at::Tensor perplexity(const at::Tensor& codes, std::int64_t codeCount);

/// Next-code cross entropy with spoilt inputs: codes int64 [B, L] (motion, end, padding), lengths [B] without the end, text [B, W], keep
/// [B, L - 1] of 0 and 1, randomCodes int64 [B, L - 1]. Each clip's mean over positions 0 .. length, then the mean over clips.
at::Tensor codeGptLoss(model::CodeGpt& network, const at::Tensor& codes, const at::Tensor& lengths, const at::Tensor& text, const at::Tensor& keep,
                       const at::Tensor& randomCodes);

}  // namespace core::training
