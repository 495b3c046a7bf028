#include "core/checkpoint/safetensors.h"
#include "core/services/training_runs.h"
#include "core/training/process_group.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <csignal>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

using namespace core;

/// gesto train in several processes, as a launcher starts them: the same as one process, whatever becomes of one of them.
class TstTrainTogether : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void wrongUseIsOneSentence_data();
  void wrongUseIsOneSentence();
  void aPortInUseIsOneSentence();
  void processesThatDifferAreOneSentence_data();
  void processesThatDifferAreOneSentence();
  void severalProcessesLearnWhatOneDoes_data();
  void severalProcessesLearnWhatOneDoes();
  void aRunGoesOnInAnotherNumberOfProcesses_data();
  void aRunGoesOnInAnotherNumberOfProcesses();
  void aLostProcessEndsAllWithAGoodCheckpoint_data();
  void aLostProcessEndsAllWithAGoodCheckpoint();
  void oneThatIsStoppedStopsAll();
  void theLaunchersOfClustersAreUnderstood_data();
  void theLaunchersOfClustersAreUnderstood();

 private:
  struct Member {
    std::unique_ptr<QProcess> process = std::make_unique<QProcess>();
    int code = -1;
    QByteArray out, error;
  };
  using Team = std::vector<Member>;
  using Variables = QList<std::pair<QString, QString>>;

  /// through: a program that becomes gesto, with its arguments.
  static Member started(const QStringList& arguments, const Variables& variables, const QStringList& through = {}) {
    Member member;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto* name : {"RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT"}) environment.remove(QLatin1String(name));
    for (const auto& [name, value] : variables) environment.insert(name, value);
    member.process->setProcessEnvironment(environment);
    auto words = through + QStringList{qEnvironmentVariable("STUDIO_BIN_DIR") + "/gesto", "train"} + arguments;
    const auto program = words.takeFirst();
    member.process->start(program, words);
    return member;
  }
  static void waitFor(Member& member, int milliseconds = 120000) {
    if (member.process->waitForFinished(milliseconds) && member.process->exitStatus() == QProcess::NormalExit) member.code = member.process->exitCode();
    member.out += member.process->readAllStandardOutput();
    member.error += member.process->readAllStandardError();
  }
  /// more: further words of each member.
  static Team begun(const QStringList& arguments, const QList<QStringList>& more, int port = freePort()) {
    Team team;
    for (int rank = 0; rank < more.size(); ++rank)
      team.push_back(
          started(arguments + more[rank],
                  {{"RANK", QString::number(rank)}, {"WORLD_SIZE", QString::number(more.size())}, {"MASTER_ADDR", "127.0.0.1"}, {"MASTER_PORT", QString::number(port)}}));
    return team;
  }
  static Team finished(Team team) {
    for (auto& member : team) waitFor(member);
    return team;
  }
  static int openPort(int& handle) {
    handle = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_ANY);
    socklen_t length = sizeof place;
    if (::bind(handle, reinterpret_cast<sockaddr*>(&place), length) != 0 || ::listen(handle, 1) != 0) return 0;
    ::getsockname(handle, reinterpret_cast<sockaddr*>(&place), &length);
    return ntohs(place.sin_port);
  }
  static int freePort() {
    int handle = -1;
    const int port = openPort(handle);
    ::close(handle);
    return port;
  }
  QString path(const QString& name) const { return folder_.filePath(name); }
  /// A small autoencoder, fast and in full precision.
  QStringList small(const QString& run, int steps) const {
    return {"mld-vae", "--data",        path("data"), "--run",    path(run), "--steps",  QString::number(steps),
            "--set",   "batch=4",       "--set",      "width=32", "--set",   "latent=4", "--precision",
            "float32", "--decay-steps", "1",          "--warmup", "1"};
  }
  static double apart(const QString& one, const QString& other) {
    const auto a = model::readTensorFile((one + "/checkpoint.safetensors").toStdString()).value(),
               b = model::readTensorFile((other + "/checkpoint.safetensors").toStdString()).value();
    double most = a.tensors.size() == b.tensors.size() ? 0.0 : 1e9;
    for (const auto& [name, tensor] : a.tensors) most = std::max(most, (tensor - b.tensors.at(name)).abs().max().item<double>());
    return most;
  }
  /// All numbers of the log's lines of a kind ("train", "validation"): losses, norms, errors.
  static std::vector<double> numbers(const QString& run, const std::string& kind) {
    std::vector<double> all;
    QFile log(run + "/log.jsonl");
    if (!log.open(QIODevice::ReadOnly)) return all;
    while (!log.atEnd()) {
      const auto line = nlohmann::json::parse(log.readLine().toStdString());
      if (line["kind"] != kind) continue;
      for (const auto& [name, value] : line.items())
        if (value.is_number() && name != "step" && name != "time") all.push_back(value);
    }
    return all;
  }
  static std::int64_t savedSteps(const QString& run) {
    const auto header = model::readSafetensorsMetadata((run + "/checkpoint.safetensors").toStdString());
    return header ? std::stoll(header->at("step")) : -1;
  }

  QTemporaryDir folder_;
};

