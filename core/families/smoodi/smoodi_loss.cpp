#include "core/families/smoodi/smoodi_loss.h"

#include <ATen/ATen.h>

namespace core::training {

namespace {

/// The six calls, with the noisy buffers that they share.
class ControlledCalls {
 public:
  ControlledCalls(model::StyleAdaptor& adaptor, const SmoodiLossInput& input, bool accumulates)
      : adaptor_(adaptor), permutations_(input.permutations), time_(adaptor->timeTokens(input.timestep)),
        textX_(adaptor->textTokens(input.x.text)), textY_(adaptor->textTokens(input.y.text)), accumulates_(accumulates) {
    TORCH_CHECK(!accumulates || !adaptor->options().denoiser.latentProjections,
                "the buffer can accumulate style embeddings only when latents have the adaptor's width");
  }

  torch::Tensor onX(int call, torch::Tensor& buffer, const torch::Tensor& style) { return run(call, buffer, textX_, style); }
  torch::Tensor onY(int call, torch::Tensor& buffer, const torch::Tensor& style) { return run(call, buffer, textY_, style); }

 private:
  torch::Tensor run(int call, torch::Tensor& buffer, const model::StyleAdaptorImpl::Tokens& text, const torch::Tensor& style) {
    const auto& order = permutations_[static_cast<std::size_t>(call - 1)];
    const auto embedding = adaptor_->embedStyle(order.defined() ? style.index_select(1, order) : style);
    const auto prediction = adaptor_->predict(buffer, time_, text, embedding);
    if (accumulates_) buffer = prediction.styledLatent;
    return prediction.noise;
  }

  model::StyleAdaptor& adaptor_;
  const std::array<torch::Tensor, 6>& permutations_;
  model::StyleAdaptorImpl::Tokens time_, textX_, textY_;
  bool accumulates_;
};

torch::Tensor meanSquare(const torch::Tensor& a, const torch::Tensor& b) { return at::mse_loss(a, b); }

}  // namespace

SmoodiLossTerms smoodiLoss(model::StyleAdaptor& adaptor, const diffusion::NoiseSchedule& schedule, const LatentDecoder& decode,
                           const SmoodiLossInput& in, const SmoodiLossOptions& o) {
  ControlledCalls calls(adaptor, in, o.accumulatesInBuffer);
  auto x = schedule.addNoise(in.x.latent, in.x.noise, in.timestep);
  auto y = schedule.addNoise(in.y.latent, in.y.noise, in.timestep);

  SmoodiLossTerms terms;
  terms.standard = terms.prior = terms.cycleX = terms.cycleY = torch::zeros({}, x.options());
  terms.standard = meanSquare(calls.onX(1, x, in.x.style), in.x.noise);
  if (o.hasPrior || (o.hasCycle && o.accumulatesInBuffer)) {
    // Also without L_pr: call 2 leaves its embedding in the buffer of call 4.
    const auto predicted = calls.onY(2, y, in.y.style);
    if (o.hasPrior) terms.prior = meanSquare(predicted, in.y.noise);
  }
  terms.total = o.standardWeight * terms.standard + o.priorWeight * terms.prior;
  if (!o.hasCycle) return terms;

  const auto exy = calls.onX(3, x, in.y.style);
  const auto eyx = calls.onY(4, y, in.x.style);
  const auto cleanXy = schedule.cleanEstimate(x, exy, in.timestep);
  const auto cleanYx = schedule.cleanEstimate(y, eyx, in.timestep);
  const auto motionXy = decode(cleanXy, in.x.lengths);
  const auto motionYx = decode(cleanYx, in.y.lengths);
  auto againX = schedule.addNoise(cleanXy.detach(), in.x.cycleNoise, in.timestep);
  auto againY = schedule.addNoise(cleanYx.detach(), in.y.cycleNoise, in.timestep);
  terms.cycleX = meanSquare(calls.onX(5, againX, motionYx) + exy.detach(), in.x.noise);
  terms.cycleY = meanSquare(calls.onY(6, againY, motionXy) + eyx.detach(), in.y.noise);
  terms.total = terms.total + o.cycleWeight * (terms.cycleX + terms.cycleY);
  return terms;
}

}  // namespace core::training
