#include "ui/session/live_link.h"

#include <QMetaObject>

namespace ui {

using core::services::live_link::Lane;
using core::services::live_link::Offer;

namespace {

/// A request of another program, as the list of jobs calls it.
class AskedJob : public core::jobs::Job {
 public:
  AskedJob(std::unique_ptr<core::jobs::Job> job, const QString& title) : job_(std::move(job)), title_(title.toStdString()) {}
  std::string title() const override { return title_; }
  core::Result<void> run(core::jobs::JobContext& context) override { return job_->run(context); }

 private:
  std::unique_ptr<core::jobs::Job> job_;
  std::string title_;
};

}  // namespace

LiveLink::LiveLink(JobBridge& jobs, core::services::GenerationService& service, core::services::live_link::LiveLinkHost* host, QObject* parent)
    : QObject(parent), jobs_(jobs), service_(service), host_(host), compute_(jobs, core::jobs::Lane::Compute), files_(jobs, core::jobs::Lane::File) {
  connect(&compute_, &LaneJobs::failed, this, [this](const core::Error& error) {
    isBusy_ = isOn_ = false;
    Q_EMIT changed();
    Q_EMIT failed(error);
  });
}

LiveLink::~LiveLink() {
  if (host_) host_->stop();
}

void LiveLink::setOn(bool isOn) {
  if (!host_ || isOn == isOn_) return;
  isOn_ = isOn;
  if (isBusy_) {
    // What is on its way looks at the wish when it is done.
  } else if (isOn) {
    start();
  } else {
    // Connections are closed in order, which may take a moment.
    isBusy_ = true;
    address_.clear();
    files_.submitQuietly(
        [host = host_](core::jobs::JobContext&) {
          host->stop();
          return core::Result<void>();
        },
        [this] {
          isBusy_ = false;
          if (isOn_) start();
        });
  }
  Q_EMIT changed();
}

void LiveLink::start() {
  isBusy_ = true;
  offer_ = std::make_shared<Offer>();
  const auto read = [offer = offer_, &service = service_](core::jobs::JobContext&) -> core::Result<void> {
    auto models = service.models();
    if (!models) return models.error();
    auto styles = service.styles();
    if (!styles) return styles.error();
    offer->models = core::services::makersAmong(std::move(*models));
    offer->styles = std::move(*styles);
    return {};
  };
  compute_.submit(tr("Starting the live link"), read, [this] {
    isBusy_ = false;
    if (!isOn_) return;
    const Lane lane{[&jobs = jobs_](std::unique_ptr<core::jobs::Job> job) {
                      const auto title = tr("Live link: %1").arg(QString::fromStdString(job->title()));
                      return jobs.submit(std::make_unique<AskedJob>(std::move(job), title), core::jobs::Lane::Compute);
                    },
                    [&jobs = jobs_](core::jobs::JobId job) { jobs.cancel(job); }};
    const auto log = [this](const std::string& line) {
      QMetaObject::invokeMethod(
          this, [this, line] { Q_EMIT asked(QString::fromStdString(line)); }, Qt::QueuedConnection);
    };
    const auto address = host_->start(*offer_, lane, log);
    if (address)
      address_ = QString::fromStdString(*address);
    else
      isOn_ = false;
    Q_EMIT changed();
    if (!address) Q_EMIT failed(address.error());
  });
}

}  // namespace ui
