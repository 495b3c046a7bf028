#include "core/base/random.h"
#include "core/services/generation_service.h"
#include "core/services/take_actions.h"
#include "core/services/take_requests.h"

#include <QTest>

using namespace core;
using namespace core::services;
using document::TakeRequest;

namespace {

TakeRequest walking(double seconds) {
  TakeRequest request;
  request.prompt = "a person walks";
  request.seconds = seconds;
  return request;
}

QString told(const TakeRequest& request) {
  QStringList parts;
  for (const auto& action : actionsOf(request)) parts << QString("%1-%2 %3").arg(action.start).arg(action.end).arg(QString::fromStdString(action.prompt));
  return parts.join(u'|');
}

}  // namespace

class TstTakeActions : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyLineIsAnAction();
  void linesThatStayKeepTheirLengths();
  void lengthsStayWithinTheLimits();
  void theLengthOfAllIsShared();
  void actionsAreAddedAndRemoved();
  void whateverIsDoneAServiceTakes();
};

void TstTakeActions::everyLineIsAnAction() {
  auto request = walking(4.0);
  setPromptText(request, "a person walks\n");
  QVERIFY(request.spans.empty());
  QCOMPARE(request.prompt, std::string("a person walks\n"));  // the line that is being typed is not taken away
  setPromptText(request, "a person walks\na");
  QCOMPARE(told(request), QString("0-4 a person walks|4-8 a"));
  setPromptText(request, "a person walks\n a person waves \n");
  QCOMPARE(told(request), QString("0-4 a person walks|4-8 a person waves"));
  setPromptText(request, "a person walks");
  QVERIFY(request.spans.empty());
  QCOMPARE(request.seconds, 4.0);
  setPromptText(request, "");
  QVERIFY(request.spans.empty() && request.prompt.empty());
}

void TstTakeActions::linesThatStayKeepTheirLengths() {
  auto request = walking(4.0);
  setActions(request, {{0, 2, "one", {}, {}}, {2, 5, "two", {}, 3.0}, {5, 6, "three", {}, {}}});
  setPromptText(request, "one\nnew\ntwo\nthree");
  QCOMPARE(told(request), QString("0-2 one|2-4 new|4-7 two|7-8 three"));
  QCOMPARE(request.spans[2].strength, 3.0);
  setPromptText(request, "new\ntwo\nthree");
  QCOMPARE(told(request), QString("0-2 new|2-5 two|5-6 three"));
  setPromptText(request, "new\ntwo two\nthree");
  QCOMPARE(told(request), QString("0-2 new|2-5 two two|5-6 three"));
  QCOMPARE(request.spans[1].strength, 3.0);
}

void TstTakeActions::lengthsStayWithinTheLimits() {
  auto request = walking(4.0);
  moveEnd(request, 0, 20.0);
  QCOMPARE(request.seconds, 9.8);
  moveEnd(request, 0, 0.0);
  QCOMPARE(request.seconds, 1.0);
  setActions(request, {{0, 2, "one", {}, {}}, {2, 5, "two", {}, {}}});
  moveEnd(request, 0, 3.512);
  QCOMPARE(told(request), QString("0-3.5 one|3.5-5 two"));
  moveEnd(request, 0, 9.0);
  QCOMPARE(told(request), QString("0-4 one|4-5 two"));
  moveEnd(request, 1, 100.0);
  QCOMPARE(told(request), QString("0-4 one|4-13.8 two"));
  moveEnd(request, 0, 1.0);
  QCOMPARE(told(request), QString("0-4 one|4-13.8 two"));  // the second cannot be longer
}

void TstTakeActions::theLengthOfAllIsShared() {
  auto request = walking(4.0);
  setLength(request, 30.0);
  QCOMPARE(request.seconds, 9.8);
  setActions(request, {{0, 2, "one", {}, {}}, {2, 6, "two", {}, {}}});
  setLength(request, 9.0);
  QCOMPARE(told(request), QString("0-3 one|3-9 two"));
  setLength(request, 100.0);
  QCOMPARE(told(request), QString("0-9.8 one|9.8-19.6 two"));
  setLength(request, 0.0);
  QCOMPARE(told(request), QString("0-1 one|1-2 two"));
}

void TstTakeActions::actionsAreAddedAndRemoved() {
  auto request = walking(4.0);
  QVERIFY(addAction(request, "a person waves"));
  QCOMPARE(told(request), QString("0-4 a person walks|4-6.5 a person waves"));
  QCOMPARE(request.prompt, std::string("a person walks\na person waves"));
  removeAction(request, 0);
  QCOMPARE(told(request), QString("0-2.5 a person waves"));
  QVERIFY(request.spans.empty());
  removeAction(request, 0);
  QCOMPARE(told(request), QString("0-2.5 a person waves"));
  int count = 1;
  while (addAction(request, "more")) ++count;
  QCOMPARE(count, 24);
  QCOMPARE(request.seconds, 60.0);
}

void TstTakeActions::whateverIsDoneAServiceTakes() {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    base::RandomStream random(seed);
    auto request = walking(1.0 + 8.0 * random.uniform());
    for (int step = 0; step < 60; ++step) {
      const auto count = actionsOf(request).size();
      switch (random.below(5)) {
        case 0: addAction(request, "a person waves"); break;
        case 1: removeAction(request, random.below(count)); break;
        case 2: moveEnd(request, random.below(count), 70.0 * random.uniform()); break;
        case 3: setLength(request, 70.0 * random.uniform()); break;
        default: setPromptText(request, request.prompt + "\na person runs"); break;
      }
      const auto asked = generationRequest(request);
      const auto ok = validate(asked);
      QVERIFY2(ok, qPrintable(QString("seed %1 step %2: %3; %4").arg(seed).arg(step).arg(ok ? "" : ok.error().message.c_str(), told(request))));
    }
  }
}

QTEST_APPLESS_MAIN(TstTakeActions)
#include "tst_take_actions.moc"
