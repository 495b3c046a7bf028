#include "core/dataset/feature_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>

namespace core::dataset {

namespace {
/// The header is written last, when the row count is known; this much room is kept for it. 8 bytes of it are its length.
constexpr std::size_t kHeaderRoom = 512;
}  // namespace

FeatureStore::FeatureStore(std::filesystem::path file, representation::Layout layout)
    : file_(std::move(file)),
      layout_(layout),
      out_(file_, std::ios::binary | std::ios::trunc),
      sum_(static_cast<std::size_t>(representation::featureLayout(layout).width), 0.0),
      squares_(sum_.size(), 0.0) {}

Error FeatureStore::failed() const { return {ErrorCode::WriteFailed, fmt::format("{}: cannot be written ({})", file_.string(), std::strerror(errno ? errno : EIO))}; }

Result<FeatureStore> FeatureStore::create(const std::filesystem::path& file, representation::Layout layout) {
  errno = 0;
  FeatureStore store(file, layout);
  const std::string room(kHeaderRoom, ' ');
  if (!store.out_ || !store.out_.write(room.data(), static_cast<std::streamsize>(room.size()))) return store.failed();
  return store;
}

Result<std::int64_t> FeatureStore::append(std::span<const float> rows, bool isTrain) {
  const auto width = sum_.size();
  const auto count = rows.size() / width;
  errno = 0;
  if (!out_.write(reinterpret_cast<const char*>(rows.data()), static_cast<std::streamsize>(rows.size_bytes()))) return failed();
  if (isTrain) {
    for (std::size_t r = 0; r < count; ++r) {
      for (std::size_t i = 0; i < width; ++i) {
        const double value = r == 0 && i == 0 ? 0.0 : static_cast<double>(rows[r * width + i]);
        sum_[i] += value;
        squares_[i] += value * value;
      }
    }
    trainRows_ += static_cast<std::int64_t>(count);
  }
  const auto first = rows_;
  rows_ += static_cast<std::int64_t>(count);
  return first;
}

Result<void> FeatureStore::finish() {
  const auto width = static_cast<std::int64_t>(sum_.size());
  std::string header = fmt::format(R"({{"features":{{"dtype":"F32","shape":[{},{}],"data_offsets":[0,{}]}}}})", rows_, width, rows_ * width * 4);
  header.resize(kHeaderRoom - 8, ' ');
  std::string length(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<char>(header.size() >> (8 * i) & 0xff);
  errno = 0;
  if (!out_.seekp(0) || !out_.write(length.data(), 8) || !out_.write(header.data(), static_cast<std::streamsize>(header.size())) || !out_.flush()) {
    return failed();
  }
  out_.close();
  if (!out_) return failed();
  return {};
}

std::vector<double> FeatureStore::mean() const {
  auto mean = sum_;
  for (double& value : mean) value /= static_cast<double>(std::max<std::int64_t>(1, trainRows_));
  return mean;
}

std::vector<double> FeatureStore::std() const {
  const auto centre = mean();
  std::vector<double> deviation(sum_.size(), 0.0);
  const auto count = static_cast<double>(std::max<std::int64_t>(1, trainRows_));
  for (std::size_t i = 0; i < deviation.size(); ++i) {
    deviation[i] = std::sqrt(std::max(0.0, squares_[i] / count - centre[i] * centre[i]));
  }
  for (const auto& group : representation::featureLayout(layout_).groups()) {
    double total = 0.0;
    for (int i = group.begin; i < group.end; ++i) total += deviation[static_cast<std::size_t>(i)];
    const double average = std::max(1e-3, total / std::max(1, group.size()));
    for (int i = group.begin; i < group.end; ++i) deviation[static_cast<std::size_t>(i)] = average;
  }
  return deviation;
}

}  // namespace core::dataset
