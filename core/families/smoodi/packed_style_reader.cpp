#include "core/families/smoodi/packed_style_reader.h"

#include "core/model/hand_gradient.h"

#include <fmt/format.h>

#include <torch/torch.h>

#include <algorithm>
#include <string>
#include <utility>

namespace core::model {

namespace {

long tokensFor(std::int64_t frames, int group) { return static_cast<long>((frames + group - 1) / group); }

PackedLayerOptions layersOf(const StyleNetworkOptions& o, base::Precision precision = base::Precision::Exact) {
  return {.width = o.width, .heads = o.heads, .feedForward = o.feedForward, .isPreNorm = o.preNorm, .precision = precision};
}

}  // namespace

bool PackedStyleNetwork::fits(const StyleNetworkImpl& network) { return isPackable(network) && layersOf(network.options()).fits(); }

PackedStyleNetwork::PackedStyleNetwork(const StyleNetworkImpl& network, std::int64_t mostFrames, base::Precision precision)
    : options_(network.options()), mostFrames_(mostFrames) {
  const torch::NoGradGuard quiet;
  const auto weights = parametersOf(network);
  const auto embedding = weights.at("skel_embedding.weight");
  embedding_ = {PackedMatrix(embedding.t(), precision), PackedMatrix(embedding, precision), weights.at("skel_embedding.bias").contiguous()};
  globalTokens_ = weights.at("global_motion_token").contiguous();
  positions_ = weights.at("query_pos.pe").select(1, 0).contiguous();
  std::vector<std::string> prefixes;
  for (int i = 0; i < options_.layers; ++i) prefixes.push_back(fmt::format("encoder.layers.{}.", i));
  layers_ = PackedLayers(weights, prefixes, layersOf(options_, precision), tokensFor(mostFrames, options_.framesPerToken) + kGlobalTokens);
}

/// One clip on its way.
struct StyleReader::Clip {
  long frameTokens = 0;
  PackedLayers layers;
  RowBuffer x, gradient;
  long tokens() const { return frameTokens + kGlobalTokens; }
};

struct StyleReader::State {
  std::shared_ptr<const PackedStyleNetwork> network;
  std::vector<Clip> clips;
  std::uint64_t passes = 0;

  at::Tensor forward(const at::Tensor& features);
  at::Tensor back(const at::Tensor& gradient, std::int64_t frames);
  void forward(Clip& clip, const float* groups) const;
  void back(Clip& clip, float* groups) const;
  long groupWidth() const { return static_cast<long>(network->options_.featureWidth) * network->options_.framesPerToken; }
};

void StyleReader::State::forward(Clip& clip, const float* groups) const {
  const auto& n = *network;
  const long width = n.options_.width, tokens = clip.tokens();
  const float *positions = n.positions_.data_ptr<float>(), *global = n.globalTokens_.data_ptr<float>();
  auto& layers = clip.layers;
  layers.setTokens(tokens);
  inParts(tokens, [&](TokenRange rows, long) {
    for (long row = rows.first; row < std::min(rows.last, kGlobalTokens); ++row)
      for (long i = 0; i < width; ++i) clip.x.row(row)[i] = global[row * width + i] + positions[row * width + i];
    const long first = std::max(rows.first, kGlobalTokens);
    if (rows.last > first) {
      auto p = n.embedding_.forward.product(rows.last - first, groups + (first - kGlobalTokens) * groupWidth(), groupWidth(), clip.x.row(first), clip.x.stride(),
                                            n.embedding_.bias.data_ptr<float>());
      p.add = positions + first * width, p.addRow = width;
      frameKernels().run(p);
    }
    layers.prepare(0, rows, clip.x);
  });
  layers.run(clip.x);
}

void StyleReader::State::back(Clip& clip, float* groups) const {
  clip.layers.back(clip.gradient);
  inParts(clip.frameTokens, [&](TokenRange rows, long) {
    if (rows.count() <= 0) return;
    frameKernels().run(network->embedding_.back.product(rows.count(), clip.gradient.row(rows.first + kGlobalTokens), clip.gradient.stride(),
                                                        groups + rows.first * groupWidth(), groupWidth()));
  });
}

at::Tensor StyleReader::State::forward(const at::Tensor& features) {
  ++passes;
  const auto& o = network->options_;
  const long groups = tokensFor(features.size(1), o.framesPerToken);
  const auto padded = at::constant_pad_nd(features.detach(), {0, 0, 0, groups * o.framesPerToken - features.size(1)}).contiguous();
  auto read = at::zeros({features.size(0), groups + kGlobalTokens, o.width});
  for (std::size_t i = 0; i < clips.size(); ++i) {
    auto& clip = clips[i];
    forward(clip, padded[static_cast<std::int64_t>(i)].data_ptr<float>());
    float* to = read[static_cast<std::int64_t>(i)].data_ptr<float>();
    for (long row = 0; row < clip.tokens(); ++row) std::copy_n(clip.x.row(row), o.width, to + row * o.width);
  }
  return read;
}

at::Tensor StyleReader::State::back(const at::Tensor& gradient, std::int64_t frames) {
  // What the buffers hold is used up.
  ++passes;
  const auto& o = network->options_;
  const auto plain = gradient.contiguous();
  auto groups = at::zeros({gradient.size(0), gradient.size(1) - kGlobalTokens, groupWidth()});
  for (std::size_t i = 0; i < clips.size(); ++i) {
    auto& clip = clips[i];
    const float* from = plain[static_cast<std::int64_t>(i)].data_ptr<float>();
    for (long row = 0; row < clip.tokens(); ++row) std::copy_n(from + row * o.width, o.width, clip.gradient.row(row));
    back(clip, groups[static_cast<std::int64_t>(i)].data_ptr<float>());
  }
  return groups.reshape({gradient.size(0), -1, o.featureWidth}).narrow(1, 0, frames);
}

StyleReader::StyleReader(std::shared_ptr<const PackedStyleNetwork> network, const std::vector<std::int64_t>& lengths) : state_(std::make_shared<State>()) {
  state_->network = std::move(network);
  const auto& n = *state_->network;
  for (const auto length : lengths) {
    TORCH_CHECK(length >= 1 && length <= n.mostFrames_, "a clip of ", length, " frames, packed for ", n.mostFrames_);
    const long tokens = tokensFor(length, n.options_.framesPerToken);
    state_->clips.push_back({tokens, n.layers_.sibling(), RowBuffer(tokens + kGlobalTokens, n.options_.width), RowBuffer(tokens + kGlobalTokens, n.options_.width)});
  }
}

torch::Tensor StyleReader::lastLayer(const torch::Tensor& features) {
  TORCH_CHECK(features.dim() == 3 && features.size(0) == static_cast<std::int64_t>(state_->clips.size()) && features.size(2) == state_->network->options_.featureWidth,
              "the style network reads features of width ", state_->network->options_.featureWidth, ", not ", features.sizes());
  at::Tensor read;
  {
    const torch::NoGradGuard quiet;
    read = state_->forward(features);
  }
  return withGradient(read, features, [state = state_, own = features.detach(), pass = state_->passes](const at::Tensor& gradient) {
    // The buffers are those of the last pass.
    if (state->passes != pass) state->forward(own);
    return state->back(gradient, own.size(1));
  });
}

}  // namespace core::model
