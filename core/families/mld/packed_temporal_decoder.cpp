#include "core/families/mld/packed_temporal_decoder.h"

#include "core/model/hand_gradient.h"

#include <algorithm>
#include <string>
#include <utility>

namespace core::model {

namespace {

// Rows of zeros between clips: as far as a tap reads beyond a clip, and more.
constexpr long kGap = 8;
constexpr int kFramesPerQuarter = 4, kQuartersPerToken = 2;

}  // namespace

bool PackedTemporalDecoder::fits(const TemporalVaeImpl& vae) {
  const auto& o = vae.options();
  return isPackable(vae) && o.width % 16 == 0 && o.headWidth % 16 == 0 && o.latentWidth % 16 == 0;
}

PackedTemporalDecoder::Layer PackedTemporalDecoder::convolution(const TensorMap& weights, const std::string& name, int dilation) const {
  const auto weight = weights.at(name + ".weight");  // [out, in, taps]
  const long taps = weight.size(2);
  Layer layer;
  layer.forward.phases.resize(1), layer.back.phases.resize(1);
  for (long k = 0; k < taps; ++k) {
    const auto tap = weight.select(2, k);
    const long shift = (k - taps / 2) * dilation;
    layer.forward.phases[0].taps.push_back({PackedMatrix(tap.t(), precision_), shift});
    layer.back.phases[0].taps.push_back({PackedMatrix(tap, precision_), -shift});
  }
  layer.forward.columns = weight.size(0), layer.back.columns = weight.size(1);
  layer.forward.bias = weights.at(name + ".bias").contiguous();
  return layer;
}

PackedTemporalDecoder::Layer PackedTemporalDecoder::upsampling(const TensorMap& weights, const std::string& name, int stride, int padding) const {
  const auto weight = weights.at(name + ".weight");  // [in, out, taps]; input row i reaches output row stride * i + tap - padding
  const long taps = weight.size(2);
  Layer layer;
  layer.forward.outStep = layer.back.inStep = stride;
  for (long phase = 0; phase < stride; ++phase) {
    Phase made;
    made.outFirst = phase;
    for (long k = (phase + padding) % stride; k < taps; k += stride) made.taps.push_back({PackedMatrix(weight.select(2, k), precision_), (phase + padding - k) / stride});
    layer.forward.phases.push_back(std::move(made));
  }
  layer.back.phases.resize(1);
  for (long k = 0; k < taps; ++k) layer.back.phases[0].taps.push_back({PackedMatrix(weight.select(2, k).t(), precision_), k - padding});
  layer.forward.columns = weight.size(1), layer.back.columns = weight.size(0);
  layer.forward.bias = weights.at(name + ".bias").contiguous();
  return layer;
}

PackedTemporalDecoder::PackedTemporalDecoder(const TemporalVaeImpl& vae, base::Precision precision) : options_(vae.options()), precision_(precision) {
  const torch::NoGradGuard quiet;
  const auto weights = parametersOf(vae);
  fromLatent_ = convolution(weights, "from_latent");
  up_ = upsampling(weights, "up", kQuartersPerToken, 1);
  unpatch_ = upsampling(weights, "unpatch", kFramesPerQuarter, 2);
  out_ = convolution(weights, "out");
  const auto blocks = [&](const std::string& name, int count) {
    std::vector<Block> made;
    for (int i = 0; i < count; ++i) {
      const auto prefix = name + std::to_string(i);
      made.push_back({convolution(weights, prefix + "_spread", 1 << (i % 3)), convolution(weights, prefix + "_mix")});
    }
    return made;
  };
  inner_ = blocks("decoder_inner_", options_.innerBlocks);
  outer_ = blocks("decoder_outer_", options_.outerBlocks);
}

/// A clip's rows in the buffers of one rate.
struct TemporalDecoding::Segment {
  long first = 0, count = 0;
};

/// Columns of a buffer as its panels have them.
struct TemporalDecoding::Columns {
  long first = 0, count = 0;
};

/// The buffers, and one pass through them in either direction.
struct TemporalDecoding::State {
  using Convolution = PackedTemporalDecoder::Convolution;
  using Block = PackedTemporalDecoder::Block;

