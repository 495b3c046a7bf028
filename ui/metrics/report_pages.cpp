#include "ui/metrics/report_pages.h"

#include "ui/look/theme.h"
#include "ui/metrics/bar_plot.h"
#include "ui/metrics/frontier_plot.h"
#include "ui/metrics/report_notes.h"
#include "ui/metrics/report_table_model.h"
#include "ui/metrics/report_words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTabBar>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using core::metrics::MeasuredValue;
using core::metrics::SweepPoint;

namespace {

const MeasuredValue* valueOf(const std::map<std::string, MeasuredValue>& values, const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? nullptr : &found->second;
}

QString weightsText(const SweepPoint& point) { return QStringLiteral("%1 / %2").arg(point.styleWeight).arg(point.classifierScale); }

}  // namespace

ReportPages::ReportPages(QWidget* parent) : QTabWidget(parent), notes_(new QTextBrowser(this)) {
  setObjectName(QStringLiteral("reportPages"));
  setDocumentMode(true);
  tabBar()->setDrawBase(false);
  notes_->setObjectName(QStringLiteral("reportNotes"));
  notes_->setFrameShape(QFrame::NoFrame);
  addTab(notes_, tr("About"));
  addTab(buildBars(), tr("Bars"));
  sweep_ = buildSweep();
  addTab(sweep_, tr("Guidance sweep"));
  setReport({}, {}, false);
}

QWidget* ReportPages::buildBars() {
  auto* page = new QWidget(this);
  metric_ = new QComboBox(page);
  metric_->setObjectName(QStringLiteral("barMetric"));
  metric_->setToolTip(tr("A click on a column of the table chooses it too"));
  explanation_ = new QLabel(page);
  explanation_->setObjectName(QStringLiteral("dim"));
  explanation_->setWordWrap(true);
  bars_ = new BarPlot(page);
  auto* scroll = new QScrollArea(page);
  scroll->setWidget(bars_);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* top = new QHBoxLayout;
  top->setSpacing(theme::kGap);
  top->addWidget(metric_);
  top->addWidget(explanation_, 1);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, theme::kGap, 0, 0);
  column->addLayout(top);
  column->addWidget(scroll, 1);
  connect(metric_, &QComboBox::currentIndexChanged, this, &ReportPages::showBars);
  return page;
}

QWidget* ReportPages::buildSweep() {
  auto* page = new QWidget(this);
  distance_ = new FrontierPlot(page);
  distance_->setObjectName(QStringLiteral("frontierFid"));
  text_ = new FrontierPlot(page);
  text_->setObjectName(QStringLiteral("frontierText"));
  point_ = new QLabel(page);
  point_->setObjectName(QStringLiteral("sweepPoint"));
  use_ = new QPushButton(tr("Use These Weights"), page);
  use_->setObjectName(QStringLiteral("useWeights"));
  use_->setToolTip(tr("Puts style and style guide of this point into the sliders of the main window"));
  motions_ = new QPushButton(tr("Show Motions"), page);
  motions_->setObjectName(QStringLiteral("showPointMotions"));
  motions_->setToolTip(tr("A few of the motions of this point become takes; again: the next few"));
  auto* plots = new QHBoxLayout;
  plots->setSpacing(theme::kGap);
  plots->addWidget(distance_, 1);
  plots->addWidget(text_, 1);
  auto* bottom = new QHBoxLayout;
  bottom->setSpacing(theme::kGap);
  bottom->addWidget(point_, 1);
  bottom->addWidget(motions_);
  bottom->addWidget(use_);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, theme::kGap, 0, 0);
  column->addLayout(plots, 1);
  column->addLayout(bottom);
  const auto use = [this](int point) {
    if (!report_ || point < 0) return;
    const auto& chosen = report_->sweep[static_cast<std::size_t>(point)];
    Q_EMIT weightsChosen(chosen.styleWeight, chosen.classifierScale);
  };
  for (auto* plot : {distance_, text_}) {
    connect(plot, &FrontierPlot::pointChosen, this, &ReportPages::showPoint);
    connect(plot, &FrontierPlot::pointUsed, this, use);
  }
  connect(use_, &QPushButton::clicked, this, [this, use] { use(chosen_); });
  connect(motions_, &QPushButton::clicked, this, [this] { Q_EMIT pointMotionsWanted(chosen_); });
  return page;
}

