#include "core/engine/evaluation/generation_cache.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <filesystem>
#include <random>

using namespace core::engine;

namespace {

int kills() {
  const int wanted = qEnvironmentVariableIntValue("GESTO_KILLS");
  return wanted > 0 ? wanted : 24;
}

constexpr std::size_t kMotions = 60, kPerFile = 4;

std::vector<std::string> keys(int round) {
  std::vector<std::string> made;
  for (std::size_t i = 0; i < kMotions; ++i) made.push_back("motion " + std::to_string(i) + " of round " + std::to_string(round));
  return made;
}

/// Motions that tell which they are.
GenerationCache::Make makes(int round) {
  return [round](std::size_t first, std::size_t count) -> core::Result<std::vector<at::Tensor>> {
    std::vector<at::Tensor> made;
    for (std::size_t i = first; i < first + count; ++i) made.push_back(at::full({20, 263}, 1000.0 * round + static_cast<double>(i)));
    return made;
  };
}

}  // namespace

class TstGenerationCache : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aKilledEvaluationGoesOnWithWholeMotions();
  void aFileCutShortIsMadeAgain();
};

void TstGenerationCache::aKilledEvaluationGoesOnWithWholeMotions() {
  at::set_num_threads(1);  // a copy of this process may have no threads to wait for
  QTemporaryDir folder;
  const std::filesystem::path cache = folder.filePath("cache").toStdString();
  std::mt19937 random(5);
  int found = 0;
  for (int kill = 0; kill < kills(); ++kill) {
    const pid_t child = ::fork();
    if (child == 0) {
      std::int64_t made = 0;
      GenerationCache writing(cache, kPerFile);
      (void)writing.motions(keys(kill), makes(kill), made);
      ::_exit(0);
    }
    ::usleep(static_cast<unsigned>(random() % 500000));  // a file takes 10 to 50 ms
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    int there = 0;
    for (const auto& entry : std::filesystem::exists(cache) ? std::filesystem::directory_iterator(cache) : std::filesystem::directory_iterator()) {
      there += entry.path().extension() == ".safetensors";
      QVERIFY2(entry.path().extension() == ".safetensors" || entry.path().extension() == ".part", entry.path().c_str());
    }
    std::int64_t made = 0;
    GenerationCache reading(cache, kPerFile);
    const auto motions = reading.motions(keys(kill), makes(kill), made);
    QVERIFY2(motions, motions ? "" : motions.error().message.c_str());
    QCOMPARE(motions->size(), kMotions);
    for (std::size_t i = 0; i < kMotions; ++i) QVERIFY((motions->at(i) == 1000.0 * kill + static_cast<double>(i)).all().item<bool>());
    // Every file under its own name was whole: it was read, not made.
    QCOMPARE(made, static_cast<std::int64_t>(kMotions) - there * static_cast<std::int64_t>(kPerFile));
    found += there;
    std::filesystem::remove_all(cache);
  }
  qInfo("evaluation caches: %d kills, 0 lost, %d files found whole", kills(), found);
}

void TstGenerationCache::aFileCutShortIsMadeAgain() {
  QTemporaryDir folder;
  const std::filesystem::path cache = folder.filePath("cache").toStdString();
  std::int64_t made = 0;
  GenerationCache writing(cache, kPerFile);
  QVERIFY(writing.motions(keys(1), makes(1), made));
  std::mt19937 random(9);
  for (const auto& entry : std::filesystem::directory_iterator(cache)) std::filesystem::resize_file(entry.path(), random() % entry.file_size());
  made = 0;
  GenerationCache reading(cache, kPerFile);
  const auto motions = reading.motions(keys(1), makes(1), made);
  QVERIFY2(motions, motions ? "" : motions.error().message.c_str());
  QCOMPARE(made, static_cast<std::int64_t>(kMotions));
  QVERIFY((motions->back() == 1059.0).all().item<bool>());
}

QTEST_APPLESS_MAIN(TstGenerationCache)
#include "tst_generation_cache.moc"
