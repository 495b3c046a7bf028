#pragma once

#include "core/io/write/export_scene.h"

#include <string>

namespace core::io {

struct FbxWriteOptions {
  double unitsPerMetre = 100.0;  // 100: centimetres, as FBX programs expect; the file says which unit it is in
};

/// The scene as binary FBX 7.4: Y up, one LimbNode per joint with the skeleton's rest as bind pose, a key per frame and channel, and the
/// figure, if there is one, as a skinned mesh. Rotation curves are continuous; where the usual X Y Z order comes near gimbal lock a joint
/// has another one, which the file declares. Rates of 20 and others that FBX has no mode for are written as custom rate.
/// The same scene gives the same bytes. Throws std::length_error when the file would be larger than 4 GiB.
std::string formatFbx(const ExportScene& scene, const FbxWriteOptions& options = {});

}  // namespace core::io
