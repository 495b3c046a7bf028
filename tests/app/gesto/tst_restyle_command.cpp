#include "tests/support/built_data.h"
#include "tests/support/gesto_process.h"
#include "tests/support/key_point_file.h"
#include "tests/support/synthetic_motion.h"
#include "tests/support/tiny_model.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

/// gesto restyle with the transfers of the papers' tables, as a process: styles of parts, styles from key points, and the authors' feet.
class TstRestyleCommand : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void aPartMayHaveAStyleOfItsOwn();
  void keyPointsShowAStyle();
  void theFeetAreThoseThatWereAskedFor();
  void wrongInputIsOneSentence_data();
  void wrongInputIsOneSentence();

 private:
  test_support::Outcome run(const QStringList& arguments) const {
    auto environment = test_support::environmentWith("GESTO_MODELS", folder_.filePath("models"));
    environment.insert("XDG_DATA_HOME", folder_.filePath("data"));
    environment.insert("GESTO_THREADS", "1");
    return test_support::gesto(arguments, environment);
  }
  QString path(const QString& name) const { return folder_.filePath(name); }
  void train(const QString& recipe, const QStringList& settings) const;
  QTemporaryDir folder_;
};

void TstRestyleCommand::train(const QString& recipe, const QStringList& settings) const {
  QStringList words{"train", recipe, "--data", path("set"), "--run", path(recipe), "--steps", "2"};
  for (const auto& setting : settings) words << "--set" << setting;
  const auto trained = run(words);
  QVERIFY2(trained.code == 0, trained.err.constData());
  const auto bundled = run({"model", "bundle", "--" + recipe, path(recipe + "/weights.safetensors"), "--out", path("models/" + recipe + ".safetensors")});
  QVERIFY2(bundled.code == 0, bundled.err.constData());
}

void TstRestyleCommand::initTestCase() {
  tests::writeTinyModels(path("models").toStdString());
  tests::writeWalks(path("clips").toStdString(), "walk", 3);
  tests::writeBuiltData(path("set").toStdString(), 8, 60);
  test_support::writeKeypoints(path("seen.json").toStdString(), test_support::syntheticWalk(5, 60), 0.3);
  train("motion-puzzle", {"batch=2", "window=16", "width=4", "latent=8"});
  train("aberman", {"batch=2", "window=16", "keypoints=1"});
}

void TstRestyleCommand::aPartMayHaveAStyleOfItsOwn() {
  const QStringList asked{"restyle", path("clips/walk_0.bvh"), "--model", "motion-puzzle", "--json", "--out"};
  const auto whole = run(asked + QStringList{path("whole.bvh"), "--style", path("clips/walk_1.bvh")});
  QVERIFY2(whole.code == 0, whole.err.constData());
  QVERIFY(whole.json()["partStyles"].toArray().isEmpty());
  const auto arm = "left_arm=" + path("clips/walk_2.bvh");
  const auto mixed = run(asked + QStringList{path("mixed.bvh"), "--style", path("clips/walk_1.bvh"), "--part-style", arm});
  QVERIFY2(mixed.code == 0, mixed.err.constData());
  QCOMPARE(mixed.json()["partStyles"].toArray().size(), 1);
  QVERIFY(test_support::bytesOf(path("mixed.bvh")) != test_support::bytesOf(path("whole.bvh")));
  // The same style for the part and the rest is the style of the whole; a part alone leaves the rest its own.
  const auto same = run(asked + QStringList{path("same.bvh"), "--style", path("clips/walk_1.bvh"), "--part-style", "left_arm=" + path("clips/walk_1.bvh")});
  QCOMPARE(same.code, 0);
  QCOMPARE(test_support::bytesOf(path("same.bvh")), test_support::bytesOf(path("whole.bvh")));
  const auto alone = run(asked + QStringList{path("alone.bvh"), "--part-style", arm});
  QVERIFY2(alone.code == 0, alone.err.constData());
  QVERIFY(test_support::bytesOf(path("alone.bvh")) != test_support::bytesOf(path("mixed.bvh")));
}

void TstRestyleCommand::keyPointsShowAStyle() {
  const QStringList asked{"restyle", path("clips/walk_0.bvh"), "--model", "aberman", "--json", "--out"};
  const auto seen = run(asked + QStringList{path("seen.bvh"), "--style", path("seen.json"), "--video-fps", "20"});
  QVERIFY2(seen.code == 0, seen.err.constData());
  QVERIFY(seen.json()["frames"].toInt() > 0);
  const auto clip = run(asked + QStringList{path("clip.bvh"), "--style", path("clips/walk_1.bvh")});
  QVERIFY2(clip.code == 0, clip.err.constData());
  QVERIFY(test_support::bytesOf(path("seen.bvh")) != test_support::bytesOf(path("clip.bvh")));
}

void TstRestyleCommand::theFeetAreThoseThatWereAskedFor() {
  const QStringList asked{"restyle", path("clips/walk_0.bvh"), "--model", "aberman", "--style", path("clips/walk_1.bvh"), "--json", "--out"};
  const auto usual = run(asked + QStringList{path("usual.bvh")}), released = run(asked + QStringList{path("released.bvh"), "--feet", "released"});
  QVERIFY2(usual.code == 0 && released.code == 0, (usual.err + released.err).constData());
  QCOMPARE(released.json()["feet"].toString(), QStringLiteral("released"));
  QCOMPARE(released.json()["frames"], usual.json()["frames"]);
  QVERIFY(test_support::bytesOf(path("released.bvh")) != test_support::bytesOf(path("usual.bvh")));
}

void TstRestyleCommand::wrongInputIsOneSentence_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("words");
  QTest::newRow("no style") << QStringList{"--model", "motion-puzzle"} << QByteArray("needs --style");
  QTest::newRow("no such part") << QStringList{"--model", "motion-puzzle", "--part-style", "tail=CLIP"} << QByteArray("tail");
  QTest::newRow("a part without a style") << QStringList{"--model", "motion-puzzle", "--part-style", "left_arm"} << QByteArray("left_arm");
  QTest::newRow("parts of a model without") << QStringList{"--model", "aberman", "--style", "CLIP", "--part-style", "left_arm=CLIP"} << QByteArray("part");
  QTest::newRow("key points to a model without") << QStringList{"--model", "motion-puzzle", "--style", "SEEN"} << QByteArray("key points");
  QTest::newRow("feet") << QStringList{"--model", "aberman", "--style", "CLIP", "--feet", "bare"} << QByteArray("bare");
  QTest::newRow("nobody there") << QStringList{"--model", "aberman", "--style", "SEEN", "--person", "4"} << QByteArray("4");
}

void TstRestyleCommand::wrongInputIsOneSentence() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, words);
  arguments.replaceInStrings("CLIP", path("clips/walk_1.bvh")).replaceInStrings("SEEN", path("seen.json"));
  const auto out = path("refused.bvh");
  const auto answer = run(QStringList{"restyle", path("clips/walk_0.bvh")} + arguments + QStringList{"--out", out});
  QVERIFY(answer.code != 0);
  // What is done may be told before; why it cannot be is the last line, and one.
  QVERIFY2(answer.err.split('\n').value(answer.err.count('\n') - 1).contains(words), answer.err.constData());
  QVERIFY2(answer.err.count("gesto restyle: ") == 1 && !answer.err.contains("internal"), answer.err.constData());
  QVERIFY(!QFile::exists(out));
}

QTEST_GUILESS_MAIN(TstRestyleCommand)
#include "tst_restyle_command.moc"
