#include "core/families/smoodi/style_gradient.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::model {

namespace {

PackedLayerOptions optionsOf(const StyleNetworkOptions& o, base::Precision precision = base::Precision::Exact) {
  return {.width = o.width, .heads = o.heads, .feedForward = o.feedForward, .precision = precision};
}

std::vector<std::string> stylePrefixes(const StyleNetworkOptions& o) {
  std::vector<std::string> names;
  for (int i = 0; i < o.layers; ++i) names.push_back(fmt::format("encoder.layers.{}.", i));
  return names;
}

std::vector<std::string> skipPrefixes(int layers) {
  std::vector<std::string> names;
  const int half = (layers - 1) / 2;
  for (int i = 0; i < half; ++i) names.push_back(fmt::format("decoder.input_blocks.{}.", i));
  names.emplace_back("decoder.middle_block.");
  for (int i = 0; i < half; ++i) names.push_back(fmt::format("decoder.output_blocks.{}.", i));
  return names;
}

// rows of x to themselves times a matrix, between two buffers.
Product between(const PackedMatrix& matrix, TokenRange rows, const RowBuffer& from, const RowBuffer& to) {
  return matrix.product(rows.count(), from.row(rows.first), from.stride(), to.row(rows.first), to.stride());
}

void copyRows(const float* from, long stride, const RowBuffer& to, TokenRange rows, long width) {
  for (long row = rows.first; row < rows.last; ++row, from += stride) std::copy_n(from, width, to.row(row));
}

void addRows(const RowBuffer& from, const RowBuffer& to, TokenRange rows, long width) {
  for (long row = rows.first; row < rows.last; ++row) {
    const float* in = from.row(row);
    float* out = to.row(row);
    for (long i = 0; i < width; ++i) out[i] += in[i];
  }
}

}  // namespace

bool PackedStyleEmbedder::fits(const StyleNetworkImpl& network) {
  const auto& o = network.options();
  return isPackable(network) && o.framesPerToken == 1 && !o.preNorm && optionsOf(o).fits();
}

bool StyleGradient::fits(const MldVaeImpl& vae, const StyleNetworkImpl& network) {
  const auto& o = vae.options();
  const PackedLayerOptions decoder{.width = o.width, .heads = o.heads, .feedForward = o.feedForward};
  return isPackable(vae) && o.latentTokens == 1 && o.layers >= 3 && decoder.fits() && PackedStyleEmbedder::fits(network) &&
         network.options().featureWidth == o.featureWidth;
}

