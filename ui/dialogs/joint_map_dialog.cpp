#include "ui/dialogs/joint_map_dialog.h"

#include "core/base/hash.h"
#include "core/io/joint_map_file.h"
#include "ui/look/error_text.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace ui {
namespace {

namespace human = core::motion::humanml3d;

// In the body's order.
const char* const kJointTitles[human::kJointCount] = {
    QT_TRANSLATE_NOOP("BodyJoint", "Pelvis"),       QT_TRANSLATE_NOOP("BodyJoint", "Left thigh"),     QT_TRANSLATE_NOOP("BodyJoint", "Right thigh"),
    QT_TRANSLATE_NOOP("BodyJoint", "Lower spine"),  QT_TRANSLATE_NOOP("BodyJoint", "Left shin"),      QT_TRANSLATE_NOOP("BodyJoint", "Right shin"),
    QT_TRANSLATE_NOOP("BodyJoint", "Middle spine"), QT_TRANSLATE_NOOP("BodyJoint", "Left foot"),      QT_TRANSLATE_NOOP("BodyJoint", "Right foot"),
    QT_TRANSLATE_NOOP("BodyJoint", "Chest"),        QT_TRANSLATE_NOOP("BodyJoint", "Left toes"),      QT_TRANSLATE_NOOP("BodyJoint", "Right toes"),
    QT_TRANSLATE_NOOP("BodyJoint", "Neck"),         QT_TRANSLATE_NOOP("BodyJoint", "Left collar"),    QT_TRANSLATE_NOOP("BodyJoint", "Right collar"),
    QT_TRANSLATE_NOOP("BodyJoint", "Head"),         QT_TRANSLATE_NOOP("BodyJoint", "Left upper arm"), QT_TRANSLATE_NOOP("BodyJoint", "Right upper arm"),
    QT_TRANSLATE_NOOP("BodyJoint", "Left forearm"), QT_TRANSLATE_NOOP("BodyJoint", "Right forearm"),  QT_TRANSLATE_NOOP("BodyJoint", "Left hand"),
    QT_TRANSLATE_NOOP("BodyJoint", "Right hand")};

// Trunk and head across both columns, then left beside right.
constexpr int kTrunk[] = {human::kPelvis, human::kSpine1, human::kSpine2, human::kSpine3, human::kNeck, human::kHead};
constexpr int kLeft[] = {human::kLeftHip,    human::kLeftKnee,     human::kLeftAnkle, human::kLeftFoot,
                         human::kLeftCollar, human::kLeftShoulder, human::kLeftElbow, human::kLeftWrist};

QString settingOf(const QString& file) { return QStringLiteral("characters/") + QString::number(core::base::fnv1a64(file.toStdString()), 16); }

}  // namespace

std::optional<core::motion::JointMap> rememberedJoints(const QString& file) {
  auto map = core::io::parseJointMap(QSettings().value(settingOf(file)).toString().toStdString(), "settings");
  if (!map) return {};
  return std::move(*map);
}

