#include "core/engine/evaluation/prompt_outcomes.h"

#include <QtTest>

using namespace core::engine;
using core::metrics::Prompt;

namespace {

PromptOutcome outcome(std::size_t prompt, std::uint64_t seed, bool isShown, int rank) {
  PromptOutcome made{prompt, seed, {isShown, isShown ? 0.5 : -0.5, {{"path >= 1 m", 2.0, "m", isShown, 0.0, 4.0}}, {0.25, 0.0, 20.0, 5.0}}, {}};
  made.ranks[""] = rank;
  made.ranks["joints"] = 1;
  return made;
}

}  // namespace

class TstPromptOutcomes : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aRowCountsPromptsClipsAndRanks();
  void everyClipHasItsLine();

 private:
  const std::vector<Prompt> prompts_ = {{"walk", "locomotion", "a person walks", 4.0, {}, "steps"}, {"sit", "action", "a person sits down", 4.0, {}, "a seat"}};
  // Walks in 4 of 5 seeds, sits in 3.
  std::vector<PromptOutcome> outcomes() const {
    std::vector<PromptOutcome> all;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      all.push_back(outcome(0, seed, seed != 2, 1));
      all.push_back(outcome(1, seed, seed <= 3, 2));
    }
    return all;
  }
};

void TstPromptOutcomes::aRowCountsPromptsClipsAndRanks() {
  const auto row = promptRow(prompts_, outcomes());
  QCOMPARE(row.motions, std::int64_t(10));
  QCOMPARE(row.values.at("prompts").mean, 0.5);
  QCOMPARE(row.values.at("prompts.clips").mean, 0.7);
  const std::vector<double> bySeed = {1.0, 0.5, 1.0, 0.5, 0.5};
  QCOMPARE(row.values.at("prompts.clips").values, bySeed);
  QCOMPARE(row.values.at("prompt_rank").mean, 1.5);
  QCOMPARE(row.values.at("prompt_r1").mean, 0.5);
  QCOMPARE(row.values.at("prompt_r3").mean, 1.0);
  QCOMPARE(row.values.at("prompt_r1.joints").mean, 1.0);
  QCOMPARE(row.values.at("skating.delivered").mean, 0.25);
  QCOMPARE(row.breakdown.at("prompt/walk"), 0.8);
  QCOMPARE(row.breakdown.at("prompt/sit"), 0.6);
  QCOMPARE(row.breakdown.at("group/locomotion"), 1.0);
  QCOMPARE(row.breakdown.at("group/action"), 0.0);
}

void TstPromptOutcomes::everyClipHasItsLine() {
  const auto lines = QString::fromStdString(outcomesHead() + outcomeLines("default, \"old\"", prompts_, outcomes())).split('\n', Qt::SkipEmptyParts);
  QCOMPARE(lines.size(), 11);
  QCOMPARE(lines[2], QStringLiteral("\"default, \"\"old\"\"\",sit,\"action\",1,1,0.5,2,0.25,0.00,20.0,5.0,\"yes path >= 1 m [2]\""));
  QCOMPARE(lines[2].count(','), lines[0].count(',') + 1);  // one comma is the row's own
}

QTEST_GUILESS_MAIN(TstPromptOutcomes)
#include "tst_prompt_outcomes.moc"
