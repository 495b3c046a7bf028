#pragma once

#include "core/report/report.h"

namespace core::metrics {

/// A report.json of `gesto evaluate`. What only the page shows (the published tables) is the program's own and is not read.
/// The votes beside it (votes.jsonl) become its preferences; a damaged file of them is a remark.
/// Errors: NotFound, ReadFailed; ParseFailed for what is no report, naming the place; Unsupported for one of a newer program.
Result<EvaluationReport> readReport(const std::filesystem::path& file);

}  // namespace core::metrics
