#include "core/families/mld/temporal_vae.h"

#include "core/model/positional.h"

namespace core::model {

namespace nn = torch::nn;

namespace {
// [B, 1, count] float mask for channel-first activations.
torch::Tensor channelMask(const torch::Tensor& lengths, std::int64_t count, torch::ScalarType type) { return lengthMask(lengths, count).unsqueeze(1).to(type); }

torch::Tensor ceilDivide(const torch::Tensor& lengths, int by) { return torch::div(lengths + (by - 1), by, "floor"); }
}  // namespace

TemporalVaeImpl::TemporalVaeImpl(const TemporalVaeOptions& o) : options_(o) {
  patch_ = register_module("patch", nn::Conv1d(nn::Conv1dOptions(o.featureWidth, o.width, 8).stride(4).padding(2)));
  for (int i = 0; i < o.outerBlocks; ++i) encoderOuter_.push_back(makeBlock("encoder_outer_" + std::to_string(i), 1 << (i % 3)));
  down_ = register_module("down", nn::Conv1d(nn::Conv1dOptions(o.width, o.width, 4).stride(2).padding(1)));
  for (int i = 0; i < o.innerBlocks; ++i) encoderInner_.push_back(makeBlock("encoder_inner_" + std::to_string(i), 1 << (i % 3)));
  toLatent_ = register_module("to_latent", nn::Conv1d(nn::Conv1dOptions(o.width, 2 * o.latentWidth, 1)));

  fromLatent_ = register_module("from_latent", nn::Conv1d(nn::Conv1dOptions(o.latentWidth, o.width, 3).padding(1)));
  for (int i = 0; i < o.innerBlocks; ++i) decoderInner_.push_back(makeBlock("decoder_inner_" + std::to_string(i), 1 << (i % 3)));
  up_ = register_module("up", nn::ConvTranspose1d(nn::ConvTranspose1dOptions(o.width, o.width, 4).stride(2).padding(1)));
  for (int i = 0; i < o.outerBlocks; ++i) decoderOuter_.push_back(makeBlock("decoder_outer_" + std::to_string(i), 1 << (i % 3)));
  unpatch_ = register_module("unpatch", nn::ConvTranspose1d(nn::ConvTranspose1dOptions(o.width, o.headWidth, 8).stride(4).padding(2)));
  out_ = register_module("out", nn::Conv1d(nn::Conv1dOptions(o.headWidth, o.featureWidth, 5).padding(2)));
}

TemporalVaeImpl::Block TemporalVaeImpl::makeBlock(const std::string& name, int dilation) {
  Block block;
  block.spread = register_module(name + "_spread", nn::Conv1d(nn::Conv1dOptions(options_.width, options_.width, 3).padding(dilation).dilation(dilation)));
  block.mix = register_module(name + "_mix", nn::Conv1d(nn::Conv1dOptions(options_.width, options_.width, 1)));
  // A block starts as the identity, which stands in for the missing normalization layers.
  torch::NoGradGuard quiet;
  block.mix->weight.mul_(0.1);
  block.mix->bias.zero_();
  return block;
}

torch::Tensor TemporalVaeImpl::run(Block& block, const torch::Tensor& x, const torch::Tensor& mask) {
  return x + block.mix(torch::gelu(block.spread(torch::gelu(x)))) * mask;
}

LatentDistribution TemporalVaeImpl::encode(const torch::Tensor& features, const torch::Tensor& frameCounts) {
  const auto lengths = frameCounts.to(features.device());
  const auto frames = features.size(1);
  const auto tokens = tokenCount(frames);
  torch::Tensor x = (features * lengthMask(lengths, frames).unsqueeze(2).to(features.scalar_type())).transpose(1, 2);  // [B, D, F]
  x = torch::constant_pad_nd(x, {0, tokens * kFrameStride - frames});
  const auto quarters = ceilDivide(lengths, 4);
  const auto eighths = ceilDivide(lengths, kFrameStride);
  x = patch_(x);  // [B, W, F/4]
  const auto outerMask = channelMask(quarters, 2 * tokens, x.scalar_type());
  x = x * outerMask;
  for (auto& block : encoderOuter_) x = run(block, x, outerMask);
  x = down_(torch::gelu(x));  // [B, W, N]
  const auto innerMask = channelMask(eighths, tokens, x.scalar_type());
  x = x * innerMask;
  for (auto& block : encoderInner_) x = run(block, x, innerMask);
  x = (toLatent_(torch::gelu(x)) * innerMask).transpose(1, 2).to(torch::kFloat);  // [B, N, 2 L]
  auto halves = x.chunk(2, 2);
  return {halves[0], halves[1].clamp(-12.0, 6.0)};
}

torch::Tensor TemporalVaeImpl::decode(const torch::Tensor& latent, const torch::Tensor& frameCounts) {
  const auto lengths = frameCounts.to(latent.device());
  const auto tokens = latent.size(1);
  const auto frames = lengths.max().item<std::int64_t>();
  TORCH_CHECK(frames <= tokens * kFrameStride, "decode: ", frames, " frames asked of ", tokens, " tokens");
  const auto eighths = ceilDivide(lengths, kFrameStride);
  const auto quarters = ceilDivide(lengths, 4);
  torch::Tensor x = latent.transpose(1, 2);
  x = fromLatent_(x * channelMask(eighths, tokens, x.scalar_type()));  // [B, W, N]
  const auto innerMask = channelMask(eighths, tokens, x.scalar_type());
  x = x * innerMask;
  for (auto& block : decoderInner_) x = run(block, x, innerMask);
  x = up_(torch::gelu(x));  // [B, W, 2 N]
  const auto outerMask = channelMask(quarters, 2 * tokens, x.scalar_type());
  x = x * outerMask;
  for (auto& block : decoderOuter_) x = run(block, x, outerMask);
  x = unpatch_(torch::gelu(x));  // [B, H, 8 N]
  const auto frameMask = channelMask(lengths, tokens * kFrameStride, x.scalar_type());
  x = out_(torch::gelu(x) * frameMask) * frameMask;  // [B, D, 8 N]
  return x.transpose(1, 2).narrow(1, 0, frames).to(torch::kFloat);
}

}  // namespace core::model
