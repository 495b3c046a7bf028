#include "ui/metrics/metrics_window.h"

#include "ui/look/error_text.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"
#include "ui/metrics/blind_vote_dialog.h"
#include "ui/metrics/evaluation_dialog.h"
#include "ui/metrics/report_pages.h"
#include "ui/metrics/report_words.h"
#include "ui/training/run_text.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/note_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

using core::services::RunState;
using core::services::TrainingRun;

namespace {

constexpr int kPath = Qt::UserRole, kKind = Qt::UserRole + 1;
const QString kEvaluation = QStringLiteral("evaluation"), kOpened = QStringLiteral("opened"), kShipped = QStringLiteral("shipped");

QString folderOf(const TrainingRun& run) { return textOf(run.folder); }

/// As order.txt has them, that of the shipped weights first; then those that it does not name.
QStringList shippedReports(const QString& folder) {
  if (folder.isEmpty()) return {};
  const QDir all(folder);
  QStringList found;
  QFile order(all.filePath(QStringLiteral("order.txt")));
  if (order.open(QIODevice::ReadOnly))
    for (const QString& line : QString::fromUtf8(order.readAll()).split(u'\n', Qt::SkipEmptyParts)) found << all.absoluteFilePath(line.trimmed());
  for (const QFileInfo& other : all.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
    if (!found.contains(other.absoluteFilePath())) found << other.absoluteFilePath();
  return found;
}

/// As its folder or file is called, in every language.
QString nameOfReport(const QString& file) {
  const QFileInfo info(file);
  return info.fileName() == QStringLiteral("report.json") ? info.dir().dirName() : info.completeBaseName();
}

bool isUnderWay(const TrainingRun& run) { return run.state == RunState::Running || run.state == RunState::Paused || run.state == RunState::Waiting; }

}  // namespace

MetricsWindow::MetricsWindow(TrainingRuns& evaluations, const TrainingRuns& training, ModelShelf& shelf, JobBridge& jobs, Places places, QWidget* parent)
    : QWidget(parent, Qt::Window),
      evaluations_(evaluations),
      training_(training),
      shelf_(shelf),
      jobs_(jobs),
      places_(std::move(places)),
      files_(jobs),
      motions_(jobs),
      opened_(QSettings().value(QStringLiteral("metrics/opened")).toStringList()),
      message_(new MessageBar(this)) {
  setObjectName(QStringLiteral("metricsWindow"));
  setWindowTitle(tr("Metrics — Gesto Studio"));
  setAcceptDrops(true);
  resize(1120, 680);
  setMinimumSize(760, 460);
  setAttribute(Qt::WA_StyledBackground);
  sorted_.setSourceModel(&model_);
  auto* halves = new QSplitter(this);
  halves->addWidget(buildList());
  halves->addWidget(buildReport());
  halves->setStretchFactor(1, 1);
  halves->setSizes({280, 820});
  halves->setChildrenCollapsible(false);
  halves->setHandleWidth(12);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(0);
  whole->addWidget(message_);
  auto* padded = new QVBoxLayout;
  padded->setContentsMargins(12, 12, 12, 12);
  padded->addWidget(halves, 1);
  note_ = new NoteLabel(this);
  padded->addWidget(note_);
  whole->addLayout(padded, 1);
  connectParts();
  fillList();
}

QWidget* MetricsWindow::buildList() {
  auto* left = new QWidget(this);
  new_ = new QPushButton(tr("New evaluation…"), left);
  new_->setObjectName(QStringLiteral("primary"));
  open_ = new QPushButton(tr("Open…"), left);
  open_->setObjectName(QStringLiteral("openReport"));
  open_->setToolTip(tr("Read a report.json of gesto evaluate"));
  list_ = new QListWidget(left);
  list_->setObjectName(QStringLiteral("runList"));
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setSpacing(2);
  pause_ = new QPushButton(tr("Pause"), left);
  pause_->setObjectName(QStringLiteral("pauseEvaluation"));
  stop_ = new QPushButton(tr("Stop"), left);
  stop_->setObjectName(QStringLiteral("stopEvaluation"));
  stop_->setToolTip(tr("What was generated is kept; it can go on later"));
  forget_ = new QPushButton(tr("Take off the list"), left);
  forget_->setObjectName(QStringLiteral("forgetReport"));
  forget_->setToolTip(tr("Its files stay where they are"));
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::kGap);
  auto* top = new QHBoxLayout;
  top->addWidget(new_, 1);
  top->addWidget(open_);
  column->addLayout(top);
  column->addWidget(list_, 1);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(pause_);
  bottom->addWidget(stop_);
  bottom->addWidget(forget_, 1);
  column->addLayout(bottom);
  return left;
}

