#pragma once

#include <QAction>
#include <QObject>

class QMenuBar;
class QMenu;

namespace ui {

/// Every command of the window with its words, icon and key, in one place. The window connects them.
class Actions : public QObject {
  Q_OBJECT
 public:
  explicit Actions(QWidget* window);

  /// Every command, in the order of the menus.
  const QList<QAction*>& all() const { return all_; }

  /// Builds the menus. The menus for panels, recent files and characters are filled by the window.
  void fillMenuBar(QMenuBar& bar);

  QAction *newProject, *openProject, *saveProject, *saveProjectAs, *openExample, *importClip, *importVideo, *exportTake, *liveLink, *quit;
  QAction *undo, *redo, *bringBackTakes, *renameTake, *pinTake, *deleteTakes, *useSettings, *copyCommandLine;
  QAction *generate, *stop, *regenerate, *restyle, *restyleWith, *useAsStyle, *browseStyles, *focusPrompt;
  QAction *freezeAction, *redrawAction, *freezeRange, *redrawRange;                                               // the timeline switches them off where the model cannot
  QAction *pinPose, *copyPose, *pinCopiedPose, *pinMirroredPose, *keepPose, *poseLibrary, *drawPath, *letChange;  // likewise
  QAction *moveJoint, *turnJoint, *jointAxes, *nextJoint, *previousJoint;                                         // likewise
  QList<QAction*> nudges;                                                                                         // along X, against it, Y, Z
  QAction *leftStands, *rightStands, *standsAsFound, *holdStands, *leaveFeet;                                     // of the shown take, at the playhead
  QAction *cleanUp, *mirror, *makeLoop, *trim, *faceForward, *putOnCharacter;                                     // of the chosen take
  QAction *togglePlay, *pause, *shuttleBack, *shuttleForward, *stepBack, *stepForward, *toStart, *toEnd, *loop;
  QAction *oneView, *twoViews, *fourViews, *wipe, *shareCamera, *shareClock, *alignRoots;
  QAction *frameAll, *viewFront, *viewSide, *viewTop, *viewThreeQuarter, *followRoot;
  QAction *showGrid, *showShadow, *showPath, *showBones, *showSides, *showContacts, *showOnionSkin, *showTrails, *showCurves, *showStrength;
  QAction *training, *teach, *metrics, *models;
  QAction *contactSheet, *sweep, *nearClips, *renderView;
  QAction *overlay, *difference;
  QAction *sampleAnimator, *sampleArtist, *sampleResearcher;
  QAction *resetLayout, *help, *tour, *about, *shortcuts, *commandPalette, *preferences;
  QAction *openCharacter, *characterSettings, *mannequin;
  QMenu* recentMenu = nullptr;
  QMenu* panelMenu = nullptr;
  QMenu* characterMenu = nullptr;

 private:
  QAction* add(const char* name, const QString& text, const QString& iconName, const QKeySequence& key, const QString& explanation);
  QAction* addSwitch(const char* name, const QString& text, const QString& iconName, const QKeySequence& key, const QString& explanation, bool isOn);

  QWidget* window_;
  QList<QAction*> all_;
};

}  // namespace ui
