#include "core/model/evaluators/judge_packing.h"

#include "core/base/json_text.h"
#include "core/checkpoint/packed_rows.h"
#include "core/model/evaluators/judge_weights.h"
#include "core/model/evaluators/motion_text_evaluator.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <system_error>

namespace core::model {

namespace {

std::string kindOf(const TensorFile& file) {
  const auto config = file.metadata.find("config");
  if (config == file.metadata.end()) return {};
  const auto json = base::parsedJson(config->second);
  return json.is_object() && json.contains("kind") && json["kind"].is_string() ? json["kind"].get<std::string>() : std::string();
}

/// What the file holds, once it is known to load.
Result<std::string> described(const TensorFile& file, const std::string& name) {
  const auto kind = kindOf(file);
  if (kind == "motion-judge") {
    const auto judge = loadJudge(file, name);
    if (!judge) return judge.error();
    return fmt::format("classifier of {} labels", judge->labels.size());
  }
  if (kind == "motion-text-evaluator") {
    const auto evaluator = loadEvaluator(file, name);
    if (!evaluator) return evaluator.error();
    return fmt::format("evaluator on {}", evaluatorPartName(evaluator->network->options().part));
  }
  return Error{ErrorCode::Unsupported, fmt::format("{}: holds neither a judge nor an evaluator of ours; models are packed by gesto model bundle", name)};
}

}  // namespace

Result<PackedJudge> packJudge(const std::filesystem::path& file, const std::filesystem::path& out) {
  PackedJudge packed;
  std::error_code ignored;
  packed.before = std::filesystem::file_size(file, ignored);
  const auto whole = readWeightsFile(file);
  if (!whole) return whole.error();
  auto what = described(*whole, file.string());
  if (!what) return what.error();
  packed.what = std::move(*what);
  if (auto written = writeSafetensors(out, packedForShipping(whole->tensors, {"judge.", "evaluator."}, {"mean", "std"}), whole->metadata); !written)
    return written.error();
  packed.after = std::filesystem::file_size(out, ignored);
  return packed;
}

}  // namespace core::model
