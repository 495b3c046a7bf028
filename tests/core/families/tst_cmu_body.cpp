#include "core/checkpoint/safetensors.h"
#include "core/families/aberman/cmu_aberman.h"
#include "core/families/cmu_body.h"
#include "core/families/motion_puzzle/cmu_puzzle.h"
#include "core/families/style_file.h"
#include "core/representation/feature_tensors.h"
#include "tests/support/fixtures.h"
#include "tests/support/synthetic_motion.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTest>

#include <cmath>

using namespace core;

/// The authors' body: that it is theirs, and that a motion goes onto it and back, by itself and in the numbers that the two published networks read and make.
class TstCmuBody : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }
  void itIsTheReferenceBody();
  void aWalkStandsOnItAsItDid();
  void aMotionComesBack_data();
  void aMotionComesBack();
};

namespace {

constexpr double kCm = 100.0;

at::Tensor syntheticFeatures(std::uint64_t seed, int frames) {
  std::vector<std::string> remarks;
  return families::motionFeatures(std::make_shared<const motion::Clip>(test_support::syntheticWalk(seed, frames)), "walk", remarks).value();
}

/// [T, 3] without its heights, and how long that way is.
at::Tensor overGround(const at::Tensor& places) { return places.index_select(1, at::tensor({0, 2}, at::kLong)); }
double wayOver(const at::Tensor& places) { return overGround(places).diff(1, 0).norm(2, {1}).sum().item<double>(); }

at::Tensor jointsOf(const at::Tensor& features) { return representation::recoverJoints(features.unsqueeze(0))[0]; }

}  // namespace

void TstCmuBody::itIsTheReferenceBody() {
  const auto shared = tests::sharedFolder();
  if (!shared) QSKIP("the shared folder with the reference outputs is not there");
  const auto file = model::readTensorFile(*shared / "fixtures" / "aberman-features.in.safetensors").value();
  const auto& tree = model::cmuTree();
  QVERIFY(at::allclose(tree.offsets, file.tensors.at("offsets"), 1e-5, 1e-5));
  QVERIFY(at::tensor(tree.parents, at::kLong).equal(file.tensors.at("parents")));
  QVERIFY(at::tensor(tree.chosen, at::kLong).equal(file.tensors.at("joints")));
}

void TstCmuBody::aWalkStandsOnItAsItDid() {
  const auto features = syntheticFeatures(3, 60);
  const auto body = families::onCmuBody(features, 60.0);
  QCOMPARE(body.places.sizes(), (at::IntArrayRef{181, 21, 3}));
  QCOMPARE(families::onCmuBody(features, 30.0).root.size(0), std::int64_t{91});
  QVERIFY(at::allclose(body.places.select(1, 0), body.root, 1e-4, 1e-4));
  // Hips about 16 units high, feet near the floor, the left ones left, looking along +Z as features begin.
  const auto mean = body.places.mean(0);  // [21, 3]
  QVERIFY(mean[0][1].item<double>() > 13.0 && mean[0][1].item<double>() < 19.0);
  QVERIFY(body.places.select(2, 1).amin().item<double>() > -0.5 && body.places.select(2, 1).amin().item<double>() < 1.0);
  QVERIFY(body.places[0][1][0].item<double>() > body.places[0][5][0].item<double>());
  QVERIFY(body.turns[0][0].select(1, 2)[2].item<double>() > 0.8);
  // Rotations, and the same that the quaternions of the tree give.
  const auto product = at::matmul(body.turns, body.turns.transpose(2, 3));
  QVERIFY(at::allclose(product, at::eye(3).expand_as(product), 1e-4, 1e-4));
  const auto again = model::jointPositions(body.rotations, model::cmuTree(), body.root).index_select(1, at::tensor(families::cmuNodes(), at::kLong));
  QVERIFY2(at::allclose(again, body.places, 1e-3, 1e-3), qPrintable(QString::number((again - body.places).abs().max().item<double>())));
}

void TstCmuBody::aMotionComesBack_data() {
  QTest::addColumn<bool>("isRecorded");
  QTest::addColumn<QString>("way");
  for (const bool isRecorded : {false, true})
    for (const char* way : {"the body alone", "Motion Puzzle", "Aberman et al."})
      QTest::newRow(qPrintable(QStringLiteral("%1, %2").arg(isRecorded ? QStringLiteral("recorded") : QStringLiteral("synthetic"), QLatin1String(way))))
          << isRecorded << way;
}

void TstCmuBody::aMotionComesBack() {
  QFETCH(bool, isRecorded);
  QFETCH(QString, way);
  at::Tensor features;
  if (isRecorded) {
    const auto shared = tests::sharedFolder();
    if (!shared) QSKIP("the shared folder with recorded clips is not there");
    std::vector<std::string> remarks;
    features = families::readMotionFeatures(*shared / "data" / "samples" / "cmu_cgspeed31_12_01_walk.bvh", remarks).value();
  } else {
    features = syntheticFeatures(1, 81);
  }
  at::Tensor back;
  if (way == "the body alone") {
    const auto body = families::onCmuBody(features, 60.0);
    back = families::fromCmuBody(body.rotations, body.root, 60.0, features);
  } else if (way == "Motion Puzzle") {
    const auto motion = model::cmuPuzzleMotion(features);
    QCOMPARE(motion.features.size(0) % 4, std::int64_t{0});
    back = model::fromCmuPuzzle(motion.features, motion, features);
    // The root stream that the network hands through is the way, too, with its blend.
    const auto rows = 3 * features.size(0);
    const auto own = model::puzzlePosture(motion.features.narrow(0, motion.before, rows), motion.root.narrow(0, motion.before, rows)).positions.select(1, 0);
    const auto there = families::onCmuBody(features, 60.0).root.narrow(0, 0, rows);
    const double longer = wayOver(own) / wayOver(there) - 1.0;
    qInfo("%s: the root stream's way is longer by %.2f %%", QTest::currentDataTag(), 100.0 * longer);
    QVERIFY2(std::abs(longer) < 0.02, qPrintable(QString::number(longer)));
  } else {
    const auto clip = model::cmuAbermanClip(features);
    back = model::fromCmuAberman(clip.content.slice(0, 0, 4 * families::kCmuJoints), clip, features);
  }
  QCOMPARE(back.sizes(), features.sizes());
  const auto before = jointsOf(features), after = jointsOf(back);
  const double body = (after - before).norm(2, {2}).mean().item<double>() * kCm;
  const double most = (after - before).norm(2, {2}).max().item<double>() * kCm;
  const double path = overGround((after - before).select(1, 0)).norm(2, {1}).max().item<double>() * kCm;
  qInfo("%s: joints %.2f cm on average, %.1f at most; path %.3f cm at most", QTest::currentDataTag(), body, most, path);
  QVERIFY2(body < 2.0, qPrintable(QString::number(body)));
  QVERIFY2(path < 0.5, qPrintable(QString::number(path)));
}

QTEST_APPLESS_MAIN(TstCmuBody)
#include "tst_cmu_body.moc"
