#include "core/families/module_table.h"

#include <ATen/ops/isfinite.h>
#include <c10/core/ScalarType.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace core::families {

namespace {

std::string shapeText(at::IntArrayRef shape) {
  std::vector<std::string> sizes;
  for (const auto size : shape) sizes.push_back(size < 0 ? "*" : std::to_string(size));
  return fmt::format("[{}]", fmt::join(sizes, ","));
}

const at::Tensor& checkedInput(const TensorMap& inputs, const std::string& name, std::initializer_list<std::int64_t> shape) {
  const auto found = inputs.find(name);
  if (found == inputs.end()) throw std::invalid_argument("the input \"" + name + "\" is missing");
  const auto sizes = found->second.sizes();
  const auto fits = [](std::int64_t size, std::int64_t wanted) { return wanted < 0 ? size >= 1 : size == wanted; };
  if (!std::equal(sizes.begin(), sizes.end(), shape.begin(), shape.end(), fits))
    throw std::invalid_argument("the input \"" + name + "\" has the shape " + shapeText(sizes) + " instead of " +
                                shapeText(at::IntArrayRef(shape.begin(), shape.size())));
  return found->second;
}

}  // namespace

at::Tensor ModuleCall::floats(const std::string& name, std::initializer_list<std::int64_t> shape) const {
  const at::Tensor& tensor = checkedInput(inputs, name, shape);
  if (!at::isFloatingType(tensor.scalar_type())) throw std::invalid_argument("the input \"" + name + "\" does not hold float numbers");
  auto values = tensor.to(at::kFloat).contiguous();
  if (!values.isfinite().all().item<bool>()) throw std::invalid_argument("the input \"" + name + "\" holds values that are not finite");
  return values;
}

at::Tensor ModuleCall::integers(const std::string& name, std::initializer_list<std::int64_t> shape) const {
  const at::Tensor& tensor = checkedInput(inputs, name, shape);
  if (!at::isIntegralType(tensor.scalar_type(), /*includeBool=*/false)) throw std::invalid_argument("the input \"" + name + "\" does not hold whole numbers");
  return tensor.to(at::kLong).contiguous();
}

}  // namespace core::families
