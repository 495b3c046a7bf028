#include "app/doctor/doctor_findings.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

using app::Finding;

namespace {

/// A computer on which nothing is wrong.
app::SystemFacts good() {
  app::SystemFacts facts;
  facts.computing = {"Some processor", {"avx2", "avx512f"}, 4, 4, "OpenBLAS (OpenMP)", "/usr/lib/libblas.so.3", true, 90.0, "1.13.1", false};
  facts.graphics = {true, "Some card", "", true};
  facts.fonts = 20;
  facts.ffmpeg = "/usr/bin/ffmpeg";
  facts.modelFolder = "/models";
  facts.weights = {"smoodi-compact"};
  facts.dataFolder = "/data";
  facts.ownFolder = "/home/person/.local/share";
  facts.ownFolderIsWritable = true;
  facts.freeBytes = std::uint64_t{50} << 30;
  return facts;
}

Finding named(const std::vector<Finding>& findings, const std::string& name) {
  for (const auto& finding : findings) {
    if (finding.name == name) return finding;
  }
  return {};
}

}  // namespace

class TstDoctor : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aGoodComputerNeedsNothing();
  void eachFaultIsNamedWithWhatMendsIt_data();
  void eachFaultIsNamedWithWhatMendsIt();
  void thisComputerIsLookedAt();
};

void TstDoctor::aGoodComputerNeedsNothing() {
  for (const auto& finding : app::doctorFindings(good())) {
    QVERIFY2(finding.state == Finding::State::Good, finding.name.c_str());
    QVERIFY2(finding.command.empty(), finding.command.c_str());
    QVERIFY2(finding.sentence.ends_with('.'), finding.sentence.c_str());
  }
  // What --precision bf16 does here is said without being a fault.
  auto facts = good();
  const auto told = [&] { return QString::fromStdString(named(app::doctorFindings(facts), "Processor").sentence); };
  QVERIFY2(told().contains("--precision bf16 computes exactly"), qPrintable(told()));
  facts.computing.features.push_back("avx512_bf16");
  QVERIFY2(told().contains("--precision bf16 is quicker"), qPrintable(told()));
}

void TstDoctor::eachFaultIsNamedWithWhatMendsIt_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("state");
  QTest::addColumn<QString>("command");
  const auto row = [](const char* fault, const char* name, const char* state, const char* command) { QTest::newRow(fault) << name << state << command; };
  row("no weights", "Weights", "missing", "GESTO_MODELS");
  row("slow BLAS", "Matrix products", "slow", "libopenblas0-openmp");
  row("one thread", "Threads", "slow", "unset GESTO_THREADS");
  row("too many threads", "Threads", "slow", "GESTO_THREADS=4");
  row("old processor", "Processor", "slow", "");
  row("card without CUDA", "Graphics card", "slow", "LIBTORCH");
  row("no OpenGL", "OpenGL", "missing", "libgl1-mesa-dri");
  row("drawn by the processor", "OpenGL", "slow", "");
  row("no display", "Display", "missing", "xvfb-run");
  row("no fonts", "Letters", "missing", "fonts-dejavu-core");
  row("no ffmpeg", "ffmpeg", "missing", "apt-get install ffmpeg");
  row("no data", "Training data", "missing", "gesto dataset build");
  row("read-only", "Own files", "missing", "chmod");
  row("full disk", "Own files", "slow", "df -h");
}

void TstDoctor::eachFaultIsNamedWithWhatMendsIt() {
  QFETCH(QString, name);
  QFETCH(QString, state);
  QFETCH(QString, command);
  const std::string fault = QTest::currentDataTag();
  auto facts = good();
  if (fault == "no weights") facts.weights.clear();
  if (fault == "slow BLAS") facts.computing.blas = "reference BLAS", facts.computing.blasIsFast = false;
  if (fault == "one thread") facts.computing.threads = 1;
  if (fault == "too many threads") facts.computing.threads = 9;
  if (fault == "old processor") facts.computing.features = {"avx"};
  if (fault == "card without CUDA") facts.hasNvidiaCard = true;
  if (fault == "no OpenGL") facts.graphics = {false, "", "libEGL.so.1 is not installed", true};
  if (fault == "drawn by the processor") facts.graphics.renderer = "llvmpipe (LLVM 15.0.6, 256 bits)";
  if (fault == "no display") facts.graphics.hasDisplay = false;
  if (fault == "no fonts") facts.fonts = 0;
  if (fault == "no ffmpeg") facts.ffmpeg.clear();
  if (fault == "no data") facts.dataFolder.clear();
  if (fault == "read-only") facts.ownFolderIsWritable = false;
  if (fault == "full disk") facts.freeBytes = 100000;
  const auto findings = app::doctorFindings(facts);
  const auto found = named(findings, name.toStdString());
  QCOMPARE(QString::fromStdString(std::string(app::wordFor(found.state))), state);
  QVERIFY2(command.isEmpty() ? found.command.empty() : found.command.find(command.toStdString()) != std::string::npos, found.command.c_str());
  // Nothing else is said to be wrong.
  QCOMPARE(std::count_if(findings.begin(), findings.end(), [](const Finding& finding) { return finding.state != Finding::State::Good; }), 1);
}

void TstDoctor::thisComputerIsLookedAt() {
  QTemporaryDir folder;
  const auto path = std::filesystem::path(folder.path().toStdString());
  std::ofstream(path / "tiny.safetensors") << "x";
  qputenv("GESTO_MODELS", folder.path().toUtf8());
  qputenv("XDG_DATA_HOME", (folder.path() + "/own").toUtf8());
  qputenv("PATH", (folder.path() + ":/usr/bin").toUtf8());
  std::ofstream(path / "ffmpeg") << "#!/bin/sh\n";
  std::filesystem::permissions(path / "ffmpeg", std::filesystem::perms::owner_all);
  auto facts = app::systemFacts({}, path / "nothing");
  QCOMPARE(facts.weights, std::vector<std::string>{"tiny"});
  QVERIFY(facts.dataFolder.empty());
  QCOMPARE(facts.ffmpeg, path / "ffmpeg");
  QVERIFY(facts.ownFolderIsWritable);  // it is not there, but can be made
  QVERIFY(facts.freeBytes > 0);
  QVERIFY2(facts.graphics.hasContext != facts.graphics.renderer.empty(), facts.graphics.renderer.c_str());
  QVERIFY(facts.graphics.hasContext || !facts.graphics.fault.empty());
  QCOMPARE(app::systemFacts({}, path).dataFolder, path);
}

QTEST_GUILESS_MAIN(TstDoctor)
#include "tst_doctor.moc"
