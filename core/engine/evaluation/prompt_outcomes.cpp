#include "core/engine/evaluation/prompt_outcomes.h"

#include "core/metrics/embedding_metrics.h"

#include <fmt/format.h>

namespace core::engine {

namespace {

using Means = std::map<std::string, double>;

void put(metrics::ReportRow& row, const std::string& name, const std::vector<double>& values) {
  const auto repeated = metrics::repeated(values);
  row.values[name] = {repeated.mean, values.size() > 1 ? repeated.halfWidth : 0.0, values};
}

std::string withJudge(const std::string& name, const std::string& judge) { return judge.empty() ? name : name + "." + judge; }

Means numbersOf(const PromptOutcome& outcome) {
  const auto& bearing = outcome.verdict.bearing;
  Means numbers = {{"prompts.clips", outcome.verdict.shown ? 1.0 : 0.0},
                   {"skating.delivered", bearing.skating},
                   {"aloft", bearing.floatingSeconds},
                   {"knee_bend", bearing.kneeBend},
                   {"trunk_lean", bearing.trunkLean}};
  for (const auto& [judge, rank] : outcome.ranks) {
    numbers[withJudge("prompt_rank", judge)] = rank;
    numbers[withJudge("prompt_r1", judge)] = rank <= 1 ? 1.0 : 0.0;
    numbers[withJudge("prompt_r3", judge)] = rank <= 3 ? 1.0 : 0.0;
  }
  return numbers;
}

std::string inQuotes(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

}  // namespace

metrics::ReportRow promptRow(std::span<const metrics::Prompt> prompts, std::span<const PromptOutcome> outcomes) {
  metrics::ReportRow row;
  std::map<std::uint64_t, Means> sums;  // by seed
  std::map<std::uint64_t, int> counts;
  std::vector<std::vector<metrics::PromptVerdict>> verdicts(prompts.size());
  for (const auto& outcome : outcomes) {
    for (const auto& [name, value] : numbersOf(outcome)) sums[outcome.seed][name] += value;
    ++counts[outcome.seed];
    verdicts.at(outcome.prompt).push_back(outcome.verdict);
  }
  std::map<std::string, std::vector<double>> perSeed;
  for (const auto& [seed, means] : sums)
    for (const auto& [name, sum] : means) perSeed[name].push_back(sum / counts[seed]);
  for (const auto& [name, values] : perSeed) put(row, name, values);

  int shown = 0;
  std::map<std::string, std::pair<int, int>> groups;
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    if (verdicts[i].empty()) continue;
    const auto tally = metrics::tallyOf(prompts[i], verdicts[i]);
    shown += tally.isShown ? 1 : 0;
    auto& [of, all] = groups[prompts[i].group];
    of += tally.isShown ? 1 : 0;
    ++all;
    row.breakdown["prompt/" + prompts[i].id] = static_cast<double>(tally.shownSeeds) / tally.seeds;
  }
  for (const auto& [group, count] : groups) row.breakdown["group/" + group] = static_cast<double>(count.first) / count.second;
  put(row, "prompts", {static_cast<double>(shown) / static_cast<double>(prompts.size())});
  row.motions = static_cast<std::int64_t>(outcomes.size());
  return row;
}

std::string outcomesHead() { return "row,id,group,seed,shown,margin,rank,skating,aloft_seconds,knee_bend,trunk_lean,facts\n"; }

std::string outcomeLines(const std::string& row, std::span<const metrics::Prompt> prompts, std::span<const PromptOutcome> outcomes) {
  std::string lines;
  for (const auto& outcome : outcomes) {
    std::string facts;
    for (const auto& fact : outcome.verdict.facts) facts += fmt::format("{}{} {} [{:.3g}]", facts.empty() ? "" : "; ", fact.holds ? "yes" : "NO", fact.text, fact.value);
    const auto& prompt = prompts[outcome.prompt];
    const auto& bearing = outcome.verdict.bearing;
    lines += fmt::format("{},{},{},{},{},{:.4g},{},{:.4g},{:.2f},{:.1f},{:.1f},{}\n", inQuotes(row), prompt.id, inQuotes(prompt.group), outcome.seed,
                         outcome.verdict.shown ? 1 : 0, outcome.verdict.margin, outcome.ranks.empty() ? std::string() : std::to_string(outcome.ranks.begin()->second),
                         bearing.skating, bearing.floatingSeconds, bearing.kneeBend, bearing.trunkLean, inQuotes(facts));
  }
  return lines;
}

}  // namespace core::engine
