#include "ui/look/body_joints.h"

#include "core/motion/rig/shape_map.h"

#include <QCoreApplication>

#include <numeric>

namespace ui {
namespace {

namespace human22 = core::motion::humanml3d;

// In the body's order.
const char* const kJointWords[human22::kJointCount] = {
    QT_TRANSLATE_NOOP("JointTitle", "Pelvis"),       QT_TRANSLATE_NOOP("JointTitle", "Left hip"),      QT_TRANSLATE_NOOP("JointTitle", "Right hip"),
    QT_TRANSLATE_NOOP("JointTitle", "Lower spine"),  QT_TRANSLATE_NOOP("JointTitle", "Left knee"),     QT_TRANSLATE_NOOP("JointTitle", "Right knee"),
    QT_TRANSLATE_NOOP("JointTitle", "Middle spine"), QT_TRANSLATE_NOOP("JointTitle", "Left foot"),     QT_TRANSLATE_NOOP("JointTitle", "Right foot"),
    QT_TRANSLATE_NOOP("JointTitle", "Chest"),        QT_TRANSLATE_NOOP("JointTitle", "Left toes"),     QT_TRANSLATE_NOOP("JointTitle", "Right toes"),
    QT_TRANSLATE_NOOP("JointTitle", "Neck"),         QT_TRANSLATE_NOOP("JointTitle", "Left collar"),   QT_TRANSLATE_NOOP("JointTitle", "Right collar"),
    QT_TRANSLATE_NOOP("JointTitle", "Head"),         QT_TRANSLATE_NOOP("JointTitle", "Left shoulder"), QT_TRANSLATE_NOOP("JointTitle", "Right shoulder"),
    QT_TRANSLATE_NOOP("JointTitle", "Left elbow"),   QT_TRANSLATE_NOOP("JointTitle", "Right elbow"),   QT_TRANSLATE_NOOP("JointTitle", "Left hand"),
    QT_TRANSLATE_NOOP("JointTitle", "Right hand")};

}  // namespace

bool isTheBody(const core::motion::Skeleton& skeleton) {
  if (skeleton.jointCount() != human22::kJointCount) return false;
  // By names too: with left and right exchanged the tree is the same.
  const auto body = human22::skeleton();
  for (int joint = 0; joint < human22::kJointCount; ++joint)
    if (skeleton.joint(joint).parent != body->joint(joint).parent || skeleton.joint(joint).name != body->joint(joint).name) return false;
  return true;
}

std::optional<BodyJoints> bodyJointsOf(const core::motion::Skeleton& skeleton) {
  BodyJoints joints{};
  if (isTheBody(skeleton)) {
    std::iota(joints.begin(), joints.end(), 0);
    return joints;
  }
  const auto map = core::motion::mapByNameOrShape(skeleton);
  if (!map) return std::nullopt;
  for (std::size_t joint = 0; joint < joints.size(); ++joint) joints[joint] = map->joints[joint].empty() ? -1 : skeleton.indexOf(map->joints[joint]);
  return joints[0] < 0 ? std::nullopt : std::optional(joints);
}

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

QString jointTitle(int ofBody) { return QCoreApplication::translate("JointTitle", kJointWords[ofBody]); }

QString jointTitle(const std::string& name) {
  if (const int ofBody = human22::skeleton()->indexOf(name); ofBody >= 0) return jointTitle(ofBody);
  return QString::fromStdString(name).replace(u'_', u' ').simplified();
}

}  // namespace ui
