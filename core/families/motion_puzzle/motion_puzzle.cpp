#include "core/families/motion_puzzle/motion_puzzle.h"

#include "core/checkpoint/module_weights.h"
#include "core/model/shape_reader.h"

#include <torch/nn/functional.h>
#include <torch/nn/init.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>

#include <vector>

namespace core::model {

namespace nn = torch::nn;

namespace {

constexpr double kSlope = 0.2;
constexpr double kNormEpsilon = 1e-5;
constexpr double kResidual = 0.1;

torch::Tensor leaky(const torch::Tensor& x) { return torch::leaky_relu(x, kSlope); }

/// Over frames and nodes, without parameters, biased variance.
torch::Tensor instanceNorm(const torch::Tensor& x) {
  const auto mean = x.mean({2, 3}, true);
  const auto centred = x - mean;
  return centred * (centred.square().mean({2, 3}, true) + kNormEpsilon).rsqrt();
}

}  // namespace

// Named, because the classes below that hold these are known outside.
namespace puzzle_layers {

nn::Conv2d pointwise(int in, int out) { return nn::Conv2d(nn::Conv2dOptions(in, out, 1)); }
nn::Conv2d alongTime(int channels, int taps) { return nn::Conv2d(nn::Conv2dOptions(channels, channels, {taps, 1})); }

/// Reflected at both ends without the edge frame.
torch::Tensor padded(const torch::Tensor& x, std::int64_t taps) {
  const auto pad = taps / 2;
  return pad == 0 ? x : torch::reflection_pad2d(x, {0, 0, pad, pad});
}

torch::Tensor halved(const torch::Tensor& x) { return torch::avg_pool2d(x, {2, 1}, {2, 1}); }
torch::Tensor doubled(const torch::Tensor& x) { return torch::repeat_interleave(x, 2, 2); }

/// 1x1 convolution to one map per hop, each gathered along its edges. x [B, in, T, V], hops [K, V, V]; returns [B, out, T, V].
class SpatialConvImpl : public nn::Module {
 public:
  SpatialConvImpl(int in, int out, int hops) : hops_(hops) { conv_ = register_module("conv", pointwise(in, hops * out)); }
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& hops) {
    const auto maps = conv_(x).unflatten(1, {hops_, -1});  // [B, K, out, T, V]
    return torch::matmul(maps, hops.unsqueeze(1)).sum(1);
  }

 private:
  std::int64_t hops_;
  nn::Conv2d conv_{nullptr};
};
TORCH_MODULE(SpatialConv);

enum class Norm { None, Instance };
enum class Entry { Activated, Plain };

class StgcnBlockImpl : public nn::Module {
 public:
  StgcnBlockImpl(int in, int out, int hops, int taps, Norm norm, Entry entry) : taps_(taps), norm_(norm), entry_(entry) {
    gcn_ = register_module("gcn", SpatialConv(in, out, hops));
    tcn_ = register_module("tcn", alongTime(out, taps));
  }
  torch::Tensor forward(torch::Tensor x, const torch::Tensor& hops) {
    if (norm_ == Norm::Instance) x = instanceNorm(x);
    if (entry_ == Entry::Activated) x = leaky(x);
    return tcn_(padded(gcn_(x, hops), taps_));
  }

 private:
  int taps_;
  Norm norm_;
  Entry entry_;
  SpatialConv gcn_{nullptr};
  nn::Conv2d tcn_{nullptr};
};
TORCH_MODULE(StgcnBlock);

/// Scale and shift of a part from the mean of its style.
class PartAdaInImpl : public nn::Module {
 public:
  PartAdaInImpl(int channels, int latent) {
    const auto toLatent = register_module("to_latent", std::make_shared<nn::Module>());
    mean_ = toLatent->register_module("1", pointwise(channels, latent));
    const auto inject = register_module("inject", std::make_shared<nn::Module>());
    first_ = inject->register_module("0", nn::Linear(latent, latent));
    second_ = inject->register_module("2", nn::Linear(latent, 2 * channels));
  }
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& style) {
    const auto latent = leaky(mean_(style.mean({2, 3}, true))).flatten(1);                    // [B, L]
    const auto parts = second_(leaky(first_(latent))).unsqueeze(2).unsqueeze(3).chunk(2, 1);  // [B, C, 1, 1] each
    return (1.0 + parts[0]) * instanceNorm(x) + parts[1];
  }

