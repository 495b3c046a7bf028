#include "core/engine/candidate_judge.h"
#include "core/engine/generation_engine.h"
#include "core/engine/model_library.h"
#include "core/metrics/embedding_judge.h"
#include "core/motion/kinematics.h"
#include "core/services/take_requests.h"
#include "tests/support/tiny_evaluator.h"
#include "tests/support/tiny_model.h"

#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <optional>
#include <set>

using namespace core;

/// Several motions are made and the one that fits the words best is kept: a tiny model, and an evaluator by chance, whose answers are as definite as another's.
class TstBestOf : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theNearestIsKeptAndCanBeMadeAlone();
  void wordsAndStyleCountAlike();
  void aStyledOneFitsBothTogether();
  void aPlanIsJudgedActionByAction();
  void aBatchChoosesForEachOfItsOwn();
  void withoutAnEvaluatorThatIsSaid();
  void wrongNumbersAndAStopAreSaid();

 private:
  std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }
  static services::GenerationRequest request() {
    services::GenerationRequest made;
    made.prompt = "a person walks";
    made.seconds = 2.0;
    made.seed = 7;
    made.steps = 5;
    made.candidates = 4;
    return made;
  }
  QTemporaryDir folder_;
};

void TstBestOf::initTestCase() {
  at::set_num_threads(1);
  tests::writeTinyModels(path("models"));
  QVERIFY(tests::writeTinyEvaluator(path("models"), 3));
}

void TstBestOf::theNearestIsKeptAndCanBeMadeAlone() {
  const auto service = engine::makeGenerationService(services::ModelFolders(path("models")));
  const auto best = service->generate(request(), {}, {});
  QVERIFY2(best, best ? "" : best.error().message.c_str());
  QVERIFY(best->seed && *best->seed >= 7 && *best->seed <= 10);
  QVERIFY2(best->remarks.back().find("of 4 motions") != std::string::npos, best->remarks.back().c_str());
  QCOMPARE(services::takeOf(request(), *best).request.seed, *best->seed);

  const auto judge = metrics::openEmbeddingJudge(path("models") / "judges" / "evaluator-all.safetensors");
  QVERIFY(judge);
  double nearest = 1e9;
  std::uint64_t expected = 0;
  std::set<double> different;
  for (std::uint64_t seed = 7; seed <= 10; ++seed) {
    auto alone = request();
    alone.candidates = 1;
    alone.seed = seed;
    const auto made = service->generate(alone, {}, {});
    QVERIFY(made && !made->seed);
    const auto positions = motion::worldPositions(*made->clip);
    if (seed == *best->seed) QVERIFY(positions == motion::worldPositions(*best->clip));
    const std::vector<metrics::MotionSample> sample = {metrics::sampleOf(positions, alone.prompt)};
    const double distance = (*judge)->distances(sample).item<double>();
    different.insert(distance);
    if (distance < nearest) nearest = distance, expected = seed;
  }
  QCOMPARE(different.size(), std::size_t{4});
  QCOMPARE(*best->seed, expected);
}

void TstBestOf::wordsAndStyleCountAlike() {
  const std::vector<double> words = {3.0, 1.0, 2.0, 2.5};
  QCOMPARE(engine::bestOf(words, {}), std::size_t{1});
  // However large the numbers of a style are, the third is second in words and first in style.
  const std::vector<double> style = {500.0, 900.0, 100.0, 200.0};
  QCOMPARE(engine::bestOf(words, style), std::size_t{2});
  // A style that tells nothing apart leaves it to the words.
  QCOMPARE(engine::bestOf(words, std::vector<double>(4, 0.7)), std::size_t{1});
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, engine::bestOf({}, {}));
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, engine::bestOf(words, std::vector<double>(3, 0.0)));
}

