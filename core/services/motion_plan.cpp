#include "core/services/motion_plan.h"

#include "core/base/utf8.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/services/generation_limits.h"
#include "core/services/plan/plan_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::services {

namespace {

constexpr double kTick = 1e-6;  // seconds that count as the same

Error wrong(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

std::string shortened(std::string_view prompt) {
  constexpr std::size_t kMost = 40;
  std::string text(trimmed(prompt));
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (text.size() <= kMost) return text;
  std::size_t cut = kMost;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return text.substr(0, cut) + "...";
}

Result<void> check(const PlanSpan& span, const std::string& name) {
  if (!std::isfinite(span.start) || !std::isfinite(span.end)) return wrong(name + " has no start or no end");
  const double length = span.end - span.start;
  if (length < limits::kSeconds.lowest - kTick || length > limits::kSeconds.highest + kTick)
    return wrong(fmt::format("{} lasts {:.4g} s; an action takes {:g} to {:g} seconds", name, length, limits::kSeconds.lowest, limits::kSeconds.highest));
  if (trimmed(span.prompt).empty()) return wrong(name + " has no text: say what the character does");
  if (const auto count = base::characterCount(span.prompt); count > limits::kMostPromptCharacters)
    return wrong(fmt::format("the text of {} has {} characters; {} is the most", name, count, limits::kMostPromptCharacters));
  const auto& range = limits::kStyleWeight;
  if (span.strength && !(*span.strength >= range.lowest && *span.strength <= range.highest))
    return wrong(fmt::format("the strength of {} must be between {:g} and {:g}, not {:g}", name, range.lowest, range.highest, *span.strength));
  return {};
}

}  // namespace

Result<void> validate(const MotionPlan& plan, double length) {
  for (std::size_t i = 0; i < plan.spans.size(); ++i) {
    const auto& span = plan.spans[i];
    const auto name = fmt::format("span {} (\"{}\")", i + 1, onOneLine(shortened(span.prompt)));
    if (auto ok = check(span, name); !ok) return ok;
    const double expected = i == 0 ? 0.0 : plan.spans[i - 1].end;
    if (span.start < expected - kTick) return wrong(fmt::format("{} starts at {:g} s, before span {} ends at {:g} s", name, span.start, i, expected));
    if (span.start > expected + kTick && i == 0) return wrong(fmt::format("{} starts at {:g} s; the first one starts at 0", name, span.start));
    if (span.start > expected + kTick)
      return wrong(fmt::format("{} starts at {:g} s and span {} ends at {:g} s: nothing is said of the time between", name, span.start, i, expected));
  }
  const double total = plan.spans.empty() ? length : plan.spans.back().end;
  if (total > limits::kPlanSeconds.highest + kTick)
    return wrong(fmt::format("the spans last {:g} s in all; {:g} seconds is the most", total, limits::kPlanSeconds.highest));
  std::vector<const KeptStretch*> ordered;
  for (const auto& kept : plan.keeps) ordered.push_back(&kept);
  std::sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) { return a->start < b->start; });
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const auto& kept = *ordered[i];
    const auto name = fmt::format("what is kept from {:g} to {:g} s", kept.start, kept.end);
    if (!(kept.start >= 0.0) || !(kept.end > kept.start)) return wrong(name + " ends before it begins, or begins before the motion");
    if (kept.end > total + kTick) return wrong(fmt::format("{} reaches beyond the motion, which lasts {:g} s", name, total));
    if (kept.from && !(*kept.from >= 0.0)) return wrong(fmt::format("{} cannot start at second {:g} of {}", name, *kept.from, kept.file.string()));
    if (kept.file.empty() && !kept.motion) return wrong(name + " names no file");
    if (i > 0 && kept.start < ordered[i - 1]->end - kTick) return wrong(fmt::format("{} begins before what is kept until {:g} s ends", name, ordered[i - 1]->end));
  }
  if (!plan.path.empty() && !isOfOneMotion(plan.keeps))
    return wrong("a path goes with stretches of one motion alone, kept at their own times: nobody says where on the floor the others are");
  if (auto ok = validate(plan.poses); !ok) return ok;
  if (auto ok = validate(plan.path); !ok) return ok;
  if (auto ok = validate(plan.stands); !ok) return ok;
  return validate(plan.course);
}

