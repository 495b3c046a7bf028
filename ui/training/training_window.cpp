#include "ui/training/training_window.h"

#include "ui/library/model_shelf.h"
#include "ui/look/error_text.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"
#include "ui/training/bundle_dialog.h"
#include "ui/training/new_run_dialog.h"
#include "ui/training/run_text.h"
#include "ui/training/sample_strip.h"
#include "ui/widgets/message_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <set>

namespace ui {

using core::services::RunState;
using core::services::TrainingRun;

namespace {

/// Of the curve at that place. Asked anew each time: the colours of the theme change while the studio runs.
QColor curveColour(std::size_t place) {
  const std::array<QColor, 6> colours = {theme::kAccent, theme::kSecond, theme::kGood, QColor(0xc9, 0x8b, 0xe8), QColor(0xe8, 0xd1, 0x5a), theme::kError};
  return colours[place % colours.size()];
}

QString folderOf(const TrainingRun& run) { return textOf(run.folder); }

QColor runColour(RunState state) {
  switch (state) {
    case RunState::Running: return theme::kAccent;
    case RunState::Finished: return theme::kGood;
    case RunState::Failed:
    case RunState::Dead: return theme::kError;
    default: return theme::kTextDim;
  }
}

}  // namespace

TrainingWindow::TrainingWindow(TrainingRuns& runs, JobBridge& jobs, core::services::TrainingService& service, QString runFolder, QWidget* parent, ModelShelf* shelf)
    : QWidget(parent, Qt::Window),
      runs_(runs),
      shelf_(shelf),
      runFolder_(std::move(runFolder)),
      recipeJobs_(jobs, core::jobs::Lane::Compute),
      message_(new MessageBar(this)),
      list_(new QListWidget(this)),
      empty_(new QLabel(this)),
      plot_(new CurvePlot(this)),
      curve_(new QComboBox(this)),
      axis_(new QComboBox(this)),
      logarithmic_(new QCheckBox(tr("Log scale"), this)),
      smoothing_(new QSlider(Qt::Horizontal, this)),
      facts_(new QLabel(this)),
      new_(new QPushButton(tr("New run…"), this)),
      pause_(new QPushButton(tr("Pause"), this)),
      stop_(new QPushButton(tr("Stop"), this)),
      forget_(new QPushButton(tr("Take off the list"), this)),
      bundle_(new QPushButton(tr("Make a model…"), this)) {
  setObjectName(QStringLiteral("trainingWindow"));
  setWindowTitle(tr("Training — Gesto Studio"));
  setAcceptDrops(true);
  resize(980, 620);
  setMinimumSize(720, 420);
  setAttribute(Qt::WA_StyledBackground);

  list_->setObjectName(QStringLiteral("runList"));
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setToolTip(tr("Choose several with Ctrl to compare them"));
  list_->setSpacing(2);
  empty_->setObjectName(QStringLiteral("dim"));
  empty_->setWordWrap(true);
  empty_->setText(tr("No runs yet. Begin one, or drop the folder of a run that was begun elsewhere: it is followed as it goes on."));
  new_->setObjectName(QStringLiteral("primary"));
  new_->setEnabled(false);
  auto* follow = new QPushButton(tr("Add folder…"), this);
  follow->setObjectName(QStringLiteral("followRun"));
  follow->setToolTip(tr("Follow a run that was begun on the command line or on another computer"));
  pause_->setObjectName(QStringLiteral("pauseRun"));
  stop_->setObjectName(QStringLiteral("stopRun"));
  stop_->setToolTip(tr("It writes its checkpoint and ends; it can go on later"));
  forget_->setObjectName(QStringLiteral("forgetRun"));
  forget_->setToolTip(tr("Its files stay where they are"));
  bundle_->setObjectName(QStringLiteral("makeModel"));
  bundle_->setToolTip(tr("Join trained parts to a model that can be chosen beside the prompt"));
  bundle_->setVisible(shelf_ && shelf_->canMake());

  auto* left = new QWidget(this);
  auto* leftColumn = new QVBoxLayout(left);
  leftColumn->setContentsMargins(0, 0, 0, 0);
  leftColumn->setSpacing(theme::kGap);
  auto* top = new QHBoxLayout;
  top->addWidget(new_, 1);
  top->addWidget(follow);
  leftColumn->addLayout(top);
  leftColumn->addWidget(empty_);
  leftColumn->addWidget(list_, 1);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(pause_);
  bottom->addWidget(stop_);
  bottom->addWidget(forget_, 1);
  leftColumn->addLayout(bottom);
  leftColumn->addWidget(bundle_);

  curve_->setObjectName(QStringLiteral("curveName"));
  curve_->setMinimumWidth(190);
  curve_->setToolTip(tr("Which number is drawn"));
  axis_->setObjectName(QStringLiteral("curveAxis"));
  axis_->addItems({tr("Updates"), tr("Time")});
  logarithmic_->setObjectName(QStringLiteral("curveLog"));
  smoothing_->setObjectName(QStringLiteral("curveSmoothing"));
  smoothing_->setRange(0, 98);
  smoothing_->setMaximumWidth(110);
  smoothing_->setToolTip(tr("Smoothing: how much of the earlier values is in each"));
  facts_->setObjectName(QStringLiteral("runFacts"));
  facts_->setWordWrap(true);
  facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  facts_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  facts_->setMinimumHeight(96);
  auto* right = new QWidget(this);
  auto* rightColumn = new QVBoxLayout(right);
  rightColumn->setContentsMargins(0, 0, 0, 0);
  rightColumn->setSpacing(theme::kGap);
  auto* how = new QHBoxLayout;
  how->setSpacing(theme::kGap);
  how->addWidget(curve_);
  how->addWidget(axis_);
  how->addWidget(logarithmic_);
  how->addStretch(1);
  auto* smoothLabel = new QLabel(tr("Smoothing"), this);
  smoothLabel->setObjectName(QStringLiteral("dim"));
  how->addWidget(smoothLabel);
  how->addWidget(smoothing_);
  rightColumn->addLayout(how);
  rightColumn->addWidget(plot_, 1);
  if (shelf_) {
    strip_ = new SampleStrip(jobs, *shelf_, this);
    rightColumn->addWidget(strip_);
    connect(strip_, &SampleStrip::chosen, this, &TrainingWindow::clipChosen);
  }
  rightColumn->addWidget(facts_);

  auto* halves = new QSplitter(this);
  halves->addWidget(left);
  halves->addWidget(right);
  halves->setStretchFactor(1, 1);
  halves->setSizes({300, 660});
  halves->setChildrenCollapsible(false);
  halves->setHandleWidth(12);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(0);
  whole->addWidget(message_);
  auto* padded = new QVBoxLayout;
  padded->setContentsMargins(12, 12, 12, 12);
  padded->addWidget(halves);
  whole->addLayout(padded, 1);

  connect(new_, &QPushButton::clicked, this, &TrainingWindow::begin);
  connect(follow, &QPushButton::clicked, this, [this] {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of a training run"), runFolder_);
    if (!folder.isEmpty()) runs_.follow(folder);
  });
  connect(pause_, &QPushButton::clicked, this, [this] {
    for (const auto* run : chosenRuns()) {
      if (run->state == RunState::Running)
        runs_.pause(folderOf(*run));
      else
        runs_.goOn(folderOf(*run));
    }
  });
  connect(stop_, &QPushButton::clicked, this, [this] {
    for (const QString& folder : chosen()) runs_.stop(folder);
  });
  connect(forget_, &QPushButton::clicked, this, [this] {
    for (const QString& folder : chosen()) runs_.forget(folder);
  });
  connect(bundle_, &QPushButton::clicked, this, &TrainingWindow::makeModel);
  if (shelf_) {
    connect(shelf_, &ModelShelf::changed, this, &TrainingWindow::showChosen);
    connect(shelf_, &ModelShelf::failed, this, [this](const core::Error& error) { showError(errorText(error)); });
    connect(shelf_, &ModelShelf::made, this, [this](const QString& name) {
      message_->showQuestion(tr("The model “%1” is in your library.").arg(name), tr("Use it"), [this, name] { shelf_->choice().choose(name.toStdString()); });
    });
    shelf_->askBundlings();
  }
  connect(list_, &QListWidget::itemSelectionChanged, this, &TrainingWindow::showChosen);
  connect(curve_, &QComboBox::currentIndexChanged, this, &TrainingWindow::showChosen);
  connect(axis_, &QComboBox::currentIndexChanged, this, [this](int row) { plot_->setOverTime(row == 1); });
  connect(logarithmic_, &QCheckBox::toggled, plot_, &CurvePlot::setLogarithmic);
  connect(smoothing_, &QSlider::valueChanged, this, [this](int value) { plot_->setSmoothing(value / 100.0); });
  connect(&runs_, &TrainingRuns::changed, this, &TrainingWindow::showRuns);
  connect(&runs_, &TrainingRuns::failed, this, [this](const core::Error& error) { showError(errorText(error)); });
  auto recipes = std::make_shared<std::vector<core::services::RecipeInfo>>();
  connect(&recipeJobs_, &LaneJobs::failed, this, [this](const core::Error& error) { setRecipes({}, errorText(error)); });
  recipeJobs_.submit(
      tr("Loading the recipes"),
      [&service, recipes](core::jobs::JobContext&) -> core::Result<void> {
        auto found = service.recipes();
        if (!found) return found.error();
        *recipes = std::move(*found);
        return {};
      },
      [this, recipes] { setRecipes(std::move(*recipes)); });
  showRuns();
}

void TrainingWindow::setRecipes(std::vector<core::services::RecipeInfo> recipes, const QString& reason) {
  recipes_ = std::move(recipes);
  new_->setEnabled(!recipes_.empty());
  new_->setToolTip(recipes_.empty() ? reason : tr("Train one part of a model"));
}

void TrainingWindow::showError(const QString& text) { message_->showError(text); }

void TrainingWindow::begin() {
  NewRunDialog dialog(recipes_, shelf_ ? shelf_->bundlings() : std::vector<core::services::BundlingInfo>(), runs_.runs(), runFolder_, this, runs_.program());
  if (dialog.exec() != QDialog::Accepted) return;
  runs_.enqueue(dialog.folder(), dialog.record());
}

void TrainingWindow::makeModel() {
  BundleDialog dialog({shelf_->bundlings(), runs_.runs(), shelf_->choice().models(), shelf_->folders(), chosen()}, this);
  if (dialog.exec() == QDialog::Accepted) shelf_->bundle(dialog.request(), dialog.name());
}

QString TrainingWindow::titleOf(const TrainingRun& run) const {
  const QString name = QFileInfo(folderOf(run)).fileName();
  QString second = runStateText(run.state);
  if (run.record)
    second += QStringLiteral(" · %1 / %2").arg(QLocale().toString(static_cast<qlonglong>(run.log.steps)), QLocale().toString(static_cast<qlonglong>(run.record->steps)));
  else
    second += QStringLiteral(" · %1").arg(QLocale().toString(static_cast<qlonglong>(run.log.steps)));
  if (run.secondsLeft) second += QStringLiteral(" · ") + tr("%1 left").arg(runTimeText(*run.secondsLeft));
  return name + u'\n' + second;
}

QStringList TrainingWindow::chosen() const {
  QStringList folders;
  for (const auto* item : list_->selectedItems()) folders << item->data(Qt::UserRole).toString();
  return folders;
}

std::vector<const TrainingRun*> TrainingWindow::chosenRuns() const {
  std::vector<const TrainingRun*> found;
  for (const QString& folder : chosen())
    if (const auto* run = runs_.find(folder)) found.push_back(run);
  return found;
}

void TrainingWindow::showRuns() {
  const QStringList before = chosen();
  {
    const QSignalBlocker quiet(list_);
    const auto& runs = runs_.runs();
    while (list_->count() > static_cast<int>(runs.size())) delete list_->takeItem(list_->count() - 1);
    for (std::size_t i = 0; i < runs.size(); ++i) {
      auto* item = static_cast<int>(i) < list_->count() ? list_->item(static_cast<int>(i)) : new QListWidgetItem(list_);
      item->setText(titleOf(runs[i]));
      item->setForeground(runColour(runs[i].state) == theme::kTextDim ? theme::kText : runColour(runs[i].state));
      item->setToolTip(folderOf(runs[i]));
      item->setData(Qt::UserRole, folderOf(runs[i]));
      // What is as it was is left alone: said once more, Qt keeps it beside what is chosen next.
      if (const bool isChosen = before.contains(folderOf(runs[i])); item->isSelected() != isChosen) item->setSelected(isChosen);
    }
    // A new run is what one wants to see.
    if (list_->selectedItems().isEmpty() && list_->count() > 0) list_->item(list_->count() - 1)->setSelected(true);
    empty_->setVisible(runs.empty());
    list_->setVisible(!runs.empty());
  }
  showChosen();
}

void TrainingWindow::showChosen() {
  const auto runs = chosenRuns();
  std::set<QString> names;
  for (const auto* run : runs)
    for (const auto& [name, curve] : run->log.curves) names.insert(QString::fromStdString(name));
  {
    const QSignalBlocker quiet(curve_);
    const QString shown = curve_->currentText();
    QStringList wanted(names.begin(), names.end());
    // What one looks at first stands first.
    if (wanted.removeOne(QStringLiteral("loss"))) wanted.prepend(QStringLiteral("loss"));
    QStringList present;
    for (int i = 0; i < curve_->count(); ++i) present << curve_->itemText(i);
    if (present != wanted) {
      curve_->clear();
      curve_->addItems(wanted);
      curve_->setCurrentIndex(std::max(0, curve_->findText(shown)));
    }
    curve_->setEnabled(curve_->count() > 1);
  }
  showCurves(runs);
  showFacts(runs);
  const auto any = [&](auto&& is) { return std::any_of(runs.begin(), runs.end(), [&](const TrainingRun* run) { return is(*run); }); };
  const bool runsNow = any([](const TrainingRun& run) { return run.state == RunState::Running; });
  const bool canGoOn = any([](const TrainingRun& run) {
    return run.record && (run.state == RunState::Paused || run.state == RunState::Stopped || run.state == RunState::Dead || run.state == RunState::Failed);
  });
  pause_->setText(runsNow ? tr("Pause") : tr("Resume"));
  pause_->setEnabled(runsNow || canGoOn);
  stop_->setEnabled(any([](const TrainingRun& run) { return run.state == RunState::Running || run.state == RunState::Paused || run.state == RunState::Waiting; }));
  forget_->setEnabled(!runs.empty());
  if (strip_) strip_->follow(runs.size() == 1 ? runs.front() : nullptr);
  bundle_->setEnabled(shelf_ && !shelf_->bundlings().empty());
}

void TrainingWindow::showCurves(const std::vector<const TrainingRun*>& runs) {
  std::vector<CurvePlot::Curve> curves;
  const auto name = curve_->currentText().toStdString();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto found = runs[i]->log.curves.find(name);
    if (found == runs[i]->log.curves.end() || found->second.empty()) continue;
    curves.push_back({QFileInfo(folderOf(*runs[i])).fileName(), curveColour(i), found->second});
  }
  plot_->setWaiting(!runs.empty());
  plot_->setCurves(std::move(curves));
}

