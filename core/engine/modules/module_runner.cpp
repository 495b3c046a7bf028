#include "core/engine/modules/module_runner.h"

#include "core/engine/modules/own_modules.h"

#include <ATen/core/grad_mode.h>
#include <c10/util/Exception.h>

namespace core::engine {

ModuleTable moduleTable(const families::FamilyTable& families) {
  ModuleTable modules;
  registerMotionModules(modules);
  registerMetricModules(modules);
  registerT2mModules(modules);
  for (const auto& family : families)
    if (family.addModules) family.addModules(modules);
  return modules;
}

const ModuleTable& moduleTable() {
  static const ModuleTable table = moduleTable(families::modelFamilies());
  return table;
}

Result<TensorMap> runModule(const std::string& name, const TensorMap& inputs, const TensorMap& weights, const std::map<std::string, std::string>& settings,
                            const ModuleTable& table) {
  const auto found = table.find(name);
  if (found == table.end()) return Error{ErrorCode::NotFound, "there is no module \"" + name + "\""};
  const families::ModuleEntry& entry = found->second;
  const auto checked = base::Settings::parse(entry.settings, settings);
  if (!checked) return Error{checked.error().code, name + ": " + checked.error().message};
  if (entry.needsWeights && weights.empty()) return Error{ErrorCode::InvalidArgument, "the module " + name + " needs weights"};
  // The boundary where exceptions of the networks below become one sentence.
  try {
    const at::NoGradGuard noGradients;
    return entry.run({inputs, weights, *checked});
  } catch (const std::invalid_argument& wrong) {
    return Error{ErrorCode::InvalidArgument, name + ": " + wrong.what()};
  } catch (const c10::Error& failure) {
    return Error{ErrorCode::Internal, name + ": " + failure.what_without_backtrace()};
  } catch (const std::exception& failure) {
    return Error{ErrorCode::Internal, name + ": " + failure.what()};
  }
}

}  // namespace core::engine
