#include "core/families/module_table.h"

#include <ATen/ops/isfinite.h>
#include <c10/core/ScalarType.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace core::families {

namespace {

std::string shapeText(at::IntArrayRef shape) {
  std::string text = "[";
  for (std::size_t i = 0; i < shape.size(); ++i)
    text += (i ? "," : "") + (shape[i] < 0 ? std::string("*") : std::to_string(shape[i]));
  return text + "]";
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

double ModuleSettings::number(const std::string& name, double fallback) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return fallback;
  const std::string& text = found->second;
  double value = 0.0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    throw std::invalid_argument("the setting " + name + " is a number, not \"" + text + "\"");
  return value;
}

std::int64_t ModuleSettings::integer(const std::string& name, std::int64_t fallback) const {
  const double value = number(name, static_cast<double>(fallback));
  if (value != std::floor(value) || std::abs(value) > 1e15)
    throw std::invalid_argument("the setting " + name + " is a whole number, not \"" + values_.at(name) + "\"");
  return static_cast<std::int64_t>(value);
}

bool ModuleSettings::isOn(const std::string& name, bool fallback) const {
  const double value = number(name, fallback ? 1.0 : 0.0);
  if (value != 0.0 && value != 1.0) throw std::invalid_argument("the setting " + name + " is 0 or 1, not \"" + values_.at(name) + "\"");
  return value == 1.0;
}

std::string ModuleSettings::word(const std::string& name, const std::string& fallback,
                                 std::initializer_list<std::string_view> allowed) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return fallback;
  std::string choices;
  for (const auto& choice : allowed) {
    if (found->second == choice) return found->second;
    choices += (choices.empty() ? "" : ", ") + std::string(choice);
  }
  throw std::invalid_argument("the setting " + name + " is one of " + choices + ", not \"" + found->second + "\"");
}

at::Tensor ModuleCall::floats(const std::string& name, std::initializer_list<std::int64_t> shape) const {
  const at::Tensor& tensor = checkedInput(inputs, name, shape);
  if (!at::isFloatingType(tensor.scalar_type())) throw std::invalid_argument("the input \"" + name + "\" does not hold float numbers");
  auto values = tensor.to(at::kFloat).contiguous();
  if (!values.isfinite().all().item<bool>()) throw std::invalid_argument("the input \"" + name + "\" holds values that are not finite");
  return values;
}

at::Tensor ModuleCall::integers(const std::string& name, std::initializer_list<std::int64_t> shape) const {
  const at::Tensor& tensor = checkedInput(inputs, name, shape);
  if (!at::isIntegralType(tensor.scalar_type(), /*includeBool=*/false))
    throw std::invalid_argument("the input \"" + name + "\" does not hold whole numbers");
  return tensor.to(at::kLong).contiguous();
}

}  // namespace core::families
