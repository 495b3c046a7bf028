#include "core/model/packed_layer.h"

#include "core/checkpoint/model_precision.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace core::model {

namespace {

at::Tensor plain(const TensorMap& weights, const std::string& key) {
  const auto found = weights.find(key);
  TORCH_CHECK(found != weights.end(), "no parameter ", key);
  return found->second.contiguous();
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

base::Precision precisionHere(base::Precision wanted) { return frameKernels().multiplyPairs ? wanted : base::Precision::Exact; }

std::string hashWith(const std::string& hash, base::Precision wanted) { return hashIn(hash, precisionHere(wanted)); }

PackedMatrix::PackedMatrix(const at::Tensor& matrix, base::Precision precision) : depth_(matrix.size(0)), columns_(matrix.size(1)) {
  const auto panels = (columns_ + kPanelColumns - 1) / kPanelColumns;
  const bool isRounded = precisionHere(precision) == base::Precision::Bf16;
  const long rows = isRounded ? 2 * pairsOf(depth_) : depth_;
  const auto filled = at::constant_pad_nd(matrix, {0, panels * kPanelColumns - columns_, 0, rows - depth_});
  if (isRounded) {
    panels_ = filled.view({rows / 2, 2, panels, kPanelColumns}).permute({2, 0, 3, 1}).to(at::kBFloat16, false, false, at::MemoryFormat::Contiguous);
  } else {
    panels_ = filled.view({rows, panels, kPanelColumns}).transpose(0, 1).contiguous();
  }
}

Product PackedMatrix::product(long rows, const float* a, long aRow, float* c, long cRow, const float* bias) const {
  Product p;
  p.rows = rows, p.columns = columns_, p.depth = depth_;
  p.a = a, p.aRow = aRow;
  p.isRounded = panels_.scalar_type() == at::kBFloat16;
  if (p.isRounded) {
    p.pairs = static_cast<const unsigned*>(panels_.data_ptr());
  } else {
    p.b = panels_.data_ptr<float>(), p.bPanel = depth_ * kPanelColumns, p.bRow = kPanelColumns;
  }
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

PackedLinear PackedLayers::packed(const at::Tensor& weight, const at::Tensor& bias) const {
  PackedLinear linear{PackedMatrix(weight.t(), options_.precision), {}, bias};
  if (options_.hasBack) linear.back = PackedMatrix(weight, options_.precision);
  return linear;
}

PackedLinear PackedLayers::packed(const TensorMap& weights, const std::string& name) const {
  return packed(plain(weights, name + "weight"), plain(weights, name + "bias"));
}

PackedLayers::PackedLayers(const TensorMap& weights, const std::vector<std::string>& prefixes, const PackedLayerOptions& o, long tokens)
    : options_(o), tokens_(tokens), capacity_(tokens), memoryTokens_(o.memoryTokens) {
  const bool readsMemory = o.reads == PackedLayerOptions::Reads::Memory;
  TORCH_CHECK(o.fits(), "packed layers of width ", o.width, " with ", o.heads, " heads and a feed-forward of ", o.feedForward);
  TORCH_CHECK(!readsMemory || !o.hasBack, "layers that read a memory have no way back");
  TORCH_CHECK(!o.isPreNorm || o.reads == PackedLayerOptions::Reads::Nothing, "pre-norm layers read nothing but their own tokens");
  options_.precision = precisionHere(o.precision);
  headWidth_ = o.width / o.heads;
  const float attention = 1.0f / std::sqrt(static_cast<float>(headWidth_));
  for (std::size_t i = 0; i < prefixes.size(); ++i) {
    const auto& p = prefixes[i];
    Layer layer;
    // The queries' 1 / sqrt(width) lies in their weights.
    const auto scaled = [&](const std::string& name) {
      auto values = plain(weights, p + name).clone();
      values.narrow(0, 0, o.width).mul_(attention);
      return values;
    };
    if (i > 0 || !o.firstSkipsAttention) {
      layer.qkv = packed(scaled("self_attn.in_proj_weight"), scaled("self_attn.in_proj_bias"));
      layer.out = packed(weights, p + "self_attn.out_proj.");
      layer.attentionNorm = packNorm(weights, p + "norm1.");
    }
    if (readsMemory) {
      const auto weight = scaled("multihead_attn.in_proj_weight"), bias = scaled("multihead_attn.in_proj_bias");
      layer.queries = packed(weight.narrow(0, 0, o.width), bias.narrow(0, 0, o.width));
      layer.keysAndValues = packed(weight.narrow(0, o.width, 2 * o.width), bias.narrow(0, o.width, 2 * o.width));
      layer.memoryOut = packed(weights, p + "multihead_attn.out_proj.");
    }
    layer.first = packed(weights, p + "linear1.");
    layer.second = packed(weights, p + "linear2.");
    const bool isEncoder = o.reads == PackedLayerOptions::Reads::Nothing;
    if (!isEncoder) layer.readNorm = packNorm(weights, p + "norm2.");
    layer.lastNorm = packNorm(weights, p + (isEncoder ? "norm2." : "norm3."));
    layers_.push_back(std::move(layer));
  }
  makeBuffers();
}

PackedLayers PackedLayers::sibling() const {
  PackedLayers made = *this;
  made.makeBuffers();
  return made;
}

void PackedLayers::makeBuffers() {
  const auto& o = options_;
  const long tokens = capacity_;
  const auto rows = static_cast<std::size_t>(tokens);
  tapes_.clear();
  for (std::size_t i = 0; i < (o.hasBack ? layers_.size() : 2); ++i) {
    Tape t;
    if (i > 0 || !o.firstSkipsAttention || !o.hasBack) t.qkv = RowBuffer(tokens, 3 * o.width), t.weights = RowBuffer(o.heads * tokens, tokens);
    if (o.hasBack) {
      t.attentionHat = RowBuffer(tokens, o.width), t.lastHat = RowBuffer(tokens, o.width), t.gate = RowBuffer(tokens, o.feedForward);
      t.attentionInverse.resize(rows), t.lastInverse.resize(rows);
      if (o.reads == PackedLayerOptions::Reads::Vector) t.readHat = RowBuffer(tokens, o.width), t.readInverse.resize(rows);
    }
    tapes_.push_back(std::move(t));
  }
  const auto packedSize = static_cast<std::size_t>(panelsOf(tokens) * o.heads);
  for (auto& buffer : keys_) buffer.assign(packedSize, 0.0f);
  sum_ = RowBuffer(tokens, o.width), hidden_ = RowBuffer(tokens, o.feedForward);
  if (o.isPreNorm) normed_ = RowBuffer(tokens, o.width);
  for (auto& buffer : read_) buffer = RowBuffer(tokens, o.width);
  if (o.hasBack) {
    for (auto& buffer : values_) buffer.assign(packedSize, 0.0f);
    for (auto& buffer : scores_) buffer = RowBuffer(o.heads * tokens, tokens);
    qkvGradient_ = RowBuffer(tokens, 3 * o.width);
  }
  if (o.reads == PackedLayerOptions::Reads::Memory) {
    for (auto& buffer : memoryKeys_) buffer.assign(static_cast<std::size_t>(panelsOf(o.memoryTokens) * o.heads), 0.0f);
    for (auto& buffer : memoryValues_) buffer = RowBuffer(o.memoryTokens, 2 * o.width);
    memoryQueries_ = RowBuffer(tokens, o.width), memoryWeights_ = RowBuffer(o.heads * tokens, o.memoryTokens);
  }
}

// source: the first of `heads` blocks of columns in every row. Every head's block becomes panels of its transpose [headWidth, tokens].
void PackedLayers::packTransposed(const float* source, long stride, TokenRange rows, std::vector<float>& packed) const {
  const long headPanels = static_cast<long>(packed.size()) / options_.heads;
  for (long head = 0; head < options_.heads; ++head) {
    for (long first = rows.first; first < rows.last;) {
      const long panel = first / kPanelColumns;
      const long last = std::min(rows.last, (panel + 1) * kPanelColumns);
      float* out = packed.data() + head * headPanels + panel * headWidth_ * kPanelColumns - panel * kPanelColumns;
      const float* in = source + head * headWidth_;
      for (long column = 0; column < headWidth_; ++column, out += kPanelColumns) {
        for (long token = first; token < last; ++token) out[token] = in[token * stride + column];
      }
      first = last;
    }
  }
}

// A product of values, without what it reads and writes.
Product PackedLayers::headProduct(TokenRange rows, long columns, long depth) const {
  Product p;
  p.rows = rows.count(), p.columns = columns, p.depth = depth;
  p.isRounded = options_.precision == base::Precision::Bf16;
  return p;
}

void PackedLayers::readHeads(const Reading& r, TokenRange rows) const {
  for (long head = 0; head < options_.heads; ++head) {
    float* weights = r.weights.row(head * capacity_ + rows.first);
    auto scores = headProduct(rows, r.tokens, headWidth_);
    scores.a = r.queries.row(rows.first) + head * headWidth_, scores.aRow = r.queries.stride();
    scores.b = panels(r.keys, head), scores.bPanel = headWidth_ * kPanelColumns, scores.bRow = kPanelColumns;
    scores.c = weights, scores.cRow = r.weights.stride();
    frameKernels().run(scores);
    frameKernels().softmax(weights, r.weights.stride(), rows.count(), r.tokens);
    auto mixed = headProduct(rows, headWidth_, r.tokens);
    mixed.a = weights, mixed.aRow = r.weights.stride();
    mixed.b = r.values.row(0) + r.valueColumn + head * headWidth_, mixed.bPanel = kPanelColumns, mixed.bRow = r.values.stride();
    mixed.c = r.read.row(rows.first) + head * headWidth_, mixed.cRow = r.read.stride();
    frameKernels().run(mixed);
  }
}

void PackedLayers::addOnto(const RowBuffer& x, const RowBuffer& from, const PackedLinear& linear, const PackedNorm& norm, TokenRange rows, const RowBuffer& hat,
                           std::vector<float>& inverse) {
  auto out = linear.forward.product(rows.count(), from.row(rows.first), from.stride(), sum_.row(rows.first), sum_.stride(), linear.bias.data_ptr<float>());
  out.add = x.row(rows.first), out.addRow = x.stride();
  if (options_.isPreNorm) {
    out.c = x.row(rows.first), out.cRow = x.stride();
    return frameKernels().run(out);
  }
  frameKernels().run(out);
  auto n = normalization(norm, rows.count(), sum_, x, rows.first);
  if (options_.hasBack) n.hat = hat.row(rows.first), n.hatRow = hat.stride(), n.inverse = inverse.data() + rows.first;
  frameKernels().normalize(n);
}

void PackedLayers::normalizeInto(const RowBuffer& x, const PackedNorm& norm, TokenRange rows, const RowBuffer& hat, std::vector<float>& inverse) {
  auto n = normalization(norm, rows.count(), x, normed_, rows.first);
  if (options_.hasBack) n.hat = hat.row(rows.first), n.hatRow = hat.stride(), n.inverse = inverse.data() + rows.first;
  frameKernels().normalize(n);
}

void PackedLayers::addBackThroughNorm(const RowBuffer& g, const PackedNorm& norm, TokenRange rows, const RowBuffer& hat, const std::vector<float>& inverse) {
  frameKernels().normalizeBack(gradientOf(norm, rows, sum_, hat, inverse, sum_));
  for (long row = rows.first; row < rows.last; ++row) {
    const float* change = sum_.row(row);
    float* values = g.row(row);
    for (long i = 0; i < options_.width; ++i) values[i] += change[i];
  }
}

void PackedLayers::prepare(int index, TokenRange rows, const RowBuffer& input) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  if (options_.isPreNorm) normalizeInto(input, layer.attentionNorm, rows, t.attentionHat, t.attentionInverse);
  const auto& x = options_.isPreNorm ? normed_ : input;
  frameKernels().run(layer.qkv.forward.product(rows.count(), x.row(rows.first), x.stride(), t.qkv.row(rows.first), t.qkv.stride(), layer.qkv.bias.data_ptr<float>()));
  packTransposed(t.qkv.row(0) + options_.width, t.qkv.stride(), rows, keys_[index % 2]);
}

void PackedLayers::attend(int index, TokenRange rows, const RowBuffer& x) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  auto& read = read_[index % 2];
  readHeads({t.qkv, keys_[index % 2], t.qkv, 2 * options_.width, tokens_, t.weights, read}, rows);
  addOnto(x, read, layer.out, layer.attentionNorm, rows, t.attentionHat, t.attentionInverse);
}

void PackedLayers::addVector(int index, TokenRange rows, const RowBuffer& x, const float* vector) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  for (long row = rows.first; row < rows.last; ++row) {
    float* values = x.row(row);
    for (long i = 0; i < options_.width; ++i) values[i] += vector[i];
  }
  auto norm = normalization(layer.readNorm, rows.count(), x, x, rows.first);
  if (options_.hasBack) norm.hat = t.readHat.row(rows.first), norm.hatRow = t.readHat.stride(), norm.inverse = t.readInverse.data() + rows.first;
  frameKernels().normalize(norm);
}

