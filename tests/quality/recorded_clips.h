#pragma once

#include "core/base/result.h"

#include <glm/vec3.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// Recordings that are known to show a prompt, for finding out whether its facts tell them from others.
namespace quality {

/// A part of a recording, and the ids of the prompts that it shows.
struct RecordedClip {
  std::string file;               // below the folder of the data bundle: "cmu-bvh/14_27.bvh"
  bool isMirrored = false;        // "mirror:" before the file: left and right changed about
  double begin = 0.0, end = 0.0;  // seconds; end 0: to the last frame
  std::vector<std::string> shows;
  std::vector<std::string> open;  // ids of which one may say so or not: counted neither way
};

/// Tab-separated: file, begin, end, shows, open; ids with commas between, "-" for none. Errors: ParseFailed "NAME:LINE: ...", NotFound, ReadFailed.
core::Result<std::vector<RecordedClip>> readRecordedClips(const std::filesystem::path& file);

/// The same motion with left and right changed about, x negated. positions [F * 22].
std::vector<glm::vec3> mirrored(const std::vector<glm::vec3>& positions);

/// Motion files on the 22-joint body at 20 fps; each file is read once.
class BodyReader {
 public:
  /// The frames from begin to end (0: all to the last), [F * 22]. Errors: those of readMotionFile and bodyMotion; InvalidArgument when nothing
  /// is left.
  core::Result<std::vector<glm::vec3>> read(const std::filesystem::path& file, double begin = 0.0, double end = 0.0);

 private:
  std::map<std::filesystem::path, std::vector<glm::vec3>> files_;
};

}  // namespace quality
