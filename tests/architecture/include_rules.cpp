#include "tests/architecture/include_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

namespace architecture {

namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string, std::less<>>;

// What a module of core may include beside itself: what stands left of it in
//   base < motion < io < document | jobs < services; report stands on base alone
//   motion < representation < dataset | text < checkpoint < model | diffusion < sampling | training | metrics | model_import < families < engine < bench
// The second line may also read files (io) and report progress (jobs) from dataset on; only families and what stands above know services and reports.
const std::map<std::string, Names, std::less<>> kCoreModules = [] {
  std::map<std::string, Names, std::less<>> allowed;
  allowed["base"] = {};
  allowed["motion"] = {"base"};
  allowed["io"] = {"base", "motion"};
  allowed["document"] = allowed["jobs"] = {"base", "motion", "io"};
  allowed["services"] = {"base", "motion", "io", "document", "jobs"};
  allowed["report"] = {"base"};
  allowed["representation"] = {"base", "motion"};
  allowed["dataset"] = allowed["text"] = {"base", "motion", "io", "jobs", "representation"};
  Names upper = allowed["dataset"];
  const auto floor = [&](std::initializer_list<const char*> modules) {
    for (const char* module : modules) allowed[module] = upper;
    upper.insert(modules.begin(), modules.end());
  };
  upper.insert({"dataset", "text"});
  floor({"checkpoint"});
  floor({"model", "diffusion"});
  floor({"sampling", "training", "metrics", "model_import"});
  upper.insert({"services", "document", "report"});
  floor({"families"});
  floor({"engine"});
  floor({"bench"});
  return allowed;
}();

const Names kWithoutTorch = {"base", "motion", "io", "document", "jobs", "services", "report"};

struct Place {
  std::string top;     // "core"
  std::string module;  // "io", for core only
  std::string family;  // "mdm", below core/families only
  std::string path;
};

Place placeOf(std::string_view path) {
  const std::string text(path);
  const auto first = text.find('/');
  Place place{text.substr(0, first), {}, {}, text};
  if (place.top != "core" || first == std::string::npos) return place;
  const auto second = text.find('/', first + 1);
  place.module = text.substr(first + 1, second - first - 1);
  if (place.module != "families" || second == std::string::npos) return place;
  const auto third = text.find('/', second + 1);
  if (third != std::string::npos) place.family = text.substr(second + 1, third - second - 1);
  return place;
}

bool isTorchHeader(std::string_view header) {
  for (const std::string_view folder : {"torch/", "ATen/", "c10/", "caffe2/", "torch.h"}) {
    if (header.starts_with(folder)) return true;
  }
  return false;
}

bool isQtHeader(std::string_view header) {
  return header.size() > 1 && header[0] == 'Q' && (std::isupper(static_cast<unsigned char>(header[1])) || header.starts_with("Qt"));
}

bool isGlHeader(std::string_view header) {
  for (const std::string_view folder : {"GL/", "GLES", "EGL/", "KHR/", "epoxy/", "glad/"}) {
    if (header.starts_with(folder)) return true;
  }
  return false;
}

// What a family holds is its own: the rest of the program reads the table. SMooDi is built on MLD, and the bench measures two of them.
bool mayKnowFamily(const Place& place, const std::string& family) {
  if (family.empty() || place.family == family || place.module == "bench") return true;
  if (place.path == "core/families/family_table.cpp") return true;
  return place.family == "smoodi" && family == "mld";
}

// Why this include is wrong, or nothing.
std::optional<std::string> objection(const Place& place, const std::string& header, bool isQuoted) {
  const bool needsNoTorch = place.top == "ui" || place.top == "render" || kWithoutTorch.count(place.module) != 0;
  if (isTorchHeader(header)) {
    return needsNoTorch ? std::optional<std::string>("this folder stays without LibTorch") : std::nullopt;
  }
  if (place.top == "core" && isQtHeader(header)) return "core stays without Qt";
  if (place.top == "core" && isGlHeader(header)) return "core stays without OpenGL";
  if (!isQuoted) return std::nullopt;
  if (header.starts_with("../") || header.starts_with("./")) return "our own headers are named from the root";
  const Place target = placeOf(header);
  if (target.top == "tests") return "the program may not depend on its tests";
  if (place.top != "app" && target.top == "app") return "only app knows app";
  if (place.top == "core" && (target.top == "ui" || target.top == "render")) return "core may not know what stands above it";
  if (place.top == "render" && target.top == "ui") return "render may not know ui";
  if (!mayKnowFamily(place, target.family)) return fmt::format("what {} holds is its own; everybody else reads core/families/model_family.h", target.family);
  if (target.top != "core" || place.top == "app") return std::nullopt;
  if (kCoreModules.count(target.module) == 0) return fmt::format("\"{}\" is not a module of core", target.module);
  if (place.top == "render") {
    return target.module == "motion" || target.module == "base" ? std::nullopt : std::optional<std::string>("of core, render may use motion and base only");
  }
  if (place.top == "ui") {
    return kWithoutTorch.count(target.module) ? std::nullopt : std::optional<std::string>("ui reaches the LibTorch side through core/services only");
  }
  const auto own = kCoreModules.find(place.module);
  if (own == kCoreModules.end()) return fmt::format("core/{} is a module without a rule; give it a place in the order", place.module);
  if (target.module == place.module || own->second.count(target.module)) return std::nullopt;
  return fmt::format("core/{} may not use core/{}", place.module, target.module);
}

bool hasRules(const Place& place) { return place.top == "app" || place.top == "core" || place.top == "ui" || place.top == "render"; }

std::string readText(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

Violations checkIncludes(std::string_view path, std::string_view source) {
  Violations found;
  const Place place = placeOf(path);
  if (!hasRules(place)) return found;
  static const std::regex include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::istringstream lines{std::string(source)};
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (path != "core/engine/threads.cpp" && line.substr(0, line.find("//")).find("set_num_threads(") != std::string::npos)
      found.push_back(fmt::format("{}:{}: the number of threads is set by core/engine/threads alone", path, number));
    const bool isDeviceDoor = path == "core/engine/devices.cpp" || path.starts_with("core/checkpoint/model_device.");
    if (!isDeviceDoor && line.substr(0, line.find("//")).find("setModelDevice(") != std::string::npos)
      found.push_back(fmt::format("{}:{}: the models' device is set by core/engine/devices alone", path, number));
    const auto code = line.substr(0, line.find("//"));
    if (path != "core/base/json_text.cpp" && (code.find("json::parse(") != std::string::npos || code.find(".dump(") != std::string::npos))
      found.push_back(fmt::format("{}:{}: JSON is parsed and written by core/base/json_text alone, or every source compiles the library anew", path, number));
    std::smatch match;
    if (!std::regex_search(line, match, include)) continue;
    if (const auto why = objection(place, match[2], match[1] == "\"")) {
      found.push_back(fmt::format("{}:{}: {} may not include {}: {}", path, number, place.module.empty() ? place.top : "core/" + place.module, match[2].str(), *why));
    }
  }
  return found;
}

Violations checkBuildFile(std::string_view path, std::string_view text) {
  const Place place = placeOf(path);
  if (place.top != "ui" && place.top != "render" && kWithoutTorch.count(place.module) == 0) return {};
  Violations found;
  // Of core's libraries those of the modules without LibTorch, and the parts that such a module is built in; every other one, whatever family it is of, is refused.
  static const Names withoutTorch = [] {
    Names libraries = {"core_motion_keypoints", "core_io_keypoints", "core_io_safetensors", "core_live_link"};
    for (const auto& module : kWithoutTorch) libraries.insert("core_" + module);
    return libraries;
  }();
  static const std::regex library(R"(\b(studio_torch|TORCH_\w+|torch|core_\w+)\b)");
  std::istringstream lines{std::string(text)};
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    line = line.substr(0, line.find('#'));
    for (std::sregex_iterator at(line.begin(), line.end(), library), end; at != end; ++at) {
      const auto name = (*at)[1].str();
      if (!withoutTorch.contains(name)) found.push_back(fmt::format("{}:{}: {} belongs to the LibTorch side, which this folder may not link", path, number, name));
    }
  }
  return found;
}

