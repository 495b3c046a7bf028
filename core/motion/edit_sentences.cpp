#include "core/motion/edit_sentences.h"

#include <fmt/format.h>

namespace core::motion {

std::string sentenceOf(const CleanupReport& report) {
  return fmt::format("feet slide in {:.1f} % of the frames ({:.1f} % before), toes are at most {:.1f} cm below the floor ({:.1f}), jerk {:.0f} m/s^3 ({:.0f}), joints moved by {:.1f} cm on average",
                     100.0 * report.skatingAfter, 100.0 * report.skatingBefore, report.floor.toesCmAfter, report.floor.toesCmBefore, report.jerkAfter, report.jerkBefore, report.meanChangeCm);
}

std::string sentenceOf(const LoopReport& report, double fps) {
  return fmt::format("{:.2f} s from {:.2f} s on; over the seam joints jump {:.2f} cm on average ({:.2f} before blending, {:.2f} between any two frames), at most {:.1f} cm ({:.1f})", report.count / fps,
                     report.first / fps, report.after.meanGapCm, report.before.meanGapCm, report.usualGapCm, report.after.maxGapCm, report.before.maxGapCm);
}

std::string sentenceOf(const CharacterReport& report) {
  return fmt::format("{:.2f} times the body's size: hands are {:.2f} cm from where they should be on average (95 % within {:.2f}, at most {:.2f}), feet {:.2f} cm ({:.2f}, {:.2f})", report.scale,
                     report.hands.meanCm, report.hands.p95Cm, report.hands.maxCm, report.feet.meanCm, report.feet.p95Cm, report.feet.maxCm);
}

}  // namespace core::motion
