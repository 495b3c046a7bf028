#include "tests/core/io/scene_samples.h"

#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtc/quaternion.hpp>
#include <glm/mat4x4.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numbers>

namespace tests {

namespace {

using core::motion::Clip;

/// Everything that the formats need, in the file's axes and unit, with rest axes put on every joint.
struct Rig {
  std::vector<std::string> names;
  std::vector<int> parents;
  std::vector<glm::dmat4> restWorld;            // [J]
  std::vector<std::vector<glm::dvec3>> places;  // [J][F] local
  std::vector<std::vector<glm::dquat>> turns;   // [J][F] local
  std::vector<glm::dvec3> restPlaces;           // local
  std::vector<glm::dquat> restTurns;
  double fps = 30.0;
  std::size_t frames() const { return places.front().size(); }
};

glm::dquat restAxes(int joint) {
  if (joint == 0) return {1, 0, 0, 0};
  const auto angle = 0.7 * joint;
  return glm::angleAxis(angle, glm::normalize(glm::dvec3(std::sin(1.3 * joint), std::cos(0.9 * joint), 0.4)));
}

Rig rigOf(const Clip& clip, const SceneStyle& style) {
  const glm::dquat toFile = style.upAxis == 2 ? glm::angleAxis(std::numbers::pi / 2.0, glm::dvec3(1, 0, 0)) : glm::dquat(1, 0, 0, 0);
  Rig rig;
  rig.fps = clip.fps();
  const auto count = static_cast<std::size_t>(clip.jointCount());
  const auto rest = core::motion::restPositions(clip.skeleton());
  std::vector<glm::dquat> axes;
  for (std::size_t j = 0; j < count; ++j) {
    axes.push_back(toFile * restAxes(static_cast<int>(j)));
    rig.names.push_back(clip.skeleton().joints()[j].name);
    rig.parents.push_back(clip.skeleton().joints()[j].parent);
    rig.restWorld.push_back(glm::translate(glm::dmat4(1.0), style.unit * (toFile * glm::dvec3(rest[j]))) * glm::mat4_cast(axes[j]));
  }
  rig.places.resize(count);
  rig.turns.resize(count);
  const auto local = [&](const std::vector<glm::dvec3>& p, const std::vector<glm::dquat>& q, std::size_t j, glm::dvec3& place, glm::dquat& turn) {
    const int parent = rig.parents[j];
    if (parent < 0) {
      place = p[j];
      turn = q[j];
      return;
    }
    const auto above = static_cast<std::size_t>(parent);
    place = glm::conjugate(q[above]) * (p[j] - p[above]);
    turn = glm::conjugate(q[above]) * q[j];
  };
  for (int f = -1; f < clip.frameCount(); ++f) {
    std::vector<glm::dvec3> p(count);
    std::vector<glm::dquat> q(count);
    const auto world = f < 0 ? core::motion::WorldPose{} : core::motion::worldPose(clip, f);
    for (std::size_t j = 0; j < count; ++j) {
      p[j] = style.unit * (toFile * glm::dvec3(f < 0 ? rest[j] : world.positions[j]));
      q[j] = toFile * (f < 0 ? glm::dquat(1, 0, 0, 0) : glm::dquat(world.rotations[j])) * restAxes(static_cast<int>(j));
    }
    for (std::size_t j = 0; j < count; ++j) {
      glm::dvec3 place;
      glm::dquat turn;
      local(p, q, j, place, turn);
      if (f < 0) {
        rig.restPlaces.push_back(place);
        rig.restTurns.push_back(turn);
      } else {
        if (f > 0 && glm::dot(turn, rig.turns[j].back()) < 0.0) turn = -turn;
        rig.places[j].push_back(place);
        rig.turns[j].push_back(turn);
      }
    }
  }
  return rig;
}

std::string base64(const std::string& bytes) {
  static constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t chunk = 0;
    for (std::size_t k = 0; k < 3; ++k) chunk = chunk << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : kLetters[chunk >> (18 - 6 * k) & 63];
  }
  return out;
}

struct Buffer {
  std::string bytes, views, accessors;
  int count = 0;
  template <class T>
  int add(const std::vector<T>& values, int perElement, const char* type, int component, const std::string& extra = {}) {
    const std::size_t begin = bytes.size();
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    while (bytes.size() % 4 != 0) bytes += '\0';
    views += fmt::format("{}{{\"buffer\":0,\"byteOffset\":{},\"byteLength\":{}}}", count ? "," : "", begin, values.size() * sizeof(T));
    accessors += fmt::format("{}{{\"bufferView\":{},\"componentType\":{},\"count\":{},\"type\":\"{}\"{}}}", count ? "," : "", count, component,
                             values.size() / static_cast<std::size_t>(perElement), type, extra);
    return count++;
  }
};

std::vector<float> floats(const std::vector<glm::dvec3>& values) {
  std::vector<float> out;
  for (const auto& v : values) out.insert(out.end(), {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)});
  return out;
}

