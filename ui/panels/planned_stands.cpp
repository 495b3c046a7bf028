#include "ui/panels/planned_stands.h"

#include "core/motion/humanml3d_skeleton.h"
#include "core/services/take_actions.h"

namespace ui {

using core::motion::FootStands;
using core::motion::ToldStands;

PlannedStands::PlannedStands(DocumentBridge& document, ModelChoice& models, QObject* parent) : QObject(parent), document_(document), models_(models) {
  connect(&document_, &DocumentBridge::draftChanged, this, &PlannedStands::changed);
  connect(&document_, &DocumentBridge::projectReplaced, this, &PlannedStands::changed);
  connect(&models_, &ModelChoice::changed, this, &PlannedStands::changed);
}

double PlannedStands::seconds() const { return core::services::actionsOf(document_.project().draft.request).back().end; }

QString PlannedStands::whyNot() const {
  const auto* model = models_.chosen();
  return model && !model->can.stands ? tr("%1 cannot be told when feet stand; the default model can.").arg(QString::fromStdString(model->familyTitle)) : QString();
}

void PlannedStands::put(const ToldStands& told) {
  if (told == this->told()) return;
  document_.editDraft(core::document::DraftField::Stands, [&told](core::document::Draft& draft) { draft.request.stands = told; });
}

void PlannedStands::takeOver(const FootStands& stands) {
  const auto cut = core::motion::trimmedStands(stands, 0.0, seconds(), core::motion::humanml3d::kFps);
  seal();
  put({{cut[0], cut[1]}});
  seal();
}

void PlannedStands::edit(const FootStands& stands) {
  ToldStands now = told();
  for (std::size_t foot = 0; foot < 2; ++foot)
    if (now.feet[foot] || !stands[foot].empty()) now.feet[foot] = stands[foot];
  put(now);
}

void PlannedStands::leave(std::size_t foot) {
  ToldStands now = told();
  now.feet.at(foot).reset();
  seal();
  put(now);
  seal();
}

void PlannedStands::leaveBoth() {
  seal();
  put({});
  seal();
}

}  // namespace ui