void ReportPages::setReport(Report report, std::vector<core::metrics::MetricInfo> columns, bool hasMotions) {
  report_ = std::move(report);
  columns_ = std::move(columns);
  hasMotions_ = hasMotions;
  notes_->setHtml(report_ ? reportNotes(*report_) : QString());
  const QString before = metric_->currentData().toString();
  {
    const QSignalBlocker quiet(metric_);
    metric_->clear();
    for (const auto& info : columns_) metric_->addItem(metricTitle(info), QString::fromStdString(info.name));
    metric_->setCurrentIndex(std::max(columns_.empty() ? -1 : 0, metric_->findData(before)));
  }
  showBars();
  showSweep();
}

void ReportPages::showMetric(const QString& name) {
  if (const int at = metric_->findData(name); at >= 0) metric_->setCurrentIndex(at);
}

void ReportPages::showBars() {
  std::vector<BarPlot::Bar> bars;
  const int at = metric_->currentIndex();
  explanation_->setText(at < 0 ? QString() : reportWords(columns_[static_cast<std::size_t>(at)].explanation));
  if (report_ && at >= 0) {
    const auto& info = columns_[static_cast<std::size_t>(at)];
    const double unit = info.isShare ? 100.0 : 1.0;
    for (const auto& row : report_->rows)
      if (const auto* value = valueOf(row.values, info.name))
        bars.push_back({rowName(row), ReportTableModel::valueText(*value, info), value->mean * unit, value->halfWidth * unit, row.isReal});
  }
  bars_->setBars(std::move(bars));
}

void ReportPages::showSweep() {
  setTabVisible(indexOf(sweep_), report_ && !report_->sweep.empty());
  for (const auto& [plot, metric] : {std::pair{distance_, "fid"}, std::pair{text_, "r3"}}) {
    const auto info = core::metrics::describeMetric(metric), style = core::metrics::describeMetric("sra");
    std::vector<FrontierPlot::Point> points;
    for (std::size_t i = 0; report_ && i < report_->sweep.size(); ++i) {
      const auto& one = report_->sweep[i];
      const auto *x = valueOf(one.values, "sra"), *y = valueOf(one.values, metric);
      if (!x || !y) continue;
      const auto line = [](const QString& title, const QString& value) { return QStringLiteral("%1: %2").arg(title, value); };
      QStringList text{tr("style %1, style guide %2").arg(one.styleWeight).arg(one.classifierScale), line(metricTitle(style), ReportTableModel::valueText(*x, style)),
                       line(metricTitle(info), ReportTableModel::valueText(*y, info))};
      if (one.isDefault) text << tr("The weights of the report's other rows");
      points.push_back({100.0 * x->mean, y->mean * (info.isShare ? 100.0 : 1.0), weightsText(one), text.join(u'\n'), QString::number(one.classifierScale),
                        static_cast<int>(i), one.isDefault});
    }
    plot->setPoints(std::move(points), tr("style recognised, %"), metricTitle(info) + (info.isShare ? QStringLiteral(", %") : QString()));
  }
  showPoint(-1);
}

void ReportPages::showPoint(int point) {
  chosen_ = point;
  for (auto* plot : {distance_, text_}) plot->setChosen(point);
  const bool isChosen = report_ && point >= 0;
  use_->setEnabled(isChosen);
  motions_->setEnabled(isChosen && hasMotions_);
  point_->setText(isChosen ? tr("style %1, style guide %2")
                                 .arg(report_->sweep[static_cast<std::size_t>(point)].styleWeight)
                                 .arg(report_->sweep[static_cast<std::size_t>(point)].classifierScale)
                           : tr("Each point is one setting: style / style guide. Click one."));
}

}  // namespace ui
