// What the control bench is told of spans: that the nearest text is the one that is recognised, of the stretch that was asked for, and how far motions are from
// recordings.
#include "core/bench/span_judge.h"
#include "core/bench/steering_bench.h"
#include "core/metrics/embedding_judge.h"
#include "core/motion/kinematics.h"
#include "tests/support/built_data.h"
#include "tests/support/synthetic_motion.h"
#include "tests/support/tiny_evaluator.h"

#include <torch/torch.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>

using namespace core;
using namespace core::bench;

namespace {

constexpr const char* kTexts[] = {"a person walks forward", "a person sits down", "a person waves", "someone jumps", "somebody crawls over the floor"};

}  // namespace

class TstSpanJudge : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theNearestTextIsWhatIsShown();
  void theStretchThatWasAskedForIsJudged();
  void withoutAnEvaluatorThatIsSaid();
  void recordedMotionsAreThoseOfTheTestSplit();
  void distancesGrowAsMotionsGoAstray();

 private:
  std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }
  SpanJudge opened() const {
    auto judge = SpanJudge::open(services::ModelFolders(path("models")), kTexts);
    return std::move(*judge);
  }
  QTemporaryDir folder_;
};

void TstSpanJudge::initTestCase() {
  at::set_num_threads(1);
  QVERIFY(tests::writeTinyEvaluator(path("models"), 5));
}

void TstSpanJudge::theNearestTextIsWhatIsShown() {
  auto judge = opened();
  const auto clip = test_support::syntheticWalk(3, 60);
  // The same evaluator, asked by hand.
  const auto network = metrics::openEmbeddingJudge(path("models") / "judges" / "evaluator-all.safetensors");
  QVERIFY(network);
  std::vector<double> apart;
  for (const auto* text : kTexts) {
    const auto sample = metrics::sampleOf(motion::worldPositions(clip), text);
    apart.push_back((*network)->distances({&sample, 1}).item<double>());
  }
  auto sorted = apart;
  std::sort(sorted.begin(), sorted.end());
  const auto nearest = static_cast<std::size_t>(std::min_element(apart.begin(), apart.end()) - apart.begin());
  for (std::size_t i = 0; i < std::size(kTexts); ++i) {
    const auto view = judge.view(clip, 0, 60, kTexts[i]);
    QCOMPARE(view.shows, std::string(kTexts[nearest]));
    const double other = i == nearest ? sorted[1] : sorted[0];
    QVERIFY2(std::abs(view.margin - (other - apart[i])) < 1e-4, qPrintable(QString("%1 in place of %2").arg(view.margin).arg(other - apart[i])));
  }
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, judge.view(clip, 0, 60, "a text that nobody drew"));
}

void TstSpanJudge::theStretchThatWasAskedForIsJudged() {
  auto judge = opened();
  // Two walks in one clip: each half is what that walk is, whatever the other one does.
  const auto first = test_support::syntheticWalk(1, 40), second = test_support::syntheticWalk(9, 40), other = test_support::syntheticWalk(4, 40);
  const auto joined = [](const motion::Clip& a, const motion::Clip& b) {
    auto data = a.data();
    data.rootPositions.insert(data.rootPositions.end(), b.data().rootPositions.begin(), b.data().rootPositions.end());
    data.rotations.insert(data.rotations.end(), b.data().rotations.begin(), b.data().rotations.end());
    return motion::Clip(std::move(data));
  };
  const auto whole = joined(first, second), changed = joined(first, other);
  for (const auto* text : kTexts) QVERIFY(std::abs(judge.view(whole, 0, 36, text).margin - judge.view(changed, 0, 36, text).margin) < 1e-4);
  // And a stretch that ends with the clip may be shorter than what an evaluator sees anything in.
  int recognised = 0;
  for (const auto* text : kTexts) recognised += judge.view(whole, 78, 80, text).margin > 0.0 ? 1 : 0;
  QCOMPARE(recognised, 1);
}

void TstSpanJudge::withoutAnEvaluatorThatIsSaid() {
  const auto none = SpanJudge::open(services::ModelFolders(path("nothing")), kTexts);
  QVERIFY(!none && none.error().code == ErrorCode::NotFound);
  QVERIFY2(none.error().message.find("evaluator-all.safetensors") != std::string::npos, none.error().message.c_str());
}

void TstSpanJudge::recordedMotionsAreThoseOfTheTestSplit() {
  auto judge = opened();
  tests::writeBuiltData(path("data"), 12, 50);
  const auto none = judge.seenRecorded(path("data"), 40, 8, 1);
  QVERIFY(!none && none.error().code == ErrorCode::InvalidArgument);
  QVERIFY2(none.error().message.ends_with("0 recordings of its test split last 40 frames, and two are needed"), none.error().message.c_str());
  // Three of the twelve are in the split val; now they are tests.
  QFile manifest(QString::fromStdString((path("data") / "manifest.json").string()));
  QVERIFY(manifest.open(QIODevice::ReadWrite));
  auto text = manifest.readAll();
  text.replace("\"val\"", "\"test\"");
  QVERIFY(manifest.resize(0) && manifest.seek(0) && manifest.write(text) == text.size());
  manifest.close();
  const auto seen = judge.seenRecorded(path("data"), 40, 8, 1);
  QVERIFY2(seen, seen ? "" : seen.error().message.c_str());
  QCOMPARE(seen->size(0), std::int64_t{3});
  const auto fewer = judge.seenRecorded(path("data"), 40, 2, 1);
  QVERIFY(fewer && fewer->size(0) == 2);
  QVERIFY(!judge.seenRecorded(path("data"), 51, 8, 1));  // longer than all of them
}

void TstSpanJudge::distancesGrowAsMotionsGoAstray() {
  auto judge = opened();
  const auto real = torch::randn({40, 16});
  std::vector<SteeredCase> cases(20);
  for (auto& one : cases) {
    const auto row = torch::randn({16});
    one.freeSeen.assign(row.data_ptr<float>(), row.data_ptr<float>() + 16);
    one.steeredSeen = one.freeSeen;
  }
  QVERIFY(!summaryOf(cases, 1.0).fidRatio);  // nothing to compare with
  const auto same = summaryOf(cases, 1.0, real);
  QVERIFY(same.freeFid && *same.freeFid > 0.0);
  QCOMPARE(*same.fidRatio, 1.0);
  for (auto& one : cases)
    for (auto& value : one.steeredSeen) value += 2.0f;
  QVERIFY(*summaryOf(cases, 1.0, real).fidRatio > 1.5);
  // A clip is as wide in its eyes as a recording.
  QCOMPARE(judge.seen(test_support::syntheticWalk(1, 40)).size(), std::size_t{16});
}

QTEST_GUILESS_MAIN(TstSpanJudge)
#include "tst_span_judge.moc"