JointMapDialog::JointMapDialog(const Character& character, QWidget* parent) : QDialog(parent), character_(character), message_(new QLabel(this)) {
  setWindowTitle(tr("Joints of %1").arg(QFileInfo(character.file).fileName()));
  QStringList names{QString()};
  for (const auto& joint : character.skeleton->joints()) names << QString::fromStdString(joint.name);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(2 * theme::kGap);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(theme::kGap);
  grid->setVerticalSpacing(theme::kSmall);
  column->addLayout(grid);
  const auto add = [&](int joint, int row, int at) {
    auto* box = new QComboBox(this);
    box->addItems(names);
    box->setItemText(0, tr("none"));
    box->setMinimumContentsLength(14);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setObjectName(QString::fromStdString(human::skeleton()->joint(joint).name));
    auto* label = new QLabel(QCoreApplication::translate("BodyJoint", kJointTitles[joint]), this);
    label->setObjectName(QStringLiteral("formLabel"));
    label->setBuddy(box);
    grid->addWidget(label, row, 2 * at);
    grid->addWidget(box, row, 2 * at + 1);
    joints_[static_cast<std::size_t>(joint)] = box;
  };
  int row = 0;
  for (const int joint : kTrunk) {
    add(joint, row / 2, row % 2);
    ++row;
  }
  row = (row + 1) / 2;
  grid->setRowMinimumHeight(row++, theme::kGap);
  for (const int joint : kLeft) {
    add(joint, row, 0);
    add(human::mirrored(joint), row, 1);
    ++row;
  }
  message_->setObjectName(QStringLiteral("dim"));
  message_->setWordWrap(true);
  message_->hide();
  column->addWidget(message_);

  auto* buttons = new QDialogButtonBox(this);
  auto* ok = buttons->addButton(tr("Put on character"), QDialogButtonBox::AcceptRole);
  theme::markPrimary(*ok);
  ok->setDefault(true);
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
  auto* open = buttons->addButton(tr("Load…"), QDialogButtonBox::ResetRole);
  open->setToolTip(tr("Take the joints from a file that was saved here or by gesto convert --save-map"));
  auto* keep = buttons->addButton(tr("Save…"), QDialogButtonBox::ResetRole);
  keep->setToolTip(tr("Keep these joints as a file for other motions, other people and the command line"));
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &JointMapDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &JointMapDialog::reject);
  connect(open, &QPushButton::clicked, this, &JointMapDialog::load);
  connect(keep, &QPushButton::clicked, this, &JointMapDialog::save);

  if (const auto remembered = rememberedJoints(character.file))
    showMap(*remembered);
  else if (character.map)
    showMap(*character.map);
  tell(character.remark);
}

void JointMapDialog::showMap(const core::motion::JointMap& map) {
  traits_ = map.traits;
  for (std::size_t i = 0; i < joints_.size(); ++i) {
    const int index = map.joints[i].empty() ? 0 : joints_[i]->findText(QString::fromStdString(map.joints[i]), Qt::MatchExactly | Qt::MatchCaseSensitive);
    joints_[i]->setCurrentIndex(std::max(0, index));
  }
}

core::motion::JointMap JointMapDialog::map() const {
  core::motion::JointMap map;
  map.name = QFileInfo(character_.file).completeBaseName().toStdString();
  map.traits = traits_;
  for (std::size_t i = 0; i < joints_.size(); ++i)
    if (joints_[i]->currentIndex() > 0) map.joints[i] = joints_[i]->currentText().toStdString();
  return map;
}

Character JointMapDialog::character() const {
  Character character = character_;
  character.map = map();
  return character;
}

void JointMapDialog::load() {
  const QString file = QFileDialog::getOpenFileName(this, tr("Joints of a character"), QFileInfo(character_.file).absolutePath(), tr("Joint maps (*.json)"));
  if (file.isEmpty()) return;
  const auto map = core::io::readJointMap(pathOf(file));
  if (!map) return tell(errorText(map.error()));
  showMap(*map);
  tell({});
}

void JointMapDialog::save() {
  const QFileInfo source(character_.file);
  QString file = QFileDialog::getSaveFileName(this, tr("Joints of a character"),
                                              source.absolutePath() + u'/' + source.completeBaseName() + QStringLiteral("_joints.json"), tr("Joint maps (*.json)"));
  if (file.isEmpty()) return;
  if (!file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive)) file += QStringLiteral(".json");
  const auto written = core::io::writeJointMap(pathOf(file), map());
  tell(written ? tr("Saved %1").arg(file) : errorText(written.error()));
}

void JointMapDialog::tell(const QString& sentence) {
  message_->setText(sentence);
  message_->setVisible(!sentence.isEmpty());
}

void JointMapDialog::accept() {
  QSettings().setValue(settingOf(character_.file), QString::fromStdString(core::io::formatJointMap(map())));
  QDialog::accept();
}

}  // namespace ui
