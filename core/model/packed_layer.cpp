#include "core/model/packed_layer.h"

#include <ATen/ATen.h>

#include <cmath>

namespace core::model {

namespace {

at::Tensor plain(const TensorMap& weights, const std::string& key) {
  const auto found = weights.find(key);
  TORCH_CHECK(found != weights.end(), "no parameter ", key);
  return found->second.contiguous();
}

PackedLinear packLinear(const at::Tensor& weight, const at::Tensor& bias, bool hasBack) {
  PackedLinear linear{PackedMatrix(weight.t()), {}, bias};
  if (hasBack) linear.back = PackedMatrix(weight);
  return linear;
}

NormalizationGradient gradientOf(const PackedNorm& norm, TokenRange rows, const RowBuffer& dy, const RowBuffer& hat, const std::vector<float>& inverse,
                                 const RowBuffer& dx) {
  NormalizationGradient n;
  n.rows = rows.count(), n.width = norm.scale.size(0);
  n.dy = dy.row(rows.first), n.dyRow = dy.stride();
  n.scale = norm.scale.data_ptr<float>();
  n.hat = hat.row(rows.first), n.hatRow = hat.stride(), n.inverse = inverse.data() + rows.first;
  n.dx = dx.row(rows.first), n.dxRow = dx.stride();
  return n;
}

}  // namespace

RowBuffer::RowBuffer(long rows, long width) : stride_((width + 15) / 16 * 16 + 16) {
  values_ = at::zeros({rows, stride_});
  data_ = values_.data_ptr<float>();
}

PackedMatrix::PackedMatrix(const at::Tensor& matrix) : depth_(matrix.size(0)), columns_(matrix.size(1)) {
  const auto panels = (columns_ + kPanelColumns - 1) / kPanelColumns;
  panels_ = at::constant_pad_nd(matrix, {0, panels * kPanelColumns - columns_}).view({depth_, panels, kPanelColumns}).transpose(0, 1).contiguous();
}

Product PackedMatrix::product(long rows, const float* a, long aRow, float* c, long cRow, const float* bias) const {
  Product p;
  p.rows = rows, p.columns = columns_, p.depth = depth_;
  p.a = a, p.aRow = aRow;
  p.b = panels_.data_ptr<float>(), p.bPanel = depth_ * kPanelColumns, p.bRow = kPanelColumns;
  p.bias = bias;
  p.c = c, p.cRow = cRow;
  return p;
}

PackedNorm packNorm(const TensorMap& weights, const std::string& prefix) { return {plain(weights, prefix + "weight"), plain(weights, prefix + "bias")}; }

Normalization normalization(const PackedNorm& norm, long rows, const RowBuffer& x, const RowBuffer& y, long firstRow) {
  Normalization n;
  n.rows = rows, n.width = norm.scale.size(0);
  n.x = x.row(firstRow), n.xRow = x.stride();
  n.scale = norm.scale.data_ptr<float>(), n.shift = norm.shift.data_ptr<float>();
  n.y = y.row(firstRow), n.yRow = y.stride();
  return n;
}

PackedLayers::PackedLayers(const TensorMap& weights, const std::vector<std::string>& prefixes, const PackedLayerOptions& o, long tokens)
    : options_(o), tokens_(tokens), capacity_(tokens) {
  TORCH_CHECK(o.fits(), "packed layers of width ", o.width, " with ", o.heads, " heads and a feed-forward of ", o.feedForward);
  headWidth_ = o.width / o.heads;
  headPanels_ = (tokens + kPanelColumns - 1) / kPanelColumns * kPanelColumns * headWidth_;
  const float attention = 1.0f / std::sqrt(static_cast<float>(headWidth_));
  for (std::size_t i = 0; i < prefixes.size(); ++i) {
    const auto& p = prefixes[i];
    Layer layer;
    if (i > 0 || !o.firstSkipsAttention) {
      // The queries' 1 / sqrt(width) lies in their weights.
      auto weight = plain(weights, p + "self_attn.in_proj_weight").clone(), bias = plain(weights, p + "self_attn.in_proj_bias").clone();
      weight.narrow(0, 0, o.width).mul_(attention), bias.narrow(0, 0, o.width).mul_(attention);
      layer.qkv = packLinear(weight, bias, o.hasBack);
      layer.out = packLinear(plain(weights, p + "self_attn.out_proj.weight"), plain(weights, p + "self_attn.out_proj.bias"), o.hasBack);
    }
    layer.first = packLinear(plain(weights, p + "linear1.weight"), plain(weights, p + "linear1.bias"), o.hasBack);
    layer.second = packLinear(plain(weights, p + "linear2.weight"), plain(weights, p + "linear2.bias"), o.hasBack);
    layer.attentionNorm = packNorm(weights, p + "norm1.");
    if (o.isDecoder) layer.vectorNorm = packNorm(weights, p + "norm2.");
    layer.lastNorm = packNorm(weights, p + (o.isDecoder ? "norm3." : "norm2."));
    layers_.push_back(std::move(layer));
  }
  const auto rows = static_cast<std::size_t>(tokens);
  for (std::size_t i = 0; i < (o.hasBack ? prefixes.size() : 2); ++i) {
    Tape t;
    if (i > 0 || !o.firstSkipsAttention) t.qkv = RowBuffer(tokens, 3 * o.width), t.weights = RowBuffer(o.heads * tokens, tokens);
    if (o.hasBack) {
      t.attentionHat = RowBuffer(tokens, o.width), t.lastHat = RowBuffer(tokens, o.width), t.gate = RowBuffer(tokens, o.feedForward);
      t.attentionInverse.resize(rows), t.lastInverse.resize(rows);
      if (o.isDecoder) t.vectorHat = RowBuffer(tokens, o.width), t.vectorInverse.resize(rows);
    }
    tapes_.push_back(std::move(t));
  }
  const auto packed = static_cast<std::size_t>(headPanels_ * o.heads);
  for (auto& buffer : keys_) buffer.assign(packed, 0.0f);
  sum_ = RowBuffer(tokens, o.width), hidden_ = RowBuffer(tokens, o.feedForward);
  for (auto& buffer : read_) buffer = RowBuffer(tokens, o.width);
  if (o.hasBack) {
    for (auto& buffer : values_) buffer.assign(packed, 0.0f);
    for (auto& buffer : scores_) buffer = RowBuffer(o.heads * tokens, tokens);
    qkvGradient_ = RowBuffer(tokens, 3 * o.width);
  }
}

// source: the first of `heads` blocks of columns in every row. Every head's block becomes panels of its transpose [headWidth, tokens].
void PackedLayers::packTransposed(const float* source, long stride, TokenRange rows, std::vector<float>& packed) {
  for (long head = 0; head < options_.heads; ++head) {
    for (long first = rows.first; first < rows.last;) {
      const long panel = first / kPanelColumns;
      const long last = std::min(rows.last, (panel + 1) * kPanelColumns);
      float* out = panels(packed, head) + panel * headWidth_ * kPanelColumns - panel * kPanelColumns;
      const float* in = source + head * headWidth_;
      for (long column = 0; column < headWidth_; ++column, out += kPanelColumns) {
        for (long token = first; token < last; ++token) out[token] = in[token * stride + column];
      }
      first = last;
    }
  }
}

void PackedLayers::prepare(int index, TokenRange rows, const RowBuffer& x) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  frameKernels().multiply(
      layer.qkv.forward.product(rows.count(), x.row(rows.first), x.stride(), t.qkv.row(rows.first), t.qkv.stride(), layer.qkv.bias.data_ptr<float>()));
  packTransposed(t.qkv.row(0) + options_.width, t.qkv.stride(), rows, keys_[index % 2]);
}

