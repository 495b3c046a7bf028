#include "app/gesto/commands.h"
#include "core/base/file.h"
#include "core/document/project_file.h"
#include "core/io/motion_file.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <filesystem>

using namespace core;
namespace fs = std::filesystem;

namespace {

document::Take take(const std::string& name, std::uint64_t seed) {
  document::Take made;
  made.name = name;
  made.request.prompt = "a person walks home";
  made.request.style = {document::TakeStyle::Kind::Named, "old", {}};
  made.request.seed = seed;
  made.report.modelHash = "feedfacecafebeef";
  made.clip = std::make_shared<const motion::Clip>(test_support::syntheticWalk(seed, 60));
  return made;
}

bool contains(const fs::path& file, const std::string& text) {
  const auto bytes = base::readWholeFile(file);
  return bytes.ok() && bytes->find(text) != std::string::npos;
}

}  // namespace

class TstExport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void takesOfAProjectComeOut_data();
  void takesOfAProjectComeOut();
  void filesOfOthersComeOut();
  void whatMadeATakeIsKept();
  void wrongUsageIsTwoAndNoFile_data();
  void wrongUsageIsTwoAndNoFile();
  void failuresLeaveTheOldFile();
  void aFullDiskLeavesTheOldFile();
  void aKillLeavesAWholeFile();

 private:
  std::string at(const char* name) const { return (fs::path(folder_->path().toStdString()) / name).string(); }
  int run(std::vector<std::string> words) const { return app::runExportCommand(words); }

  std::unique_ptr<QTemporaryDir> folder_;
};

void TstExport::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  document::Project project;
  project.append(take("first", 1));
  project.append(take("second", 2));
  QVERIFY(document::writeProject(project, at("film.gesto")).ok());
}

void TstExport::takesOfAProjectComeOut_data() {
  QTest::addColumn<QString>("take");
  QTest::addColumn<int>("seed");
  QTest::newRow("by name") << "first" << 1;
  QTest::newRow("by number") << "2" << 2;
  QTest::newRow("the last") << "" << 2;
}

void TstExport::takesOfAProjectComeOut() {
  QFETCH(QString, take);
  QFETCH(int, seed);
  const auto walk = test_support::syntheticWalk(static_cast<std::uint64_t>(seed), 60);
  for (const char* name : {"out.bvh", "out.fbx", "out.glb"}) {
    std::vector<std::string> words = {at("film.gesto"), at(name)};
    if (!take.isEmpty()) words.insert(words.end(), {"--take", take.toStdString()});
    QCOMPARE(run(words), 0);
    const auto read = io::readMotionFile(at(name));
    QVERIFY2(read.ok(), read ? "" : read.error().message.c_str());
    QCOMPARE(read->clip->frameCount(), 60);
    QVERIFY(std::abs(read->clip->fps() - 20.0) < 1e-6);
    for (const int frame : {0, 31, 59}) {
      const auto a = motion::worldPose(walk, frame).positions;
      const auto b = motion::worldPose(*read->clip, frame);
      for (int j = 0; j < walk.jointCount(); ++j) {
        const int other = read->clip->skeleton().indexOf(walk.skeleton().joint(j).name);
        QVERIFY2(other >= 0, walk.skeleton().joint(j).name.c_str());
        const float error = glm::length(a[static_cast<std::size_t>(j)] - b.positions[static_cast<std::size_t>(other)]);
        QVERIFY2(error < 5e-4f, (std::string(name) + " " + walk.skeleton().joint(j).name + " " + std::to_string(error)).c_str());
      }
    }
  }
}

void TstExport::filesOfOthersComeOut() {
  QCOMPARE(run({at("film.gesto"), at("walk.bvh")}), 0);
  QCOMPARE(run({at("walk.bvh"), at("walk.fbx"), "--names", "unreal", "--root", "ground-bone", "--fps", "30", "--t-pose", "--no-figure"}), 0);
  const auto read = io::readMotionFile(at("walk.fbx"));
  QVERIFY2(read.ok(), read ? "" : read.error().message.c_str());
  QCOMPARE(read->clip->frameCount(), 90);
  QVERIFY(std::abs(read->clip->fps() - 30.0) < 1e-6);
  QVERIFY(read->clip->skeleton().indexOf("thigh_l") > read->clip->skeleton().indexOf("pelvis"));
  QVERIFY(read->clip->skeleton().indexOf("root") >= 0);
}

