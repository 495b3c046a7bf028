#include "core/io/read/bvh_reader.h"
#include "core/io/write/bvh_writer.h"
#include "core/motion/kinematics.h"
#include "tests/core/io/samples.h"

#include <fmt/format.h>
#include <QTemporaryDir>
#include <QTest>
#include <glm/geometric.hpp>

#include <numbers>

using namespace core;

namespace {

/// Largest distance between the same joints of two clips, metres.
double worst(const motion::Clip& a, const motion::Clip& b) {
  const auto p = motion::worldPositions(a), q = motion::worldPositions(b);
  if (p.size() != q.size()) return 1e9;
  double largest = 0.0;
  for (std::size_t i = 0; i < p.size(); ++i) largest = std::max(largest, static_cast<double>(glm::length(p[i] - q[i])));
  return largest;
}

motion::Clip turningClip() {
  // Three bones that turn twice around, through the pole of the Euler angles.
  auto skeleton =
      std::make_shared<const motion::Skeleton>(std::vector<motion::Joint>{{"hips", -1, {}}, {"left arm {1}", 0, {0.2f, 0.5f, 0.0f}}, {"hand", 1, {0.3f, 0.0f, 0.0f}}});
  motion::ClipData data{skeleton, 60.0, {}, {}, {}, "turning"};
  for (int f = 0; f < 240; ++f) {
    const float angle = static_cast<float>(f) / 240.0f * 4.0f * std::numbers::pi_v<float>;
    data.rootPositions.emplace_back(0.01f * static_cast<float>(f), 1.0f, 0.0f);
    data.rotations.push_back(glm::angleAxis(angle, glm::vec3(1, 0, 0)));
    data.rotations.push_back(glm::angleAxis(-angle, glm::normalize(glm::vec3(1, 0.01f, 0))));
    data.rotations.push_back(glm::angleAxis(0.5f * angle, glm::vec3(0, 1, 0)));
  }
  return motion::Clip(std::move(data));
}

}  // namespace

class TstBvhWriter : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void writtenSamplesReadBackTheSame();
  void sameClipGivesTheSameBytes();
  void anglesGoOnContinuously();
  void movedJointsKeepTheirPositions();
  void restPoseCanLead();
  void unwritablePathIsRefused();
};

void TstBvhWriter::writtenSamplesReadBackTheSame() {
  REQUIRE_SAMPLES();
  for (const auto& sample : tests::sampleBvhFiles()) {
    auto clip = io::readBvh(sample);
    QVERIFY(clip.ok());
    auto again = io::parseBvh(io::formatBvh(*clip), "again.bvh", {.metresPerUnit = 0.01});
    QVERIFY2(again.ok(), again ? "" : again.error().message.c_str());
    QCOMPARE(again->jointCount(), clip->jointCount());
    QVERIFY(std::abs(again->fps() - clip->fps()) < 1e-4);
    QVERIFY2(worst(*clip, *again) < 2e-5, fmt::format("{}: {} m", sample.string(), worst(*clip, *again)).c_str());
  }
}

void TstBvhWriter::sameClipGivesTheSameBytes() {
  const auto clip = turningClip();
  QCOMPARE(io::formatBvh(clip), io::formatBvh(turningClip()));
  QVERIFY(io::formatBvh(clip).find("JOINT left_arm__1_") != std::string::npos);
  QVERIFY(io::formatBvh(clip).find("-0.000000") == std::string::npos);
}

void TstBvhWriter::anglesGoOnContinuously() {
  const auto clip = turningClip();
  auto again = io::parseBvh(io::formatBvh(clip), "again.bvh", {.metresPerUnit = 0.01});
  QVERIFY(again.ok());
  QVERIFY(worst(clip, *again) < 1e-5);
  const auto text = QString::fromStdString(io::formatBvh(clip));
  const auto lines = text.mid(text.indexOf("Frame Time")).split('\n').mid(1);
  QStringList before;
  for (const auto& line : lines) {
    const auto values = line.split(' ', Qt::SkipEmptyParts);
    for (int i = 3; i < values.size() && !before.isEmpty(); ++i) {
      QVERIFY2(std::abs(values[i].toDouble() - before[i].toDouble()) < 100.0, qPrintable(line));  // 3 degrees a frame, at the pole more
    }
    if (!values.isEmpty()) before = values;
  }
}

void TstBvhWriter::movedJointsKeepTheirPositions() {
  auto data = turningClip().data();
  for (std::size_t f = 0; f < data.rootPositions.size(); ++f) {
    for (int j = 0; j < 3; ++j) data.translations.push_back(data.skeleton->joint(j).offset);
    data.translations.back() += glm::vec3(0.001f * static_cast<float>(f), 0, 0);
  }
  const motion::Clip clip(std::move(data));
  auto again = io::parseBvh(io::formatBvh(clip), "again.bvh", {.metresPerUnit = 0.01});
  QVERIFY(again.ok());
  QVERIFY(!again->translations(0).empty());
  QVERIFY(worst(clip, *again) < 1e-5);
}

void TstBvhWriter::restPoseCanLead() {
  const auto clip = turningClip();
  auto again = io::parseBvh(io::formatBvh(clip, {.unitsPerMetre = 1.0, .leadsWithRestPose = true}), "again.bvh", {.metresPerUnit = 1.0});
  QVERIFY(again.ok());
  QCOMPARE(again->frameCount(), clip.frameCount() + 1);
  for (const auto& turn : again->rotations(0)) QCOMPARE(turn.w, 1.0f);
}

void TstBvhWriter::unwritablePathIsRefused() {
  QTemporaryDir folder;
  const auto path = std::filesystem::path(folder.path().toStdString()) / "missing" / "walk.bvh";
  const auto written = io::writeBvh(path, turningClip());
  QVERIFY(!written.ok());
  QCOMPARE(written.error().code, ErrorCode::WriteFailed);
  QVERIFY(!std::filesystem::exists(path));
}

QTEST_APPLESS_MAIN(TstBvhWriter)
#include "tst_bvh_writer.moc"
