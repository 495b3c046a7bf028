#include "core/base/random.h"
#include "core/services/generation_service.h"
#include "core/services/kept_stretches.h"
#include "core/services/take_actions.h"
#include "core/services/take_requests.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>

using namespace core;
using namespace core::services;
using document::Take;
using document::TakeRequest;

namespace {

Take walk(document::TakeId id, double seconds, double fps = 20.0) {
  Take take;
  take.id = id;
  auto data = test_support::syntheticWalk(id, static_cast<int>(seconds * fps + 0.5)).data();
  data.fps = fps;
  take.clip = std::make_shared<const motion::Clip>(std::move(data));
  return take;
}

TakeRequest threeActions() {
  TakeRequest request;
  setActions(request, {{0, 2, "one", {}, {}}, {2, 5, "two", {}, {}}, {5, 6, "three", {}, {}}});
  return request;
}

/// "2-5 #1, 5-6 #2@1": what is kept, of which take and from where.
QString told(const std::vector<document::TakeKept>& keeps) {
  QStringList parts;
  for (const auto& kept : keeps) {
    parts << QString("%1-%2 #%3").arg(kept.start).arg(kept.end).arg(kept.take);
    if (kept.from) parts.back() += QString("@%1").arg(*kept.from);
  }
  return parts.join(", ");
}
QString told(const TakeRequest& request) { return told(request.keeps); }

}  // namespace

class TstKeptStretches : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void asMuchAsThereIsIsKept();
  void theLastWordCounts();
  void allButAStretchIsKept();
  void itGoesAlongWithItsAction();
  void itIsAskedOfTheService();
  void whateverIsDoneAServiceTakes();
};

void TstKeptStretches::asMuchAsThereIsIsKept() {
  auto request = threeActions();
  const auto take = walk(1, 4.0);
  QVERIFY(keepStretch(request, 2.0, 5.0, take));
  QCOMPARE(told(request), QString("2-4 #1"));
  QVERIFY(request.keeps[0].motion == take.clip && request.keeps[0].file.empty());
  QVERIFY(!keepStretch(request, 5.0, 6.0, take));
  QCOMPARE(told(request), QString("2-4 #1"));
  // A longer take than what is asked for, and at another rate: whole frames of twenty a second.
  request = threeActions();
  QVERIFY(keepStretch(request, 4.98, 20.0, walk(2, 9.0, 30.0)));
  QCOMPARE(told(request), QString("5-6 #2"));
  QVERIFY(keepStretch(request, -1.0, 0.33, walk(2, 9.0, 30.0)));
  QCOMPARE(told(request), QString("0-0.35 #2, 5-6 #2"));
}

void TstKeptStretches::theLastWordCounts() {
  auto request = threeActions();
  const auto first = walk(1, 6.0), second = walk(2, 6.0);
  keepStretch(request, 0.0, 2.0, first);
  keepStretch(request, 2.0, 5.0, first);
  QCOMPARE(told(request), QString("0-5 #1"));  // one stretch where nothing is between
  keepStretch(request, 1.0, 3.0, second);
  QCOMPARE(told(request), QString("0-1 #1, 1-3 #2, 3-5 #1"));
  QCOMPARE(told(keptWithin(request, 0.5, 1.5)), QString("0.5-1 #1, 1-1.5 #2"));
  releaseStretch(request, 0.5, 4.0);
  QCOMPARE(told(request), QString("0-0.5 #1, 4-5 #1"));
  releaseStretch(request, 0.0, 6.0);
  QCOMPARE(told(request), QString());
}

void TstKeptStretches::allButAStretchIsKept() {
  auto request = threeActions();
  const auto take = walk(1, 5.5), other = walk(2, 6.0);
  keepStretch(request, 0.0, 1.0, other);
  keepStretch(request, 2.5, 3.0, other);
  keepAllBut(request, 2.0, 5.0, take);
  QCOMPARE(told(request), QString("0-2 #1, 2.5-3 #2, 5-5.5 #1"));  // the frozen piece within it stays as it was
  request = threeActions();
  keepAllBut(request, 0.0, 2.0, take);
  QCOMPARE(told(request), QString("2-5.5 #1"));
  request = threeActions();
  keepAllBut(request, 0.0, 6.0, take);
  QCOMPARE(told(request), QString());
}