StyleGradient::StyleGradient(const MldVaeImpl& vae, const StyleNetworkImpl& network, const MldVaeImpl::DecoderPlan& plan, base::Precision precision)
    : first_(plan.first.contiguous()), frames_(plan.first.size(1)) {
  const auto weights = parametersOf(vae);
  const auto& o = vae.options();
  const auto batch = first_.size(0);
  lengths_.assign(static_cast<std::size_t>(batch), frames_);
  if (plan.frames.defined()) {
    for (std::int64_t i = 0; i < batch; ++i) lengths_[static_cast<std::size_t>(i)] = std::lround(plan.frames[i].sum().item<double>());
  }

  const auto prefixes = skipPrefixes(o.layers);
  decoder_ = PackedLayers(
      weights, prefixes,
      {.width = o.width, .heads = o.heads, .feedForward = o.feedForward, .reads = PackedLayerOptions::Reads::Vector, .firstSkipsAttention = true, .precision = precision},
      frames_);
  std::vector<at::Tensor> vectorWeights, vectorBiases;
  for (const auto& p : prefixes) {
    const auto out = weights.at(p + "multihead_attn.out_proj.weight").to(at::kDouble);
    vectorWeights.push_back(out.matmul(weights.at(p + "multihead_attn.in_proj_weight").narrow(0, 2 * o.width, o.width).to(at::kDouble)));
    vectorBiases.push_back(out.mv(weights.at(p + "multihead_attn.in_proj_bias").narrow(0, 2 * o.width, o.width).to(at::kDouble)) +
                           weights.at(p + "multihead_attn.out_proj.bias"));
  }
  const auto vectorWeight = at::cat(vectorWeights).to(at::kFloat);
  vectors_ = {PackedMatrix(vectorWeight.t()), PackedMatrix(vectorWeight), at::cat(vectorBiases).to(at::kFloat)};
  const int half = (o.layers - 1) / 2;
  for (int i = 0; i < half; ++i) {
    const auto weight = weights.at(fmt::format("decoder.linear_blocks.{}.weight", i));
    const auto current = weight.narrow(1, 0, o.width), kept = weight.narrow(1, o.width, o.width);
    skipsCurrent_.push_back(
        {PackedMatrix(current.t(), precision), PackedMatrix(current, precision), weights.at(fmt::format("decoder.linear_blocks.{}.bias", i)).contiguous()});
    skipsKept_.push_back({PackedMatrix(kept.t(), precision), PackedMatrix(kept, precision), {}});
    kept_.emplace_back(frames_, o.width), keptGradients_.emplace_back(frames_, o.width);
  }
  for (int i = 0; i < o.layers; ++i) vectorGradients_.emplace_back(frames_, o.width);
  decoderNorm_ = packNorm(weights, "decoder.norm.");

  const auto style = parametersOf(network);
  const auto& s = network.options();
  style_ = PackedLayers(style, stylePrefixes(s), optionsOf(s, precision), frames_ + kGlobalTokens);
  const auto embedding = style.at("skel_embedding.weight").to(at::kDouble);
  const auto both = embedding.matmul(weights.at("final_layer.weight").to(at::kDouble)).to(at::kFloat);
  emptyToken_ = style.at("skel_embedding.bias").contiguous();
  motionToken_ = {PackedMatrix(both.t(), precision), PackedMatrix(both, precision),
                  (embedding.mv(weights.at("final_layer.bias").to(at::kDouble)) + emptyToken_).to(at::kFloat)};
  globalTokens_ = style.at("global_motion_token").contiguous();
  positions_ = style.at("query_pos.pe").select(1, 0).contiguous();

  for (auto* buffer : {&x_, &skipped_, &normHat_, &y_, &g_}) *buffer = RowBuffer(frames_, o.width);
  styled_ = RowBuffer(frames_ + kGlobalTokens, s.width), styledGradient_ = RowBuffer(frames_ + kGlobalTokens, s.width);
  normInverse_.resize(static_cast<std::size_t>(frames_));
  for (auto* values : {&seedBase_, &seedFactor_, &seedMean_}) values->resize(static_cast<std::size_t>(s.width));
}

void StyleGradient::decode(long clip, const float* vectors) {
  const long length = lengths_[static_cast<std::size_t>(clip)], width = decoderNorm_.scale.size(0);
  const int count = decoder_.count(), half = (count - 1) / 2;
  decoder_.setTokens(length);
  const float* first = first_[clip].data_ptr<float>();
  for (int layer = 0; layer < count; ++layer) {
    inParts(length, [&](TokenRange rows, long) {
      if (layer == 0) {
        copyRows(first + rows.first * width, width, x_, rows, width);
      } else {
        decoder_.attend(layer, rows, x_);
      }
      decoder_.addVector(layer, rows, x_, vectors + layer * width);
      decoder_.feedForward(layer, rows, x_);
      if (layer < half) copyRows(x_.row(rows.first), x_.stride(), kept_[static_cast<std::size_t>(layer)], rows, width);
      if (layer >= half && layer + 1 < count) {
        const auto skip = static_cast<std::size_t>(layer - half);
        auto current = between(skipsCurrent_[skip].forward, rows, x_, skipped_);
        current.bias = skipsCurrent_[skip].bias.data_ptr<float>();
        frameKernels().run(current);
        auto kept = between(skipsKept_[skip].forward, rows, kept_[kept_.size() - 1 - skip], x_);
        kept.add = skipped_.row(rows.first), kept.addRow = skipped_.stride();
        frameKernels().run(kept);
      }
      if (layer + 1 < count) return decoder_.prepare(layer + 1, rows, x_);
      auto norm = normalization(decoderNorm_, rows.count(), x_, y_, rows.first);
      norm.hat = normHat_.row(rows.first), norm.hatRow = normHat_.stride(), norm.inverse = normInverse_.data() + rows.first;
      frameKernels().normalize(norm);
    });
  }
}

