#include "core/services/evaluation/judge_files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace core::services;

/// Judges by their files' names, in the first folder that has them.
class TstJudgeFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theMainOneStandsFirst();
  void theFirstFolderThatHasOneGivesIt();
  void nothingIsFoundWhereNothingIs();

 private:
  std::filesystem::path folder(const char* name, const QStringList& files) {
    QDir(root_.path()).mkpath(QLatin1String(name));
    for (const auto& file : files) {
      QFile made(root_.filePath(QLatin1String(name) + u'/' + file + ".safetensors"));
      if (!made.open(QIODevice::WriteOnly)) return {};
    }
    return root_.filePath(QLatin1String(name)).toStdString();
  }
  QTemporaryDir root_;
};

void TstJudgeFiles::theMainOneStandsFirst() {
  const auto own = folder("one", {"evaluator-lower", "evaluator-all", "judge-content", "evaluator-published", "evaluator-hands"});
  const auto found = findJudges({own});
  QCOMPARE(found.evaluators,
           (std::vector<std::filesystem::path>{own / "evaluator-all.safetensors", own / "evaluator-lower.safetensors", own / "evaluator-published.safetensors"}));
  QVERIFY(found.style.empty() && found.content == own / "judge-content.safetensors" && !found.empty());
}

void TstJudgeFiles::theFirstFolderThatHasOneGivesIt() {
  const auto own = folder("own", {"judge-style", "evaluator-joints"}), shipped = folder("shipped", {"judge-style", "judge-content", "evaluator-all", "evaluator-joints"});
  const auto found = findJudges({own, shipped});
  QCOMPARE(found.style, own / "judge-style.safetensors");
  QCOMPARE(found.content, shipped / "judge-content.safetensors");
  QCOMPARE(found.evaluators, (std::vector<std::filesystem::path>{shipped / "evaluator-all.safetensors", own / "evaluator-joints.safetensors"}));
}

void TstJudgeFiles::nothingIsFoundWhereNothingIs() {
  QVERIFY(findJudges({}).empty());
  QVERIFY(findJudges({root_.filePath("none").toStdString()}).empty());
  // Nobody's home: no folder beside the program is taken for it.
  QCOMPARE(judgeFolders({"/shipped", {}}), std::vector<std::filesystem::path>{"/shipped/judges"});
  QCOMPARE(judgeFolders({"/shipped", "/own"}), (std::vector<std::filesystem::path>{"/own/judges", "/shipped/judges"}));
  QVERIFY(judgeFolders({}).empty());
}

QTEST_GUILESS_MAIN(TstJudgeFiles)
#include "tst_judge_files.moc"
