#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/picture/body_keypoints.h"
#include "core/motion/picture/one_euro.h"
#include "core/motion/picture/picture_view.h"
#include "core/motion/picture/reprojection_fit.h"
#include "tests/support/synthetic_motion.h"

#include <glm/geometric.hpp>
#include <glm/gtx/rotate_vector.hpp>

#include <QtTest/QtTest>

#include <chrono>
#include <cmath>
#include <ctime>
#include <random>

using namespace core::motion;

/// From key points to the 22 joints: tracks, gaps, size, smoothing.
class TstBodyKeypoints : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void pictureSizeDoesNotMatter_data();
  void pictureSizeDoesNotMatter();
  void standsUprightAtHumanSize();
  void peopleWhoCrossKeepTheirTracks();
  void crowdsTakeNoTime();
  void theFilesOwnNumbersDecide();
  void shortGapsAreFilledAndLongOnesMarked();
  void pointsThatNobodySeesAreGuesses();
  void withoutHipsThereIsNoBody();
  void oneFrameIsABody();
  void rateIsBroughtTo20();
  void theFlatClipStandsOnTheFloorInItsPlane();
  void theSideOfThePictureIsFound();
  void aWalkThatBendsIsStraightened();
  void bonesLieOverThePictureAndKeepTheirLengths();
  void whatNobodySawStaysAsItWas();
  void whoMarchesOnTheSpotStaysThereIfTheCameraDoes();
  void twentyThousandFramesTakeSeconds();
  void oneEuroFollowsItsFormula();
  void oneEuroTakesTheJitterAway();
};

namespace {

// A person of BODY_25 at a place in the picture, one pixel per centimetre times zoom; swings the arms.
KeypointPerson person(float frame, glm::vec2 at, float zoom) {
  KeypointPerson result;
  result.points.resize(25);
  const float swing = 15.0f * std::sin(0.3f * frame);
  const auto put = [&](int index, float x, float y) { result.points[static_cast<std::size_t>(index)] = {at + zoom * glm::vec2(x, y), 0.9f}; };
  put(0, 0, -70), put(1, 0, -50), put(2, -18, -50), put(3, -22, -25), put(4, -22 - swing, 0), put(5, 18, -50), put(6, 22, -25), put(7, 22 + swing, 0);
  put(8, 0, 0), put(9, -10, 0), put(10, -10, 39), put(11, -10, 82), put(12, 10, 0), put(13, 10, 39), put(14, 10, 82);
  put(15, -3, -73), put(16, 3, -73), put(17, -7, -70), put(18, 7, -70);
  put(19, 14, 88), put(20, 16, 88), put(21, 9, 86), put(22, -14, 88), put(23, -16, 88), put(24, -9, 86);
  return result;
}

KeypointVideo video(int frames, float zoom = 1.0f) {
  KeypointVideo made;
  made.name = "clip";
  for (int f = 0; f < frames; ++f) made.frames.push_back({{person(static_cast<float>(f), {400.0f * zoom, 300.0f * zoom}, zoom)}});
  return made;
}

BodyKeypoints bodyOf(const KeypointVideo& from, const BodyKeypointsOptions& options = {}) {
  const auto tracks = trackPeople(from);
  auto body = bodyKeypoints(from, tracks.at(0), options);
  if (!body) qFatal("%s", body.error().message.c_str());
  return *body;
}

}  // namespace

void TstBodyKeypoints::pictureSizeDoesNotMatter_data() {
  QTest::addColumn<float>("zoom");
  QTest::newRow("thumbnail") << 0.2f;
  QTest::newRow("4K") << 9.0f;
}

void TstBodyKeypoints::pictureSizeDoesNotMatter() {
  QFETCH(float, zoom);
  const auto a = bodyOf(video(40)), b = bodyOf(video(40, zoom));
  QCOMPARE(a.joints.size(), b.joints.size());
  for (std::size_t i = 0; i < a.joints.size(); ++i) QVERIFY(glm::length(a.joints[i] - b.joints[i]) < 1e-3f);
}

