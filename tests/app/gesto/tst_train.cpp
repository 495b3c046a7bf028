#include "core/checkpoint/safetensors.h"
#include "core/services/training_runs.h"
#include "tests/support/gesto_process.h"
#include "tests/support/small_disk.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace core;

/// gesto train as a process: what it refuses, in one sentence, before anything is written; its settings in the help; a run that goes on.
class TstTrain : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void wrongSettingsAreOneSentence_data();
  void wrongSettingsAreOneSentence();
  void aRecipesHelpTellsItsSettings();
  void aRunThatStandsGoesOnOnlyAsItWasBegun();
  void everyLineOfTheLogIsStreamed();
  void aDamagedCheckpointIsNamed();
  void aFullDiskCostsNothingThatWasLearned();
  void aRunIsMeasuredAndForgotten();
  void presetsAreNamedAndFilledIn();
  void aCardThatIsNotThereIsOneSentence();
  void threeHundredHoursTakeLittleMemory();

 private:
  static test_support::Outcome run(const QStringList& arguments) { return test_support::gesto(QStringList{"train"} + arguments); }
  QString path(const QString& name) const { return folder_.filePath(name); }
  void writeData(const char* name, const char* split, const char* last) const;

  QTemporaryDir folder_;
};

// Four clips of noise, the last of another split.
void TstTrain::writeData(const char* name, const char* split, const char* last) const {
  QVERIFY(QDir().mkpath(path(name)));
  nlohmann::json manifest = {{"format", "gesto-dataset"}, {"version", 1}, {"mean", std::vector<float>(263, 0.0f)}, {"std", std::vector<float>(263, 1.0f)}};
  for (int i = 0; i < 4; ++i) {
    manifest["clips"].push_back({{"id", "clip" + std::to_string(i)},
                                 {"split", i == 3 ? last : split},
                                 {"first", 24 * i},
                                 {"rows", 24},
                                 {"content", ""},
                                 {"style", ""},
                                 {"actions", {"walk"}},
                                 {"captions", nlohmann::json::array()}});
  }
  QFile file(path(name) + "/manifest.json");
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(manifest.dump())) > 0);
  QVERIFY(model::writeSafetensors((path(name) + "/features.safetensors").toStdString(), {{"features", at::randn({96, 263})}}));
}

void TstTrain::initTestCase() {
  writeData("data", "train", "train");
  writeData("test-only", "test", "test");
  writeData("held-out", "train", "val");
}

void TstTrain::wrongSettingsAreOneSentence_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("says");
  const auto row = [](const char* name, const QStringList& arguments, const char* says) { QTest::newRow(name) << arguments << QByteArray(says); };
  row("no number", {"mld-vae", "--set", "batch=abc"}, "batch is a whole number from 1 to 4096, not \"abc\"");
  row("half a clip", {"mld-vae", "--set", "batch=2.7"}, "not \"2.7\"");
  row("a slip of the keys", {"mld-vae", "--set", "bacth=7"}, "there is no setting \"bacth\"; there are batch");
  row("outside", {"crossdiff", "--set", "stage=5"}, "stage is from 1 to 2, not 5");
  row("given twice", {"mld-vae", "--set", "batch=7", "--set", "batch=8"}, "--set gives batch twice");
  row("no part", {"mld-denoiser"}, "--set vae=FILE is missing");
  row("no such part", {"mld-denoiser", "--set", "vae=none.safetensors", "--set", "text=none.safetensors"}, "none.safetensors");
  row("nothing to train on", {"mld-vae", "--data", "test-only"}, "the data set has no clip that this recipe can train on");
  row("no labels to learn", {"judge"}, "has no style labels to learn");
  row("no captions", {"text-encoder"}, "no clip of the data set has a caption; a table captions.tsv beside the clips gives them");
}

void TstTrain::wrongSettingsAreOneSentence() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, says);
  const auto data = arguments.indexOf("--data");
  if (data < 0)
    arguments << "--data" << path("data");
  else
    arguments[data + 1] = path(arguments[data + 1].toUtf8());
  const QString runFolder = folder_.filePath(QStringLiteral("refused %1").arg(QLatin1String(QTest::currentDataTag())));
  const auto answer = run(arguments + QStringList{"--run", runFolder});
  QVERIFY2(answer.err.contains(says), answer.err.constData());
  QVERIFY2(!answer.err.contains("internal error"), answer.err.constData());
  QCOMPARE(answer.code, says == "none.safetensors" ? 1 : 2);
  QVERIFY(!QFile::exists(runFolder + "/checkpoint.safetensors"));
}

