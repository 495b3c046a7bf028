#include "core/checkpoint/torch_checkpoint.h"

#include "core/checkpoint/pickle.h"
#include "core/checkpoint/zip_archive.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

namespace core::model {

namespace {

constexpr std::array<std::pair<std::string_view, at::ScalarType>, 12> kStorageTypes = {{{"FloatStorage", at::kFloat},
                                                                                        {"DoubleStorage", at::kDouble},
                                                                                        {"HalfStorage", at::kHalf},
                                                                                        {"BFloat16Storage", at::kBFloat16},
                                                                                        {"LongStorage", at::kLong},
                                                                                        {"IntStorage", at::kInt},
                                                                                        {"ShortStorage", at::kShort},
                                                                                        {"CharStorage", at::kChar},
                                                                                        {"ByteStorage", at::kByte},
                                                                                        {"BoolStorage", at::kBool},
                                                                                        {"ComplexFloatStorage", at::kComplexFloat},
                                                                                        {"ComplexDoubleStorage", at::kComplexDouble}}};

at::ScalarType scalarType(const std::string& storage) {
  for (const auto& [name, type] : kStorageTypes) {
    if (name == storage) return type;
  }
  return at::kByte;
}

/// Where the bytes of a storage lie; those of a stream have no CRC.
using Places = std::map<std::string, ZipMember>;

Error parseFailed(const ByteSource& source, const std::string& what) { return {ErrorCode::ParseFailed, fmt::format("{}: {}", source.name(), what)}; }

/// The longest storage that the pickle speaks of under each key, in bytes, and the width of its elements.
struct Wanted {
  std::uint64_t bytes = 0;
  std::int64_t elementBytes = 1;
};
Result<std::map<std::string, Wanted>> wantedStorages(const ByteSource& source, const pickle::Document& document) {
  std::map<std::string, Wanted> wanted;
  for (const auto& storage : document.storages) {
    const auto width = pickle::elementBytes(storage.type);
    const Wanted one{static_cast<std::uint64_t>(storage.rootCount) * static_cast<std::uint64_t>(width), width};
    const auto [place, isNew] = wanted.emplace(storage.key, one);
    if (!isNew && place->second.bytes != one.bytes) return parseFailed(source, fmt::format("the storage {} has two lengths", storage.key));
  }
  return wanted;
}

struct Opened {
  pickle::Document document;
  Places places;
};

Result<Opened> openZip(const ByteSource& source) {
  auto members = readZipDirectory(source);
  if (!members) return members.error();
  std::string root;
  for (const auto& [name, member] : *members) {
    if (name.ends_with("/data.pkl") && name.find('/') == name.size() - 9)
      root = name.substr(0, name.size() - 8);
    else if (name == "data.pkl")
      return Error{ErrorCode::Unsupported, fmt::format("{}: a zip archive, but not one of PyTorch's", source.name())};
  }
  if (root.empty()) return Error{ErrorCode::Unsupported, fmt::format("{}: a zip archive without PyTorch's data.pkl", source.name())};
  if (const auto order = members->find(root + "byteorder"); order != members->end()) {
    auto word = source.read(order->second.offset, std::min<std::uint64_t>(order->second.size, 16));
    if (!word) return word.error();
    if (*word != "little") return Error{ErrorCode::Unsupported, fmt::format("{}: its byte order is \"{}\", this program reads little endian", source.name(), *word)};
  }
  const auto& pickled = members->at(root + "data.pkl");
  if (pickled.size > pickle::Limits{}.bytes) return parseFailed(source, fmt::format("its data.pkl of {} bytes is absurdly long", pickled.size));
  auto bytes = source.read(pickled.offset, pickled.size);
  if (!bytes) return bytes.error();
  std::size_t position = 0;
  auto document = pickle::read(*bytes, position, source.name());
  if (!document) return document.error();
  if (members->count(root + "constants.pkl") && document->at(document->root).kind != pickle::Kind::Dict) {
    return Error{ErrorCode::Unsupported, fmt::format("{}: a TorchScript program that holds no module; only weights are read", source.name())};
  }
  auto wanted = wantedStorages(source, *document);
  if (!wanted) return wanted.error();
  Opened opened{std::move(*document), {}};
  for (const auto& [key, want] : *wanted) {
    const auto found = members->find(root + "data/" + key);
    if (found == members->end()) return parseFailed(source, fmt::format("the storage {} is missing", key));
    if (found->second.size != want.bytes) return parseFailed(source, fmt::format("the storage {} has {} bytes, {} expected", key, found->second.size, want.bytes));
    opened.places[key] = found->second;
  }
  return opened;
}

// magic number, protocol, system, object, list of storage keys; then each storage as its length (int64) and its elements.
Result<Opened> openStream(const ByteSource& source) {
  constexpr std::string_view kMagic("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10);
  constexpr std::int64_t kProtocol = 1001;
  const auto refused = Error{ErrorCode::Unsupported, fmt::format("{}: no checkpoint of PyTorch (neither its zip archive nor its stream)", source.name())};
  auto head = source.read(0, std::min(source.size(), pickle::Limits{}.bytes));
  if (!head) return head.error();
  std::size_t position = 0;
  const auto magic = pickle::read(*head, position, source.name(), {.bytes = 64, .values = 4});
  if (!magic) {
    const std::string start = "\x80\x02\x8a\x0a" + std::string(kMagic);
    return start.starts_with(*head) && !head->empty() ? parseFailed(source, "is cut") : refused;
  }
  const auto& mark = magic->at(magic->root);
  if (mark.kind != pickle::Kind::BigInteger || mark.text != kMagic) return refused;
  const auto protocol = pickle::read(*head, position, source.name(), {.bytes = 64, .values = 4});
  if (!protocol) return protocol.error();
  if (protocol->at(protocol->root).integer != kProtocol) return Error{ErrorCode::Unsupported, fmt::format("{}: a stream of another protocol", source.name())};
  const auto system = pickle::read(*head, position, source.name(), {.bytes = 4096, .values = 100});
  if (!system) return system.error();
  if (const auto* little = system->find(system->at(system->root), "little_endian"); little && little->integer != 1) {
    return Error{ErrorCode::Unsupported, fmt::format("{}: its data are big endian, this program reads little endian", source.name())};
  }
  auto document = pickle::read(*head, position, source.name());
  if (!document) return document.error();
  const auto keys = pickle::read(*head, position, source.name());
  if (!keys) return keys.error();
  const auto& list = keys->at(keys->root);
  if (list.kind != pickle::Kind::List) return parseFailed(source, "the list of its storages is missing");
  auto wanted = wantedStorages(source, *document);
  if (!wanted) return wanted.error();
  Opened opened{std::move(*document), {}};
  std::uint64_t at = position;
  for (const auto id : list.items) {
    const auto& key = keys->at(id).text;
    const auto found = wanted->find(key);
    if (found == wanted->end()) return parseFailed(source, fmt::format("the storage \"{}\" belongs to no tensor", key.substr(0, 40)));
    std::int64_t count = 0;
    std::array<char, 8> raw{};
    if (auto done = source.read(at, raw); !done) return done.error();
    std::memcpy(&count, raw.data(), sizeof count);
    at += sizeof count;
    if (count < 0 || static_cast<std::uint64_t>(count) != found->second.bytes / static_cast<std::uint64_t>(found->second.elementBytes)) {
      return parseFailed(
          source, fmt::format("the storage {} has {} elements, {} expected", key, count, found->second.bytes / static_cast<std::uint64_t>(found->second.elementBytes)));
    }
    if (found->second.bytes > source.size() - at) return parseFailed(source, fmt::format("is cut inside the storage {}", key));
    opened.places[key] = {at, found->second.bytes, 0};
    at += found->second.bytes;
  }
  for (const auto& [key, want] : *wanted) {
    if (!opened.places.count(key)) return parseFailed(source, fmt::format("the storage {} is missing", key));
  }
  return opened;
}

std::string plainText(const pickle::Value& value) {
  switch (value.kind) {
    case pickle::Kind::Bool: return value.integer ? "true" : "false";
    case pickle::Kind::Integer: return std::to_string(value.integer);
    case pickle::Kind::Real: return fmt::format("{}", value.real);
    case pickle::Kind::Text: return value.text.size() <= 200 ? value.text : std::string();
    default: return {};
  }
}

}  // namespace

struct TorchCheckpoint::Content {
  std::unique_ptr<ByteSource> source;
  Format format = Format::Zip;
  Opened opened;
  std::map<std::string, Entry> entries;
  std::map<std::string, std::size_t> tensors;  // index into the document's tensors
  std::map<std::string, std::string> remarks;
  std::vector<std::string> leftOut;
  mutable std::map<std::string, at::Tensor> storages;  // bytes that have been read and are still used