void TstBodyKeypoints::standsUprightAtHumanSize() {
  const auto body = bodyOf(video(40));
  QVERIFY(glm::length(body.joints[0]) == 0.0f);
  const float head = body.joints[humanml3d::kHead].y, ankle = body.joints[humanml3d::kLeftAnkle].y;
  QVERIFY2(head > 0.4f && head < 0.8f, qPrintable(QString::number(head)));
  QVERIFY2(ankle < -0.7f && ankle > -1.1f, qPrintable(QString::number(ankle)));
  QVERIFY(body.joints[humanml3d::kLeftHip].x > body.joints[humanml3d::kRightHip].x);
  for (const auto seen : body.seen) QCOMPARE(static_cast<int>(seen), 1);
  const auto half = bodyOf(video(40), {.unitsPerMetre = 0.5});
  QVERIFY(std::abs(half.joints[humanml3d::kHead].y - 0.5f * head) < 1e-4f);
}

void TstBodyKeypoints::peopleWhoCrossKeepTheirTracks() {
  KeypointVideo crossing;
  for (int f = 0; f < 60; ++f) {
    const float x = static_cast<float>(f) * 10.0f;
    auto walker = person(static_cast<float>(f), {x, 300.0f}, 1.0f), stander = person(0.0f, {900.0f, 300.0f}, 2.0f);
    // The detector's order changes all the time, and the walker is lost for a while.
    KeypointFrame frame;
    if (f < 20 || f >= 26) frame.people.push_back(walker);
    frame.people.insert(f % 2 ? frame.people.begin() : frame.people.end(), stander);
    crossing.frames.push_back(frame);
  }
  const auto tracks = trackPeople(crossing);
  QCOMPARE(tracks.size(), std::size_t{2});
  QVERIFY(tracks[0].prominence > tracks[1].prominence);  // the larger person first
  for (std::size_t f = 0; f < 60; ++f) {
    const auto& people = crossing.frames[f].people;
    QVERIFY(people[static_cast<std::size_t>(tracks[0].person[f])].points[0].place.x > 890.0f);
    QCOMPARE(tracks[1].person[f] >= 0, f < 20 || f >= 26);
  }
}

// 200 people a frame, as many as a file may show, of whom nobody is found again: 3 MB took four seconds. The one who walks among them keeps the track.
void TstBodyKeypoints::crowdsTakeNoTime() {
  KeypointVideo crowd;
  std::mt19937 random(3);
  for (int f = 0; f < 60; ++f) {
    KeypointFrame frame;
    for (int p = 0; p < 199; ++p) {
      const glm::vec2 place(static_cast<float>(random() % 100'000), 2000.0f + static_cast<float>(random() % 100'000));
      auto one = person(0.0f, place, 0.02f);
      frame.people.push_back(std::move(one));
    }
    if (f < 20 || f >= 26) frame.people.push_back(person(static_cast<float>(f), {400.0f + 2.0f * static_cast<float>(f), 300.0f}, 1.0f));
    crowd.frames.push_back(std::move(frame));
  }
  const auto begin = std::clock();
  const auto tracks = trackPeople(crowd);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
#if defined(__SANITIZE_ADDRESS__)
  const double most = 15.0;
#else
  const double most = 2.0;
#endif
  QVERIFY2(seconds < most, qPrintable(QString("%1 s").arg(seconds)));
  QCOMPARE(tracks.size(), kMostTracks);
  for (std::size_t f = 0; f < 60; ++f) QCOMPARE(tracks[0].person[f], f < 20 || f >= 26 ? 199 : -1);
}

void TstBodyKeypoints::theFilesOwnNumbersDecide() {
  KeypointVideo numbered;
  for (int f = 0; f < 10; ++f) {
    // They jump across each other between frames; only the numbers tell.
    const float x = f % 2 ? 100.0f : 600.0f;
    auto a = person(0.0f, {x, 300.0f}, 1.0f), b = person(0.0f, {700.0f - x, 300.0f}, 1.0f);
    a.id = 4, b.id = 9;
    numbered.frames.push_back({{b, a}});
  }
  const auto tracks = trackPeople(numbered);
  QCOMPARE(tracks.size(), std::size_t{2});
  for (const auto& track : tracks)
    for (const int p : track.person) QCOMPARE(p, track.person[0]);
}

