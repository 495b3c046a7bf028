#include "ui/session/take_edits.h"

#include "core/io/motion_file.h"
#include "core/motion/edit/clip_edits.h"
#include "core/motion/edit/edit_sentences.h"
#include "core/motion/edit/second_range.h"
#include "core/motion/edit/time_warp.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/rig/shape_map.h"
#include "core/motion/rig/skeleton_map.h"
#include "ui/look/path_text.h"
#include "ui/session/take_names.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

using core::Result;
using core::document::Take;
using core::document::TakeId;
using core::motion::Clip;
using Motion = std::shared_ptr<const Clip>;

/// [F * 22] at the clip's own rate, or at the one given.
Result<std::vector<glm::vec3>> bodyPositions(const Motion& clip, double fps) {
  core::io::MotionFile file;
  file.clip = clip;
  auto body = core::io::bodyMotion(file, fps);
  if (!body) return body.error();
  return std::move(body->positions);
}

// The notes say what an eye would see; the measures behind them are in the take's report.

QString loopNote(const core::motion::LoopReport& report, double fps) {
  const QString seconds = QLocale().toString(report.count / fps, 'f', 2);
  const double jolt = report.after.meanGapCm / std::max(0.1, report.usualGapCm);  // 1: as between any two frames
  if (jolt <= 1.6) return TakeEdits::tr("Loop of %1 s, smooth seam.").arg(seconds);
  return jolt <= 3.0 ? TakeEdits::tr("Loop of %1 s, the seam is hardly seen.").arg(seconds) : TakeEdits::tr("Loop of %1 s, the seam is seen.").arg(seconds);
}

QString cleanedNote(const core::motion::CleanupReport& report) {
  constexpr double kSteadyMm = 2.0;  // a frame: nobody sees it
  if (report.before.slideMm <= kSteadyMm) return TakeEdits::tr("Cleaned up. The feet were steady before.");
  if (report.after.slideMm <= kSteadyMm) return TakeEdits::tr("Cleaned up: feet stay where they stand.");
  return report.after.slideMm < report.before.slideMm ? TakeEdits::tr("Cleaned up: feet slide less than before.")
                                                      : TakeEdits::tr("Cleaned up, but the feet still slide.");
}

QString characterNote(const core::motion::CharacterReport& report, const QString& file) {
  const QString name = QFileInfo(file).completeBaseName();
  const double off = std::max(report.hands.p95Cm, report.feet.p95Cm);
  if (off <= 1.0) return TakeEdits::tr("On “%1”: hands and feet are in place.").arg(name);
  return TakeEdits::tr("On “%1”: hands or feet are up to %2 cm off.").arg(name, QLocale().toString(off, 'f', 0));
}

}  // namespace

Result<Clip> clipOnCharacter(const Motion& clip, const Character& character, core::motion::CharacterReport* report) {
  const auto positions = bodyPositions(clip, clip->fps());
  if (!positions) return positions.error();
  auto made = core::motion::onCharacter(*positions, *character.skeleton, *character.map, {.fps = clip->fps(), .armSpace = character.armSpace, .stride = character.stride},
                                        report);
  if (!made) return core::Error{made.error().code, character.file.toStdString() + ": " + made.error().message};
  core::motion::ClipData named = made->data();
  named.name = clip->name();
  return Clip(std::move(named));
}

TakeEdits::TakeEdits(DocumentBridge& document, JobBridge& jobs, QObject* parent) : QObject(parent), document_(document), jobs_(jobs, core::jobs::Lane::Edit) {
  connect(&jobs_, &LaneJobs::failed, this, &TakeEdits::failed);
}

void TakeEdits::run(TakeId id, const QString& what, Edit edit) {
  const Take* source = document_.take(id);
  if (!source) return;
  auto take = std::make_shared<Take>();
  take->origin = Take::Origin::Edited;
  take->name = what.toStdString();
  take->request = source->request;
  take->report.modelHash = source->report.modelHash;
  take->parent = id;
  auto note = std::make_shared<QString>();
  jobs_.submit(
      takeTitle(document_.project(), id) + QStringLiteral(" · ") + what,
      [clip = source->clip, edit = std::move(edit), take, note](core::jobs::JobContext& context) -> Result<void> {
        auto made = edit(clip);
        if (!made) return made.error();
        take->clip = std::move(made->clip);
        take->stands = std::move(made->stands);
        *note = made->note;
        if (made->remark.empty()) return {};
        context.log(made->remark);
        take->report.remarks = {std::move(made->remark)};
        return {};
      },
      document_.whileOpen([this, take, note] {
        take->createdAt = QDateTime::currentSecsSinceEpoch();
        const TakeId made = document_.project().nextTakeId;
        document_.run(std::make_unique<core::document::AddTake>(std::move(*take), "edit take"));
        Q_EMIT edited(made, *note);
      }));
}

std::optional<core::motion::FootStands> TakeEdits::standsOf(TakeId id) const {
  const Take* take = document_.take(id);
  return take ? take->stands : std::nullopt;
}

