#include "core/services/training_runs.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace core;
using services::RunRecord;
using services::RunState;

class TstTrainingRuns : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aRecordComesBack();
  void damagedRecordsAreNamed();
  void whatWasDoneAgainReplacesWhatWasDoneBefore();
  void aDamagedLineCostsThatLine();
  void aLogAloneIsARun();
  void aProcessIsPausedFollowedAndMissed();
  void anotherProcessOfTheSameNumberIsNotIt();
};

namespace {

void write(const QString& file, const QByteArray& text) {
  QFile out(file);
  QVERIFY(out.open(QIODevice::WriteOnly));
  out.write(text);
}

RunRecord someRecord() {
  RunRecord record;
  record.recipe = "mld-vae";
  record.data = "/sets/bundle";
  record.settings = {{"batch", "8"}};
  record.command = {"train", "mld-vae", "--run", "a folder"};
  record.steps = 400;
  record.seed = 7;
  record.state = RunRecord::State::Running;
  return record;
}

}  // namespace

void TstTrainingRuns::aRecordComesBack() {
  QTemporaryDir folder;
  const std::filesystem::path run = (folder.path() + "/new/run").toStdString();
  QCOMPARE(services::readRunRecord(run).error().code, ErrorCode::NotFound);
  auto record = someRecord();
  services::noteThisProcess(record);
  QVERIFY(services::writeRunRecord(run, record));
  const auto back = services::readRunRecord(run);
  QVERIFY2(back, back ? "" : back.error().message.c_str());
  QCOMPARE(back->recipe, record.recipe);
  QVERIFY(back->data == record.data && back->settings == record.settings && back->command == record.command && back->state == record.state);
  QCOMPARE(back->steps, record.steps);
  QCOMPARE(back->seed, record.seed);
  QCOMPARE(back->process, record.process);
  QCOMPARE(back->processStart, record.processStart);
  QVERIFY(services::readRun(run)->state == RunState::Running);  // this very process
}

void TstTrainingRuns::damagedRecordsAreNamed() {
  QTemporaryDir folder;
  for (const char* text : {"", "{", "[]", R"({"format": "gesto-run", "version": 1})", R"({"format": "gesto-run", "version": 1, "recipe": 7})"}) {
    write(folder.filePath("run.json"), text);
    const auto record = services::readRunRecord(folder.path().toStdString());
    QVERIFY(!record && record.error().code == ErrorCode::ParseFailed && record.error().message.find("run.json") != std::string::npos);
  }
}

void TstTrainingRuns::whatWasDoneAgainReplacesWhatWasDoneBefore() {
  QTemporaryDir folder;
  write(folder.filePath("log.jsonl"), R"({"kind":"train","step":50,"time":100.0,"loss":3.0,"learning_rate":0.1}
{"kind":"train","step":100,"time":110.0,"loss":2.0,"learning_rate":0.1}
{"kind":"train","step":150,"time":120.0,"loss":9.0,"learning_rate":0.1}
{"kind":"train","step":100,"time":200.0,"loss":1.9,"learning_rate":0.1}
{"kind":"validation","step":100,"time":201.0,"val_error":0.5}
{"kind":"train","step":150,"time":210.0,"loss":1.5,"learning_rate":0.1}
)");
  const auto log = services::readRunLog(folder.path().toStdString());
  QVERIFY(log);
  const auto& loss = log->curves.at("loss");
  QCOMPARE(loss.size(), std::size_t{3});
  QCOMPARE(loss[1].value, 1.9);
  QCOMPARE(loss[2].value, 1.5);
  QCOMPARE(loss[2].seconds, 110.0);
  QCOMPARE(log->curves.at("validation: val_error").size(), std::size_t{1});
  QCOMPARE(log->steps, std::int64_t{150});
  QVERIFY(log->updatesPerSecond > 0.0);
}

void TstTrainingRuns::aDamagedLineCostsThatLine() {
  QTemporaryDir folder;
  write(folder.filePath("log.jsonl"),
        "{\"kind\":\"train\",\"step\":50,\"time\":1,\"loss\":3}\n{\"kind\":\"tra\n\n{\"step\":\"x\"}\n{\"kind\":\"train\",\"step\":100,\"time\":2,\"loss\":2,\"other\":"
        "\"word\"}\n");
  const auto log = services::readRunLog(folder.path().toStdString());
  QVERIFY(log);
  QCOMPARE(log->damagedLines, 2);
  QCOMPARE(log->curves.at("loss").size(), std::size_t{2});
  QCOMPARE(log->updatesPerSecond, 50.0);
}

void TstTrainingRuns::aLogAloneIsARun() {
  QTemporaryDir folder;
  QCOMPARE(services::readRun(folder.path().toStdString()).error().code, ErrorCode::NotFound);
  write(folder.filePath("log.jsonl"), "{\"kind\":\"train\",\"step\":50,\"time\":1,\"loss\":3}\n");
  const auto run = services::readRun(folder.path().toStdString());
  QVERIFY(run && !run->record && run->state == RunState::Stopped);
  QVERIFY(run->bytes > 0);
}

void TstTrainingRuns::aProcessIsPausedFollowedAndMissed() {
  QTemporaryDir folder;
  const std::filesystem::path run = folder.path().toStdString();
  QProcess process;
  process.start("sleep", {"60"});
  QVERIFY(process.waitForStarted());
  auto record = someRecord();
  services::noteThisProcess(record);
  record.process = process.processId();
  QFile stat(QStringLiteral("/proc/%1/stat").arg(process.processId()));
  QVERIFY(stat.open(QIODevice::ReadOnly));
  record.processStart = stat.readAll().split(' ').at(21).toLongLong();
  QVERIFY(services::writeRunRecord(run, record));
  const auto stateOf = [&] { return services::readRun(run)->state; };
  QVERIFY(stateOf() == RunState::Running);
  QVERIFY(services::signalRun(record, services::RunSignal::Pause));
  QTRY_VERIFY(stateOf() == RunState::Paused);
  QVERIFY(services::signalRun(record, services::RunSignal::GoOn));
  QTRY_VERIFY(stateOf() == RunState::Running);
  write(folder.filePath("output.txt"), "reading\rmld-vae loss 0.1: 50 of 100\nno space left on device\n");
  process.kill();
  QVERIFY(process.waitForFinished());
  QVERIFY(stateOf() == RunState::Dead);
  QCOMPARE(services::readRun(run)->lastLines, (std::vector<std::string>{"mld-vae loss 0.1: 50 of 100", "no space left on device"}));
  QCOMPARE(services::signalRun(record, services::RunSignal::Stop).error().code, ErrorCode::NotFound);
}

void TstTrainingRuns::anotherProcessOfTheSameNumberIsNotIt() {
  QTemporaryDir folder;
  auto record = someRecord();
  services::noteThisProcess(record);
  record.processStart -= 1;
  QVERIFY(services::writeRunRecord(folder.path().toStdString(), record));
  QVERIFY(services::readRun(folder.path().toStdString())->state == RunState::Dead);
  record.host = "another computer";
  QVERIFY(services::writeRunRecord(folder.path().toStdString(), record));
  QVERIFY(services::readRun(folder.path().toStdString())->state == RunState::Running);  // nobody here can tell otherwise
}

QTEST_GUILESS_MAIN(TstTrainingRuns)
#include "tst_training_runs.moc"
