#include "ui/session/take_names.h"

#include "core/document/take_family.h"
#include "core/services/take_actions.h"
#include "ui/session/request_conversion.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

using namespace core::document;

struct TakeName {
  Q_DECLARE_TR_FUNCTIONS(TakeName)
};

bool hasPrompt(const Take& take, const TakeRequest& request) {
  const auto words = [](const TakeRequest& of) { return QString::fromStdString(of.prompt).simplified(); };
  return take.origin == Take::Origin::Generated && words(take.request) == words(request);
}

/// Whether every stretch that the draft keeps is in the take as it is: it is the one that is kept, or kept it itself.
bool hasKept(const Take& take, const TakeRequest& draft) {
  return std::all_of(draft.keeps.begin(), draft.keeps.end(), [&take](const TakeKept& kept) {
    if (kept.take == take.id && !kept.from) return true;
    return std::any_of(take.request.keeps.begin(), take.request.keeps.end(), [&kept](const TakeKept& own) {
      const auto shift = [](const TakeKept& of) { return of.from.value_or(of.start) - of.start; };
      return own.file == kept.file && own.motion == kept.motion && own.start <= kept.start + 1e-6 && own.end >= kept.end - 1e-6 &&
             std::abs(shift(own) - shift(kept)) < 1e-6;
    });
  });
}

double secondsKept(const TakeRequest& request) {
  double sum = 0.0;
  for (const auto& kept : request.keeps) sum += kept.end - kept.start;
  return sum;
}

}  // namespace

QStringList changedSince(const TakeRequest& draft, const Take& take) {
  QStringList changes;
  if (take.origin != Take::Origin::Generated) return changes;
  const TakeRequest& made = take.request;
  const auto now = core::services::actionsOf(draft), then = core::services::actionsOf(made);
  const auto differs = [&](auto&& isSame) { return now.size() != then.size() || !std::equal(now.begin(), now.end(), then.begin(), isSame); };
  if (differs([](const TakeSpan& a, const TakeSpan& b) { return QString::fromStdString(a.prompt).simplified() == QString::fromStdString(b.prompt).simplified(); }))
    changes << TakeName::tr("words");
  if (differs([](const TakeSpan& a, const TakeSpan& b) { return a.end == b.end; })) changes << TakeName::tr("length");
  if (draft.style != made.style || (now.size() == then.size() && differs([](const TakeSpan& a, const TakeSpan& b) { return a.style == b.style; })))
    changes << TakeName::tr("style");
  if (draft.guidance != made.guidance || (now.size() == then.size() && differs([](const TakeSpan& a, const TakeSpan& b) { return a.strength == b.strength; })))
    changes << TakeName::tr("weights");
  if (draft.course != made.course) changes << TakeName::tr("course of the style");
  if (draft.model != made.model) changes << TakeName::tr("model");
  if (draft.mixture != made.mixture) changes << TakeName::tr("2D first");
  if (draft.steps != made.steps) changes << TakeName::tr("steps");
  if (draft.poses != made.poses || draft.path != made.path || draft.letsChange != made.letsChange) changes << TakeName::tr("poses and path");
  if (draft.stands != made.stands) changes << TakeName::tr("foot contacts");
  if (draft.nearClips != made.nearClips) changes << TakeName::tr("clips beside it");
  if (draft.given != made.given || !hasKept(take, draft)) changes << TakeName::tr("what is kept");
  return changes;
}

QStringList changedSince(const Project& project, const Take& take) {
  for (int i = 0; i < project.view.viewCount; ++i) {
    const Take* shown = project.find(project.view.shown[static_cast<std::size_t>(i)]);
    if (shown && shown->origin == Take::Origin::Generated && changedSince(project.draft.request, *shown).isEmpty()) return {};
  }
  return changedSince(project.draft.request, take);
}