  /// Rows of one rate: the clips', and the buffers of the residual blocks there. x: what runs through them, and on the way back its gradient.
  struct Rate {
    std::vector<Segment> clips;
    RowBuffer x, activated, hidden, change;
    std::vector<RowBuffer> gates, hiddenGates;  // GELU's derivatives: in front of each block and behind the last; inside each
  };

  State(std::shared_ptr<const PackedTemporalDecoder> packed, const std::vector<std::int64_t>& frames);
  void forward(const at::Tensor& latent);
  void back(const at::Tensor& gradient);
  at::Tensor features() const;
  at::Tensor latentGradient() const;
  /// [clips, rows, width], zeros behind a clip's own.
  static at::Tensor gathered(const std::vector<Segment>& clips, const RowBuffer& buffer, std::int64_t rows, long width);
  void fill(const at::Tensor& values, const std::vector<Segment>& clips, const RowBuffer& buffer) const;

  /// to = the convolution of from (+ add), then `after` on the columns just made, of all clips.
  template <class After>
  void run(const Convolution& convolution, const RowBuffer& from, const std::vector<Segment>& in, const RowBuffer& to, const std::vector<Segment>& out,
           const RowBuffer* add, const After& after) const;
  /// The blocks of one rate, from `activated` on.
  void runBlocks(const std::vector<Block>& blocks, Rate& rate) const;
  void backThroughBlocks(const std::vector<Block>& blocks, Rate& rate) const;
  /// activated = GELU(x), with its derivative.
  void activate(const Rate& rate, const RowBuffer& gate, Columns columns) const;
  void activateInPlace(const std::vector<Segment>& clips, const RowBuffer& values, const RowBuffer& gate, Columns columns) const;
  void times(const std::vector<Segment>& clips, const RowBuffer& values, const RowBuffer& gate, Columns columns) const;

  std::shared_ptr<const PackedTemporalDecoder> decoder;
  std::vector<std::int64_t> lengths;
  std::int64_t mostTokens = 0, mostFrames = 0;
  Rate inner, outer;
  std::vector<Segment> frames;
  RowBuffer latents, head, headGate, made;
  std::uint64_t passes = 0;
};

TemporalDecoding::State::State(std::shared_ptr<const PackedTemporalDecoder> packed, const std::vector<std::int64_t>& all) : decoder(std::move(packed)), lengths(all) {
  const auto& o = decoder->options_;
  std::vector<std::int64_t> tokens;
  long before = 0;
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    const long length = lengths[i], own = TemporalVaeImpl::tokenCount(length), gaps = kGap * static_cast<long>(i + 1);
    inner.clips.push_back({gaps + before, own});
    outer.clips.push_back({gaps + kQuartersPerToken * before, (length + kFramesPerQuarter - 1) / kFramesPerQuarter});
    frames.push_back({gaps + TemporalVaeImpl::kFrameStride * before, length});
    before += own;
    tokens.push_back(own);
  }
  mostTokens = *std::max_element(tokens.begin(), tokens.end());
  mostFrames = *std::max_element(lengths.begin(), lengths.end());
  const auto rowsOf = [&](const std::vector<Segment>& clips, long perToken) { return clips.back().first + static_cast<long>(tokens.back()) * perToken + kGap; };
  const auto makeRate = [&](Rate& rate, long perToken, int blocks) {
    const long rows = rowsOf(rate.clips, perToken);
    for (auto* buffer : {&rate.x, &rate.activated, &rate.hidden, &rate.change}) *buffer = RowBuffer(rows, o.width);
    for (int i = 0; i <= blocks; ++i) rate.gates.emplace_back(rows, o.width);
    for (int i = 0; i < blocks; ++i) rate.hiddenGates.emplace_back(rows, o.width);
  };
  makeRate(inner, 1, o.innerBlocks);
  makeRate(outer, kQuartersPerToken, o.outerBlocks);
  latents = RowBuffer(rowsOf(inner.clips, 1), o.latentWidth);
  const long rows = rowsOf(frames, TemporalVaeImpl::kFrameStride);
  head = RowBuffer(rows, o.headWidth), headGate = RowBuffer(rows, o.headWidth), made = RowBuffer(rows, o.featureWidth);
}

