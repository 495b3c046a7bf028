#include "core/base/file.h"
#include "core/dataset/dataset_builder.h"
#include "core/dataset/dataset_summary.h"
#include "core/io/write/bvh_writer.h"
#include "tests/support/synthetic_motion.h"

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

using namespace core;
namespace fs = std::filesystem;
using dataset::DatasetBuildOptions;
using dataset::Terms;

namespace {

void put(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  if (!base::writeFileAtomically(file, bytes)) throw std::runtime_error("cannot write " + file.string());
}

std::string walkBvh(std::uint64_t seed, int frames) { return io::formatBvh(test_support::syntheticWalk(seed, frames)); }

/// Recordings of many terms, with words of people that may not be used at work ("secret") and words that may.
void makeBundle(const fs::path& bundle) {
  put(bundle / "cmu-bvh/13_29.bvh", walkBvh(1, 450));   // three windows of four parts
  put(bundle / "cmu-bvh/120_22.bvh", walkBvh(2, 600));  // a style of its own
  put(bundle / "cmu-bvh/07_01.bvh", walkBvh(3, 80));    // a plain walk, told from it
  put(bundle / "cmu-bvh/94_01.bvh", walkBvh(4, 80));    // nothing is said of it
  put(bundle / "cmu-bvh/14_33.bvh", walkBvh(5, 80));
  put(bundle / "accad/Male1_B19_WalkToPickUpBox.bvh", walkBvh(6, 90));
  put(bundle / "accad/clips.tsv", "file\tsubject\taction\naccad/Male1_B19_WalkToPickUpBox.bvh\tMale1\tB19_WalkToPickUpBox\n");
  put(bundle / "deepmimic/mit/zombie_walk.bvh", walkBvh(7, 80));
  put(bundle / "deepmimic/sie/run_forward00.bvh", walkBvh(8, 80));
  put(bundle / "hdm05/bd_squat_001.bvh", walkBvh(9, 80));
  put(bundle / "semi-mst/content/walk.bvh", walkBvh(10, 80));
  put(bundle / "bandai-namco-2/dataset-2_walk_normal_001.bvh", walkBvh(11, 80));
  put(bundle / "100style/Angry_FW.bvh", walkBvh(12, 80));
  put(bundle / "captions/cmu_listing.tsv",
      "trial\tdescription\tsource_fps\thave_motion\n"
      "13_29\tjumping jacks, side twists, bend over, squats\t120\t1\n"
      "120_22\tZombie\t120\t1\n07_01\twalk\t120\t1\n94_01\t\t120\t1\n14_33\tclimb ladder\t60\t1\n99_99\twalk, sudden stop\t120\t0\n");
  const auto part = [](const char* clip, const char* file) {
    return nlohmann::json{{"clip", clip},   {"dataset", "CMU"}, {"split", "train"},    {"captions", {"secret words of a person"}},
                          {"start_s", 0.5}, {"end_s", 3.5},     {"usable_end_s", 3.5}, {"motion_file", file}}
               .dump() +
           "\n";
  };
  put(bundle / "captions/humanml3d.jsonl", part("000001", "cmu-bvh/13_29.bvh") + part("000002", "cmu-bvh/94_01.bvh"));
  const auto whole = [](const char* file, const char* dataset, const char* kind, const char* caption) {
    return nlohmann::json{{"file", file}, {"dataset", dataset}, {"kind", kind}, {"split", "test"}, {"captions", {caption}}}.dump() + "\n";
  };
  put(bundle / "captions/extra.jsonl", whole("cmu-bvh/14_33.bvh", "CMU", "synthetic", "a person goes up a ladder slowly") +
                                           whole("accad/Male1_B19_WalkToPickUpBox.bvh", "ACCAD", "human-whole", "secret words about a box") +
                                           whole("deepmimic/mit/zombie_walk.bvh", "DeepMimic", "synthetic", "a person walks like a zombie") +
                                           whole("deepmimic/sie/run_forward00.bvh", "DeepMimic", "synthetic", "a person runs") +
                                           whole("hdm05/bd_squat_001.bvh", "HDM05", "synthetic", "a person squats") +
                                           whole("semi-mst/content/walk.bvh", "semi-mst", "synthetic", "a person walks"));
  put(bundle / "captions/kitml/annotations.json", R"({"1": {"annotations": [{"text": "secret words of KIT"}, {"text": "more secret words"}]}})");
}

struct Built {
  dataset::DatasetBuildReport report;
  nlohmann::json manifest;
  std::map<std::string, nlohmann::json> clips;  // originals by id
  std::string words, groups;                    // clips.jsonl and captions.jsonl as they are
};

Built built(const fs::path& bundle, const fs::path& out, Terms terms) {
  DatasetBuildOptions options;
  options.sources = dataset::bundleSources(bundle);
  options.captions = bundle / "captions";
  options.out = out;
  options.terms = terms;
  auto report = dataset::buildDataset(options);
  if (!report) throw std::runtime_error(report.error().message);
  Built made{*report,
             nlohmann::json::parse(*base::readWholeFile(out / "manifest.json")),
             {},
             *base::readWholeFile(out / "clips.jsonl"),
             *base::readWholeFile(out / "captions.jsonl")};
  std::istringstream lines(made.words);
  for (std::string line; std::getline(lines, line);) {
    auto clip = nlohmann::json::parse(line);
    if (!clip.at("mirrored")) made.clips[clip.at("id")] = clip;
  }
  return made;
}

std::string captionsOf(const nlohmann::json& clip) {
  std::string all;
  for (const auto& caption : clip.at("captions")) all += caption.at("text").get<std::string>() + "|";
  return all;
}

}  // namespace

