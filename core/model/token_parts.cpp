#include "core/model/token_parts.h"

#include <ATen/Parallel.h>

#include <cstdint>

namespace core::model {

long partCount() { return at::get_num_threads(); }

void inParts(long tokens, const std::function<void(TokenRange, long)>& work) {
  const long parts = partCount();
  at::parallel_for(0, parts, 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) work(TokenRange::part(tokens, i, parts), i);
  });
}

}  // namespace core::model
