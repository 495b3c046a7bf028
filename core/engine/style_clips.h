#pragma once

#include "core/base/result.h"
#include "core/families/motion_wish.h"
#include "core/services/style_reference.h"

#include <ATen/core/Tensor.h>

#include <deque>
#include <filesystem>
#include <string>
#include <vector>

namespace core::engine {

/// Styles as models take them. Motion files are read once: a slider that is dragged and the lines of a batch ask for the same one again and again. A file that
/// was written anew is read anew.
class StyleClips {
 public:
  /// labels: those of the model that is to give the style; a word may stand for one of them (dataset::styleMeant). remarks: what was assumed of a file, also of one
  /// that was read before. Errors: as families::readMotionFeatures; Unsupported, naming it, for key points of a video.
  Result<families::StyleWish> wishFor(const services::StyleReference& style, const std::vector<std::string>& labels, std::vector<std::string>& remarks);

  /// The same, for a model whose styles may be key points of a video. Errors: those of families::readPerson as well.
  static bool isKeypoints(const services::StyleReference& style);
  Result<families::StyleWish> wishForKeypoints(const services::StyleReference& style, int person, double fps, std::vector<std::string>& remarks);

 private:
  struct ReadClip {
    std::filesystem::path file;
    std::filesystem::file_time_type written;
    at::Tensor features;
    std::vector<std::string> remarks;
  };
  std::deque<ReadClip> read_;  // the last one used first
};

}  // namespace core::engine
