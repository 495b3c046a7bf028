#pragma once

#include "core/base/result.h"
#include "core/families/crossdiff/compact_crossdiff.h"
#include "core/text/text_encoder.h"

#include <filesystem>
#include <memory>
#include <string>

namespace core::sampling {

/// A CrossDiff with its text encoder, ready to sample: a compact one, from a weights file of the recipe crossdiff, or the authors' as it
/// was imported. The weights stay as they are.
struct CrossDiffModel {
  model::TrainedCrossDiff trained;  // of an imported model without its 2D statistics mean2d and std2d are undefined
  std::shared_ptr<text::TextEncoder> text;
  std::string hash;                                        // of the file, or of what it was imported from
  double guidance = 2.5;                                   // that it is sampled with unless somebody asks for another; the authors' weights: 0
  int steps = 50;                                          // likewise; the authors' weights: all 1,000
  std::shared_ptr<const model::CrossDiffImpl::Plan> plan;  // made by the first sample
};

/// Whether a header says that the file is such a model, compact or imported.
bool isCrossDiffModel(const model::TensorMetadata& header);

/// The same model to be shipped: its matrices as 8-bit rows (core/checkpoint/packed_rows.h), a quarter of the size, vectors as float16; what it
/// was normalized by stays float32.
/// Errors: as reading and writing; Unsupported when the file is no such model.
Result<void> packCrossDiffModel(const std::filesystem::path& weights, const std::filesystem::path& out);

/// Errors: NotFound, ParseFailed, Unsupported, naming the file and the part. An imported one needs Mean.npy, Std.npy, CLIP's text tower
/// and its vocabulary, and must not be made for KIT-ML.
Result<CrossDiffModel> loadCrossDiffModel(const std::filesystem::path& file);

}  // namespace core::sampling