namespace {

void writeData(const QString& folder, float shift) {
  QVERIFY(QDir().mkpath(folder));
  nlohmann::json manifest = {{"format", "gesto-dataset"}, {"version", 1}, {"mean", std::vector<float>(263, shift)}, {"std", std::vector<float>(263, 1.0f)}};
  for (int i = 0; i < 12; ++i)
    manifest["clips"].push_back({{"id", "clip" + std::to_string(i)},
                                 {"split", i % 6 == 5 ? "val" : "train"},
                                 {"first", 24 * i},
                                 {"rows", 24},
                                 {"content", ""},
                                 {"style", ""},
                                 {"actions", {"walk"}},
                                 {"captions", nlohmann::json::array()}});
  QFile file(folder + "/manifest.json");
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(manifest.dump())) > 0);
  at::manual_seed(3);
  QVERIFY(model::writeSafetensors((folder + "/features.safetensors").toStdString(), {{"features", at::randn({12 * 24, 263})}}));
}

// What it was doing may stand before it.
bool isOneSentence(QByteArray error) { return error.replace("reading the data set\n", "").trimmed().count('\n') == 0; }

}  // namespace

void TstTrainTogether::initTestCase() {
  if (!training::ProcessGroup::isThere()) QSKIP("this build has no Gloo");
  writeData(path("data"), 0.0f);
  writeData(path("other data"), 1.0f);
}

void TstTrainTogether::wrongUseIsOneSentence_data() {
  QTest::addColumn<Variables>("variables");
  QTest::addColumn<QStringList>("more");
  QTest::addColumn<int>("code");
  QTest::addColumn<QByteArray>("says");
  const auto row = [](const char* name, const Variables& variables, int code, const char* says, const QStringList& more = {}) {
    QTest::newRow(name) << variables << more << code << QByteArray(says);
  };
  row("a size without a rank", {{"WORLD_SIZE", "2"}}, 2, "RANK is not set, but WORLD_SIZE is");
  row("a rank without a size", {{"RANK", "1"}}, 2, "WORLD_SIZE is not set, but RANK is");
  row("a rank that is none", {{"RANK", "2"}, {"WORLD_SIZE", "2"}}, 2, "RANK is a whole number from 0 to 1, not \"2\"");
  row("no address", {{"RANK", "0"}, {"WORLD_SIZE", "2"}, {"MASTER_PORT", "29500"}}, 2, "MASTER_ADDR is not set");
  row("no port", {{"RANK", "0"}, {"WORLD_SIZE", "2"}, {"MASTER_ADDR", "127.0.0.1"}, {"MASTER_PORT", "many"}}, 2, "MASTER_PORT is a whole number");
  row("nobody comes", {{"RANK", "0"}, {"WORLD_SIZE", "2"}, {"MASTER_ADDR", "127.0.0.1"}, {"MASTER_PORT", QString::number(freePort())}}, 1, "only 1 of 2 processes came",
      {"--patience", "2"});
  row("nobody is there", {{"RANK", "1"}, {"WORLD_SIZE", "2"}, {"MASTER_ADDR", "127.0.0.1"}, {"MASTER_PORT", QString::number(freePort())}}, 1,
      "nobody answers at MASTER_ADDR", {"--patience", "2"});
}

