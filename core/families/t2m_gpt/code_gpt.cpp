#include "core/families/t2m_gpt/code_gpt.h"

#include "core/checkpoint/module_weights.h"
#include "core/model/condition_token.h"
#include "core/model/shape_reader.h"

#include <fmt/format.h>
#include <torch/nn/functional.h>
#include <torch/nn/init.h>

#include <cmath>
#include <limits>

namespace core::model {

namespace nn = torch::nn;

/// Pre-norm: x + proj(attention(LN1 x)), then x + W2 gelu(W1 LN2 x).
class CodeGptBlockImpl : public nn::Module {
 public:
  explicit CodeGptBlockImpl(const CodeGptOptions& o) : heads_(o.heads), dropout_(o.dropout) {
    norm1_ = register_module("ln1", nn::LayerNorm(nn::LayerNormOptions({o.width})));
    norm2_ = register_module("ln2", nn::LayerNorm(nn::LayerNormOptions({o.width})));
    const auto attention = register_module("attn", std::make_shared<nn::Module>());
    key_ = attention->register_module("key", nn::Linear(o.width, o.width));
    query_ = attention->register_module("query", nn::Linear(o.width, o.width));
    value_ = attention->register_module("value", nn::Linear(o.width, o.width));
    out_ = attention->register_module("proj", nn::Linear(o.width, o.width));
    const auto mlp = register_module("mlp", std::make_shared<nn::Module>());
    first_ = mlp->register_module("0", nn::Linear(o.width, o.feedForward));
    second_ = mlp->register_module("2", nn::Linear(o.feedForward, o.width));
  }

  /// x [B, n, width]. hidden: bool [n, n], what a position must not see, undefined for a single one. keys, values: of the positions before, or null; what x
  /// adds is appended.
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& hidden, torch::Tensor* keys, torch::Tensor* values) {
    const auto y = norm1_(x);
    const auto split = [&](const torch::Tensor& t) { return t.reshape({t.size(0), t.size(1), heads_, -1}).transpose(1, 2); };  // [B, heads, n, width / heads]
    auto key = split(key_(y)), value = split(value_(y));
    if (keys) {
      if (keys->defined()) key = torch::cat({*keys, key}, 2), value = torch::cat({*values, value}, 2);
      *keys = key, *values = value;
    }
    const auto query = split(query_(y));
    auto scores = torch::matmul(query, key.transpose(2, 3)) / std::sqrt(static_cast<double>(key.size(3)));
    if (hidden.defined()) scores = scores.masked_fill(hidden, -std::numeric_limits<float>::infinity());
    const auto weights = dropped(scores.softmax(3));
    const auto mixed = torch::matmul(weights, value).transpose(1, 2).reshape(x.sizes());
    const auto z = x + dropped(out_(mixed));
    return z + dropped(second_(torch::gelu(first_(norm2_(z)))));
  }

 private:
  torch::Tensor dropped(const torch::Tensor& x) const { return torch::dropout(x, dropout_, is_training()); }

  std::int64_t heads_;
  double dropout_;
  nn::LayerNorm norm1_{nullptr}, norm2_{nullptr};
  nn::Linear key_{nullptr}, query_{nullptr}, value_{nullptr}, out_{nullptr}, first_{nullptr}, second_{nullptr};
};

CodeGptImpl::CodeGptImpl(const CodeGptOptions& o) : positions(sinusoidTable(o.block, o.width)), options_(o) {
  const auto base = register_module("trans_base", std::make_shared<nn::Module>());
  codeIn_ = base->register_module("tok_emb", nn::Embedding(o.codes + 2, o.width));
  textIn_ = base->register_module("cond_emb", nn::Linear(o.textWidth, o.width));
  const auto head = register_module("trans_head", std::make_shared<nn::Module>());
  const auto add = [&](nn::Module& parent, int count) {
    const auto list = parent.register_module("blocks", std::make_shared<nn::Module>());
    for (int i = 0; i < count; ++i) blocks_.push_back(list->register_module(std::to_string(i), std::make_shared<CodeGptBlockImpl>(o)));
  };
  add(*base, o.baseLayers);
  add(*head, o.headLayers);
  norm_ = head->register_module("ln_f", nn::LayerNorm(nn::LayerNormOptions({o.width})));
  out_ = head->register_module("head", nn::Linear(nn::LinearOptions(o.width, o.codes + 1).bias(false)));
  const torch::NoGradGuard quiet;
  for (auto& item : named_parameters()) {
    if (item.value().dim() >= 2)
      nn::init::normal_(item.value(), 0.0, 0.02);
    else if (item.key().ends_with("bias"))
      item.value().zero_();
  }
}

