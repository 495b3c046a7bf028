#include "tests/support/published_files.h"

#include "core/families/mld/mld_denoiser.h"
#include "core/families/mld/mld_vae.h"
#include "core/io/read/npy.h"
#include "core/text/characters.h"
#include "core/text/clip_text_encoder.h"
#include "tests/support/checkpoint_writer.h"

#include <ATen/ATen.h>

#include <fstream>
#include <stdexcept>

namespace tests {

using namespace core;

namespace {

NamedWeights parametersOf(const torch::nn::Module& module) {
  NamedWeights weights;
  for (const auto& item : module.named_parameters()) weights.emplace_back(item.key(), item.value().detach());
  return weights;
}

// The spelling of a byte in a merges file, from the rule in CLIP's description.
std::string spelled(int byte) {
  const auto isPrintable = [](int b) { return (b >= 0x21 && b <= 0x7E) || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE; };
  int extra = 0;
  for (int b = 0; b < byte; ++b) extra += isPrintable(b) ? 0 : 1;
  std::string text;
  text::appendUtf8(text, static_cast<char32_t>(isPrintable(byte) ? byte : 256 + extra));
  return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

}  // namespace

at::Tensor& weightOf(NamedWeights& weights, const std::string& name) {
  for (auto& [key, tensor] : weights) {
    if (key == name) return tensor;
  }
  throw std::invalid_argument(name);
}

model::CrossDiffOptions tinyCrossDiff() {
  model::CrossDiffOptions o;
  o.frames = 24, o.width = 16, o.feedForward = 24, o.rootFeedForward = 12, o.ownLayers = 1, o.sharedLayers = 2, o.rootLayers = 1, o.textWidth = 12;
  return o;
}

model::MdmOptions tinyMdm() {
  model::MdmOptions o;
  o.width = 16, o.layers = 2, o.feedForward = 24, o.textWidth = 12;
  return o;
}

NamedWeights crossDiffWeights(const model::CrossDiffOptions& options) {
  at::manual_seed(11);
  auto weights = parametersOf(*model::CrossDiff(options));
  const auto table = model::sinusoidTable(5000, options.width).unsqueeze(1);
  for (const char* name : {"sequence_pos_encoder.pe", "embed_timestep.sequence_pos_encoder.pe"}) weights.emplace_back(name, table);
  return weights;
}

NamedWeights mdmWeights(const model::MdmOptions& options) {
  at::manual_seed(12);
  return parametersOf(*model::Mdm(options));
}

NamedWeights mldWeights() {
  at::manual_seed(14);
  model::DenoiserOptions o;
  o.latentWidth = o.width = 16, o.layers = 3, o.feedForward = 24, o.textWidth = tinyCrossDiff().textWidth, o.timeWidth = 8;
  NamedWeights weights;
  for (const auto& [key, value] : parametersOf(*model::MldVae(model::MldVaeOptions{.width = 16, .layers = 3, .feedForward = 24})))
    weights.emplace_back("vae." + key, value);
  for (const auto& [key, value] : parametersOf(*model::MldDenoiser(o))) weights.emplace_back("denoiser." + key, value);
  return weights;
}

NamedWeights clipWeights() {
  at::manual_seed(13);
  text::ClipTextOptions o;
  o.width = 64, o.layers = 1, o.heads = 1, o.feedForward = 32, o.projection = tinyCrossDiff().textWidth;
  return parametersOf(*text::ClipTextNetwork(o));
}

NamedWeights openAiNames(const NamedWeights& clip) {
  NamedWeights weights;
  std::vector<at::Tensor> stackedWeights, stackedBiases;
  for (const char* part : {"q_proj", "k_proj", "v_proj"}) {
    auto copy = clip;
    const auto key = "text_model.encoder.layers.0.self_attn." + std::string(part);
    stackedWeights.push_back(weightOf(copy, key + ".weight")), stackedBiases.push_back(weightOf(copy, key + ".bias"));
  }
  for (const auto& [key, value] : clip) {
    auto name = replaced(key, "text_model.encoder.layers.", "transformer.resblocks.");
    if (name.find("k_proj") != std::string::npos || name.find("v_proj") != std::string::npos) continue;
    if (name.find("q_proj") != std::string::npos) {
      const bool isBias = name.ends_with("bias");
      weights.emplace_back(std::string("transformer.resblocks.0.attn.in_proj_") + (isBias ? "bias" : "weight"), at::cat(isBias ? stackedBiases : stackedWeights));
      continue;
    }
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"text_model.embeddings.token_embedding", "token_embedding"},
                                                                                   {"text_model.embeddings.position_embedding.weight", "positional_embedding"},
                                                                                   {"text_model.final_layer_norm", "ln_final"},
                                                                                   {"self_attn.", "attn."},
                                                                                   {"layer_norm1", "ln_1"},
                                                                                   {"layer_norm2", "ln_2"},
                                                                                   {"mlp.fc1", "mlp.c_fc"},
                                                                                   {"mlp.fc2", "mlp.c_proj"},
                                                                                   {"text_projection.weight", "text_projection"}})
      name = replaced(name, from, to);
    weights.emplace_back(name, name == "text_projection" ? value.t().contiguous() : value);
  }
  weights.emplace_back("visual.proj", at::zeros({3, 4}));
  weights.emplace_back("logit_scale", at::zeros({}));
  return weights;
}

std::string clipMerges() {
  std::vector<std::string> symbols;
  for (int byte = 0; byte < 256; ++byte) symbols.push_back(spelled(byte));
  std::string text = "#version: 0.2\n";
  for (std::size_t i = 0; i < 48894; ++i) text += symbols[(97 + i / 256) % 256] + " " + symbols[(97 + i) % 256] + "\n";
  return text;
}

std::string bareCheckpoint(const NamedWeights& weights) {
  CheckpointLayout layout;
  layout.groups[""] = weights;
  return zipCheckpoint(layout);
}

void writeNormalization(const std::filesystem::path& folder, std::int64_t width, float mean, float std, const std::string& end) {
  const std::vector<std::int64_t> shape{width};
  if (!io::writeNpy(folder / ("Mean" + end), std::vector<float>(static_cast<std::size_t>(width), mean), shape) ||
      !io::writeNpy(folder / ("Std" + end), std::vector<float>(static_cast<std::size_t>(width), std), shape)) {
    throw std::runtime_error("the normalization cannot be written");
  }
}

void writeBytes(const std::filesystem::path& file, const std::string& bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace tests
