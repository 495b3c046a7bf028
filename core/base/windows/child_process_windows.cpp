#include "core/base/child_process.h"

namespace core::base {

void workWithoutCopies() {}

Result<std::string> runInChild(const std::string& subject, const ChildLimits&, const std::function<Result<std::string>()>& work) { return runGuarded(subject, work); }

}  // namespace core::base
