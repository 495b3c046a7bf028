#include "core/motion/edit/edit_sentences.h"

#include <fmt/format.h>

namespace core::motion {

std::string sentenceOf(const CleanupReport& report) {
  const FootPlantReport& feet = report.feet;
  std::string text = fmt::format("planted feet slide {:.1f} mm a frame ({:.1f} before)", report.after.slideMm, report.before.slideMm);
  if (report.before.floatShare > 0.0 || report.after.floatShare > 0.0)
    text += fmt::format(", the body hangs in the air in {:.0f} % of the frames ({:.0f} % before)", 100.0 * report.after.floatShare, 100.0 * report.before.floatShare);
  if (report.before.toesCm > 0.05 || report.after.toesCm > 0.05)
    text += fmt::format(", toes are at most {:.1f} cm in the floor ({:.1f} before)", report.after.toesCm, report.before.toesCm);
  if (feet.loweredCm > 1.0) text += fmt::format(", it was lowered by up to {:.0f} cm where it hung", feet.loweredCm);
  if (feet.steps > 0) text += fmt::format(", {} long slides became small steps", feet.steps);
  if (feet.hasThings) text += ", it stands on things that are not there and keeps its height";
  return text + fmt::format("; hands moved by {:.1f} cm at most, jerk {:.0f} m/s^3 ({:.0f} before)", feet.handsMaxCm, report.after.jerk, report.before.jerk);
}

std::string sentenceOf(const LoopReport& report, double fps) {
  return fmt::format(
      "{:.2f} s from {:.2f} s on; over the seam joints jump {:.2f} cm on average ({:.2f} before blending, {:.2f} between any two frames), at most {:.1f} cm ({:.1f})",
      report.count / fps, report.first / fps, report.after.meanGapCm, report.before.meanGapCm, report.usualGapCm, report.after.maxGapCm, report.before.maxGapCm);
}

std::string sentenceOf(const CharacterReport& report) {
  return fmt::format(
      "{:.2f} times the body's size: hands are {:.2f} cm from where they should be on average (95 % within {:.2f}, at most {:.2f}), feet {:.2f} cm ({:.2f}, {:.2f})",
      report.scale, report.hands.meanCm, report.hands.p95Cm, report.hands.maxCm, report.feet.meanCm, report.feet.p95Cm, report.feet.maxCm);
}

}  // namespace core::motion
