#include "ui/session/model_choice.h"

#include "core/services/take_actions.h"

#include <algorithm>
#include <iterator>

namespace ui {

using core::document::Draft;
using core::document::DraftField;
using core::services::ModelInfo;

ModelChoice::ModelChoice(DocumentBridge& document, QObject* parent) : QObject(parent), document_(document), shown_(document.project().draft.request.model) {
  connect(&document_, &DocumentBridge::draftChanged, this, [this] {
    const auto& model = document_.project().draft.request.model;
    if (model == shown_) return;
    shown_ = model;
    Q_EMIT changed();
  });
}

void ModelChoice::setModels(std::vector<ModelInfo> models) {
  restylers_.clear();
  std::copy_if(models.begin(), models.end(), std::back_inserter(restylers_), [](const ModelInfo& model) { return model.can.restyle; });
  models_ = core::services::makersAmong(std::move(models));
  Q_EMIT changed();
}

const ModelInfo* ModelChoice::chosen() const {
  const auto& name = document_.project().draft.request.model;
  const auto found = std::find_if(models_.begin(), models_.end(), [&name](const ModelInfo& model) { return model.name == name; });
  return found == models_.end() ? nullptr : &*found;
}

core::services::ModelUsuals ModelChoice::usual() const {
  const auto* model = chosen();
  return model ? model->usual : core::services::ModelUsuals();
}

const ModelInfo* ModelChoice::firstThatCan(bool core::services::ModelAbilities::*ability) const {
  const auto found = std::find_if(models_.begin(), models_.end(), [ability](const ModelInfo& model) { return model.can.*ability; });
  return found == models_.end() ? nullptr : &*found;
}

void ModelChoice::choose(const std::string& name) {
  if (name == document_.project().draft.request.model) return;
  document_.seal();
  document_.editDraft(DraftField::Model, [this, &name](Draft& draft) {
    draft.request.model = name;
    const auto found = std::find_if(models_.begin(), models_.end(), [&name](const ModelInfo& model) { return model.name == name; });
    if (found != models_.end() && !found->can.mixture) draft.request.mixture.reset();
    if (found == models_.end()) return;
    if (!found->can.nearClips) draft.request.nearClips.clear();
    if (!found->can.steer) {
      draft.request.poses.clear();
      draft.request.path.clear();
      draft.request.letsChange = false;
    }
    if (!found->can.stands) draft.request.stands = {};
    if (!found->can.course) draft.request.course = {};
    // Lines of the prompt are actions for a model that makes several, and one sentence for another.
    if (found->can.plan)
      core::services::setPromptText(draft.request, draft.request.prompt);
    else
      core::services::dropActions(draft.request);
  });
  document_.seal();
}

}  // namespace ui
