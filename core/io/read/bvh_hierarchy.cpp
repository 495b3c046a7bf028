#include "core/io/read/bvh_hierarchy.h"

#include "core/io/read/bvh_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

namespace core::io::bvh {

namespace {

constexpr std::size_t kMaxJoints = 4096;
constexpr std::size_t kMaxDepth = 512;

/// A word for an error sentence: short, and without bytes that a terminal would act on.
std::string shown(std::string_view word) {
  std::string text;
  for (const char c : word.substr(0, 24)) text += std::isprint(static_cast<unsigned char>(c)) ? c : '?';
  return word.size() > 24 ? text + "..." : text;
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y)); });
}

/// Words and lines of the text, with the line number for the sentences.
class Scanner {
 public:
  Scanner(std::string_view bytes, std::string_view name) : bytes_(bytes), name_(name) {
    if (bytes_.substr(0, 3) == "\xEF\xBB\xBF") position_ = 3;
  }

  std::string_view peek() {
    const auto position = position_;
    const int line = line_;
    const auto word = next();
    lastLine_ = line_;
    position_ = position;
    line_ = line;
    return word;
  }

  /// The next word, empty at the end. Braces stand alone even when glued to a name.
  std::string_view next() {
    skipSpace();
    const auto begin = position_;
    while (position_ < bytes_.size() && !isBlank(bytes_[position_])) {
      const char c = bytes_[position_];
      if (c == '{' || c == '}') {
        if (position_ == begin) ++position_;
        break;
      }
      ++position_;
    }
    lastLine_ = line_;
    return bytes_.substr(begin, position_ - begin);
  }

  /// The rest of the line up to a brace, trimmed: joint names may hold spaces.
  std::string_view restOfLine() {
    const auto begin = position_;
    while (position_ < bytes_.size() && bytes_[position_] != '\n' && bytes_[position_] != '{') ++position_;
    auto text = bytes_.substr(begin, position_ - begin);
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    lastLine_ = line_;
    return text;
  }

  /// Goes back to before the last word.
  void backTo(std::size_t position, int line) {
    position_ = position;
    line_ = line;
  }

  Error fail(std::string_view what) const { return {ErrorCode::ParseFailed, fmt::format("{}:{}: {}", name_, lastLine_, what)}; }
  Error expected(std::string_view what, std::string_view found) const {
    if (found.empty()) return fail(fmt::format("expected {}, but the file ends here", what));
    return fail(fmt::format("expected {}, found '{}'", what, shown(found)));
  }

  Result<double> number(std::string_view what) {
    const auto word = next();
    const auto value = numberOf(word);
    if (!value) return expected(what, word);
    if (!std::isfinite(*value) || std::abs(*value) > 1e9) return fail(fmt::format("{} '{}' is out of range", what, shown(word)));
    return *value;
  }

  std::size_t position() const { return position_; }
  int line() const { return line_; }

 private:
  void skipSpace() {
    while (position_ < bytes_.size() && isBlank(bytes_[position_])) {
      if (bytes_[position_] == '\n') ++line_;
      ++position_;
    }
  }

  std::string_view bytes_;
  std::string_view name_;
  std::size_t position_ = 0;
  int line_ = 1;
  int lastLine_ = 1;
};

std::optional<Channel> channelOf(std::string_view word) {
  if (word.size() != 9) return std::nullopt;
  const int axis = std::tolower(static_cast<unsigned char>(word.front())) - 'x';
  if (axis < 0 || axis > 2) return std::nullopt;
  if (same(word.substr(1), "position")) return Channel{true, axis};
  if (same(word.substr(1), "rotation")) return Channel{false, axis};
  return std::nullopt;
}

/// A joint's name without control characters; one of our own where there is none.
std::string nameOf(std::string_view given, std::size_t index) {
  std::string name;
  for (const char c : given)
    if (c == ' ' || !isBlank(c)) name += c;
  return name.empty() ? fmt::format("joint_{}", index) : name;
}