void PackedLayers::attend(int index, TokenRange rows, const RowBuffer& x) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  auto& read = read_[index % 2];
  for (long head = 0; head < options_.heads; ++head) {
    float* weights = t.weights.row(head * capacity_ + rows.first);
    Product scores;
    scores.rows = rows.count(), scores.columns = tokens_, scores.depth = headWidth_;
    scores.a = t.qkv.row(rows.first) + head * headWidth_, scores.aRow = t.qkv.stride();
    scores.b = panels(keys_[index % 2], head), scores.bPanel = headWidth_ * kPanelColumns, scores.bRow = kPanelColumns;
    scores.c = weights, scores.cRow = t.weights.stride();
    frameKernels().multiply(scores);
    frameKernels().softmax(weights, t.weights.stride(), rows.count(), tokens_);
    Product mixed;
    mixed.rows = rows.count(), mixed.columns = headWidth_, mixed.depth = tokens_;
    mixed.a = weights, mixed.aRow = t.weights.stride();
    mixed.b = t.qkv.row(0) + 2 * options_.width + head * headWidth_, mixed.bPanel = kPanelColumns, mixed.bRow = t.qkv.stride();
    mixed.c = read.row(rows.first) + head * headWidth_, mixed.cRow = read.stride();
    frameKernels().multiply(mixed);
  }
  auto out = layer.out.forward.product(rows.count(), read.row(rows.first), read.stride(), sum_.row(rows.first), sum_.stride(), layer.out.bias.data_ptr<float>());
  out.add = x.row(rows.first), out.addRow = x.stride();
  frameKernels().multiply(out);
  auto norm = normalization(layer.attentionNorm, rows.count(), sum_, x, rows.first);
  if (options_.hasBack) norm.hat = t.attentionHat.row(rows.first), norm.hatRow = t.attentionHat.stride(), norm.inverse = t.attentionInverse.data() + rows.first;
  frameKernels().normalize(norm);
}

