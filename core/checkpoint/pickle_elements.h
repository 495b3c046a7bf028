#pragma once

#include <string_view>

namespace core::model::pickle {

/// "torch.float16" to "HalfStorage"; empty for what is no element type.
std::string_view storageOfElementType(std::string_view name);

}  // namespace core::model::pickle
