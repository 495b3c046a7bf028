#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The tables that data sets come with.
namespace core::dataset {

/// "walk" for "a/b/walk.bvh".
std::string stemOf(std::string_view name);

/// The lines of a text, each split at tabs, without carriage returns; empty lines are left out, and the hundredth column holds all that follows.
std::vector<std::vector<std::string>> tableRows(std::string_view text);

}  // namespace core::dataset
