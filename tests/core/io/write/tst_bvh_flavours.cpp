#include "core/io/write/motion_writers.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/mat4x4.hpp>

#include <map>
#include <numbers>
#include <sstream>

using namespace core;

namespace {

/// A BVH read by a page of code that shares nothing with the program.
struct Bvh {
  struct Joint {
    std::string name;
    int parent = -1;
    glm::dvec3 offset{0.0};
    std::vector<std::string> channels;
  };
  std::vector<Joint> joints;
  std::vector<std::vector<double>> rows;

  static Bvh read(const std::string& text) {
    Bvh file;
    std::istringstream in(text);
    std::vector<int> open;
    int skip = 0, current = -1;
    std::string word;
    while (in >> word && word != "MOTION") {
      if (word == "ROOT" || word == "JOINT") {
        Joint joint;
        in >> joint.name;
        joint.parent = open.empty() ? -1 : open.back();
        file.joints.push_back(joint);
        current = static_cast<int>(file.joints.size()) - 1;
      } else if (word == "End") {
        ++skip;
      } else if (word == "{") {
        if (skip != 1) open.push_back(current);
        skip = skip == 1 ? 2 : skip;
      } else if (word == "}") {
        if (skip == 2)
          skip = 0;
        else
          open.pop_back();
      } else if (word == "OFFSET") {
        glm::dvec3 v;
        in >> v.x >> v.y >> v.z;
        if (skip == 0) file.joints[static_cast<std::size_t>(current)].offset = v;
      } else if (word == "CHANNELS") {
        int count = 0;
        in >> count;
        auto& channels = file.joints[static_cast<std::size_t>(current)].channels;
        channels.resize(static_cast<std::size_t>(count));
        for (auto& channel : channels) in >> channel;
      }
    }
    int frames = 0;
    double time = 0.0;
    in >> word >> frames >> word >> word >> time;
    std::size_t values = 0;
    for (const auto& joint : file.joints) values += joint.channels.size();
    for (int f = 0; f < frames; ++f) {
      file.rows.emplace_back(values);
      for (auto& value : file.rows.back()) in >> value;
    }
    return file;
  }

  std::map<std::string, glm::dvec3> places(int frame) const {
    std::map<std::string, glm::dvec3> made;
    std::vector<glm::dmat4> world;
    auto value = rows[static_cast<std::size_t>(frame)].begin();
    for (const auto& joint : joints) {
      glm::dvec3 place = joint.offset;
      glm::dmat4 turn(1.0);
      for (const auto& channel : joint.channels) {
        const int axis = channel[0] - 'X';
        glm::dvec3 about(0.0);
        about[axis] = 1.0;
        if (channel.ends_with("position"))
          place[axis] = joint.offset[axis] + *value;
        else
          turn = turn * glm::rotate(glm::dmat4(1.0), *value * std::numbers::pi / 180.0, about);
        ++value;
      }
      const auto local = glm::translate(glm::dmat4(1.0), place) * turn;
      world.push_back(joint.parent < 0 ? local : world[static_cast<std::size_t>(joint.parent)] * local);
      made[joint.name] = glm::dvec3(world.back()[3]);
    }
    return made;
  }
};

}  // namespace

class TstBvhFlavours : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theMotionIsTheSameInEach_data();
  void theMotionIsTheSameInEach();
  void eachHasWhatItsProgramExpects();
  void unknownReceiversAreNamed();
};

void TstBvhFlavours::theMotionIsTheSameInEach_data() {
  QTest::addColumn<QString>("flavour");
  for (const auto& flavour : io::bvhFlavours()) QTest::addRow("%s", std::string(flavour.word).c_str()) << QString::fromStdString(std::string(flavour.word));
}

io::ExportOptions optionsFor(const QString& word) {
  const auto flavour = io::bvhFlavourFrom(word.toStdString());
  return {.names = flavour->names, .root = flavour->root, .unitsPerMetre = flavour->unitsPerMetre, .channels = flavour->channels};
}

void TstBvhFlavours::theMotionIsTheSameInEach() {
  QFETCH(QString, flavour);
  const auto walk = test_support::syntheticWalk(4, 40);
  const auto options = optionsFor(flavour);
  const auto bytes = io::exportedFile(walk, io::ExportFormat::Bvh, options);
  QVERIFY(bytes.ok());
  const auto file = Bvh::read(*bytes);
  QCOMPARE(file.rows.size(), std::size_t(40));
  const auto& joints = walk.skeleton().joints();
  const auto named = io::preparedScene(walk, io::ExportFormat::Bvh, {.names = options.names});
  QVERIFY(named.ok());
  double worst = 0.0;
  for (int f = 0; f < 40; ++f) {
    const auto wanted = motion::worldPose(walk, f).positions;
    const auto got = file.places(f);
    for (std::size_t j = 0; j < joints.size(); ++j) {
      const auto found = got.find(named->clip.skeleton().joints()[j].name);
      QVERIFY2(found != got.end(), joints[j].name.c_str());
      worst = std::max(worst, glm::length(found->second / options.unitsPerMetre - glm::dvec3(wanted[j])));
    }
  }
  // Six decimals of degrees and units; half a millimetre is the ground bone's own (root_motion).
  QVERIFY2(worst < (options.unitsPerMetre == 1.0 ? 2e-5 : 1e-5), qPrintable(QString::number(worst)));
}

void TstBvhFlavours::eachHasWhatItsProgramExpects() {
  const auto walk = test_support::syntheticWalk(4, 40);
  const auto file = [&](const char* word) { return Bvh::read(*io::exportedFile(walk, io::ExportFormat::Bvh, optionsFor(word))); };
  const auto rotations = [](const Bvh::Joint& joint) {
    std::string order;
    for (const auto& channel : joint.channels) {
      if (channel.ends_with("rotation")) order += channel[0];
    }
    return order;
  };
  const auto builder = file("motionbuilder");
  QCOMPARE(builder.joints[0].name, std::string("Reference"));
  QCOMPARE(builder.joints[1].name, std::string("Hips"));
  for (const auto& joint : builder.joints) QCOMPARE(rotations(joint), std::string("ZXY"));
  for (const auto& row : builder.rows) {
    for (std::size_t i = 0; i < 6; ++i) QCOMPARE(row[i], 0.0);  // it stands still
    QVERIFY(row[7] > 50.0);                                     // the hips' height in centimetres
  }
  const auto unreal = file("unreal");
  QCOMPARE(unreal.joints[0].name, std::string("root"));
  QCOMPARE(unreal.joints[1].name, std::string("pelvis"));
  for (const auto& joint : unreal.joints) QCOMPARE(rotations(joint), std::string("ZYX"));
  const auto blender = file("blender");
  QCOMPARE(blender.joints[0].name, std::string("pelvis"));
  QVERIFY(blender.rows[0][1] > 0.5 && blender.rows[0][1] < 1.5);  // metres
  QCOMPARE(file("plain").joints[0].name, std::string("pelvis"));
}

void TstBvhFlavours::unknownReceiversAreNamed() {
  const auto refused = io::bvhFlavourFrom("paint");
  QVERIFY(!refused.ok());
  QVERIFY(refused.error().message.find("motionbuilder") != std::string::npos);
}

QTEST_APPLESS_MAIN(TstBvhFlavours)
#include "tst_bvh_flavours.moc"
