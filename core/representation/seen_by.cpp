#include "core/representation/seen_by.h"

#include <ATen/ATen.h>

namespace core::representation {

at::Tensor seenBy(const at::Tensor& mean, const at::Tensor& std, const at::Tensor& features, double outlier) {
  return ((features.to(mean.device()) - mean) / std).clamp_(-outlier, outlier);
}

}  // namespace core::representation
