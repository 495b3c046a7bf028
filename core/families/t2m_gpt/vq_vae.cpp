#include "core/families/t2m_gpt/vq_vae.h"

#include "core/checkpoint/module_weights.h"
#include "core/model/shape_reader.h"

#include <c10/core/impl/LocalDispatchKeySet.h>
#include <fmt/format.h>
#include <torch/nn/functional.h>
#include <torch/nn/modules/conv.h>

#include <utility>
#include <vector>

namespace core::model {

namespace nn = torch::nn;
namespace F = torch::nn::functional;

namespace {

nn::Conv1d convolution(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride = 1, std::int64_t padding = 1, std::int64_t dilation = 1) {
  return nn::Conv1d(nn::Conv1dOptions(in, out, kernel).stride(stride).padding(padding).dilation(dilation));
}

/// A child that only gives its own children a name.
nn::Module& group(nn::Module& parent, const std::string& name) { return *parent.register_module(name, std::make_shared<nn::Module>()); }

}  // namespace

/// y = ReLU(x); Conv k3 dilated; ReLU; Conv k1; plus x. For every block, the widest dilation first.
class ResidualStack {
 public:
  ResidualStack(nn::Module& parent, const std::string& name, int width, int blocks) {
    auto& model = group(group(parent, name), "model");
    std::int64_t dilation = 1;
    for (int i = 1; i < blocks; ++i) dilation *= 3;
    for (int i = 0; i < blocks; ++i, dilation /= 3) {
      auto& block = group(model, std::to_string(i));
      blocks_.push_back(
          {block.register_module("conv1", convolution(width, width, 3, 1, dilation, dilation)), block.register_module("conv2", convolution(width, width, 1, 1, 0))});
    }
  }
  torch::Tensor operator()(torch::Tensor x) {
    for (auto& [first, second] : blocks_) x = x + second(torch::relu(first(torch::relu(x))));
    return x;
  }

 private:
  std::vector<std::pair<nn::Conv1d, nn::Conv1d>> blocks_;
};

/// [B, D, F] to [B, C, N].
class VqEncoder : public nn::Module {
 public:
  explicit VqEncoder(const VqVaeOptions& o) {
    auto& model = group(*this, "model");
    in_ = model.register_module("0", convolution(o.featureWidth, o.width, 3));
    for (int s = 0; s < o.stages; ++s) {
      auto& stage = group(model, std::to_string(2 + s));
      halvings_.push_back(stage.register_module("0", convolution(o.width, o.width, 4, 2)));
      stacks_.emplace_back(stage, "1", o.width, o.blocks);
    }
    out_ = model.register_module(std::to_string(2 + o.stages), convolution(o.width, o.codeWidth, 3));
  }
  torch::Tensor forward(const torch::Tensor& features) {
    auto x = torch::relu(in_(features));
    for (std::size_t s = 0; s < stacks_.size(); ++s) x = stacks_[s](halvings_[s](x));  // half as long each time, rounded down
    return out_(x);
  }

 private:
  nn::Conv1d in_{nullptr}, out_{nullptr};
  std::vector<nn::Conv1d> halvings_;
  std::vector<ResidualStack> stacks_;
};

/// [B, C, N] to [B, D, N framesPerCode].
class VqDecoder : public nn::Module {
 public:
  explicit VqDecoder(const VqVaeOptions& o) {
    auto& model = group(*this, "model");
    in_ = model.register_module("0", convolution(o.codeWidth, o.width, 3));
    for (int s = 0; s < o.stages; ++s) {
      auto& stage = group(model, std::to_string(2 + s));
      stacks_.emplace_back(stage, "0", o.width, o.blocks);
      doublings_.push_back(stage.register_module("2", convolution(o.width, o.width, 3)));
    }
    middle_ = model.register_module(std::to_string(2 + o.stages), convolution(o.width, o.width, 3));
    out_ = model.register_module(std::to_string(4 + o.stages), convolution(o.width, o.featureWidth, 3));
  }
  torch::Tensor forward(const torch::Tensor& latents) {
    auto x = torch::relu(in_(latents));
    for (std::size_t s = 0; s < stacks_.size(); ++s) x = doublings_[s](torch::repeat_interleave(stacks_[s](x), 2, 2));  // nearest upsampling
    return out_(torch::relu(middle_(x)));
  }

