#include "core/families/crossdiff/packed_crossdiff.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace core::model {

namespace {

std::vector<std::string> layerNames(const std::string& list, int count) {
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.push_back(fmt::format("{}.{}.", list, i));
  return names;
}

std::size_t at(MotionKind kind) { return kind == MotionKind::Motion3d ? 0 : 1; }
const char* suffixOf(MotionKind kind) { return kind == MotionKind::Motion3d ? "_m" : "_j"; }

void fill(const RowBuffer& buffer, const torch::Tensor& values, TokenRange rows) {
  const long width = values.size(1);
  for (long row = rows.first; row < rows.last; ++row) std::copy_n(values.data_ptr<float>() + row * width, width, buffer.row(row));
}

void copy(const RowBuffer& from, const RowBuffer& to, TokenRange rows, long width) {
  for (long row = rows.first; row < rows.last; ++row) std::copy_n(from.row(row), width, to.row(row));
}

torch::Tensor rowsOf(const RowBuffer& buffer, long count, long width) {
  auto values = at::empty({count, width});
  for (long row = 0; row < count; ++row) std::copy_n(buffer.row(row), width, values.data_ptr<float>() + row * width);
  return values;
}

/// Whole layers on x; seen(layer, rows) is told of the rows that a layer is done with.
template <class Seen>
void through(PackedLayers& layers, const RowBuffer& x, const Seen& seen) {
  const long tokens = layers.tokens();
  inParts(tokens, [&](TokenRange rows, long) { layers.prepare(0, rows, x); });
  for (int layer = 0; layer < layers.count(); ++layer) {
    inParts(tokens, [&](TokenRange rows, long) {
      layers.attend(layer, rows, x);
      layers.feedForward(layer, rows, x);
      seen(layer, rows);
      if (layer + 1 < layers.count()) layers.prepare(layer + 1, rows, x);
    });
  }
}

}  // namespace

bool PackedCrossDiff::fits(const CrossDiffImpl& network) {
  const auto& o = network.options();
  return isPackable(network) && PackedLayerOptions{.width = o.width, .heads = o.heads, .feedForward = o.feedForward}.fits() && o.rootFeedForward % 16 == 0;
}

PackedCrossDiff::PackedCrossDiff(const CrossDiffImpl& network, const std::array<torch::Tensor, 2>& queries, base::Precision precision)
    : options_(network.options()), precision_(precision), weights_(parametersOf(network)) {
  const long tokens = options_.frames / options_.framesPerToken, width = options_.width;
  for (std::size_t kind = 0; kind < queries.size(); ++kind) queries_[kind] = queries[kind].squeeze(0).contiguous();
  for (int i = 0; i < options_.sharedLayers; ++i) ladder_.emplace_back(tokens + 1, width);
  pose_ = RowBuffer(tokens + 1, width), rootEncoded_ = RowBuffer(tokens + 1, width);
  decoded_ = RowBuffer(tokens, width), root_ = RowBuffer(tokens, width);
}

PackedLayerOptions PackedCrossDiff::layerOptions(int feedForward) const {
  return {.width = options_.width, .heads = options_.heads, .feedForward = feedForward, .hasBack = false, .precision = precision_};
}

PackedCrossDiff::Encoder& PackedCrossDiff::encoder(MotionKind kind) {
  auto& made = encoders_[at(kind)];
  if (made) return *made;
  const long tokens = options_.frames / options_.framesPerToken + 1;
  const std::string end = suffixOf(kind);
  const auto pose = layerOptions(options_.feedForward);
  made = std::make_unique<Encoder>();
  made->pose = PackedLayers(weights_, layerNames("seqTransEncoder" + end + ".layers", options_.ownLayers), pose, tokens);
  made->root = PackedLayers(weights_, layerNames("r_encoder" + end + ".layers", options_.rootLayers), layerOptions(options_.rootFeedForward), tokens);
  // Both kinds may read with the same layers; each has its own buffers, so that it is packed twice where both are asked for.
  made->shared = PackedLayers(weights_, layerNames(options_.sharesEncoder ? "bridge" : "bridge" + end, options_.sharedLayers), pose, tokens);
  return *made;
}

PackedCrossDiff::Decoder& PackedCrossDiff::decoder(MotionKind kind) {
  auto& made = decoders_[at(kind)];
  if (made) return *made;
  const long tokens = options_.frames / options_.framesPerToken;
  const std::string end = suffixOf(kind);
  auto pose = layerOptions(options_.feedForward), root = layerOptions(options_.rootFeedForward);
  pose.reads = root.reads = PackedLayerOptions::Reads::Memory;
  pose.memoryTokens = tokens + 1, root.memoryTokens = tokens;
  pose.firstSkipsAttention = true;
  made = std::make_unique<Decoder>();
  made->pose = PackedLayers(weights_, layerNames("decoder" + end, options_.sharedLayers), pose, tokens);
  made->root = PackedLayers(weights_, layerNames("r_decoder" + end, options_.rootLayers), root, tokens);
  return *made;
}

void PackedCrossDiff::encode(MotionKind from, const torch::Tensor& pose, const torch::Tensor& root) {
  auto& layers = encoder(from);
  const long width = options_.width;
  const TokenRange all{0, layers.pose.tokens()};
  fill(pose_, pose, all), fill(rootEncoded_, root, all);
  through(layers.pose, pose_, [](int, TokenRange) {});
  through(layers.root, rootEncoded_, [](int, TokenRange) {});
  through(layers.shared, pose_, [&](int layer, TokenRange rows) { copy(pose_, ladder_[static_cast<std::size_t>(layer)], rows, width); });
}

PackedCrossDiff::Decoded PackedCrossDiff::decode(MotionKind to) {
  auto& layers = decoder(to);
  const auto& queries = queries_[at(to)];
  const long tokens = queries.size(0), width = options_.width;
  const int count = layers.pose.count(), rootFrom = count - layers.root.count();
  // Root tokens are those behind the condition token.
  const auto prepareLayer = [&](int layer, long part) {
    layers.pose.prepareMemory(layer, TokenRange::part(tokens + 1, part, partCount()), ladder_[static_cast<std::size_t>(layer)]);
  };
  inParts(tokens, [&](TokenRange rows, long part) {
    fill(decoded_, queries, rows);
    for (long row = rows.first; row < rows.last; ++row) std::copy_n(rootEncoded_.row(row + 1), width, root_.row(row));
    layers.root.prepare(0, rows, root_);
    prepareLayer(0, part);
  });
  for (int layer = 0; layer < count; ++layer) {
    const int rootLayer = layer - rootFrom;
    inParts(tokens, [&](TokenRange rows, long part) {
      if (layer > 0) layers.pose.attend(layer, rows, decoded_);
      layers.pose.readMemory(layer, rows, decoded_);
      layers.pose.feedForward(layer, rows, decoded_);
      if (layer + 1 < count) layers.pose.prepare(layer + 1, rows, decoded_), prepareLayer(layer + 1, part);
      if (rootLayer >= 0) layers.root.prepareMemory(rootLayer, rows, decoded_);
    });
    if (rootLayer < 0) continue;
    inParts(tokens, [&](TokenRange rows, long) {
      layers.root.attend(rootLayer, rows, root_);
      layers.root.readMemory(rootLayer, rows, root_);
      layers.root.feedForward(rootLayer, rows, root_);
      if (rootLayer + 1 < layers.root.count()) layers.root.prepare(rootLayer + 1, rows, root_);
    });
  }
  return {rowsOf(decoded_, tokens, width), rowsOf(root_, tokens, width)};
}

}  // namespace core::model
