#include "core/services/evaluation/evaluation_motions.h"

#include "core/base/json_text.h"
#include "core/base/random.h"
#include "core/io/safetensors_header.h"
#include "core/motion/feature_positions.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <system_error>
#include <tuple>

namespace core::services {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kWidth = motion::humanml3d::kFeatures;

std::optional<EvaluationMotion> describedBy(const std::string& words) {
  const auto json = base::parsedJson(words);
  if (!json.is_object()) return {};
  EvaluationMotion motion;
  try {
    motion.model = json.value("model", "");
    motion.variant = json.value("variant", "");
    motion.prompt = json.value("prompt", "");
    motion.style = json.value("style", "");
    motion.seed = json.value("seed", std::uint64_t{0});
    motion.frames = json.value("frames", 0);
    if (json.contains("content weight")) motion.guidance.contentWeight = json.at("content weight").get<double>();
    motion.guidance.styleWeight = json.value("style weight", motion.guidance.styleWeight);
    motion.guidance.classifierScale = json.value("classifier scale", motion.guidance.classifierScale);
  } catch (const nlohmann::json::exception&) {
    return {};
  }
  return motion;
}

bool isNear(double a, double b) { return std::abs(a - b) <= 1e-4 * std::max({1.0, std::abs(a), std::abs(b)}); }

bool hasWeights(const EvaluationMotion& motion, const EvaluationRow& row) {
  const auto fits = [](const std::optional<double>& wanted, double value) { return !wanted || isNear(*wanted, value); };
  return (!row.contentWeight || (motion.guidance.contentWeight && isNear(*row.contentWeight, *motion.guidance.contentWeight))) &&
         fits(row.styleWeight, motion.guidance.styleWeight) && fits(row.classifierScale, motion.guidance.classifierScale);
}

std::vector<EvaluationMotion> varied(std::vector<EvaluationMotion> motions) {
  std::set<std::string> prompts, styles;
  std::vector<EvaluationMotion> ordered, later, last;
  for (auto& motion : motions) {
    const bool isNewPrompt = prompts.count(motion.prompt) == 0, isNewStyle = motion.style.empty() || styles.count(motion.style) == 0;
    if (!isNewPrompt || !isNewStyle) {
      (isNewPrompt ? later : last).push_back(std::move(motion));
      continue;
    }
    prompts.insert(motion.prompt);
    styles.insert(motion.style);
    ordered.push_back(std::move(motion));
  }
  // Further motions in styles that were there: new prompts before those that are known.
  for (auto& motion : later) (prompts.insert(motion.prompt).second ? ordered : last).push_back(std::move(motion));
  for (auto& motion : last) ordered.push_back(std::move(motion));
  return ordered;
}

}  // namespace

Result<std::vector<EvaluationMotion>> listEvaluationMotions(const fs::path& reportFolder) {
  const auto folder = reportFolder / "cache";
  std::error_code code;
  std::vector<EvaluationMotion> all;
  for (auto entry = fs::directory_iterator(folder, code); !code && entry != fs::directory_iterator(); entry.increment(code)) {
    if (entry->path().extension() != ".safetensors") continue;
    std::ifstream stream;
    const auto header = io::openSafetensors(entry->path(), stream);
    if (!header || header->metadata.count("made from") == 0) continue;
    std::istringstream lines(header->metadata.at("made from"));
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line); ++number) {
      auto motion = describedBy(line);
      if (!motion) continue;
      motion->file = entry->path();
      motion->tensor = std::to_string(number);
      all.push_back(std::move(*motion));
    }
  }
  if (all.empty()) return Error{ErrorCode::NotFound, fmt::format("{}: the motions of this report are not here", folder.string())};
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return std::tie(a.seed, a.prompt, a.file, a.tensor) < std::tie(b.seed, b.prompt, b.file, b.tensor); });
  return all;
}

