#include "core/report/published_tables.h"
#include "core/report/report.h"
#include "core/report/svg_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace core::metrics {

namespace {

const char* const kStyle = R"(
:root{--paper:#fff;--ink:#1c2126;--faint:#5f6b76;--line:#dfe3e7;--accent:#1f6feb;--second:#b3541e;--band:#f5f7f9;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e6e9ec;--faint:#9aa5b0;--line:#2c3238;--accent:#6cb0ff;--second:#f0a35e;--band:#1b1f23}}
body{margin:0 auto;max-width:1180px;padding:24px 20px 60px;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
h1{font-size:26px;margin:0 0 4px}h2{font-size:19px;margin:36px 0 8px}p{max-width:75ch}.faint,small{color:var(--faint)}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:6px 0 2px}
th,td{padding:5px 12px;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}th{font-weight:600;vertical-align:bottom}
th:first-child,td:first-child{text-align:left}tr.real td{background:var(--band)}td small{margin-left:4px}
.plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:18px 28px}svg{width:100%;height:auto;font-size:12px}
.plot-title{font-weight:600;font-size:14px;fill:var(--ink)}.tick{fill:var(--faint);font-size:11px}.label{fill:var(--ink)}.small{font-size:10px}
.grid{stroke:var(--line)}.made{fill:var(--accent);stroke:var(--accent)}.real{fill:var(--second);stroke:var(--second)}.interval{stroke-width:2}
.real-line{stroke:var(--second);stroke-dasharray:3 4;opacity:.7}.series{fill:none;stroke:var(--accent);opacity:.45}
.chosen{fill:none;stroke:var(--second);stroke-width:2.5}
.elsewhere{border-left:4px solid var(--second);padding:2px 0 2px 16px}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 18px}dt{color:var(--faint)}dd{margin:0;overflow-wrap:anywhere}
)";

std::string numberText(const MetricInfo& info, double value) {
  return info.isShare ? fmt::format("{:.{}f} %", 100.0 * value, info.digits) : fmt::format("{:.{}f}", value, info.digits);
}

std::string arrow(Better better) { return better == Better::Higher ? " ↑" : better == Better::Lower ? " ↓" : " →"; }

// The metrics that any row has, in the table's order, suffixed ones behind their own.
std::vector<MetricInfo> metricsOf(const EvaluationReport& report) {
  std::set<std::string> present;
  for (const auto& row : report.rows)
    for (const auto& [name, value] : row.values) present.insert(name);
  std::vector<MetricInfo> found;
  for (const auto& info : metricTable()) {
    if (present.erase(info.name)) found.push_back(info);
    std::vector<std::string> suffixed;
    for (const auto& name : present)
      if (name.starts_with(info.name + ".") && std::none_of(metricTable().begin(), metricTable().end(), [&](const auto& other) {
            return other.name.size() > info.name.size() && (name == other.name || name.starts_with(other.name + "."));
          }))
        suffixed.push_back(name);
    for (const auto& name : suffixed) {
      present.erase(name);
      found.push_back(describeMetric(name));
    }
  }
  for (const auto& name : present) found.push_back(describeMetric(name));
  return found;
}

std::string resultTables(const EvaluationReport& report, const std::vector<MetricInfo>& metrics) {
  std::vector<std::string> groups;
  for (const auto& info : metrics)
    if (std::find(groups.begin(), groups.end(), info.group) == groups.end()) groups.push_back(info.group);
  std::string html;
  for (const auto& group : groups) {
    html += fmt::format("<h2>{}</h2><div class=\"scroll\"><table><tr><th></th>", escapedForMarkup(group));
    for (const auto& info : metrics)
      if (info.group == group) html += fmt::format("<th title=\"{}\">{}{}</th>", escapedForMarkup(info.explanation), escapedForMarkup(info.title), arrow(info.better));
    html += "</tr>";
    for (const auto& row : report.rows) {
      html += fmt::format("<tr{}><td title=\"{}\">{}</td>", row.isReal ? " class=\"real\"" : "", escapedForMarkup(row.description), escapedForMarkup(row.name));
      for (const auto& info : metrics) {
        if (info.group != group) continue;
        const auto found = row.values.find(info.name);
        if (found == row.values.end()) {
          html += "<td>–</td>";
          continue;
        }
        html += "<td>" + numberText(info, found->second.mean);
        if (found->second.hasInterval()) html += "<small>± " + numberText(info, found->second.halfWidth) + "</small>";
        html += "</td>";
      }
      html += "</tr>";
    }
    html += "</table></div><p class=\"faint\">";
    std::set<std::string> said;
    for (const auto& info : metrics) {
      if (info.group != group || info.explanation.empty() || !said.insert(info.explanation).second) continue;
      html += fmt::format("<b>{}</b>: {} ", escapedForMarkup(info.title), escapedForMarkup(info.explanation));
    }
    html += "</p>";
  }
  return html;
}