QWidget* MetricsWindow::buildReport() {
  auto* right = new QWidget(this);
  title_ = new QLabel(right);
  title_->setObjectName(QStringLiteral("pageTitle"));
  description_ = new QLabel(right);
  description_->setObjectName(QStringLiteral("dim"));
  description_->setWordWrap(true);
  progressText_ = new QLabel(right);
  progressText_->setObjectName(QStringLiteral("evaluationProgress"));
  progressText_->setWordWrap(true);
  progress_ = new QProgressBar(right);
  progress_->setTextVisible(false);
  progress_->setMaximumHeight(8);
  other_ = new QComboBox(right);
  other_->setObjectName(QStringLiteral("compareWith"));
  other_->setMinimumWidth(120);
  other_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  other_->setToolTip(
      tr("Rows of the same name are compared. Green and ▲: clearly better, red and ▼: clearly worse, that is by more than the interval of the difference."));
  mainOnly_ = new QCheckBox(tr("Main numbers only"), right);
  mainOnly_->setObjectName(QStringLiteral("mainOnly"));
  mainOnly_->setChecked(true);
  mainOnly_->setToolTip(tr("Leave out what second judges say"));
  save_ = new QPushButton(tr("Save as…"), right);
  save_->setObjectName(QStringLiteral("saveReport"));
  save_->setToolTip(tr("HTML to read, CSV for a spreadsheet, JSON for programs"));
  show_ = new QPushButton(tr("Show Motions"), right);
  show_->setObjectName(QStringLiteral("showMotions"));
  votes_ = new QPushButton(tr("Blind Votes…"), right);
  votes_->setObjectName(QStringLiteral("blindVotesButton"));
  votes_->setToolTip(tr("Two motions of the same prompt side by side, without names: which is better? The report then ranks its rows by the votes."));
  table_ = new QTableView(right);
  table_->setObjectName(QStringLiteral("reportTable"));
  table_->setModel(&sorted_);
  table_->setSortingEnabled(true);
  table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->verticalHeader()->hide();
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setShowGrid(false);
  table_->setAlternatingRowColors(true);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  pages_ = new ReportPages(right);
  auto* how = new QHBoxLayout;
  how->setSpacing(theme::kGap);
  auto* label = new QLabel(tr("Compare with"), right);
  label->setObjectName(QStringLiteral("formLabel"));
  how->addWidget(label);
  how->addWidget(other_, 1);
  how->addWidget(mainOnly_);
  how->addSpacing(2 * theme::kGap);
  how->addWidget(votes_);
  how->addWidget(show_);
  how->addWidget(save_);
  auto* parts = new QSplitter(Qt::Vertical, right);
  parts->addWidget(table_);
  parts->addWidget(pages_);
  parts->setSizes({270, 250});
  parts->setHandleWidth(8);
  parts->setChildrenCollapsible(false);
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::kGap);
  column->addWidget(title_);
  column->addWidget(description_);
  column->addWidget(progress_);
  column->addWidget(progressText_);
  column->addLayout(how);
  column->addWidget(parts, 1);
  return right;
}

