#pragma once

#include "core/base/result.h"
#include "core/bench/files/distribution.h"
#include "core/motion/edit/motion_cleanup.h"

#include <filesystem>
#include <string>

namespace core::bench {

/// One motion file, cleaned: what its feet did before and after.
struct CleanedFile {
  std::string name;
  int frames = 0;
  double seconds = 0.0;  // that the cleaning took
  motion::CleanupReport report;
};

/// options.fps is the rate that the motion is put on the body with. Errors: those of reading the file and of putting it on the body.
Result<CleanedFile> cleanedFile(const std::filesystem::path& file, const motion::CleanupOptions& options);

/// Of many files, before [0] and after [1]; a sum weighs every frame, or every contact frame, alike.
struct CleanedFiles {
  double frames = 0.0, contactFrames = 0.0, seconds = 0.0;
  double slide[2] = {}, skating[2] = {}, floats[2] = {}, jerk[2] = {};
  double toes[2] = {}, longest[2] = {};  // the most of all
  int pops = 0, halved = 0, worse = 0, clips = 0, steps = 0;
  Distribution hands, handsMax, own, ownMax;  // cm, a value a clip

  void add(const CleanedFile& one);
};

}  // namespace core::bench
