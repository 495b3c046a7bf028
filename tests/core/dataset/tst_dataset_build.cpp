#include "core/base/file.h"
#include "core/dataset/dataset_builder.h"
#include "core/dataset/dataset_summary.h"
#include "core/io/read/npy.h"
#include "core/io/write/bvh_writer.h"
#include "core/io/write/export.h"
#include "core/motion/kinematics.h"
#include "core/representation/humanml3d_features.h"
#include "tests/support/synthetic_motion.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <sstream>

using namespace core;
namespace fs = std::filesystem;
using dataset::DatasetBuildOptions;

namespace {

void put(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  if (!base::writeFileAtomically(file, bytes)) throw std::runtime_error("cannot write " + file.string());
}

std::string walkBvh(std::uint64_t seed, int frames) { return io::formatBvh(test_support::syntheticWalk(seed, frames)); }

/// With the clips, one after the other, in place of their number.
nlohmann::json manifestOf(const fs::path& folder) {
  auto manifest = nlohmann::json::parse(*base::readWholeFile(folder / "manifest.json"));
  auto clips = nlohmann::json::array();
  std::istringstream lines(*base::readWholeFile(folder / "clips.jsonl"));
  for (std::string line; std::getline(lines, line);) clips.push_back(nlohmann::json::parse(line));
  if (manifest.at("clips") != clips.size()) throw std::runtime_error("the manifest miscounts the clips");
  manifest["clips"] = std::move(clips);
  return manifest;
}

/// The rows of the file that the builder wrote.
std::vector<float> rowsOf(const fs::path& folder, int width) {
  const auto bytes = *base::readWholeFile(folder / "features-00000.safetensors");
  std::uint64_t header = 0;
  std::memcpy(&header, bytes.data(), 8);
  const auto json = nlohmann::json::parse(bytes.substr(8, header));
  const auto& tensor = json.at("features");
  if (tensor.at("shape")[1] != width || tensor.at("data_offsets")[1] != bytes.size() - 8 - header) throw std::runtime_error("the header lies");
  std::vector<float> rows((bytes.size() - 8 - header) / 4);
  std::memcpy(rows.data(), bytes.data() + 8 + header, rows.size() * 4);
  return rows;
}

/// A small bandai-namco source: two good clips, one held-out one, one cut off, one that is too short.
void makeSource(const fs::path& folder) {
  put(folder / "dataset-2_walk_normal_001.bvh", walkBvh(1, 90));
  put(folder / "dataset-2_walk-turn-left_elderly_001.bvh", walkBvh(2, 500));
  put(folder / "dataset-2_walk_feminine_001.bvh", walkBvh(3, 60));
  const auto whole = walkBvh(4, 60);
  put(folder / "dataset-2_run_active_001.bvh", whole.substr(0, whole.size() * 2 / 3));
  put(folder / "dataset-2_run_active_002.bvh", walkBvh(5, 20));
  put(folder / "LICENSE.txt", "not a motion");
}

void makeCaptions(const fs::path& folder) {
  put(folder / "bandai_labels.tsv",
      "file\tdataset\tcontent\tstyle\tframes\tfps\tsplit\tcontent_caption\tstyled_caption\n"
      "x/dataset-2_walk_normal_001.bvh\t2\twalk\tnormal\t90\t20\tval\ta person walks\ta person walks normally\n"
      "x/dataset-2_walk-turn-left_elderly_001.bvh\t2\twalk-turn-left\telderly\t500\t20\ttrain\ta person turns left\ta person turns left like an old person\n");
  put(folder / "humanml3d.jsonl",
      "{\"clip\": \"000001\", \"dataset\": \"CMU\", \"split\": \"train\", \"captions\": [\"one\", \"two\"], \"start_s\": 0.5, \"end_s\": 3.0, "
      "\"usable_end_s\": 2.5, \"motion_file\": \"cmu-bvh/01_01.bvh\"}\n"
      "{\"clip\": \"000002\", \"dataset\": \"KIT\", \"split\": \"test\", \"captions\": [\"hidden\"]}\n");
}

DatasetBuildOptions optionsFor(const fs::path& root, const std::string& kind, const fs::path& source) {
  DatasetBuildOptions options;
  options.sources = {{kind, source, {}}};
  options.captions = root / "captions";
  options.out = root / "built";
  return options;
}

}  // namespace

