#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

/// One broken rule: "ui/panels/takes_panel.cpp:12: ui may not include <torch/torch.h>: ...".
using Violations = std::vector<std::string>;

/// What is wrong with the #include lines of one source file. path: from the root of the tree, with slashes, as
/// "core/io/read/bvh_reader.cpp"; its folder decides the rules. Files outside app, core, ui and render have no rules.
Violations checkIncludes(std::string_view path, std::string_view source);

/// A CMakeLists.txt of a folder that must stay without LibTorch may not name it.
Violations checkBuildFile(std::string_view path, std::string_view text);

/// All sources and CMakeLists.txt below root/{app,core,ui,render}. checkedFiles is the number of files read.
struct TreeReport {
  Violations violations;
  int checkedFiles = 0;
};
TreeReport checkTree(const std::filesystem::path& root);

/// Files of more than 480 lines, folders of 35 files or more (whatever they are: a README counts), and headers that include each other in a circle, below the same four.
Violations checkShape(const std::filesystem::path& root);

/// What a test of core includes: at least one header of the module (of a family: of families) that its folder is named after, if any of core at all; those that run
/// `gesto` or fixtures include none. path: "tests/core/io/read/tst_bvh_reader.cpp"; other files have no rules.
Violations checkTest(std::string_view path, std::string_view source);

/// The tests below root/tests/core: each in a folder that core has too (the toy family alone has none), and as checkTest says.
Violations checkTests(const std::filesystem::path& root);

}  // namespace architecture
