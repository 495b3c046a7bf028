#include "core/io/read/keypoints/frame_numbers.h"
#include "core/io/read/keypoints/keypoint_json.h"
#include "core/motion/picture/keypoint_layout.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>

using core::ErrorCode;
using core::io::frameNumbers;
using core::io::parseKeypoints;
using core::io::readKeypoints;
using core::motion::keypointIndices;
using core::motion::KeypointIndices;

/// Key point files as they come out of people's tools: other orders of points, other things beside them, numbers that are none.
class TstKeypointFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void layoutsAreToldApartByHowPointsLie_data();
  void layoutsAreToldApartByHowPointsLie();
  void namesInTheFileDecide_data();
  void namesInTheFileDecide();
  void pointsInSpaceAreRefused_data();
  void pointsInSpaceAreRefused();
  void missingNumbersAreNotSeen_data();
  void missingNumbersAreNotSeen();
  void whatIsWrongIsSaidWithItsPlace();
  void onlyPersonsCount();
  void theNumberThatChangesIsTheFrames_data();
  void theNumberThatChangesIsTheFrames();
  void whatLiesBesideTheFramesIsPassedOver();
};

namespace {

struct Body {
  std::array<double, 2> nose{100, 20}, neck{100, 40}, midHip{100, 100};
  // left, right; the left of a person who looks at the camera lies to the picture's right
  std::array<std::array<double, 2>, 2> shoulder{{{118, 42}, {82, 42}}}, elbow{{{130, 65}, {70, 65}}}, wrist{{{136, 92}, {64, 92}}}, hip{{{110, 100}, {90, 100}}},
      knee{{{112, 140}, {88, 140}}}, ankle{{{113, 180}, {87, 180}}}, ear{{{105, 19}, {95, 19}}}, toe{{{117, 186}, {83, 186}}};
};

/// Points of the body in an order; what the order does not name lies on the nose.
std::string pointsIn(const KeypointIndices& at, std::size_t count) {
  const Body body;
  std::vector<std::array<double, 2>> points(count, body.nose);
  const auto put = [&](int index, const std::array<double, 2>& place) {
    if (index >= 0) points[static_cast<std::size_t>(index)] = place;
  };
  put(at.nose, body.nose), put(at.neck, body.neck), put(at.midHip, body.midHip);
  for (std::size_t s = 0; s < 2; ++s) {
    put(at.shoulder[s], body.shoulder[s]), put(at.elbow[s], body.elbow[s]), put(at.wrist[s], body.wrist[s]), put(at.hip[s], body.hip[s]), put(at.knee[s], body.knee[s]);
    put(at.ankle[s], body.ankle[s]), put(at.ear[s], body.ear[s]), put(at.bigToe[s], body.toe[s]), put(at.smallToe[s], body.toe[s]);
  }
  std::string out;
  for (const auto& p : points) out += fmt::format("{}[{},{},0.9]", out.empty() ? "" : ",", p[0], p[1]);
  return "[" + out + "]";
}

KeypointIndices h36m() {
  return {.nose = 10,
          .neck = 8,
          .midHip = 0,
          .shoulder = {11, 14},
          .elbow = {12, 15},
          .wrist = {13, 16},
          .hip = {4, 1},
          .knee = {5, 2},
          .ankle = {6, 3},
          .ear = {-1, -1},
          .bigToe = {-1, -1},
          .smallToe = {-1, -1}};
}
KeypointIndices mpii() {
  return {.nose = 9,
          .neck = 7,
          .midHip = 6,
          .shoulder = {13, 12},
          .elbow = {14, 11},
          .wrist = {15, 10},
          .hip = {3, 2},
          .knee = {4, 1},
          .ankle = {5, 0},
          .ear = {-1, -1},
          .bigToe = {-1, -1},
          .smallToe = {-1, -1}};
}
KeypointIndices lsp() {
  return {.nose = 13,
          .neck = 12,
          .midHip = -1,
          .shoulder = {9, 8},
          .elbow = {10, 7},
          .wrist = {11, 6},
          .hip = {3, 2},
          .knee = {4, 1},
          .ankle = {5, 0},
          .ear = {-1, -1},
          .bigToe = {-1, -1},
          .smallToe = {-1, -1}};
}
KeypointIndices crowdPose() {
  return {.nose = 12,
          .neck = 13,
          .midHip = -1,
          .shoulder = {0, 1},
          .elbow = {2, 3},
          .wrist = {4, 5},
          .hip = {6, 7},
          .knee = {8, 9},
          .ankle = {10, 11},
          .ear = {-1, -1},
          .bigToe = {-1, -1},
          .smallToe = {-1, -1}};
}
KeypointIndices body25b() {
  return {.nose = 0,
          .neck = 17,
          .midHip = -1,
          .shoulder = {5, 6},
          .elbow = {7, 8},
          .wrist = {9, 10},
          .hip = {11, 12},
          .knee = {13, 14},
          .ankle = {15, 16},
          .ear = {3, 4},
          .bigToe = {19, 22},
          .smallToe = {20, 23}};
}

bool sameLimbs(const KeypointIndices& a, const KeypointIndices& b) {
  for (std::size_t s = 0; s < 2; ++s)
    if (a.shoulder[s] != b.shoulder[s] || a.wrist[s] != b.wrist[s] || a.hip[s] != b.hip[s] || a.ankle[s] != b.ankle[s] || a.elbow[s] != b.elbow[s] ||
        a.knee[s] != b.knee[s])
      return false;
  return true;
}

std::string list(std::size_t count, const std::string& each) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += (i ? "," : "") + each;
  return "[" + out + "]";
}

}  // namespace

