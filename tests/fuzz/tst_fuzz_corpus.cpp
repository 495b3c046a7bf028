// Every case that the fuzzers begin with, and every one that they have found: a name that tells what was wrong. packaging/fuzz looks for more.
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

#include "core/base/file.h"
#include "tests/support/hostile_input.h"

#include <QElapsedTimer>
#include <QTest>

#include <sys/resource.h>
#include <algorithm>
#include <filesystem>
#include <fstream>

class TstFuzzCorpus : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyCaseIsReadOrRefused_data();
  void everyCaseIsReadOrRefused();
  void damagedCasesAreReadOrRefused_data();
  void damagedCasesAreReadOrRefused();
  void bracketsAloneFillNoMemory_data();
  void bracketsAloneFillNoMemory();
};

namespace {

std::vector<std::filesystem::path> casesOf(const fuzz::Target& target) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(STUDIO_SOURCE_DIR) / "tests/fuzz/corpus" / target.name))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

void TstFuzzCorpus::everyCaseIsReadOrRefused_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<int>("target");
  for (int i = 0; i < static_cast<int>(std::size(fuzz::kTargets)); ++i) {
    const auto files = casesOf(fuzz::kTargets[i]);
    QVERIFY2(!files.empty(), fuzz::kTargets[i].name);
    for (const auto& file : files) QTest::addRow("%s/%s", fuzz::kTargets[i].name, file.filename().c_str()) << QString::fromStdString(file.string()) << i;
  }
}

void TstFuzzCorpus::everyCaseIsReadOrRefused() {
  QFETCH(QString, file);
  QFETCH(int, target);
  const auto bytes = core::base::readWholeFile(file.toStdString());
  QVERIFY(bytes);
  QElapsedTimer timer;
  timer.start();
  try {
    fuzz::kTargets[target].run(*bytes);
  } catch (const std::exception& fault) {
    QFAIL(fault.what());
  }
  // Each is read in some milliseconds, and found ones that once took seconds are kept too.
  QVERIFY2(timer.elapsed() < 5'000, "took too long");
}

void TstFuzzCorpus::damagedCasesAreReadOrRefused_data() {
  QTest::addColumn<int>("target");
  for (int i = 0; i < static_cast<int>(std::size(fuzz::kTargets)); ++i) QTest::newRow(fuzz::kTargets[i].name) << i;
}

// Blindly, where a fuzzer sees what it comes to: what a reader promises holds for what it takes of them (GESTO_HOSTILE_CASES tries more).
void TstFuzzCorpus::damagedCasesAreReadOrRefused() {
  QFETCH(int, target);
  std::vector<std::string> samples;
  for (const auto& file : casesOf(fuzz::kTargets[target])) {
    const auto bytes = core::base::readWholeFile(file);
    QVERIFY(bytes);
    if (bytes->size() < 16'000) samples.push_back(*bytes);
  }
  std::string fault;
  const auto outcome = tests::tryHostile(
      samples,
      [&](const std::string& bytes) {
        try {
          fuzz::kTargets[target].run(bytes);
        } catch (const std::exception& thrown) {
          const auto kept = std::filesystem::temp_directory_path() / (std::string("gesto-fuzz-") + fuzz::kTargets[target].name);
          std::ofstream(kept, std::ios::binary) << bytes;
          fault = kept.string() + ": " + thrown.what();
        }
        return std::string();
      },
      100);
  QVERIFY2(fault.empty(), fault.c_str());
  VERIFY_OUTCOME(outcome);
}

void TstFuzzCorpus::bracketsAloneFillNoMemory_data() {
  QTest::addColumn<int>("target");
  QTest::addColumn<QByteArray>("begin");
  const auto row = [](const char* name, const QByteArray& begin) {
    const auto* found =
        std::find_if(std::begin(fuzz::kTargets), std::end(fuzz::kTargets), [&](const fuzz::Target& target) { return std::string_view(target.name) == name; });
    QTest::newRow(name) << static_cast<int>(found - std::begin(fuzz::kTargets)) << begin;
  };
  row("keypoints", "{\"people\":");
  row("plan", "{\"spans\":");
  row("project", "{\"format\":\"gesto-project\",\"takes\":");
  row("live_request", "{\"prompt\":");
  row("gltf", "{\"asset\":{\"version\":\"2.0\"},\"nodes\":");
  row("safetensors", QByteArray("\x05\x12\x7a\x00\x00\x00\x00\x00{\"a\":", 13));
}

// Each open bracket took seventy times its own byte: 50 MB of them took 3 GB and a minute.
void TstFuzzCorpus::bracketsAloneFillNoMemory() {
  QFETCH(int, target);
  QFETCH(QByteArray, begin);
  const auto mostMemory = [] {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
  };
  const std::string bytes = begin.toStdString() + std::string(8'000'000, '[');
  const auto before = mostMemory();
  fuzz::kTargets[target].run(bytes);
  QVERIFY2(mostMemory() - before < 200, qPrintable(QString("%1 MB").arg(mostMemory() - before)));
}

QTEST_GUILESS_MAIN(TstFuzzCorpus)

#include "tst_fuzz_corpus.moc"
