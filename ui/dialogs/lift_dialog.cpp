#include "ui/dialogs/lift_dialog.h"

#include "core/services/generation_limits.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui {

LiftDialog::LiftDialog(const QString& keypoints, QWidget* parent)
    : QDialog(parent),
      keypoints_(keypoints),
      fps_(new QDoubleSpinBox(this)),
      person_(new QSpinBox(this)),
      prompt_(new QLineEdit(this)),
      still_(new QCheckBox(tr("The camera stands still"), this)) {
  setWindowTitle(tr("Motion from a video"));
  auto* column = new QVBoxLayout(this);
  column->setSpacing(2 * theme::kGap);
  auto* name = new QLabel(tr("Key points: %1").arg(QFileInfo(keypoints).fileName().toHtmlEscaped()), this);
  name->setObjectName(QStringLiteral("dim"));
  column->addWidget(name);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(2 * theme::kGap);
  form->setVerticalSpacing(theme::kGap);
  column->addLayout(form);
  fps_->setObjectName(QStringLiteral("videoFps"));
  fps_->setRange(1.0, 480.0);
  fps_->setDecimals(2);
  fps_->setValue(QSettings().value(QStringLiteral("lift/fps"), core::document::TakeVideo{}.fps).toDouble());
  fps_->setToolTip(tr("Frames per second of the video: key point files do not say it"));
  person_->setObjectName(QStringLiteral("videoPerson"));
  person_->setRange(1, 10'000);
  person_->setToolTip(tr("Whom to take when there are several: 1 is seen longest and largest"));
  prompt_->setObjectName(QStringLiteral("videoPrompt"));
  prompt_->setMaxLength(static_cast<int>(core::services::limits::kMostPromptCharacters));
  prompt_->setMinimumWidth(260);
  prompt_->setPlaceholderText(tr("may stay empty"));
  prompt_->setToolTip(tr("What the person does, if you can say it: it helps where limbs are hidden"));
  form->addRow(tr("Frame rate"), fps_);
  form->addRow(tr("Person"), person_);
  form->addRow(tr("What is done"), prompt_);
  still_->setObjectName(QStringLiteral("videoStillCamera"));
  still_->setToolTip(tr("Who marches on the spot stays there. Otherwise the camera may go along, as beside somebody who walks."));
  form->addRow(QString(), still_);
  auto* buttons = new QDialogButtonBox(this);
  auto* ok = buttons->addButton(tr("Make motion"), QDialogButtonBox::AcceptRole);
  theme::markPrimary(*ok);
  ok->setDefault(true);
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &LiftDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &LiftDialog::reject);
}

core::document::TakeVideo LiftDialog::video() const {
  core::document::TakeVideo video;
  video.keypoints = pathOf(keypoints_);
  video.person = person_->value();
  video.fps = fps_->value();
  video.isCameraStill = still_->isChecked();
  return video;
}

QString LiftDialog::prompt() const { return prompt_->text().trimmed(); }

void LiftDialog::accept() {
  QSettings().setValue(QStringLiteral("lift/fps"), fps_->value());
  QDialog::accept();
}

}  // namespace ui