class TstOpenData : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void noWordAndNoSourceOfStricterTermsIsIn();
  void manifestAndSummarySayWhatWasLeftOutAndWhy();
  void windowsAreToldOfByThePartsTheyShow();
  void stylesOfTheMakersAreLabels();
  void shareAlikeMayBeAskedFor();
  void withoutTermsAllIsAsBefore();
  void nothingThatMayBeUsedIsASentence();

 private:
  QTemporaryDir folder_;
  fs::path bundle_;
  Built open_;
};

void TstOpenData::initTestCase() {
  bundle_ = folder_.filePath("bundle").toStdString();
  makeBundle(bundle_);
  open_ = built(bundle_, folder_.filePath("open").toStdString(), Terms::Commercial);
}

void TstOpenData::noWordAndNoSourceOfStricterTermsIsIn() {
  QVERIFY2(open_.words.find("secret") == std::string::npos, open_.words.c_str());
  QVERIFY2(open_.groups.find("secret") == std::string::npos, open_.groups.c_str());
  std::set<std::string> sources;
  for (const auto& [id, clip] : open_.clips) sources.insert(clip.at("source"));
  QCOMPARE(sources, (std::set<std::string>{"100style", "accad", "cmu-bvh", "deepmimic"}));
  for (const auto& source : open_.manifest.at("sources")) QCOMPARE(source.at("terms").get<std::string>(), std::string("commercial"));
  QVERIFY(!open_.clips.contains("deepmimic/sie/run_forward00"));
  QVERIFY(!open_.clips.contains("cmu-bvh/94_01"));
  // The text encoder learns what trials without motion are called, too.
  QVERIFY2(open_.groups.find("stops suddenly") != std::string::npos, "the listing's trials without motion give sentences");
}

void TstOpenData::manifestAndSummarySayWhatWasLeftOutAndWhy() {
  QCOMPARE(open_.manifest.at("terms").get<std::string>(), std::string("commercial"));
  std::map<std::string, std::string> reasons;
  for (const auto& left : open_.manifest.at("leftOut")) reasons[left.at("source")] = left.at("reason");
  QCOMPARE(reasons.size(), std::size_t{3});
  QVERIFY2(reasons["bandai-namco-2"].find("non-commercial") != std::string::npos, reasons["bandai-namco-2"].c_str());
  QVERIFY2(reasons["hdm05"].find("share-alike") != std::string::npos, reasons["hdm05"].c_str());
  QVERIFY(reasons.contains("semi-mst"));
  const auto summary = dataset::summarizeDataset(folder_.filePath("open").toStdString());
  QVERIFY(summary);
  QCOMPARE(summary->leftOut.size(), std::size_t{3});
  std::map<std::string, std::string> skipped(summary->skipped.begin(), summary->skipped.end());
  QVERIFY2(skipped["deepmimic/sie/run_forward00.bvh"].find("CC BY-NC 4.0") != std::string::npos, skipped["deepmimic/sie/run_forward00.bvh"].c_str());
  QVERIFY2(skipped["cmu-bvh/94_01.bvh"].find("do not say") != std::string::npos, skipped["cmu-bvh/94_01.bvh"].c_str());
}

