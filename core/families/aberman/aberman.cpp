#include "core/families/aberman/aberman.h"

#include "core/checkpoint/module_weights.h"
#include "core/model/shape_reader.h"

#include <torch/nn/init.h>

#include <algorithm>

namespace core::model {

namespace nn = torch::nn;

namespace {

constexpr double kSlope = 0.2;
constexpr double kNormEpsilon = 1e-5;
constexpr int kContentKernel = 8, kCriticKernel = 6;

torch::Tensor leaky(const torch::Tensor& x) { return torch::leaky_relu(x, kSlope); }

nn::Conv1d plainConvolution(std::int64_t in, std::int64_t out, int kernel, int stride = 1, bool hasBias = true) {
  return nn::Conv1d(nn::Conv1dOptions(in, out, kernel).stride(stride).bias(hasBias));
}

/// An even kernel: one frame more behind than before, reflected without the edge frame.
torch::Tensor reflected(const torch::Tensor& x, int kernel) { return torch::reflection_pad1d(x, {(kernel - 1) / 2, kernel / 2}); }

/// Over time, biased variance.
torch::Tensor normalizedOverTime(const torch::Tensor& x) {
  const auto centred = x - x.mean(2, true);
  return centred * (centred.square().mean(2, true) + kNormEpsilon).rsqrt();
}

nn::Module& child(nn::Module& parent, const std::string& name) { return *parent.register_module(name, std::make_shared<nn::Module>()); }

void kaiming(nn::Module& module) {
  const torch::NoGradGuard quiet;
  for (auto& item : module.named_parameters()) {
    if (item.value().dim() >= 2)
      nn::init::kaiming_normal_(item.value(), 0.0, torch::kFanIn, torch::kReLU);
    else if (item.key().ends_with("bias"))
      item.value().zero_();
  }
}

}  // namespace

/// Instance norm with learned scale and shift, as a norm of torch's names its parameters.
class AbermanNorm : public nn::Module {
 public:
  explicit AbermanNorm(int width) : weight_(register_parameter("weight", torch::ones({width}))), bias_(register_parameter("bias", torch::zeros({width}))) {}
  torch::Tensor forward(const torch::Tensor& x) { return normalizedOverTime(x) * weight_.unsqueeze(1) + bias_.unsqueeze(1); }

 private:
  torch::Tensor weight_, bias_;
};

class AbermanStyleEncoder : public nn::Module {
 public:
  AbermanStyleEncoder(int in, int hidden, int out) {
    auto& model = child(*this, "conv_model");
    first_ = model.register_module("1", plainConvolution(in, hidden, kContentKernel, 2));
    second_ = model.register_module("4", plainConvolution(hidden, out, kContentKernel, 2));
  }
  torch::Tensor forward(const torch::Tensor& motion) {
    const auto x = leaky(first_(reflected(motion, kContentKernel)));
    return leaky(second_(reflected(x, kContentKernel))).amax(2);  // [B, width]
  }

 private:
  nn::Conv1d first_{nullptr}, second_{nullptr};
};

class AbermanContentEncoder : public nn::Module {
 public:
  explicit AbermanContentEncoder(const AbermanOptions& o) {
    auto& model = child(*this, "conv_model");
    in_ = model.register_module("1", plainConvolution(o.contentWidth, o.width, kContentKernel, 2));
    norm_ = model.register_module("2", std::make_shared<AbermanNorm>(o.width));
    auto& block = child(child(model, "4"), "model");
    first_ = block.register_module("1", plainConvolution(o.width, o.width, kContentKernel));
    norm1_ = block.register_module("2", std::make_shared<AbermanNorm>(o.width));
    second_ = block.register_module("5", plainConvolution(o.width, o.width, kContentKernel));
    norm2_ = block.register_module("6", std::make_shared<AbermanNorm>(o.width));
  }
  torch::Tensor forward(const torch::Tensor& motion) {
    const auto x = leaky(norm_->forward(in_(reflected(motion, kContentKernel))));
    const auto y = leaky(norm1_->forward(first_(reflected(x, kContentKernel))));
    return x + norm2_->forward(second_(reflected(y, kContentKernel)));
  }

