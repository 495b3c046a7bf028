#pragma once

#include "core/base/result.h"
#include "core/training/process_group.h"
#include "core/training/recipe.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

/// What the processes of one training run say to each other.
namespace core::engine {

inline bool isFirstOf(const training::ProcessGroup* group) { return group == nullptr || group->rank() == 0; }

template <class T>
Result<void> statusOf(const Result<T>& result) {
  if (result) return {};
  return result.error();
}

/// Names and values that must be the same everywhere.
using Facts = std::vector<std::pair<std::string, std::string>>;
/// Errors: InvalidArgument, the same in every process, naming the first one that differs from rank 0, and in what.
Result<void> agreeOn(training::ProcessGroup& group, const Facts& own);

/// Means over the updates since the last line of the log, so that it stays small and the curves smooth.
class MeanScalars {
 public:
  void add(const training::Scalars& values);
  /// Over all processes of the group, each of which calls this after the same update; null: of this one.
  training::Scalars take(training::ProcessGroup* group);

 private:
  void add(const std::string& name, double sum, double count);

  struct Sum {
    std::string name;
    double value = 0.0, count = 0.0;
  };
  std::vector<Sum> sums_;  // in the order in which they came first
};

}  // namespace core::engine
