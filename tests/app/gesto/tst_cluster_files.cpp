#include "tests/support/gesto_process.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

/// The files for clusters in packaging/cluster: that shells read them, that the commands and options in them exist, and that the container gets what the build needs.
class TstClusterFiles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void shellsReadThem_data();
  void shellsReadThem();
  void optionsExist_data() { allFiles(); }
  void optionsExist();
  void theContainerHasWhatTheBuildNeeds();
  void anArrayJobMakesItsList();
  void jobsReachTheirData_data();
  void jobsReachTheirData();

 private:
  /// A job file as a machine of Slurm's runs it, from the root of the sources.
  static test_support::Outcome job(const QStringList& words, const QList<std::pair<QString, QString>>& variables, const QString& programs = {}) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", programs + ":" + qEnvironmentVariable("STUDIO_BIN_DIR") + ":" + environment.value("PATH"));
    for (const auto& [name, value] : variables) environment.insert(name, value);
    QProcess shell;
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(STUDIO_SOURCE_DIR);
    shell.start("bash", words);
    test_support::Outcome outcome;
    if (shell.waitForFinished(400'000) && shell.exitStatus() == QProcess::NormalExit) outcome.code = shell.exitCode();
    outcome.err = shell.readAllStandardError();
    return outcome;
  }
  static void put(const QString& path, const QByteArray& text) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    QVERIFY(file.setPermissions(file.permissions() | QFile::ExeOwner));
  }
  static QString textOf(const QString& path) {
    QFile file(QStringLiteral(STUDIO_SOURCE_DIR "/packaging/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
  }
  static void allFiles() {
    QTest::addColumn<QString>("file");
    const auto files = QDir(QStringLiteral(STUDIO_SOURCE_DIR "/packaging/cluster")).entryList(QDir::Files);
    QVERIFY(files.size() >= 7);
    for (const auto& file : files) QTest::newRow(qPrintable(file)) << "cluster/" + file;
  }
};

void TstClusterFiles::shellsReadThem_data() {
  QTest::addColumn<QString>("file");
  for (const char* file : {"launch", "train.slurm", "generate.slurm", "evaluate.slurm", "evaluate-parallel"}) QTest::newRow(file) << QString("cluster/") + file;
}

void TstClusterFiles::shellsReadThem() {
  QFETCH(QString, file);
  QVERIFY(textOf(file).startsWith("#!/bin/bash\n"));
  QProcess shell;
  shell.start("bash", {"-n", QStringLiteral(STUDIO_SOURCE_DIR "/packaging/") + file});
  QVERIFY(shell.waitForFinished());
  QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
}

void TstClusterFiles::optionsExist() {
  QFETCH(QString, file);
  // A command ends with its line, a further pipe or a word in backquotes; \ joins lines.
  auto text = textOf(file);
  text.replace("\\\n", " ");
  static const QRegularExpression command(QStringLiteral("gesto (train|evaluate|generate|dataset build|model import|model bundle) ([^\n`|;]*)")),
      option(QStringLiteral("(?<=\\s|^|`)--([a-z][a-z-]*)"));
  int seen = 0;
  for (auto found = command.globalMatch(text); found.hasNext();) {
    const auto match = found.next();
    auto words = match.captured(1).split(' ');
    const auto help = test_support::gesto(words + QStringList{"--help"}).out;
    QVERIFY2(!help.isEmpty(), qPrintable(match.captured(1)));
    for (auto options = option.globalMatch(match.captured(2)); options.hasNext(); ++seen) {
      const auto name = options.next().captured(0).toUtf8();
      QVERIFY2(help.contains(name + " ") || help.contains(name + "\n"), qPrintable(match.captured(0) + ": " + QString::fromUtf8(name)));
    }
  }
  if (file.endsWith(".slurm") || file.endsWith(".md") || file.endsWith("parallel")) QVERIFY2(seen > 0, "no command was found in it");
}

// What packaging/setup installs for the program, but for what the window alone needs.
void TstClusterFiles::theContainerHasWhatTheBuildNeeds() {
  const auto recipe = textOf("cluster/Containerfile");
  const auto build = recipe.left(recipe.indexOf("COPY . /source"));
  QVERIFY(build.contains("AS build") && recipe.contains("--preset headless"));
  bool isProgram = false;
  int seen = 0;
  for (const auto& line : textOf("dependencies.txt").split('\n')) {
    if (line.startsWith('#')) isProgram = line == "# what the program is made of";
    const auto package = line.section(' ', 0, 0);
    if (!isProgram || line.startsWith('#') || package.isEmpty() || package.contains("qt6") || package.startsWith("libgl-") || package.startsWith("libegl-")) continue;
    QVERIFY2(build.contains(QRegularExpression("\\s" + QRegularExpression::escape(package) + "\\s")), qPrintable(package));
    ++seen;
  }
  QVERIFY(seen > 8);
}

void TstClusterFiles::anArrayJobMakesItsList() {
  QTemporaryDir folder;
  put(folder.filePath("list.csv"), "prompt,seed,length,steps,out\na person walks,1,1,5,a.bvh\na person waves,2,1,5,b.bvh\n");
  for (const char* task : {"1", "2"}) {
    const auto made = job({"packaging/cluster/generate.slurm"}, {{"SLURM_ARRAY_TASK_ID", task},
                                                                 {"SLURM_ARRAY_TASK_MAX", "2"},
                                                                 {"SLURM_CPUS_PER_TASK", "1"},
                                                                 {"GESTO_LIST", folder.filePath("list.csv")},
                                                                 {"GESTO_OUT", folder.filePath("out")}});
    QVERIFY2(made.code == 0, made.err.constData());
  }
  QVERIFY(QFile::exists(folder.filePath("out/a.bvh")) && QFile::exists(folder.filePath("out/b.bvh")));
}

void TstClusterFiles::jobsReachTheirData_data() {
  QTest::addColumn<QStringList>("words");
  QTest::newRow("train") << QStringList{"packaging/cluster/train.slurm"};
  QTest::newRow("a shard") << QStringList{"packaging/cluster/evaluate.slurm"};
  QTest::newRow("the merge") << QStringList{"packaging/cluster/evaluate.slurm", "merge"};
  QTest::newRow("GNU parallel") << QStringList{"packaging/cluster/evaluate-parallel", "2", "OUT", "--data", "no such data", "--models", "default"};
}

// Without a cluster: what is refused is the data, which is not there, and nothing before it. Stand-ins for srun and parallel run what they are given, once here.
void TstClusterFiles::jobsReachTheirData() {
  QFETCH(QStringList, words);
  QTemporaryDir folder;
  QVERIFY(QDir(folder.path()).mkpath("programs"));
  put(folder.filePath("programs/srun"), "#!/bin/bash\nwhile [[ $1 == --* ]]; do shift; done\nSLURM_PROCID=0 SLURM_NTASKS=1 exec \"$@\"\n");
  put(folder.filePath("programs/parallel"),
      "#!/bin/bash\nwhile [[ $1 != gesto ]]; do shift; done\ncommand=\"$*\"\nwhile read -r one; do bash -c \"${command//\\{\\}/$one}\" || exit; done\n");
  words.replaceInStrings(QRegularExpression("^OUT$"), folder.filePath("out"));
  const auto refused = job(words,
                           {{"SLURM_ARRAY_TASK_ID", "1"},
                            {"SLURM_ARRAY_TASK_MAX", "2"},
                            {"SLURM_CPUS_PER_TASK", "1"},
                            {"GESTO_DATA", "no such data"},
                            {"GESTO_RUNS", folder.path()},
                            {"GESTO_OUT", folder.filePath("out")}},
                           folder.filePath("programs"));
  QVERIFY2(refused.code == 1 && refused.err.contains("no such data") && refused.err.trimmed().split('\n').size() <= 2, refused.err.constData());
}

QTEST_GUILESS_MAIN(TstClusterFiles)
#include "tst_cluster_files.moc"
