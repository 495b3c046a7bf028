#include "ui/session/take_names.h"

#include "core/document/take_family.h"
#include "ui/session/request_conversion.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

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

}  // namespace

QString differenceName(const TakeRequest& request, const TakeRequest& parent) {
  const QLocale locale;
  QStringList parts;
  const auto number = [&](const QString& words, double value, int decimals) { parts << words.arg(locale.toString(value, 'f', decimals)); };
  if (request.style != parent.style) parts << styleTitle(request.style);
  if (request.guidance.contentWeight != parent.guidance.contentWeight)
    request.guidance.contentWeight ? number(TakeName::tr("content %1"), *request.guidance.contentWeight, 1)
                                   : static_cast<void>(parts << TakeName::tr("content as usual"));
  if (request.guidance.styleWeight != parent.guidance.styleWeight) number(TakeName::tr("style %1"), request.guidance.styleWeight, 1);
  if (request.guidance.classifierScale != parent.guidance.classifierScale) number(TakeName::tr("guide %1"), request.guidance.classifierScale, 2);
  if (request.seconds != parent.seconds) number(TakeName::tr("%1 s"), request.seconds, 1);
  if (request.mixture != parent.mixture) parts << (request.mixture ? TakeName::tr("2D down to %1").arg(*request.mixture) : TakeName::tr("without 2D"));
  if (request.model != parent.model) parts << QString::fromStdString(request.model);
  if (request.steps != parent.steps) parts << (request.steps ? TakeName::tr("%1 steps").arg(*request.steps) : TakeName::tr("steps as usual"));
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
