#include "core/io/motion_file.h"
#include "core/io/write/export.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <fmt/format.h>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <glm/geometric.hpp>

#include <functional>

using namespace core;
using io::ExportFormat;
using io::ExportOptions;

namespace {

constexpr double kTolerance = 1e-5;  // metres, for a figure of 1.6 m; half a millimetre would do

/// One exported file and what it holds.
struct Case {
  QString name;
  std::string file;
  ExportFormat format;
  ExportOptions options;
  std::shared_ptr<const io::ExportScene> scene;
};

glm::dvec3 point(const QJsonValue& value) {
  const auto v = value.toArray();
  return {v[0].toDouble(), v[1].toDouble(), v[2].toDouble()};
}

/// three.js leaves colons and dots out of names.
QString plain(QString name) { return name.remove(QRegularExpression(QStringLiteral("[^A-Za-z0-9_-]"))); }

QString nodeModules() {
  const QString given = qEnvironmentVariable("GESTO_NODE_MODULES");
  return given.isEmpty() ? QStringLiteral(STUDIO_SOURCE_DIR "/build/interchange/node_modules") : given;
}

io::Provenance provenance() {
  return {.prompt = "a person walks \"home\"",
          .style = "old",
          .seed = 18446744073709551615u,
          .modelHash = "0123456789abcdef",
          .dataLicence = "CC BY 4.0",
          .program = "Gesto Studio"};
}

}  // namespace

class TstOtherPrograms : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void blenderReadsWhatWasWritten_data() {
    cases([](const Case& one) { return one.format != ExportFormat::Vrma && one.format != ExportFormat::Usda; });  // Debian's has a reader of neither
  }
  void blenderReadsWhatWasWritten();
  void weReadWhatBlenderWrites_data() {
    cases([this](const Case& one) { return !writtenByBlender(one).isEmpty(); });
  }
  void weReadWhatBlenderWrites();
  void threeReadsWhatWasWritten_data() { cases(); }
  void threeReadsWhatWasWritten();
  void theGltfValidatorFindsNothing_data() {
    cases([](const Case& one) { return one.format == ExportFormat::Glb || one.format == ExportFormat::Vrma; });
  }
  void theGltfValidatorFindsNothing();

 private:
  void cases(const std::function<bool(const Case&)>& wanted = {});
  /// The file into which Blender writes the same; empty for most cases.
  QString writtenByBlender(const Case& one) const;
  void compare(const Case& one, const QJsonObject& answer, double scale);
  void askBlender();
  void askThree();

  QTemporaryDir folder_;
  std::vector<Case> cases_;
  QJsonObject blender_, three_;
  QString noBlender_, noThree_;  // why not
};

