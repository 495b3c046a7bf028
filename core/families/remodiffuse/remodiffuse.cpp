#include "core/families/remodiffuse/remodiffuse.h"

#include "core/checkpoint/module_weights.h"
#include "core/model/positional.h"
#include "core/model/shape_reader.h"
#include "core/model/transformer.h"

#include <torch/nn/init.h>

#include <cmath>

namespace core::model {

namespace nn = torch::nn;
using torch::Tensor;

namespace {

constexpr double kHidden = 1e6;  // taken from keys that must not count
constexpr int kHeads = 8, kTextHeads = 4;

nn::LayerNorm layerNorm(int width) { return nn::LayerNorm(nn::LayerNormOptions({width})); }

/// Queries softmax over a head's channels, keys over all tokens: context = key^T value. query [B, F, W], key and value [B, S, W], keep float [B, S, 1].
Tensor linearAttention(const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& keep, std::int64_t heads) {
  const auto split = [heads](const Tensor& x) { return x.unflatten(2, {heads, -1}); };  // [B, S, heads, W / heads]
  const auto q = split(query).softmax(3);
  const auto k = split(key - (1.0 - keep) * kHidden).softmax(1);
  const auto v = split(value * keep);
  const auto context = torch::einsum("bshd,bshe->bhde", {k, v});
  return torch::einsum("bfhd,bhde->bfhe", {q, context}).flatten(2);
}

}  // namespace

/// What the step does to a block's result.
class StylizationImpl : public nn::Module {
 public:
  StylizationImpl(int width, int timeWidth) {
    emb_ = register_module("emb_layers", std::make_shared<nn::Module>())->register_module("1", nn::Linear(timeWidth, 2 * width));
    norm_ = register_module("norm", layerNorm(width));
    out_ = register_module("out_layers", std::make_shared<nn::Module>())->register_module("2", nn::Linear(width, width));
    const torch::NoGradGuard quiet;
    out_->weight.zero_(), out_->bias.zero_();
  }
  Tensor forward(const Tensor& y, const Tensor& time) {
    const auto parts = emb_(torch::silu(time)).unsqueeze(1).chunk(2, 2);  // scale, shift [B, 1, width]
    return out_(torch::silu(normalized(norm_, y) * (1.0 + parts[0]) + parts[1]));
  }

 private:
  nn::Linear emb_{nullptr}, out_{nullptr};
  nn::LayerNorm norm_{nullptr};
};
TORCH_MODULE(Stylization);

/// The feed-forward pair of both kinds of layers; only the second one's start is zero.
class PlainPairImpl : public nn::Module {
 public:
  PlainPairImpl(int width, int feedForward, int timeWidth) {
    first_ = register_module("linear1", nn::Linear(width, feedForward));
    second_ = register_module("linear2", nn::Linear(feedForward, width));
    if (timeWidth > 0) style_ = register_module("proj_out", Stylization(width, timeWidth));
    const torch::NoGradGuard quiet;
    second_->weight.zero_(), second_->bias.zero_();
  }
  Tensor forward(const Tensor& x, const Tensor& time = {}) {
    const auto y = second_(torch::gelu(first_(x)));
    return x + (style_.is_empty() ? y : style_(y, time));
  }

 private:
  nn::Linear first_{nullptr}, second_{nullptr};
  Stylization style_{nullptr};
};
TORCH_MODULE(PlainPair);

/// Everything that a motion's frames look at, in the order of the tokens: text, retrieval, motion.
struct SemanticInput {
  Tensor text;      // [B, N, textWidth]
  Tensor motion;    // [B, R M, width] of the retrieved clips
  Tensor captions;  // [B, R M, width]: each clip's caption at each of its tokens
  Tensor keep;      // float [B, N + R M + F, 1]
};

class SemanticBlockImpl : public nn::Module {
 public:
  explicit SemanticBlockImpl(const RemodiffuseOptions& o) : heads_(o.heads) {
    const auto block = register_module("ca_block", std::make_shared<nn::Module>());
    const auto linear = [&](const char* name, int in) { return block->register_module(name, nn::Linear(in, o.width)); };
    norm_ = block->register_module("norm", layerNorm(o.width));
    textNorm_ = block->register_module("text_norm", layerNorm(o.textWidth));
    query_ = linear("query", o.width);
    keyText_ = linear("key_text", o.textWidth);
    valueText_ = linear("value_text", o.textWidth);
    keyMotion_ = linear("key_motion", o.width);
    valueMotion_ = linear("value_motion", o.width);
    bothNorm_ = block->register_module("retr_norm1", layerNorm(2 * o.width));
    clipNorm_ = block->register_module("retr_norm2", layerNorm(o.width));
    keyRetrieved_ = linear("key_retr", 2 * o.width);
    valueRetrieved_ = linear("value_retr", o.width);
    style_ = block->register_module("proj_out", Stylization(o.width, o.timeWidth));
    pair_ = register_module("ffn", PlainPair(o.width, o.feedForward, o.timeWidth));
    const torch::NoGradGuard quiet;
    valueRetrieved_->weight.zero_(), valueRetrieved_->bias.zero_();
  }

