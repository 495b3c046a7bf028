#include "core/text/clip_text_encoder.h"

#include "core/text/without_autocast.h"

#include <torch/nn/modules/container/modulelist.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::text {

namespace nn = torch::nn;

namespace {
nn::LayerNorm norm(int width) { return nn::LayerNorm(nn::LayerNormOptions({width})); }
}  // namespace

ClipTextNetworkImpl::ClipTextNetworkImpl(const ClipTextOptions& o) : options_(o) {
  TORCH_CHECK(o.heads > 0 && o.width % o.heads == 0, "width ", o.width, " does not split into ", o.heads, " heads");
  // Modules without a forward of their own stand for the dots in the names.
  const auto folder = [](nn::Module& owner, const std::string& name) { return owner.register_module(name, std::make_shared<nn::Module>(name)); };
  const auto tower = folder(*this, "text_model");
  const auto embeddings = folder(*tower, "embeddings");
  tokens_ = embeddings->register_module("token_embedding", nn::Embedding(o.vocabularySize, o.width));
  positions_ = embeddings->register_module("position_embedding", nn::Embedding(o.positions, o.width));
  const auto encoder = folder(*tower, "encoder");
  nn::ModuleList list;
  for (int i = 0; i < o.layers; ++i) {
    auto block = std::make_shared<nn::Module>("layer");
    Layer layer;
    const auto attention = folder(*block, "self_attn");
    layer.key = attention->register_module("k_proj", nn::Linear(o.width, o.width));
    layer.value = attention->register_module("v_proj", nn::Linear(o.width, o.width));
    layer.query = attention->register_module("q_proj", nn::Linear(o.width, o.width));
    layer.out = attention->register_module("out_proj", nn::Linear(o.width, o.width));
    layer.norm1 = block->register_module("layer_norm1", norm(o.width));
    const auto mlp = folder(*block, "mlp");
    layer.wide = mlp->register_module("fc1", nn::Linear(o.width, o.feedForward));
    layer.narrow = mlp->register_module("fc2", nn::Linear(o.feedForward, o.width));
    layer.norm2 = block->register_module("layer_norm2", norm(o.width));
    list->push_back(block);
    layers_.push_back(std::move(layer));
  }
  encoder->register_module("layers", list);
  finalNorm_ = tower->register_module("final_layer_norm", norm(o.width));
  projection_ = register_module("text_projection", nn::Linear(nn::LinearOptions(o.width, o.projection).bias(false)));
}

torch::Tensor ClipTextNetworkImpl::attend(Layer& layer, const torch::Tensor& x, const torch::Tensor& mask) const {
  const auto split = [&](const torch::Tensor& y) { return y.view({y.size(0), y.size(1), options_.heads, options_.width / options_.heads}).transpose(1, 2); };
  const double scale = 1.0 / std::sqrt(static_cast<double>(options_.width / options_.heads));
  const auto scores = torch::matmul(split(layer.query(x)) * scale, split(layer.key(x)).transpose(2, 3)) + mask;  // [B, H, L, L]
  return layer.out(torch::matmul(torch::softmax(scores, -1), split(layer.value(x))).transpose(1, 2).flatten(2));
}

torch::Tensor ClipTextNetworkImpl::states(const torch::Tensor& given) {
  const WithoutAutocast precise;
  return finalNorm_(bodyOf(given));
}

torch::Tensor ClipTextNetworkImpl::forward(const torch::Tensor& tokens, const torch::Tensor& givenEnds) {
  const WithoutAutocast precise;
  const auto x = bodyOf(tokens);
  const auto ends = givenEnds.to(x.device()), rows = torch::arange(x.size(0), ends.options());
  return projection_(finalNorm_(x.index({rows, ends})));  // [B, P]
}

torch::Tensor ClipTextNetworkImpl::bodyOf(const torch::Tensor& given) {
  const auto tokens = given.to(positions_->weight.device());
  const auto length = tokens.size(1);
  TORCH_CHECK(length <= options_.positions, "a text of ", length, " tokens, the tower reads at most ", options_.positions);
  const auto mask = torch::full({length, length}, -std::numeric_limits<float>::infinity(), positions_->weight.options().requires_grad(false)).triu(1);
  auto x = tokens_(tokens) + positions_->weight.narrow(0, 0, length);  // [B, L, W]
  for (auto& layer : layers_) {
    x = x + attend(layer, layer.norm1(x), mask);
    const auto wide = layer.wide(layer.norm2(x));
    x = x + layer.narrow(options_.activation == ClipTextOptions::Activation::QuickGelu ? wide * torch::sigmoid(1.702 * wide) : torch::gelu(wide));
  }
  return x;
}

ClipTextEncoder::ClipTextEncoder(ClipTokenizer tokenizer, ClipTextNetwork network, std::size_t mostTokens)
    : tokenizer_(std::move(tokenizer)), network_(std::move(network)), mostTokens_(static_cast<std::size_t>(network_->options().positions)) {
  if (mostTokens > 0) mostTokens_ = std::min(mostTokens_, mostTokens);
  TORCH_CHECK(network_->options().vocabularySize == ClipTokenizer::kVocabularySize, "the tower knows ", network_->options().vocabularySize, " tokens, the tokenizer ",
              ClipTokenizer::kVocabularySize);
  network_->eval();
}

at::Tensor ClipTextEncoder::encode(const std::vector<std::string>& prompts) {
  const torch::NoGradGuard quiet;
  std::vector<std::vector<int>> all;
  std::size_t longest = 1;
  for (const auto& prompt : prompts) {
    all.push_back(tokenizer_.encode(prompt, mostTokens_));
    longest = std::max(longest, all.back().size());
  }
  const auto count = static_cast<std::int64_t>(prompts.size());
  // Published programs pad to 77; nothing behind the end can matter, so we pad to the longest.
  auto tokens = torch::full({count, static_cast<std::int64_t>(longest)}, ClipTokenizer::kEndOfText, torch::kLong);
  auto ends = torch::zeros({count}, torch::kLong);
  for (std::int64_t i = 0; i < count; ++i) {
    const auto& ids = all[static_cast<std::size_t>(i)];
    for (std::size_t k = 0; k < ids.size(); ++k) tokens[i][static_cast<std::int64_t>(k)] = ids[k];
    ends[i] = static_cast<std::int64_t>(ids.size()) - 1;
  }
  return network_(tokens, ends).unsqueeze(1);
}

at::Tensor ClipTextEncoder::states(const std::string& prompt) {
  const torch::NoGradGuard quiet;
  const auto ids = tokenizer_.encode(prompt, mostTokens_);
  auto tokens = torch::zeros({1, network_->options().positions}, torch::kLong);
  for (std::size_t k = 0; k < ids.size(); ++k) tokens[0][static_cast<std::int64_t>(k)] = ids[k];
  return network_->states(tokens)[0];
}

}  // namespace core::text
