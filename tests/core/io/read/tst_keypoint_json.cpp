#include "core/io/read/keypoints/keypoint_json.h"
#include "tests/core/io/samples.h"
#include "tests/support/hostile_input.h"

#include <QtTest/QtTest>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace std::string_literals;
using core::ErrorCode;
using core::io::parseKeypoints;
using core::io::readKeypoints;
using core::motion::KeypointSet;

/// Key points as detectors write them, and as they do not.
class TstKeypointJson : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void readsTheSamples_data();
  void readsTheSamples();
  void readsEveryForm_data();
  void readsEveryForm();
  void unseenPointsHaveNoScore();
  void missingFramesAreEmpty();
  void farNumbersAreNoFrames();
  void wrongInputIsRefusedInOneSentence_data();
  void wrongInputIsRefusedInOneSentence();
  void picturesOfAnyNumberAreTaken();
  void cutAndFlippedFilesNeverCrash();
  void damagedFilesAreReadOrRefused();
  void foldersWithoutFramesAreRefused();
};

namespace {

std::string numbers(int count, const char* each) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    if (i > 0) text += ',';
    text += each;
  }
  return text;
}

std::string openPoseFrame(int points) {
  std::string text = R"({"people":[{"pose_keypoints_2d":[)";
  for (int i = 0; i < points; ++i) text += std::to_string(10 + 7 * i) + "," + std::to_string(20 + 3 * i * i) + (i + 1 < points ? ",0.9," : ",0.9");
  return text + "]}]}";
}

struct Form {
  const char* name;
  std::string json;
  int frames, points;
};

/// One file of every form that is understood.
std::vector<Form> everyForm() {
  return {{"OpenPose BODY_25", openPoseFrame(25), 1, 25},
          {"OpenPose COCO 18", R"({"people":[{"pose_keypoints":[)"s + numbers(18, "1,2,0.5") + "]}]}", 1, 18},
          {"AlphaPose",
           R"([{"image_id":"3.jpg","category_id":1,"idx":4,"score":2.7,"keypoints":[)"s + numbers(17, "1,2,0.5") +
               R"(]},{"image_id":"5.jpg","score":2.7,"keypoints":[)"s + numbers(17, "1,2,0.5") + "]}]",
           3, 17},
          {"COCO annotations", R"({"images":[],"annotations":[{"image_id":7,"keypoints":[)"s + numbers(17, "1,2,2") + "]}]}", 1, 17},
          {"by picture", R"({"data":[{"frame_index":1,"skeleton":[{"pose":[)"s + numbers(18, "1,2") + R"(],"score":[)"s + numbers(18, "0.5") + "]}]}]}", 1, 18},
          {"MMPose",
           R"({"meta_info":{},"instance_info":[{"frame_id":1,"instances":[]},{"frame_id":2,"instances":[{"keypoints":[)"s + numbers(133, "[1,2]") +
               R"(],"keypoint_scores":[)"s + numbers(133, "0.5") + "]}]}]}",
           2, 133},
          {"MMPose, one frame", R"([{"keypoints":[)"s + numbers(26, "[1,2]") + R"(],"keypoint_scores":[)"s + numbers(26, "0.5") + "]}]", 1, 26}};
}

/// A folder that goes away.
struct Folder {
  std::filesystem::path path;
  explicit Folder(const char* name)
      : path(std::filesystem::temp_directory_path() / (std::string("gesto_keypoints_") + name + std::to_string(QCoreApplication::applicationPid()))) {
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(path / name) << text; }
};

}  // namespace

void TstKeypointJson::readsTheSamples_data() {
  QTest::addColumn<QString>("sample");
  QTest::addColumn<int>("set");
  QTest::addColumn<int>("frames");
  QTest::newRow("treadmill") << "openpose_treadmill_27" << static_cast<int>(KeypointSet::Body25) << 60;
  QTest::newRow("workout") << "openpose_workout_march" << static_cast<int>(KeypointSet::Body25) << 60;
  QTest::newRow("baseball") << "alphapose_coco17_baseball.json" << static_cast<int>(KeypointSet::Coco17) << 277;
}

