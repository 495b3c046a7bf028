#include "core/services/generation_service.h"
#include "core/services/take_requests.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::services;

namespace {

MotionPlan twoActions() {
  MotionPlan plan;
  plan.spans = {{0.0, 2.5, "a person walks", {}, {}}, {2.5, 5.0, "a person sits down", StyleReference::named("old"), 2.0}};
  plan.keeps = {{0.0, 1.2, "take.bvh", {}, {}}, {4.0, 5.0, "other take.bvh", {}, 3.0}};
  return plan;
}

void same(const MotionPlan& a, const MotionPlan& b) {
  QCOMPARE(a.spans.size(), b.spans.size());
  for (std::size_t i = 0; i < a.spans.size(); ++i) {
    QCOMPARE(a.spans[i].start, b.spans[i].start);
    QCOMPARE(a.spans[i].end, b.spans[i].end);
    QCOMPARE(a.spans[i].prompt, b.spans[i].prompt);
    QCOMPARE(a.spans[i].strength, b.spans[i].strength);
    QCOMPARE(a.spans[i].style.has_value(), b.spans[i].style.has_value());
    if (a.spans[i].style) QCOMPARE(styleText(*a.spans[i].style), styleText(*b.spans[i].style));
  }
  QCOMPARE(a.keeps.size(), b.keeps.size());
  for (std::size_t i = 0; i < a.keeps.size(); ++i) {
    QCOMPARE(a.keeps[i].start, b.keeps[i].start);
    QCOMPARE(a.keeps[i].end, b.keeps[i].end);
    QCOMPARE(a.keeps[i].file.string(), b.keeps[i].file.string());
    QCOMPARE(a.keeps[i].from, b.keeps[i].from);
  }
}

}  // namespace

class TstMotionPlan : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aWrongPlanIsOneSentence_data();
  void aWrongPlanIsOneSentence();
  void whatIsWrittenIsReadAgain();
  void textsOfTheCommandLine();
  void aWrongFileNamesThePlace_data();
  void aWrongFileNamesThePlace();
  void aTakeKeepsItsPlan();
  void aPlanOfOneActionIsAPrompt();
};

void TstMotionPlan::aWrongPlanIsOneSentence_data() {
  QTest::addColumn<QString>("spans");
  QTest::addColumn<QString>("says");
  QTest::newRow("right") << "0-2.5: a person walks|2.5-5: a person waves"
                         << "";
  QTest::newRow("sixty seconds") << "0-9.8: a|9.8-19.6: b|19.6-29.4: c|29.4-39.2: d|39.2-49: e|49-58.8: f|58.8-60: g"
                                 << "";
  QTest::newRow("more") << "0-9.8: a|9.8-19.6: b|19.6-29.4: c|29.4-39.2: d|39.2-49: e|49-58.8: f|58.8-61: g"
                        << "61 s in all; 60 seconds";
  QTest::newRow("short") << "0-2: a|2-2.5: a person nods"
                         << "span 2 (\"a person nods\") lasts 0.5 s";
  QTest::newRow("long") << "0-12: a person walks"
                        << "span 1 (\"a person walks\") lasts 12 s; an action takes 1 to 9.8";
  QTest::newRow("overlap") << "0-2.5: a|2-5: b"
                           << "span 2 (\"b\") starts at 2 s, before span 1 ends at 2.5 s";
  QTest::newRow("gap") << "0-2.5: a|3-5: b"
                       << "nothing is said of the time between";
  QTest::newRow("late") << "1-2.5: a"
                        << "the first one starts at 0";
  QTest::newRow("no text") << "0-2.5: a|2.5-5:  "
                           << "span 2 (\"\") has no text";
  QTest::newRow("backwards") << "3-0: a"
                             << "lasts -3 s";
  QTest::newRow("strength") << "0-2, strength 20: a"
                            << "strength of span 1 (\"a\") must be between 0 and 10";
}

void TstMotionPlan::aWrongPlanIsOneSentence() {
  QFETCH(QString, spans);
  QFETCH(QString, says);
  MotionPlan plan;
  for (const auto& text : spans.split(u'|')) {
    const auto span = planSpanFrom(text.toStdString());
    QVERIFY2(span, span ? "" : span.error().message.c_str());
    plan.spans.push_back(*span);
  }
  const auto ok = validate(plan, 0.0);
  const auto told = ok ? QString() : QString::fromStdString(ok.error().message);
  QVERIFY2(says.isEmpty() ? ok.ok() : told.contains(says), qPrintable(told));
  // The request says the same.
  GenerationRequest request;
  request.plan = plan;
  QCOMPARE(validate(request).ok(), ok.ok());
}

