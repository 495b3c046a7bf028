#include "ui/library/near_clip_search.h"

namespace ui {

NearClipSearch::NearClipSearch(JobBridge& jobs, core::services::NearClipService* service, QObject* parent)
    : QObject(parent), jobs_(jobs, core::jobs::Lane::Compute), service_(service) {
  connect(&jobs_, &LaneJobs::failed, this, &NearClipSearch::failed);
}

void NearClipSearch::find(const core::services::NearClipsRequest& request) {
  if (!service_) return;
  const auto report = std::make_shared<core::services::NearClipsReport>();
  const quint64 number = ++asked_;
  jobs_.submit(
      tr("Look for clips"),
      [this, request, report](core::jobs::JobContext& context) -> core::Result<void> {
        auto answer = service_->nearClips(
            request, [&context](const core::jobs::Progress& progress) { context.report(progress); }, context.stopToken());
        if (!answer) return answer.error();
        *report = std::move(*answer);
        return {};
      },
      [this, report, number] {
        if (number == asked_) Q_EMIT found(*report);
      });
}

}  // namespace ui
