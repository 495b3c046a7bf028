// Characters go in as FBX and glTF, play, and come out as both; Blender reads what went in and what came out. Skips where Blender is not installed.
#include "core/io/character_file.h"
#include "core/io/write/export.h"
#include "core/motion/rig/character.h"
#include "core/motion/rig/shape_map.h"
#include "tests/support/synthetic_motion.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <glm/geometric.hpp>

#include <algorithm>
#include <map>

using namespace core;

namespace {

constexpr double kTolerance = 0.0005;  // metres
constexpr double kFps = 24.0;

QString source(const QString& name) { return QStringLiteral(STUDIO_SOURCE_DIR "/resources/characters/") + name; }

glm::dvec3 point(const QJsonValue& value) {
  const auto v = value.toArray();
  return {v[0].toDouble(), v[1].toDouble(), v[2].toDouble()};
}

/// How far two sets of shares are apart, joint by joint.
double sharesApart(const QJsonObject& a, const QJsonObject& b) {
  double worst = 0.0;
  for (auto it = a.begin(); it != a.end(); ++it) worst = std::max(worst, std::abs(it.value().toDouble() - b.value(it.key()).toDouble()));
  for (auto it = b.begin(); it != b.end(); ++it) worst = std::max(worst, std::abs(it.value().toDouble() - a.value(it.key()).toDouble()));
  return worst;
}

}  // namespace

class TstCharactersInBlender : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void whatCameOutIsWhatWentIn_data();
  void whatCameOutIsWhatWentIn();

 private:
  QTemporaryDir folder_;
  std::map<QString, motion::Clip> clips_;  // by the file that came out
  QJsonObject answers_;
};

