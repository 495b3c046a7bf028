#include "core/base/random.h"
#include "core/io/read/npy.h"
#include "core/metrics/embedding_metrics.h"
#include "core/metrics/physical_metrics.h"
#include "core/metrics/protocol.h"
#include "core/motion/kinematics.h"
#include "core/representation/humanml3d_features.h"
#include "tests/support/fixtures.h"
#include "tests/support/synthetic_motion.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <cmath>
#include <numeric>
#include <set>

using namespace core;
using namespace core::metrics;

namespace {

constexpr int kWidth = 12;

/// Embeds a motion as the means of its first columns, and a caption "17" as the row of the motion that was made from 17.
class MeanJudge : public EmbeddingJudge {
 public:
  MeanJudge() : EmbeddingJudge("none") {}
  std::string name() const override { return "mean"; }
  std::string description() const override { return "means of columns"; }
  bool readsCaptions() const override { return true; }
  at::Tensor embedCaptions(std::span<const MotionSample> samples) override {
    std::vector<at::Tensor> rows;
    for (const auto& sample : samples) rows.push_back(place(std::stoull(sample.caption)));
    return at::stack(rows);
  }
  static at::Tensor place(std::uint64_t number) {
    base::RandomStream random(number + 1);
    auto row = at::empty({kWidth});
    for (int i = 0; i < kWidth; ++i) row[i] = random.normal();
    return row;
  }

 protected:
  at::Tensor input(const at::Tensor& features) const override { return features.slice(1, 0, kWidth); }
  at::Tensor embed(const at::Tensor& padded, const at::Tensor& lengths) override { return padded.sum(1) / lengths.unsqueeze(1).to(at::kFloat); }
};

Panel meanPanel() {
  Panel panel;
  panel.embeddings.push_back(std::make_unique<MeanJudge>());
  return panel;
}

/// Motions around the places of their captions; noise moves every motion as a whole.
std::vector<MotionSample> samples(int count, double noise, std::uint64_t seed = 5) {
  base::RandomStream random(seed);
  std::vector<MotionSample> all;
  for (int i = 0; i < count; ++i) {
    auto features = at::zeros({10 + i % 30, 263});
    auto row = MeanJudge::place(static_cast<std::uint64_t>(i)).clone();
    for (int c = 0; c < kWidth; ++c) row[c] += 0.05 * random.normal() + noise * random.normal();
    features.slice(1, 0, kWidth).copy_(row);
    all.push_back({features, std::to_string(i), "walk", "old", std::to_string(i)});
  }
  return all;
}

Scores scoresOf(Panel& panel, const std::vector<MotionSample>& made, const std::vector<MotionSample>& real, std::uint64_t seed = 1) {
  return embeddingScores(panel, made, embedAll(panel, made), embedAll(panel, real), {32, 300, seed});
}

}  // namespace

class TstMetricSanity : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }
  void realAgainstRealIsNearZeroAndTextFitsPerfectly();
  void distanceGrowsWithNoise();
  void shuffledCaptionsFallToChance();
  void intervalsShrinkWithTheRootOfTheRepetitions();
  void unequalCountsAreRefused();
  void aClipsRowDoesNotDependOnItsBatch();
  void poolsKeepEqualCaptionsApart();
  void lengthsOfEmbeddingsDoNotCountInUnitFid();
  void distinctAndUnseenCaptionsHaveTheirOwnPools();
  void samplesOfOneMotionHaveNoMultiModality();
  void moreSlidingMeansMoreSkating();
  void theSampleClipSkatesAsMuchAsPublished();
  void stillBodiesScoreNothing();
};

void TstMetricSanity::realAgainstRealIsNearZeroAndTextFitsPerfectly() {
  auto panel = meanPanel();
  const auto scores = scoresOf(panel, samples(256, 0.0, 5), samples(256, 0.0, 6));
  QVERIFY2(scores.at("fid") < 0.01, qPrintable(QString::number(scores.at("fid"))));
  QCOMPARE(scores.at("r1"), 1.0);
  QVERIFY(scores.at("mm_dist") < 0.4);
}

