#include "core/io/write/usda_writer.h"

#include "core/motion/kinematics.h"

#include <fmt/format.h>

#include <cctype>
#include <cmath>
#include <iterator>
#include <set>

namespace core::io {

namespace {

/// Text in quotation marks. What is no UTF-8 would make the whole file unreadable, so such bytes become question marks.
std::string inQuotes(const std::string& text) {
  std::string made = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t length = c < 0x80 ? 1 : (c & 0xe0) == 0xc0 && c >= 0xc2 ? 2 : (c & 0xf0) == 0xe0 ? 3 : (c & 0xf8) == 0xf0 && c <= 0xf4 ? 4 : 0;
    bool isWhole = length > 0 && i + length <= text.size();
    for (std::size_t k = 1; isWhole && k < length; ++k) isWhole = (static_cast<unsigned char>(text[i + k]) & 0xc0) == 0x80;
    if (!isWhole) {
      made += '?';
      ++i;
      continue;
    }
    if (c == '"' || c == '\\')
      made += fmt::format("\\{}", text[i]);
    else if (c == '\n')
      made += "\\n";
    else if (c < 0x20 || c == 0x7f)
      made += ' ';
    else
      made += text.substr(i, length);
    i += length;
  }
  return made + "\"";
}

/// A name that USD takes for a prim or a part of a path: letters, digits and underscores, and no digit first.
std::string identifier(const std::string& name, const char* otherwise) {
  std::string made;
  for (const char c : name) {
    const bool isPlain = std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80;
    if (isPlain || (!made.empty() && made.back() != '_')) made += isPlain ? c : '_';
  }
  if (made.find_first_not_of('_') == std::string::npos) made = otherwise;
  if (std::isdigit(static_cast<unsigned char>(made[0]))) made.insert(0, "_");
  return made;
}

class UsdaWriter {
 public:
  UsdaWriter(const ExportScene& scene, const UsdaWriteOptions& options) : scene_(scene), clip_(scene.clip), scale_(options.unitsPerMetre) {}

  std::string text() {
    header();
    const bool hasFigure = scene_.figure && !scene_.figure->triangles.empty();
    text_ += "def SkelRoot \"Figure\" (\n    prepend apiSchemas = [\"SkelBindingAPI\"]\n    kind = \"component\"\n)\n{\n";
    skeleton();
    if (hasFigure) mesh(*scene_.figure);
    text_ += "}\n";
    return std::move(text_);
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
  }

