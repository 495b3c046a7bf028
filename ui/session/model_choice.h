#pragma once

#include "core/services/model_info.h"
#include "ui/session/document_bridge.h"

#include <QObject>

#include <string>
#include <vector>

namespace ui {

/// The models that there are, and the one that the draft asks for: what controls mean something depends on it.
class ModelChoice : public QObject {
  Q_OBJECT
 public:
  explicit ModelChoice(DocumentBridge& document, QObject* parent = nullptr);

  void setModels(std::vector<core::services::ModelInfo> models);
  /// Those that make motions from a text.
  const std::vector<core::services::ModelInfo>& models() const { return models_; }
  /// Those that give finished motions another style, whether they make some or not.
  const std::vector<core::services::ModelInfo>& restylers() const { return restylers_; }

  /// The name that the draft asks for, whether it is listed or not.
  const std::string& asked() const { return document_.project().draft.request.model; }
  /// The draft's; nullptr when it is not listed (yet): then nothing is known of it and nothing is switched off.
  const core::services::ModelInfo* chosen() const;
  /// What the draft's model takes unless it is told otherwise.
  core::services::ModelUsuals usual() const;
  /// The first that can; nullptr when there is none.
  const core::services::ModelInfo* firstThatCan(bool core::services::ModelAbilities::*ability) const;
  /// By its name, as one step of undo. What it cannot do leaves the draft.
  void choose(const std::string& name);

 Q_SIGNALS:
  /// The list, or the draft's model.
  void changed();

 private:
  DocumentBridge& document_;
  std::vector<core::services::ModelInfo> models_, restylers_;
  std::string shown_;
};

}  // namespace ui
