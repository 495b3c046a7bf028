#include "core/io/read/asf_reader.h"

#include "core/base/words.h"
#include "core/io/read/file_bounds.h"

#include <fmt/format.h>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace core::io {

namespace {

constexpr std::size_t kMostBones = 1'000;
constexpr std::size_t kMostWords = 64;

struct Degree {
  bool isPosition = false;
  int axis = 0;
};

struct Bone {
  std::string name;
  int parent = -1;
  glm::dvec3 direction{0.0};
  double length = 0.0;
  glm::dquat axes{1, 0, 0, 0};  // worldFromBone at rest
  std::vector<Degree> degrees;
};

struct Body {
  std::vector<Bone> bones;  // 0 is the root
  glm::dvec3 rootPosition{0.0};
  double lengthUnit = 1.0;
  double radians = std::numbers::pi / 180.0;
};

/// Lines cut into words; comments and empty lines are passed over.
class Lines {
 public:
  Lines(std::string_view text, std::string_view name) : text_(text), name_(name) {}

  bool next() {
    while (at_ < text_.size()) {
      auto end = text_.find('\n', at_);
      if (end == std::string_view::npos) end = text_.size();
      const auto line = text_.substr(at_, end - at_);
      at_ = end + 1;
      ++number_;
      cut(line);
      if (!words_.empty()) return true;
    }
    words_.clear();
    return false;
  }
  /// The line is read once more by the next call of next().
  void back() { again_ = true; }
  bool nextOrAgain() {
    if (again_) {
      again_ = false;
      return !words_.empty();
    }
    return next();
  }
  const std::vector<std::string_view>& words() const { return words_; }
  std::string_view word(std::size_t i) const { return i < words_.size() ? words_[i] : std::string_view(); }
  Error error(const std::string& what) const { return {ErrorCode::ParseFailed, fmt::format("{}:{}: {}", name_, number_, what)}; }
  int number() const { return number_; }

 private:
  static bool isGap(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\0' || c == '\v' || c == '\f'; }
  void cut(std::string_view line) {
    words_.clear();
    std::size_t i = 0;
    while (i < line.size() && words_.size() < kMostWords) {
      while (i < line.size() && isGap(line[i])) ++i;
      if (i == line.size() || line[i] == '#') return;
      const std::size_t begin = i;
      while (i < line.size() && !isGap(line[i])) ++i;
      words_.push_back(line.substr(begin, i - begin));
    }
  }

  std::string_view text_, name_;
  std::vector<std::string_view> words_;
  std::size_t at_ = 0;
  int number_ = 0;
  bool again_ = false;
};

bool toNumber(std::string_view word, double& value) {
  if (!word.empty() && word.front() == '+') word.remove_prefix(1);
  while (!word.empty() && (word.front() == '(' || word.front() == ')')) word.remove_prefix(1);
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (code == std::errc::result_out_of_range) value = 0.0;
  return (code == std::errc{} || code == std::errc::result_out_of_range) && end == word.data() + word.size() && std::isfinite(value) && std::abs(value) < 1e9;
}

std::string shownWord(std::string_view word) {
  std::string text(word.substr(0, 24));
  for (char& c : text) c = (c >= 32 && c < 127) ? c : '?';
  return text;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool degreeOf(std::string_view word, Degree& degree) {
  const std::string text = base::lowered(word);
  if (text.size() != 2 || (text[0] != 't' && text[0] != 'r') || text[1] < 'x' || text[1] > 'z') return false;
  degree = {text[0] == 't', text[1] - 'x'};
  return true;
}

glm::dquat about(int axis, double radians) {
  glm::dvec3 unit(0.0);
  unit[axis] = 1.0;
  return glm::angleAxis(radians, unit);
}

/// Three angles, applied in the order that the letters name.
glm::dquat turned(const glm::dvec3& angles, std::string_view order, double radians) {
  glm::dquat out(1, 0, 0, 0);
  for (std::size_t i = 0; i < 3; ++i) {
    const int axis = i < order.size() ? std::clamp(lower(order[i]) - 'x', 0, 2) : static_cast<int>(i);
    out = about(axis, angles[static_cast<int>(i)] * radians) * out;
  }
  return out;
}

class AsfParser {
 public:
  AsfParser(std::string_view text, std::string_view name) : lines_(text, name) {}

  Result<Body> run() {
    body_.bones.emplace_back();
    body_.bones[0].name = "root";
    while (lines_.nextOrAgain()) {
      const std::string key = base::lowered(lines_.word(0));
      Result<void> done;
      if (key == ":units")
        done = units();
      else if (key == ":root")
        done = root();
      else if (key == ":bonedata")
        done = bones();
      else if (key == ":hierarchy")
        done = hierarchy();
      if (!done) return done.error();
    }
    if (body_.bones.size() < 2) return lines_.error("the file ends without bones");
    return sorted();
  }

 private:
  bool inSection() {
    if (!lines_.nextOrAgain()) return false;
    if (lines_.word(0).front() != ':') return true;
    lines_.back();
    return false;
  }

  Result<void> numbers(double* values, std::size_t first, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!toNumber(lines_.word(first + i), values[i])) return lines_.error(fmt::format("'{}' is not a number", shownWord(lines_.word(first + i))));
    }
    return {};
  }

