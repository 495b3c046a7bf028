#include "ui/dialogs/dialogs.h"

#include "ui/actions.h"
#include "ui/session/clip_files.h"
#include "ui/viewport/navigation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>

namespace ui::dialogs {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("ui::dialogs", text); }

/// Dialogs start in the folder of last time, per kind of file.
QString lastFolder(const char* kind) { return QSettings().value(QStringLiteral("folders/") + QLatin1String(kind), QDir::homePath()).toString(); }

QString kept(const char* kind, const QString& file) {
  if (!file.isEmpty()) QSettings().setValue(QStringLiteral("folders/") + QLatin1String(kind), QFileInfo(file).absolutePath());
  return file;
}

QString withSuffix(QString file, const QString& suffix) {
  if (!file.isEmpty() && !file.endsWith(suffix, Qt::CaseInsensitive)) file += suffix;
  return file;
}

/// OpenPose writes a file per frame: who chooses one of them means all.
QString allFrames(const QString& file) { return file.endsWith(QStringLiteral("_keypoints.json")) ? QFileInfo(file).absolutePath() : file; }

}  // namespace

QString fileNameFrom(QString words) {
  words.replace(QRegularExpression(QStringLiteral("[^\\w\\- ]+")), {});
  words = words.simplified().left(60).replace(u' ', u'_').toLower();
  return words.isEmpty() ? QStringLiteral("take") : words;
}