/// JSON with {} where the buffer's address goes.
std::string gltfJson(const Rig& rig, bool hasSkin, Buffer& buffer, bool inside) {
  std::vector<float> times;
  for (std::size_t f = 0; f < rig.frames(); ++f) times.push_back(static_cast<float>(static_cast<double>(f) / rig.fps));
  const int timeAt = buffer.add(times, 1, "SCALAR", 5126, fmt::format(",\"min\":[0],\"max\":[{}]", times.back()));
  std::string nodes, samplers, channels, jointList;
  for (std::size_t j = 0; j < rig.names.size(); ++j) {
    std::string children;
    for (std::size_t k = 0; k < rig.names.size(); ++k)
      if (rig.parents[k] == static_cast<int>(j)) children += fmt::format("{}{}", children.empty() ? "" : ",", k);
    const auto& p = rig.restPlaces[j];
    const auto& q = rig.restTurns[j];
    nodes += fmt::format("{}{{\"name\":\"{}\",\"translation\":[{},{},{}],\"rotation\":[{},{},{},{}]{}}}", j ? "," : "", rig.names[j], p.x, p.y, p.z, q.x, q.y, q.z, q.w,
                         children.empty() ? "" : ",\"children\":[" + children + "]");
    jointList += fmt::format("{}{}", j ? "," : "", j);
    std::vector<float> turns;
    for (const auto& t : rig.turns[j]) turns.insert(turns.end(), {static_cast<float>(t.x), static_cast<float>(t.y), static_cast<float>(t.z), static_cast<float>(t.w)});
    const int turnAt = buffer.add(turns, 4, "VEC4", 5126), placeAt = buffer.add(floats(rig.places[j]), 3, "VEC3", 5126);
    samplers += fmt::format("{}{{\"input\":{},\"output\":{}}},{{\"input\":{},\"output\":{}}}", j ? "," : "", timeAt, turnAt, timeAt, placeAt);
    channels +=
        fmt::format("{}{{\"sampler\":{},\"target\":{{\"node\":{},\"path\":\"rotation\"}}}},{{\"sampler\":{},\"target\":{{\"node\":{},\"path\":\"translation\"}}}}",
                    j ? "," : "", 2 * j, j, 2 * j + 1, j);
  }
  std::string skin, roots = "0";
  if (hasSkin) {
    std::vector<float> binds;
    for (const auto& m : rig.restWorld) {
      const glm::dmat4 inverse = glm::inverse(m);
      for (int c = 0; c < 4; ++c)
        for (int r = 0; r < 4; ++r) binds.push_back(static_cast<float>(inverse[c][r]));
    }
    const int bindAt = buffer.add(binds, 16, "MAT4", 5126);
    const int placeAt = buffer.add(std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0}, 3, "VEC3", 5126, ",\"min\":[0,0,0],\"max\":[1,1,0]");
    // A vertex for every joint would be more real; Assimp keeps joints without weights out of its bones.
    const int jointsAt = buffer.add(std::vector<std::uint8_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 4, "VEC4", 5121);
    const int weightsAt = buffer.add(std::vector<float>{.25f, .25f, .25f, .25f, .25f, .25f, .25f, .25f, .25f, .25f, .25f, .25f}, 4, "VEC4", 5126);
    nodes += fmt::format(",{{\"name\":\"Body\",\"mesh\":0,\"skin\":0}}");
    roots += fmt::format(",{}", rig.names.size());
    skin = fmt::format(
        ",\"meshes\":[{{\"primitives\":[{{\"attributes\":{{\"POSITION\":{},\"JOINTS_0\":{},\"WEIGHTS_0\":{}}}}}]}}],\"skins\":[{{\"inverseBindMatrices\":{},\"joints\":[{"
        "}]}}]",
        placeAt, jointsAt, weightsAt, bindAt, jointList);
  }
  const std::string address = inside ? ",\"uri\":\"data:application/octet-stream;base64," + base64(buffer.bytes) + "\"" : "";
  return fmt::format(
      "{{\"asset\":{{\"version\":\"2.0\",\"generator\":\"by hand\"}},\"scene\":0,\"scenes\":[{{\"nodes\":[{}]}}],\"nodes\":[{}]{},"
      "\"animations\":[{{\"name\":\"Walk\",\"samplers\":[{}],\"channels\":[{}]}}],\"accessors\":[{}],\"bufferViews\":[{}],"
      "\"buffers\":[{{\"byteLength\":{}{}}}]}}",
      roots, nodes, skin, samplers, channels, buffer.accessors, buffer.views, buffer.bytes.size(), address);
}

