#include "core/motion/kinematics.h"
#include "core/services/evaluation/evaluation_motions.h"
#include "tests/support/evaluation_folder.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace core;
using namespace core::services;
using test_support::motionWords;
using test_support::writeMotions;

/// Motions that an evaluation left beside its report, found again by row.
class TstEvaluationMotions : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void motionsAreListedWithWhatTheyWereMadeFrom();
  void aRowFindsItsOwn();
  void aSweepsPointFindsItsOwn();
  void aVariantWithItsOwnWeightsIsFound();
  void whereNoStyleIsAskedTheModelStandsForItsPlainVariant();
  void rowsOfPromptsAreFoundByTheirStyle();
  void differentPromptsAndStylesStandFirst();
  void motionsAreReadAsTheyWereMeasured();
  void pairsForVotesShareTheirPromptAndSeed();
  void whatIsNoneIsLeftOutOrRefused();

 private:
  static QStringList prompts(const std::vector<EvaluationMotion>& motions) {
    QStringList list;
    for (const auto& motion : motions) list << QString::fromStdString(motion.prompt);
    return list;
  }
  std::vector<EvaluationMotion> all() const {
    auto found = listEvaluationMotions(folder_.path().toStdString());
    return found ? *found : std::vector<EvaluationMotion>();
  }
  static EvaluationRow row(const char* model, const char* variant = "") {
    EvaluationRow row;
    row.model = model;
    row.variant = variant;
    row.styleWeight = 1.5;
    row.classifierScale = 0.2;
    return row;
  }
  QTemporaryDir folder_;
};

void TstEvaluationMotions::motionsAreListedWithWhatTheyWereMadeFrom() {
  QVERIFY(!listEvaluationMotions(folder_.path().toStdString()));
  QCOMPARE(listEvaluationMotions(folder_.path().toStdString()).error().code, ErrorCode::NotFound);
  QVERIFY(!writeMotions(folder_.path(), "a", {motionWords("m1", "", "a person waves", "old", 9), motionWords("m1", "mld", "a person jumps", "", 3)}).isEmpty());
  const auto found = all();
  QCOMPARE(prompts(found), (QStringList{"a person jumps", "a person waves"}));
  const auto& wave = found.back();
  QVERIFY(wave.model == "m1" && wave.variant.empty() && wave.style == "old" && wave.seed == 9 && wave.frames == 30 && wave.tensor == "0");
  QCOMPARE(wave.guidance.contentWeight.value(), 7.5);
  QCOMPARE(wave.guidance.styleWeight, 1.5);
}

void TstEvaluationMotions::aRowFindsItsOwn() {
  QVERIFY(!writeMotions(folder_.path(), "b", {motionWords("m2", "", "of another model", "", 1), motionWords("m1", "vae", "of another variant", "", 1)}).isEmpty());
  QCOMPARE(prompts(motionsOfRow(all(), row("m1"))), QStringList{"a person waves"});
  QCOMPARE(prompts(motionsOfRow(all(), row("m1", "mld"))), QStringList{"a person jumps"});
  QCOMPARE(prompts(motionsOfRow(all(), row("m2"))), QStringList{"of another model"});
  QVERIFY(motionsOfRow(all(), row("m3")).empty());
}

void TstEvaluationMotions::aSweepsPointFindsItsOwn() {
  QVERIFY(!writeMotions(folder_.path(), "c", {motionWords("m1", "", "swept", "old", 2, 3.0, 0.4)}).isEmpty());
  QCOMPARE(prompts(motionsOfRow(all(), row("m1"))), QStringList{"a person waves"});
  auto point = row("m1");
  point.styleWeight = 3.0;
  point.classifierScale = 0.4;
  QCOMPARE(prompts(motionsOfRow(all(), point)), QStringList{"swept"});
  point.classifierScale = 0.1;
  QVERIFY(motionsOfRow(all(), point).empty());
}

void TstEvaluationMotions::aVariantWithItsOwnWeightsIsFound() {
  QVERIFY(!writeMotions(folder_.path(), "d", {motionWords("m1", "noguide", "without guidance", "old", 2, 1.5, 0.0)}).isEmpty());
  QCOMPARE(prompts(motionsOfRow(all(), row("m1", "noguide"))), QStringList{"without guidance"});
}

void TstEvaluationMotions::whereNoStyleIsAskedTheModelStandsForItsPlainVariant() {
  QVERIFY(!writeMotions(folder_.path(), "e", {motionWords("m4", "mld", "plain", "", 2), motionWords("m4", "vae", "rebuilt", "", 2)}).isEmpty());
  auto wanted = row("m4");
  wanted.otherVariants = {"vae"};
  QCOMPARE(prompts(motionsOfRow(all(), wanted)), QStringList{"plain"});
}

