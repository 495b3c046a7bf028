#include "app/command_line/motion_file_options.h"
#include "app/gesto/commands.h"
#include "core/base/file.h"
#include "core/document/project_file.h"
#include "core/io/motion_file.h"
#include "core/io/write/motion_writers.h"
#include "tests/support/small_disk.h"
#include "tests/support/synthetic_motion.h"

#include <fmt/format.h>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <filesystem>
#include <functional>
#include <random>

using namespace core;
namespace fs = std::filesystem;

namespace {

document::Project project(std::uint64_t seed, int takes) {
  document::Project made;
  for (int i = 0; i < takes; ++i) {
    document::Take take;
    take.name = fmt::format("take {} of {}", i, seed);
    take.clip = std::make_shared<const motion::Clip>(test_support::syntheticWalk(seed + static_cast<std::uint64_t>(i), 60));
    made.append(std::move(take));
  }
  return made;
}

int kills() {
  const int wanted = qEnvironmentVariableIntValue("GESTO_KILLS");
  return wanted > 0 ? wanted : 12;
}

/// Runs the work again and again in a process of its own, and kills that after a moment; the work hears how often it was done.
void killed(std::mt19937& random, int mostMicroseconds, const std::function<void(int)>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    for (int i = 0;; ++i) work(i);
  }
  ::usleep(1000 + static_cast<unsigned>(random() % static_cast<unsigned>(mostMicroseconds)));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

/// What the command said on its error stream.
std::string said(const std::function<int()>& command, int& code) {
  QTemporaryDir folder;
  const auto file = folder.filePath("said").toStdString();
  std::fflush(stderr);
  const int before = ::dup(STDERR_FILENO), to = ::open(file.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
  ::dup2(to, STDERR_FILENO);
  code = command();
  std::fflush(stderr);
  ::dup2(before, STDERR_FILENO);
  ::close(to);
  ::close(before);
  return *base::readWholeFile(file);
}

}  // namespace

class TstFaults : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }
  void aKilledSaveLeavesAProjectThatOpens();
  void aKilledExportLeavesAWholeFile_data();
  void aKilledExportLeavesAWholeFile();
  void whatAKillLeavesIsNeverOpened();
  void aFullDiskIsOneSentenceAndTheWorkIsKept();
  void everyFaultIsOneSentence_data();
  void everyFaultIsOneSentence();

 private:
  fs::path at(const std::string& name) const { return fs::path(folder_->path().toStdString()) / name; }
  void noStrays(int& strays) {
    for (const auto& entry : fs::directory_iterator(folder_->path().toStdString())) {
      const auto name = entry.path().filename().string();
      if (!name.starts_with(".gesto-")) continue;
      QVERIFY2(name.ends_with(".part") && !io::isMotionFileName(entry.path()), name.c_str());
      ++strays;
      fs::remove(entry.path());
    }
  }

  std::unique_ptr<QTemporaryDir> folder_;
};

void TstFaults::aKilledSaveLeavesAProjectThatOpens() {
  const auto one = project(1, 6), other = project(20, 9);
  const auto oneText = document::projectToText(one), otherText = document::projectToText(other);
  QVERIFY(document::writeProject(one, at("film.gesto")));
  std::mt19937 random(3);
  int strays = 0;
  for (int kill = 0; kill < kills(); ++kill) {
    killed(random, 60000, [&](int i) { static_cast<void>(document::writeProject(i % 2 ? one : other, at("film.gesto"))); });
    const auto text = base::readWholeFile(at("film.gesto"));
    QVERIFY(text && (*text == oneText || *text == otherText));
    const auto read = document::readProject(at("film.gesto"));
    QVERIFY2(read.ok(), read ? "" : read.error().message.c_str());
    noStrays(strays);
  }
  qInfo("saving: %d kills, 0 lost, %d strays that nothing opens", kills(), strays);
}

void TstFaults::aKilledExportLeavesAWholeFile_data() {
  QTest::addColumn<QString>("ending");
  for (const auto& writer : io::motionWriters()) QTest::addRow("%s", std::string(writer.word).c_str()) << QString::fromStdString(std::string(writer.word));
}

void TstFaults::aKilledExportLeavesAWholeFile() {
  QFETCH(QString, ending);
  const auto one = test_support::syntheticWalk(1, 50), other = test_support::syntheticWalk(2, 70);
  const auto file = at("walk." + ending.toStdString());
  const auto format = *io::exportFormatOf(file);
  const auto oneBytes = *io::exportedFile(one, format, {}), otherBytes = *io::exportedFile(other, format, {});
  QVERIFY(io::exportClip(file, one, {}));
  std::mt19937 random(5);
  int strays = 0;
  for (int kill = 0; kill < kills(); ++kill) {
    killed(random, 60000, [&](int i) { static_cast<void>(io::exportClip(file, i % 2 ? one : other, {})); });
    const auto bytes = base::readWholeFile(file);
    QVERIFY(bytes && (*bytes == oneBytes || *bytes == otherBytes));
    noStrays(strays);
  }
  qInfo("%s: %d kills, 0 lost, %d strays that nothing opens", qPrintable(ending), kills(), strays);
}