std::vector<PathFault> faultsOf(const MotionPlan& plan, int frames) {
  const auto frameAt = [](double seconds) { return static_cast<int>(std::lround(seconds * motion::humanml3d::kFps)); };
  return faultsOf(plan.path, frames, [&](int frame) {
    return std::any_of(plan.keeps.begin(), plan.keeps.end(), [&](const auto& kept) { return frame >= frameAt(kept.start) && frame < frameAt(kept.end); });
  });
}

bool isOfOneMotion(const std::vector<KeptStretch>& keeps) {
  const auto shift = [](const KeptStretch& kept) { return kept.from.value_or(kept.start) - kept.start; };
  return std::all_of(keeps.begin(), keeps.end(), [&](const auto& kept) {
    const auto& first = keeps.front();
    return kept.file == first.file && kept.motion == first.motion && std::abs(shift(kept) - shift(first)) < kTick;
  });
}

StyleReference styleFrom(const std::string& text) {
  if (text.empty() || text == "none") return StyleReference::none();
  return text.find_first_of("./") == std::string::npos ? StyleReference::named(text) : StyleReference::fromFile(text);
}

std::string styleText(const StyleReference& style) {
  switch (style.kind) {
    case StyleReference::Kind::None: break;
    case StyleReference::Kind::Named: return style.name;
    case StyleReference::Kind::File: return style.file.string();
  }
  return "none";
}

Result<PlanSpan> planSpanFrom(std::string_view text) {
  const auto refuse = [&](const char* why) {
    return wrong(fmt::format("the span \"{}\" {}; write \"0-2.5: a person walks\" or \"2.5-5, style old, strength 2: a person sits down\"", onOneLine(text), why));
  };
  // A style may be a path with a colon in it; what stands before the text is followed by ": ".
  auto colon = text.find(": ");
  if (colon == std::string_view::npos) colon = text.find(':');
  if (colon == std::string_view::npos) return refuse("has no colon before its text");
  PlanSpan span;
  span.prompt = trimmed(text.substr(colon + 1));
  auto head = text.substr(0, colon);
  bool isFirst = true;
  while (!head.empty() || isFirst) {
    const auto comma = head.find(',');
    const auto part = trimmed(head.substr(0, comma));
    head = comma == std::string_view::npos ? std::string_view() : head.substr(comma + 1);
    if (isFirst) {
      const auto range = rangeIn(part);
      if (!range) return refuse("does not begin with two seconds");
      span.start = range->first, span.end = range->second;
      isFirst = false;
    } else if (part.starts_with("style ")) {
      span.style = styleFrom(std::string(trimmed(part.substr(6))));
    } else if (part.starts_with("strength ")) {
      span.strength = numberIn(part.substr(9));
      if (!span.strength) return refuse("has a strength that is no number");
    } else {
      return refuse("says more than seconds, style and strength before its colon");
    }
  }
  return span;
}

std::string spanText(const PlanSpan& span) {
  auto text = fmt::format("{:g}-{:g}", span.start, span.end);
  if (span.style) text += ", style " + styleText(*span.style);
  if (span.strength) text += fmt::format(", strength {:g}", *span.strength);
  return text + ": " + span.prompt;
}

Result<KeptStretch> keptStretchFrom(std::string_view text) {
  const auto equals = text.find('=');
  const auto range = equals == std::string_view::npos ? std::nullopt : rangeIn(text.substr(0, equals));
  if (!range || equals + 1 >= text.size())
    return wrong(fmt::format("what is kept is written as \"0-1.2=take.bvh\" or \"0-1.2=take.bvh@3\" (from its second 3 on), not \"{}\"", onOneLine(text)));
  KeptStretch kept;
  kept.start = range->first, kept.end = range->second;
  auto file = text.substr(equals + 1);
  if (const auto at = file.rfind('@'); at != std::string_view::npos) {
    if (const auto from = numberIn(file.substr(at + 1))) {
      kept.from = *from;
      file = file.substr(0, at);
    }
  }
  kept.file = std::string(file);
  return kept;
}

std::string keptText(const KeptStretch& kept) {
  auto text = fmt::format("{:g}-{:g}={}", kept.start, kept.end, kept.file.string());
  if (kept.from) text += fmt::format("@{:g}", *kept.from);
  return text;
}

}  // namespace core::services
