#pragma once

#include "core/families/crossdiff/crossdiff.h"
#include "core/families/mdm/mdm.h"
#include "core/model_import/published_layout.h"

namespace core::model {

/// The keys of the networks as they are in published files but for the sinusoid, written down so that no network of those sizes need
/// be made: that of a hostile file would fill the memory.
KeyShapes crossDiffKeys(const CrossDiffOptions& options, const std::string& prefix);
KeyShapes mdmKeys(const MdmOptions& options, const std::string& prefix);

/// The parts "crossdiff" and "mdm" of partLayout(). Errors: as there.
Result<PartLayout> crossDiffLayout(const TensorMap& shapes);
Result<PartLayout> mdmLayout(const TensorMap& shapes);

/// Whether a file's `pe` [n, 1, width] is the sinusoid of any length that this program computes itself, half precision allowed.
bool isSinusoid(const at::Tensor& table, std::int64_t width);

}  // namespace core::model
