#include "ui/panels/guidance_panel.h"

#include "core/services/generation_limits.h"
#include "ui/look/theme.h"
#include "ui/widgets/slider_row.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

using core::document::Draft;
using core::document::DraftField;
namespace limits = core::services::limits;

GuidancePanel::GuidancePanel(DocumentBridge& document, ModelChoice& models, QWidget* parent)
    : QWidget(parent), document_(document), models_(models), tools_(new QWidget(this)) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  content_ = new SliderRow({tr("Content"), tr("How closely the motion follows the text (w_c). Too high looks stiff."), limits::kContentWeight.lowest,
                            limits::kContentWeight.highest, limits::kContentWeight.usual, 0.1, 1},
                           this);
  style_ = new SliderRow({tr("Style"), tr("How much of the style shows (w_s). Too high and the action gets lost."), limits::kStyleWeight.lowest,
                          limits::kStyleWeight.highest, kBalanced.styleWeight, 0.1, 1},
                         this);
  classifier_ = new SliderRow({tr("Style guide"), tr("Pulls the motion towards the style while it is being made (classifier scale). 0 switches it off, which is faster."),
                               limits::kClassifierScale.lowest, limits::kClassifierScale.highest, kBalanced.classifierScale, 0.05, 2},
                              this);
  content_->setObjectName(QStringLiteral("contentWeight"));
  style_->setObjectName(QStringLiteral("styleWeight"));
  classifier_->setObjectName(QStringLiteral("classifierScale"));
  mixture_ = new SliderRow(
      {.name = tr("2D first"),
       .explanation = tr("Sketches the motion as a flat picture and makes it three-dimensional from this step of 1,000 on (CrossDiff). A style is put on afterwards."),
       .lowest = limits::kMixture.lowest,
       .highest = limits::kMixture.highest,
       .usual = limits::kMixture.usual,
       .step = 10,
       .decimals = 0,
       .isSwitchable = true},
      this);
  mixture_->setObjectName(QStringLiteral("mixture"));
  SliderRow::alignNames({content_, style_, classifier_, mixture_});

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kMargin, theme::kSmall, theme::kMargin, 0);
  column->setSpacing(theme::kSmall);
  auto* heading = new QHBoxLayout(tools_);
  heading->setContentsMargins(0, 0, 0, 0);
  preview_ = new QCheckBox(tr("Preview"), tools_);
  preview_->setObjectName(QStringLiteral("previewWhileDragging"));
  preview_->setAccessibleName(tr("Preview while dragging"));
  preview_->setToolTip(tr("The shown take follows a slider with quick, rough motions while you drag it, and becomes a take of full quality when you let go."));
  connect(preview_, &QCheckBox::toggled, this, &GuidancePanel::previewSwitched);
  heading->addStretch(1);
  heading->addWidget(preview_);
  column->addWidget(tools_);
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::kSmall);
  row->addWidget(addPreset(tr("Faithful"), tr("The action first, a hint of the style."), kFaithful));
  row->addWidget(addPreset(tr("Balanced"), tr("Action and style both: a good start."), kBalanced));
  row->addWidget(addPreset(tr("Strong style"), tr("The style first; the action may bend to it."), kStrongStyle));
  column->addLayout(row);
  for (auto* slider : {content_, style_, classifier_}) {
    column->addWidget(slider);
    connect(slider, &SliderRow::editingFinished, this, [this] { document_.seal(); });
  }
  column->addWidget(mixture_);
  connect(mixture_, &SliderRow::editingFinished, this, [this] { document_.seal(); });
  for (auto* slider : {content_, style_, classifier_, mixture_}) {
    connect(slider, &SliderRow::held, this, &GuidancePanel::held);
    connect(slider, &SliderRow::released, this, &GuidancePanel::released);
  }
  column->addStretch(1);

  // As they stand: the title, the presets, then row by row.
  QWidget* before = preview_;
  for (const auto& [button, preset] : presets_) {
    setTabOrder(before, button);
    before = button;
  }
  for (auto* slider : {content_, style_, classifier_, mixture_})
    for (auto* part : slider->tabOrder()) {
      setTabOrder(before, part);
      before = part;
    }

  connect(mixture_, &SliderRow::switchEdited, this, &GuidancePanel::switchMixture);
  connect(mixture_, &SliderRow::valueEdited, this,
          [this](double value) { document_.editDraft(DraftField::Mixture, [value](Draft& draft) { draft.request.mixture = static_cast<int>(std::lround(value)); }); });
  connect(content_, &SliderRow::valueEdited, this, [this](double value) {
    document_.editDraft(DraftField::Guidance, [this, value](Draft& draft) { draft.request.guidance.contentWeight = contentWeight(value); });
  });
  connect(style_, &SliderRow::valueEdited, this,
          [this](double value) { document_.editDraft(DraftField::Guidance, [value](Draft& draft) { draft.request.guidance.styleWeight = value; }); });
  connect(classifier_, &SliderRow::valueEdited, this,
          [this](double value) { document_.editDraft(DraftField::Guidance, [value](Draft& draft) { draft.request.guidance.classifierScale = value; }); });
  connect(&document_, &DocumentBridge::draftChanged, this, &GuidancePanel::showDraft);
  connect(&models_, &ModelChoice::changed, this, &GuidancePanel::showModel);
  showModel();
}

