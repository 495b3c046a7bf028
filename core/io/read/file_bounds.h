#pragma once

#include "core/base/result.h"

#include <glm/vec3.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace core::motion {
class Clip;
}

namespace core::io {

/// What readers ask before they make much of little: a file of a few kB neither takes gigabytes and minutes, nor becomes a motion that no writer can tell.

/// Joints of a file need not move, and frames need not tell of all: frames x joints that a text of so many bytes may become.
/// Errors: Unsupported, with both numbers.
Result<void> turnsWithinBytes(std::size_t frames, std::size_t joints, std::size_t bytes, std::string_view name);

/// Numbers that packed arrays of a file of so many bytes may unpack to, all together.
constexpr std::size_t mostUnpacked(std::size_t bytes) { return 8'000'000 + 16 * bytes; }

/// Places in metres, all nearer than 1,000 km. Errors: ParseFailed.
Result<void> placesInRange(std::span<const glm::vec3> places, std::string_view name);

/// The same of all that places a joint of a clip: offsets, tips, the root's way, moves. Errors: ParseFailed.
Result<void> placesInRange(const motion::Clip& clip, std::string_view name);

}  // namespace core::io
