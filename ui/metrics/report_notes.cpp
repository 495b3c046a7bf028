#include "ui/metrics/report_notes.h"

#include "core/report/published_tables.h"
#include "ui/look/theme.h"
#include "ui/metrics/metrics_window.h"
#include "ui/metrics/report_words.h"

#include <QLocale>

#include <algorithm>

namespace ui {

namespace {

QString safe(const std::string& text) { return QString::fromStdString(text).toHtmlEscaped(); }

QString said(const std::string& text) { return reportWords(text).toHtmlEscaped(); }

QString heading(const QString& text) { return QStringLiteral("<p><b>%1</b></p>").arg(text); }

QString dim(const QString& text) { return QStringLiteral("<span style='color:%1'>%2</span>").arg(theme::kTextDim.name(), text); }

QString listOf(const QStringList& lines) { return lines.isEmpty() ? QString() : QStringLiteral("<ul><li>%1</li></ul>").arg(lines.join(QStringLiteral("</li><li>"))); }

QString pairsOf(const std::vector<std::pair<std::string, std::string>>& pairs) {
  QStringList lines;
  for (const auto& [name, text] : pairs) lines << said(name) + QStringLiteral(": ") + said(text);
  return listOf(lines);
}

// "style/old 75 %": which labels a row's motions are recognised by, the worst first.
QString recognised(const core::metrics::ReportRow& row) {
  std::vector<std::pair<double, std::string>> labels;
  for (const auto& [label, share] : row.breakdown) labels.emplace_back(share, label);
  std::sort(labels.begin(), labels.end());
  QStringList parts;
  for (const auto& [share, label] : labels) parts << QStringLiteral("%1 %2 %").arg(safe(label), QLocale().toString(100.0 * share, 'f', 0));
  return parts.join(QStringLiteral(", "));
}

QString publishedHtml() {
  QString html;
  for (const auto& table : core::metrics::publishedTables()) {
    html += QStringLiteral("<p>%1<br>%2</p><table cellspacing='0' cellpadding='3'><tr><td></td>").arg(said(table.title), dim(said(table.source)));
    for (const auto& column : table.columns) html += QStringLiteral("<td align='right'>%1</td>").arg(dim(said(column.title)));
    html += QStringLiteral("</tr>");
    for (const auto& [name, cells] : table.rows) {
      html += QStringLiteral("<tr><td>%1</td>").arg(said(name));
      for (const auto& cell : cells) html += QStringLiteral("<td align='right'>%1</td>").arg(safe(cell));
      html += QStringLiteral("</tr>");
    }
    html += QStringLiteral("</table>");
  }
  return html;
}

QString orderingsHtml(const std::vector<core::metrics::Ordering>& orderings) {
  using Verdict = core::metrics::Ordering::Verdict;
  const auto word = [](Verdict verdict) {
    switch (verdict) {
      case Verdict::Held: return MetricsWindow::tr("held");
      case Verdict::NotHeld: return MetricsWindow::tr("<b>not held</b>");
      case Verdict::Undecided: break;
    }
    return MetricsWindow::tr("undecided");
  };
  QString html = QStringLiteral("<table cellspacing='0' cellpadding='3'>");
  for (const auto& one : orderings) {
    html += QStringLiteral("<tr><td>%1</td><td>%2</td><td>%3</td><td>%4</td></tr>")
                .arg(dim(said(one.table)), said(one.metric), MetricsWindow::tr("%1 ahead of %2").arg(said(one.ahead), said(one.behind)), word(one.verdict));
  }
  return html + QStringLiteral("</table>");
}

QString preferenceHtml(const core::metrics::EvaluationReport& report) {
  QStringList lines;
  const QLocale locale;
  for (const auto& one : report.preferences)
    lines << MetricsWindow::tr("<b>%1</b> strength %2 ± %3: liked better than an average row in %4 % of cases (%5 votes)")
                 .arg(safe(one.row), locale.toString(one.strength, 'f', 2), locale.toString(one.halfWidth, 'f', 2), locale.toString(100.0 * one.share(), 'f', 0))
                 .arg(one.votes);
  return listOf(lines);
}

}  // namespace

QString reportNotes(const core::metrics::EvaluationReport& report) {
  QString html = QStringLiteral("<p>%1</p>")
                     .arg(dim(MetricsWindow::tr("Data set %1 (%2), seed %3, repetitions: %4")
                                  .arg(safe(report.dataName), safe(report.dataHash))
                                  .arg(report.seed)
                                  .arg(report.repetitions)));
  QStringList remarks, rows, labels;
  for (const auto& remark : report.remarks) remarks << said(remark);
  for (const auto& row : report.rows) {
    rows << QStringLiteral("<b>%1</b> %2").arg(rowName(row).toHtmlEscaped(), said(row.description));
    if (!row.breakdown.empty()) labels << QStringLiteral("<b>%1</b> %2").arg(rowName(row).toHtmlEscaped(), recognised(row));
  }
  if (!remarks.isEmpty()) html += heading(MetricsWindow::tr("Before comparing")) + listOf(remarks);
  html += heading(MetricsWindow::tr("Rows")) + listOf(rows);
  if (!labels.isEmpty()) html += heading(MetricsWindow::tr("Recognised, the worst first")) + listOf(labels);
  if (!report.preferences.empty()) html += heading(MetricsWindow::tr("Blind votes, the best first")) + preferenceHtml(report);
  if (const auto& [captions, exact, near] = report.captions; captions > 0)
    html += heading(MetricsWindow::tr("Captions")) +
            listOf({MetricsWindow::tr("%1 different ones may be asked; %2 of them stand in training word for word, %3 nearly.").arg(captions).arg(exact).arg(near)});
  if (!report.judges.empty()) html += heading(MetricsWindow::tr("Judges")) + pairsOf(report.judges);
  if (!report.settings.empty()) html += heading(MetricsWindow::tr("Settings")) + pairsOf(report.settings);
  if (const auto orderings = core::metrics::orderingsOf(report); !orderings.empty())
    html += heading(MetricsWindow::tr("The papers' orderings: undecided where the difference lies inside its interval")) + orderingsHtml(orderings);
  html += heading(MetricsWindow::tr("Published elsewhere: other data, other judges, not to be compared with the numbers above")) + publishedHtml();
  return html;
}

}  // namespace ui
