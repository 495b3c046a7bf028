#include "core/engine/evaluation/motion_key.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <functional>

using namespace core;
using engine::motionWords;

/// What was made before answers a question only where everything that decides the motion is the same.
class TstMotionKey : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void constantsOfTheModelCount();
  void whatIsNotAskedIsTheModelsOwn();
  void everyPartOfAWishCounts_data();
  void everyPartOfAWishCounts();
  void noEnumIsToldByItsNumber();
};

namespace {

using Change = std::function<void(families::MotionWish&)>;

families::ModelFacts facts() {
  families::ModelFacts facts;
  facts.hash = "0123456789abcdef", facts.constants = "iterations 5 below 300", facts.guidance = 2.5, facts.steps = 50;
  return facts;
}

families::MotionWish wish() {
  families::MotionWish wish;
  wish.prompt = "a person walks";
  return wish;
}

}  // namespace

void TstMotionKey::constantsOfTheModelCount() {
  auto other = facts();
  other.constants = "iterations 10 below 150";
  QVERIFY(motionWords(facts(), wish()) != motionWords(other, wish()));
  other = facts();
  other.hash = "fedcba9876543210";
  QVERIFY(motionWords(facts(), wish()) != motionWords(other, wish()));
  QVERIFY(motionWords(facts(), wish()) == motionWords(facts(), wish()));
}

void TstMotionKey::whatIsNotAskedIsTheModelsOwn() {
  auto same = wish();
  same.guidance.contentWeight = 2.5;
  same.steps = 50;
  QVERIFY(motionWords(facts(), same) == motionWords(facts(), wish()));
  auto asked = wish();
  asked.guidance.contentWeight = 7.5;
  QCOMPARE(motionWords(facts(), asked).at("content weight").get<double>(), 7.5);
}

void TstMotionKey::everyPartOfAWishCounts_data() {
  QTest::addColumn<Change>("change");
  const auto row = [](const char* name, Change change) { QTest::newRow(name) << std::move(change); };
  row("prompt", [](auto& w) { w.prompt = "a person runs"; });
  row("frames", [](auto& w) { w.frames += 1; });
  row("seed", [](auto& w) { w.seed += 1; });
  row("style weight", [](auto& w) { w.guidance.styleWeight += 0.5; });
  row("classifier scale", [](auto& w) { w.guidance.classifierScale = 0.0; });
  row("steps", [](auto& w) { w.steps = 20; });
  row("mixture", [](auto& w) { w.mixture = 300; });
  row("shared gradients", [](auto& w) { w.gradientReuse = 2; });
  row("codes", [](auto& w) { w.codes.topK = 50; });
  row("no clip beside it", [](auto& w) { w.retrieval.from = families::RetrievalWish::From::Nowhere; });
  row("published mixture", [](auto& w) { w.retrieval.takesPublishedMixture = true; });
}

void TstMotionKey::everyPartOfAWishCounts() {
  QFETCH(Change, change);
  auto other = wish();
  change(other);
  QVERIFY(motionWords(facts(), other) != motionWords(facts(), wish()));
}

void TstMotionKey::noEnumIsToldByItsNumber() {
  auto alone = wish();
  alone.retrieval.from = families::RetrievalWish::From::Nowhere;
  QCOMPARE(motionWords(facts(), alone).at("retrieval").at("from").get<std::string>(), std::string("nowhere"));
  alone.codes.choice = families::CodeWish::Choice::Likeliest;
  QVERIFY(motionWords(facts(), alone).at("codes").at("likeliest").get<bool>());
}

QTEST_GUILESS_MAIN(TstMotionKey)
#include "tst_motion_key.moc"
