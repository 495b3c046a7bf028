#pragma once

#include "core/services/generation_service.h"
#include "tests/support/synthetic_motion.h"

#include <atomic>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <thread>

namespace test_support {

/// Answers with a synthetic walk of the asked length, in `steps` reports of progress. Can be told to fail, to throw or
/// to take its time.
class FakeGenerationService : public core::services::GenerationService {
 public:
  std::chrono::milliseconds timePerStep{0};
  std::optional<core::Error> failure;
  bool throws = false;
  bool hasStyles = true;
  std::atomic<int> calls = 0;
  core::services::GenerationRequest lastRequest;

  core::Result<core::services::GenerationReport> generate(const core::services::GenerationRequest& request,
                                                          const core::jobs::ProgressSink& progress, std::stop_token stop) override {
    ++calls;
    lastRequest = request;
    if (throws) throw std::runtime_error("the size of tensor a must match the size of tensor b");
    if (failure) return *failure;
    for (int step = 1; step <= request.steps; ++step) {
      if (stop.stop_requested()) return core::Error{core::ErrorCode::Cancelled, "stopped by the user"};
      std::this_thread::sleep_for(timePerStep);
      progress({"sampling", step, request.steps});
    }
    core::services::GenerationReport report;
    const int frames = static_cast<int>(request.seconds * 20.0 + 0.5);
    report.clip = std::make_shared<core::motion::Clip>(syntheticWalk(request.seed, frames));
    report.secondsTaken = 0.5;
    report.modelHash = "0123456789abcdef";
    return report;
  }

  core::Result<std::vector<core::services::StyleInfo>> styles() override {
    if (!hasStyles) return core::Error{core::ErrorCode::NotFound, "no model is installed"};
    std::vector<core::services::StyleInfo> found;
    for (const char* label : {"active", "angry", "chicken", "childish", "depressed", "happy", "masculinity", "normal", "old", "proud", "robot", "tired"})
      found.push_back({label, {}, label == std::string_view("old") ? std::vector<std::string>{"elderly"} : std::vector<std::string>{}});
    return found;
  }
};

}  // namespace test_support
