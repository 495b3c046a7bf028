#include "tests/support/checkpoint_writer.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace tests {

namespace {

std::string little(std::uint64_t value, std::size_t width) {
  std::string bytes;
  for (std::size_t i = 0; i < width; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  return bytes;
}

// CRC-32 as zip wants it, bit by bit.
std::uint32_t crcOf(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
  }
  return ~crc;
}

std::string storageClass(at::ScalarType type) {
  switch (type) {
    case at::kFloat: return "FloatStorage";
    case at::kDouble: return "DoubleStorage";
    case at::kHalf: return "HalfStorage";
    case at::kBFloat16: return "BFloat16Storage";
    case at::kLong: return "LongStorage";
    case at::kInt: return "IntStorage";
    case at::kShort: return "ShortStorage";
    case at::kChar: return "CharStorage";
    case at::kByte: return "ByteStorage";
    case at::kBool: return "BoolStorage";
    case at::kComplexFloat: return "ComplexFloatStorage";
    default: throw std::invalid_argument("no storage class for this type");
  }
}

/// The object's pickle, and the storages that it speaks of in order.
struct Pickled {
  std::string bytes;
  std::vector<std::pair<std::string, at::Tensor>> storages;  // key, one tensor of it
};

Pickled pickleOf(const CheckpointLayout& layout, bool isStream, LegacyViews views) {
  Pickled pickled;
  std::map<const void*, std::string> keys;
  PickleWriter w;
  const auto tensor = [&](const at::Tensor& value) {
    const auto* storage = value.storage().unsafeGetStorageImpl();
    auto [place, isNew] = keys.emplace(storage, std::to_string(keys.size() + (isStream ? 94'000'000'000u : 0)));
    if (isNew) pickled.storages.emplace_back(place->second, value);
    const auto count = static_cast<std::int64_t>(value.storage().nbytes() / value.element_size());
    w.name("torch._utils", "_rebuild_tensor_v2").raw("((").text("storage").name("torch", storageClass(value.scalar_type()));
    w.text(place->second).text("cpu").integer(count);
    if (isStream) {
      if (views == LegacyViews::On)
        w.raw("(").text(place->second + "v").integer(0).integer(count).raw("t");
      else
        w.raw("N");
    }
    w.raw("tQ").integer(value.storage_offset()).integers(value.sizes()).integers(value.strides());
    w.raw("\x89").name("collections", "OrderedDict").raw(")RtR");
  };
  w.begin().raw("}(");
  for (const auto& [name, number] : layout.numbers) w.text(name).integer(number);
  if (!layout.extra.empty()) w.text("extra").raw(layout.extra);
  for (const auto& [group, items] : layout.groups) {
    if (!group.empty()) w.text(group).name("collections", "OrderedDict").raw(")R(");
    for (const auto& [name, value] : items) {
      w.text(name);
      tensor(value);
    }
    // A state dict carries its modules' versions behind it.
    if (!group.empty()) w.raw("u}").text("_metadata").name("collections", "OrderedDict").raw(")Rsb");
  }
  w.raw("u").end();
  pickled.bytes = w.bytes();
  return pickled;
}

std::string storageBytes(const at::Tensor& tensor) { return std::string(static_cast<const char*>(tensor.storage().data()), tensor.storage().nbytes()); }

}  // namespace

PickleWriter& PickleWriter::raw(std::string_view bytes) {
  bytes_ += bytes;
  return *this;
}
PickleWriter& PickleWriter::text(const std::string& value) { return raw("X").raw(little(value.size(), 4)).raw(value); }
PickleWriter& PickleWriter::integer(std::int64_t value) { return raw("\x8a\x08").raw(little(static_cast<std::uint64_t>(value), 8)); }
PickleWriter& PickleWriter::integers(c10::IntArrayRef values) {
  raw("(");
  for (const auto value : values) integer(value);
  return raw("t");
}

std::string zipArchive(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string data, table;
  for (const auto& [name, bytes] : members) {
    const auto offset = data.size();
    const auto padding = (64 - (offset + 30 + name.size() + 4) % 64) % 64;  // PyTorch aligns the data with an extra field
    const auto fields = little(0, 2) + little(0, 2) + little(0, 4) + little(crcOf(bytes), 4) + little(bytes.size(), 4) + little(bytes.size(), 4) + little(name.size(), 2);
    data.append("PK\x03\x04").append(little(20, 2) + fields + little(padding + 4, 2) + name + "FB" + little(padding, 2) + std::string(padding, 'Z') + bytes);
    table.append("PK\x01\x02")
        .append(little(20, 2) + little(20, 2) + fields + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(offset, 4) + name);
  }
  const auto start = data.size();
  return (data + table)
      .append("PK\x05\x06")
      .append(little(0, 4) + little(members.size(), 2) + little(members.size(), 2) + little(table.size(), 4) + little(start, 4) + little(0, 2));
}

std::string zipCheckpoint(const CheckpointLayout& layout) {
  const auto pickled = pickleOf(layout, false, LegacyViews::Off);
  std::vector<std::pair<std::string, std::string>> members{{"archive/data.pkl", pickled.bytes}};
  for (const auto& [key, tensor] : pickled.storages) members.emplace_back("archive/data/" + key, storageBytes(tensor));
  members.emplace_back("archive/version", "3\n");
  return zipArchive(members);
}

std::string scriptArchive(const std::vector<std::pair<std::string, at::Tensor>>& tensors) {
  // A tree of modules; leaves are indices of tensors.
  struct Module {
    std::map<std::string, Module> modules;
    std::map<std::string, std::size_t> tensors;
  };
  Module root;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    auto* at = &root;
    const auto& name = tensors[i].first;
    std::size_t start = 0;
    for (std::size_t dot; (dot = name.find('.', start)) != std::string::npos; start = dot + 1) at = &at->modules[name.substr(start, dot - start)];
    at->tensors[name.substr(start)] = i;
  }
  PickleWriter w;
  const auto write = [&](const auto& self, const Module& module, int depth) -> void {
    w.name(fmt::format("__torch__.model.___torch_mangle_{}", depth), "Module").raw(")\x81}(").text("training").raw("\x89");
    for (const auto& [name, index] : module.tensors) {
      const auto& value = tensors[index].second;
      w.text(name).name("torch._utils", "_rebuild_tensor_v2").raw("((").text("storage").name("torch", storageClass(value.scalar_type()));
      w.text(std::to_string(index)).text("cuda:0").integer(value.numel()).raw("tQ").integer(0).integers(value.sizes()).integers(value.strides());
      w.raw("\x89").name("collections", "OrderedDict").raw(")RtR");
    }
    for (const auto& [name, below] : module.modules) {
      w.text(name);
      self(self, below, depth + 1);
    }
    w.raw("ub");
  };
  w.begin();
  write(write, root, 0);
  w.end();
  std::vector<std::pair<std::string, std::string>> members{{"archive/data.pkl", w.bytes()}, {"archive/code/__torch__.py", "raise SystemExit"}};
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    const auto own = tensors[i].second.contiguous().clone();
    members.emplace_back("archive/data/" + std::to_string(i), storageBytes(own));
  }
  members.emplace_back("archive/constants.pkl", "\x80\x02).");
  return zipArchive(members);
}

std::string streamCheckpoint(const CheckpointLayout& layout, LegacyViews views) {
  const auto pickled = pickleOf(layout, true, views);
  PickleWriter head;
  head.begin().raw(std::string_view("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 12)).end();
  head.begin().raw("M\xe9\x03").end();
  head.begin().raw("}(").text("protocol_version").raw("M\xe9\x03").text("little_endian").raw("\x88").text("type_sizes").raw("}(");
  head.text("short").raw("K\x02").text("int").raw("K\x04").text("long").raw("K\x08").raw("uu").end();
  PickleWriter keys;
  keys.begin().raw("](");
  std::string data;
  for (const auto& [key, tensor] : pickled.storages) {
    keys.text(key);
    data += little(tensor.storage().nbytes() / tensor.element_size(), 8) + storageBytes(tensor);
  }
  keys.raw("e").end();
  return head.bytes() + pickled.bytes + keys.bytes() + data;
}

}  // namespace tests