void TstTrain::aRecipesHelpTellsItsSettings() {
  const auto answer = run({"mld-vae", "--help"});
  QCOMPARE(answer.code, 0);
  QVERIFY2(answer.out.contains("batch") && answer.out.contains("whole number, 1 to 4096, usually 64"), answer.out.constData());
}

void TstTrain::aRunThatStandsGoesOnOnlyAsItWasBegun() {
  const QStringList command{"mld-vae", "--data", path("data"), "--run", path("standing"), "--set", "batch=2", "--set", "width=32", "--set", "latent=4"};
  const auto first = run(command + QStringList{"--steps", "2"});
  QVERIFY2(first.code == 0, first.err.constData());
  const auto record = services::readRunRecord(path("standing").toStdString());
  QVERIFY2(record, record ? "" : record.error().message.c_str());
  QVERIFY(record->state == services::RunRecord::State::Finished && record->recipe == "mld-vae" && record->steps == 2);
  QVERIFY(record->workingFolder.is_absolute() && std::filesystem::is_directory(record->workingFolder));
  const auto refuses = [&](const QStringList& more, const char* says) {
    const auto answer = run(command + more);
    QVERIFY2(answer.code == 2 && answer.err.contains(says), answer.err.constData());
    const auto after = services::readRunRecord(path("standing").toStdString());
    QVERIFY(after && after->state == services::RunRecord::State::Finished && after->steps == 2);  // nothing of the run was touched
  };
  refuses({"--steps", "3", "--seed", "9"}, "was begun with --seed 1, not 9");
  refuses({"--steps", "1"}, "2 updates are done already, more than --steps 1");
  refuses({"--steps", "3", "--set", "kl=0.5"}, "was begun with the setting kl at its usual value, not 0.5");
  auto other = command;
  other[0] = "text-encoder";
  const auto answer = run(other.mid(0, 5) + QStringList{"--steps", "3"});
  QVERIFY2(answer.code == 2 && answer.err.contains("holds a run of mld-vae, not of text-encoder"), answer.err.constData());
  const auto second = run(command + QStringList{"--steps", "3"});
  QVERIFY2(second.code == 0, second.err.constData());
  QCOMPARE(services::readRun(path("standing").toStdString())->log.steps, std::int64_t{3});
}

void TstTrain::everyLineOfTheLogIsStreamed() {
  const auto answer =
      run({"mld-vae", "--data", path("data"), "--run", path("streamed"), "--steps", "2", "--set", "batch=2", "--set", "width=32", "--set", "latent=4", "--json-lines"});
  QVERIFY2(answer.code == 0, answer.err.constData());
  QFile log(path("streamed") + "/log.jsonl");
  QVERIFY(log.open(QIODevice::ReadOnly));
  QCOMPARE(answer.out, log.readAll());
  QVERIFY(answer.out.count('\n') >= 2);
}

void TstTrain::aDamagedCheckpointIsNamed() {
  const QStringList command{"mld-vae", "--data", path("data"), "--run", path("run"), "--steps", "1", "--set", "batch=2", "--set", "width=32", "--set", "latent=4"};
  const auto first = run(command);
  QVERIFY2(first.code == 0, first.err.constData());
  const auto file = (path("run") + "/checkpoint.safetensors").toStdString();
  auto checkpoint = model::readTensorFile(file).value();
  checkpoint.metadata["step"] = "soon";
  QVERIFY(model::writeSafetensors(file, checkpoint.tensors, checkpoint.metadata));
  const auto second = run(command);
  QCOMPARE(second.code, 1);
  QVERIFY2(second.err.contains("checkpoint.safetensors") && second.err.contains("\"soon\"") && !second.err.contains("internal error"), second.err.constData());
}

