#pragma once

#include "core/base/result.h"
#include "core/dataset/source_adaptor.h"

#include <filesystem>

namespace core::dataset {

/// Writes the sentences that tell of the same motion, one JSON array of strings a line, for training text encoders: those of HumanML3D
/// and KIT-ML in the bundle's captions (humanml3d.jsonl, kitml/annotations.json), without the motions of their test splits.
/// On other terms than non-commercial they may not be used: then the words of resources/labels/descriptions.tsv about its parts and about what CMU's
/// listing calls its trials. captions: a folder or archive; an empty path writes nothing. A part that is missing is left out.
/// Errors: NotFound and ParseFailed of the captions; WriteFailed.
Result<void> writeCaptionGroups(const std::filesystem::path& captions, Terms terms, const std::filesystem::path& file);

}  // namespace core::dataset
