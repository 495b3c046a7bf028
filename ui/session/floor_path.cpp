#include "ui/session/floor_path.h"
#include "ui/look/time_text.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/services/key_edits.h"
#include "core/services/take_actions.h"
#include "core/services/take_requests.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace core::document;
using core::services::PathFault;

namespace {

constexpr double kFps = core::motion::humanml3d::kFps;

QString number(double value, int decimals) { return QLocale().toString(value, 'f', decimals); }
int framesOf(const TakeRequest& request) { return static_cast<int>(std::lround(core::services::actionsOf(request).back().end * kFps)); }

// Short: the prompt panel has one line for it.
QString sentence(const TakeRequest& request, const PathFault& fault) {
  const QString time = secondsText(request.path[fault.point].time);
  switch (fault.kind) {
    case PathFault::Kind::BeyondEnd: return FloorPath::tr("The way point at %1 s is beyond the end.").arg(time);
    case PathFault::Kind::SharesFrame: return FloorPath::tr("Two way points are at %1 s.").arg(time);
    case PathFault::Kind::Kept: return FloorPath::tr("The way point at %1 s lies in what is frozen.").arg(time);
    case PathFault::Kind::TooFast: break;
  }
  return FloorPath::tr("%1 m/s to way point %2 is too fast.").arg(number(fault.speed, 0)).arg(fault.point + 1);
}

}  // namespace

QStringList steeringFaults(const TakeRequest& request) {
  QStringList said;
  for (const auto& fault : core::services::faultsOf(core::services::motionPlan(request), framesOf(request))) said << sentence(request, fault);
  for (std::size_t i = 0; i < request.poses.size(); ++i)
    if (!core::services::frameInside(request.poses[i].time, framesOf(request)))
      said << FloorPath::tr("The key pose at %1 s is beyond the end.").arg(secondsText(request.poses[i].time));
  for (const auto& [foot, words] : {std::pair{&request.stands.feet[0], FloorPath::tr("The left foot is told to stand after the end.")},
                                    {&request.stands.feet[1], FloorPath::tr("The right foot is told to stand after the end.")}})
    if (*foot && !(*foot)->empty() && !core::services::frameInside((*foot)->back().start + 1.0 / kFps, framesOf(request) - 1)) said << words;
  if (!request.path.empty() && !core::services::isOfOneMotion(core::services::motionPlan(request).keeps))
    said << FloorPath::tr("Beside a path, freeze parts of one take.");
  return said;
}

FloorPath::FloorPath(DocumentBridge& document, ModelChoice& models, QObject* parent) : QObject(parent), document_(document), models_(models) {
  connect(&document_, &DocumentBridge::draftChanged, this, &FloorPath::follow);
  connect(&document_, &DocumentBridge::projectReplaced, this, [this] {
    chosen_ = -1;
    setDrawing(false);
    follow();
  });
  connect(&models_, &ModelChoice::changed, this, &FloorPath::follow);
}

void FloorPath::follow() {
  chosen_ = std::min(chosen_, static_cast<int>(points().size()) - 1);
  if (isDrawing_ && !whyNot().isEmpty()) setDrawing(false);
  Q_EMIT changed();
}

void FloorPath::choose(int point) {
  if (point == chosen_) return;
  chosen_ = point;
  Q_EMIT changed();
}

void FloorPath::setDrawing(bool isOn) {
  if (isOn == isDrawing_) return;
  if (const QString why = whyNot(); isOn && !why.isEmpty()) {
    Q_EMIT refused(why);
    return Q_EMIT drawingChanged(false);
  }
  isDrawing_ = isOn;
  if (!isOn) chosen_ = -1;
  seal();
  Q_EMIT drawingChanged(isOn);
  Q_EMIT changed();
}

QString FloorPath::whyNot() const {
  if (const auto* model = models_.chosen(); model && !model->can.steer)
    return tr("%1 cannot be led along a path; the default model can.").arg(QString::fromStdString(model->familyTitle));
  return {};
}

int FloorPath::frames() const { return framesOf(document_.project().draft.request); }

std::vector<PathFault> FloorPath::faults() const { return core::services::faultsOf(core::services::motionPlan(document_.project().draft.request), frames()); }

QString FloorPath::explanation(std::size_t point) const {
  const auto& path = points();
  const auto& here = path.at(point);
  QString text = tr("Way point %1 at %2 s").arg(point + 1).arg(number(here.time, 2));
  if (point > 0) {
    const auto& before = path[point - 1];
    const double speed = std::hypot(here.x - before.x, here.z - before.z) / std::max(1.0 / kFps, here.time - before.time);
    text += QStringLiteral(", ") + tr("%1 m/s from the one before").arg(number(speed, 1));
  }
  if (here.facing) text += QStringLiteral(", ") + tr("facing %1°").arg(number(*here.facing, 0));
  for (const auto& fault : faults())
    if (fault.point == point) text += u'\n' + sentence(document_.project().draft.request, fault);
  return text;
}

void FloorPath::edit(const std::function<void(TakeRequest&)>& how) {
  document_.editDraft(DraftField::Path, [&how](Draft& draft) { how(draft.request); });
}

void FloorPath::change(const std::function<void(TakeRequest&)>& how) {
  document_.seal();
  edit(how);
  document_.seal();
}

void FloorPath::add(double x, double z) {
  std::optional<std::size_t> place;
  change([&](TakeRequest& request) { place = core::services::addWayPoint(request, x, z); });
  if (!place) return Q_EMIT refused(tr("There are as many way points as the motion has frames."));
  choose(static_cast<int>(*place));
}

void FloorPath::remove(int point) {
  if (point < 0 || point >= static_cast<int>(points().size())) return;
  chosen_ = -1;
  change([point](TakeRequest& request) { request.path.erase(request.path.begin() + point); });
}

void FloorPath::removeAll() {
  chosen_ = -1;
  change([](TakeRequest& request) { request.path.clear(); });
}

void FloorPath::turnWithTheWay(int point) {
  change([point](TakeRequest& request) { request.path.at(static_cast<std::size_t>(point)).facing.reset(); });
}

void FloorPath::move(int point, double x, double z) {
  edit([&](TakeRequest& request) {
    auto& moved = request.path.at(static_cast<std::size_t>(point));
    moved.x = x, moved.z = z;
  });
}

void FloorPath::face(int point, double degrees) {
  edit([&](TakeRequest& request) { request.path.at(static_cast<std::size_t>(point)).facing = degrees; });
}

void FloorPath::retime(int point, double time) {
  edit([&](TakeRequest& request) { core::services::retimeWayPoint(request, static_cast<std::size_t>(point), time); });
}

}  // namespace ui