class TstDatasetBuild : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
    makeCaptions(root_ / "captions");
  }
  void folderBecomesADataset();
  void theSameSourcesGiveTheSameBytes();
  void packedSourcesGiveTheSameClips();
  void truncatedArchivesGiveWhatTheyHold();
  void foldersMayHoldOtherFormats();
  void captionedPartsAreCutOut();
  void betterFormsReplaceAndWholeFilesAreTaken();
  void furtherClipsAreMadeWhenAskedFor();
  void foldersOfOthersBesideItStay();
  void clipsWithoutASplitGoByTheirNames();
  void tablesOfCaptionsAreRead();
  void publishedLayoutsAreRead();
  void wrongRequestsAreRefused();
  void stoppedBuildsLeaveNothing();

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

void TstDatasetBuild::folderBecomesADataset() {
  makeSource(root_ / "bandai-namco-2");
  auto report = dataset::buildDataset(optionsFor(root_, "bandai-namco", root_ / "bandai-namco-2"));
  QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
  QCOMPARE(report->clips, 5);  // 1 + 3 windows + 1
  QCOMPARE(report->twins, 5);
  QCOMPARE(report->tooShort, 1);
  QCOMPARE(report->skipped.size(), std::size_t(1));
  QVERIFY(report->skipped[0].first.find("dataset-2_run_active_001.bvh") != std::string::npos);
  QVERIFY2(report->skipped[0].second.find("expected 69 channel values, found") != std::string::npos, report->skipped[0].second.c_str());

  const auto manifest = manifestOf(root_ / "built");
  QCOMPARE(manifest.at("format").get<std::string>(), std::string("gesto-dataset"));
  QCOMPARE(manifest.at("clips").size(), std::size_t(10));
  QCOMPARE(manifest.at("skipped").size(), std::size_t(1));
  QVERIFY(!manifest.at("sources")[0].at("attribution").get<std::string>().empty());
  std::int64_t next = 0;
  for (const auto& clip : manifest.at("clips")) {
    QCOMPARE(clip.at("first").get<std::int64_t>(), next);
    next += clip.at("rows").get<std::int64_t>();
    QVERIFY(clip.at("rows").get<int>() >= 24 && clip.at("rows").get<int>() <= 196);
    if (clip.at("content") == "walk")
      QCOMPARE(clip.at("split").get<std::string>(), clip.at("style") == "feminine" ? "composition" : "val");
    else
      QCOMPARE(clip.at("style").get<std::string>(), std::string("old"));
  }
  bool sawTurn = false;
  for (const auto& clip : manifest.at("clips")) {
    if (clip.at("content") != "walk-turn-right") continue;
    sawTurn = true;
    QVERIFY(clip.at("mirrored").get<bool>());
    QVERIFY(clip.at("id").get<std::string>().starts_with("M:bandai-namco-2/"));
    QCOMPARE(clip.at("captions")[0].at("text").get<std::string>(), std::string("a person turns right"));
    QCOMPARE(clip.at("captions")[1].at("kind").get<std::string>(), std::string("styled"));
  }
  QVERIFY(sawTurn);

  const auto rows = rowsOf(root_ / "built", 263);
  QCOMPARE(rows.size(), static_cast<std::size_t>(next) * 263);
  for (const float value : rows) QVERIFY(std::isfinite(value));
  const auto std = manifest.at("std").get<std::vector<double>>();
  QCOMPARE(std.size(), std::size_t(263));
  for (const double value : std) QVERIFY(value >= 1e-3);
  QCOMPARE(std[4], std[66]);  // one value for a whole group
  // The first clip is the walk with the positions of its own frames.
  QVERIFY(std::abs(rows[3] - 0.9f) < 0.3f);

  auto summary = dataset::summarizeDataset(root_ / "built");
  QVERIFY(summary.ok());
  QCOMPARE(summary->total.originals, 5);
  QCOMPARE(summary->splits.at("composition").twins, 1);
  QCOMPARE(summary->captionGroups, 1);  // the test split's sentences stay out
  QVERIFY(!fs::exists(root_ / "built.part"));
}

void TstDatasetBuild::theSameSourcesGiveTheSameBytes() {
  makeSource(root_ / "bandai-namco-2");
  auto options = optionsFor(root_, "bandai-namco", root_ / "bandai-namco-2");
  QVERIFY(dataset::buildDataset(options).ok());
  const auto features = *base::readWholeFile(root_ / "built" / "features-00000.safetensors");
  const auto manifest = *base::readWholeFile(root_ / "built" / "manifest.json");
  options.threads = 1;
  QVERIFY(dataset::buildDataset(options).ok());  // over the first
  QVERIFY(*base::readWholeFile(root_ / "built" / "features-00000.safetensors") == features);
  QVERIFY(*base::readWholeFile(root_ / "built" / "manifest.json") == manifest);
}

