#pragma once

#include <span>
#include <vector>

namespace core::motion {

/// A symmetric positive definite system of F unknowns of which only those up to `reach` apart meet: what a least-squares course over time
/// leads to. Every term is  weight * (a_0 x_k0 + a_1 x_k1 + ...)^2;  what a term wants to equal instead of 0 goes into the right side of
/// solve as weight * a_i * wanted. Cost is linear in F and quadratic in reach (factors L D L^T; Golub and Van Loan, Matrix
/// Computations, section 4.3).
class BandedSystem {
 public:
  BandedSystem(std::size_t unknowns, std::size_t reach);

  /// weight * x_at^2
  void addValue(std::size_t at, double weight) { entry(at, 0) += weight; }
  /// weight * (x_from - x_to)^2; from below to, at most reach apart
  void addStep(std::size_t from, std::size_t to, double weight);
  /// weight * (x_a - 2 x_b + x_c)^2; a, b, c equally far apart in order
  void addBend(std::size_t a, std::size_t b, std::size_t c, double weight);
  /// weight in the places (a, b) and (b, a) of the matrix itself; a not above b, at most reach apart
  void addProduct(std::size_t a, std::size_t b, double weight) { entry(a, b - a) += weight; }
  /// Call once, after the last add. Throws std::invalid_argument when the weights do not determine every unknown.
  void factor();
  /// right [F] becomes the solution. After factor.
  void solve(std::span<double> right) const;

 private:
  double& entry(std::size_t row, std::size_t off) { return values_[row * (reach_ + 1) + off]; }
  double entry(std::size_t row, std::size_t off) const { return values_[row * (reach_ + 1) + off]; }

  std::size_t count_, reach_;
  std::vector<double> values_;  // row r, off o: element (r, r + o), then the factors
};

/// The smoothest course near 0 inside [low, high] ([F] each; where they cross, their mean counts): minimises the sum of squared bends,
/// in units of smoothFrames^4, plus the sum of squared values. Found by the alternating direction method (Boyd et al. 2011, section 5.2),
/// so the bounds hold to about a millimetre of a metre's course. Throws std::invalid_argument when sizes disagree.
std::vector<double> courseBetween(std::span<const double> low, std::span<const double> high, double smoothFrames);

}  // namespace core::motion
