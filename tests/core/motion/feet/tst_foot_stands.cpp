// A person's word on when feet stand: as bars of a lane, and as what feet are planted by.
#include "core/motion/edit/stand_words.h"
#include "core/motion/feet/foot_contacts.h"
#include "core/motion/feet/foot_plant.h"
#include "core/motion/feet/foot_stands.h"
#include "core/motion/feet/stand_slip.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <glm/geometric.hpp>

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace core::motion;
using namespace core::motion::humanml3d;

namespace {

constexpr int kFrames = 80;

std::vector<glm::vec3> walk() { return worldPositions(test_support::syntheticWalk(3, kFrames)); }

glm::vec3 toe(const std::vector<glm::vec3>& p, int frame, int side) {
  return p[static_cast<std::size_t>(frame) * kJointCount + static_cast<std::size_t>(kLeftFoot + side)];
}

/// How far over the floor a toe is from where it is in the middle of a stretch, at most; metres.
float drift(const std::vector<glm::vec3>& p, int side, int begin, int end) {
  float most = 0.0f;
  for (int f = begin; f < end; ++f) {
    const auto off = toe(p, f, side) - toe(p, (begin + end) / 2, side);
    most = std::max(most, std::hypot(off.x, off.z));
  }
  return most;
}

PlantedMotion planted(const std::vector<glm::vec3>& p, const FootStands& stands) {
  FootPlantOptions options;
  options.given = FootPlantOptions::Given::Exactly;
  return plantFeet(p, contactsOf(stands, detectContacts(p), 20.0), options);
}

}  // namespace

class TstFootStands : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void contactsBecomeStandsAndContactsAgain();
  void aFootStandsWhereItIsToldTo();
  void aFootThatIsToldToSwingIsFree();
  void standsAreMovedWithinTheirRoom();
  void newOnesNeedRoom();
  void theyAreReadFromWords();
  void howFarAFootSlipsIsMeasured();
};

void TstFootStands::contactsBecomeStandsAndContactsAgain() {
  const auto found = detectContacts(walk());
  const auto stands = standsOf(found, 20.0);
  QVERIFY(stands[0].size() >= 2 && stands[1].size() >= 2);
  QVERIFY(areInOrder(stands));
  const auto again = contactsOf(stands, found, 20.0);
  QVERIFY(standsOf(again, 20.0) == stands);
  // Heel and toe keep their own beginnings and ends.
  for (std::size_t i = 0; i < found.size(); ++i)
    if (found[i] > 0.5f) QVERIFY(again[i] > 0.5f);
  const auto none = contactsOf({}, found, 20.0);
  QVERIFY(std::all_of(none.begin(), none.end(), [](float value) { return value == 0.0f; }));
}

void TstFootStands::aFootStandsWhereItIsToldTo() {
  const auto p = walk();
  auto stands = standsOf(detectContacts(p), 20.0);
  // The left foot stands on when it would swing; as far as the leg reaches.
  const auto original = stands[0][1];
  const StandRules rules{20.0, kFrames / 20.0};
  setStandEnd(stands[0], 1, original.end + 0.15, rules);
  const int begin = static_cast<int>(std::lround(original.start * 20)), end = static_cast<int>(std::lround(stands[0][1].end * 20));
  QCOMPARE(end, static_cast<int>(std::lround(original.end * 20)) + 3);
  const auto made = planted(p, stands).positions;
  QVERIFY(drift(p, 0, begin + 1, end - 1) > 0.08f);
  QVERIFY2(drift(made, 0, begin + 1, end - 1) < 0.01f, qPrintable(QString::number(drift(made, 0, begin + 1, end - 1))));
  QVERIFY(toe(p, end - 3, 0).y > 0.05f && toe(made, end - 3, 0).y < 0.03f);
  // As it is found nothing holds it there.
  const auto usual = plantFeet(p).positions;
  QVERIFY(drift(usual, 0, begin + 1, end - 1) > 0.05f);
}

void TstFootStands::aFootThatIsToldToSwingIsFree() {
  auto p = walk();
  const auto found = detectContacts(p);
  auto stands = standsOf(found, 20.0);
  // A foot that slides while it stands; without its bar it may go on sliding.
  const auto bar = stands[1][1];
  const int begin = static_cast<int>(std::lround(bar.start * 20)), end = static_cast<int>(std::lround(bar.end * 20));
  for (int f = begin; f < end; ++f)
    for (const int joint : {kRightAnkle, kRightFoot})
      p[static_cast<std::size_t>(f) * kJointCount + static_cast<std::size_t>(joint)].x -= 0.008f * static_cast<float>(f - begin);
  const float slides = drift(p, 1, begin + 2, end - 2);
  const auto held = planted(p, stands).positions;
  QVERIFY2(drift(held, 1, begin + 2, end - 2) < 0.01f, qPrintable(QString::number(drift(held, 1, begin + 2, end - 2))));
  stands[1].erase(stands[1].begin() + 1);
  const auto freed = planted(p, stands).positions;
  QVERIFY2(drift(freed, 1, begin + 2, end - 2) > 0.7f * slides, qPrintable(QStringLiteral("%1 of %2").arg(drift(freed, 1, begin + 2, end - 2)).arg(slides)));
}

