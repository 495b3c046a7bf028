#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/embedding.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/nn/pimpl.h>
#include <torch/types.h>

#include <memory>
#include <string>
#include <vector>

namespace core::model {

/// Sizes of T2M-GPT's transformer; the defaults are the published ones.
struct CodeGptOptions {
  int codes = 512;  // K of the tokenizer: code K is the end, K + 1 the padding
  int textWidth = 512;
  int width = 1024;
  int heads = 16;
  int feedForward = 4096;
  int baseLayers = 9, headLayers = 9;  // one stack, parted by name alone
  int block = 51;                      // positions: the text and block - 1 codes
  double dropout = 0.1;
};

/// Keys and values of every layer for the positions read so far, so that the next one is a single row's work. Of one batch.
struct CodeGptMemory {
  std::vector<torch::Tensor> keys, values;  // by layer [B, heads, positions, width / heads]
  std::int64_t positions = 0;
};

class CodeGptBlockImpl;

/// Causal transformer over motion codes with the text as its first token (Zhang et al. 2023). Spec: spec/t2m_gpt.md, section 4.
/// Parameter names are the published ones; the published position table that nothing reads ("trans_base.pos_embedding") is left out.
class CodeGptImpl : public torch::nn::Module {
 public:
  explicit CodeGptImpl(const CodeGptOptions& options = {});

  /// codes int64 [B, n] of 0 .. K + 1, n from 0 to block - 1; text [B, textWidth]. Returns logits [B, n + 1, K + 1]: those at position i are
  /// of code i.
  torch::Tensor forward(const torch::Tensor& codes, const torch::Tensor& text);

  /// The same one position at a time: first the text, then each code [B]. Returns the logits [B, K + 1] of what comes next; exact.
  torch::Tensor begin(const torch::Tensor& text, CodeGptMemory& memory);
  torch::Tensor next(const torch::Tensor& codes, CodeGptMemory& memory);

  /// float [block, width], the sinusoid of the positions; a published file may bring its own.
  torch::Tensor positions;

  const CodeGptOptions& options() const { return options_; }
  std::int64_t endCode() const { return options_.codes; }

 private:
  torch::Tensor through(torch::Tensor tokens, CodeGptMemory* memory);

  CodeGptOptions options_;
  torch::nn::Embedding codeIn_{nullptr};                   // trans_base.tok_emb
  torch::nn::Linear textIn_{nullptr}, out_{nullptr};       // trans_base.cond_emb, trans_head.head
  torch::nn::LayerNorm norm_{nullptr};                     // trans_head.ln_f
  std::vector<std::shared_ptr<CodeGptBlockImpl>> blocks_;  // trans_base.blocks, then trans_head.blocks
};
TORCH_MODULE(CodeGpt);

/// Sizes from the shapes of published keys but for the heads. Errors: InvalidArgument naming the missing or mis-shaped key, or heads that
/// do not part the width.
Result<CodeGptOptions> codeGptOptionsOf(const TensorMap& weights, int heads = 16, const std::string& prefix = "");

/// The transformer with published weights in it, in evaluation mode and without gradients. Errors: as above.
Result<CodeGpt> loadCodeGpt(const TensorMap& weights, int heads = 16, const std::string& prefix = "");

}  // namespace core::model
