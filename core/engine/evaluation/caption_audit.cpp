#include "core/engine/evaluation/caption_audit.h"

#include <fmt/format.h>

namespace core::engine {

dataset::CaptionLeaks auditCaptions(const dataset::MotionDataset& data, const Protocol& protocol) {
  std::vector<std::string> asked, training;
  for (const auto& clip : data.clips()) {
    const bool isAsked = protocol.uses(clip), isTrained = clip.split == "train";
    for (const auto& caption : clip.captions) {
      if (isTrained) training.push_back(caption.text);
      if (isAsked && caption.kind != dataset::Caption::Kind::Styled) asked.push_back(caption.text);
    }
  }
  return dataset::captionLeaks(asked, training);
}

std::string leakSentence(const dataset::CaptionLeaks& leaks) {
  const auto share = [&](int count) { return leaks.captions == 0 ? 0.0 : 100.0 * count / leaks.captions; };
  return fmt::format(
      "Of {} different captions that may be asked, {} ({:.0f} %) stand word for word in training and {} ({:.0f} %) nearly (one word in {} differs). \"R-precision, "
      "unseen "
      "captions\" leaves both out.",
      leaks.captions, leaks.exact, share(leaks.exact), leaks.near, share(leaks.near), dataset::kWordsPerDifference);
}

}  // namespace core::engine
