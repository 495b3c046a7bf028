#pragma once

#include "core/motion/character.h"
#include "core/motion/loop_maker.h"
#include "core/motion/motion_cleanup.h"

#include <string>

// What edits measured, for people: one sentence each, without a full stop.
namespace core::motion {

std::string sentenceOf(const CleanupReport& report);
/// fps: of the clip that was cut.
std::string sentenceOf(const LoopReport& report, double fps);
std::string sentenceOf(const CharacterReport& report);

}  // namespace core::motion
