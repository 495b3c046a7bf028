#pragma once

#include "core/families/mld/mld_denoiser.h"
#include "core/families/smoodi/style_network.h"

#include <string>
#include <utility>
#include <vector>

namespace core::model {

struct StyleAdaptorOptions {
  DenoiserOptions denoiser;                   // of the frozen branch and of the adaptor's copy
  StyleNetworkOptions style{.classes = 100};  // style_encoder

  /// true (released code): the adaptor adds the style embedding to the caller's latent in place, so the frozen
  /// branch reads z + e(s) too. false (paper): the frozen branch reads the clean z.
  bool aliasStyleIntoFrozen = true;

  /// true: hold what published files have and nothing uses (the back half of encoder_c, skel_embedding,
  /// global_motion_token, mem_pos).
  bool publishedExtras = true;
};

/// SMooDi's controlled denoiser: a frozen MLD denoiser steered by an adaptor with the shape of its encoder. Published as
/// `denoiser.*`, with the frozen branch at `denoiser.mld_denoiser.*`.
///
/// The adaptor reads [z + e(s), time, text]; the outputs of its input blocks go through linears that start at zero
/// (zero_convs) and are added to the outputs of the frozen branch's input blocks. Only the input blocks of encoder_c
/// are ever computed: the rest cannot matter.
class StyleAdaptorImpl : public torch::nn::Module {
 public:
  /// Makes a frozen branch of its own, or takes the one given (whose options must match).
  explicit StyleAdaptorImpl(const StyleAdaptorOptions& options = {}, MldDenoiser frozen = nullptr);

  /// Style embedding e(s) [B, width] of features [B, Ts, featureWidth] in the given frame order. "No style" in the
  /// released variant is the embedding of a clip of zeros.
  torch::Tensor embedStyle(const torch::Tensor& features, const torch::Tensor& lengths = {});

  /// An embedding read from the style network itself (a kept one, a mean of several: [B, style width]) in the form that
  /// predict() takes: through style_in when the widths differ, else as it is.
  torch::Tensor placeStyle(const torch::Tensor& embedding);

  /// What does not depend on the latent, once per request: text for both branches, [B, L, width].
  struct Tokens {
    torch::Tensor frozen;
    torch::Tensor control;
  };
  Tokens textTokens(const torch::Tensor& text);      // text [B, L, textWidth]
  Tokens timeTokens(const torch::Tensor& timestep);  // timestep int64 [B] or [1]; [B or 1, 1, width]

  struct Prediction {
    torch::Tensor noise;         // [B, N, latentWidth]
    torch::Tensor styledLatent;  // [B, N, width]: latent (after latent_in) + e(s), before positions
  };
  /// latent [B, N, latentWidth], styleEmbedding [B, width] (from embedStyle or placeStyle) is added to every
  /// latent token; [B, N, width]: one for each. Masks as MldDenoiser's. Throws c10::Error on an embedding of another width.
  Prediction predict(const torch::Tensor& latent, const Tokens& time, const Tokens& text, const torch::Tensor& styleEmbedding, const torch::Tensor& latentMask = {},
                     const torch::Tensor& textMask = {});

  /// The same from raw inputs; only the noise.
  torch::Tensor forward(const torch::Tensor& latent, const torch::Tensor& timestep, const torch::Tensor& text, const torch::Tensor& styleEmbedding,
                        const torch::Tensor& latentMask = {}, const torch::Tensor& textMask = {});

  /// Paper variant: the adaptor starts as a copy of the frozen branch (embeddings, positions, input blocks).
  void copyFromDenoiser();

  /// Everything outside the frozen branch, under its name in this module.
  std::vector<std::pair<std::string, torch::Tensor>> trainableParameters() const;

  MldDenoiser& denoiser() { return denoiser_; }
  /// Of the adaptor's own branch.
  DenoiserTokenizer& tokenizer() { return tokenizer_; }
  StyleNetwork& styleEncoder() { return styleEncoder_; }
  const StyleNetwork& styleEncoder() const { return styleEncoder_; }
  const StyleAdaptorOptions& options() const { return options_; }

 private:
  StyleAdaptorOptions options_;
  DenoiserTokenizer tokenizer_;
  SkipTransformerEncoder encoder_{nullptr};
  std::vector<torch::nn::Linear> zeroLinears_;
  torch::nn::Linear styleProjection_{nullptr};
  StyleNetwork styleEncoder_{nullptr};
  MldDenoiser denoiser_{nullptr};
};
TORCH_MODULE(StyleAdaptor);

}  // namespace core::model