void TstKeypointFiles::layoutsAreToldApartByHowPointsLie_data() {
  QTest::addColumn<QString>("points");
  QTest::addColumn<int>("which");
  using core::motion::KeypointSet;
  const auto row = [](const char* name, const KeypointIndices& at, std::size_t count, int which) {
    QTest::newRow(name) << QString::fromStdString(pointsIn(at, count)) << which;
  };
  row("COCO 17", keypointIndices(KeypointSet::Coco17), 17, 0);
  row("Human3.6M 17", h36m(), 17, 1);
  row("MPII 16", mpii(), 16, 2);
  row("LSP 14", lsp(), 14, 3);
  row("CrowdPose 14", crowdPose(), 14, 4);
  row("BODY_25", keypointIndices(KeypointSet::Body25), 25, 5);
  row("BODY_25B", body25b(), 25, 6);
}

void TstKeypointFiles::layoutsAreToldApartByHowPointsLie() {
  QFETCH(QString, points);
  QFETCH(int, which);
  using core::motion::KeypointSet;
  const std::array<KeypointIndices, 7> expected = {keypointIndices(KeypointSet::Coco17), h36m(),   mpii(), lsp(), crowdPose(),
                                                   keypointIndices(KeypointSet::Body25), body25b()};
  const auto video = parseKeypoints("[{\"keypoints\":" + points.toStdString() + "}]", "clip.json");
  QVERIFY2(video, video ? "" : video.error().message.c_str());
  QVERIFY2(sameLimbs(keypointIndices(*video), expected[static_cast<std::size_t>(which)]), std::string(keypointSetName(*video)).c_str());
}

void TstKeypointFiles::namesInTheFileDecide_data() {
  QTest::addColumn<QString>("head");
  const QString names =
      R"("left_ankle","right_ankle","left_knee","right_knee","left_hip","right_hip","left_wrist","right_wrist","left_elbow","right_elbow","left_shoulder","right_shoulder","nose")";
  QTest::newRow("COCO's categories") << "\"categories\":[{\"id\":1,\"name\":\"person\",\"keypoints\":[" + names + "]}]";
  QTest::newRow("MMPose's list") << "\"meta_info\":{\"keypoint_names\":[" + names + "]}";
  QString byNumber;
  int i = 0;
  for (const auto& name : names.split(',')) byNumber += QString("%1\"%2\":%3").arg(i ? "," : "").arg(i).arg(name), ++i;
  QTest::newRow("MMPose's numbers") << "\"meta_info\":{\"keypoint_id2name\":{" + byNumber + "}}";
  QString shorter = names;
  shorter.replace("left_", "L")
      .replace("right_", "R")
      .replace("Lankle", "LAnkle")
      .replace("Rankle", "RAnkle")
      .replace("Lknee", "LKnee")
      .replace("Rknee", "RKnee")
      .replace("Lhip", "LHip")
      .replace("Rhip", "RHip");
  shorter.replace("Lwrist", "LWrist")
      .replace("Rwrist", "RWrist")
      .replace("Lelbow", "LElbow")
      .replace("Relbow", "RElbow")
      .replace("Lshoulder", "LShoulder")
      .replace("Rshoulder", "RShoulder");
  QTest::newRow("short names") << "\"keypoint_names\":[" + shorter + "]";
}

