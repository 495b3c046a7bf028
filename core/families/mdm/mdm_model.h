#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/mdm/mdm.h"
#include "core/text/text_encoder.h"

#include <filesystem>
#include <memory>
#include <string>

namespace core::sampling {

/// An MDM with its text encoder, ready to sample: ours, from a weights file of the recipe mdm, or the authors' as it was imported.
struct MdmModel {
  model::Mdm network{nullptr};
  at::Tensor mean, std;  // float [263]
  std::shared_ptr<text::TextEncoder> text;
  std::string hash;           // of the file, or of what it was imported from
  int diffusionSteps = 1000;  // of the cosine schedule that it was trained with
  int steps = 1000;           // that it is sampled with unless somebody asks for others: all of an imported one's, 50 of ours
  bool canGuide = true;       // false: trained without ever dropping the text
  double guidance = 2.5;      // that it is sampled with unless somebody asks for another
};

inline constexpr const char* kMdmFormat = "gesto-mdm-model";  // of our own weights files

/// Whether a header says that the file is such a model.
bool isMdmModel(const model::TensorMetadata& header);

/// Our own, from a weights file of the recipe mdm; without its text encoder and hash. Errors: ParseFailed; Unsupported for another kind of model.
Result<MdmModel> loadCompactMdm(const model::TensorFile& file, const std::string& fileName);
/// The JSON text of such a file's "config".
std::string compactMdmConfig(const model::MdmOptions& options);
/// The same model to be shipped: matrices as 8-bit rows. Errors: as reading and writing.
Result<void> packMdmModel(const std::filesystem::path& weights, const std::filesystem::path& out);

/// Errors: NotFound, ParseFailed; Unsupported for another kind of file, a model made for KIT-ML, or one that lacks what sampling needs
/// (normalization, text tower, its vocabulary), with the file that has to be imported too.
Result<MdmModel> loadMdmModel(const std::filesystem::path& file);

}  // namespace core::sampling
