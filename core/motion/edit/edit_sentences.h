#pragma once

#include "core/motion/edit/loop_maker.h"
#include "core/motion/edit/motion_cleanup.h"
#include "core/motion/rig/character.h"

#include <string>

// What edits measured, for people: one sentence each, without a full stop.
namespace core::motion {

std::string sentenceOf(const CleanupReport& report);
/// fps: of the clip that was cut.
std::string sentenceOf(const LoopReport& report, double fps);
std::string sentenceOf(const CharacterReport& report);

}  // namespace core::motion