void TakeEdits::cleanUp(TakeId id) {
  // What a model made floats by mistake; a recording may stand on things that it does not show.
  const Take* source = document_.take(id);
  const bool isMade = source && (source->origin == Take::Origin::Generated || source->origin == Take::Origin::Restyled);
  run(id, tr("cleaned"), [isMade, stands = standsOf(id)](const Motion& clip) -> Result<Edited> {
    core::motion::CleanupOptions options;
    options.feet.ground = isMade ? core::motion::Ground::Level : core::motion::Ground::Auto;
    options.fps = core::motion::humanml3d::kFps;
    const auto positions = bodyPositions(clip, options.fps);
    if (!positions) return positions.error();
    core::motion::CleanupReport report;
    std::vector<float> contacts;
    if (stands) {
      contacts = core::motion::contactsOf(*stands, core::motion::detectContacts(*positions, {.fps = options.fps}), options.fps);
      options.feet.given = core::motion::FootPlantOptions::Given::Exactly;
    }
    const auto clean = core::motion::cleanMotion(*positions, contacts, options, &report);
    return Edited{std::make_shared<const Clip>(core::motion::clipFromJointPositions(clean, options.fps, clip->name())), core::motion::sentenceOf(report),
                  stands ? tr("Cleaned up: feet stand as the bars say.") : cleanedNote(report), stands};
  });
}

void TakeEdits::mirror(TakeId id) {
  run(id, tr("mirrored"), [stands = standsOf(id)](const Motion& clip) -> Result<Edited> {
    auto other = core::motion::mirrored(*clip);
    if (!other) return other.error();
    auto exchanged = stands;
    if (exchanged) std::swap((*exchanged)[0], (*exchanged)[1]);
    return Edited{std::make_shared<const Clip>(std::move(*other)), {}, tr("Left and right are exchanged."), std::move(exchanged)};
  });
}

void TakeEdits::makeLoop(TakeId id) {
  run(id, tr("loop"), [](const Motion& clip) -> Result<Edited> {
    core::motion::LoopReport report;
    auto loop = core::motion::makeLoop(*clip, {}, &report);
    if (!loop) return loop.error();
    return Edited{std::make_shared<const Clip>(std::move(*loop)), core::motion::sentenceOf(report, clip->fps()), loopNote(report, clip->fps())};
  });
}

void TakeEdits::trim(TakeId id, double from, double to) {
  run(id, tr("trimmed"), [from, to, stands = standsOf(id)](const Motion& clip) -> Result<Edited> {
    const auto frames = core::motion::framesIn({std::max(0.0, from), std::max(from, to)}, clip->frameCount(), clip->fps(), clip->name());
    if (!frames) return frames.error();
    auto part = std::make_shared<const Clip>(core::motion::trimmed(*clip, frames->first, frames->count));
    const QString seconds = QLocale().toString(part->duration(), 'f', 2);
    std::optional<core::motion::FootStands> cut;
    if (stands) cut = core::motion::trimmedStands(*stands, frames->first / clip->fps(), part->duration(), clip->fps());
    return Edited{std::move(part), {}, tr("Trimmed to %1 s.").arg(seconds), std::move(cut)};
  });
}

void TakeEdits::faceForward(TakeId id) {
  run(id, tr("turned"), [stands = standsOf(id)](const Motion& clip) -> Result<Edited> {
    const auto map = core::motion::mapByNameOrShape(clip->skeleton());
    if (!map) return map.error();
    auto turned = core::motion::turnedToHeading(*clip, *map, 0.0);
    if (!turned) return turned.error();
    return Edited{std::make_shared<const Clip>(std::move(*turned)), {}, tr("It faces forward now."), stands};
  });
}

void TakeEdits::readCharacter(const QString& file) {
  auto character = std::make_shared<Character>();
  character->file = file;
  jobs_.submit(
      tr("Reading %1").arg(QFileInfo(file).fileName()),
      [path = pathOf(file), character](core::jobs::JobContext&) -> Result<void> {
        const auto motion = core::io::readMotionFile(path);
        if (!motion) return motion.error();
        character->skeleton = motion->clip->data().skeleton;
        auto map = core::motion::mapByNameOrShape(*character->skeleton);
        QStringList lines;
        for (const auto& sentence : motion->report.assumptions) lines << QString::fromStdString(sentence);
        if (map)
          character->map = std::move(*map);
        else
          lines.prepend(QString::fromStdString(map.error().message));
        character->remark = lines.join(QStringLiteral("; "));
        return {};
      },
      [this, character] { Q_EMIT characterRead(*character); });
}

void TakeEdits::putOnCharacter(TakeId id, const Character& character) {
  if (!character.map || !character.skeleton) return;
  run(id, tr("on %1").arg(QFileInfo(character.file).completeBaseName()), [character](const Motion& clip) -> Result<Edited> {
    core::motion::CharacterReport report;
    auto made = clipOnCharacter(clip, character, &report);
    if (!made) return made.error();
    return Edited{std::make_shared<const Clip>(std::move(*made)), core::motion::sentenceOf(report), characterNote(report, character.file)};
  });
}

}  // namespace ui
