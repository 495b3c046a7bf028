#include "ui/dialogs/restyle_dialog.h"

#include "core/services/generation_limits.h"
#include "ui/look/theme.h"
#include "ui/models/style_list_model.h"
#include "ui/session/model_text.h"
#include "ui/session/request_conversion.h"
#include "ui/widgets/slider_row.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

using core::document::TakeRequest;
using core::document::TakeStyle;
using core::motion::kStyledParts;

namespace {

// Percent of the way down from noise that the motion is given for.
constexpr double kLeastKept = 5.0, kMostKept = 95.0;
constexpr double kUsuallyKept = 100.0 * (core::services::limits::kRestyleSteps - core::services::limits::kRestyleTurn) / core::services::limits::kRestyleSteps;

QFormLayout* formIn(QWidget* parent = nullptr) {
  auto* form = parent ? new QFormLayout(parent) : new QFormLayout;
  form->setContentsMargins(0, 0, 0, 0);
  form->setHorizontalSpacing(2 * theme::kGap);
  form->setVerticalSpacing(theme::kGap);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  return form;
}

}  // namespace

RestyleDialog::RestyleDialog(Subject subject, const StyleListModel& styles, QWidget* parent)
    : QDialog(parent),
      subject_(std::move(subject)),
      styles_(styles),
      model_(new QComboBox(this)),
      way_(new QComboBox(this)),
      feet_(new QComboBox(this)),
      kept_(new SliderRow({tr("Of the original"), tr("How much of the motion that is there stays: little of it takes the style whole, much of it hardly changes"),
                           kLeastKept, kMostKept, kUsuallyKept, 5.0, 0},
                          this)),
      style_(new StyleChoice(QStringLiteral("restyleStyle"), tr("Style"), this)),
      person_(new QSpinBox(this)),
      fps_(new QDoubleSpinBox(this)),
      video_(new QWidget(this)),
      ofParts_(new QWidget(this)),
      words_(new QLabel(this)) {
  setObjectName(QStringLiteral("restyleDialog"));
  setWindowTitle(tr("Restyle"));
  if (subject_.restylers.empty()) {
    core::services::ModelInfo usual;
    usual.name = TakeRequest().model;
    usual.can.style = usual.can.namedStyles = usual.can.restyle = true;
    subject_.restylers.push_back(usual);
  }
  auto* column = new QVBoxLayout(this);
  column->setSpacing(2 * theme::kGap);
  auto* name = new QLabel(subject_.take.toHtmlEscaped(), this);
  name->setObjectName(QStringLiteral("dim"));
  column->addWidget(name);
  auto* form = formIn();
  column->addLayout(form);
  model_->setObjectName(QStringLiteral("restyleModel"));
  for (const auto& one : subject_.restylers) model_->addItem(one.familyTitle.empty() ? modelName(one.name) : modelTitle(one), QString::fromStdString(one.name));
  form->addRow(tr("Model"), model_);
  form->addRow(tr("Style"), style_);

  // What a style of key points leaves open.
  auto* video = formIn(video_);
  person_->setObjectName(QStringLiteral("restylePerson"));
  person_->setRange(1, 10'000);
  person_->setToolTip(tr("Whom to take when there are several: 1 is seen longest and largest"));
  fps_->setObjectName(QStringLiteral("restyleVideoFps"));
  fps_->setRange(1.0, 480.0);
  fps_->setDecimals(2);
  fps_->setValue(QSettings().value(QStringLiteral("lift/fps"), core::document::TakeVideo{}.fps).toDouble());
  fps_->setToolTip(tr("Frames per second of the video: key point files do not say it"));
  video->addRow(tr("Person"), person_);
  video->addRow(tr("Frame rate"), fps_);
  column->addWidget(video_);

  buildParts(*ofParts_);
  column->addWidget(ofParts_);

  auto* below = formIn();
  column->addLayout(below);
  way_->setObjectName(QStringLiteral("restyleWay"));
  way_->addItem(tr("By inversion"));
  way_->addItem(tr("By inpainting"));
  way_->setToolTip(tr("Inversion looks for the noise that the motion is made of; inpainting draws noise, and gives the motion back until the style takes over"));
  below->addRow(tr("Way"), way_);
  kept_->setObjectName(QStringLiteral("restyleKept"));
  below->addRow(kept_);
  feet_->setObjectName(QStringLiteral("restyleFeet"));
  feet_->addItem(tr("As everywhere here"));
  feet_->addItem(tr("As the model's authors do"));
  feet_->setToolTip(tr("The authors' clean-up puts ankles and toes of standing feet on the floor, and lets the whole body follow a little"));
  below->addRow(tr("Feet"), feet_);
  words_->setWordWrap(true);
  words_->setObjectName(QStringLiteral("restyleWords"));
  column->addWidget(words_);
  column->addStretch(1);
  auto* buttons = new QDialogButtonBox(this);
  ok_ = buttons->addButton(tr("Restyle"), QDialogButtonBox::AcceptRole);
  theme::markPrimary(*ok_);
  ok_->setDefault(true);
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
  column->addWidget(buttons);

  // One column for all rows, whichever of them are shown.
  int widest = 0;
  for (const auto* label : findChildren<QLabel*>())
    if (label->buddy()) widest = std::max(widest, label->sizeHint().width());
  for (auto* label : findChildren<QLabel*>())
    if (label->buddy()) label->setMinimumWidth(widest);

  const int remembered = model_->findData(QSettings().value(QStringLiteral("restyle/model"), QString::fromStdString(TakeRequest().model)));
  model_->setCurrentIndex(std::max(0, remembered));
  showModel();
  style_->choose(subject_.draft.style);
  connect(model_, &QComboBox::currentIndexChanged, this, &RestyleDialog::showModel);
  connect(style_, &StyleChoice::changed, this, &RestyleDialog::showStyle);
  connect(buttons, &QDialogButtonBox::accepted, this, &RestyleDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &RestyleDialog::reject);
  showStyle();
}

void RestyleDialog::buildParts(QWidget& parts) {
  auto* form = formIn(&parts);
  auto* title = new QLabel(tr("Parts of the body in other styles"), &parts);
  title->setObjectName(QStringLiteral("dim"));
  form->addRow(title);
  for (std::size_t i = 0; i < kStyledParts.size(); ++i) {
    const QString words = partTitle(kStyledParts[i]);
    parts_[i] = new StyleChoice(QStringLiteral("restyle_") + QLatin1String(core::motion::styledPartName(kStyledParts[i])), words, &parts);
    form->addRow(words, parts_[i]);
    connect(parts_[i], &StyleChoice::changed, this, &RestyleDialog::showStyle);
  }
}

const core::services::ModelAbilities& RestyleDialog::can() const { return subject_.restylers[static_cast<std::size_t>(std::max(0, model_->currentIndex()))].can; }

void RestyleDialog::showModel() {
  style_->fill(styles_, {can().namedStyles, can().keypointStyles, can().namedStyles ? QString() : tr("Its own")});
  for (auto* part : parts_) part->fill(styles_, {can().namedStyles, false, tr("As the whole")});
  ofParts_->setVisible(can().partStyles);
  feet_->setVisible(can().releasedFeet);
  way_->setVisible(can().inpaints);
  kept_->setVisible(can().inpaints);
  for (auto* label : findChildren<QLabel*>()) {
    if (label->buddy() == feet_) label->setVisible(can().releasedFeet);
    if (label->buddy() == way_) label->setVisible(can().inpaints);
  }
  showStyle();
}

void RestyleDialog::showStyle() {
  video_->setVisible(style_->isKeypoints());
  bool isAny = style_->style().kind != TakeStyle::Kind::None;
  if (can().partStyles)
    for (const auto* part : parts_) isAny = isAny || part->style().kind != TakeStyle::Kind::None;
  ok_->setEnabled(isAny);
  QString words;
  if (!isAny && can().keypointStyles)
    words = tr("Choose a clip or the key points of a video whose style the motion is to have.");
  else if (!isAny)
    words = tr("Choose a clip whose style the motion is to have.");
  words_->setText(words);
  words_->setVisible(!words.isEmpty());
  adjustSize();
}

TakeRequest RestyleDialog::request() const {
  TakeRequest request = subject_.draft;
  request.model = model_->currentData().toString().toStdString();
  request.style = style_->style();
  request.restyling = {};
  if (request.model != TakeRequest().model) request.steps.reset();
  if (style_->isKeypoints()) request.restyling.person = person_->value(), request.restyling.videoFps = fps_->value();
  if (can().partStyles)
    for (std::size_t i = 0; i < parts_.size(); ++i)
      if (parts_[i]->style().kind != TakeStyle::Kind::None) request.restyling.parts.push_back({kStyledParts[i], parts_[i]->style()});
  request.restyling.isInpainted = can().inpaints && way_->currentIndex() == 1;
  if (can().inpaints && kept_->value() != kUsuallyKept) {
    const int steps = request.steps.value_or(core::services::limits::kRestyleSteps);
    request.restyling.turn = std::clamp(static_cast<int>(std::lround(steps * (1.0 - kept_->value() / 100.0))), 1, steps);
  }
  request.restyling.hasReleasedFeet = can().releasedFeet && feet_->currentIndex() == 1;
  return request;
}

void RestyleDialog::accept() {
  QSettings().setValue(QStringLiteral("restyle/model"), model_->currentData());
  if (style_->isKeypoints()) QSettings().setValue(QStringLiteral("lift/fps"), fps_->value());
  QDialog::accept();
}

}  // namespace ui
