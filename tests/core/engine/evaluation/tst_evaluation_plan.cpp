#include "core/checkpoint/safetensors.h"
#include "core/engine/evaluation/evaluation_plan.h"
#include "core/engine/evaluation/generation_cache.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <map>
#include <optional>
#include <set>

using namespace core;
using namespace core::engine;

namespace {

// 40 recordings in the test split, each with two windows and a mirrored twin of the first, and some held-out combinations.
dataset::MotionDataset smallDataset(const std::filesystem::path& folder) {
  nlohmann::json manifest = {{"format", "gesto-dataset"}, {"version", 1}, {"mean", std::vector<float>(263, 0.0f)}, {"std", std::vector<float>(263, 1.0f)}};
  std::int64_t first = 0;
  const auto add = [&](const std::string& id, const std::string& split, const std::string& content, const std::string& style, bool isMirrored) {
    nlohmann::json captions = {{{"text", "a person does " + content}, {"kind", "content"}},
                               {{"text", "a person does " + content + " " + style + "ly"}, {"kind", "styled"}}};
    manifest["clips"].push_back({{"id", (isMirrored ? "M:" : "") + id},
                                 {"source", "s"},
                                 {"split", split},
                                 {"first", first},
                                 {"rows", 30},
                                 {"content", content},
                                 {"style", style},
                                 {"mirrored", isMirrored},
                                 {"captions", captions}});
    first += 30;
  };
  const std::vector<std::string> contents = {"walk", "run"}, styles = {"old", "proud"};
  for (int i = 0; i < 40; ++i) {
    const auto id = "s/walk_w" + std::to_string(i);
    const auto& content = contents[static_cast<std::size_t>(i % 2)];
    const auto& style = styles[static_cast<std::size_t>(i / 2 % 2)];
    add(id + "/w0", "test", content, style, false);
    add(id + "/w1", "test", content, style, false);
    add(id + "/w0", "test", content, style, true);
  }
  for (int i = 0; i < 6; ++i) add("s/train" + std::to_string(i), "train", "walk", styles[static_cast<std::size_t>(i % 2)], false);
  for (int i = 0; i < 8; ++i) add("s/held" + std::to_string(i), "composition", "run", i % 2 ? "old" : "proud", false);
  std::ofstream(folder / "manifest.json") << manifest.dump();
  (void)model::writeSafetensors(folder / "features.safetensors", {{"features", at::zeros({first, 263})}});
  return dataset::MotionDataset::open(folder).value();
}

Protocol named(const std::string& protocol) { return protocolNamed(protocol).value(); }

std::string recording(const dataset::ClipEntry& clip) {
  auto id = clip.id.starts_with("M:") ? clip.id.substr(2) : clip.id;
  return id.substr(0, id.rfind("/w"));
}

std::vector<PlannedMotion> motionsOf(const dataset::MotionDataset& data, const PlanOptions& options, int repetition) {
  auto plan = planRepetition(data, options, repetition);
  return plan ? std::move(plan->motions) : std::vector<PlannedMotion>{};
}

}  // namespace

class TstEvaluationPlan : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { data_.emplace(smallDataset(folder_.path().toStdString())); }
  void theHalvesShareNoRecordingAndAreEqual();
  void everyRepetitionIsDealtAnewAndRepeatable();
  void stylesAreAskedForEvenly();
  void heldOutPairsAreAskedForAsTheyAre();
  void transfersAskForAnotherStyle();
  void referencesShowTheStyleAndAreOfAnotherRecording();
  void tooLittleDataIsSaid();
  void stylesAreSaidAsTheDataSaysThem();
  void recordedMotionIsNotClipped();
  void whatIsOnDiskIsNotMadeAgain();
  void damagedAndForeignFilesAreMadeAgain();
  void aStoppedRunKeepsWhatItHas();

 private:
  QTemporaryDir folder_;
  std::optional<dataset::MotionDataset> data_;
};

void TstEvaluationPlan::theHalvesShareNoRecordingAndAreEqual() {
  const auto plan = planRepetition(*data_, {named("stylized"), 1000, 3, {"old", "proud"}}, 0).value();
  QCOMPARE(plan.reference.size(), plan.motions.size());
  QCOMPARE(plan.reference.size(), std::size_t{60});
  std::set<std::string> ours;
  std::map<std::string, int> contents;
  for (const auto clip : plan.reference) {
    ours.insert(recording(data_->clips()[clip]));
    ++contents[data_->clips()[clip].content + data_->clips()[clip].style];
  }
  for (const auto& motion : plan.motions) QVERIFY(ours.count(recording(data_->clips()[motion.clip])) == 0);
  for (const auto& [name, count] : contents) QCOMPARE(count, 15);
  const auto few = planRepetition(*data_, {named("stylized"), 7, 3, {"old", "proud"}}, 0).value();
  QCOMPARE(few.reference.size(), std::size_t{7});
  QCOMPARE(few.motions.size(), std::size_t{7});
}

