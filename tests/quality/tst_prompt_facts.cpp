#include "core/metrics/prompts/facts.h"
#include "tests/quality/posed_body.h"
#include "tests/quality/recorded_clips.h"

#include <QtTest>

#include <cmath>
#include <map>
#include <set>
#include <string>

using namespace core::metrics;
using quality::Pose;
using quality::posed;

namespace {

using Motion = std::vector<glm::vec3>;

double wave(double seconds, double perSecond) { return std::sin(2.0 * M_PI * perSecond * seconds); }
double ramp(double time, double from, double to) { return std::clamp((time - from) / (to - from), 0.0, 1.0); }

void step(double time, Pose& pose) {
  const auto lift = [&](double phase) { return static_cast<float>(std::max(0.0, wave(time + phase, 1.0)) * 0.15); };
  pose.leftAnkle.y += lift(0.0);
  pose.rightAnkle.y += lift(0.5);
}

// A throw of the whole body: up and down in the air from 1.0 to 1.5 s, forward by that much.
void jump(double time, Pose& pose, double length) {
  const double flown = std::clamp(time - 1.0, 0.0, 0.5), height = 4.9 * flown * (0.5 - flown);
  pose.y += height;
  pose.leftAnkle.y += static_cast<float>(height);
  pose.rightAnkle.y += static_cast<float>(height);
  pose.z += length * flown / 0.5;
}

const std::map<std::string, Motion>& motions() {
  static const std::map<std::string, Motion> all = [] {
    std::map<std::string, Motion> m;
    m["stand"] = posed(3, [](double, Pose&) {});
    m["walk"] = posed(4, [](double s, Pose& p) { p.z = s, step(s, p); });
    m["walk slowly"] = posed(4, [](double s, Pose& p) { p.z = 0.1 * s, step(s, p); });
    m["run"] = posed(3, [](double s, Pose& p) { p.z = 3.0 * s, step(2.0 * s, p); });
    m["walk back"] = posed(4, [](double s, Pose& p) { p.z = -s, step(s, p); });
    m["side left"] = posed(4, [](double s, Pose& p) { p.x = 0.5 * s; });
    m["side right"] = posed(4, [](double s, Pose& p) { p.x = -0.5 * s; });
    m["there and back"] = posed(6, [](double s, Pose& p) { p.z = s < 2.5 ? s : s < 3.5 ? 2.5 : 6.0 - s, p.heading = 180.0 * ramp(s, 2.5, 3.5), step(s, p); });
    m["turn left"] = posed(3, [](double s, Pose& p) { p.heading = 120.0 * ramp(s, 0.5, 2.0); });
    m["turn right"] = posed(3, [](double s, Pose& p) { p.heading = -120.0 * ramp(s, 0.5, 2.0); });
    m["jump up"] = posed(3, [](double s, Pose& p) { jump(s, p, 0.0); });
    m["jump forward"] = posed(3, [](double s, Pose& p) { jump(s, p, 1.0); });
    m["leap of a runner"] = posed(3, [](double s, Pose& p) {
      jump(s, p, 1.5);
      (s < 1.0 ? p.leftAnkle : p.rightAnkle) += glm::vec3(-0.3f, 0.4f, 0.0f);  // one foot only is down before and after
      if (s > 1.0 && s < 1.5) p.leftAnkle.y += 0.2f;
    });
    m["float"] = posed(3, [](double s, Pose& p) {
      const float height = s > 1.0 && s < 2.0 ? 0.15f : 0.0f;
      p.y += height, p.leftAnkle.y += height, p.rightAnkle.y += height;
    });
    m["squat"] = posed(3, [](double s, Pose& p) { p.y = 0.93 - 0.5 * ramp(s, 0.5, 1.0) + 0.5 * ramp(s, 2.0, 2.5); });
    m["sit"] = posed(4, [](double s, Pose& p) {
      const double down = ramp(s, 1.0, 1.8);
      p.y = 0.93 - 0.45 * down, p.z = -0.35 * down, p.leftAnkle.x = p.rightAnkle.x = static_cast<float>(0.35 * down);
    });
    m["rise from a seat"] = posed(4, [](double s, Pose& p) {
      const double down = 1.0 - ramp(s, 2.0, 2.8);
      p.y = 0.93 - 0.45 * down, p.z = -0.35 * down, p.leftAnkle.x = p.rightAnkle.x = static_cast<float>(0.35 * down);
    });
    m["kneel"] = posed(3, [](double s, Pose& p) {
      const double down = ramp(s, 0.8, 1.5);
      p.y = 0.93 - 0.45 * down, p.leftAnkle.x = static_cast<float>(-0.42 * down), p.rightAnkle.x = static_cast<float>(-0.42 * down);
    });
    m["fall"] = posed(3, [](double s, Pose& p) {
      p.y = 0.93 - 0.75 * ramp(s, 1.0, 1.5), p.lean = 85.0 * ramp(s, 0.9, 1.5), p.leftHand = p.rightHand = {0.4f, 0.0f, 0.0f};
    });
    m["bow"] = posed(3, [](double s, Pose& p) { p.lean = 45.0 * (ramp(s, 0.5, 1.0) - ramp(s, 1.8, 2.4)); });
    m["somersault"] = posed(3, [](double s, Pose& p) { p.y = 0.93 - 0.5 * (ramp(s, 0.3, 0.6) - ramp(s, 2.4, 2.8)), p.lean = 360.0 * ramp(s, 0.6, 2.4); });
    m["touch the floor"] = posed(3, [](double s, Pose& p) { p.lean = 100.0 * (ramp(s, 0.5, 1.0) - ramp(s, 1.8, 2.4)); });
    m["climb"] = posed(4, [](double s, Pose& p) {
      const double up = 0.8 * ramp(s, 1.0, 3.0);
      p.y += up, p.leftAnkle.y += static_cast<float>(up), p.rightAnkle.y += static_cast<float>(up);
    });
    m["kick right"] = posed(2, [](double s, Pose& p) {
      const float out = static_cast<float>(std::max(0.0, wave(std::clamp(s - 0.5, 0.0, 0.5), 1.0)));
      p.rightAnkle += glm::vec3(0.7f * out, 0.6f * out, 0.0f);
    });
    m["heel to the back"] = posed(2, [](double s, Pose& p) {
      const float out = static_cast<float>(std::max(0.0, wave(std::clamp(s - 0.5, 0.0, 0.5), 1.0)));
      p.rightAnkle += glm::vec3(-0.5f * out, 0.6f * out, 0.0f);
    });
    m["raise right"] = posed(3, [](double s, Pose& p) {
      if (s > 1.0) p.rightHand = {0.1f, 0.48f, -0.05f};
    });
    m["raise both"] = posed(3, [](double s, Pose& p) {
      if (s > 1.0) p.rightHand = p.leftHand = {0.1f, 0.48f, 0.0f};
    });
    m["wave right"] = posed(4, [](double s, Pose& p) {
      if (s > 1.0) p.rightHand = {0.2f, 0.3f, static_cast<float>(-0.2 + 0.12 * wave(s, 1.5))};
    });
    m["hand at the mouth"] = posed(3, [](double s, Pose& p) {
      if (s > 1.0) p.leftHand = {0.15f, 0.15f, -0.1f};
    });
    m["hands on hips"] = posed(3, [](double, Pose& p) { p.leftHand = {0.02f, -0.4f, 0.05f}, p.rightHand = {0.02f, -0.4f, -0.05f}; });
    m["point right"] = posed(3, [](double s, Pose& p) {
      if (s > 1.0) p.rightHand = {0.51f, 0.0f, 0.0f};
    });
    m["arms out"] = posed(3, [](double s, Pose& p) {
      if (s > 1.0) p.rightHand = {0.0f, 0.0f, -0.51f}, p.leftHand = {0.0f, 0.0f, 0.51f};
    });
    m["clap"] = posed(3, [](double s, Pose& p) {
      const float apart = static_cast<float>(0.14 + 0.12 * wave(s, 2.0));
      p.leftHand = {0.35f, -0.1f, apart - 0.17f}, p.rightHand = {0.35f, -0.1f, 0.17f - apart};
    });
    m["punch left"] = posed(3, [](double s, Pose& p) { p.leftHand = {static_cast<float>(0.15 + 0.35 * std::max(0.0, wave(s, 1.0))), -0.05f, 0.0f}; });
    m["throw right"] = posed(2, [](double s, Pose& p) { p.rightHand = {static_cast<float>(-0.2 + 0.6 * ramp(s, 1.0, 1.15)), 0.25f, 0.0f}; });
    return m;
  }();
  return all;
}

FactVerdict check(const std::string& text, const Motion& motion) {
  const auto facts = parseFacts(text, "test");
  if (!facts) throw std::runtime_error(facts.error().message);
  const BodyTrack track(motion);
  return checkFacts(*facts, track, track.whole());
}

std::string told(const FactVerdict& verdict) {
  std::string text;
  for (const auto& value : verdict.values) text += value.text + " [" + std::to_string(value.value) + "] ";
  return text;
}

}  // namespace