 private:
  nn::Conv2d mean_{nullptr};
  nn::Linear first_{nullptr}, second_{nullptr};
};
TORCH_MODULE(PartAdaIn);

/// Where each place of a part looks in its style. The logits are not scaled, as published.
class PartAttentionImpl : public nn::Module {
 public:
  explicit PartAttentionImpl(int channels) {
    f_ = register_module("f", pointwise(channels, channels));
    g_ = register_module("g", pointwise(channels, channels));
    h_ = register_module("h", pointwise(channels, channels));
    k_ = register_module("k", pointwise(channels, channels));
  }
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& style) {
    const auto query = f_(instanceNorm(x)).flatten(2);                          // [B, C, P]
    const auto key = g_(instanceNorm(style)).flatten(2);                        // [B, C, S]
    const auto value = h_(style).flatten(2);                                    // [B, C, S]
    const auto weights = torch::matmul(query.transpose(1, 2), key).softmax(2);  // [B, P, S]
    const auto seen = torch::matmul(value, weights.transpose(1, 2)).reshape(x.sizes());
    return k_(seen) + x;
  }

 private:
  nn::Conv2d f_{nullptr}, g_{nullptr}, h_{nullptr}, k_{nullptr};
};
TORCH_MODULE(PartAttention);

using PartStyles = std::array<torch::Tensor, kBodyParts>;  // [B, C, frames, all nodes of the level]

/// AdaIN per part; leaky ReLU; graph, time; attention per part; graph, time.
class StyleBlockImpl : public nn::Module {
 public:
  StyleBlockImpl(int in, int out, int hops, int taps, int latent, Entry entry) : taps_(taps), entry_(entry) {
    for (const std::string name : bodyPartNames()) {
      norms_.push_back(register_module("adain_" + name, PartAdaIn(in, latent)));
      attentions_.push_back(register_module("astyle_" + name, PartAttention(in)));
    }
    gcn1_ = register_module("gcn1", SpatialConv(in, in, hops));
    tcn1_ = register_module("tcn1", alongTime(in, taps));
    gcn2_ = register_module("gcn2", SpatialConv(in, out, hops));
    tcn2_ = register_module("tcn2", alongTime(out, taps));
  }

  torch::Tensor forward(torch::Tensor x, const PartStyles& styles, const torch::Tensor& hops, const BodyGraph::Level& level) {
    x = byPart(norms_, x, styles, level);
    if (entry_ == Entry::Activated) x = leaky(x);
    x = tcn1_(padded(gcn1_(x, hops), taps_));
    x = byPart(attentions_, x, styles, level);
    return tcn2_(padded(gcn2_(x, hops), taps_));
  }

 private:
  template <class Modules>
  static torch::Tensor byPart(Modules& modules, const torch::Tensor& x, const PartStyles& styles, const BodyGraph::Level& level) {
    std::vector<torch::Tensor> parts;
    for (std::size_t p = 0; p < modules.size(); ++p) {
      const auto nodes = level.nodes[p].to(x.device());
      parts.push_back(modules[p](x.index_select(3, nodes), styles[p].index_select(3, nodes)));
    }
    return torch::cat(parts, 3).index_select(3, level.order.to(x.device()));
  }

  int taps_;
  Entry entry_;
  std::vector<PartAdaIn> norms_;
  std::vector<PartAttention> attentions_;
  SpatialConv gcn1_{nullptr}, gcn2_{nullptr};
  nn::Conv2d tcn1_{nullptr}, tcn2_{nullptr};
};
TORCH_MODULE(StyleBlock);

/// The matrices that weigh the edges of each level; encoders and the decoder have their own.
struct EdgeWeights {
  torch::Tensor joint, mid, part, bottleneck;