torch::Tensor CodeGptImpl::through(torch::Tensor tokens, CodeGptMemory* memory) {
  if (memory) memory->keys.resize(blocks_.size()), memory->values.resize(blocks_.size());
  // With a memory it is one position, which sees all before it.
  const auto rows = tokens.size(1);
  const auto hidden = rows > 1 ? torch::ones({rows, rows}, tokens.options().dtype(torch::kBool)).triu(1) : torch::Tensor();
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    tokens = blocks_[i]->forward(tokens, hidden, memory ? &memory->keys[i] : nullptr, memory ? &memory->values[i] : nullptr);
  }
  return out_(norm_(tokens));  // [B, n, K + 1]
}

torch::Tensor CodeGptImpl::forward(const torch::Tensor& codes, const torch::Tensor& text) {
  TORCH_CHECK(codes.dim() == 2 && codes.size(1) < options_.block, "the transformer reads up to ", options_.block - 1, " codes [B, n], got ", codes.sizes());
  TORCH_CHECK(text.dim() == 2 && text.size(1) == options_.textWidth && text.size(0) == codes.size(0), "the text is [B, ", options_.textWidth, "], got ", text.sizes());
  auto tokens = textIn_(text).unsqueeze(1);                                 // [B, 1, width]
  if (codes.size(1) > 0) tokens = torch::cat({tokens, codeIn_(codes)}, 1);  // [B, n + 1, width]
  return through(tokens + positions.narrow(0, 0, tokens.size(1)).to(tokens.device()), nullptr);
}

torch::Tensor CodeGptImpl::begin(const torch::Tensor& text, CodeGptMemory& memory) {
  TORCH_CHECK(text.dim() == 2 && text.size(1) == options_.textWidth, "the text is [B, ", options_.textWidth, "], got ", text.sizes());
  memory = {};
  memory.positions = 1;
  return through((textIn_(text) + positions[0].to(text.device())).unsqueeze(1), &memory).squeeze(1);
}

torch::Tensor CodeGptImpl::next(const torch::Tensor& codes, CodeGptMemory& memory) {
  TORCH_CHECK(memory.positions >= 1 && memory.positions < options_.block, "the transformer has ", options_.block, " positions, ", memory.positions, " were read");
  return through((codeIn_(codes.to(codeIn_->weight.device())) + positions[memory.positions++].to(codeIn_->weight.device())).unsqueeze(1), &memory).squeeze(1);
}

Result<CodeGptOptions> codeGptOptionsOf(const TensorMap& weights, int heads, const std::string& prefix) {
  ShapeReader shapes(weights, prefix);
  CodeGptOptions o;
  o.heads = heads;
  o.codes = shapes.size("trans_head.head.weight", 0, 2) - 1;
  o.width = shapes.size("trans_base.cond_emb.weight", 0, 2);
  o.textWidth = shapes.size("trans_base.cond_emb.weight", 1, 2);
  o.block = shapes.size("trans_base.pos_embed.embed", 0, 3);
  o.baseLayers = shapes.count("trans_base.blocks", ".ln1.weight");
  o.headLayers = shapes.count("trans_head.blocks", ".ln1.weight");
  o.feedForward = shapes.size("trans_base.blocks.0.mlp.0.weight", 0, 2);
  if (!shapes.problem().empty()) return Error{ErrorCode::InvalidArgument, shapes.problem()};
  if (o.codes < 1) return Error{ErrorCode::InvalidArgument, prefix + "trans_head.head.weight has no code beside the end"};
  if (heads < 1 || o.width % heads != 0) return Error{ErrorCode::InvalidArgument, fmt::format("a width of {} does not part into {} heads", o.width, heads)};
  return o;
}

Result<CodeGpt> loadCodeGpt(const TensorMap& weights, int heads, const std::string& prefix) {
  const auto options = codeGptOptionsOf(weights, heads, prefix);
  auto network = loadedModule<CodeGpt>(options, weights, prefix);
  if (!network) return network;
  const auto table = weights.at(prefix + "trans_base.pos_embed.embed").to(torch::kFloat);
  if (table.numel() != options->block * static_cast<std::int64_t>(options->width) || !table.isfinite().all().item<bool>())
    return Error{ErrorCode::InvalidArgument, fmt::format("{}trans_base.pos_embed.embed is no table of {} finite values a row", prefix, options->width)};
  (*network)->positions = table.reshape({options->block, options->width}).contiguous();
  return network;
}

}  // namespace core::model