QString suffixOf(core::io::ExportFormat format) {
  const std::string_view word = core::io::wordFor(format);
  return u'.' + QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

SaveAnswer askToSave(QWidget* parent, const QString& project) {
  QMessageBox box(QMessageBox::NoIcon, QStringLiteral("Gesto Studio"), tr("Save the changes to “%1”?").arg(project), QMessageBox::NoButton, parent);
  box.setInformativeText(tr("Takes that are not saved are gone once the project is closed."));
  auto* save = box.addButton(tr("Save"), QMessageBox::AcceptRole);
  auto* discard = box.addButton(tr("Don't save"), QMessageBox::DestructiveRole);
  box.addButton(tr("Cancel"), QMessageBox::RejectRole);
  box.setDefaultButton(save);
  box.exec();
  return box.clickedButton() == save ? SaveAnswer::Save : box.clickedButton() == discard ? SaveAnswer::Discard : SaveAnswer::Cancel;
}

QString chooseProject(QWidget* parent) {
  return kept("project", QFileDialog::getOpenFileName(parent, tr("Open project"), lastFolder("project"), tr("Gesto projects (*.gesto)")));
}

QString chooseSaveProject(QWidget* parent, const QString& current) {
  const QString start = current.isEmpty() ? QDir(lastFolder("project")).filePath(tr("Untitled") + QStringLiteral(".gesto")) : current;
  return kept("project", withSuffix(QFileDialog::getSaveFileName(parent, tr("Save project"), start, tr("Gesto projects (*.gesto)")), QStringLiteral(".gesto")));
}

QStringList chooseClips(QWidget* parent) {
  const QStringList files = QFileDialog::getOpenFileNames(parent, tr("Import clips"), lastFolder("clip"), motionFileFilter());
  if (!files.isEmpty()) kept("clip", files.first());
  return files;
}

QString chooseCharacter(QWidget* parent) {
  return kept("character", QFileDialog::getOpenFileName(parent, tr("A character's skeleton"), lastFolder("character"), motionFileFilter()));
}

QString chooseBody(QWidget* parent) {
  return kept("character", QFileDialog::getOpenFileName(parent, tr("A character with its body"), lastFolder("character"), tr("Characters (*.fbx *.glb *.gltf)")));
}

QString chooseKeypoints(QWidget* parent) {
  return allFrames(kept("keypoints", QFileDialog::getOpenFileName(parent, tr("Key points of a video"), lastFolder("keypoints"), tr("Key points (*.json)"))));
}

QString chooseStyle(QWidget* parent, Keypoints keypoints) {
  const QString clips = motionFileFilter();
  const QString filter = keypoints == Keypoints::Shown ? clips + QStringLiteral(";;") + tr("Key points (*.json)") : clips;
  return allFrames(kept("clip", QFileDialog::getOpenFileName(parent, tr("Use as a style"), lastFolder("clip"), filter)));
}

QString chooseExport(QWidget* parent, const QString& takeName, core::io::ExportFormat format) {
  const QString suffix = suffixOf(format);
  const QString start = QDir(lastFolder("export")).filePath(fileNameFrom(takeName) + suffix);
  const QString kind = tr("%1 motion (*%2)").arg(suffix.mid(1).toUpper(), suffix);
  return kept("export", withSuffix(QFileDialog::getSaveFileName(parent, tr("Export"), start, kind), suffix));
}

void showKeys(QWidget* parent, const Actions& actions, Navigation navigation) {
  const auto row = [](const QString& key, const QString& what) {
    return QStringLiteral("<tr><td style='padding-right:18px; white-space:nowrap'><b>%1</b></td><td style='white-space:nowrap'>%2</td></tr>")
        .arg(key.toHtmlEscaped(), what);
  };
  const auto keys = [](std::initializer_list<const QAction*> calling) {
    QStringList words;
    for (const QAction* action : calling) {
      const QKeySequence key = action->shortcut();
      if (key == QKeySequence(Qt::Key_Left) || key == QKeySequence(Qt::Key_Right))
        words << QString(key == QKeySequence(Qt::Key_Left) ? u'←' : u'→');
      else if (!key.isEmpty())
        words << key.toString(QKeySequence::NativeText);
    }
    return words.isEmpty() ? QStringLiteral("–") : words.join(QStringLiteral("  "));
  };
  const Actions& a = actions;
  QString text =
      QStringLiteral("<table>") + row(keys({a.generate}), tr("generate")) + row(keys({a.stop}), tr("stop generating")) + row(keys({a.togglePlay}), tr("play or pause")) +
      row(keys({a.shuttleBack, a.pause, a.shuttleForward}), tr("backwards, pause, forwards; again for faster")) +
      row(keys({a.stepBack, a.stepForward}), tr("one frame back or forward")) + row(keys({a.toStart, a.toEnd}), tr("start, end")) +
      row(keys({a.frameAll}), tr("frame all")) + row(keys({a.oneView, a.twoViews, a.fourViews, a.wipe}), tr("one, two, four views, wipe")) +
      row(keys({a.shareCamera, a.shareClock, a.alignRoots}), tr("one camera, one clock, one place for all views")) + row(keys({a.showCurves}), tr("curves of joints")) +
      row(keys({a.followRoot}), tr("follow the figure")) + row(keys({a.showGrid, a.showBones, a.showOnionSkin, a.showTrails}), tr("grid, bones, onion skin, trails")) +
      row(keys({a.contactSheet, a.overlay, a.difference}), tr("contact sheet (1 to 9 keeps a take), overlay, difference in colours")) +
      row(keys({a.moveJoint, a.turnJoint, a.jointAxes}), tr("move or turn joints in the view, axes of the part")) + row(keys({a.browseStyles}), tr("all styles")) +
      row(keys({a.commandPalette}), tr("every command by its name")) + row(keys({a.help}), tr("help for the panel under the focus")) +
      row(tr("Click, ↑ ↓"), tr("on a take: show it; with Alt: in view B"));
  QString turns = tr("Left drag"), moves = tr("Right or middle drag"), zooms = tr("Wheel");
  if (navigation == Navigation::Maya) turns = tr("Alt and left drag"), moves = tr("Alt and middle drag"), zooms = tr("Wheel, Alt and right drag");
  if (navigation == Navigation::Blender) turns = tr("Middle drag"), moves = tr("Shift and middle drag"), zooms = tr("Wheel, Ctrl and middle drag");
  text += row(turns, tr("turn the camera")) + row(moves, tr("move the camera")) + row(zooms, tr("zoom")) +
          row(tr("Double-click"), tr("frame all; on a slider: back to the usual value")) + QStringLiteral("</table>");
  QMessageBox box(QMessageBox::NoIcon, tr("Keys and mouse"), text, QMessageBox::Close, parent);
  box.exec();
}

void showAbout(QWidget* parent) {
  QMessageBox box(parent);
  box.setWindowTitle(tr("About Gesto Studio"));
  box.setIconPixmap(QIcon(QStringLiteral(":/icons/gesto.svg")).pixmap(72, 72));
  box.setText(QStringLiteral("<b>Gesto Studio %1</b>").arg(QCoreApplication::applicationVersion()));
  box.setInformativeText(tr("Stylized human motion from text, on your own computer.") + QStringLiteral("\n") + tr("Apache License 2.0"));
  box.exec();
}

bool isClip(const QUrl& url) { return isMotionFile(url); }

bool isKeypoints(const QUrl& url) {
  if (!url.isLocalFile()) return false;
  const QFileInfo file(url.toLocalFile());
  if (file.isDir()) return !QDir(file.filePath()).entryList({QStringLiteral("*.json")}, QDir::Files).isEmpty();
  return file.suffix().compare(QStringLiteral("json"), Qt::CaseInsensitive) == 0;
}

bool isProject(const QUrl& url) { return url.isLocalFile() && url.fileName().endsWith(QStringLiteral(".gesto"), Qt::CaseInsensitive); }

}  // namespace ui::dialogs