void TstDatasetBuild::packedSourcesGiveTheSameClips() {
  if (QStandardPaths::findExecutable("tar").isEmpty() || QStandardPaths::findExecutable("xz").isEmpty()) QSKIP("tar or xz is not installed");
  makeSource(root_ / "bandai-namco-2");
  auto options = optionsFor(root_, "bandai-namco", root_ / "bandai-namco-2");
  QVERIFY(dataset::buildDataset(options).ok());
  const auto unpacked = manifestOf(root_ / "built");
  const auto archive = root_ / "packed" / "bandai-namco-2.tar.xz";
  fs::create_directories(archive.parent_path());
  QCOMPARE(QProcess::execute("tar", {"-C", QString::fromStdString(root_.string()), "--sort=name", "-cJf", QString::fromStdString(archive.string()), "bandai-namco-2"}),
           0);
  options.sources[0].path = archive;
  auto report = dataset::buildDataset(options);
  if (!report && report.error().code == ErrorCode::Unsupported) QSKIP("built without libarchive");
  QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
  QVERIFY(manifestOf(root_ / "built") == unpacked);
}

void TstDatasetBuild::foldersMayHoldOtherFormats() {
  const auto clip = test_support::syntheticWalk(4, 60);
  put(root_ / "mocap" / "walk.bvh", walkBvh(4, 60));
  for (const auto& [name, format] : {std::pair("walk.glb", io::ExportFormat::Glb), std::pair("stroll.fbx", io::ExportFormat::Fbx)}) {
    const auto bytes = io::exportedFile(clip, format, {});
    QVERIFY2(bytes, bytes ? "" : bytes.error().message.c_str());
    put(root_ / "mocap" / name, *bytes);
  }
  const auto positions = representation::extractFeatures(motion::worldPositions(clip));
  const std::int64_t shape[] = {positions.rows, 263};
  QVERIFY(io::writeNpy(root_ / "mocap" / "features.npy", positions.values, shape));
  put(root_ / "mocap" / "broken.fbx", "Kaydara FBX Binary but no more");
  put(root_ / "mocap" / "captions.tsv", "file\tcaption\tuse\nwalk.glb\ta person walks\tyes\nstroll\ta person strolls\tyes\nfeatures\ta person walks on\tyes\n");
  auto options = optionsFor(root_, "bvh-folder", root_ / "mocap");
  options.sources[0].captions.clear();
  options.captions.clear();
  options.sources[0].licence = "yours";
  const auto report = dataset::buildDataset(options);
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->clips, std::int64_t{4});
  QCOMPARE(report->skipped.size(), std::size_t{1});
  QVERIFY(report->skipped[0].first.find("broken.fbx") != std::string::npos);
  const auto manifest = manifestOf(root_ / "built");
  QCOMPARE(manifest["sources"][0]["licence"].get<std::string>(), std::string("yours"));
  std::map<std::string, nlohmann::json> clips;
  for (const auto& one : manifest["clips"]) clips[one["id"]] = one;
  for (const char* id : {"mocap/walk", "mocap/walk.glb", "mocap/stroll.fbx", "mocap/features.npy"}) QVERIFY2(clips.count(id) == 1, id);
  QCOMPARE(clips["mocap/stroll.fbx"]["captions"][0]["text"].get<std::string>(), std::string("a person strolls"));
  // Features are taken as they are.
  const auto rows = rowsOf(root_ / "built", 263);
  const auto first = clips["mocap/features.npy"]["first"].get<std::size_t>();
  for (std::size_t i = 0; i < positions.values.size(); ++i) QCOMPARE(rows[first * 263 + i], positions.values[i]);
  // One file out of use.
  put(root_ / "mocap" / "captions.tsv", "file\tcaption\tuse\nstroll\ta person strolls\tno\n");
  QCOMPARE(dataset::buildDataset(options)->clips, std::int64_t{3});
}

