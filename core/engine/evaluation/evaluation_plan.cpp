#include "core/engine/evaluation/evaluation_plan.h"

#include "core/base/random.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace core::engine {

namespace {

using dataset::Caption;
using dataset::ClipEntry;

constexpr std::int64_t kFewest = 24, kMost = motion::humanml3d::kMostFrames;

std::string recordingOf(const ClipEntry& clip) {
  std::string id = clip.id.starts_with("M:") ? clip.id.substr(2) : clip.id;
  return id.substr(0, id.find("/w", id.find('/') == std::string::npos ? 0 : id.find('/') + 1));
}

std::string captionOf(const ClipEntry& clip, base::RandomStream& random) {
  std::vector<const std::string*> usable;
  for (const auto& caption : clip.captions)
    if (caption.kind != Caption::Kind::Styled) usable.push_back(&caption.text);
  return usable.empty() ? std::string() : *usable[random.below(usable.size())];
}

bool isUsable(const ClipEntry& clip, const Protocol& protocol) { return clip.rows >= kFewest && !clip.captions.empty() && protocol.uses(clip); }

std::optional<std::size_t> referenceFor(const dataset::MotionDataset& data, const std::string& style, const ClipEntry& clip, base::RandomStream& random) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < data.clips().size(); ++i) {
    const auto& other = data.clips()[i];
    if (other.split == "test" && other.style == style && !other.mirrored && other.rows >= kFewest && recordingOf(other) != recordingOf(clip)) shown.push_back(i);
  }
  if (shown.empty()) return std::nullopt;
  return shown[random.below(shown.size())];
}

}  // namespace

const std::vector<Protocol>& protocols() {
  static const std::vector<Protocol> table = {
      {.name = "stylized",
       .sentence = "Captions of the test split, each in a style drawn evenly from those that the models and the judge know; length as the caption's own motion.",
       .uses = [](const ClipEntry& clip) { return clip.split == "test"; }},
      {.name = "text-to-motion",
       .sentence = "Captions of the test split without a style; length as the caption's own motion.",
       .asksStyle = false,
       .drawsStyle = false,
       .uses = [](const ClipEntry& clip) { return clip.split == "test"; }},
      {.name = "composition",
       .sentence = "Pairs of content and style that were held out of training completely, against the true motions of those pairs.",
       .drawsStyle = false,
       .uses = [](const ClipEntry& clip) { return clip.split == "composition" && !clip.style.empty(); }},
      {.name = "transfer",
       .sentence = "Labelled motions of the test split, inverted and done again in another style.",
       .transfers = true,
       .uses = [](const ClipEntry& clip) { return clip.split == "test" && !clip.style.empty(); }},
  };
  return table;
}

Result<Protocol> protocolNamed(const std::string& name) {
  std::string names;
  for (const auto& protocol : protocols()) {
    if (protocol.name == name) return protocol;
    names += (names.empty() ? "" : ", ") + protocol.name;
  }
  return Error{ErrorCode::InvalidArgument, fmt::format("there is no protocol \"{}\"; there are {}", name, names)};
}

Result<PlannedRepetition> planRepetition(const dataset::MotionDataset& data, const PlanOptions& options, int repetition) {
  base::RandomStream random(base::derivedSeed(options.seed, fmt::format("{} repetition {}", options.protocol.name, repetition)));
  std::map<std::string, std::vector<std::size_t>> recordings;
  for (std::size_t i = 0; i < data.clips().size(); ++i)
    if (isUsable(data.clips()[i], options.protocol)) recordings[recordingOf(data.clips()[i])].push_back(i);
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [name, clips] : recordings) groups.push_back(std::move(clips));
  base::shuffle(groups, random);
  const auto stratum = [&](const auto& group) { return data.clips()[group.front()].content + "/" + data.clips()[group.front()].style; };
  std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) { return stratum(a) < stratum(b); });

  PlannedRepetition plan;
  std::vector<std::size_t> prompted;
  for (const auto& group : groups) {
    // The smaller half gets the next recording.
    auto& half = plan.reference.size() <= prompted.size() ? plan.reference : prompted;
    half.insert(half.end(), group.begin(), group.end());
  }
  base::shuffle(plan.reference, random);
  base::shuffle(prompted, random);
  const auto count = std::min({static_cast<std::size_t>(std::max(0, options.motions)), plan.reference.size(), prompted.size()});
  if (count < 2)
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("the data set has too few motions for the protocol {}: {} recordings with captions", options.protocol.name, groups.size())};
  const bool drawsStyle = options.protocol.drawsStyle, transfers = options.protocol.transfers;
  if (drawsStyle && options.styles.size() < (transfers ? 2u : 1u))
    return Error{ErrorCode::InvalidArgument, fmt::format("the protocol {} needs styles that the models know", options.protocol.name)};
  plan.reference.resize(count);
  prompted.resize(count);
  auto styles = options.styles;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& clip = data.clips()[prompted[i]];
    PlannedMotion motion;
    motion.clip = prompted[i];
    motion.caption = captionOf(clip, random);
    motion.content = clip.content;
    motion.frames = static_cast<int>(std::clamp(clip.rows, kFewest, kMost));
    if (options.protocol.asksStyle && !drawsStyle) motion.style = clip.style;
    if (drawsStyle) {
      // Every style equally often.
      if (i % styles.size() == 0) base::shuffle(styles, random);
      motion.style = styles[i % styles.size()];
      if (transfers && motion.style == clip.style) motion.style = styles[(i + 1) % styles.size()];
    }
    if (!motion.style.empty()) {
      const auto reference = referenceFor(data, motion.style, clip, random);
      motion.hasReference = reference.has_value();
      motion.reference = reference.value_or(0);
    }
    plan.motions.push_back(std::move(motion));
  }
  return plan;
}

std::string styledPrompt(const dataset::MotionDataset& data, const std::string& caption, const std::string& style) {
  for (const auto& clip : data.clips()) {
    if (clip.style != style || clip.split != "train") continue;
    const Caption *content = nullptr, *styled = nullptr;
    for (const auto& one : clip.captions) {
      if (one.kind == Caption::Kind::Content) content = &one;
      if (one.kind == Caption::Kind::Styled) styled = &one;
    }
    if (content != nullptr && styled != nullptr && styled->text.starts_with(content->text)) return caption + styled->text.substr(content->text.size());
  }
  return caption + ", in the manner of " + style;
}

}  // namespace core::engine