class TstPromptFacts : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void factsTellMotionsApart_data();
  void factsTellMotionsApart();
  void everyMeasureIsTried();
  void sidesChangeInTheMirror();
  void orderIsFoundInTime();
  void aSunkenFrameDoesNotMoveTheFloor();
  void errorsNameTheirColumn_data();
  void errorsNameTheirColumn();
  void wrongSizesAreRefused();

 private:
  std::set<std::string> tried_;
};

void TstPromptFacts::factsTellMotionsApart_data() {
  QTest::addColumn<std::string>("facts");
  QTest::addColumn<std::string>("shows");
  QTest::addColumn<std::string>("doesNot");
  const auto row = [](const char* facts, const char* shows, const char* doesNot) {
    QTest::newRow(facts) << std::string(facts) << std::string(shows) << std::string(doesNot);
  };
  row("pelvis_below(0.6 m) >= 0.5 s", "squat", "stand");
  row("pelvis_above(0.8 m) >= 2.5 s", "stand", "squat");
  row("pelvis_lowest <= 0.5 m", "squat", "walk");
  row("pelvis_highest >= 1.2 m", "jump up", "stand");
  row("pelvis_rise >= 0.4 m", "rise from a seat", "sit");
  row("pelvis_drop >= 0.4 m", "sit", "rise from a seat");
  row("drop_speed >= 1.2 m/s", "fall", "sit");
  row("forward >= 1 m", "walk", "walk back");
  row("backward >= 1 m", "walk back", "walk");
  row("leftward >= 1 m", "side left", "side right");
  row("rightward >= 1 m", "side right", "side left");
  row("distance >= 1 m", "there and back", "stand");
  row("end_distance >= 1 m", "walk", "there and back");
  row("walked_forward >= 2 m", "there and back", "walk back");
  row("walked_backward >= 1 m", "walk back", "there and back");
  row("walked_left >= 1 m", "side left", "side right");
  row("walked_right >= 1 m", "side right", "walk");
  row("path >= 1.5 m", "there and back", "turn left");
  row("speed(0.5 s) >= 2 m/s", "run", "walk");
  row("turned_left >= 90 deg", "turn left", "turn right");
  row("turned_right >= 90 deg", "turn right", "turn left");
  row("turned >= 90 deg", "turn right", "walk");
  row("net_turn >= 150 deg", "there and back", "turn left");
  row("bent_forward(30 deg) >= 0.5 s", "bow", "sit");
  row("bend >= 80 deg", "touch the floor", "bow");
  row("upright(20 deg) >= 2.5 s", "stand", "bow");
  row("tilted(60 deg) >= 0.8 s", "touch the floor", "bow");
  row("seated(0.7 m) >= 1 s", "sit", "squat");
  row("lying >= 1 s", "fall", "touch the floor");
  row("rolled_forward >= 300 deg", "somersault", "touch the floor");
  row("flight(0.05 m) >= 0.3 s", "jump up", "float");
  row("flights(0.05 m) >= 1", "jump forward", "walk");
  row("hops(0.05 m) >= 1", "jump forward", "leap of a runner");
  row("flight_length(0.05 m) >= 0.7 m", "jump forward", "jump up");
  row("stands_above(0.3 m) >= 1 s", "climb", "float");
  row("foot_over_foot(0.2 m) >= 0.2 s", "kick right", "climb");
  row("foot_height(right) >= 0.5 m", "kick right", "walk");
  row("foot_above(right, 0.3 m) >= 0.2 s", "kick right", "stand");
  row("foot_speed(right) >= 3 m/s", "kick right", "walk");
  row("kick_reach(right, 0.4 m) >= 0.5 m", "kick right", "heel to the back");
  row("foot_lifts(both, 0.1 m) >= 3", "walk", "side left");
  row("knee_below(either, 0.2 m) >= 0.8 s", "kneel", "sit");
  row("knee_highest(right) >= 0.7 m", "kick right", "walk");
  row("hand_below(either, 0.4 m) >= 0.3 s", "touch the floor", "bow");
  row("hand_above_head(both) >= 1 s", "raise both", "raise right");
  row("hand_above_shoulder(right) >= 1 s", "raise right", "stand");
  row("hand_near_head(left, 0.3 m) >= 1 s", "hand at the mouth", "stand");
  row("hand_near_hip(both, 0.28 m) >= 1 s", "hands on hips", "stand");
  row("arm_forward(right) >= 1 s", "point right", "arms out");
  row("arm_out(both) >= 1 s", "arms out", "point right");
  row("hands_together(0.3 m) >= 0.2 s", "clap", "stand");
  row("claps(0.25 m, 0.08 m) >= 3", "clap", "hand at the mouth");
  row("waves(right, 0.06 m) >= 4", "wave right", "raise right");
  row("hand_highest(either) >= 1.6 m", "raise right", "stand");
  row("hand_lowest <= 0.4 m", "touch the floor", "stand");
  row("hand_speed(left) >= 1.5 m/s", "punch left", "point right");
  row("hand_reach(right) >= 0.4 m", "point right", "arms out");
  row("overarm_speed(right) >= 2.5 m/s", "throw right", "wave right");
  row("punches(left, 0.4 m, 1.5 m/s) >= 2", "punch left", "point right");
  row("{walked_forward >= 0.8 m; turned >= 90 deg} before walked_forward >= 0.8 m", "there and back", "walk");
  row("pelvis_below(0.6 m) >= 0.5 s or path >= 2 m", "walk", "stand");
}

