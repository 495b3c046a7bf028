#include "core/training/batch_sampler.h"

#include "core/checkpoint/safetensors.h"
#include "core/training/recipes/judge_recipe.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace core;

namespace {

// Clips of 24, 25, 26 ... rows whose first feature is the clip's number.
dataset::MotionDataset smallDataset(const std::filesystem::path& folder, int clips) {
  nlohmann::json manifest = {{"format", "gesto-dataset"}, {"version", 1}, {"mean", std::vector<float>(263, 0.0f)}, {"std", std::vector<float>(263, 1.0f)}};
  std::vector<at::Tensor> rows;
  std::int64_t first = 0;
  for (int i = 0; i < clips; ++i) {
    const std::int64_t count = 24 + i;
    rows.push_back(at::full({count, 263}, static_cast<double>(i) / 10.0));
    manifest["clips"].push_back({{"id", "clip" + std::to_string(i)},
                                 {"split", i % 4 == 3 ? "val" : "train"},
                                 {"first", first},
                                 {"rows", count},
                                 {"content", "walk"},
                                 {"style", "old"},
                                 {"captions", {{{"text", "a person walks"}, {"kind", "content"}}}}});
    first += count;
  }
  std::ofstream(folder / "manifest.json") << manifest.dump();
  (void)model::writeSafetensors(folder / "features.safetensors", {{"features", at::cat(rows)}});
  return dataset::MotionDataset::open(folder).value();
}

}  // namespace

class TstBatchSampler : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theSameStreamGivesTheSameBatch();
  void clipsWithoutWeightAreNeverDrawn();
  void aBatchIsPaddedWithZerosBehindEachLength();
  void longClipsAreCut();
  void nothingToDrawIsRefused();
  void mirroredTwinsStayInTheSameHalf();
};

void TstBatchSampler::theSameStreamGivesTheSameBatch() {
  QTemporaryDir folder;
  const auto data = smallDataset(folder.path().toStdString(), 60);
  const training::BatchSampler sampler(data, [](const auto&) { return 1.0; });
  base::RandomStream a(5), b(5);
  const auto first = sampler.draw(a, 12);
  QCOMPARE(first, sampler.draw(b, 12));
  QVERIFY(at::equal(sampler.load(first, a).features, sampler.load(first, b).features));
}

void TstBatchSampler::clipsWithoutWeightAreNeverDrawn() {
  QTemporaryDir folder;
  const auto data = smallDataset(folder.path().toStdString(), 40);
  const training::BatchSampler sampler(data, [](const auto& clip) { return clip.split == "train" ? 1.0 : 0.0; });
  QCOMPARE(sampler.clipCount(), std::size_t{30});
  base::RandomStream random(1);
  for (int i = 0; i < 50; ++i) {
    for (const auto clip : sampler.draw(random, 8)) QCOMPARE(QString::fromStdString(data.clips()[clip].split), QStringLiteral("train"));
  }
}

void TstBatchSampler::aBatchIsPaddedWithZerosBehindEachLength() {
  QTemporaryDir folder;
  const auto data = smallDataset(folder.path().toStdString(), 20);
  const training::BatchSampler sampler(data, [](const auto&) { return 1.0; });
  base::RandomStream random(2);
  const auto batch = sampler.load({1, 9}, random);
  QCOMPARE(batch.features.size(1), 33);
  QCOMPARE(batch.lengths[0].item<std::int64_t>(), 25);
  QCOMPARE(batch.features[0].slice(0, 25).abs().max().item<float>(), 0.0f);
  // Column 0 of row 0 is the yaw that the data set takes out.
  QCOMPARE(batch.features[0][24][5].item<float>(), 0.1f);
  QCOMPARE(batch.features[0][0][0].item<float>(), 0.0f);
}

void TstBatchSampler::longClipsAreCut() {
  QTemporaryDir folder;
  const auto data = smallDataset(folder.path().toStdString(), 20);
  const training::BatchSampler sampler(data, [](const auto&) { return 1.0; });
  base::RandomStream random(3);
  const auto batch = sampler.load({15}, random, 16);
  QCOMPARE(batch.features.size(1), 16);
  QCOMPARE(batch.lengths[0].item<std::int64_t>(), 16);
}

void TstBatchSampler::nothingToDrawIsRefused() {
  QTemporaryDir folder;
  const auto data = smallDataset(folder.path().toStdString(), 4);
  QVERIFY_EXCEPTION_THROWN(training::BatchSampler(data, [](const auto&) { return 0.0; }), std::invalid_argument);
}

void TstBatchSampler::mirroredTwinsStayInTheSameHalf() {
  int judges = 0;
  for (int i = 0; i < 1000; ++i) {
    dataset::ClipEntry clip, twin;
    clip.id = "bandai-namco-2/clip_" + std::to_string(i);
    twin.id = "M:" + clip.id;
    QCOMPARE(training::belongsToJudges(twin), training::belongsToJudges(clip));
    judges += training::belongsToJudges(clip);
  }
  QVERIFY2(judges > 420 && judges < 580, qPrintable(QString::number(judges)));
}

QTEST_APPLESS_MAIN(TstBatchSampler)
#include "tst_batch_sampler.moc"
