#include "core/sampling/network_sizes.h"

#include <fmt/format.h>

#include <cstdint>

namespace core::sampling {

Result<int> networkSize(const nlohmann::json& config, const char* name, int largest, const std::string& fileName) {
  const auto found = config.find(name);
  if (found == config.end() || !found->is_number_integer() || found->get<std::int64_t>() < 1 || found->get<std::int64_t>() > largest)
    return Error{ErrorCode::Unsupported, fmt::format("{}: the size {} of its network is not a whole number from 1 to {}", fileName, name, largest)};
  return found->get<int>();
}

}  // namespace core::sampling