void TrainingWindow::showFacts(const std::vector<const TrainingRun*>& runs) {
  if (runs.empty()) return facts_->clear();
  QStringList lines;
  const QLocale locale;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto* run = runs[i];
    QStringList parts;
    if (run->record) {
      parts << QString::fromStdString(run->record->recipe) << tr("seed %1").arg(run->record->seed) << tr("data: %1").arg(textOf(run->record->data));
      for (const auto& [setting, value] : run->record->settings) parts << QStringLiteral("%1 = %2").arg(QString::fromStdString(setting), QString::fromStdString(value));
    }
    if (run->log.updatesPerSecond > 0.0) parts << tr("%1 updates a minute").arg(locale.toString(run->log.updatesPerSecond * 60.0, 'f', 1));
    for (const auto& [value, words] : {std::pair("learning_rate", tr("learning rate %1")), std::pair("gradient_norm", tr("length of the gradient %1"))}) {
      const auto found = run->log.curves.find(value);
      if (found != run->log.curves.end() && !found->second.empty()) parts << words.arg(locale.toString(found->second.back().value, 'g', 3));
    }
    parts << locale.formattedDataSize(static_cast<qint64>(run->bytes));
    if (run->log.damagedLines > 0) parts << tr("%n line(s) of its log cannot be read", nullptr, run->log.damagedLines);
    QString text = QStringLiteral("<span style='color:%1'>■</span> <b>%2</b> · %3")
                       .arg(curveColour(i).name(), QFileInfo(folderOf(*run)).fileName().toHtmlEscaped(), parts.join(QStringLiteral(" · ")).toHtmlEscaped());
    if (run->record && !run->record->sentence.empty() && run->state == RunState::Failed)
      text += QStringLiteral("<br><span style='color:%1'>%2</span>").arg(theme::kError.name(), QString::fromStdString(run->record->sentence).toHtmlEscaped());
    if (run->state == RunState::Dead) {
      text += QStringLiteral("<br><span style='color:%1'>%2</span>")
                  .arg(theme::kError.name(), tr("Its process is gone; “Resume” goes on from the last checkpoint.").toHtmlEscaped());
      for (const auto& line : run->lastLines)
        text += QStringLiteral("<br><span style='color:%1'>%2</span>").arg(theme::kTextDim.name(), QString::fromStdString(line).toHtmlEscaped());
    }
    lines << text;
  }
  facts_->setText(lines.join(QStringLiteral("<br>")));
}

void TrainingWindow::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  runs_.setWatched(true);
}

void TrainingWindow::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  runs_.setWatched(false);
}

void TrainingWindow::dragEnterEvent(QDragEnterEvent* event) {
  for (const QUrl& url : event->mimeData()->urls())
    if (QFileInfo(url.toLocalFile()).isDir()) return event->acceptProposedAction();
}

void TrainingWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  for (const QUrl& url : event->mimeData()->urls()) runs_.follow(url.toLocalFile());
}

}  // namespace ui
