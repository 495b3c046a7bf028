#pragma once

#include "core/text/compact_bpe.h"
#include "core/text/text_encoder.h"

#include <torch/torch.h>

#include <memory>

namespace core::text {

struct CompactTextOptions {
  int vocabularySize = 2048;
  int width = 192;
  int layers = 3;
  int heads = 4;
  int feedForward = 512;
  int outputWidth = 256;
  int maxTokens = 48;  // longer prompts are cut
};

/// Token ids int64 [B, L] and lengths [B] to one vector: embedding, learned positions, a small transformer, mean
/// over the tokens, projection, layer norm.
class CompactTextNetworkImpl : public torch::nn::Module {
 public:
  explicit CompactTextNetworkImpl(const CompactTextOptions& options = {});
  /// float [B, outputWidth].
  torch::Tensor forward(const torch::Tensor& tokens, const torch::Tensor& lengths);
  const CompactTextOptions& options() const { return options_; }

 private:
  CompactTextOptions options_;
  torch::nn::Embedding tokenEmbedding_{nullptr};
  torch::Tensor positions_;
  torch::nn::TransformerEncoder layers_{nullptr};
  torch::nn::Linear project_{nullptr};
  torch::nn::LayerNorm norm_{nullptr};
};
TORCH_MODULE(CompactTextNetwork);

struct TokenBatch {
  torch::Tensor tokens;   // int64 [B, L]
  torch::Tensor lengths;  // int64 [B]
};

/// Pads with 0; the empty prompt is one token 0.
TokenBatch tokenBatch(const CompactBpe& tokenizer, const std::vector<std::string>& prompts, int maxTokens);

/// Our own encoder, trained with the motion (recipe text-encoder).
class CompactTextEncoder : public TextEncoder {
 public:
  CompactTextEncoder(CompactBpe tokenizer, CompactTextNetwork network) : tokenizer_(std::move(tokenizer)), network_(std::move(network)) { network_->eval(); }
  at::Tensor encode(const std::vector<std::string>& prompts) override;
  int width() const override { return network_->options().outputWidth; }

 private:
  CompactBpe tokenizer_;
  CompactTextNetwork network_;
};

}  // namespace core::text
