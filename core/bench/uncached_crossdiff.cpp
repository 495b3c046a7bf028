#include "core/bench/uncached_crossdiff.h"

#include "core/checkpoint/module_weights.h"
#include "core/families/crossdiff/published_crossdiff.h"

#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/transformercoder.h>
#include <torch/nn/modules/transformerlayer.h>

#include <array>
#include <vector>

namespace core::sampling {

namespace nn = torch::nn;
using model::MotionKind;

namespace {

nn::TransformerEncoderLayer encoderLayer(const model::CrossDiffOptions& o, int feedForward) {
  return nn::TransformerEncoderLayer(nn::TransformerEncoderLayerOptions(o.width, o.heads).dim_feedforward(feedForward).dropout(o.dropout).activation(torch::kGELU));
}

nn::ModuleList decoderLayers(const model::CrossDiffOptions& o, int feedForward, int count) {
  nn::ModuleList list;
  for (int i = 0; i < count; ++i) {
    list->push_back(
        nn::TransformerDecoderLayer(nn::TransformerDecoderLayerOptions(o.width, o.heads).dim_feedforward(feedForward).dropout(o.dropout).activation(torch::kGELU)));
  }
  return list;
}

struct TimeEmbedding : nn::Module {
  nn::Sequential layers;
  explicit TimeEmbedding(int width) : layers(nn::Linear(width, width), nn::SiLU(), nn::Linear(width, width)) { register_module("time_embed", layers); }
};

/// What belongs to one kind of motion.
struct Branch {
  torch::Tensor token;
  nn::Linear poseIn{nullptr}, rootIn{nullptr}, poseOut{nullptr}, rootOut{nullptr};
  nn::TransformerEncoder encoder{nullptr}, rootEncoder{nullptr};
  nn::ModuleList bridge, decoder, rootDecoder;
  int root = 0;
};

}  // namespace

struct UncachedCrossDiff::Network : nn::Module {
  model::CrossDiffOptions options;
  torch::Tensor table;  // [rows, 1, width]
  std::shared_ptr<TimeEmbedding> time;
  nn::Linear text{nullptr};
  std::array<Branch, 2> branches;  // by MotionKind

  explicit Network(const model::CrossDiffOptions& o) : options(o), table(model::sinusoidTable(o.positions, o.width).unsqueeze(1)) {
    time = register_module("embed_timestep", std::make_shared<TimeEmbedding>(o.width));
    text = register_module("embed_text", nn::Linear(o.textWidth, o.width));
    nn::ModuleList shared;
    const auto bridge = [&](const std::string& name) {
      nn::ModuleList list;
      for (int i = 0; i < o.sharedLayers; ++i) list->push_back(encoderLayer(o, o.feedForward));
      return register_module(name, list);
    };
    if (o.sharesEncoder) shared = bridge("bridge");
    for (const std::size_t kind : {std::size_t{0}, std::size_t{1}}) {
      auto& b = branches[kind];
      const std::string end = kind == 0 ? "_m" : "_j";
      const int width = kind == 0 ? o.motionWidth : o.jointWidth;
      b.root = kind == 0 ? o.motionRoot : o.jointRoot;
      b.token = register_parameter(kind == 0 ? "motion_token" : "joint_token", torch::zeros({o.frames, 1, o.width}));
      b.poseIn = register_module("p_linear" + end, nn::Linear(width - b.root, o.width));
      b.rootIn = register_module("r_linear" + end, nn::Linear(b.root, o.width));
      b.poseOut = register_module("p_linear2" + end, nn::Linear(o.width, width - b.root));
      b.rootOut = register_module("r_linear2" + end, nn::Linear(o.width, b.root));
      b.encoder = register_module("seqTransEncoder" + end, nn::TransformerEncoder(encoderLayer(o, o.feedForward), o.ownLayers));
      b.rootEncoder = register_module("r_encoder" + end, nn::TransformerEncoder(encoderLayer(o, o.rootFeedForward), o.rootLayers));
      b.bridge = o.sharesEncoder ? shared : bridge("bridge" + end);
      b.decoder = register_module("decoder" + end, decoderLayers(o, o.feedForward, o.sharedLayers));
      b.rootDecoder = register_module("r_decoder" + end, decoderLayers(o, o.rootFeedForward, o.rootLayers));
    }
  }

  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& timestep, const torch::Tensor& feature, MotionKind wanted) {
    auto& input = branches[x.size(2) == options.motionWidth ? 0 : 1];
    auto& output = branches[wanted == MotionKind::Motion3d ? 0 : 1];
    const auto condition = (time->layers->forward(table.index_select(0, timestep).squeeze(1)) + text(feature)).unsqueeze(0);  // [1, B, width]
    const auto motion = x.transpose(0, 1);                                                                                    // [F, B, C]
    const auto positions = table.narrow(0, 0, motion.size(0) + 1);
    const auto pose = torch::cat({condition, input.poseIn(motion.narrow(2, input.root, motion.size(2) - input.root))}) + positions;
    const auto root = torch::cat({condition, input.rootIn(motion.narrow(2, 0, input.root))}) + positions;
    auto features = input.encoder(pose);
    auto z = input.rootEncoder(root).narrow(0, 1, motion.size(0));
    std::vector<torch::Tensor> ladder;
    for (const auto& layer : *input.bridge) ladder.push_back(features = layer->as<nn::TransformerEncoderLayer>()->forward(features));
    auto y = output.token.repeat({1, motion.size(1), 1});
    const auto rootFrom = output.decoder->size() - output.rootDecoder->size();
    for (std::size_t i = 0; i < output.decoder->size(); ++i) {
      y = output.decoder[i]->as<nn::TransformerDecoderLayer>()->forward(y, ladder[i]);
      if (i >= rootFrom) z = output.rootDecoder[i - rootFrom]->as<nn::TransformerDecoderLayer>()->forward(z, y);
    }
    return torch::cat({output.rootOut(z), output.poseOut(y)}, 2).transpose(0, 1);
  }
};

Result<UncachedCrossDiff> UncachedCrossDiff::make(const model::TensorMap& weights, const std::string& prefix) {
  const auto options = model::crossDiffOptionsOf(weights, prefix);
  if (!options) return options.error();
  auto network = std::make_shared<Network>(*options);
  if (auto loaded = model::loadParameters(*network, weights, prefix); !loaded) return loaded.error();
  return UncachedCrossDiff(std::move(network));
}

at::Tensor UncachedCrossDiff::predict(const at::Tensor& x, const at::Tensor& timestep, const at::Tensor& text, MotionKind wanted) const {
  return network_->forward(x, timestep, text, wanted);
}

}  // namespace core::sampling
