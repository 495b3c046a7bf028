#include "core/training/update_parts.h"

#include <fmt/format.h>

namespace core::training {

bool isSharedByParts(const std::string& setting) {
  return setting == "batch" || setting == "motions" || setting == "cycle-batch" || setting == "style-batch" || setting == "windows";
}

Result<std::map<std::string, std::string>> settingsOfPart(const base::SettingSpecs& specs, const std::map<std::string, std::string>& values, int parts) {
  const auto whole = base::Settings::parse(specs, values);
  if (!whole) return whole.error();
  auto shared = values;
  if (parts == 1) return shared;
  for (const auto& spec : specs) {
    if (spec.kind != base::SettingSpec::Kind::Integer || !isSharedByParts(spec.name)) continue;
    const auto count = whole->integer(spec.name);
    if (count % parts != 0 || count / parts < static_cast<std::int64_t>(spec.lowest))
      return Error{ErrorCode::InvalidArgument, fmt::format("{} is {}, which an update of {} parts cannot share evenly", spec.name, count, parts)};
    shared[spec.name] = std::to_string(count / parts);
  }
  return shared;
}

}  // namespace core::training
