#include "ui/metrics/evaluation_dialog.h"

#include "core/services/generation_limits.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"
#include "ui/metrics/report_words.h"
#include "ui/session/model_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QThread>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <optional>

namespace ui {

using core::services::JudgeFiles;
using core::services::RunRecord;

namespace {

enum Role { Name = Qt::UserRole, KnowsStyles, NeedsStyle, InTransfers, InGeneration };

}  // namespace

struct EvaluationDialog::ProtocolText {
  const char* name;
  QString title, sentence;
  bool asksStyle;
  enum class Of { Text, Motions, Prompts } of = Of::Text;
};

std::vector<EvaluationDialog::ProtocolText> EvaluationDialog::protocols() {
  using Of = ProtocolText::Of;
  return {
      {"stylized", EvaluationDialog::tr("Stylized motion"),
       EvaluationDialog::tr("Each caption of the test clips is done in a style: is the motion like real ones, does it show the caption, and is the style recognised?"),
       true},
      {"text-to-motion", EvaluationDialog::tr("Text to motion"),
       EvaluationDialog::tr("Each caption of the test clips is done without a style: is the motion like real ones, and does it show the caption?"), false},
      {"composition", EvaluationDialog::tr("New combinations"),
       EvaluationDialog::tr("Contents in styles that training never saw together: does the model join what it learned apart?"), true},
      {"transfer", EvaluationDialog::tr("Style transfer"),
       EvaluationDialog::tr("Real motions are done again in another style: is the style there, and is the content still the same?"), true, Of::Motions},
      {"prompts", EvaluationDialog::tr("Plain prompts"),
       EvaluationDialog::tr("Forty everyday prompts, measured on the finished motion: does it sit down, turn round, pick up? Needs no data set and no judges."), false,
       Of::Prompts}};
}

QString EvaluationDialog::protocolTitle(const std::string& protocol) {
  for (const auto& one : protocols())
    if (protocol == one.name) return one.title;
  return {};
}

namespace {

constexpr std::string_view kEvaluatorName = "evaluator-";

/// "0.5, 1.5" as the command line takes it; none where something of it is no number from 0 to the highest.
std::optional<std::string> listOf(const QString& text, double highest) {
  QStringList numbers;
  for (const QString& word : text.split(u',', Qt::SkipEmptyParts)) {
    bool isNumber = false;
    const double value = word.trimmed().toDouble(&isNumber);
    if (!isNumber || !(value >= 0.0 && value <= highest)) return std::nullopt;
    numbers << word.trimmed();
  }
  if (numbers.isEmpty()) return std::nullopt;
  return numbers.join(u',').toStdString();
}

QString absolute(const QString& text) { return QDir(text.trimmed()).absolutePath(); }

QSpinBox* numberBox(const char* name, int low, int high, int value, QWidget* parent) {
  auto* box = new QSpinBox(parent);
  box->setObjectName(QLatin1String(name));
  box->setRange(low, high);
  box->setValue(value);
  return box;
}

}  // namespace

EvaluationDialog::EvaluationDialog(Sources sources, QWidget* parent)
    : QDialog(parent),
      sources_(std::move(sources)),
      form_(new QFormLayout),
      protocol_(new QComboBox(this)),
      explanation_(new QLabel(this)),
      models_(new QTreeWidget(this)),
      baselines_(new QCheckBox(tr("Baselines too"), this)),
      sweep_(new QCheckBox(tr("Sweep"), this)),
      sweepWeights_(new QLineEdit(QStringLiteral("0.5, 1.5, 3"), this)),
      sweepScales_(new QLineEdit(QStringLiteral("0, 0.2, 0.4"), this)),
      data_(new QLineEdit(this)),
      judges_(new QLineEdit(this)),
      folder_(new QLineEdit(this)),
      repetitions_(numberBox("evaluationRepetitions", 1, 1000, 5, this)),
      clips_(numberBox("evaluationClips", 2, 100'000, 128, this)),
      seed_(numberBox("evaluationSeed", 0, 1'000'000'000, 1, this)),
      threads_(numberBox("evaluationThreads", 1, std::max(1, QThread::idealThreadCount()), std::max(1, QThread::idealThreadCount() / 2), this)),
      reason_(new QLabel(this)) {
  setWindowTitle(tr("New evaluation"));
  setMinimumWidth(540);
  resize(560, 640);
  for (const auto& one : protocols()) protocol_->addItem(one.title, QLatin1String(one.name));
  protocol_->setObjectName(QStringLiteral("protocol"));
  explanation_->setObjectName(QStringLiteral("dim"));
  explanation_->setWordWrap(true);
  // As wide as the fields: its lines are fewer then, and all of them are seen.
  QSizePolicy wide = explanation_->sizePolicy();
  wide.setHorizontalPolicy(QSizePolicy::Expanding);
  explanation_->setSizePolicy(wide);
  listModels();
  baselines_->setObjectName(QStringLiteral("evaluationBaselines"));
  baselines_->setToolTip(tr("Each model's simpler forms as further rows: the text alone, without guidance, the autoencoder"));
  sweep_->setObjectName(QStringLiteral("evaluationSweep"));
  sweep_->setToolTip(tr("The first model with each pair of a style weight and a style guide: how much of the style costs how much of the content"));
  sweepWeights_->setObjectName(QStringLiteral("sweepWeights"));
  sweepWeights_->setToolTip(tr("Style weights, with commas between"));
  sweepScales_->setObjectName(QStringLiteral("sweepScales"));
  sweepScales_->setToolTip(tr("Style guides, with commas between"));
  sweepRow_ = new QWidget(this);
  auto* sweepAcross = new QHBoxLayout(sweepRow_);
  sweepAcross->setContentsMargins(0, 0, 0, 0);
  sweepAcross->addWidget(sweep_);
  sweepAcross->addWidget(sweepWeights_, 1);
  sweepAcross->addWidget(new QLabel(QStringLiteral("×"), sweepRow_));
  sweepAcross->addWidget(sweepScales_, 1);
  data_->setObjectName(QStringLiteral("evaluationData"));
  data_->setPlaceholderText(tr("a folder made by gesto dataset build"));
  judges_->setObjectName(QStringLiteral("evaluationJudges"));
  judges_->setPlaceholderText(tr("your own, else those that come with the program"));
  judges_->setToolTip(
      tr("A folder of evaluator and judge weights. Empty: your finished runs of the recipes evaluator and judge, else those that come with the program."));
  folder_->setObjectName(QStringLiteral("evaluationFolder"));
  clips_->setToolTip(tr("Motions of each model in each repetition. Few make FID large and intervals wide."));
  repetitions_->setToolTip(tr("Each with motions of its own; from two on there are intervals"));
  seed_->setToolTip(tr("The same seed asks for the same motions"));
  threads_->setToolTip(tr("Half of the processor leaves the window quick"));
  reason_->setObjectName(QStringLiteral("evaluationReason"));
  reason_->setWordWrap(true);
  reason_->setStyleSheet(QStringLiteral("color: %1;").arg(theme::kTextDim.name()));

  form_->setHorizontalSpacing(2 * theme::kGap);
  form_->setVerticalSpacing(6);
  form_->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  const auto row = [this](const QString& name, QWidget* field) {
    auto* label = new QLabel(name, this);
    label->setObjectName(QStringLiteral("formLabel"));
    form_->addRow(label, field);
  };
  dataRow_ = folderField(data_, tr("Data set"));
  judgesRow_ = folderField(judges_, tr("Judges"));
  folderRow_ = folderField(folder_, tr("Folder of the report"));
  row(tr("Protocol"), protocol_);
  form_->addRow(QString(), explanation_);
  row(tr("Models"), models_);
  form_->addRow(QString(), baselines_);
  form_->addRow(QString(), sweepRow_);
  row(tr("Data set"), dataRow_);
  row(tr("Judges"), judgesRow_);
  row(tr("Repetitions"), repetitions_);
  row(tr("Motions of each"), clips_);
  row(tr("Seed"), seed_);
  row(tr("Threads"), threads_);
  row(tr("Report in"), folderRow_);

  auto* buttons = new QDialogButtonBox(this);
  begin_ = buttons->addButton(tr("Begin"), QDialogButtonBox::AcceptRole);
  theme::markPrimary(*begin_);
  begin_->setDefault(true);
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
  auto* whole = new QVBoxLayout(this);
  whole->setSpacing(2 * theme::kGap);
  whole->addLayout(form_);
  whole->addStretch(1);
  whole->addWidget(reason_);
  whole->addWidget(buttons);

  connect(buttons, &QDialogButtonBox::accepted, this, &EvaluationDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &EvaluationDialog::reject);
  connect(protocol_, &QComboBox::currentIndexChanged, this, &EvaluationDialog::showProtocol);
  connect(models_, &QTreeWidget::itemChanged, this, &EvaluationDialog::check);
  connect(folder_, &QLineEdit::textEdited, this, [this] { isFolderOwn_ = true; });
  connect(sweep_, &QCheckBox::toggled, this, &EvaluationDialog::check);
  for (auto* line : {data_, judges_, folder_, sweepWeights_, sweepScales_}) connect(line, &QLineEdit::textChanged, this, &EvaluationDialog::check);
  const QSettings settings;
  data_->setText(settings.value(QStringLiteral("training/data")).toString());
  judges_->setText(settings.value(QStringLiteral("metrics/judges")).toString());
  if (const int at = protocol_->findData(settings.value(QStringLiteral("metrics/protocol"))); at >= 0) protocol_->setCurrentIndex(at);
  showProtocol();
}

QWidget* EvaluationDialog::folderField(QLineEdit* line, const QString& title) {
  auto* row = new QWidget(this);
  auto* across = new QHBoxLayout(row);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(4);
  auto* choose = new QToolButton(row);
  choose->setIcon(theme::icon(QStringLiteral("open")));
  choose->setToolTip(tr("Choose…"));
  across->addWidget(line, 1);
  across->addWidget(choose);
  connect(choose, &QToolButton::clicked, this, [this, line, title] {
    const QString chosen = QFileDialog::getExistingDirectory(this, title, line->text());
    if (chosen.isEmpty()) return;
    if (line == folder_) isFolderOwn_ = true;
    line->setText(chosen);
  });
  return row;
}

QString EvaluationDialog::protocol() const { return protocol_->currentData().toString(); }

bool EvaluationDialog::isPrompts() const { return protocol() == QStringLiteral("prompts"); }

bool EvaluationDialog::isSwept() const { return sweep_->isChecked() && form_->isRowVisible(sweepRow_); }

std::optional<std::string> EvaluationDialog::sweepWeights() const { return listOf(sweepWeights_->text(), core::services::limits::kStyleWeight.highest); }

std::optional<std::string> EvaluationDialog::sweepScales() const { return listOf(sweepScales_->text(), core::services::limits::kClassifierScale.highest); }

void EvaluationDialog::listModels() {
  models_->setObjectName(QStringLiteral("evaluatedModels"));
  models_->setMaximumHeight(140);
  models_->setHeaderHidden(true);
  models_->setIndentation(16);
  models_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  models_->setToolTip(tr("Below a model stand other ways to use it, each a row of its own in the report"));
  for (const auto& model : sources_.models) {
    auto* item = new QTreeWidgetItem(models_, {modelTitle(model)});
    item->setData(0, Name, QString::fromStdString(model.name));
    item->setData(0, KnowsStyles, model.can.style);
    item->setData(0, InTransfers, true);
    item->setData(0, InGeneration, true);
    item->setCheckState(0, model.name == "default" ? Qt::Checked : Qt::Unchecked);
    for (const auto& variant : model.variants) {
      auto* way = new QTreeWidgetItem(item, {QString::fromStdString(variant.word) + QStringLiteral(" · ") + reportWords(variant.sentence)});
      way->setData(0, Name, QString::fromStdString(model.name + ":" + variant.word));
      way->setData(0, KnowsStyles, model.can.style);
      way->setData(0, NeedsStyle, variant.needsStyle);
      way->setData(0, InTransfers, variant.inTransfers);
      way->setData(0, InGeneration, variant.inGeneration);
      way->setToolTip(0, reportWords(variant.sentence));
      way->setCheckState(0, Qt::Unchecked);
    }
  }
}

QStringList EvaluationDialog::chosenModels() const {
  QStringList names;
  for (QTreeWidgetItemIterator item(models_); *item; ++item)
    if ((*item)->checkState(0) == Qt::Checked) names << (*item)->data(0, Name).toString();
  return names;
}

JudgeFiles EvaluationDialog::judges() const {
  if (const QString folder = judges_->text().trimmed(); !folder.isEmpty()) return core::services::findJudges({pathOf(folder)});
  // The newest finished run of each; what none was trained for comes from the folders.
  auto found = core::services::findJudges(sources_.judgeFolders);
  std::map<std::string, std::filesystem::path> parts;
  for (const auto& file : found.evaluators)
    if (const auto stem = file.stem().string(); stem.starts_with(kEvaluatorName)) parts[stem.substr(kEvaluatorName.size())] = file;
  for (const auto& run : sources_.runs) {
    const auto weights = run.folder / "weights.safetensors";
    if (!run.record || run.state != core::services::RunState::Finished || !QFileInfo::exists(textOf(weights))) continue;
    const auto setting = [&](const char* name, const char* usual) {
      const auto value = run.record->settings.find(name);
      return value == run.record->settings.end() ? std::string(usual) : value->second;
    };
    if (run.record->recipe == "evaluator") parts[setting("part", "all")] = weights;
    if (run.record->recipe == "judge") (setting("label", "style") == "content" ? found.content : found.style) = weights;
  }
  found.evaluators.clear();
  for (const auto& part : core::services::evaluatorParts())
    if (const auto one = parts.find(part); one != parts.end()) found.evaluators.push_back(one->second);
  return found;
}

QString EvaluationDialog::suggestedFolder() const {
  for (int number = 1;; ++number) {
    const QString folder = QDir(sources_.folder).filePath(QStringLiteral("%1-%2").arg(protocol()).arg(number));
    if (!QFileInfo::exists(folder)) return folder;
  }
}

void EvaluationDialog::showProtocol() {
  const auto all = protocols();
  const auto one = std::find_if(all.begin(), all.end(), [this](const ProtocolText& text) { return protocol() == QLatin1String(text.name); });
  if (one == all.end()) return;
  explanation_->setText(one->sentence);
  form_->setRowVisible(dataRow_, !isPrompts());
  form_->setRowVisible(judgesRow_, !isPrompts());
  form_->setRowVisible(clips_, !isPrompts());
  form_->setRowVisible(baselines_, !isPrompts());
  form_->setRowVisible(sweepRow_, one->asksStyle);
  {
    // What has no style cannot be measured by one, and a way to use a model is offered where it says something.
    const QSignalBlocker quiet(models_);
    using Of = ProtocolText::Of;
    for (QTreeWidgetItemIterator at(models_); *at; ++at) {
      auto* item = *at;
      const bool isVariant = item->parent() != nullptr, canStyle = !one->asksStyle || item->data(0, KnowsStyles).toBool();
      const bool isOffered =
          !isVariant || (one->of == Of::Motions ? item->data(0, InTransfers).toBool()
                                                : one->of == Of::Text && item->data(0, InGeneration).toBool() && (one->asksStyle || !item->data(0, NeedsStyle).toBool()));
      item->setHidden(!isOffered);
      item->setFlags(canStyle ? Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable : Qt::NoItemFlags);
      if (!isVariant) item->setToolTip(0, canStyle ? QString() : tr("This model knows no styles"));
      if (!canStyle || !isOffered) item->setCheckState(0, Qt::Unchecked);
    }
  }
  if (!isFolderOwn_) folder_->setText(suggestedFolder());
  check();
}

void EvaluationDialog::check() {
  const QString data = data_->text().trimmed(), folder = folder_->text().trimmed();
  QString why;
  if (chosenModels().isEmpty())
    why = tr("Tick at least one model.");
  else if (!isPrompts() && data.isEmpty())
    why = tr("Choose a data set.");
  else if (!isPrompts() && !QFileInfo::exists(data + QStringLiteral("/manifest.json")))
    why = tr("There is no data set in this folder (it has no manifest.json).");
  else if (!isPrompts() && judges().empty())
    why = tr("There is nobody to judge: train the recipe evaluator, or choose a folder with judges.");
  else if (isSwept() && !(sweepWeights() && sweepScales()))
    why = tr("The sweep takes style weights from 0 to 10 and style guides from 0 to 2, with commas between.");
  else if (folder.isEmpty())
    why = tr("Choose a folder for the report.");
  else if (QFileInfo::exists(folder + QStringLiteral("/run.json")) || QFileInfo::exists(folder + QStringLiteral("/report.json")))
    why = tr("There is a report or a run in this folder already.");
  for (auto* line : {sweepWeights_, sweepScales_}) line->setEnabled(sweep_->isChecked());
  reason_->setText(why);
  reason_->setVisible(!why.isEmpty());
  begin_->setEnabled(why.isEmpty());
}

QString EvaluationDialog::folder() const { return absolute(folder_->text()); }

RunRecord EvaluationDialog::record() const {
  RunRecord record;
  record.recipe = "evaluate";
  record.steps = isPrompts() ? chosenModels().size() : repetitions_->value();  // what the report grows by
  record.seed = static_cast<std::uint64_t>(seed_->value());
  const std::string models = chosenModels().join(u',').toStdString();
  record.settings = {{"protocol", protocol().toStdString()}, {"models", models}};
  auto& words = record.command;
  words = {"evaluate",
           "--protocol",
           protocol().toStdString(),
           "--models",
           models,
           "--out",
           folder().toStdString(),
           "--seed",
           std::to_string(seed_->value()),
           "--threads",
           std::to_string(threads_->value())};
  const std::string repetitions = std::to_string(repetitions_->value());
  if (isPrompts()) {
    words.insert(words.end(), {"--seeds", repetitions});
    return record;
  }
  record.data = absolute(data_->text()).toStdString();
  words.insert(words.end(), {"--data", record.data.string(), "--repetitions", repetitions, "--clips", std::to_string(clips_->value())});
  if (baselines_->isChecked()) words.emplace_back("--baselines");
  if (isSwept()) words.insert(words.end(), {"--sweep-ws", sweepWeights().value_or(""), "--sweep-scale", sweepScales().value_or("")});
  if (const QString judgeFolder = judges_->text().trimmed(); !judgeFolder.isEmpty()) {
    words.insert(words.end(), {"--judges", absolute(judgeFolder).toStdString()});
    return record;
  }
  const auto found = judges();
  std::string evaluators;
  for (const auto& file : found.evaluators) evaluators += (evaluators.empty() ? "" : ",") + file.string();
  if (!evaluators.empty()) words.insert(words.end(), {"--evaluators", evaluators});
  if (!found.style.empty()) words.insert(words.end(), {"--style-judge", found.style.string()});
  if (!found.content.empty()) words.insert(words.end(), {"--content-judge", found.content.string()});
  return record;
}

void EvaluationDialog::accept() {
  QSettings settings;
  settings.setValue(QStringLiteral("metrics/protocol"), protocol());
  settings.setValue(QStringLiteral("metrics/judges"), judges_->text().trimmed());
  if (!isPrompts()) settings.setValue(QStringLiteral("training/data"), data_->text().trimmed());
  QDialog::accept();
}

}  // namespace ui
