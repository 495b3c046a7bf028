#include "core/engine/teaching/content_gallery.h"

#include "core/representation/feature_layout.h"
#include "core/representation/feature_tensors.h"
#include "core/representation/seen_by.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <stdexcept>

namespace core::engine {

namespace {

at::Tensor withoutRotations(const at::Tensor& rows) {
  const auto rotations = representation::featureLayout(representation::Layout::HumanMl3d).rotations;
  return at::cat({rows.slice(1, 0, rotations.begin), rows.slice(1, rotations.end)}, 1);
}

}  // namespace

ContentGallery::ContentGallery(const std::vector<Entry>& entries) {
  if (entries.empty()) throw std::invalid_argument("a gallery needs a motion");
  std::vector<at::Tensor> rows, described;
  for (const auto& entry : entries) rows.push_back(entry.features.to(at::kFloat));
  const auto normalizer = representation::normalizerFromRows(at::cat(rows));
  mean_ = normalizer.mean, std_ = normalizer.std;
  for (const auto& entry : entries) {
    labels_.push_back(entry.label);
    described.push_back(describe(entry.features));
  }
  descriptions_ = at::stack(described);
  double sum = 0.0, count = 0.0;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    const auto all = (descriptions_ - descriptions_[static_cast<std::int64_t>(i)]).norm(2, 1).contiguous();
    for (std::size_t k = 0; k < labels_.size(); ++k) {
      if (labels_[k] == labels_[i]) continue;
      sum += all.data_ptr<float>()[k];
      count += 1.0;
    }
  }
  if (count > 0.0 && sum > 0.0) usualDistance_ = sum / count;
}

at::Tensor ContentGallery::describe(const at::Tensor& features) const {
  const auto rows = withoutRotations(representation::seenBy(mean_, std_, features.to(at::kFloat)));
  const auto count = rows.size(0);
  TORCH_CHECK(count >= 3, "a motion of ", count, " frames cannot be described");
  std::vector<at::Tensor> parts;
  for (std::int64_t third = 0; third < 3; ++third) parts.push_back(rows.slice(0, third * count / 3, (third + 1) * count / 3).mean(0));
  parts.push_back(rows.std(0, false) * 1.7320508);  // as much as the three means together
  return at::cat(parts);
}

at::Tensor ContentGallery::distances(const at::Tensor& features) const { return (descriptions_ - describe(features)).norm(2, 1); }

ContentGallery::Nearest ContentGallery::nearest(const at::Tensor& features) const {
  const auto all = distances(features);
  const auto best = all.argmin().item<std::int64_t>();
  return {labels_[static_cast<std::size_t>(best)], all[best].item<double>()};
}

double ContentGallery::distanceTo(const std::string& label, const at::Tensor& features) const {
  const auto all = distances(features).contiguous();
  double best = -1.0;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    const double distance = all.data_ptr<float>()[i];
    if (labels_[i] == label && (best < 0.0 || distance < best)) best = distance;
  }
  if (best < 0.0) throw std::invalid_argument(fmt::format("the gallery has no \"{}\"", label));
  return best / usualDistance_;
}

}  // namespace core::engine