  Tensor forward(const Tensor& h, const SemanticInput& input, const Tensor& time) {
    const auto a = normalized(norm_, h), u = normalized(textNorm_, input.text);
    const auto key = torch::cat({keyText_(u), keyRetrieved_(normalized(bothNorm_, torch::cat({input.motion, input.captions}, 2))), keyMotion_(a)}, 1);
    const auto value = torch::cat({valueText_(u), valueRetrieved_(normalized(clipNorm_, input.motion)), valueMotion_(a)}, 1);
    const auto y = linearAttention(query_(a), key, value, input.keep, heads_);
    return pair_(h + style_(y, time), time);
  }

 private:
  std::int64_t heads_;
  nn::LayerNorm norm_{nullptr}, textNorm_{nullptr}, bothNorm_{nullptr}, clipNorm_{nullptr};
  nn::Linear query_{nullptr}, keyText_{nullptr}, valueText_{nullptr}, keyMotion_{nullptr}, valueMotion_{nullptr}, keyRetrieved_{nullptr}, valueRetrieved_{nullptr};
  Stylization style_{nullptr};
  PlainPair pair_{nullptr};
};

class RetrievedMotionLayerImpl : public nn::Module {
 public:
  explicit RetrievedMotionLayerImpl(const RemodiffuseOptions& o) : heads_(o.heads) {
    const auto block = register_module("sa_block", std::make_shared<nn::Module>());
    norm_ = block->register_module("norm", layerNorm(o.width));
    query_ = block->register_module("query", nn::Linear(o.width, o.width));
    key_ = block->register_module("key", nn::Linear(o.width, o.width));
    value_ = block->register_module("value", nn::Linear(o.width, o.width));
    pair_ = register_module("ffn", PlainPair(o.width, o.motionFeedForward, 0));
  }
  Tensor forward(const Tensor& x, const Tensor& keep) {
    const auto a = normalized(norm_, x);
    return pair_(x + linearAttention(query_(a), key_(a), value_(a), keep, heads_));
  }

