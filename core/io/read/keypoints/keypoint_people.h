#pragma once

#include "core/base/result.h"
#include "core/motion/picture/keypoints.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace core::io::keypoints {

inline constexpr std::size_t kMostPeople = 200, kMostFrames = 200'000;

/// People by frame number, as they come out of one file.
struct NumberedFrames {
  std::map<std::int64_t, motion::KeypointFrame> frames;
  std::vector<std::string> names;    // of the points, where the file names them
  std::vector<std::string> remarks;  // what was passed over, one sentence each
};

/// The forms that readKeypoints() lists, told apart by their content. NaN and Infinity, as Python writes them, count as null. Errors: as readKeypoints(), with the frame
/// where there is one.
Result<NumberedFrames> parsePeople(std::string_view text, const std::string& name);

}  // namespace core::io::keypoints
