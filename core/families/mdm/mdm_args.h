#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace core::model {

/// What MDM's args.json says beside a checkpoint, and what holds where it says nothing (old files).
struct MdmArgs {
  std::string dataset = "humanml";  // or "kit"
  int diffusionSteps = 1000;        // of a cosine schedule made for so many: 1000 or 50 in the published files
  double condMaskProb = 0.1;        // 0: trained without dropping the text, so that no guidance is possible
  bool masksFrames = false;         // attention sees only a clip's own frames
  std::optional<bool> usesAverage;  // use_ema: the averaged weights are the model
  std::optional<int> layers, latentDim;
};

/// name: for messages. Errors: ParseFailed when the text is no JSON object or a value has the wrong type; Unsupported for what this
/// program does not have: another architecture than trans_enc, another data set, schedule, text encoder or variance, prefix completion.
/// One sentence naming the file, the key and its value.
Result<MdmArgs> parseMdmArgs(std::string_view text, const std::string& name);

}  // namespace core::model
