#include "core/document/project_file.h"
#include "core/services/motion_plan.h"
#include "core/services/take_requests.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>

using namespace core;
using namespace core::services;
using motion::BodyEnd;

namespace {

std::vector<KeyPose> somePoses() {
  KeyPose whole, held;
  whole.time = 1.5, whole.file = "clip.bvh", whole.from = 0.7;
  held.time = 1.0, held.until = 1.25, held.file = "a clip: two@home.bvh", held.joints = {BodyEnd::LeftHand, BodyEnd::Head}, held.isPlaced = true;
  return {whole, held};
}

std::vector<WayPoint> somePath() { return {{0.0, 0.0, 0.0, {}}, {2.0, -0.5, 1.75, 90.0}, {4.5, 1.0, 3.0, -45.5}}; }

motion::ToldStands someStands() { return {{std::vector<motion::FootStand>{{0.25, 0.75}, {1.0, 2.0}}, std::vector<motion::FootStand>()}}; }

void same(const std::vector<KeyPose>& a, const std::vector<KeyPose>& b) {
  QCOMPARE(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    QCOMPARE(a[i].time, b[i].time);
    QCOMPARE(a[i].until, b[i].until);
    QCOMPARE(a[i].file.string(), b[i].file.string());
    QCOMPARE(a[i].from, b[i].from);
    QVERIFY(a[i].joints == b[i].joints);
    QCOMPARE(a[i].isPlaced, b[i].isPlaced);
  }
}

}  // namespace

class TstPlanKeys : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void textsAreReadAgain();
  void wrongTextsAreOneSentence_data();
  void wrongTextsAreOneSentence();
  void aPlanFileHoldsThem();
  void wrongFilesNameThePlace_data();
  void wrongFilesNameThePlace();
  void aPathFileIsReadAndItsFaultsNamed_data();
  void aPathFileIsReadAndItsFaultsNamed();
  void aProjectKeepsThem();
  void aPathGoesWithStretchesOfOneMotion();
};

void TstPlanKeys::textsAreReadAgain() {
  for (const auto& pose : somePoses()) {
    const auto again = keyPoseFrom(keyPoseText(pose));
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    same({pose}, {*again});
  }
  const auto path = pathFrom(pathText(somePath()));
  QVERIFY2(path, path ? "" : path.error().message.c_str());
  QVERIFY(*path == somePath());
  const auto plain = keyPoseFrom("2=clip.bvh");
  QVERIFY(plain.ok());
  QCOMPARE(plain->from, 0.0);
  QVERIFY(isPathText("0: 0, 0") && !isPathText("path.json") && !isPathText("C:\\path.json"));
}

void TstPlanKeys::wrongTextsAreOneSentence_data() {
  QTest::addColumn<QString>("pose");
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("says");
  const auto pose = [](const char* text, const char* says) { QTest::newRow(text) << QString(text) << QString() << QString(says); };
  const auto path = [](const char* text, const char* says) { QTest::newRow(text) << QString() << QString(text) << QString(says); };
  pose("clip.bvh", "names no file");
  pose("1.5=", "names no file");
  pose("soon=clip.bvh@0.7", "does not begin with a second");
  pose("1.5=clip.bvh@0.7:left_ear", "names \"left_ear\", which is none of left_hand");
  pose("1.5=clip.bvh@0.7:left_hand,left_hand", "names a joint twice");
  pose("1.5-1=clip.bvh@0.7", "key pose 1 (at 1.5 s, clip.bvh) is held until 1 s, before it begins");
  path("0: 0", "the way point \"0: 0\" is not written as");
  path("0: 0, 0; 1: x, 2", "the way point \"1: x, 2\" is not written as");
  path("0: 0, 0, 90", "is not written as");
  path(";", "needs at least one way point");
  path("0: 0, 0; 2: 1, 1; 1: 2, 2", "way point 3 (at 1 s) is not at least 0.05 s behind the one before it, which is at 2 s");
  path("0: 0, 5000", "way point 1 (at 0 s) lies more than 1000 m away");
}

