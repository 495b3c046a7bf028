#pragma once

#include "core/engine/teaching/teaching_session.h"

#include <string>

namespace core::engine {

/// What a finished teaching is told by.
struct TeachingResult {
  const TeachingRequest& request;
  const ModelEntry& parent;
  const TeachingReport& report;
  services::ModelCard card;  // of the bundle
  std::string dataHash;
  std::size_t gallery = 0;
  int repetitions = 1;
  std::filesystem::path bundle;  // the weights, which are copied to the request's out
  std::filesystem::path work;
};

/// The model's file, its card, the words that it knows, and report/report.html, .json and .csv in the work folder. Errors: WriteFailed.
Result<void> writeTeachingResult(const TeachingResult& result);

}  // namespace core::engine
