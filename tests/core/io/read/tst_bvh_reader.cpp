#include "core/base/file.h"
#include "core/io/read/bvh_reader.h"
#include "core/motion/kinematics.h"
#include "tests/core/io/samples.h"

#include <fmt/format.h>
#include <QElapsedTimer>
#include <QTest>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace core;

namespace {

/// A small figure: a root with positions in another order, a joint with six channels, a fixed joint, two End Sites on one joint.
const std::string kHeader =
    "HIERARCHY\r\nROOT Body Root\r\n{\r\n OFFSET 0 0 0\r\n CHANNELS 6 Yrotation Zposition Xposition Yposition Xrotation Zrotation\r\n"
    " JOINT Arm\r\n {\r\n  OFFSET 1 2 3\r\n  CHANNELS 4 Xposition Zrotation Yrotation Xrotation\r\n"
    "  JOINT Fixed\r\n  {\r\n   OFFSET 0 30 0\r\n   CHANNELS 0\r\n"
    "   End Site\r\n   {\r\n    OFFSET 0 1 0\r\n   }\r\n   End Site\r\n   {\r\n    OFFSET 0 0 1\r\n   }\r\n  }\r\n }\r\n}\r\n";

std::string file(const std::string& motion) { return kHeader + "MOTION\r\n" + motion; }

motion::Clip parsed(const std::string& text) {
  auto clip = io::parseBvh(text, "figure.bvh", {.metresPerUnit = 0.01});
  if (!clip) throw std::runtime_error(clip.error().message);
  return std::move(clip).value();
}

std::string refusal(const std::string& text) {
  auto clip = io::parseBvh(text, "walk_07.bvh");
  return clip ? "read" : clip.error().message;
}

bool near(const glm::vec3& a, double x, double y, double z, double tolerance) {
  return std::abs(a.x - x) < tolerance && std::abs(a.y - y) < tolerance && std::abs(a.z - z) < tolerance;
}

}  // namespace

class TstBvhReader : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void samplesGiveTheExpectedValues();
  void anyChannelOrderIsRead();
  void positionChannelsReplaceTheOffset();
  void valuesMayBeSpreadOverLines();
  void everyEndSiteIsKept();
  void errorsNameFileAndLine_data();
  void errorsNameFileAndLine();
  void absurdCountsAreRefusedAtOnce();
  void unitsAreToldBySize();
  void fiveMinutesAreReadInASecond();
  void cutAndDamagedFilesNeverCrash();
};

void TstBvhReader::samplesGiveTheExpectedValues() {
  REQUIRE_SAMPLES();
  const auto text = base::readWholeFile(tests::sampleFolder() / "bvh_expected.json");
  QVERIFY(text.ok());
  int compared = 0;
  for (const auto& expected : nlohmann::json::parse(*text)) {
    const std::string name = expected["file"];
    auto clip = io::readBvh(tests::sampleFolder() / name, {.metresPerUnit = 1.0});  // the expected values are in file units
    QVERIFY2(clip.ok(), name.c_str());
    QCOMPARE(clip->jointCount(), expected["joints"].get<int>());
    QCOMPARE(clip->frameCount(), expected["frames"].get<int>());
    QVERIFY2(std::abs(1.0 / clip->fps() - expected["frame_time"].get<double>()) < 1e-9, name.c_str());
    QCOMPARE(clip->skeleton().joint(0).name, expected["root"].get<std::string>());
    const auto first = motion::worldPose(*clip, 0);
    const auto& root = expected["frame0_root_xyz"];
    const auto& lastRoot = expected["last_frame_root_xyz"];
    QVERIFY2(near(clip->rootPosition(0), root[0], root[1], root[2], 2e-3), name.c_str());
    QVERIFY2(near(clip->rootPosition(clip->frameCount() - 1), lastRoot[0], lastRoot[1], lastRoot[2], 2e-3), name.c_str());
    for (const auto& [joint, xyz] : expected["frame0_joint_xyz"].items()) {
      const int index = clip->skeleton().indexOf(joint);
      QVERIFY2(index >= 0, joint.c_str());
      const auto& p = first.positions[static_cast<std::size_t>(index)];
      QVERIFY2(near(p, xyz[0], xyz[1], xyz[2], 2e-3), fmt::format("{} {}: {} {} {}", name, joint, p.x, p.y, p.z).c_str());
      ++compared;
    }
  }
  QVERIFY(compared >= 27);
}

void TstBvhReader::anyChannelOrderIsRead() {
  const auto clip = parsed(file("Frames: 1\nFrame Time: 0.05\n90 3 1 2 0 0 0 0 0 0\n"));
  QCOMPARE(clip.skeleton().joint(0).name, std::string("Body Root"));
  QVERIFY(near(clip.rootPosition(0), 0.01, 0.02, 0.03, 1e-6));  // Z X Y in the file
  QCOMPARE(clip.fps(), 20.0);
  // 90 degrees about Y take the arm's +Z (3) to +X.
  const auto world = motion::worldPose(clip, 0);
  QVERIFY(near(world.positions[1], 0.01 + 0.03, 0.02 + 0.02, 0.03 - 0.0, 1e-6));
}

