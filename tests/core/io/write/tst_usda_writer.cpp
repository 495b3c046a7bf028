#include "core/io/write/export.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/mat4x4.hpp>

using namespace core;

namespace {

/// As much of a USD text as a test needs, by a page of code that shares nothing with the program.
struct Usda {
  QString text;

  /// What stands behind "name = " up to the end of its line.
  QString value(const QString& name) const {
    const auto found =
        QRegularExpression("(?m)^\\s*(?:[a-z0-9]+(?:\\[\\])? |uniform [a-z0-9]+(?:\\[\\])? |rel )?" + QRegularExpression::escape(name) + " = (.*)$").match(text);
    return found.captured(1);
  }
  static std::vector<double> numbers(const QString& list) {
    std::vector<double> values;
    auto all = QRegularExpression("-?[0-9][0-9.]*(?:e[-+]?[0-9]+)?").globalMatch(list);
    while (all.hasNext()) values.push_back(all.next().captured(0).toDouble());
    return values;
  }
  static QStringList words(const QString& list) {
    QStringList values;
    auto all = QRegularExpression("\"((?:[^\"\\\\]|\\\\.)*)\"").globalMatch(list);
    while (all.hasNext()) values.append(all.next().captured(1));
    return values;
  }
  /// By time code.
  QMap<int, std::vector<double>> samples(const QString& name) const {
    const auto block = QRegularExpression(QRegularExpression::escape(name) + "\\.timeSamples = \\{(.*?)\\n *\\}", QRegularExpression::DotMatchesEverythingOption)
                           .match(text)
                           .captured(1);
    QMap<int, std::vector<double>> made;
    auto all = QRegularExpression("(?m)^ *([0-9]+): (\\[.*\\]),$").globalMatch(block);
    while (all.hasNext()) {
      const auto one = all.next();
      made[one.captured(1).toInt()] = numbers(one.captured(2));
    }
    return made;
  }
  std::vector<int> parents() const {
    const auto paths = words(value("joints"));
    std::vector<int> made;
    for (const auto& path : paths) made.push_back(static_cast<int>(paths.indexOf(path.section('/', 0, -2))));
    return made;
  }
};

Usda written(const motion::Clip& clip, const io::ExportOptions& options) {
  const auto bytes = io::exportedFile(clip, io::ExportFormat::Usda, options);
  if (!bytes) throw std::runtime_error(bytes.error().message);
  return {QString::fromUtf8(bytes->data(), static_cast<qsizetype>(bytes->size()))};
}

}  // namespace

class TstUsdaWriter : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyJointIsWhereTheMotionHasIt_data();
  void everyJointIsWhereTheMotionHasIt();
  void theHeaderSaysUnitAxisAndRate();
  void restAndBindAgree();
  void theFigureHangsOnItsJoints();
  void namesBecomePathsThatUsdTakes();
  void textsAreQuoted();
};

void TstUsdaWriter::everyJointIsWhereTheMotionHasIt_data() {
  QTest::addColumn<double>("units");
  QTest::addColumn<int>("root");
  QTest::newRow("metres") << 0.0 << 0;
  QTest::newRow("centimetres") << 100.0 << 0;
  QTest::newRow("on a ground bone") << 0.0 << static_cast<int>(io::RootMotion::GroundBone);
  QTest::newRow("under a still bone") << 0.0 << static_cast<int>(io::RootMotion::Reference);
}

void TstUsdaWriter::everyJointIsWhereTheMotionHasIt() {
  QFETCH(double, units);
  QFETCH(int, root);
  const auto walk = test_support::syntheticWalk(2, 30);
  const io::ExportOptions options{.root = static_cast<io::RootMotion>(root), .unitsPerMetre = units};
  const auto file = written(walk, options);
  const auto scene = io::preparedScene(walk, io::ExportFormat::Usda, options);
  const double metres = Usda::numbers(file.value("metersPerUnit")).at(0);
  const auto parents = file.parents();
  const auto moved = file.samples("translations"), turned = file.samples("rotations");
  QCOMPARE(moved.size(), 30);
  QCOMPARE(turned.size(), 30);
  QCOMPARE(static_cast<int>(parents.size()), scene->clip.jointCount());
  double worst = 0.0;
  for (int f = 0; f < 30; ++f) {
    const auto wanted = motion::worldPose(scene->clip, f).positions;
    std::vector<glm::dmat4> world(parents.size());
    for (std::size_t j = 0; j < parents.size(); ++j) {
      const auto& t = moved[f];
      const auto& r = turned[f];
      // The real part stands first.
      const auto local = glm::translate(glm::dmat4(1.0), glm::dvec3(t.at(3 * j), t.at(3 * j + 1), t.at(3 * j + 2))) *
                         glm::mat4_cast(glm::dquat(r.at(4 * j), r.at(4 * j + 1), r.at(4 * j + 2), r.at(4 * j + 3)));
      world[j] = parents[j] < 0 ? local : world[static_cast<std::size_t>(parents[j])] * local;
      worst = std::max(worst, glm::length(metres * glm::dvec3(world[j][3]) - glm::dvec3(wanted[j])));
    }
  }
  QVERIFY2(worst < 1e-5, qPrintable(QString::number(worst)));
}