void TstTrainTogether::wrongUseIsOneSentence() {
  QFETCH(Variables, variables);
  QFETCH(QStringList, more);
  QFETCH(int, code);
  QFETCH(QByteArray, says);
  QElapsedTimer timer;
  timer.start();
  auto member = started(small("refused", 2) + more, variables);
  waitFor(member, 60000);
  QVERIFY2(member.error.contains(says) && isOneSentence(member.error), member.error.constData());
  QCOMPARE(member.code, code);
  QVERIFY2(timer.elapsed() < 30000, qPrintable(QString::number(timer.elapsed())));
  QVERIFY(!QFile::exists(path("refused")));
}

void TstTrainTogether::aPortInUseIsOneSentence() {
  int handle = -1;
  const int port = openPort(handle);
  auto member = started(small("refused", 2), {{"RANK", "0"}, {"WORLD_SIZE", "2"}, {"MASTER_ADDR", "127.0.0.1"}, {"MASTER_PORT", QString::number(port)}});
  waitFor(member, 60000);
  ::close(handle);
  QVERIFY2(member.error.contains("MASTER_PORT " + QByteArray::number(port) + " is in use") && isOneSentence(member.error), member.error.constData());
  QCOMPARE(member.code, 2);
}

void TstTrainTogether::processesThatDifferAreOneSentence_data() {
  QTest::addColumn<QStringList>("others");
  QTest::addColumn<QByteArray>("says");
  QTest::newRow("the seed") << QStringList{"--seed", "9"} << QByteArray("--seed is 9 in process 1 and 1 in process 0");
  QTest::newRow("the data") << QStringList{"--data", path("other data")} << QByteArray("the data set is ");
  QTest::newRow("a setting") << QStringList{"--set", "kl=0.5"} << QByteArray("the setting kl is 0.5 in process 1 and its usual value in process 0");
  QTest::newRow("the recipe") << QStringList{"RECIPE", "mld-token-vae"} << QByteArray("the recipe is mld-token-vae in process 1 and mld-vae in process 0");
  QTest::newRow("the parts") << QStringList{"--parts", "4"} << QByteArray("--parts is 4 in process 1 and 2 in process 0");
  QTest::newRow("what is done") << QStringList{"--measure", "2"} << QByteArray("what is done is a measurement in process 1 and training in process 0");
  QTest::newRow("data that is missing") << QStringList{"--data", path("nothing")} << QByteArray("(process 1 of 2)");
  QTest::newRow("a batch that is odd") << QStringList{"--set", "kl=9999"} << QByteArray("kl is from 0 to 1, not 9999");
}

void TstTrainTogether::processesThatDifferAreOneSentence() {
  QFETCH(QStringList, others);
  QFETCH(QByteArray, says);
  QElapsedTimer timer;
  timer.start();
  auto arguments = small("refused", 2);
  // An option is given once: the other data takes the place of the usual ones.
  auto second = arguments;
  if (others.front() == "RECIPE") {
    second = QStringList{others[1], "--data", path("data"), "--run", path("refused"), "--steps", "2"};
    others.clear();
  }
  for (int i = 0; i < others.size(); i += 2) {
    const auto known = others[i] == "--set" ? -1 : second.indexOf(others[i]);
    if (known >= 0)
      second[known + 1] = others[i + 1];
    else
      second << others[i] << others[i + 1];
  }
  const auto team = finished(begun({}, {arguments, second}));
  for (const auto& member : team) {
    QVERIFY2(member.error.contains(says) && isOneSentence(member.error), member.error.constData());
    QVERIFY(member.code == 2 || member.code == 1);
  }
  QVERIFY(!QFile::exists(path("refused") + "/checkpoint.safetensors"));
  QVERIFY2(timer.elapsed() < 40000, qPrintable(QString::number(timer.elapsed())));
}

