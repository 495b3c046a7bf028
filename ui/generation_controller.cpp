#include "ui/generation_controller.h"

#include "ui/request_conversion.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace ui {

using namespace core::document;

GenerationController::GenerationController(DocumentBridge& document, JobBridge& jobs,
                                           core::services::GenerationService& service, QObject* parent)
    : QObject(parent), document_(document), jobs_(jobs), service_(service) {
  connect(&jobs_, &JobBridge::progressed, this, [this](quint64 id, const QString& stage, qint64 done, qint64 total) {
    if (!pending_.contains(id)) return;
    // Earlier variants of the batch are whole parts of the bar.
    const qint64 ended = batchSize_ - pending_.size();
    Q_EMIT progressed(stage, total > 0 ? ended * total + done : 0, total * batchSize_);
  });
  connect(&jobs_, &JobBridge::finished, this, &GenerationController::finish);
  connect(&jobs_, &JobBridge::failed, this, [this](quint64 id, const core::Error& error) {
    if (id == styleJob_) Q_EMIT modelMissing(error);
    if (!pending_.contains(id)) return;
    end(id);
    // What is wrong for one variant is wrong for all of them, and one sentence is enough.
    const bool isHopeless = error.code == core::ErrorCode::NotFound || error.code == core::ErrorCode::InvalidArgument;
    if (isHopeless) stop();
    Q_EMIT failed(error);
  });
  connect(&jobs_, &JobBridge::cancelled, this, [this](quint64 id) {
    if (!pending_.contains(id)) return;
    end(id);
    if (!isBusy()) Q_EMIT stopped();
  });
}

void GenerationController::generate() {
  document_.seal();
  const Draft draft = document_.project().draft;
  for (int variant = 0; variant < draft.variants; ++variant) {
    TakeRequest request = draft.request;
    request.seed += static_cast<std::uint64_t>(variant);
    if (!submit(std::move(request), 0, variant)) return;
  }
  if (!draft.isSeedLocked) {
    // Six digits are enough to differ and short enough to say aloud.
    document_.drawSeed(QRandomGenerator::global()->bounded(1u, 1'000'000u));
  }
}

void GenerationController::regenerate(TakeId id) {
  const Take* take = document_.take(id);
  if (take && take->origin == Take::Origin::Generated) submit(take->request, id, 0);
}

bool GenerationController::submit(TakeRequest request, TakeId parent, int variant) {
  const auto serviceRequest = toServiceRequest(request);
  if (const auto valid = core::services::validate(serviceRequest); !valid) {
    Q_EMIT failed(valid.error());
    return false;
  }
  auto report = std::make_shared<core::services::GenerationReport>();
  const QString title = takeName(request);
  auto work = [&service = service_, serviceRequest, report](core::jobs::JobContext& context) -> core::Result<void> {
    auto made = service.generate(
        serviceRequest, [&context](const core::jobs::Progress& progress) { context.report(progress); }, context.stopToken());
    if (!made) return made.error();
    for (const auto& remark : made->remarks) context.log(remark);
    *report = std::move(*made);
    if (!report->clip) return core::Error{core::ErrorCode::Internal, "the model answered without a motion"};
    return {};
  };
  const bool wasBusy = isBusy();
  const quint64 job = jobs_.submit(title, core::jobs::Lane::Compute, std::move(work));
  pending_.insert(job, {std::move(request), std::move(report), parent, variant});
  batchSize_ = wasBusy ? batchSize_ + 1 : 1;
  if (!wasBusy) Q_EMIT busyChanged(true);
  return true;
}

void GenerationController::finish(quint64 id) {
  if (id == styleJob_ && styles_) Q_EMIT stylesReady(*styles_);
  const auto found = pending_.constFind(id);
  if (found == pending_.constEnd()) return;
  const Pending pending = *found;
  end(id);
  Take take;
  take.request = pending.request;
  take.name = takeName(pending.request).toStdString();
  take.clip = pending.report->clip;
  take.report = {pending.report->secondsTaken, pending.report->modelHash, pending.report->remarks};
  take.parent = pending.parent;
  take.createdAt = QDateTime::currentSecsSinceEpoch();
  Q_EMIT takeMade(document_.append(std::move(take)), pending.variant);
}

void GenerationController::end(quint64 id) {
  pending_.remove(id);
  if (!isBusy()) Q_EMIT busyChanged(false);
}

void GenerationController::stop() {
  for (const quint64 id : pending_.keys()) jobs_.cancel(id);
}

void GenerationController::loadStyles() {
  styles_ = std::make_shared<std::vector<core::services::StyleInfo>>();
  styleJob_ = jobs_.submit(tr("Loading the model"), core::jobs::Lane::Compute,
                           [&service = service_, styles = styles_](core::jobs::JobContext&) -> core::Result<void> {
                             auto found = service.styles();
                             if (!found) return found.error();
                             *styles = std::move(*found);
                             return {};
                           });
}

}  // namespace ui
