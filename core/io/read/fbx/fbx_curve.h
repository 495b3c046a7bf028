#pragma once

#include "core/io/read/fbx/fbx_tree.h"

#include <vector>

namespace core::io::fbx {

/// One number over time: an AnimationCurve with its keys held, straight or smooth.
class Curve {
 public:
  /// Reads KeyTime, KeyValueFloat and the attributes of the keys (flags and slopes, shared by runs of keys). Keys without attributes are
  /// straight; a curve whose arrays do not fit each other keeps as many keys as all of them have. Times that do not rise are put in order.
  /// ticksPerSecond: the file's own.
  static Curve from(const Record& animationCurve, double ticksPerSecond);

  const std::vector<double>& times() const { return times_; }  // seconds, rising
  bool empty() const { return times_.empty(); }

  /// The value at a second; before the first and after the last key theirs. Held keys keep their value up to the next key (or take the next one's
  /// at once, where they say so). Smooth ones follow the Bezier curve with the slopes that the file gives or, for automatic keys, that follow from
  /// the neighbours: the mean of the slopes to both sides, each weighted by how near its neighbour is, limited so as not to swing over where the key asks for it.
  /// Not empty.
  double at(double seconds) const;

 private:
  enum class Kind { Held, HeldNext, Straight, Smooth };
  struct Key {
    Kind kind = Kind::Straight;  // of the piece that begins here
    double value = 0.0;
    double leave = 0.0, arrive = 0.0;                      // slopes a second: out of this key, into the next one
    double leaveWeight = 1.0 / 3, arriveWeight = 1.0 / 3;  // how far the Bezier handles reach, of the piece's length
  };
  std::vector<double> times_;
  std::vector<Key> keys_;
};

}  // namespace core::io::fbx
