#include "core/bench/uncached_smoodi.h"

#include "core/diffusion/ddim.h"
#include "core/model/positional.h"
#include "core/sampling/stage_clock.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <torch/autograd.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace core::sampling {

namespace {

using at::Tensor;

constexpr std::int64_t kHeads = 4;

/// The networks as functions of the tensors, without any of the shortcuts of core/model.
class PlainNetworks {
 public:
  explicit PlainNetworks(const model::TensorMap& weights) : weights_(weights) {}

  const Tensor& weight(const std::string& key) const {
    const auto found = weights_.find(key);
    if (found == weights_.end()) throw std::invalid_argument(fmt::format("the weights have no tensor {}", key));
    return found->second;
  }
  bool has(const std::string& key) const { return weights_.count(key) != 0; }

  Tensor linear(const Tensor& x, const std::string& p) const { return at::linear(x, weight(p + ".weight"), weight(p + ".bias")); }
  Tensor norm(const Tensor& x, const std::string& p) const { return at::layer_norm(x, {x.size(-1)}, weight(p + ".weight"), weight(p + ".bias"), 1e-5); }

  Tensor attention(const Tensor& query, const Tensor& memory, const std::string& p, const Tensor& bias) const {
    const auto width = query.size(2);
    const auto& w = weight(p + ".in_proj_weight");
    const auto& b = weight(p + ".in_proj_bias");
    const auto split = [&](const Tensor& x) { return x.view({x.size(0), x.size(1), kHeads, width / kHeads}).transpose(1, 2); };
    Tensor q, k, v;
    if (query.is_same(memory)) {
      const auto all = at::linear(query, w, b).chunk(3, 2);
      q = all[0], k = all[1], v = all[2];
    } else {
      q = at::linear(query, w.narrow(0, 0, width), b.narrow(0, 0, width));
      const auto both = at::linear(memory, w.narrow(0, width, 2 * width), b.narrow(0, width, 2 * width)).chunk(2, 2);
      k = both[0], v = both[1];
    }
    auto scores = at::matmul(split(q) / std::sqrt(static_cast<double>(width / kHeads)), split(k).transpose(2, 3));
    if (bias.defined()) scores = scores + bias;
    const auto weights = at::softmax(scores, -1);
    // The released layers leave nn.MultiheadAttention's need_weights on: the mean over the heads is made and thrown away.
    [[maybe_unused]] const auto unread = weights.mean(1);
    return linear(at::matmul(weights, split(v)).transpose(1, 2).flatten(2), p + ".out_proj");
  }

  Tensor encoderLayer(const Tensor& x, const std::string& p, const Tensor& bias = {}) const {
    const auto y = norm(x + attention(x, x, p + ".self_attn", bias), p + ".norm1");
    return norm(y + linear(at::gelu(linear(y, p + ".linear1")), p + ".linear2"), p + ".norm2");
  }

  Tensor decoderLayer(const Tensor& x, const Tensor& memory, const std::string& p, const Tensor& bias) const {
    auto y = norm(x + attention(x, x, p + ".self_attn", bias), p + ".norm1");
    y = norm(y + attention(y, memory, p + ".multihead_attn", {}), p + ".norm2");
    return norm(y + linear(at::gelu(linear(y, p + ".linear1")), p + ".linear2"), p + ".norm3");
  }

  template <class Layer>
  Tensor skipTransformer(Tensor x, const std::string& p, const Layer& layer, std::vector<Tensor>* inputs, const std::vector<Tensor>& control = {}) const {
    int half = 0;
    while (has(p + fmt::format(".input_blocks.{}.linear1.weight", half))) ++half;
    std::vector<Tensor> stack;
    for (int i = 0; i < half; ++i) {
      x = layer(x, p + fmt::format(".input_blocks.{}", i));
      if (!control.empty()) x = x + control[static_cast<std::size_t>(i)];
      stack.push_back(x);
    }
    if (inputs) *inputs = stack;
    x = layer(x, p + ".middle_block");
    for (int i = 0; i < half; ++i) {
      x = linear(at::cat({x, stack.back()}, 2), p + fmt::format(".linear_blocks.{}", i));
      stack.pop_back();
      x = layer(x, p + fmt::format(".output_blocks.{}", i));
    }
    return norm(x, p + ".norm");
  }

