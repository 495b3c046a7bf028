#include "core/families/smoodi/training/smoodi_loss.h"

#include "core/families/mld/denoiser_recipe.h"

#include <ATen/ATen.h>

#include <tuple>

namespace core::training {

ControlledCalls::ControlledCalls(model::StyleAdaptor& adaptor, const diffusion::NoiseSchedule& schedule, ControlledBatch batch, bool accumulates)
    : adaptor_(adaptor),
      schedule_(schedule),
      batch_(std::move(batch)),
      buffer_(schedule.addNoise(batch_.latent, batch_.noise, batch_.timestep)),
      time_(adaptor->timeTokens(batch_.timestep)),
      text_(adaptor->textTokens(batch_.text)),
      accumulates_(accumulates) {
  TORCH_CHECK(!accumulates || !adaptor->options().denoiser.latentProjections, "the buffer can accumulate style embeddings only when latents have the adaptor's width");
}

torch::Tensor ControlledCalls::predict(const torch::Tensor& embedding) {
  const auto prediction = adaptor_->predict(buffer_, time_, text_, embedding, batch_.mask);
  if (accumulates_) buffer_ = prediction.styledLatent;
  return prediction.noise;
}

torch::Tensor ControlledCalls::error(const torch::Tensor& predicted) const {
  return batch_.mask.defined() ? maskedNoiseError(predicted, batch_.noise, batch_.mask) : at::mse_loss(predicted, batch_.noise);
}

torch::Tensor ControlledCalls::clean(const torch::Tensor& predicted) const {
  const auto estimate = schedule_.cleanEstimate(buffer_, predicted, batch_.timestep);
  return batch_.mask.defined() ? estimate * batch_.mask.unsqueeze(2).to(estimate.scalar_type()) : estimate;
}

void ControlledCalls::renoise(const torch::Tensor& clean, const torch::Tensor& noise) { buffer_ = schedule_.addNoise(clean, noise, batch_.timestep); }

std::pair<torch::Tensor, torch::Tensor> cycleTerms(ControlledCalls& x, ControlledCalls& y, const CycleInput& input) {
  // Estimates and errors are formed in float32, whatever the networks compute in.
  const auto onX = x.predict(input.onX).to(torch::kFloat), cleanX = x.clean(onX);
  const auto onY = y.predict(input.onY).to(torch::kFloat), cleanY = y.clean(onY);
  const auto back = [&](ControlledCalls& calls, LossSide side, const torch::Tensor& clean, const torch::Tensor& seen, const torch::Tensor& otherClean) {
    calls.renoise(clean.detach(), input.freshNoise(side, clean));
    const auto predicted = calls.predict(input.embedClean(side == LossSide::X ? LossSide::Y : LossSide::X, otherClean));
    return calls.error(predicted.to(torch::kFloat) + seen.detach());
  };
  const auto errorX = back(x, LossSide::X, cleanX, onX, cleanY);
  return {errorX, back(y, LossSide::Y, cleanY, onY, cleanX)};
}

SmoodiLossTerms smoodiLoss(model::StyleAdaptor& adaptor, const diffusion::NoiseSchedule& schedule, const LatentDecoder& decode, const SmoodiLossInput& in,
                           const SmoodiLossOptions& o) {
  ControlledCalls x(adaptor, schedule, {in.x.latent, in.x.noise, in.timestep, in.x.text, {}}, o.accumulatesInBuffer);
  ControlledCalls y(adaptor, schedule, {in.y.latent, in.y.noise, in.timestep, in.y.text, {}}, o.accumulatesInBuffer);
  const auto styleOf = [&](int call, const torch::Tensor& motion) {
    const auto& order = in.permutations[static_cast<std::size_t>(call - 1)];
    return adaptor->embedStyle(order.defined() ? motion.index_select(1, order) : motion);
  };

  SmoodiLossTerms terms;
  terms.standard = terms.prior = terms.cycleX = terms.cycleY = torch::zeros({}, in.x.latent.options());
  terms.standard = x.error(x.predict(styleOf(1, in.x.style)));
  if (o.hasPrior || (o.hasCycle && o.accumulatesInBuffer)) {
    // Also without L_pr: call 2 leaves its embedding in the buffer of call 4.
    const auto predicted = y.predict(styleOf(2, in.y.style));
    if (o.hasPrior) terms.prior = y.error(predicted);
  }
  terms.total = o.standardWeight * terms.standard + o.priorWeight * terms.prior;
  if (!o.hasCycle) return terms;

  const auto isX = [](LossSide side) { return side == LossSide::X; };
  const CycleInput cycle{styleOf(3, in.y.style), styleOf(4, in.x.style),
                         [&](LossSide side, const torch::Tensor&) { return isX(side) ? in.x.cycleNoise : in.y.cycleNoise; },
                         [&](LossSide side, const torch::Tensor& clean) { return styleOf(isX(side) ? 6 : 5, decode(clean, isX(side) ? in.x.lengths : in.y.lengths)); }};
  std::tie(terms.cycleX, terms.cycleY) = cycleTerms(x, y, cycle);
  terms.total = terms.total + o.cycleWeight * (terms.cycleX + terms.cycleY);
  return terms;
}

}  // namespace core::training
