#include "core/families/given_motion.h"

#include "core/families/style_file.h"
#include "core/motion/humanml3d_skeleton.h"

#include <ATen/core/Tensor.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::families {

Result<MadeLength> madeLength(const services::GenerationRequest& request, int most, std::vector<std::string>& remarks) {
  MadeLength made;
  made.frames = static_cast<int>(std::lround(request.seconds * motion::humanml3d::kFps));
  if (made.frames > most) {
    remarks.push_back(fmt::format("this model makes at most {:.1f} seconds; the motion was made that long", most / motion::humanml3d::kFps));
    made.frames = most;
  }
  if (request.given.empty()) return made;
  auto features = readMotionFeatures(request.given, remarks);
  if (!features) return features.error();
  made.frames = static_cast<int>(std::min<std::int64_t>(features->size(0), most));
  const auto part = features->narrow(0, 0, made.frames).contiguous();
  made.known = request.kept == services::GenerationRequest::Kept::Legs ? sampling::knownLowerBody(part) : sampling::knownEnds(part);
  remarks.push_back(fmt::format("{:.1f} seconds of {} were taken, which decides the length", made.frames / motion::humanml3d::kFps, request.given.string()));
  return made;
}

}  // namespace core::families
