#pragma once

#include "core/base/result.h"
#include "core/jobs/progress.h"
#include "core/motion/clip.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

// Clips that motions are made beside, by models that can (ModelAbilities::nearClips), and how the nearest of a library are found.
namespace core::services {

/// A clip that a motion is made beside.
struct ClipReference {
  std::filesystem::path file;  // any motion file; or FOLDER/ID, a clip of a built data set
  std::string caption;         // what it shows; empty: the words of its file's name
  bool operator==(const ClipReference&) const = default;
};

/// So many can be given.
inline constexpr std::size_t kMostNearClips = 4;

struct NearClipsRequest {
  std::string prompt;
  std::filesystem::path library;  // a folder of clips, whose captions.tsv or file names say what they show, or a built data set
  double seconds = 4.0;           // the length wanted: another one counts a little less
  int most = 8;
  std::string model = "default";  // whose text encoder compares; the default one's where it has none of this program
  bool wantsMotions = false;
};

struct NearClip {
  ClipReference clip;  // with its caption
  double seconds = 0.0;
  double score = 0.0;                          // 1: the same words and length; unrelated words are about 0
  std::shared_ptr<const motion::Clip> motion;  // where it was wanted; 22 joints, 20 fps, its first 9.8 seconds
};

struct NearClipsReport {
  std::vector<NearClip> clips;  // best first
  std::size_t searched = 0;     // clips that there are
  std::vector<std::string> remarks;
};

/// Implemented in core/engine; ui sees only this. One thread at a time.
class NearClipService {
 public:
  virtual ~NearClipService() = default;
  /// Errors: NotFound, ParseFailed and InvalidArgument of the folder, InvalidArgument for a request outside its ranges, NotFound of the model, Cancelled.
  virtual Result<NearClipsReport> nearClips(const NearClipsRequest& request, const jobs::ProgressSink& progress, std::stop_token stop) = 0;
};

}  // namespace core::services
