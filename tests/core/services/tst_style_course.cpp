// A style that changes over time, is mixed with a second one, or is another one in the lower body: as texts, as a plan file, as a take.
#include "core/services/generation_service.h"
#include "core/services/take_requests.h"

#include <QTest>

using namespace core;
using namespace core::services;

namespace {

const char* const kSpan = R"("spans": [{"start": 0, "end": 4, "text": "a person walks", "style": "old"}])";

StyleCourse everything() {
  return {.strength = {{0.0, 1.5}, {2.0, 4.0}},
          .classifier = {{1.0, 0.3}},
          .mix = StyleReference::named("proud"),
          .share = {{0.0, 0.0}, {4.0, 1.0}},
          .legs = StyleReference::fromFile("/mocap/limp.bvh")};
}

void same(const StyleCourse& a, const StyleCourse& b) {
  QCOMPARE(curveText(a.strength), curveText(b.strength));
  QCOMPARE(curveText(a.classifier), curveText(b.classifier));
  QCOMPARE(curveText(a.share), curveText(b.share));
  QCOMPARE(styleText(a.mix), styleText(b.mix));
  QCOMPARE(styleText(a.legs), styleText(b.legs));
}

}  // namespace

class TstStyleCourse : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aCurveIsStraightBetweenItsPoints();
  void curvesAreTexts();
  void mixturesAreTexts();
  void aPlanFileHoldsIt();
  void aWrongFileNamesThePlace_data();
  void aWrongFileNamesThePlace();
  void aTakeKeepsIt();
  void aMixtureNeedsAStyle();
};

void TstStyleCourse::aCurveIsStraightBetweenItsPoints() {
  const base::Curve curve{{1.0, 2.0}, {3.0, 4.0}};
  QVERIFY(!base::valueAt({}, 1.0));
  for (const auto& [time, value] : {std::pair{0.0, 2.0}, {1.0, 2.0}, {1.5, 2.5}, {3.0, 4.0}, {9.0, 4.0}}) QCOMPARE(*base::valueAt(curve, time), value);
}

void TstStyleCourse::curvesAreTexts() {
  const auto curve = curveFrom("0:1.5, 2:4,2.05:0", "--ws-curve");
  QVERIFY(curve.ok());
  QCOMPARE(curveText(*curve), std::string("0:1.5,2:4,2.05:0"));
  for (const char* text : {"", "1.5", "0:1.5,", "0:x", "0-2:1", "0:1:2"}) {
    const auto wrong = curveFrom(text, "--ws-curve");
    QVERIFY2(!wrong.ok(), text);
    QVERIFY2(wrong.error().message.find(std::string("not \"") + text + '"') != std::string::npos, wrong.error().message.c_str());
  }
}

void TstStyleCourse::mixturesAreTexts() {
  const auto mix = styleMixFrom("old:3+proud:1");
  QVERIFY(mix.ok());
  QCOMPARE(mix->style.name, std::string("old"));
  QCOMPARE(mix->second.name, std::string("proud"));
  QCOMPARE(mix->share, 0.25);
  const auto again = styleMixFrom(styleMixText(*mix));
  QVERIFY(again.ok());
  QCOMPARE(again->share, 0.25);
  // One style, whatever its file is called.
  for (const char* text : {"old", "my+clips/walk.bvh", "C:/clips/walk.bvh", "a+b"}) {
    const auto one = styleMixFrom(text);
    QVERIFY2(one.ok() && one->second.kind == StyleReference::Kind::None, text);
    QCOMPARE(styleMixText(*one), std::string(text));
  }
  const auto files = styleMixFrom("my+clips/walk.bvh:1+old:1");
  QVERIFY(files.ok());
  QCOMPARE(files->style.file.string(), std::string("my+clips/walk.bvh"));
  for (const char* text : {"old:0+proud:0", "old:-1+proud:2", "old:1+none:1"}) QVERIFY2(!styleMixFrom(text).ok(), text);
}

void TstStyleCourse::aPlanFileHoldsIt() {
  MotionPlan plan;
  plan.spans = {{0.0, 4.0, "a person walks", StyleReference::named("old"), {}}};
  plan.course = everything();
  const auto again = planFromText(planText(plan), "/films/plan.json");
  QVERIFY2(again, again ? "" : again.error().message.c_str());
  same(again->course, plan.course);
  plan.course.legs = StyleReference::fromFile("limp.bvh");
  const auto elsewhere = planFromText(planText(plan), "/films/plan.json");
  QVERIFY(elsewhere.ok());
  QCOMPARE(elsewhere->course.legs.file.string(), std::string("/films/limp.bvh"));
  QVERIFY(planFromText(std::string("{") + kSpan + "}", "plan.json")->course.isEmpty());
}

void TstStyleCourse::aWrongFileNamesThePlace_data() {
  QTest::addColumn<QString>("style");
  QTest::addColumn<QString>("says");
  const auto row = [](const char* style, const char* says) { QTest::newRow(says) << style << says; };
  row("[]", "style: this is not an object");
  row(R"({"weight": 1})", "style.weight: this is not known");
  row(R"({"strength": 2})", "style.strength: this must be a list");
  row(R"({"strength": [2]})", "style.strength[0]: this is not an object");
  row(R"({"strength": [{"time": 0, "value": 1}, {"time": 1}]})", "style.strength[1].value: this is missing");
  row(R"({"strength": [{"time": 0, "value": 11}]})", "point 1 of the curve of the style weight must be between 0 and 10, not 11");
  row(R"({"strength": [{"time": 1, "value": 1}, {"time": 1, "value": 2}]})", "point 2 of the curve of the style weight at 1 s must come at least 0.05 s behind");
  row(R"({"classifier": [{"time": -1, "value": 1}]})", "point 1 of the curve of the classifier scale must lie between 0 and 60 s, not at -1 s");
  row(R"({"mix": "proud", "share": [{"time": 0, "value": 2}]})", "share must be between 0 and 1, not 2");
  row(R"({"share": [{"time": 0, "value": 0.5}]})", "no second style");
  row(R"({"mix": 3})", "style.mix: this must be a text");
}

void TstStyleCourse::aWrongFileNamesThePlace() {
  QFETCH(QString, style);
  QFETCH(QString, says);
  const auto plan = planFromText(QStringLiteral("{%1, \"style\": %2}").arg(QLatin1String(kSpan), style).toStdString(), "plan.json");
  QVERIFY(!plan.ok());
  const auto told = QString::fromStdString(plan.error().message);
  QVERIFY2(told.startsWith("plan.json: ") && told.contains(says), qPrintable(told));
}

void TstStyleCourse::aTakeKeepsIt() {
  GenerationRequest request;
  request.prompt = "a person walks";
  request.style = StyleReference::named("old");
  request.plan.course = everything();
  QVERIFY(validate(request).ok());
  const auto take = takeOf(request, GenerationReport()).request;
  QCOMPARE(take.course.mix.name, std::string("proud"));
  same(generationRequest(take).plan.course, everything());
}

void TstStyleCourse::aMixtureNeedsAStyle() {
  GenerationRequest request;
  request.prompt = "a person walks";
  request.plan.course.mix = StyleReference::named("proud");
  const auto told = validate(request);
  QVERIFY(!told.ok());
  QCOMPARE(told.error().message, std::string("\"proud\" is to be mixed with a style, and there is none"));
  request.plan.spans = {{0.0, 2.0, "a", {}, {}}, {2.0, 4.0, "b", StyleReference::named("old"), {}}};
  QVERIFY(validate(request).ok());
}

QTEST_APPLESS_MAIN(TstStyleCourse)
#include "tst_style_course.moc"
