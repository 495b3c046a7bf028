#include "ui/character/character_dialog.h"

#include "ui/look/theme.h"
#include "ui/widgets/slider_row.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {
using CharacterReach = core::motion::CharacterRanges;
}

CharacterDialog::CharacterDialog(MyCharacter& character, QWidget* parent)
    : QDialog(parent),
      character_(character),
      name_(new QLabel(this)),
      facts_(new QLabel(this)),
      leftOut_(new QLabel(this)),
      arms_(new SliderRow({tr("Arm space"), tr("Degrees by which the arms are held away from the body, for broad figures, or below 0 closer to it"),
                           CharacterReach::kLeastArmSpace, CharacterReach::kMostArmSpace, 0.0, 1.0, 0},
                          this)),
      stride_(new SliderRow({tr("Stride"), tr("Steps, and the way over the floor, longer or shorter than the legs alone make them; feet keep standing where they stand"),
                             CharacterReach::kLeastStride, CharacterReach::kMostStride, 1.0, 0.05, 2},
                            this)) {
  setObjectName(QStringLiteral("characterDialog"));
  setWindowTitle(tr("My character"));
  auto* column = new QVBoxLayout(this);
  column->setSpacing(theme::kGap);
  QFont heading = name_->font();
  heading.setBold(true);
  name_->setFont(heading);
  name_->setTextFormat(Qt::PlainText);
  facts_->setObjectName(QStringLiteral("dim"));
  leftOut_->setObjectName(QStringLiteral("dim"));
  leftOut_->setTextFormat(Qt::PlainText);
  leftOut_->setWordWrap(true);
  arms_->setObjectName(QStringLiteral("armSpace"));
  stride_->setObjectName(QStringLiteral("stride"));
  for (QWidget* part :
       {static_cast<QWidget*>(name_), static_cast<QWidget*>(facts_), static_cast<QWidget*>(arms_), static_cast<QWidget*>(stride_), static_cast<QWidget*>(leftOut_)})
    column->addWidget(part);
  column->addStretch(1);
  auto* buttons = new QDialogButtonBox(this);
  auto* another = buttons->addButton(tr("Another…"), QDialogButtonBox::ResetRole);
  another->setObjectName(QStringLiteral("anotherCharacter"));
  joints_ = buttons->addButton(tr("Joints…"), QDialogButtonBox::ResetRole);
  joints_->setObjectName(QStringLiteral("characterJoints"));
  joints_->setToolTip(tr("Which joint of the character is which of the body"));
  off_ = buttons->addButton(tr("Mannequin"), QDialogButtonBox::ResetRole);
  off_->setObjectName(QStringLiteral("takeCharacterOff"));
  off_->setToolTip(tr("Show takes on the mannequin again"));
  buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
  column->addWidget(buttons);
  setMinimumWidth(430);
  SliderRow::alignNames({arms_, stride_});
  // Enter in a number box belongs to the number.
  for (auto* button : findChildren<QPushButton*>()) button->setAutoDefault(false);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(another, &QPushButton::clicked, this, &CharacterDialog::anotherWanted);
  connect(joints_, &QPushButton::clicked, this, &CharacterDialog::jointsWanted);
  connect(off_, &QPushButton::clicked, &character_, &MyCharacter::takeOff);
  connect(arms_, &SliderRow::valueEdited, &character_, &MyCharacter::setArmSpace);
  connect(stride_, &SliderRow::valueEdited, &character_, &MyCharacter::setStride);
  connect(&character_, &MyCharacter::wornChanged, this, &CharacterDialog::showWorn);
  showWorn();
}

void CharacterDialog::showWorn() {
  const auto& worn = character_.worn();
  for (QWidget* part : {static_cast<QWidget*>(arms_), static_cast<QWidget*>(stride_), static_cast<QWidget*>(joints_), static_cast<QWidget*>(off_)})
    part->setEnabled(worn.has_value());
  if (!worn) {
    name_->setText(tr("No character: takes are shown on the mannequin"));
    facts_->hide();
    leftOut_->hide();
    return;
  }
  name_->setText(QFileInfo(worn->file).completeBaseName());
  name_->setToolTip(worn->file);
  const QLocale locale;
  facts_->setText(tr("%1 joints, %2 vertices, %3 triangles")
                      .arg(locale.toString(worn->skeleton->jointCount()), locale.toString(static_cast<qulonglong>(worn->mesh->positions.size())),
                           locale.toString(static_cast<qulonglong>(worn->mesh->triangles.size() / 3))));
  facts_->show();
  leftOut_->setText(tr("Left out of the file: %1.").arg(worn->leftOut.join(QStringLiteral("; "))));
  leftOut_->setVisible(!worn->leftOut.isEmpty());
  if (arms_->value() != worn->armSpace) arms_->setValue(worn->armSpace);
  if (stride_->value() != worn->stride) stride_->setValue(worn->stride);
}

}  // namespace ui