void TstKeypointFiles::namesInTheFileDecide() {
  QFETCH(QString, head);
  const auto video = parseKeypoints(
      std::string(1, '{') + head.toStdString() + ",\"annotations\":[{\"image_id\":3,\"category_id\":1,\"keypoints\":" + list(39, "1.5") + "}]}", "clip.json");
  QVERIFY2(video, video ? "" : video.error().message.c_str());
  const auto& at = keypointIndices(*video);
  QCOMPARE(at.ankle[0], 0);
  QCOMPARE(at.hip[1], 5);
  QCOMPARE(at.shoulder[0], 10);
  QCOMPARE(at.nose, 12);
}

void TstKeypointFiles::pointsInSpaceAreRefused_data() {
  QTest::addColumn<QString>("json");
  const auto row = [](const char* name, const std::string& json) { QTest::newRow(name) << QString::fromStdString(json); };
  row("nested, scores beside", R"([{"keypoints":)" + list(17, "[0.1,0.2,0.3]") + R"(,"keypoint_scores":)" + list(17, "1") + "}]");
  row("nested, depths below zero", R"([{"keypoints":)" + list(17, "[100,200,-0.3]") + "}]");
  row("four numbers", R"([{"keypoints":)" + list(17, "[0.1,0.2,0.3,1]") + "}]");
  row("in one row, millimetres", R"([{"keypoints":)" + list(51, "812.5") + "}]");
  row("by name", R"({"people":[{"pose_keypoints_3d":)" + list(100, "1") + "}]}");
}

void TstKeypointFiles::pointsInSpaceAreRefused() {
  QFETCH(QString, json);
  const auto video = parseKeypoints(json.toStdString(), "clip.json");
  QVERIFY(!video);
  QCOMPARE(video.error().code, ErrorCode::Unsupported);
  QVERIFY2(video.error().message.find("space") != std::string::npos, video.error().message.c_str());
}

void TstKeypointFiles::missingNumbersAreNotSeen_data() {
  QTest::addColumn<QString>("third");
  for (const char* third : {"[NaN,NaN,NaN]", "[NaN, 7, 0.5]", "[Infinity,-Infinity,0.9]", "[null,null,null]", "[5,6,null]", "null"})
    QTest::newRow(third) << QString(third);
}

void TstKeypointFiles::missingNumbersAreNotSeen() {
  QFETCH(QString, third);
  std::string points = list(17, "[10,20,0.9]");
  points.replace(points.find("[10", 20), 11, third.toStdString());
  const auto video = parseKeypoints(R"([{"name":"NaN and Infinity in a text","keypoints":)" + points + "}]", "clip.json");
  QVERIFY2(video, video ? "" : video.error().message.c_str());
  std::size_t unseen = 0;
  for (const auto& point : video->frames[0].people[0].points) unseen += point.score == 0.0f;
  QCOMPARE(unseen, std::size_t{1});
}

void TstKeypointFiles::whatIsWrongIsSaidWithItsPlace() {
  const auto words =
      parseKeypoints(R"([{"image_id":"7.jpg","keypoints":)" + list(51, "1") + R"(},{"image_id":"8.jpg","keypoints":)" + list(51, "\"x\"") + "}]", "clip.json");
  QVERIFY(!words && words.error().message.find("8.jpg") != std::string::npos);
  const auto frame = parseKeypoints(R"({"instance_info":[{"frame_id":12,"instances":[{"keypoints":[["a",1]]}]}]})", "clip.json");
  QVERIFY(!frame && frame.error().message.find("frame 12") != std::string::npos);
}

