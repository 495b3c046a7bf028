#include "core/checkpoint/pickle.h"

#include "core/checkpoint/pickle_bytes.h"
#include "core/checkpoint/pickle_elements.h"
#include "core/checkpoint/pickle_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <optional>
#include <unordered_map>

namespace core::model::pickle {

namespace {

constexpr std::size_t kMaxDimensions = 16, kMostArguments = 64, kLongestName = 200;

/// The pickle machine: a stack of values, marks, and a memo.
class Machine {
 public:
  Machine(std::string_view bytes, std::size_t position, const Limits& limits) : bytes_(bytes, position), limits_(limits) {}

  Document run() {
    while (true) {
      const auto code = static_cast<unsigned char>(bytes_.take(1)[0]);
      if (code == '.') break;
      step(code);
      if (stack_.size() > limits_.values) damaged(fmt::format("more than {} values stand on its stack", limits_.values));
    }
    document_.root = pop();
    return std::move(document_);
  }
  std::size_t position() const { return bytes_.position(); }

 private:
  // Stack.
  ValueId make(Value value) {
    if (document_.values.size() >= limits_.values) damaged(fmt::format("it holds more than {} values", limits_.values));
    document_.values.push_back(std::move(value));
    return static_cast<ValueId>(document_.values.size() - 1);
  }
  void push(Value value) { stack_.push_back(make(std::move(value))); }
  void pushText(Kind kind, std::string_view text) {
    // Text and items can be copied by calls on remembered values, so the sums are bounded too.
    textBytes_ += text.size();
    if (textBytes_ > limits_.bytes) damaged(fmt::format("its texts are longer than {} bytes together", limits_.bytes));
    push(Value{.kind = kind, .text = std::string(text)});
  }
  void pushInteger(std::int64_t value, Kind kind = Kind::Integer) { push(Value{.kind = kind, .integer = value}); }
  ValueId pop() {
    if (stack_.size() <= (marks_.empty() ? 0 : marks_.back())) damaged("the pickle takes a value from an empty stack");
    const auto id = stack_.back();
    stack_.pop_back();
    return id;
  }
  ValueId top() const {
    if (stack_.empty()) damaged("the pickle looks at an empty stack");
    return stack_.back();
  }
  std::vector<ValueId> popToMark() {
    if (marks_.empty()) damaged("the pickle closes a group that it never opened");
    const auto first = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
    std::vector<ValueId> items(first, stack_.end());
    stack_.erase(first, stack_.end());
    marks_.pop_back();
    return items;
  }
  std::vector<ValueId> popCount(std::size_t count) {
    std::vector<ValueId> items(count);
    while (count > 0) items[--count] = pop();
    return items;
  }
  Value& value(ValueId id) { return document_.values[id]; }

  void addItems(ValueId target, const std::vector<ValueId>& items) {
    if (value(target).kind == Kind::Foreign) return;
    itemCount_ += items.size();
    if (itemCount_ > 4 * limits_.values) damaged(fmt::format("its containers hold more than {} values together", 4 * limits_.values));
    auto depth = value(target).depth;
    for (const auto item : items) depth = std::max<std::uint8_t>(depth, static_cast<std::uint8_t>(value(item).depth + 1));
    if (depth > limits_.depth) damaged(fmt::format("its containers are nested deeper than {}", limits_.depth));
    value(target).depth = depth;
    auto& all = value(target).items;
    all.insert(all.end(), items.begin(), items.end());
  }
  void pushContainer(Kind kind, const std::vector<ValueId>& items) {
    if (kind == Kind::Dict && items.size() % 2 != 0) damaged("a dict has a key without a value");
    const auto id = make(Value{.kind = kind});
    addItems(id, items);
    stack_.push_back(id);
  }
  void extend(const std::vector<ValueId>& items, Kind kind) {
    const auto target = top();
    if (value(target).kind != kind && value(target).kind != Kind::Foreign) damaged("the pickle fills a value that is no container of the kind");
    if (kind == Kind::Dict && items.size() % 2 != 0) damaged("a dict has a key without a value");
    addItems(target, items);
  }
  void remember(std::uint64_t place) {
    if (memo_.size() >= limits_.values) damaged(fmt::format("it remembers more than {} values", limits_.values));
    memo_[place] = top();
  }
  void recall(std::uint64_t place) {
    const auto found = memo_.find(place);
    if (found == memo_.end()) damaged(fmt::format("the pickle recalls value {}, which it never kept", place));
    stack_.push_back(found->second);
  }

