#pragma once

#include "core/io/read/fbx/fbx_curve.h"
#include "core/io/read/fbx/fbx_objects.h"
#include "core/io/read/fbx/fbx_transform.h"

#include <map>
#include <optional>
#include <vector>

namespace core::io::fbx {

/// Everything that is keyed in one AnimationStack: its layers laid over each other for every Model. Keeps references to the objects.
class LayeredMotion {
 public:
  LayeredMotion(const Objects& objects, std::int64_t stack, double ticksPerSecond);

  /// How many layers have a say; muted ones and those of weight 0 have none.
  int layerCount() const { return static_cast<int>(layers_.size()); }
  /// Models whose own place, turn or scale is keyed, with the times of their first and last key.
  struct Span {
    double first = 0.0, last = 0.0;
  };
  const std::map<std::int64_t, Span>& models() const { return spans_; }
  /// The times of every curve of the Models, for the rate.
  std::vector<const std::vector<double>*> curves() const;

  /// The Model's transform at a second. The stack's first layer counts as it is (where it says nothing, the Model's own value does); the ones above are
  /// added or take its place, as far as their weight says: turns as turns after those below, unless the layer adds degrees axis by axis.
  Moving at(std::int64_t model, const Transform& transform, double seconds) const;

 private:
  struct Keyed {  // an AnimationCurveNode
    std::optional<Curve> axis[3];
    std::optional<double> still[3];  // of axes without a curve
  };
  struct Layer {
    bool isLowest = false, adds = true, turnsByAxis = false, scalesByAxis = false;
    double weight = 1.0;
    std::optional<Curve> weightCurve;                     // percent
    std::map<std::int64_t, Keyed> places, turns, scales;  // by Model
  };
  double weightOf(const Layer& layer, double seconds) const;
  std::vector<Layer> layers_;
  std::map<std::int64_t, Span> spans_;
};

}  // namespace core::io::fbx