void TstBodyKeypoints::shortGapsAreFilledAndLongOnesMarked() {
  auto damaged = video(60);
  for (int f = 10; f < 16; ++f) damaged.frames[static_cast<std::size_t>(f)].people[0].points[4].score = 0.0f;
  for (int f = 20; f < 50; ++f) damaged.frames[static_cast<std::size_t>(f)].people[0].points[7].score = 0.1f;  // below the limit
  const auto body = bodyOf(damaged, {.sourceFps = 20.0, .longestGap = 0.5});
  const auto seen = [&](std::size_t frame, int joint) { return static_cast<int>(body.seen[frame * 22 + static_cast<std::size_t>(joint)]); };
  QCOMPARE(seen(12, humanml3d::kRightWrist), 1);
  QCOMPARE(seen(15, humanml3d::kLeftWrist), 1);
  QCOMPARE(seen(35, humanml3d::kLeftWrist), 0);
  for (const auto& joint : body.joints) QVERIFY(std::isfinite(joint.x) && std::isfinite(joint.y));
}

void TstBodyKeypoints::pointsThatNobodySeesAreGuesses() {
  auto coco = video(30);
  coco.set = KeypointSet::Coco17;
  for (auto& frame : coco.frames) {
    const auto from = frame.people[0].points;
    auto& to = frame.people[0].points;
    to.assign(17, {});
    const int source[17] = {0, 16, 15, 18, 17, 5, 2, 6, 3, 7, 4, 12, 9, 13, 10, 14, 11};
    for (std::size_t i = 0; i < 17; ++i) to[i] = from[static_cast<std::size_t>(source[i])];
  }
  const auto body = bodyOf(coco), whole = bodyOf(video(30));
  QCOMPARE(static_cast<int>(body.seen[humanml3d::kLeftFoot]), 0);
  QCOMPARE(body.remarks.size(), std::size_t{1});
  for (const int joint : {0, 1, 2, 4, 5, 7, 8, 12, 16, 17, 20, 21})
    QVERIFY(glm::length(body.joints[static_cast<std::size_t>(joint)] - whole.joints[static_cast<std::size_t>(joint)]) < 1e-3f);
}

void TstBodyKeypoints::withoutHipsThereIsNoBody() {
  auto damaged = video(10);
  for (auto& frame : damaged.frames)
    for (const std::size_t point : {8, 9, 12}) frame.people[0].points[point].score = 0.0f;
  const auto body = bodyKeypoints(damaged, trackPeople(damaged).at(0));
  QVERIFY(!body);
  QCOMPARE(body.error().code, core::ErrorCode::InvalidArgument);
  QVERIFY(!bodyKeypoints(video(5), trackPeople(video(5)).at(0), {.sourceFps = 0.0}));
  QVERIFY(!bodyKeypoints(video(5), {std::vector<int>(5, -1), 0.0}));
}

void TstBodyKeypoints::oneFrameIsABody() {
  const auto body = bodyOf(video(1));
  QCOMPARE(body.frames(), std::size_t{1});
}

void TstBodyKeypoints::theFlatClipStandsOnTheFloorInItsPlane() {
  const auto body = bodyOf(video(30));
  const auto clip = keypointClip(body, "seen");
  QCOMPARE(static_cast<std::size_t>(clip->frameCount()), body.frames());
  QCOMPARE(clip->fps(), body.fps);
  const auto places = worldPositions(*clip);
  float lowest = 1e9f;
  for (const auto& place : places) lowest = std::min(lowest, place.y);
  QVERIFY(std::abs(lowest) < 1e-5f);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const glm::vec3 seen(body.joints[i] - body.joints[0], 0.0f);
    QVERIFY(glm::distance(places[i] - places[0], seen) < 1e-5f);
  }
}

void TstBodyKeypoints::rateIsBroughtTo20() {
  QCOMPARE(bodyOf(video(91), {.sourceFps = 30.0}).frames(), std::size_t{61});
  QCOMPARE(bodyOf(video(61), {.sourceFps = 60.0}).frames(), std::size_t{21});
}

void TstBodyKeypoints::theSideOfThePictureIsFound() {
  const auto clip = test_support::syntheticWalk(3, 40);
  const auto places = worldPositions(clip);
  for (const double yaw : {0.0, 0.7, 1.5, 2.9, 4.0, 6.0}) {
    BodyKeypoints picture;
    for (const auto& place : places) picture.joints.push_back(seenFrom(place, yaw));
    picture.seen.assign(picture.joints.size(), 1);
    // What nobody saw must not count.
    for (std::size_t i = 5; i < picture.joints.size(); i += 22) picture.seen[i] = 0, picture.joints[i].x += 1.0f;
    QVERIFY2(std::abs(yawOfPicture(clip, picture) - yaw) < 0.01, qPrintable(QString::number(yaw)));
  }
  QCOMPARE(seenFrom({1.0f, 2.0f, 3.0f}, 0.0), glm::vec2(1.0f, 2.0f));
}