  Tensor positions(const std::string& key, std::int64_t count) const { return weight(key).narrow(0, 0, count).transpose(0, 1); }

  /// The outputs of all layers of a style network.
  std::vector<Tensor> styleLayers(const Tensor& features, const std::string& p) const {
    auto x = linear(features, p + "skel_embedding");
    x = at::cat({weight(p + "global_motion_token").unsqueeze(0).expand({x.size(0), -1, -1}), x}, 1);
    x = x + positions(p + "query_pos.pe", x.size(1));
    std::vector<Tensor> outputs;
    for (int i = 0; has(p + fmt::format("encoder.layers.{}.linear1.weight", i)); ++i) {
      x = encoderLayer(x, p + fmt::format("encoder.layers.{}", i));
      outputs.push_back(x);
    }
    return outputs;
  }
  Tensor styleEmbedding(const Tensor& features, const std::string& p) const { return norm(styleLayers(features, p).back(), p + "encoder.norm").select(1, 0); }

  std::pair<Tensor, Tensor> styleStatistics(const Tensor& features) const {
    const auto whole = norm(styleLayers(features, "style_function.").back(), "style_function.encoder.norm");  // thrown away, as there
    const auto last = styleLayers(features, "style_function.").back();
    return {last.mean(1), last.std(1, true)};
  }

  Tensor timeToken(const Tensor& timestep, const std::string& p) const {
    const auto& first = weight(p + ".linear_1.weight");
    const auto sinusoid = model::timestepFeatures(timestep, first.size(1)).to(first.scalar_type());
    return linear(at::silu(linear(sinusoid, p + ".linear_1")), p + ".linear_2").unsqueeze(1);
  }

  /// One call of the controlled denoiser; everything from its raw inputs.
  Tensor denoise(const Tensor& latent, const Tensor& timestep, const Tensor& text, const Tensor& reference) const {
    const auto styled = latent + styleEmbedding(reference, "denoiser.style_encoder.").unsqueeze(1);
    const auto layer = [this](const Tensor& x, const std::string& p) { return encoderLayer(x, p); };
    auto tokens = at::cat({styled, timeToken(timestep, "denoiser.time_embedding_c"), linear(at::relu(text), "denoiser.emb_proj.1")}, 1);
    std::vector<Tensor> control;
    skipTransformer(tokens + positions("denoiser.query_pos.pe", 3), "denoiser.encoder_c", layer, &control);
    for (std::size_t i = 0; i < control.size(); ++i) control[i] = linear(control[i], fmt::format("denoiser.zero_convs.{}", i));
    const std::string frozen = "denoiser.mld_denoiser.";
    tokens = at::cat({styled, timeToken(timestep, frozen + "time_embedding"), linear(at::relu(text), frozen + "emb_proj.1")}, 1);
    return skipTransformer(tokens + positions(frozen + "query_pos.pe", 3), frozen + "encoder", layer, nullptr, control).narrow(1, 0, 1);
  }

  Tensor decode(const Tensor& latent, const Tensor& lengths) const {
    const auto longest = lengths.max().item<std::int64_t>();
    const auto inside = at::arange(longest, lengths.options()).unsqueeze(0) < lengths.unsqueeze(1);  // [B, T]
    const auto bias = at::zeros(inside.sizes(), latent.options()).masked_fill(inside.logical_not(), -std::numeric_limits<float>::infinity()).unsqueeze(1).unsqueeze(1);
    const auto queries = at::zeros({latent.size(0), longest, latent.size(2)}, latent.options()) + positions("vae.query_pos_decoder.pe", longest);
    const auto layer = [&](const Tensor& x, const std::string& p) { return decoderLayer(x, latent, p, bias); };
    return linear(skipTransformer(queries, "vae.decoder", layer, nullptr), "vae.final_layer") * inside.unsqueeze(2).to(latent.scalar_type());
  }

