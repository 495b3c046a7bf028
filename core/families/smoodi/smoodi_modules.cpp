#include "core/families/smoodi/smoodi_modules.h"

#include "core/families/mld/latent_inputs.h"
#include "core/families/mld/published_mld.h"
#include "core/families/module_checks.h"
#include "core/families/smoodi/published/published_weights.h"
#include "core/families/smoodi/smoodi_sampler.h"
#include "core/families/smoodi/training/smoodi_loss.h"

#include <ATen/ATen.h>
#include <torch/autograd.h>

#include <algorithm>

// The SMooDi modules of the table, in the published variant.
namespace core::families {

namespace {

TensorMap runStyledDenoiser(const ModuleCall& call) {
  auto adaptor = required(model::loadStyleAdaptor(call.weights));
  const auto& sizes = adaptor->options();
  const auto latent = call.floats("latent", {-1, 1, sizes.denoiser.latentWidth});
  const auto batch = latent.size(0);
  const auto style = motionInput(call, "style", batch, sizes.style.featureWidth, adaptor->styleEncoder()->maxFrames());
  const auto text = call.floats("text", {batch, 1, sizes.denoiser.textWidth});
  const auto prediction = adaptor->predict(latent, adaptor->timeTokens(timestepsInput(call, batch)), adaptor->textTokens(text), adaptor->embedStyle(style));
  return {{"noise", prediction.noise}, {"latent_after", prediction.styledLatent}};
}

TensorMap runStyleNetwork(const ModuleCall& call) {
  auto network = required(model::loadStyleNetwork(call.weights));
  const auto features = motionInput(call, "features", -1, network->options().featureWidth, network->maxFrames());
  require(network->options().classes > 0 && network->options().layers >= 2, "the style network has no classifier or fewer than two layers");
  const int first = network->options().layers - 2;
  const auto reading = network->read(features, first);
  TensorMap outputs{{"logits", network->logits(reading.embedding)}};
  for (int i = 0; i < 2; ++i) {
    const auto name = std::to_string(first + i);
    outputs["mean" + name] = reading.layers[static_cast<std::size_t>(i)].mean;
    outputs["std" + name] = reading.layers[static_cast<std::size_t>(i)].deviation;
  }
  return outputs;
}

sampling::SmoodiModel loadModel(const ModuleCall& call, bool needsStyleFunction) {
  sampling::SmoodiModel loaded;
  loaded.vae = required(model::loadMldVae(call.weights));
  loaded.denoiser = required(model::loadStyleAdaptor(call.weights));
  if (needsStyleFunction) loaded.styleFunction = required(model::loadStyleNetwork(call.weights));
  return loaded;
}

diffusion::StyleGuidanceOptions guidanceSettings(const ModuleCall& call, diffusion::StyleGuidanceOptions defaults) {
  defaults.iterations = static_cast<int>(call.settings.integer("guidance_iterations", defaults.iterations));
  defaults.scale = call.settings.number("guidance_scale", defaults.scale);
  defaults.below = call.settings.integer("guidance_below", defaults.below);
  return defaults;
}

TensorMap runGuide(const ModuleCall& call) {
  sampling::SmoodiModel loaded;
  loaded.vae = required(model::loadMldVae(call.weights));
  loaded.styleFunction = required(model::loadStyleNetwork(call.weights));
  const auto& network = loaded.styleFunction;
  const auto latent = call.floats("latent", {-1, 1, loaded.vae->options().width});
  const auto batch = latent.size(0);
  const auto noise = call.floats("noise", {batch, 1, latent.size(2)});
  const auto style = motionInput(call, "style", batch, network->options().featureWidth, network->maxFrames());
  const auto lengths = lengthsInput(call, "lengths", batch, std::min(loaded.vae->maxFrames(), network->maxFrames()));
  const auto timestep = timestepsInput(call, 1).item<std::int64_t>();
  auto options = guidanceSettings(call, {});
  // The first iteration is reported even when none is asked for.
  const bool changesNothing = options.iterations == 0;
  options.iterations = std::max(options.iterations, 1);
  const auto guidance = sampling::styleGuidanceOf(loaded, style, loaded.vae->plan(lengths), options);
  diffusion::StyleGuidance::Trace trace;
  const auto guided = guidance.guide(noise, latent, publishedSchedule().alphaBarAt(timestep), &trace);
  return {{"guided_noise", changesNothing ? noise : guided}, {"loss", trace.loss}, {"gradient", trace.gradient}};
}

/// Sampling (from the first step) and transfer (from `start` on) differ in their defaults only.
TensorMap runLoop(const ModuleCall& call, const char* latentName, sampling::SmoodiOptions options) {
  const auto& settings = call.settings;
  options.steps = static_cast<int>(settings.integer("steps"));
  options.weights.content = settings.number("w_c");
  options.weights.style = settings.number("w_s");
  const bool isGuided = settings.isOn("guidance");
  options.energy = guidanceSettings(call, options.energy);
  if (!isGuided) options.energy.scale = 0.0;

  auto loaded = loadModel(call, isGuided);
  const auto& sizes = loaded.denoiser->options();
  sampling::SmoodiRequest request;
  request.latent = call.floats(latentName, {-1, 1, sizes.denoiser.latentWidth});
  const auto batch = request.latent.size(0);
  request.textNull = call.floats("text_null", {1, 1, sizes.denoiser.textWidth});
  request.textContent = call.floats("text_content", {batch, 1, sizes.denoiser.textWidth});
  request.style = motionInput(call, "style", batch, sizes.style.featureWidth, loaded.denoiser->styleEncoder()->maxFrames());
  request.lengths = lengthsInput(call, "lengths", batch, loaded.vae->maxFrames());
  request.permutations = call.integers("permutations", {-1, request.style.size(1)});
  auto sample = required(sampling::sampleSmoodi(loaded, publishedSchedule(), request, options));
  return {{"latent", sample.latent}, {"features", sample.features}, {"trajectory", sample.trajectory}};
}

TensorMap runSample(const ModuleCall& call) { return runLoop(call, "initial_latent", {}); }

TensorMap runTransfer(const ModuleCall& call) {
  sampling::SmoodiOptions options;
  options.start = static_cast<int>(call.settings.integer("start"));
  options.stacksReference = call.settings.text("reference") == "stacked";
  options.energy = {.scale = 0.4, .iterations = 10, .below = 150};
  return runLoop(call, "latent", options);
}

training::SmoodiLossSide lossSide(const ModuleCall& call, const std::string& suffix, sampling::SmoodiModel& loaded, std::int64_t batch) {
  const auto& sizes = loaded.denoiser->options();
  const auto width = sizes.denoiser.latentWidth;
  training::SmoodiLossSide side;
  side.latent = call.floats("latent_" + suffix, {batch, 1, width});
  batch = side.latent.size(0);
  side.text = call.floats("text_" + suffix, {batch, 1, sizes.denoiser.textWidth});
  const auto maxFrames = loaded.denoiser->styleEncoder()->maxFrames();
  side.style = motionInput(call, "style_" + suffix, batch, sizes.style.featureWidth, maxFrames);
  side.lengths = lengthsInput(call, "lengths_" + suffix, batch, std::min(loaded.vae->maxFrames(), maxFrames));
  side.noise = call.floats("noise_" + suffix, {batch, 1, width});
  side.cycleNoise = call.floats("noise_cycle_" + suffix, {batch, 1, width});
  return side;
}

TensorMap runLoss(const ModuleCall& call) {
  auto loaded = loadModel(call, false);
  training::SmoodiLossInput input;
  input.x = lossSide(call, "x", loaded, -1);
  const auto batch = input.x.latent.size(0);
  input.y = lossSide(call, "y", loaded, batch);
  input.timestep = timestepsInput(call, batch);
  const auto framesX = input.x.style.size(1), framesY = input.y.style.size(1);
  const std::array<std::int64_t, 6> frames{framesX, framesY, framesY, framesX, input.y.lengths.max().item<std::int64_t>(), input.x.lengths.max().item<std::int64_t>()};
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const auto name = "permutation_" + std::to_string(i + 1);
    input.permutations[i] = call.integers(name, {frames[i]});
    require(input.permutations[i].min().item<std::int64_t>() >= 0 && input.permutations[i].max().item<std::int64_t>() < frames[i],
            name + " names a frame outside 0 to " + std::to_string(frames[i] - 1));
  }
  training::SmoodiLossOptions options;
  options.cycleWeight = call.settings.number("lambda_cycle");

