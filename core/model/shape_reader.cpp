#include "core/model/shape_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace core::model {

int ShapeReader::size(const std::string& name, std::int64_t dimension, std::int64_t rank) {
  const auto found = weights_.find(prefix_ + name);
  if (found == weights_.end()) return fail(fmt::format("the weights have no tensor {}{}", prefix_, name));
  if (found->second.dim() != rank || found->second.numel() == 0) {
    return fail(fmt::format("the tensor {}{} has shape [{}], expected {} dimensions", prefix_, name, fmt::join(found->second.sizes(), ", "), rank));
  }
  return static_cast<int>(found->second.size(dimension));
}

int ShapeReader::count(const std::string& name, const std::string& leaf) const {
  int result = 0;
  while (has(name + "." + std::to_string(result) + leaf)) ++result;
  return result;
}

int ShapeReader::skipLayers(const std::string& name) {
  const int half = count(name + ".input_blocks", ".linear1.weight");
  if (half == 0) fail(fmt::format("the weights have no tensor {}{}.input_blocks.0.linear1.weight", prefix_, name));
  return 2 * half + 1;
}

int ShapeReader::fail(std::string message) {
  if (problem_.empty()) problem_ = std::move(message);
  return 1;
}

Result<void> checkedWidth(const ShapeReader& shapes, int width) {
  if (!shapes.problem().empty()) return Error{ErrorCode::InvalidArgument, shapes.problem()};
  if (width % kPublishedHeads != 0) return Error{ErrorCode::InvalidArgument, fmt::format("a width of {} does not split into {} heads", width, kPublishedHeads)};
  return {};
}

}  // namespace core::model