Result<glm::dvec3> readOffset(Scanner& scanner) {
  glm::dvec3 offset{0.0};
  for (int axis = 0; axis < 3; ++axis) {
    auto value = scanner.number("an offset");
    if (!value) return value.error();
    offset[axis] = *value;
  }
  return offset;
}

Result<std::vector<Channel>> readChannels(Scanner& scanner) {
  auto count = scanner.number("the number of channels");
  if (!count) return count.error();
  if (*count < 0 || *count > 6 || *count != std::floor(*count)) {
    return scanner.fail(fmt::format("a joint has 0 to 6 channels, not {}", *count));
  }
  std::vector<Channel> channels;
  for (int i = 0; i < static_cast<int>(*count); ++i) {
    const auto word = scanner.next();
    const auto channel = channelOf(word);
    if (!channel) return scanner.expected("a channel such as Zrotation", word);
    for (const Channel& known : channels) {
      if (known.isPosition == channel->isPosition && known.axis == channel->axis) {
        return scanner.fail(fmt::format("channel '{}' stands twice", shown(word)));
      }
    }
    channels.push_back(*channel);
  }
  // Some files count fewer than they name; the names are what the rows follow.
  while (channels.size() < 6) {
    const auto more = channelOf(scanner.peek());
    if (!more) break;
    if (std::any_of(channels.begin(), channels.end(), [&](const Channel& known) { return known.isPosition == more->isPosition && known.axis == more->axis; })) break;
    scanner.next();
    channels.push_back(*more);
  }
  return channels;
}

// Joints are read with a stack of their own, so that no depth of nesting can exhaust the program's.
Result<void> readJoints(Scanner& scanner, Hierarchy& hierarchy) {
  struct Open {
    int joint;  // the joint whose braces are open; of an End Site, its parent
    bool isEndSite;
  };
  std::vector<Open> open;
  const auto begin = [&](int parent) -> Result<void> {
    const auto name = scanner.restOfLine();
    if (name.size() > 256) return scanner.fail("a joint's name is longer than 256 characters");
    if (hierarchy.joints.size() >= kMaxJoints) return scanner.fail(fmt::format("more than {} joints", kMaxJoints));
    if (open.size() >= kMaxDepth) return scanner.fail(fmt::format("joints nested deeper than {}", kMaxDepth));
    hierarchy.joints.push_back({nameOf(name, hierarchy.joints.size()), parent, {}, {}});
    if (const auto word = scanner.next(); word != "{") return scanner.expected("'{'", word);
    open.push_back({static_cast<int>(hierarchy.joints.size()) - 1, false});
    return {};
  };

  if (auto started = begin(-1); !started) return started;
  while (!open.empty()) {
    const auto word = scanner.next();
    const Open current = open.back();
    if (word == "}") {
      open.pop_back();
    } else if (same(word, "OFFSET")) {
      auto offset = readOffset(scanner);
      if (!offset) return offset.error();
      if (current.isEndSite)
        hierarchy.endSites.back().second = *offset;
      else
        hierarchy.joints[static_cast<std::size_t>(current.joint)].offset = *offset;
    } else if (same(word, "CHANNELS") && !current.isEndSite) {
      auto& joint = hierarchy.joints[static_cast<std::size_t>(current.joint)];
      if (!joint.channels.empty()) return scanner.fail(fmt::format("joint '{}' has a second CHANNELS line", shown(joint.name)));
      auto channels = readChannels(scanner);
      if (!channels) return channels.error();
      joint.channels = std::move(channels).value();
      hierarchy.channelCount += static_cast<int>(joint.channels.size());
    } else if (same(word, "JOINT") && !current.isEndSite) {
      if (auto started = begin(current.joint); !started) return started;
    } else if (same(word, "End") && !current.isEndSite) {
      scanner.restOfLine();
      if (const auto brace = scanner.next(); brace != "{") return scanner.expected("'{'", brace);
      if (hierarchy.endSites.size() >= kMaxJoints) return scanner.fail(fmt::format("more than {} End Sites", kMaxJoints));
      hierarchy.endSites.push_back({current.joint, glm::dvec3(0.0)});
      open.push_back({current.joint, true});
    } else {
      return scanner.expected("OFFSET, CHANNELS, JOINT, End Site or '}'", word);
    }
  }
  return {};
}