void PackedLayers::prepareMemory(int index, TokenRange rows, const RowBuffer& memory) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& values = memoryValues_[index % 2];
  frameKernels().run(layer.keysAndValues.forward.product(rows.count(), memory.row(rows.first), memory.stride(), values.row(rows.first), values.stride(),
                                                         layer.keysAndValues.bias.data_ptr<float>()));
  packTransposed(values.row(0), values.stride(), rows, memoryKeys_[index % 2]);
}

void PackedLayers::readMemory(int index, TokenRange rows, const RowBuffer& x) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  auto& read = read_[index % 2];
  frameKernels().run(layer.queries.forward.product(rows.count(), x.row(rows.first), x.stride(), memoryQueries_.row(rows.first), memoryQueries_.stride(),
                                                   layer.queries.bias.data_ptr<float>()));
  readHeads({memoryQueries_, memoryKeys_[index % 2], memoryValues_[index % 2], options_.width, memoryTokens_, memoryWeights_, read}, rows);
  addOnto(x, read, layer.memoryOut, layer.readNorm, rows, t.readHat, t.readInverse);
}

void PackedLayers::feedForward(int index, TokenRange rows, const RowBuffer& x) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  if (options_.isPreNorm) normalizeInto(x, layer.lastNorm, rows, t.lastHat, t.lastInverse);
  const auto& read = options_.isPreNorm ? normed_ : x;
  frameKernels().run(
      layer.first.forward.product(rows.count(), read.row(rows.first), read.stride(), hidden_.row(rows.first), hidden_.stride(), layer.first.bias.data_ptr<float>()));
  frameKernels().gelu(hidden_.row(rows.first), hidden_.stride(), options_.hasBack ? t.gate.row(rows.first) : nullptr, options_.hasBack ? t.gate.stride() : 0,
                      rows.count(), options_.feedForward);
  addOnto(x, hidden_, layer.second, layer.lastNorm, rows, t.lastHat, t.lastInverse);
}