void TstOpenData::windowsAreToldOfByThePartsTheyShow() {
  // 450 frames at 20 a second: three windows, in which four parts follow each other.
  const auto first = captionsOf(open_.clips.at("cmu-bvh/13_29/w0")), last = captionsOf(open_.clips.at("cmu-bvh/13_29/w2"));
  QVERIFY2(first.find("jumping jacks") != std::string::npos && first.find("squats") == std::string::npos, first.c_str());
  QVERIFY2(last.find("squats") != std::string::npos && last.find("jumping jacks") == std::string::npos, last.c_str());
  QVERIFY(!open_.clips.contains("cmu-bvh/13_29/w3"));
  const auto box = captionsOf(open_.clips.at("accad/Male1_B19_WalkToPickUpBox"));
  QVERIFY2(box.find("walks and picks up a box") != std::string::npos, box.c_str());
  // What was written from the listing before stays beside our own phrasings.
  const auto ladder = captionsOf(open_.clips.at("cmu-bvh/14_33"));
  QVERIFY2(ladder.find("goes up a ladder slowly") != std::string::npos && ladder.find("climbs a ladder") != std::string::npos, ladder.c_str());
}

void TstOpenData::stylesOfTheMakersAreLabels() {
  const auto& zombie = open_.clips.at("cmu-bvh/120_22/w0");
  QCOMPARE(zombie.at("style").get<std::string>(), std::string("zombie"));
  QCOMPARE(zombie.at("content").get<std::string>(), std::string("walk"));
  QCOMPARE(zombie.at("captions")[0].at("kind").get<std::string>(), std::string("content"));
  QVERIFY(zombie.at("captions")[0].at("text").get<std::string>().find("zombie") == std::string::npos);
  QCOMPARE(zombie.at("captions")[1].at("kind").get<std::string>(), std::string("styled"));
  QCOMPARE(zombie.at("split").get<std::string>(), std::string("train"));
  // Its last window is for the proof.
  QCOMPARE(open_.clips.at("cmu-bvh/120_22/w3").at("split").get<std::string>(), std::string("val"));
  QCOMPARE(open_.clips.at("deepmimic/mit/zombie_walk").at("style").get<std::string>(), std::string("zombie"));
  QCOMPARE(open_.clips.at("cmu-bvh/07_01").at("style").get<std::string>(), std::string("normal"));
  QCOMPARE(open_.clips.at("100style/Angry_FW").at("style").get<std::string>(), std::string("angry"));
}

void TstOpenData::shareAlikeMayBeAskedFor() {
  const auto shared = built(bundle_, folder_.filePath("shared").toStdString(), Terms::ShareAlike);
  QVERIFY(shared.clips.contains("hdm05/bd_squat_001"));
  QCOMPARE(shared.manifest.at("leftOut").size(), std::size_t{2});
  QVERIFY(shared.words.find("secret") == std::string::npos);
}

void TstOpenData::withoutTermsAllIsAsBefore() {
  const auto all = built(bundle_, folder_.filePath("all").toStdString(), Terms::NonCommercial);
  QVERIFY(!all.manifest.contains("terms") && !all.manifest.contains("leftOut"));
  QVERIFY(all.report.leftOut.empty());
  QVERIFY(all.words.find("secret words of a person") != std::string::npos);
  QVERIFY(all.groups.find("secret words of KIT") != std::string::npos);
  QVERIFY(all.clips.contains("deepmimic/sie/run_forward00") && all.clips.contains("bandai-namco-2/dataset-2_walk_normal_001"));
}

void TstOpenData::nothingThatMayBeUsedIsASentence() {
  DatasetBuildOptions options;
  options.sources = {{"bandai-namco", bundle_ / "bandai-namco-2", {}}};
  options.out = folder_.filePath("none").toStdString();
  options.terms = Terms::Commercial;
  const auto report = dataset::buildDataset(options);
  QVERIFY(!report);
  QVERIFY2(report.error().message.starts_with("no source may be used on commercial terms; bandai-namco-2: "), report.error().message.c_str());
  QVERIFY(!fs::exists(options.out));
}

QTEST_GUILESS_MAIN(TstOpenData)
#include "tst_open_data.moc"
