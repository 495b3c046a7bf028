#include "core/report/published_tables.h"

#include "core/report/report_difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace core::metrics {

namespace {

std::optional<double> numberIn(const std::string& cell) {
  double value = 0.0;
  const auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (code != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

const ReportRow* rowOf(const EvaluationReport& report, const std::string& system) {
  const auto found = std::find_if(report.rows.begin(), report.rows.end(), [&](const ReportRow& row) { return row.system == system; });
  return found == report.rows.end() ? nullptr : &*found;
}

Ordering::Verdict verdictOn(const MeasuredValue& ahead, const MeasuredValue& behind, Better better) {
  const auto isBetter = differenceOf(ahead, behind, better).isBetter;
  if (!isBetter) return Ordering::Verdict::Undecided;
  return *isBetter ? Ordering::Verdict::Held : Ordering::Verdict::NotHeld;
}

}  // namespace

const std::vector<PublishedTable>& publishedTables() {
  constexpr auto kUp = Better::Higher, kDown = Better::Lower, kReal = Better::LikeReal;
  static const std::vector<PublishedColumn> styled = {{"FID ↓", "fid", kDown},      {"Foot skating ↓", "skating", kDown}, {"MM Dist ↓", "mm_dist", kDown},
                                                      {"R-precision ↑", "r3", kUp}, {"Diversity", "diversity", kReal},    {"SRA ↑, its own judge", "sra", kUp}};
  static const std::vector<PublishedColumn> plain = {{"R-precision top 3 ↑", "r3", kUp}, {"FID ↓", "fid", kDown},         {"MM-Dist ↓", "mm_dist", kDown},
                                                     {"Diversity", "diversity", kReal},  {"FID-U ↓", "fid.upper", kDown}, {"FID-L ↓", "fid.lower", kDown}};
  static const std::vector<PublishedTable> tables = {
      {"SMooDi, stylized motion",
       "Second-hand, from summaries of the paper: not read from the paper itself. There a language model worded the style for \"ChatGPT + MLD\"; here the data's own "
       "words do.",
       "stylized",
       styled,
       {{"SMooDi", {"1.609", "0.124", "4.477", "0.571", "9.235", "72.418"}},
        {"MLD + Motion Puzzle", {"6.127", "0.185", "6.467", "0.290", "6.476", "63.769"}},
        {"MLD + Aberman et al.", {"3.309", "0.347", "5.983", "0.406", "8.816", "54.367"}},
        {"ChatGPT + MLD", {"0.614", "0.131", "4.313", "0.605", "8.836", "4.819"}}}},
      {"SMooDi, ablation",
       "Second-hand, from summaries of the paper: not read from the paper itself.",
       "stylized",
       styled,
       {{"SMooDi", {"1.609", "0.124", "4.477", "0.571", "9.235", "72.418"}},
        {"without cycle loss", {"2.046", "0.136", "4.465", "0.569", "8.869", "64.866"}},
        {"without prior and cycle loss", {"5.996", "0.166", "6.098", "0.335", "7.456", "81.841"}},
        {"without classifier guidance", {"1.050", "0.111", "4.085", "0.630", "9.445", "20.245"}},
        {"without adaptor", {"2.984", "0.123", "4.526", "0.550", "8.372", "69.952"}}}},
      {"CrossDiff, HumanML3D",
       "From summary pages of the paper; MDM's row as cited there carries an error in caption lengths that was fixed later.",
       "text-to-motion",
       plain,
       {{"MDM", {"0.611", "0.544", "5.566", "9.559", "0.825", "0.840"}},
        {"T2M-GPT", {"0.775", "0.141", "3.121", "9.722", "0.145", "0.607"}},
        {"MLD", {"0.772", "0.473", "3.196", "9.724", "0.541", "0.553"}},
        {"ReMoDiffuse", {"0.795", "0.103", "2.974", "9.018", "0.125", "0.565"}},
        {"CrossDiff", {"0.730", "0.162", "3.358", "9.577", "0.118", "0.281"}}}},
      {"CrossDiff, KIT-ML",
       "From summary pages of the paper; another set of motions, so no protocol of ours asks for it.",
       "",
       {{"R-precision top 3 ↑", "r3", kUp}, {"FID ↓", "fid", kDown}, {"MM-Dist ↓", "mm_dist", kDown}, {"FID-U ↓", "fid.upper", kDown}, {"FID-L ↓", "fid.lower", kDown}},
       {{"MDM", {"0.396", "0.497", "9.191", "0.925", "0.973"}},
        {"T2M-GPT", {"0.745", "0.514", "3.007", "0.602", "0.715"}},
        {"ReMoDiffuse", {"0.765", "0.155", "2.814", "0.205", "0.644"}},
        {"CrossDiff", {"0.704", "0.474", "3.308", "0.434", "0.625"}}}},
  };
  return tables;
}

std::vector<Ordering> orderingsOf(const EvaluationReport& report) {
  std::vector<Ordering> orderings;
  for (const auto& table : publishedTables()) {
    if (table.protocol != report.protocol) continue;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const auto& [title, metric, better] = table.columns[column];
      if (better == Better::LikeReal) continue;
      for (std::size_t i = 0; i < table.rows.size(); ++i) {
        for (std::size_t k = i + 1; k < table.rows.size(); ++k) {
          const auto *one = &table.rows[i], *other = &table.rows[k];
          const auto left = numberIn(one->second.at(column)), right = numberIn(other->second.at(column));
          if (!left || !right || *left == *right) continue;
          if ((*left > *right) != (better == Better::Higher)) std::swap(one, other);
          const auto *ahead = rowOf(report, one->first), *behind = rowOf(report, other->first);
          if (ahead == nullptr || behind == nullptr) continue;
          const auto first = ahead->values.find(metric), second = behind->values.find(metric);
          if (first == ahead->values.end() || second == behind->values.end()) continue;
          orderings.push_back({table.title, title, one->first, other->first, verdictOn(first->second, second->second, better)});
        }
      }
    }
  }
  return orderings;
}

std::vector<std::string> orderingCounts(const std::vector<Ordering>& orderings) {
  std::vector<std::string> sentences;
  for (const auto& table : publishedTables()) {
    std::array<int, 3> counts{};
    for (const auto& one : orderings)
      if (one.table == table.title) ++counts[static_cast<std::size_t>(one.verdict)];
    const int all = counts[0] + counts[1] + counts[2];
    if (all > 0) sentences.push_back(fmt::format("{}: {} of {} orderings held, {} not held, {} undecided", table.title, counts[0], all, counts[1], counts[2]));
  }
  return sentences;
}

std::string wordOf(Ordering::Verdict verdict) {
  switch (verdict) {
    case Ordering::Verdict::Held: return "held";
    case Ordering::Verdict::NotHeld: return "not held";
    case Ordering::Verdict::Undecided: break;
  }
  return "undecided";
}

}  // namespace core::metrics
