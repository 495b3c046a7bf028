#include "ui/setup/work_page.h"

#include "ui/studio.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace ui {

namespace {

const auto kPrecisionKey = QStringLiteral("engine/precision");
const auto kExact = QStringLiteral("exact"), kBf16 = QStringLiteral("bf16");

}  // namespace

QString WorkPage::precision() { return QSettings().value(kPrecisionKey).toString() == kBf16 ? kBf16 : kExact; }

WorkPage::WorkPage(Studio& studio, QWidget* parent)
    : QWidget(parent), studio_(studio), characters_(new QListWidget(this)), wear_(new QPushButton(tr("Show on it"), this)), forget_(new QPushButton(tr("Forget"), this)) {
  auto* form = new QFormLayout(this);
  auto* preview = new QCheckBox(tr("Preview while a guidance slider is dragged"), this);
  preview->setObjectName(QStringLiteral("previewChoice"));
  preview->setChecked(studio_.preview.isOn());
  auto* moving = new QCheckBox(tr("Pictures of styles move"), this);
  moving->setObjectName(QStringLiteral("movingChoice"));
  moving->setToolTip(tr("In the style panel under the mouse, in the larger list all at once"));
  moving->setChecked(studio_.pictures.isMoving());
  auto* precision = new QComboBox(this);
  precision->setObjectName(QStringLiteral("precisionChoice"));
  precision->addItem(tr("Exactly"), kExact);
  precision->addItem(tr("Quicker, in bf16"), kBf16);
  precision->setCurrentIndex(precision->findData(WorkPage::precision()));
  auto* about = new QLabel(tr("From the next start on. Quicker with SMooDi and CrossDiff models where the processor multiplies bf16; motions differ by rounding."), this);
  about->setObjectName(QStringLiteral("dim"));
  about->setWordWrap(true);
  auto* tour = new QPushButton(tr("Show the tour again"), this);
  tour->setObjectName(QStringLiteral("tourAgain"));
  tour->setAutoDefault(false);
  characters_->setObjectName(QStringLiteral("characterPresets"));
  characters_->setMinimumHeight(90);
  wear_->setObjectName(QStringLiteral("wearPreset"));
  wear_->setAutoDefault(false);
  forget_->setObjectName(QStringLiteral("forgetPreset"));
  forget_->setAutoDefault(false);
  auto* beside = new QVBoxLayout;
  beside->addWidget(wear_);
  beside->addWidget(forget_);
  beside->addStretch(1);
  auto* presets = new QHBoxLayout;
  presets->addWidget(characters_, 1);
  presets->addLayout(beside);
  form->addRow(preview);
  form->addRow(moving);
  form->addRow(tr("Models compute"), precision);
  form->addRow(about);
  form->addRow(tr("Characters"), presets);
  auto* first = new QHBoxLayout;
  first->addWidget(tour);
  first->addStretch(1);
  form->addRow(tr("First minutes"), first);
  connect(preview, &QCheckBox::toggled, this, [this](bool isOn) { studio_.preview.setOn(isOn); });
  connect(moving, &QCheckBox::toggled, this, [this](bool isOn) { studio_.pictures.setMoving(isOn); });
  connect(precision, &QComboBox::activated, this, [precision] { QSettings().setValue(kPrecisionKey, precision->currentData()); });
  connect(tour, &QPushButton::clicked, this, &WorkPage::tourWanted);
  connect(characters_, &QListWidget::currentRowChanged, this, &WorkPage::showChosen);
  connect(wear_, &QPushButton::clicked, this, [this] { studio_.character.wear(chosenCharacter()); });
  connect(characters_, &QListWidget::itemActivated, wear_, &QPushButton::click);
  connect(forget_, &QPushButton::clicked, this, [this] {
    studio_.character.forget(chosenCharacter());
    fillCharacters();
  });
  connect(&studio_.character, &MyCharacter::wornChanged, this, &WorkPage::fillCharacters);
  fillCharacters();
}

QString WorkPage::chosenCharacter() const { return characters_->currentItem() ? characters_->currentItem()->data(Qt::UserRole).toString() : QString(); }

void WorkPage::fillCharacters() {
  const QString chosen = chosenCharacter();
  const auto& worn = studio_.character.worn();
  characters_->clear();
  for (const auto& preset : studio_.character.presets()) {
    const QFileInfo file(preset.file);
    const QLocale locale;
    const QString name = file.exists() ? file.completeBaseName() : tr("%1 (the file is gone)").arg(file.completeBaseName());
    auto* item =
        new QListWidgetItem(tr("%1 · arms %2° · stride %3").arg(name, locale.toString(preset.armSpace, 'f', 0), locale.toString(preset.stride, 'f', 2)), characters_);
    item->setData(Qt::UserRole, preset.file);
    item->setToolTip(preset.file);
    QFont font = item->font();
    font.setBold(worn && worn->file == preset.file);
    item->setFont(font);
    if (preset.file == chosen) characters_->setCurrentItem(item);
  }
  if (!characters_->currentItem()) characters_->setCurrentRow(0);
  characters_->setWordWrap(characters_->count() == 0);
  if (characters_->count() == 0) {
    auto* none = new QListWidgetItem(tr("None yet: View > My character opens one"), characters_);
    none->setFlags(Qt::NoItemFlags);
  }
  showChosen();
}

void WorkPage::showChosen() {
  const QString file = chosenCharacter();
  const auto& worn = studio_.character.worn();
  wear_->setEnabled(!file.isEmpty() && QFileInfo::exists(file) && !(worn && worn->file == file));
  forget_->setEnabled(!file.isEmpty());
}

}  // namespace ui