void MetricsWindow::connectParts() {
  connect(new_, &QPushButton::clicked, this, &MetricsWindow::begin);
  connect(open_, &QPushButton::clicked, this, [this] {
    const QString file = QFileDialog::getOpenFileName(this, tr("Report"), {}, tr("Reports (*.json)"));
    if (!file.isEmpty()) open(file);
  });
  connect(save_, &QPushButton::clicked, this, &MetricsWindow::save);
  connect(pause_, &QPushButton::clicked, this, [this] {
    const auto* run = chosenRun();
    if (!run) return;
    if (run->state == RunState::Running)
      evaluations_.pause(folderOf(*run));
    else
      evaluations_.goOn(folderOf(*run));
  });
  connect(stop_, &QPushButton::clicked, this, [this] {
    if (const auto* run = chosenRun()) evaluations_.stop(folderOf(*run));
  });
  connect(forget_, &QPushButton::clicked, this, [this] {
    const QString path = chosenPath();
    if (opened_.removeAll(path) > 0) QSettings().setValue(QStringLiteral("metrics/opened"), opened_);
    if (chosenRun()) evaluations_.forget(path);
    fillList();
  });
  connect(list_, &QListWidget::currentRowChanged, this, [this] {
    fillOthers();
    showChosen();
  });
  connect(other_, &QComboBox::activated, this, &MetricsWindow::showChosen);
  connect(mainOnly_, &QCheckBox::toggled, this, [this](bool isOn) {
    sorted_.setMainOnly(isOn);
    table_->resizeColumnsToContents();
  });
  connect(show_, &QPushButton::clicked, this, [this] { showMotions(table_->currentIndex()); });
  connect(votes_, &QPushButton::clicked, this, &MetricsWindow::askForVotes);
  connect(table_, &QTableView::doubleClicked, this, &MetricsWindow::showMotions);
  connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    showRow();
    pages_->showMetric(sorted_.headerData(index.column(), Qt::Horizontal, ReportTableModel::MetricRole).toString());
  });
  connect(table_->horizontalHeader(), &QHeaderView::sectionClicked, this,
          [this](int column) { pages_->showMetric(sorted_.headerData(column, Qt::Horizontal, ReportTableModel::MetricRole).toString()); });
  connect(pages_, &ReportPages::weightsChosen, this, [this](double styleWeight, double classifierScale) {
    Q_EMIT weightsChosen(styleWeight, classifierScale);
    note_->showNote(tr("The sliders stand at style %1 and style guide %2 now.").arg(styleWeight).arg(classifierScale));
  });
  connect(pages_, &ReportPages::pointMotionsWanted, this, [this](int point) { motions_.readPoint(model_.report(), ReportFiles::reportIn(chosenPath()), point); });
  connect(&motions_, &RowMotions::failed, this, [this](const core::Error& error) { message_->showError(errorText(error)); });
  connect(&motions_, &RowMotions::read, this, [this](const std::vector<core::document::Take>& takes) {
    Q_EMIT takesRead(takes);
    note_->showNote(tr("%n motion(s) became takes of the project.", nullptr, static_cast<int>(takes.size())));
  });
  connect(&evaluations_, &TrainingRuns::changed, this, &MetricsWindow::fillList);
  connect(&evaluations_, &TrainingRuns::failed, this, [this](const core::Error& error) { message_->showError(errorText(error)); });
  connect(&files_, &ReportFiles::failed, this, [this](const core::Error& error) { message_->showError(errorText(error)); });
  connect(&files_, &ReportFiles::saved, this, [this](const QString& file) { note_->showNote(tr("Saved %1").arg(file)); });
  connect(&files_, &ReportFiles::loaded, this, [this] {
    fillList();
    showReport();
  });
}

QString MetricsWindow::secondLine(const TrainingRun& run) const {
  QString text = runStateText(run.state);
  if (run.record) text = protocolTitle(run.record->settings.count("protocol") ? run.record->settings.at("protocol") : std::string()) + QStringLiteral(" · ") + text;
  return text;
}

QList<MetricsWindow::Entry> MetricsWindow::entries() const {
  QList<Entry> all;
  const auto& runs = evaluations_.runs();
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) all.append({folderOf(*run), QFileInfo(folderOf(*run)).fileName() + u'\n' + secondLine(*run), kEvaluation});
  const auto add = [&](const QString& path, const QString& kind) {
    const QString file = ReportFiles::reportIn(path);
    if (file.isEmpty()) return;
    QString name = nameOfReport(file);
    if (const QString title = kind == kShipped ? shippedReportTitle(name) : QString(); !title.isEmpty()) name = title;
    QString second = kind == kShipped ? tr("comes with the program") : tr("opened");
    if (const auto report = files_.find(file))
      second = protocolTitle(report->protocol) + QStringLiteral(" · ") + tr("%n row(s)", nullptr, static_cast<int>(report->rows.size())) + QStringLiteral(" · ") + second;
    all.append({path, name + u'\n' + second, kind});
  };
  for (const QString& path : opened_) add(path, kOpened);
  for (const QString& folder : shippedReports(places_.shippedReports)) add(folder, kShipped);
  return all;
}

