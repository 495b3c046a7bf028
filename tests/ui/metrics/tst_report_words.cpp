// What evaluations say, in the languages of the window: nothing that core can say is left in English there.
#include "core/report/published_tables.h"
#include "core/report/report_reader.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/spoken_window.h"
#include "ui/metrics/report_notes.h"
#include "ui/metrics/report_table_model.h"
#include "ui/metrics/report_words.h"
#include "ui/setup/languages.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

using core::metrics::describeMetric, core::metrics::EvaluationReport, core::metrics::metricTable;
using test_support::Spoken;

namespace {

const QString kSource = QStringLiteral(STUDIO_SOURCE_DIR "/");

/// The sentences that the translators of the language have before them, of evaluations.
QSet<QString> known(const QString& language) {
  QSet<QString> found;
  for (const auto& message : test_support::tsMessages(language))
    if (message.context == QStringLiteral("ui::ReportWords") && message.isFinished && !message.forms.value(0).isEmpty()) found << message.source;
  return found;
}

/// Sentences behind a word that begins them, as the tables of core have them.
QStringList sentencesIn(const QString& file, const QString& before) {
  QFile source(kSource + file);
  if (!source.open(QIODevice::ReadOnly)) return {};
  static const QString rest = QStringLiteral(R"re(\s*=\s*"[^"]*",\s*\.sentence\s*=\s*(?:fmt::format\()?"([^"]*)")re");
  QStringList found;
  for (auto match = QRegularExpression(QStringLiteral("\\.%1").arg(before) + rest).globalMatch(QString::fromUtf8(source.readAll())); match.hasNext();)
    found << match.next().captured(1).replace(QStringLiteral("{}"), QStringLiteral("300"));
  return found;
}

bool isTold(const std::string& text) { return ui::reportWords(text) != QString::fromStdString(text); }

std::vector<EvaluationReport> readShipped() {
  std::vector<EvaluationReport> reports;
  for (const QString& name : QDir(kSource + "resources/reports").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
    if (auto report = core::metrics::readReport((kSource + "resources/reports/" + name + "/report.json").toStdString())) reports.push_back(std::move(*report));
  return reports;
}

}  // namespace

class TstReportWords : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void metrics_data() { eachLanguage(); }
  void metrics();
  void protocolsAndWaysToUseAModel_data() { eachLanguage(); }
  void protocolsAndWaysToUseAModel();
  void shippedReports_data() { eachLanguage(); }
  void shippedReports();
  void publishedTables_data() { eachLanguage(); }
  void publishedTables();
  void whatDiffersStandsInItsPlace();
  void whatNobodyKnowsStaysAsItIs();

 private:
  static void eachLanguage() {
    QTest::addColumn<QString>("language");
    for (const auto& language : ui::languages())
      if (language.code != QStringLiteral("en")) QTest::newRow(qPrintable(language.code)) << language.code;
  }
};

void TstReportWords::metrics() {
  QFETCH(QString, language);
  const auto words = known(language);
  QVERIFY2(metricTable().size() > 35, qPrintable(QString::number(metricTable().size())));
  QSet<QString> titles;
  const Spoken spoken(language);
  for (const auto& info : metricTable()) {
    QVERIFY2(words.contains(QString::fromStdString(info.title)), info.title.c_str());
    QVERIFY2(words.contains(QString::fromStdString(info.explanation)) && isTold(info.explanation), info.explanation.c_str());
    titles << ui::metricTitle(info);
  }
  QCOMPARE(titles.size(), static_cast<qsizetype>(metricTable().size()));  // told apart in this language, too
  for (const char* name : {"fid.joints", "r1.joints", "r3.unseen.all", "skating.delivered"}) {
    const auto info = describeMetric(name);
    QVERIFY2(ui::metricTitle(info) != QString::fromStdString(info.title), name);
    QVERIFY2(!ui::metricTitle(info).contains("judge on"), name);
  }
}

