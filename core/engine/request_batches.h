#pragma once

#include "core/services/generation_service.h"

#include <cstddef>
#include <span>
#include <vector>

namespace core::engine {

/// So many motions are sampled at once at most: beyond, a batch only takes memory and makes Ctrl-C wait (`gesto bench batch`).
inline constexpr std::size_t kMostTogether = 16;

/// Whether a model may sample two requests as one batch: they differ in prompt, style, length and seed alone, both or neither have a style, and none is
/// chosen among several.
bool mayGoTogether(const services::GenerationRequest& a, const services::GenerationRequest& b);

/// The numbers of the requests, those together that may go together, at most `most`; of like length within a group, because a batch is as long as its longest.
/// Groups in the order of their first request. most: at least 1.
std::vector<std::vector<std::size_t>> requestBatches(std::span<const services::GenerationRequest> requests, std::size_t most = kMostTogether);

}  // namespace core::engine