  Result<void> units() {
    while (inSection()) {
      const std::string key = base::lowered(lines_.word(0));
      if (key == "length") {
        if (auto ok = numbers(&body_.lengthUnit, 1, 1); !ok) return ok;
        if (!(body_.lengthUnit > 1e-6)) return lines_.error("a length unit must be above 0");
      } else if (key == "angle") {
        body_.radians = base::lowered(lines_.word(1)).starts_with("rad") ? 1.0 : std::numbers::pi / 180.0;
      }
    }
    return {};
  }

  Result<void> root() {
    std::string order = "xyz";
    glm::dvec3 angles(0.0);
    while (inSection()) {
      const std::string key = base::lowered(lines_.word(0));
      if (key == "order") {
        if (auto ok = degrees(body_.bones[0]); !ok) return ok;
      } else if (key == "axis") {
        order = base::lowered(lines_.word(1));
      } else if (key == "position") {
        if (auto ok = numbers(&body_.rootPosition.x, 1, 3); !ok) return ok;
      } else if (key == "orientation") {
        if (auto ok = numbers(&angles.x, 1, 3); !ok) return ok;
      }
    }
    body_.bones[0].axes = turned(angles, order, body_.radians);
    return {};
  }

  Result<void> degrees(Bone& bone) {
    bone.degrees.clear();
    for (std::size_t i = 1; i < lines_.words().size() && i <= 7; ++i) {
      if (base::lowered(lines_.word(i)) == "l") return Error{ErrorCode::Unsupported, lines_.error("bones that change their length are not read").message};
      Degree degree;
      if (!degreeOf(lines_.word(i), degree)) return lines_.error(fmt::format("'{}' is no degree of freedom", shownWord(lines_.word(i))));
      bone.degrees.push_back(degree);
    }
    return {};
  }

  Result<void> bones() {
    Bone bone;
    bool open = false;
    while (inSection()) {
      const std::string key = base::lowered(lines_.word(0));
      if (key == "begin") {
        bone = {};
        open = true;
      } else if (key == "end" && open) {
        if (bone.name.empty()) return lines_.error("a bone has no name");
        if (byName_.count(bone.name) != 0 || bone.name == "root") return lines_.error(fmt::format("the bone '{}' comes twice", shownWord(bone.name)));
        if (body_.bones.size() > kMostBones) return lines_.error(fmt::format("there are more than {} bones", kMostBones));
        byName_.emplace(bone.name, static_cast<int>(body_.bones.size()));
        body_.bones.push_back(bone);
        open = false;
      } else if (key == "name") {
        bone.name = std::string(lines_.word(1)).substr(0, 100);
      } else if (key == "direction") {
        if (auto ok = numbers(&bone.direction.x, 1, 3); !ok) return ok;
        const double size = glm::length(bone.direction);
        if (size > 1e-9) bone.direction /= size;
      } else if (key == "length") {
        if (auto ok = numbers(&bone.length, 1, 1); !ok) return ok;
      } else if (key == "axis") {
        glm::dvec3 angles(0.0);
        if (auto ok = numbers(&angles.x, 1, 3); !ok) return ok;
        bone.axes = turned(angles, lines_.word(4), body_.radians);
      } else if (key == "dof") {
        if (auto ok = degrees(bone); !ok) return ok;
      }
    }
    if (open) return lines_.error("the bones end in the middle of one");
    return {};
  }

