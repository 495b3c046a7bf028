#include "ui/session/job_bridge.h"

#include <QMetaObject>

namespace ui {

using core::jobs::JobEvent;

JobBridge::JobBridge(QObject* parent) : QObject(parent) {
  queue_ = std::make_unique<core::jobs::JobQueue>([this](const JobEvent& event) {
    QMetaObject::invokeMethod(
        this, [this, event] { deliver(event); }, Qt::QueuedConnection);
  });
}

JobBridge::~JobBridge() = default;

quint64 JobBridge::submit(std::unique_ptr<core::jobs::Job> job, core::jobs::Lane lane) { return queue_->submit(std::move(job), lane); }

quint64 JobBridge::submit(const QString& title, core::jobs::Lane lane, core::jobs::FunctionJob::Work work) {
  return submit(std::make_unique<core::jobs::FunctionJob>(title.toStdString(), std::move(work)), lane);
}

void JobBridge::cancel(quint64 id) { queue_->cancel(id); }

void JobBridge::cancelAll() { queue_->cancelAll(); }

void JobBridge::deliver(const JobEvent& event) {
  switch (event.kind) {
    case JobEvent::Kind::Queued: Q_EMIT queued(event.id, QString::fromStdString(event.title)); break;
    case JobEvent::Kind::Started: Q_EMIT started(event.id); break;
    case JobEvent::Kind::Progressed: Q_EMIT progressed(event.id, QString::fromStdString(event.progress.stage), event.progress.done, event.progress.total); break;
    case JobEvent::Kind::Logged: Q_EMIT logged(event.id, QString::fromStdString(event.line)); break;
    case JobEvent::Kind::Finished: Q_EMIT finished(event.id); break;
    case JobEvent::Kind::Failed: Q_EMIT failed(event.id, event.error); break;
    case JobEvent::Kind::Cancelled: Q_EMIT cancelled(event.id); break;
  }
}

}  // namespace ui