  EdgeWeights(nn::Module& owner, const BodyGraph& graph) : graph_(graph) {
    joint = owner.register_parameter("edge_importance_j", torch::ones_like(graph.jointHops));
    mid = owner.register_parameter("edge_importance_m", torch::ones_like(graph.midHops));
    part = owner.register_parameter("edge_importance_b", torch::ones_like(graph.partHops));
    bottleneck = owner.register_parameter("edge_importance_bt", torch::ones_like(graph.partHops));
  }
  torch::Tensor joints() const { return graph_.jointHops.to(joint.device()) * joint; }
  torch::Tensor mids() const { return graph_.midHops.to(mid.device()) * mid; }
  torch::Tensor parts() const { return graph_.partHops.to(part.device()) * part; }
  torch::Tensor bottlenecks() const { return graph_.partHops.to(bottleneck.device()) * bottleneck; }

 private:
  BodyGraph graph_;
};

}  // namespace puzzle_layers

using namespace puzzle_layers;

namespace {

void initialize(nn::Module& module) {
  const torch::NoGradGuard quiet;
  for (auto& item : module.named_parameters()) {
    auto& value = item.value();
    if (item.key().find("edge_importance") != std::string::npos) continue;
    if (value.dim() == 4)
      nn::init::kaiming_normal_(value, 0.0, torch::kFanIn, torch::kReLU);
    else if (value.dim() == 2)
      nn::init::normal_(value, 0.0, 0.02);
    else
      value.zero_();
  }
}

}  // namespace

class PuzzleEncoder : public nn::Module {
 public:
  PuzzleEncoder(const MotionPuzzleOptions& o, const BodyGraph& graph, bool isContent) : graph_(graph), edges_(*this, graph) {
    const auto norm = isContent ? Norm::Instance : Norm::None;
    const int n = o.width;
    in_ = register_module("from_mot", pointwise(kPuzzleChannels, n));
    joint_ = register_module("joint", StgcnBlock(n, 2 * n, 3, 7, norm, Entry::Activated));
    mid_ = register_module("mid", StgcnBlock(2 * n, 4 * n, 2, 5, norm, Entry::Activated));
    part_ = register_module("bodypart", StgcnBlock(4 * n, 8 * n, 2, 5, norm, Entry::Activated));
    const auto list = register_module("bottleneck", std::make_shared<nn::Module>())->register_module("res", std::make_shared<nn::Module>());
    first_ = list->register_module("0", StgcnBlock(8 * n, 8 * n, 2, 3, norm, Entry::Activated));
    second_ = list->register_module("1", StgcnBlock(8 * n, 8 * n, 2, 3, norm, Entry::Plain));
  }

  PuzzleFeatures forward(const torch::Tensor& motion) {
    PuzzleFeatures features;
    features.joint = joint_(in_(motion.transpose(2, 3)), edges_.joints());
    features.mid = mid_(halved(torch::matmul(features.joint, graph_.midFromJoint.to(motion.device()))), edges_.mids());
    features.part = part_(halved(torch::matmul(features.mid, graph_.partFromMid.to(motion.device()))), edges_.parts());
    const auto edges = edges_.bottlenecks();
    features.code = features.part + kResidual * second_(first_(features.part, edges), edges);
    return features;
  }

 private:
  BodyGraph graph_;
  EdgeWeights edges_;
  nn::Conv2d in_{nullptr};
  StgcnBlock joint_{nullptr}, mid_{nullptr}, part_{nullptr}, first_{nullptr}, second_{nullptr};
};

class PuzzleDecoder : public nn::Module {
 public:
  PuzzleDecoder(const MotionPuzzleOptions& o, const BodyGraph& graph) : graph_(graph), edges_(*this, graph) {
    const int n = o.width;
    const auto list = register_module("bottleneck", std::make_shared<nn::Module>())->register_module("res", std::make_shared<nn::Module>());
    first_ = list->register_module("0", StyleBlock(8 * n, 8 * n, 2, 3, o.latent, Entry::Activated));
    second_ = list->register_module("1", StyleBlock(8 * n, 8 * n, 2, 3, o.latent, Entry::Plain));
    part_ = register_module("bodypart", StyleBlock(8 * n, 4 * n, 2, 5, o.latent, Entry::Activated));
    mid_ = register_module("mid", StyleBlock(4 * n, 2 * n, 2, 5, o.latent, Entry::Activated));
    joint_ = register_module("joint", StyleBlock(2 * n, n, 3, 7, o.latent, Entry::Activated));
    out_ = register_module("to_mot", std::make_shared<nn::Module>())->register_module("1", pointwise(n, kPuzzleChannels));
  }

