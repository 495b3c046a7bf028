#pragma once

#include "core/io/write/export.h"

#include <span>

namespace core::io {

/// One kind of file that can be written: a row of the table, and all that the command line and the window need to know of it.
struct MotionWriter {
  ExportFormat format;
  std::string_view word;   // "fbx": on the command line, in settings, and as the file's ending
  std::string_view title;  // for people
  bool holdsFigure;        // a skinned body can stand in it
  bool holdsTakeName;      // the animation has a name in it
  bool hasUnit;            // the unit can be chosen; otherwise metres
  double usualUnits;       // to a metre
  /// options: unitsPerMetre is above 0. Errors: Unsupported.
  Result<std::string> (*write)(const ExportScene& scene, const ExportOptions& options);
};

/// In the order in which they are offered.
std::span<const MotionWriter> motionWriters();
const MotionWriter& writerOf(ExportFormat format);

/// "fbx, glb, bvh, ..." for sentences and helps, with the dot before each: ".fbx, .glb or .bvh".
std::string writtenEndings();

/// What one receiver of BVH files expects. The values are those of the programs' own importers; each can be chosen by itself too.
struct BvhFlavour {
  std::string_view word;   // "motionbuilder": on the command line, in settings
  std::string_view title;  // for people
  JointNames names;
  RootMotion root;
  double unitsPerMetre;
  BvhChannels channels;
};
std::span<const BvhFlavour> bvhFlavours();

/// Errors: InvalidArgument, naming the words that are known.
Result<BvhFlavour> bvhFlavourFrom(std::string_view word);

}  // namespace core::io