void MetricsWindow::fillList() {
  // Asked once a second while an evaluation runs: what stays as it is is left alone.
  if (const auto wanted = entries(); wanted != listed_) {
    const QString before = chosenPath();
    listed_ = wanted;
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const auto& entry : listed_) {
      auto* item = new QListWidgetItem(entry.text, list_);
      item->setData(kPath, entry.path);
      item->setData(kKind, entry.kind);
      item->setToolTip(entry.path);
      if (entry.path == before) list_->setCurrentItem(item);
    }
    if (list_->currentRow() < 0 && list_->count() > 0) list_->setCurrentRow(0);
    fillOthers();
  }
  showChosen();
}

void MetricsWindow::fillOthers() {
  const QSignalBlocker quiet(other_);
  const QString before = other_->currentData().toString();
  other_->clear();
  other_->addItem(tr("nothing"), QString());
  for (int i = 0; i < list_->count(); ++i) {
    const QString path = list_->item(i)->data(kPath).toString();
    if (path == chosenPath() || ReportFiles::reportIn(path).isEmpty()) continue;
    other_->addItem(list_->item(i)->text().section(u'\n', 0, 0), path);
  }
  other_->setCurrentIndex(std::max(0, other_->findData(before)));
}

QString MetricsWindow::chosenPath() const { return list_->currentItem() ? list_->currentItem()->data(kPath).toString() : QString(); }

const TrainingRun* MetricsWindow::chosenRun() const {
  return list_->currentItem() && list_->currentItem()->data(kKind).toString() == kEvaluation ? evaluations_.find(chosenPath()) : nullptr;
}

void MetricsWindow::showChosen() {
  if (const QString other = other_->currentData().toString(); other == chosenPath()) other_->setCurrentIndex(0);
  for (const QString& path : {chosenPath(), other_->currentData().toString()})
    if (const QString file = ReportFiles::reportIn(path); !path.isEmpty() && !file.isEmpty()) files_.load(file);
  const auto* run = chosenRun();
  const bool isRunning = run && run->state == RunState::Running;
  pause_->setText(!run || isRunning || run->state == RunState::Finished || run->state == RunState::Waiting ? tr("Pause") : tr("Resume"));
  pause_->setEnabled(run && run->record && run->state != RunState::Finished && run->state != RunState::Waiting);
  stop_->setEnabled(run && isUnderWay(*run));
  forget_->setEnabled(list_->currentItem() && list_->currentItem()->data(kKind).toString() != kShipped && !isRunning);
  showReport();
}

void MetricsWindow::showReport() {
  const auto* run = chosenRun();
  const auto report = files_.find(ReportFiles::reportIn(chosenPath()));
  const auto other = other_->currentIndex() > 0 ? files_.find(ReportFiles::reportIn(other_->currentData().toString())) : nullptr;
  title_->setText(list_->currentItem() ? list_->currentItem()->text().section(u'\n', 0, 0) : tr("No report chosen"));
  description_->setText(report ? reportWords(report->description) : QString());
  const bool isShown = run && run->record && run->state != RunState::Finished;
  progress_->setVisible(isShown && isUnderWay(*run));
  progressText_->setVisible(isShown);
  if (isShown) {
    const bool isPrompts = report && report->protocol == "prompts";
    const auto done = !report ? 0 : isPrompts ? static_cast<int>(report->rows.size()) : report->repetitions;
    progress_->setRange(0, static_cast<int>(std::max<std::int64_t>(1, run->record->steps)));
    progress_->setValue(done);
    QString text = runStateText(run->state);
    if (run->state == RunState::Failed && !run->record->sentence.empty())
      text = QString::fromStdString(run->record->sentence);
    else if (run->state == RunState::Dead)
      text = tr("Its process is gone; “Resume” goes on with what was generated.");
    else if (!run->lastLines.empty())
      text += QStringLiteral(" · ") + QString::fromStdString(run->lastLines.back());
    progressText_->setText(text);
  }
  if (model_.report() != report || model_.other() != other) {
    model_.setReports(report, other);
    table_->resizeColumnsToContents();
    table_->resizeRowsToContents();
    pages_->setReport(report, model_.columns(), RowMotions::areBeside(ReportFiles::reportIn(chosenPath())));
  }
  showRow();
  save_->setEnabled(report != nullptr);
  other_->setEnabled(report != nullptr && other_->count() > 1);
}

