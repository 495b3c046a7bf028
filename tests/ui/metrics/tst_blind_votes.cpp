#include "core/report/report_reader.h"
#include "tests/support/evaluation_folder.h"
#include "tests/ui/gui_test_main.h"
#include "ui/metrics/blind_vote_dialog.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace core::metrics;
using test_support::motionWords;
using Choice = Vote::Choice;

namespace {

EvaluationReport votedReport() {
  EvaluationReport report;
  report.protocol = "stylized";
  report.description = "What was asked.";
  report.repetitions = 1;
  report.settings = {{"style weight", "1.5"}, {"classifier scale", "0.2"}};
  ReportRow real{"real motion", "Real.", true, "", 4, {}, {}, 0, 1};
  ReportRow made{"default", "Made.", false, "m1", 4, {}, {}, 0, 1};
  ReportRow plain{"default:mld", "Without a style.", false, "m1", 4, {}, {}, 0, 1};
  report.rows = {real, made, plain};
  return report;
}

}  // namespace

/// Votes by keys and clicks, without names, kept at once.
class TstBlindVotes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void keysAndClicksAreVotes();
  void theLastOneCanBeTakenBack();
  void whoComesBackGoesOn();
  void nothingToCompareIsSaid();
  void theReportRanksItsRows();

 private:
  QString file() const { return folder_->filePath("report.json"); }
  std::vector<Vote> kept() const {
    const auto votes = readVotes(folder_->filePath("votes.jsonl").toStdString());
    return votes ? *votes : std::vector<Vote>();
  }
  std::unique_ptr<ui::BlindVoteDialog> open() {
    auto dialog = std::make_unique<ui::BlindVoteDialog>(std::make_shared<const EvaluationReport>(votedReport()), file(), jobs_, ui::ViewportBackend::Painted);
    dialog->show();
    dialog->activateWindow();
    return dialog;
  }
  ui::JobBridge jobs_;
  std::unique_ptr<QTemporaryDir> folder_;
};

void TstBlindVotes::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  QFile report(file());
  QVERIFY(report.open(QIODevice::WriteOnly) && report.write(QByteArray::fromStdString(reportJson(votedReport()))) > 0);
  QStringList words;
  for (int i = 0; i < 4; ++i)
    words << motionWords("m1", "", QStringLiteral("a person does %1").arg(i), "old", i) << motionWords("m1", "mld", QStringLiteral("a person does %1").arg(i), "", i);
  QVERIFY(!test_support::writeMotions(folder_->path(), "motions", words).isEmpty());
}

