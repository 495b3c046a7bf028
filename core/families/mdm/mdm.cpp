#include "core/families/mdm/mdm.h"

#include <string>

namespace core::model {

namespace nn = torch::nn;

MdmImpl::MdmImpl(const MdmOptions& o) : options_(o) {
  condition_.create(*this, o.width, o.textWidth, o.positions);
  const auto input = register_module("input_process", std::make_shared<nn::Module>());
  poseIn_ = input->register_module("poseEmbedding", nn::Linear(o.featureWidth, o.width));
  const auto encoder = register_module("seqTransEncoder", std::make_shared<nn::Module>());
  const auto list = encoder->register_module("layers", std::make_shared<nn::Module>());
  const TransformerOptions block{.width = o.width, .heads = o.heads, .feedForward = o.feedForward, .dropout = o.dropout, .preNorm = false};
  for (int i = 0; i < o.layers; ++i) layers_.push_back(list->register_module(std::to_string(i), EncoderLayer(block)));
  const auto output = register_module("output_process", std::make_shared<nn::Module>());
  poseOut_ = output->register_module("poseFinal", nn::Linear(o.width, o.featureWidth));
}

torch::Tensor MdmImpl::forward(const torch::Tensor& x, const torch::Tensor& timestep, const torch::Tensor& text, const torch::Tensor& frameMask) {
  TORCH_CHECK(x.dim() == 3 && x.size(2) == options_.featureWidth, "MDM reads [B, F, ", options_.featureWidth, "], got ", x.sizes());
  torch::Tensor bias;
  if (frameMask.defined()) {
    const auto visible = torch::ones({x.size(0), 1}, frameMask.options().dtype(torch::kBool));
    bias = attentionBias(torch::cat({visible, frameMask}, 1));
  }
  auto tokens = condition_.sequence(condition_.token(timestep, text), poseIn_(x));  // [B, 1 + F, width]
  tokens = torch::dropout(tokens, options_.dropout, is_training());
  for (auto& layer : layers_) tokens = layer(tokens, bias);
  return poseOut_(tokens.narrow(1, 1, x.size(1)));  // [B, F, featureWidth]
}

}  // namespace core::model