void MetricsWindow::showRow() {
  const QModelIndex row = table_->currentIndex();
  const bool areThere = RowMotions::areBeside(ReportFiles::reportIn(chosenPath()));
  const bool isReal = row.isValid() && row.data(ReportTableModel::IsRealRole).toBool();
  show_->setEnabled(areThere && row.isValid() && !isReal);
  votes_->setEnabled(areThere && model_.report() && model_.report()->rows.size() > 1);
  show_->setToolTip(!areThere        ? tr("The motions of this report are not on this computer: an evaluation of your own keeps them")
                    : isReal         ? tr("Real motions lie in the data set, not in the report")
                    : !row.isValid() ? tr("Choose a row of the table first")
                                     : tr("A few motions of the row become takes; again: the next few. A double click does the same."));
}

void MetricsWindow::askForVotes() {
  const auto report = model_.report();
  if (!report) return;
  BlindVoteDialog dialog(report, ReportFiles::reportIn(chosenPath()), jobs_, places_.backend, this);
  dialog.exec();
  showChosen();  // the report is read again, with what was said
}

void MetricsWindow::showMotions(const QModelIndex& row) {
  if (!row.isValid()) return;
  showRow();
  if (!show_->isEnabled()) return note_->showNote(show_->toolTip());
  motions_.readRow(model_.report(), ReportFiles::reportIn(chosenPath()), sorted_.mapToSource(row).row());
}

void MetricsWindow::open(const QString& path) {
  const QString file = ReportFiles::reportIn(path);
  if (file.isEmpty()) return message_->showError(tr("There is no report in “%1”.").arg(path));
  const QString whole = QFileInfo(path).absoluteFilePath();
  if (!opened_.contains(whole)) {
    opened_.prepend(whole);
    QSettings().setValue(QStringLiteral("metrics/opened"), opened_);
  }
  fillList();
  for (int i = 0; i < list_->count(); ++i)
    if (list_->item(i)->data(kPath).toString() == whole) list_->setCurrentRow(i);
}

void MetricsWindow::begin() {
  EvaluationDialog dialog({shelf_.choice().models(), training_.runs(), places_.judgeFolders, places_.evaluations}, this);
  if (dialog.exec() != QDialog::Accepted) return;
  if (!evaluations_.enqueue(dialog.folder(), dialog.record())) return;
  // The new one is what one wants to see: it will be the first.
  const QSignalBlocker quiet(list_);
  list_->setCurrentRow(-1);
}

void MetricsWindow::save() {
  const auto report = files_.find(ReportFiles::reportIn(chosenPath()));
  if (!report) return;
  QString filter;
  QString file = QFileDialog::getSaveFileName(this, tr("Save the report"), nameOfReport(ReportFiles::reportIn(chosenPath())),
                                              tr("Page (*.html);;Table (*.csv);;Report (*.json)"), &filter);
  if (file.isEmpty()) return;
  if (QFileInfo(file).suffix().isEmpty())
    file += filter.contains(QStringLiteral("csv")) ? QStringLiteral(".csv") : filter.contains(QStringLiteral("json")) ? QStringLiteral(".json") : QStringLiteral(".html");
  files_.save(report, file);
}

void MetricsWindow::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  evaluations_.setWatched(true);
}

void MetricsWindow::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  evaluations_.setWatched(false);
}

void MetricsWindow::dragEnterEvent(QDragEnterEvent* event) {
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile()) return event->acceptProposedAction();
}

void MetricsWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  for (const QUrl& url : event->mimeData()->urls()) open(url.toLocalFile());
}

}  // namespace ui
