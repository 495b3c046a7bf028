#pragma once

#include "core/sampling/published_bundle.h"
#include "core/text/clip_text_encoder.h"

#include <memory>

namespace core::sampling {

/// CLIP's text tower with its tokenizer as textTowerOf gives it, for networks that read the tower's tokens rather than its one feature. Errors: those of textTowerOf,
/// without any about a width.
Result<std::shared_ptr<text::ClipTextEncoder>> clipTowerOf(const PublishedBundle& bundle, std::size_t mostTokens);

}  // namespace core::sampling
