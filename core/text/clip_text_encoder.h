#pragma once

#include "core/text/clip_tokenizer.h"
#include "core/text/text_encoder.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/embedding.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/nn/pimpl.h>

#include <cstddef>
#include <memory>
#include <vector>

namespace core::text {

/// Sizes of CLIP's text tower; the defaults are those of ViT-L/14. ViT-B/32: width 512, heads 8, feedForward 2048, projection 512.
struct ClipTextOptions {
  enum class Activation { QuickGelu, Gelu };  // OpenAI's towers use x sigmoid(1.702 x)

  int vocabularySize = ClipTokenizer::kVocabularySize;
  int positions = 77;
  int width = 768;
  int layers = 12;
  int heads = 12;  // published: one for 64 channels
  int feedForward = 3072;
  int projection = 768;
  Activation activation = Activation::QuickGelu;
};

/// The text half of CLIP (Radford et al. 2021): pre-norm transformer with a causal mask; the feature is the final norm at the end-of-text
/// token, times text_projection, not normalized to length. Parameter names are those of the published safetensors and .bin files
/// (text_model.*, text_projection.weight).
class ClipTextNetworkImpl : public torch::nn::Module {
 public:
  explicit ClipTextNetworkImpl(const ClipTextOptions& options = {});

  /// tokens int64 [B, L], L at most positions; ends int64 [B]: where the end-of-text token of each row stands. What stands behind it
  /// cannot influence the result (causal mask). Returns [B, projection].
  torch::Tensor forward(const torch::Tensor& tokens, const torch::Tensor& ends);
  /// Every token's state behind the final norm, not projected, [B, L, width].
  torch::Tensor states(const torch::Tensor& tokens);

  const ClipTextOptions& options() const { return options_; }

 private:
  struct Layer {
    torch::nn::Linear query{nullptr}, key{nullptr}, value{nullptr}, out{nullptr}, wide{nullptr}, narrow{nullptr};
    torch::nn::LayerNorm norm1{nullptr}, norm2{nullptr};
  };
  torch::Tensor bodyOf(const torch::Tensor& tokens);  // before the final norm, [B, L, W]
  torch::Tensor attend(Layer& layer, const torch::Tensor& x, const torch::Tensor& mask) const;

  ClipTextOptions options_;
  torch::nn::Embedding tokens_{nullptr}, positions_{nullptr};
  std::vector<Layer> layers_;
  torch::nn::LayerNorm finalNorm_{nullptr};
  torch::nn::Linear projection_{nullptr};
};
TORCH_MODULE(ClipTextNetwork);

/// Prompts to features with CLIP's own tokenizer. Longer prompts are cut, and keep their end token.
class ClipTextEncoder : public TextEncoder {
 public:
  /// mostTokens: start and end included, at least 2; 0: as many as the tower reads (77). CrossDiff and MDM read 22.
  ClipTextEncoder(ClipTokenizer tokenizer, ClipTextNetwork network, std::size_t mostTokens = 0);
  at::Tensor encode(const std::vector<std::string>& prompts) override;
  int width() const override { return network_->options().projection; }
  /// The states of all tokens that the tower reads, padded as OpenAI's program does (with token 0, which is "!"), [positions, width]: for networks that read
  /// padding too.
  at::Tensor states(const std::string& prompt);
  int stateWidth() const { return network_->options().width; }

 private:
  ClipTokenizer tokenizer_;
  ClipTextNetwork network_;
  std::size_t mostTokens_;
};

}  // namespace core::text
