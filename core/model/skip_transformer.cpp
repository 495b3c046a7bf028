#include "core/model/skip_transformer.h"

#include <torch/nn/modules/container/modulelist.h>

namespace core::model {

namespace nn = torch::nn;

namespace {
template <class Layer>
std::vector<Layer> registerLayers(nn::Module& owner, const std::string& name, int count, const TransformerOptions& options) {
  nn::ModuleList list;
  std::vector<Layer> layers;
  for (int i = 0; i < count; ++i) {
    layers.emplace_back(options);
    list->push_back(layers.back());
  }
  owner.register_module(name, list);
  return layers;
}

std::vector<nn::Linear> registerSkips(nn::Module& owner, int count, int width) {
  nn::ModuleList list;
  std::vector<nn::Linear> skips;
  for (int i = 0; i < count; ++i) {
    skips.emplace_back(2 * width, width);
    list->push_back(skips.back());
  }
  owner.register_module("linear_blocks", list);
  return skips;
}

int halfOf(const SkipTransformerOptions& options) {
  TORCH_CHECK(options.layers >= 1 && options.layers % 2 == 1, "a skip transformer needs an odd number of layers, not ", options.layers);
  return (options.layers - 1) / 2;
}
}  // namespace

SkipTransformerEncoderImpl::SkipTransformerEncoderImpl(const SkipTransformerOptions& o) {
  const int half = halfOf(o);
  inputBlocks_ = registerLayers<EncoderLayer>(*this, "input_blocks", half, o.block);
  if (!o.inputBlocksOnly) {
    middleBlock_ = register_module("middle_block", EncoderLayer(o.block));
    outputBlocks_ = registerLayers<EncoderLayer>(*this, "output_blocks", half, o.block);
    skips_ = registerSkips(*this, half, o.block.width);
    norm_ = register_module("norm", nn::LayerNorm(nn::LayerNormOptions({o.block.width})));
  }
  initializeXavier(*this);
}

torch::Tensor SkipTransformerEncoderImpl::forward(const torch::Tensor& x, const torch::Tensor& bias, const std::vector<torch::Tensor>& control,
                                                  std::int64_t outputTokens) {
  TORCH_CHECK(norm_, "this skip transformer holds its input blocks only");
  TORCH_CHECK(control.empty() || control.size() == inputBlocks_.size(), control.size(), " control terms for ", inputBlocks_.size(), " input blocks");
  std::vector<torch::Tensor> stack;
  auto y = x;
  for (std::size_t i = 0; i < inputBlocks_.size(); ++i) {
    y = inputBlocks_[i](y, bias);
    if (!control.empty()) y = y + control[i];
    stack.push_back(y);
  }
  y = middleBlock_(y, bias, outputBlocks_.empty() ? outputTokens : 0);
  for (std::size_t i = 0; i < outputBlocks_.size(); ++i) {
    y = skips_[i](torch::cat({y, stack.back()}, 2));
    stack.pop_back();
    y = outputBlocks_[i](y, bias, i + 1 == outputBlocks_.size() ? outputTokens : 0);
  }
  return normalized(norm_, y);
}

std::vector<torch::Tensor> SkipTransformerEncoderImpl::inputBlockOutputs(const torch::Tensor& x, const torch::Tensor& bias) {
  std::vector<torch::Tensor> outputs;
  auto y = x;
  for (auto& block : inputBlocks_) {
    y = block(y, bias);
    outputs.push_back(y);
  }
  return outputs;
}

SkipTransformerDecoderImpl::SkipTransformerDecoderImpl(const SkipTransformerOptions& o) {
  const int half = halfOf(o);
  inputBlocks_ = registerLayers<DecoderLayer>(*this, "input_blocks", half, o.block);
  middleBlock_ = register_module("middle_block", DecoderLayer(o.block));
  outputBlocks_ = registerLayers<DecoderLayer>(*this, "output_blocks", half, o.block);
  skips_ = registerSkips(*this, half, o.block.width);
  norm_ = register_module("norm", nn::LayerNorm(nn::LayerNormOptions({o.block.width})));
  initializeXavier(*this);
}

torch::Tensor SkipTransformerDecoderImpl::firstSelfAttention(const torch::Tensor& x, const torch::Tensor& bias) {
  return (inputBlocks_.empty() ? middleBlock_ : inputBlocks_[0])->selfAttended(x, bias);
}

torch::Tensor SkipTransformerDecoderImpl::fromFirstSelfAttention(const torch::Tensor& first, const torch::Tensor& memory, const torch::Tensor& bias) {
  if (inputBlocks_.empty()) return normalized(norm_, middleBlock_->fromSelfAttended(first, memory));
  std::vector<torch::Tensor> stack{inputBlocks_[0]->fromSelfAttended(first, memory)};
  for (std::size_t i = 1; i < inputBlocks_.size(); ++i) stack.push_back(inputBlocks_[i](stack.back(), memory, bias));
  auto y = middleBlock_(stack.back(), memory, bias);
  for (std::size_t i = 0; i < outputBlocks_.size(); ++i) {
    y = skips_[i](torch::cat({y, stack.back()}, 2));
    stack.pop_back();
    y = outputBlocks_[i](y, memory, bias);
  }
  return normalized(norm_, y);
}

torch::Tensor SkipTransformerDecoderImpl::forward(const torch::Tensor& x, const torch::Tensor& memory, const torch::Tensor& bias) {
  return fromFirstSelfAttention(firstSelfAttention(x, bias), memory, bias);
}

}  // namespace core::model
