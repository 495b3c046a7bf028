#include "tests/support/built_data.h"
#include "tests/support/gesto_process.h"
#include "tests/support/tiny_model.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

/// gesto retrieve, and gesto generate beside what it finds, as processes.
class TstRetrieve : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theNearestClipsAreListed();
  void aMotionIsMadeBesideThem();
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
  tests::writeTextEncoder(path("text.safetensors").toStdString());
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

void TstRetrieve::aMotionIsMadeBesideThem() {
  const auto trained = run(
      {"train",   "remodiffuse", "--data",   path("set"), "--run",    path("run"), "--steps",       "2",     "--set",       "text=" + path("text.safetensors"), "--set",
       "batch=4", "--set",       "width=16", "--set",     "layers=1", "--set",     "time-width=16", "--set", "text-width=8"});
  QVERIFY2(trained.code == 0, trained.err.constData());
  const auto bundled = run({"model", "bundle", "--remodiffuse", path("run/weights.safetensors"), "--out", path("near.safetensors")});
  QVERIFY2(bundled.code == 0, bundled.err.constData());
  const QStringList asked{"generate", "somebody bows", "--model", path("near.safetensors"), "--length", "1.5", "--steps", "5", "--json", "--out"};
  const auto own = run(asked + QStringList{path("own.bvh")});
  QVERIFY2(own.code == 0 && own.json()["beside"].toArray().isEmpty(), own.err.constData());
  const auto found = run(asked + QStringList{path("found.bvh"), "--library", path("clips")});
  QVERIFY2(found.code == 0, found.err.constData());
  const auto beside = found.json()["beside"].toArray();
  QCOMPARE(beside.size(), 2);
  // The same, named: the same bytes. With other words, or another clip, other ones.
  QStringList named = asked + QStringList{path("named.bvh")};
  for (const auto& clip : beside) named << "--beside" << clip.toObject()["file"].toString() + "=" + clip.toObject()["caption"].toString();
  QCOMPARE(run(named).code, 0);
  QCOMPARE(test_support::bytesOf(path("named.bvh")), test_support::bytesOf(path("found.bvh")));
  QVERIFY(test_support::bytesOf(path("own.bvh")) != test_support::bytesOf(path("found.bvh")));
  const auto ofSet = run(asked + QStringList{path("set.bvh"), "--beside", path("set/clip1")});
  QVERIFY2(ofSet.code == 0, ofSet.err.constData());
}

void TstRetrieve::wrongInputIsOneSentence_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("words");
  QTest::newRow("no library") << QStringList{"retrieve", "kick"} << QByteArray("needs --library");
  QTest::newRow("no folder") << QStringList{"retrieve", "kick", "--library", "/nowhere/at/all"} << QByteArray("/nowhere/at/all");
  QTest::newRow("a model that cannot") << QStringList{"generate", "a person walks", "--beside", "a.bvh", "--out", "b.bvh"} << QByteArray("needs a ReMoDiffuse model");
  QTest::newRow("a batch") << QStringList{"generate", "--batch", "list.csv", "--library", "/tmp"} << QByteArray("--beside");
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
