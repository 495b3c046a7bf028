#pragma once

#include "core/services/generation_limits.h"
#include "ui/session/document_bridge.h"

#include <QList>
#include <QWidget>

class QPushButton;

namespace ui {

class SliderRow;

/// The three weights that balance the prompt against the style, presets for them, and the switch of the 2D/3D mixture.
class GuidancePanel : public QWidget {
  Q_OBJECT
 public:
  explicit GuidancePanel(DocumentBridge& document, QWidget* parent = nullptr);

  struct Preset {
    double contentWeight, styleWeight, classifierScale;
  };
  static constexpr Preset kFaithful{7.5, 0.8, 0.0};
  static constexpr Preset kBalanced{core::services::limits::kContentWeight.usual, core::services::limits::kStyleWeight.usual,
                                    core::services::limits::kClassifierScale.usual};
  static constexpr Preset kStrongStyle{6.0, 3.0, 0.5};

 private:
  void showDraft();
  QPushButton* addPreset(const QString& name, const QString& explanation, const Preset& preset);

  DocumentBridge& document_;
  SliderRow* content_;
  SliderRow* style_;
  SliderRow* classifier_;
  SliderRow* mixture_;
  QList<std::pair<QPushButton*, Preset>> presets_;
};

}  // namespace ui
