#include "ui/session/frozen_stretches.h"

#include "core/services/kept_stretches.h"
#include "core/services/take_actions.h"
#include "ui/look/path_text.h"
#include "ui/look/time_text.h"
#include "ui/session/take_names.h"

#include <QStringList>

#include <algorithm>

namespace ui {

using namespace core::document;

namespace {

constexpr double kTick = 0.01;  // seconds; less than a frame

}  // namespace

FrozenStretches::FrozenStretches(DocumentBridge& document, ModelChoice& models, QObject* parent) : QObject(parent), document_(document), models_(models) {
  for (const auto signal : {&DocumentBridge::draftChanged, &DocumentBridge::takesChanged, &DocumentBridge::viewChanged, &DocumentBridge::projectReplaced})
    connect(&document_, signal, this, &FrozenStretches::changed);
  connect(&models_, &ModelChoice::changed, this, &FrozenStretches::changed);
}

void FrozenStretches::setShownTake(TakeId id) {
  if (id == shown_) return;
  shown_ = id;
  Q_EMIT changed();
}

const Take* FrozenStretches::shown() const {
  const Take* take = document_.take(shown_);
  return take ? take : document_.take(document_.project().view.shown[0]);
}

double FrozenStretches::reach(double end) const {
  const Take* take = shown();
  return take ? std::min(end, take->clip->duration()) : end;
}

bool FrozenStretches::hasFrozen(double start, double end) const { return !core::services::keptWithin(document_.project().draft.request, start, end).empty(); }

bool FrozenStretches::isFrozen(double start, double end) const {
  double kept = 0.0;
  for (const auto& part : core::services::keptWithin(document_.project().draft.request, start, end)) kept += part.end - part.start;
  return kept > 0.0 && kept > reach(end) - start - kTick;
}

QString FrozenStretches::whyNotAtAll() const {
  if (const auto* model = models_.chosen(); model && !model->can.plan)
    return tr("%1 makes a motion as a whole and keeps no part of one; the default model does.").arg(QString::fromStdString(model->familyTitle));
  return shown() ? QString() : tr("Nothing is shown yet that could be kept: generate a take first.");
}

QString FrozenStretches::whyNotFreeze(double start, double end) const {
  if (hasFrozen(start, end)) return {};  // it can thaw
  if (const QString why = whyNotAtAll(); !why.isEmpty()) return why;
  const double there = shown()->clip->duration();
  return there < start + kTick ? tr("The shown take ends at %1 s, before this begins.").arg(secondsText(there)) : QString();
}

QString FrozenStretches::whyNotRedraw(double start, double end) const {
  if (const QString why = whyNotAtAll(); !why.isEmpty()) return why;
  const double length = core::services::actionsOf(document_.project().draft.request).back().end;
  if (length < start + kTick) return tr("The actions end at %1 s, before this begins.").arg(secondsText(length));
  return isFrozen(start, std::min(end, length)) ? tr("All of this is frozen: let it thaw to make it again.") : QString();
}

QString FrozenStretches::explanation(double start, double end) const {
  QStringList lines;
  for (const auto& part : core::services::keptWithin(document_.project().draft.request, start, end)) {
    const QString of = !part.file.empty()          ? textOf(part.file.filename())
                       : document_.take(part.take) ? takeTitle(document_.project(), part.take)
                                                   : tr("a take that was removed");
    lines << tr("Frozen from %1 to %2 s, as in “%3”: it stays as it is when you generate.").arg(secondsText(part.start), secondsText(part.end), of);
  }
  return lines.join(u'\n');
}

void FrozenStretches::change(const std::function<void(TakeRequest&)>& how) {
  document_.seal();
  document_.editDraft(DraftField::Keeps, [&how](Draft& draft) { how(draft.request); });
  document_.seal();
}

void FrozenStretches::toggle(double start, double end) {
  if (const QString why = whyNotFreeze(start, end); !why.isEmpty()) return Q_EMIT refused(why);
  // A part of it can be more, where the take has more.
  const bool thaws = isFrozen(start, end) || !whyNotAtAll().isEmpty() || reach(end) < start + kTick;
  change([&](TakeRequest& request) {
    if (thaws)
      core::services::releaseStretch(request, start, end);
    else
      core::services::keepStretch(request, start, end, *shown());
  });
}

void FrozenStretches::thawAll() {
  change([](TakeRequest& request) { request.keeps.clear(); });
}

void FrozenStretches::redraw(double start, double end) {
  if (const QString why = whyNotRedraw(start, end); !why.isEmpty()) return Q_EMIT refused(why);
  Q_EMIT redrawRequested(shown()->id, start, end);
}

}  // namespace ui