void TstPromptFacts::factsTellMotionsApart() {
  QFETCH(std::string, facts);
  QFETCH(std::string, shows);
  QFETCH(std::string, doesNot);
  for (const auto& measure : measureTable()) {
    if (facts.find(measure.name) != std::string::npos) tried_.insert(measure.name);
  }
  const auto holds = check(facts, motions().at(shows)), fails = check(facts, motions().at(doesNot));
  QVERIFY2(holds.holds, (shows + ": " + told(holds)).c_str());
  QVERIFY2(!fails.holds, (doesNot + ": " + told(fails)).c_str());
  QVERIFY(holds.margin >= 0.0 && fails.margin < 0.0);
}

void TstPromptFacts::everyMeasureIsTried() {
  for (const auto& measure : measureTable()) QVERIFY2(tried_.count(measure.name), measure.name.c_str());
}

void TstPromptFacts::sidesChangeInTheMirror() {
  for (const auto& [facts, motion] : std::map<std::string, std::string>{{"waves(right, 0.06 m) >= 4", "wave right"},
                                                                        {"kick_reach(right, 0.4 m) >= 0.5 m", "kick right"},
                                                                        {"turned_right >= 90 deg", "turn right"},
                                                                        {"walked_right >= 1 m", "side right"}}) {
    auto other = facts;
    other.replace(other.find("right"), 5, "left");
    const auto& original = motions().at(motion);
    const auto twin = quality::mirrored(original);
    QVERIFY2(check(facts, original).holds && !check(other, original).holds, facts.c_str());
    QVERIFY2(!check(facts, twin).holds && check(other, twin).holds, facts.c_str());
    QCOMPARE(quality::mirrored(twin), original);
  }
}

