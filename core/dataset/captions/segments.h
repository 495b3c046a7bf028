#pragma once

#include "core/dataset/source_adaptor.h"

#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace core::dataset {

/// One captioned part of a recording, in seconds.
struct Segment {
  std::string clip, split;
  double begin = 0.0, end = std::numeric_limits<double>::infinity();
  std::vector<RawCaption> captions;
  // In our own words only:
  std::string content, style;
  std::vector<std::string> parts;  // what the whole recording shows, one after the other (words/own_descriptions.h)
};
using SegmentTable = std::map<std::string, std::vector<Segment>>;  // by the file's name in its source

/// "06_01.bvh" for "cmu-bvh/06_01.bvh".
std::string withoutFolder(const std::string& file);

/// The parts that humanml3d.jsonl and extra.jsonl, in a folder or archive, tell of. dataset: as they call it ("CMU"). Errors: NotFound and ParseFailed of the files.
Result<SegmentTable> captionedSegments(const std::filesystem::path& captions, std::string_view dataset);

/// Whole recordings, told of in sentences of our own about what their makers call them (cmu_listing.tsv of the captions, clips.tsv of ACCAD's recordings) and in the
/// sentences of extra.jsonl that were written from such names: no word of HumanML3D's. Nineteen of twenty go to train, by name. A recording that nothing is said of has
/// no words. source: the recordings. Errors: as above.
Result<SegmentTable> ownSegments(const std::filesystem::path& source, const std::filesystem::path& captions, std::string_view dataset);

/// A recording in our own words as clips: cut into windows of at most a clip's length, each told of by the parts that it shows if all parts take equally long. Of a
/// recording in a style of its own that makes three windows or more, the last goes to val.
std::vector<RawClip> ownWindows(const Segment& segment, const std::vector<glm::vec3>& positions);

}  // namespace core::dataset