template <class After>
void TemporalDecoding::State::run(const Convolution& convolution, const RowBuffer& from, const std::vector<Segment>& in, const RowBuffer& to,
                                  const std::vector<Segment>& out, const RowBuffer* add, const After& after) const {
  const auto& kernels = frameKernels();
  // Threads share the columns, not the rows: a short clip's time is that of reading the weights.
  inParts((convolution.columns + kPanelColumns - 1) / kPanelColumns, [&](TokenRange panels, long) {
    const Columns columns{panels.first * kPanelColumns, std::min(panels.last * kPanelColumns, convolution.columns) - panels.first * kPanelColumns};
    if (columns.count <= 0) return;
    for (const auto& phase : convolution.phases) {
      bool isFirst = true;
      for (const auto& tap : phase.taps) {
        // All clips before the next tap, so that its matrix is read once.
        for (std::size_t i = 0; i < out.size(); ++i) {
          const long rows = (out[i].count - phase.outFirst + convolution.outStep - 1) / convolution.outStep;
          if (rows <= 0) continue;
          auto p = tap.matrix.product(rows, from.row(in[i].first + tap.shift), convolution.inStep * from.stride(), to.row(out[i].first + phase.outFirst) + columns.first,
                                      convolution.outStep * to.stride());
          p.narrow(panels.first, columns.count);
          if (!isFirst) {
            p.add = p.c, p.addRow = p.cRow;
          } else {
            if (convolution.bias.defined()) p.bias = convolution.bias.data_ptr<float>() + columns.first;
            if (add != nullptr) p.add = add->row(out[i].first + phase.outFirst) + columns.first, p.addRow = convolution.outStep * add->stride();
          }
          kernels.run(p);
        }
        isFirst = false;
      }
    }
    after(columns);
  });
}

void TemporalDecoding::State::activateInPlace(const std::vector<Segment>& clips, const RowBuffer& values, const RowBuffer& gate, Columns columns) const {
  for (const auto& clip : clips)
    frameKernels().gelu(values.row(clip.first) + columns.first, values.stride(), gate.row(clip.first) + columns.first, gate.stride(), clip.count, columns.count);
}

void TemporalDecoding::State::activate(const Rate& rate, const RowBuffer& gate, Columns columns) const {
  for (const auto& clip : rate.clips)
    for (long row = clip.first; row < clip.first + clip.count; ++row)
      std::copy_n(rate.x.row(row) + columns.first, columns.count, rate.activated.row(row) + columns.first);
  activateInPlace(rate.clips, rate.activated, gate, columns);
}

void TemporalDecoding::State::times(const std::vector<Segment>& clips, const RowBuffer& values, const RowBuffer& gate, Columns columns) const {
  for (const auto& clip : clips)
    frameKernels().scale(values.row(clip.first) + columns.first, values.stride(), gate.row(clip.first) + columns.first, gate.stride(), clip.count, columns.count);
}

void TemporalDecoding::State::runBlocks(const std::vector<Block>& blocks, Rate& rate) const {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    run(blocks[i].spread.forward, rate.activated, rate.clips, rate.hidden, rate.clips, nullptr,
        [&](Columns columns) { activateInPlace(rate.clips, rate.hidden, rate.hiddenGates[i], columns); });
    run(blocks[i].mix.forward, rate.hidden, rate.clips, rate.x, rate.clips, &rate.x, [&](Columns columns) { activate(rate, rate.gates[i + 1], columns); });
  }
}

void TemporalDecoding::State::backThroughBlocks(const std::vector<Block>& blocks, Rate& rate) const {
  for (std::size_t i = blocks.size(); i-- > 0;) {
    run(blocks[i].mix.back, rate.x, rate.clips, rate.hidden, rate.clips, nullptr, [&](Columns columns) { times(rate.clips, rate.hidden, rate.hiddenGates[i], columns); });
    run(blocks[i].spread.back, rate.hidden, rate.clips, rate.change, rate.clips, nullptr, [&](Columns columns) {
      times(rate.clips, rate.change, rate.gates[i], columns);
      for (const auto& clip : rate.clips) {
        for (long row = clip.first; row < clip.first + clip.count; ++row) {
          const float* change = rate.change.row(row) + columns.first;
          float* x = rate.x.row(row) + columns.first;
          for (long c = 0; c < columns.count; ++c) x[c] += change[c];
        }
      }
    });
  }
}

