#include "ui/panels/guidance_panel.h"

#include "core/services/generation_limits.h"
#include "core/services/lifting_service.h"
#include "ui/look/theme.h"
#include "ui/widgets/slider_row.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

using core::document::Draft;
using core::document::DraftField;
namespace limits = core::services::limits;

GuidancePanel::GuidancePanel(DocumentBridge& document, QWidget* parent) : QWidget(parent), document_(document) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  content_ = new SliderRow({tr("Content"), tr("How closely the motion follows the text (w_c). Too high looks stiff."), limits::kContentWeight.lowest, limits::kContentWeight.highest, kBalanced.contentWeight, 0.1, 1}, this);
  style_ = new SliderRow({tr("Style"), tr("How much of the style shows (w_s). Too high and the action gets lost."), limits::kStyleWeight.lowest, limits::kStyleWeight.highest, kBalanced.styleWeight, 0.1, 1}, this);
  classifier_ = new SliderRow({tr("Style guide"), tr("Pulls the motion towards the style while it is being made (classifier scale). 0 switches it off, which is faster."), limits::kClassifierScale.lowest, limits::kClassifierScale.highest, kBalanced.classifierScale, 0.05, 2}, this);
  content_->setObjectName(QStringLiteral("contentWeight"));
  style_->setObjectName(QStringLiteral("styleWeight"));
  classifier_->setObjectName(QStringLiteral("classifierScale"));
  mixture_ = new SliderRow({.name = tr("2D first"), .explanation = tr("Sketches the motion as a flat picture and makes it three-dimensional from this step of 1,000 on (CrossDiff). A style is put on afterwards."),
                            .lowest = 0, .highest = 1000, .usual = 300, .step = 10, .decimals = 0, .isSwitchable = true}, this);
  mixture_->setObjectName(QStringLiteral("mixture"));

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kMargin, theme::kSmall, theme::kMargin, theme::kMargin);
  column->setSpacing(6);
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
  column->addStretch(1);

  const auto mix = [this] {
    document_.editDraft(DraftField::Mixture, [this](Draft& draft) {
      draft.request.mixture.reset();
      if (mixture_->isOn()) draft.request.mixture = static_cast<int>(std::lround(mixture_->value()));
      // Only a CrossDiff can mix, and without a mixture it is the lesser model.
      draft.request.model = mixture_->isOn() ? core::services::LiftRequest{}.model : core::document::TakeRequest{}.model;
    });
  };
  connect(mixture_, &SliderRow::switchEdited, this, [this, mix] {
    document_.seal();
    mix();
    document_.seal();
  });
  connect(mixture_, &SliderRow::valueEdited, this, mix);
  connect(content_, &SliderRow::valueEdited, this, [this](double value) {
    document_.editDraft(DraftField::Guidance, [value](Draft& draft) { draft.request.contentWeight = value; });
  });
  connect(style_, &SliderRow::valueEdited, this, [this](double value) {
    document_.editDraft(DraftField::Guidance, [value](Draft& draft) { draft.request.styleWeight = value; });
  });
  connect(classifier_, &SliderRow::valueEdited, this, [this](double value) {
    document_.editDraft(DraftField::Guidance, [value](Draft& draft) { draft.request.classifierScale = value; });
  });
  connect(&document_, &DocumentBridge::draftChanged, this, &GuidancePanel::showDraft);
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
    document_.editDraft(DraftField::Guidance, [&preset](Draft& draft) {
      draft.request.contentWeight = preset.contentWeight;
      draft.request.styleWeight = preset.styleWeight;
      draft.request.classifierScale = preset.classifierScale;
    });
    document_.seal();
    showDraft();
  });
  return button;
}

void GuidancePanel::showDraft() {
  const auto& request = document_.project().draft.request;
  content_->setValue(request.contentWeight);
  style_->setValue(request.styleWeight);
  classifier_->setValue(request.classifierScale);
  mixture_->setOn(request.mixture.has_value());
  if (request.mixture) mixture_->setValue(*request.mixture);
  const auto isNear = [](double a, double b) { return std::abs(a - b) < 1e-6; };
  for (const auto& [button, preset] : presets_)
    button->setChecked(isNear(request.contentWeight, preset.contentWeight) && isNear(request.styleWeight, preset.styleWeight) &&
                       isNear(request.classifierScale, preset.classifierScale));
}

}  // namespace ui
