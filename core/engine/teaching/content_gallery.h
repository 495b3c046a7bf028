#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <string>
#include <vector>

namespace core::engine {

/// Motions with a word each for what they show; tells what a further motion shows by the one that is nearest.
/// Near is measured on what a body does, without any network: of each motion the features but for rotations (turning, speed and height of the root, places and speeds
/// of the joints, contacts), whitened over the gallery in the seven groups of the features, as means over each third of its time and deviations over all of it.
class ContentGallery {
 public:
  struct Entry {
    std::string label;
    at::Tensor features;  // float [F, 263], not normalized, F at least 3
  };
  /// Throws std::invalid_argument for an empty gallery.
  explicit ContentGallery(const std::vector<Entry>& entries);

  struct Nearest {
    std::string label;
    double distance = 0.0;
  };
  Nearest nearest(const at::Tensor& features) const;
  /// To the nearest of that label, over the mean distance between entries of different labels: 1 is as far as any other move. Throws std::invalid_argument for a
  /// label that is not there.
  double distanceTo(const std::string& label, const at::Tensor& features) const;

  std::size_t size() const { return labels_.size(); }

 private:
  at::Tensor describe(const at::Tensor& features) const;   // [K]
  at::Tensor distances(const at::Tensor& features) const;  // [N]

  std::vector<std::string> labels_;
  at::Tensor mean_, std_;       // [263]
  at::Tensor descriptions_;     // [N, K]
  double usualDistance_ = 1.0;  // between entries of different labels
};

}  // namespace core::engine
