#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace core::dataset {

/// Which files of a source to read, by their name inside it ("captions/x.tsv" is "x.tsv" when the source is "captions").
using WantsFile = std::function<bool(const std::string& name)>;
/// Takes one file; false ends the walk.
using TakeFile = std::function<bool(const std::string& name, std::string bytes)>;

/// The wanted files of a folder, in the order of their names; none is read. Errors: ReadFailed, also for an archive: it would have to be unpacked.
Result<std::vector<std::string>> namesIn(const std::filesystem::path& folder, const WantsFile& wants);

/// Walks a folder (in the order of its names) or a tar archive, packed or not (in its own order), and hands over the wanted files.
/// A leading folder that is named like the archive is left off the names. Links and special files are passed over.
/// Files handed over before an error stay handed over: a truncated archive gives what it holds.
/// Errors: NotFound, ReadFailed; ParseFailed for a damaged archive; Unsupported in a build without libarchive.
Result<void> walkSource(const std::filesystem::path& source, const WantsFile& wants, const TakeFile& take);

/// FOLDER/NAME, FOLDER/NAME.tar.xz, .tar.gz or .tar: the first that exists, or an empty path.
std::filesystem::path findSource(const std::filesystem::path& folder, const std::string& name);

}  // namespace core::dataset