 private:
  nn::Conv1d in_{nullptr}, middle_{nullptr}, out_{nullptr};
  std::vector<ResidualStack> stacks_;
  std::vector<nn::Conv1d> doublings_;
};

VqVaeImpl::VqVaeImpl(const VqVaeOptions& o) : options_(o) {
  encoder_ = register_module("encoder", std::make_shared<VqEncoder>(o));
  decoder_ = register_module("decoder", std::make_shared<VqDecoder>(o));
  codebook_ = group(*this, "quantizer").register_buffer("codebook", torch::zeros({o.codes, o.codeWidth}));
}

torch::Tensor VqVaeImpl::encode(const torch::Tensor& features) {
  TORCH_CHECK(features.dim() == 3 && features.size(2) == options_.featureWidth && features.size(1) >= framesPerCode(), "the tokenizer reads [B, F, ",
              options_.featureWidth, "] with F at least ", framesPerCode(), ", got ", features.sizes());
  return encoder_->forward(features.transpose(1, 2)).transpose(1, 2);  // [B, N, C]
}

torch::Tensor VqVaeImpl::codesOf(const torch::Tensor& latents) const {
  TORCH_CHECK(latents.size(-1) == options_.codeWidth, "the codebook's rows have ", options_.codeWidth, " values, got ", latents.sizes());
  const torch::NoGradGuard quiet;
  const c10::impl::ExcludeDispatchKeyGuard exact(c10::DispatchKeySet({c10::DispatchKey::AutocastCPU, c10::DispatchKey::AutocastCUDA}));  // differences of large squares
  const auto x = latents.to(torch::kFloat).reshape({-1, options_.codeWidth});
  const auto distance = x.square().sum(1, true) - 2.0 * torch::matmul(x, codebook_.t()) + codebook_.square().sum(1).unsqueeze(0);
  return distance.argmin(1).reshape(latents.sizes().slice(0, static_cast<std::size_t>(latents.dim() - 1)));
}

torch::Tensor VqVaeImpl::lookUp(const torch::Tensor& codes) const { return F::embedding(codes.to(codebook_.device()), codebook_); }

torch::Tensor VqVaeImpl::decode(const torch::Tensor& latents) {
  TORCH_CHECK(latents.dim() == 3 && latents.size(2) == options_.codeWidth, "the tokenizer decodes [B, N, ", options_.codeWidth, "], got ", latents.sizes());
  return decoder_->forward(latents.transpose(1, 2)).transpose(1, 2);  // [B, 4N, D]
}

Result<VqVaeOptions> vqVaeOptionsOf(const TensorMap& weights, const std::string& prefix) {
  ShapeReader shapes(weights, prefix);
  VqVaeOptions o;
  o.width = shapes.size("encoder.model.0.weight", 0, 3);
  o.featureWidth = shapes.size("encoder.model.0.weight", 1, 3);
  o.codes = shapes.size("quantizer.codebook", 0, 2);
  o.codeWidth = shapes.size("quantizer.codebook", 1, 2);
  o.stages = 0;
  while (o.stages < 8 && shapes.has(fmt::format("encoder.model.{}.0.weight", 2 + o.stages))) ++o.stages;
  o.blocks = shapes.count("encoder.model.2.1.model", ".conv1.weight");
  if (o.stages == 0 || o.blocks == 0) shapes.size("encoder.model.2.1.model.0.conv1.weight", 0, 3);
  if (!shapes.problem().empty()) return Error{ErrorCode::InvalidArgument, shapes.problem()};
  return o;
}

Result<VqVae> loadVqVae(const TensorMap& weights, const std::string& prefix) {
  auto network = loadedModule<VqVae>(vqVaeOptionsOf(weights, prefix), weights, prefix);
  if (!network) return network;
  const auto codebook = weights.at(prefix + "quantizer.codebook").to(torch::kFloat).contiguous();
  if (!codebook.isfinite().all().item<bool>())
    return Error{ErrorCode::InvalidArgument, fmt::format("the weight {}quantizer.codebook holds values that are not finite", prefix)};
  (*network)->codebook().set_data(codebook.to((*network)->codebook().device()));
  return network;
}

}  // namespace core::model