void PackedLayers::packValues(int index, TokenRange rows) {
  auto& t = tape(index);
  packTransposed(t.qkv.row(0) + 2 * options_.width, t.qkv.stride(), rows, values_[index % 2]);
}

void PackedLayers::run(const RowBuffer& x) {
  for (int layer = 0; layer < count(); ++layer) {
    inParts(tokens_, [&](TokenRange rows, long) {
      attend(layer, rows, x);
      feedForward(layer, rows, x);
      if (layer + 1 < count()) {
        prepare(layer + 1, rows, x);
      } else {
        packValues(layer, rows);
      }
    });
  }
}

void PackedLayers::back(const RowBuffer& g) {
  const int last = count() - 1;
  inParts(tokens_, [&](TokenRange rows, long) {
    backFeedForward(last, rows, g);
    backAttend(last, rows, g);
    if (last > 0) packValues(last - 1, rows);
  });
  for (int layer = last; layer >= 0; --layer) {
    inParts(tokens_, [&](TokenRange rows, long) {
      backKeys(layer, rows, g);
      if (layer == 0) return;
      backFeedForward(layer - 1, rows, g);
      backAttend(layer - 1, rows, g);
      if (layer > 1) packValues(layer - 2, rows);
    });
  }
}

void PackedLayers::backFeedForward(int index, TokenRange rows, const RowBuffer& g) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  if (!options_.isPreNorm) frameKernels().normalizeBack(gradientOf(layer.lastNorm, rows, g, t.lastHat, t.lastInverse, g));
  frameKernels().run(layer.second.back.product(rows.count(), g.row(rows.first), g.stride(), hidden_.row(rows.first), hidden_.stride()));
  frameKernels().scale(hidden_.row(rows.first), hidden_.stride(), t.gate.row(rows.first), t.gate.stride(), rows.count(), options_.feedForward);
  const auto& to = options_.isPreNorm ? sum_ : g;
  auto back = layer.first.back.product(rows.count(), hidden_.row(rows.first), hidden_.stride(), to.row(rows.first), to.stride());
  if (!options_.isPreNorm) back.add = g.row(rows.first), back.addRow = g.stride();
  frameKernels().run(back);
  if (options_.isPreNorm) addBackThroughNorm(g, layer.lastNorm, rows, t.lastHat, t.lastInverse);
}

