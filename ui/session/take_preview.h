#pragma once

#include "core/services/generation_service.h"
#include "ui/session/generation_controller.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace ui {

/// Lets the shown take follow a slider of the guidance while it is held: quick looks of few steps with the take's seed, one at a time and always the newest; when
/// the slider is let go, the take of full quality, which takes their place. Nothing is overwritten: looks are no takes, and the full one is another take.
/// Looks are made for a generated take of the draft's prompt and length only; else the sliders just set the draft. Nothing here waits.
class TakePreview : public QObject {
  Q_OBJECT
 public:
  /// All must outlive this; the service is used only inside compute jobs.
  TakePreview(DocumentBridge& document, JobBridge& jobs, core::services::GenerationService& service, GenerationController& generation, QObject* parent = nullptr);

  /// Whether the person wants this at all.
  bool isOn() const { return isOn_; }
  void setOn(bool isOn);

  /// A slider is pressed while this take is looked at in that view.
  void hold(core::document::TakeId shown, int view);
  /// It is let go: a moment later, so that a double-click is one change, the full take is asked for, if the draft is another one now.
  void release();

 Q_SIGNALS:
  void switched(bool isOn);
  /// A look, in place of the take that the view shows.
  void looked(int view, const std::shared_ptr<const core::motion::Clip>& clip);
  /// The view shows its take again.
  void ended();
  /// The full take is there (it was just made, or was there already), in place of the one that was looked at.
  void replaced(int view, core::document::TakeId take);

 private:
  struct Look {
    core::services::GenerationRequest request;
    std::shared_ptr<core::services::GenerationReport> report;
    quint64 session = 0;
    quint64 job = 0;
  };
  /// The draft with the seed of the take that is looked at; none while it cannot be followed.
  std::optional<core::document::TakeRequest> wanted() const;
  void ask();
  void start();
  void finish(quint64 job, bool isMade);
  void makeFull();
  void end();

  DocumentBridge& document_;
  JobBridge& jobs_;
  core::services::GenerationService& service_;
  GenerationController& generation_;
  bool isOn_ = true;
  bool isHeld_ = false;
  core::document::TakeId shown_ = 0;  // that is followed; 0: none is
  int view_ = 0;
  quint64 session_ = 0;                 // grows with every end: what was asked before is stale
  core::document::TakeRequest before_;  // the draft when the slider was pressed
  core::document::TakeRequest asked_;   // the last one looked for
  std::optional<core::document::TakeRequest> waiting_;
  std::optional<Look> running_;
  quint64 full_ = 0;  // the job of the full take
  QTimer pause_;
};

}  // namespace ui