std::vector<EvaluationMotion> motionsOfRow(const std::vector<EvaluationMotion>& all, const EvaluationRow& row) {
  std::vector<EvaluationMotion> own;
  const auto keep = [&](const auto& fits) {
    if (!own.empty()) return;
    std::copy_if(all.begin(), all.end(), std::back_inserter(own), [&](const EvaluationMotion& motion) {
      const auto style = fs::path(motion.style).stem().string();
      return motion.model == row.model && (!row.style || style == *row.style) && fits(motion);
    });
  };
  keep([&](const EvaluationMotion& motion) { return motion.variant == row.variant; });
  // Where nobody asked for a style, a model stands for its variant without one.
  if (row.variant.empty()) keep([&](const EvaluationMotion& motion) { return row.otherVariants.count(motion.variant) == 0; });
  std::vector<EvaluationMotion> weighted;
  std::copy_if(own.begin(), own.end(), std::back_inserter(weighted), [&](const EvaluationMotion& motion) { return hasWeights(motion, row); });
  return varied(weighted.empty() && !row.variant.empty() ? std::move(own) : std::move(weighted));
}

std::vector<BlindPair> blindPairs(const std::vector<EvaluationMotion>& all, const std::vector<EvaluationRow>& rows, std::uint64_t seed, std::size_t most) {
  base::RandomStream random(base::derivedSeed(seed, "blind pairs"));
  using Key = std::pair<std::string, std::uint64_t>;
  std::vector<std::map<Key, EvaluationMotion>> byWish;
  for (const auto& row : rows) {
    auto& own = byWish.emplace_back();
    for (const auto& motion : motionsOfRow(all, row)) own.emplace(Key{motion.prompt, motion.seed}, motion);
  }
  std::vector<std::vector<BlindPair>> ofRows;
  for (std::size_t a = 0; a < rows.size(); ++a) {
    for (std::size_t b = a + 1; b < rows.size(); ++b) {
      std::vector<BlindPair> pairs;
      for (const auto& [key, motion] : byWish[a]) {
        const auto other = byWish[b].find(key);
        if (other == byWish[b].end()) continue;
        if (random.below(2) == 0)
          pairs.push_back({a, b, motion, other->second});
        else
          pairs.push_back({b, a, other->second, motion});
      }
      base::shuffle(pairs, random);
      if (!pairs.empty()) ofRows.push_back(std::move(pairs));
    }
  }
  std::vector<BlindPair> dealt;
  for (std::size_t turn = 0; dealt.size() < most; ++turn) {
    const auto before = dealt.size();
    for (const auto& pairs : ofRows)
      if (turn < pairs.size() && dealt.size() < most) dealt.push_back(pairs[turn]);
    if (dealt.size() == before) break;
  }
  return dealt;
}

Result<std::shared_ptr<const motion::Clip>> readEvaluationMotion(const EvaluationMotion& wanted, const std::string& name) {
  const auto refused = [&](const char* why) { return Error{ErrorCode::ParseFailed, fmt::format("{}: motion {} {}", wanted.file.string(), wanted.tensor, why)}; };
  std::ifstream stream;
  const auto header = io::openSafetensors(wanted.file, stream);
  if (!header) return header.error();
  const auto entry = std::find_if(header->entries.begin(), header->entries.end(), [&](const auto& one) { return one.name == wanted.tensor; });
  if (entry == header->entries.end()) return refused("is not there");
  if (entry->type != io::ElementType::F32 || entry->shape.size() != 2 || entry->shape[0] < 1 || entry->shape[1] != kWidth) return refused("has another shape");
  std::vector<float> features((entry->end - entry->begin) / sizeof(float));
  stream.seekg(static_cast<std::streamoff>(entry->begin), std::ios::cur);
  stream.read(reinterpret_cast<char*>(features.data()), static_cast<std::streamsize>(features.size() * sizeof(float)));
  if (!stream) return refused("cannot be read");
  const auto positions = motion::featurePositions(features, motion::humanml3d::kJointCount);
  for (const auto& p : positions)
    if (!(std::abs(p.x) < 1e6f && std::abs(p.y) < 1e6f && std::abs(p.z) < 1e6f)) return refused("holds what is no motion");
  return std::make_shared<const motion::Clip>(motion::clipFromJointPositions(positions, motion::humanml3d::kFps, name));
}

}  // namespace core::services
