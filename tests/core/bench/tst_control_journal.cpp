// The control bench goes on where it was stopped, and parts that ran beside each other come together.
#include "core/base/file.h"
#include "core/bench/control_journal.h"
#include "tests/support/synthetic_motion.h"

#include <QTemporaryDir>
#include <QTest>

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
  explicit Part(const std::filesystem::path& file) : journal(file, "walking") {}
  ControlBenchReport seams(const base::Shard& shard) {
    ControlBenchOptions options;
    options.cases = 4, options.shard = shard;
    const auto made = benchControl(
        service, options, {}, {},
        {[this](int i, const std::string&) { return journal.seams(i); }, [this](int i, const std::string&, const ControlCase& one) { return journal.add(i, one); }});
    return made ? *made : ControlBenchReport();
  }
  SteeringBenchReport keys(const base::Shard& shard) {
    SteeringBenchOptions options;
    options.cases = 2, options.shard = shard;
    const auto made = benchSteering(service, options, {}, {},
                                    {[this](int i, const std::string&) { return journal.steered(i); },
                                     [this](int i, const std::string&, const SteeredCases& three) { return journal.add(i, three); }});
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
  void whatIsOfAnotherModelIsLeftAlone();
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
  QVERIFY(ControlJournal(file, "walking").add(7, four));
  const auto again = ControlJournal(file, "walking").steered(7);
  QVERIFY(again && again->pin.freeSeen == four.pin.freeSeen && again->pin.steeredSeen == four.pin.steeredSeen && again->path.freeSeen.empty());
}

void TstControlJournal::whatIsOfAnotherModelIsLeftAlone() {
  const QTemporaryDir folder;
  const auto file = std::filesystem::path(folder.path().toStdString()) / "control.jsonl";
  QVERIFY(ControlJournal(file, "walking, seed 1").add(0, ControlCase()));
  QVERIFY(ControlJournal(file, "walking, seed 1").seams(0));
  QVERIFY(!ControlJournal(file, "walking, seed 2").seams(0));
  QVERIFY(!ControlJournal(file, "walking, seed 1").steered(0));
}

QTEST_GUILESS_MAIN(TstControlJournal)
#include "tst_control_journal.moc"