void TstEvaluationPlan::everyRepetitionIsDealtAnewAndRepeatable() {
  const PlanOptions options{named("stylized"), 20, 3, {"old", "proud"}};
  const auto first = planRepetition(*data_, options, 0).value(), again = planRepetition(*data_, options, 0).value(), second = planRepetition(*data_, options, 1).value();
  QCOMPARE(first.reference, again.reference);
  for (std::size_t i = 0; i < first.motions.size(); ++i) QCOMPARE(first.motions[i].style, again.motions[i].style);
  QVERIFY(first.reference != second.reference);
}

void TstEvaluationPlan::stylesAreAskedForEvenly() {
  std::map<std::string, int> counts;
  for (const auto& motion : motionsOf(*data_, {named("stylized"), 60, 3, {"a", "b", "c"}}, 2)) ++counts[motion.style];
  for (const auto& [style, count] : counts) QCOMPARE(count, 20);
  for (const auto& motion : motionsOf(*data_, {named("text-to-motion"), 60, 3, {"a"}}, 2)) QVERIFY(motion.style.empty());
}

void TstEvaluationPlan::heldOutPairsAreAskedForAsTheyAre() {
  const auto plan = planRepetition(*data_, {named("composition"), 60, 3, {}}, 0).value();
  QCOMPARE(plan.motions.size(), std::size_t{4});
  for (const auto& motion : plan.motions) {
    QCOMPARE(data_->clips()[motion.clip].split, std::string("composition"));
    QCOMPARE(motion.style, data_->clips()[motion.clip].style);
    QCOMPARE(motion.caption, std::string("a person does run"));
    QCOMPARE(motion.frames, 30);
  }
}

void TstEvaluationPlan::transfersAskForAnotherStyle() {
  const auto motions = motionsOf(*data_, {named("transfer"), 60, 3, {"old", "proud"}}, 0);
  QCOMPARE(motions.size(), std::size_t{60});
  for (const auto& motion : motions) QVERIFY(motion.style != data_->clips()[motion.clip].style);
}

void TstEvaluationPlan::referencesShowTheStyleAndAreOfAnotherRecording() {
  for (const auto& motion : motionsOf(*data_, {named("stylized"), 60, 3, {"old", "proud"}}, 0)) {
    QVERIFY(motion.hasReference);
    QCOMPARE(data_->clips()[motion.reference].style, motion.style);
    QVERIFY(recording(data_->clips()[motion.reference]) != recording(data_->clips()[motion.clip]));
  }
  const auto unknown = planRepetition(*data_, {named("stylized"), 4, 3, {"sad"}}, 0).value();
  QVERIFY(!unknown.motions.front().hasReference);
}

void TstEvaluationPlan::tooLittleDataIsSaid() {
  QVERIFY(!planRepetition(*data_, {named("stylized"), 1, 3, {"old"}}, 0));
  QVERIFY(!planRepetition(*data_, {named("stylized"), 10, 3, {}}, 0));
  QVERIFY(!protocolNamed("guessing") && protocolNamed("transfer").value().name == "transfer");
}

void TstEvaluationPlan::stylesAreSaidAsTheDataSaysThem() {
  QCOMPARE(styledPrompt(*data_, "someone jumps", "old"), std::string("someone jumps oldly"));
  QCOMPARE(styledPrompt(*data_, "someone jumps", "sad"), std::string("someone jumps, in the manner of sad"));
}

