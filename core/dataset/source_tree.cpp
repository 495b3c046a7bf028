#include "core/dataset/source_tree.h"

#include "core/base/file.h"

#include <fmt/format.h>

#ifdef STUDIO_HAS_LIBARCHIVE
#include <archive.h>
#include <archive_entry.h>
#endif

#include <algorithm>
#include <memory>
#include <system_error>
#include <vector>

namespace core::dataset {

namespace fs = std::filesystem;

namespace {

/// No motion or caption file is larger; a file that claims to be is not read.
constexpr std::uint64_t kMaxFileBytes = std::uint64_t{1} << 30;

Result<void> walkFolder(const fs::path& folder, const WantsFile& wants, const TakeFile& take) {
  const auto names = namesIn(folder, wants);
  if (!names) return names.error();
  for (const auto& name : *names) {
    auto bytes = base::readWholeFile(folder / name, kMaxFileBytes);
    if (!bytes) return bytes.error();
    if (!take(name, std::move(bytes).value())) break;
  }
  return {};
}

#ifdef STUDIO_HAS_LIBARCHIVE

/// "bandai-namco-1" for "/data/bandai-namco-1.tar.xz".
std::string archiveStem(const fs::path& file) {
  const auto name = file.filename().string();
  return name.substr(0, name.find(".tar"));
}

std::string nameInside(std::string name, const std::string& stem) {
  if (name.starts_with("./")) name.erase(0, 2);
  if (name.starts_with(stem + "/")) name.erase(0, stem.size() + 1);
  return name;
}

Result<void> walkArchive(const fs::path& file, const WantsFile& wants, const TakeFile& take) {
  const auto close = [](struct archive* handle) { archive_read_free(handle); };
  const std::unique_ptr<struct archive, decltype(close)> reader(archive_read_new(), close);
  const auto failed = [&] {
    const char* why = archive_error_string(reader.get());
    return Error{ErrorCode::ParseFailed, fmt::format("{}: damaged or no tar archive ({})", file.string(), why ? why : "unknown reason")};
  };
  archive_read_support_filter_all(reader.get());
  archive_read_support_format_tar(reader.get());
  if (archive_read_open_filename(reader.get(), file.c_str(), 1 << 18) != ARCHIVE_OK) return failed();
  const std::string stem = archiveStem(file);
  while (true) {
    struct archive_entry* entry = nullptr;
    const int state = archive_read_next_header(reader.get(), &entry);
    if (state == ARCHIVE_EOF) return {};
    if (state < ARCHIVE_WARN) return failed();
    const char* path = archive_entry_pathname(entry);
    if (!path || archive_entry_filetype(entry) != AE_IFREG) continue;
    const auto name = nameInside(path, stem);
    if (!wants(name)) continue;
    std::string bytes;
    char block[1 << 16];
    while (true) {
      const auto got = archive_read_data(reader.get(), block, sizeof block);
      if (got < 0) return failed();
      if (got == 0) break;
      if (bytes.size() + static_cast<std::size_t>(got) > kMaxFileBytes) {
        return Error{ErrorCode::ParseFailed, fmt::format("{}: {} is larger than any motion file", file.string(), name)};
      }
      bytes.append(block, static_cast<std::size_t>(got));
    }
    if (!take(name, std::move(bytes))) return {};
  }
}

#else

Result<void> walkArchive(const fs::path& file, const WantsFile&, const TakeFile&) {
  return Error{ErrorCode::Unsupported, fmt::format("{}: this build reads no archives (it was made without libarchive); unpack it first", file.string())};
}

#endif

}  // namespace

Result<std::vector<std::string>> namesIn(const fs::path& folder, const WantsFile& wants) {
  std::vector<std::string> names;
  std::error_code code;
  for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, code), end; at != end; at.increment(code)) {
    if (code) break;
    if (!at->is_regular_file(code)) continue;
    auto name = at->path().lexically_relative(folder).generic_string();
    if (wants(name)) names.push_back(std::move(name));
  }
  if (code) return Error{ErrorCode::ReadFailed, fmt::format("{}: {}", folder.string(), code.message())};
  std::sort(names.begin(), names.end());
  return names;
}

Result<void> walkSource(const fs::path& source, const WantsFile& wants, const TakeFile& take) {
  std::error_code code;
  if (fs::is_directory(source, code)) return walkFolder(source, wants, take);
  if (!fs::exists(source, code)) return Error{ErrorCode::NotFound, fmt::format("{}: no such folder or archive", source.string())};
  return walkArchive(source, wants, take);
}

fs::path findSource(const fs::path& folder, const std::string& name) {
  std::error_code code;
  for (const char* ending : {"", ".tar.xz", ".tar.gz", ".tar"}) {
    const auto candidate = folder / (name + ending);
    if (fs::exists(candidate, code)) return candidate;
  }
  return {};
}

}  // namespace core::dataset
