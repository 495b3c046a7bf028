#include "ui/metrics/report_table_model.h"

#include "ui/look/theme.h"
#include "ui/metrics/report_words.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <set>

namespace ui {

using core::metrics::Better;
using core::metrics::Difference;
using core::metrics::EvaluationReport;
using core::metrics::MeasuredValue;
using core::metrics::MetricInfo;
using core::metrics::ReportRow;

namespace {

QString numberText(double value, const MetricInfo& info) { return QLocale().toString(info.isShare ? 100.0 * value : value, 'f', info.digits); }

// Metrics in the order of the table; what a second judge says stands behind all of them.
std::vector<MetricInfo> columnsOf(const EvaluationReport& report) {
  std::set<std::string> names;
  for (const auto& row : report.rows)
    for (const auto& [name, value] : row.values) names.insert(name);
  std::vector<MetricInfo> columns;
  for (const auto& info : core::metrics::metricTable())
    if (names.erase(info.name) != 0) columns.push_back(info);
  std::vector<MetricInfo> rest;
  for (const auto& name : names) rest.push_back(core::metrics::describeMetric(name));
  std::stable_sort(rest.begin(), rest.end(), [](const auto& a, const auto& b) { return a.title < b.title; });
  columns.insert(columns.end(), rest.begin(), rest.end());
  return columns;
}

bool isMain(const MetricInfo& info) {
  const auto& table = core::metrics::metricTable();
  return std::any_of(table.begin(), table.end(), [&](const MetricInfo& one) { return one.name == info.name; });
}

QString arrow(Better better) {
  switch (better) {
    case Better::Higher: return QStringLiteral(" ↑");
    case Better::Lower: return QStringLiteral(" ↓");
    case Better::LikeReal: return {};
  }
  return {};
}

}  // namespace

void ReportTableModel::setReports(Report report, Report other) {
  beginResetModel();
  report_ = std::move(report);
  other_ = std::move(other);
  columns_ = report_ ? columnsOf(*report_) : std::vector<MetricInfo>();
  endResetModel();
}

int ReportTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !report_ ? 0 : static_cast<int>(report_->rows.size()); }

int ReportTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() || !report_ ? 0 : static_cast<int>(columns_.size()) + 1; }

QString ReportTableModel::valueText(const MeasuredValue& value, const MetricInfo& info) {
  QString text = numberText(value.mean, info);
  if (value.hasInterval()) text += QStringLiteral(" ± ") + numberText(value.halfWidth, info);
  return info.isShare ? text + QStringLiteral(" %") : text;
}

const MeasuredValue* ReportTableModel::valueAt(const Report& report, const std::string& row, const std::string& metric) const {
  if (!report) return nullptr;
  const auto found = std::find_if(report->rows.begin(), report->rows.end(), [&](const ReportRow& one) { return one.name == row; });
  if (found == report->rows.end()) return nullptr;
  const auto value = found->values.find(metric);
  return value == found->values.end() ? nullptr : &value->second;
}

const MeasuredValue* ReportTableModel::realValue(const Report& report, const std::string& metric) const {
  if (!report) return nullptr;
  const auto found = std::find_if(report->rows.begin(), report->rows.end(), [](const ReportRow& one) { return one.isReal; });
  return found == report->rows.end() ? nullptr : valueAt(report, found->name, metric);
}

std::optional<Difference> ReportTableModel::differenceAt(const ReportRow& row, const MetricInfo& info) const {
  const auto* value = valueAt(report_, row.name, info.name);
  const auto* other = valueAt(other_, row.name, info.name);
  if (!value || !other) return {};
  return core::metrics::differenceOf(*value, *other, info.better, realValue(report_, info.name), realValue(other_, info.name));
}

QString ReportTableModel::explanationOf(const ReportRow& row, const MetricInfo& info) const {
  QString text = QStringLiteral("<p><b>%1</b> %2</p>").arg(metricTitle(info).toHtmlEscaped(), reportWords(info.explanation).toHtmlEscaped());
  if (const auto* value = valueAt(report_, row.name, info.name)) {
    QStringList each;
    for (const double one : value->values) each << numberText(one, info);
    text += QStringLiteral("<p>%1: %2</p>").arg(rowName(row).toHtmlEscaped(), valueText(*value, info));
    if (each.size() > 1) text += QStringLiteral("<p>%1</p>").arg(tr("Of the repetitions: %1").arg(each.join(QStringLiteral(", "))));
  }
  if (const auto* other = valueAt(other_, row.name, info.name)) text += QStringLiteral("<p>%1</p>").arg(tr("In the other report: %1").arg(valueText(*other, info)));
  if (const auto difference = differenceAt(row, info)) {
    if (difference->halfWidth == 0.0)
      text += QStringLiteral("<p>%1</p>").arg(tr("One repetition tells no interval, so nobody can say whether the difference is chance."));
    else
      text += QStringLiteral("<p>%1</p>")
                  .arg((difference->isClear ? tr("The difference is larger than its interval of ± %1.") : tr("The difference lies within its interval of ± %1."))
                           .arg(numberText(difference->halfWidth, info)));
  }
  return text;
}