void TstMetricSanity::distanceGrowsWithNoise() {
  auto panel = meanPanel();
  const auto real = samples(256, 0.0);
  double before = -1.0;
  for (const double noise : {0.0, 0.3, 0.6, 1.2, 2.4}) {
    const auto scores = scoresOf(panel, samples(256, noise, 6), real);
    QVERIFY2(scores.at("fid") > before, qPrintable(QStringLiteral("%1 at noise %2").arg(scores.at("fid")).arg(noise)));
    before = scores.at("fid");
  }
}

void TstMetricSanity::shuffledCaptionsFallToChance() {
  auto panel = meanPanel();
  double top1 = 0.0, top3 = 0.0;
  for (int round = 0; round < 8; ++round) {
    auto shuffled = samples(256, 0.0);
    base::RandomStream random(static_cast<std::uint64_t>(round) + 40);
    for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1].caption, shuffled[random.below(i)].caption);
    const auto scores = scoresOf(panel, shuffled, shuffled, static_cast<std::uint64_t>(round));
    top1 += scores.at("r1") / 8;
    top3 += scores.at("r3") / 8;
  }
  // 2,048 trials at 1/32 and 3/32: three deviations are 0.012 and 0.019.
  QVERIFY2(std::abs(top1 - 1.0 / 32) < 0.012, qPrintable(QString::number(top1)));
  QVERIFY2(std::abs(top3 - 3.0 / 32) < 0.02, qPrintable(QString::number(top3)));
}

void TstMetricSanity::intervalsShrinkWithTheRootOfTheRepetitions() {
  base::RandomStream random(3);
  std::vector<double> values(4096);
  for (auto& value : values) value = random.normal();
  const auto widthOf = [&](std::size_t n) {
    double sum = 0.0;
    for (std::size_t start = 0; start < values.size(); start += n) sum += repeated(std::span<const double>(values).subspan(start, n)).halfWidth;
    return sum * static_cast<double>(n) / static_cast<double>(values.size());
  };
  for (const std::size_t n : {16u, 64u, 256u}) {
    const double ratio = widthOf(n) / widthOf(4 * n);
    QVERIFY2(std::abs(ratio - 2.0) < 0.1, qPrintable(QStringLiteral("%1 at %2").arg(ratio).arg(n)));
  }
}

void TstMetricSanity::unequalCountsAreRefused() {
  auto panel = meanPanel();
  QVERIFY_EXCEPTION_THROWN(scoresOf(panel, samples(64, 0.0), samples(65, 0.0)), c10::Error);
}

void TstMetricSanity::aClipsRowDoesNotDependOnItsBatch() {
  MeanJudge judge;
  const auto all = samples(70, 0.1);
  const auto together = judge.embedMotions(all);
  for (const std::size_t i : {0u, 33u, 69u}) {
    const auto alone = judge.embedMotions(std::span<const MotionSample>(all).subspan(i, 1));
    QVERIFY((alone[0] - together[static_cast<std::int64_t>(i)]).abs().max().item<double>() < 1e-5);
  }
  QVERIFY_EXCEPTION_THROWN(judge.embedMotions(std::vector<MotionSample>{{at::zeros({4, 263}), "0", "", "", ""}}), c10::Error);
}

void TstMetricSanity::poolsKeepEqualCaptionsApart() {
  auto all = samples(100, 0.0);
  for (int i = 0; i < 30; ++i) all[static_cast<std::size_t>(i)].caption = std::to_string(i % 10);  // ten captions, three times each
  const auto places = dealPools(all, 32, 9);
  QCOMPARE(places.size(), std::size_t{96});
  QCOMPARE(std::set<std::int64_t>(places.begin(), places.end()).size(), std::size_t{96});
  QCOMPARE(equalCaptionPairs(all, places, 32), std::int64_t{0});
  QCOMPARE(places, dealPools(all, 32, 9));
  QVERIFY(places != dealPools(all, 32, 10));
  QVERIFY(dealPools(std::span<const MotionSample>(all).first(31), 32, 9).empty());
  for (auto& sample : all) sample.caption = "7";
  QCOMPARE(equalCaptionPairs(all, dealPools(all, 32, 9), 32), std::int64_t{3 * 32 * 31 / 2});
}