void TstKeypointJson::readsTheSamples() {
  QFETCH(QString, sample);
  QFETCH(int, set);
  QFETCH(int, frames);
  REQUIRE_SAMPLES();
  const auto video = readKeypoints(tests::sampleFolder() / sample.toStdString());
  QVERIFY2(video, video ? "" : video.error().message.c_str());
  QCOMPARE(static_cast<int>(video->set), set);
  QCOMPARE(static_cast<int>(video->frames.size()), frames);
  const auto tracks = core::motion::trackPeople(*video);
  QVERIFY(!tracks.empty());
  const auto seen = std::count_if(tracks[0].person.begin(), tracks[0].person.end(), [](int person) { return person >= 0; });
  QVERIFY2(seen >= frames * 9 / 10, qPrintable(QString::number(seen)));
}

void TstKeypointJson::readsEveryForm_data() {
  QTest::addColumn<QString>("json");
  QTest::addColumn<int>("frames");
  QTest::addColumn<int>("points");
  for (const auto& form : everyForm()) QTest::newRow(form.name) << QString::fromStdString(form.json) << form.frames << form.points;
}

void TstKeypointJson::readsEveryForm() {
  QFETCH(QString, json);
  QFETCH(int, frames);
  QFETCH(int, points);
  const auto video = parseKeypoints(json.toStdString(), "clip.json");
  QVERIFY2(video, video ? "" : video.error().message.c_str());
  QCOMPARE(static_cast<int>(video->frames.size()), frames);
  const auto& person = video->frames.back().people.at(0);
  QCOMPARE(static_cast<int>(person.points.size()), points);
  QVERIFY(person.points[3].score >= 0.5f && person.points[3].score <= 1.0f);
}

void TstKeypointJson::unseenPointsHaveNoScore() {
  const auto video = parseKeypoints(R"({"people":[{"pose_keypoints_2d":[0,0,0.7,)"s + numbers(24, "1,2,0") + "]}]}", "clip.json");
  QVERIFY(video);
  for (const auto& point : video->frames[0].people[0].points) QCOMPARE(point.score, 0.0f);
  QVERIFY(core::motion::trackPeople(*video).empty());
}

void TstKeypointJson::missingFramesAreEmpty() {
  const Folder folder("missing");
  for (const char* name : {"a_000003_keypoints.json", "a_000004_keypoints.json", "a_000009_keypoints.json"}) folder.write(name, openPoseFrame(25));
  folder.write("notes.txt", "not a frame");
  folder.write("a_000005_keypoints.json", R"({"people":[]})"s);
  const auto video = readKeypoints(folder.path);
  QVERIFY2(video, video ? "" : video.error().message.c_str());
  QCOMPARE(video->frames.size(), std::size_t{7});
  QVERIFY(video->frames[2].people.empty() && video->frames[4].people.empty());
  QCOMPARE(video->frames[6].people.size(), std::size_t{1});
  QCOMPARE(video->remarks.size(), std::size_t{1});
  const auto tracks = core::motion::trackPeople(*video);
  QCOMPARE(tracks.size(), std::size_t{1});
  QCOMPARE(tracks[0].person, (std::vector<int>{0, 0, -1, -1, -1, -1, 0}));
}

void TstKeypointJson::farNumbersAreNoFrames() {
  const Folder folder("far");
  folder.write("000000000001.json", openPoseFrame(25));
  folder.write("999999999999.json", openPoseFrame(25));
  const auto video = readKeypoints(folder.path);
  QVERIFY(video);
  QCOMPARE(video->frames.size(), std::size_t{2});
  QVERIFY(!video->remarks.empty());
}