void TemporalDecoding::State::fill(const at::Tensor& values, const std::vector<Segment>& clips, const RowBuffer& buffer) const {
  const auto plain = values.detach().to(at::kFloat).contiguous();
  const long width = plain.size(2);
  for (std::size_t i = 0; i < clips.size(); ++i) {
    const float* from = plain[static_cast<std::int64_t>(i)].data_ptr<float>();
    for (long row = 0; row < clips[i].count; ++row) std::copy_n(from + row * width, width, buffer.row(clips[i].first + row));
  }
}

at::Tensor TemporalDecoding::State::gathered(const std::vector<Segment>& clips, const RowBuffer& buffer, std::int64_t rows, long width) {
  auto values = at::zeros({static_cast<std::int64_t>(clips.size()), rows, width});
  for (std::size_t i = 0; i < clips.size(); ++i) {
    float* to = values[static_cast<std::int64_t>(i)].data_ptr<float>();
    for (long row = 0; row < clips[i].count; ++row) std::copy_n(buffer.row(clips[i].first + row), width, to + row * width);
  }
  return values;
}

void TemporalDecoding::State::forward(const at::Tensor& latent) {
  ++passes;
  fill(latent, inner.clips, latents);
  const auto& d = *decoder;
  run(d.fromLatent_.forward, latents, inner.clips, inner.x, inner.clips, nullptr, [&](Columns columns) { activate(inner, inner.gates[0], columns); });
  runBlocks(d.inner_, inner);
  run(d.up_.forward, inner.activated, inner.clips, outer.x, outer.clips, nullptr, [&](Columns columns) { activate(outer, outer.gates[0], columns); });
  runBlocks(d.outer_, outer);
  run(d.unpatch_.forward, outer.activated, outer.clips, head, frames, nullptr, [&](Columns columns) { activateInPlace(frames, head, headGate, columns); });
  run(d.out_.forward, head, frames, made, frames, nullptr, [](Columns) {});
}

void TemporalDecoding::State::back(const at::Tensor& gradient) {
  // What the buffers hold is used up.
  ++passes;
  fill(gradient, frames, made);
  const auto& d = *decoder;
  run(d.out_.back, made, frames, head, frames, nullptr, [&](Columns columns) { times(frames, head, headGate, columns); });
  run(d.unpatch_.back, head, frames, outer.x, outer.clips, nullptr, [&](Columns columns) { times(outer.clips, outer.x, outer.gates.back(), columns); });
  backThroughBlocks(d.outer_, outer);
  run(d.up_.back, outer.x, outer.clips, inner.x, inner.clips, nullptr, [&](Columns columns) { times(inner.clips, inner.x, inner.gates.back(), columns); });
  backThroughBlocks(d.inner_, inner);
  run(d.fromLatent_.back, inner.x, inner.clips, latents, inner.clips, nullptr, [](Columns) {});
}

at::Tensor TemporalDecoding::State::features() const { return gathered(frames, made, mostFrames, decoder->options_.featureWidth); }

at::Tensor TemporalDecoding::State::latentGradient() const { return gathered(inner.clips, latents, mostTokens, decoder->options_.latentWidth); }

TemporalDecoding::TemporalDecoding(std::shared_ptr<const PackedTemporalDecoder> decoder, const std::vector<std::int64_t>& lengths)
    : state_(std::make_shared<State>(std::move(decoder), lengths)) {}

torch::Tensor TemporalDecoding::decode(const torch::Tensor& latent) {
  TORCH_CHECK(latent.dim() == 3 && latent.size(0) == static_cast<std::int64_t>(state_->lengths.size()) && latent.size(1) == state_->mostTokens, "decode: latents of ",
              latent.sizes());
  at::Tensor features;
  {
    const torch::NoGradGuard quiet;
    state_->forward(latent);
    features = state_->features();
  }
  return withGradient(features, latent, [state = state_, own = latent.detach(), pass = state_->passes](const at::Tensor& gradient) {
    // The buffers are those of the last pass.
    if (state->passes != pass) state->forward(own);
    state->back(gradient);
    return state->latentGradient();
  });
}

}  // namespace core::model
