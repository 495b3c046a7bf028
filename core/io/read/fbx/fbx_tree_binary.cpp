#include "core/io/read/fbx/fbx_tree_parsers.h"
#include "core/io/read/file_bounds.h"

#include <fmt/format.h>
#include <zlib.h>

#include <cstring>
#include <limits>
#include <optional>

namespace core::io::fbx {

namespace {

// What an array may grow by when it is unpacked is bounded by zlib itself.
constexpr std::size_t kMostArrayBytes = std::size_t{1} << 30, kMostGrowth = 1032;

class BinaryParser {
 public:
  BinaryParser(std::string_view bytes, std::string_view name, TreeContent content) : bytes_(bytes), name_(name), content_(content) {}

  Result<Tree> run() {
    if (bytes_.size() < 27) return cutOff();
    Tree tree;
    tree.version = static_cast<int>(std::min<std::uint32_t>(at<std::uint32_t>(23), 1'000'000));
    isWide_ = tree.version >= 7500;
    place_ = 27;
    while (true) {
      auto more = record(tree.root.children, 0);
      if (!more) return more.error();
      if (!*more) return tree;
    }
  }

 private:
  Error fail(std::string_view what) const { return {ErrorCode::ParseFailed, fmt::format("{}: {} at byte {}", name_, what, place_)}; }
  Error cutOff() const { return fail("is cut off"); }

  template <class T>
  T at(std::size_t place) const {
    T value;
    std::memcpy(&value, bytes_.data() + place, sizeof(T));
    return value;
  }
  bool has(std::size_t count) const { return count <= bytes_.size() - place_; }

  std::uint64_t word() {
    const std::uint64_t value = isWide_ ? at<std::uint64_t>(place_) : at<std::uint32_t>(place_);
    place_ += isWide_ ? 8 : 4;
    return value;
  }

  /// One record put behind the others; false at the empty one that ends a list.
  Result<bool> record(std::vector<Record>& into, std::size_t depth) {
    if (depth > kDeepestRecord) return fail("is nested too deep");
    const std::size_t head = isWide_ ? 25 : 13;
    if (!has(head)) return cutOff();
    const auto end = word(), count = word(), listBytes = word();
    const std::size_t nameLength = static_cast<unsigned char>(bytes_[place_++]);
    if (end == 0) return false;
    if (end > bytes_.size() || !has(nameLength) || end < place_ + nameLength) return fail("a record reaches beyond the file");
    if (++records_ > kMostRecords) return Error{ErrorCode::Unsupported, fmt::format("{}: holds more than {} records", name_, kMostRecords)};
    Record made;
    made.name = std::string(bytes_.substr(place_, nameLength));
    place_ += nameLength;
    const std::size_t stop = static_cast<std::size_t>(end);
    if (listBytes > stop - place_ || count > listBytes + 1) return fail("a record's values reach beyond it");
    const std::size_t afterList = place_ + static_cast<std::size_t>(listBytes);
    for (std::uint64_t i = 0; i < count; ++i) {
      auto read = value(afterList);
      if (!read) return read.error();
      if (*read) made.values.push_back(std::move(**read));
    }
    place_ = afterList;
    if (isPassedOver(made.name, content_)) place_ = stop;
    while (place_ < stop) {
      auto more = record(made.children, depth + 1);
      if (!more) return more.error();
      if (!*more) break;
    }
    if (place_ > stop) return fail("a record's children reach beyond it");
    place_ = stop;
    into.push_back(std::move(made));
    return true;
  }

  template <class T, class Out>
  Value array(std::string_view raw) const {
    std::vector<Out> out(raw.size() / sizeof(T));
    for (std::size_t i = 0; i < out.size(); ++i) {
      T value;
      std::memcpy(&value, raw.data() + i * sizeof(T), sizeof(T));
      out[i] = static_cast<Out>(value);
    }
    return out;
  }