/// Degrees about X, Y, Z for a turn made in that order, near to the last ones.
glm::dvec3 eulerXyz(const glm::dquat& q, const glm::dvec3& last) {
  const glm::dmat3 m = glm::mat3_cast(q);  // m[column][row]; R = Rz Ry Rx
  const double y = std::asin(std::clamp(-m[0][2], -1.0, 1.0));
  glm::dvec3 e(std::atan2(m[1][2], m[2][2]), y, std::atan2(m[0][1], m[0][0]));
  e *= 180.0 / std::numbers::pi;
  for (int i = 0; i < 3; ++i) e[i] += 360.0 * std::round((last[i] - e[i]) / 360.0);
  return e;
}

std::string joined(const std::vector<double>& values) {
  std::string out;
  for (const double v : values) out += fmt::format("{}{:.9g}", out.empty() ? "" : ",", v);
  return out;
}

}  // namespace

std::string gltfText(const Clip& clip, const SceneStyle& style) {
  Buffer buffer;
  return gltfJson(rigOf(clip, style), style.hasSkin, buffer, true);
}

std::string glbBytes(const Clip& clip, const SceneStyle& style) {
  Buffer buffer;
  std::string json = gltfJson(rigOf(clip, style), style.hasSkin, buffer, false);
  while (json.size() % 4 != 0) json += ' ';
  std::string out = "glTF";
  const auto number = [&](std::size_t value) {
    const auto word = static_cast<std::uint32_t>(value);
    out.append(reinterpret_cast<const char*>(&word), 4);
  };
  number(2);
  number(12 + 8 + json.size() + 8 + buffer.bytes.size());
  number(json.size());
  out += "JSON" + json;
  number(buffer.bytes.size());
  out += std::string("BIN\0", 4) + buffer.bytes;
  return out;
}

