#include "core/model/positional.h"

#include <cmath>

namespace core::model {

LearnedPositionImpl::LearnedPositionImpl(std::int64_t rows, std::int64_t width) { pe_ = register_parameter("pe", torch::rand({rows, 1, width})); }

torch::Tensor LearnedPositionImpl::rows(std::int64_t first, std::int64_t count) const {
  TORCH_CHECK(first + count <= pe_.size(0), "a sequence needs position ", first + count - 1, ", the table ends at ", pe_.size(0) - 1);
  return pe_.narrow(0, first, count).transpose(0, 1);
}

torch::Tensor timestepFeatures(const torch::Tensor& timestep, std::int64_t width) {
  const auto half = width / 2;
  const auto options = torch::TensorOptions().dtype(torch::kFloat).device(timestep.device());
  const auto frequency = torch::exp(torch::arange(half, options) * -std::log(10000.0) / static_cast<double>(half));
  const auto angle = timestep.to(torch::kFloat).unsqueeze(1) * frequency.unsqueeze(0);  // [B, half]
  return torch::cat({torch::cos(angle), torch::sin(angle)}, 1);
}

TimestepEmbeddingImpl::TimestepEmbeddingImpl(std::int64_t sinusoidWidth, std::int64_t width) : sinusoidWidth_(sinusoidWidth) {
  linear1_ = register_module("linear_1", torch::nn::Linear(sinusoidWidth, width));
  linear2_ = register_module("linear_2", torch::nn::Linear(width, width));
}

torch::Tensor TimestepEmbeddingImpl::forward(const torch::Tensor& timestep) {
  const auto sinusoid = timestepFeatures(timestep.to(linear1_->weight.device()), sinusoidWidth_).to(linear1_->weight.scalar_type());
  return linear2_(torch::silu(linear1_(sinusoid))).unsqueeze(1);
}

torch::Tensor lengthMask(const torch::Tensor& lengths, std::int64_t count) { return torch::arange(count, lengths.options()).unsqueeze(0) < lengths.unsqueeze(1); }

torch::Tensor sinusoidTableOf(const TensorMap& weights, const std::string& prefix, std::int64_t width, std::int64_t fewestRows) {
  for (const char* name : {"sequence_pos_encoder.pe", "embed_timestep.sequence_pos_encoder.pe"}) {
    const auto found = weights.find(prefix + name);
    if (found == weights.end() || !found->second.is_floating_point()) continue;
    const auto& table = found->second;
    if (table.dim() != 3 || table.size(1) != 1 || table.size(2) != width || table.size(0) < fewestRows) continue;
    return table.select(1, 0).to(torch::kFloat).contiguous();
  }
  return {};
}

}  // namespace core::model