void TstMetricSanity::lengthsOfEmbeddingsDoNotCountInUnitFid() {
  auto panel = meanPanel();
  const auto real = samples(256, 0.0), made = samples(256, 0.5, 6);
  auto longer = made;
  for (auto& sample : longer) sample.features = sample.features * 3.0;
  const auto plain = scoresOf(panel, made, real), scaled = scoresOf(panel, longer, real);
  QVERIFY(scaled.at("fid") > 2.0 * plain.at("fid"));
  QVERIFY2(std::abs(scaled.at("fid.unit") - plain.at("fid.unit")) < 1e-6, qPrintable(QString::number(scaled.at("fid.unit") - plain.at("fid.unit"))));
  QVERIFY(plain.at("fid.unit") > 0.0 && plain.at("fid.unit") < 2.0);  // two vectors of length 1 are at most 2 apart
}

void TstMetricSanity::distinctAndUnseenCaptionsHaveTheirOwnPools() {
  auto panel = meanPanel();
  // 40 captions six times each, like actions of which there are many recordings: their motions are as good as one.
  std::vector<MotionSample> made;
  for (int k = 0; k < 6; ++k)
    for (auto& sample : samples(40, 0.0, 5 + static_cast<std::uint64_t>(k))) made.push_back(sample);
  const auto distinct = dealDistinctPools(made, 32, 9);
  QCOMPARE(distinct.size(), std::size_t{32});
  std::set<std::string> captions;
  for (const auto place : distinct) captions.insert(made[static_cast<std::size_t>(place)].caption);
  QCOMPARE(captions.size(), std::size_t{32});
  QVERIFY(dealDistinctPools(made, 32, 9) == distinct && dealDistinctPools(made, 32, 10) != distinct);
  QVERIFY(dealDistinctPools(made, 41, 9).empty());

  std::set<std::string> seen;
  for (int i = 0; i < 30; ++i) seen.insert(std::to_string(i));
  const auto unseen = dealUnseenPools(made, seen, 32, 9);
  QCOMPARE(unseen.size(), std::size_t{32});  // of 60 motions of 10 captions
  for (const auto place : unseen) QVERIFY(seen.count(made[static_cast<std::size_t>(place)].caption) == 0);

  const ScoringOptions options{32, 300, 1, &seen};
  const auto embedded = embedAll(panel, made);
  const auto scores = embeddingScores(panel, made, embedded, embedded, options);
  QCOMPARE(scores.at("r1.distinct"), 1.0);
  QVERIFY2(scores.at("r1.unseen") < 0.6, qPrintable(QString::number(scores.at("r1.unseen"))));  // three or four of a pool share each caption
  QVERIFY(scores.count("r3.unseen") == 1 && scores.at("r3.unseen") >= scores.at("r1.unseen"));
  // Where training knows everything, or nobody looked, there is no such number.
  for (int i = 30; i < 40; ++i) seen.insert(std::to_string(i));
  QCOMPARE(embeddingScores(panel, made, embedded, embedded, options).count("r1.unseen"), std::size_t{0});
  QCOMPARE(scoresOf(panel, made, made).count("r1.unseen"), std::size_t{0});
}