void TstFaults::whatAKillLeavesIsNeverOpened() {
  // The worst that can be left: a whole file under a name of its own.
  QVERIFY(io::exportClip(at("walk.bvh"), test_support::syntheticWalk(1, 20), {}));
  fs::copy_file(at("walk.bvh"), at(".gesto-17-0.part"));
  const auto files = app::motionFilesBelow(folder_->path().toStdString());
  QVERIFY(files.ok());
  QCOMPARE(files->size(), std::size_t(1));
  // The next write is not in its way.
  QVERIFY(io::exportClip(at("walk.bvh"), test_support::syntheticWalk(2, 20), {}));
}

void TstFaults::aFullDiskIsOneSentenceAndTheWorkIsKept() {
  const auto small = project(1, 1), large = project(1, 40);
  const int code = test_support::onSmallDisk(folder_->path().toStdString(), 512, [&] {
    if (!document::writeProject(small, at("film.gesto"))) return 1;
    const auto written = document::writeProject(large, at("film.gesto"));
    if (written || written.error().message.find("No space left") == std::string::npos || written.error().message.find('\n') != std::string::npos) return 2;
    const auto read = document::readProject(at("film.gesto"));
    if (!read || read->takes.size() != 1) return 3;
    const auto clip = test_support::syntheticWalk(3, 4000);
    for (const auto& writer : io::motionWriters()) {
      const auto file = at(fmt::format("walk.{}", writer.word));
      const auto exported = io::exportClip(file, clip, {});
      if (!exported && exported.error().message.find("No space left") == std::string::npos) return 4;
      if (!exported && fs::exists(file)) return 5;
      fs::remove(file);
    }
    for (const auto& entry : fs::directory_iterator(folder_->path().toStdString())) {
      if (entry.path().filename() != "film.gesto") return 6;
    }
    return 0;
  });
  if (code == test_support::kNoSmallDisk) QSKIP("no file system may be mounted here");
  QCOMPARE(code, 0);
}

void TstFaults::everyFaultIsOneSentence_data() {
  QTest::addColumn<QByteArray>("in");
  QTest::addColumn<QByteArray>("out");
  const QByteArray walk = "walk.bvh";
  QTest::newRow("no such file") << QByteArray("none.bvh") << QByteArray("out.fbx");
  QTest::newRow("a folder as input") << QByteArray("folder") << QByteArray("out.fbx");
  QTest::newRow("a folder as output") << walk << QByteArray("folder.fbx");
  QTest::newRow("no such folder") << walk << QByteArray("no/such/out.fbx");
  QTest::newRow("a name of 300 bytes") << walk << QByteArray(300, 'n') + ".fbx";
  QTest::newRow("a path of 4,096 bytes") << walk << QByteArray("f/").repeated(2048) + "out.fbx";
  QTest::newRow("an input path of 4,096 bytes") << QByteArray("f/").repeated(2048) + "in.bvh" << QByteArray("out.fbx");
  QTest::newRow("an empty file") << QByteArray("empty.bvh") << QByteArray("out.fbx");
  QTest::newRow("zeros") << QByteArray("zeros.glb") << QByteArray("out.fbx");
  QTest::newRow("a disk that is full") << walk << QByteArray("full.fbx");
}

void TstFaults::everyFaultIsOneSentence() {
  QFETCH(QByteArray, in);
  QFETCH(QByteArray, out);
  QVERIFY(io::exportClip(at("walk.bvh"), test_support::syntheticWalk(1, 20), {}));
  fs::create_directory(at("folder"));
  fs::create_directory(at("folder.fbx"));
  QVERIFY(base::writeFileAtomically(at("empty.bvh"), ""));
  QVERIFY(base::writeFileAtomically(at("zeros.glb"), std::string(5000, '\0')));
  if (fs::exists("/dev/full")) fs::create_symlink("/dev/full", at("full.fbx"));
  const std::string from = at(in.toStdString()).string(), to = at(out.toStdString()).string();
  for (const auto& run : {std::function([&] { return app::runConvertCommand({from, to}); }), std::function([&] { return app::runExportCommand({from, to}); })}) {
    int code = 0;
    const auto text = said(run, code);
    QVERIFY2(code == 1 || code == 2, text.c_str());
    QCOMPARE(std::count(text.begin(), text.end(), '\n'), 1);
    QVERIFY2(text.find("internal error") == std::string::npos && text.find("mistake of this program") == std::string::npos, text.c_str());
  }
  QVERIFY(fs::exists(at("walk.bvh")));
}

QTEST_GUILESS_MAIN(TstFaults)
#include "tst_faults.moc"
