#include "app/gesto/batch/batch_journal.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sstream>
#include <system_error>

namespace app {

using core::Error;
using core::ErrorCode;
using core::Result;
namespace fs = std::filesystem;

namespace {

fs::path whole(const fs::path& file) { return fs::absolute(file).lexically_normal(); }

std::string hashOf(std::string_view bytes) {
  core::base::ContentHash hash;
  hash.add(bytes);
  return hash.hex();
}

std::string utf8(const fs::path& file) {
  const auto text = file.u8string();
  return {text.begin(), text.end()};
}

}  // namespace

BatchJournal::BatchJournal(fs::path base, std::string part) {
  base = whole(base);
  const auto name = base.filename().string() + ".made";
  file_ = base.parent_path() / (name + part + ".jsonl");
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(base.parent_path(), missing)) {
    const auto other = entry.path().filename().string();
    if (other.starts_with(name) && other.ends_with(".jsonl")) read(entry.path());
  }
}

void BatchJournal::read(const fs::path& file) {
  const auto text = core::base::readWholeFile(file);
  if (!text) return;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const auto json = core::base::parsedJson(line);
    if (!json.is_object() || !json.contains("file") || !json["file"].is_string()) continue;
    const auto name = json["file"].get<std::string>();
    made_[fs::path(std::u8string(name.begin(), name.end()))] = {json.value("request", ""), json.value("hash", "")};
  }
}

bool BatchJournal::has(const fs::path& out, const std::string& request) const {
  const auto found = made_.find(whole(out));
  if (found == made_.end() || found->second.request != request) return false;
  const auto bytes = core::base::readWholeFile(out);
  return bytes && hashOf(*bytes) == found->second.hash;
}

Result<void> BatchJournal::add(const fs::path& out, const std::string& request) {
  const auto bytes = core::base::readWholeFile(out);
  if (!bytes) return bytes.error();
  const Made made{request, hashOf(*bytes)};
  const nlohmann::json json = {{"file", utf8(whole(out))}, {"request", made.request}, {"hash", made.hash}};
  made_[whole(out)] = made;
  return core::base::appendLine(file_, core::base::jsonText(json));
}

const std::string& RequestHash::contentOf(const fs::path& file) {
  const auto known = contents_.find(file);
  if (known != contents_.end()) return known->second;
  const auto bytes = core::base::readWholeFile(file);
  return contents_.emplace(file, bytes ? hashOf(*bytes) : std::string()).first->second;
}

std::string RequestHash::of(const core::services::GenerationRequest& request) {
  using Kind = core::services::StyleReference::Kind;
  const auto& guidance = request.guidance;
  nlohmann::json json = {{"prompt", request.prompt},
                         {"seconds", request.seconds},
                         {"seed", request.seed},
                         {"ws", guidance.styleWeight},
                         {"classifierScale", guidance.classifierScale},
                         {"model", contentOf(core::services::modelFile(models_, request.model))},
                         {"options", options_}};
  if (guidance.contentWeight) json["wc"] = *guidance.contentWeight;
  if (request.steps) json["steps"] = *request.steps;
  if (request.mixture) json["mixture"] = *request.mixture;
  if (request.candidates > 1) json["candidates"] = request.candidates;
  if (request.style.kind == Kind::Named) json["style"] = request.style.name;
  if (request.style.kind == Kind::File) json["styleFile"] = contentOf(request.style.file);
  return hashOf(core::base::jsonText(json));
}

}  // namespace app
