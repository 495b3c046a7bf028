#pragma once

#include "core/base/result.h"
#include "core/bench/files/distribution.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace core::bench {

/// Five minutes of somebody's motion at 120 frames per second, read as BVH; below 0 where there was no clip.
struct LongReading {
  double seconds = -1.0, processorSeconds = -1.0;
};

/// Processor times count those who read for this process too: the steadier number on a busy machine.
struct MotionFileReport {
  int files = 0, frames = 0;
  double megabytes = 0.0;
  std::vector<std::string> failed;  // "FILE: reason"
  Distribution readMs, readCpuMs, bodyMs;
  Distribution bodyFileMm;  // 22 joints to BVH text and back, per frame and joint
  Distribution backCm;      // on the source's own skeleton again, per frame and mapped joint, without hands and feet
  Distribution backHandsCm, backFeetCm;
  double slowestMs = 0.0, furthestMm = 0.0;  // of the processor
  std::string slowest, furthest;             // files
  LongReading fiveMinutes;
};

/// Reads every `every`th file (1: each), puts it on the 22-joint body and back. Errors: Cancelled.
Result<MotionFileReport> benchMotionFiles(std::span<const std::filesystem::path> files, std::size_t every, const std::stop_token& stop);

}  // namespace core::bench
