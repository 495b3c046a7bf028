#include "core/io/read/gltf/gltf_document.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/io/read/file_bounds.h"
#include "core/io/read/gltf/gltf_uri.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace core::io::gltf {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostNumbers = 100'000'000;
constexpr std::size_t kMostZeros = 2'000'000;  // numbers of an accessor without bytes: as many as the vertices of a skin have
constexpr std::size_t kTimesUnpacked = 4;      // parts of a mesh may share their vertices, and are read each for itself
constexpr std::uint64_t kMostDocumentBytes = std::uint64_t{1} << 30;

std::uint32_t wordAt(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, 4);
  return value;
}

std::size_t widthOf(const std::string& type) {
  if (type == "SCALAR") return 1;
  if (type == "VEC2") return 2;
  if (type == "VEC3") return 3;
  if (type == "VEC4") return 4;
  return type == "MAT4" ? 16 : 0;
}

std::size_t bytesOf(int component) {
  switch (component) {
    case 5120:
    case 5121: return 1;
    case 5122:
    case 5123: return 2;
    case 5125:
    case 5126: return 4;
    default: return 0;
  }
}

template <class T>
double read(const char* at, double most) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return most > 0.0 ? std::max(-1.0, static_cast<double>(value) / most) : static_cast<double>(value);
}

double numberAt(const char* at, int component, bool isFraction) {
  switch (component) {
    case 5120: return read<std::int8_t>(at, isFraction ? 127.0 : 0.0);
    case 5121: return read<std::uint8_t>(at, isFraction ? 255.0 : 0.0);
    case 5122: return read<std::int16_t>(at, isFraction ? 32767.0 : 0.0);
    case 5123: return read<std::uint16_t>(at, isFraction ? 65535.0 : 0.0);
    case 5125: return read<std::uint32_t>(at, isFraction ? 4294967295.0 : 0.0);
    default: return read<float>(at, 0.0);
  }
}

}  // namespace

std::int64_t wholeIn(const Json& object, const char* name, std::int64_t fallback) {
  if (!object.is_object()) return fallback;
  const auto found = object.find(name);
  if (found == object.end()) return fallback;
  if (found->is_number_unsigned()) return static_cast<std::int64_t>(std::min<std::uint64_t>(found->get<std::uint64_t>(), std::uint64_t{1} << 53));
  if (found->is_number_integer()) return found->get<std::int64_t>();
  if (found->is_number_float() && found->get<double>() >= 0.0 && found->get<double>() < 9e15) return static_cast<std::int64_t>(found->get<double>());
  return fallback;
}

