#include "core/families/smoodi/style_network.h"

#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/conv.h>

namespace core::model {

namespace nn = torch::nn;

namespace {

// Statistics over dim 1 of x [B, S, W], of all rows or of those that the mask (bool [B, S]) keeps.
LayerStatistics statisticsOf(const torch::Tensor& x, const torch::Tensor& mask) {
  if (!mask.defined()) return {x.mean(1), x.std(1, true)};
  const auto keep = mask.unsqueeze(2).to(x.scalar_type());
  const auto count = keep.sum(1);  // [B, 1]
  const auto mean = (x * keep).sum(1) / count;
  const auto centred = (x - mean.unsqueeze(1)) * keep;
  return {mean, ((centred * centred).sum(1) / (count - 1)).sqrt()};
}
}  // namespace

StyleNetworkImpl::StyleNetworkImpl(const StyleNetworkOptions& o) : options_(o) {
  TORCH_CHECK(o.framesPerToken >= 1 && o.layers >= 1, "a style network needs at least one layer and one frame per token");
  globalTokens_ = register_parameter("global_motion_token", torch::randn({kGlobalTokens, o.width}));
  frameEmbedding_ = register_module("skel_embedding", nn::Linear(o.featureWidth * o.framesPerToken, o.width));
  position_ = register_module("query_pos", LearnedPosition(o.positions, o.width));
  if (o.publishedExtras) unusedPosition_ = register_module("mem_pos", LearnedPosition(o.positions, o.width));

  // encoder.layers.i and encoder.norm
  const TransformerOptions block{.width = o.width, .heads = o.heads, .feedForward = o.feedForward, .dropout = o.dropout, .preNorm = o.preNorm};
  encoder_ = std::make_shared<nn::Module>("encoder");
  nn::ModuleList list;
  for (int i = 0; i < o.layers; ++i) {
    layers_.emplace_back(block);
    list->push_back(layers_.back());
  }
  encoder_->register_module("layers", list);
  norm_ = encoder_->register_module("norm", nn::LayerNorm(nn::LayerNormOptions({o.width})));
  register_module("encoder", encoder_);

  if (o.classes > 0) {
    classifier_ = register_module("classifier", nn::Linear(o.width, o.classes));
    if (o.publishedExtras) {
      unusedHead_ = register_module("classification_layers", nn::Sequential(nn::ReLU(), nn::Conv1d(nn::Conv1dOptions(o.width, o.classes, 5))));
    }
  }
}

torch::Tensor StyleNetworkImpl::tokens(const torch::Tensor& features) {
  TORCH_CHECK(features.dim() == 3 && features.size(2) == options_.featureWidth, "the style network reads features of width ", options_.featureWidth, ", not ",
              features.sizes());
  TORCH_CHECK(features.size(1) <= maxFrames(), "a clip of ", features.size(1), " frames, the style network reads at most ", maxFrames());
  auto x = features;
  if (options_.framesPerToken > 1) {
    const auto group = options_.framesPerToken;
    const auto count = (x.size(1) + group - 1) / group;
    x = torch::constant_pad_nd(x, {0, 0, 0, count * group - x.size(1)}).reshape({x.size(0), count, group * x.size(2)});
  }
  x = frameEmbedding_(x).to(frameEmbedding_->weight.scalar_type());  // [B, T', W]
  x = torch::cat({globalTokens_.unsqueeze(0).expand({x.size(0), -1, -1}), x}, 1);
  return x + position_->rows(0, x.size(1));
}

torch::Tensor StyleNetworkImpl::tokenMask(const torch::Tensor& frameCounts, std::int64_t tokenCount) const {
  if (!frameCounts.defined()) return {};
  const auto lengths = frameCounts.to(globalTokens_.device());
  const auto valid = torch::div(lengths + (options_.framesPerToken - 1), options_.framesPerToken, "floor") + kGlobalTokens;
  return torch::arange(tokenCount, lengths.options()).unsqueeze(0) < valid.unsqueeze(1);
}

torch::Tensor StyleNetworkImpl::embed(const torch::Tensor& features, const torch::Tensor& lengths) {
  auto x = tokens(features);
  const auto bias = attentionBias(tokenMask(lengths, x.size(1)));
  // Of the last layer only token 0 is wanted.
  for (std::size_t i = 0; i < layers_.size(); ++i) x = layers_[i](x, bias, i + 1 == layers_.size() ? 1 : 0);
  return normalized(norm_, x).select(1, 0);
}

std::vector<LayerStatistics> StyleNetworkImpl::statistics(const torch::Tensor& features, int firstLayer, const torch::Tensor& lengths) {
  return read(features, firstLayer, lengths).layers;
}

torch::Tensor StyleNetworkImpl::lastLayer(const torch::Tensor& features, const torch::Tensor& lengths) {
  auto x = tokens(features);
  const auto bias = attentionBias(tokenMask(lengths, x.size(1)));
  for (auto& layer : layers_) x = layer(x, bias);
  return x;
}

LayerStatistics StyleNetworkImpl::statisticsOfLayer(const torch::Tensor& layer, const torch::Tensor& lengths) const {
  return statisticsOf(layer, tokenMask(lengths, layer.size(1)));
}

StyleNetworkImpl::Reading StyleNetworkImpl::read(const torch::Tensor& features, int firstLayer, const torch::Tensor& lengths) {
  auto x = tokens(features);
  const auto mask = tokenMask(lengths, x.size(1));
  const auto bias = attentionBias(mask);
  Reading reading;
  for (int i = 0; i < options_.layers; ++i) {
    x = layers_[static_cast<std::size_t>(i)](x, bias);
    if (i >= firstLayer) reading.layers.push_back(statisticsOf(x, mask));
  }
  reading.embedding = normalized(norm_, x.narrow(1, 0, 1)).select(1, 0);
  return reading;
}

}  // namespace core::model
