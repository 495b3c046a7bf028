#pragma once

#include <c10/core/impl/LocalDispatchKeySet.h>

namespace core::model {

/// While one lives, modules that this thread makes draw no first values (uniform_ and normal_ leave a tensor as it is): for those whose weights are read from a file at
/// once, and which checks that none is missing. Drawing 18 million of them is a tenth of a whole `gesto generate`.
class NoFirstValues {
 public:
  NoFirstValues();

 private:
  c10::impl::IncludeDispatchKeyGuard guard_;
};

}  // namespace core::model
