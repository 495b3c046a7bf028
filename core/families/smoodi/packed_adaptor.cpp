#include "core/families/smoodi/packed_adaptor.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::model {

namespace {

// x [..., depth] times a packed matrix.
torch::Tensor times(const PackedMatrix& matrix, const torch::Tensor& x, long columns, const torch::Tensor& bias, const torch::Tensor& add = {}) {
  const auto rows = x.numel() / x.size(-1);
  auto shape = x.sizes().vec();
  shape.back() = columns;
  auto y = at::empty(shape, x.options());
  auto p = matrix.product(rows, x.data_ptr<float>(), x.size(-1), y.data_ptr<float>(), columns, bias.defined() ? bias.data_ptr<float>() : nullptr);
  if (add.defined()) p.add = add.data_ptr<float>(), p.addRow = columns;
  frameKernels().run(p);
  return y;
}

void normalizeRows(const PackedNorm& norm, torch::Tensor& x) {
  Normalization n;
  n.width = x.size(-1), n.rows = x.numel() / n.width;
  n.x = n.y = x.data_ptr<float>(), n.xRow = n.yRow = n.width;
  n.y = x.data_ptr<float>();
  n.scale = norm.scale.data_ptr<float>(), n.shift = norm.shift.data_ptr<float>();
  frameKernels().normalize(n);
}

TensorMap below(const TensorMap& weights, const std::string& prefix) {
  TensorMap part;
  for (const auto& [name, value] : weights) {
    if (name.starts_with(prefix)) part[name.substr(prefix.size())] = value;
  }
  return part;
}

}  // namespace

PackedSkipEncoder::PackedSkipEncoder(const TensorMap& weights, const TransformerOptions& block, int layers, Blocks blocks, base::Precision precision)
    : isPreNorm_(block.preNorm), width_(block.width), heads_(block.heads), feedForward_(block.feedForward) {
  const int half = (layers - 1) / 2;
  const auto load = [&](const std::string& p) {
    const auto linear = [&](const std::string& name, PackedMatrix& matrix, torch::Tensor& bias) {
      matrix = PackedMatrix(weights.at(p + name + "weight").t(), precision);
      bias = weights.at(p + name + "bias").contiguous();
    };
    Layer layer;
    linear("self_attn.in_proj_", layer.qkv, layer.qkvBias);
    linear("self_attn.out_proj.", layer.out, layer.outBias);
    linear("linear1.", layer.first, layer.firstBias);
    linear("linear2.", layer.second, layer.secondBias);
    layer.attentionNorm = packNorm(weights, p + "norm1."), layer.lastNorm = packNorm(weights, p + "norm2.");
    return layer;
  };
  for (int i = 0; i < half; ++i) inputBlocks_.push_back(load(fmt::format("input_blocks.{}.", i)));
  if (blocks == Blocks::Input) return;
  laterBlocks_.push_back(load("middle_block."));
  for (int i = 0; i < half; ++i) {
    laterBlocks_.push_back(load(fmt::format("output_blocks.{}.", i)));
    skips_.emplace_back(weights.at(fmt::format("linear_blocks.{}.weight", i)).t(), precision);
    skipBiases_.push_back(weights.at(fmt::format("linear_blocks.{}.bias", i)).contiguous());
  }
  norm_ = packNorm(weights, "norm.");
}

torch::Tensor PackedSkipEncoder::attended(const torch::Tensor& qkv) const {
  const auto batch = qkv.size(0), tokens = qkv.size(1);
  auto read = at::zeros({batch, tokens, width_}, qkv.options());
  const long headWidth = width_ / heads_, row = 3 * width_;
  const float share = 1.0f / std::sqrt(static_cast<float>(headWidth));
  std::vector<float> weights(static_cast<std::size_t>(tokens));
  for (std::int64_t b = 0; b < batch; ++b) {
    const float* all = qkv.data_ptr<float>() + b * tokens * row;
    for (std::int64_t i = 0; i < tokens; ++i) {
      for (long head = 0; head < heads_; ++head) {
        const float* q = all + i * row + head * headWidth;
        for (std::int64_t j = 0; j < tokens; ++j) {
          const float* key = all + j * row + width_ + head * headWidth;
          float sums[16] = {};
          for (long c = 0; c < headWidth; c += 16) {
            for (long lane = 0; lane < 16; ++lane) sums[lane] += q[c + lane] * key[c + lane];
          }
          float sum = 0.0f;
          for (const float s : sums) sum += s;
          weights[static_cast<std::size_t>(j)] = share * sum;
        }
        frameKernels().softmax(weights.data(), tokens, 1, tokens);
        float* out = read.data_ptr<float>() + (b * tokens + i) * width_ + head * headWidth;
        for (std::int64_t j = 0; j < tokens; ++j) {
          const float* value = all + j * row + 2 * width_ + head * headWidth;
          for (long c = 0; c < headWidth; ++c) out[c] += weights[static_cast<std::size_t>(j)] * value[c];
        }
      }
    }
  }
  return read;
}

