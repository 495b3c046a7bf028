#pragma once

#include "core/dataset/source_adaptor.h"
#include "core/motion/published_forms.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace core::dataset {

/// A sequence as it goes into the data set.
struct BuiltClip {
  std::string id, content, style, split;
  std::string action;  // of the raw clip
  bool isMirrored = false;
  std::vector<RawCaption> captions;
  std::vector<float> rows;  // not normalized
};

struct WindowOptions {
  int fewestRows = 24;
  int mostRows = motion::humanml3d::kMostFrames;
};

/// Begin and end rows of the windows of a sequence: one of all rows when they fit, otherwise as few equally long ones as will do, in
/// order, covering every row. A surplus of up to 4 rows (0.2 s) is not worth a second window and is left off: HumanML3D's own
/// longest segments have 199 rows.
std::vector<std::pair<int, int>> cutWindows(int rows, int mostRows);

/// Features of a motion and of its mirrored twin, cut into windows. Ids get the source's name in front, "M:" before a twin's, and
/// "/w2" behind the third window's. tooShort counts windows (without twins) under the limit.
/// Throws std::invalid_argument for positions that have no features (see representation::extractFeatures).
std::vector<BuiltClip> buildClips(const RawClip& raw, const std::string& source, const WindowOptions& options, std::int64_t& tooShort);

}  // namespace core::dataset
