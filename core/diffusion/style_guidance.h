#pragma once

#include <ATen/core/Tensor.h>

#include <functional>
#include <utility>

namespace core::diffusion {

struct StyleGuidanceOptions {
  double scale = 0.2;            // step along the gradient; 0 switches the term off
  int iterations = 5;            // descents per step, all from the same latent
  int reuse = 1;                 // descents that one gradient serves; at least 1. The gradients are what takes the time (`gesto bench sample`)
  std::int64_t below = 300;      // active while timestep - 1 < below
  bool zeroFirstChannel = true;  // released code: the gradient of latent channel 0 is set to zero
  bool operator==(const StyleGuidanceOptions&) const = default;
};

/// Style guidance as an energy term: G = (1/B) sum 2 (|mean(m) - mean(s)| + |std(m) - std(s)|) over the last layer's
/// channels of a style network, for the motion m that the clean estimate decodes to. Each iteration moves the predicted
/// noise against dG/dnoise; the latent stays where it is and the denoiser takes no part.
///
/// The two functions are the caller's, so that every autoencoder and every style network fits:
/// decode takes a clean latent and returns motion features, statistics maps features to {mean, deviation}, [B, W] each.
/// Both must be differentiable and are called once per iteration.
class StyleGuidance {
 public:
  using Statistics = std::pair<at::Tensor, at::Tensor>;
  using Decode = std::function<at::Tensor(const at::Tensor& cleanLatent)>;
  using Measure = std::function<Statistics(const at::Tensor& features)>;

  /// G of a clean latent and its gradient: the caller's own way to compute what the other constructor leaves to autograd.
  struct EnergyGradient {
    at::Tensor energy;    // scalar
    at::Tensor gradient;  // like the latent
  };
  using Descend = std::function<EnergyGradient(const at::Tensor& cleanLatent)>;

  StyleGuidance(Descend descend, const StyleGuidanceOptions& options);

  /// reference: measured once for the request; batch B or 1 (broadcast over the batch).
  StyleGuidance(Decode decode, Measure measure, Statistics reference, const StyleGuidanceOptions& options);

  bool isActive(std::int64_t timestep) const { return options_.scale != 0.0 && options_.iterations > 0 && timestep - 1 < options_.below; }

  struct Trace {
    at::Tensor loss;      // [1], of the first iteration
    at::Tensor gradient;  // of the first iteration, channel 0 already zero if asked for
  };

  /// noise and latent [B, N, D]; alphaBar of the timestep. Returns the guided noise; fills trace when given.
  at::Tensor guide(const at::Tensor& noise, const at::Tensor& latent, double alphaBar, Trace* trace = nullptr) const;

  /// G of motion features whose statistics are given, against a reference; a scalar with its graph.
  static at::Tensor energy(const Statistics& ours, const Statistics& reference);

 private:
  Descend descend_;
  StyleGuidanceOptions options_;
};

}  // namespace core::diffusion