  const std::array<const char*, 3> wanted{"style_encoder.skel_embedding.bias", "zero_convs.0.bias", "emb_proj.1.bias"};
  std::vector<at::Tensor> parameters;
  const auto named = loaded.denoiser->named_parameters();
  for (const char* name : wanted) parameters.push_back(named[name].requires_grad_(true));

  const torch::AutoGradMode gradients(true);
  auto vae = loaded.vae;
  const auto decode = [vae](const at::Tensor& latent, const at::Tensor& lengths) mutable { return vae->decode(latent, lengths); };
  const auto terms = training::smoodiLoss(loaded.denoiser, publishedSchedule(), decode, input, options);
  const auto gradientsOf = torch::autograd::grad({terms.total}, parameters);
  TensorMap outputs{{"total", terms.total.detach().reshape({1})},
                    {"loss_x", terms.standard.detach().reshape({1})},
                    {"loss_y", terms.prior.detach().reshape({1})},
                    {"cycle_x", terms.cycleX.detach().reshape({1})},
                    {"cycle_y", terms.cycleY.detach().reshape({1})}};
  for (std::size_t i = 0; i < wanted.size(); ++i) outputs[std::string("grad.denoiser.") + wanted[i]] = gradientsOf[i];
  return outputs;
}

}  // namespace