 private:
  nn::Conv1d in_{nullptr}, first_{nullptr}, second_{nullptr};
  std::shared_ptr<AbermanNorm> norm_, norm1_, norm2_;
};

class AbermanDecoder : public nn::Module {
 public:
  explicit AbermanDecoder(const AbermanOptions& o) {
    auto& model = child(*this, "model");
    auto& block = child(child(model, "1"), "conv_model");
    first_ = block.register_module("1", plainConvolution(o.width, o.width, kContentKernel));
    second_ = block.register_module("4", plainConvolution(o.width, o.width, kContentKernel));
    out_ = model.register_module("4", plainConvolution(o.width, o.rotationWidth, kContentKernel));
  }
  /// adaIn [B, 2 width]: shifts, then scales, used as they are.
  torch::Tensor forward(const torch::Tensor& content, const torch::Tensor& adaIn) {
    const auto parts = adaIn.unsqueeze(2).chunk(2, 1);
    auto x = normalizedOverTime(content) * parts[1] + parts[0];
    const auto y = leaky(first_(reflected(x, kContentKernel)));
    x = x + second_(reflected(y, kContentKernel));
    return out_(reflected(torch::repeat_interleave(x, 2, 2), kContentKernel));
  }

 private:
  nn::Conv1d first_{nullptr}, second_{nullptr}, out_{nullptr};
};

/// The published block activates in place first: an identity shortcut is lrelu(x), a learned one sees the raw x.
class AbermanCriticBlock : public nn::Module {
 public:
  enum class After { Nothing, Pool };
  AbermanCriticBlock(int in, int out, After after) : after_(after) {
    auto& model = child(*this, "conv_model");
    const int hidden = std::min(in, out);
    first_ = model.register_module("2", plainConvolution(in, hidden, kCriticKernel));
    second_ = model.register_module("5", plainConvolution(hidden, out, kCriticKernel));
    if (in != out) shortcut_ = child(*this, "conv_s").register_module("1", plainConvolution(in, out, kCriticKernel, 1, false));
  }
  torch::Tensor forward(const torch::Tensor& x) {
    const auto active = leaky(x);
    auto y = second_(reflected(leaky(first_(reflected(active, kCriticKernel))), kCriticKernel));
    y = y + (shortcut_.is_empty() ? active : shortcut_(torch::constant_pad_nd(x, {(kCriticKernel - 1) / 2, kCriticKernel / 2})));
    if (after_ == After::Nothing) return y;
    return torch::avg_pool1d(torch::reflection_pad1d(y, {0, 1}), 3, 2);
  }

