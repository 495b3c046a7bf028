#pragma once

#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>

#include <cstdint>

namespace core::model {

/// The condition token of CrossDiff and MDM, and the sinusoid that both use for positions and for the diffusion step:
/// token = W2 SiLU(W1 pe[t] + b1) + b2 + W_text c + b_text. Published names: embed_timestep.time_embed.{0,2}, embed_text.
/// The table is no parameter here: it is a formula, and published files hold it under two names, one, or none.
struct ConditionToken {
  torch::nn::Sequential time{nullptr};  // embed_timestep.time_embed
  torch::nn::Linear text{nullptr};      // embed_text
  torch::Tensor table;                  // float [rows, width], a buffer of the owner

  /// Registers the parts with the owner. width even, rows at least 1.
  void create(torch::nn::Module& owner, std::int64_t width, std::int64_t textWidth, std::int64_t rows);

  /// timestep int64 [B], each inside the table; feature [B, textWidth], zeros for "no text" (the bias stays). [B, 1, width].
  torch::Tensor token(const torch::Tensor& timestep, const torch::Tensor& feature);

  /// The same in two steps, so that the text is read once for all steps of a sample: textPart(feature) [B, width], and the token
  /// from it. timestep int64 [B], or [1] for the whole batch.
  torch::Tensor textPart(const torch::Tensor& feature);
  torch::Tensor tokenOf(const torch::Tensor& timestep, const torch::Tensor& textPart);

  /// [token; tokens] plus the positions 0 .. S. token [B, 1, width], tokens [B, S, width]; returns [B, 1 + S, width]
  /// in the table's type. Throws c10::Error when the table is shorter.
  torch::Tensor sequence(const torch::Tensor& token, const torch::Tensor& tokens) const;
};

/// float [rows, width]: sines at even, cosines at odd columns, frequency exp(-2i ln(10000) / width); computed in float64.
torch::Tensor sinusoidTable(std::int64_t rows, std::int64_t width);

/// Whether a file's `pe` [n, 1, width] is that sinusoid, of any length, half precision allowed.
bool isSinusoid(const torch::Tensor& table, std::int64_t width);

}  // namespace core::model