void TstEvaluationPlan::recordedMotionIsNotClipped() {
  QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  const auto plan = smallDataset(path);
  const auto rows = plan.clips().back().firstRow + plan.clips().back().rows;
  const auto features = 30.0 * at::randn({rows, 263});  // far beyond 8 deviations
  (void)model::writeSafetensors(path / "features.safetensors", {{"features", features}});
  const auto data = dataset::MotionDataset::open(path);
  QVERIFY2(data, data ? "" : data.error().message.c_str());
  for (const std::size_t i : {std::size_t{0}, std::size_t{17}, data->clips().size() - 1}) {
    const auto& clip = data->clips()[i];
    const auto motion = data->recorded(clip);
    QVERIFY(motion.slice(0, 1).equal(features.narrow(0, clip.firstRow, clip.rows).slice(0, 1)));
    QCOMPARE(motion[0][0].item<float>(), 0.0f);
    QVERIFY(data->features(i).abs().max().item<float>() <= 8.0f);
  }
  // What goes away while it is read is said; what is damaged is not opened.
  const auto file = QString::fromStdString((path / "features.safetensors").string());
  QFile::resize(file, QFile(file).size() / 2);
  QVERIFY_THROWS_EXCEPTION(std::runtime_error, data->recorded(data->clips().back()));
  QVERIFY(!dataset::MotionDataset::open(path));
  QFile::resize(file, 5);
  QVERIFY(!dataset::MotionDataset::open(path));
  QFile::remove(file);
  QVERIFY(!dataset::MotionDataset::open(path));
}

void TstEvaluationPlan::whatIsOnDiskIsNotMadeAgain() {
  QTemporaryDir folder;
  GenerationCache cache(folder.path().toStdString(), 8);
  std::vector<std::string> keys;
  for (int i = 0; i < 19; ++i) keys.push_back("motion " + std::to_string(i));
  const GenerationCache::Make make = [](std::size_t first, std::size_t count) -> Result<std::vector<at::Tensor>> {
    std::vector<at::Tensor> motions;
    for (auto i = first; i < first + count; ++i) motions.push_back(at::full({static_cast<std::int64_t>(i) + 4, 263}, static_cast<double>(i)));
    return motions;
  };
  std::int64_t made = 0;
  const auto first = cache.motions(keys, make, made).value();
  QCOMPARE(made, std::int64_t{19});
  made = 0;
  const auto second = cache.motions(keys, make, made).value();
  QCOMPARE(made, std::int64_t{0});
  for (std::size_t i = 0; i < keys.size(); ++i) QVERIFY(first[i].equal(second[i]));
  keys[9] = "another prompt";
  (void)cache.motions(keys, make, made).value();
  QCOMPARE(made, std::int64_t{8});  // its file of eight only
}

void TstEvaluationPlan::damagedAndForeignFilesAreMadeAgain() {
  QTemporaryDir folder;
  GenerationCache cache(folder.path().toStdString(), 8);
  const std::vector<std::string> keys = {"one", "two"};
  const GenerationCache::Make make = [](std::size_t, std::size_t count) -> Result<std::vector<at::Tensor>> { return std::vector(count, at::ones({5, 263})); };
  std::int64_t made = 0;
  (void)cache.motions(keys, make, made).value();
  const QDir dir(folder.path());
  const auto file = dir.filePath(dir.entryList({"*.safetensors"}).front());
  QFile::resize(file, 100);
  made = 0;
  QCOMPARE(cache.motions(keys, make, made).value().size(), std::size_t{2});
  QCOMPARE(made, std::int64_t{2});
  (void)model::writeSafetensors(file.toStdString(), {{"0", at::ones({5, 263})}, {"1", at::ones({5, 263})}}, {{"made from", "something else"}});
  made = 0;
  (void)cache.motions(keys, make, made).value();
  QCOMPARE(made, std::int64_t{2});
}

void TstEvaluationPlan::aStoppedRunKeepsWhatItHas() {
  QTemporaryDir folder;
  GenerationCache cache(folder.path().toStdString(), 8);
  std::vector<std::string> keys;
  for (int i = 0; i < 30; ++i) keys.push_back(std::to_string(i));
  std::int64_t made = 0;
  const auto stopped = cache.motions(
      keys,
      [](std::size_t first, std::size_t count) -> Result<std::vector<at::Tensor>> {
        if (first >= 16) return Error{ErrorCode::Cancelled, "stopped"};
        return std::vector(count, at::ones({5, 263}));
      },
      made);
  QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
  made = 0;
  const GenerationCache::Make rest = [](std::size_t, std::size_t count) -> Result<std::vector<at::Tensor>> { return std::vector(count, at::ones({5, 263})); };
  (void)cache.motions(keys, rest, made).value();
  QCOMPARE(made, std::int64_t{14});  // 16 were on disk
}

QTEST_GUILESS_MAIN(TstEvaluationPlan)
#include "tst_evaluation_plan.moc"