 private:
  After after_;
  nn::Conv1d first_{nullptr}, second_{nullptr}, shortcut_{nullptr};
};

AbermanGeneratorImpl::AbermanGeneratorImpl(const AbermanOptions& o) : options_(o) {
  if (o.style2dWidth > 0) style2d_ = register_module("enc_style2d", std::make_shared<AbermanStyleEncoder>(o.style2dWidth, o.styleHidden, o.width));
  style3d_ = register_module("enc_style3d", std::make_shared<AbermanStyleEncoder>(o.style3dWidth, o.styleHidden, o.width));
  content_ = register_module("enc_content", std::make_shared<AbermanContentEncoder>(o));
  decoder_ = register_module("dec", std::make_shared<AbermanDecoder>(o));
  auto& mlp = child(child(*this, "mlp"), "model");
  mlp_ = {mlp.register_module("0", nn::Linear(o.width, o.mlpFirst)), mlp.register_module("2", nn::Linear(o.mlpFirst, o.mlpSecond)),
          mlp.register_module("4", nn::Linear(o.mlpSecond, 2 * o.width))};
  kaiming(*this);
}

torch::Tensor AbermanGeneratorImpl::content(const torch::Tensor& motion) {
  TORCH_CHECK(motion.dim() == 3 && motion.size(1) == options_.contentWidth && motion.size(2) >= kAbermanFewestFrames, "a content is [B, ", options_.contentWidth,
              ", T] with T at least ", kAbermanFewestFrames, ", got ", motion.sizes());
  return content_->forward(motion);
}

torch::Tensor AbermanGeneratorImpl::style(const torch::Tensor& motion, StyleKind kind) {
  const auto width = kind == StyleKind::Joints3d ? options_.style3dWidth : options_.style2dWidth;
  TORCH_CHECK(width > 0, "this network reads no styles from key points");
  TORCH_CHECK(motion.dim() == 3 && motion.size(1) == width && motion.size(2) >= kAbermanFewestFrames, "a style is [B, ", width, ", T] with T at least ",
              kAbermanFewestFrames, ", got ", motion.sizes());
  return (kind == StyleKind::Joints3d ? style3d_ : style2d_)->forward(motion);
}

torch::Tensor AbermanGeneratorImpl::adaIn(const torch::Tensor& style) { return mlp_[2](leaky(mlp_[1](leaky(mlp_[0](style))))); }

torch::Tensor AbermanGeneratorImpl::decode(const torch::Tensor& content, const torch::Tensor& style) { return decoder_->forward(content, adaIn(style)); }

AbermanCriticImpl::AbermanCriticImpl(const AbermanOptions& o) {
  using After = AbermanCriticBlock::After;
  auto& body = child(*this, "cnn_f");
  in_ = body.register_module("1", plainConvolution(o.style3dWidth, o.style3dWidth, kCriticKernel));
  const auto add = [&](const char* name, int in, int out, After after) {
    blocks_.push_back(body.register_module(name, std::make_shared<AbermanCriticBlock>(in, out, after)));
  };
  add("2", o.style3dWidth, o.style3dWidth, After::Nothing);
  add("3", o.style3dWidth, o.styleHidden, After::Pool);
  add("6", o.styleHidden, o.styleHidden, After::Nothing);
  add("7", o.styleHidden, o.width, After::Pool);
  add("10", o.width, o.width, After::Nothing);
  add("11", o.width, o.width, After::Nothing);
  out_ = child(*this, "cnn_c").register_module("2", plainConvolution(o.width, o.classes, kCriticKernel));
  kaiming(*this);
}

AbermanCriticImpl::Answer AbermanCriticImpl::forward(const torch::Tensor& differences, const torch::Tensor& labels) {
  auto x = in_(reflected(differences, kCriticKernel));
  for (auto& block : blocks_) x = block->forward(x);
  Answer answer;
  answer.features = leaky(x);  // [B, width, R]
  const auto all = out_(reflected(answer.features, kCriticKernel));
  answer.response = all.gather(1, labels.reshape({-1, 1, 1}).expand({all.size(0), 1, all.size(2)})).squeeze(1);  // [B, R]
  return answer;
}

torch::Tensor AbermanCriticImpl::differencesOf(const torch::Tensor& motion) { return torch::cat({motion.narrow(2, 0, 1), motion.diff(1, 2)}, 2); }

Result<AbermanOptions> abermanOptionsOf(const TensorMap& weights) {
  ShapeReader shapes(weights, "");
  AbermanOptions o;
  o.contentWidth = shapes.size("gen.enc_content.conv_model.1.weight", 1, 3);
  o.width = shapes.size("gen.enc_content.conv_model.1.weight", 0, 3);
  o.style3dWidth = shapes.size("gen.enc_style3d.conv_model.1.weight", 1, 3);
  o.style2dWidth = shapes.size("gen.enc_style2d.conv_model.1.weight", 1, 3);
  o.styleHidden = shapes.size("gen.enc_style3d.conv_model.1.weight", 0, 3);
  o.rotationWidth = shapes.size("gen.dec.model.4.weight", 0, 3);
  o.mlpFirst = shapes.size("gen.mlp.model.0.weight", 0, 2);
  o.mlpSecond = shapes.size("gen.mlp.model.2.weight", 0, 2);
  if (shapes.has("dis.cnn_c.2.weight")) o.classes = shapes.size("dis.cnn_c.2.weight", 0, 3);
  if (!shapes.problem().empty()) return Error{ErrorCode::InvalidArgument, shapes.problem()};
  return o;
}

Result<AbermanGenerator> loadAbermanGenerator(const TensorMap& weights) { return loadedModule<AbermanGenerator>(abermanOptionsOf(weights), weights, "gen."); }

Result<AbermanCritic> loadAbermanCritic(const TensorMap& weights) { return loadedModule<AbermanCritic>(abermanOptionsOf(weights), weights, "dis."); }

}  // namespace core::model
