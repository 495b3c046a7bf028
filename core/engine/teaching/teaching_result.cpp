#include "core/engine/teaching/teaching_result.h"

#include "core/dataset/actions.h"
#include "core/engine/teaching/taught_measure.h"
#include "core/services/prompt_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace core::engine {

namespace fs = std::filesystem;

namespace {

std::string sharesOf(const metrics::ReportRow& row, const char* name) {
  const auto found = row.values.find(name);
  if (found == row.values.end()) return "-";
  const auto& value = found->second;
  return value.hasInterval() ? fmt::format("{:.0f} ± {:.0f} %", 100.0 * value.mean, 100.0 * value.halfWidth) : fmt::format("{:.0f} %", 100.0 * value.mean);
}

// "Known moves shown: -2.3 points (-6.9 to 2.3)."
void addChanges(const TeachingReport& teaching, std::vector<std::string>& remarks) {
  for (const auto& [name, change] : teaching.change) {
    const auto info = metrics::describeMetric(name);
    const double unit = info.isShare ? 100.0 : 1.0;
    const auto number = [&](double value) { return fmt::format("{:.{}f}", unit * value, info.digits); };
    remarks.push_back(
        fmt::format("After less before, caption by caption: {}: {}{}{}.", info.title, number(change.mean), info.isShare ? " points" : "",
                    change.hasInterval() ? fmt::format(" ({} to {})", number(change.mean - change.halfWidth), number(change.mean + change.halfWidth)) : ""));
  }
}

std::string folderName(const fs::path& folder) {
  auto plain = fs::absolute(folder).lexically_normal();
  if (!plain.has_filename()) plain = plain.parent_path();
  return plain.filename().string();
}

metrics::EvaluationReport reportOf(const TeachingResult& result) {
  const auto& request = result.request;
  metrics::EvaluationReport report;
  report.protocol = "teach";
  report.description =
      "The same questions before and after a teaching, with the same draws: the captions of the clips that were taught, and captions that the model knew and that took "
      "no part in the teaching. What a motion shows is told by the nearest of a gallery, the clips that were taught and what the model made of captions that it knew; "
      "near is measured on places, speeds and contacts of the body, without any network.";
  report.dataName = folderName(request.clips.folder);
  report.dataHash = result.dataHash;
  report.seed = request.seed;
  report.repetitions = result.repetitions;
  report.pool = static_cast<std::int64_t>(result.gallery);
  report.judges = {{"nearest clip", fmt::format("among {} motions", result.gallery)}};
  if (result.report.after.values.count("kept_text") != 0)
    report.judges.emplace_back("evaluator-all", "of motion and text; took no part in generation or teaching");
  else
    report.remarks.emplace_back("No judge of motion and text lies among the models (judges/evaluator-all.safetensors): distances to captions are not told.");
  report.settings = {{"clips", std::to_string(result.report.clips.used())},
                     {"replayed motions", std::to_string(result.report.replayed)},
                     {"minutes", fmt::format("{:g} asked for, {:.1f} taken", request.minutes, result.report.minutes)},
                     {"threads", std::to_string(request.threads)},
                     {"model before", result.report.parentHash}};
  for (const auto& [part, updates] : result.report.updates) report.settings.emplace_back("updates of the " + part, std::to_string(updates));
  for (const auto& clip : result.report.clips.clips)
    if (!clip.leftOut.empty()) report.remarks.push_back(fmt::format("{} was left out: {}.", clip.file, clip.leftOut));
  if (std::any_of(result.report.clips.clips.begin(), result.report.clips.clips.end(),
                  [](const TaughtClip& clip) { return clip.leftOut.empty() && clip.isCaptionFromName; }))
    report.remarks.emplace_back("Captions that nobody wrote are the words of the files' names.");
  report.remarks.emplace_back("Intervals (95 %) are over captions.");
  addChanges(result.report, report.remarks);
  auto before = result.report.before, after = result.report.after;
  before.name = "before", before.description = "The model that was taught, as it was.", before.modelHash = result.report.parentHash;
  after.name = "after", after.description = "The taught model.", after.modelHash = result.report.hash;
  report.rows = {std::move(before), std::move(after)};
  report.seconds = 60.0 * result.report.minutes;
  return report;
}

Result<void> writeWords(const TeachingResult& result) {
  const auto known = services::readPromptWords(services::promptWordsFile(result.parent.file));
  if (!known) return known.error().code == ErrorCode::NotFound ? Result<void>() : known.error();
  auto words = *known;
  // A word of one clip would still be called rare, though it was seen a hundred times.
  constexpr int kSeen = 8;
  for (const auto& clip : result.report.clips.clips) {
    if (!clip.leftOut.empty()) continue;
    auto actions = dataset::actionsOf(clip.captions);
    std::erase_if(actions, [](const std::string& action) { return !dataset::isAction(action); });
    for (int i = 0; i < kSeen; ++i) words.add(clip.captions, i == 0 ? actions : std::vector<std::string>());
  }
  return services::writePromptWords(services::promptWordsFile(result.request.out), words);
}

}  // namespace

Result<void> writeTeachingResult(const TeachingResult& result) {
  const auto& out = result.request.out;
  if (auto ok = metrics::writeReport(reportOf(result), result.work / "report"); !ok) return ok;
  std::error_code code;
  if (out.has_parent_path()) fs::create_directories(out.parent_path(), code);
  const auto part = out.parent_path() / fmt::format(".{}.part.safetensors", out.stem().string());
  if (!fs::copy_file(result.bundle, part, fs::copy_options::overwrite_existing, code) || code)
    return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", out.string(), code.message())};
  auto card = result.card;
  card.title = out.stem().string();
  card.origin = fmt::format("Taught from {} ({}): {} clips of “{}” beside {} motions that the model made of itself, {:g} minutes, seed {}.",
                            result.parent.file.stem().string(), result.report.parentHash, result.report.clips.used(), folderName(result.request.clips.folder),
                            result.report.replayed, result.request.minutes, result.request.seed);
  card.remarks.push_back(
      fmt::format("Taught captions recognised: {} before, {} after; captions that it knew: {} before, {} after (the nearest of {} motions; each asked {}).",
                  sharesOf(result.report.before, "taught"), sharesOf(result.report.after, "taught"), sharesOf(result.report.before, "kept"),
                  sharesOf(result.report.after, "kept"), result.gallery, result.repetitions == 1 ? std::string("once") : fmt::format("{} times", result.repetitions)));
  if (auto ok = services::writeModelCard(out, card); !ok) return ok;
  if (auto ok = writeWords(result); !ok) return ok;
  fs::rename(part, out, code);
  if (code) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", out.string(), code.message())};
  for (const char* ending : {".safetensors", ".json", ".md"}) fs::remove(fs::path(result.bundle).replace_extension(ending), code);
  return {};
}

}  // namespace core::engine