void StyleGradient::readStyle() {
  const long length = decoder_.tokens(), tokens = frames_ + kGlobalTokens, width = emptyToken_.size(0);
  const float *positions = positions_.data_ptr<float>(), *global = globalTokens_.data_ptr<float>(), *empty = emptyToken_.data_ptr<float>();
  style_.setTokens(tokens);
  inParts(tokens, [&](TokenRange rows, long) {
    const TokenRange motion{std::clamp(rows.first, kGlobalTokens, kGlobalTokens + length), std::clamp(rows.last, kGlobalTokens, kGlobalTokens + length)};
    for (long row = rows.first; row < rows.last; ++row) {
      if (row >= motion.first && row < motion.last) continue;
      const float* token = row < kGlobalTokens ? global + row * width : empty;
      for (long i = 0; i < width; ++i) styled_.row(row)[i] = token[i] + positions[row * width + i];
    }
    if (motion.count() > 0) {
      auto p = motionToken_.forward.product(motion.count(), y_.row(motion.first - kGlobalTokens), y_.stride(), styled_.row(motion.first), styled_.stride(),
                                            motionToken_.bias.data_ptr<float>());
      p.add = positions + motion.first * width, p.addRow = width;
      frameKernels().run(p);
    }
    style_.prepare(0, rows, styled_);
  });
  style_.run(styled_);
}

// The statistics of the last layer against the references, and what its outputs' gradient is made of: base + factor * (x - mean).
double StyleGradient::seed(const torch::Tensor& mean, const torch::Tensor& deviation) {
  const auto width = seedBase_.size();
  const long tokens = style_.tokens();
  std::vector<double> sum(width), square(width);
  for (long row = 0; row < tokens; ++row) {
    const float* x = styled_.row(row);
    for (std::size_t i = 0; i < width; ++i) sum[i] += static_cast<double>(x[i]);
  }
  for (auto& value : sum) value /= static_cast<double>(tokens);
  for (long row = 0; row < tokens; ++row) {
    const float* x = styled_.row(row);
    for (std::size_t i = 0; i < width; ++i) {
      const double centred = static_cast<double>(x[i]) - sum[i];
      square[i] += centred * centred;
    }
  }
  const auto sign = [](float d) { return static_cast<double>((d > 0.0f) - (d < 0.0f)); };
  double energy = 0.0;
  for (std::size_t i = 0; i < width; ++i) {
    const auto ours = static_cast<float>(sum[i]), spread = static_cast<float>(std::sqrt(square[i] / static_cast<double>(tokens - 1)));
    double ofMean = 0.0, ofSpread = 0.0;
    for (std::int64_t r = 0; r < mean.size(0); ++r) {
      const float a = ours - mean.data_ptr<float>()[r * mean.size(1) + static_cast<std::int64_t>(i)];
      const float b = spread - deviation.data_ptr<float>()[r * mean.size(1) + static_cast<std::int64_t>(i)];
      energy += static_cast<double>(std::abs(a)) + static_cast<double>(std::abs(b));
      ofMean += sign(a), ofSpread += sign(b);
    }
    seedMean_[i] = ours;
    seedBase_[i] = static_cast<float>(ofMean / static_cast<double>(tokens));
    seedFactor_[i] = spread > 0.0f ? static_cast<float>(ofSpread / (static_cast<double>(tokens - 1) * static_cast<double>(spread))) : 0.0f;
  }
  return energy;
}

