#include "core/services/live_link/glb_parts.h"

#include "core/base/json_text.h"
#include "core/io/base64.h"

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

}  // namespace

Result<GlbParts> GlbParts::of(std::string_view glb) {
  const Error none{ErrorCode::Internal, "the motion's file is no binary glTF"};
  if (glb.size() < kHead + kChunkHead || glb.substr(0, 4) != "glTF") return none;
  const auto size = numberAt(glb, kHead);
  if (glb.size() < kHead + 2 * kChunkHead + size) return none;
  GlbParts parts;
  parts.document = base::parsedJson(glb.substr(kHead + kChunkHead, size));
  if (parts.document.is_discarded()) return none;
  parts.buffer = glb.substr(kHead + kChunkHead + size + kChunkHead);
  return parts;
}

std::string GlbParts::asJson() const {
  auto whole = document;
  whole["buffers"][0]["uri"] = "data:application/octet-stream;base64," + io::toBase64(buffer);
  return base::jsonText(whole) + "\n";
}

}  // namespace core::services::live_link