std::optional<double> GuidancePanel::contentWeight(double value) const {
  if (std::abs(value - models_.usual().contentWeight) < 1e-6) return std::nullopt;
  return value;
}

// A model that cannot mix gives way to the first that can, and comes back with the switch. Whoever has chosen another one since keeps that.
void GuidancePanel::switchMixture() {
  const auto* chosen = models_.chosen();
  const auto* mixing = chosen && chosen->can.mixture ? chosen : models_.firstThatCan(&core::services::ModelAbilities::mixture);
  document_.seal();
  document_.editDraft(DraftField::Mixture, [this, mixing](Draft& draft) {
    auto& request = draft.request;
    if (mixture_->isOn()) {
      request.mixture = static_cast<int>(std::lround(mixture_->value()));
      if (!mixing || mixing->name == request.model) return;
      before_ = request.model;
      request.model = instead_ = mixing->name;
    } else {
      request.mixture.reset();
      if (!before_.empty() && request.model == instead_) request.model = before_;
      before_.clear();
    }
  });
  document_.seal();
}

void GuidancePanel::showPreviewOn(bool isOn) {
  const QSignalBlocker quiet(preview_);
  preview_->setChecked(isOn);
}

void GuidancePanel::showModel() {
  const double usual = models_.usual().contentWeight;
  content_->setUsual(usual);
  mixture_->setEnabled(models_.firstThatCan(&core::services::ModelAbilities::mixture) != nullptr);
  showDraft();
}

QPushButton* GuidancePanel::addPreset(const QString& name, const QString& explanation, const Preset& preset) {
  auto* button = new QPushButton(name, this);
  button->setObjectName(QStringLiteral("preset"));
  button->setCheckable(true);
  button->setToolTip(explanation);
  presets_.append({button, preset});
  connect(button, &QPushButton::clicked, this, [this, preset] {
    document_.seal();
    document_.editDraft(DraftField::Guidance, [this, &preset](Draft& draft) {
      draft.request.guidance.contentWeight = contentWeight(preset.contentShare * models_.usual().contentWeight);
      draft.request.guidance.styleWeight = preset.styleWeight;
      draft.request.guidance.classifierScale = preset.classifierScale;
    });
    document_.seal();
    showDraft();
  });
  return button;
}

// A curve stands in place of one number.
void GuidancePanel::showCurve(SliderRow& slider, const core::base::Curve& curve) {
  slider.setInstead(curve.empty() ? QString() : tr("This changes over time: the line in the timeline says how."));
}

void GuidancePanel::showDraft() {
  const auto& request = document_.project().draft.request;
  const double usual = models_.usual().contentWeight, content = request.guidance.contentWeight.value_or(usual);
  content_->setValue(content);
  style_->setValue(request.guidance.styleWeight);
  classifier_->setValue(request.guidance.classifierScale);
  showCurve(*style_, request.course.strength);
  showCurve(*classifier_, request.course.classifier);
  mixture_->setOn(request.mixture.has_value());
  if (request.mixture) mixture_->setValue(*request.mixture);
  const auto isNear = [](double a, double b) { return std::abs(a - b) < 1e-6; };
  for (const auto& [button, preset] : presets_)
    button->setChecked(isNear(content, preset.contentShare * usual) && isNear(request.guidance.styleWeight, preset.styleWeight) &&
                       isNear(request.guidance.classifierScale, preset.classifierScale));
}

}  // namespace ui