  Result<int> boneIndex(std::string_view name) const {
    if (name == "root") return 0;
    const auto found = byName_.find(std::string(name));
    if (found == byName_.end()) return lines_.error(fmt::format("there is no bone '{}'", shownWord(name)));
    return found->second;
  }

  Result<void> hierarchy() {
    while (inSection()) {
      const std::string key = base::lowered(lines_.word(0));
      if (key == "begin" || key == "end") continue;
      const auto parent = boneIndex(lines_.word(0));
      if (!parent) return parent.error();
      for (std::size_t i = 1; i < lines_.words().size(); ++i) {
        const auto child = boneIndex(lines_.word(i));
        if (!child) return child.error();
        Bone& bone = body_.bones[static_cast<std::size_t>(*child)];
        if (*child == 0 || bone.parent >= 0) return lines_.error(fmt::format("'{}' hangs on two bones", shownWord(lines_.word(i))));
        bone.parent = *parent;
      }
    }
    return {};
  }

  /// Parents before children. Bones that hang nowhere, or in a ring, are an error.
  Result<Body> sorted() {
    std::vector<std::vector<int>> children(body_.bones.size());
    for (std::size_t i = 1; i < body_.bones.size(); ++i) {
      if (body_.bones[i].parent < 0) return lines_.error(fmt::format("the bone '{}' hangs on nothing", shownWord(body_.bones[i].name)));
      children[static_cast<std::size_t>(body_.bones[i].parent)].push_back(static_cast<int>(i));
    }
    Body out = body_;
    out.bones.clear();
    std::vector<std::pair<int, int>> open{{0, -1}};
    while (!open.empty()) {
      const auto [index, parent] = open.back();
      open.pop_back();
      out.bones.push_back(body_.bones[static_cast<std::size_t>(index)]);
      out.bones.back().parent = parent;
      const int own = static_cast<int>(out.bones.size()) - 1;
      const auto& below = children[static_cast<std::size_t>(index)];
      for (std::size_t i = below.size(); i-- > 0;) open.emplace_back(below[i], own);
    }
    if (out.bones.size() != body_.bones.size()) return lines_.error("some bones hang in a ring");
    return out;
  }

  Lines lines_;
  Body body_;
  std::unordered_map<std::string, int> byName_;
};

/// One frame while it is read: what the channels say.
struct FrameValues {
  glm::dvec3 rootPosition{0.0};
  std::vector<glm::quat> turns;
};

Result<void> readBone(const Lines& lines, const Body& body, std::size_t index, FrameValues& frame) {
  const Bone& bone = body.bones[index];
  if (lines.words().size() != bone.degrees.size() + 1) {
    return lines.error(fmt::format("expected {} values for '{}', found {}", bone.degrees.size(), shownWord(bone.name), lines.words().size() - 1));
  }
  glm::dquat motion(1, 0, 0, 0);
  for (std::size_t i = 0; i < bone.degrees.size(); ++i) {
    double value = 0.0;
    if (!toNumber(lines.word(i + 1), value)) return lines.error(fmt::format("'{}' is not a number", shownWord(lines.word(i + 1))));
    const Degree& degree = bone.degrees[i];
    if (!degree.isPosition)
      motion = about(degree.axis, value * body.radians) * motion;
    else if (index == 0)
      frame.rootPosition[degree.axis] = value;
  }
  frame.turns[index] = glm::normalize(glm::quat(bone.axes * motion * glm::conjugate(bone.axes)));
  return {};
}

Result<void> readFrames(std::string_view amc, std::string_view name, const Body& body, Body& settings, motion::ClipData& data) {
  std::unordered_map<std::string_view, std::size_t> indexOf;
  for (std::size_t i = 0; i < body.bones.size(); ++i) indexOf.emplace(body.bones[i].name, i);
  Lines lines(amc, name);
  FrameValues frame{body.rootPosition, std::vector<glm::quat>(body.bones.size(), glm::quat(1, 0, 0, 0))};
  bool open = false;
  const auto finish = [&] {
    const std::size_t before = data.rotations.size() - std::min(data.rotations.size(), body.bones.size());
    for (std::size_t i = 0; i < frame.turns.size(); ++i) {
      glm::quat turn = frame.turns[i];
      if (!data.rootPositions.empty() && glm::dot(turn, data.rotations[before + i]) < 0.0f) turn = -turn;
      data.rotations.push_back(turn);
    }
    data.rootPositions.emplace_back(frame.rootPosition);
  };
  while (lines.next()) {
    const auto first = lines.word(0);
    if (first.front() == ':') {
      if (base::lowered(first) == ":radians") settings.radians = 1.0;
      if (base::lowered(first) == ":degrees") settings.radians = std::numbers::pi / 180.0;
      continue;
    }
    int number = 0;
    const auto [end, code] = std::from_chars(first.data(), first.data() + first.size(), number);
    if (code == std::errc{} && end == first.data() + first.size() && lines.words().size() == 1) {
      if (open) finish();
      if (auto few = turnsWithinBytes(data.rootPositions.size(), body.bones.size(), amc.size(), name); !few) return few;
      open = true;
      continue;
    }
    if (!open) return lines.error(fmt::format("expected a frame number, found '{}'", shownWord(first)));
    const auto found = indexOf.find(first);
    if (found == indexOf.end()) return lines.error(fmt::format("the skeleton has no bone '{}'", shownWord(first)));
    if (auto ok = readBone(lines, settings, found->second, frame); !ok) return ok;
  }
  if (!open) return lines.error("holds no frame");
  finish();
  return {};
}

}  // namespace