void TstPlanKeys::wrongTextsAreOneSentence() {
  QFETCH(QString, pose);
  QFETCH(QString, path);
  QFETCH(QString, says);
  MotionPlan plan;
  plan.spans = {{0.0, 3.0, "a person walks", {}, {}}};
  Result<void> ok;
  if (!pose.isEmpty()) {
    auto read = keyPoseFrom(pose.toStdString());
    if (read) plan.poses = {*read};
    ok = read ? validate(plan, 0.0) : read.error();
  } else {
    auto read = pathFrom(path.toStdString());
    if (read) plan.path = *read;
    ok = read ? validate(plan, 0.0) : read.error();
  }
  QVERIFY(!ok.ok());
  QVERIFY2(QString::fromStdString(ok.error().message).contains(says), ok.error().message.c_str());
}

void TstPlanKeys::aPlanFileHoldsThem() {
  MotionPlan plan;
  plan.spans = {{0.0, 5.0, "a person walks", {}, {}}};
  plan.poses = somePoses(), plan.path = somePath(), plan.stands = someStands(), plan.letsChange = true;
  const auto again = planFromText(planText(plan), "plan.json");
  QVERIFY2(again, again ? "" : again.error().message.c_str());
  same(again->poses, plan.poses);
  QVERIFY(again->path == plan.path && again->stands == plan.stands && again->letsChange);
  plan.letsChange = false;
  QVERIFY(planText(plan).find("letsChange") == std::string::npos);
  const auto elsewhere = planFromText(planText(plan), "/films/one/plan.json");
  QVERIFY(elsewhere.ok());
  QCOMPARE(elsewhere->poses[0].file.string(), std::string("/films/one/clip.bvh"));
}

void TstPlanKeys::wrongFilesNameThePlace_data() {
  QTest::addColumn<QByteArray>("more");
  QTest::addColumn<QString>("says");
  QTest::newRow("no list") << QByteArray(R"("poses": 3)") << "plan.json: poses: this must be a list";
  QTest::newRow("no file") << QByteArray(R"("poses": [{"time": 1}])") << "plan.json: poses[0].file: this is missing";
  QTest::newRow("no joint") << QByteArray(R"("poses": [{"time": 1, "file": "a.bvh"}, {"time": 1, "file": "a.bvh", "joints": ["ear"]}])")
                            << "plan.json: poses[1].joints: this may hold left_hand";
  QTest::newRow("a word") << QByteArray(R"("poses": [{"time": 1, "file": "a.bvh", "placed": "yes"}])") << "poses[0].placed: this must be true or false";
  QTest::newRow("no time") << QByteArray(R"("path": [{"x": 1, "z": 1}])") << "plan.json: path[0].time: this is missing";
  QTest::newRow("unknown") << QByteArray(R"("path": [{"time": 0, "x": 1, "z": 1, "y": 2}])") << "plan.json: path[0].y: this is not known";
  QTest::newRow("no foot") << QByteArray(R"("stands": {"middle": []})") << "plan.json: stands.middle: this is not known";
  QTest::newRow("no stands") << QByteArray(R"("stands": [])") << "plan.json: stands: this is not an object";
  QTest::newRow("no range") << QByteArray(R"("stands": {"left": [[0, 1], [2]]})") << "plan.json: stands.left: this may hold [second, second] alone";
  QTest::newRow("too short") << QByteArray(R"("stands": {"left": [[0, 0.05]]})") << "plan.json: left foot, 1 (standing from 0 to 0.05 s) does not stand for 0.1 s";
  QTest::newRow("before the beginning") << QByteArray(R"("stands": {"right": [[-1, 1]]})") << "right foot, 1 (standing from -1 to 1 s) has no time";
  QTest::newRow("over each other") << QByteArray(R"("stands": {"right": [[0, 1], [1, 2]]})") << "right foot, 2 (standing from 1 to 2 s) begins before";
  QTest::newRow("no answer") << QByteArray(R"("letsChange": 1)") << "plan.json: letsChange: this must be true or false";
  QTest::newRow("backwards") << QByteArray(R"("path": [{"time": 1, "x": 1, "z": 1}, {"time": 0, "x": 1, "z": 1}])") << "plan.json: way point 2 (at 0 s)";
}

void TstPlanKeys::wrongFilesNameThePlace() {
  QFETCH(QByteArray, more);
  QFETCH(QString, says);
  const auto plan = planFromText(R"({"spans": [{"start": 0, "end": 2, "text": "a"}], )" + more.toStdString() + "}", "plan.json");
  QVERIFY(!plan.ok());
  QVERIFY2(QString::fromStdString(plan.error().message).contains(says), plan.error().message.c_str());
}