 private:
  std::int64_t heads_;
  nn::LayerNorm norm_{nullptr};
  nn::Linear query_{nullptr}, key_{nullptr}, value_{nullptr};
  PlainPair pair_{nullptr};
};

RemodiffuseImpl::RemodiffuseImpl(const RemodiffuseOptions& o) : options_(o) {
  const auto layers = [](nn::Module& parent, const char* name, auto& list, int count, auto make) {
    const auto container = parent.register_module(name, std::make_shared<nn::Module>());
    for (int i = 0; i < count; ++i) list.push_back(container->register_module(std::to_string(i), make()));
  };
  const auto transformer = [&](nn::Module& parent, const char* name, auto& list, int count, int width, int heads, int feedForward) {
    auto& owner = *parent.register_module(name, std::make_shared<nn::Module>());
    layers(owner, "layers", list, count, [=] {
      return std::make_shared<EncoderLayerImpl>(TransformerOptions{.width = width, .heads = heads, .feedForward = feedForward, .dropout = 0.0, .preNorm = false});
    });
  };
  positions_ = register_parameter("sequence_embedding", torch::randn({o.frames, o.width}));
  if (o.hasTextProjection) textProjection_ = register_module("text_pre_proj", nn::Linear(o.textInput, o.textWidth));
  transformer(*this, "textTransEncoder", textLayers_, o.textLayers, o.textWidth, o.textHeads, o.textFeedForward);
  textNorm_ = register_module("text_ln", layerNorm(o.textWidth));
  joints_ = register_module("joint_embed", nn::Linear(o.featureWidth, o.width));
  const auto time = register_module("time_embed", std::make_shared<nn::Module>());
  time1_ = time->register_module("0", nn::Linear(o.width, o.timeWidth));
  time2_ = time->register_module("2", nn::Linear(o.timeWidth, o.timeWidth));
  layers(*this, "temporal_decoder_blocks", blocks_, o.layers, [&] { return std::make_shared<SemanticBlockImpl>(o); });
  out_ = register_module("out", nn::Linear(o.width, o.featureWidth));
  auto& database = *register_module("database", std::make_shared<nn::Module>());
  retrievedPositions_ = database.register_parameter("motion_pos_embedding", torch::randn({o.retrievedFrames, o.width}));
  retrievedIn_ = database.register_module("motion_proj", nn::Linear(o.featureWidth, o.width));
  if (o.captionInput > 0) captionProjection_ = database.register_module("text_pre_proj", nn::Linear(o.captionInput, o.width));
  layers(database, "motion_encoder_blocks", motionLayers_, o.motionLayers, [&] { return std::make_shared<RetrievedMotionLayerImpl>(o); });
  transformer(database, "text_encoder", captionLayers_, o.captionLayers, o.width, o.heads, o.captionFeedForward);
  const torch::NoGradGuard quiet;
  out_->weight.zero_(), out_->bias.zero_();
}

Tensor RemodiffuseImpl::textFeatures(const Tensor& text) {
  TORCH_CHECK(text.dim() == 3 && text.size(2) == options_.textInput, "the text is [B, N, ", options_.textInput, "], got ", text.sizes());
  auto x = options_.hasTextProjection ? textProjection_(text) : text;
  for (auto& layer : textLayers_) x = layer->forward(x);
  return normalized(textNorm_, x);
}

RetrievedTokens RemodiffuseImpl::retrieved(const RetrievedClips& clips) {
  const auto batch = clips.motion.size(0), count = clips.motion.size(1), frames = clips.motion.size(2);
  TORCH_CHECK(frames <= options_.retrievedFrames, "retrieved clips have up to ", options_.retrievedFrames, " frames, got ", frames);
  const auto isInside = lengthMask(clips.lengths.reshape({-1}), frames);  // [B R, F]
  const auto keep = isInside.to(torch::kFloat).unsqueeze(2);
  // The authors pad to the whole table; frames behind the end are hidden, so that those here come out alike.
  auto x = retrievedIn_(clips.motion.flatten(0, 1)) + retrievedPositions_.narrow(0, 0, frames);
  for (auto& layer : motionLayers_) x = layer->forward(x, keep);
  const auto tokens = x.slice(1, 0, frames, options_.stride);  // [B R, M, width]
  auto caption = captionProjection_.is_empty() ? clips.text.flatten(0, 1) : captionProjection_(clips.text.flatten(0, 1));
  for (auto& layer : captionLayers_) caption = layer->forward(caption);
  RetrievedTokens made;
  made.motion = tokens.reshape({batch, count, tokens.size(1), -1});
  made.isInside = isInside.slice(1, 0, frames, options_.stride).reshape({batch, count, -1});
  made.caption = caption.select(1, caption.size(1) - 1).reshape({batch, count, -1});
  return made;
}

Tensor RemodiffuseImpl::forward(const Tensor& x, const Tensor& timestep, const Tensor& isInside, const Tensor& textFeatures, const RetrievedTokens& retrieved,
                                const RemodiffuseSwitches& switches) {
  const auto batch = x.size(0), frames = x.size(1);
  TORCH_CHECK(x.dim() == 3 && x.size(2) == options_.featureWidth && frames <= options_.frames, "ReMoDiffuse reads [B, F, ", options_.featureWidth, "] with F up to ",
              options_.frames, ", got ", x.sizes());
  const auto time = time2_(torch::silu(time1_(timestepFeatures(timestep.to(x.device()), options_.width))));  // [B, timeWidth]
  const auto on = [&](const Tensor& isOn) { return isOn.defined() ? isOn.to(x.device(), torch::kFloat).unsqueeze(1) : torch::ones({batch, 1}, x.options()); };
  SemanticInput input;
  input.text = textFeatures;
  input.motion = retrieved.motion.flatten(1, 2);
  input.captions = retrieved.caption.unsqueeze(2).expand(retrieved.motion.sizes()).flatten(1, 2);
  const auto inside = isInside.defined() ? isInside.to(x.device(), torch::kFloat) : torch::ones({batch, frames}, x.options());
  input.keep = torch::cat({on(switches.text).expand({batch, textFeatures.size(1)}), on(switches.retrieval) * retrieved.isInside.flatten(1).to(torch::kFloat), inside}, 1)
                   .unsqueeze(2);
  auto h = joints_(x) + positions_.narrow(0, 0, frames);
  for (auto& block : blocks_) h = block->forward(h, input, time);
  return out_(h);
}

Result<RemodiffuseOptions> remodiffuseOptionsOf(const TensorMap& weights, const std::string& prefix) {
  ShapeReader shapes(weights, prefix);
  RemodiffuseOptions o;
  o.frames = shapes.size("sequence_embedding", 0, 2);
  o.width = shapes.size("joint_embed.weight", 0, 2);
  o.featureWidth = shapes.size("joint_embed.weight", 1, 2);
  o.timeWidth = shapes.size("time_embed.0.weight", 0, 2);
  o.layers = shapes.count("temporal_decoder_blocks", ".ca_block.norm.weight");
  o.feedForward = shapes.size("temporal_decoder_blocks.0.ffn.linear1.weight", 0, 2);
  o.textWidth = shapes.size("text_ln.weight", 0, 1);
  o.hasTextProjection = shapes.has("text_pre_proj.weight");
  o.textInput = o.hasTextProjection ? shapes.size("text_pre_proj.weight", 1, 2) : o.textWidth;
  o.textLayers = shapes.count("textTransEncoder.layers", ".linear1.weight");
  if (o.textLayers > 0) o.textFeedForward = shapes.size("textTransEncoder.layers.0.linear1.weight", 0, 2);
  o.retrievedFrames = shapes.size("database.motion_pos_embedding", 0, 2);
  o.motionLayers = shapes.count("database.motion_encoder_blocks", ".sa_block.norm.weight");
  if (o.motionLayers > 0) o.motionFeedForward = shapes.size("database.motion_encoder_blocks.0.ffn.linear1.weight", 0, 2);
  o.captionLayers = shapes.count("database.text_encoder.layers", ".linear1.weight");
  if (o.captionLayers > 0) o.captionFeedForward = shapes.size("database.text_encoder.layers.0.linear1.weight", 0, 2);
  if (!shapes.problem().empty()) return Error{ErrorCode::InvalidArgument, shapes.problem()};
  o.heads = kHeads, o.textHeads = kTextHeads;
  if (o.width % o.heads != 0 || o.textWidth % o.textHeads != 0 || o.width % 2 != 0)
    return Error{ErrorCode::InvalidArgument, "widths of " + std::to_string(o.width) + " and " + std::to_string(o.textWidth) + " do not part into 8 and 4 heads"};
  return o;
}

Result<Remodiffuse> loadRemodiffuse(const TensorMap& weights, const std::string& prefix) {
  return loadedModule<Remodiffuse>(remodiffuseOptionsOf(weights, prefix), weights, prefix);
}

Tensor remodiffuseLoss(Remodiffuse& network, const diffusion::NoiseSchedule& schedule, const Tensor& motion, const Tensor& noise, const Tensor& timestep,
                       const Tensor& isInside, const Tensor& text, const RetrievedClips& clips, const RemodiffuseSwitches& switches) {
  const auto predicted =
      network->forward(schedule.addNoise(motion, noise, timestep), timestep, isInside, network->textFeatures(text), network->retrieved(clips), switches);
  const auto inside = isInside.to(torch::kFloat);
  return ((predicted.to(torch::kFloat) - motion).square().mean(2) * inside).sum() / inside.sum();
}

}  // namespace core::model
