#include "core/checkpoint/pickle_bytes.h"

#include <fmt/format.h>

#include <charconv>

namespace core::model::pickle {

void damaged(std::string what) { throw Refusal{ErrorCode::ParseFailed, std::move(what)}; }

std::string_view ByteCursor::take(std::uint64_t count) {
  if (count > bytes_.size() - at_) damaged(fmt::format("the pickle is cut at byte {}, {} more are asked for", at_, count));
  const auto piece = bytes_.substr(at_, static_cast<std::size_t>(count));
  at_ += static_cast<std::size_t>(count);
  return piece;
}

std::uint64_t ByteCursor::number(std::size_t width) {
  const auto piece = take(width);
  std::uint64_t value = 0;
  for (std::size_t i = width; i-- > 0;) value = value << 8 | static_cast<unsigned char>(piece[i]);
  return value;
}

std::string_view ByteCursor::line() {
  const auto end = bytes_.find('\n', at_);
  if (end == std::string_view::npos) damaged("the pickle is cut inside a line");
  const auto text = take(end - at_);
  take(1);
  return text;
}

std::int64_t decimal(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) damaged("a number of the pickle is not readable");
  return value;
}

}  // namespace core::model::pickle