  /// "[a, b, c]" of what each(i) appends.
  template <class Each>
  void list(std::size_t count, const Each& each) {
    text_ += '[';
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) text_ += ", ";
      each(i);
    }
    text_ += ']';
  }

  void vector(const glm::vec3& v, double scale) { add("({:.7g}, {:.7g}, {:.7g})", plain(v.x * scale), plain(v.y * scale), plain(v.z * scale)); }
  static double plain(double value) { return value == 0.0 ? 0.0 : value; }  // no "-0"

  /// Rows for row vectors: the place stands in the last one.
  void matrix(const glm::vec3& place) {
    add("((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), ({:.7g}, {:.7g}, {:.7g}, 1))", plain(place.x * scale_), plain(place.y * scale_), plain(place.z * scale_));
  }

  void header() {
    text_ += "#usda 1.0\n(\n";
    text_ += "    customLayerData = {\n";
    for (const auto& [name, value] : scene_.provenance.entries()) text_ += fmt::format("        string {} = {}\n", name, inQuotes(value));
    text_ += fmt::format("        string take = {}\n    }}\n", inQuotes(scene_.takeName));
    add("    defaultPrim = \"Figure\"\n    endTimeCode = {}\n    framesPerSecond = {:.10g}\n    metersPerUnit = {:.10g}\n    startTimeCode = 0\n    timeCodesPerSecond = "
        "{:.10g}\n    upAxis = \"Y\"\n)\n\n",
        clip_.frameCount() - 1, clip_.fps(), 1.0 / scale_, clip_.fps());
  }

  void joints() {
    const auto& all = clip_.skeleton().joints();
    std::vector<std::string> paths;
    std::set<std::string> taken;
    for (const auto& joint : all) {
      const std::string above = joint.parent < 0 ? std::string() : paths[static_cast<std::size_t>(joint.parent)] + "/";
      const std::string wanted = above + identifier(joint.name, "joint");
      std::string path = wanted;
      for (int again = 2; !taken.insert(path).second; ++again) path = fmt::format("{}_{}", wanted, again);
      paths.push_back(std::move(path));
    }
    text_ += "        uniform token[] joints = ";
    list(all.size(), [&](std::size_t j) { text_ += inQuotes(paths[j]); });
    text_ += "\n        uniform token[] jointNames = ";
    list(all.size(), [&](std::size_t j) { text_ += inQuotes(all[j].name); });
    jointPaths_ = std::move(paths);
  }

  void skeleton() {
    const auto& all = clip_.skeleton().joints();
    const std::string animation = identifier(scene_.takeName, "Take");
    const auto rest = motion::restPositions(clip_.skeleton());
    text_ += "    def Skeleton \"Skeleton\" (\n        prepend apiSchemas = [\"SkelBindingAPI\"]\n    )\n    {\n";
    joints();
    text_ += "\n        uniform matrix4d[] bindTransforms = ";
    list(all.size(), [&](std::size_t j) { matrix(rest[j]); });
    text_ += "\n        uniform matrix4d[] restTransforms = ";
    list(all.size(), [&](std::size_t j) { matrix(all[j].offset); });
    text_ += fmt::format("\n        rel skel:animationSource = </Figure/Skeleton/{}>\n\n        def SkelAnimation \"{}\"\n        {{\n", animation, animation);
    text_ += "            uniform token[] joints = ";
    list(all.size(), [&](std::size_t j) { text_ += inQuotes(jointPaths_[j]); });
    text_ += "\n            quatf[] rotations.timeSamples = {\n";
    for (int f = 0; f < clip_.frameCount(); ++f) {
      add("                {}: ", f);
      list(all.size(), [&](std::size_t j) { turn(clip_.rotations(f)[j]); });
      text_ += ",\n";
    }
    text_ += "            }\n            half3[] scales = ";
    list(all.size(), [&](std::size_t) { text_ += "(1, 1, 1)"; });
    text_ += "\n            float3[] translations.timeSamples = {\n";
    for (int f = 0; f < clip_.frameCount(); ++f) {
      const auto own = clip_.translations(f);
      add("                {}: ", f);
      list(all.size(), [&](std::size_t j) { vector(j == 0 ? clip_.rootPosition(f) : own.empty() ? all[j].offset : own[j], scale_); });
      text_ += ",\n";
    }
    text_ += "            }\n        }\n    }\n";
  }

  /// The real part first.
  void turn(const glm::quat& q) {
    const double length = std::sqrt(double(q.w) * q.w + double(q.x) * q.x + double(q.y) * q.y + double(q.z) * q.z);
    add("({:.7g}, {:.7g}, {:.7g}, {:.7g})", plain(q.w / length), plain(q.x / length), plain(q.y / length), plain(q.z / length));
  }

  void mesh(const motion::SkinnedMesh& figure) {
    const std::size_t each = motion::jointsOfAVertex(figure);
    text_ += "\n    def Mesh \"Body\" (\n        prepend apiSchemas = [\"SkelBindingAPI\"]\n    )\n    {\n        int[] faceVertexCounts = ";
    list(figure.triangles.size() / 3, [&](std::size_t) { text_ += '3'; });
    text_ += "\n        int[] faceVertexIndices = ";
    list(figure.triangles.size(), [&](std::size_t i) { add("{}", figure.triangles[i]); });
    text_ += "\n        normal3f[] normals = ";
    list(figure.normals.size(), [&](std::size_t i) { vector(figure.normals[i], 1.0); });
    text_ += " (\n            interpolation = \"vertex\"\n        )\n        point3f[] points = ";
    list(figure.positions.size(), [&](std::size_t i) { vector(figure.positions[i], scale_); });
    colours(figure);
    text_ += "        matrix4d primvars:skel:geomBindTransform = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1))\n        int[] primvars:skel:jointIndices = ";
    list(figure.joints.size() * each, [&](std::size_t i) { add("{}", figure.joints[i / each].joints[i % each]); });
    add(" (\n            elementSize = {}\n            interpolation = \"vertex\"\n        )\n        float[] primvars:skel:jointWeights = ", each);
    list(figure.joints.size() * each, [&](std::size_t i) { add("{:.7g}", figure.joints[i / each].shares[i % each]); });
    add(" (\n            elementSize = {}\n            interpolation = \"vertex\"\n        )\n        rel skel:skeleton = </Figure/Skeleton>\n", each);
    text_ += "        uniform token subdivisionScheme = \"none\"\n    }\n";
  }

  /// One for all triangles, or one for each.
  void colours(const motion::SkinnedMesh& figure) {
    std::vector<glm::vec3> all;
    for (const auto& part : figure.parts) {
      const glm::vec3 colour = part.material < 0 ? glm::vec3(0.8f) : glm::vec3(figure.materials[static_cast<std::size_t>(part.material)].colour);
      all.insert(all.end(), figure.parts.size() > 1 ? part.triangleCount : 1, colour);
    }
    text_ += "\n        color3f[] primvars:displayColor = ";
    list(all.size(), [&](std::size_t i) { vector(all[i], 1.0); });
    text_ += figure.parts.size() > 1 ? " (\n            interpolation = \"uniform\"\n        )\n" : "\n";
  }

  const ExportScene& scene_;
  const motion::Clip& clip_;
  double scale_;
  std::vector<std::string> jointPaths_;
  std::string text_;
};

}  // namespace

std::string formatUsda(const ExportScene& scene, const UsdaWriteOptions& options) { return UsdaWriter(scene, options).text(); }

}  // namespace core::io