void TstExport::whatMadeATakeIsKept() {
  // The model's card knows the licence, until somebody knows better.
  QVERIFY(base::writeFileAtomically(at("smoodi-compact.json"), "{\"dataLicence\": \"CC BY 4.0 of the card\"}").ok());
  qputenv("GESTO_MODELS", folder_->path().toUtf8());
  QCOMPARE(run({at("film.gesto"), at("card.glb")}), 0);
  QVERIFY(contains(at("card.glb"), "CC BY 4.0 of the card"));
  // Whether it may be used at work goes with the motion, whatever the model's licence is called.
  for (const char* use : {"open for commercial use; CMU (free for research and commercial projects)", "non-commercial; trained on Bandai-Namco (CC BY-NC 4.0)"}) {
    QVERIFY(base::writeFileAtomically(at("smoodi-compact.json"), "{\"dataLicence\": \"" + std::string(use) + "\"}").ok());
    for (const char* name : {"use.fbx", "use.glb", "use.usda", "use.vrma"}) {
      QCOMPARE(run({at("film.gesto"), at(name)}), 0);
      QVERIFY2(contains(at(name), use), name);
    }
  }
  for (const char* name : {"out.fbx", "out.glb"}) {
    QCOMPARE(run({at("film.gesto"), at(name), "--licence", "CC BY-NC 4.0"}), 0);
    for (const char* text : {"a person walks home", "old", "feedfacecafebeef", "CC BY-NC 4.0", "Gesto Studio"}) QVERIFY2(contains(at(name), text), text);
  }
}

void TstExport::wrongUsageIsTwoAndNoFile_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<int>("code");
  QTest::newRow("other ending") << QStringList{"out.obj"} << 2;
  QTest::newRow("no ending") << QStringList{"out"} << 2;
  QTest::newRow("unknown names") << QStringList{"out.fbx", "--names", "klingon"} << 2;
  QTest::newRow("unknown root") << QStringList{"out.fbx", "--root", "moon"} << 2;
  QTest::newRow("no frames per second") << QStringList{"out.fbx", "--fps", "0"} << 2;
  QTest::newRow("range backwards") << QStringList{"out.fbx", "--range", "2:1"} << 2;
  QTest::newRow("range of words") << QStringList{"out.fbx", "--range", "a:b"} << 2;
  QTest::newRow("range behind the end") << QStringList{"out.fbx", "--range", "9:"} << 2;
  QTest::newRow("unknown unit") << QStringList{"out.fbx", "--units", "inch"} << 2;
  QTest::newRow("unknown take") << QStringList{"out.fbx", "--take", "third"} << 1;
}

void TstExport::wrongUsageIsTwoAndNoFile() {
  QFETCH(QStringList, words);
  QFETCH(int, code);
  std::vector<std::string> all = {at("film.gesto"), at(qPrintable(words.first()))};
  for (const auto& word : words.mid(1)) all.push_back(word.toStdString());
  QCOMPARE(run(all), code);
  QVERIFY(!fs::exists(all[1]));
}

void TstExport::failuresLeaveTheOldFile() {
  QVERIFY(base::writeFileAtomically(at("out.fbx"), "old").ok());
  QCOMPARE(run({at("nothing.gesto"), at("out.fbx")}), 1);
  QVERIFY(base::writeFileAtomically(at("broken.bvh"), "HIERARCHY\nROOT").ok());
  QCOMPARE(run({at("broken.bvh"), at("out.fbx")}), 1);
  QVERIFY(base::readWholeFile(at("out.fbx")).value() == "old");
  QCOMPARE(run({at("film.gesto"), at("no such folder/out.fbx")}), 1);
  // A full disk.
  if (fs::exists("/dev/full")) {
    fs::create_symlink("/dev/full", at("full.fbx"));
    QCOMPARE(run({at("film.gesto"), at("full.fbx")}), 1);
  }
}

void TstExport::aFullDiskLeavesTheOldFile() {
  QCOMPARE(run({at("film.gesto"), at("out.fbx")}), 0);
  const auto before = base::readWholeFile(at("out.fbx"));
  QVERIFY(before.ok() && before->size() > 20000);
  // The system stops the writing after 10,000 bytes, as a full disk would.
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{10000, 10000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::_exit(run({at("film.gesto"), at("out.fbx"), "--take", "first"}));
  }
  int status = 0;
  QCOMPARE(::waitpid(child, &status, 0), child);
  QVERIFY(WIFEXITED(status));
  QCOMPARE(WEXITSTATUS(status), 1);
  QVERIFY(base::readWholeFile(at("out.fbx")).value() == *before);
  for (const auto& entry : fs::directory_iterator(folder_->path().toStdString())) QVERIFY2(entry.path().extension() != ".part", entry.path().c_str());
}

void TstExport::aKillLeavesAWholeFile() {
  QCOMPARE(run({at("film.gesto"), at("first.fbx"), "--take", "first"}), 0);
  QCOMPARE(run({at("film.gesto"), at("second.fbx"), "--take", "second"}), 0);
  const std::string first = base::readWholeFile(at("first.fbx")).value(), second = base::readWholeFile(at("second.fbx")).value();
  QVERIFY(first != second);
  QVERIFY(base::writeFileAtomically(at("out.fbx"), first).ok());
  for (int round = 0; round < 20; ++round) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (int i = 0;; ++i) static_cast<void>(base::writeFileAtomically(at("out.fbx"), i % 2 ? first : second));
    }
    QTest::qSleep(3 + 2 * round);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    const auto now = base::readWholeFile(at("out.fbx"));
    QVERIFY(now.ok() && (*now == first || *now == second));
  }
}

QTEST_GUILESS_MAIN(TstExport)
#include "tst_export.moc"
