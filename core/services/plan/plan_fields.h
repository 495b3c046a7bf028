#pragma once

#include "core/base/result.h"
#include "core/services/plan_keys.h"
#include "core/services/style/style_course.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How plans are read from JSON. Used by plan_file.cpp and path_file.cpp.
namespace core::services {

/// One object of the file: takes fields out and remembers the first fault, with its place.
class PlanFields {
 public:
  PlanFields(const nlohmann::json& object, std::string place);

  /// Any other name is a fault.
  void known(std::initializer_list<std::string_view> names);
  std::optional<double> number(const char* name, bool isNeeded);
  std::optional<std::string> text(const char* name, bool isNeeded);
  bool flag(const char* name);
  const nlohmann::json* list(const char* name);
  void fail(const std::string& name, const char* why);
  const std::string& fault() const { return fault_; }

 private:
  const nlohmann::json* find(const char* name, bool isNeeded);

  const nlohmann::json& object_;
  std::string place_, fault_;
};

/// "plan.json: what".
Error faulty(const std::filesystem::path& file, const std::string& what);
/// Errors: ParseFailed, "plan.json:3: this is no JSON". what: "the plan".
Result<nlohmann::json> parsedPlan(std::string_view text, const std::filesystem::path& file, const char* what);

/// A list "path". The first fault goes into `fault`.
std::vector<WayPoint> wayPointsOf(const nlohmann::json& list, std::string& fault);
nlohmann::ordered_json jsonOf(const std::vector<WayPoint>& path);

/// A list "poses". Files as they stand.
std::vector<KeyPose> keyPosesOf(const nlohmann::json& list, std::string& fault);
nlohmann::ordered_json jsonOf(const std::vector<KeyPose>& poses);

/// An object "stands".
motion::ToldStands toldStandsOf(const nlohmann::json& object, std::string& fault);
nlohmann::ordered_json jsonOf(const motion::ToldStands& stands);

/// An object "style". Files as they stand.
StyleCourse styleCourseOf(const nlohmann::json& object, std::string& fault);
nlohmann::ordered_json jsonOf(const StyleCourse& course);

}  // namespace core::services