namespace {

BodyKeypoints pictureOf(const std::vector<glm::vec3>& places, double yaw) {
  BodyKeypoints picture;
  for (const auto& place : places) picture.joints.push_back(seenFrom(place - places.front(), yaw));
  picture.seen.assign(picture.joints.size(), 1);
  return picture;
}

glm::vec3 turnedAbout(const glm::vec3& place, const glm::vec3& centre, float radians) { return centre + glm::rotateY(place - centre, radians); }

/// A body's joint over the picture's, root over root.
float furthestOff(const std::vector<glm::vec3>& places, const BodyKeypoints& picture, double yaw, int joint) {
  float furthest = 0.0f;
  for (std::size_t t = 0; t < places.size(); t += 22) {
    const auto i = t + static_cast<std::size_t>(joint);
    furthest = std::max(furthest, glm::distance(seenFrom(places[i] - places[t], yaw), picture.joints[i] - picture.joints[t]));
  }
  return furthest;
}

}  // namespace

void TstBodyKeypoints::aWalkThatBendsIsStraightened() {
  const auto truth = worldPositions(test_support::syntheticWalk(3, 120));
  const auto picture = pictureOf(truth, 1.5707963);
  // What a lifting network may give: every frame right in itself, the headings drifting by 60 degrees over the clip, and the path with them.
  std::vector<glm::vec3> bent = truth;
  glm::vec3 root = truth[0];
  for (std::size_t t = 0; t < truth.size(); t += 22) {
    const float drift = 1.05f * static_cast<float>(t) / static_cast<float>(truth.size());
    if (t > 0) root += turnedAbout(truth[t] - truth[t - 22], {}, drift);
    for (std::size_t j = 0; j < 22; ++j) bent[t + j] = root + turnedAbout(truth[t + j], truth[t], drift) - truth[t];
  }
  const auto off = [&](const std::vector<glm::vec3>& places) { return glm::distance(places[places.size() - 22] - places[0], truth[truth.size() - 22] - truth[0]); };
  QVERIFY(off(bent) > 1.0f);
  ReprojectionFitReport report;
  const auto fitted = fitReprojection(bent, picture, {}, &report);
  QVERIFY2(off(fitted) < 0.3f * off(bent), qPrintable(QString::number(off(fitted) / off(bent))));
  QVERIFY(report.mostTurned > 0.8 && report.mostTurned < 1.3);
  QVERIFY2(report.afterCm < 0.3 * report.beforeCm, qPrintable(QString::number(report.afterCm)));
}

void TstBodyKeypoints::bonesLieOverThePictureAndKeepTheirLengths() {
  const auto truth = worldPositions(test_support::syntheticWalk(5, 60));
  const double yaw = 0.9;
  auto picture = pictureOf(truth, yaw);
  // The forearms of the picture are raised; the network saw them hanging.
  for (std::size_t t = 0; t < truth.size(); t += 22) picture.joints[t + humanml3d::kLeftWrist] = picture.joints[t + humanml3d::kLeftElbow] + glm::vec2(0.05f, 0.2f);
  const auto fitted = fitReprojection(truth, picture);
  for (std::size_t i = 1; i < truth.size(); ++i) {
    if (i % 22 == 0) continue;
    const auto parent = i - i % 22 + static_cast<std::size_t>(humanml3d::kParents[i % 22]);
    QVERIFY(std::abs(glm::distance(fitted[i], fitted[parent]) - glm::distance(truth[i], truth[parent])) < 1e-4f);
  }
  QVERIFY2(furthestOff(fitted, picture, yaw, humanml3d::kLeftWrist) < 0.5f * furthestOff(truth, picture, yaw, humanml3d::kLeftWrist),
           "the raised forearm is not followed");
  QVERIFY(furthestOff(fitted, picture, yaw, humanml3d::kLeftAnkle) < 0.02f);
}

