#pragma once

#include <cstdint>
#include <string>
#include <vector>

// glTF files of a few nodes, put together piece by piece, as other programs write them and as they should not.
namespace tests {

/// How numbers lie in the buffer: 32-bit floats, or fractions of whole numbers.
enum class Packing { Float, Int16, Int8, UInt16 };

class GltfBuilder {
 public:
  /// Places in JSON lists. parent -1: a root of the scene. more: further JSON of the node, such as "\"camera\":0".
  int node(const std::string& name, int parent, double x, double y, double z, const std::string& more = {});
  int animation(const std::string& name);
  /// path: "translation", "rotation" (x, y, z, w) or "scale"; values: all numbers in a row, three elements a key for CUBICSPLINE.
  void track(int animation, int node, const std::string& path, const std::vector<double>& times, const std::vector<double>& values,
             const std::string& interpolation = "LINEAR", Packing packing = Packing::Float);
  /// A skin of these joints without bind matrices.
  void skin(const std::vector<int>& joints);
  /// More JSON at the file's top: "\"extensionsRequired\":[\"X\"]".
  void top(const std::string& more) { top_ += "," + more; }
  /// A whole upright figure of 22 joints as HumanML3D has them, metres, facing +Z; returns its nodes.
  std::vector<int> figure(int parent = -1, const std::string& prefix = {});

  /// Text with the buffer inside, or in another file of that name.
  std::string text(const std::string& uri = {}) const;
  const std::string& buffer() const { return bytes_; }

 private:
  int accessor(const std::vector<double>& values, int width, Packing packing);
  struct Node {
    std::string json;
    int parent;
  };
  std::vector<Node> nodes_;
  std::vector<std::string> animationNames_, samplers_, channels_;
  std::vector<int> samplerCounts_;
  std::string bytes_, views_, accessors_, skins_, top_;
  int accessorCount_ = 0;
};

/// Degrees about Z as x, y, z, w, one after the other.
std::vector<double> turnsAboutZ(const std::vector<double>& degrees);

}  // namespace tests