// A disk on which one checkpoint fits and the next one, beside it while it is written, does not.
void TstTrain::aFullDiskCostsNothingThatWasLearned() {
  const QString disk = path("disk");
  QVERIFY(QDir().mkpath(disk));
  const QStringList command{"mld-vae", "--data", path("data"), "--run", disk + "/run", "--set", "batch=2", "--set", "width=32", "--set", "latent=4"};
  const auto probe = run(QStringList(command).replaceInStrings(disk, path("roomy")) + QStringList{"--steps", "2"});
  QVERIFY2(probe.code == 0, probe.err.constData());
  qint64 bytes = 0;
  for (const char* file : {"checkpoint.safetensors", "weights.safetensors"}) bytes += QFileInfo(path("roomy/run/") + QLatin1String(file)).size();
  const auto one = QFileInfo(path("roomy/run/checkpoint.safetensors")).size();
  const auto answerFile = path("answer");
  const int code = test_support::onSmallDisk(disk.toStdString(), static_cast<int>((bytes + one / 2) / 1024), [&] {
    if (run(command + QStringList{"--steps", "2"}).code != 0) return 1;
    const auto before = test_support::bytesOf(disk + "/run/checkpoint.safetensors");
    const auto full = run(command + QStringList{"--steps", "4"});
    QFile answer(answerFile);
    if (!answer.open(QIODevice::WriteOnly) || answer.write(full.err) < 0) return 2;
    answer.close();
    if (full.code != 1) return 3;
    const auto after = test_support::bytesOf(disk + "/run/checkpoint.safetensors");
    if (before.isEmpty() || after != before) return 4;
    for (const auto& name : QDir(disk + "/run").entryList(QDir::Files | QDir::Hidden))
      if (name.contains(".part")) return 5;
    return 0;
  });
  if (code == test_support::kNoSmallDisk) QSKIP("no file system may be mounted here");
  const auto said = test_support::bytesOf(answerFile);
  QVERIFY2(code == 0, (QByteArray::number(code) + ": " + said).constData());
  QVERIFY2(said.trimmed().split('\n').last().contains("No space left") && !said.contains("internal error"), said.constData());
}

void TstTrain::aRunIsMeasuredAndForgotten() {
  const auto answer = run({"mld-vae", "--data", path("data"), "--run", path("measured"), "--set", "batch=2", "--set", "width=32", "--set", "latent=4", "--steps", "500",
                           "--measure", "4", "--json"});
  QVERIFY2(answer.code == 0, answer.err.constData());
  const auto told = nlohmann::json::parse(answer.out.toStdString(), nullptr, false);
  QVERIFY2(told.is_object(), answer.out.constData());
  QCOMPARE(told["updates"].get<int>(), 500);
  const double each = told["secondsPerUpdate"], begin = told["secondsToBegin"], all = told["secondsInAll"];
  QVERIFY(each > 0.0 && begin > 0.0);
  QVERIFY(std::abs(all - (begin + each * 497)) < 1e-6);
  QVERIFY(told["memory"].get<double>() > 1e7);
  QVERIFY(!QFile::exists(path("measured")));
  qputenv("LOCAL_RANK", "graphics");
  const auto local = run({"mld-vae", "--data", path("data"), "--run", path("card"), "--device", "cuda"});
  qunsetenv("LOCAL_RANK");
  QVERIFY2(local.code == 2 && local.err.contains("LOCAL_RANK is which of this machine's processes this one is, not \"graphics\""), local.err.constData());
  const auto wrong = run({"mld-vae", "--data", path("none"), "--measure", "4"});
  QVERIFY2(wrong.code == 1 && wrong.err.contains("none"), wrong.err.constData());
}

void TstTrain::presetsAreNamedAndFilledIn() {
  const auto help = run({"t2mgpt-vq", "--help"});
  QVERIFY2(help.out.contains("--preset published:") && help.out.contains("code-width=512") && help.out.contains("300000 updates"), help.out.constData());
  const QStringList command{"t2mgpt-vq", "--data", path("held-out"), "--run", path("preset"), "--preset"};
  const auto wrong = run(command + QStringList{"small"});
  QVERIFY2(wrong.code == 2 && wrong.err.contains("t2mgpt-vq has no preset \"small\"; there are compact, published"), wrong.err.constData());
  // What is typed holds against the preset; the rest is the preset's, and run.json says it.
  const auto answer =
      run(command + QStringList{"published", "--set", "batch=8", "--set", "width=16", "--set", "code-width=8", "--set", "codes=8", "--set", "window=16", "--steps", "2"});
  QVERIFY2(answer.code == 0, answer.err.constData());
  const auto record = services::readRunRecord(path("preset").toStdString());
  QVERIFY(record && record->settings.at("batch") == "8" && record->settings.at("resets") == "first" && record->settings.at("w-root") == "0" && record->steps == 2);
  QFile log(path("preset") + "/log.jsonl");
  QVERIFY(log.open(QIODevice::ReadOnly));
  const auto line = nlohmann::json::parse(log.readLine().toStdString());
  QVERIFY2(std::abs(line["learning_rate"].get<double>() - 2e-4 * 1.5 / 1000) < 1e-9, line.dump().c_str());  // the mean of the first two of the warm-up
}

