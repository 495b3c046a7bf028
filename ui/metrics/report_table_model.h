#pragma once

#include "core/report/report.h"
#include "core/report/report_difference.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// A report as a table: a row for each way to make motions, a column for each metric. Beside another report every cell also tells how it differs from the row of
/// the same name there, and marks what differs by more than its interval.
class ReportTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Role {
    SortRole = Qt::UserRole,  // double; nothing for an empty cell
    IsRealRole,               // bool, of the row
    IsMainRole,               // bool, of the column (any row): not by a second judge
    DifferenceRole,           // core::metrics::Difference, where there is one
    MetricRole,               // of a column's header: the metric's name
  };

  explicit ReportTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  using Report = std::shared_ptr<const core::metrics::EvaluationReport>;
  /// Either may be null.
  void setReports(Report report, Report other);
  const Report& report() const { return report_; }
  const Report& other() const { return other_; }
  const std::vector<core::metrics::MetricInfo>& columns() const { return columns_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  /// "62.1 ± 3.0 %"; plain numbers with the metric's digits.
  static QString valueText(const core::metrics::MeasuredValue& value, const core::metrics::MetricInfo& info);

 private:
  const core::metrics::MeasuredValue* valueAt(const Report& report, const std::string& row, const std::string& metric) const;
  const core::metrics::MeasuredValue* realValue(const Report& report, const std::string& metric) const;
  std::optional<core::metrics::Difference> differenceAt(const core::metrics::ReportRow& row, const core::metrics::MetricInfo& info) const;
  QString explanationOf(const core::metrics::ReportRow& row, const core::metrics::MetricInfo& info) const;

  Report report_, other_;
  std::vector<core::metrics::MetricInfo> columns_;
};

/// Sorts by the numbers; real motion stays on top, empty cells below. Can leave out what second judges say.
class ReportSortModel : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit ReportSortModel(QObject* parent = nullptr);
  void setMainOnly(bool isMainOnly);

 protected:
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
  bool filterAcceptsColumn(int column, const QModelIndex& parent) const override;

 private:
  bool isMainOnly_ = true;
};

}  // namespace ui

Q_DECLARE_METATYPE(core::metrics::Difference)
