#pragma once

#include "core/report/report.h"

#include <QTabWidget>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTextBrowser;

namespace ui {

class BarPlot;
class FrontierPlot;

/// What stands below a report's table: the words, one number of all rows as bars, and the guidance sweep, whose points can be used.
class ReportPages : public QTabWidget {
  Q_OBJECT
 public:
  explicit ReportPages(QWidget* parent = nullptr);

  using Report = std::shared_ptr<const core::metrics::EvaluationReport>;
  /// report may be null. columns: the metrics that its rows have. hasMotions: they lie beside the report.
  void setReport(Report report, std::vector<core::metrics::MetricInfo> columns, bool hasMotions);
  /// Which number the bars show; nothing where the report lacks it.
  void showMetric(const QString& name);

 Q_SIGNALS:
  /// Of a point of the sweep, by the person.
  void weightsChosen(double styleWeight, double classifierScale);
  void pointMotionsWanted(int point);

 private:
  QWidget* buildBars();
  QWidget* buildSweep();
  void showBars();
  void showSweep();
  void showPoint(int point);

  Report report_;
  std::vector<core::metrics::MetricInfo> columns_;
  bool hasMotions_ = false;
  QTextBrowser* notes_;
  QComboBox* metric_ = nullptr;
  BarPlot* bars_ = nullptr;
  QLabel* explanation_ = nullptr;
  QWidget* sweep_ = nullptr;
  FrontierPlot *distance_ = nullptr, *text_ = nullptr;
  QLabel* point_ = nullptr;
  QPushButton *use_ = nullptr, *motions_ = nullptr;
  int chosen_ = -1;
};

}  // namespace ui
