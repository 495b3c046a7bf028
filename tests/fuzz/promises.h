#pragma once

#include "core/base/result.h"
#include "core/io/motion_file.h"
#include "core/io/write/export.h"
#include "core/motion/clip.h"

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

// What every reader promises, beside not to crash.
namespace fuzz {

struct BrokenPromise : std::logic_error {
  using std::logic_error::logic_error;
};

/// Throws BrokenPromise with the words when it is not kept.
void require(bool isKept, const std::string& words);

/// One line that is no longer than a person reads, and of the world: no exception and no mistake of ours.
void requireSentence(const core::Error& error);
void requireSentence(const std::string& sentence);

/// The value of a reader, or null after its sentence was looked at.
template <class T>
const T* readOrRefused(const core::Result<T>& result) {
  if (result) return &*result;
  requireSentence(result.error());
  return nullptr;
}

/// A case as a file, in memory where the system has such a place: the readers that people run take files. The same name is written over.
std::filesystem::path caseFile(const std::string& name, std::string_view bytes);

/// Finite numbers, unit turns, parents before children, names.
void requireClip(const core::motion::Clip& clip);

/// What readMotionFile() promises, and that the 22-joint body takes it or says why not.
void requireMotion(const core::io::MotionFile& file);

/// The clip can be written in the format and read again: the same frames and joints, in the same places. Clips of more than some thousand poses of joints are passed
/// over.
void requireWritable(const core::motion::Clip& clip, core::io::ExportFormat format);

/// Reads a case as people's files are read, where it is of the format, and asks for all of the above. skeleton: of an AMC.
void motionFile(std::string_view bytes, const std::string& name, core::io::MotionFormat format, core::io::ExportFormat again, const std::filesystem::path& skeleton = {});

}  // namespace fuzz
