#include "core/engine/lifting_engine.h"

#include "core/engine/model_library.h"
#include "core/engine/prepared_request.h"

#include <fmt/format.h>

#include <chrono>

namespace core::engine {

namespace {

class LiftingEngine : public services::LiftingService {
 public:
  explicit LiftingEngine(std::shared_ptr<ModelLibrary> library) : library_(std::move(library)) {}

  Result<services::LiftReport> lift(const services::LiftRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) override {
    const auto start = std::chrono::steady_clock::now();
    progress({"loading the model", 0, 0});
    const auto model = library_->load(request.model);
    if (!model) return model.error();
    const auto& facts = (*model)->facts();
    if (!facts.can.lift) {
      return Error{ErrorCode::Unsupported, fmt::format("\"{}\" cannot lift: that needs a {} model with its 2D statistics", request.model,
                                                       titlesOf(library_->families(), &services::ModelAbilities::lift))};
    }
    auto report = (*model)->lift(request, progress, stop);
    if (!report) return report;
    report->modelHash = facts.hash;
    report->secondsTaken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
  }

 private:
  std::shared_ptr<ModelLibrary> library_;
};

}  // namespace

std::unique_ptr<services::LiftingService> makeLiftingService(std::shared_ptr<ModelLibrary> library) { return std::make_unique<LiftingEngine>(std::move(library)); }

std::unique_ptr<services::LiftingService> makeLiftingService(const services::ModelFolders& folders) {
  return makeLiftingService(std::make_shared<ModelLibrary>(folders));
}

}  // namespace core::engine
