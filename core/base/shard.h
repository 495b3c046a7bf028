#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string_view>

namespace core::base {

/// Part `index` of `count` of an array of jobs that many machines share: every count-th thing.
struct Shard {
  std::int64_t index = 1, count = 1;  // 1 to count

  bool isOne() const { return index >= 1 && index <= count; }
  bool holds(std::int64_t thing) const { return thing % count == index - 1; }
};

/// "2/8". Errors: InvalidArgument.
Result<Shard> shardIn(std::string_view text);

}  // namespace core::base