void TstOtherPrograms::initTestCase() {
  QVERIFY(folder_.isValid());
  const auto walk = test_support::syntheticWalk(1, 40);
  const auto add = [&](const char* name, ExportFormat format, ExportOptions options) {
    options.takeName = "Walk old";
    options.provenance = provenance();
    Case one{QString("%1 %2").arg(std::string(io::wordFor(format)).c_str(), name), {}, format, options, nullptr};
    one.file = folder_.filePath(QString("%1.%2").arg(QString(name).replace(' ', '_'), std::string(io::wordFor(format)).c_str())).toStdString();
    const auto scene = io::preparedScene(walk, format, options);
    QVERIFY2(scene.ok(), scene ? "" : scene.error().message.c_str());
    one.scene = std::make_shared<const io::ExportScene>(*scene);
    const auto written = io::exportClip(one.file, walk, options);
    QVERIFY2(written.ok(), written ? "" : written.error().message.c_str());
    cases_.push_back(std::move(one));
  };
  for (const auto format : {ExportFormat::Fbx, ExportFormat::Glb, ExportFormat::Bvh}) {
    const bool isBvh = format == ExportFormat::Bvh;
    add("as it is", format, {});
    if (!isBvh) add("without figure", format, {.hasFigure = false});
    add("T pose, ground bone, 30 fps", format,
        {.names = isBvh ? io::JointNames::HumanIk : io::JointNames::Mixamo, .fps = 30, .leadsWithTPose = true, .root = io::RootMotion::GroundBone});
    add("in place, 24 fps, range", format, {.names = io::JointNames::Unreal, .fps = 24, .root = io::RootMotion::InPlace, .fromSecond = 0.5, .toSecond = 1.5});
    if (format != ExportFormat::Glb) add("metres, 120 fps", format, {.names = io::JointNames::Vrm, .fps = 120, .unitsPerMetre = 1.0});
    add("25 fps", format, {.fps = 25});
    add("60 fps", format, {.fps = 60});
  }
  for (const auto format : {ExportFormat::Vrma, ExportFormat::Usda}) {
    add("as it is", format, {});
    add("30 fps, range", format, {.names = io::JointNames::Unreal, .fps = 30, .fromSecond = 0.5, .toSecond = 1.5});
  }
  add("centimetres, ground bone", ExportFormat::Usda, {.root = io::RootMotion::GroundBone, .unitsPerMetre = 100.0});
  QJsonArray list;
  for (const auto& one : cases_) {
    list.append(QJsonObject{{"file", QString::fromStdString(one.file)},
                            {"again", writtenByBlender(one)},
                            {"fps", one.scene->clip.fps()},
                            {"frames", one.scene->clip.frameCount()},
                            {"unitsPerMetre", one.options.unitsPerMetre == 0.0 ? 100.0 : one.options.unitsPerMetre}});
  }
  QFile file(folder_.filePath("list.json"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(QJsonDocument(list).toJson());
  file.close();
  askBlender();
  askThree();
}

QString TstOtherPrograms::writtenByBlender(const Case& one) const {
  return one.name.endsWith("as it is") && one.format != ExportFormat::Vrma && one.format != ExportFormat::Usda
             ? folder_.filePath(QString("again.%1").arg(std::string(io::wordFor(one.format)).c_str()))
             : QString();
}

void TstOtherPrograms::askBlender() {
  const QString program = QStandardPaths::findExecutable("blender");
  if (program.isEmpty()) {
    noBlender_ = "Blender is not installed";
    return;
  }
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(program, {"--background", "--factory-startup", "--python", STUDIO_SOURCE_DIR "/tests/interchange/read_in_blender.py", "--", folder_.filePath("list.json"),
                          folder_.filePath("blender.json")});
  process.waitForFinished(170000);
  QFile answer(folder_.filePath("blender.json"));
  if (answer.open(QIODevice::ReadOnly)) {
    blender_ = QJsonDocument::fromJson(answer.readAll()).object();
    return;
  }
  const auto said = process.readAll();
  if (said.contains("No module named"))
    noBlender_ = "Blender lacks NumPy (package python3-numpy)";
  else
    qWarning("Blender: %s", said.constData());
}

void TstOtherPrograms::askThree() {
  const QString node = QStandardPaths::findExecutable("node");
  if (node.isEmpty() || !QFile::exists(nodeModules() + "/three/package.json") || !QFile::exists(nodeModules() + "/gltf-validator/package.json")) {
    noThree_ = "node with three and gltf-validator is not installed (packaging/test does that)";
    return;
  }
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(node, {STUDIO_SOURCE_DIR "/tests/interchange/read_in_three.mjs", nodeModules(), folder_.filePath("list.json"), folder_.filePath("three.json")});
  process.waitForFinished(120000);
  QFile answer(folder_.filePath("three.json"));
  if (answer.open(QIODevice::ReadOnly))
    three_ = QJsonDocument::fromJson(answer.readAll()).object();
  else
    qWarning("node: %s", process.readAll().constData());
}

void TstOtherPrograms::cases(const std::function<bool(const Case&)>& wanted) {
  QTest::addColumn<int>("index");
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    if (!wanted || wanted(cases_[i])) QTest::newRow(qPrintable(cases_[i].name)) << static_cast<int>(i);
  }
}

// World positions of all joints in all frames, and the rest pose.
void TstOtherPrograms::compare(const Case& one, const QJsonObject& answer, double scale) {
  QVERIFY2(!answer.contains("error"), qPrintable(answer["error"].toString()));
  const auto& clip = one.scene->clip;
  const auto& skeleton = clip.skeleton();
  const auto names = answer["joints"].toArray();
  const auto rest = answer["rest"].toArray();
  const auto frames = answer["positions"].toArray();
  QCOMPARE(frames.size(), clip.frameCount());
  const auto wantedRest = motion::restPositions(skeleton);
  const auto wanted = motion::worldPositions(clip);
  const auto joints = static_cast<std::size_t>(clip.jointCount());
  std::vector<int> found(joints, -1);
  for (int i = 0; i < names.size(); ++i) {
    for (std::size_t j = 0; j < joints; ++j) {
      if (plain(names[i].toString()) == plain(QString::fromStdString(skeleton.joints()[j].name))) found[j] = i;
    }
  }
  double worst = 0.0, worstRest = 0.0;
  for (std::size_t j = 0; j < joints; ++j) {
    QVERIFY2(found[j] >= 0, fmt::format("joint {} is missing", skeleton.joints()[j].name).c_str());
    worstRest = std::max(worstRest, glm::length(scale * point(rest[found[j]]) - glm::dvec3(wantedRest[j])));
    for (qsizetype f = 0; f < frames.size(); ++f) {
      worst = std::max(worst, glm::length(scale * point(frames[f].toArray()[found[j]]) - glm::dvec3(wanted[static_cast<std::size_t>(f) * joints + j])));
    }
  }
  qInfo("%s: %.7f m over %d frames, rest pose %.7f m", qPrintable(one.name), worst, clip.frameCount(), worstRest);
  QVERIFY2(worst < kTolerance, fmt::format("{} m", worst).c_str());
  QVERIFY2(worstRest < kTolerance, fmt::format("rest pose {} m", worstRest).c_str());
}

void TstOtherPrograms::blenderReadsWhatWasWritten() {
  if (!noBlender_.isEmpty()) QSKIP(qPrintable(noBlender_));
  QFETCH(int, index);
  const Case& one = cases_[static_cast<std::size_t>(index)];
  const auto answer = blender_[QString::fromStdString(one.file)].toObject();
  compare(one, answer, 1.0);
  if (QTest::currentTestFailed()) return;
  QCOMPARE(answer["armatures"].toInt(), 1);
  QVERIFY2(std::abs(answer["rate"].toDouble() - one.scene->clip.fps()) < 1e-3, qPrintable(QString::number(answer["rate"].toDouble())));
  QVERIFY(std::abs(answer["lastKey"].toDouble() - (one.scene->clip.frameCount() - 1)) < 1e-3);
  // A file in centimetres gives an object of scale 0.01 in Blender's FBX reader, whoever wrote it; all others have none.
  const double unit = one.format == ExportFormat::Fbx && one.options.unitsPerMetre == 0.0 ? 0.01 : 1.0;
  for (const auto& scale : answer["scale"].toArray()) QVERIFY2(std::abs(scale.toDouble() - unit) < 1e-6, qPrintable(QString::number(scale.toDouble())));
  if (one.format != ExportFormat::Bvh) QVERIFY2(answer["take"].toString().contains("Walk old"), qPrintable(answer["take"].toString()));
  if (!one.scene->figure) {
    QCOMPARE(answer["meshes"].toInt(), 0);
    return;
  }
  // What made it is kept.
  if (one.format == ExportFormat::Fbx) {
    const auto kept = answer["properties"].toObject();
    for (const auto& [name, value] : provenance().entries()) QCOMPARE(kept["gesto_" + QString::fromStdString(name)].toString(), QString::fromStdString(value));
  }
  // The figure moves with its bones: the box around all its points.
  QCOMPARE(answer["meshes"].toInt(), 1);
  const auto& figure = *one.scene->figure;
  const auto rest = motion::restPositions(one.scene->clip.skeleton());
  for (int f = 0; f < one.scene->clip.frameCount(); ++f) {
    const auto world = motion::worldPose(one.scene->clip, f);
    glm::vec3 low(1e9f), high(-1e9f);
    for (std::size_t v = 0; v < figure.positions.size(); ++v) {
      const auto j = std::size_t{figure.joints[v].joints[0]};
      const glm::vec3 p = world.positions[j] + world.rotations[j] * (figure.positions[v] - rest[j]);
      low = glm::min(low, p), high = glm::max(high, p);
    }
    const auto box = answer["boxes"].toArray()[f].toArray();
    QVERIFY2(glm::length(point(box[0]) - glm::dvec3(low)) < 0.001 && glm::length(point(box[1]) - glm::dvec3(high)) < 0.001,
             fmt::format("frame {}: {} and {} m off", f, glm::length(point(box[0]) - glm::dvec3(low)), glm::length(point(box[1]) - glm::dvec3(high))).c_str());
  }
}

void TstOtherPrograms::weReadWhatBlenderWrites() {
  if (!noBlender_.isEmpty()) QSKIP(qPrintable(noBlender_));
  QFETCH(int, index);
  const Case& one = cases_[static_cast<std::size_t>(index)];
  const auto file = writtenByBlender(one);
  const auto read = io::readMotionFile(file.toStdString());
  QVERIFY2(read.ok(), read ? "" : read.error().message.c_str());
  for (const auto& sentence : read->report.assumptions) qInfo("%s", sentence.c_str());
  const auto& wanted = one.scene->clip;
  QCOMPARE(read->clip->frameCount(), wanted.frameCount());
  QVERIFY2(std::abs(read->clip->fps() - wanted.fps()) < 1e-3, fmt::format("{} fps", read->clip->fps()).c_str());
  double worst = 0.0;
  for (int f = 0; f < wanted.frameCount(); ++f) {
    const auto p = motion::worldPose(wanted, f).positions, q = motion::worldPose(*read->clip, f).positions;
    for (int j = 0; j < wanted.jointCount(); ++j) {
      const int other = read->clip->skeleton().indexOf(wanted.skeleton().joint(j).name);
      QVERIFY2(other >= 0, wanted.skeleton().joint(j).name.c_str());
      worst = std::max(worst, static_cast<double>(glm::length(p[static_cast<std::size_t>(j)] - q[static_cast<std::size_t>(other)])));
    }
  }
  qInfo("%s: %.7f m", qPrintable(one.name), worst);
  QVERIFY2(worst < kTolerance, fmt::format("{} m", worst).c_str());
}

void TstOtherPrograms::threeReadsWhatWasWritten() {
  if (!noThree_.isEmpty()) QSKIP(qPrintable(noThree_));
  QFETCH(int, index);
  const Case& one = cases_[static_cast<std::size_t>(index)];
  const auto answer = three_[QString::fromStdString(one.file)].toObject();
  const bool isInMetres = one.format == ExportFormat::Glb || one.format == ExportFormat::Vrma || one.format == ExportFormat::Usda;
  const double units = isInMetres ? 1.0 : one.options.unitsPerMetre == 0.0 ? 100.0 : one.options.unitsPerMetre;
  compare(one, answer, 1.0 / units);
  if (QTest::currentTestFailed()) return;
  QVERIFY(std::abs(answer["duration"].toDouble() - (one.scene->clip.frameCount() - 1) / one.scene->clip.fps()) < 1e-4);
  QCOMPARE(answer["skinned"].toInt(), one.scene->figure ? 1 : 0);
  if (one.format == ExportFormat::Bvh) return;
  QCOMPARE(answer["takes"].toArray()[0].toString(), QString(one.format == ExportFormat::Usda ? "Walk_old" : "Walk old"));
}

void TstOtherPrograms::theGltfValidatorFindsNothing() {
  if (!noThree_.isEmpty()) QSKIP(qPrintable(noThree_));
  QFETCH(int, index);
  const Case& one = cases_[static_cast<std::size_t>(index)];
  const auto answer = three_[QString::fromStdString(one.file)].toObject();
  const auto issues = answer["validator"].toObject();
  const auto said = QJsonDocument(issues).toJson();
  QVERIFY2(issues.contains("numErrors") && issues["numErrors"].toInt() == 0 && issues["numWarnings"].toInt() == 0, said.constData());
  const auto extras = answer["asset"].toObject()["extras"].toObject();
  for (const auto& [name, value] : provenance().entries()) QCOMPARE(extras[QString::fromStdString(name)].toString(), QString::fromStdString(value));
}

QTEST_GUILESS_MAIN(TstOtherPrograms)
#include "tst_other_programs.moc"