  // Names.
  void pushName(std::string_view module, std::string_view name) {
    if (module.size() + name.size() > kLongestName) damaged("it names something with an absurdly long name");
    const auto rule = ruleOf(module, name);
    const auto full = fmt::format("{}.{}", module, name);
    if (rule == NameRule::Refused) refuse(full);
    if (rule == NameRule::Foreign) {
      document_.foreign.insert(full);
      return pushText(Kind::Foreign, full);
    }
    const auto id = make(Value{.kind = Kind::Name, .integer = static_cast<std::int64_t>(rule), .text = full});
    stack_.push_back(id);
  }
  [[noreturn]] void refuse(const std::string& name) {
    std::string shown;
    for (const char c : name.substr(0, 200)) shown += static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F ? '?' : c;
    throw Refusal{ErrorCode::Unsupported, fmt::format("asks to construct {}; refused", shown)};
  }
  const std::vector<ValueId>& tupleItems(ValueId id, const char* what) {
    const auto& v = value(id);
    if (v.kind != Kind::Tuple && v.kind != Kind::List) damaged(fmt::format("{} is no tuple", what));
    return v.items;
  }
  std::int64_t integerOf(ValueId id, const char* what) {
    if (value(id).kind != Kind::Integer) damaged(fmt::format("{} is no whole number", what));
    return value(id).integer;
  }
  std::vector<std::int64_t> integersOf(ValueId id, const char* what) {
    std::vector<std::int64_t> numbers;
    const auto& items = tupleItems(id, what);
    if (items.size() > kMaxDimensions) damaged(fmt::format("{} has {} numbers", what, items.size()));
    for (const auto item : items) numbers.push_back(integerOf(item, what));
    return numbers;
  }

  void call(ValueId function, ValueId argument) {
    if (tupleItems(argument, "what a call is given").size() > kMostArguments) damaged("a call is given too many values");
    const auto callee = value(function);  // copies: making values moves them
    const auto arguments = tupleItems(argument, "what a call is given");
    if (callee.kind == Kind::Foreign) return pushText(Kind::Foreign, callee.text);
    if (callee.kind != Kind::Name) damaged("the pickle calls a value that is no name");
    switch (static_cast<NameRule>(callee.integer)) {
      case NameRule::OrderedDict: return callDict(arguments);
      case NameRule::DefaultDict: return pushContainer(Kind::Dict, {});
      case NameRule::Module: stack_.push_back(make(Value{.kind = Kind::Dict, .text = callee.text})); return;
      case NameRule::Set: return pushContainer(Kind::Set, arguments.empty() ? std::vector<ValueId>{} : std::vector<ValueId>(tupleItems(arguments[0], "a set")));
      case NameRule::Size: return pushContainer(Kind::Tuple, arguments.empty() ? std::vector<ValueId>{} : std::vector<ValueId>(tupleItems(arguments[0], "a size")));
      case NameRule::Encode:
      case NameRule::ByteArray: {
        const bool hasText = !arguments.empty() && (value(arguments[0]).kind == Kind::Text || value(arguments[0]).kind == Kind::Bytes);
        return pushText(Kind::Bytes, hasText ? std::string(value(arguments[0]).text) : std::string());
      }
      case NameRule::RebuildTensor: return callTensor(arguments, 4, {});
      case NameRule::RebuildTensor2: return callTensor(arguments, 6, {});
      case NameRule::RebuildTensor3: {
        if (arguments.size() < 7 || value(arguments[6]).kind != Kind::Name) damaged("a tensor has no element type");
        const auto type = storageOfElementType(value(arguments[6]).text);
        if (type.empty()) throw Refusal{ErrorCode::Unsupported, fmt::format("holds tensors of the element type {}", value(arguments[6]).text)};
        return callTensor(arguments, 7, type);
      }
      case NameRule::RebuildParameter:
        if (arguments.empty() || value(arguments[0]).kind != Kind::Tensor) damaged("a parameter is made of no tensor");
        stack_.push_back(arguments[0]);
        return;
      default: refuse(callee.text);
    }
  }
  // OrderedDict() or OrderedDict([(key, value), ...]).
  void callDict(const std::vector<ValueId>& arguments) {
    std::vector<ValueId> items;
    if (!arguments.empty()) {
      for (const auto pair : tupleItems(arguments[0], "an ordered dict")) {
        const auto& both = tupleItems(pair, "an entry of an ordered dict");
        if (both.size() != 2) damaged("an entry of an ordered dict is no pair");
        items.insert(items.end(), both.begin(), both.end());
      }
    }
    pushContainer(Kind::Dict, items);
  }
  void callTensor(const std::vector<ValueId>& arguments, std::size_t fewest, std::string_view type) {
    if (arguments.size() < fewest && !(fewest == 6 && arguments.size() >= 5)) damaged("a tensor is described incompletely");
    if (value(arguments[0]).kind != Kind::Storage) damaged("a tensor has no storage");
    TensorInfo tensor;
    tensor.storage = static_cast<std::uint32_t>(value(arguments[0]).integer);
    const auto& storage = document_.storages[tensor.storage];
    tensor.type = type.empty() ? storage.type : std::string(type);
    tensor.offset = integerOf(arguments[1], "the offset of a tensor");
    tensor.sizes = integersOf(arguments[2], "the size of a tensor");
    tensor.strides = integersOf(arguments[3], "the strides of a tensor");
    if (tensor.type == "UntypedStorage") damaged("a tensor has no element type");
    if (tensor.sizes.size() != tensor.strides.size()) damaged("a tensor has not as many strides as dimensions");
    checkInside(tensor, storage);
    document_.tensors.push_back(std::move(tensor));
    pushInteger(static_cast<std::int64_t>(document_.tensors.size()) - 1, Kind::Tensor);
  }
  // The last element that the strides reach must lie in the storage. Storages are bounded by the file's size, so that the sums of
  // 128 bits cannot overflow.
  void checkInside(const TensorInfo& tensor, const StorageInfo& storage) const {
    const __int128 capacity = storage.type == "UntypedStorage" ? storage.count / elementBytes(tensor.type) : storage.count;
    if (storage.type != "UntypedStorage" && elementBytes(tensor.type) != elementBytes(storage.type)) damaged("a tensor and its storage have elements of different sizes");
    __int128 last = tensor.offset;
    bool isEmpty = false;
    for (std::size_t i = 0; i < tensor.sizes.size(); ++i) {
      if (tensor.sizes[i] < 0 || tensor.strides[i] < 0) damaged("a tensor has a negative size or stride");
      isEmpty = isEmpty || tensor.sizes[i] == 0;
      last += static_cast<__int128>(std::max<std::int64_t>(tensor.sizes[i], 1) - 1) * tensor.strides[i];
      if (tensor.sizes[i] > (std::int64_t{1} << 48) || last > (__int128{1} << 62)) damaged("a tensor has an absurd size");
    }
    if (tensor.offset < 0 || (isEmpty ? tensor.offset > capacity : last >= capacity)) damaged(fmt::format("a tensor reaches beyond its storage {}", storage.key));
  }