void addSmoodiModules(ModuleTable& table) {
  const sampling::SmoodiOptions usual;
  const base::SettingSpecs guidance{base::integerSetting("guidance_iterations", {}, 0, 10'000, "gradient steps of the last few steps; without: as released"),
                                    base::numberSetting("guidance_scale", {}, -1000, 1000, "of the classifier's gradient; without: as released"),
                                    base::integerSetting("guidance_below", {}, 0, 1000, "timesteps that count as the last few; without: as released")};
  base::SettingSpecs loop{
      base::integerSetting("steps", usual.steps, 1, 1000, "DDIM steps"), base::numberSetting("w_c", usual.weights.content, -100, 100, "content weight"),
      base::numberSetting("w_s", usual.weights.style, -100, 100, "style weight"), base::switchSetting("guidance", true, "whether the classifier guides")};
  loop.insert(loop.end(), guidance.begin(), guidance.end());
  auto transfer = loop;
  transfer.push_back(base::integerSetting("start", 20, -1, 1000, "step from which it goes down"));
  transfer.push_back(base::wordSetting("reference", {"style", "stacked"}, "stacked: two references side by side, the released code's mistake"));
  table["smoodi-denoiser"] = {.run = runStyledDenoiser, .needsWeights = true};
  table["style-network"] = {.run = runStyleNetwork, .needsWeights = true};
  table["smoodi-guide"] = {.run = runGuide, .settings = guidance, .needsWeights = true};
  table["smoodi-sample"] = {.run = runSample, .settings = loop, .needsWeights = true};
  table["smoodi-transfer"] = {.run = runTransfer, .settings = transfer, .needsWeights = true};
  table["smoodi-loss"] = {.run = runLoss,
                          .settings = {base::numberSetting("lambda_cycle", training::SmoodiLossOptions().cycleWeight, 0, 1000, "weight of the cycle terms")},
                          .needsWeights = true};
}

}  // namespace core::families
