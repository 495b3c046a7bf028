#include "core/dataset/feature_store.h"

#include "core/dataset/manifest.h"
#include "core/motion/published_forms.h"
#include "core/representation/feature_layout.h"

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

FeatureStore::FeatureStore(std::filesystem::path folder) : FeatureStore(std::move(folder), State{}) {}

FeatureStore::FeatureStore(std::filesystem::path folder, State state) : folder_(std::move(folder)), state_(std::move(state)) {
  constexpr std::size_t width = motion::humanml3d::kFeatures;
  state_.sum.resize(width, 0.0);
  state_.squares.resize(width, 0.0);
}

Error FeatureStore::failed() const { return {ErrorCode::WriteFailed, fmt::format("{}: cannot be written ({})", file_.string(), std::strerror(errno ? errno : EIO))}; }

Result<std::int64_t> FeatureStore::append(std::span<const float> rows, bool isTrain) {
  const auto width = state_.sum.size();
  const auto count = rows.size() / width;
  errno = 0;
  if (!out_.is_open()) {
    file_ = folder_ / featureFileName(state_.files.size());
    out_.open(file_, std::ios::binary | std::ios::trunc);
    const std::string room(kHeaderRoom, ' ');
    if (!out_.write(room.data(), static_cast<std::streamsize>(room.size()))) return failed();
  }
  if (!out_.write(reinterpret_cast<const char*>(rows.data()), static_cast<std::streamsize>(rows.size_bytes()))) return failed();
  if (isTrain) {
    for (std::size_t r = 0; r < count; ++r) {
      for (std::size_t i = 0; i < width; ++i) {
        const double value = r == 0 && i == 0 ? 0.0 : static_cast<double>(rows[r * width + i]);
        state_.sum[i] += value;
        state_.squares[i] += value * value;
      }
    }
    state_.trainRows += static_cast<std::int64_t>(count);
  }
  const auto first = state_.rows;
  state_.rows += static_cast<std::int64_t>(count);
  rowsOfThisFile_ += static_cast<std::int64_t>(count);
  return first;
}

Result<void> FeatureStore::finishFile() {
  if (!out_.is_open()) return {};
  const auto width = static_cast<std::int64_t>(state_.sum.size());
  std::string header = fmt::format(R"({{"features":{{"dtype":"F32","shape":[{},{}],"data_offsets":[0,{}]}}}})", rowsOfThisFile_, width, rowsOfThisFile_ * width * 4);
  header.resize(kHeaderRoom - 8, ' ');
  std::string length(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<char>(header.size() >> (8 * i) & 0xff);
  errno = 0;
  if (!out_.seekp(0) || !out_.write(length.data(), 8) || !out_.write(header.data(), static_cast<std::streamsize>(header.size())) || !out_.flush()) {
    return failed();
  }
  out_.close();
  if (!out_) return failed();
  state_.files.push_back(file_.filename().string());
  rowsOfThisFile_ = 0;
  return {};
}

std::vector<double> FeatureStore::mean() const {
  auto mean = state_.sum;
  for (double& value : mean) value /= static_cast<double>(std::max<std::int64_t>(1, state_.trainRows));
  return mean;
}

std::vector<double> FeatureStore::std() const {
  const auto centre = mean();
  std::vector<double> deviation(state_.sum.size(), 0.0);
  const auto count = static_cast<double>(std::max<std::int64_t>(1, state_.trainRows));
  for (std::size_t i = 0; i < deviation.size(); ++i) {
    deviation[i] = std::sqrt(std::max(0.0, state_.squares[i] / count - centre[i] * centre[i]));
  }
  for (const auto& group : representation::featureLayout(representation::Layout::HumanMl3d).groups()) {
    double total = 0.0;
    for (int i = group.begin; i < group.end; ++i) total += deviation[static_cast<std::size_t>(i)];
    const double average = std::max(1e-3, total / std::max(1, group.size()));
    for (int i = group.begin; i < group.end; ++i) deviation[static_cast<std::size_t>(i)] = average;
  }
  return deviation;
}

}  // namespace core::dataset
