#include "core/base/file.h"
#include "core/dataset/captions/caption_table.h"
#include "core/engine/clips/taught_folder.h"
#include "core/io/write/bvh_writer.h"
#include "tests/support/synthetic_motion.h"
#include "tests/support/tiny_model.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
namespace fs = std::filesystem;

/// A folder of clips as `gesto teach` sees it.
class TstTaughtFolder : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { root_ = std::make_unique<QTemporaryDir>(); }
  void namesBecomePlainWords();
  void aCaptionIsSaidInSeveralWays();
  void clipsComeWithWhatIsKnown();
  void badClipsAreNamedAndLeftOut();
  void oneStyleIsOfAllClipsAndSeveralOfThoseThatNameThem();
  void foldersThatCannotBeLearnedAreOneSentence_data();
  void foldersThatCannotBeLearnedAreOneSentence();
  void sameNamesInTwoFoldersKeepTheirCaptions();

 private:
  fs::path path(const std::string& name) const { return fs::path(root_->path().toStdString()) / name; }
  void put(const std::string& name, const std::string& text) const {
    fs::create_directories(path(name).parent_path());
    QVERIFY(base::writeFileAtomically(path(name), text));
  }
  static std::string walk(int frames) { return io::formatBvh(test_support::syntheticWalk(3, frames)); }
  std::unique_ptr<QTemporaryDir> root_;
};

void TstTaughtFolder::namesBecomePlainWords() {
  QCOMPARE(engine::plainWords("Cartwheel_left-02"), std::string("cartwheel left"));
  QCOMPARE(engine::plainWords("SpinKickT2"), std::string("spin kick t"));
  QCOMPARE(engine::plainWords("2024_01"), std::string());
  QCOMPARE(engine::plainWords("Überschlag links"), std::string("Überschlag links"));  // beyond ASCII letters stay as they are
}

void TstTaughtFolder::aCaptionIsSaidInSeveralWays() {
  const auto ways = engine::waysToSay("a person bows");
  QCOMPARE(ways.front(), std::string("a person bows"));
  QVERIFY(std::find(ways.begin(), ways.end(), "someone bows") != ways.end());
  const auto bare = engine::waysToSay("ginga");
  QVERIFY(bare.front() == "ginga" && std::find(bare.begin(), bare.end(), "a person does ginga") != bare.end());
}

void TstTaughtFolder::clipsComeWithWhatIsKnown() {
  put("clips/ginga_01.bvh", walk(61));
  put("clips/long.bvh", walk(501));
  put("clips/captions.tsv", "file\tcaption\tcontent\nlong.bvh\ta person walks on and on\tmarathon\n");
  const auto folder = engine::lookAtFolder({path("clips"), {}, {}});
  QVERIFY2(folder, folder ? "" : folder.error().message.c_str());
  QCOMPARE(folder->clips.size(), std::size_t{2});
  const auto &ginga = folder->clips[0], &whole = folder->clips[1];
  QVERIFY(ginga.isCaptionFromName && ginga.captions == std::vector<std::string>{"ginga"} && ginga.parts == 1);
  QVERIFY(std::abs(ginga.seconds - 3.0) < 0.1);
  QVERIFY(!whole.isCaptionFromName && whole.content == "marathon" && whole.parts == 3);
}

void TstTaughtFolder::badClipsAreNamedAndLeftOut() {
  put("clips/a.bvh", walk(61));
  put("clips/b.bvh", walk(61));
  put("clips/cut.bvh", walk(61).substr(0, 4000));
  put("clips/short.bvh", walk(12));
  put("clips/no.bvh", walk(61));
  put("clips/2024.bvh", walk(61));
  put("table.tsv", "file\tcaption\tuse\nno\ta person walks\tno\n");
  const auto folder = engine::lookAtFolder({path("clips"), path("table.tsv"), {}});
  QVERIFY2(folder, folder ? "" : folder.error().message.c_str());
  QCOMPARE(folder->used(), std::size_t{3});
  std::map<std::string, std::string> reasons;
  for (const auto& clip : folder->clips) reasons[clip.file] = clip.leftOut;
  QVERIFY(!reasons["cut.bvh"].empty() && !reasons["cut.bvh"].starts_with("cut.bvh"));
  QVERIFY2(reasons["short.bvh"].find("1.2 are the least") != std::string::npos, reasons["short.bvh"].c_str());
  QCOMPARE(reasons["no.bvh"], std::string("left out by the table"));
  QCOMPARE(reasons["2024.bvh"], std::string());  // the folder's name is its caption
  // The builder's table says the same.
  QVERIFY(engine::writeTaughtTable(*folder, path("out.tsv")));
  const auto table = dataset::readCaptionTable(path("out.tsv"));
  QVERIFY2(table, table ? "" : table.error().message.c_str());
  QVERIFY(!table->find("short.bvh")->isUsed && table->find("a.bvh")->isUsed && table->find("a.bvh")->split == "train");
  QVERIFY(table->find("a.bvh")->captions.size() > 1);
}

