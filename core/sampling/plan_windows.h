#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// A motion of several actions is one sequence of latent tokens that a network sees through windows, one or more for each action. Where
// windows overlap, what they predict is blended, at every step, so that both grow out of the same motion.
// Source: Zhang et al. 2023, DiffCollage, and Barquero et al. 2024, FlowMDM, for denoising windows together; the shares are ours.
namespace core::sampling {

/// The frames of one action, [begin, end).
struct FrameSpan {
  std::int64_t begin = 0, end = 0;
};

struct PlanWindowOptions {
  int framesPerToken = 8;
  std::int64_t mostTokens = 25;    // that the network takes at once
  std::int64_t fewestTokens = 6;   // that a window looks at, where the motion is that long: a second alone tells too little
  double ramp = 12.0;              // frames before and behind a border in which one action hands over to the next; at most half of the shorter one
  std::int64_t contextTokens = 1;  // on either side, in which a window looks on and has no share
  std::int64_t overlapTokens = 6;  // of the windows that one long action takes
};

/// The part of the sequence that is denoised as one action.
struct PlanWindow {
  std::size_t span = 0;       // of the plan
  std::int64_t first = 0;     // token
  std::vector<float> shares;  // one for each of its tokens, 0 to 1: how much of the blend is its own

  std::int64_t tokens() const { return static_cast<std::int64_t>(shares.size()); }
};

/// At least one window for each span, in their order; the shares of every token of the sequence sum to 1. A plan of one span that fits is one
/// window whose shares are exactly 1. spans: in order, without gaps, from frame 0 on, none empty.
/// Throws std::invalid_argument for other spans, or options below 1.
std::vector<PlanWindow> planWindows(const std::vector<FrameSpan>& spans, const PlanWindowOptions& options = {});

}  // namespace core::sampling