void TstMotionPlan::whatIsWrittenIsReadAgain() {
  const auto plan = twoActions();
  const auto again = planFromText(planText(plan), "plan.json");
  QVERIFY2(again, again ? "" : again.error().message.c_str());
  same(*again, plan);
  // Files are meant as seen from the plan.
  const auto elsewhere = planFromText(planText(plan), "/films/one/plan.json");
  QVERIFY(elsewhere.ok());
  QCOMPARE(elsewhere->keeps[0].file.string(), std::string("/films/one/take.bvh"));
}

void TstMotionPlan::textsOfTheCommandLine() {
  for (const auto& span : twoActions().spans) {
    const auto again = planSpanFrom(spanText(span));
    QVERIFY(again.ok());
    MotionPlan a, b;
    a.spans = {span}, b.spans = {*again};
    same(a, b);
  }
  for (const auto& kept : twoActions().keeps) {
    const auto again = keptStretchFrom(keptText(kept));
    QVERIFY(again.ok());
    QCOMPARE(keptText(*again), keptText(kept));
  }
  const auto withColon = planSpanFrom("0-2: a person says: stop");
  QVERIFY(withColon.ok());
  QCOMPARE(withColon->prompt, std::string("a person says: stop"));
  for (const char* text : {"a person walks", "0: a person walks", "x-2: a person walks", "0-2, purple: a", "0-2, strength x: a"})
    QVERIFY2(!planSpanFrom(text).ok(), text);
  for (const char* text : {"take.bvh", "0-1.2=", "0=take.bvh", "-=a"}) QVERIFY2(!keptStretchFrom(text).ok(), text);
}

void TstMotionPlan::aWrongFileNamesThePlace_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("says");
  QTest::newRow("no JSON") << QByteArray("{\n \"spans\": [\n  oops\n]}") << "plan.json:3: this is no JSON";
  QTest::newRow("cut") << QByteArray("{\n \"spans\": [") << "plan.json:2: the plan ends too early";
  QTest::newRow("a list") << QByteArray("[]") << "plan.json: a plan is an object";
  QTest::newRow("empty") << QByteArray("{}") << "a plan needs at least one span";
  QTest::newRow("unknown") << QByteArray(R"({"spans": [], "steps": []})") << "steps: this is not known";
  QTest::newRow("no end") << QByteArray(R"({"spans": [{"start": 0, "end": 2, "text": "a"}, {"start": 2, "text": "b"}]})") << "spans[1].end: this is missing";
  QTest::newRow("word") << QByteArray(R"({"spans": [{"start": "0", "end": 2, "text": "a"}]})") << "spans[0].start: this must be a number";
  QTest::newRow("no object") << QByteArray(R"({"spans": ["a"]})") << "spans[0]: this is not an object";
  QTest::newRow("short") << QByteArray(R"({"spans": [{"start": 0, "end": 0.5, "text": "a"}]})") << "span 1 (\"a\") lasts 0.5 s";
  QTest::newRow("kept too far") << QByteArray(R"({"spans": [{"start": 0, "end": 2, "text": "a"}], "keep": [{"start": 1, "end": 3, "file": "b.bvh"}]})")
                                << "reaches beyond the motion";
}

void TstMotionPlan::aWrongFileNamesThePlace() {
  QFETCH(QByteArray, text);
  QFETCH(QString, says);
  const auto plan = planFromText(text.toStdString(), "plan.json");
  QVERIFY(!plan.ok());
  const auto told = QString::fromStdString(plan.error().message);
  QVERIFY2(told.startsWith("plan.json") && told.contains(says), qPrintable(told));
}

void TstMotionPlan::aTakeKeepsItsPlan() {
  GenerationRequest request;
  request.plan = twoActions();
  GenerationReport report;
  const auto take = takeOf(request, report).request;
  QCOMPARE(take.prompt, std::string("a person walks\na person sits down"));
  QCOMPARE(take.seconds, 5.0);
  auto expected = twoActions();
  for (auto& kept : expected.keeps) kept.file = std::filesystem::absolute(kept.file);
  same(generationRequest(take).plan, expected);
}

void TstMotionPlan::aPlanOfOneActionIsAPrompt() {
  GenerationRequest request;
  request.plan.spans = {{0.0, 3.0, "a person walks", StyleReference::named("old"), 2.5}};
  const auto take = takeOf(request, GenerationReport()).request;
  QVERIFY(take.spans.empty());
  QCOMPARE(take.prompt, std::string("a person walks"));
  QCOMPARE(take.seconds, 3.0);
  QCOMPARE(take.style.name, std::string("old"));
  QCOMPARE(take.guidance.styleWeight, 2.5);
}

QTEST_APPLESS_MAIN(TstMotionPlan)
#include "tst_motion_plan.moc"
