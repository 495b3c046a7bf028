#pragma once

#include "core/metrics/prompts/prompt_judge.h"
#include "core/report/report.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

/// What became of every prompt under one model and style, as a report's row.
namespace core::engine {

/// One generated clip.
struct PromptOutcome {
  std::size_t prompt = 0;  // in the list
  std::uint64_t seed = 1;
  metrics::PromptVerdict verdict;
  std::map<std::string, int> ranks;  // of the own prompt among all of the list, from 1, by the judge's suffix: "", "joints"
};

/// outcomes: as many seeds for every prompt. Values have one number for each seed, but "prompts" (the share of prompts shown in at least 4 of 5
/// seeds); the breakdown has the share of seeds for each prompt, "prompt/sit_down", and of prompts for each group, "group/action".
metrics::ReportRow promptRow(std::span<const metrics::Prompt> prompts, std::span<const PromptOutcome> outcomes);

/// The head of clips.csv, and a row's lines for it.
std::string outcomesHead();
std::string outcomeLines(const std::string& row, std::span<const metrics::Prompt> prompts, std::span<const PromptOutcome> outcomes);

}  // namespace core::engine
