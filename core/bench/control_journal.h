#pragma once

#include "core/base/result.h"
#include "core/bench/control_bench.h"
#include "core/bench/steering_bench.h"
#include "core/families/model_family.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace core::bench {

nlohmann::json jsonOf(const PartMeasure& part);
nlohmann::json jsonOf(const ControlCase& one);
nlohmann::json jsonOf(const SteeredCase& one);  // without what a judge saw

/// What decides what is measured beside the number of the case, in words: the weights, how they are sampled, the seed, and who judges.
std::string controlSubject(const families::ModelFacts& model, const ControlBenchOptions& options);

/// What a control bench has measured, a line of JSON for each case, so that it goes on where it was stopped, and parts that ran beside each other come together:
/// several may write into one file.
class ControlJournal {
 public:
  /// subject: controlSubject(). The file need not be there; lines that a kill has cut are left alone. Errors: InvalidArgument where a case is of another subject,
  /// with both in the sentence; ParseFailed where one lacks something; ReadFailed.
  static Result<ControlJournal> open(const std::filesystem::path& file, const std::string& subject);

  std::optional<ControlCase> seams(int index) const;
  std::optional<SteeredCases> steered(int index) const;
  /// Errors: WriteFailed.
  Result<void> add(int index, const ControlCase& one) const;
  Result<void> add(int index, const SteeredCases& three) const;

 private:
  ControlJournal(std::filesystem::path file, std::string subject) : file_(std::move(file)), subject_(std::move(subject)) {}
  Result<void> take(const nlohmann::json& value);
  Result<void> write(int index, const char* what, nlohmann::json value) const;

  std::filesystem::path file_;
  std::string subject_;
  std::map<int, ControlCase> seams_;
  std::map<int, SteeredCases> steered_;
};

}  // namespace core::bench
