#pragma once

#include "core/base/result.h"
#include "core/io/write/export_scene.h"

#include <string>

namespace core::io {

/// The scene as binary glTF 2.0: metres, Y up, a node per joint, a skin with the skeleton's rest as bind pose (also without a figure, so
/// that programs show bones), a key per frame and channel with straight lines between, provenance as extras of the asset.
/// Errors: Unsupported when the file would be 4 GiB or larger.
Result<std::string> formatGlb(const ExportScene& scene);

}  // namespace core::io
