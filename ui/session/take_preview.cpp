#include "ui/session/take_preview.h"

#include "core/services/take_requests.h"

#include <QGuiApplication>
#include <QStyleHints>

#include <algorithm>
#include <utility>

namespace ui {

using namespace core::document;

TakePreview::TakePreview(DocumentBridge& document, JobBridge& jobs, core::services::GenerationService& service, GenerationController& generation, QObject* parent)
    : QObject(parent), document_(document), jobs_(jobs), service_(service), generation_(generation) {
  pause_.setSingleShot(true);
  connect(&pause_, &QTimer::timeout, this, &TakePreview::makeFull);
  connect(&jobs_, &JobBridge::finished, this, [this](quint64 job) { finish(job, true); });
  connect(&jobs_, &JobBridge::failed, this, [this](quint64 job) { finish(job, false); });
  connect(&jobs_, &JobBridge::cancelled, this, [this](quint64 job) { finish(job, false); });
  connect(&document_, &DocumentBridge::draftChanged, this, &TakePreview::ask);
  connect(&document_, &DocumentBridge::projectReplaced, this, &TakePreview::end);
  // Another take is looked at, or this one is gone.
  connect(&document_, &DocumentBridge::viewChanged, this, [this] {
    if (shown_ != 0 && document_.project().view.shown[static_cast<std::size_t>(view_)] != shown_) end();
  });
  connect(&document_, &DocumentBridge::takesChanged, this, [this] {
    if (shown_ != 0 && !document_.take(shown_)) end();
  });
  connect(&generation_, &GenerationController::takeMade, this, [this](TakeId id, int variant) {
    if (variant != GenerationController::kFollowed) return;
    full_ = 0;
    if (shown_ != 0 && !isHeld_) Q_EMIT replaced(view_, id);
  });
  // The full take failed or was stopped: the view shows what it showed.
  connect(&generation_, &GenerationController::busyChanged, this, [this](bool isBusy) {
    if (!isBusy && full_ != 0 && !isHeld_)
      QTimer::singleShot(0, this, [this, job = full_] {
        if (full_ == job) end();
      });
  });
}

void TakePreview::setOn(bool isOn) {
  if (isOn == isOn_) return;
  isOn_ = isOn;
  if (!isOn) end();
  Q_EMIT switched(isOn);
}

void TakePreview::hold(TakeId shown, int view) {
  const bool goesOn = shown_ != 0 && shown_ == shown && view_ == view;
  pause_.stop();
  // What is asked for now overrules what was.
  if (full_ != 0) generation_.drop(std::exchange(full_, 0));
  if (!goesOn) end();
  const Take* take = document_.take(shown);
  if (!isOn_ || generation_.isBusy() || !take || take->origin != Take::Origin::Generated) return end();
  isHeld_ = true;
  shown_ = shown;
  view_ = view;
  if (!goesOn) asked_ = before_ = document_.project().draft.request;
  if (!wanted()) end();
}

void TakePreview::release() {
  if (!isHeld_) return;
  isHeld_ = false;
  pause_.start(QGuiApplication::styleHints()->mouseDoubleClickInterval());
}

std::optional<TakeRequest> TakePreview::wanted() const {
  const Take* take = document_.take(shown_);
  if (!take) return std::nullopt;
  TakeRequest request = document_.project().draft.request;
  const auto& own = take->request;
  // All that a slider of the guidance moves may differ, and nothing else of the plan.
  if (request.prompt != own.prompt || request.seconds != own.seconds || request.spans != own.spans || request.keeps != own.keeps || request.poses != own.poses ||
      request.path != own.path || request.stands != own.stands || request.letsChange != own.letsChange || request.given != own.given ||
      request.nearClips != own.nearClips)
    return std::nullopt;
  request.seed = own.seed;
  return request;
}

void TakePreview::ask() {
  if (shown_ == 0 || !isHeld_) return;
  const auto request = wanted();
  if (!request) return end();
  if (*request == asked_) return;
  asked_ = *request;
  waiting_ = *request;
  start();
}

// One at a time: what comes meanwhile takes the place of what waits.
void TakePreview::start() {
  if (running_ || !waiting_) return;
  Look look;
  look.request = core::services::generationRequest(*std::exchange(waiting_, std::nullopt));
  look.request.quality = core::services::GenerationRequest::Quality::Preview;
  if (!core::services::validate(look.request)) return;
  look.session = session_;
  look.report = std::make_shared<core::services::GenerationReport>();
  // Without a title: it is nothing for the list of jobs.
  look.job = jobs_.submit(QString(), core::jobs::Lane::Compute,
                          [&service = service_, request = look.request, report = look.report](core::jobs::JobContext& context) -> core::Result<void> {
                            auto made = service.generate(request, {}, context.stopToken());
                            if (!made) return made.error();
                            *report = std::move(*made);
                            return {};
                          });
  running_ = std::move(look);
}

void TakePreview::finish(quint64 job, bool isMade) {
  if (!running_ || running_->job != job) return;
  const Look look = std::move(*running_);
  running_.reset();
  if (isMade && look.session == session_ && shown_ != 0 && look.report->clip) Q_EMIT looked(view_, look.report->clip);
  start();
}

void TakePreview::makeFull() {
  const auto request = wanted();
  if (!request || document_.project().draft.request == before_) return end();
  // Back where a take was made before: that one.
  const auto& takes = document_.project().takes;
  const auto found = std::find_if(takes.begin(), takes.end(), [&](const Take& take) { return take.origin == Take::Origin::Generated && take.request == *request; });
  if (found != takes.end()) {
    const TakeId id = found->id;
    if (id == shown_) return end();
    return Q_EMIT replaced(view_, id);
  }
  full_ = generation_.follow(*request, shown_);
  if (full_ == 0) end();
}

void TakePreview::end() {
  pause_.stop();
  waiting_.reset();
  if (running_) jobs_.cancel(running_->job);
  const bool wasShown = shown_ != 0;
  shown_ = 0;
  full_ = 0;
  isHeld_ = false;
  ++session_;
  if (wasShown) Q_EMIT ended();
}

}  // namespace ui
