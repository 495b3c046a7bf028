#include "ui/character/my_character.h"

#include "core/io/character_file.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/rig/shape_map.h"
#include "ui/dialogs/joint_map_dialog.h"
#include "ui/look/path_text.h"

#include <QFileInfo>

#include <glm/geometric.hpp>

#include <algorithm>

namespace ui {

using core::motion::Clip;
using Ranges = core::motion::CharacterRanges;

namespace {

constexpr int kMostPresets = 8;
constexpr int kQuickWork = 33'000;  // frames times joints; 400 frames on a body of 60 joints take 4.3 ms of a Zen 5 core

/// Joint for joint at the same places: such a motion needs no retargeting, and keeps its fingers.
bool isSameSkeleton(const core::motion::Skeleton& a, const core::motion::Skeleton& b) {
  return a.jointCount() == b.jointCount() && std::equal(a.joints().begin(), a.joints().end(), b.joints().begin(), [](const auto& one, const auto& other) {
           return one.name == other.name && one.parent == other.parent && (one.parent < 0 || glm::distance(one.offset, other.offset) < 1e-4f);
         });
}

std::shared_ptr<const Clip> putOn(const std::shared_ptr<const Clip>& clip, const Character& character) {
  if (isSameSkeleton(clip->skeleton(), *character.skeleton) && character.armSpace == 0.0 && character.stride == 1.0) return clip;
  auto made = clipOnCharacter(clip, character);
  return made ? std::make_shared<const Clip>(std::move(*made)) : nullptr;
}

}  // namespace

MyCharacter::MyCharacter(JobBridge& jobs, QObject* parent) : QObject(parent), jobs_(jobs, core::jobs::Lane::Edit) {
  connect(&jobs_, &LaneJobs::failed, this, &MyCharacter::failed);
}

void MyCharacter::wear(const QString& file, Wish wish) {
  struct Answer {
    Character character;
    std::optional<core::Error> error;
    bool hasMotion = false;
  };
  auto answer = std::make_shared<Answer>();
  jobs_.submit(
      tr("Reading %1").arg(QFileInfo(file).fileName()),
      [path = pathOf(file), file, wish, answer](core::jobs::JobContext&) -> core::Result<void> {
        auto read = core::io::readCharacter(path);
        if (!read && wish == Wish::Wear) return read.error();
        if (!read) {
          answer->error = read.error();
          return {};
        }
        answer->hasMotion = read->hasMotion;
        auto& character = answer->character;
        character.file = file;
        character.skeleton = read->skeleton;
        character.mesh = read->mesh;
        for (const auto& phrase : read->leftOut) character.leftOut << QString::fromStdString(phrase);
        auto map = core::motion::mapByNameOrShape(*character.skeleton);
        if (map)
          character.map = std::move(*map);
        else
          character.remark = QString::fromStdString(map.error().message);
        return {};
      },
      [this, file, wish, answer] {
        if (wish == Wish::WearUnlessItMoves && (answer->error || answer->hasMotion)) return Q_EMIT holdsMotion(file, !answer->error);
        Character& character = answer->character;
        if (const auto joints = rememberedJoints(file)) character.map = *joints;
        const auto preset = std::find_if(presets_.begin(), presets_.end(), [&file](const Preset& one) { return one.file == file; });
        if (preset != presets_.end()) character.armSpace = preset->armSpace, character.stride = preset->stride;
        if (!character.map) return Q_EMIT jointsWanted(character);
        wearWith(character);
      });
}

void MyCharacter::wearWith(const Character& character) {
  // The rest pose tells at once whether the joints make sense.
  const auto tried = clipOnCharacter(std::make_shared<const Clip>(core::motion::clipFromJointPositions(
                                         core::motion::restPositions(*core::motion::humanml3d::tPoseSkeleton()), core::motion::humanml3d::kFps, "rest")),
                                     character);
  if (!tried) return Q_EMIT failed(tried.error());
  const bool isSame = worn_ && worn_->skeleton == character.skeleton && worn_->mesh == character.mesh;
  worn_ = character;
  remember();
  // Of the same body with another setting, what is shown stays until the new one is there.
  isSame ? void(++wearing_) : forgetDressed();
  Q_EMIT wornChanged();
  Q_EMIT dressedChanged();
}

void MyCharacter::takeOff() {
  if (!worn_) return;
  worn_.reset();
  forgetDressed();
  Q_EMIT wornChanged();
  Q_EMIT dressedChanged();
}

void MyCharacter::setArmSpace(double degrees) {
  if (!worn_ || worn_->armSpace == degrees) return;
  worn_->armSpace = std::clamp(degrees, Ranges::kLeastArmSpace, Ranges::kMostArmSpace);
  wearWith(Character(*worn_));
}

void MyCharacter::setStride(double factor) {
  if (!worn_ || worn_->stride == factor) return;
  worn_->stride = std::clamp(factor, Ranges::kLeastStride, Ranges::kMostStride);
  wearWith(Character(*worn_));
}

void MyCharacter::remember() {
  const Preset now{worn_->file, worn_->armSpace, worn_->stride};
  presets_.removeIf([&now](const Preset& one) { return one.file == now.file; });
  presets_.prepend(now);
  while (presets_.size() > kMostPresets) presets_.removeLast();
}

void MyCharacter::forget(const QString& file) {
  presets_.removeIf([&file](const Preset& one) { return one.file == file; });
}

void MyCharacter::forgetDressed() {
  entries_.clear();
  ++wearing_;
  ++dressing_;
}

void MyCharacter::setHidden(bool isHidden) {
  if (isHidden == isHidden_) return;
  isHidden_ = isHidden;
  if (worn_) Q_EMIT dressedChanged();
}

MyCharacter::Dressed MyCharacter::dressed(const std::shared_ptr<const Clip>& clip) {
  if (!clip || !worn_ || isHidden_) return {clip, nullptr};
  std::erase_if(entries_, [](const auto& entry) { return entry.second.clip.expired(); });
  auto found = entries_.find(clip.get());
  if (found == entries_.end()) found = entries_.emplace(clip.get(), Entry{clip, nullptr}).first;
  Entry& entry = found->second;
  if (entry.madeFor != wearing_ && !entry.isMaking) make(clip, entry);
  return entry.made ? Dressed{entry.made, worn_->mesh} : Dressed{clip, nullptr};
}

void MyCharacter::make(const std::shared_ptr<const Clip>& clip, Entry& entry) {
  if (clip->frameCount() * (clip->jointCount() + worn_->skeleton->jointCount()) <= kQuickWork) {
    entry.made = putOn(clip, *worn_);
    entry.madeFor = wearing_;
    return;
  }
  entry.isMaking = true;
  auto made = std::make_shared<std::shared_ptr<const Clip>>();
  jobs_.submitQuietly(
      [clip, made, character = *worn_](core::jobs::JobContext&) -> core::Result<void> {
        *made = putOn(clip, character);
        return {};
      },
      [this, clip, made, wearing = wearing_, dressing = dressing_] {
        const auto waiting = entries_.find(clip.get());
        if (dressing != dressing_ || waiting == entries_.end()) return;  // another body by now
        waiting->second.made = *made;
        waiting->second.madeFor = wearing;
        waiting->second.isMaking = false;
        Q_EMIT dressedChanged();  // whoever asks then has it made anew where the setting has changed in the meantime
      });
}

}  // namespace ui