void TstKeypointFiles::onlyPersonsCount() {
  const std::string person = list(51, "1"), dog = list(60, "2");
  const auto coco =
      parseKeypoints(R"({"categories":[{"id":3,"name":"dog","keypoints":["snout"]},{"id":7,"name":"Person"}],"annotations":[{"image_id":1,"category_id":3,"keypoints":)" +
                         dog + R"(},{"image_id":1,"category_id":7,"keypoints":)" + person + R"(},{"image_id":2,"category_id":3,"bbox":[0,0,1,1]}]})",
                     "clip.json");
  QVERIFY2(coco, coco ? "" : coco.error().message.c_str());
  QCOMPARE(coco->frames.at(0).people.size(), std::size_t{1});
  QVERIFY(!coco->remarks.empty());
  const auto bare =
      parseKeypoints(R"([{"image_id":1,"category_id":1,"keypoints":)" + person + R"(},{"image_id":1,"category_id":18,"keypoints":)" + dog + "}]", "clip.json");
  QVERIFY2(bare, bare ? "" : bare.error().message.c_str());
  QCOMPARE(bare->frames.at(0).people.size(), std::size_t{1});
}

void TstKeypointFiles::theNumberThatChangesIsTheFrames_data() {
  QTest::addColumn<QStringList>("names");
  QTest::addColumn<QList<int>>("numbers");
  QTest::newRow("the last") << QStringList{"clip_000001", "clip_000002"} << QList<int>{1, 2};
  QTest::newRow("before a height") << QStringList{"clip_0001_1080p", "clip_0002_1080p", "clip_0003_1080p"} << QList<int>{1, 2, 3};
  QTest::newRow("first") << QStringList{"0009_1080p", "0010_1080p"} << QList<int>{9, 10};
  QTest::newRow("after the day") << QStringList{"2024-05-01_7", "2024-05-01_8"} << QList<int>{7, 8};
  QTest::newRow("with a time behind it") << QStringList{"frame_1_t_0033", "frame_2_t_0067", "frame_3_t_0100"} << QList<int>{1, 2, 3};
  QTest::newRow("of different lengths") << QStringList{"a8x264", "a9x264", "a10x264"} << QList<int>{8, 9, 10};
  QTest::newRow("one name") << QStringList{"clip_0001_1080p"} << QList<int>{1080};
}

void TstKeypointFiles::theNumberThatChangesIsTheFrames() {
  QFETCH(QStringList, names);
  QFETCH(QList<int>, numbers);
  std::vector<std::string> given;
  for (const auto& name : names) given.push_back(name.toStdString());
  const auto found = frameNumbers(given);
  QVERIFY(found);
  QCOMPARE(found->size(), static_cast<std::size_t>(numbers.size()));
  for (qsizetype i = 0; i < numbers.size(); ++i) QCOMPARE((*found)[static_cast<std::size_t>(i)], static_cast<std::int64_t>(numbers[i]));
  QVERIFY(!frameNumbers({"one", "two"}));
}

void TstKeypointFiles::whatLiesBesideTheFramesIsPassedOver() {
  QTemporaryDir place;
  const std::filesystem::path folder(place.path().toStdString());
  const auto write = [&](const std::string& name, const std::string& text) { std::ofstream(folder / name, std::ios::binary) << text; };
  const std::string frame = R"({"people":[{"pose_keypoints_2d":)" + list(75, "3") + "}]}";
  for (const char* name : {"0001_1080p_keypoints.json", "0002_1080p_keypoints.json", "0003_1080p_keypoints.json"}) write(name, frame);
  write("._0001_1080p_keypoints.json", std::string("\0\5\26\7\0\2\0\0Mac OS X", 16));
  write(".DS_Store", "x");
  write("cameras.json", R"({"cameras":[1,2,3]})");
  write("Thumbs.db", "x");
  std::filesystem::create_directory(folder / "more.json");
  const auto video = readKeypoints(folder);
  QVERIFY2(video, video ? "" : video.error().message.c_str());
  QCOMPARE(video->frames.size(), std::size_t{3});
  QCOMPARE(video->remarks.size(), std::size_t{1});
  QVERIFY(video->remarks[0].find("cameras.json") != std::string::npos);
  write("0004_1080p_keypoints.json", "{");
  const auto broken = readKeypoints(folder);
  QVERIFY(!broken && broken.error().message.find("0004_1080p") != std::string::npos);
}

QTEST_GUILESS_MAIN(TstKeypointFiles)
#include "tst_keypoint_files.moc"