void TstDatasetBuild::truncatedArchivesGiveWhatTheyHold() {
  if (QStandardPaths::findExecutable("tar").isEmpty()) QSKIP("tar is not installed");
  for (int i = 0; i < 6; ++i) put(root_ / "mocap" / ("walk" + std::to_string(i) + ".bvh"), walkBvh(static_cast<std::uint64_t>(i), 60));
  const auto archive = root_ / "mocap.tar";
  QCOMPARE(QProcess::execute("tar", {"-C", QString::fromStdString(root_.string()), "-cf", QString::fromStdString(archive.string()), "mocap"}), 0);
  fs::resize_file(archive, fs::file_size(archive) / 2);
  auto report = dataset::buildDataset(optionsFor(root_, "bvh-folder", archive));
  if (!report && report.error().code == ErrorCode::Unsupported) QSKIP("built without libarchive");
  QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
  QVERIFY(report->clips >= 2 && report->clips < 6);
  QCOMPARE(report->skipped.size(), std::size_t(1));
  QVERIFY(report->skipped[0].first == "mocap.tar");
}

void TstDatasetBuild::captionedPartsAreCutOut() {
  put(root_ / "cmu-bvh" / "01_01.bvh", walkBvh(1, 100));
  put(root_ / "cmu-bvh" / "99_99.bvh", walkBvh(1, 100));  // no caption
  auto report = dataset::buildDataset(optionsFor(root_, "cmu", root_ / "cmu-bvh"));
  QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
  const auto manifest = manifestOf(root_ / "built");
  QCOMPARE(manifest.at("clips").size(), std::size_t(2));
  QCOMPARE(manifest["clips"][0].at("id").get<std::string>(), std::string("cmu-bvh/000001"));
  QCOMPARE(manifest["clips"][0].at("rows").get<int>(), 39);  // 0.5 to 2.5 s: 40 frames
  QCOMPARE(manifest["clips"][0].at("captions").size(), std::size_t(2));
  auto options = optionsFor(root_, "cmu", root_ / "cmu-bvh");
  options.captions.clear();
  QCOMPARE(dataset::buildDataset(options).error().code, ErrorCode::InvalidArgument);
}

void TstDatasetBuild::betterFormsReplaceAndWholeFilesAreTaken() {
  put(root_ / "captions" / "extra.jsonl",
      "{\"file\": \"cmu-more/windows/118_03_w.bvh\", \"dataset\": \"CMU\", \"split\": \"train\", \"kind\": \"human-whole\", \"captions\": [\"a person jumps\"]}\n"
      "{\"file\": \"cmu-more/90_11.bvh\", \"dataset\": \"CMU\", \"split\": \"train\", \"kind\": \"synthetic\", \"captions\": [\"a handspring\"]}\n"
      "{\"file\": \"hdm05/bd_squat_001.bvh\", \"dataset\": \"HDM05\", \"split\": \"val\", \"kind\": \"synthetic\", \"captions\": [\"a person squats\"]}\n");
  put(root_ / "cmu-bvh" / "01_01.bvh", walkBvh(1, 100));
  put(root_ / "cmu-more" / "better" / "01_01.bvh", walkBvh(2, 45));  // ends before the caption does
  put(root_ / "cmu-more" / "better.tsv", "trial\treplaces\n01_01\tcmu-bvh/01_01.bvh\n");
  put(root_ / "cmu-more" / "windows" / "118_03_w.bvh", walkBvh(3, 60));
  put(root_ / "cmu-more" / "90_11.bvh", walkBvh(4, 60));
  put(root_ / "hdm05" / "bd_squat_001.bvh", walkBvh(5, 60));
  auto options = optionsFor(root_, "cmu", root_ / "cmu-bvh");
  options.sources.push_back({"cmu", root_ / "cmu-more", {}});
  options.sources.push_back({"hdm05", root_ / "hdm05", {}});
  auto report = dataset::buildDataset(options);
  QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
  const auto manifest = manifestOf(root_ / "built");
  std::map<std::string, nlohmann::json> clips;
  for (const auto& clip : manifest.at("clips")) clips[clip.at("id")] = clip;
  QVERIFY2(clips.count("cmu-bvh/000001") == 0, "the better form should replace it");
  QCOMPARE(clips.at("cmu-more/000001").at("rows").get<int>(), 34);  // 0.5 s to the end at 2.25 s
  QCOMPARE(clips.at("cmu-more/windows/118_03_w").at("actions").dump(), std::string("[\"jump\"]"));
  QCOMPARE(clips.at("hdm05/bd_squat_001").at("split").get<std::string>(), std::string("val"));
  QVERIFY2(clips.at("hdm05/bd_squat_001").at("captions").size() > 3, "a class of two sentences gets more");
  QCOMPARE(clips.at("hdm05/bd_squat_001").at("captions")[0].at("kind").get<std::string>(), std::string("synthetic"));
  QCOMPARE(report->skipped.size(), std::size_t(1));
  QVERIFY(report->skipped[0].second.find("another subject") != std::string::npos);
}