void PackedLayers::addVector(int index, TokenRange rows, const RowBuffer& x, const float* vector) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  for (long row = rows.first; row < rows.last; ++row) {
    float* values = x.row(row);
    for (long i = 0; i < options_.width; ++i) values[i] += vector[i];
  }
  auto norm = normalization(layer.vectorNorm, rows.count(), x, x, rows.first);
  if (options_.hasBack) norm.hat = t.vectorHat.row(rows.first), norm.hatRow = t.vectorHat.stride(), norm.inverse = t.vectorInverse.data() + rows.first;
  frameKernels().normalize(norm);
}

void PackedLayers::feedForward(int index, TokenRange rows, const RowBuffer& x) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  frameKernels().multiply(
      layer.first.forward.product(rows.count(), x.row(rows.first), x.stride(), hidden_.row(rows.first), hidden_.stride(), layer.first.bias.data_ptr<float>()));
  frameKernels().gelu(hidden_.row(rows.first), hidden_.stride(), options_.hasBack ? t.gate.row(rows.first) : nullptr, options_.hasBack ? t.gate.stride() : 0,
                      rows.count(), options_.feedForward);
  auto out =
      layer.second.forward.product(rows.count(), hidden_.row(rows.first), hidden_.stride(), sum_.row(rows.first), sum_.stride(), layer.second.bias.data_ptr<float>());
  out.add = x.row(rows.first), out.addRow = x.stride();
  frameKernels().multiply(out);
  auto norm = normalization(layer.lastNorm, rows.count(), sum_, x, rows.first);
  if (options_.hasBack) norm.hat = t.lastHat.row(rows.first), norm.hatRow = t.lastHat.stride(), norm.inverse = t.lastInverse.data() + rows.first;
  frameKernels().normalize(norm);
}

void PackedLayers::packValues(int index, TokenRange rows) {
  auto& t = tape(index);
  packTransposed(t.qkv.row(0) + 2 * options_.width, t.qkv.stride(), rows, values_[index % 2]);
}

