#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/t2m_gpt/code_gpt.h"
#include "core/families/t2m_gpt/vq_vae.h"
#include "core/text/text_encoder.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace core::sampling {

/// A tokenizer with the normalization that it was trained in.
struct TrainedVq {
  model::VqVae network{nullptr};
  at::Tensor mean, std;  // float [263]
};
/// From a weights file of the recipe t2mgpt-vq. Errors: ParseFailed; Unsupported for another kind of model or sizes that do not fit.
Result<TrainedVq> loadTrainedVq(const model::TensorFile& file, const std::string& fileName);
/// The JSON text of such a file's "config".
std::string vqConfig(const model::VqVaeOptions& options);

/// A transformer with what it was trained on.
struct TrainedCodeGpt {
  model::CodeGpt network{nullptr};
  double textScale = 1.0;  // that text vectors are multiplied by before they are read
  std::string codebook;    // codebookName of the tokenizer whose codes it speaks
};
/// From a weights file of the recipe t2mgpt-gpt. Errors: as loadTrainedVq.
Result<TrainedCodeGpt> loadTrainedCodeGpt(const model::TensorFile& file, const std::string& fileName);
std::string codeGptConfig(const model::CodeGptOptions& options, double textScale, const std::string& codebook);

/// 16 hexadecimal digits that tell one codebook from another.
std::string codebookName(const at::Tensor& codebook);

/// A T2M-GPT with its text encoder, ready to sample: ours, or the authors' as it was imported.
struct T2mGptModel {
  TrainedVq vq;
  TrainedCodeGpt gpt;
  std::shared_ptr<text::TextEncoder> text;
  std::string hash;  // of the file, or of what it was imported from
};

bool isT2mGptModel(const model::TensorMetadata& header);

/// Parts "vq", "text" and "gpt" as one file to be shipped: matrices of the transformer and the text encoder as 8-bit rows, the rest float16, what was
/// normalized by and the codebook as they are. Errors: as reading and writing; InvalidArgument when the transformer was trained on another codebook.
Result<void> bundleT2mGpt(const std::map<std::string, std::filesystem::path>& files, const std::filesystem::path& out);

/// Errors: NotFound, ParseFailed, Unsupported, naming the file and the part. An imported one needs Mean.npy, Std.npy, CLIP's text tower and its vocabulary,
/// and must not be made for KIT-ML.
Result<T2mGptModel> loadT2mGptModel(const std::filesystem::path& file);

}  // namespace core::sampling