std::string textIn(const Json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Error Document::fail(const std::string& what) const { return {ErrorCode::ParseFailed, fmt::format("{}: {}", name_, what)}; }

Result<Document> Document::parse(std::string bytes, std::string name, std::filesystem::path folder) {
  Document made;
  made.bytes_ = std::move(bytes);
  made.name_ = std::move(name);
  made.folder_ = std::move(folder);
  made.bytesRead_ = made.bytes_.size();
  std::string_view text = made.bytes_;
  if (text.starts_with("glTF")) {
    if (text.size() < 20) return made.fail("is cut off");
    if (const auto version = wordAt(text, 4); version != 2) return Error{ErrorCode::Unsupported, fmt::format("{}: is GLB of version {}; 2 is read", made.name_, version)};
    const std::string_view all = text;
    text = {};
    for (std::size_t at = 12; at + 8 <= all.size();) {
      const std::size_t size = wordAt(all, at);
      const auto kind = all.substr(at + 4, 4);
      if (size > all.size() - at - 8) return made.fail("is cut off");
      if (kind == "JSON" && text.empty())
        text = all.substr(at + 8, size);
      else if (kind == std::string_view("BIN\0", 4) && !made.hasInside_)
        made.insideBegin_ = at + 8, made.insideSize_ = size, made.hasInside_ = true;
      at += 8 + (size + 3) / 4 * 4;
    }
  } else if (text.starts_with("\xEF\xBB\xBF")) {
    text.remove_prefix(3);
  }
  while (!text.empty() && (text.back() == '\0' || text.back() == ' ')) text.remove_suffix(1);
  made.json_ = base::parsedJson(asUtf8(std::string(text)));
  if (made.json_.is_discarded()) return made.fail("its JSON is none, or cut off");
  if (!made.json_.is_object()) return made.fail("its JSON is no object");
  const auto asset = made.json_.find("asset");
  const auto version = asset == made.json_.end() ? std::string() : textIn(*asset, "version");
  if (!version.empty() && !version.starts_with("2")) return Error{ErrorCode::Unsupported, fmt::format("{}: is glTF {}; 2.0 is read", made.name_, version.substr(0, 20))};
  return made;
}

const Json* Document::item(const char* list, std::int64_t index) const {
  const auto found = json_.find(list);
  if (found == json_.end() || !found->is_array() || index < 0 || static_cast<std::size_t>(index) >= found->size()) return nullptr;
  const auto& one = (*found)[static_cast<std::size_t>(index)];
  return one.is_object() ? &one : nullptr;
}

std::size_t Document::count(const char* list) const {
  const auto found = json_.find(list);
  return found != json_.end() && found->is_array() ? found->size() : 0;
}

Result<std::string_view> Document::buffer(std::int64_t index) {
  const Json* found = item("buffers", index);
  if (!found) return fail(fmt::format("there is no buffer {}", index));
  const std::string uri = textIn(*found, "uri");
  if (uri.empty()) {
    if (index == 0 && hasInside_) return std::string_view(bytes_).substr(insideBegin_, insideSize_);
    return fail(fmt::format("buffer {} has no bytes", index));
  }
  if (const auto known = loaded_.find(index); known != loaded_.end()) return std::string_view(known->second);
  auto bytes = resource(uri, fmt::format("buffer {}", index));
  if (!bytes) return bytes.error();
  if (!uri.starts_with("data:")) bytesRead_ += bytes->size();
  return std::string_view(loaded_.emplace(index, std::move(*bytes)).first->second);
}

Result<std::string> Document::resource(const std::string& uri, const std::string& what) const {
  if (uri.starts_with("data:")) {
    auto data = inlineData(uri);
    if (!data) return fail(fmt::format("the bytes inside {} are no base64", what));
    return std::move(*data);
  }
  if (uri.find("://") != std::string::npos && !uri.starts_with("file://"))
    return Error{ErrorCode::Unsupported, fmt::format("{}: its {} lies on another machine ({})", name_, what, uri.substr(0, 100))};
  const std::string path = uri.starts_with("file://") ? uri.substr(7) : uri;
  std::string slashes = withoutPercents(path);
  std::replace(slashes.begin(), slashes.end(), '\\', '/');
  // Names are escaped by rule, and plain by habit.
  std::error_code code;
  for (const std::string& candidate : {withoutPercents(path), path, slashes}) {
    const auto file = folder_ / std::filesystem::path(candidate);
    if (std::filesystem::is_regular_file(file, code)) return base::readWholeFile(file, kMostDocumentBytes);
  }
  return Error{ErrorCode::NotFound, fmt::format("{}: the file '{}' that it needs is not beside it", name_, withoutPercents(path).substr(0, 200))};
}

Result<std::string_view> Document::view(std::int64_t index) {
  const Json* found = item("bufferViews", index);
  if (!found) return fail(fmt::format("there is no buffer view {}", index));
  const auto bufferIndex = wholeIn(*found, "buffer", -1), offset = wholeIn(*found, "byteOffset", 0), length = wholeIn(*found, "byteLength", -1);
  if (const auto extensions = found->find("extensions"); extensions != found->end()) {
    // A packed view has plain bytes too, unless its buffer is only a promise of them.
    const Json* holder = item("buffers", bufferIndex);
    const bool isPromise = !holder || (textIn(*holder, "uri").empty() && !(bufferIndex == 0 && hasInside_)) || holder->contains("extensions");
    for (const char* packed : {"EXT_meshopt_compression", "KHR_meshopt_compression"})
      if (extensions->contains(packed) && isPromise)
        return Error{ErrorCode::Unsupported, fmt::format("{}: its motion is packed with {}, which is not read", name_, packed)};
  }
  auto bytes = buffer(bufferIndex);
  if (!bytes) return bytes;
  if (offset < 0 || length < 0 || static_cast<std::size_t>(offset) > bytes->size() || static_cast<std::size_t>(length) > bytes->size() - static_cast<std::size_t>(offset))
    return fail(fmt::format("buffer view {} reaches beyond its buffer", index));
  return bytes->substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
}

Result<std::vector<double>> Document::plain(std::string_view bytes, std::size_t offset, std::size_t stride, std::size_t count, std::size_t width, int component,
                                            bool isFraction) const {
  const std::size_t each = bytesOf(component), element = each * width;
  std::vector<double> out;
  if (count == 0) return out;
  const std::size_t step = stride > 0 ? stride : element;
  if (offset > bytes.size() || element > bytes.size() - offset || (count - 1) > (bytes.size() - offset - element) / std::max<std::size_t>(1, step))
    return fail("an accessor reaches beyond its buffer view");
  out.reserve(count * width);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = 0; k < width; ++k) out.push_back(numberAt(bytes.data() + offset + i * step + k * each, component, isFraction));
  return out;
}

