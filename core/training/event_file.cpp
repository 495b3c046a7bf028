#include "core/training/event_file.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstring>

namespace core::training {

namespace {

// CRC-32C (Castagnoli), a byte at a time: a record is a few hundred bytes.
std::uint32_t crc32c(std::string_view bytes) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) value = (value & 1U) ? (value >> 1U) ^ 0x82f63b78U : value >> 1U;
      made[i] = value;
    }
    return made;
  }();
  std::uint32_t crc = 0xffffffffU;
  for (const char c : bytes) crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xffU] ^ (crc >> 8U);
  return crc ^ 0xffffffffU;
}

std::uint32_t maskedCrc(std::string_view bytes) { return std::rotr(crc32c(bytes), 15) + 0xa282ead8U; }

template <class T>
void putRaw(std::string& out, T value) {
  static_assert(std::endian::native == std::endian::little);
  std::array<char, sizeof(T)> bytes{};
  std::memcpy(bytes.data(), &value, sizeof(T));
  out.append(bytes.data(), bytes.size());
}

void putVarint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>((value & 0x7f) | 0x80);
    value >>= 7U;
  }
  out += static_cast<char>(value);
}

void putBytes(std::string& out, char tag, std::string_view bytes) {
  out += tag;
  putVarint(out, bytes.size());
  out += bytes;
}

std::string eventAt(double seconds, std::int64_t step) {
  std::string event;
  event += '\x09';  // wall_time
  putRaw(event, seconds);
  event += '\x10';  // step
  putVarint(event, static_cast<std::uint64_t>(step));
  return event;
}

}  // namespace

Result<EventFile> EventFile::create(const std::filesystem::path& folder, std::int64_t seconds) {
  const auto file = folder / fmt::format("events.out.tfevents.{}.gesto", seconds);
  std::ofstream out(file, std::ios::binary | std::ios::app);
  if (!out) return Error{ErrorCode::WriteFailed, fmt::format("{}: cannot be written", file.string())};
  EventFile made(file, std::move(out));
  auto first = eventAt(static_cast<double>(seconds), 0);
  putBytes(first, '\x1a', "brain.Event:2");  // file_version
  if (auto ok = made.write(first); !ok) return ok.error();
  return made;
}

Result<void> EventFile::add(std::int64_t step, double seconds, const std::string& prefix, const Scalars& values) {
  std::string summary;
  for (const auto& [name, value] : values) {
    std::string one;
    putBytes(one, '\x0a', prefix + name);  // tag
    one += '\x15';                         // simple_value
    putRaw(one, static_cast<float>(value));
    putBytes(summary, '\x0a', one);
  }
  auto event = eventAt(seconds, step);
  putBytes(event, '\x2a', summary);
  return write(event);
}

Result<void> EventFile::write(const std::string& event) {
  std::string length, record;
  putRaw(length, static_cast<std::uint64_t>(event.size()));
  record = length;
  putRaw(record, maskedCrc(length));
  record += event;
  putRaw(record, maskedCrc(event));
  out_ << record << std::flush;
  if (!out_) return Error{ErrorCode::WriteFailed, fmt::format("{}: cannot be written", file_.string())};
  return {};
}

}  // namespace core::training
