#include "ui/settings.h"

#include "ui/actions.h"
#include "ui/look/path_text.h"
#include "ui/studio.h"
#include "ui/window_place.h"

#include <QFileInfo>
#include <QMainWindow>
#include <QSettings>

#include <algorithm>

namespace ui::settings {
namespace {

constexpr int kLayoutVersion = 4;    // raised when panels change, so that an old layout does not hide a new one
constexpr int kChoosesToFollow = 3;  // the first version in which the person says whether the camera follows

QList<QAction*> viewSwitches(const Actions& a) {
  return {a.followRoot, a.showGrid, a.showShadow, a.showPath, a.showBones, a.showSides, a.showContacts, a.showOnionSkin, a.showTrails, a.showCurves, a.showStrength};
}

/// "20|1.1|/home/me/otto.fbx"; what is none is passed over.
QList<MyCharacter::Preset> presetsIn(const QStringList& lines) {
  using Ranges = core::motion::CharacterRanges;
  QList<MyCharacter::Preset> presets;
  for (const QString& line : lines) {
    const MyCharacter::Preset one{line.section(u'|', 2), std::clamp(line.section(u'|', 0, 0).toDouble(), Ranges::kLeastArmSpace, Ranges::kMostArmSpace),
                                  std::clamp(line.section(u'|', 1, 1).toDouble(), Ranges::kLeastStride, Ranges::kMostStride)};
    if (!one.file.isEmpty()) presets << one;
  }
  return presets;
}

}  // namespace

bool read(QMainWindow& window, WindowPlace& place, Studio& studio, Actions& actions) {
  const QSettings settings;
  place.restore(settings.value(QStringLiteral("window/geometry")).toByteArray());
  const bool isPlaced = window.restoreState(settings.value(QStringLiteral("window/state")).toByteArray(), kLayoutVersion);
  // Before that nobody had chosen that the camera stays behind: it was so by itself.
  const bool isOld = settings.value(QStringLiteral("window/version"), 0).toInt() < kChoosesToFollow;
  for (QAction* action : viewSwitches(actions))
    if (!(isOld && action == actions.followRoot)) action->setChecked(settings.value(QStringLiteral("view/") + action->objectName(), action->isChecked()).toBool());
  studio.clock.setLooping(settings.value(QStringLiteral("play/loop"), true).toBool());
  studio.clock.setSpeed(settings.value(QStringLiteral("play/speed"), 1.0).toDouble());
  studio.clock.setAuthorRate(settings.value(QStringLiteral("play/frameRate"), 0.0).toDouble());
  studio.session.setRecentFiles(settings.value(QStringLiteral("project/recent")).toStringList());
  studio.runs.setFolders(settings.value(QStringLiteral("training/folders")).toStringList());
  studio.evaluations.setFolders(settings.value(QStringLiteral("metrics/folders")).toStringList());
  studio.shelf.setUsual(settings.value(QStringLiteral("models/usual")).toString().toStdString());
  studio.preview.setOn(settings.value(QStringLiteral("guidance/preview"), studio.preview.isOn()).toBool());
  studio.pictures.setMoving(settings.value(QStringLiteral("styles/moving"), true).toBool());
  studio.character.setPresets(presetsIn(settings.value(QStringLiteral("characters/presets")).toStringList()));
  if (const QString worn = settings.value(QStringLiteral("characters/worn")).toString(); QFileInfo::exists(worn) && !studio.character.worn()) studio.character.wear(worn);
  for (const QString& file : settings.value(QStringLiteral("styles/files")).toStringList())
    if (QFileInfo::exists(file)) studio.styles.addFile(pathOf(file));
  studio.styles.setRemembered(settings.value(QStringLiteral("styles/favourites")).toStringList(), settings.value(QStringLiteral("styles/recent")).toStringList());
  return isPlaced;
}

void write(const QMainWindow& window, const Studio& studio, const Actions& actions) {
  QSettings settings;
  settings.setValue(QStringLiteral("window/geometry"), window.saveGeometry());
  settings.setValue(QStringLiteral("window/version"), kLayoutVersion);
  settings.setValue(QStringLiteral("window/state"), window.saveState(kLayoutVersion));
  for (const QAction* action : viewSwitches(actions)) settings.setValue(QStringLiteral("view/") + action->objectName(), action->isChecked());
  settings.setValue(QStringLiteral("play/loop"), studio.clock.isLooping());
  settings.setValue(QStringLiteral("play/speed"), studio.clock.speed());
  settings.setValue(QStringLiteral("play/frameRate"), studio.clock.authorRate());
  settings.setValue(QStringLiteral("project/recent"), studio.session.recentFiles());
  settings.setValue(QStringLiteral("project/last"), studio.session.file());
  settings.setValue(QStringLiteral("guidance/preview"), studio.preview.isOn());
  settings.setValue(QStringLiteral("styles/moving"), studio.pictures.isMoving());
  settings.setValue(QStringLiteral("styles/files"), studio.styles.files());
  settings.setValue(QStringLiteral("styles/favourites"), studio.styles.favourites());
  settings.setValue(QStringLiteral("styles/recent"), studio.styles.recent());
  QStringList presets;
  for (const auto& preset : studio.character.presets()) presets << QStringLiteral("%1|%2|%3").arg(preset.armSpace).arg(preset.stride).arg(preset.file);
  settings.setValue(QStringLiteral("characters/presets"), presets);
  settings.setValue(QStringLiteral("characters/worn"), studio.character.worn() ? studio.character.worn()->file : QString());
  settings.setValue(QStringLiteral("training/folders"), studio.runs.folders());
  settings.setValue(QStringLiteral("metrics/folders"), studio.evaluations.folders());
}

QString lastProject() { return QSettings().value(QStringLiteral("project/last")).toString(); }

}  // namespace ui::settings