Result<motion::Clip> parseAcclaim(std::string_view asf, std::string_view asfName, std::string_view amc, std::string_view amcName, const AmcReadOptions& options,
                                  ImportReport* report) {
  auto body = AsfParser(asf, asfName).run();
  if (!body) return body.error();
  motion::ClipData data;
  data.fps = options.fps > 0.0 ? options.fps : 120.0;
  data.name = std::filesystem::path(std::string(amc.empty() ? asfName : amcName)).stem().string();
  if (amc.empty()) {
    data.rootPositions.emplace_back(body->rootPosition);
    data.rotations.assign(body->bones.size(), glm::quat(1, 0, 0, 0));
  } else {
    Body settings = *body;
    if (auto ok = readFrames(amc, amcName, *body, settings, data); !ok) return ok.error();
  }
  const double scale = options.metresPerUnit > 0.0 ? options.metresPerUnit : 0.0254 / body->lengthUnit;
  const auto sized = [&](const glm::dvec3& v) { return glm::vec3(v * scale); };
  std::vector<motion::Joint> joints;
  std::vector<bool> hasChild(body->bones.size(), false);
  for (const Bone& bone : body->bones) {
    const auto parent = static_cast<std::size_t>(std::max(bone.parent, 0));
    if (bone.parent >= 0) hasChild[parent] = true;
    joints.push_back({bone.name, bone.parent, bone.parent < 0 ? sized(bone.direction * 0.0) : sized(body->bones[parent].direction * body->bones[parent].length)});
  }
  std::vector<std::pair<int, glm::vec3>> tips;
  for (std::size_t i = 0; i < body->bones.size(); ++i)
    if (!hasChild[i]) tips.emplace_back(static_cast<int>(i), sized(body->bones[i].direction * body->bones[i].length));
  for (auto& position : data.rootPositions) position = sized(glm::dvec3(position));
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(joints), std::move(tips));
  if (report) {
    report->metresPerUnit = scale;
    if (!(options.metresPerUnit > 0.0))
      report->assumptions.push_back(fmt::format("one unit is taken as {:.3f} cm: inches divided by the skeleton's length of {:g}", scale * 100.0, body->lengthUnit));
    if (!(options.fps > 0.0) && !amc.empty()) report->assumptions.push_back("120 frames per second are taken, as CMU recorded; the file does not tell");
  }
  return motion::Clip(std::move(data));
}

Result<std::filesystem::path> skeletonBeside(const std::filesystem::path& amc) {
  const std::filesystem::path folder = amc.has_parent_path() ? amc.parent_path() : ".";
  const std::string stem = amc.stem().string();
  std::filesystem::path subject, only;
  int count = 0;
  std::error_code code;
  for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
    if (base::lowered(entry.path().extension().string()) != ".asf") continue;
    const std::string name = entry.path().stem().string();
    if (name == stem) return entry.path();
    if (stem.starts_with(name + "_")) subject = entry.path();
    only = entry.path();
    ++count;
  }
  if (!subject.empty()) return subject;
  if (count == 1) return only;
  return Error{ErrorCode::NotFound, fmt::format("{}: its skeleton (.asf) does not lie beside it; name it", amc.filename().string())};
}

}  // namespace core::io
