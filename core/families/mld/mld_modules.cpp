#include "core/families/mld/mld_modules.h"

#include "core/families/mld/latent_inputs.h"
#include "core/families/mld/mld_sampler.h"
#include "core/families/mld/published_mld.h"
#include "core/families/module_checks.h"

#include <ATen/ATen.h>

#include <algorithm>

// The MLD modules of the table, in the published variant.
namespace core::families {

namespace {

TensorMap encodeVae(const ModuleCall& call) {
  auto vae = required(model::loadMldVae(call.weights));
  const auto features = motionInput(call, "features", -1, vae->options().featureWidth, vae->maxFrames());
  const auto posterior = vae->encode(features, lengthsInput(call, "lengths", features.size(0), features.size(1)));
  return {{"mu", posterior.mean}, {"logvar", posterior.logVariance}};
}

TensorMap decodeVae(const ModuleCall& call) {
  auto vae = required(model::loadMldVae(call.weights));
  const auto latent = call.floats("latent", {-1, vae->options().latentTokens, vae->options().width});
  return {{"features", vae->decode(latent, lengthsInput(call, "lengths", latent.size(0), vae->maxDecodedFrames()))}};
}

TensorMap runDenoiser(const ModuleCall& call) {
  auto denoiser = required(model::loadMldDenoiser(call.weights));
  const auto& sizes = denoiser->options();
  const auto latent = call.floats("latent", {-1, 1, sizes.latentWidth});
  const auto batch = latent.size(0);
  return {{"noise", denoiser->forward(latent, timestepsInput(call, batch), call.floats("text", {batch, 1, sizes.textWidth}))}};
}

TensorMap runInvert(const ModuleCall& call) {
  auto vae = required(model::loadMldVae(call.weights));
  auto denoiser = required(model::loadMldDenoiser(call.weights));
  sampling::InversionOptions options;
  options.steps = static_cast<int>(call.settings.integer("steps"));
  options.keep = static_cast<int>(call.settings.integer("keep"));
  options.contentWeight = call.settings.number("w_c");
  options.goesOn = true;
  const auto features = motionInput(call, "features", -1, vae->options().featureWidth, vae->maxFrames());
  const auto batch = features.size(0);
  const auto lengths = lengthsInput(call, "lengths", batch, features.size(1));
  const auto textWidth = denoiser->options().textWidth;
  const auto inversion = required(sampling::invertMld(vae, denoiser, publishedSchedule(), features, lengths, call.floats("text_null", {1, 1, textWidth}),
                                                      call.floats("text_content", {batch, 1, textWidth}), options));
  return {{"encoded", inversion.encoded}, {"latent", inversion.latent}, {"latent_end", inversion.latentEnd}};
}

}  // namespace

void addMldModules(ModuleTable& table) {
  table["mld-vae-encode"] = {.run = encodeVae, .needsWeights = true};
  table["mld-vae-decode"] = {.run = decodeVae, .needsWeights = true};
  table["mld-denoiser"] = {.run = runDenoiser, .needsWeights = true};
  const sampling::InversionOptions usual;
  table["smoodi-invert"] = {
      .run = runInvert,
      .settings = {base::integerSetting("steps", usual.steps, 1, 1000, "DDIM steps"), base::numberSetting("w_c", usual.contentWeight, -100, 100, "content weight"),
                   base::integerSetting("keep", usual.keep, 0, 1000, "steps upward before it stops")},
      .needsWeights = true};
}

}  // namespace core::families