void TstBodyKeypoints::whatNobodySawStaysAsItWas() {
  const auto truth = worldPositions(test_support::syntheticWalk(5, 40));
  auto picture = pictureOf(truth, 0.0);
  for (std::size_t t = 0; t < truth.size(); t += 22) {
    picture.seen[t + humanml3d::kRightWrist] = 0;
    picture.joints[t + humanml3d::kRightWrist] += glm::vec2(0.6f, 0.3f);
  }
  const auto fitted = fitReprojection(truth, picture);
  for (std::size_t i = 0; i < truth.size(); ++i) QVERIFY2(glm::distance(fitted[i], truth[i]) < 0.02f, qPrintable(QString::number(i % 22)));
  QVERIFY_EXCEPTION_THROWN(fitReprojection(std::span(truth).first(21), picture), std::invalid_argument);
}

void TstBodyKeypoints::whoMarchesOnTheSpotStaysThereIfTheCameraDoes() {
  const auto walk = worldPositions(test_support::syntheticWalk(3, 100));
  auto onTheSpot = pictureOf(walk, 0.7);
  for (std::size_t i = 0; i < onTheSpot.joints.size(); ++i) onTheSpot.joints[i].x -= seenFrom(walk[i - i % 22] - walk[0], 0.7).x;
  const auto way = [](const std::vector<glm::vec3>& places) { return glm::distance(places[places.size() - 22], places[0]); };
  QVERIFY(way(fitReprojection(walk, onTheSpot)) > 4.0f);
  QVERIFY2(way(fitReprojection(walk, onTheSpot, {.holdsPlace = true})) < 0.4f, qPrintable(QString::number(way(fitReprojection(walk, onTheSpot, {.holdsPlace = true})))));
  // Who walks in the picture, walks; seen from the front, where nothing tells, too.
  for (const double yaw : {0.7, 1.57, 0.0}) {
    const auto fitted = fitReprojection(walk, pictureOf(walk, yaw), {.holdsPlace = true});
    QVERIFY2(std::abs(way(fitted) - way(walk)) < 0.1f * way(walk), qPrintable(QString::number(way(fitted) / way(walk))));
  }
}

void TstBodyKeypoints::twentyThousandFramesTakeSeconds() {
  const auto start = std::chrono::steady_clock::now();
  const auto body = bodyOf(video(20'000));
  QCOMPARE(body.frames(), std::size_t{13'333});
  QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

void TstBodyKeypoints::oneEuroFollowsItsFormula() {
  std::vector<float> values = {1.0f, 2.0f, 4.0f};
  oneEuroFilter(values, 1);
  const double derivative = oneEuroWeight(1.0);
  const double speed = derivative * 1.0;
  const double first = 1.0 + oneEuroWeight(0.05 + 0.004 * speed) * 1.0;
  QVERIFY(std::abs(values[1] - first) < 1e-6);
  const double next = speed + derivative * ((4.0 - first) - speed);
  QVERIFY(std::abs(values[2] - (first + oneEuroWeight(0.05 + 0.004 * std::abs(next)) * (4.0 - first))) < 1e-6);
  QVERIFY_EXCEPTION_THROWN(oneEuroFilter(values, 2), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(oneEuroFilterBothWays(values, 0), std::invalid_argument);
}

void TstBodyKeypoints::oneEuroTakesTheJitterAway() {
  // A step of rest with alternating noise, and a fast ramp: less jitter, and both ways no lag.
  std::vector<float> values;
  for (int i = 0; i < 60; ++i) values.push_back(i % 2 ? 0.01f : -0.01f);
  for (int i = 0; i < 60; ++i) values.push_back(0.1f * static_cast<float>(i));
  auto filtered = values;
  oneEuroFilterBothWays(filtered, 1, {.minCutoff = 0.1, .beta = 6.0, .derivativeCutoff = 0.3});
  float before = 0.0f, after = 0.0f;
  for (std::size_t i = 10; i < 50; ++i) {
    before += std::abs(values[i + 1] - values[i]);
    after += std::abs(filtered[i + 1] - filtered[i]);
  }
  QVERIFY2(after < 0.6f * before, qPrintable(QString::number(after / before)));
  for (std::size_t i = 80; i < 110; ++i) QVERIFY(std::abs(filtered[i] - values[i]) < 0.05f);
}

QTEST_APPLESS_MAIN(TstBodyKeypoints)
#include "tst_body_keypoints.moc"
