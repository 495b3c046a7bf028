#pragma once

#include "core/services/live_link/live_request.h"

#include <functional>
#include <stop_token>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace core::services::live_link {

/// What is sent back with 200.
struct LiveAnswer {
  std::string contentType;
  std::string body;
  std::string report;  // one line of JSON, ASCII: frames, fps, seconds, secondsTaken, seed, modelHash, remarks
};

/// Who answers, for what files say of themselves.
struct Answerer {
  std::string program;                                                                                              // "Gesto Studio 0.2.0"
  std::function<std::string(const std::string& model)> licence = [](const std::string&) { return std::string(); };  // of the data behind a model
};

/// The motion in the form that was asked for. The bytes of File are those that the command line writes for the same request; a request of the protocol has
/// them with the extension MMCP_motion. Errors: those of io::exportedFile.
Result<LiveAnswer> answerOf(const LiveRequest& live, const GenerationReport& report, const Answerer& answerer);

/// Samples and answers; blocks, from one thread at a time. Clips that came with the request are laid out for it and removed again.
std::variant<LiveAnswer, Refusal> perform(GenerationService& service, LiveRequest live, const Answerer& answerer, const jobs::ProgressSink& progress,
                                          const std::stop_token& stop);

}  // namespace core::services::live_link
