#include "core/services/training_runs.h"
#include "tests/support/gesto_process.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

/// gesto evaluate as a process: what it refuses, in one sentence, and that nothing is written then.
class TstEvaluate : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void wrongUsageIsOneSentence_data();
  void wrongUsageIsOneSentence();
  void helpNamesWhatThereIs();
  void judgesOfTheirOwnComeBeforeThoseThatShip();
  void judgesArePacked();
  void aFolderTellsHowItsEvaluationWent();

 private:
  static QByteArray run(const QStringList& arguments, int& code, bool wantsOut = false) {
    const auto outcome = test_support::gesto(QStringList{"evaluate"} + arguments);
    code = outcome.code;
    return wantsOut ? outcome.out : outcome.err;
  }
};

void TstEvaluate::wrongUsageIsOneSentence_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("code");
  QTest::addColumn<QByteArray>("says");
  QTest::newRow("nothing") << QStringList{} << 2 << QByteArray("--data");
  QTest::newRow("no protocol of that name") << QStringList{"--protocol", "guess", "--data", "none", "--out", "OUT"} << 2 << QByteArray("stylized, text-to-motion");
  QTest::newRow("no out folder") << QStringList{"--protocol", "stylized", "--data", "none"} << 2 << QByteArray("--out");
  QTest::newRow("no evaluator") << QStringList{"--protocol", "stylized", "--data", "none", "--out", "OUT", "--judges", "none"} << 2
                                << QByteArray("there is no evaluator and no judge in none: packaging/train-judges makes them");
  QTest::newRow("no data") << QStringList{"--protocol", "stylized", "--data", "none", "--out", "OUT", "--evaluators", "none"} << 1 << QByteArray("none");
  QTest::newRow("a wild sweep") << QStringList{"--protocol", "stylized", "--data", "none", "--out", "OUT", "--evaluators", "none", "--sweep-ws", "1,two"} << 2
                                << QByteArray("two");
  QTest::newRow("a wild reference") << QStringList{"--protocol", "stylized", "--data", "none", "--out", "OUT", "--evaluators", "none", "--reference", "film"} << 2
                                    << QByteArray("film");
  QTest::newRow("steps of a transfer") << QStringList{"--protocol", "transfer", "--data", "none", "--out", "OUT", "--steps", "20"} << 2
                                       << QByteArray("--steps is for motions made of a text");
  QTest::newRow("no shard") << QStringList{"--data", "none", "--out", "OUT", "--evaluators", "none", "--shard", "3/2"} << 2
                            << QByteArray("a shard is a part and their number, as 1/8 to 8/8, not \"3/2\"");
  QTest::newRow("a shard that merges") << QStringList{"--data", "none", "--out", "OUT", "--evaluators", "none", "--shard", "1/2", "--merge"} << 2
                                       << QByteArray("one at a time");
  QTest::newRow("shards of prompts") << QStringList{"--protocol", "prompts", "--out", "OUT", "--shard", "1/2"} << 2 << QByteArray("not for --protocol prompts");
  QTest::newRow("no such device") << QStringList{"--data", "none", "--out", "OUT", "--device", "gpu"} << 2 << QByteArray("auto, cpu, cuda or cuda:N, not \"gpu\"");
  QTest::newRow("no such card") << QStringList{"--data", "none", "--out", "OUT", "--device", "cuda:77"} << 2 << QByteArray("--device cuda:77: ");
  QTest::newRow("no repetitions") << QStringList{"--protocol", "stylized", "--repetitions", "0"} << 2 << QByteArray("--repetitions");
  QTest::newRow("prompts without a folder") << QStringList{"--protocol", "prompts"} << 2 << QByteArray("--out");
  QTest::newRow("no list of prompts") << QStringList{"--protocol", "prompts", "--prompts", "none.tsv", "--out", "OUT"} << 1 << QByteArray("none.tsv");
  QTest::newRow("no seeds for the prompts") << QStringList{"--protocol", "prompts", "--out", "OUT", "--seeds", "0"} << 2 << QByteArray("--seeds");
  QTest::newRow("stylized is what is asked without a protocol") << QStringList{"--data", "none", "--out", "OUT", "--evaluators", "none"} << 1 << QByteArray("none");
}

void TstEvaluate::wrongUsageIsOneSentence() {
  QFETCH(QStringList, arguments);
  QFETCH(int, code);
  QFETCH(QByteArray, says);
  QTemporaryDir folder;
  for (auto& word : arguments)
    if (word.startsWith("OUT")) word.replace(0, 3, folder.path() + "/report");
  int found = 0;
  const auto error = run(arguments, found);
  QVERIFY2(found == code, error.constData());
  QVERIFY2(error.contains(says), error.constData());
  QVERIFY(!QDir(folder.path() + "/report").exists());
}

