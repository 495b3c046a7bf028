#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/remodiffuse/clip_library.h"
#include "core/families/remodiffuse/condition_mixture.h"
#include "core/text/clip_text_encoder.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace core::sampling {

/// A ReMoDiffuse with its text encoder and the clips that it makes motions beside, ready to sample.
struct RemodiffuseModel {
  model::Remodiffuse network{nullptr};
  at::Tensor mean, std;  // float [263]
  std::shared_ptr<text::TextEncoder> text;
  std::shared_ptr<text::ClipTextEncoder> tower;  // of an imported one: the same, whose tokens the network reads; null: it reads the one vector of `text`
  ClipLibrary library;                           // empty: its motions are made beside clips that a wish gives, or none
  int near = 2;                                  // clips beside a motion
  ConditionMixture mixture = kPlainMixture;      // in the last steps; of ours as it was fitted
  std::string hash;                              // of the file, or of what it was imported from

  /// What the network reads of a sentence: float [N, textInput].
  at::Tensor tokensOf(const std::string& sentence) const;
};

inline constexpr const char* kRemodiffuseFormat = "gesto-remodiffuse-model";  // of our own weights files

/// Whether a header, of ours or of an imported file, says that the file is such a model.
bool isRemodiffuseModel(const model::TensorMetadata& header);

/// Our own, from a weights file of the recipe remodiffuse; without its text encoder and hash. Errors: ParseFailed; Unsupported for another kind of model.
Result<RemodiffuseModel> loadCompactRemodiffuse(const model::TensorFile& file, const std::string& fileName);
/// The JSON text of such a file's "config". mixture: as it was fitted; null: nothing was.
std::string compactRemodiffuseConfig(const model::RemodiffuseOptions& options, int near, const ConditionMixture* mixture = nullptr);
/// The same model to be shipped: matrices and the clips of its library as 8-bit rows, and the constants of its mixture fitted (mixture_fit.h) on these clips. Errors: as
/// reading and writing.
Result<void> packRemodiffuseModel(const std::filesystem::path& weights, const std::filesystem::path& out);

/// Ours, or the authors' as it was imported, which has the authors' mixture and no clips of its own. Errors: NotFound, ParseFailed, Unsupported, naming the file and the
/// part. An imported one needs Mean.npy, Std.npy, CLIP's text tower (which mostly lies in its own file) and its vocabulary, and must not be made for KIT-ML.
Result<RemodiffuseModel> loadRemodiffuseModel(const std::filesystem::path& file);

}  // namespace core::sampling
