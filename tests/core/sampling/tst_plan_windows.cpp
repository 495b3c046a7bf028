#include "core/base/random.h"
#include "core/sampling/plan_windows.h"

#include <QTest>

#include <stdexcept>

using namespace core;
using namespace core::sampling;

namespace {

std::vector<FrameSpan> spansOf(const std::vector<int>& frames) {
  std::vector<FrameSpan> spans;
  std::int64_t at = 0;
  for (const int count : frames) {
    spans.push_back({at, at + count});
    at += count;
  }
  return spans;
}

std::int64_t tokensOf(const std::vector<FrameSpan>& spans) { return (spans.back().end + 7) / 8; }

}  // namespace

class TstPlanWindows : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void oneActionIsOneWindowOfItsOwn();
  void sharesSumToOneAndWindowsFit();
  void everyActionRulesItsMiddle();
  void wrongSpansThrow();
};

void TstPlanWindows::oneActionIsOneWindowOfItsOwn() {
  for (const int frames : {20, 80, 196}) {
    const auto windows = planWindows(spansOf({frames}));
    QCOMPARE(windows.size(), std::size_t(1));
    QCOMPARE(windows[0].first, std::int64_t(0));
    QCOMPARE(windows[0].tokens(), tokensOf(spansOf({frames})));
    for (const float share : windows[0].shares) QCOMPARE(share, 1.0f);
  }
}

void TstPlanWindows::sharesSumToOneAndWindowsFit() {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    base::RandomStream random(seed);
    std::vector<int> frames;
    const auto count = 1 + random.below(8);
    for (std::uint64_t i = 0; i < count; ++i) frames.push_back(20 + static_cast<int>(random.below(177)));
    const auto spans = spansOf(frames);
    const auto windows = planWindows(spans);
    std::vector<double> sums(static_cast<std::size_t>(tokensOf(spans)), 0.0);
    std::vector<bool> isSeen(frames.size(), false);
    for (const auto& window : windows) {
      QVERIFY(window.tokens() >= 1 && window.tokens() <= 25);
      QVERIFY(window.first >= 0 && window.first + window.tokens() <= tokensOf(spans));
      isSeen[window.span] = true;
      for (std::int64_t k = 0; k < window.tokens(); ++k) sums[static_cast<std::size_t>(window.first + k)] += window.shares[static_cast<std::size_t>(k)];
    }
    for (const double sum : sums) QVERIFY2(std::abs(sum - 1.0) < 1e-5, qPrintable(QString("seed %1: a token's shares sum to %2").arg(seed).arg(sum)));
    for (const bool seen : isSeen) QVERIFY(seen);
  }
}

void TstPlanWindows::everyActionRulesItsMiddle() {
  const auto spans = spansOf({20, 24, 190, 20});
  const auto windows = planWindows(spans);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const auto middle = (spans[i].begin + spans[i].end) / 16;
    double own = 0.0;
    for (const auto& window : windows)
      if (window.span == i && middle >= window.first && middle < window.first + window.tokens()) own += window.shares[static_cast<std::size_t>(middle - window.first)];
    QVERIFY2(own > 0.5, qPrintable(QString("span %1 has %2 of its middle").arg(i).arg(own)));
  }
}

void TstPlanWindows::wrongSpansThrow() {
  QVERIFY_EXCEPTION_THROWN((void)planWindows({}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((void)planWindows({{4, 40}}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((void)planWindows({{0, 40}, {48, 80}}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((void)planWindows({{0, 40}, {40, 40}}), std::invalid_argument);
}

QTEST_APPLESS_MAIN(TstPlanWindows)
#include "tst_plan_windows.moc"
