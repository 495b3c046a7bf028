#pragma once

#include "core/io/write/figure_mesh.h"
#include "core/motion/clip.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core::io {

/// What made a motion, to be kept in the file where its format allows; empty fields are left out.
struct Provenance {
  std::string prompt;
  std::string style;
  std::optional<std::uint64_t> seed;
  std::string modelHash;
  std::string dataLicence;  // of what the model was trained on
  std::string program;      // name and version

  /// The filled fields, named "prompt", "style", "seed", "modelHash", "dataLicence", "program".
  std::vector<std::pair<std::string, std::string>> entries() const;
};

/// What a writer puts into a file: everything that the person chose is done already (see export.h).
struct ExportScene {
  motion::Clip clip;                          // the root's offset is where it stands at rest
  std::optional<motion::SkinnedMesh> figure;  // joints count as in the clip's skeleton
  std::string takeName;
  Provenance provenance;
};

}  // namespace core::io
