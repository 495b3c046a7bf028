#include "ui/session/generation_controller.h"

#include "core/services/kept_stretches.h"
#include "core/services/take_requests.h"
#include "ui/look/path_text.h"
#include "ui/session/request_conversion.h"
#include "ui/session/take_names.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>

namespace ui {

using namespace core::document;

GenerationController::GenerationController(DocumentBridge& document, JobBridge& jobs, core::services::GenerationService& service, core::services::LiftingService& lifting,
                                           QObject* parent)
    : QObject(parent), document_(document), jobs_(jobs), service_(service), lifting_(lifting) {
  connect(&jobs_, &JobBridge::progressed, this, [this](quint64 id, const QString& stage, qint64 done, qint64 total) {
    if (!pending_.contains(id)) return;
    // Earlier variants of the batch are whole parts of the bar.
    const qint64 ended = batchSize_ - pending_.size();
    Q_EMIT progressed(stage, total > 0 ? ended * total + done : 0, total * batchSize_);
  });
  connect(&jobs_, &JobBridge::finished, this, &GenerationController::finish);
  connect(&jobs_, &JobBridge::failed, this, [this](quint64 id, const core::Error& error) {
    if (id == styleJob_) {
      // Styles that cannot be read take no model off the list.
      if (!found_->models.empty()) Q_EMIT modelsReady(found_->models);
      Q_EMIT modelMissing(error);
    }
    if (!pending_.contains(id)) return;
    end(id);
    // What is wrong for one variant is wrong for all of them, and one sentence is enough.
    const bool isHopeless = error.code == core::ErrorCode::NotFound || error.code == core::ErrorCode::InvalidArgument;
    hasFailed_ = true;
    if (isHopeless) stop();
    Q_EMIT failed(error);
  });
  connect(&jobs_, &JobBridge::cancelled, this, [this](quint64 id) {
    if (!pending_.contains(id)) return;
    end(id);
    if (!isBusy() && !hasFailed_) Q_EMIT stopped();
  });
  // What was asked for in one project is no take of another.
  connect(&document_, &DocumentBridge::projectReplaced, this, [this] {
    const bool wasBusy = isBusy();
    stop();
    pending_.clear();
    if (wasBusy) Q_EMIT busyChanged(false);
  });
}

void GenerationController::generate(TakeId from) {
  document_.seal();
  const Draft draft = document_.project().draft;
  const TakeId parent = parentFor(document_.project(), draft.request, from);
  ++batches_;
  const bool keepsBest = draft.keepsBest && draft.variants > 1;
  for (int variant = 0; variant < (keepsBest ? 1 : draft.variants); ++variant) {
    TakeRequest request = draft.request;
    request.seed += static_cast<std::uint64_t>(variant);
    Wish wish;
    wish.parent = parent;
    wish.batch = batches_;
    const Take* origin = document_.take(parent);
    wish.name = origin ? differenceName(request, origin->request) : takeName(request);
    wish.request = std::move(request);
    wish.variant = variant;
    if (keepsBest) wish.candidates = draft.variants;
    if (!submit(std::move(wish))) return;
  }
  if (draft.isSeedLocked) return;
  const auto& takes = document_.project().takes;
  const bool isFirst = std::none_of(takes.begin(), takes.end(), [](const Take& take) { return take.origin == Take::Origin::Generated; });
  // From the first take on the seed stays, so that what the person changes is all that changes; another one is drawn by the die, or where they unlock it.
  if (isFirst) return document_.lockSeed();
  // Six digits are enough to differ and short enough to say aloud.
  document_.drawSeed(QRandomGenerator::global()->bounded(1u, 1'000'000u));
}

quint64 GenerationController::follow(const TakeRequest& request, TakeId from) {
  document_.seal();
  Wish wish;
  wish.request = request;
  wish.parent = parentFor(document_.project(), request, from);
  const Take* origin = document_.take(wish.parent);
  wish.name = origin ? differenceName(request, origin->request) : takeName(request);
  wish.variant = kFollowed;
  return submit(std::move(wish));
}

int GenerationController::sweep(const std::vector<TakeRequest>& requests, TakeId from) {
  document_.seal();
  ++batches_;
  int asked = 0;
  for (const TakeRequest& request : requests) {
    Wish wish;
    wish.request = request;
    wish.parent = parentFor(document_.project(), request, from);
    wish.batch = batches_;
    const Take* origin = document_.take(wish.parent);
    wish.name = origin ? differenceName(request, origin->request) : takeName(request);
    wish.place = asked;
    if (!submit(std::move(wish))) break;
    ++asked;
  }
  return asked;
}

void GenerationController::drop(quint64 job) {
  if (!pending_.contains(job)) return;
  end(job);
  jobs_.cancel(job);
}

void GenerationController::regenerate(TakeId id) {
  const Take* take = document_.take(id);
  if (!take || take->origin == Take::Origin::Imported || take->origin == Take::Origin::Edited) return;
  Wish wish;
  wish.origin = take->origin;
  wish.request = take->request;
  wish.parent = id;
  wish.name = differenceName(take->request, take->request);
  if (take->origin == Take::Origin::Restyled) {
    wish.name = QString::fromStdString(take->name);
    const Take* source = document_.take(take->parent);
    if (!source) return Q_EMIT failed({core::ErrorCode::NotFound, "the take that this one was restyled from is not in the project any more"});
    wish.source = source->clip;
    wish.parent = source->id;
  }
  submit(std::move(wish));
}

void GenerationController::redraw(TakeId from, double start, double end) {
  const Take* take = document_.take(from);
  if (!take) return;
  document_.seal();
  const Draft draft = document_.project().draft;
  const auto seed = QRandomGenerator::global()->bounded(1u, 1'000'000u);
  const QLocale locale;
  ++batches_;
  for (int variant = 0; variant < draft.variants; ++variant) {
    Wish wish;
    wish.request = draft.request;
    wish.request.seed = seed + static_cast<std::uint64_t>(variant);
    TakeRequest said = wish.request;
    said.keeps = take->request.keeps;  // what is kept is told by what is not
    core::services::keepAllBut(wish.request, start, end, *take);
    wish.parent = take->id;
    wish.batch = batches_;
    wish.variant = variant;
    wish.name = tr("%1 to %2 s again").arg(locale.toString(start, 'g', 4), locale.toString(end, 'g', 4)) + QStringLiteral(", ") +
                differenceName(said, take->origin == Take::Origin::Generated ? take->request : said);
    if (!submit(std::move(wish))) return;
  }
}

void GenerationController::restyle(TakeId id) {
  if (!document_.take(id)) return;
  if (document_.project().draft.request.style.kind == TakeStyle::Kind::None)
    return Q_EMIT failed({core::ErrorCode::InvalidArgument, "choose a style first: restyling puts the chosen one on the take"});
  TakeRequest request = document_.project().draft.request;
  request.model = TakeRequest{}.model;
  request.restyling = {};
  restyleAs(id, std::move(request));
}

void GenerationController::restyleAs(TakeId id, TakeRequest request) {
  const Take* take = document_.take(id);
  if (!take) return;
  document_.seal();
  Wish wish;
  wish.origin = Take::Origin::Restyled;
  wish.request = std::move(request);
  wish.parent = id;
  wish.source = take->clip;
  // What the clip shows is known only of clips that a model made; the prompt of others is their file's name.
  wish.request.prompt = take->report.modelHash.empty() ? std::string() : take->request.prompt;
  wish.request.mixture.reset();
  wish.request.given = {};
  wish.request.spans.clear();
  wish.request.keeps.clear();
  wish.request.poses.clear();
  wish.request.path.clear();
  wish.request.stands = {};
  wish.request.letsChange = false;
  wish.request.nearClips.clear();
  wish.request.course = {};
  wish.request.seconds = take->clip->duration();
  const QString title = restyledTitle(wish.request);
  wish.name = take->request.style == wish.request.style && wish.request.restyling.parts.empty() ? tr("%1 again").arg(title) : title;
  submit(std::move(wish));
}

void GenerationController::lift(const TakeVideo& video, const QString& prompt, bool becomesStyle) {
  Wish wish;
  wish.origin = Take::Origin::Lifted;
  wish.request.prompt = prompt.toStdString();
  wish.request.video = video;
  wish.becomesStyle = becomesStyle;
  wish.request.model = core::services::LiftRequest{}.model;
  wish.name = QFileInfo(textOf(video.keypoints)).completeBaseName();
  submit(std::move(wish));
}

core::Result<GenerationController::Work> GenerationController::workFor(const Wish& wish) {
  using namespace core::services;
  switch (wish.origin) {
    case Take::Origin::Lifted: {
      const LiftRequest request = liftRequest(wish.request);
      return Work([&service = lifting_, request](const auto& progress, std::stop_token stop) -> core::Result<GenerationReport> {
        auto lifted = service.lift(request, progress, stop);
        if (!lifted) return lifted.error();
        return GenerationReport{.clip = lifted->clip,
                                .secondsTaken = lifted->secondsTaken,
                                .modelHash = lifted->modelHash,
                                .seed = {},
                                .remarks = lifted->remarks,
                                .pictures = {lifted->picture}};
      });
    }
    case Take::Origin::Restyled: {
      const RestyleRequest request = restyleRequest(wish.request, wish.name.toStdString(), wish.source);
      if (const auto valid = validate(request); !valid) return valid.error();
      return Work([&service = service_, request](const auto& progress, std::stop_token stop) { return service.restyle(request, progress, stop); });
    }
    default: {
      GenerationRequest request = generationRequest(wish.request);
      request.candidates = wish.candidates;
      if (const auto valid = validate(request); !valid) return valid.error();
      return Work([&service = service_, request](const auto& progress, std::stop_token stop) { return service.generate(request, progress, stop); });
    }
  }
}

quint64 GenerationController::submit(Wish wish) {
  auto make = workFor(wish);
  if (!make) {
    Q_EMIT failed(make.error());
    return 0;
  }
  auto report = std::make_shared<core::services::GenerationReport>();
  auto work = [make = std::move(*make), report](core::jobs::JobContext& context) -> core::Result<void> {
    auto made = make([&context](const core::jobs::Progress& progress) { context.report(progress); }, context.stopToken());
    if (!made) return made.error();
    for (const auto& remark : made->remarks) context.log(remark);
    *report = std::move(*made);
    if (!report->clip) return core::Error{core::ErrorCode::Internal, "the model answered without a motion"};
    return {};
  };
  const bool wasBusy = isBusy();
  if (!wasBusy) hasFailed_ = false;
  const quint64 job = jobs_.submit(wish.name, core::jobs::Lane::Compute, std::move(work));
  pending_.insert(job, {std::move(wish), std::move(report)});
  batchSize_ = wasBusy ? batchSize_ + 1 : 1;
  if (!wasBusy) Q_EMIT busyChanged(true);
  return job;
}

void GenerationController::finish(quint64 id) {
  if (id == styleJob_ && found_) {
    Q_EMIT modelsReady(found_->models);
    Q_EMIT stylesReady(found_->styles);
  }
  const auto found = pending_.constFind(id);
  if (found == pending_.constEnd()) return;
  const Pending pending = *found;
  end(id);
  Take take;
  take.origin = pending.wish.origin;
  take.request = pending.wish.request;
  take.name = pending.wish.name.toStdString();
  if (const auto seed = pending.report->seed) {
    take.request.seed = *seed;
    const Take* origin = document_.take(pending.wish.parent);
    take.name = (origin ? differenceName(take.request, origin->request) : takeName(take.request)).toStdString();
  }
  take.clip = pending.report->clip;
  take.report = {pending.report->secondsTaken, pending.report->modelHash, pending.report->remarks};
  for (const auto& picture : pending.report->pictures)
    if (picture) take.pictures.push_back(picture);
  take.parent = pending.wish.parent;
  // The first of several variants of something new is what the others differ from.
  const quint64 batch = pending.wish.batch;
  const Take* first = batch != 0 && firstOfBatch_.first == batch ? document_.take(firstOfBatch_.second) : nullptr;
  if (take.parent == 0 && first) {
    take.parent = first->id;
    take.name = differenceName(take.request, first->request).toStdString();
  }
  take.createdAt = QDateTime::currentSecsSinceEpoch();
  const TakeId made = document_.project().nextTakeId;
  if (batch != 0 && take.parent == 0) firstOfBatch_ = {batch, made};
  const char* const title = take.origin == Take::Origin::Restyled ? "restyle take" : take.origin == Take::Origin::Lifted ? "take from video" : "generate take";
  document_.seal();
  document_.run(std::make_unique<AddTake>(std::move(take), title));
  document_.seal();
  if (pending.wish.place >= 0)
    Q_EMIT sweepMade(made, pending.wish.place);
  else
    Q_EMIT takeMade(made, pending.wish.variant);
  if (pending.wish.becomesStyle) Q_EMIT styleMade(made);
}

void GenerationController::end(quint64 id) {
  pending_.remove(id);
  if (!isBusy()) Q_EMIT busyChanged(false);
}

void GenerationController::stop() {
  for (const quint64 id : pending_.keys()) jobs_.cancel(id);
}

void GenerationController::loadModels() {
  found_ = std::make_shared<Found>();
  styleJob_ = jobs_.submit(tr("Loading the model"), core::jobs::Lane::Compute, [&service = service_, found = found_](core::jobs::JobContext&) -> core::Result<void> {
    auto models = service.models();
    if (!models) return models.error();
    found->models = std::move(*models);
    auto styles = service.styles();
    if (!styles) return styles.error();
    found->styles = std::move(*styles);
    return {};
  });
}

}  // namespace ui
