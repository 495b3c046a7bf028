#pragma once

#include "core/io/write/export.h"

#include <QString>
#include <QStringList>
#include <QUrl>

class QWidget;

namespace ui {
class Actions;
enum class Navigation;
}  // namespace ui

/// The few questions that stop the work, each one function.
namespace ui::dialogs {

enum class SaveAnswer { Save, Discard, Cancel };
SaveAnswer askToSave(QWidget* parent, const QString& project);

/// Empty when the person changed their mind.
QString chooseProject(QWidget* parent);
QString chooseSaveProject(QWidget* parent, const QString& current);
QStringList chooseClips(QWidget* parent);
/// A file of key points, or the folder when it is one of many in it.
QString chooseKeypoints(QWidget* parent);
/// A motion to be a style; where wanted also key points of a video, as chooseKeypoints() gives them.
enum class Keypoints { Hidden, Shown };
QString chooseStyle(QWidget* parent, Keypoints keypoints);
QString chooseCharacter(QWidget* parent);
/// A character with its body.
QString chooseBody(QWidget* parent);
QString chooseExport(QWidget* parent, const QString& takeName, core::io::ExportFormat format);
/// A take's name as a file's, without an ending.
QString fileNameFrom(QString words);
/// ".glb"
QString suffixOf(core::io::ExportFormat format);

/// The keys as they are set now, and the mouse as it is in the views.
void showKeys(QWidget* parent, const Actions& actions, Navigation navigation);
void showAbout(QWidget* parent);

bool isClip(const QUrl& url);
/// A JSON file, or a folder with some in it.
bool isKeypoints(const QUrl& url);
bool isProject(const QUrl& url);

}  // namespace ui::dialogs