void TstTrainTogether::severalProcessesLearnWhatOneDoes_data() {
  QTest::addColumn<int>("processes");
  QTest::newRow("two") << 2;
  QTest::newRow("four") << 4;
}

void TstTrainTogether::severalProcessesLearnWhatOneDoes() {
  QFETCH(int, processes);
  const auto run = [&](const char* name) { return QStringLiteral("%1 of %2").arg(name).arg(processes); };
  const QStringList parts{"--parts", QString::number(processes)}, everyUpdate{"--validate-every", "1"};
  auto alone = started(small(run("one"), 50) + parts + everyUpdate, {});
  waitFor(alone);
  QVERIFY2(alone.code == 0, alone.error.constData());
  const auto team = finished(begun(small(run("all"), 50) + everyUpdate, QList<QStringList>(processes)));
  for (const auto& member : team) QVERIFY2(member.code == 0, member.error.constData());
  QVERIFY(team[0].out.contains("50 steps"));
  for (int rank = 1; rank < processes; ++rank) QVERIFY(team[static_cast<std::size_t>(rank)].out.isEmpty());
  // The mean of what was learned from, and what the averaged weights come to after each update.
  QVERIFY(numbers(path(run("one")), "train").size() >= 3 && numbers(path(run("one")), "validation").size() >= 51);
  for (const char* kind : {"train", "validation"}) {
    const auto one = numbers(path(run("one")), kind), all = numbers(path(run("all")), kind);
    QCOMPARE(all.size(), one.size());
    for (std::size_t i = 0; i < one.size(); ++i)
      QVERIFY2(std::abs(one[i] - all[i]) < 2e-5 * std::abs(one[i]),
               qPrintable(QStringLiteral("%1 %2: %3 and %4").arg(kind).arg(i).arg(one[i], 0, 'g', 12).arg(all[i], 0, 'g', 12)));
  }
  const double most = apart(path(run("one")), path(run("all")));
  QVERIFY2(most < 1e-5, qPrintable(QString::number(most)));
  // And it is not because nothing was learned: another seed ends elsewhere.
  auto other = started(small(run("other"), 50) + parts + QStringList{"--seed", "2"}, {});
  waitFor(other);
  QVERIFY(apart(path(run("one")), path(run("other"))) > 1e-2);
}

void TstTrainTogether::aRunGoesOnInAnotherNumberOfProcesses_data() {
  QTest::addColumn<int>("before");
  QTest::addColumn<int>("after");
  for (const auto& [before, after] : {std::pair(2, 1), std::pair(1, 2), std::pair(2, 2)}) QTest::addRow("%d to %d", before, after) << before << after;
}

// The rate stays, so that it is the same at every update, wherever a run ends.
void TstTrainTogether::aRunGoesOnInAnotherNumberOfProcesses() {
  QFETCH(int, before);
  QFETCH(int, after);
  const auto run = QStringLiteral("%1 to %2").arg(before).arg(after);
  const QStringList steady{"--schedule", "constant", "--parts", "2"};
  const auto learn = [&](const QString& name, int steps, int processes) {
    if (processes > 1) return finished(begun(small(name, steps) + steady, QList<QStringList>(processes)));
    Team team;
    team.push_back(started(small(name, steps) + steady, {}));
    return finished(std::move(team));
  };
  const auto whole = QStringLiteral("whole in %1").arg(before);  // of several rows
  for (const auto& [name, steps, processes] : {std::tuple(run, 20, before), std::tuple(run, 40, after), std::tuple(whole, 40, before)})
    if (savedSteps(path(name)) != steps)
      for (auto& member : learn(name, steps, processes)) QVERIFY2(member.code == 0, member.error.constData());
  QCOMPARE(savedSteps(path(run)), std::int64_t{40});
  const double most = apart(path(run), path(whole));
  QVERIFY2(before == after ? most == 0.0 : most < 1e-5, qPrintable(QString::number(most)));
  // Three processes cannot share two parts.
  if (before == after)
    for (auto& member : finished(begun(small(run, 60), {{}, {}, {}})))
      QVERIFY2(member.code == 2 && member.error.contains("an update of 2 parts cannot be shared evenly by 3 processes"), member.error.constData());
}