  // Lists every tensor once per path; the number of paths is bounded because containers may be shared.
  Result<void> list() {
    constexpr std::size_t kMostPaths = 200'000;
    struct Place {
      pickle::ValueId id;
      std::string path;
    };
    const auto& document = opened.document;
    std::vector<Place> open{{document.root, ""}};
    std::size_t seen = 0;
    while (!open.empty()) {
      const auto place = std::move(open.back());
      open.pop_back();
      if (++seen > kMostPaths || place.path.size() > 4000) return parseFailed(*source, "its containers share each other absurdly often");
      const auto& value = document.at(place.id);
      const auto below = [&](const std::string& key) { return place.path.empty() ? key : place.path + "." + key; };
      if (value.kind == pickle::Kind::Tensor) {
        const auto index = static_cast<std::size_t>(value.integer);
        const auto& info = document.tensors[index];
        entries[place.path] = {info.sizes, scalarType(info.type)};
        tensors[place.path] = index;
      } else if (value.kind == pickle::Kind::Dict) {
        if (open.size() + value.items.size() > kMostPaths) return parseFailed(*source, "its containers share each other absurdly often");
        for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
          const auto& key = document.at(value.items[i]);
          if (key.kind == pickle::Kind::Text || key.kind == pickle::Kind::Integer) open.push_back({value.items[i + 1], below(plainText(key))});
        }
      } else if (value.kind == pickle::Kind::List || value.kind == pickle::Kind::Tuple) {
        if (open.size() + value.items.size() > kMostPaths) return parseFailed(*source, "its containers share each other absurdly often");
        for (std::size_t i = 0; i < value.items.size(); ++i) open.push_back({value.items[i], below(std::to_string(i))});
      }
    }
    const auto& root = document.at(document.root);
    for (std::size_t i = 0; root.kind == pickle::Kind::Dict && i + 1 < root.items.size(); i += 2) {
      const auto text = plainText(document.at(root.items[i + 1]));
      if (!text.empty() && document.at(root.items[i]).kind == pickle::Kind::Text) remarks[document.at(root.items[i]).text] = text;
    }
    leftOut.assign(document.foreign.begin(), document.foreign.end());
    return {};
  }

