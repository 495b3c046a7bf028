#pragma once

#include "core/base/result.h"
#include "core/dataset/motion_dataset.h"

#include <cstdint>
#include <string>
#include <vector>

/// Which real motions a protocol uses, and what it asks of a model. Plain decisions from the data set and a seed; no network.
namespace core::engine {

/// A question that an evaluation answers.
struct Protocol {
  std::string name;                              // "stylized"
  std::string sentence;                          // for reports
  bool asksStyle = true;                         // a style besides the caption
  bool drawsStyle = true;                        // evenly from those that the models know; false: the clip's own
  bool transfers = false;                        // real motions are done again instead of made
  bool (*uses)(const dataset::ClipEntry& clip);  // of those that are long enough and have captions
};

/// stylized, text-to-motion, composition, transfer.
const std::vector<Protocol>& protocols();
/// Errors: InvalidArgument, naming the protocols.
Result<Protocol> protocolNamed(const std::string& name);

/// One motion asked for.
struct PlannedMotion {
  std::size_t clip = 0;  // the real motion whose caption, labels and length are used
  std::string caption;
  std::string content;
  std::string style;          // asked for; empty: none
  std::size_t reference = 0;  // a clip that shows the style, of another recording
  bool hasReference = false;
  int frames = 0;  // 24 to 196
};

struct PlannedRepetition {
  std::vector<std::size_t> reference;  // N real motions that everything is compared with
  std::vector<PlannedMotion> motions;  // N; their clips are the row "real motion", of other recordings than the reference
};

struct PlanOptions {
  Protocol protocol = protocols().front();
  int motions = 128;  // at most; N is never more than half of what the split has
  std::uint64_t seed = 1;
  std::vector<std::string> styles;  // that may be asked for
};

/// The split's recordings are dealt into two halves, balanced over content and style (windows and mirrored twins of a recording stay
/// together), anew for every repetition. Errors: InvalidArgument when the split has too few motions with captions, or no style.
Result<PlannedRepetition> planRepetition(const dataset::MotionDataset& data, const PlanOptions& options, int repetition);

/// The caption with the style said in words, as the data set's own styled captions say it, else ", in the manner of STYLE".
std::string styledPrompt(const dataset::MotionDataset& data, const std::string& caption, const std::string& style);

}  // namespace core::engine
