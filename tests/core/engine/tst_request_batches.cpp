#include "core/engine/request_batches.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace core;
using engine::requestBatches;
using services::GenerationRequest;

namespace {

GenerationRequest request(const std::string& prompt, double seconds = 4.0, const std::string& style = {}) {
  GenerationRequest made;
  made.prompt = prompt;
  made.seconds = seconds;
  if (!style.empty()) made.style = services::StyleReference::named(style);
  return made;
}

}  // namespace

class TstRequestBatches : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void promptsStylesLengthsAndSeedsGoTogether();
  void whatDiffersOtherwiseDoesNot();
  void everyRequestIsInOneBatch();
};

void TstRequestBatches::promptsStylesLengthsAndSeedsGoTogether() {
  auto other = request("b", 2.0, "proud");
  other.seed = 9;
  QVERIFY(engine::mayGoTogether(request("a", 4.0, "old"), other));
}

void TstRequestBatches::whatDiffersOtherwiseDoesNot() {
  const auto first = request("a", 4.0, "old");
  std::vector<GenerationRequest> others(8, first);
  others[0].style = {};
  others[1].guidance.styleWeight = 2.0;
  others[2].steps = 20;
  others[3].model = "crossdiff";
  others[4].mixture = 300;
  others[5].plan.spans = {{0.0, 2.0, "a", {}, {}}, {2.0, 4.0, "b", {}, {}}};
  others[6].given = "walk.bvh";
  others[7].quality = GenerationRequest::Quality::Preview;
  for (std::size_t i = 0; i < others.size(); ++i) QVERIFY2(!engine::mayGoTogether(first, others[i]), std::to_string(i).c_str());
  // A plan is a batch itself: two of them do not go together either.
  QVERIFY(!engine::mayGoTogether(others[5], others[5]));
}

void TstRequestBatches::everyRequestIsInOneBatch() {
  std::vector<GenerationRequest> all;
  for (int i = 0; i < 23; ++i) all.push_back(request("a", 1.0 + (7 * i) % 5, i % 3 == 0 ? "old" : ""));
  all[4].plan.spans = all[5].plan.spans = {{0.0, 2.0, "a", {}, {}}, {2.0, 4.0, "b", {}, {}}};
  const auto batches = requestBatches(all, 6);
  std::vector<std::size_t> seen;
  for (const auto& batch : batches) {
    QVERIFY(!batch.empty() && batch.size() <= 6);
    for (const auto i : batch) {
      QVERIFY(batch.size() == 1 || engine::mayGoTogether(all[batch.front()], all[i]));
      seen.push_back(i);
    }
    QVERIFY(std::is_sorted(batch.begin(), batch.end(), [&](auto a, auto b) { return all[a].seconds < all[b].seconds; }));
  }
  std::sort(seen.begin(), seen.end());
  std::vector<std::size_t> each(all.size());
  std::iota(each.begin(), each.end(), std::size_t{0});
  QCOMPARE(seen, each);
}

QTEST_GUILESS_MAIN(TstRequestBatches)
#include "tst_request_batches.moc"
