#include "core/base/shard.h"

#include <fmt/format.h>

#include <charconv>

namespace core::base {

Result<Shard> shardIn(std::string_view text) {
  const auto slash = text.find('/');
  Shard shard;
  const auto read = [](std::string_view part, std::int64_t& value) {
    const auto [end, code] = std::from_chars(part.data(), part.data() + part.size(), value);
    return code == std::errc() && end == part.data() + part.size();
  };
  if (slash != std::string_view::npos && read(text.substr(0, slash), shard.index) && read(text.substr(slash + 1), shard.count) && shard.isOne()) return shard;
  return Error{ErrorCode::InvalidArgument, fmt::format("a shard is a part and their number, as 1/8 to 8/8, not \"{}\"", text)};
}

}  // namespace core::base
