#include "tests/support/hash_weights.h"

#include "core/base/hash.h"

#include <ATen/ops/empty.h>

#include <cmath>
#include <fstream>
#include <functional>
#include <numeric>
#include <sstream>
#include <stdexcept>

namespace tests {

namespace {

/// Element i of a tensor's stream, in [-1, 1).
double drawAt(std::uint64_t hash, std::uint64_t i) {
  std::uint64_t z = hash + (i + 1) * 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  z ^= z >> 31;
  return 2.0 * (static_cast<double>(z >> 11) * 0x1p-53) - 1.0;
}

void fillSinusoid(float* values, std::int64_t positions, std::int64_t width) {
  for (std::int64_t p = 0; p < positions; ++p) {
    for (std::int64_t i = 0; 2 * i < width; ++i) {
      const double angle = static_cast<double>(p) * std::exp(-2.0 * static_cast<double>(i) * std::log(10000.0) / static_cast<double>(width));
      *values++ = static_cast<float>(std::sin(angle));
      if (2 * i + 1 < width) *values++ = static_cast<float>(std::cos(angle));
    }
  }
}

}  // namespace

at::Tensor hashWeight(const std::string& key, const std::vector<std::int64_t>& shape, const std::string& rule, std::uint64_t seed) {
  auto tensor = at::empty(shape, at::kFloat);
  float* values = tensor.data_ptr<float>();
  if (rule == "sinusoid") {
    fillSinusoid(values, shape.at(0), shape.at(2));
    return tensor;
  }
  const double fanIn = shape.size() < 2 ? 1.0 : static_cast<double>(std::accumulate(shape.begin() + 1, shape.end(), std::int64_t{1}, std::multiplies<>()));
  double offset = 0.0, first = 1.0, second = 1.0;  // two factors, so that rounding follows the formula as it is written
  if (rule == "table")
    first = 0.5;
  else if (rule == "zeroconv")
    first = 0.3, second = std::sqrt(3.0 / fanIn);
  else if (rule == "linear")
    second = std::sqrt(3.0 / fanIn);
  else if (rule == "norm")
    offset = 1.0, first = 0.05;
  else if (rule == "vector")
    first = 0.05;
  else
    throw std::invalid_argument("there is no weight rule \"" + rule + "\"");
  const std::uint64_t hash = core::base::fnv1a64(key) ^ seed;
  const auto count = static_cast<std::uint64_t>(tensor.numel());
  for (std::uint64_t i = 0; i < count; ++i) values[i] = static_cast<float>(offset + first * drawAt(hash, i) * second);
  return tensor;
}

core::Result<core::model::TensorMap> hashWeights(const std::filesystem::path& keyTable, std::uint64_t seed) {
  std::ifstream stream(keyTable);
  if (!stream) return core::Error{core::ErrorCode::NotFound, keyTable.string() + " cannot be opened"};
  core::model::TensorMap weights;
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    std::istringstream fields(line);
    std::string key, sizes, rule;
    if (!(fields >> key >> sizes >> rule))
      return core::Error{core::ErrorCode::ParseFailed, keyTable.string() + ":" + std::to_string(number) + ": expected key, shape and rule"};
    std::vector<std::int64_t> shape;
    std::istringstream parts(sizes);
    for (std::string part; std::getline(parts, part, 'x');) shape.push_back(std::stoll(part));
    weights.emplace(key, hashWeight(key, shape, rule, seed));
  }
  return weights;
}

}  // namespace tests