void TstDatasetBuild::furtherClipsAreMadeWhenAskedFor() {
  put(root_ / "cmu-bvh" / "01_01.bvh", walkBvh(1, 100));
  auto options = optionsFor(root_, "cmu", root_ / "cmu-bvh");
  options.augment.fewestOfAnAction = 3;
  auto report = dataset::buildDataset(options);
  QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
  QCOMPARE(report->made, std::int64_t(0));  // "one" and "two" name no action
  put(root_ / "captions" / "extra.jsonl",
      "{\"file\": \"cmu-bvh/02_01.bvh\", \"dataset\": \"CMU\", \"split\": \"train\", \"kind\": \"synthetic\", \"captions\": [\"a person sits\"]}\n");
  put(root_ / "cmu-bvh" / "02_01.bvh", walkBvh(2, 100));
  report = dataset::buildDataset(options);
  QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
  QCOMPARE(report->made, std::int64_t(2));
  QCOMPARE(report->clips, std::int64_t(4));
  QCOMPARE(report->twins, std::int64_t(4));
}

void TstDatasetBuild::foldersOfOthersBesideItStay() {
  put(root_ / "mine" / "walk.bvh", walkBvh(1, 60));
  put(root_ / "built.old" / "thesis.txt", "mine");
  put(root_ / "built.part" / "thesis.txt", "mine");
  for (int round = 0; round < 2; ++round) {
    auto report = dataset::buildDataset(optionsFor(root_, "bvh-folder", root_ / "mine"));
    QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
    QVERIFY(fs::exists(root_ / "built" / "manifest.json"));
    QVERIFY2(fs::exists(root_ / "built.old" / "thesis.txt") && fs::exists(root_ / "built.part" / "thesis.txt"), "a folder of somebody else's is gone");
  }
  // Nothing of its own is left beside them.
  for (const auto& entry : fs::directory_iterator(root_)) {
    const auto name = entry.path().filename().string();
    QVERIFY2(!name.starts_with("built.") || name == "built.old" || name == "built.part", name.c_str());
  }
}

void TstDatasetBuild::clipsWithoutASplitGoByTheirNames() {
  for (int i = 0; i < 30; ++i) put(root_ / "mine" / ("clip" + std::to_string(i) + ".bvh"), walkBvh(1, 45));
  put(root_ / "mine" / "captions.tsv", "file\tcaption\tsplit\nclip3\ta person walks\ttest\n");
  std::string before;
  for (int round = 0; round < 2; ++round) {
    auto report = dataset::buildDataset(optionsFor(root_, "bvh-folder", root_ / "mine"));
    QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
    std::map<std::string, int> splits;
    std::string all;
    const auto manifest = manifestOf(root_ / "built");
    for (const auto& clip : manifest.at("clips")) {
      if (clip.at("mirrored").get<bool>()) continue;
      ++splits[clip.at("split")];
      if (clip.at("id") == "mine/clip3") QCOMPARE(clip.at("split").get<std::string>(), std::string("test"));
      all += clip.at("id").get<std::string>() + clip.at("split").get<std::string>();
    }
    QVERIFY2(splits["val"] >= 2 && splits["test"] >= 3 && splits["val"] + splits["test"] <= 7 && splits["train"] >= 23,
             qPrintable(QString("train %1, val %2, test %3").arg(splits["train"]).arg(splits["val"]).arg(splits["test"])));
    QVERIFY(round == 0 || all == before);
    before = all;
  }
}

