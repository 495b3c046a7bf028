#include "ui/session/model_text.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace ui {
namespace {

struct ModelText {
  Q_DECLARE_TR_FUNCTIONS(ModelText)
};

}  // namespace

QString modelName(const std::string& name) {
  if (name == "default") return ModelText::tr("Default");
  const QString text = QString::fromStdString(name);
  return text.endsWith(QStringLiteral(".safetensors")) ? QFileInfo(text).completeBaseName() : text;
}

QString modelTitle(const core::services::ModelInfo& model) { return QStringLiteral("%1 · %2").arg(modelName(model.name), QString::fromStdString(model.familyTitle)); }

QStringList modelAbilities(const core::services::ModelInfo& model) {
  QStringList can;
  if (model.can.generate) can << ModelText::tr("motion from text");
  if (model.can.style) can << (model.can.namedStyles ? ModelText::tr("styles by name and from clips") : ModelText::tr("styles from clips"));
  if (model.can.plan) can << ModelText::tr("several actions in a row");
  if (model.can.steer) can << ModelText::tr("poses and paths");
  if (model.can.stands) can << ModelText::tr("feet told when to stand");
  if (model.can.course) can << ModelText::tr("a style that changes, two mixed");
  if (model.can.restyle) can << ModelText::tr("restyling");
  if (model.can.inpaints) can << ModelText::tr("restyling by inpainting");
  if (model.can.partStyles) can << ModelText::tr("styles of body parts");
  if (model.can.keypointStyles) can << ModelText::tr("styles from key points");
  if (model.can.mixture) can << ModelText::tr("2D first");
  if (model.can.givenMotion) can << ModelText::tr("parts of a motion given");
  if (model.can.nearClips) can << ModelText::tr("motions beside clips");
  if (model.can.lift) can << ModelText::tr("video to motion");
  return can;
}

}  // namespace ui
