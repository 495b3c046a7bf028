#pragma once

#include "core/base/result.h"
#include "core/base/settings.h"

#include <map>
#include <string>

namespace core::training {

/// Whether a recipe's setting counts what one update works on ("batch"): parts of an update share it.
bool isSharedByParts(const std::string& setting);

/// The settings of one part of an update: what isSharedByParts divided by their number, the others as they are.
/// values: as a person typed them. Errors: InvalidArgument for a number that the parts cannot share evenly; those of base::Settings::parse.
Result<std::map<std::string, std::string>> settingsOfPart(const base::SettingSpecs& specs, const std::map<std::string, std::string>& values, int parts);

}  // namespace core::training