void TstUsdaWriter::theHeaderSaysUnitAxisAndRate() {
  const auto walk = test_support::syntheticWalk(2, 30);
  const auto file = written(walk, {.fps = 24, .unitsPerMetre = 100.0});
  QVERIFY(file.text.startsWith("#usda 1.0\n"));
  QCOMPARE(file.value("upAxis"), QString("\"Y\""));
  QCOMPARE(file.value("metersPerUnit"), QString("0.01"));
  QCOMPARE(file.value("timeCodesPerSecond"), QString("24"));
  QCOMPARE(file.value("startTimeCode"), QString("0"));
  QCOMPARE(file.value("endTimeCode").toInt(), static_cast<int>(file.samples("rotations").size()) - 1);
  QCOMPARE(file.value("defaultPrim"), QString("\"Figure\""));
  QCOMPARE(written(walk, {}).value("metersPerUnit"), QString("1"));
}

void TstUsdaWriter::restAndBindAgree() {
  const auto walk = test_support::syntheticWalk(2, 3);
  const auto file = written(walk, {});
  const auto rest = Usda::numbers(file.value("restTransforms")), bind = Usda::numbers(file.value("bindTransforms"));
  const auto parents = file.parents();
  QCOMPARE(rest.size(), 16 * parents.size());
  const auto wanted = motion::restPositions(io::preparedScene(walk, io::ExportFormat::Usda, {})->clip.skeleton());
  std::vector<glm::dvec3> places(parents.size());
  for (std::size_t j = 0; j < parents.size(); ++j) {
    // Row vectors: the place is the last row.
    const auto row = [&](const std::vector<double>& all) { return glm::dvec3(all[16 * j + 12], all[16 * j + 13], all[16 * j + 14]); };
    places[j] = row(rest) + (parents[j] < 0 ? glm::dvec3(0.0) : places[static_cast<std::size_t>(parents[j])]);
    QVERIFY(glm::length(places[j] - row(bind)) < 1e-5);
    QVERIFY(glm::length(places[j] - glm::dvec3(wanted[j])) < 1e-5);
    QCOMPARE(rest[16 * j + 15], 1.0);
  }
}

void TstUsdaWriter::theFigureHangsOnItsJoints() {
  const auto walk = test_support::syntheticWalk(2, 3);
  const auto file = written(walk, {});
  const auto points = Usda::numbers(file.value("points")), counts = Usda::numbers(file.value("faceVertexCounts")),
             corners = Usda::numbers(file.value("faceVertexIndices"));
  const auto joints = Usda::numbers(file.value("primvars:skel:jointIndices")), weights = Usda::numbers(file.value("primvars:skel:jointWeights"));
  QVERIFY(points.size() > 300);
  QCOMPARE(joints.size(), points.size() / 3);
  QCOMPARE(weights.size(), joints.size());
  QCOMPARE(corners.size(), 3 * counts.size());
  for (const double corner : corners) QVERIFY(corner >= 0 && corner < static_cast<double>(joints.size()));
  const auto bind = Usda::numbers(file.value("bindTransforms"));
  for (std::size_t v = 0; v < joints.size(); ++v) {
    const auto j = static_cast<std::size_t>(joints[v]);
    const glm::dvec3 from(bind[16 * j + 12], bind[16 * j + 13], bind[16 * j + 14]);
    QVERIFY(glm::length(glm::dvec3(points[3 * v], points[3 * v + 1], points[3 * v + 2]) - from) < 0.7);  // no vertex is farther from its joint than a limb is long
  }
  QVERIFY(!written(walk, {.hasFigure = false}).text.contains("def Mesh"));
}

void TstUsdaWriter::namesBecomePathsThatUsdTakes() {
  auto data = test_support::syntheticWalk(2, 3).data();
  auto joints = data.skeleton->joints();
  joints[1].name = "mixamorig:Left Up.Leg";
  joints[2].name = "9 lives";
  joints[3].name = "\xe8\x85\xb0";  // a name of other letters
  joints[4].name = joints[5].name = "knee";
  joints[16].name = joints[17].name = "arm";
  data.skeleton = std::make_shared<const motion::Skeleton>(std::move(joints));
  const auto file = written(motion::Clip(std::move(data)), {.takeName = "2 steps, \"old\""});
  const auto paths = Usda::words(file.value("joints")), names = Usda::words(file.value("jointNames"));
  QCOMPARE(QSet<QString>(paths.begin(), paths.end()).size(), 22);
  const QRegularExpression plain("^[A-Za-z_][A-Za-z0-9_]*(/[A-Za-z_][A-Za-z0-9_]*)*$");
  for (const auto& path : paths) QVERIFY2(plain.match(path).hasMatch(), qPrintable(path));
  QCOMPARE(names[1], QString("mixamorig:Left Up.Leg"));
  const auto animation = QRegularExpression("def SkelAnimation \"([A-Za-z_][A-Za-z0-9_]*)\"").match(file.text);
  QVERIFY(animation.hasMatch());
  QCOMPARE(file.value("skel:animationSource"), "</Figure/Skeleton/" + animation.captured(1) + ">");
}

void TstUsdaWriter::textsAreQuoted() {
  const auto walk = test_support::syntheticWalk(2, 3);
  io::ExportOptions options{.takeName = std::string("n\xff"
                                                    "ot \xc3\xa4\n")};
  options.provenance.prompt = "a person says \"no\\yes\"\nand goes";
  const auto file = written(walk, options);
  QVERIFY(file.text.contains("string prompt = \"a person says \\\"no\\\\yes\\\"\\nand goes\""));
  QVERIFY(file.text.contains(QString::fromUtf8("string take = \"n?ot \xc3\xa4\\n\"")));
}

QTEST_APPLESS_MAIN(TstUsdaWriter)
#include "tst_usda_writer.moc"
