#include "core/base/hash.h"

#include <fmt/format.h>

#include <fstream>
#include <vector>

namespace core::base {

std::string ContentHash::hex() const { return fullHex().substr(0, 16); }

std::string ContentHash::fullHex() const {
  std::string text;
  for (const unsigned char byte : digest()) text += fmt::format("{:02x}", byte);
  return text;
}

Result<std::string> hashOfFile(const std::filesystem::path& file) {
  std::error_code code;
  if (!std::filesystem::exists(file, code)) return Error{ErrorCode::NotFound, fmt::format("{}: no such file", file.string())};
  std::ifstream in(file, std::ios::binary);
  ContentHash hash;
  std::vector<char> some(std::size_t{1} << 20);
  while (in) {
    in.read(some.data(), static_cast<std::streamsize>(some.size()));
    hash.add({some.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (!in.eof() || in.bad()) return Error{ErrorCode::ReadFailed, fmt::format("{}: cannot be read", file.string())};
  return hash.hex();
}

std::uint64_t fnv1a64(std::string_view bytes) {
  std::uint64_t state = 0xCBF29CE484222325u;
  for (const char c : bytes) {
    state ^= static_cast<unsigned char>(c);
    state *= 0x100000001B3u;
  }
  return state;
}

}  // namespace core::base