void StyleGradient::backStyle() {
  inParts(style_.tokens(), [&](TokenRange rows, long) {
    for (long row = rows.first; row < rows.last; ++row) {
      const float* x = styled_.row(row);
      float* g = styledGradient_.row(row);
      for (std::size_t i = 0; i < seedBase_.size(); ++i) g[i] = seedBase_[i] + seedFactor_[i] * (x[i] - seedMean_[i]);
    }
  });
  style_.back(styledGradient_);
}

void StyleGradient::backDecode(float* vectorGradients) {
  const long length = decoder_.tokens(), width = decoderNorm_.scale.size(0);
  const int count = decoder_.count(), half = (count - 1) / 2;
  const auto back = [&](int layer, TokenRange rows) {
    decoder_.backFeedForward(layer, rows, g_);
    decoder_.backVector(layer, rows, g_);
    const auto& own = vectorGradients_[static_cast<std::size_t>(layer)];
    for (long row = rows.first; row < rows.last; ++row) std::copy_n(g_.row(row), width, own.row(row));
    if (layer == 0) return;
    decoder_.backAttend(layer, rows, g_);
  };
  inParts(length, [&](TokenRange rows, long) { decoder_.packValues(count - 1, rows); });
  inParts(length, [&](TokenRange rows, long) {
    frameKernels().run(
        motionToken_.back.product(rows.count(), styledGradient_.row(rows.first + kGlobalTokens), styledGradient_.stride(), g_.row(rows.first), g_.stride()));
    NormalizationGradient n;
    n.rows = rows.count(), n.width = width;
    n.dy = n.dx = g_.row(rows.first), n.dyRow = n.dxRow = g_.stride();
    n.dx = g_.row(rows.first);
    n.scale = decoderNorm_.scale.data_ptr<float>();
    n.hat = normHat_.row(rows.first), n.hatRow = normHat_.stride(), n.inverse = normInverse_.data() + rows.first;
    frameKernels().normalizeBack(n);
    back(count - 1, rows);
    decoder_.packValues(count - 2, rows);
  });
  for (int layer = count - 1; layer >= 1; --layer) {
    inParts(length, [&](TokenRange rows, long) {
      decoder_.backKeys(layer, rows, g_);
      if (layer > half) {
        const auto skip = static_cast<std::size_t>(layer - half - 1);
        frameKernels().run(between(skipsKept_[skip].back, rows, g_, keptGradients_[keptGradients_.size() - 1 - skip]));
        frameKernels().run(between(skipsCurrent_[skip].back, rows, g_, skipped_));
        copyRows(skipped_.row(rows.first), skipped_.stride(), g_, rows, width);
      }
      if (layer <= half) addRows(keptGradients_[static_cast<std::size_t>(layer - 1)], g_, rows, width);
      back(layer - 1, rows);
      if (layer > 2) decoder_.packValues(layer - 2, rows);
    });
  }
  sumOverRows(vectorGradients);
}

// Row after row, so that the sum is the same however many threads had them.
void StyleGradient::sumOverRows(float* vectorGradients) {
  const long length = decoder_.tokens(), width = decoderNorm_.scale.size(0);
  inParts(decoder_.count(), [&](TokenRange layers, long) {
    for (long layer = layers.first; layer < layers.last; ++layer) {
      float* sum = vectorGradients + layer * width;
      std::fill_n(sum, width, 0.0f);
      for (long row = 0; row < length; ++row) {
        const float* values = vectorGradients_[static_cast<std::size_t>(layer)].row(row);
        for (long i = 0; i < width; ++i) sum[i] += values[i];
      }
    }
  });
}

double StyleGradient::clip(long index, const float* vectors, const torch::Tensor& mean, const torch::Tensor& deviation, float* vectorGradients) {
  decode(index, vectors);
  readStyle();
  const double energy = seed(mean, deviation);
  backStyle();
  backDecode(vectorGradients);
  return energy;
}

