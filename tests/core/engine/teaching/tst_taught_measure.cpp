#include "core/engine/teaching/replay.h"
#include "core/engine/teaching/taught_measure.h"
#include "core/representation/humanml3d_features.h"
#include "tests/core/representation/moving_body.h"

#include <ATen/ATen.h>

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace core;
using engine::ContentGallery, engine::TaughtAnswer, engine::TaughtQuestion;

/// Before and after: what is counted, and over what the intervals are.
class TstTaughtMeasure : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void sharesAndTheirIntervalsAreOverCaptions();
  void theChangeIsTakenCaptionByCaption();
  void oneCaptionHasNoInterval();
  void withoutAJudgeNothingIsSaidOfWords();
  void whatIsMeasuredIsNotAmongWhatIsKept();

 private:
  static at::Tensor motion(std::uint64_t move) {
    const auto made = representation::extractFeatures(tests::movingBody(move, 51));
    return at::tensor(made.values).reshape({made.rows, 263});
  }
  static std::string name(std::uint64_t move) { return std::string(1, static_cast<char>('a' + move)); }
  static TaughtQuestion question(std::uint64_t move, bool isTaught, int repetition) {
    TaughtQuestion question{name(move), isTaught, repetition, {}};
    question.wish.prompt = "a person does " + name(move);
    question.wish.frames = 50;
    return question;
  }
  /// Answers that show those moves.
  static std::vector<TaughtAnswer> answers(const std::vector<std::uint64_t>& moves, double textDistance = 0.0) {
    std::vector<TaughtAnswer> made;
    for (const auto move : moves) made.push_back({motion(move), 0.1, textDistance});
    return made;
  }
  static double interval(const std::vector<double>& values) {
    double mean = 0.0, square = 0.0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (const double value : values) square += (value - mean) * (value - mean) / static_cast<double>(values.size());
    return 1.96 * std::sqrt(square / static_cast<double>(values.size()));
  }

  std::unique_ptr<ContentGallery> gallery_;
  std::vector<TaughtQuestion> questions_;  // a and b taught, c to f known, each twice
};

void TstTaughtMeasure::initTestCase() {
  std::vector<ContentGallery::Entry> entries;
  for (std::uint64_t move = 0; move < 6; ++move) entries.push_back({name(move), motion(move)});
  gallery_ = std::make_unique<ContentGallery>(entries);
  for (int repetition = 0; repetition < 2; ++repetition)
    for (std::uint64_t move = 0; move < 6; ++move) questions_.push_back(question(move, move < 2, repetition));
}

void TstTaughtMeasure::sharesAndTheirIntervalsAreOverCaptions() {
  // Of the known: c twice, d once, e and f never.
  const auto scores = scoresOf(*gallery_, questions_, answers({0, 1, 2, 3, 0, 0, 0, 0, 2, 0, 0, 0}), answers({0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5}));
  const auto& kept = scores.before.values.at("kept");
  QCOMPARE(kept.mean, 3.0 / 8.0);
  QCOMPARE(kept.values, (std::vector<double>{0.5, 0.25}));
  QVERIFY(std::abs(kept.halfWidth - interval({1.0, 0.5, 0.0, 0.0})) < 1e-12);
  QCOMPARE(scores.before.values.at("taught").mean, 0.75);
  QCOMPARE(scores.before.breakdown.at("kept/d"), 0.5);
  QCOMPARE(scores.before.motions, std::int64_t{6});
  QCOMPARE(scores.after.values.at("kept").mean, 1.0);
  QCOMPARE(scores.after.values.at("kept").halfWidth, 0.0);
  QVERIFY(scores.after.values.at("taught_distance").mean < 1e-3 && scores.before.values.at("taught_distance").mean > 0.1);
}

void TstTaughtMeasure::theChangeIsTakenCaptionByCaption() {
  // Half of the captions are shown before and after, and none changes: both sides are unsure, the change is not.
  const std::vector<std::uint64_t> half = {0, 1, 2, 3, 0, 0, 0, 1, 2, 3, 0, 0};
  const auto same = scoresOf(*gallery_, questions_, answers(half), answers(half));
  QVERIFY(same.before.values.at("kept").halfWidth > 0.4);
  QCOMPARE(same.change.at("kept").mean, 0.0);
  QCOMPARE(same.change.at("kept").halfWidth, 0.0);
  auto worse = half;
  worse[3] = 0;  // d is lost once of two times
  const auto lost = scoresOf(*gallery_, questions_, answers(half), answers(worse));
  QVERIFY(std::abs(lost.change.at("kept").mean + 1.0 / 8.0) < 1e-12);
  QVERIFY(std::abs(lost.change.at("kept").halfWidth - interval({0.0, -0.5, 0.0, 0.0})) < 1e-12);
  QVERIFY(lost.change.at("kept").halfWidth < lost.before.values.at("kept").halfWidth);
}

void TstTaughtMeasure::oneCaptionHasNoInterval() {
  const std::vector<TaughtQuestion> one = {question(0, true, 0), question(0, true, 1)};
  const auto scores = scoresOf(*gallery_, one, answers({0, 1}), answers({0, 0}));
  QCOMPARE(scores.change.at("taught").mean, 0.5);
  QCOMPARE(scores.change.at("taught").halfWidth, 0.0);
}

void TstTaughtMeasure::withoutAJudgeNothingIsSaidOfWords() {
  engine::CandidateJudge none(services::ModelFolders{});
  std::vector<at::Tensor> motions;
  for (const auto& one : questions_) motions.push_back(motion(static_cast<std::uint64_t>(one.label.front() - 'a')));
  const auto judged = engine::judgedAnswers(questions_, motions, none, {});
  QVERIFY2(judged, judged ? "" : judged.error().message.c_str());
  QVERIFY(!judged->front().textDistance && judged->front().skating >= 0.0);
  const auto scores = scoresOf(*gallery_, questions_, *judged, *judged);
  QVERIFY(scores.after.values.count("kept_text") == 0 && scores.after.values.count("skating") == 1);
  std::stop_source stop;
  stop.request_stop();
  const auto stopped = engine::judgedAnswers(questions_, motions, none, stop.get_token());
  QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
}

void TstTaughtMeasure::whatIsMeasuredIsNotAmongWhatIsKept() {
  const std::vector<engine::KnownCaption> known = {
      {"walk", "a person walks", false}, {"walk", "someone strolls along", true}, {"sit", "a man sits down", false}, {"go", "walking backwards", false}};
  const auto kept = engine::keptSentences(known, 20, 3);
  // Two of five people each, one that names nobody, twenty pairs.
  QCOMPARE(kept.size(), std::size_t{31});
  const auto has = [&](const std::string& words) { return std::count(kept.begin(), kept.end(), words) == 1; };
  QVERIFY(has("a woman walks") && has("a figure sits down") && has("walking backwards"));
  for (const auto& sentence : kept) QVERIFY2(sentence.find("stroll") == std::string::npos, sentence.c_str());
  const auto pairs = std::count_if(kept.begin(), kept.end(), [](const std::string& s) { return s.find("then ") != std::string::npos; });
  QCOMPARE(pairs, 20);
  QVERIFY(engine::keptSentences(known, 20, 3) == kept && engine::keptSentences(known, 20, 4) != kept);
}

QTEST_APPLESS_MAIN(TstTaughtMeasure)
#include "tst_taught_measure.moc"
