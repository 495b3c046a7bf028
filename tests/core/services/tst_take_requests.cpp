#include "core/services/take_requests.h"

#include "tests/support/synthetic_motion.h"

#include <QTest>

using namespace core;

class TstTakeRequests : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatIsStoredIsAskedAgain();
  void aRestylingGoesOnFromItsTake();
  void aLiftedVideoKeepsItsSwitches();
};

namespace {

services::GenerationReport reportOf() {
  services::GenerationReport report;
  report.clip = std::make_shared<motion::Clip>(test_support::syntheticWalk(1, 40));
  report.modelHash = "abc";
  report.steps = 1000;
  return report;
}

}  // namespace

void TstTakeRequests::whatIsStoredIsAskedAgain() {
  services::GenerationRequest request;
  request.prompt = "a person walks";
  request.style = services::StyleReference::fromFile("/clips/proud.bvh");
  request.seconds = 2.5;
  request.seed = 9;
  request.guidance.styleWeight = 2.0;
  request.guidance.classifierScale = 0.3;
  request.model = "crossdiff";
  request.mixture = 300;
  request.given = "/clips/walk.bvh";
  request.kept = services::GenerationRequest::Kept::Legs;
  request.plan.stands.feet[1] = {{0.25, 0.75}, {1.0, 2.0}};
  request.nearClips = {{"/clips/wheel.bvh", "a person does a cartwheel"}, {"/clips/kick.bvh", ""}};
  for (const auto& [content, steps] : {std::pair{std::optional<double>(), std::optional<int>()}, {std::optional<double>(7.5), std::optional<int>(20)}}) {
    request.guidance.contentWeight = content, request.steps = steps;
    const auto again = services::generationRequest(services::takeOf(request, reportOf()).request);
    QCOMPARE(again.prompt, request.prompt);
    QVERIFY(again.style.kind == request.style.kind && again.style.file == request.style.file);
    QCOMPARE(again.seconds, request.seconds);
    QCOMPARE(again.seed, request.seed);
    QCOMPARE(again.guidance.contentWeight, content);  // the model's own stays the model's own
    QCOMPARE(again.steps, steps);
    QCOMPARE(again.guidance.styleWeight, request.guidance.styleWeight);
    QCOMPARE(again.guidance.classifierScale, request.guidance.classifierScale);
    QCOMPARE(again.model, request.model);
    QCOMPARE(again.mixture, request.mixture);
    QVERIFY(again.given == request.given && again.kept == request.kept);
    QVERIFY(again.nearClips == request.nearClips);
    QVERIFY(again.plan.stands == request.plan.stands);
  }
}

void TstTakeRequests::aRestylingGoesOnFromItsTake() {
  services::RestyleRequest request;
  request.clip = "walk.bvh";
  request.style = services::StyleReference::named("old");
  request.steps = 100, request.turn = 60, request.from = 1.5, request.seed = 4, request.way = services::RestyleWay::Inpainting;
  const auto take = services::takeOf(request, reportOf());
  QVERIFY(take.origin == document::Take::Origin::Restyled);
  const auto again = services::restyleRequest(take.request, "walk", reportOf().clip);
  QCOMPARE(again.steps, 100);
  QCOMPARE(again.turn, 60);
  QCOMPARE(again.from, 1.5);
  QVERIFY(again.way == services::RestyleWay::Inpainting);
  QCOMPARE(again.style.name, std::string("old"));
  auto unsaid = take.request;
  unsaid.steps.reset();
  unsaid.restyling.turn.reset();
  QCOMPARE(services::restyleRequest(unsaid, "walk", nullptr).turn, services::RestyleRequest().turn);
}

void TstTakeRequests::aLiftedVideoKeepsItsSwitches() {
  services::LiftRequest request;
  request.keypoints = "videos/walk";
  request.person = 2, request.fps = 25.0, request.refine = 300, request.holdsPlace = true, request.smooths = false, request.fits = false;
  services::LiftReport report;
  report.clip = reportOf().clip;
  const auto again = services::liftRequest(services::takeOf(request, report).request);
  QVERIFY(again.keypoints.is_absolute());  // the project may be opened elsewhere
  QCOMPARE(again.person, 2);
  QCOMPARE(again.fps, 25.0);
  QCOMPARE(again.refine, 300);
  QVERIFY(again.holdsPlace && !again.smooths && !again.fits);
}

QTEST_APPLESS_MAIN(TstTakeRequests)
#include "tst_take_requests.moc"