std::string resultPlots(const EvaluationReport& report, const std::vector<MetricInfo>& metrics) {
  static const std::set<std::string> kPlotted = {"prompts", "prompt_r3", "fid", "fid.joints", "r3", "sra", "cra", "skating", "jerk", "fid.upper", "fid.lower", "fid.own"};
  std::string html;
  for (const auto& info : metrics) {
    if (kPlotted.count(info.name) == 0) continue;
    std::vector<PlotRow> rows;
    for (const auto& row : report.rows) {
      const auto found = row.values.find(info.name);
      const double unit = info.isShare ? 100.0 : 1.0;
      if (found != row.values.end()) rows.push_back({row.name, found->second.mean * unit, found->second.halfWidth * unit, row.isReal});
    }
    html += "<div>" + rowPlot(info.title + arrow(info.better), info.isShare ? "percent" : info.title, rows, info.digits) + "</div>";
  }
  return html.empty() ? html : "<h2>At a glance</h2><p class=\"faint\">Dots with 95 % intervals; dashed: real motion.</p><div class=\"plots\">" + html + "</div>";
}

std::string sweepPlots(const EvaluationReport& report) {
  if (report.sweep.empty()) return {};
  std::string html;
  for (const char* metric : {"r3", "cra", "fid"}) {
    const auto info = describeMetric(metric);
    std::vector<PlotPoint> points;
    for (const auto& point : report.sweep) {
      const auto x = point.values.find("sra"), y = point.values.find(metric);
      if (x == point.values.end() || y == point.values.end()) continue;
      points.push_back({100.0 * x->second.mean, y->second.mean * (info.isShare ? 100.0 : 1.0), fmt::format("{:g} / {:g}", point.styleWeight, point.classifierScale),
                        fmt::format("{:g}", point.classifierScale), point.isDefault});
    }
    html += "<div>" + pointPlot(fmt::format("Style against {}", info.title), "SRA of the clean judge, percent", info.title + (info.isShare ? ", percent" : ""), points) +
            "</div>";
  }
  return "<h2>Guidance sweep</h2><p class=\"faint\">Every point is one setting, style weight / classifier scale; lines join equal classifier scales; "
         "the ring marks the default.</p><div class=\"plots\">" +
         html + "</div>";
}

std::string breakdownTable(const EvaluationReport& report) {
  std::set<std::string> labels;
  for (const auto& row : report.rows)
    for (const auto& [label, share] : row.breakdown) labels.insert(label);
  if (labels.empty()) return {};
  const bool isOfPrompts = labels.lower_bound("prompt/") != labels.end() && labels.lower_bound("prompt/")->starts_with("prompt/");
  std::string html = isOfPrompts ? "<h2>Prompt by prompt</h2><p class=\"faint\">Shares of the seeds that show a prompt, and of the prompts of a group that are shown.</p>"
                                 : "<h2>Recognised by label</h2><p class=\"faint\">Shares recognised by the clean judges, all repetitions together.</p>";
  html += "<div class=\"scroll\"><table><tr><th></th>";
  for (const auto& row : report.rows) html += fmt::format("<th>{}</th>", escapedForMarkup(row.name));
  html += "</tr>";
  for (const auto& label : labels) {
    html += fmt::format("<tr><td>{}</td>", escapedForMarkup(label));
    for (const auto& row : report.rows) {
      const auto found = row.breakdown.find(label);
      html += found == row.breakdown.end() ? "<td>–</td>" : fmt::format("<td>{:.0f} %</td>", 100.0 * found->second);
    }
    html += "</tr>";
  }
  return html + "</table></div>";
}

std::string preferenceTable(const EvaluationReport& report) {
  if (report.preferences.empty()) return {};
  std::string html =
      "<h2>Blind votes</h2><p class=\"faint\">Two motions of the same prompt and seed side by side, without names. Strengths by Bradley and Terry with 95 % intervals, "
      "mean 0; "
      "beside them the chance to be liked better than an average row.</p><div class=\"scroll\"><table><tr><th></th><th>votes</th><th>liked "
      "better</th><th>strength</th><th>against "
      "the average</th></tr>";
  for (const auto& one : report.preferences)
    html += fmt::format("<tr><td>{}</td><td>{}</td><td>{:g}</td><td>{:.2f}<small>± {:.2f}</small></td><td>{:.0f} %</td></tr>", escapedForMarkup(one.row), one.votes,
                        one.wins, one.strength, one.halfWidth, 100.0 * one.share());
  return html + "</table></div>";
}