  // ("storage", class, key, location, count[, view]); view: None or (key, first, count).
  void loadPersistent(ValueId id) {
    if (tupleItems(id, "a persistent id").size() > kMostArguments) damaged("a persistent id is no storage");
    const auto items = tupleItems(id, "a persistent id");
    if (items.size() < 5 || value(items[0]).kind != Kind::Text || value(items[0]).text != "storage") damaged("a persistent id is no storage");
    if (value(items[1]).kind != Kind::Name || static_cast<NameRule>(value(items[1]).integer) != NameRule::Storage) damaged("a storage has no class");
    StorageInfo storage;
    storage.type = value(items[1]).text.substr(value(items[1]).text.rfind('.') + 1);
    if (elementBytes(storage.type) == 0) throw Refusal{ErrorCode::Unsupported, fmt::format("holds tensors of the class {}", value(items[1]).text)};
    if (value(items[2]).kind == Kind::Integer)
      storage.key = std::to_string(value(items[2]).integer);
    else if (value(items[2]).kind == Kind::Text)
      storage.key = value(items[2]).text;
    else
      damaged("a storage has no key");
    storage.rootCount = storage.count = integerOf(items[4], "the length of a storage");
    if (storage.rootCount < 0 || storage.rootCount > std::int64_t{1} << 48)
      damaged(fmt::format("the storage {} has the absurd length {}", storage.key, storage.rootCount));
    if (items.size() > 5 && value(items[5]).kind != Kind::None) {
      const auto view = tupleItems(items[5], "the view of a storage");
      if (view.size() != 3) damaged("the view of a storage is no triple");
      storage.first = integerOf(view[1], "the view of a storage");
      storage.count = integerOf(view[2], "the view of a storage");
      if (storage.first < 0 || storage.count < 0 || storage.first > storage.rootCount || storage.count > storage.rootCount - storage.first) {
        damaged(fmt::format("a view reaches beyond its storage {}", storage.key));
      }
    }
    document_.storages.push_back(std::move(storage));
    pushInteger(static_cast<std::int64_t>(document_.storages.size()) - 1, Kind::Storage);
  }