void TstKeypointJson::wrongInputIsRefusedInOneSentence_data() {
  QTest::addColumn<QString>("json");
  QTest::addColumn<int>("code");
  const auto row = [](const char* name, const std::string& json, ErrorCode code) { QTest::newRow(name) << QString::fromStdString(json) << static_cast<int>(code); };
  row("empty", "", ErrorCode::ParseFailed);
  row("cut off", openPoseFrame(25).substr(0, 60), ErrorCode::ParseFailed);
  row("another JSON", R"({"hello":1})"s, ErrorCode::ParseFailed);
  row("a number", "5", ErrorCode::ParseFailed);
  row("nobody", R"({"people":[]})"s, ErrorCode::InvalidArgument);
  row("no list", R"({"people":7})"s, ErrorCode::ParseFailed);
  row("a person without points", R"({"people":[{}]})"s, ErrorCode::ParseFailed);
  row("19 points", R"({"people":[{"pose_keypoints_2d":[)"s + numbers(19, "1,2,1") + "]}]}", ErrorCode::Unsupported);
  row("words", R"({"people":[{"pose_keypoints_2d":[)"s + numbers(25, "\"a\",2,1") + "]}]}", ErrorCode::ParseFailed);
  row("absurd place", R"({"people":[{"pose_keypoints_2d":[)"s + numbers(25, "1e300,2,1") + "]}]}", ErrorCode::ParseFailed);
  row("scores do not fit", R"([{"keypoints":[)"s + numbers(17, "[1,2]") + R"(],"keypoint_scores":[1,1]}])"s, ErrorCode::ParseFailed);
  row("two sets", R"([{"image_id":1,"keypoints":[)"s + numbers(17, "1,2,1") + R"(]},{"image_id":2,"keypoints":[)"s + numbers(26, "1,2,1") + "]}]",
      ErrorCode::ParseFailed);
  row("a crowd", R"({"people":[)"s + numbers(5000, R"({"pose_keypoints_2d":[]})") + "]}", ErrorCode::ParseFailed);
  row("frame number of another kind", R"({"data":[{"frame_index":"x","skeleton":[]}]})"s, ErrorCode::ParseFailed);
  row("huge frame number", R"({"data":[{"frame_index":18446744073709551615,"skeleton":[]}]})"s, ErrorCode::ParseFailed);
  row("deep", std::string(100'000, '['), ErrorCode::ParseFailed);
}

void TstKeypointJson::wrongInputIsRefusedInOneSentence() {
  QFETCH(QString, json);
  QFETCH(int, code);
  const auto video = parseKeypoints(json.toStdString(), "clip.json");
  QVERIFY(!video);
  QCOMPARE(static_cast<int>(video.error().code), code);
  QVERIFY2(video.error().message.starts_with("clip.json: "), video.error().message.c_str());
  QVERIFY(video.error().message.find('\n') == std::string::npos);
}

void TstKeypointJson::picturesOfAnyNumberAreTaken() {
  const auto one = [](const char* id) { return R"({"image_id":)"s + id + R"(,"keypoints":[)" + numbers(17, "1,2,1") + "]}"; };
  // As far apart as numbers can be: their distance fits no signed number.
  const auto video = parseKeypoints(std::string("[").append(one("-9223372036854775808")).append(",").append(one("9007199254740992")).append("]"), "clip.json");
  QVERIFY2(video, video ? "" : video.error().message.c_str());
  QCOMPARE(video->frames.size(), std::size_t{2});
  const auto frames = parseKeypoints(R"({"data":[{"frame_index":9007199254740992,"skeleton":[]},{"skeleton":[{"pose":[)"s + numbers(18, "1,2") + "]}]}]}", "clip.json");
  QVERIFY2(frames, frames ? "" : frames.error().message.c_str());
  QCOMPARE(frames->frames.size(), std::size_t{2});
}

void TstKeypointJson::cutAndFlippedFilesNeverCrash() {
  const std::string whole = R"([{"image_id":"3.jpg","idx":4,"keypoints":[)"s + numbers(17, "1,2,0.5") + "]}]";
  for (std::size_t length = 0; length < whole.size(); ++length) QVERIFY(!parseKeypoints(whole.substr(0, length), "clip.json"));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const char flip : {1, 2, 16, 64}) {
      auto damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ flip);
      (void)parseKeypoints(damaged, "clip.json");
    }
  }
}

void TstKeypointJson::damagedFilesAreReadOrRefused() {
  std::vector<std::string> samples;
  for (const auto& form : everyForm()) samples.push_back(form.json);
  const auto outcome = tests::tryHostile(
      samples, [](const std::string& bytes) { return tests::sentenceOf(parseKeypoints(bytes, "case.json")); }, 2000);
  VERIFY_OUTCOME(outcome);
}

void TstKeypointJson::foldersWithoutFramesAreRefused() {
  const Folder folder("none");
  QCOMPARE(readKeypoints(folder.path).error().code, ErrorCode::NotFound);
  QCOMPARE(readKeypoints(folder.path / "absent.json").error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TstKeypointJson)
#include "tst_keypoint_json.moc"
