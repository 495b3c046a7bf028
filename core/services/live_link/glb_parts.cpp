#include "core/services/live_link/glb_parts.h"

#include <cstdint>
#include <cstring>

namespace core::services::live_link {

namespace {

constexpr std::size_t kHead = 12, kChunkHead = 8;

std::size_t numberAt(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, 4);
  return value;
}

void put(std::string& bytes, std::size_t value) {
  const auto narrow = static_cast<std::uint32_t>(value);
  bytes.append(reinterpret_cast<const char*>(&narrow), 4);
}

}  // namespace

Result<GlbParts> GlbParts::of(std::string_view glb) {
  const Error none{ErrorCode::Internal, "the motion's file is no binary glTF"};
  if (glb.size() < kHead + kChunkHead || glb.substr(0, 4) != "glTF") return none;
  const auto size = numberAt(glb, kHead);
  if (glb.size() < kHead + 2 * kChunkHead + size) return none;
  GlbParts parts;
  parts.document = nlohmann::json::parse(glb.substr(kHead + kChunkHead, size), nullptr, false);
  if (parts.document.is_discarded()) return none;
  parts.buffer = glb.substr(kHead + kChunkHead + size + kChunkHead);
  return parts;
}

std::string GlbParts::asBinary() const {
  std::string text = document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  text.resize((text.size() + 3) / 4 * 4, ' ');
  std::string made = "glTF";
  put(made, 2);
  put(made, kHead + 2 * kChunkHead + text.size() + buffer.size());
  put(made, text.size());
  made += "JSON" + text;
  put(made, buffer.size());
  made += std::string("BIN\0", 4) + buffer;
  return made;
}

std::string GlbParts::asJson() const {
  auto whole = document;
  whole["buffers"][0]["uri"] = "data:application/octet-stream;base64," + base64(buffer);
  return whole.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string base64(std::string_view bytes) {
  constexpr const char* kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string made;
  made.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k) three = three << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) made += i + k <= bytes.size() ? kLetters[three >> (18U - 6U * k) & 63U] : '=';
  }
  return made;
}

}  // namespace core::services::live_link
