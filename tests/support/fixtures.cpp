#include "tests/support/fixtures.h"

#include "core/engine/modules/module_runner.h"
#include "tests/support/hash_weights.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <map>

namespace tests {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::model::TensorMap;

nlohmann::ordered_json readManifest(const std::filesystem::path& shared) {
  std::ifstream stream(shared / "fixtures" / "manifest.json");
  return nlohmann::ordered_json::parse(stream, nullptr, /*allow_exceptions=*/false);
}

Result<const TensorMap*> weightSet(const std::filesystem::path& shared, const std::string& name) {
  static std::map<std::string, TensorMap> kept;
  if (const auto found = kept.find(name); found != kept.end()) return &found->second;
  auto weights = hashWeights(shared / "fixtures" / "keys" / (name + ".tsv"));
  if (!weights) return weights.error();
  return &kept.emplace(name, std::move(*weights)).first->second;
}

/// Compares the columns [begin, end) of the last axis; appends a line.
bool compareColumns(const at::Tensor& got, const at::Tensor& expected, std::int64_t begin, std::int64_t end, double tolerance, const std::string& label,
                    std::string& text) {
  const auto a = got.slice(-1, begin, end).to(at::kDouble), b = expected.slice(-1, begin, end).to(at::kDouble);
  const double largest = b.abs().max().item<double>();
  const double limit = tolerance * (largest > 0.0 ? largest : 1.0);
  const auto difference = (a - b).abs().reshape({-1});
  const double worst = difference.max().item<double>();
  const bool fits = worst <= limit;  // false for NaN
  text += fmt::format("{} {}[{}:{}] worst {:.3g} at {} limit {:.3g} (largest {:.3g})\n", fits ? "ok  " : "FAIL", label, begin, end, worst,
                      difference.argmax().item<std::int64_t>(), limit, largest);
  return fits;
}

bool compareOutput(const TensorMap& outputs, const std::string& name, const at::Tensor& expected, const nlohmann::ordered_json& rule, std::string& text) {
  const auto found = outputs.find(name);
  if (found == outputs.end()) {
    text += "FAIL " + name + " is missing\n";
    return false;
  }
  const at::Tensor& got = found->second;
  if (got.sizes() != expected.sizes() || got.scalar_type() != at::kFloat) {
    text += fmt::format("FAIL {} has another shape or type: {} dimensions, {} elements\n", name, got.dim(), got.numel());
    return false;
  }
  const double tolerance = rule["tol"].get<double>();
  if (!rule.contains("groups")) return compareColumns(got, expected, 0, expected.size(-1), tolerance, name, text);
  bool fits = true;
  for (const auto& group : rule["groups"])
    fits = compareColumns(got, expected, group[0].get<std::int64_t>(), group[1].get<std::int64_t>(), tolerance, name, text) && fits;
  return fits;
}

}  // namespace

std::optional<std::filesystem::path> sharedFolder() {
  const char* named = std::getenv("GESTO_SHARED");
  const std::filesystem::path folder = named ? std::filesystem::path(named) : std::filesystem::path(STUDIO_SOURCE_DIR) / ".." / "shared";
  if (!std::filesystem::is_directory(folder)) return std::nullopt;
  return folder;
}

std::vector<std::string> fixtureNames(const std::vector<std::string>& modulePrefixes) {
  std::vector<std::string> names;
  const auto shared = sharedFolder();
  if (!shared) return names;
  const auto manifest = readManifest(*shared);
  if (!manifest.is_object()) return names;
  for (const auto& fixture : manifest["fixtures"]) {
    const auto module = fixture["module"].get<std::string>();
    for (const auto& prefix : modulePrefixes)
      if (module.rfind(prefix, 0) == 0) {
        names.push_back(fixture["name"].get<std::string>());
        break;
      }
  }
  return names;
}

Result<FixtureReport> runFixture(const std::string& name) {
  const auto shared = sharedFolder();
  if (!shared) return Error{ErrorCode::NotFound, "the shared folder with the fixtures is absent"};
  const auto manifest = readManifest(*shared);
  if (!manifest.is_object()) return Error{ErrorCode::ParseFailed, "the fixtures' manifest.json cannot be read"};
  for (const auto& fixture : manifest["fixtures"]) {
    if (fixture["name"] != name) continue;
    auto inputs = core::model::readSafetensors(*shared / "fixtures" / (name + ".in.safetensors"));
    if (!inputs) return inputs.error();
    auto expected = core::model::readSafetensors(*shared / "fixtures" / (name + ".out.safetensors"));
    if (!expected) return expected.error();
    static const TensorMap kNone;
    const TensorMap* weights = &kNone;
    if (fixture["weights"].is_string()) {
      auto set = weightSet(*shared, fixture["weights"].get<std::string>());
      if (!set) return set.error();
      weights = *set;
    }
    std::map<std::string, std::string> settings;
    for (const auto& [key, value] : fixture["set"].items()) settings[key] = value.is_string() ? value.get<std::string>() : value.dump();
    auto outputs = core::engine::runModule(fixture["module"].get<std::string>(), *inputs, *weights, settings);
    if (!outputs) return outputs.error();
    FixtureReport report;
    report.matches = true;
    for (const auto& [output, rule] : fixture["outputs"].items())
      report.matches = compareOutput(*outputs, output, expected->at(output), rule, report.text) && report.matches;
    return report;
  }
  return Error{ErrorCode::NotFound, "there is no fixture \"" + name + "\""};
}

}  // namespace tests