void TstKeptStretches::itGoesAlongWithItsAction() {
  const auto take = walk(1, 6.0);
  const auto frozen = [&take] {
    auto request = threeActions();
    keepStretch(request, 2.0, 5.0, take);
    return request;
  };
  auto request = frozen();
  moveEnd(request, 0, 3.0);  // the second one begins later now and is shorter
  QCOMPARE(told(request), QString("3-5 #1@2"));
  request = frozen();
  moveEnd(request, 0, 1.0);  // and longer: the rest of it is made
  QCOMPARE(told(request), QString("1-4 #1@2"));
  request = frozen();
  removeAction(request, 0);
  QCOMPARE(told(request), QString("0-3 #1@2"));
  request = frozen();
  removeAction(request, 1);
  QCOMPARE(told(request), QString());
  request = frozen();
  setPromptText(request, "one\nnew\ntwo\nthree");
  QCOMPARE(told(request), QString("4-7 #1@2"));
  request = frozen();
  setPromptText(request, "one\nthree");
  QCOMPARE(told(request), QString());
  request = frozen();
  addAction(request, "four");
  QCOMPARE(told(request), QString("2-5 #1"));
  request = frozen();
  setLength(request, 12.0);
  QCOMPARE(told(request), QString("4-7 #1@2"));
  // A stretch across a border goes with both, each with its own.
  request = threeActions();
  keepStretch(request, 1.0, 3.0, take);
  moveEnd(request, 0, 2.5);
  QCOMPARE(told(request), QString("1-2 #1, 2.5-3.5 #1@2"));
  // One action is an action.
  request = {};
  keepStretch(request, 1.0, 4.0, take);
  setLength(request, 3.0);
  QCOMPARE(told(request), QString("1-3 #1"));
  dropActions(request);
  QCOMPARE(told(request), QString());
}

void TstKeptStretches::itIsAskedOfTheService() {
  auto request = threeActions();
  const auto take = walk(7, 6.0);
  keepStretch(request, 2.0, 5.0, take);
  const auto asked = generationRequest(request);
  QCOMPARE(asked.plan.keeps.size(), std::size_t(1));
  QVERIFY(asked.plan.keeps[0].motion == take.clip);
  QCOMPARE(asked.plan.keeps[0].file.string(), std::string("take 7"));  // what a message calls it
  const auto ok = validate(asked);
  QVERIFY2(ok, ok ? "" : ok.error().message.c_str());
}

void TstKeptStretches::whateverIsDoneAServiceTakes() {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    base::RandomStream random(seed);
    const auto up = [&random](int count) { return static_cast<std::size_t>(random.below(static_cast<std::uint64_t>(count))); };
    auto request = threeActions();
    const std::vector<Take> takes = {walk(1, 3.0), walk(2, 8.0), walk(3, 5.0, 30.0)};
    for (int step = 0; step < 25; ++step) {
      const double a = random.uniform() * 12.0, b = a + random.uniform() * 6.0;
      const auto count = static_cast<int>(actionsOf(request).size());
      switch (up(8)) {
        case 0:
        case 1:
        case 2: keepStretch(request, a, b, takes[up(3)]); break;
        case 3: releaseStretch(request, a, a + 0.3 * (b - a)); break;
        case 4: keepAllBut(request, a, b, takes[up(3)]); break;
        case 5: moveEnd(request, up(count), a); break;
        case 6:
          if (count < 5) addAction(request, "more");
          break;
        default: count > 2 ? removeAction(request, up(count)) : setLength(request, a); break;
      }
      const auto ok = validate(generationRequest(request));
      QVERIFY2(ok, qPrintable(QString("seed %1, step %2: %3; %4").arg(seed).arg(step).arg(ok ? "" : ok.error().message.c_str(), told(request))));
      for (const auto& kept : request.keeps) {
        const double from = kept.from.value_or(kept.start);
        QVERIFY2(from >= 0.0 && from + kept.end - kept.start <= kept.motion->duration() + 1e-6, qPrintable(told(request)));
      }
    }
  }
}

QTEST_APPLESS_MAIN(TstKeptStretches)
#include "tst_kept_stretches.moc"
