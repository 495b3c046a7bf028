#include "core/base/file.h"
#include "core/services/plan/plan_fields.h"

namespace core::services {

Result<std::vector<WayPoint>> pathFromJson(std::string_view text, const std::filesystem::path& file) {
  const auto value = parsedPlan(text, file, "the path");
  if (!value) return value.error();
  if (!value->is_object()) return faulty(file, "a path is an object with \"path\", a list of way points");
  PlanFields fields(*value, "");
  fields.known({"path"});
  const auto* list = fields.list("path");
  if (!fields.fault().empty()) return faulty(file, fields.fault());
  if (!list || list->empty()) return faulty(file, "path: a path needs at least one way point");
  std::string fault;
  auto path = wayPointsOf(*list, fault);
  if (!fault.empty()) return faulty(file, fault);
  if (auto ok = validate(path); !ok) return faulty(file, ok.error().message);
  return path;
}

Result<std::vector<WayPoint>> readPath(const std::filesystem::path& file) {
  const auto text = base::readWholeFile(file, 1 << 20);
  if (!text) return text.error();
  return pathFromJson(*text, file);
}

}  // namespace core::services
