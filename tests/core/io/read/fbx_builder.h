#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

// FBX files of a few Models, put together piece by piece, as text.
namespace tests {

inline constexpr double kFbxSecond = 46'186'158'000.0;

/// How the keys of a curve go on: flags as FbxAnimCurveDef has them, and the two slopes that user keys give.
struct FbxKeys {
  std::vector<double> times;  // seconds
  std::vector<double> values;
  std::uint32_t flags = 0x4;  // straight; 0x2 held, 0x8 | 0x100 automatic, 0x8 | 0x400 with slopes
  double leave = 0.0, arrive = 0.0;
};

class FbxBuilder {
 public:
  /// Objects by number. parent 0: under the scene. more: lines of properties, such as "P: \"RotationPivot\", \"Vector3D\", \"Vector\", \"\",1,2,3".
  std::int64_t model(const std::string& name, std::int64_t parent, std::array<double, 3> place, const std::string& more = {}, const std::string& type = "LimbNode");
  /// start, stop: seconds; stop below start: the span is not declared.
  std::int64_t stack(const std::string& name, double start = 0.0, double stop = 1.0);
  std::int64_t layer(std::int64_t stack, const std::string& more = {});
  /// property: 'T', 'R' or 'S'; one curve an axis, none for empty keys.
  void keys(std::int64_t layer, std::int64_t model, char property, const FbxKeys& x, const FbxKeys& y, const FbxKeys& z);
  /// A whole upright figure of 22 joints as HumanML3D has them, centimetres, facing +Z; returns its Models.
  std::vector<std::int64_t> figure();
  std::string text(int timeMode = 6) const;

 private:
  std::int64_t next_ = 1000;
  std::string objects_, links_;
};

/// A property of three numbers.
std::string fbxVector(const std::string& name, double x, double y, double z);
std::string fbxNumber(const std::string& name, double value);

}  // namespace tests
