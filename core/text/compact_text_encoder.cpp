#include "core/text/compact_text_encoder.h"

#include "core/text/without_autocast.h"

#include <algorithm>

namespace core::text {

namespace nn = torch::nn;

CompactTextNetworkImpl::CompactTextNetworkImpl(const CompactTextOptions& o) : options_(o) {
  tokenEmbedding_ = register_module("token_embedding", nn::Embedding(o.vocabularySize, o.width));
  positions_ = register_parameter("positions", torch::randn({o.maxTokens, o.width}) * 0.02);
  const auto layer = nn::TransformerEncoderLayerOptions(o.width, o.heads).dim_feedforward(o.feedForward).dropout(0.1).activation(torch::kGELU);
  layers_ = register_module("layers", nn::TransformerEncoder(nn::TransformerEncoderOptions(layer, o.layers)));
  project_ = register_module("project", nn::Linear(o.width, o.outputWidth));
  norm_ = register_module("norm", nn::LayerNorm(nn::LayerNormOptions({o.outputWidth})));
  torch::NoGradGuard quiet;
  tokenEmbedding_->weight.mul_(0.05);
}

torch::Tensor CompactTextNetworkImpl::forward(const torch::Tensor& given, const torch::Tensor& tokenCounts) {
  const auto tokens = given.to(positions_.device()), lengths = tokenCounts.to(positions_.device());
  const WithoutAutocast precise;
  const auto count = tokens.size(1);
  const auto valid = torch::arange(count, lengths.options()).unsqueeze(0) < lengths.unsqueeze(1);  // [B, L]
  auto x = tokenEmbedding_(tokens) + positions_.narrow(0, 0, count);
  x = layers_(x.transpose(0, 1), torch::Tensor(), valid.logical_not()).transpose(0, 1).to(torch::kFloat);  // [B, L, W]
  const auto weight = valid.unsqueeze(2).to(torch::kFloat);
  x = (x * weight).sum(1) / weight.sum(1);
  return norm_(project_(x).to(torch::kFloat));
}

TokenBatch tokenBatch(const CompactBpe& tokenizer, const std::vector<std::string>& prompts, int maxTokens) {
  std::vector<std::vector<int>> all;
  std::size_t longest = 1;
  for (const auto& prompt : prompts) {
    all.push_back(tokenizer.encode(prompt, static_cast<std::size_t>(maxTokens)));
    if (all.back().empty()) all.back().push_back(0);
    longest = std::max(longest, all.back().size());
  }
  TokenBatch batch{torch::zeros({static_cast<std::int64_t>(all.size()), static_cast<std::int64_t>(longest)}, torch::kLong),
                   torch::zeros({static_cast<std::int64_t>(all.size())}, torch::kLong)};
  auto tokens = batch.tokens.accessor<std::int64_t, 2>();
  auto lengths = batch.lengths.accessor<std::int64_t, 1>();
  for (std::size_t i = 0; i < all.size(); ++i) {
    lengths[static_cast<std::int64_t>(i)] = static_cast<std::int64_t>(all[i].size());
    for (std::size_t k = 0; k < all[i].size(); ++k) tokens[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(k)] = all[i][k];
  }
  return batch;
}

at::Tensor CompactTextEncoder::encode(const std::vector<std::string>& prompts) {
  const torch::NoGradGuard quiet;
  const auto batch = tokenBatch(tokenizer_, prompts, network_->options().maxTokens);
  return network_(batch.tokens, batch.lengths).unsqueeze(1);
}

}  // namespace core::text