void TstBvhReader::positionChannelsReplaceTheOffset() {
  const auto moving = parsed(file("Frames: 2\nFrame Time: 0.05\n0 0 0 0 0 0 7 0 0 0\n0 0 0 0 0 0 8 0 0 0\n"));
  QVERIFY(!moving.translations(0).empty());
  QVERIFY(near(moving.translations(0)[1], 0.07, 0.02, 0.03, 1e-6));  // the axes without a channel keep the offset
  QVERIFY(near(moving.translations(1)[1], 0.08, 0.02, 0.03, 1e-6));
  const auto constant = parsed(file("Frames: 2\nFrame Time: 0.05\n0 0 0 0 0 0 7 0 0 0\n0 0 0 0 0 0 7 0 0 0\n"));
  QVERIFY(constant.translations(0).empty());
  QVERIFY(near(constant.skeleton().joint(1).offset, 0.07, 0.02, 0.03, 1e-6));
}

void TstBvhReader::valuesMayBeSpreadOverLines() {
  const auto whole = parsed(file("Frames: 2\nFrame Time: 0.05\n1 2 3 4 5 6 7 8 9 10\n11 12 13 14 15 16 17 18 19 20\n"));
  const auto spread =
      parsed(file("Frames: 2\nFrame Time: 0.05\n1 2 3\n4 5 6 7.000000000000000000000000000000000000000001 8\r\n9 10 11 12\n+13 14\t15 16 1.7e1 18 19\n\n20"));
  for (int f = 0; f < 2; ++f) QCOMPARE(motion::worldPose(whole, f).positions[2].x, motion::worldPose(spread, f).positions[2].x);
}

void TstBvhReader::everyEndSiteIsKept() {
  const auto clip = parsed(file("Frames: 1\nFrame Time: 0.05\n0 0 0 0 0 0 0 0 0 0\n"));
  QCOMPARE(clip.skeleton().endSites().size(), std::size_t(2));
  QVERIFY(near(clip.skeleton().endSites()[1].second, 0, 0, 0.01, 1e-7));
}

void TstBvhReader::errorsNameFileAndLine_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("sentence");
  const auto row = [](const char* name, const std::string& text, const char* sentence) { QTest::newRow(name) << QString::fromStdString(text) << QString(sentence); };
  const std::string frame = "0 0 0 0 0 0 0 0 0 0\n";
  row("short line", file("Frames: 2\nFrame Time: 0.05\n" + frame + "0 0 0 0 0 0 0 0\n"), "walk_07.bvh:29: expected 10 channel values, found 8");
  row("long line", file("Frames: 1\nFrame Time: 0.05\n0 0 0 0 0 0 0 0 0 0 0\n"), "walk_07.bvh:28: expected 10 channel values, found 11");
  row("no rows", file("Frames: 3\nFrame Time: 0.05\n"), "walk_07.bvh:26: 'Frames: 3', but the file holds no row");
  row("no number", file("Frames: 1\nFrame Time: 0.05\n0 0 0 0 x1 0 0 0 0 0\n"), "walk_07.bvh:28: 'x1' is not a number");
  row("not finite", file("Frames: 1\nFrame Time: 0.05\n0 0 0 0 nan 0 0 0 0 0\n"), "walk_07.bvh:28: 'nan' is out of range");
  row("huge", file("Frames: 1\nFrame Time: 0.05\n0 0 0 0 1e300 0 0 0 0 0\n"), "walk_07.bvh:28: '1e300' is out of range");
  row("no frames", file("Frames: 0\nFrame Time: 0.05\n"), "walk_07.bvh:26: 'Frames: 0' is not a number of frames");
  row("frame time", file("Frames: 1\nFrame Time: 0\n" + frame), "walk_07.bvh:27: a frame time of 0 seconds makes no sense");
  row("empty", "", "walk_07.bvh:1: expected HIERARCHY, but the file ends here");
  row("other", "GIF89a", "walk_07.bvh:1: expected HIERARCHY, found 'GIF89a'");
  row("channel", "HIERARCHY\nROOT a\n{\nOFFSET 0 0 0\nCHANNELS 1 Wrotation\n}\n", "walk_07.bvh:5: expected a channel such as Zrotation, found 'Wrotation'");
  row("channel twice", "HIERARCHY\nROOT a\n{\nOFFSET 0 0 0\nCHANNELS 2 Zrotation Zrotation\n}\n", "walk_07.bvh:5: channel 'Zrotation' stands twice");
  row("second root", "HIERARCHY\nROOT a\n{\nOFFSET 0 0 0\nCHANNELS 1 Xrotation\n}\nROOT b\n", "walk_07.bvh:7: a second ROOT; one figure per file is read");
}