void TstMetricSanity::samplesOfOneMotionHaveNoMultiModality() {
  auto panel = meanPanel();
  std::vector<MotionSample> same, different;
  for (int caption = 0; caption < 4; ++caption) {
    for (int i = 0; i < 20; ++i) {
      same.push_back(samples(4, 0.0)[static_cast<std::size_t>(caption)]);
      different.push_back(samples(1, 1.0, static_cast<std::uint64_t>(100 + caption * 20 + i)).front());
    }
  }
  QVERIFY(multiModalityScore(panel, same, 20, 10, 1) < 1e-6);
  QVERIFY(multiModalityScore(panel, different, 20, 10, 1) > 1.0);
  QVERIFY_EXCEPTION_THROWN(multiModalityScore(panel, same, 19, 10, 1), c10::Error);
}

void TstMetricSanity::moreSlidingMeansMoreSkating() {
  // A body that walks in place slides over the ground faster and faster.
  const auto clip = motion::worldPositions(test_support::syntheticWalk(3, 120));
  double before = -1.0;
  for (const double speed : {0.0, 0.4, 0.8, 1.6, 3.2}) {
    std::vector<glm::vec3> positions = clip;
    for (std::size_t i = 0; i < positions.size(); ++i) positions[i].x += static_cast<float>(speed * static_cast<double>(i / 22) / 20.0);
    const auto features = representation::extractFeatures(positions);
    const std::vector<MotionSample> one = {{at::tensor(features.values).reshape({features.rows, features.width}), "0", "", "", ""}};
    const double skating = physicalScores(one).at("skating");
    QVERIFY2(skating >= before, qPrintable(QStringLiteral("%1 after %2 at %3 m/s").arg(skating).arg(before).arg(speed)));
    before = skating;
  }
  QVERIFY2(before > 0.5, qPrintable(QString::number(before)));
}

void TstMetricSanity::theSampleClipSkatesAsMuchAsPublished() {
  const auto shared = tests::sharedFolder();
  if (!shared) QSKIP("the shared folder with the sample clip is absent");
  const auto joints = io::readNpy(*shared / "data/samples/humanml3d_012314_joints22.npy");
  QVERIFY2(joints, joints ? "" : joints.error().message.c_str());
  std::vector<glm::vec3> positions;
  for (std::size_t i = 0; i + 2 < joints->values.size(); i += 3) positions.emplace_back(joints->values[i], joints->values[i + 1], joints->values[i + 2]);
  QVERIFY2(std::abs(footSkatingRatio(positions) - 0.136) < 5e-4, qPrintable(QString::number(footSkatingRatio(positions))));
  double before = -1.0;
  for (const double speed : {0.2, 0.4, 0.8, 1.6}) {
    auto sliding = positions;
    for (std::size_t i = 0; i < sliding.size(); ++i) sliding[i].x += static_cast<float>(speed * static_cast<double>(i / 22) / 20.0);
    const double ratio = footSkatingRatio(sliding);
    if (speed == 0.8) QVERIFY2(std::abs(ratio - 0.935) < 0.06, qPrintable(QString::number(ratio)));  // the direction of the slide is not told
    QVERIFY2(ratio >= before, qPrintable(QStringLiteral("%1 at %2 m/s").arg(ratio).arg(speed)));
    before = ratio;
  }
}

void TstMetricSanity::stillBodiesScoreNothing() {
  auto positions = motion::worldPositions(test_support::syntheticWalk(3, 2));
  std::vector<glm::vec3> still;
  for (int t = 0; t < 30; ++t) still.insert(still.end(), positions.begin(), positions.begin() + 22);
  const auto features = representation::extractFeatures(still);
  const std::vector<MotionSample> one = {{at::tensor(features.values).reshape({features.rows, features.width}), "0", "", "", ""}};
  const auto scores = physicalScores(one);
  QCOMPARE(scores.at("skating"), 0.0);
  QVERIFY(scores.at("jerk") < 0.1 && scores.at("bone_drift") < 1e-4 && scores.at("penetration") < 1e-4);
}

QTEST_GUILESS_MAIN(TstMetricSanity)
#include "tst_metric_sanity.moc"