  void pushLong(std::string_view raw) {
    if (raw.size() > 8) return pushText(Kind::BigInteger, raw);
    std::uint64_t value = !raw.empty() && (static_cast<unsigned char>(raw.back()) & 0x80) ? ~std::uint64_t{0} : 0;
    for (std::size_t i = raw.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(raw[i]);
    pushInteger(static_cast<std::int64_t>(value));
  }

  void step(unsigned char code) {
    switch (code) {
      case 0x80: {
        if (const auto version = bytes_.number(1); version > 5) damaged(fmt::format("the pickle is of protocol {}", version));
        return;
      }
      case 0x95: bytes_.number(8); return;  // FRAME
      case '(':
        if (marks_.size() >= limits_.values) damaged("the pickle opens too many groups");
        marks_.push_back(stack_.size());
        return;
      case '0':
        // POP takes a mark as well when nothing stands on it.
        if (!marks_.empty() && marks_.back() == stack_.size())
          marks_.pop_back();
        else
          pop();
        return;
      case '1': popToMark(); return;
      case '2': stack_.push_back(top()); return;
      case 'N': return push({});
      case 0x88: return pushInteger(1, Kind::Bool);
      case 0x89: return pushInteger(0, Kind::Bool);
      case 'I': {
        const auto text = bytes_.line();
        if (text == "00" || text == "01") return pushInteger(text == "01", Kind::Bool);
        return pushInteger(decimal(text));
      }
      case 'L': {
        auto text = bytes_.line();
        if (text.ends_with('L')) text.remove_suffix(1);
        return pushInteger(decimal(text));
      }
      case 'J': return pushInteger(static_cast<std::int32_t>(bytes_.number(4)));
      case 'K': return pushInteger(static_cast<std::int64_t>(bytes_.number(1)));
      case 'M': return pushInteger(static_cast<std::int64_t>(bytes_.number(2)));
      case 0x8a: return pushLong(bytes_.take(bytes_.number(1)));
      case 0x8b: return pushLong(bytes_.take(bytes_.number(4)));
      case 'F': {
        const auto text = bytes_.line();
        double value = 0.0;
        if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) damaged("a number of the pickle is not readable");
        return push(Value{.kind = Kind::Real, .real = value});
      }
      case 'G': {
        std::uint64_t bits = 0;
        for (const char c : bytes_.take(8)) bits = bits << 8 | static_cast<unsigned char>(c);  // big endian
        return push(Value{.kind = Kind::Real, .real = std::bit_cast<double>(bits)});
      }
      case 'S': {
        auto text = bytes_.line();
        if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"')) text = text.substr(1, text.size() - 2);
        return pushText(Kind::Text, text);
      }
      case 'T': return pushText(Kind::Text, bytes_.take(bytes_.number(4)));
      case 'U': return pushText(Kind::Text, bytes_.take(bytes_.number(1)));
      case 'V': return pushText(Kind::Text, bytes_.line());
      case 'X': return pushText(Kind::Text, bytes_.take(bytes_.number(4)));
      case 0x8c: return pushText(Kind::Text, bytes_.take(bytes_.number(1)));
      case 0x8d: return pushText(Kind::Text, bytes_.take(bytes_.number(8)));
      case 'B': return pushText(Kind::Bytes, bytes_.take(bytes_.number(4)));
      case 'C': return pushText(Kind::Bytes, bytes_.take(bytes_.number(1)));
      case 0x8e:
      case 0x96: return pushText(Kind::Bytes, bytes_.take(bytes_.number(8)));
      case ']': return pushContainer(Kind::List, {});
      case '}': return pushContainer(Kind::Dict, {});
      case ')': return pushContainer(Kind::Tuple, {});
      case 0x8f: return pushContainer(Kind::Set, {});
      case 'l': return pushContainer(Kind::List, popToMark());
      case 'd': return pushContainer(Kind::Dict, popToMark());
      case 't': return pushContainer(Kind::Tuple, popToMark());
      case 0x91: return pushContainer(Kind::Set, popToMark());
      case 0x85:
      case 0x86:
      case 0x87: return pushContainer(Kind::Tuple, popCount(code - 0x84u));
      case 'a': {
        const auto item = popCount(1);
        return extend(item, Kind::List);
      }
      case 'e': {
        const auto items = popToMark();
        return extend(items, Kind::List);
      }
      case 0x90: {
        const auto items = popToMark();
        return extend(items, Kind::Set);
      }
      case 's': {
        const auto pair = popCount(2);
        return extend(pair, Kind::Dict);
      }
      case 'u': {
        const auto items = popToMark();
        return extend(items, Kind::Dict);
      }
      case 'p': return remember(static_cast<std::uint64_t>(decimal(bytes_.line())));
      case 'q': return remember(bytes_.number(1));
      case 'r': return remember(bytes_.number(4));
      case 0x94: return remember(memo_.size());
      case 'g': return recall(static_cast<std::uint64_t>(decimal(bytes_.line())));
      case 'h': return recall(bytes_.number(1));
      case 'j': return recall(bytes_.number(4));
      case 'c': {
        const auto module = bytes_.line();
        return pushName(module, bytes_.line());
      }
      case 0x93: {
        const auto name = pop(), module = pop();
        if (value(name).kind != Kind::Text || value(module).kind != Kind::Text) damaged("a name is no text");
        return pushName(std::string(value(module).text), std::string(value(name).text));
      }
      case 'R':
      case 0x81: {
        const auto argument = pop(), function = pop();
        return call(function, argument);
      }
      case 0x92: {
        pop();  // keyword arguments
        const auto argument = pop(), function = pop();
        return call(function, argument);
      }
      case 'i':
      case 'o': {
        if (code == 'i') {
          const auto module = bytes_.line();
          const auto name = bytes_.line();
          const auto arguments = popToMark();
          pushName(module, name);
          const auto function = pop();
          pushContainer(Kind::Tuple, arguments);
          const auto argument = pop();
          return call(function, argument);
        }
        auto arguments = popToMark();
        if (arguments.empty()) damaged("the pickle calls nothing");
        const auto function = arguments.front();
        arguments.erase(arguments.begin());
        pushContainer(Kind::Tuple, arguments);
        return call(function, pop());
      }
      case 'b': {
        // State behind a container (the "_metadata" of a state dict, hooks of a tensor) is no part of the weights, but it is all that a
        // module has.
        const auto state = pop();
        const auto kind = value(top()).kind;
        if (kind == Kind::Dict && !value(top()).text.empty() && value(state).kind == Kind::Dict) return addItems(top(), std::vector<ValueId>(value(state).items));
        if (kind != Kind::Dict && kind != Kind::Tensor && kind != Kind::Foreign) damaged("the pickle gives a plain value a state");
        return;
      }
      case 'P': throw Refusal{ErrorCode::Unsupported, "uses persistent ids as text, which PyTorch does not write"};
      case 'Q': return loadPersistent(pop());
      case 0x82:
      case 0x83:
      case 0x84: throw Refusal{ErrorCode::Unsupported, "asks for a class by an extension number; refused"};
      default: damaged(fmt::format("byte {} of the pickle, {:#04x}, is no instruction", bytes_.position() - 1, code));
    }
  }

