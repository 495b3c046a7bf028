#pragma once

#include "core/representation/feature_layout.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

/// The motion vector as tensors, for training and sampling. B batch, T frames, J joints, D features.
namespace core::representation {

/// Joint positions [B, T, J, 3] from features [B, T, D] that are not normalized; the same as recoverPositions, differentiable in
/// every column it reads (yaw, root velocity, height, positions). Device and type of the input. Throws c10::Error on another shape.
at::Tensor recoverJoints(const at::Tensor& features, Layout layout = Layout::HumanMl3d);

/// The same for [B, T, D], but seen from each frame's own heading and place: joint 0 at (0, height, 0), no path, no turning.
at::Tensor localJoints(const at::Tensor& features, Layout layout = Layout::HumanMl3d);

/// mean and std float [D]; std is above 0.
struct Normalizer {
  at::Tensor mean;
  at::Tensor std;

  /// features [..., D] to zero mean and unit spread, and back.
  at::Tensor normalize(const at::Tensor& features) const;
  at::Tensor denormalize(const at::Tensor& features) const;
};

/// From all rows [N, D]: mean per feature; std per feature, then averaged inside each of the seven groups as in the published data.
/// A group that never changes gets std 1.
Normalizer normalizerFromRows(const at::Tensor& rows, Layout layout = Layout::HumanMl3d);

/// The same for 2D features, collected from rows [N, 134] (KIT 128) of all views; std averaged inside each of the five groups.
class Statistics2d {
 public:
  explicit Statistics2d(Layout layout = Layout::HumanMl3d);
  void add(const at::Tensor& rows);
  std::int64_t rows() const { return rows_; }
  /// Before any row: mean 0, std 1.
  Normalizer normalizer() const;

 private:
  Layout layout_;
  at::Tensor sum_, squares_;  // float64 [D]
  std::int64_t rows_ = 0;
};

}  // namespace core::representation