void TstBvhReader::errorsNameFileAndLine() {
  QFETCH(QString, text);
  QFETCH(QString, sentence);
  QCOMPARE(QString::fromStdString(refusal(text.toStdString())), sentence);
}

void TstBvhReader::absurdCountsAreRefusedAtOnce() {
  QVERIFY(refusal(file("Frames: 999999999\nFrame Time: 0.05\n0 0 0\n")).find("more than any file holds") != std::string::npos);
  QVERIFY(refusal(file("Frames: 99999999\nFrame Time: 0.05\n0 0 0\n")).find("expected 10 channel values, found 3") != std::string::npos);
  QVERIFY(refusal("HIERARCHY\nROOT a\n{\nCHANNELS 999999999 Xrotation\n").find("0 to 6 channels") != std::string::npos);
  std::string deep = "HIERARCHY\nROOT a\n{\n";
  for (int i = 0; i < 100000; ++i) deep += "JOINT a\n{\n";
  QVERIFY(refusal(deep).find("nested deeper") != std::string::npos);
}

void TstBvhReader::unitsAreToldBySize() {
  REQUIRE_SAMPLES();
  const auto metres = [](const char* name) {
    io::ImportReport report;
    auto clip = io::readBvh(tests::sampleFolder() / name, {}, &report);
    return clip && report.assumptions.size() == 1 ? report.metresPerUnit : 0.0;
  };
  QCOMPARE(metres("cmu_cgspeed31_12_01_walk.bvh"), 0.056444);
  QCOMPARE(metres("xia_old_13_000.bvh"), 0.056444);
  for (const char* name : {"100style_Angry_FW_first600.bvh", "bandai1_walk_happy.bvh", "cmu_asf27_02_04_jump.bvh", "cmu_daz_07_04_slow_walk.bvh",
                           "cmu_iclone_07_12_brisk_walk.bvh", "deepmimic13_zombie_walk.bvh"}) {
    QCOMPARE(metres(name), 0.01);
  }
}

void TstBvhReader::fiveMinutesAreReadInASecond() {
  // Ten channels here; five minutes of a 31-joint figure have 96, so 9.6 times as many frames make the same work.
  std::string frame;
  for (int i = 0; i < 10; ++i) frame += "-123.456789 ";
  frame += "\n";
  const int frames = 36000 * 96 / 10;
  std::string text = file(fmt::format("Frames: {}\nFrame Time: 0.00833333\n", frames));
  text.reserve(text.size() + frame.size() * static_cast<std::size_t>(frames));
  for (int f = 0; f < frames; ++f) text += frame;
  QElapsedTimer timer;
  timer.start();
  const auto clip = parsed(text);
  const auto elapsed = timer.elapsed();
  QCOMPARE(clip.frameCount(), frames);
  qInfo("%lld ms for %.0f MB", static_cast<long long>(elapsed), static_cast<double>(text.size()) / 1e6);
  // A busy machine is allowed to be slow; the promise is one second on a free core.
  QVERIFY2(elapsed < 5000, "five minutes at 120 fps took too long");
}

void TstBvhReader::cutAndDamagedFilesNeverCrash() {
  REQUIRE_SAMPLES();
  for (const auto& sample : tests::sampleBvhFiles()) {
    const auto bytes = base::readWholeFile(sample);
    QVERIFY(bytes.ok());
    // The header byte by byte, the numbers in steps that keep the test short.
    const auto motionAt = bytes->find("MOTION");
    std::size_t refused = 0, tries = 0;
    for (std::size_t cut = 0; cut < bytes->size(); cut += cut < motionAt ? 97 : std::max<std::size_t>(97, bytes->size() / 24)) {
      ++tries;
      if (!io::parseBvh(std::string_view(*bytes).substr(0, cut), "cut.bvh")) ++refused;
    }
    QVERIFY2(refused + 1 >= tries, sample.c_str());  // a cut inside the very last number may still read
    auto damaged = bytes->substr(0, std::min<std::size_t>(bytes->size(), motionAt + 4000));
    for (std::size_t at = 0; at < damaged.size(); at += 37) {
      const char kept = damaged[at];
      for (const char flipped : {static_cast<char>(kept ^ 0x10), static_cast<char>(kept ^ 0x80), '\0', '{', '}', '9'}) {
        damaged[at] = flipped;
        const auto result = io::parseBvh(damaged, "damaged.bvh");
        if (result) QVERIFY(result->frameCount() > 0);
      }
      damaged[at] = kept;
    }
  }
}

QTEST_APPLESS_MAIN(TstBvhReader)
#include "tst_bvh_reader.moc"
