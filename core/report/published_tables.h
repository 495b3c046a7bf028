#pragma once

#include "core/report/report.h"

#include <string>
#include <utility>
#include <vector>

/// The tables of the papers, and which of their orderings a report of ours finds too.
namespace core::metrics {

struct PublishedColumn {
  std::string title;   // as the paper has it: "FID ↓"
  std::string metric;  // ours: "fid"; empty: none of ours measures it
  Better better = Better::Lower;
};

/// A table of one of the papers: measured elsewhere, on other data, by other evaluators.
struct PublishedTable {
  std::string title, source;
  std::string protocol;  // of ours, that asks what the table asks: "stylized"; empty: none
  std::vector<PublishedColumn> columns;
  std::vector<std::pair<std::string, std::vector<std::string>>> rows;  // system and cells
};
const std::vector<PublishedTable>& publishedTables();

/// One system ahead of another in one column of a table, and what the report says of it.
struct Ordering {
  enum class Verdict { Held, NotHeld, Undecided };
  std::string table, metric;             // titles
  std::string ahead, behind;             // systems, as the paper orders them
  Verdict verdict = Verdict::Undecided;  // undecided: the difference lies inside its interval (report_difference.h), or there is none
};

/// Every pair of systems that both the report and a table of its protocol have, in every column that has a direction and that both measured, in the table's order.
/// A system with several rows (ReportRow::system) is its first row. Columns that should be as in real motion are left out: the tables' real rows are not known.
std::vector<Ordering> orderingsOf(const EvaluationReport& report);

/// "SMooDi, stylized motion: 12 of 24 orderings held, 4 not held, 8 undecided", one for each table that the orderings are of.
std::vector<std::string> orderingCounts(const std::vector<Ordering>& orderings);

/// "held", "not held" or "undecided".
std::string wordOf(Ordering::Verdict verdict);

}  // namespace core::metrics