void TstTrainTogether::aLostProcessEndsAllWithAGoodCheckpoint_data() {
  QTest::addColumn<int>("killed");
  QTest::newRow("the second") << 1;
  QTest::newRow("the first") << 0;
}

void TstTrainTogether::aLostProcessEndsAllWithAGoodCheckpoint() {
  QFETCH(int, killed);
  const auto run = QStringLiteral("killed %1").arg(killed);
  auto team = begun(small(run, 1000000) + QStringList{"--checkpoint-minutes", "0.01"}, {{}, {}});
  QTRY_VERIFY_WITH_TIMEOUT(savedSteps(path(run)) > 0, 60000);
  ::kill(static_cast<pid_t>(team[static_cast<std::size_t>(killed)].process->processId()), SIGKILL);
  auto& left = team[static_cast<std::size_t>(1 - killed)];
  QElapsedTimer timer;
  timer.start();
  waitFor(left, 60000);
  team[static_cast<std::size_t>(killed)].process->waitForFinished();
  QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
  QCOMPARE(left.code, 1);
  QVERIFY2(left.error.trimmed().split('\n').last().contains("another process of this training is gone"), left.error.constData());
  const auto done = savedSteps(path(run));
  QVERIFY(done > 0);
  // The launcher starts it again, here in one process, and it goes on from there.
  auto again = small(run, static_cast<int>(done) + 3);
  auto alone = started(again, {});
  waitFor(alone);
  QVERIFY2(alone.code == 0, alone.error.constData());
  QCOMPARE(savedSteps(path(run)), done + 3);
}

void TstTrainTogether::oneThatIsStoppedStopsAll() {
  auto team = begun(small("stopped", 1000000) + QStringList{"--checkpoint-minutes", "0.01"}, {{}, {}});
  QTRY_VERIFY_WITH_TIMEOUT(savedSteps(path("stopped")) > 0, 60000);
  ::kill(static_cast<pid_t>(team[1].process->processId()), SIGINT);
  for (auto& member : team) {
    waitFor(member, 60000);
    QCOMPARE(member.code, 130);
    QVERIFY2(member.error.contains("training stopped after step"), member.error.constData());
  }
  QCOMPARE(services::readRunRecord(path("stopped").toStdString())->state, services::RunRecord::State::Stopped);
}

void TstTrainTogether::theLaunchersOfClustersAreUnderstood_data() {
  QTest::addColumn<QString>("rank");
  QTest::addColumn<QString>("size");
  QTest::newRow("srun") << "SLURM_PROCID"
                        << "SLURM_NTASKS";
  QTest::newRow("mpirun") << "OMPI_COMM_WORLD_RANK"
                          << "OMPI_COMM_WORLD_SIZE";
  QTest::newRow("mpiexec") << "PMI_RANK"
                           << "PMI_SIZE";
}

void TstTrainTogether::theLaunchersOfClustersAreUnderstood() {
  QFETCH(QString, rank);
  QFETCH(QString, size);
  const QStringList launch{QStringLiteral(STUDIO_SOURCE_DIR "/packaging/cluster/launch")};
  const auto port = QString::number(freePort());
  Team team;
  for (const char* own : {"0", "1"})
    team.push_back(started(small("launched by " + rank, 2), {{rank, own}, {size, "2"}, {"MASTER_ADDR", "localhost"}, {"MASTER_PORT", port}}, launch));
  for (auto& member : team) {
    waitFor(member);
    QVERIFY2(member.code == 0, member.error.constData());
  }
  QCOMPARE(savedSteps(path("launched by " + rank)), std::int64_t{2});
  auto nobody = started(small("refused", 2), {}, launch);
  waitFor(nobody);
  QVERIFY2(nobody.code == 2 && nobody.error.contains("no launcher says who this process is"), nobody.error.constData());
}

QTEST_GUILESS_MAIN(TstTrainTogether)
#include "tst_train_together.moc"
