// Styles of single parts of the body: as texts, as a take, and what is refused.
#include "core/services/generation_service.h"
#include "core/services/motion_plan.h"
#include "core/services/take_requests.h"

#include <QTest>

using namespace core;
using namespace core::services;
using motion::StyledPart;

class TstPartStyles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void namesAreReadAsTheyAreWritten();
  void pairsStandForBoth();
  void whatIsWrongIsOneSentence_data();
  void whatIsWrongIsOneSentence();
  void aPartHasOneStyle();
  void aTakeKeepsThem();
};

void TstPartStyles::namesAreReadAsTheyAreWritten() {
  for (const auto part : motion::kStyledParts) {
    const PartStyle one{part, StyleReference::fromFile("mocap/a=b.bvh")};
    const auto read = partStylesFrom(partStyleText(one));
    QVERIFY2(read && read->size() == 1, read ? "one" : read.error().message.c_str());
    QVERIFY(read->front().part == part);
    QCOMPARE(read->front().style.file, one.style.file);
    QVERIFY(std::string(motion::styledPartNames()).find(motion::styledPartName(part)) != std::string::npos);
  }
  QVERIFY(partStylesFrom(" left-arm = old ")->front().part == StyledPart::LeftArm);
  QCOMPARE(partStylesFrom("left-arm=old")->front().style.name, std::string("old"));
}

void TstPartStyles::pairsStandForBoth() {
  const auto legs = partStylesFrom("legs=limp.bvh"), arms = partStylesFrom("arms=limp.bvh");
  QVERIFY(legs && legs->size() == 2 && (*legs)[0].part == StyledPart::LeftLeg && (*legs)[1].part == StyledPart::RightLeg);
  QVERIFY(arms && arms->size() == 2 && (*arms)[0].part == StyledPart::LeftArm && (*arms)[1].part == StyledPart::RightArm);
}

void TstPartStyles::whatIsWrongIsOneSentence_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("words");
  QTest::newRow("no part of the body") << "tail=old.bvh"
                                       << "\"tail\" is no part of the body that has a style of its own; those are left_leg, right_leg, spine, left_arm, right_arm";
  QTest::newRow("no style") << "left_arm="
                            << "not \"left_arm=\"";
  QTest::newRow("no part") << "=old.bvh"
                           << "written as \"left_arm=proud_walk.bvh\"";
  QTest::newRow("neither") << "old.bvh"
                           << "not \"old.bvh\"";
}

void TstPartStyles::whatIsWrongIsOneSentence() {
  QFETCH(QString, text);
  QFETCH(QString, words);
  const auto wrong = partStylesFrom(text.toStdString());
  QVERIFY(!wrong && wrong.error().code == ErrorCode::InvalidArgument);
  QVERIFY2(QString::fromStdString(wrong.error().message).contains(words), wrong.error().message.c_str());
}

void TstPartStyles::aPartHasOneStyle() {
  RestyleRequest request;
  request.parts = {{StyledPart::LeftLeg, StyleReference::fromFile("a.bvh")}, {StyledPart::RightLeg, StyleReference::fromFile("a.bvh")}};
  QVERIFY(validate(request));
  request.parts.push_back({StyledPart::LeftLeg, StyleReference::fromFile("b.bvh")});
  QCOMPARE(validate(request).error().message, std::string("left_leg is given two styles"));
  request.parts = {{StyledPart::Spine, {}}};
  QVERIFY(!validate(request));
  request.parts.clear();
  request.videoFps = 0.0;
  QVERIFY2(validate(request).error().message.find("frames per second") != std::string::npos, validate(request).error().message.c_str());
}

void TstPartStyles::aTakeKeepsThem() {
  RestyleRequest request;
  request.style = StyleReference::fromFile("/videos/walk");
  request.model = "motion-puzzle";
  request.parts = {{StyledPart::LeftArm, StyleReference::fromFile("/mocap/proud.bvh")}, {StyledPart::Spine, StyleReference::named("old")}};
  request.person = 2, request.videoFps = 25.0, request.feet = RestyleRequest::Feet::Released;
  GenerationReport report;
  const auto again = restyleRequest(takeOf(request, report).request, "walk", nullptr);
  QCOMPARE(again.model, request.model);
  QCOMPARE(again.parts.size(), std::size_t{2});
  for (std::size_t i = 0; i < 2; ++i) QCOMPARE(partStyleText(again.parts[i]), partStyleText(request.parts[i]));
  QCOMPARE(again.person, 2);
  QCOMPARE(again.videoFps, 25.0);
  QVERIFY(again.feet == RestyleRequest::Feet::Released);
}

QTEST_APPLESS_MAIN(TstPartStyles)
#include "tst_part_styles.moc"
