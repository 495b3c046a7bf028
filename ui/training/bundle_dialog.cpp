#include "ui/training/bundle_dialog.h"

#include "ui/look/path_text.h"
#include "ui/look/theme.h"
#include "ui/session/model_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace core::services;

namespace {

constexpr const char* kWeights = "weights.safetensors";

QString titleOf(const TrainingRun& run) {
  return BundleDialog::tr("%1 · %2 updates").arg(textOf(run.folder.filename()), QLocale().toString(static_cast<qlonglong>(run.log.steps)));
}

QFormLayout* newForm(QWidget* parent) {
  auto* form = new QFormLayout(parent);
  form->setContentsMargins(0, 0, 0, 0);
  form->setHorizontalSpacing(2 * theme::kGap);
  form->setVerticalSpacing(6);
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  return form;
}

QLabel* rowLabel(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setObjectName(QStringLiteral("formLabel"));
  return label;
}

}  // namespace

BundleDialog::BundleDialog(Sources sources, QWidget* parent)
    : QDialog(parent), sources_(std::move(sources)), choice_(new QComboBox(this)), partArea_(new QWidget(this)), name_(new QLineEdit(this)), reason_(new QLabel(this)) {
  setWindowTitle(tr("Make a model"));
  setMinimumWidth(480);
  auto* explanation = new QLabel(tr("Trained parts become one model of your library, with a card that says what they were trained on."), this);
  explanation->setObjectName(QStringLiteral("dim"));
  explanation->setWordWrap(true);
  choice_->setObjectName(QStringLiteral("bundleFamily"));
  for (const auto& family : sources_.families) choice_->addItem(QString::fromStdString(family.title));
  // What the chosen runs belong to; a run of one family only tells most.
  int best = 0, most = 0;
  for (std::size_t i = 0; i < sources_.families.size(); ++i) {
    int count = 0;
    for (const auto& run : sources_.runs)
      if (run.record && sources_.chosen.contains(textOf(run.folder)))
        count += static_cast<int>(
            std::count_if(sources_.families[i].parts.begin(), sources_.families[i].parts.end(), [&](const auto& part) { return part.recipe == run.record->recipe; }));
    if (count > most) best = static_cast<int>(i), most = count;
  }
  choice_->setCurrentIndex(best);
  name_->setObjectName(QStringLiteral("bundleName"));
  name_->setMaxLength(60);
  reason_->setObjectName(QStringLiteral("bundleReason"));
  reason_->setWordWrap(true);
  reason_->setStyleSheet(QStringLiteral("color: %1;").arg(theme::kTextDim.name()));

  auto* top = new QWidget(this);
  auto* form = newForm(top);
  form->addRow(rowLabel(tr("Model"), this), choice_);
  form->addRow(rowLabel(tr("Name"), this), name_);
  auto* buttons = new QDialogButtonBox(this);
  make_ = buttons->addButton(tr("Make the model"), QDialogButtonBox::AcceptRole);
  theme::markPrimary(*make_);
  make_->setDefault(true);
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(2 * theme::kGap);
  column->addWidget(explanation);
  column->addWidget(top);
  column->addWidget(partArea_);
  column->addStretch(1);
  column->addWidget(reason_);
  column->addWidget(buttons);

  connect(buttons, &QDialogButtonBox::accepted, this, &BundleDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &BundleDialog::reject);
  connect(choice_, &QComboBox::currentIndexChanged, this, &BundleDialog::showFamily);
  connect(name_, &QLineEdit::textChanged, this, &BundleDialog::check);
  showFamily();
  name_->setText(suggestedName());
  name_->selectAll();
  name_->setFocus();
}

const BundlingInfo& BundleDialog::family() const { return sources_.families[static_cast<std::size_t>(std::max(0, choice_->currentIndex()))]; }

