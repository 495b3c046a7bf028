#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tests {

/// The folder with fixtures, samples and data beside the repository, or the one that GESTO_SHARED names; nothing when it is absent.
std::optional<std::filesystem::path> sharedFolder();

/// Names of all reference fixtures whose module begins with one of the prefixes, in the manifest's order; empty without the folder.
std::vector<std::string> fixtureNames(const std::vector<std::string>& modulePrefixes);

struct FixtureReport {
  bool matches = false;
  std::string text;  // one line per output and column group: worst deviation, limit, where
};

/// Runs a fixture's module in this process through core::engine::runModule, with hash weights where it has any, and compares every
/// output of the manifest: max |got - expected| <= tolerance * max |expected|, per column group where groups are given, absolute
/// where everything expected is zero. Weight sets are kept for the next call.
/// Errors: NotFound without the folder or the fixture; what the module itself answers.
core::Result<FixtureReport> runFixture(const std::string& name);

}  // namespace tests