struct HeaderLine {
  bool isTime = false;
  double value = 0.0;
  int decimals = 0;
};

/// "Frames: 31" or "Frame Time: 0.0333", with or without blanks before, behind or instead of the colon.
Result<HeaderLine> readHeaderLine(Scanner& scanner) {
  std::string key;
  for (int words = 0; words < 4; ++words) {
    auto word = scanner.next();
    if (word.empty()) break;
    const auto whole = word;
    // The letters of a word belong to the name of the line, what follows a colon to its value.
    const auto colon = word.rfind(':');
    const bool isName = std::isalpha(static_cast<unsigned char>(word.front()));
    if (isName) {
      for (const char c : word.substr(0, colon == std::string_view::npos ? word.size() : colon)) key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      word = colon == std::string_view::npos ? std::string_view() : word.substr(colon + 1);
    } else {
      while (!word.empty() && word.front() == ':') word.remove_prefix(1);
    }
    if (key != "frames" && key != "frame" && key != "frametime") return scanner.expected("'Frames:' or 'Frame Time:'", whole);
    if (word.empty()) continue;
    if (key == "frame") break;
    const auto value = numberOf(word);
    const char* what = key == "frames" ? "the number of frames" : "the frame time";
    if (!value) return scanner.expected(what, word);
    if (!std::isfinite(*value) || std::abs(*value) > 1e9) return scanner.fail(fmt::format("{} '{}' is out of range", what, shown(word)));
    return HeaderLine{key == "frametime", *value, decimalsOf(word)};
  }
  return scanner.expected(key == "frames" ? "the number of frames" : key == "frametime" ? "the frame time" : "'Frames:' or 'Frame Time:'", scanner.peek());
}

}  // namespace

Result<Hierarchy> parseHierarchy(std::string_view bytes, std::string_view name) {
  Scanner scanner(bytes, name);
  Hierarchy hierarchy;
  if (const auto word = scanner.next(); !same(word, "HIERARCHY")) return scanner.expected("HIERARCHY", word);
  if (const auto word = scanner.next(); !same(word, "ROOT")) return scanner.expected("ROOT", word);
  if (auto joints = readJoints(scanner, hierarchy); !joints) return joints.error();

  const auto motion = scanner.next();
  if (same(motion, "ROOT")) {
    return Error{ErrorCode::Unsupported, fmt::format("{}:{}: a second ROOT; one figure per file is read", name, scanner.line())};
  }
  if (!same(motion, "MOTION")) return scanner.expected("MOTION", motion);
  if (hierarchy.channelCount == 0) return scanner.fail("no joint has channels, so there is no motion");

  // The two lines may come in either order.
  bool hasCount = false, hasTime = false;
  while (!hasCount || !hasTime) {
    const auto begin = scanner.position();
    auto line = readHeaderLine(scanner);
    if (!line) return line.error();
    bool& has = line->isTime ? hasTime : hasCount;
    if (has) {
      scanner.backTo(begin, scanner.line());
      return scanner.expected(hasTime ? "'Frames:'" : "'Frame Time:'", line->isTime ? "a second 'Frame Time:'" : "a second 'Frames:'");
    }
    has = true;
    if (!line->isTime) {
      if (line->value != std::floor(line->value)) return scanner.fail(fmt::format("'Frames: {}' is not a number of frames", line->value));
      hierarchy.frames = static_cast<std::int64_t>(line->value);
      hierarchy.framesLine = scanner.line();
      continue;
    }
    hierarchy.frameTime = line->value;
    hierarchy.frameTimeDecimals = line->decimals;
  }
  hierarchy.dataBegin = scanner.position();
  hierarchy.dataLine = scanner.line();
  return hierarchy;
}

}  // namespace core::io::bvh