void PackedLayers::backVector(int index, TokenRange rows, const RowBuffer& g) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  frameKernels().normalizeBack(gradientOf(layer.readNorm, rows, g, t.readHat, t.readInverse, g));
}

void PackedLayers::backAttend(int index, TokenRange rows, const RowBuffer& g) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  auto &read = read_[index % 2], &gradients = scores_[index % 2];
  if (!options_.isPreNorm) frameKernels().normalizeBack(gradientOf(layer.attentionNorm, rows, g, t.attentionHat, t.attentionInverse, g));
  frameKernels().run(layer.out.back.product(rows.count(), g.row(rows.first), g.stride(), read.row(rows.first), read.stride()));
  for (long head = 0; head < options_.heads; ++head) {
    float* scores = gradients.row(head * capacity_ + rows.first);
    auto weights = headProduct(rows, tokens_, headWidth_);
    weights.a = read.row(rows.first) + head * headWidth_, weights.aRow = read.stride();
    weights.b = panels(values_[index % 2], head), weights.bPanel = headWidth_ * kPanelColumns, weights.bRow = kPanelColumns;
    weights.c = scores, weights.cRow = gradients.stride();
    frameKernels().run(weights);
    frameKernels().softmaxBack(t.weights.row(head * capacity_ + rows.first), t.weights.stride(), scores, gradients.stride(), rows.count(), tokens_);
    auto queries = headProduct(rows, headWidth_, tokens_);
    queries.a = scores, queries.aRow = gradients.stride();
    queries.b = t.qkv.row(0) + options_.width + head * headWidth_, queries.bPanel = kPanelColumns, queries.bRow = t.qkv.stride();
    queries.c = qkvGradient_.row(rows.first) + head * headWidth_, queries.cRow = qkvGradient_.stride();
    frameKernels().run(queries);
  }
}