TreeReport checkTree(const fs::path& root) {
  TreeReport report;
  for (const char* top : {"app", "core", "render", "ui"}) {
    if (!fs::is_directory(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (!entry.is_regular_file()) continue;
      const std::string path = fs::relative(entry.path(), root).generic_string();
      const auto extension = entry.path().extension();
      Violations more;
      if (extension == ".h" || extension == ".cpp" || extension == ".inc")
        more = checkIncludes(path, readText(entry.path()));
      else if (entry.path().filename() == "CMakeLists.txt")
        more = checkBuildFile(path, readText(entry.path()));
      else
        continue;
      ++report.checkedFiles;
      report.violations.insert(report.violations.end(), more.begin(), more.end());
    }
  }
  std::sort(report.violations.begin(), report.violations.end());
  return report;
}

namespace {

/// Our own headers that each file includes, by path from the root.
using Includes = std::map<std::string, std::vector<std::string>>;

void followCircles(const Includes& includes, const std::string& file, std::map<std::string, int>& state, Violations& found) {
  state[file] = 1;
  const auto own = includes.find(file);
  for (const auto& header : own == includes.end() ? std::vector<std::string>() : own->second) {
    if (state[header] == 0)
      followCircles(includes, header, state, found);
    else if (state[header] == 1)
      found.push_back(fmt::format("{} includes {}, which leads back to it", file, header));
  }
  state[file] = 2;
}

}  // namespace

Violations checkShape(const fs::path& root) {
  constexpr std::ptrdiff_t kLongest = 480;
  constexpr int kFullest = 34;
  Violations found;
  std::map<std::string, int> files;  // by folder
  Includes includes;
  static const std::regex own(R"re(^\s*#\s*include\s*"([^"]+)")re");
  for (const char* top : {"app", "core", "render", "ui"}) {
    if (!fs::is_directory(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (!entry.is_regular_file()) continue;
      const std::string path = fs::relative(entry.path(), root).generic_string();
      ++files[path.substr(0, path.rfind('/'))];
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp" && extension != ".inc") continue;
      const auto text = readText(entry.path());
      if (const auto lines = std::count(text.begin(), text.end(), '\n'); lines > kLongest)
        found.push_back(fmt::format("{} has {} lines, {} are the most", path, lines, kLongest));
      std::istringstream lines{text};
      std::smatch match;
      for (std::string line; std::getline(lines, line);)
        if (std::regex_search(line, match, own)) includes[path].push_back(match[1]);
    }
  }
  for (const auto& [folder, count] : files)
    if (count > kFullest) found.push_back(fmt::format("{} holds {} files, {} are the most", folder, count, kFullest));
  std::map<std::string, int> state;
  for (const auto& [file, headers] : includes)
    if (state[file] == 0) followCircles(includes, file, state, found);
  return found;
}

Violations checkTest(std::string_view path, std::string_view source) {
  static const std::regex place(R"(^tests/(core/\w+/)(?:.*/)?tst_\w+\.cpp$)"), own(R"re(#\s*include\s*"(core/[^"]+)")re");
  std::cmatch match;
  if (!std::regex_match(path.data(), path.data() + path.size(), match, place)) return {};
  const auto module = match[1].str();
  std::map<std::string, int> other;  // headers of each module
  for (std::cregex_iterator at(source.data(), source.data() + source.size(), own), end; at != end; ++at) {
    const auto header = (*at)[1].str();
    if (header.starts_with(module)) return {};
    ++other[header.substr(0, header.find('/', 5))];
  }
  if (other.empty()) return {};
  const auto most = std::max_element(other.begin(), other.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return {fmt::format("{} includes nothing of {}; it may belong into tests/{}", path, module.substr(0, module.size() - 1), most->first)};
}

Violations checkTests(const fs::path& root) {
  Violations found;
  for (const auto& entry : fs::recursive_directory_iterator(root / "tests/core")) {
    const std::string path = fs::relative(entry.path(), root).generic_string();
    if (entry.is_directory()) {
      if (path != "tests/core/families/toy" && !fs::is_directory(root / path.substr(6))) found.push_back(fmt::format("{}: there is no {}", path, path.substr(6)));
    } else if (entry.path().extension() == ".cpp") {
      const auto more = checkTest(path, readText(entry.path()));
      found.insert(found.end(), more.begin(), more.end());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace architecture