void TstPlanKeys::aPathFileIsReadAndItsFaultsNamed_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("says");
  QTest::newRow("right") << QByteArray(R"({"path": [{"time": 0, "x": 0, "z": 0}, {"time": 2, "x": -0.5, "z": 1.75, "facing": 90}]})") << "";
  QTest::newRow("cut") << QByteArray("{\"path\": [\n{\"time\": 0,") << "path.json:2: the path ends too early";
  QTest::newRow("no JSON") << QByteArray("oops") << "path.json:1: this is no JSON";
  QTest::newRow("a list") << QByteArray("[]") << "path.json: a path is an object";
  QTest::newRow("empty") << QByteArray("{\"path\": []}") << "path.json: path: a path needs at least one way point";
  QTest::newRow("a word") << QByteArray(R"({"path": [{"time": 0, "x": "0", "z": 0}]})") << "path.json: path[0].x: this must be a number";
}

void TstPlanKeys::aPathFileIsReadAndItsFaultsNamed() {
  QFETCH(QByteArray, text);
  QFETCH(QString, says);
  const auto path = pathFromJson(text.toStdString(), "path.json");
  QCOMPARE(path.ok(), says.isEmpty());
  if (path)
    QVERIFY(path->size() == 2 && (*path)[1] == somePath()[1]);
  else
    QVERIFY2(QString::fromStdString(path.error().message).contains(says), path.error().message.c_str());
}

void TstPlanKeys::aProjectKeepsThem() {
  GenerationRequest request;
  request.prompt = "a person walks";
  request.plan.poses = somePoses(), request.plan.path = somePath(), request.plan.stands = someStands(), request.plan.letsChange = true;
  GenerationReport report;
  report.clip = std::make_shared<const motion::Clip>(test_support::syntheticWalk(1, 5));
  document::Project project;
  auto take = takeOf(request, report);
  take.id = 1;
  project.restore(take);
  const auto again = document::projectFromText(document::projectToText(project), "film.gesto");
  QVERIFY2(again, again ? "" : again.error().message.c_str());
  auto expected = somePoses();
  for (auto& pose : expected) pose.file = std::filesystem::absolute(pose.file);
  const auto plan = generationRequest(again->takes.front().request).plan;
  same(plan.poses, expected);
  QVERIFY(plan.path == somePath() && plan.stands == someStands() && plan.letsChange);
  auto text = document::projectToText(project);
  const auto hand = text.find("\"left_hand\"");
  QVERIFY(hand != std::string::npos);
  text.replace(hand, 11, "\"left_ear\"");
  QVERIFY(!document::projectFromText(text, "film.gesto").ok());
  text = document::projectToText(project);
  const auto stands = text.find("\"stands\"");
  QVERIFY(stands != std::string::npos);
  text.insert(text.find("[[", stands) + 1, "[9, 8], ");  // JSON has its own line breaks
  QVERIFY(!document::projectFromText(text, "film.gesto").ok());
}

void TstPlanKeys::aPathGoesWithStretchesOfOneMotion() {
  MotionPlan plan;
  plan.keeps = {{0.0, 1.0, "take.bvh", {}, {}}};
  QVERIFY(validate(plan, 3.0).ok());
  plan.path = somePath();
  QVERIFY(validate(plan, 5.0).ok());
  // A way point within it is left out.
  plan.path = {{0.5, 0, 0, {}}, {1.0, 0, 1, {}}};
  const auto faults = faultsOf(plan, 60);
  QCOMPARE(faults.size(), std::size_t{1});
  QVERIFY(faults[0].point == 0 && faults[0].kind == PathFault::Kind::Kept);
  plan.keeps.push_back({2.0, 3.0, "take.bvh", {}, 2.0});
  QVERIFY(validate(plan, 5.0).ok());
  for (const auto& other : {KeptStretch{2.0, 3.0, "take.bvh", {}, 0.5}, KeptStretch{2.0, 3.0, "other.bvh", {}, {}}}) {
    plan.keeps[1] = other;
    const auto wrong = validate(plan, 5.0);
    QVERIFY(!wrong && wrong.error().message.starts_with("a path goes with stretches of one motion alone"));
  }
}

QTEST_APPLESS_MAIN(TstPlanKeys)
#include "tst_plan_keys.moc"