void TstEvaluate::helpNamesWhatThereIs() {
  int code = 0;
  const auto text = run({"--help"}, code, true);
  QCOMPARE(code, 0);
  for (const char* word : {"--protocol", "--baselines", "--sweep-ws", "--style-judge", "composition", "--prompts", "--seeds", "--shard", "--merge", "--device"})
    QVERIFY2(text.contains(word), word);
}

void TstEvaluate::judgesOfTheirOwnComeBeforeThoseThatShip() {
  // What is no judge is named: so one sees which was taken.
  QTemporaryDir folder;
  const auto put = [&](const QString& where, const char* name) {
    QDir().mkpath(folder.filePath(where));
    QFile file(folder.filePath(where) + u'/' + QLatin1String(name));
    return file.open(QIODevice::WriteOnly) && file.write("no judge") > 0;
  };
  const QString shipped = QStringLiteral("models/judges"), own = QStringLiteral("data/gesto/gesto-studio/models/judges");
  QVERIFY(put(shipped, "evaluator-joints.safetensors"));
  auto environment = test_support::environmentWith("XDG_DATA_HOME", folder.filePath("data"));
  environment.insert("GESTO_MODELS", folder.filePath("models"));
  const QStringList words{"evaluate", "--protocol", "prompts", "--seeds", "1", "--out", folder.filePath("out")};
  auto outcome = test_support::gesto(words, environment);
  QVERIFY2(outcome.code == 1 && outcome.err.contains(folder.filePath(shipped).toUtf8() + "/evaluator-joints.safetensors"), outcome.err.constData());
  QVERIFY(put(own, "evaluator-joints.safetensors"));
  outcome = test_support::gesto(words, environment);
  QVERIFY2(outcome.code == 1 && outcome.err.contains(folder.filePath(own).toUtf8() + "/evaluator-joints.safetensors"), outcome.err.constData());
  // A folder that is named is the only one.
  QVERIFY(put("named", "evaluator-all.safetensors"));
  outcome = test_support::gesto(words + QStringList{"--judges", folder.filePath("named")}, environment);
  QVERIFY2(outcome.code == 1 && outcome.err.contains("named/evaluator-all.safetensors"), outcome.err.constData());
}

void TstEvaluate::judgesArePacked() {
  QTemporaryDir folder;
  auto outcome =
      test_support::gesto({"model", "pack", QStringLiteral(STUDIO_SOURCE_DIR "/resources/models/crossdiff.safetensors"), "--out", folder.filePath("out.safetensors")});
  QVERIFY2(outcome.code == 1 && outcome.err.contains("neither a judge nor an evaluator"), outcome.err.constData());
  QVERIFY(!QFile::exists(folder.filePath("out.safetensors")));
  outcome = test_support::gesto({"model", "pack", "none.safetensors"});
  QVERIFY2(outcome.code == 2 && outcome.err.contains("--out"), outcome.err.constData());
  outcome = test_support::gesto({"model", "pack", "none.safetensors", "--out", folder.filePath("out.safetensors")});
  QVERIFY2(outcome.code == 1 && outcome.err.contains("none.safetensors"), outcome.err.constData());
}

void TstEvaluate::aFolderTellsHowItsEvaluationWent() {
  QTemporaryDir folder;
  const QString out = folder.filePath("report");
  core::services::RunRecord record;
  record.recipe = "evaluate";
  QVERIFY(core::services::writeRunRecord(out.toStdString(), record));  // as the window puts it into its queue
  const QStringList arguments{"--data", "none", "--out", out, "--evaluators", "none", "--repetitions", "2"};
  int code = 0;
  const auto error = run(arguments, code);
  QCOMPARE(code, 1);
  const auto after = core::services::readRunRecord(out.toStdString());
  QVERIFY2(after, after ? "" : after.error().message.c_str());
  QVERIFY(after->state == core::services::RunRecord::State::Failed && after->steps == 2 && after->process > 0);
  QVERIFY2(error.contains(QByteArray::fromStdString(after->sentence)), error.constData());
  QCOMPARE(after->command.front(), std::string("evaluate"));
  QVERIFY(std::find(after->command.begin(), after->command.end(), out.toStdString()) != after->command.end());
  // A training run is nobody's report.
  record.recipe = "mld-vae";
  QVERIFY(core::services::writeRunRecord(out.toStdString(), record));
  const auto refused = run(arguments, code);
  QVERIFY2(code == 2 && refused.contains("holds a training run of mld-vae"), refused.constData());
  QCOMPARE(core::services::readRunRecord(out.toStdString())->recipe, std::string("mld-vae"));
}

QTEST_GUILESS_MAIN(TstEvaluate)
#include "tst_evaluate.moc"
