#pragma once

#include "core/base/result.h"
#include "core/training/recipe.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace core::training {

/// Curves as TensorBoard reads them: a file of records (length, CRC-32C, an Event message of protocol buffers, CRC-32C), opened for writing once per process.
/// Source: the description of TFRecord and tensorflow/core/util/event.proto.
class EventFile {
 public:
  /// events.out.tfevents.SECONDS.gesto in the folder; beside an earlier one, which TensorBoard reads on. Errors: WriteFailed.
  static Result<EventFile> create(const std::filesystem::path& folder, std::int64_t seconds);

  /// One scalar each, at a number of updates; prefix goes before the names: "train/". Errors: WriteFailed.
  Result<void> add(std::int64_t step, double seconds, const std::string& prefix, const Scalars& values);

  const std::filesystem::path& file() const { return file_; }

 private:
  EventFile(std::filesystem::path file, std::ofstream out) : file_(std::move(file)), out_(std::move(out)) {}
  Result<void> write(const std::string& event);

  std::filesystem::path file_;
  std::ofstream out_;
};

}  // namespace core::training
