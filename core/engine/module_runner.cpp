#include "core/engine/module_runner.h"

#include <ATen/core/grad_mode.h>
#include <c10/util/Exception.h>

#include <algorithm>

namespace core::engine {

const ModuleTable& moduleTable() {
  static const ModuleTable table = [] {
    ModuleTable modules;
    registerMotionModules(modules);
    registerMetricModules(modules);
    registerSmoodiModules(modules);
    registerT2mModules(modules);
    registerCrossDiffModules(modules);
    registerMdmModules(modules);
    return modules;
  }();
  return table;
}

Result<TensorMap> runModule(const std::string& name, const TensorMap& inputs, const TensorMap& weights, const ModuleSettings& settings) {
  const auto found = moduleTable().find(name);
  if (found == moduleTable().end()) return Error{ErrorCode::NotFound, "there is no module \"" + name + "\""};
  const ModuleEntry& entry = found->second;
  for (const auto& [setting, value] : settings.values())
    if (std::find(entry.settings.begin(), entry.settings.end(), setting) == entry.settings.end())
      return Error{ErrorCode::InvalidArgument, "the module " + name + " has no setting \"" + setting + "\""};
  if (entry.needsWeights && weights.empty()) return Error{ErrorCode::InvalidArgument, "the module " + name + " needs weights"};
  // The boundary where exceptions of the networks below become one sentence.
  try {
    const at::NoGradGuard noGradients;
    return entry.run({inputs, weights, settings});
  } catch (const std::invalid_argument& wrong) {
    return Error{ErrorCode::InvalidArgument, name + ": " + wrong.what()};
  } catch (const c10::Error& failure) {
    return Error{ErrorCode::Internal, name + ": " + failure.what_without_backtrace()};
  } catch (const std::exception& failure) {
    return Error{ErrorCode::Internal, name + ": " + failure.what()};
  }
}

}  // namespace core::engine
