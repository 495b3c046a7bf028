// A data set of several files of features, and builds that were stopped or killed and go on.
#include "core/base/file.h"
#include "core/dataset/dataset_builder.h"
#include "core/dataset/dataset_summary.h"
#include "core/dataset/motion_dataset.h"
#include "core/io/write/bvh_writer.h"
#include "tests/support/synthetic_motion.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <map>

using namespace core;
namespace fs = std::filesystem;

namespace {

constexpr int kClips = 150;  // more than two batches of the builder

using Files = std::map<std::string, std::string>;
Files filesOf(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::directory_iterator(folder)) files[entry.path().filename().string()] = *base::readWholeFile(entry.path());
  return files;
}

int countOf(const Files& files, const std::string& beginning) {
  return static_cast<int>(std::count_if(files.begin(), files.end(), [&](const auto& file) { return file.first.starts_with(beginning); }));
}

}  // namespace

class TstDatasetGoesOn : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void severalFilesHoldWhatOneDoes();
  void aStoppedBuildGoesOn_data();
  void aStoppedBuildGoesOn();
  void aKilledBuildGoesOn();
  void anotherRequestLeavesItAlone();
  void damagedListsAreRefused_data();
  void damagedListsAreRefused();

 private:
  dataset::DatasetBuildOptions options(const char* out, bool makesFurther) const {
    dataset::DatasetBuildOptions made;
    made.sources = {{"bvh-folder", root_ / "mine", {}}, {"bvh-folder", root_ / "yours", {}}};
    made.out = root_ / out;
    made.rowsOfAFile = 900;
    if (makesFurther) made.augment.fewestOfAnAction = 80, made.augment.joined = 6;
    return made;
  }
  /// The build, stopped when it says its n-th word.
  static Result<dataset::DatasetBuildReport> stoppedAt(const dataset::DatasetBuildOptions& options, int word) {
    std::stop_source stop;
    int said = 0;
    return dataset::buildDataset(
        options, [&](const jobs::Progress&) { said++ == word ? (void)stop.request_stop() : (void)0; }, stop.get_token());
  }

  QTemporaryDir folder_;
  fs::path root_;
};

void TstDatasetGoesOn::initTestCase() {
  root_ = folder_.path().toStdString();
  std::string table = "file\tcaption\tsplit\n";
  for (const char* name : {"mine", "yours"}) {
    fs::create_directories(root_ / name);
    for (int i = 0; i < kClips / 2; ++i) {
      const auto clip = "clip" + std::to_string(100 + i);
      QVERIFY(base::writeFileAtomically(root_ / name / (clip + ".bvh"), io::formatBvh(test_support::syntheticWalk(static_cast<std::uint64_t>(i + 1), 40 + i % 9))));
      table += clip + "\t" + (i % 3 == 0 ? "a person kicks" : i % 3 == 1 ? "a person walks" : "a person sits down") + "\ttrain\n";
    }
    QVERIFY(base::writeFileAtomically(root_ / name / "captions.tsv", table));
    QVERIFY(base::writeFileAtomically(root_ / name / "clip999.bvh", "no motion"));
  }
}

void TstDatasetGoesOn::severalFilesHoldWhatOneDoes() {
  auto all = options("several", true), single = options("single", true);
  single.rowsOfAFile = 1 << 20;
  const auto one = dataset::buildDataset(all), other = dataset::buildDataset(single);
  QVERIFY2(one, one ? "" : one.error().message.c_str());
  QVERIFY(other && one->made > 0);
  QVERIFY(countOf(filesOf(all.out), "features-") > 5);
  QCOMPARE(countOf(filesOf(single.out), "features-"), 1);
  const auto a = dataset::MotionDataset::open(all.out), b = dataset::MotionDataset::open(single.out);
  QVERIFY2(a, a ? "" : a.error().message.c_str());
  QVERIFY(b && a->clips().size() == b->clips().size() && a->mean().equal(b->mean()) && a->std().equal(b->std()));
  for (std::size_t i = 0; i < a->clips().size(); ++i) {
    QCOMPARE(a->clips()[i].id, b->clips()[i].id);
    QVERIFY(a->features(i).equal(b->features(i)));
  }
  const auto summary = dataset::summarizeDataset(all.out);
  QVERIFY(summary);
  QCOMPARE(summary->total.originals, one->clips);
  QCOMPARE(summary->total.rows, one->rows);
}

void TstDatasetGoesOn::aStoppedBuildGoesOn_data() {
  QTest::addColumn<bool>("makesFurther");
  QTest::newRow("of recordings") << false;
  QTest::newRow("with further clips made of them") << true;
}

