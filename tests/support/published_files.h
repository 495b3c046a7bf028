#pragma once

#include "core/families/crossdiff/crossdiff.h"
#include "core/families/mdm/mdm.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

// Files as the authors of CrossDiff, MDM and MLD, and OpenAI, publish them, at a small size and with weights by chance.
namespace tests {

using NamedWeights = std::vector<std::pair<std::string, at::Tensor>>;

/// Throws std::invalid_argument when there is none of that name.
at::Tensor& weightOf(NamedWeights& weights, const std::string& name);

core::model::CrossDiffOptions tinyCrossDiff();
core::model::MdmOptions tinyMdm();

/// With the table of sines under both names, as in the released files.
NamedWeights crossDiffWeights(const core::model::CrossDiffOptions& options = tinyCrossDiff());
/// Without the table, as newer programs write them.
NamedWeights mdmWeights(const core::model::MdmOptions& options = tinyMdm());

/// Autoencoder and denoiser, `vae.*` and `denoiser.*`; the text is tinyCrossDiff().textWidth wide.
NamedWeights mldWeights();

/// A text tower that makes tinyCrossDiff().textWidth numbers: the whole vocabulary, one layer; names of the transformers library, or OpenAI's own.
NamedWeights clipWeights();
NamedWeights openAiNames(const NamedWeights& clip);
/// A vocabulary of the right size.
std::string clipMerges();

/// A bare state dict as torch.save writes it.
std::string bareCheckpoint(const NamedWeights& weights);
/// Mean.npy and Std.npy, or other names, of `width` values each.
void writeNormalization(const std::filesystem::path& folder, std::int64_t width, float mean = 0.25f, float std = 1.5f, const std::string& end = ".npy");
void writeBytes(const std::filesystem::path& file, const std::string& bytes);

}  // namespace tests
