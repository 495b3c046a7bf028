#include "core/engine/teaching/teaching_state.h"

#include "core/base/file.h"
#include "core/base/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::engine {

namespace {
std::filesystem::path fileIn(const std::filesystem::path& work) { return work / "teach.json"; }
}  // namespace

Result<std::optional<TeachingState>> readTeachingState(const std::filesystem::path& work) {
  std::error_code code;
  if (!std::filesystem::exists(fileIn(work), code)) return std::optional<TeachingState>();
  const auto text = base::readWholeFile(fileIn(work));
  if (!text) return text.error();
  try {
    const auto json = base::parseJson(*text);
    if (json.at("format") != "gesto-teaching" || json.at("version") != 1)
      return Error{ErrorCode::ParseFailed, fmt::format("{}: is no teaching of version 1", fileIn(work).string())};
    TeachingState state;
    state.inputs = json.at("inputs");
    state.spentSeconds = json.at("spentSeconds");
    state.updates = json.at("updates").get<std::map<std::string, std::int64_t>>();
    state.replayed = json.at("replayed");
    state.repetitions = json.at("repetitions");
    state.isFinished = json.at("finished");
    state.hash = json.value("hash", "");
    return std::optional(std::move(state));
  } catch (const nlohmann::json::exception& problem) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", fileIn(work).string(), problem.what())};
  }
}

Result<void> writeTeachingState(const std::filesystem::path& work, const TeachingState& state) {
  const nlohmann::json json = {{"format", "gesto-teaching"},
                               {"version", 1},
                               {"inputs", state.inputs},
                               {"spentSeconds", state.spentSeconds},
                               {"updates", state.updates},
                               {"replayed", state.replayed},
                               {"repetitions", state.repetitions},
                               {"finished", state.isFinished},
                               {"hash", state.hash}};
  return base::writeFileAtomically(fileIn(work), base::jsonText(json, 2) + "\n");
}

}  // namespace core::engine
