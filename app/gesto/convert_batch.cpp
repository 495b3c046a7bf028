#include "app/gesto/convert_batch.h"

#include "app/command_line/motion_file_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace app {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;
using core::Result;

constexpr std::array<std::string_view, 6> kFormats = {"bvh", "fbx", "glb", "vrma", "usda", "npy"};

Result<std::string> endingOf(const Arguments& arguments) {
  const std::string format = arguments.text("--format", "bvh");
  if (std::find(kFormats.begin(), kFormats.end(), format) == kFormats.end())
    return Error{ErrorCode::InvalidArgument, fmt::format("--format takes bvh, fbx, glb, vrma, usda or npy, not \"{}\"", format)};
  return "." + format;
}

Result<void> addFolder(const fs::path& folder, const fs::path& target, const std::string& ending, std::vector<Conversion>& files) {
  const auto found = motionFilesBelow(folder);
  if (!found) return found.error();
  if (found->empty()) return Error{ErrorCode::NotFound, fmt::format("{}: holds no motion file", folder.string())};
  for (const auto& file : *found) files.push_back({file, (target / file.lexically_relative(folder)).replace_extension(ending)});
  return {};
}

/// walk.bvh and walk.fbx would both become walk.glb.
Result<void> eachHasItsOwn(const std::vector<Conversion>& files) {
  std::map<fs::path, fs::path> taken;
  for (const auto& file : files) {
    const auto [at, isNew] = taken.emplace(file.out.lexically_normal(), file.in);
    if (!isNew)
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("{} and {} would both become {}: give them other names or folders", at->second.string(), file.in.string(), file.out.string())};
  }
  return {};
}

}  // namespace

std::vector<OptionSpec> batchOptionSpecs() {
  using Kind = OptionSpec::Kind;
  return {{"--out-dir", Kind::Text, "DIR", "write every IN into this folder; IN may be files and folders"},
          {"--format", Kind::Text, "FORMAT", "what folders and --out-dir are written as: bvh, fbx, glb, vrma, usda or npy (bvh)"}};
}

Result<ConversionPlan> conversionPlan(const Arguments& arguments) {
  const auto& words = arguments.positionals();
  ConversionPlan plan;
  std::error_code ignored;
  const bool hasTarget = arguments.isSet("--out-dir"), hasFolder = fs::is_directory(words.front(), ignored);
  plan.isBatch = hasTarget || hasFolder;
  if (!hasTarget && words.size() != 2)
    return Error{ErrorCode::InvalidArgument, words.size() < 2 ? std::string("convert takes IN and OUT, two folders, or any number of IN with --out-dir")
                                                              : std::string("more than one file goes into a folder: give it with --out-dir")};
  if (!plan.isBatch) {
    if (arguments.isSet("--format")) return Error{ErrorCode::InvalidArgument, "--format belongs to folders and --out-dir; the format of OUT is its ending"};
    plan.files.push_back({words[0], words[1]});
    return plan;
  }
  const auto ending = endingOf(arguments);
  if (!ending) return ending.error();
  if (arguments.isSet("--save-map")) return Error{ErrorCode::InvalidArgument, "--save-map writes the map of one file, not of many"};
  const fs::path target = hasTarget ? fs::path(arguments.text("--out-dir")) : fs::path(words[1]);
  if (fs::exists(target, ignored) && !fs::is_directory(target, ignored))
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: is a file, not a folder", target.string())};
  const std::size_t inputs = hasTarget ? words.size() : 1;
  for (std::size_t i = 0; i < inputs; ++i) {
    const fs::path in = words[i];
    if (!fs::is_directory(in, ignored)) {
      plan.files.push_back({in, (target / in.filename()).replace_extension(*ending)});
    } else if (auto added = addFolder(in, target, *ending, plan.files); !added) {
      return added.error();
    }
  }
  if (auto own = eachHasItsOwn(plan.files); !own) return own.error();
  return plan;
}

Result<void> makeFolderOf(const fs::path& file) {
  std::error_code failed;
  fs::create_directories(file.parent_path(), failed);
  if (failed) return Error{ErrorCode::WriteFailed, fmt::format("{}: {}", file.parent_path().string(), failed.message())};
  return {};
}

}  // namespace app
