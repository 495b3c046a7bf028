#include "core/model/condition_token.h"

#include <torch/nn/modules/activation.h>

#include <cmath>

namespace core::model {

namespace nn = torch::nn;

namespace {
// Only there for the name: embed_timestep.time_embed.*
struct StepEmbedding : nn::Module {
  explicit StepEmbedding(nn::Sequential layers) { register_module("time_embed", std::move(layers)); }
};
}  // namespace

torch::Tensor sinusoidTable(std::int64_t rows, std::int64_t width) {
  TORCH_CHECK(rows > 0 && width > 0 && width % 2 == 0, "a sinusoid table of ", rows, " rows and width ", width);
  const auto place = torch::arange(rows, torch::kDouble).unsqueeze(1);
  const auto frequency = (torch::arange(0, width, 2, torch::kDouble) * (-std::log(10000.0) / static_cast<double>(width))).exp();
  const auto angle = place * frequency;                                             // [rows, width / 2]
  return torch::stack({angle.sin(), angle.cos()}, 2).flatten(1).to(torch::kFloat);  // [rows, width]
}

void ConditionToken::create(nn::Module& owner, std::int64_t width, std::int64_t textWidth, std::int64_t rows) {
  time = nn::Sequential(nn::Linear(width, width), nn::SiLU(), nn::Linear(width, width));
  owner.register_module("embed_timestep", std::make_shared<StepEmbedding>(time));
  text = owner.register_module("embed_text", nn::Linear(textWidth, width));
  table = owner.register_buffer("position_table", sinusoidTable(rows, width));
}

torch::Tensor ConditionToken::token(const torch::Tensor& timestep, const torch::Tensor& feature) { return tokenOf(timestep, textPart(feature)); }

torch::Tensor ConditionToken::textPart(const torch::Tensor& feature) { return text(feature).to(table.scalar_type()); }

torch::Tensor ConditionToken::tokenOf(const torch::Tensor& timestep, const torch::Tensor& textPart) {
  const auto step = time->forward(table.index_select(0, timestep.to(table.device())));  // [B or 1, width]
  return (step.to(table.scalar_type()) + textPart).unsqueeze(1);                        // [B, 1, width]
}

torch::Tensor ConditionToken::sequence(const torch::Tensor& token, const torch::Tensor& tokens) const {
  const auto type = table.scalar_type();
  const auto joined = torch::cat({token.to(type).expand({tokens.size(0), -1, -1}), tokens.to(type)}, 1);
  TORCH_CHECK(joined.size(1) <= table.size(0), joined.size(1), " tokens, the position table has ", table.size(0), " rows");
  return joined + table.narrow(0, 0, joined.size(1));
}

bool isSinusoid(const torch::Tensor& table, std::int64_t width) {
  constexpr double kHalfPrecision = 2e-3;
  if (table.dim() != 3 || table.size(0) < 1 || table.size(1) != 1 || table.size(2) != width || width % 2 != 0) return false;
  return (table.select(1, 0) - sinusoidTable(table.size(0), width)).abs().max().item<double>() < kHalfPrecision;
}

}  // namespace core::model