void TstReportWords::protocolsAndWaysToUseAModel() {
  QFETCH(QString, language);
  const Spoken spoken(language);
  QStringList sentences = sentencesIn("core/engine/evaluation/evaluation_plan.cpp", "name");
  QCOMPARE(sentences.size(), 4);
  int families = 0;
  for (const QString& family : QDir(kSource + "core/families").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
    for (const QString& file : QDir(kSource + "core/families/" + family).entryList({"*_family.cpp"})) {
      const auto of = sentencesIn("core/families/" + family + u'/' + file, "word");
      families += of.isEmpty() ? 0 : 1;
      sentences << of;
    }
  QVERIFY2(families >= 8 && sentences.size() > 30, qPrintable(QString::number(sentences.size())));
  for (const QString& sentence : sentences) QVERIFY2(isTold(sentence.toStdString()), qPrintable(sentence));
}

void TstReportWords::shippedReports() {
  QFETCH(QString, language);
  const auto reports = readShipped();
  QVERIFY(reports.size() >= 9);
  const auto words = known(language);
  const Spoken spoken(language);
  for (const QString& folder : QDir(kSource + "resources/reports").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
    const QString title = ui::shippedReportTitle(folder);
    QVERIFY2(!title.isEmpty(), qPrintable(folder));
    QVERIFY2(!words.contains(title), qPrintable(title));  // it is none of the English ones
  }
  for (const auto& report : reports) {
    const QString told = ui::reportWords(report.description);
    QVERIFY2(!told.contains("repetition deals"), qPrintable(told));
    QVERIFY2(ui::protocolTitle(report.protocol) != QString::fromStdString(report.protocol), report.protocol.c_str());
    for (const auto& row : report.rows) QVERIFY2(isTold(row.description), row.description.c_str());
    for (const auto& remark : report.remarks) QVERIFY2(isTold(remark), remark.c_str());
    for (const auto& [name, text] : report.judges) QVERIFY2(words.contains(QString::fromStdString(name)) && isTold(text), text.c_str());
    for (const auto& [name, text] : report.settings) QVERIFY2(words.contains(QString::fromStdString(name)), name.c_str());
    const QString notes = ui::reportNotes(report);
    for (const char* english : {"our own evaluator", "Every FID", "Real motions", "weight:", "Second-hand"}) QVERIFY2(!notes.contains(english), english);
  }
}

void TstReportWords::publishedTables() {
  QFETCH(QString, language);
  const auto words = known(language);
  for (const auto& table : core::metrics::publishedTables()) {
    for (const auto& text : {table.title, table.source}) QVERIFY2(words.contains(QString::fromStdString(text)), text.c_str());
    for (const auto& column : table.columns) QVERIFY2(words.contains(QString::fromStdString(column.title)), column.title.c_str());
  }
}

void TstReportWords::whatDiffersStandsInItsPlace() {
  const Spoken spoken("de");
  QCOMPARE(ui::metricTitle(describeMetric("r1.joints")), QStringLiteral("R-Precision, beste, Richter: Gelenke"));
  QCOMPARE(ui::metricTitle(describeMetric("fid.published")), QStringLiteral("FID, Richter published"));
  QCOMPARE(ui::reportWords("Motion Puzzle makes the motion from the text, and MLD gives it the style."),
           QStringLiteral("Motion Puzzle macht die Bewegung aus dem Text, und MLD gibt ihr den Stil."));
  QCOMPARE(ui::reportWords("2 of 5 repetitions are done."), QStringLiteral("2 von 5 Wiederholungen sind fertig."));
  // A name of a metric within a sentence, and a number that stands in three places.
  QCOMPARE(ui::reportWords("After less before, caption by caption: Known moves shown: -2.3 points (-6.9 to 2.3)."),
           QStringLiteral("Nachher weniger vorher, Beschreibung für Beschreibung: Bekannte Bewegungen gezeigt: -2.3 Punkte (-6.9 bis 2.3)."));
  QCOMPARE(ui::reportWords("our own evaluator on upper features, movements and GRU, 128 numbers, 0123abcd"),
           QStringLiteral("eigener Bewerter auf Merkmalen (Oberkörper), Bewegungsstücke und GRU, 128 Zahlen, 0123abcd"));
}

void TstReportWords::whatNobodyKnowsStaysAsItIs() {
  const Spoken spoken("de");
  for (const char* text : {"", "A sentence of a module of one's own.", "%1 of %2", "all that glitters"}) QCOMPARE(ui::reportWords(text), QString::fromUtf8(text));
  // A known sentence before one that nobody knows.
  QCOMPARE(ui::reportWords("The text alone. And a remark."), QStringLiteral("Der Text allein. And a remark."));
}

STUDIO_GUI_TEST_MAIN(TstReportWords)
#include "tst_report_words.moc"