void TstDatasetGoesOn::aStoppedBuildGoesOn() {
  QFETCH(bool, makesFurther);
  const auto whole = options("whole", makesFurther), broken = options("broken", makesFurther);
  QVERIFY(dataset::buildDataset(whole));
  int kept = 0, stops = 0;
  // It stops a little later each time, until it ends.
  for (;; ++stops) {
    QVERIFY(stops < 60);
    const auto report = stoppedAt(broken, stops);
    const bool isKept = fs::exists(root_ / "broken.part");
    if (report) break;
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QVERIFY2((report.error().message.find("goes on from there") != std::string::npos) == isKept, report.error().message.c_str());
    QVERIFY(!fs::exists(broken.out));
    kept += isKept ? 1 : 0;
  }
  QVERIFY2(kept > 1, qPrintable(QString::number(kept)));
  QVERIFY(filesOf(broken.out) == filesOf(whole.out));
  QVERIFY(!fs::exists(root_ / "broken.part"));
  fs::remove_all(broken.out);
}

void TstDatasetGoesOn::aKilledBuildGoesOn() {
  const auto whole = options("whole", true), broken = options("killed", true);
  QVERIFY(dataset::buildDataset(whole));
  int goesOn = 0;
  for (int kill = 0; kill < 6; ++kill) {
    const auto child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
      // Killed by itself at a word that comes later each time.
      int said = 0;
      (void)dataset::buildDataset(broken, [&](const jobs::Progress&) { said++ == kill ? (void)::raise(SIGKILL) : (void)0; });
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    goesOn += WIFSIGNALED(status) && fs::exists(root_ / "killed.part" / "features-00000.safetensors") ? 1 : 0;
  }
  QVERIFY(goesOn > 0);
  const auto report = dataset::buildDataset(broken);
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(filesOf(broken.out) == filesOf(whole.out));
  QVERIFY(!fs::exists(root_ / "killed.part"));
}

void TstDatasetGoesOn::anotherRequestLeavesItAlone() {
  const auto first = options("mixed", false);
  int word = 0;
  while (!fs::exists(root_ / "mixed.part")) {
    QVERIFY(word < 60);
    QVERIFY(!stoppedAt(first, word++));
  }
  const auto before = filesOf(root_ / "mixed.part");
  auto other = first;
  other.mostRows = 30;
  const auto made = dataset::buildDataset(other);
  QVERIFY2(made, made ? "" : made.error().message.c_str());
  QVERIFY(filesOf(root_ / "mixed.part") == before);
  const auto again = dataset::buildDataset(first);
  QVERIFY(again && again->clips != made->clips);
  QVERIFY(!fs::exists(root_ / "mixed.part"));
}

void TstDatasetGoesOn::damagedListsAreRefused_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("bytes");
  QTest::addColumn<QString>("says");
  QTest::newRow("no clips") << "clips.jsonl" << QString() << "clips.jsonl: no such file";
  QTest::newRow("fewer clips") << "clips.jsonl"
                               << R"({"id":"a","split":"train","first":0,"rows":3,"captions":[]})"
                               << "holds 1 clips";
  QTest::newRow("no clip") << "clips.jsonl"
                           << "{\"id\":\"a\"}\n"
                           << "clips.jsonl:1: ";
  QTest::newRow("a file elsewhere") << "manifest.json"
                                    << R"({"format":"gesto-dataset","version":2,"clips":0,"shards":["../features.safetensors"]})"
                                    << "is no file of this folder";
  QTest::newRow("a later version") << "manifest.json"
                                   << R"({"format":"gesto-dataset","version":3})"
                                   << "not a data set of version 1 or 2";
  QTest::newRow("a file missing") << "features-00002.safetensors" << QString() << "features-00002.safetensors: no such file";
}

void TstDatasetGoesOn::damagedListsAreRefused() {
  QFETCH(QString, file);
  QFETCH(QString, bytes);
  QFETCH(QString, says);
  const auto set = options("damaged", false);
  QVERIFY(dataset::buildDataset(set));
  const auto path = set.out / file.toStdString();
  fs::remove(path);
  if (!bytes.isEmpty()) QVERIFY(base::writeFileAtomically(path, bytes.toStdString()));
  const auto opened = dataset::MotionDataset::open(set.out);
  QVERIFY(!opened);
  QVERIFY2(opened.error().message.find(says.toStdString()) != std::string::npos, opened.error().message.c_str());
}

QTEST_GUILESS_MAIN(TstDatasetGoesOn)
#include "tst_dataset_goes_on.moc"
