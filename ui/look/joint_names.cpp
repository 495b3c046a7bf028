#include "ui/look/joint_names.h"

#include "core/motion/humanml3d_skeleton.h"
#include "ui/widgets/picture_view.h"

#include <QCoreApplication>

namespace ui {
namespace {

namespace human22 = core::motion::humanml3d;

// In the body's order.
const char* const kJointWords[human22::kJointCount] = {
    QT_TRANSLATE_NOOP("JointTitle", "Pelvis"),       QT_TRANSLATE_NOOP("JointTitle", "Left hip"),      QT_TRANSLATE_NOOP("JointTitle", "Right hip"),
    QT_TRANSLATE_NOOP("JointTitle", "Lower spine"),  QT_TRANSLATE_NOOP("JointTitle", "Left knee"),     QT_TRANSLATE_NOOP("JointTitle", "Right knee"),
    QT_TRANSLATE_NOOP("JointTitle", "Middle spine"), QT_TRANSLATE_NOOP("JointTitle", "Left ankle"),    QT_TRANSLATE_NOOP("JointTitle", "Right ankle"),
    QT_TRANSLATE_NOOP("JointTitle", "Chest"),        QT_TRANSLATE_NOOP("JointTitle", "Left toes"),     QT_TRANSLATE_NOOP("JointTitle", "Right toes"),
    QT_TRANSLATE_NOOP("JointTitle", "Neck"),         QT_TRANSLATE_NOOP("JointTitle", "Left collar"),   QT_TRANSLATE_NOOP("JointTitle", "Right collar"),
    QT_TRANSLATE_NOOP("JointTitle", "Head"),         QT_TRANSLATE_NOOP("JointTitle", "Left shoulder"), QT_TRANSLATE_NOOP("JointTitle", "Right shoulder"),
    QT_TRANSLATE_NOOP("JointTitle", "Left elbow"),   QT_TRANSLATE_NOOP("JointTitle", "Right elbow"),   QT_TRANSLATE_NOOP("JointTitle", "Left wrist"),
    QT_TRANSLATE_NOOP("JointTitle", "Right wrist")};

}  // namespace

int jointNamed(const core::motion::Skeleton& skeleton, const std::string& name) {
  if (const int own = skeleton.indexOf(name); own >= 0) return own;
  const int ofBody = human22::skeleton()->indexOf(name);
  const auto joints = ofBody >= 0 ? bodyJointsOf(skeleton) : std::nullopt;
  return joints ? (*joints)[static_cast<std::size_t>(ofBody)] : -1;
}

std::string jointNameOf(const core::motion::Skeleton& skeleton, int joint) {
  if (const auto joints = bodyJointsOf(skeleton))
    for (std::size_t i = 0; i < joints->size(); ++i)
      if ((*joints)[i] == joint) return human22::skeleton()->joint(static_cast<int>(i)).name;
  return skeleton.joint(joint).name;
}

QString jointTitle(const std::string& name) {
  const int ofBody = human22::skeleton()->indexOf(name);
  if (ofBody >= 0) return QCoreApplication::translate("JointTitle", kJointWords[ofBody]);
  return QString::fromStdString(name).replace(u'_', u' ').simplified();
}

}  // namespace ui
