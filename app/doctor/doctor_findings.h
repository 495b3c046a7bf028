#pragma once

#include "app/doctor/system_facts.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// One thing that was looked at.
struct Finding {
  enum class State { Good, Slow, Missing };
  std::string name;  // "OpenGL"
  State state = State::Good;
  std::string sentence;  // what was found, and what follows from it, in plain words
  std::string command;   // what mends it; empty: nothing to do, or nothing that a command could
};

/// "good", "slow", "missing".
std::string_view wordFor(Finding::State state);

/// One finding for each thing, in the order in which they matter.
std::vector<Finding> doctorFindings(const SystemFacts& facts);

}  // namespace app
