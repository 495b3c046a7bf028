#include "core/families/t2m_gpt/t2m_gpt_modules.h"

#include "core/families/module_checks.h"
#include "core/families/module_gradients.h"
#include "core/families/t2m_gpt/code_losses.h"
#include "core/families/t2m_gpt/code_sampler.h"

#include <ATen/ATen.h>

// The T2M-GPT modules of the table, on the networks, losses and the sampler that people run.
namespace core::families {

namespace {

constexpr std::int64_t kMostFrames = 4000;

int headsOf(const ModuleCall& call) { return static_cast<int>(call.settings.integer("heads")); }

at::Tensor codesInput(const ModuleCall& call, const std::string& name, std::int64_t rows, std::int64_t columns, std::int64_t largest) {
  auto codes = call.integers(name, {rows, columns});
  require(codes.min().item<std::int64_t>() >= 0 && codes.max().item<std::int64_t>() <= largest, name + " must lie between 0 and " + std::to_string(largest));
  return codes;
}

at::Tensor featuresInput(const ModuleCall& call, const model::VqVae& network) {
  auto features = call.floats("features", {-1, -1, network->options().featureWidth});
  require(features.size(1) >= network->framesPerCode() && features.size(1) <= kMostFrames,
          "features has " + std::to_string(features.size(1)) + " frames, the tokenizer reads " + std::to_string(network->framesPerCode()) + " to " +
              std::to_string(kMostFrames));
  return features;
}

TensorMap runEncode(const ModuleCall& call) {
  auto network = required(model::loadVqVae(call.weights));
  const auto latents = network->encode(featuresInput(call, network)).contiguous();
  return {{"latents", latents}, {"codes", network->codesOf(latents).to(at::kFloat)}};
}

TensorMap runDecode(const ModuleCall& call) {
  auto network = required(model::loadVqVae(call.weights));
  const auto codes = codesInput(call, "codes", -1, -1, network->options().codes - 1);
  require(codes.size(1) <= kMostFrames / network->framesPerCode(), "codes has " + std::to_string(codes.size(1)) + " columns, too many");
  return {{"features", network->decode(network->lookUp(codes)).contiguous()}};
}

TensorMap runLogits(const ModuleCall& call) {
  auto network = required(model::loadCodeGpt(call.weights, headsOf(call)));
  const auto& sizes = network->options();
  const auto codes = codesInput(call, "codes", -1, -1, sizes.codes + 1);
  require(codes.size(1) < sizes.block, "codes has " + std::to_string(codes.size(1)) + " columns, the transformer reads up to " + std::to_string(sizes.block - 1));
  return {{"logits", network->forward(codes, call.floats("text", {codes.size(0), sizes.textWidth}))}};
}

TensorMap runSample(const ModuleCall& call) {
  auto network = required(model::loadCodeGpt(call.weights, headsOf(call)));
  const auto& sizes = network->options();
  sampling::CodeSamplerOptions options;
  options.topK = static_cast<int>(call.settings.integer("top_k"));
  at::Tensor draws;
  if (call.settings.text("mode") == "greedy") {
    options.mode = sampling::CodeSamplerOptions::Mode::Greedy;
  } else {
    draws = call.floats("draws", {sizes.block});
    require(draws.min().item<float>() >= 0.0f && draws.max().item<float>() <= 1.0f, "draws must lie between 0 and 1");
  }
  const auto text = call.floats("text", {1, sizes.textWidth});
  auto codes =
      required(sampling::sampleCodes(network, text, options, [&](std::size_t, int step) { return static_cast<double>(draws[step].item<float>()); })).front().codes;
  // An immediate end is the code 1 alone, as in the published evaluation.
  if (codes.empty()) codes.push_back(1);
  const auto row = at::tensor(codes, at::kLong).unsqueeze(0);
  TensorMap out{{"codes", row.to(at::kFloat)}};
  if (call.weights.count("vqvae.quantizer.codebook") != 0) {
    auto tokenizer = required(model::loadVqVae(call.weights));
    require(row.max().item<std::int64_t>() < tokenizer->options().codes, "the transformer has more codes than the tokenizer");
    out["features"] = tokenizer->decode(tokenizer->lookUp(row)).contiguous();
  }
  return out;
}

TensorMap runVqLoss(const ModuleCall& call) {
  auto network = required(model::loadVqVae(call.weights));
  const auto& sizes = network->options();
  const auto features = featuresInput(call, network);
  require(features.size(1) % network->framesPerCode() == 0, "the frames of features must be a multiple of " + std::to_string(network->framesPerCode()));
  require(sizes.featureWidth >= 67, "the features hold no joint positions");
  training::CodebookSums sums{call.floats("sum", {sizes.codes, sizes.codeWidth}).clone(), call.floats("count", {sizes.codes}).clone()};
  training::VqLossOptions options;
  using Distance = training::VqLossOptions::Distance;
  const auto recons = call.settings.text("recons");
  options.distance = recons == "l1" ? Distance::L1 : recons == "l2" ? Distance::L2 : Distance::SmoothL1;
  options.velocityWeight = call.settings.number("w_velocity");
  options.commitWeight = call.settings.number("w_commit");
  learn(*network);
  const at::AutoGradMode learning(true);
  const auto losses = training::vqLoss(network, features, options);
  losses.total.backward();
  require(losses.latents.size(0) >= sizes.codes, "there must be at least as many latents as codes");
  auto codebook = network->codebook().clone();
  training::followCodes(codebook, sums, losses.latents, losses.codes, losses.latents, call.settings.number("mu"));
  TensorMap out{{"codebook_after", codebook}, {"sum_after", sums.sum}, {"count_after", sums.count}};
  addScalars(out, {{"reconstruction", losses.reconstruction},
                   {"commitment", losses.commitment},
                   {"velocity", losses.velocity},
                   {"total", losses.total},
                   {"perplexity", training::perplexity(losses.codes, sizes.codes)}});
  addGradients(out, *network, "vqvae.");
  return out;
}

TensorMap runLoss(const ModuleCall& call) {
  auto network = required(model::loadCodeGpt(call.weights, headsOf(call)));
  const auto& sizes = network->options();
  const auto codes = codesInput(call, "codes", -1, -1, sizes.codes + 1);
  const auto batch = codes.size(0), length = codes.size(1);
  require(length >= 2 && length <= sizes.block, "codes must have 2 to " + std::to_string(sizes.block) + " columns");
  const auto lengths = call.integers("lengths", {batch});
  require(lengths.min().item<std::int64_t>() >= 0 && lengths.max().item<std::int64_t>() < length, "lengths must lie between 0 and " + std::to_string(length - 1));
  const auto text = call.floats("text", {batch, sizes.textWidth});
  const auto isFloat = call.hasInput("keep") && at::isFloatingType(call.inputs.at("keep").scalar_type());
  const auto keep = isFloat ? call.floats("keep", {batch, length - 1}) : call.integers("keep", {batch, length - 1});
  const auto randomCodes = codesInput(call, "random_codes", batch, length - 1, sizes.codes + 1);
  learn(*network);
  const at::AutoGradMode learning(true);
  const auto loss = training::codeGptLoss(network, codes, lengths, text, keep, randomCodes);
  loss.backward();
  TensorMap out;
  addScalars(out, {{"loss", loss}});
  addGradients(out, *network, "");
  return out;
}

}  // namespace

void addT2mGptModules(ModuleTable& table) {
  const auto heads = [] { return base::integerSetting("heads", 16, 1, 256, "of the transformer"); };
  table["t2mgpt-encode"] = {.run = runEncode, .needsWeights = true};
  table["t2mgpt-decode"] = {.run = runDecode, .needsWeights = true};
  table["t2mgpt-logits"] = {.run = runLogits, .settings = {heads()}, .needsWeights = true};
  table["t2mgpt-sample"] = {.run = runSample,
                            .settings = {heads(), base::wordSetting("mode", {"greedy", "categorical"}, "how a code is chosen"),
                                         base::integerSetting("top_k", 0, 0, 1'000'000, "categorical: of so many largest alone; 0: of all")},
                            .needsWeights = true};
  table["t2mgpt-vq-loss"] = {.run = runVqLoss,
                             .settings = {base::wordSetting("recons", {"l1_smooth", "l1", "l2"}, "how far a reconstruction is"),
                                          base::numberSetting("w_velocity", 0.5, 0, 1000, "weight of columns 4:67 once more"),
                                          base::numberSetting("w_commit", 0.02, 0, 1000, "weight of the latents' distance from their codes"),
                                          base::numberSetting("mu", 0.99, 0, 1, "of the moving average")},
                             .needsWeights = true};
  table["t2mgpt-loss"] = {.run = runLoss, .settings = {heads()}, .needsWeights = true};
}

}  // namespace core::families