void PackedLayers::backFeedForward(int index, TokenRange rows, const RowBuffer& g) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  frameKernels().normalizeBack(gradientOf(layer.lastNorm, rows, g, t.lastHat, t.lastInverse, g));
  frameKernels().multiply(layer.second.back.product(rows.count(), g.row(rows.first), g.stride(), hidden_.row(rows.first), hidden_.stride()));
  frameKernels().scale(hidden_.row(rows.first), hidden_.stride(), t.gate.row(rows.first), t.gate.stride(), rows.count(), options_.feedForward);
  auto back = layer.first.back.product(rows.count(), hidden_.row(rows.first), hidden_.stride(), g.row(rows.first), g.stride());
  back.add = g.row(rows.first), back.addRow = g.stride();
  frameKernels().multiply(back);
}

void PackedLayers::backVector(int index, TokenRange rows, const RowBuffer& g, float* sum) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  frameKernels().normalizeBack(gradientOf(layer.vectorNorm, rows, g, t.vectorHat, t.vectorInverse, g));
  for (long row = rows.first; row < rows.last; ++row) {
    const float* values = g.row(row);
    for (long i = 0; i < options_.width; ++i) sum[i] += values[i];
  }
}

void PackedLayers::backAttend(int index, TokenRange rows, const RowBuffer& g) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  auto &read = read_[index % 2], &gradients = scores_[index % 2];
  frameKernels().normalizeBack(gradientOf(layer.attentionNorm, rows, g, t.attentionHat, t.attentionInverse, g));
  frameKernels().multiply(layer.out.back.product(rows.count(), g.row(rows.first), g.stride(), read.row(rows.first), read.stride()));
  for (long head = 0; head < options_.heads; ++head) {
    float* scores = gradients.row(head * capacity_ + rows.first);
    Product weights;
    weights.rows = rows.count(), weights.columns = tokens_, weights.depth = headWidth_;
    weights.a = read.row(rows.first) + head * headWidth_, weights.aRow = read.stride();
    weights.b = panels(values_[index % 2], head), weights.bPanel = headWidth_ * kPanelColumns, weights.bRow = kPanelColumns;
    weights.c = scores, weights.cRow = gradients.stride();
    frameKernels().multiply(weights);
    frameKernels().softmaxBack(t.weights.row(head * capacity_ + rows.first), t.weights.stride(), scores, gradients.stride(), rows.count(), tokens_);
    Product queries;
    queries.rows = rows.count(), queries.columns = headWidth_, queries.depth = tokens_;
    queries.a = scores, queries.aRow = gradients.stride();
    queries.b = t.qkv.row(0) + options_.width + head * headWidth_, queries.bPanel = kPanelColumns, queries.bRow = t.qkv.stride();
    queries.c = qkvGradient_.row(rows.first) + head * headWidth_, queries.cRow = qkvGradient_.stride();
    frameKernels().multiply(queries);
  }
}

void PackedLayers::backKeys(int index, TokenRange rows, const RowBuffer& g) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  const auto &read = read_[index % 2], &gradients = scores_[index % 2];
  for (long head = 0; head < options_.heads; ++head) {
    Product keys;
    keys.rows = rows.count(), keys.columns = headWidth_, keys.depth = tokens_;
    keys.a = gradients.row(head * capacity_) + rows.first, keys.aRow = 1, keys.aColumn = gradients.stride();
    keys.b = t.qkv.row(0) + head * headWidth_, keys.bPanel = kPanelColumns, keys.bRow = t.qkv.stride();
    keys.c = qkvGradient_.row(rows.first) + options_.width + head * headWidth_, keys.cRow = qkvGradient_.stride();
    frameKernels().multiply(keys);
    Product values = keys;
    values.a = t.weights.row(head * capacity_) + rows.first, values.aColumn = t.weights.stride();
    values.b = read.row(0) + head * headWidth_, values.bRow = read.stride();
    values.c = keys.c + options_.width;
    frameKernels().multiply(values);
  }
  auto back = layer.qkv.back.product(rows.count(), qkvGradient_.row(rows.first), qkvGradient_.stride(), g.row(rows.first), g.stride());
  back.add = g.row(rows.first), back.addRow = g.stride();
  frameKernels().multiply(back);
}

}  // namespace core::model