  Result<at::Tensor> bytesOf(const std::string& key) const {
    if (const auto kept = storages.find(key); kept != storages.end()) return kept->second;
    const auto& place = opened.places.at(key);
    if (place.offset > source->size() || place.size > source->size() - place.offset) return parseFailed(*source, fmt::format("is cut inside the storage {}", key));
    auto bytes = at::empty({static_cast<std::int64_t>(place.size)}, at::kByte);
    auto* data = reinterpret_cast<char*>(bytes.data_ptr<std::uint8_t>());
    if (auto done = readZipMember(*source, place, "the storage " + key, std::span<char>(data, place.size)); !done) return done.error();
    storages[key] = bytes;
    return bytes;
  }

  Result<at::Tensor> viewOf(const std::string& path) const {
    const auto found = tensors.find(path);
    if (found == tensors.end()) return Error{ErrorCode::NotFound, fmt::format("{}: has no tensor {}", source->name(), path)};
    const auto& info = opened.document.tensors[found->second];
    const auto& storage = opened.document.storages[info.storage];
    auto bytes = bytesOf(storage.key);
    if (!bytes) return bytes.error();
    const auto first = storage.first * (storage.type == "UntypedStorage" ? 1 : pickle::elementBytes(storage.type));
    const auto width = pickle::elementBytes(info.type);
    if (first % width != 0) return parseFailed(*source, fmt::format("the tensor {} does not lie on its elements' border", path));
    auto tensor = at::empty({0}, scalarType(info.type));
    tensor.set_(bytes->storage(), first / width + info.offset, info.sizes, info.strides);
    return tensor;
  }
};

TorchCheckpoint::TorchCheckpoint(std::unique_ptr<Content> content) : content_(std::move(content)) {}
TorchCheckpoint::TorchCheckpoint(TorchCheckpoint&&) noexcept = default;
TorchCheckpoint& TorchCheckpoint::operator=(TorchCheckpoint&&) noexcept = default;
TorchCheckpoint::~TorchCheckpoint() = default;

Result<TorchCheckpoint> TorchCheckpoint::open(const std::filesystem::path& file) {
  auto source = openByteSource(file);
  if (!source) return source.error();
  return open(std::move(*source));
}

Result<TorchCheckpoint> TorchCheckpoint::open(std::unique_ptr<ByteSource> source) {
  auto content = std::make_unique<Content>();
  content->format = isZip(*source) ? Format::Zip : Format::Stream;
  if (source->size() > 262) {
    const auto word = source->read(257, std::uint64_t{5});
    if (content->format == Format::Stream && word && *word == "ustar") {
      return Error{ErrorCode::Unsupported, fmt::format("{}: a real tar archive; unpack it first", source->name())};
    }
  }
  auto opened = content->format == Format::Zip ? openZip(*source) : openStream(*source);
  if (!opened) return opened.error();
  content->source = std::move(source);
  content->opened = std::move(*opened);
  if (auto listed = content->list(); !listed) return listed.error();
  return TorchCheckpoint(std::move(content));
}

TorchCheckpoint::Format TorchCheckpoint::format() const { return content_->format; }
const std::map<std::string, TorchCheckpoint::Entry>& TorchCheckpoint::entries() const { return content_->entries; }
const std::map<std::string, std::string>& TorchCheckpoint::remarks() const { return content_->remarks; }
const std::vector<std::string>& TorchCheckpoint::leftOut() const { return content_->leftOut; }

Result<at::Tensor> TorchCheckpoint::view(const std::string& path) const { return content_->viewOf(path); }

Result<at::Tensor> TorchCheckpoint::tensor(const std::string& path) const {
  auto shared = content_->viewOf(path);
  if (!shared) return shared.error();
  // A view with stride 0 may be larger than anything in the file.
  if (shared->numel() > std::max<std::int64_t>(std::int64_t{1} << 24, 4 * static_cast<std::int64_t>(shared->storage().nbytes()))) {
    return parseFailed(*content_->source, fmt::format("the tensor {} repeats its storage absurdly often", path));
  }
  auto own = shared->clone(at::MemoryFormat::Contiguous);
  // Storages that only this tensor reads need not stay in memory.
  content_->storages.erase(content_->opened.document.storages[content_->opened.document.tensors[content_->tensors.at(path)].storage].key);
  return own;
}

}  // namespace core::model
