#include "core/training/action_balance.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace core::training {

namespace {

constexpr double kShareExponent = 0.2;
constexpr double kWrittenFromName = 0.6;
/// No clip is seen more than this many times as often as if all clips were drawn alike: beyond it a model learns the noise of one recording.
constexpr double kMostRepeats = 40.0;

std::vector<std::string> actionsOf(const dataset::ClipEntry& clip) {
  if (!clip.actions.empty()) return clip.actions;
  return {clip.content.empty() ? std::string("?") : clip.content};
}

bool isWrittenFromName(const dataset::ClipEntry& clip) {
  return clip.content.empty() &&
         std::all_of(clip.captions.begin(), clip.captions.end(), [](const dataset::Caption& caption) { return caption.kind == dataset::Caption::Kind::Synthetic; });
}

}  // namespace

std::function<double(const dataset::ClipEntry&)> actionBalance(const dataset::MotionDataset& dataset) {
  std::map<std::string, double> counts;
  double clips = 0.0;
  for (const auto& clip : dataset.clips()) {
    if (clip.split != "train" || clip.captions.empty()) continue;
    clips += 1.0;
    for (const auto& action : actionsOf(clip)) counts[action] += 1.0;
  }
  double shares = 0.0;
  for (const auto& [action, count] : counts) shares += std::pow(count, kShareExponent);
  return [counts = std::move(counts), shares, clips](const dataset::ClipEntry& clip) {
    if (clip.split != "train" || clip.captions.empty()) return 0.0;
    const auto actions = actionsOf(clip);
    double weight = 0.0;
    for (const auto& action : actions) {
      const auto found = counts.find(action);
      if (found != counts.end()) weight += std::pow(found->second, kShareExponent - 1.0);
    }
    // Of all draws; 1 / clips would be a clip's share without balance.
    weight *= (isWrittenFromName(clip) ? kWrittenFromName : 1.0) / (shares * static_cast<double>(actions.size()));
    return std::min(weight, kMostRepeats / clips);
  };
}

}  // namespace core::training
