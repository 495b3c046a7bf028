#include "ui/training/new_run_dialog.h"

#include "ui/look/path_text.h"
#include "ui/look/theme.h"
#include "ui/training/dataset_dialog.h"
#include "ui/training/recipe_text.h"
#include "ui/training/run_measure.h"
#include "ui/training/settings_form.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleValidator>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QThread>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using core::services::BundlingInfo;
using core::services::RecipeInfo;
using core::services::RunRecord;
using core::services::TrainingRun;

NewRunDialog::NewRunDialog(std::vector<RecipeInfo> recipes, std::vector<BundlingInfo> bundlings, const std::vector<TrainingRun>& runs, const QString& runFolder,
                           QWidget* parent, const QString& program)
    : QDialog(parent),
      recipes_(std::move(recipes)),
      bundlings_(std::move(bundlings)),
      runs_(runs),
      runFolder_(runFolder),
      choice_(new QComboBox(this)),
      explanation_(new QLabel(this)),
      data_(new QLineEdit(this)),
      folder_(new QLineEdit(this)),
      steps_(new QLineEdit(this)),
      learningRate_(new QLineEdit(this)),
      seed_(new QSpinBox(this)),
      threads_(new QSpinBox(this)),
      device_(new QComboBox(this)),
      precision_(new QComboBox(this)),
      settings_(new SettingsForm(this)),
      measure_(new RunMeasure(
          program,
          [this] {
            QStringList words;
            for (const auto& word : record().command) words << QString::fromStdString(word);
            return words;
          },
          this)),
      reason_(new QLabel(this)) {
  setWindowTitle(tr("New training run"));
  setMinimumWidth(520);
  sortByNeed(recipes_);
  std::string before;
  for (const auto& recipe : recipes_) {
    const QString title = QString::fromStdString(recipe.family);
    if (choice_->count() > 0 && isOfAnotherGroup(before, recipe.name)) choice_->insertSeparator(choice_->count());
    before = recipe.name;
    choice_->addItem(title.isEmpty() ? QString::fromStdString(recipe.name) : QStringLiteral("%1 · %2").arg(title, QString::fromStdString(recipe.name)),
                     QString::fromStdString(recipe.name));
  }
  choice_->setObjectName(QStringLiteral("recipe"));
  explanation_->setObjectName(QStringLiteral("dim"));
  explanation_->setWordWrap(true);
  // As wide as the fields: its lines are fewer then, and all of them are seen.
  QSizePolicy wide = explanation_->sizePolicy();
  wide.setHorizontalPolicy(QSizePolicy::Expanding);
  explanation_->setSizePolicy(wide);
  data_->setObjectName(QStringLiteral("runData"));
  data_->setPlaceholderText(tr("a folder made by gesto dataset build"));
  folder_->setObjectName(QStringLiteral("runFolder"));
  steps_->setObjectName(QStringLiteral("runSteps"));
  steps_->setValidator(new QIntValidator(1, 1'000'000'000, this));
  learningRate_->setObjectName(QStringLiteral("runLearningRate"));
  seed_->setObjectName(QStringLiteral("runSeed"));
  seed_->setRange(0, 1'000'000'000);
  seed_->setValue(1);
  seed_->setToolTip(tr("Of the first weights and of everything that is drawn: the same seed trains the same model"));
  threads_->setObjectName(QStringLiteral("runThreads"));
  threads_->setRange(1, std::max(1, QThread::idealThreadCount()));
  threads_->setValue(std::max(1, QThread::idealThreadCount() / 2));
  threads_->setToolTip(tr("Half of the processor leaves the window quick"));
  device_->setObjectName(QStringLiteral("runDevice"));
  device_->addItem(tr("Processor"), QStringLiteral("cpu"));
  device_->addItem(tr("Graphics card"), QStringLiteral("cuda"));
  device_->setToolTip(tr("A graphics card needs a LibTorch that has one; a run without says so and ends"));
  precision_->setObjectName(QStringLiteral("runPrecision"));
  precision_->addItems({QStringLiteral("bfloat16"), QStringLiteral("float32")});
  reason_->setObjectName(QStringLiteral("runReason"));
  reason_->setWordWrap(true);
  reason_->setStyleSheet(QStringLiteral("color: %1;").arg(theme::kTextDim.name()));

  auto* inner = new QWidget(this);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(2 * theme::kGap);
  form->setVerticalSpacing(6);
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  const auto row = [&](const QString& name, QWidget* field) {
    auto* label = new QLabel(name, this);
    label->setObjectName(QStringLiteral("formLabel"));
    form->addRow(label, field);
  };
  row(tr("What"), choice_);
  form->addRow(QString(), explanation_);
  auto* dataRow = folderField(data_, tr("Data set"));
  auto* buildData = new QPushButton(tr("Build…"), dataRow);
  buildData->setObjectName(QStringLiteral("buildData"));
  buildData->setToolTip(tr("A data set from a folder of motions"));
  buildData->setVisible(!program.isEmpty());
  dataRow->layout()->addWidget(buildData);
  connect(buildData, &QPushButton::clicked, this, [this, program] {
    DatasetDialog dialog(program, QDir::cleanPath(runFolder_ + QStringLiteral("/../datasets")), this);
    dialog.exec();
    if (!dialog.built().isEmpty()) data_->setText(dialog.built());
  });
  row(tr("Data set"), dataRow);
  row(tr("Run folder"), folderField(folder_, tr("Run folder")));
  row(tr("Updates"), steps_);
  row(tr("Learning rate"), learningRate_);
  row(tr("Seed"), seed_);
  row(tr("Device"), device_);
  row(tr("Threads"), threads_);
  row(tr("Precision"), precision_);
  auto* column = new QVBoxLayout(inner);
  column->setContentsMargins(0, 0, theme::kGap, 0);
  column->setSpacing(2 * theme::kGap);
  column->addLayout(form);
  column->addWidget(settings_);
  column->addStretch(1);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setObjectName(QStringLiteral("plainScroll"));
  scroll->setWidget(inner);
  scroll->setMinimumHeight(430);
  resize(width(), 700);

  auto* buttons = new QDialogButtonBox(this);
  begin_ = buttons->addButton(tr("Begin"), QDialogButtonBox::AcceptRole);
  theme::markPrimary(*begin_);
  begin_->setDefault(true);
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
  auto* whole = new QVBoxLayout(this);
  whole->setSpacing(2 * theme::kGap);
  whole->addWidget(scroll, 1);
  whole->addWidget(measure_);
  whole->addWidget(reason_);
  whole->addWidget(buttons);

  connect(buttons, &QDialogButtonBox::accepted, this, &NewRunDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &NewRunDialog::reject);
  connect(choice_, &QComboBox::currentIndexChanged, this, &NewRunDialog::showRecipe);
  connect(folder_, &QLineEdit::textEdited, this, [this] { isFolderOwn_ = true; });
  for (auto* line : {data_, folder_, steps_, learningRate_}) connect(line, &QLineEdit::textChanged, this, &NewRunDialog::check);
  connect(settings_, &SettingsForm::edited, this, &NewRunDialog::check);
  data_->setText(QSettings().value(QStringLiteral("training/data")).toString());
  showRecipe();
}

QWidget* NewRunDialog::folderField(QLineEdit* line, const QString& title) {
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

const RecipeInfo* NewRunDialog::recipe() const {
  const auto name = choice_->currentData().toString().toStdString();
  const auto found = std::find_if(recipes_.begin(), recipes_.end(), [&](const RecipeInfo& each) { return each.name == name; });
  return found == recipes_.end() ? nullptr : &*found;
}

QString NewRunDialog::suggestedFolder() const {
  const auto* chosen = recipe();
  if (!chosen) return {};
  for (int number = 1;; ++number) {
    const QString folder = QDir(runFolder_).filePath(QStringLiteral("%1-%2").arg(QString::fromStdString(chosen->name)).arg(number));
    if (!QFileInfo::exists(folder)) return folder;
  }
}

void NewRunDialog::showRecipe() {
  const auto* chosen = recipe();
  if (!chosen) return check();
  QString summary = recipeText(chosen->name);
  if (summary.isEmpty() && !chosen->summary.empty()) {
    summary = QString::fromStdString(chosen->summary) + u'.';
    summary[0] = summary[0].toUpper();
  }
  explanation_->setText(summary);
  steps_->setPlaceholderText(QString::number(chosen->steps));
  learningRate_->setPlaceholderText(QString::number(chosen->learningRate));
  settings_->setSpecs(chosen->settings);
  // The newest finished run of a part is what the next recipe most likely needs: of the same model, where several have parts of one name.
  std::stable_partition(bundlings_.begin(), bundlings_.end(), [&](const BundlingInfo& bundling) {
    return std::none_of(bundling.parts.begin(), bundling.parts.end(), [&](const auto& part) { return part.recipe == chosen->name; });
  });
  for (const auto& family : bundlings_) {
    for (const auto& part : family.parts) {
      for (const auto& run : runs_)
        if (run.record && run.record->recipe == part.recipe && QFileInfo::exists(textOf(run.folder / "weights.safetensors")))
          settings_->setValue(part.name, textOf(run.folder / "weights.safetensors"));
    }
  }
  if (!isFolderOwn_) folder_->setText(suggestedFolder());
  check();
}

void NewRunDialog::check() {
  QString why;
  const auto* chosen = recipe();
  if (!chosen)
    why = tr("There is nothing to train: the engine is not installed.");
  else if (data_->text().trimmed().isEmpty())
    why = tr("Choose a data set.");
  else if (!QFileInfo::exists(data_->text().trimmed() + QStringLiteral("/manifest.json")))
    why = tr("There is no data set in this folder (it has no manifest.json).");
  else if (folder_->text().trimmed().isEmpty())
    why = tr("Choose a folder for the run.");
  else if (core::services::readRun(pathOf(folder_->text().trimmed())))
    why = tr("There is a run in this folder already.");
  else if (const auto settings = core::base::Settings::parse(chosen->settings, settings_->values()); !settings)
    why = QString::fromStdString(settings.error().message);
  else if (bool isNumber = true; !learningRate_->text().isEmpty() && (!(learningRate_->text().toDouble(&isNumber) > 0.0) || !isNumber))
    why = tr("The learning rate is a number above 0.");
  reason_->setText(why);
  reason_->setVisible(!why.isEmpty());
  begin_->setEnabled(why.isEmpty());
  measure_->setReady(why.isEmpty());
}

QString NewRunDialog::folder() const { return QDir(folder_->text().trimmed()).absolutePath(); }

RunRecord NewRunDialog::record() const {
  RunRecord record;
  const auto* chosen = recipe();
  if (!chosen) return record;
  const auto whole = [](const QString& text) { return QDir(text.trimmed()).absolutePath().toStdString(); };
  record.recipe = chosen->name;
  record.data = whole(data_->text());
  record.settings = settings_->values();
  record.steps = steps_->text().isEmpty() ? chosen->steps : steps_->text().toLongLong();
  record.seed = static_cast<std::uint64_t>(seed_->value());
  auto& words = record.command;
  words = {"train",       record.recipe,
           "--data",      record.data.string(),
           "--run",       folder().toStdString(),
           "--steps",     std::to_string(record.steps),
           "--seed",      std::to_string(record.seed),
           "--threads",   std::to_string(threads_->value()),
           "--precision", precision_->currentText().toStdString()};
  if (device_->currentIndex() > 0) words.insert(words.end(), {"--device", device_->currentData().toString().toStdString()});
  if (!learningRate_->text().isEmpty()) words.insert(words.end(), {"--learning-rate", learningRate_->text().toStdString()});
  for (const auto& [name, value] : record.settings) words.insert(words.end(), {"--set", name + "=" + value});
  return record;
}

void NewRunDialog::accept() {
  QSettings().setValue(QStringLiteral("training/data"), data_->text().trimmed());
  QDialog::accept();
}

}  // namespace ui
