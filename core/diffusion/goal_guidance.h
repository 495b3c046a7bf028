#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <functional>

namespace core::diffusion {

struct GoalGuidanceOptions {
  int every = 2;          // active in one step of so many, the last of a run among them where its length allows
  int iterations = 1;     // descents per step
  double rate = 1.0;      // of the way to where the energy would be 0 if it fell on as it does
  double mostStep = 0.5;  // root mean square over the latent of one descent
};

/// An energy term for goals that can be met: where joints are to be, where a path goes. The clean estimate itself descends, each time by
///   rate * 2 E / |dE|^2 * dE,
/// which for a sum of squares meets the goal along the gradient, however the energy is scaled (Polyak's step; Boyd and Mutapcic 2008, Subgradient methods,
/// section 4.1, with a minimum of 0); the noise is what then belongs to that estimate and the latent.
class GoalGuidance {
 public:
  /// E of a clean latent, a scalar >= 0 with its graph. Called once per iteration.
  using Energy = std::function<at::Tensor(const at::Tensor& cleanLatent)>;

  GoalGuidance(Energy energy, const GoalGuidanceOptions& options = {});

  /// index: of the step, from 0.
  bool isActive(std::size_t index) const { return options_.iterations > 0 && (index + 1) % static_cast<std::size_t>(options_.every) == 0; }

  /// noise and latent [B, N, D]; alphaBar of the timestep. Returns the guided noise.
  at::Tensor guide(const at::Tensor& noise, const at::Tensor& latent, double alphaBar) const;

  /// A clean latent, descended so often.
  at::Tensor descended(at::Tensor clean, int iterations) const;

 private:
  Energy energy_;
  GoalGuidanceOptions options_;
};

}  // namespace core::diffusion
