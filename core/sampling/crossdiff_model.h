#pragma once

#include "core/base/result.h"
#include "core/model/compact_crossdiff.h"
#include "core/text/text_encoder.h"

#include <filesystem>
#include <memory>
#include <string>

namespace core::sampling {

/// A compact CrossDiff with its text encoder, ready to sample: a weights file of the recipe crossdiff.
struct CrossDiffModel {
  model::TrainedCrossDiff trained;
  std::shared_ptr<text::TextEncoder> text;
  std::string hash;  // of the file
};

/// Whether a file says that it is such a model; only its header is read. Errors: as reading one.
Result<bool> isCrossDiffModel(const std::filesystem::path& file);

/// The same model with its weights as float16, half the size, to be shipped; what it was normalized by stays float32.
/// Errors: as reading and writing; Unsupported when the file is no such model.
Result<void> packCrossDiffModel(const std::filesystem::path& weights, const std::filesystem::path& out);

/// Errors: NotFound, ParseFailed, Unsupported, naming the file and the part.
Result<CrossDiffModel> loadCrossDiffModel(const std::filesystem::path& file);

}  // namespace core::sampling
