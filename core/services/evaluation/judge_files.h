#pragma once

#include "core/services/model_card.h"

#include <filesystem>
#include <string>
#include <vector>

namespace core::services {

/// The weights of those who judge in an evaluation.
struct JudgeFiles {
  std::vector<std::filesystem::path> evaluators;  // of motion and text; the main one first
  std::filesystem::path style, content;           // classifiers; empty: none

  bool empty() const { return evaluators.empty() && style.empty() && content.empty(); }
};

/// What evaluators see, in the order in which reports name them: "all" is the main one. Their files are called evaluator-PART.safetensors.
const std::vector<std::string>& evaluatorParts();

/// Where judges lie that nobody named: "judges" among the person's own models, then among those that ship.
std::vector<std::filesystem::path> judgeFolders(const ModelFolders& models);

/// Judges by their files' names: evaluator-PART, judge-style and judge-content.safetensors, each in the first of the folders that has it. Folders may be missing.
JudgeFiles findJudges(const std::vector<std::filesystem::path>& folders);

}  // namespace core::services