std::string orderingSection(const EvaluationReport& report) {
  const auto orderings = orderingsOf(report);
  if (orderings.empty()) return {};
  std::string html =
      "<h2>The papers' orderings</h2><p class=\"faint\">Which system is ahead of which in a published table, and whether it is here: held or not held where our "
      "difference "
      "exceeds its 95 % interval, else undecided.</p><ul>";
  for (const auto& sentence : orderingCounts(orderings)) html += fmt::format("<li>{}</li>", escapedForMarkup(sentence));
  html += "</ul><div class=\"scroll\"><table><tr><th></th><th>column</th><th>ahead</th><th>behind</th><th>here</th></tr>";
  for (const auto& one : orderings)
    html += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>", escapedForMarkup(one.table), escapedForMarkup(one.metric),
                        escapedForMarkup(one.ahead), escapedForMarkup(one.behind), wordOf(one.verdict));
  return html + "</table></div>";
}

std::string publishedSection() {
  std::string html =
      "<h2>Published tables</h2><div class=\"elsewhere\"><p><b>Measured elsewhere, on other data, by other evaluators.</b> These numbers stand here for "
      "orientation; none of them may be compared with the numbers above.</p>";
  for (const auto& table : publishedTables()) {
    html += fmt::format("<h3>{}</h3><p class=\"faint\">{}</p><div class=\"scroll\"><table><tr><th></th>", escapedForMarkup(table.title), escapedForMarkup(table.source));
    for (const auto& column : table.columns) html += fmt::format("<th>{}</th>", escapedForMarkup(column.title));
    html += "</tr>";
    for (const auto& [name, cells] : table.rows) {
      html += fmt::format("<tr><td>{}</td>", escapedForMarkup(name));
      for (const auto& cell : cells) html += fmt::format("<td>{}</td>", escapedForMarkup(cell));
      html += "</tr>";
    }
    html += "</table></div>";
  }
  return html + "</div>";
}

std::string facts(const EvaluationReport& report) {
  std::string html = "<h2>How it was measured</h2><dl>";
  const auto add = [&](const std::string& name, const std::string& text) {
    html += fmt::format("<dt>{}</dt><dd>{}</dd>", escapedForMarkup(name), escapedForMarkup(text));
  };
  add("data", fmt::format("{}, {}", report.dataName, report.dataHash));
  add("seed", std::to_string(report.seed));
  add("repetitions", std::to_string(report.repetitions));
  add("pool, diversity pairs", fmt::format("{}, {}", report.pool, report.diversityPairs));
  if (const auto& [captions, exact, near] = report.captions; captions > 0) {
    const auto share = [all = captions](int count) { return 100.0 * count / all; };
    add("captions", fmt::format("{} different; {} ({:.1f} %) stand in training word for word, {} ({:.1f} %) nearly", captions, exact, share(exact), near, share(near)));
  }
  for (const auto& [name, text] : report.judges) add("judge: " + name, text);
  for (const auto& [name, text] : report.settings) add(name, text);
  for (const auto& row : report.rows) {
    add(row.name, fmt::format("{} {} motions each time.{}", row.description, row.motions, row.modelHash.empty() ? "" : " Model " + row.modelHash + "."));
  }
  return html + "</dl>";
}

}  // namespace

std::string reportHtml(const EvaluationReport& report) {
  const auto metrics = metricsOf(report);
  std::string html = fmt::format(
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
      "<title>Evaluation: {0}</title><style>{1}</style></head><body><h1>Evaluation: {0}</h1><p>{2}</p>",
      escapedForMarkup(report.protocol), kStyle, escapedForMarkup(report.description));
  if (!report.remarks.empty()) {
    html += "<ul>";
    for (const auto& remark : report.remarks) html += fmt::format("<li>{}</li>", escapedForMarkup(remark));
    html += "</ul>";
  }
  html += resultPlots(report, metrics) + resultTables(report, metrics) + sweepPlots(report) + preferenceTable(report) + breakdownTable(report) + facts(report) +
          orderingSection(report) + publishedSection();
  return html + "</body></html>\n";
}

}  // namespace core::metrics