void TstFootStands::standsAreMovedWithinTheirRoom() {
  const StandRules rules{20.0, 4.0};
  std::vector<FootStand> foot{{0.5, 1.0}, {1.5, 2.0}};
  moveStand(foot, 0, 0.72, rules);
  QCOMPARE(foot[0], (FootStand{0.7, 1.2}));
  moveStand(foot, 0, 3.0, rules);
  QCOMPARE(foot[0], (FootStand{0.95, 1.45}));  // a frame before the other
  moveStand(foot, 0, -1.0, rules);
  QCOMPARE(foot[0], (FootStand{0.0, 0.5}));
  setStandStart(foot, 1, 0.1, rules);
  QCOMPARE(foot[1], (FootStand{0.55, 2.0}));
  setStandStart(foot, 1, 3.0, rules);
  QCOMPARE(foot[1], (FootStand{1.9, 2.0}));
  setStandEnd(foot, 1, 9.0, rules);
  QCOMPARE(foot[1], (FootStand{1.9, 4.0}));
  setStandEnd(foot, 0, 0.0, rules);
  QCOMPARE(foot[0], (FootStand{0.0, 0.1}));
  QVERIFY(areInOrder({foot, {}}));
  QVERIFY(!areInOrder({{std::vector<FootStand>{{1.0, 0.5}}, {}}}) && !areInOrder({{std::vector<FootStand>{{0.0, 0.5}, {0.5, 1.0}}, {}}}));
}

void TstFootStands::newOnesNeedRoom() {
  const StandRules rules{20.0, 4.0};
  std::vector<FootStand> foot{{0.5, 1.0}, {1.5, 2.0}};
  QVERIFY(!addStand(foot, 0.7, 0.9, rules));
  QCOMPARE(foot.size(), std::size_t{2});
  QCOMPARE(addStand(foot, 1.2, 1.3, rules), std::optional<std::size_t>(1));
  QCOMPARE(foot[1], (FootStand{1.2, 1.3}));
  QVERIFY(!addStand(foot, 1.0, 1.1, rules));  // not a frame away
  QCOMPARE(addStand(foot, 3.0, 2.5, rules), std::optional<std::size_t>(3));
  QCOMPARE(foot[3], (FootStand{2.5, 3.0}));
  QCOMPARE(addStand(foot, 3.98, 3.98, rules), std::optional<std::size_t>(4));
  QCOMPARE(foot[4], (FootStand{3.9, 4.0}));
  QVERIFY(areInOrder({foot, {}}));
}

void TstFootStands::theyAreReadFromWords() {
  const auto told = toldStandsFrom("left 0.2:0.9, 1.4:2; right 0.8:1.5", "--stands");
  QVERIFY2(told, told ? "" : told.error().message.c_str());
  QVERIFY(told->feet[0] == (std::vector<FootStand>{{0.2, 0.9}, {1.4, 2.0}}) && told->feet[1] == (std::vector<FootStand>{{0.8, 1.5}}));
  const FootStands found{std::vector<FootStand>{{0.0, 0.5}}, std::vector<FootStand>{{0.5, 1.0}}};
  const auto one = toldStandsFrom("right", "--stands");  // it swings all the time
  QVERIFY(one && one->over(found) == (FootStands{found[0], {}}));
  for (const char* text : {"left 0.2:0.9, 1.4:2; right 0.8:1.5", "right", "left 0:1"}) QCOMPARE(toldStandsText(*toldStandsFrom(text, "--stands")), std::string(text));
  for (const char* bad : {"", "both 0:1", "left 0.2", "left 0.5:0.2", "left 0:1, 1:2", "left 0:", "left 0:1; left 2:3", "left 0:1 right 1:2"}) {
    const auto refused = toldStandsFrom(bad, "--stands");
    QVERIFY2(!refused && refused.error().code == core::ErrorCode::InvalidArgument && refused.error().message.starts_with("--stands is written as"), bad);
  }
}

void TstFootStands::howFarAFootSlipsIsMeasured() {
  auto p = walk();
  const auto stand = standsOf(detectContacts(p), 20.0)[0].at(1);
  const auto begin = static_cast<int>(std::lround(stand.start * 20.0)), end = static_cast<int>(std::lround(stand.end * 20.0));
  const double before = standSlipCm(p, 0, stand, 20.0);
  QVERIFY2(before < 2.0, qPrintable(QString::number(before)));
  for (int f = begin; f < end; ++f) p[static_cast<std::size_t>(f) * kJointCount + kLeftFoot].x += f < (begin + end) / 2 ? 0.0f : 0.2f;
  const double slid = standSlipCm(p, 0, stand, 20.0);
  QVERIFY2(slid > 8.0 && slid < 13.0, qPrintable(QString::number(slid)));
  for (int f = begin; f < end; ++f) p[static_cast<std::size_t>(f) * kJointCount + kLeftFoot].y += 0.45f;
  QVERIFY(standSlipCm(p, 0, stand, 20.0) > 35.0);
  QCOMPARE(standSlipCm(p, 0, {90.0, 91.0}, 20.0), 0.0);  // beyond the motion
}

QTEST_GUILESS_MAIN(TstFootStands)
#include "tst_foot_stands.moc"
