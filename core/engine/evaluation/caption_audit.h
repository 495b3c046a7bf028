#pragma once

#include "core/dataset/captions/caption_leaks.h"
#include "core/engine/evaluation/evaluation_plan.h"

namespace core::engine {

/// What the protocol may ask (captions of its clips, without those that name a style) against all captions of the clips that models are trained on.
dataset::CaptionLeaks auditCaptions(const dataset::MotionDataset& data, const Protocol& protocol);

/// For the report: how many different captions there are, how many of them training knows, and which metrics leave those out.
std::string leakSentence(const dataset::CaptionLeaks& leaks);

}  // namespace core::engine