QVariant ReportTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !report_) return {};
  const auto& row = report_->rows[static_cast<std::size_t>(index.row())];
  if (role == IsRealRole) return row.isReal;
  if (role == Qt::FontRole && row.isReal) {
    QFont font;
    font.setItalic(true);
    return font;
  }
  if (index.column() == 0) {
    if (role == Qt::DisplayRole) return rowName(row);
    if (role == Qt::ToolTipRole) return reportWords(row.description);
    if (role == IsMainRole) return true;
    return {};
  }
  const auto& info = columns_[static_cast<std::size_t>(index.column() - 1)];
  if (role == IsMainRole) return isMain(info);
  const auto* value = valueAt(report_, row.name, info.name);
  if (!value) return {};
  const auto difference = differenceAt(row, info);
  switch (role) {
    case Qt::DisplayRole: {
      QString text = valueText(*value, info);
      if (!difference) return text;
      QString by = (difference->value < 0.0 ? QStringLiteral("−") : QStringLiteral("+")) + numberText(std::abs(difference->value), info);
      if (difference->isClear) by += difference->isBetter ? (*difference->isBetter ? QStringLiteral(" ▲") : QStringLiteral(" ▼")) : QStringLiteral(" ●");
      return text + u'\n' + by;
    }
    case Qt::ForegroundRole:
      if (!difference) return {};
      if (!difference->isClear) return theme::kTextDim;
      return difference->isBetter ? (*difference->isBetter ? theme::kGood : theme::kError) : theme::kText;
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole: return explanationOf(row, info);
    case SortRole: return value->mean;
    case DifferenceRole: return difference ? QVariant::fromValue(*difference) : QVariant();
    default: return {};
  }
}

QVariant ReportTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || !report_ || section > static_cast<int>(columns_.size())) return {};
  if (section == 0)
    return role == Qt::DisplayRole ? QVariant(tr("Model")) : role == Qt::TextAlignmentRole ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter) : QVariant();
  const auto& info = columns_[static_cast<std::size_t>(section - 1)];
  if (role == Qt::DisplayRole) return metricTitle(info) + arrow(info.better);
  if (role == MetricRole) return QString::fromStdString(info.name);
  if (role == Qt::ToolTipRole) {
    const QString best = info.better == Better::Higher ? tr("More is better.") : info.better == Better::Lower ? tr("Less is better.") : tr("As real motion is best.");
    return QStringLiteral("<p>%1</p><p>%2</p>").arg(reportWords(info.explanation).toHtmlEscaped(), best);
  }
  return {};
}

ReportSortModel::ReportSortModel(QObject* parent) : QSortFilterProxyModel(parent) { setSortRole(ReportTableModel::SortRole); }

void ReportSortModel::setMainOnly(bool isMainOnly) {
  isMainOnly_ = isMainOnly;
  invalidateFilter();
}

bool ReportSortModel::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const bool isUp = sortOrder() == Qt::AscendingOrder;
  // The real row is what everything is measured by: it stays on top whichever way one sorts.
  const bool isLeftReal = left.data(ReportTableModel::IsRealRole).toBool(), isRightReal = right.data(ReportTableModel::IsRealRole).toBool();
  if (isLeftReal != isRightReal) return isLeftReal == isUp;
  if (left.column() == 0) return QString::localeAwareCompare(left.data().toString(), right.data().toString()) < 0;
  const QVariant a = left.data(ReportTableModel::SortRole), b = right.data(ReportTableModel::SortRole);
  if (a.isValid() != b.isValid()) return a.isValid() == isUp;
  return a.toDouble() < b.toDouble();
}

bool ReportSortModel::filterAcceptsColumn(int column, const QModelIndex& parent) const {
  return !isMainOnly_ || sourceModel()->rowCount() == 0 || sourceModel()->index(0, column, parent).data(ReportTableModel::IsMainRole).toBool();
}

}  // namespace ui
