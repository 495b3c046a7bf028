#pragma once

#include "core/services/generation_service.h"

#include <string>

namespace core::engine {

/// The label that a person's word stands for: itself, or that of which it is an alias; in lower case.
std::string styleLabelOf(const std::string& word);

/// A label with its title and aliases, as lists show it.
services::StyleInfo styleInfoOf(const std::string& label);

}  // namespace core::engine