void TstPromptFacts::orderIsFoundInTime() {
  const std::string sitting = "seated(0.7 m) >= 0.3 s", standing = "pelvis_above(0.85 m) >= 0.5 s";
  QVERIFY(check(standing + " before " + sitting, motions().at("sit")).holds);
  QVERIFY(!check(sitting + " before " + standing, motions().at("sit")).holds);
  const auto verdict = check(sitting + " before " + standing, motions().at("rise from a seat"));
  QVERIFY2(verdict.holds, told(verdict).c_str());
  QCOMPARE(verdict.values.size(), std::size_t(2));
  QCOMPARE(verdict.values[0].end, verdict.values[1].begin);
  // Too short to hold one thing after another.
  QVERIFY(!check("path >= 0 m before path >= 0 m", Motion(motions().at("stand").begin(), motions().at("stand").begin() + 4 * 22)).holds);
}

void TstPromptFacts::aSunkenFrameDoesNotMoveTheFloor() {
  auto motion = motions().at("stand");
  for (int j = 0; j < 22; ++j) motion[static_cast<std::size_t>(30 * 22 + j)].y -= 0.4f;
  const BodyTrack track(motion);
  QVERIFY(std::abs(track.lowestFoot(0)) < 0.005);
}

void TstPromptFacts::errorsNameTheirColumn_data() {
  QTest::addColumn<std::string>("facts");
  QTest::addColumn<QByteArray>("says");
  const auto row = [](const char* facts, const char* says) { QTest::newRow(facts) << std::string(facts) << QByteArray(says); };
  row("pelvis_bellow(0.6 m) >= 1 s", "list:7:101: there is no measure \"pelvis_bellow\"; the nearest is pelvis_below");
  row("turned >= 1 deg; pelvis_below(0.6 m) > 1 s", "list:7:138: expected \">=\" or \"<=\" after pelvis_below, found \">\"");
  row("pelvis_below(0.6 s) >= 1 s", "list:7:118: the unit here is m, found \"s\"");
  row("foot_lifts(up, 0.1 m) >= 1", "list:7:112: expected left, right, either or both, found \"up\"");
  row("foot_lifts(both, 0.1 m) >= 1 m", "list:7:130: a count has no unit, found \"m\"");
  row("pelvis_below >= 1 s", "list:7:114: pelvis_below needs height in brackets, found \">\"");
  row("turned(3) >= 1", "list:7:108: turned takes nothing in brackets");
  row("turned >= left", "list:7:111: expected a number, found \"left\"");
  row("{turned >= 1 deg", "list:7:117: expected \"}\", found the end");
  row("turned >= 1 deg before", "list:7:123: expected a measure, found the end");
  row("turned >= 1 deg pelvis_rise >= 1 m", "list:7:117: expected \";\", \"or\", \"before\" or the end, found \"pelvis_rise\"");
  row("", "list:7:101: expected a measure, found the end");
}

void TstPromptFacts::errorsNameTheirColumn() {
  QFETCH(std::string, facts);
  QFETCH(QByteArray, says);
  const auto parsed = parseFacts(facts, "list:7", 101);
  QVERIFY(!parsed);
  QCOMPARE(QByteArray::fromStdString(parsed.error().message), says);
}

void TstPromptFacts::wrongSizesAreRefused() {
  QVERIFY_EXCEPTION_THROWN(BodyTrack(Motion(3 * 22)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(BodyTrack(Motion(5 * 22 + 1)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(BodyTrack(Motion(5 * 22), 0.0), std::invalid_argument);
}

QTEST_GUILESS_MAIN(TstPromptFacts)
#include "tst_prompt_facts.moc"
