#pragma once

#include "core/base/result.h"
#include "core/io/write/export.h"
#include "core/motion/clip.h"

#include <filesystem>
#include <string>

namespace core::io {

struct BvhWriteOptions {
  double unitsPerMetre = 100.0;  // 100: centimetres, as most programs expect
  BvhChannels channels = BvhChannels::Calm;
  bool leadsWithRestPose = false;  // put the skeleton's rest pose, standing where the clip begins, before the first frame
};

/// The clip as BVH text: the root with positions and Z X Y rotations, other joints with rotations, and with positions too where the
/// clip moves them against their offsets. Euler angles go on continuously from frame to frame; a joint that would come close to gimbal
/// lock has its channels in another order, unless the options name one for all. Joints without children get an End
/// Site that continues their bone, since the format asks for one. The same clip gives the same bytes.
/// Spaces and braces in joint names become underscores.
std::string formatBvh(const motion::Clip& clip, const BvhWriteOptions& options = {});

/// Writes it atomically. Errors: WriteFailed.
Result<void> writeBvh(const std::filesystem::path& file, const motion::Clip& clip, const BvhWriteOptions& options = {});

}  // namespace core::io
