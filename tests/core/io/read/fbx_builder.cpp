#include "tests/core/io/read/fbx_builder.h"

#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>

namespace tests {

namespace {

std::string listed(const std::vector<double>& values, double scale = 1.0) {
  std::string out;
  for (const double v : values)
    out += fmt::format("{}{}", out.empty() ? "" : ",", scale == 1.0 ? fmt::format("{:.9g}", v) : fmt::format("{:.0f}", std::round(v * scale)));
  return out;
}

}  // namespace

std::string fbxVector(const std::string& name, double x, double y, double z) {
  return fmt::format("\t\t\tP: \"{}\", \"Vector3D\", \"Vector\", \"\",{},{},{}\n", name, x, y, z);
}
std::string fbxNumber(const std::string& name, double value) { return fmt::format("\t\t\tP: \"{}\", \"Number\", \"\", \"A\",{}\n", name, value); }

std::int64_t FbxBuilder::model(const std::string& name, std::int64_t parent, std::array<double, 3> place, const std::string& more, const std::string& type) {
  const auto id = next_++;
  objects_ += fmt::format("\tModel: {}, \"Model::{}\", \"{}\" {{\n\t\tVersion: 232\n\t\tProperties70:  {{\n{}{}\t\t}}\n\t}}\n", id, name, type,
                          fbxVector("Lcl Translation", place[0], place[1], place[2]), more);
  links_ += fmt::format("\tC: \"OO\",{},{}\n", id, parent);
  return id;
}

std::int64_t FbxBuilder::stack(const std::string& name, double start, double stop) {
  const auto id = next_++;
  std::string span;
  if (stop >= start)
    span = fmt::format("\t\t\tP: \"LocalStart\", \"KTime\", \"Time\", \"\",{:.0f}\n\t\t\tP: \"LocalStop\", \"KTime\", \"Time\", \"\",{:.0f}\n",
                       std::round(start * kFbxSecond), std::round(stop * kFbxSecond));
  objects_ += fmt::format("\tAnimationStack: {}, \"AnimStack::{}\", \"\" {{\n\t\tProperties70:  {{\n{}\t\t}}\n\t}}\n", id, name, span);
  return id;
}

std::int64_t FbxBuilder::layer(std::int64_t stack, const std::string& more) {
  const auto id = next_++;
  objects_ += fmt::format("\tAnimationLayer: {}, \"AnimLayer::Layer\", \"\" {{\n\t\tProperties70:  {{\n{}\t\t}}\n\t}}\n", id, more);
  links_ += fmt::format("\tC: \"OO\",{},{}\n", id, stack);
  return id;
}

void FbxBuilder::keys(std::int64_t layer, std::int64_t model, char property, const FbxKeys& x, const FbxKeys& y, const FbxKeys& z) {
  const auto node = next_++;
  objects_ += fmt::format("\tAnimationCurveNode: {}, \"AnimCurveNode::{}\", \"\" {{\n\t}}\n", node, property);
  links_ += fmt::format("\tC: \"OO\",{},{}\n\tC: \"OP\",{},{}, \"Lcl {}\"\n", node, layer, node, model,
                        property == 'T'   ? "Translation"
                        : property == 'R' ? "Rotation"
                                          : "Scaling");
  int axis = 0;
  for (const FbxKeys* keys : {&x, &y, &z}) {
    const char letter = "XYZ"[axis++];
    if (keys->times.empty()) continue;
    const auto curve = next_++;
    const auto bits = [](double value) { return std::bit_cast<std::int32_t>(static_cast<float>(value)); };
    objects_ += fmt::format(
        "\tAnimationCurve: {}, \"AnimCurve::\", \"\" {{\n\t\tKeyTime: *{} {{\n\t\t\ta: {}\n\t\t}}\n\t\tKeyValueFloat: *{} {{\n\t\t\ta: {}\n\t\t}}\n\t\tKeyAttrFlags: *1 "
        "{{\n\t\t\ta: {}\n\t\t}}\n"
        "\t\tKeyAttrDataFloat: *4 {{\n\t\t\ta: {},{},{},0\n\t\t}}\n\t\tKeyAttrRefCount: *1 {{\n\t\t\ta: {}\n\t\t}}\n\t}}\n",
        curve, keys->times.size(), listed(keys->times, kFbxSecond), keys->values.size(), listed(keys->values), keys->flags, bits(keys->leave), bits(keys->arrive),
        218434821, keys->times.size());
    links_ += fmt::format("\tC: \"OP\",{},{}, \"d|{}\"\n", curve, node, letter);
  }
}

std::vector<std::int64_t> FbxBuilder::figure() {
  std::vector<std::int64_t> out;
  for (const auto& joint : core::motion::humanml3d::tPoseSkeleton()->joints()) {
    const bool isRoot = joint.parent < 0;
    const auto at = [&](float v) { return 100.0 * static_cast<double>(v); };
    out.push_back(model(joint.name, isRoot ? 0 : out[static_cast<std::size_t>(joint.parent)],
                        {isRoot ? 0.0 : at(joint.offset.x), isRoot ? 95.0 : at(joint.offset.y), isRoot ? 0.0 : at(joint.offset.z)}));
  }
  return out;
}

std::string FbxBuilder::text(int timeMode) const {
  return "; FBX 7.4.0 project file\nFBXHeaderExtension:  {\n\tFBXHeaderVersion: 1003\n\tFBXVersion: 7400\n}\n" +
         fmt::format(
             "GlobalSettings:  {{\n\tProperties70:  {{\n\t\tP: \"UpAxis\", \"int\", \"Integer\", \"\",1\n\t\tP: \"UpAxisSign\", \"int\", \"Integer\", \"\",1\n"
             "\t\tP: \"UnitScaleFactor\", \"double\", \"Number\", \"\",1\n\t\tP: \"TimeMode\", \"enum\", \"\", \"\",{}\n\t}}\n}}\n",
             timeMode) +
         "Objects:  {\n" + objects_ + "}\nConnections:  {\n" + links_ + "}\n";
}

}  // namespace tests
