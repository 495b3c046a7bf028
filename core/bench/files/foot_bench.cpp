#include "core/bench/files/foot_bench.h"

#include "core/base/stopwatch.h"
#include "core/io/motion_file.h"
#include "core/motion/feature_positions.h"
#include "core/motion/humanml3d_skeleton.h"

#include <algorithm>
#include <vector>

namespace core::bench {

Result<CleanedFile> cleanedFile(const std::filesystem::path& file, const motion::CleanupOptions& options) {
  const auto read = io::readMotionFile(file);
  if (!read) return read.error();
  const auto body = io::bodyMotion(*read, options.fps);
  if (!body) return body.error();
  // Features bring the contacts of whoever made them.
  const std::size_t frames = body->positions.size() / motion::humanml3d::kJointCount;
  std::vector<float> contacts;
  if (!read->features.empty()) contacts = motion::featureContacts(read->features, motion::humanml3d::kJointCount);
  if (contacts.size() != 4 * frames) contacts.clear();
  CleanedFile row{file.filename().string(), static_cast<int>(frames), 0.0, {}};
  const auto start = base::Clock::now();
  motion::cleanMotion(body->positions, contacts, options, &row.report);
  row.seconds = base::secondsSince(start);
  return row;
}

void CleanedFiles::add(const CleanedFile& row) {
  const auto& [before, after, feet, mean, most] = row.report;
  const motion::FootMeasure* both[2] = {&before, &after};
  ++clips;
  frames += row.frames;
  seconds += row.seconds;
  contactFrames += before.contactFrames;
  for (int k = 0; k < 2; ++k) {
    slide[k] += both[k]->slideMm * before.contactFrames;
    skating[k] += both[k]->skating * row.frames;
    floats[k] += both[k]->floatShare * row.frames;
    jerk[k] += both[k]->jerk * row.frames;
    toes[k] = std::max(toes[k], both[k]->toesCm);
    longest[k] = std::max(longest[k], both[k]->longestFloat);
  }
  halved += after.slideMm <= 0.5 * before.slideMm;
  worse += after.slideMm > before.slideMm + 0.05;
  steps += feet.steps;
  pops += feet.kneePops;
  hands.values.push_back(feet.handsP98Cm);
  handsMax.values.push_back(feet.handsMaxCm);
  own.values.push_back(feet.handsOwnP98Cm);
  ownMax.values.push_back(feet.handsOwnMaxCm);
}

}  // namespace core::bench