  Result<std::optional<Value>> arrayValue(char kind, std::size_t width, std::size_t end) {
    if (!has(12) || end - place_ < 12) return cutOff();
    const std::size_t count = at<std::uint32_t>(place_), packing = at<std::uint32_t>(place_ + 4), size = at<std::uint32_t>(place_ + 8);
    place_ += 12;
    if (size > end - place_) return fail("an array reaches beyond its record");
    const std::string_view stored = bytes_.substr(place_, size);
    place_ += size;
    const std::size_t wanted = count * width;
    if (wanted > kMostArrayBytes || wanted / kMostGrowth > size + 64) return fail("an array promises more than it can hold");
    numbers_ += count;
    if (packing == 1 && numbers_ > mostUnpacked(bytes_.size()))
      return Error{ErrorCode::Unsupported, fmt::format("{}: packs {} numbers or more into {} bytes, more than can be taken", name_, numbers_, bytes_.size())};
    std::string unpacked;
    std::string_view raw = stored;
    if (packing == 1) {
      unpacked.resize(wanted);
      uLongf got = static_cast<uLongf>(wanted);
      Bytef none = 0;  // an empty array unpacks to nowhere
      if (uncompress(wanted ? reinterpret_cast<Bytef*>(unpacked.data()) : &none, &got, reinterpret_cast<const Bytef*>(stored.data()),
                     static_cast<uLong>(stored.size())) != Z_OK ||
          got != wanted)
        return fail("an array cannot be unpacked");
      raw = unpacked;
    } else if (packing != 0 || raw.size() < wanted) {
      return fail("an array is packed in a way that is not known");
    }
    raw = raw.substr(0, wanted);
    switch (kind) {
      case 'f': return std::optional<Value>(array<float, double>(raw));
      case 'd': return std::optional<Value>(array<double, double>(raw));
      case 'l': return std::optional<Value>(array<std::int64_t, std::int64_t>(raw));
      case 'i': return std::optional<Value>(array<std::int32_t, std::int64_t>(raw));
      default: return std::optional<Value>(array<std::uint8_t, std::int64_t>(raw));
    }
  }

  /// Nothing for values that are bytes without a meaning.
  Result<std::optional<Value>> value(std::size_t end) {
    if (place_ >= end) return fail("a value is missing");
    const char kind = bytes_[place_++];
    const auto plain = [&](auto sample) -> Result<std::optional<Value>> {
      using T = decltype(sample);
      if (end - place_ < sizeof(T)) return cutOff();
      const T read = at<T>(place_);
      place_ += sizeof(T);
      if constexpr (std::is_floating_point_v<T>)
        return std::optional<Value>(static_cast<double>(read));
      else
        return std::optional<Value>(static_cast<std::int64_t>(read));
    };
    switch (kind) {
      case 'C':
      case 'B': return plain(std::uint8_t{});
      case 'Y': return plain(std::int16_t{});
      case 'I': return plain(std::int32_t{});
      case 'L': return plain(std::int64_t{});
      case 'F': return plain(float{});
      case 'D': return plain(double{});
      case 'S':
      case 'R': {
        if (end - place_ < 4) return cutOff();
        const std::size_t size = at<std::uint32_t>(place_);
        place_ += 4;
        if (size > end - place_) return fail("a text reaches beyond its record");
        const auto text = bytes_.substr(place_, size);
        place_ += size;
        if (kind == 'R' && content_ == TreeContent::Motion) return std::optional<Value>();
        return std::optional<Value>(std::string(text));
      }
      case 'f':
      case 'i': return arrayValue(kind, 4, end);
      case 'd':
      case 'l': return arrayValue(kind, 8, end);
      case 'b':
      case 'c': return arrayValue(kind, 1, end);
      default: return fail("a value is of a kind that is not known");
    }
  }

  std::string_view bytes_, name_;
  TreeContent content_;
  std::size_t place_ = 0, records_ = 0, numbers_ = 0;
  bool isWide_ = false;
};

}  // namespace

Result<Tree> parseBinaryTree(std::string_view bytes, std::string_view name, TreeContent content) { return BinaryParser(bytes, name, content).run(); }

}  // namespace core::io::fbx
