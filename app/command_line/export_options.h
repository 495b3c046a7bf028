#pragma once

#include "app/command_line/arguments.h"
#include "core/io/write/export.h"
#include "core/io/write/motion_writers.h"

#include <filesystem>
#include <vector>

namespace app {

/// The options that say how a motion is written: --names, --fps, --root, --t-pose, --no-figure, --range, --take-name, --units, --licence,
/// and for BVH --flavour and --channels.
std::vector<OptionSpec> exportOptionSpecs();

/// Errors: InvalidArgument, one sentence. The provenance holds the program and --licence only.
core::Result<core::io::ExportOptions> exportOptions(const Arguments& arguments);

/// --flavour: how BVH files are wanted by one program. Its values go into the options. Errors: InvalidArgument.
OptionSpec flavourOptionSpec();
core::Result<void> applyFlavour(const Arguments& arguments, core::io::ExportOptions& options);

/// Whether a motion can be written there, told before anything is computed: the ending names a format (.npy too where allowsNpy), and the folder is there and may
/// be written to. source: a file that is read for it and may not be overwritten; may be empty. Errors: InvalidArgument, NotFound, WriteFailed.
core::Result<void> checkOut(const std::filesystem::path& out, const std::filesystem::path& source = {}, bool allowsNpy = false);

/// What files say about who wrote them.
inline constexpr const char* kProgramName = "Gesto Studio " GESTO_VERSION;

/// What stands in the file: rate, range and T pose make it differ from the motion.
struct LengthInFile {
  int frames = 0;
  double fps = 0.0;
};
LengthInFile lengthInFile(const core::motion::Clip& clip, const std::filesystem::path& out, const core::io::ExportOptions& options);

}  // namespace app
