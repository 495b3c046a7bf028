#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <string>

namespace core::base {

struct ChildLimits {
  double seconds = 60.0;                               // wall clock; the processor time is limited to the same
  std::uint64_t memoryBytes = std::uint64_t{3} << 30;  // beyond what the process has when it starts
  std::uint64_t answerBytes = std::uint64_t{2} << 30;  // longest answer
};

/// Runs work in a copy of this process and returns what it returned; for libraries that may crash, hang or ask for all memory on a
/// hostile file. The copy has this thread only: work must not wait for others, and what it changes is lost. Exceptions out of it
/// become an Internal error. Inside such a copy, work runs at once and in it, under the limits of the outer call. Where the system gives no copy, the work is refused;
/// Windows knows none: there it runs in this process, without limits, and a crash is the program's.
/// Errors: work's own; ReadFailed when the copy crashed, ran out of memory, or took too long (subject begins the sentence).
Result<std::string> runInChild(const std::string& subject, const ChildLimits& limits, const std::function<Result<std::string>()>& work);

/// From here on runInChild() runs work in this process, as it does inside a copy: for a program that has to see into the work, such as a fuzzer. Call it before there are
/// other threads.
void workWithoutCopies();

/// Runs work here. Errors: work's own; ReadFailed when memory ran out; Internal for another exception.
Result<std::string> runGuarded(const std::string& subject, const std::function<Result<std::string>()>& work);

}  // namespace core::base
