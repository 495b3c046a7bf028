#pragma once

#include "core/services/live_link/live_link_host.h"
#include "ui/session/lane_jobs.h"

#include <QObject>

#include <memory>

namespace ui {

/// The switch of the live link: other programs on this computer, Blender for one, ask the running studio for motions. Their requests stand in the list of jobs and
/// wait for each other and for the person's own. Off when the program starts.
class LiveLink : public QObject {
  Q_OBJECT
 public:
  /// host may be null: there is none. All must outlive this.
  LiveLink(JobBridge& jobs, core::services::GenerationService& service, core::services::live_link::LiveLinkHost* host, QObject* parent = nullptr);
  ~LiveLink() override;

  bool isThere() const { return host_ != nullptr; }
  /// Wanted; address() tells whether it serves yet.
  bool isOn() const { return isOn_; }
  /// "http://127.0.0.1:8620"; empty while it does not serve.
  QString address() const { return address_; }

  void setOn(bool isOn);

 Q_SIGNALS:
  /// isOn() or address() is another.
  void changed();
  void failed(const core::Error& error);
  /// A request was answered, refused or left.
  void asked(const QString& line);

 private:
  void start();

  JobBridge& jobs_;
  core::services::GenerationService& service_;
  core::services::live_link::LiveLinkHost* host_;
  LaneJobs compute_, files_;
  std::shared_ptr<core::services::live_link::Offer> offer_;
  QString address_;
  bool isOn_ = false;
  bool isBusy_ = false;  // starts or stops
};

}  // namespace ui
