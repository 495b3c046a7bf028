#include "core/model/evaluators/t2m_evaluator.h"

#include "core/checkpoint/module_weights.h"

#include <ATen/ATen.h>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/dropout.h>
#include <torch/nn/modules/normalization.h>
#include <torch/nn/utils/rnn.h>

namespace core::model::t2m {

namespace nn = torch::nn;

namespace {

constexpr std::int64_t kLargestWidth = 4096;  // published: 1024; a wrong file must not ask for gigabytes

nn::LeakyReLU leaky() { return nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(0.2)); }

nn::Conv1d halvingConvolution(int in, int out) { return nn::Conv1d(nn::Conv1dOptions(in, out, 4).stride(2).padding(1)); }

nn::GRU bothWays(int width) { return nn::GRU(nn::GRUOptions(width, width).batch_first(true).bidirectional(true)); }

nn::Sequential outputNet(const SequenceEncoderOptions& options) {
  return nn::Sequential(nn::Linear(2 * options.hidden, options.hidden), nn::LayerNorm(nn::LayerNormOptions({options.hidden})), leaky(),
                        nn::Linear(options.hidden, options.width));
}

/// sequence [B, N, H] to the last state of both directions [B, 2H].
torch::Tensor lastStates(nn::GRU& gru, const torch::Tensor& sequence, const torch::Tensor& lengths, const torch::Tensor& hidden) {
  const auto batch = sequence.size(0);
  TORCH_CHECK(lengths.dim() == 1 && lengths.size(0) == batch && lengths.scalar_type() == at::kLong, "lengths is int64 [", batch, "], got ", lengths.sizes());
  TORCH_CHECK(lengths.min().item<std::int64_t>() >= 1 && lengths.max().item<std::int64_t>() <= sequence.size(1), "a length is outside 1 to ", sequence.size(1));
  const auto packed = nn::utils::rnn::pack_padded_sequence(sequence, lengths.cpu(), /*batch_first=*/true, /*enforce_sorted=*/false);
  const auto start = hidden.expand({2, batch, hidden.size(2)}).contiguous();
  const auto last = std::get<1>(gru->forward_with_packed_input(packed, start));  // [2, B, H], in input order again
  return at::cat({last.select(0, 0), last.select(0, 1)}, 1);
}

/// The first of two prefixes under which the weights have the tensor.
std::string prefixWith(const TensorMap& weights, const std::string& inside, const std::string& own, const std::string& tensor) {
  return weights.count(inside + tensor) != 0 ? inside : own;
}

/// Size of one dimension of a weight, or an error.
Result<int> sizeOf(const TensorMap& weights, const std::string& key, std::int64_t rank, std::int64_t dimension) {
  const auto found = weights.find(key);
  if (found == weights.end()) return Error{ErrorCode::InvalidArgument, "the weights have no tensor " + key};
  if (found->second.dim() != rank || found->second.numel() == 0)
    return Error{ErrorCode::InvalidArgument, "the tensor " + key + " has " + std::to_string(found->second.dim()) + " dimensions instead of " + std::to_string(rank)};
  const auto size = found->second.size(dimension);
  if (size > kLargestWidth) return Error{ErrorCode::InvalidArgument, "the tensor " + key + " asks for a width of " + std::to_string(size)};
  return static_cast<int>(size);
}

Result<SequenceEncoderOptions> sequenceOptions(const TensorMap& weights, const std::string& prefix) {
  const auto hidden = sizeOf(weights, prefix + "input_emb.weight", 2, 0), input = sizeOf(weights, prefix + "input_emb.weight", 2, 1),
             width = sizeOf(weights, prefix + "output_net.3.weight", 2, 0);
  if (!hidden) return hidden.error();
  if (!width) return width.error();
  return SequenceEncoderOptions{input.value(), hidden.value(), width.value()};
}

template <class Holder>
Result<Holder> filled(Holder network, const TensorMap& weights, const std::string& prefix) {
  if (auto done = model::loadParameters(*network, weights, prefix); !done) return done.error();
  return network;
}

}  // namespace

