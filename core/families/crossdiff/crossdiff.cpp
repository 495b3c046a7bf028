#include "core/families/crossdiff/crossdiff.h"

#include "core/families/crossdiff/packed_crossdiff.h"

#include <string>

namespace core::model {

namespace nn = torch::nn;

namespace {

TransformerOptions blockOptions(const CrossDiffOptions& o, int feedForward) {
  return {.width = o.width, .heads = o.heads, .feedForward = feedForward, .dropout = o.dropout, .preNorm = false};
}

template <class Layer>
std::vector<Layer> makeLayers(nn::Module& list, int count, const TransformerOptions& block) {
  std::vector<Layer> layers;
  for (int i = 0; i < count; ++i) {
    layers.push_back(Layer(block));
    list.register_module(std::to_string(i), layers.back().ptr());
  }
  return layers;
}

/// "name.0", "name.1", ...
template <class Layer>
std::vector<Layer> listOf(nn::Module& owner, const std::string& name, int count, const TransformerOptions& block) {
  const auto list = owner.register_module(name, std::make_shared<nn::Module>());
  return makeLayers<Layer>(*list, count, block);
}

/// "name.layers.0", "name.layers.1", ...
std::vector<EncoderLayer> encoderOf(nn::Module& owner, const std::string& name, int count, const TransformerOptions& block) {
  const auto encoder = owner.register_module(name, std::make_shared<nn::Module>());
  return listOf<EncoderLayer>(*encoder, "layers", count, block);
}

torch::Tensor through(std::vector<EncoderLayer>& layers, torch::Tensor x) {
  for (auto& layer : layers) x = layer(x);
  return x;
}

/// [B, F, C] to [B, F / perToken, perToken C] and back.
torch::Tensor grouped(const torch::Tensor& x, int perToken) { return perToken == 1 ? x : x.reshape({x.size(0), x.size(1) / perToken, x.size(2) * perToken}); }
torch::Tensor spread(const torch::Tensor& x, int perToken) { return perToken == 1 ? x : x.reshape({x.size(0), x.size(1) * perToken, x.size(2) / perToken}); }

std::size_t indexOf(MotionKind kind) { return kind == MotionKind::Motion3d ? 0 : 1; }

}  // namespace

CrossDiffImpl::Branch CrossDiffImpl::makeBranch(const char* suffix, const char* tokenName, int width, int root) {
  const auto& o = options_;
  const std::string end = std::string("_") + suffix;
  const int perToken = o.framesPerToken;
  const auto pose = blockOptions(o, o.feedForward), rootBlock = blockOptions(o, o.rootFeedForward);
  Branch branch;
  branch.root = root;
  branch.token = register_parameter(tokenName, torch::randn({tokens(), 1, o.width}));
  branch.poseIn = register_module("p_linear" + end, nn::Linear(perToken * (width - root), o.width));
  branch.rootIn = register_module("r_linear" + end, nn::Linear(perToken * root, o.width));
  branch.encoder = encoderOf(*this, "seqTransEncoder" + end, o.ownLayers, pose);
  branch.rootEncoder = encoderOf(*this, "r_encoder" + end, o.rootLayers, rootBlock);
  if (!o.sharesEncoder) branch.ownBridge = listOf<EncoderLayer>(*this, "bridge" + end, o.sharedLayers, pose);
  branch.decoder = listOf<DecoderLayer>(*this, "decoder" + end, o.sharedLayers, pose);
  branch.rootDecoder = listOf<DecoderLayer>(*this, "r_decoder" + end, o.rootLayers, rootBlock);
  branch.rootOut = register_module("r_linear2" + end, nn::Linear(o.width, perToken * root));
  branch.poseOut = register_module("p_linear2" + end, nn::Linear(o.width, perToken * (width - root)));
  return branch;
}

CrossDiffImpl::CrossDiffImpl(const CrossDiffOptions& o) : options_(o) {
  TORCH_CHECK(o.rootLayers >= 1 && o.rootLayers <= o.sharedLayers, o.rootLayers, " root layers beside ", o.sharedLayers, " decoder layers");
  TORCH_CHECK(o.framesPerToken >= 1 && o.frames % o.framesPerToken == 0, o.frames, " frames do not split into tokens of ", o.framesPerToken);
  condition_.create(*this, o.width, o.textWidth, o.positions);
  branches_[0] = makeBranch("m", "motion_token", o.motionWidth, o.motionRoot);
  branches_[1] = makeBranch("j", "joint_token", o.jointWidth, o.jointRoot);
  if (o.sharesEncoder) bridge_ = listOf<EncoderLayer>(*this, "bridge", o.sharedLayers, blockOptions(o, o.feedForward));
}

MotionKind CrossDiffImpl::kindOf(const torch::Tensor& x) const {
  TORCH_CHECK(x.dim() == 3 && (x.size(2) == options_.motionWidth || x.size(2) == options_.jointWidth), "motion of shape ", x.sizes(), " has neither ",
              options_.motionWidth, " nor ", options_.jointWidth, " features");
  return x.size(2) == options_.motionWidth ? MotionKind::Motion3d : MotionKind::Motion2d;
}

torch::Tensor CrossDiffImpl::firstLayer(Branch& branch, const Encoded& encoded) {
  auto queries = branch.token.transpose(0, 1);  // [1, tokens, width]
  // The queries are the same for every sample and what the first layer does before it reads the memory does not depend on the
  // input: done once for the batch. Dropout acts on each sample's copy, so training spreads them first.
  if (is_training() && options_.dropout > 0) queries = queries.expand({encoded.rootTokens.size(0), -1, -1});
  return branch.decoder.front()->forward(queries, encoded.ladder.front());
}

torch::Tensor CrossDiffImpl::decode(Branch& branch, torch::Tensor pose, const Encoded& encoded) {
  auto root = encoded.rootTokens;
  const auto rootFrom = branch.decoder.size() - branch.rootDecoder.size();
  for (std::size_t i = 0; i < branch.decoder.size(); ++i) {
    if (i > 0) pose = branch.decoder[i]->forward(pose, encoded.ladder[i]);  // [B, tokens, width]
    if (i >= rootFrom) root = branch.rootDecoder[i - rootFrom]->forward(root, pose);
  }
  return motionOf(branch, pose, root);
}

torch::Tensor CrossDiffImpl::motionOf(Branch& branch, const torch::Tensor& pose, const torch::Tensor& root) {
  const auto type = condition_.table.scalar_type();
  const int perToken = options_.framesPerToken;
  return torch::cat({spread(branch.rootOut(root).to(type), perToken), spread(branch.poseOut(pose).to(type), perToken)}, 2);  // [B, frames, features]
}

std::array<torch::Tensor, 2> CrossDiffImpl::placed(const torch::Tensor& x, const torch::Tensor& token) {
  auto& input = branches_[indexOf(kindOf(x))];
  TORCH_CHECK(x.size(1) == options_.frames, "CrossDiff reads ", options_.frames, " frames, got ", x.size(1));
  const auto place = [&](nn::Linear& linear, const torch::Tensor& part) {
    return torch::dropout(condition_.sequence(token, linear(grouped(part, options_.framesPerToken))), options_.dropout, is_training());
  };
  const auto pose = place(input.poseIn, x.narrow(2, input.root, x.size(2) - input.root));
  return {pose, place(input.rootIn, x.narrow(2, 0, input.root))};
}

CrossDiffImpl::Encoded CrossDiffImpl::encode(const torch::Tensor& x, const torch::Tensor& token) {
  auto& input = branches_[indexOf(kindOf(x))];
  const auto [pose, rootIn] = placed(x, token);
  auto features = through(input.encoder, pose);  // [B, 1 + tokens, width]
  const auto root = through(input.rootEncoder, rootIn);
  Encoded encoded;
  encoded.rootTokens = root.narrow(1, 1, tokens());  // without the condition token
  for (auto& layer : options_.sharesEncoder ? bridge_ : input.ownBridge) encoded.ladder.push_back(features = layer(features));
  return encoded;
}

CrossDiffImpl::Prediction CrossDiffImpl::forward(const torch::Tensor& x, const torch::Tensor& timestep, const torch::Tensor& text, CrossDiffOutput wanted) {
  const auto encoded = encode(x, condition_.token(timestep, text));
  Prediction prediction;
  if (wanted != CrossDiffOutput::Motion2d) prediction.motion3d = decode(branches_[0], firstLayer(branches_[0], encoded), encoded);
  if (wanted != CrossDiffOutput::Motion3d) prediction.motion2d = decode(branches_[1], firstLayer(branches_[1], encoded), encoded);
  return prediction;
}

CrossDiffImpl::Plan CrossDiffImpl::plan(base::Precision precision) {
  Plan made;
  for (std::size_t kind = 0; kind < branches_.size(); ++kind) made.queries[kind] = branches_[kind].decoder.front()->prepared(branches_[kind].token.transpose(0, 1));
  if (PackedCrossDiff::fits(*this)) {
    made.packed = std::make_shared<PackedCrossDiff>(*this, std::array{made.queries[0].attended, made.queries[1].attended}, precision);
  }
  return made;
}

CrossDiffImpl::Prediction CrossDiffImpl::evaluatePacked(const torch::Tensor& x, const torch::Tensor& token, CrossDiffOutput wanted, PackedCrossDiff& packed) {
  const auto [pose, root] = placed(x, token);
  std::array<std::vector<torch::Tensor>, 2> poses, roots;
  for (std::int64_t i = 0; i < x.size(0); ++i) {
    packed.encode(kindOf(x), pose[i], root[i]);
    for (const auto kind : {MotionKind::Motion3d, MotionKind::Motion2d}) {
      if (wanted != (kind == MotionKind::Motion3d ? CrossDiffOutput::Motion3d : CrossDiffOutput::Motion2d) && wanted != CrossDiffOutput::Both) continue;
      const auto decoded = packed.decode(kind);
      poses[indexOf(kind)].push_back(decoded.pose), roots[indexOf(kind)].push_back(decoded.root);
    }
  }
  const auto motion = [&](std::size_t kind) {
    return poses[kind].empty() ? torch::Tensor() : motionOf(branches_[kind], torch::stack(poses[kind]), torch::stack(roots[kind]));
  };
  return {motion(0), motion(1)};
}

CrossDiffImpl::Prediction CrossDiffImpl::evaluate(const torch::Tensor& x, const torch::Tensor& token, CrossDiffOutput wanted, const Plan& plan) {
  TORCH_CHECK(!is_training(), "a plan is for evaluation");
  if (plan.packed) return evaluatePacked(x, token, wanted, *plan.packed);
  const auto encoded = encode(x, token);
  const auto decoded = [&](std::size_t kind) {
    return decode(branches_[kind], branches_[kind].decoder.front()->fromPrepared(plan.queries[kind], encoded.ladder.front()), encoded);
  };
  Prediction prediction;
  if (wanted != CrossDiffOutput::Motion2d) prediction.motion3d = decoded(0);
  if (wanted != CrossDiffOutput::Motion3d) prediction.motion2d = decoded(1);
  return prediction;
}

torch::Tensor CrossDiffImpl::predict(const torch::Tensor& x, const torch::Tensor& timestep, const torch::Tensor& text, MotionKind wanted) {
  if (wanted == MotionKind::Motion3d) return forward(x, timestep, text, CrossDiffOutput::Motion3d).motion3d;
  return forward(x, timestep, text, CrossDiffOutput::Motion2d).motion2d;
}

}  // namespace core::model
