#include "core/text/gzip.h"

#include <fmt/format.h>
#include <zlib.h>

#include <limits>
#include <memory>

namespace core::text {

bool isGzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

Result<std::string> gunzip(std::string_view bytes, std::uint64_t maxBytes) {
  const auto refused = [](std::string what) { return Error{ErrorCode::ParseFailed, std::move(what)}; };
  if (bytes.size() > std::numeric_limits<uInt>::max()) return refused("the gzip stream is too long");
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;
  if (inflateInit2(&stream, kGzipWindow) != Z_OK) return Error{ErrorCode::Internal, "zlib could not be started"};
  const std::unique_ptr<z_stream, int (*)(z_stream*)> ending(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string text, piece(std::size_t{1} << 16, '\0');
  while (true) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    const int code = inflate(&stream, Z_NO_FLUSH);
    text.append(piece, 0, piece.size() - stream.avail_out);
    if (text.size() > maxBytes) return refused(fmt::format("the gzip stream unpacks to more than {} bytes", maxBytes));
    if (code == Z_STREAM_END) return text;
    if (code != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0)) return refused("the gzip stream is damaged or cut");
  }
}

}  // namespace core::text