MovementEncoderImpl::MovementEncoderImpl(const MovementEncoderOptions& options) {
  main_ = register_module("main", nn::Sequential(halvingConvolution(options.featureWidth, options.hidden), nn::Dropout(0.2), leaky(),
                                                 halvingConvolution(options.hidden, options.width), nn::Dropout(0.2), leaky()));
  out_ = register_module("out_net", nn::Linear(options.width, options.width));
}

torch::Tensor MovementEncoderImpl::forward(const torch::Tensor& features) {
  TORCH_CHECK(features.dim() == 3 && features.size(1) >= 4, "features are [B, T, D] with T at least 4, got ", features.sizes());
  const auto movements = main_->forward(features.transpose(1, 2));  // [B, width, T / 4]
  return out_(movements.transpose(1, 2));                           // [B, T / 4, width]
}

MotionEncoderImpl::MotionEncoderImpl(const SequenceEncoderOptions& options) {
  input_ = register_module("input_emb", nn::Linear(options.inputWidth, options.hidden));
  gru_ = register_module("gru", bothWays(options.hidden));
  output_ = register_module("output_net", outputNet(options));
  hidden_ = register_parameter("hidden", at::randn({2, 1, options.hidden}));
}

torch::Tensor MotionEncoderImpl::forward(const torch::Tensor& movements, const torch::Tensor& lengths) {
  return output_->forward(lastStates(gru_, input_(movements), lengths, hidden_));
}

TextEncoderImpl::TextEncoderImpl(const SequenceEncoderOptions& options, int tagCount) {
  tags_ = register_module("pos_emb", nn::Linear(tagCount, options.inputWidth));
  input_ = register_module("input_emb", nn::Linear(options.inputWidth, options.hidden));
  gru_ = register_module("gru", bothWays(options.hidden));
  output_ = register_module("output_net", outputNet(options));
  hidden_ = register_parameter("hidden", at::randn({2, 1, options.hidden}));
}

torch::Tensor TextEncoderImpl::forward(const torch::Tensor& words, const torch::Tensor& tags, const torch::Tensor& lengths) {
  return output_->forward(lastStates(gru_, input_(words + tags_(tags)), lengths, hidden_));
}

Result<MovementEncoder> loadMovementEncoder(const TensorMap& weights) {
  const auto prefix = prefixWith(weights, "t2m_moveencoder.", "movement_encoder.", "out_net.weight");
  const auto features = sizeOf(weights, prefix + "main.0.weight", 3, 1), hidden = sizeOf(weights, prefix + "main.0.weight", 3, 0),
             width = sizeOf(weights, prefix + "out_net.weight", 2, 0);
  if (!features) return features.error();
  if (!width) return width.error();
  return filled(MovementEncoder(MovementEncoderOptions{features.value(), hidden.value(), width.value()}), weights, prefix);
}

Result<MotionEncoder> loadMotionEncoder(const TensorMap& weights) {
  const auto prefix = prefixWith(weights, "t2m_motionencoder.", "motion_encoder.", "hidden");
  const auto options = sequenceOptions(weights, prefix);
  if (!options) return options.error();
  return filled(MotionEncoder(options.value()), weights, prefix);
}

Result<TextEncoder> loadTextEncoder(const TensorMap& weights) {
  const auto prefix = prefixWith(weights, "t2m_textencoder.", "text_encoder.", "hidden");
  const auto options = sequenceOptions(weights, prefix);
  if (!options) return options.error();
  const auto tags = sizeOf(weights, prefix + "pos_emb.weight", 2, 1);
  if (!tags) return tags.error();
  return filled(TextEncoder(options.value(), tags.value()), weights, prefix);
}

}  // namespace core::model::t2m
