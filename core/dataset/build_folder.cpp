#include "core/dataset/build_folder.h"

#include "core/base/file.h"
#include "core/base/folder.h"
#include "core/base/json_text.h"
#include "core/base/process.h"

#include <fmt/format.h>

#include <mutex>
#include <set>
#include <system_error>
#include <utility>

namespace core::dataset {

namespace fs = std::filesystem;

namespace {
constexpr const char* kStateFile = "build.json";

/// The folders that this process works on at the moment.
std::mutex& guard() {
  static std::mutex mutex;
  return mutex;
}
std::set<fs::path>& workedOn() {
  static std::set<fs::path> folders;
  return folders;
}
bool takes(const fs::path& folder) {
  const std::scoped_lock lock(guard());
  return workedOn().insert(fs::absolute(folder).lexically_normal()).second;
}
}  // namespace

BuildFolder::BuildFolder(fs::path target, std::string request) : target_(std::move(target)), request_(std::move(request)) {
  if (!target_.has_filename()) target_ = target_.parent_path();
}

BuildFolder::~BuildFolder() {
  if (path_.empty()) return;
  std::error_code ignored;
  if (!isPublished_ && state_.is_null()) fs::remove_all(path_, ignored);
  const std::scoped_lock lock(guard());
  workedOn().erase(fs::absolute(path_, ignored).lexically_normal());
}

Result<void> BuildFolder::open() {
  std::error_code code;
  const auto failed = [&] {
    return Error{ErrorCode::WriteFailed, fmt::format("{}: cannot be written ({})", target_.string(), code ? code.message() : "no such folder")};
  };
  if (fs::exists(target_, code) && !(fs::is_directory(target_, code) && (fs::is_empty(target_, code) || fs::exists(target_ / "manifest.json", code)))) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: holds something else than a data set; choose another folder", target_.string())};
  }
  if (target_.has_parent_path()) fs::create_directories(target_.parent_path(), code);
  for (int number = 0; path_.empty(); ++number) {
    fs::path name = target_;
    name += ".part";
    if (number > 0) name += fmt::format("-{}", number);
    if (fs::symlink_status(name, code).type() == fs::file_type::not_found) {
      if (!fs::create_directory(name, code)) return failed();
      if (takes(name)) path_ = name;
    } else if (isToBeGoneOnWith(name) && takes(name)) {
      path_ = name;
    }
  }
  return write();
}

bool BuildFolder::isToBeGoneOnWith(const fs::path& folder) {
  const auto text = base::readWholeFile(folder / kStateFile);
  if (!text) return false;
  const auto said = base::parsedJson(*text);
  try {
    if (said.at("format") != "gesto-dataset-build" || said.at("request") != request_ || said.at("host") != base::hostName()) return false;
    const auto process = base::livingProcess(said.at("process").get<std::int64_t>());
    const bool isOwn = said.at("process").get<std::int64_t>() == base::ownProcess();
    if (!isOwn && process && process->start == said.at("processStart").get<std::int64_t>()) return false;
    state_ = said.at("state");
  } catch (const nlohmann::json::exception&) {
    return false;
  }
  return true;
}

Result<void> BuildFolder::write() {
  const auto own = base::livingProcess(base::ownProcess());
  const nlohmann::json said = {{"format", "gesto-dataset-build"},      {"request", request_}, {"host", base::hostName()}, {"process", base::ownProcess()},
                               {"processStart", own ? own->start : 0}, {"state", state_}};
  return base::writeFileAtomically(path_ / kStateFile, base::jsonText(said));
}

Result<void> BuildFolder::save(nlohmann::json state) {
  state_ = std::move(state);
  return write();
}

Result<void> BuildFolder::publish() {
  std::error_code ignored;
  fs::remove(path_ / kStateFile, ignored);
  if (auto replaced = base::replaceFolder(path_, target_); !replaced) return replaced;
  isPublished_ = true;
  return {};
}

}  // namespace core::dataset