void TstBlindVotes::keysAndClicksAreVotes() {
  const auto dialog = open();
  QSignalSpy voted(dialog.get(), &ui::BlindVoteDialog::voted);
  QStringList better;
  const auto isReady = [&] { return dialog->shown().size() == 2; };
  QTRY_VERIFY(isReady());
  QVERIFY(dialog->shown()[0] != dialog->shown()[1]);
  const auto* prompt = dialog->findChild<QLabel*>("votePrompt");
  QVERIFY2(prompt->text().startsWith("a person does") && prompt->text().endsWith("in the style old"), qPrintable(prompt->text()));
  // Neither row is named anywhere.
  for (const auto* label : dialog->findChildren<QLabel*>()) QVERIFY2(!label->text().contains("default"), qPrintable(label->text()));
  if (const QByteArray keep = qgetenv("GESTO_KEEP_PICTURE"); !keep.isEmpty()) {
    QTest::qWait(300);
    QVERIFY(dialog->grab().save(QString::fromLocal8Bit(keep) + QStringLiteral("/votes.png")));
  }
  better << dialog->shown()[0];
  QTest::keyClick(dialog.get(), Qt::Key_Left);
  QTRY_VERIFY(isReady());
  better << dialog->shown()[1];
  QTest::keyClick(dialog.get(), Qt::Key_2);
  QTRY_VERIFY(isReady());
  auto cells = dialog->findChildren<ui::SheetCell*>();
  QCOMPARE(cells.size(), 2);
  better << dialog->shown()[1];
  QTest::mouseClick(cells[1], Qt::LeftButton);
  QTRY_VERIFY(isReady());
  QTest::mouseClick(dialog->findChild<QPushButton*>("voteSame"), Qt::LeftButton);
  auto* state = dialog->findChild<QLabel*>("voteState");
  QTRY_VERIFY2(state->text().contains("All pairs are done: 4"), qPrintable(state->text()));
  QTest::keyClick(dialog.get(), Qt::Key_Left);  // nothing is there to vote on
  QTRY_COMPARE(voted.count(), 4);
  const auto votes = kept();
  QCOMPARE(votes.size(), std::size_t{4});
  for (std::size_t i = 0; i < 3; ++i)
    QCOMPARE(QString::fromStdString(votes[i].choice == Choice::First ? votes[i].first : votes[i].second), better[static_cast<qsizetype>(i)]);
  QVERIFY(votes[3].choice == Choice::Same && votes[3].time > 1'000'000'000);
}

void TstBlindVotes::theLastOneCanBeTakenBack() {
  const auto dialog = open();
  auto* back = dialog->findChild<QPushButton*>("voteBack");
  QTRY_COMPARE(dialog->shown().size(), 2);
  QVERIFY(!back->isEnabled());
  const QStringList first = dialog->shown();
  const QString prompt = dialog->findChild<QLabel*>("votePrompt")->text();
  QTest::keyClick(dialog.get(), Qt::Key_Right);
  QTRY_COMPARE(kept().size(), std::size_t{1});
  QTRY_VERIFY(dialog->shown().size() == 2 && back->isEnabled());
  QTest::keyClick(dialog.get(), Qt::Key_Backspace);
  QTRY_VERIFY(dialog->shown() == first && dialog->findChild<QLabel*>("votePrompt")->text() == prompt);
  QTRY_COMPARE(kept().size(), std::size_t{0});
  QVERIFY(!back->isEnabled());
}

void TstBlindVotes::whoComesBackGoesOn() {
  {
    const auto dialog = open();
    QTRY_COMPARE(dialog->shown().size(), 2);
    QTest::keyClick(dialog.get(), Qt::Key_Space);
    QTRY_COMPARE(kept().size(), std::size_t{1});
  }
  const std::string done = kept().front().prompt;
  const auto dialog = open();
  QTRY_COMPARE(dialog->shown().size(), 2);
  QCOMPARE(dialog->votes().size(), std::size_t{1});
  QVERIFY(!dialog->findChild<QPushButton*>("voteBack")->isEnabled());  // what was said another day stays
  for (int i = 0; i < 3; ++i) {
    QTRY_COMPARE(dialog->shown().size(), 2);
    QVERIFY(!dialog->findChild<QLabel*>("votePrompt")->text().startsWith(QString::fromStdString(done)));
    QTest::keyClick(dialog.get(), Qt::Key_Down);
  }
  QTRY_COMPARE(kept().size(), std::size_t{4});
}

void TstBlindVotes::nothingToCompareIsSaid() {
  auto report = votedReport();
  report.rows.pop_back();
  ui::BlindVoteDialog dialog(std::make_shared<const EvaluationReport>(report), file(), jobs_, ui::ViewportBackend::Painted);
  dialog.show();
  auto* state = dialog.findChild<QLabel*>("voteState");
  QTRY_VERIFY2(state->text().contains("No two rows of this report"), qPrintable(state->text()));
  QFile votes(folder_->filePath("votes.jsonl"));
  QVERIFY(votes.open(QIODevice::WriteOnly) && votes.write("nonsense\n") > 0);
  votes.close();
  const auto broken = open();
  auto* told = broken->findChild<QLabel*>("voteState");
  QTRY_VERIFY2(told->text().contains("votes.jsonl:1: is no vote"), qPrintable(told->text()));
  QVERIFY(broken->shown().isEmpty());
}

void TstBlindVotes::theReportRanksItsRows() {
  std::vector<Vote> votes(6, {"default", "default:mld", Choice::First, "", 0});
  votes.push_back({"default", "default:mld", Choice::Second, "", 0});
  QVERIFY(writeVotes(folder_->filePath("votes.jsonl").toStdString(), votes));
  const auto report = readReport(file().toStdString());
  QVERIFY(report && report->preferences.size() == 2 && report->preferences.front().row == "default" && report->preferences.front().votes == 7);
  const auto html = reportHtml(*report);
  QVERIFY(html.find("Blind votes") != std::string::npos && html.find("default:mld") != std::string::npos);
  QVERIFY(reportCsv(*report).find("\"default\",preference,") != std::string::npos);
  // What is saved from the window holds the result without the votes.
  QFile saved(folder_->filePath("saved.json"));
  QVERIFY(saved.open(QIODevice::WriteOnly) && saved.write(QByteArray::fromStdString(reportJson(*report))) > 0);
  saved.close();
  QVERIFY(QFile::remove(folder_->filePath("votes.jsonl")));
  const auto again = readReport(folder_->filePath("saved.json").toStdString());
  QVERIFY(again && again->preferences.size() == 2 && reportJson(*again) == reportJson(*report));
}

STUDIO_GUI_TEST_MAIN(TstBlindVotes)
#include "tst_blind_votes.moc"