void TstBestOf::aStyledOneFitsBothTogether() {
  const auto library = std::make_shared<engine::ModelLibrary>(path("models"));
  const auto model = library->load("default");
  QVERIFY(model);
  families::MotionWish wish;
  wish.prompt = "a person walks", wish.frames = 40, wish.steps = 5;
  std::vector<at::Tensor> draws;
  for (std::uint64_t seed = 7; seed <= 10; ++seed) {
    wish.seed = seed;
    auto made = (*model)->sample({&wish, 1}, {}, {});
    QVERIFY(made);
    draws.push_back(made->front().features);
  }
  QVERIFY((*model)->styleDistances(wish, draws).empty());
  wish.style = {families::StyleWish::Kind::Named, (*model)->styles().front(), {}};
  const auto apart = (*model)->styleDistances(wish, draws);
  QCOMPARE(apart.size(), draws.size());
  QVERIFY(std::set<double>(apart.begin(), apart.end()).size() == draws.size());
  // Of a plan each action is beside its own style: one that has none says nothing.
  wish.spans = {{"a person walks", 20, wish.style}, {"a person turns", 20, {}}};
  const auto half = (*model)->styleDistances(wish, draws);
  wish.spans.clear();
  std::vector<at::Tensor> halves;
  for (const auto& motion : draws) halves.push_back(motion.slice(0, 0, 20));
  QVERIFY(half == (*model)->styleDistances(wish, halves));

  auto styled = request();
  styled.style = services::StyleReference::named((*model)->styles().front());
  const auto service = engine::makeGenerationService(library);
  const auto best = service->generate(styled, {}, {});
  QVERIFY2(best, best ? "" : best.error().message.c_str());
  QVERIFY2(best->remarks.back().find("fits the words and the style best") != std::string::npos, best->remarks.back().c_str());
  styled.candidates = 1;
  styled.seed = best->seed.value();
  const auto alone = service->generate(styled, {}, {});
  QVERIFY(alone && motion::worldPositions(*alone->clip) == motion::worldPositions(*best->clip));
}

void TstBestOf::aPlanIsJudgedActionByAction() {
  const auto service = engine::makeGenerationService(services::ModelFolders(path("models")));
  auto plan = request();
  plan.plan.spans = {{0.0, 1.5, "a person walks", {}, {}}, {1.5, 3.0, "a person turns", {}, {}}};
  const auto best = service->generate(plan, {}, {});
  QVERIFY2(best, best ? "" : best.error().message.c_str());
  plan.candidates = 1;
  plan.seed = best->seed.value();
  const auto alone = service->generate(plan, {}, {});
  QVERIFY(alone && motion::worldPositions(*alone->clip) == motion::worldPositions(*best->clip));
}

void TstBestOf::aBatchChoosesForEachOfItsOwn() {
  const auto service = engine::makeGenerationService(services::ModelFolders(path("models")));
  std::vector<services::GenerationRequest> all(2, request());
  all[1].candidates = 1;
  std::vector<std::optional<std::uint64_t>> seeds(2);
  int answers = 0;
  const auto answered = [&](std::size_t number, Result<services::GenerationReport> answer) {
    ++answers;
    if (answer) seeds[number] = answer->seed;
  };
  QVERIFY(service->generateAll(all, answered, {}, {}));
  QCOMPARE(answers, 2);
  QCOMPARE(seeds[0], service->generate(request(), {}, {})->seed);
  QVERIFY(!seeds[1]);
}

void TstBestOf::withoutAnEvaluatorThatIsSaid() {
  std::filesystem::create_directories(path("bare"));
  std::filesystem::copy_file(path("models") / "smoodi-compact.safetensors", path("bare") / "smoodi-compact.safetensors");
  const auto made = engine::makeGenerationService(services::ModelFolders(path("bare")))->generate(request(), {}, {});
  QVERIFY(!made);
  QVERIFY(made.error().code == ErrorCode::NotFound);
  QVERIFY2(made.error().message.find("evaluator-all.safetensors") != std::string::npos, made.error().message.c_str());
}

void TstBestOf::wrongNumbersAndAStopAreSaid() {
  const auto service = engine::makeGenerationService(services::ModelFolders(path("models")));
  for (const int number : {0, -3, 17}) {
    auto wrong = request();
    wrong.candidates = number;
    const auto made = service->generate(wrong, {}, {});
    QVERIFY(!made);
    QCOMPARE(made.error().message, QStringLiteral("the number of motions to choose from must be between 1 and 16, not %1").arg(number).toStdString());
  }
  std::stop_source stop;
  stop.request_stop();
  const auto stopped = service->generate(request(), {}, stop.get_token());
  QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TstBestOf)
#include "tst_best_of.moc"
