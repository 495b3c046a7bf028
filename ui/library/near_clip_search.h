#pragma once

#include "core/services/near_clips.h"
#include "ui/session/lane_jobs.h"

#include <QObject>

namespace ui {

/// Looks for clips near a text, away from the window. The answer to the last question alone is told.
class NearClipSearch : public QObject {
  Q_OBJECT
 public:
  /// Both must outlive it; the service, which may be null, is used only inside compute jobs.
  NearClipSearch(JobBridge& jobs, core::services::NearClipService* service, QObject* parent = nullptr);

  bool isThere() const { return service_ != nullptr; }

  /// Nothing happens where there is no service.
  void find(const core::services::NearClipsRequest& request);

 Q_SIGNALS:
  void found(const core::services::NearClipsReport& report);
  void failed(const core::Error& error);

 private:
  LaneJobs jobs_;
  core::services::NearClipService* service_;
  quint64 asked_ = 0;  // questions so far
};

}  // namespace ui
