#pragma once

#include "core/base/result.h"
#include "core/io/read/import_report.h"
#include "core/motion/clip.h"

#include <filesystem>
#include <string_view>

namespace core::io {

struct BvhReadOptions {
  /// Metres that one unit of the file stands for; 0: decide from the size of the figure (1 m, 1 in, 1 cm, 1 mm, or the
  /// 5.64 cm of the CMU conversions that kept the skeleton files' own unit) and say so in the report.
  double metresPerUnit = 0.0;
};

/// Reads a BVH file. Joints may have 0 to 6 channels in any order; position channels replace the joint's OFFSET (an axis
/// without a channel keeps it); End Sites, CRLF and values spread over lines are taken, and so is what editors and other programs leave in texts (bvh_text.h). Y is taken
/// to be up: see motion::retargetToHumanml3d for files that differ. Where position channels never change, the skeleton's offset becomes their value and the clip holds no
/// translations. Rows that the header counts wrongly are read all the same, and a frame time of few digits stands for the usual rate that it rounds; the report says so.
/// Of several joints of one name the later ones get a number. report may be null. Errors: NotFound, ReadFailed; ParseFailed as "walk_07.bvh:412: expected 63 channel
/// values, found 61"; Unsupported for a second ROOT. Counts that the file cannot hold take no memory.
Result<motion::Clip> readBvh(const std::filesystem::path& file, const BvhReadOptions& options = {}, ImportReport* report = nullptr);

/// The same from bytes; name stands in the error sentences, and without its extension becomes the clip's name.
Result<motion::Clip> parseBvh(std::string_view bytes, std::string_view name, const BvhReadOptions& options = {}, ImportReport* report = nullptr);

}  // namespace core::io