  ByteCursor bytes_;
  Limits limits_;
  Document document_;
  std::vector<ValueId> stack_;
  std::vector<std::size_t> marks_;
  std::unordered_map<std::uint64_t, ValueId> memo_;
  std::uint64_t textBytes_ = 0, itemCount_ = 0;
};

}  // namespace

const Value* Document::find(const Value& dict, std::string_view key) const {
  if (dict.kind != Kind::Dict) return nullptr;
  for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
    const auto& name = at(dict.items[i]);
    if (name.kind == Kind::Text && name.text == key) return &at(dict.items[i + 1]);
  }
  return nullptr;
}

Result<Document> read(std::string_view bytes, std::size_t& position, const std::string& name, const Limits& limits) {
  if (position > bytes.size()) return Error{ErrorCode::ParseFailed, name + ": the pickle is missing"};
  Machine machine(bytes.substr(0, std::min<std::uint64_t>(bytes.size(), position + limits.bytes)), position, limits);
  try {
    auto document = machine.run();
    position = machine.position();
    return document;
  } catch (const Refusal& refusal) {
    // "FILE asks to construct ..." reads as a sentence; everything else stands behind a colon.
    const bool isSentence = refusal.code == ErrorCode::Unsupported;
    return Error{refusal.code, name + (isSentence ? " " : ": ") + refusal.what};
  }
}

}  // namespace core::model::pickle
