#include "core/training/action_balance.h"

#include "core/checkpoint/safetensors.h"
#include "core/families/mld/vae_recipe.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <map>

using namespace core;

namespace {

struct Kind {
  int clips;
  std::vector<std::string> actions;
  std::string content, split = "train", caption = "free";
};

dataset::MotionDataset datasetOf(const std::filesystem::path& folder, const std::vector<Kind>& kinds) {
  nlohmann::json manifest = {{"format", "gesto-dataset"}, {"version", 1}, {"mean", std::vector<float>(263, 0.5f)}, {"std", std::vector<float>(263, 2.0f)}};
  std::int64_t first = 0;
  for (const auto& kind : kinds) {
    for (int i = 0; i < kind.clips; ++i) {
      nlohmann::json captions = nlohmann::json::array();
      if (!kind.caption.empty()) captions.push_back({{"text", "somebody moves"}, {"kind", kind.caption}});
      manifest["clips"].push_back({{"id", "clip" + std::to_string(first)},
                                   {"split", kind.split},
                                   {"first", first},
                                   {"rows", 24},
                                   {"content", kind.content},
                                   {"style", ""},
                                   {"actions", kind.actions},
                                   {"captions", captions}});
      first += 24;
    }
  }
  std::ofstream(folder / "manifest.json") << manifest.dump();
  (void)model::writeSafetensors(folder / "features.safetensors", {{"features", at::zeros({first, 263})}});
  return dataset::MotionDataset::open(folder).value();
}

/// Of all draws, the share of each first action.
std::map<std::string, double> sharesOf(const dataset::MotionDataset& data) {
  const auto weight = training::actionBalance(data);
  std::map<std::string, double> shares;
  double sum = 0.0;
  for (const auto& clip : data.clips()) {
    shares[clip.actions.empty() ? clip.content : clip.actions.front()] += weight(clip);
    sum += weight(clip);
  }
  for (auto& [action, share] : shares) share /= sum;
  return shares;
}

}  // namespace

class TstActionBalance : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aRareActionIsSeenNearlyAsOftenAsACommonOne();
  void noClipIsRepeatedWithoutEnd();
  void wordsFromAFileNameWeighLess();
  void clipsOfOtherSplitsAndWithoutCaptionsAreLeftOut();
  void withoutActionsTheContentBalances();
  void anAutoencoderGoesOnInItsOwnNormalization();
};

void TstActionBalance::aRareActionIsSeenNearlyAsOftenAsACommonOne() {
  QTemporaryDir folder;
  const auto shares = sharesOf(datasetOf(folder.path().toStdString(), {{600, {"walk"}, ""}, {60, {"sit"}, ""}}));
  // 10 to the power of 0.2, where drawing every clip alike would give 10.
  const double ratio = shares.at("walk") / shares.at("sit");
  QVERIFY2(std::abs(ratio - std::pow(10.0, 0.2)) < 1e-6, qPrintable(QString::number(ratio)));
}

void TstActionBalance::noClipIsRepeatedWithoutEnd() {
  QTemporaryDir folder;
  const auto data = datasetOf(folder.path().toStdString(), {{599, {"walk"}, ""}, {1, {"swim"}, ""}});
  const auto weight = training::actionBalance(data);
  QVERIFY(weight(data.clips().back()) <= 40.0 / 600.0 + 1e-12);
  QVERIFY(weight(data.clips().back()) > 30.0 * weight(data.clips().front()));
}

void TstActionBalance::wordsFromAFileNameWeighLess() {
  QTemporaryDir folder;
  const auto data = datasetOf(folder.path().toStdString(), {{5, {"kick"}, ""}, {5, {"kick"}, "", "train", "synthetic"}});
  const auto weight = training::actionBalance(data);
  QCOMPARE(weight(data.clips().back()) / weight(data.clips().front()), 0.6);
}

void TstActionBalance::clipsOfOtherSplitsAndWithoutCaptionsAreLeftOut() {
  QTemporaryDir folder;
  const auto data = datasetOf(folder.path().toStdString(), {{2, {"walk"}, ""}, {1, {"walk"}, "", "val"}, {1, {"walk"}, "", "train", ""}});
  const auto weight = training::actionBalance(data);
  QVERIFY(weight(data.clips()[0]) > 0.0);
  QCOMPARE(weight(data.clips()[2]), 0.0);
  QCOMPARE(weight(data.clips()[3]), 0.0);
}

void TstActionBalance::withoutActionsTheContentBalances() {
  QTemporaryDir folder;
  const auto shares = sharesOf(datasetOf(folder.path().toStdString(), {{100, {}, "run", "train", "content"}, {10, {}, "bow", "train", "content"}}));
  QVERIFY(std::abs(shares.at("run") / shares.at("bow") - std::pow(10.0, 0.2)) < 1e-6);
}

void TstActionBalance::anAutoencoderGoesOnInItsOwnNormalization() {
  QTemporaryDir folder;
  const auto data = datasetOf(folder.path().toStdString(), {{4, {"walk"}, ""}});
  model::TemporalVaeOptions options;
  options.width = 32;
  const auto settings = base::Settings::parse(training::VaeRecipe::settings(), {{"batch", "2"}}).value();
  const auto lossOf = [&](const at::Tensor& mean, const at::Tensor& std) {
    at::manual_seed(3);
    model::TrainedVae start{model::TemporalVae(options), mean, std};
    training::VaeRecipe recipe(data, settings, start);
    if (!at::equal(recipe.extraTensors().at("mean"), mean) || !at::equal(recipe.extraTensors().at("std"), std)) throw std::runtime_error("the normalization is lost");
    if (recipe.parameters().front().value.data_ptr() != start.vae->named_parameters().begin()->value().data_ptr())
      throw std::runtime_error("the weights are not those of the start");
    base::RandomStream random(7);
    training::Scalars terms;
    at::manual_seed(5);
    return recipe.loss(0, random, terms).item<double>();
  };
  const auto same = lossOf(data.mean(), data.std()), equal = lossOf(data.mean().clone(), data.std().clone());
  QVERIFY2(std::abs(same - equal) < 1e-6, qPrintable(QString("%1 and %2").arg(same).arg(equal)));
  QVERIFY(std::abs(lossOf(data.mean() + 1.0, data.std() * 0.5) - same) > 1e-3);
}

QTEST_APPLESS_MAIN(TstActionBalance)
#include "tst_action_balance.moc"