void TstDatasetBuild::tablesOfCaptionsAreRead() {
  put(root_ / "mine" / "a" / "walk.bvh", walkBvh(1, 60));
  put(root_ / "mine" / "b" / "stroll.bvh", walkBvh(2, 60));
  put(root_ / "mine" / "captions.tsv", "file\tcaption\tstyle\tsplit\nwalk.bvh\tshe walks to the left\telderly\ttest\nwalk\tshe strolls\telderly\ttest\n");
  auto report = dataset::buildDataset(optionsFor(root_, "bvh-folder", root_ / "mine"));
  QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
  const auto manifest = manifestOf(root_ / "built");
  const auto& clip = manifest["clips"][0];
  QCOMPARE(clip.at("id").get<std::string>(), std::string("mine/a/walk"));
  QCOMPARE(clip.at("style").get<std::string>(), std::string("old"));
  QCOMPARE(clip.at("split").get<std::string>(), std::string("test"));
  QCOMPARE(clip.at("captions").size(), std::size_t(2));
  QVERIFY(manifest["clips"][2].at("captions").empty());
  put(root_ / "mine" / "captions.tsv", "walk.bvh\n");
  const auto refused = dataset::buildDataset(optionsFor(root_, "bvh-folder", root_ / "mine"));
  QVERIFY(!refused.ok() && refused.error().message.find("captions.tsv:1") != std::string::npos);
}

void TstDatasetBuild::publishedLayoutsAreRead() {
  const auto clip = test_support::syntheticWalk(1, 101);
  const auto features = representation::extractFeatures(motion::worldPositions(clip));
  const std::array<std::int64_t, 2> shape = {features.rows, features.width};
  put(root_ / "HumanML3D" / "new_joint_vecs" / "000000.npy", io::formatNpy(features.values, shape));
  put(root_ / "HumanML3D" / "texts" / "000000.txt", "a person walks#a/DET person/NOUN walk/VERB#0.0#0.0\nhe stops on the left#he/PRON stop/VERB#1.0#4.0\n");
  put(root_ / "HumanML3D" / "test.txt", "000000\n");
  auto report = dataset::buildDataset(optionsFor(root_, "humanml3d", root_ / "HumanML3D"));
  QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
  const auto manifest = manifestOf(root_ / "built");
  QCOMPARE(manifest.at("clips").size(), std::size_t(4));  // whole and part, with twins
  QCOMPARE(manifest["clips"][0].at("rows").get<int>(), 100);
  QCOMPARE(manifest["clips"][0].at("split").get<std::string>(), std::string("test"));
  QCOMPARE(manifest["clips"][2].at("rows").get<int>(), 60);
  QCOMPARE(manifest["clips"][3].at("captions")[0].at("text").get<std::string>(), std::string("he stops on the right"));
  const auto rows = rowsOf(root_ / "built", 263);
  for (std::size_t i = 0; i < features.values.size(); ++i) QCOMPARE(rows[i], features.values[i]);
}

void TstDatasetBuild::wrongRequestsAreRefused() {
  makeSource(root_ / "bandai-namco-2");
  auto options = optionsFor(root_, "video", root_ / "bandai-namco-2");
  QCOMPARE(dataset::buildDataset(options).error().code, ErrorCode::InvalidArgument);
  options = optionsFor(root_, "bandai-namco", root_ / "nowhere");
  QCOMPARE(dataset::buildDataset(options).error().code, ErrorCode::NotFound);
  QVERIFY(!fs::exists(root_ / "built"));
  put(root_ / "built" / "thesis.txt", "years of work");
  options = optionsFor(root_, "bandai-namco", root_ / "bandai-namco-2");
  QCOMPARE(dataset::buildDataset(options).error().code, ErrorCode::InvalidArgument);
  QVERIFY(fs::exists(root_ / "built" / "thesis.txt"));
  fs::remove_all(root_ / "built");
  fs::create_directories(root_ / "empty");
  options = optionsFor(root_, "bvh-folder", root_ / "empty");
  QVERIFY(!dataset::buildDataset(options).ok());
  QVERIFY(!fs::exists(root_ / "built") && !fs::exists(root_ / "built.part"));
  put(root_ / "file", "in the way");
  options.out = root_ / "file" / "built";
  QVERIFY(!dataset::buildDataset(options).ok());
}

void TstDatasetBuild::stoppedBuildsLeaveNothing() {
  makeSource(root_ / "bandai-namco-2");
  std::stop_source stop;
  stop.request_stop();
  const auto report = dataset::buildDataset(optionsFor(root_, "bandai-namco", root_ / "bandai-namco-2"), {}, stop.get_token());
  QVERIFY(!report.ok());
  QCOMPARE(report.error().code, ErrorCode::Cancelled);
  QVERIFY(!fs::exists(root_ / "built") && !fs::exists(root_ / "built.part"));
}

QTEST_GUILESS_MAIN(TstDatasetBuild)
#include "tst_dataset_build.moc"
