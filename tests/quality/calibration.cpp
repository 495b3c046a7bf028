#include "tests/quality/calibration.h"

#include <fmt/format.h>

#include <algorithm>

namespace quality {

namespace {

using namespace core::metrics;

bool has(const std::vector<std::string>& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

std::string told(const RecordedClip& clip, const FactVerdict& verdict) {
  std::string text = fmt::format("{}{}@{:g}-{:g}", clip.isMirrored ? "mirror:" : "", clip.file, clip.begin, clip.end);
  for (const auto& value : verdict.values) text += fmt::format("; {} {} [{:.2f}]", value.holds ? "yes" : "NO", value.text, value.value);
  return text;
}

}  // namespace

core::Result<std::vector<CalibrationRow>> calibrate(const std::vector<Prompt>& prompts, const std::vector<RecordedClip>& clips, const std::filesystem::path& data) {
  std::vector<CalibrationRow> rows;
  for (const auto& prompt : prompts) rows.push_back({prompt.id, 0, 0, 0, 0, {}, {}});
  BodyReader reader;
  for (const auto& clip : clips) {
    for (const auto* ids : {&clip.shows, &clip.open}) {
      for (const auto& id : *ids) {
        if (std::none_of(prompts.begin(), prompts.end(), [&](const Prompt& p) { return p.id == id; }))
          return core::Error{core::ErrorCode::InvalidArgument, fmt::format("{}: no prompt has the id \"{}\"", clip.file, id)};
      }
    }
    auto positions = reader.read(data / clip.file, clip.begin, clip.end);
    if (!positions) return positions.error();
    if (clip.isMirrored) positions = mirrored(*positions);
    const BodyTrack track(*positions);
    for (std::size_t i = 0; i < prompts.size(); ++i) {
      if (has(clip.open, prompts[i].id)) continue;
      const auto verdict = checkFacts(prompts[i].facts, track, track.whole());
      auto& row = rows[i];
      if (has(clip.shows, prompts[i].id)) {
        ++row.shows;
        if (verdict.holds)
          ++row.showsPassed;
        else
          row.misses.push_back(told(clip, verdict));
      } else {
        ++row.others;
        if (verdict.holds) {
          ++row.othersPassed;
          row.falseAlarms.push_back(told(clip, verdict));
        }
      }
    }
  }
  return rows;
}

std::string tableText(const std::vector<CalibrationRow>& table) {
  std::string text = "| prompt | recordings that show it | pass | others | fail |\n| --- | --- | --- | --- | --- |\n";
  for (const auto& row : table) {
    const auto percent = [](int part, int of) { return of > 0 ? fmt::format("{} ({:.0f} %)", part, 100.0 * part / of) : std::string("-"); };
    text += fmt::format("| {} | {} | {} | {} | {} |\n", row.id, row.shows, percent(row.showsPassed, row.shows), row.others,
                        percent(row.others - row.othersPassed, row.others));
  }
  return text;
}

std::string disagreements(const std::vector<CalibrationRow>& table) {
  std::string text;
  for (const auto& row : table) {
    if (row.misses.empty() && row.falseAlarms.empty()) continue;
    text += row.id + "\n";
    for (const auto& miss : row.misses) text += "  missed " + miss + "\n";
    for (const auto& alarm : row.falseAlarms) text += "  false alarm " + alarm + "\n";
  }
  return text;
}

}  // namespace quality