void TstCharactersInBlender::initTestCase() {
  const QString blender = QStandardPaths::findExecutable(QStringLiteral("blender"));
  if (blender.isEmpty()) QSKIP("Blender is not installed");
  const auto walk = test_support::syntheticWalk(7, 60);
  QJsonArray list;
  for (const char* name : {"milla.glb", "otto.fbx"}) {
    list.append(QJsonObject{{"file", source(name)}, {"fps", kFps}});
    const auto character = io::readCharacter(source(name).toStdString());
    QVERIFY2(character, character ? "" : character.error().message.c_str());
    const auto map = motion::mapByNameOrShape(*character->skeleton);
    QVERIFY(map);
    const auto clip = motion::onCharacter(motion::worldPositions(walk), *character->skeleton, *map, {.fps = kFps, .armSpace = 8.0, .stride = 1.1});
    QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
    for (const char* ending : {"fbx", "glb"}) {
      const QString file = folder_.filePath(QString(name).section('.', 0, 0) + "." + ending);
      const auto written = io::exportClip(file.toStdString(), *clip, {.body = character->mesh, .takeName = "Walk"});
      QVERIFY2(written, written ? "" : written.error().message.c_str());
      clips_.emplace(file, *clip);
      list.append(QJsonObject{{"file", file}, {"fps", kFps}});
    }
  }
  QFile wishes(folder_.filePath("list.json"));
  QVERIFY(wishes.open(QIODevice::WriteOnly));
  wishes.write(QJsonDocument(list).toJson());
  wishes.close();
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(blender, {"--background", "--factory-startup", "--python", STUDIO_SOURCE_DIR "/tests/interchange/read_characters.py", "--", wishes.fileName(),
                          folder_.filePath("answer.json")});
  if (!process.waitForFinished(150'000)) {
    process.kill();
    process.waitForFinished();
    QSKIP("Blender takes too long here");
  }
  QFile answer(folder_.filePath("answer.json"));
  QVERIFY2(answer.open(QIODevice::ReadOnly), process.readAll().right(2000).constData());
  answers_ = QJsonDocument::fromJson(answer.readAll()).object();
}

void TstCharactersInBlender::whatCameOutIsWhatWentIn_data() {
  QTest::addColumn<QString>("original");
  QTest::addColumn<QString>("out");
  for (const char* name : {"milla.glb", "otto.fbx"})
    for (const char* ending : {"fbx", "glb"}) {
      const QString out = QString(name).section('.', 0, 0) + "." + ending;
      QTest::addRow("%s as %s", name, ending) << QString(name) << out;
    }
}

void TstCharactersInBlender::whatCameOutIsWhatWentIn() {
  QFETCH(QString, original);
  QFETCH(QString, out);
  if (answers_.isEmpty()) QSKIP("Blender is not installed");
  const auto in = answers_[source(original)].toObject(), got = answers_[folder_.filePath(out)].toObject();
  for (const auto& answer : {in, got}) {
    QVERIFY2(answer["error"].toString().isEmpty(), qPrintable(answer["error"].toString()));
    QCOMPARE(answer["armatures"].toInt(), 1);
    QCOMPARE(answer["meshes"].toInt(), 1);
  }

  // The rest pose: every joint by its name.
  const auto joints = in["joints"].toArray(), jointsOut = got["joints"].toArray();
  QCOMPARE(jointsOut.size(), joints.size());
  double worstRest = 0.0;
  for (qsizetype j = 0; j < joints.size(); ++j) {
    qsizetype other = 0;
    while (other < jointsOut.size() && jointsOut[other] != joints[j]) ++other;
    QVERIFY2(other < jointsOut.size(), qPrintable(joints[j].toString()));
    worstRest = std::max(worstRest, glm::length(point(in["rest"].toArray()[j]) - point(got["rest"].toArray()[other])));
  }

  // The body: each vertex of the one has one of the other at its place, on the same joints; neither has anything beside.
  const auto vertices = in["vertices"].toArray(), verticesOut = got["vertices"].toArray(), shares = in["shares"].toArray(), sharesOut = got["shares"].toArray();
  std::vector<glm::dvec3> a, b;
  for (const auto& v : vertices) a.push_back(point(v));
  for (const auto& v : verticesOut) b.push_back(point(v));
  double worstPlace = 0.0, worstShare = 0.0;
  const auto match = [&](const std::vector<glm::dvec3>& from, const QJsonArray& sharesFrom, const std::vector<glm::dvec3>& to, const QJsonArray& sharesTo) {
    for (std::size_t i = 0; i < from.size(); ++i) {
      double place = 1e9, share = 1e9;
      for (std::size_t k = 0; k < to.size(); ++k) {
        const double apart = glm::length(from[i] - to[k]);
        if (apart > kTolerance && apart >= place) continue;
        const double of = sharesApart(sharesFrom[static_cast<qsizetype>(i)].toObject(), sharesTo[static_cast<qsizetype>(k)].toObject());
        // Of vertices at one place the one with the same shares.
        if (place > kTolerance || of < share) place = apart, share = of;
      }
      worstPlace = std::max(worstPlace, place);
      worstShare = std::max(worstShare, share);
    }
  };
  match(a, shares, b, sharesOut);
  match(b, sharesOut, a, shares);
  const double areaIn = in["area"].toDouble(), areaOut = got["area"].toDouble();

  // Materials, their colours, pictures, and how much of the body has them.
  const auto materials = in["materials"].toArray(), materialsOut = got["materials"].toArray();
  QCOMPARE(materialsOut.size(), materials.size());
  for (qsizetype m = 0; m < materials.size(); ++m) {
    const auto one = materials[m].toObject(), other = materialsOut[m].toObject();
    QCOMPARE(other["name"].toString(), one["name"].toString());
    QCOMPARE(other["picture"].toArray(), one["picture"].toArray());
    if (one["picture"].isNull()) QVERIFY2(glm::length(point(one["colour"]) - point(other["colour"])) < 0.01, qPrintable(one["name"].toString()));
    const QString name = one["name"].toString();
    QVERIFY(std::abs(in["materialAreas"].toObject()[name].toDouble() - got["materialAreas"].toObject()[name].toDouble()) < 0.005 * areaIn);
  }

  // The motion, joint by joint over all frames.
  const auto& clip = clips_.at(folder_.filePath(out));
  const auto frames = got["frames"].toArray();
  QCOMPARE(frames.size(), clip.frameCount());
  const auto wanted = motion::worldPositions(clip);
  double worst = 0.0;
  for (int f = 0; f < clip.frameCount(); ++f) {
    const auto heads = frames[f].toObject();
    for (int j = 0; j < clip.jointCount(); ++j) {
      const auto head = heads.value(QString::fromStdString(clip.skeleton().joint(j).name));
      QVERIFY(!head.isUndefined());
      worst = std::max(worst, glm::length(point(head) - glm::dvec3(wanted[static_cast<std::size_t>(f * clip.jointCount() + j)])));
    }
  }
  qInfo("%d and %d vertices, %.4f mm, shares %.6f, area %.5f and %.5f m2; rest %.4f mm; motion %.4f mm over %d frames", static_cast<int>(a.size()),
        static_cast<int>(b.size()), 1000.0 * worstPlace, worstShare, areaIn, areaOut, 1000.0 * worstRest, 1000.0 * worst, clip.frameCount());
  QVERIFY2(worstRest < kTolerance, qPrintable(QString::number(worstRest)));
  QVERIFY2(worstPlace < kTolerance && worstShare < 1e-3, qPrintable(QString("%1 m, %2").arg(worstPlace).arg(worstShare)));
  QVERIFY(std::abs(areaOut - areaIn) < 0.005 * areaIn);
  QVERIFY2(worst < kTolerance, qPrintable(QString::number(worst)));
}

QTEST_GUILESS_MAIN(TstCharactersInBlender)
#include "tst_characters_in_blender.moc"