torch::Tensor PackedSkipEncoder::apply(const Layer& layer, const torch::Tensor& x) const {
  const auto rows = x.size(0) * x.size(1);
  const auto normed = [](const PackedNorm& norm, torch::Tensor rows) {
    normalizeRows(norm, rows);
    return rows;
  };
  const auto fed = [&](const torch::Tensor& seen, const torch::Tensor& onto) {
    const auto hidden = times(layer.first, seen, feedForward_, layer.firstBias);
    frameKernels().gelu(hidden.data_ptr<float>(), feedForward_, nullptr, 0, rows, feedForward_);
    return times(layer.second, hidden, width_, layer.secondBias, onto);
  };
  const auto qkv = times(layer.qkv, isPreNorm_ ? normed(layer.attentionNorm, x.clone()) : x, 3 * width_, layer.qkvBias);  // [B, S, 3 W]
  auto y = times(layer.out, attended(qkv), width_, layer.outBias, x);
  if (isPreNorm_) return fed(normed(layer.lastNorm, y.clone()), y);
  normalizeRows(layer.attentionNorm, y);
  return normed(layer.lastNorm, fed(y, y));
}

std::vector<torch::Tensor> PackedSkipEncoder::inputBlockOutputs(const torch::Tensor& x) {
  std::vector<torch::Tensor> outputs;
  auto y = x.contiguous();
  for (const auto& block : inputBlocks_) outputs.push_back(y = apply(block, y));
  return outputs;
}

torch::Tensor PackedSkipEncoder::forward(const torch::Tensor& x, const std::vector<torch::Tensor>& control) {
  std::vector<torch::Tensor> stack;
  auto y = x.contiguous();
  for (std::size_t i = 0; i < inputBlocks_.size(); ++i) {
    y = apply(inputBlocks_[i], y);
    if (!control.empty()) y = y + control[i];
    stack.push_back(y);
  }
  for (std::size_t i = 0; i < laterBlocks_.size(); ++i) {
    if (i > 0) {
      y = times(skips_[i - 1], at::cat({y, stack.back()}, 2), width_, skipBiases_[i - 1]);
      stack.pop_back();
    }
    y = apply(laterBlocks_[i], y);
  }
  normalizeRows(norm_, y);
  return y;
}

bool PackedAdaptor::fits(const StyleAdaptorImpl& adaptor) {
  const auto& o = adaptor.options().denoiser;
  const PackedLayerOptions block{.width = o.width, .heads = o.heads, .feedForward = o.feedForward};
  return isPackable(adaptor) && o.layers >= 3 && block.fits() && o.width % (16 * o.heads) == 0;
}

PackedAdaptor::PackedAdaptor(StyleAdaptor adaptor, base::Precision precision) : adaptor_(std::move(adaptor)), precision_(precision) {
  const auto& o = adaptor_->options().denoiser;
  frozen_ =
      PackedSkipEncoder(below(parametersOf(*adaptor_), "mld_denoiser.encoder."), skipTransformerOptions(o).block, o.layers, PackedSkipEncoder::Blocks::All, precision);
}

torch::Tensor PackedAdaptor::predict(const torch::Tensor& latent, const StyleAdaptorImpl::Tokens& time, const StyleAdaptorImpl::Tokens& text,
                                     const torch::Tensor& styleEmbedding) {
  const at::NoGradGuard quiet;
  const auto& o = adaptor_->options().denoiser;
  if (!control_) {
    const auto weights = parametersOf(*adaptor_);
    control_.emplace(below(weights, "encoder_c."), skipTransformerOptions(o).block, o.layers, PackedSkipEncoder::Blocks::Input, precision_);
    for (int i = 0; i < (o.layers - 1) / 2; ++i) {
      zeroLinears_.push_back(
          {PackedMatrix(weights.at(fmt::format("zero_convs.{}.weight", i)).t(), precision_), {}, weights.at(fmt::format("zero_convs.{}.bias", i)).contiguous()});
    }
  }
  const auto style = styleEmbedding.dim() == 2 ? styleEmbedding.unsqueeze(1) : styleEmbedding;  // [B, 1 or N, W]
  const auto styled = adaptor_->tokenizer().latents(latent) + style;
  auto control = control_->inputBlockOutputs(adaptor_->tokenizer().sequence(styled, time.control, text.control));
  for (std::size_t i = 0; i < control.size(); ++i) control[i] = times(zeroLinears_[i].forward, control[i], o.width, zeroLinears_[i].bias);
  auto& frozen = adaptor_->denoiser()->tokenizer();
  const auto seen = frozen.latents(latent);
  return throughFrozen(adaptor_->options().aliasStyleIntoFrozen ? seen + style : seen, time, text, control);
}

torch::Tensor PackedAdaptor::predictPlain(const torch::Tensor& latent, const StyleAdaptorImpl::Tokens& time, const StyleAdaptorImpl::Tokens& text) {
  const at::NoGradGuard quiet;
  return throughFrozen(adaptor_->denoiser()->tokenizer().latents(latent), time, text, {});
}

torch::Tensor PackedAdaptor::throughFrozen(const torch::Tensor& latents, const StyleAdaptorImpl::Tokens& time, const StyleAdaptorImpl::Tokens& text,
                                           const std::vector<torch::Tensor>& control) {
  auto& denoiser = adaptor_->denoiser();
  return denoiser->noiseOf(frozen_.forward(denoiser->tokenizer().sequence(latents, time.frozen, text.frozen), control).narrow(1, 0, latents.size(1)));
}

}  // namespace core::model