QString differenceName(const TakeRequest& request, const TakeRequest& parent) {
  const QLocale locale;
  QStringList parts;
  const auto number = [&](const QString& words, double value, int decimals) { parts << words.arg(locale.toString(value, 'f', decimals)); };
  if (request.style != parent.style) parts << styleTitle(request.style);
  if (request.course.mix != parent.course.mix || request.course.share != parent.course.share)
    parts << (request.course.mix.kind == TakeStyle::Kind::None ? TakeName::tr("not mixed") : TakeName::tr("mixed with %1").arg(styleTitle(request.course.mix)));
  if (request.course.legs != parent.course.legs)
    parts << (request.course.legs.kind == TakeStyle::Kind::None ? TakeName::tr("same legs") : TakeName::tr("legs %1").arg(styleTitle(request.course.legs)));
  if (request.course.strength != parent.course.strength || request.course.classifier != parent.course.classifier)
    parts << (request.course.strength.empty() && request.course.classifier.empty() ? TakeName::tr("even strength") : TakeName::tr("strength over time"));
  if (request.guidance.contentWeight != parent.guidance.contentWeight)
    request.guidance.contentWeight ? number(TakeName::tr("content %1"), *request.guidance.contentWeight, 1)
                                   : static_cast<void>(parts << TakeName::tr("content as usual"));
  if (request.guidance.styleWeight != parent.guidance.styleWeight) number(TakeName::tr("style %1"), request.guidance.styleWeight, 1);
  if (request.guidance.classifierScale != parent.guidance.classifierScale) number(TakeName::tr("guide %1"), request.guidance.classifierScale, 2);
  if (request.seconds != parent.seconds) number(TakeName::tr("%1 s"), request.seconds, 1);
  if (request.mixture != parent.mixture) parts << (request.mixture ? TakeName::tr("2D down to %1").arg(*request.mixture) : TakeName::tr("without 2D"));
  if (request.model != parent.model) parts << QString::fromStdString(request.model);
  if (request.steps != parent.steps) parts << (request.steps ? TakeName::tr("%1 steps").arg(*request.steps) : TakeName::tr("steps as usual"));
  if (request.keeps != parent.keeps && !request.keeps.empty()) number(TakeName::tr("%1 s kept"), secondsKept(request), 1);
  if (request.poses != parent.poses)
    parts << (request.poses.empty() ? TakeName::tr("no key poses") : TakeName::tr("%n key pose(s)", nullptr, static_cast<int>(request.poses.size())));
  if (request.path != parent.path) parts << (request.path.empty() ? TakeName::tr("no path") : TakeName::tr("on a path"));
  if (request.stands != parent.stands) parts << (request.stands.isEmpty() ? TakeName::tr("feet as they like") : TakeName::tr("feet as told"));
  if (request.letsChange != parent.letsChange) parts << (request.letsChange ? TakeName::tr("all may change") : TakeName::tr("near the keys alone"));
  if (request.nearClips != parent.nearClips)
    parts << (request.nearClips.empty() ? TakeName::tr("beside no clips") : TakeName::tr("beside %n clip(s)", nullptr, static_cast<int>(request.nearClips.size())));
  if (request.seed != parent.seed) parts << TakeName::tr("seed %1").arg(request.seed);
  return parts.isEmpty() ? TakeName::tr("again") : parts.join(QStringLiteral(", "));
}

QString takeTitle(const Project& project, TakeId id) {
  const auto line = lineOf(project, id);
  if (line.empty()) return {};
  const QString own = QString::fromStdString(line.front()->name);
  if (line.size() == 1) return own;
  const QString first = QString::fromStdString(line.back()->name);
  return own.contains(first) ? own : first + QStringLiteral(" · ") + own;
}

TakeId parentFor(const Project& project, const TakeRequest& request, TakeId from) {
  for (const Take* take : lineOf(project, from))
    if (take->origin == Take::Origin::Generated) {
      if (hasPrompt(*take, request)) return take->id;
      break;
    }
  const auto newest = std::find_if(project.takes.rbegin(), project.takes.rend(), [&](const Take& take) { return hasPrompt(take, request); });
  return newest == project.takes.rend() ? 0 : newest->id;
}

}  // namespace ui