Result<Document::Numbers> Document::numbers(std::int64_t index, bool isFraction) {
  const Json* found = item("accessors", index);
  if (!found) return fail(fmt::format("there is no accessor {}", index));
  const int component = static_cast<int>(std::clamp<std::int64_t>(wholeIn(*found, "componentType", 0), 0, 100'000));
  Numbers out;
  out.width = widthOf(textIn(*found, "type"));
  const auto count = wholeIn(*found, "count", -1), offset = wholeIn(*found, "byteOffset", 0);
  if (out.width == 0 || bytesOf(component) == 0 || count < 0 || offset < 0) return fail(fmt::format("accessor {} is of a kind that is not known", index));
  if (static_cast<std::size_t>(count) > kMostNumbers / out.width) return fail(fmt::format("accessor {} asks for {} elements", index, count));
  if (const auto said = found->find("normalized"); said != found->end() && said->is_boolean() && said->get<bool>()) isFraction = true;
  const auto elements = static_cast<std::size_t>(count);
  const auto viewIndex = wholeIn(*found, "bufferView", -1);
  const auto sparse = found->find("sparse");
  numbersGiven_ += elements * out.width;
  const auto withinBytes = [&]() -> Result<void> {
    if (numbersGiven_ <= kTimesUnpacked * mostUnpacked(bytesRead_)) return {};
    return Error{ErrorCode::Unsupported, fmt::format("{}: its accessors ask for {} numbers or more, more than {} bytes can tell of", name_, numbersGiven_, bytesRead_)};
  };
  if (viewIndex >= 0) {
    auto bytes = view(viewIndex);
    if (!bytes) return bytes.error();
    if (auto ok = withinBytes(); !ok) return ok.error();
    const auto stride = wholeIn(*item("bufferViews", viewIndex), "byteStride", 0);
    auto values =
        plain(*bytes, static_cast<std::size_t>(offset), static_cast<std::size_t>(std::clamp<std::int64_t>(stride, 0, 4096)), elements, out.width, component, isFraction);
    if (!values) return values.error();
    out.values = std::move(*values);
  } else {
    // Without a view all is zero, but for what a sparse list fills in: the count alone must not take memory.
    if (elements > kMostZeros / out.width) return fail(fmt::format("accessor {} asks for {} elements out of nothing", index, count));
    if (auto ok = withinBytes(); !ok) return ok.error();
    out.values.assign(elements * out.width, 0.0);
  }
  if (sparse != found->end() && sparse->is_object()) {
    const auto few = static_cast<std::size_t>(std::max<std::int64_t>(0, wholeIn(*sparse, "count", 0)));
    const auto where = sparse->find("indices"), what = sparse->find("values");
    if (where == sparse->end() || what == sparse->end() || few > elements) return fail(fmt::format("accessor {} fills in what it has no room for", index));
    const int indexKind = static_cast<int>(std::clamp<std::int64_t>(wholeIn(*where, "componentType", 0), 0, 100'000));
    if (bytesOf(indexKind) == 0) return fail(fmt::format("accessor {} is of a kind that is not known", index));
    auto whereBytes = view(wholeIn(*where, "bufferView", -1));
    if (!whereBytes) return whereBytes.error();
    auto places = plain(*whereBytes, static_cast<std::size_t>(std::max<std::int64_t>(0, wholeIn(*where, "byteOffset", 0))), 0, few, 1, indexKind, false);
    if (!places) return places.error();
    auto whatBytes = view(wholeIn(*what, "bufferView", -1));
    if (!whatBytes) return whatBytes.error();
    auto values = plain(*whatBytes, static_cast<std::size_t>(std::max<std::int64_t>(0, wholeIn(*what, "byteOffset", 0))), 0, few, out.width, component, isFraction);
    if (!values) return values.error();
    for (std::size_t i = 0; i < few; ++i) {
      const double place = (*places)[i];
      if (!(place >= 0.0 && place < static_cast<double>(elements))) return fail(fmt::format("accessor {} fills in what it has no room for", index));
      for (std::size_t k = 0; k < out.width; ++k) out.values[static_cast<std::size_t>(place) * out.width + k] = (*values)[i * out.width + k];
    }
  }
  return out;
}

}  // namespace core::io::gltf
