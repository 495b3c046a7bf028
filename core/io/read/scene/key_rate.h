#pragma once

#include <vector>

namespace core::io {

struct KeyRate {
  double fps = 30.0;
  bool isShown = false;  // the keys show it; otherwise they show none and 30 is taken
};

/// The rate at which to look at keys of a file that declares none. curves: the times of every curve, seconds, rising.
/// Keys that follow each other evenly at 12 a second or faster (24, where areCurved) show their own rate (the usual one nearest to it, where it is within 1 %). Sparse
/// and uneven ones are looked at with the first usual rate that has a frame at every key (30, 24, 25, 60, ...), or at 30. areCurved: the curves bend between their keys,
/// so sparse ones are looked at with 60, 48, 50 and so on.
KeyRate rateOfKeys(const std::vector<const std::vector<double>*>& curves, bool areCurved);

/// The usual rate that a time between two frames stands for, written with so many decimals: 0.0167 is 60, 0.033 is 30. The rate itself where none is meant.
double rateOfFrameTime(double seconds, int decimals);

}  // namespace core::io
