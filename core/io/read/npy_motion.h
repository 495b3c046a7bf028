#pragma once

#include "core/base/result.h"
#include "core/io/read/import_report.h"
#include "core/io/read/npy.h"

#include <glm/vec3.hpp>

#include <filesystem>
#include <variant>
#include <vector>

namespace core::io {

/// [T * 22] joint positions, metres.
struct NpyJoints {
  std::vector<glm::vec3> positions;
  double fps = 20.0;
};
/// [T * 263] HumanML3D features, not normalized, 20 fps. Turning them into positions is core/representation's work.
struct NpyFeatures {
  std::vector<float> values;
};
using NpyMotion = std::variant<NpyJoints, NpyFeatures>;

/// A motion kept as an array, told apart by its shape: [T, 22, 3], [T, 66] or [T, 263]; with extents of 1 around; with its extents in another order ([22, 3, T], as
/// networks give it); with more joints behind the body's 22, as SMPL bodies have them; or with KIT's 21 joints, which become 22. What is not the usual form is said in
/// the report. Errors: those of readNpy; Unsupported for another shape; ParseFailed when a value is not finite or there is no frame.
Result<NpyMotion> readNpyMotion(const std::filesystem::path& file, ImportReport* report = nullptr);
Result<NpyMotion> npyMotion(const NpyArray& array, const std::string& name, ImportReport* report = nullptr);

}  // namespace core::io
