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

/// The same model to be shipped: its matrices as 8-bit rows (core/model/packed_rows.h), a quarter of the size, vectors as float16; what it
/// was normalized by stays float32.
/// Errors: as reading and writing; Unsupported when the file is no such model.
Result<void> packCrossDiffModel(const std::filesystem::path& weights, const std::filesystem::path& out);

/// Errors: NotFound, ParseFailed, Unsupported, naming the file and the part.
Result<CrossDiffModel> loadCrossDiffModel(const std::filesystem::path& file);

}  // namespace core::sampling
