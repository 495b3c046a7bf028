#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/remodiffuse/remodiffuse.h"

#include <cstdint>
#include <string>
#include <vector>

// Clips that motions are made beside, and the ones of them that lie in a weights file.
namespace core::sampling {

/// A clip as ReMoDiffuse reads it.
struct NearMotion {
  at::Tensor motion;   // float [F, D], normalized
  at::Tensor caption;  // float [N, W]: tokens of what it shows
};

/// For each of B motions its clips, at most R of them; fewer leave places that count nothing. rowsShape: D, N and W where there is no clip at all.
model::RetrievedClips paddedClips(const std::vector<std::vector<NearMotion>>& beside, std::int64_t most, at::IntArrayRef rowsShape);

/// Clips with what they show. Immutable once it is made.
struct ClipLibrary {
  std::vector<std::string> ids, captions;  // n each
  at::Tensor text;                         // float [n, W]: the captions by the text encoder of the model
  at::Tensor lengths;                      // int64 [n]
  at::Tensor motion;                       // [rows, D], normalized, one behind the other

  std::int64_t size() const { return static_cast<std::int64_t>(ids.size()); }
  /// float [F, D].
  at::Tensor motionOf(std::int64_t clip) const;
};

/// As "library/..." of a file and "library" of its header.
void addLibrary(model::TensorFile& file, const ClipLibrary& library);
/// Of a file without one: empty. Errors: ParseFailed when its parts do not fit together or have other widths than the network reads.
Result<ClipLibrary> libraryOf(const model::TensorFile& file, std::int64_t featureWidth, std::int64_t textWidth, std::int64_t mostFrames, const std::string& fileName);

/// What was recorded in one go has one name: an id of a data set without "M:" in front (a mirrored twin) and "/wN" behind (a part of a long clip).
std::string recordingOf(const std::string& id);

}  // namespace core::sampling
