#include "tests/support/built_data.h"
#include "tests/support/gesto_process.h"
#include "tests/support/tiny_model.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

/// gesto retrieve as a process.
class TstRetrieve : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theNearestClipsAreListed();
  void wrongInputIsOneSentence_data();
  void wrongInputIsOneSentence();

 private:
  test_support::Outcome run(const QStringList& arguments) const {
    auto environment = test_support::environmentWith("GESTO_MODELS", folder_.filePath("models"));
    environment.insert("XDG_DATA_HOME", folder_.filePath("data"));
    environment.insert("GESTO_THREADS", "1");
    return test_support::gesto(arguments, environment);
  }
  QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
  QTemporaryDir folder_;
};

void TstRetrieve::initTestCase() {
  tests::writeTinyModels(path("models").toStdString());
  tests::writeWalks(path("clips").toStdString(), "cartwheel", 1);
  tests::writeWalks(path("clips").toStdString(), "somebody_bows", 2);
  tests::writeBuiltData(path("set").toStdString(), 8, 40);
}

void TstRetrieve::theNearestClipsAreListed() {
  const auto answer = run({"retrieve", "somebody bows", "--library", path("clips"), "--most", "2", "--length", "2", "--json"});
  QVERIFY2(answer.code == 0, answer.err.constData());
  const auto json = answer.json();
  QCOMPARE(json["searched"].toInt(), 3);
  const auto clips = json["clips"].toArray();
  QCOMPARE(clips.size(), 2);
  for (const auto& clip : clips) {
    QCOMPARE(clip.toObject()["caption"].toString(), QStringLiteral("somebody bows"));
    QVERIFY(clip.toObject()["score"].toDouble() > 0.98);
    QVERIFY(QFile::exists(clip.toObject()["file"].toString()));
  }
  const auto words = run({"retrieve", "a person walks", "--library", path("set")});
  QVERIFY2(words.code == 0 && words.out.startsWith("8 of 8 clips\n"), words.out.constData());
  QVERIFY2(words.out.contains("a person turns around"), words.out.constData());
}

void TstRetrieve::wrongInputIsOneSentence_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("words");
  QTest::newRow("no library") << QStringList{"retrieve", "kick"} << QByteArray("needs --library");
  QTest::newRow("no folder") << QStringList{"retrieve", "kick", "--library", "/nowhere/at/all"} << QByteArray("/nowhere/at/all");
}

void TstRetrieve::wrongInputIsOneSentence() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, words);
  const auto answer = run(arguments);
  QVERIFY(answer.code != 0);
  QVERIFY2(answer.err.contains(words) && answer.err.count('\n') == 1, answer.err.constData());
}

QTEST_GUILESS_MAIN(TstRetrieve)
#include "tst_retrieve.moc"