  torch::Tensor forward(const torch::Tensor& code, const MotionPuzzleImpl::Styles& styles) {
    const auto of = [&](torch::Tensor PuzzleFeatures::*level) {
      PartStyles all;
      for (std::size_t p = 0; p < all.size(); ++p) all[p] = styles[p].*level;
      return all;
    };
    const auto edges = edges_.bottlenecks();
    const auto deepest = of(&PuzzleFeatures::code);
    auto x = code + kResidual * second_(first_(code, deepest, edges, graph_.partLevel), deepest, edges, graph_.partLevel);
    x = part_(x, of(&PuzzleFeatures::part), edges_.parts(), graph_.partLevel);
    x = mid_(doubled(torch::matmul(x, graph_.midFromPart.to(x.device()))), of(&PuzzleFeatures::mid), edges_.mids(), graph_.midLevel);
    x = joint_(doubled(torch::matmul(x, graph_.jointFromMid.to(x.device()))), of(&PuzzleFeatures::joint), edges_.joints(), graph_.jointLevel);
    return out_(leaky(x)).transpose(2, 3);  // [B, 12, V, T]
  }

 private:
  BodyGraph graph_;
  EdgeWeights edges_;
  StyleBlock first_{nullptr}, second_{nullptr}, part_{nullptr}, mid_{nullptr}, joint_{nullptr};
  nn::Conv2d out_{nullptr};
};

MotionPuzzleImpl::MotionPuzzleImpl(const MotionPuzzleOptions& o) : options_(o) {
  const auto graph = bodyGraph(o.joints);
  content_ = register_module("enc_content", std::make_shared<PuzzleEncoder>(o, graph, true));
  style_ = register_module("enc_style", std::make_shared<PuzzleEncoder>(o, graph, false));
  decoder_ = register_module("dec", std::make_shared<PuzzleDecoder>(o, graph));
  initialize(*this);
}

namespace {

void checkMotion(const torch::Tensor& motion, const MotionPuzzleOptions& o) {
  TORCH_CHECK(motion.dim() == 4 && motion.size(1) == kPuzzleChannels && motion.size(2) == o.joints && motion.size(3) >= kPuzzleFewestFrames, "Motion Puzzle reads [B, ",
              kPuzzleChannels, ", ", o.joints, ", T] with T at least ", kPuzzleFewestFrames, ", got ", motion.sizes());
}

}  // namespace

PuzzleFeatures MotionPuzzleImpl::content(const torch::Tensor& motion) {
  checkMotion(motion, options_);
  return content_->forward(motion);
}

PuzzleFeatures MotionPuzzleImpl::style(const torch::Tensor& motion) {
  checkMotion(motion, options_);
  return style_->forward(motion);
}

torch::Tensor MotionPuzzleImpl::decode(const torch::Tensor& code, const Styles& styles) { return decoder_->forward(code, styles); }

Result<MotionPuzzleOptions> motionPuzzleOptionsOf(const TensorMap& weights, const std::string& prefix) {
  ShapeReader shapes(weights, prefix);
  MotionPuzzleOptions o;
  o.joints = shapes.size("enc_content.edge_importance_j", 1, 3);
  o.width = shapes.size("enc_content.from_mot.weight", 0, 4);
  o.latent = shapes.size("dec.joint.adain_spine.inject.0.weight", 0, 2);
  if (!shapes.problem().empty()) return Error{ErrorCode::InvalidArgument, shapes.problem()};
  if (o.joints != 21 && o.joints != 22) {
    return Error{ErrorCode::InvalidArgument,
                 prefix + "enc_content.edge_importance_j is for " + std::to_string(o.joints) + " joints; Motion Puzzle has 21, or 22 of HumanML3D"};
  }
  return o;
}

Result<MotionPuzzle> loadMotionPuzzle(const TensorMap& weights, const std::string& prefix) {
  return loadedModule<MotionPuzzle>(motionPuzzleOptionsOf(weights, prefix), weights, prefix);
}

}  // namespace core::model
