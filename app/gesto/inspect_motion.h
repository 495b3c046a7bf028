#pragma once

#include <string>
#include <vector>

namespace app {

/// gesto inspect FILE
int runInspectMotion(const std::vector<std::string>& words);

}  // namespace app