void TstTrain::aCardThatIsNotThereIsOneSentence() {
  QElapsedTimer timer;
  timer.start();
  const auto answer = run({"mld-vae", "--data", path("data"), "--run", path("card"), "--device", "cuda:77"});
  QVERIFY2(answer.code == 2 && answer.err.startsWith("gesto train: --device cuda:77: ") && answer.err.trimmed().count('\n') == 0, answer.err.constData());
  QVERIFY(timer.elapsed() < 30000 && !QFile::exists(path("card")));
  const auto wrong = run({"mld-vae", "--data", path("data"), "--run", path("card"), "--device", "graphics"});
  QVERIFY2(wrong.code == 2 && wrong.err.contains("a device is auto, cpu, cuda or cuda:N, not \"graphics\""), wrong.err.constData());
}

// 23 GB of features, which take no room on disk: files of holes.
void TstTrain::threeHundredHoursTakeLittleMemory() {
  constexpr int kFiles = 21, kClipsOfAFile = 5349, kRows = 196, kWidth = 263;
  constexpr qint64 kBytes = qint64{kClipsOfAFile} * kRows * kWidth * 4;
  static_assert(qint64{kFiles} * kClipsOfAFile * kRows >= qint64{300} * 3600 * 20);
  QVERIFY(QDir().mkpath(path("large")));
  const auto write = [&](const QString& name, const QByteArray& bytes) {
    QFile file(path("large/" + name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
  };
  nlohmann::json manifest = {{"format", "gesto-dataset"},
                             {"version", 2},
                             {"fps", 20},
                             {"featureCount", kWidth},
                             {"mean", std::vector<float>(kWidth, 0.0f)},
                             {"std", std::vector<float>(kWidth, 1.0f)},
                             {"clips", kFiles * kClipsOfAFile},
                             {"clipsHash", "none"}};
  QByteArray lines;
  for (int f = 0; f < kFiles; ++f) {
    const auto name = QStringLiteral("features-%1.safetensors").arg(f, 5, 10, QLatin1Char('0'));
    manifest["shards"].push_back(name.toStdString());
    auto header =
        QByteArray::fromStdString(nlohmann::json{{"features", {{"dtype", "F32"}, {"shape", {kClipsOfAFile * kRows, kWidth}}, {"data_offsets", {0, kBytes}}}}}.dump());
    header = header.leftJustified((header.size() + 7) / 8 * 8);
    const auto size = static_cast<quint64>(header.size());
    QVERIFY(write(name, QByteArray(reinterpret_cast<const char*>(&size), 8) + header) && QFile::resize(path("large/" + name), 8 + header.size() + kBytes));
    for (int i = 0; i < kClipsOfAFile; ++i) {
      const auto clip = qint64{f} * kClipsOfAFile + i;
      lines +=
          QStringLiteral(R"({"id":"s/%1","source":"s","first":%2,"rows":196,"content":"","style":"","split":"%3","mirrored":false,"actions":["walk"],"captions":[]})")
              .arg(clip)
              .arg(clip * kRows)
              .arg(clip % 1000 == 0 ? "val" : "train")
              .toUtf8() +
          '\n';
    }
  }
  QVERIFY(write("clips.jsonl", lines) && write("manifest.json", QByteArray::fromStdString(manifest.dump())));
  const auto told = run({"mld-vae", "--data", path("large"), "--set", "batch=8", "--set", "width=32", "--set", "latent=4", "--measure", "2", "--json"});
  QVERIFY2(told.code == 0, told.err.constData());
  const double memory = told.json()["memory"].toDouble();
  QVERIFY2(memory > 1e8 && memory < 1.5e9, qPrintable(QString::number(memory / 1e9)));
}

QTEST_GUILESS_MAIN(TstTrain)
#include "tst_train.moc"