void PackedLayers::backKeys(int index, TokenRange rows, const RowBuffer& g) {
  auto& layer = layers_[static_cast<std::size_t>(index)];
  auto& t = tape(index);
  const auto &read = read_[index % 2], &gradients = scores_[index % 2];
  for (long head = 0; head < options_.heads; ++head) {
    auto keys = headProduct(rows, headWidth_, tokens_);
    keys.a = gradients.row(head * capacity_) + rows.first, keys.aRow = 1, keys.aColumn = gradients.stride();
    keys.b = t.qkv.row(0) + head * headWidth_, keys.bPanel = kPanelColumns, keys.bRow = t.qkv.stride();
    keys.c = qkvGradient_.row(rows.first) + options_.width + head * headWidth_, keys.cRow = qkvGradient_.stride();
    frameKernels().run(keys);
    Product values = keys;
    values.a = t.weights.row(head * capacity_) + rows.first, values.aColumn = t.weights.stride();
    values.b = read.row(0) + head * headWidth_, values.bRow = read.stride();
    values.c = keys.c + options_.width;
    frameKernels().run(values);
  }
  const auto& to = options_.isPreNorm ? sum_ : g;
  auto back = layer.qkv.back.product(rows.count(), qkvGradient_.row(rows.first), qkvGradient_.stride(), to.row(rows.first), to.stride());
  if (!options_.isPreNorm) back.add = g.row(rows.first), back.addRow = g.stride();
  frameKernels().run(back);
  if (options_.isPreNorm) addBackThroughNorm(g, layer.attentionNorm, rows, t.attentionHat, t.attentionInverse);
}

}  // namespace core::model
