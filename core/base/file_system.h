#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

// What the systems do each in their way with files: file_system_posix.cpp, windows/file_system_windows.cpp. Whole files and folders are file.h's and folder.h's matter.
namespace core::base {

/// A file in the making. Where the system can, it has no name until it is whole, so that a kill leaves nothing behind; otherwise one that begins with
/// a dot. The name that it gets for the moment before it takes the target's is short, whatever the target's: that may fill the system's limit.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(const std::filesystem::path& folder);
  /// Removes it, unless it has become one.
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  /// Why there is none.
  std::error_code problem() const { return problem_; }
  /// What a stream opens to write into it.
  std::filesystem::path path() const;
  /// Waits until its bytes would outlive a crash of the machine.
  std::error_code reachesTheDisk();
  /// Takes the name of a file beside it, from another that has it.
  std::error_code becomes(const std::filesystem::path& file);

 private:
  std::filesystem::path folder_, named_;
  std::intptr_t handle_ = -1;
  bool hasName_ = false;
  std::error_code problem_;
};

/// A file that is read here and there, also by several threads at once.
class RandomAccessFile {
 public:
  explicit RandomAccessFile(const std::filesystem::path& file);
  RandomAccessFile(RandomAccessFile&& other) noexcept;
  RandomAccessFile& operator=(RandomAccessFile&&) = delete;
  ~RandomAccessFile();

  /// Why it is not open.
  std::error_code problem() const { return problem_; }
  /// Fills `into` from `offset` on; a file that ends before is an error (std::errc::result_out_of_range).
  std::error_code read(std::uint64_t offset, std::span<std::byte> into) const;

 private:
  std::intptr_t handle_ = -1;
  std::error_code problem_;
};

/// In one step; an empty folder or a file that has the name is replaced, where the system can.
std::error_code giveName(const std::filesystem::path& made, const std::filesystem::path& target);
/// In one step the two exchange their names. Where the system or the file system cannot: std::errc::function_not_supported.
std::error_code exchangeNames(const std::filesystem::path& one, const std::filesystem::path& other);
/// Without this a crash of the machine can forget that names in the folder were given or taken.
void rememberNames(const std::filesystem::path& folder);
/// Whether this person may make a file in the folder.
bool mayWriteInto(const std::filesystem::path& folder);
/// A new empty folder among the temporary ones that nobody but this person may enter, its name begun with beginning; empty when none could be made.
std::filesystem::path privateFolder(const std::string& beginning);
/// Whether there is such a file, and this person may run it.
bool isProgram(const std::filesystem::path& file);
/// In one write at the end, which makes the file where there is none: neither a kill nor another process mixes two lines.
std::error_code appendAtOnce(const std::filesystem::path& file, std::string_view bytes);

}  // namespace core::base