StyleGradient::Value StyleGradient::operator()(const torch::Tensor& latent, const torch::Tensor& mean, const torch::Tensor& deviation) {
  const auto batch = latent.size(0);
  TORCH_CHECK(batch == first_.size(0) && latent.size(1) == 1, "latents of shape ", latent.sizes(), " for ", first_.size(0), " clips");
  TORCH_CHECK(batch == 1 || mean.size(0) == 1 || mean.size(0) == batch, mean.size(0), " references for ", batch, " clips");
  const at::NoGradGuard quiet;
  const auto from = latent.detach().flatten(1).contiguous();  // [B, W]
  const long width = from.size(1), widths = vectors_.bias.size(0);
  const auto vectors = at::empty({batch, widths}), gradients = at::empty({batch, widths});
  frameKernels().run(vectors_.forward.product(batch, from.data_ptr<float>(), width, vectors.data_ptr<float>(), widths, vectors_.bias.data_ptr<float>()));
  Value value;
  for (std::int64_t i = 0; i < batch; ++i) {
    const bool hasOwn = batch > 1 && mean.size(0) == batch;
    const auto m = (hasOwn ? mean.narrow(0, i, 1) : mean).contiguous(), d = (hasOwn ? deviation.narrow(0, i, 1) : deviation).contiguous();
    value.energy += clip(i, vectors[i].data_ptr<float>(), m, d, gradients[i].data_ptr<float>());
  }
  value.gradient = at::empty_like(from).unsqueeze(1);
  frameKernels().run(vectors_.back.product(batch, gradients.data_ptr<float>(), widths, value.gradient.data_ptr<float>(), width));
  return value;
}

PackedStyleEmbedder::PackedStyleEmbedder(const StyleNetworkImpl& network, const torch::Tensor& features, base::Precision precision) {
  const auto weights = parametersOf(network);
  const auto& o = network.options();
  auto layer = optionsOf(o, precision);
  layer.hasBack = false;
  frames_ = at::linear(features, weights.at("skel_embedding.weight"), weights.at("skel_embedding.bias")).contiguous();
  const auto tokens = frames_.size(1) + kGlobalTokens;
  layers_ = PackedLayers(weights, stylePrefixes(o), layer, tokens);
  globalTokens_ = weights.at("global_motion_token");
  positions_ = weights.at("query_pos.pe").select(1, 0).narrow(0, 0, tokens).contiguous();
  norm_ = packNorm(weights, "encoder.norm.");
  x_ = RowBuffer(tokens, o.width);
}

torch::Tensor PackedStyleEmbedder::embed(const torch::Tensor& order) {
  const auto batch = frames_.size(0), width = frames_.size(2);
  const long tokens = layers_.tokens();
  auto result = at::empty({batch, width}, frames_.options());
  for (std::int64_t clip = 0; clip < batch; ++clip) {
    const auto start = (at::cat({globalTokens_, frames_[clip].index_select(0, order)}) + positions_).contiguous();
    const float* from = start.data_ptr<float>();
    inParts(tokens, [&](TokenRange rows, long) {
      copyRows(from + rows.first * width, width, x_, rows, width);
      layers_.prepare(0, rows, x_);
    });
    for (int layer = 0; layer + 1 < layers_.count(); ++layer) {
      inParts(tokens, [&](TokenRange rows, long) {
        layers_.attend(layer, rows, x_);
        layers_.feedForward(layer, rows, x_);
        layers_.prepare(layer + 1, rows, x_);
      });
    }
    // Of the last layer only token 0 is wanted.
    const TokenRange one{0, 1};
    layers_.attend(layers_.count() - 1, one, x_);
    layers_.feedForward(layers_.count() - 1, one, x_);
    auto norm = normalization(norm_, 1, x_, x_, 0);
    norm.y = result[clip].data_ptr<float>();
    frameKernels().normalize(norm);
  }
  return result;
}

}  // namespace core::model
