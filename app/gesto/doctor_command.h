#pragma once

#include <string>
#include <vector>

namespace app {

/// gesto doctor: what is slow or missing on this computer, and the command that mends it. Takes what follows the name, returns the exit code.
int runDoctorCommand(const std::vector<std::string>& arguments);

}  // namespace app