std::string fbxText(const Clip& clip, const SceneStyle& style) {
  const Rig rig = rigOf(clip, style);
  constexpr double kSecond = 46186158000.0;
  std::string times;
  for (std::size_t f = 0; f < rig.frames(); ++f) times += fmt::format("{}{:.0f}", f ? "," : "", std::round(static_cast<double>(f) / rig.fps * kSecond));
  const double end = std::round(static_cast<double>(rig.frames() - 1) / rig.fps * kSecond);
  std::string objects, links;
  std::int64_t next = 1'000'000;
  const auto connect = [&](const char* kind, std::int64_t from, std::int64_t to, const std::string& property = {}) {
    links += fmt::format("\tC: \"{}\",{},{}{}\n", kind, from, to, property.empty() ? "" : ", \"" + property + "\"");
  };
  objects += "\tAnimationStack: 500, \"AnimStack::Walk\", \"\" {\n\t\tProperties70:  {\n" +
             fmt::format("\t\t\tP: \"LocalStart\", \"KTime\", \"Time\", \"\",0\n\t\t\tP: \"LocalStop\", \"KTime\", \"Time\", \"\",{:.0f}\n", end) + "\t\t}\n\t}\n";
  objects += "\tAnimationLayer: 501, \"AnimLayer::Base\", \"\" {\n\t}\n";
  connect("OO", 501, 500);
  for (std::size_t j = 0; j < rig.names.size(); ++j) {
    const auto id = static_cast<std::int64_t>(10'000 + j);
    const auto& p = rig.restPlaces[j];
    const glm::dvec3 e = eulerXyz(rig.restTurns[j], glm::dvec3(0.0));
    objects += fmt::format("\tNodeAttribute: {}, \"NodeAttribute::\", \"LimbNode\" {{\n\t\tTypeFlags: \"Skeleton\"\n\t}}\n", id + 5'000);
    objects += fmt::format(
        "\tModel: {}, \"Model::{}\", \"LimbNode\" {{\n\t\tVersion: 232\n\t\tProperties70:  {{\n"
        "\t\t\tP: \"Lcl Translation\", \"Lcl Translation\", \"\", \"A\",{:.9g},{:.9g},{:.9g}\n"
        "\t\t\tP: \"Lcl Rotation\", \"Lcl Rotation\", \"\", \"A\",{:.9g},{:.9g},{:.9g}\n\t\t}}\n\t}}\n",
        id, rig.names[j], p.x, p.y, p.z, e.x, e.y, e.z);
    connect("OO", id + 5'000, id);
    connect("OO", id, rig.parents[j] < 0 ? 0 : 10'000 + rig.parents[j]);
    for (const bool isTurn : {true, false}) {
      const std::int64_t node = next++;
      objects += fmt::format("\tAnimationCurveNode: {}, \"AnimCurveNode::{}\", \"\" {{\n\t}}\n", node, isTurn ? "R" : "T");
      connect("OO", node, 501);
      connect("OP", node, id, isTurn ? "Lcl Rotation" : "Lcl Translation");
      std::vector<std::vector<double>> curves(3);
      glm::dvec3 last(0.0);
      for (std::size_t f = 0; f < rig.frames(); ++f) {
        last = isTurn ? eulerXyz(rig.turns[j][f], last) : rig.places[j][f];
        for (int axis = 0; axis < 3; ++axis) curves[static_cast<std::size_t>(axis)].push_back(last[axis]);
      }
      for (int axis = 0; axis < 3; ++axis) {
        const std::int64_t curve = next++;
        objects += fmt::format(
            "\tAnimationCurve: {}, \"AnimCurve::\", \"\" {{\n\t\tDefault: 0\n\t\tKeyVer: 4008\n\t\tKeyTime: *{} {{\n\t\t\ta: {}\n\t\t}}\n\t\tKeyValueFloat: *{} "
            "{{\n\t\t\ta: {}\n\t\t}}\n\t}}\n",
            curve, rig.frames(), times, rig.frames(), joined(curves[static_cast<std::size_t>(axis)]));
        connect("OP", curve, node, fmt::format("d|{}", "XYZ"[axis]));
      }
    }
  }
  return "; FBX 7.4.0 project file\nFBXHeaderExtension:  {\n\tFBXHeaderVersion: 1003\n\tFBXVersion: 7400\n\tCreator: \"by hand\"\n}\n" +
         fmt::format(
             "GlobalSettings:  {{\n\tVersion: 1000\n\tProperties70:  {{\n\t\tP: \"UpAxis\", \"int\", \"Integer\", \"\",{}\n\t\tP: \"UpAxisSign\", \"int\", \"Integer\", "
             "\"\",1\n"
             "\t\tP: \"FrontAxis\", \"int\", \"Integer\", \"\",2\n\t\tP: \"FrontAxisSign\", \"int\", \"Integer\", \"\",1\n\t\tP: \"CoordAxis\", \"int\", \"Integer\", "
             "\"\",0\n"
             "\t\tP: \"CoordAxisSign\", \"int\", \"Integer\", \"\",1\n\t\tP: \"UnitScaleFactor\", \"double\", \"Number\", \"\",{:g}\n"
             "\t\tP: \"TimeMode\", \"enum\", \"\", \"\",14\n\t\tP: \"CustomFrameRate\", \"double\", \"Number\", \"\",{:g}\n\t}}\n}}\n",
             style.upAxis, 100.0 / style.unit, rig.fps) +
         "Objects:  {\n" + objects + "}\nConnections:  {\n" + links + "}\n";
}

std::string colladaText(const Clip& clip, const SceneStyle& style) {
  const Rig rig = rigOf(clip, style);
  const auto matrix = [](const glm::dvec3& place, const glm::dquat& turn) {
    const glm::dmat4 m = glm::translate(glm::dmat4(1.0), place) * glm::mat4_cast(turn);
    std::string out;
    for (int r = 0; r < 4; ++r)
      for (int c = 0; c < 4; ++c) out += fmt::format("{}{:.9g}", out.empty() ? "" : " ", m[c][r]);
    return out;
  };
  std::string animations, times, names;
  for (std::size_t f = 0; f < rig.frames(); ++f) {
    times += fmt::format("{}{:.9g}", f ? " " : "", static_cast<double>(f) / rig.fps);
    names += f ? " LINEAR" : "LINEAR";
  }
  for (std::size_t j = 0; j < rig.names.size(); ++j) {
    std::string values;
    for (std::size_t f = 0; f < rig.frames(); ++f) values += fmt::format("{}{}", f ? " " : "", matrix(rig.places[j][f], rig.turns[j][f]));
    const std::string id = fmt::format("a{}", j);
    const auto frames = rig.frames();
    animations += fmt::format(
        "<animation id=\"{0}\"><source id=\"{0}-in\"><float_array id=\"{0}-in-a\" count=\"{1}\">{2}</float_array><technique_common>"
        "<accessor source=\"#{0}-in-a\" count=\"{1}\" stride=\"1\"><param name=\"TIME\" type=\"float\"/></accessor></technique_common></source>"
        "<source id=\"{0}-out\"><float_array id=\"{0}-out-a\" count=\"{3}\">{4}</float_array><technique_common>"
        "<accessor source=\"#{0}-out-a\" count=\"{1}\" stride=\"16\"><param name=\"TRANSFORM\" type=\"float4x4\"/></accessor></technique_common></source>"
        "<source id=\"{0}-ip\"><Name_array id=\"{0}-ip-a\" count=\"{1}\">{5}</Name_array><technique_common>"
        "<accessor source=\"#{0}-ip-a\" count=\"{1}\" stride=\"1\"><param name=\"INTERPOLATION\" type=\"name\"/></accessor></technique_common></source>"
        "<sampler id=\"{0}-s\"><input semantic=\"INPUT\" source=\"#{0}-in\"/><input semantic=\"OUTPUT\" source=\"#{0}-out\"/>"
        "<input semantic=\"INTERPOLATION\" source=\"#{0}-ip\"/></sampler><channel source=\"#{0}-s\" target=\"{6}/transform\"/></animation>\n",
        id, frames, times, frames * 16, values, names, rig.names[j]);
  }
  const auto node = [&](const auto& self, std::size_t j) -> std::string {
    std::string out = fmt::format("<node id=\"{0}\" name=\"{0}\" sid=\"{0}\" type=\"JOINT\"><matrix sid=\"transform\">{1}</matrix>", rig.names[j],
                                  matrix(rig.restPlaces[j], rig.restTurns[j]));
    for (std::size_t k = 0; k < rig.names.size(); ++k)
      if (rig.parents[k] == static_cast<int>(j)) out += self(self, k);
    return out + "</node>\n";
  };
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<COLLADA xmlns=\"http://www.collada.org/2005/11/COLLADASchema\" version=\"1.4.1\">\n"
      "<asset><unit name=\"unit\" meter=\"{:g}\"/><up_axis>{}_UP</up_axis></asset>\n<library_animations>\n{}</library_animations>\n"
      "<library_visual_scenes><visual_scene id=\"Scene\" name=\"Scene\">\n{}</visual_scene></library_visual_scenes>\n"
      "<scene><instance_visual_scene url=\"#Scene\"/></scene>\n</COLLADA>\n",
      1.0 / style.unit, style.upAxis == 2 ? "Z" : "Y", animations, node(node, 0));
}

namespace {
constexpr double kAsfUnit = 0.0254 / 0.45;

/// Bones of an ASF run from a joint to its first child; further children need a bone between. So every joint but the root becomes a
/// bone from its parent, as CMU's "lhipjoint" is, and its own turn lies on a bone of no length that follows.
glm::dquat asfAxes(int joint) {
  return glm::angleAxis(0.3 * joint, glm::dvec3(0, 0, 1)) * glm::angleAxis(0.2 * joint, glm::dvec3(0, 1, 0)) * glm::angleAxis(0.1 * joint, glm::dvec3(1, 0, 0));
}
}  // namespace

std::string asfText(const Clip& clip) {
  const auto& skeleton = clip.skeleton();
  std::string bones, tree;
  int id = 1;
  for (int j = 0; j < skeleton.jointCount(); ++j) {
    const auto& joint = skeleton.joint(j);
    if (joint.parent < 0) continue;
    const double length = static_cast<double>(glm::length(joint.offset));
    const glm::dvec3 way = glm::dvec3(joint.offset) / std::max(length, 1e-9);
    bones += fmt::format("  begin\n     id {}\n     name to_{}\n     direction {:.9g} {:.9g} {:.9g}\n     length {:.9g}\n     axis 0 0 0 XYZ\n  end\n", id++, joint.name,
                         way.x, way.y, way.z, length / kAsfUnit);
    constexpr double kDegree = 180.0 / std::numbers::pi;
    bones += fmt::format(
        "  begin\n     id {}\n     name {}\n     direction 0 1 0\n     length 0\n     axis {:.9g} {:.9g} {:.9g} XYZ\n    dof rx ry rz\n    limits (-180.0 180.0)\n  "
        "end\n",
        id++, joint.name, 0.1 * j * kDegree, 0.2 * j * kDegree, 0.3 * j * kDegree);
    tree += fmt::format("    {} to_{}\n    to_{} {}\n", joint.parent == 0 ? "root" : skeleton.joint(joint.parent).name, joint.name, joint.name, joint.name);
  }
  return "# made by hand\n:version 1.10\n:name test\n:units\n  mass 1.0\n  length 0.45\n  angle deg\n:documentation\n   none\n:root\n   order TX TY TZ RX RY RZ\n   axis "
         "XYZ\n"
         "   position 0 0 0\n   orientation 0 0 0\n:bonedata\n" +
         bones + ":hierarchy\n  begin\n" + tree + "  end\n";
}

std::string amcText(const Clip& clip) {
  std::string out = "#!OML:ASF test.ASF\n:FULLY-SPECIFIED\n:DEGREES\n";
  for (int f = 0; f < clip.frameCount(); ++f) {
    out += std::to_string(f + 1) + "\n";
    const auto turns = clip.rotations(f);
    for (int j = 0; j < clip.jointCount(); ++j) {
      const glm::dquat axes = j == 0 ? glm::dquat(1, 0, 0, 0) : asfAxes(j);
      const glm::dvec3 e = eulerXyz(glm::conjugate(axes) * glm::dquat(turns[static_cast<std::size_t>(j)]) * axes, glm::dvec3(0.0));
      const glm::dvec3 p = glm::dvec3(clip.rootPosition(f)) / kAsfUnit;
      out += j == 0 ? fmt::format("root {:.9g} {:.9g} {:.9g} {:.9g} {:.9g} {:.9g}\n", p.x, p.y, p.z, e.x, e.y, e.z)
                    : fmt::format("{} {:.9g} {:.9g} {:.9g}\n", clip.skeleton().joint(j).name, e.x, e.y, e.z);
    }
  }
  return out;
}

}  // namespace tests