void TstTaughtFolder::oneStyleIsOfAllClipsAndSeveralOfThoseThatNameThem() {
  tests::writeWalks(path("clips"), "limping_walk", 2);
  tests::writeWalks(path("clips"), "proud_walk", 1);
  const auto one = engine::lookAtFolder({path("clips"), {}, {"limping"}});
  for (const auto& clip : one->clips) QCOMPARE(clip.style, std::string("limping"));
  const auto two = engine::lookAtFolder({path("clips"), {}, {"limping", "sad"}});
  for (const auto& clip : two->clips) QCOMPARE(clip.style, clip.file.starts_with("limping") ? std::string("limping") : std::string());
}

void TstTaughtFolder::foldersThatCannotBeLearnedAreOneSentence_data() {
  QTest::addColumn<QStringList>("files");
  QTest::addColumn<QString>("table");
  QTest::addColumn<QString>("says");
  QTest::newRow("no folder") << QStringList() << QString() << "there is no such folder";
  QTest::newRow("nothing to learn") << QStringList{"notes.txt"} << QString() << "holds no motion file";
  QTest::newRow("one clip") << QStringList{"walk.bvh"} << QString() << "holds one clip; teaching takes at least 2";
  QTest::newRow("one good clip") << QStringList{"walk.bvh", "cut.bvh"} << QString() << "one of its files can be learned from, and 2 are needed; cut.bvh: ";
  QTest::newRow("a file that is not there") << QStringList{"walk.bvh", "run.bvh"} << "file\tcaption\nrun\tx\nfly.bvh\ta person flies\n"
                                            << "captions.tsv:3: names a file that is not in the folder: fly.bvh";
  QTest::newRow("no table") << QStringList{"walk.bvh", "run.bvh"} << "a\n"
                            << "captions.tsv:1: expected 2 columns, found 1";
}

void TstTaughtFolder::foldersThatCannotBeLearnedAreOneSentence() {
  QFETCH(QStringList, files);
  QFETCH(QString, table);
  QFETCH(QString, says);
  for (const auto& file : files) put("clips/" + file.toStdString(), file.endsWith(".bvh") ? walk(61).substr(0, file == "cut.bvh" ? 4000 : std::string::npos) : "notes");
  if (!table.isEmpty()) put("clips/captions.tsv", table.toStdString());
  const auto folder = engine::lookAtFolder({path("clips"), {}, {}});
  QVERIFY(!folder);
  QVERIFY2(folder.error().message.find(says.toStdString()) != std::string::npos, folder.error().message.c_str());
  QVERIFY2(folder.error().message.find('\n') == std::string::npos, folder.error().message.c_str());
}

void TstTaughtFolder::sameNamesInTwoFoldersKeepTheirCaptions() {
  put("clips/left/kick.bvh", walk(61));
  put("clips/right/kick.bvh", walk(61));
  put("clips/captions.tsv", "left/kick.bvh\ta person kicks with the left leg\nright/kick.bvh\ta person kicks with the right leg\n");
  const auto folder = engine::lookAtFolder({path("clips"), {}, {}});
  QVERIFY2(folder, folder ? "" : folder.error().message.c_str());
  QCOMPARE(folder->clips[0].captions.front(), std::string("a person kicks with the left leg"));
  QCOMPARE(folder->clips[1].captions.front(), std::string("a person kicks with the right leg"));
}

QTEST_GUILESS_MAIN(TstTaughtFolder)
#include "tst_taught_folder.moc"