void TstEvaluationMotions::rowsOfPromptsAreFoundByTheirStyle() {
  QVERIFY(!writeMotions(folder_.path(), "f",
                        {motionWords("m5", "", "sits", "", 1), motionWords("m5", "", "sits", "old", 1), motionWords("m5", "", "sits", "/clips/limp.bvh", 1)})
               .isEmpty());
  for (const auto& [style, expected] : {std::pair{"", ""}, std::pair{"old", "old"}, std::pair{"limp", "/clips/limp.bvh"}}) {
    auto wanted = row("m5");
    wanted.style = style;
    const auto found = motionsOfRow(all(), wanted);
    QVERIFY2(found.size() == 1 && found.front().style == expected, style);
  }
}

void TstEvaluationMotions::differentPromptsAndStylesStandFirst() {
  QStringList words;
  for (int i = 0; i < 3; ++i)
    for (const char* prompt : {"walks", "runs"})
      for (const char* style : {"old", "proud"}) words << motionWords("m6", "", prompt, style, 100 + words.size());
  QVERIFY(!writeMotions(folder_.path(), "g", words).isEmpty());
  const auto found = motionsOfRow(all(), row("m6"));
  QCOMPARE(found.size(), std::size_t{12});
  QVERIFY(found[0].prompt != found[1].prompt && found[0].style != found[1].style);
}

void TstEvaluationMotions::motionsAreReadAsTheyWereMeasured() {
  const auto found = all();
  const auto jump = std::find_if(found.begin(), found.end(), [](const auto& motion) { return motion.prompt == "a person jumps"; });
  QVERIFY(jump != found.end());
  const auto clip = readEvaluationMotion(*jump, "jump");
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QCOMPARE((*clip)->frameCount(), 30);
  QCOMPARE((*clip)->fps(), 20.0);
  const auto places = motion::worldPositions(**clip);
  const float way = places[29 * 22].z - places[0].z;
  QVERIFY2(std::abs(way - 29 * 0.02f) < 0.01f, qPrintable(QString::number(way)));  // the second in its file
}

void TstEvaluationMotions::pairsForVotesShareTheirPromptAndSeed() {
  QStringList words;
  for (int i = 0; i < 8; ++i) {
    words << motionWords("m7", "", QStringLiteral("does %1").arg(i), "old", 50 + i) << motionWords("m7", "mld", QStringLiteral("does %1").arg(i), "", 50 + i);
    if (i < 3) words << motionWords("m8", "", QStringLiteral("does %1").arg(i), "old", 50 + i);
  }
  words << motionWords("m8", "", "does 1", "old", 99);  // another seed: nobody else has it
  QVERIFY(!writeMotions(folder_.path(), "h", words).isEmpty());
  const std::vector<EvaluationRow> rows = {row("m7"), row("m7", "mld"), row("m8")};
  const auto pairs = blindPairs(all(), rows, 1);
  QCOMPARE(pairs.size(), std::size_t{8 + 3 + 3});
  int swapped = 0;
  for (const auto& pair : pairs) {
    QVERIFY(pair.left.prompt == pair.right.prompt && pair.left.seed == pair.right.seed && pair.first != pair.second);
    QVERIFY(pair.left.model == rows[pair.first].model && pair.left.variant == rows[pair.first].variant);
    QVERIFY(pair.right.model == rows[pair.second].model && pair.right.variant == rows[pair.second].variant);
    swapped += pair.first > pair.second;
  }
  QVERIFY2(swapped > 2 && swapped < 12, qPrintable(QString::number(swapped)));
  // The first three are of the three pairs of rows; the same seed deals the same.
  std::set<std::size_t> sums;
  for (std::size_t i = 0; i < 3; ++i) sums.insert(pairs[i].first + pairs[i].second);
  QCOMPARE(sums.size(), std::size_t{3});
  const auto again = blindPairs(all(), rows, 1);
  for (std::size_t i = 0; i < pairs.size(); ++i) QVERIFY(again[i].left.prompt == pairs[i].left.prompt && again[i].first == pairs[i].first);
  QCOMPARE(blindPairs(all(), rows, 1, 5).size(), std::size_t{5});
  QVERIFY(blindPairs(all(), {row("m7")}, 1).empty());
}

void TstEvaluationMotions::whatIsNoneIsLeftOutOrRefused() {
  const auto before = all().size();
  QFile broken(folder_.filePath("cache/broken.safetensors"));
  QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no motions") > 0);
  broken.close();
  QVERIFY(!writeMotions(folder_.path(), "odd", {"[1, 2]", R"({"seed":"many"})", "not json"}).isEmpty());
  QCOMPARE(all().size(), before);
  auto gone = all().front();
  gone.tensor = "99";
  const auto clip = readEvaluationMotion(gone, "gone");
  QVERIFY(!clip && clip.error().message.find("motion 99 is not there") != std::string::npos);
  gone.file = folder_.filePath("cache/none.safetensors").toStdString();
  QVERIFY(!readEvaluationMotion(gone, "gone"));
}

QTEST_GUILESS_MAIN(TstEvaluationMotions)
#include "tst_evaluation_motions.moc"
