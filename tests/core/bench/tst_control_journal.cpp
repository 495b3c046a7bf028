// The control bench goes on where it was stopped, and parts that ran beside each other come together.
#include "core/base/file.h"
#include "core/bench/control_journal.h"
#include "tests/support/synthetic_motion.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>

using namespace core;
using namespace core::bench;

namespace {

/// Walks, of the length that is asked for.
class Walking : public services::GenerationService {
 public:
  Result<services::GenerationReport> generate(const services::GenerationRequest& request, const jobs::ProgressSink&, std::stop_token) override {
    ++asked;
    services::GenerationReport report;
    const int frames = static_cast<int>(services::lengthOf(request) * 20.0 + 0.5);
    report.clip = std::make_shared<const motion::Clip>(test_support::syntheticWalk(request.seed + 1, frames));
    report.secondsTaken = 0.5;
    report.modelHash = "walking";
    return report;
  }
  Result<std::vector<services::StyleInfo>> styles() override { return std::vector<services::StyleInfo>(); }

  int asked = 0;
};

struct Part {
  explicit Part(const std::filesystem::path& file) : journal(*ControlJournal::open(file, "walking")) {}
  ControlBenchReport seams(const base::Shard& shard) {
    ControlBenchOptions options;
    options.cases = 4, options.shard = shard;
    const auto made =
        benchControl(service, options, {}, {}, {[this](int i) { return journal.seams(i); }, [this](int i, const ControlCase& one) { return journal.add(i, one); }});
    return made ? *made : ControlBenchReport();
  }
  SteeringBenchReport keys(const base::Shard& shard) {
    SteeringBenchOptions options;
    options.cases = 2, options.shard = shard;
    const auto made =
        benchSteering(service, options, {}, {}, {[this](int i) { return journal.steered(i); }, [this](int i, const SteeredCases& four) { return journal.add(i, four); }});
    return made ? *made : SteeringBenchReport();
  }
  Walking service;
  ControlJournal journal;
};

}  // namespace

class TstControlJournal : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void shardsComeTogether();
  void whatIsOfAnotherSamplerIsRefused();
  void aCaseThatLacksSomethingIsToldWithItsLine();
  void howActionsAreSeenIsKept();
  void recognisedSharesArePairedOverTheCases();
  void whatAJudgeSawIsKept();
};

void TstControlJournal::shardsComeTogether() {
  const QTemporaryDir folder;
  const auto file = std::filesystem::path(folder.path().toStdString()) / "control.jsonl";
  const auto whole = Part(file.string() + ".whole").seams({});
  QCOMPARE(whole.cases.size(), std::size_t{4});
  QCOMPARE(Part(file).seams({1, 2}).cases.size(), std::size_t{2});
  // What is there comes with it.
  QCOMPARE(Part(file).seams({2, 2}).cases.size(), std::size_t{4});
  // A line that a kill has cut does no harm.
  QVERIFY(base::appendLine(file, "{\"of\": \"walking\", \"case\": 1, \"sea"));
  Part last(file);
  const auto joined = last.seams({});
  QCOMPARE(last.service.asked, 1);  // the first one, which reads the weights
  QCOMPARE(joined.cases.size(), std::size_t{4});
  const auto a = summaryOf(whole), b = summaryOf(joined);
  for (const auto& [one, other] :
       {std::pair{a.jerkRatio, b.jerkRatio}, {a.slideRatio, b.slideRatio}, {a.keptMm, b.keptMm}, {a.redrawnCm, b.redrawnCm}, {a.stepRatio, b.stepRatio}})
    QCOMPARE(one, other);
  QCOMPARE(services::spanText(joined.cases[3].spans[1]), services::spanText(whole.cases[3].spans[1]));
  QCOMPARE(Part(file).keys({1, 2}).pins.size(), std::size_t{1});
  Part again(file);
  QCOMPARE(again.keys({1, 2}).paths.size(), std::size_t{1});
  QCOMPARE(again.service.asked, 1);
}

void TstControlJournal::whatAJudgeSawIsKept() {
  const QTemporaryDir folder;
  const auto file = std::filesystem::path(folder.path().toStdString()) / "control.jsonl";
  SteeredCases four;
  four.pin.freeSeen = {0.25f, -3.0f}, four.pin.steeredSeen = {1.5f, 0.125f};
  QVERIFY(ControlJournal::open(file, "walking")->add(7, four));
  const auto again = ControlJournal::open(file, "walking")->steered(7);
  QVERIFY(again && again->pin.freeSeen == four.pin.freeSeen && again->pin.steeredSeen == four.pin.steeredSeen && again->path.freeSeen.empty());
}

