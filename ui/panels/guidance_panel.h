#pragma once

#include "core/services/generation_limits.h"
#include "ui/session/document_bridge.h"
#include "ui/session/model_choice.h"

#include <QList>
#include <QWidget>

#include <optional>
#include <string>

class QCheckBox;
class QPushButton;

namespace ui {

class SliderRow;

/// The three weights that balance the prompt against the style, presets for them, and the switch of the 2D/3D mixture.
class GuidancePanel : public QWidget {
  Q_OBJECT
 public:
  GuidancePanel(DocumentBridge& document, ModelChoice& models, QWidget* parent = nullptr);

  /// What stands in the title of the panel's dock; in the panel itself where it has none.
  QWidget* titleTools() const { return tools_; }

  struct Preset {
    double contentShare;  // of the model's own content weight
    double styleWeight, classifierScale;
  };
  static constexpr Preset kFaithful{1.0, 0.8, 0.0};
  static constexpr Preset kBalanced{1.0, core::services::limits::kStyleWeight.usual, core::services::limits::kClassifierScale.usual};
  static constexpr Preset kStrongStyle{0.8, 3.0, 0.5};

  /// What the switch "Preview while dragging" says; without previewSwitched.
  void showPreviewOn(bool isOn);

 Q_SIGNALS:
  /// A slider is pressed, and let go.
  void held();
  void released();
  /// By the person.
  void previewSwitched(bool isOn);

 private:
  void showDraft();
  static void showCurve(SliderRow& slider, const core::base::Curve& curve);
  QPushButton* addPreset(const QString& name, const QString& explanation, const Preset& preset);

  /// The weight, or none where it is the model's own.
  std::optional<double> contentWeight(double value) const;
  void switchMixture();
  void showModel();

  DocumentBridge& document_;
  ModelChoice& models_;
  std::string before_, instead_;  // the model that the mixture's switch replaced, and by which
  QWidget* tools_;
  SliderRow* content_;
  SliderRow* style_;
  SliderRow* classifier_;
  SliderRow* mixture_;
  QCheckBox* preview_;
  QList<std::pair<QPushButton*, Preset>> presets_;
};

}  // namespace ui
