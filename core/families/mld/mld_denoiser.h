#pragma once

#include "core/model/positional.h"
#include "core/model/skip_transformer.h"

#include <torch/nn/modules/container/sequential.h>

#include <vector>

namespace core::model {

/// Sizes of the latent denoiser; the defaults are the published ones.
struct DenoiserOptions {
  int latentTokens = 1;  // the most latent tokens of a request; fixes the positions of time and text
  int latentWidth = 256;
  int width = 256;
  int layers = 9;  // odd
  int heads = 4;
  int feedForward = 1024;
  int textWidth = 768;
  int timeWidth = 768;             // of the sinusoid, even
  bool latentProjections = false;  // Linear latent_in (latentWidth -> width) and latent_out back; needed when they differ
  double dropout = 0.1;
  bool preNorm = false;
  int positions = 500;          // rows of query_pos.pe; at least latentTokens + 1 + text tokens
  bool publishedExtras = true;  // hold the tensors that published files have and nothing uses (mem_pos.pe)
};

/// The block layout of the options.
SkipTransformerOptions skipTransformerOptions(const DenoiserOptions& options);

/// Turns latent, step and text into the token sequence [latents, time, text]. Shared by the denoiser and by the
/// adaptor, which hold one each with weights of their own; the owner registers the parts under its names.
struct DenoiserTokenizer {
  TimestepEmbedding time{nullptr};      // published names: time_embedding, time_embedding_c in the adaptor
  torch::nn::Sequential text{nullptr};  // emb_proj: ReLU on the raw text feature, then Linear
  LearnedPosition position{nullptr};    // query_pos
  torch::nn::Linear latentIn{nullptr};  // latent_in, only with latentProjections
  int latentTokens = 1;

  void create(torch::nn::Module& owner, const DenoiserOptions& options, const char* timeName);

  /// latent [B, N, latentWidth] to [B, N, width]; the identity in the published form.
  torch::Tensor latents(const torch::Tensor& latent);
  /// text [B, L, textWidth] to [B, L, width].
  torch::Tensor texts(const torch::Tensor& feature) { return text->forward(feature); }
  /// latents [B, N, width], time [B or 1, 1, width], text [B or 1, L, width]; adds the positions.
  /// Latent token i takes row i, the time row latentTokens, text token j row latentTokens + 1 + j, whatever N
  /// is, so that a clip gives the same result alone and in a padded batch. Returns [B, N + 1 + L, width].
  torch::Tensor sequence(const torch::Tensor& latents, const torch::Tensor& time, const torch::Tensor& text);
};

/// The key bias of the sequence [latents, time, text]: latentMask bool [B, N], textMask bool [B, L], true = valid;
/// an undefined one means all valid; both undefined give an undefined bias.
torch::Tensor sequenceBias(const torch::Tensor& latentMask, const torch::Tensor& textMask, std::int64_t latentTokens, std::int64_t textTokens);

/// MLD's denoiser: a skip transformer over [latents, time, text] that predicts the noise of the latents.
/// Published: `denoiser.*` of an MLD file, `denoiser.mld_denoiser.*` of a SMooDi file.
class MldDenoiserImpl : public torch::nn::Module {
 public:
  explicit MldDenoiserImpl(const DenoiserOptions& options = {});

  /// latent [B, N, latentWidth] (N at most latentTokens), timestep int64 [B], text [B, L, textWidth] (zeros or a null
  /// feature for "no text"; ReLU is applied to it), latentMask bool [B, N] and textMask bool [B, L] with true = valid
  /// or undefined. control: empty, or one [B, N + 1 + L, width] per input block. Returns the noise
  /// [B, N, latentWidth]; values at masked latents mean nothing. Masked tokens are not attended to.
  torch::Tensor forward(const torch::Tensor& latent, const torch::Tensor& timestep, const torch::Tensor& text, const torch::Tensor& latentMask = {},
                        const std::vector<torch::Tensor>& control = {}, const torch::Tensor& textMask = {});

  /// The transformer alone. sequence as from tokenizer().sequence(), bias as from sequenceBias().
  torch::Tensor predict(const torch::Tensor& sequence, std::int64_t latentTokens, const torch::Tensor& bias, const std::vector<torch::Tensor>& control);

  /// What the transformer makes of the latent tokens, [B, N, width], as the noise [B, N, latentWidth].
  torch::Tensor noiseOf(const torch::Tensor& tokens);

  DenoiserTokenizer& tokenizer() { return tokenizer_; }
  const DenoiserOptions& options() const { return options_; }

 private:
  DenoiserOptions options_;
  DenoiserTokenizer tokenizer_;
  LearnedPosition unusedPosition_{nullptr};
  SkipTransformerEncoder encoder_{nullptr};
  torch::nn::Linear latentOut_{nullptr};
};
TORCH_MODULE(MldDenoiser);

}  // namespace core::model