void TstControlJournal::howActionsAreSeenIsKept() {
  const QTemporaryDir folder;
  const auto file = std::filesystem::path(folder.path().toStdString()) / "control.jsonl";
  ControlCase one;
  one.views = {{{"walks", 0.5}, {"walks", -0.25}}}, one.viewsAlone = {{{"sits", 1.5}, {"runs", 2.0}}};
  QVERIFY(ControlJournal::open(file, "walking")->add(0, one));
  const auto again = ControlJournal::open(file, "walking")->seams(0);
  QVERIFY(again && again->views.size() == 1 && again->viewsAlone.size() == 1);
  QCOMPARE(again->views[0].inside.margin, -0.25);
  QCOMPARE(again->viewsAlone[0].inside.shows, std::string("runs"));
  QCOMPARE(again->viewsAlone[0].whole.margin, 1.5);
}

void TstControlJournal::recognisedSharesArePairedOverTheCases() {
  // Two actions a case, recognised in the plan or not, and alone; the inside the other way round.
  const auto action = [](bool is) { return ActionView{{"", is ? 1.0 : -1.0}, {"", is ? -1.0 : 1.0}}; };
  ControlBenchReport report;
  for (const auto& [first, second] : {std::pair{true, true}, {true, false}, {false, false}, {true, true}}) {
    ControlCase one;
    one.views = {action(first), action(second)}, one.viewsAlone = {action(true), action(true)};
    report.cases.push_back(one);
  }
  const auto sum = summaryOf(report);
  QVERIFY(sum.isJudged);
  QCOMPARE(sum.whole.inPlan, 0.625);
  QCOMPARE(sum.whole.alone, 1.0);
  QCOMPARE(sum.whole.less, 0.375);
  QCOMPARE(sum.inside.less, -0.375);
  // Lost: 0, 1, 2 and 0 of two each.
  QVERIFY(std::abs(sum.whole.halfWidth - 1.96 * std::sqrt(0.75 * 0.75 + 0.25 * 0.25 + 1.25 * 1.25 + 0.75 * 0.75) / 8.0) < 1e-9);
  QVERIFY(!summaryOf(ControlBenchReport()).isJudged);
}

void TstControlJournal::whatIsOfAnotherSamplerIsRefused() {
  const QTemporaryDir folder;
  const auto file = std::filesystem::path(folder.path().toStdString()) / "control.jsonl";
  families::ModelFacts model;
  model.hash = "12bd", model.steps = 20, model.constants = "DPM-Solver++(2M)";
  ControlBenchOptions options;
  const auto subject = controlSubject(model, options);
  QVERIFY(ControlJournal::open(file, subject)->add(0, ControlCase()));
  QVERIFY(ControlJournal::open(file, subject)->seams(0));
  QVERIFY(!ControlJournal::open(file, subject)->steered(0));
  // What a model takes of itself is the same as when a person asks for it.
  options.steps = 20;
  QVERIFY(ControlJournal::open(file, controlSubject(model, options)));
  const auto refuses = [&](const char* what) {
    const auto opened = ControlJournal::open(file, controlSubject(model, options));
    QVERIFY2(!opened && opened.error().code == ErrorCode::InvalidArgument, what);
    QVERIFY2(opened.error().message.starts_with(file.string() + ":1: ") && opened.error().message.find(what) != std::string::npos, opened.error().message.c_str());
  };
  options.steps = 50;
  refuses("50 steps");
  options.steps.reset(), options.seed = 2;
  refuses("seed 2");
  options.seed = 1, model.constants = "DDIM";
  refuses("DDIM");
  model.constants = "DPM-Solver++(2M)", model.hash = "77aa";
  refuses("77aa");
}

void TstControlJournal::aCaseThatLacksSomethingIsToldWithItsLine() {
  const QTemporaryDir folder;
  const auto file = std::filesystem::path(folder.path().toStdString()) / "control.jsonl";
  QVERIFY(base::appendLine(file, R"({"of": "walking", "case": 1, "sea)"));
  QVERIFY(base::appendLine(file, R"({"of": "walking", "case": 1, "seams": {"spans": []}})"));
  const auto opened = ControlJournal::open(file, "walking");
  QVERIFY(!opened && opened.error().code == ErrorCode::ParseFailed);
  QVERIFY2(opened.error().message.starts_with(file.string() + ":2: "), opened.error().message.c_str());
}

QTEST_GUILESS_MAIN(TstControlJournal)
#include "tst_control_journal.moc"
