#include "core/model/transformer.h"

#include <torch/nn/functional/linear.h>
#include <torch/nn/init.h>

#include <cmath>
#include <limits>

namespace core::model {

namespace nn = torch::nn;

namespace {
nn::LayerNorm makeNorm(std::int64_t width) { return nn::LayerNorm(nn::LayerNormOptions({width})); }
}  // namespace

torch::Tensor attentionBias(const torch::Tensor& keyMask) {
  if (!keyMask.defined()) return {};
  const auto zeros = torch::zeros(keyMask.sizes(), torch::TensorOptions().dtype(torch::kFloat).device(keyMask.device()));
  return zeros.masked_fill(keyMask.logical_not(), -std::numeric_limits<float>::infinity()).unsqueeze(1).unsqueeze(1);
}

torch::Tensor normalized(nn::LayerNorm& norm, const torch::Tensor& x) { return norm(x.to(norm->weight.scalar_type())); }

void initializeXavier(nn::Module& module) {
  torch::NoGradGuard quiet;
  for (auto& parameter : module.parameters()) {
    if (parameter.dim() > 1) nn::init::xavier_uniform_(parameter);
  }
}

MultiHeadAttentionImpl::MultiHeadAttentionImpl(const TransformerOptions& o) : headCount_(o.heads), width_(o.width), dropout_(o.dropout) {
  TORCH_CHECK(o.heads > 0 && o.width % o.heads == 0, "width ", o.width, " does not split into ", o.heads, " heads");
  inWeight_ = register_parameter("in_proj_weight", torch::empty({3 * width_, width_}));
  inBias_ = register_parameter("in_proj_bias", torch::zeros({3 * width_}));
  outProjection_ = register_module("out_proj", nn::Linear(o.width, o.width));
  torch::NoGradGuard quiet;
  nn::init::xavier_uniform_(inWeight_);
  outProjection_->bias.zero_();
}

torch::Tensor MultiHeadAttentionImpl::heads(const torch::Tensor& x) const {
  return x.view({x.size(0), x.size(1), headCount_, width_ / headCount_}).transpose(1, 2);  // [B, H, S, W/H]
}

torch::Tensor MultiHeadAttentionImpl::attend(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, const torch::Tensor& bias) const {
  const double scale = 1.0 / std::sqrt(static_cast<double>(width_ / headCount_));
  auto scores = torch::matmul(q * scale, k.transpose(2, 3));  // [B, H, Q, S]
  if (bias.defined()) scores = scores + bias.to(scores.scalar_type());
  auto weights = torch::softmax(scores, -1);
  if (is_training() && dropout_ > 0) weights = torch::dropout(weights, dropout_, true);
  return torch::matmul(weights, v).transpose(1, 2).flatten(2);  // [B, Q, W]
}

torch::Tensor MultiHeadAttentionImpl::forward(const torch::Tensor& x, const torch::Tensor& bias, std::int64_t queries) {
  const bool asksAll = queries <= 0 || queries >= x.size(1);
  torch::Tensor q, k, v;
  if (asksAll) {
    const auto parts = torch::linear(x, inWeight_, inBias_).chunk(3, 2);
    q = parts[0], k = parts[1], v = parts[2];
  } else {
    q = torch::linear(x.narrow(1, 0, queries), inWeight_.narrow(0, 0, width_), inBias_.narrow(0, 0, width_));
    const auto parts = torch::linear(x, inWeight_.narrow(0, width_, 2 * width_), inBias_.narrow(0, width_, 2 * width_)).chunk(2, 2);
    k = parts[0], v = parts[1];
  }
  return outProjection_(attend(heads(q), heads(k), heads(v), bias));
}

torch::Tensor MultiHeadAttentionImpl::cross(const torch::Tensor& query, const torch::Tensor& memory) {
  const auto valueWeight = inWeight_.narrow(0, 2 * width_, width_);
  const auto valueBias = inBias_.narrow(0, 2 * width_, width_);
  if (memory.size(1) == 1) {
    auto value = torch::linear(memory, valueWeight, valueBias);  // [B, 1, W]
    if (!is_training() || dropout_ <= 0) return outProjection_(value);
    // The one weight of each query and head is dropped on its own.
    const auto kept = torch::dropout(torch::ones({query.size(0), query.size(1), headCount_, 1}, value.options()), dropout_, true);
    value = value.view({value.size(0), 1, headCount_, width_ / headCount_}) * kept;
    return outProjection_(value.flatten(2));
  }
  return fromQueries(queriesOf(query), memory);
}

torch::Tensor MultiHeadAttentionImpl::queriesOf(const torch::Tensor& query) const {
  return torch::linear(query, inWeight_.narrow(0, 0, width_), inBias_.narrow(0, 0, width_));
}

torch::Tensor MultiHeadAttentionImpl::fromQueries(const torch::Tensor& queries, const torch::Tensor& memory) {
  const auto kv = torch::linear(memory, inWeight_.narrow(0, width_, 2 * width_), inBias_.narrow(0, width_, 2 * width_)).chunk(2, 2);
  return outProjection_(attend(heads(queries), heads(kv[0]), heads(kv[1]), {}));
}

EncoderLayerImpl::EncoderLayerImpl(const TransformerOptions& o) : dropout_(o.dropout), preNorm_(o.preNorm) {
  attention_ = register_module("self_attn", MultiHeadAttention(o));
  linear1_ = register_module("linear1", nn::Linear(o.width, o.feedForward));
  linear2_ = register_module("linear2", nn::Linear(o.feedForward, o.width));
  norm1_ = register_module("norm1", makeNorm(o.width));
  norm2_ = register_module("norm2", makeNorm(o.width));
}

torch::Tensor EncoderLayerImpl::feedForward(const torch::Tensor& x) {
  const auto hidden = torch::dropout(torch::gelu(linear1_(x)), dropout_, is_training());
  return torch::dropout(linear2_(hidden), dropout_, is_training());
}

torch::Tensor EncoderLayerImpl::forward(const torch::Tensor& x, const torch::Tensor& bias, std::int64_t queries) {
  const bool asksAll = queries <= 0 || queries >= x.size(1);
  const auto kept = asksAll ? x : x.narrow(1, 0, queries);
  const auto attended = attention_(preNorm_ ? normalized(norm1_, x) : x, bias, queries);
  auto y = kept + torch::dropout(attended, dropout_, is_training());
  if (preNorm_) return y + feedForward(normalized(norm2_, y));
  y = normalized(norm1_, y);
  return normalized(norm2_, y + feedForward(y));
}

DecoderLayerImpl::DecoderLayerImpl(const TransformerOptions& o) : dropout_(o.dropout) {
  TORCH_CHECK(!o.preNorm, "the decoder layer exists in its published post-norm form only");
  selfAttention_ = register_module("self_attn", MultiHeadAttention(o));
  crossAttention_ = register_module("multihead_attn", MultiHeadAttention(o));
  linear1_ = register_module("linear1", nn::Linear(o.width, o.feedForward));
  linear2_ = register_module("linear2", nn::Linear(o.feedForward, o.width));
  norm1_ = register_module("norm1", makeNorm(o.width));
  norm2_ = register_module("norm2", makeNorm(o.width));
  norm3_ = register_module("norm3", makeNorm(o.width));
}

torch::Tensor DecoderLayerImpl::selfAttended(const torch::Tensor& x, const torch::Tensor& bias) {
  return normalized(norm1_, x + torch::dropout(selfAttention_(x, bias), dropout_, is_training()));
}

torch::Tensor DecoderLayerImpl::fromSelfAttended(const torch::Tensor& x, const torch::Tensor& memory) { return withRead(x, crossAttention_->cross(x, memory)); }

DecoderLayerImpl::Prepared DecoderLayerImpl::prepared(const torch::Tensor& x) {
  TORCH_CHECK(!is_training() || dropout_ <= 0, "dropout draws anew in every call, so that nothing of it can be kept");
  const auto attended = selfAttended(x);
  return {attended, crossAttention_->queriesOf(attended)};
}

torch::Tensor DecoderLayerImpl::fromPrepared(const Prepared& prepared, const torch::Tensor& memory) {
  return withRead(prepared.attended, crossAttention_->fromQueries(prepared.queries, memory));
}

torch::Tensor DecoderLayerImpl::withRead(const torch::Tensor& x, torch::Tensor read) {
  // Dropout acts on every query's copy of the broadcast value.
  if (is_training() && dropout_ > 0) read = torch::dropout(read.expand_as(x).contiguous(), dropout_, true);
  const auto y = normalized(norm2_, x + read);
  const auto hidden = torch::dropout(torch::gelu(linear1_(y)), dropout_, is_training());
  return normalized(norm3_, y + torch::dropout(linear2_(hidden), dropout_, is_training()));
}

torch::Tensor DecoderLayerImpl::forward(const torch::Tensor& x, const torch::Tensor& memory, const torch::Tensor& bias) {
  return fromSelfAttended(selfAttended(x, bias), memory);
}

}  // namespace core::model
