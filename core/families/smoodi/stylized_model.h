#pragma once

#include "core/base/result.h"
#include "core/families/mld/mld_weights.h"
#include "core/families/mld/packed_temporal_decoder.h"
#include "core/families/smoodi/compact_weights.h"
#include "core/families/smoodi/packed_adaptor.h"
#include "core/families/smoodi/packed_style_reader.h"
#include "core/families/smoodi/style_change.h"
#include "core/text/text_encoder.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core::sampling {

/// What a style label stands for: means over the label's training clips, [width] each.
struct StylePrototype {
  at::Tensor embedding, mean, deviation;
};

/// All networks of one stylized text-to-motion model, ready to sample.
struct StylizedModel {
  model::TrainedVae vae;
  std::shared_ptr<text::TextEncoder> text;
  model::TrainedDenoiser denoiser;
  model::StyleAdaptor adaptor{nullptr};
  /// Of the adaptor and the denoiser in it, for motions without masks; null where they do not fit.
  std::shared_ptr<model::PackedAdaptor> packed;
  /// Of the packed layers: what the process asked for when the file was read (model::modelPrecision()). A motion is finished exactly.
  base::Precision precision = base::Precision::Exact;
  model::TrainedStyleNetwork style;
  std::map<std::string, StylePrototype> prototypes;
  /// Whether the adaptor was taught the change that a style makes (kLearntChange).
  bool learntChange = false;
  /// Empty in bundles of before.
  ContentStatistics contents;

  /// What a style is measured from: the prototype kNeutralStyle, without one the mean of all; nothing without prototypes.
  std::optional<StylePrototype> neutralStyle() const;

  /// Decodes clips of these lengths with a gradient to their latents. On packed layers, which are packed when somebody first asks; null where they do not fit.
  std::shared_ptr<model::TemporalDecoding> decodingOf(const std::vector<std::int64_t>& frames);
  /// Reads clips of these lengths as the classifier guidance does, in the same way.
  std::shared_ptr<model::StyleReader> styleReaderOf(const std::vector<std::int64_t>& frames);
  std::shared_ptr<const model::PackedTemporalDecoder> packedDecoder;
  std::shared_ptr<const model::PackedStyleNetwork> packedStyle;

  std::string hash;  // of the file
};

/// The weights files of the five recipes, in the order in which they are trained; a bundle stands for each of its parts.
struct StylizedModelParts {
  std::filesystem::path vae, text, denoiser, style, adaptor;
};

/// One file: tensors as float16, the matrices of all but the denoiser as 8-bit rows (core/checkpoint/packed_rows.h). Errors: as reading and writing.
Result<void> bundleStylizedModel(const StylizedModelParts& parts, const std::filesystem::path& file);

/// Told by the header.
bool isStylizedModel(const model::TensorMetadata& header);

/// Errors: NotFound, ParseFailed, Unsupported, naming the file and the part.
Result<StylizedModel> loadStylizedModel(const std::filesystem::path& file);

}  // namespace core::sampling