void BundleDialog::showFamily() {
  delete partArea_->layout();
  qDeleteAll(partArea_->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
  parts_.clear();
  auto* form = newForm(partArea_);
  for (const auto& part : family().parts) {
    auto* box = new QComboBox(partArea_);
    box->setObjectName(QStringLiteral("part_") + QString::fromStdString(part.name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(24);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fillPart(*box, part);
    auto* label = rowLabel(QString::fromStdString(part.name), partArea_);
    label->setToolTip(part.recipe.empty() ? tr("Of an imported file") : tr("Trained by the recipe %1").arg(QString::fromStdString(part.recipe)));
    box->setToolTip(label->toolTip());
    form->addRow(label, box);
    parts_.push_back(box);
  }
  check();
}

void BundleDialog::fillPart(QComboBox& box, const ModelPartInfo& part) {
  // Chosen runs first, then the newest; of each the averaged weights of its last checkpoint.
  std::vector<const TrainingRun*> runs;
  for (auto run = sources_.runs.rbegin(); run != sources_.runs.rend(); ++run)
    if (run->record && run->record->recipe == part.recipe && QFileInfo::exists(textOf(run->folder / kWeights))) runs.push_back(&*run);
  std::stable_partition(runs.begin(), runs.end(), [this](const TrainingRun* run) { return sources_.chosen.contains(textOf(run->folder)); });
  for (const auto* run : runs) box.addItem(titleOf(*run), textOf(run->folder / kWeights));
  if (family().takesModels) {
    for (const auto& model : sources_.models) {
      if (model.family != family().family || !model.can.namedStyles) continue;  // imported ones have other parts
      box.addItem(tr("as in the model %1").arg(modelName(model.name)), textOf(model.file));
    }
  }
  if (box.count() == 0) box.addItem(tr("no run has trained it yet"), QString());
  box.addItem(tr("A file…"), QStringLiteral("?"));
  box.setCurrentIndex(0);
  connect(&box, &QComboBox::activated, this, [this, &box, before = 0](int row) mutable {
    if (box.itemData(row).toString() == QStringLiteral("?")) chooseFile(box, before);
    before = box.currentIndex();
    check();
  });
}

void BundleDialog::chooseFile(QComboBox& box, int before) {
  const QString file = QFileDialog::getOpenFileName(this, tr("Weights of a part"), {}, tr("Weights (*.safetensors)"));
  if (file.isEmpty()) return box.setCurrentIndex(before);
  box.insertItem(0, QFileInfo(file).dir().dirName() + u'/' + QFileInfo(file).fileName(), file);
  box.setCurrentIndex(0);
}

QString BundleDialog::suggestedName() const {
  QString base = tr("my model");
  for (const auto& run : sources_.runs)
    if (sources_.chosen.contains(textOf(run.folder))) base = textOf(run.folder.filename());
  QString name = base;
  for (int number = 2; !checkModelName(sources_.folders, name.toStdString()) && number < 1000; ++number) name = QStringLiteral("%1 %2").arg(base).arg(number);
  return name;
}

void BundleDialog::check() {
  QString why;
  for (std::size_t i = 0; i < parts_.size() && why.isEmpty(); ++i) {
    const QString file = parts_[i]->currentData().toString();
    if (QFileInfo(file).isFile()) continue;
    if (family().parts[i].recipe.empty())
      why = tr("The part %1 is missing: choose the imported file that has it.").arg(QString::fromStdString(family().parts[i].name));
    else
      why = tr("The part %1 is missing: train it with the recipe %2, or choose a file.")
                .arg(QString::fromStdString(family().parts[i].name), QString::fromStdString(family().parts[i].recipe));
  }
  if (why.isEmpty())
    if (const auto ok = checkModelName(sources_.folders, name()); !ok) why = QString::fromStdString(ok.error().message);
  reason_->setText(why);
  reason_->setVisible(!why.isEmpty());
  make_->setEnabled(why.isEmpty());
}

std::string BundleDialog::name() const { return name_->text().trimmed().toStdString(); }

BundleRequest BundleDialog::request() const {
  BundleRequest request;
  request.family = family().family;
  for (std::size_t i = 0; i < parts_.size(); ++i) request.files[family().parts[i].name] = pathOf(parts_[i]->currentData().toString());
  return request;
}

}  // namespace ui