 private:
  const model::TensorMap& weights_;
};

Tensor guided(const PlainNetworks& nets, const Tensor& start, const Tensor& latent, const SmoodiRequest& r, double alpha, const diffusion::StyleGuidanceOptions& o) {
  const at::AutoGradMode gradients(true);
  auto noise = start.detach();
  for (int i = 0; i < o.iterations; ++i) {
    noise = noise.detach().requires_grad_(true);
    const auto motion = nets.decode(diffusion::ddimCleanEstimate(latent, noise, alpha), r.lengths);
    const auto [mean, deviation] = nets.styleStatistics(motion);
    const auto [meanReference, deviationReference] = nets.styleStatistics(r.style);
    const auto loss = 2.0 * ((mean - meanReference).abs() + (deviation - deviationReference).abs()).sum() / static_cast<double>(latent.size(0));
    auto gradient = torch::autograd::grad({loss}, {noise})[0].clone();
    if (o.zeroFirstChannel) gradient.select(-1, 0).zero_();
    noise = noise - o.scale * gradient;
  }
  return noise.detach();
}

}  // namespace

Result<SmoodiSample> sampleUncached(const model::TensorMap& weights, const diffusion::NoiseSchedule& schedule, const SmoodiRequest& r, const SmoodiOptions& o,
                                    const jobs::ProgressSink& progress, const std::stop_token& stop) {
  const at::NoGradGuard quiet;
  if (o.form != diffusion::GuidanceForm::Released) return Error{ErrorCode::InvalidArgument, "the uncached loop knows the released form only"};
  const auto timesteps = diffusion::ddimTimesteps(schedule, o.steps);
  if (!timesteps) return timesteps.error();
  const PlainNetworks nets(weights);
  StageClock clock;
  SmoodiSample sample;
  const auto batch = r.latent.size(0);
  auto latent = r.latent;
  std::vector<Tensor> trajectory;
  try {
    for (std::int64_t i = 0; i < o.steps - o.start; ++i) {
      if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "sampling was stopped"};
      const auto t = (*timesteps)[static_cast<std::size_t>(i + o.start)];
      const auto levels = diffusion::ddimLevels(schedule, t, o.steps);
      const auto style = r.permutations.defined() ? r.style.index_select(1, r.permutations[i]) : r.style;
      const auto zeros = at::zeros_like(style);
      const auto null = r.textNull.expand({batch, -1, -1});
      const auto e =
          nets.denoise(latent.repeat({3, 1, 1}), at::full({3 * batch}, t, at::kLong), at::cat({null, r.textContent, null}), at::cat({zeros, zeros, style})).chunk(3, 0);
      auto noise = e[0] + o.weights.style * (e[2] - e[0]);
      clock.add(sample.seconds.denoising);
      if (o.energy.scale != 0.0 && t - 1 < o.energy.below) noise = guided(nets, noise, latent, r, levels.here, o.energy);
      clock.add(sample.seconds.guidance);
      latent = diffusion::ddimStep(latent, noise + o.weights.content * (e[1] - e[0]), levels, o.eta, r.freshNoise.defined() ? r.freshNoise[i] : Tensor());
      if ((i + 1) % 10 == 0) trajectory.push_back(latent);
      progress({"sampling, uncached", i + 1, o.steps - o.start});
    }
    sample.latent = latent;
    sample.features = nets.decode(latent, r.lengths);
    clock.add(sample.seconds.decoding);
  } catch (const std::invalid_argument& missing) {
    return Error{ErrorCode::InvalidArgument, missing.what()};
  }
  sample.trajectory = trajectory.empty() ? latent.new_empty({0, latent.size(0), latent.size(1), latent.size(2)}) : at::stack(trajectory);
  return sample;
}

}  // namespace core::sampling
