#include "ui/actions.h"

#include "ui/look/theme.h"
#include "ui/setup/key_map.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

namespace ui {

QAction* Actions::add(const char* name, const QString& text, const QString& iconName, const QKeySequence& key, const QString& explanation) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(name));
  if (!iconName.isEmpty()) action->setIcon(theme::icon(iconName));
  action->setToolTip(explanation.isEmpty() ? plainName(*action) : explanation);
  if (!key.isEmpty()) action->setShortcut(key);
  showKeyInToolTip(*action);
  all_ << action;
  window_->addAction(action);
  return action;
}

QAction* Actions::addSwitch(const char* name, const QString& text, const QString& iconName, const QKeySequence& key, const QString& explanation, bool isOn) {
  auto* action = add(name, text, iconName, key, explanation);
  action->setCheckable(true);
  action->setChecked(isOn);
  return action;
}

Actions::Actions(QWidget* window) : QObject(window), window_(window) {
  newProject = add("newProject", tr("&New project"), QStringLiteral("new"), QKeySequence::New, {});
  openProject = add("openProject", tr("&Open project…"), QStringLiteral("open"), QKeySequence::Open, {});
  saveProject = add("saveProject", tr("&Save project"), QStringLiteral("save"), QKeySequence::Save, {});
  saveProjectAs = add("saveProjectAs", tr("Save project &as…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), {});
  openExample = add("openExample", tr("Open &example"), {}, {}, {});
  importClip = add("importClip", tr("&Import clip…"), QStringLiteral("import"), QKeySequence(Qt::CTRL | Qt::Key_I),
                   tr("Read a BVH, FBX, glTF or other motion file as a take, to look at it, restyle it or use it as a style"));
  importVideo = add("importVideo", tr("Motion from a &video…"), {}, {}, tr("Make a motion from the key points of a video: JSON of OpenPose, AlphaPose, COCO or MMPose"));
  exportTake = add("exportTake", tr("&Export…"), QStringLiteral("export"), QKeySequence(Qt::CTRL | Qt::Key_E),
                   tr("Save the motion in the active view as FBX, glTF or BVH for Blender, Maya, Unreal and others"));
  liveLink = addSwitch("liveLink", tr("&Live link"), {}, {},
                       tr("Other programs on this computer, Blender with Gesto's add-on for one, ask the studio for motions while it runs"), false);
  quit = add("quit", tr("&Quit"), {}, QKeySequence::Quit, {});

  undo = add("undo", tr("&Undo"), QStringLiteral("undo"), QKeySequence::Undo, {});
  redo = add("redo", tr("&Redo"), QStringLiteral("redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), {});
  bringBackTakes = add("bringBackTakes", tr("&Bring back takes"), {}, {}, tr("Takes that undo took away and that Redo cannot bring back"));
  renameTake = add("renameTake", tr("Re&name take"), QStringLiteral("rename"), QKeySequence(Qt::Key_F2), {});
  pinTake = add("pinTake", tr("&Pin or unpin take"), QStringLiteral("pin"), QKeySequence(Qt::CTRL | Qt::Key_P), {});
  deleteTakes = add("deleteTakes", tr("&Delete takes"), QStringLiteral("delete"), {}, tr("Undo brings them back"));
  useSettings = add("useSettings", tr("Use the take's &settings"), {}, {}, tr("Puts its prompt, style, seed and weights back into the panels"));
  copyCommandLine = add("copyCommandLine", tr("Copy as &command line"), QStringLiteral("terminal"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
                        tr("The gesto command that makes the same take"));

  cleanUp = add("cleanUp", tr("&Clean up"), {}, {}, tr("Takes off jitter, puts the figure on the floor and keeps standing feet in place"));
  leftStands = add("leftStands", tr("Left foot stands or s&wings"), {}, QKeySequence(Qt::CTRL | Qt::Key_BracketLeft),
                   tr("The left foot's bar at the playhead goes, or a new one comes; Clean up holds feet as the bars say"));
  rightStands = add("rightStands", tr("Right foot stands or sw&ings"), {}, QKeySequence(Qt::CTRL | Qt::Key_BracketRight),
                    tr("The right foot's bar at the playhead goes, or a new one comes; Clean up holds feet as the bars say"));
  standsAsFound = add("standsAsFound", tr("Foot contacts as f&ound"), {}, {}, tr("What was changed about the shown take's foot contacts is dropped"));
  holdStands = add("holdStands", tr("Generate with these f&oot contacts"), {}, {},
                   tr("What is generated next puts its feet down when the shown take does; the timeline shows the bars, which can be changed"));
  leaveFeet = add("leaveFeet", tr("Leave both f&eet to the model"), {}, {}, tr("What is generated next puts its feet down when it likes"));
  mirror = add("mirror", tr("&Mirror"), {}, QKeySequence(Qt::CTRL | Qt::Key_M), tr("Left becomes right"));
  makeLoop = add("makeLoop", tr("Make a &loop"), {}, {}, tr("Cuts the piece that comes round best and blends its seam"));
  trim = add("trim", tr("&Trim to the range"), {}, QKeySequence(Qt::CTRL | Qt::Key_T), tr("Keeps what lies between the two handles on the timeline"));
  faceForward = add("faceForward", tr("Turn to &face forward"), {}, {}, tr("The first frame looks along the blue line"));
  putOnCharacter = add("putOnCharacter", tr("Put on a c&haracter…"), {}, {}, tr("The motion on the skeleton of your own character: FBX, glTF, BVH"));

  generate = add("generate", tr("&Generate"), {}, QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Make a new take from the prompt and the style"));
  generate->setIcon(theme::icon(QStringLiteral("generate"), theme::kOnAccent));
  stop = add("stop", tr("S&top"), QStringLiteral("stop"), QKeySequence(Qt::Key_Escape), tr("Stop generating"));
  stop->setEnabled(false);
  regenerate = add("regenerate", tr("Generate take &again"), QStringLiteral("regenerate"), QKeySequence(Qt::CTRL | Qt::Key_R), tr("The chosen take's request once more"));
  restyle = add("restyle", tr("&Restyle take"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), tr("The chosen take's motion in the style of the style panel"));
  restyleWith = add("restyleWith", tr("Restyle take wit&h…"), {}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_R),
                    tr("The chosen take's motion by another model, with styles for parts of the body or a style from a video"));
  useAsStyle = add("useAsStyle", tr("&Use take as style"), {}, {}, tr("Puts the chosen take into the style panel"));
  browseStyles = add("browseStyles", tr("St&yles…"), QStringLiteral("tiles"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y), tr("All styles, larger and all moving"));
  freezeAction = add("freezeAction", tr("&Freeze or thaw the action"), QStringLiteral("freeze"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                     tr("The chosen action on the timeline, or the one at the playhead, stays as the shown take has it when the rest is made again"));
  redrawAction = add("redrawAction", tr("Make the &action again"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G),
                     tr("Only the chosen action on the timeline, or the one at the playhead, with another seed; the rest of the shown take stays"));
  freezeRange = add("freezeRange", tr("&Keep or thaw the range"), {}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_F),
                    tr("What lies between the two handles on the timeline stays as the shown take has it when the rest is made again"));
  redrawRange = add("redrawRange", tr("Make the ra&nge again"), {}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_G),
                    tr("Only what lies between the two handles on the timeline, with another seed; the rest of the shown take stays"));
  pinPose = add("pinPose", tr("P&in this pose"), QStringLiteral("key"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                tr("The shown take's pose at the playhead becomes a key: the next motion goes through it at that time"));
  copyPose =
      add("copyPose", tr("C&opy pose"), {}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), tr("Remembers the shown take's pose at the playhead, to pin it elsewhere"));
  pinCopiedPose = add("pinCopiedPose", tr("Pin copied p&ose"), {}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_V),
                      tr("The copied pose becomes a key at the playhead, wherever the motion is then"));
  pinMirroredPose = add("pinMirroredPose", tr("Pin copied pose &mirrored"), {}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_V),
                        tr("The copied pose with left and right exchanged becomes a key at the playhead"));
  keepPose = add("keepPose", tr("&Keep pose in the library"), {}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S),
                 tr("Saves the shown take's pose at the playhead for all projects"));
  poseLibrary = add("poseLibrary", tr("Pose &library…"), {}, QKeySequence(Qt::SHIFT | Qt::Key_P), tr("The kept poses, to pin one at the playhead"));
  drawPath = addSwitch("drawPath", tr("&Draw path"), QStringLiteral("path"), QKeySequence(Qt::Key_P),
                       tr("Way points on the floor that the next motion passes: click in the view for each, Esc ends"), false);
  letChange = addSwitch("letChange", tr("Let it &change"), {}, {},
                        tr("A changed pose or way point draws all of the motion anew; without this, only what is near it changes"), false);
  moveJoint = addSwitch("moveJoint", tr("&Move joints"), QStringLiteral("move_joint"), QKeySequence(Qt::Key_W),
                        tr("Click a joint in the view and drag its arrows: the pose becomes a key at the playhead, and the next motion takes it"), false);
  turnJoint = addSwitch("turnJoint", tr("&Turn joints"), QStringLiteral("turn_joint"), QKeySequence(Qt::Key_E),
                        tr("Click a joint in the view and drag its rings: the pose becomes a key at the playhead, and the next motion takes it"), false);
  jointAxes = addSwitch("jointAxes", tr("Axes of the &part"), {}, QKeySequence(Qt::Key_X), tr("The handles lie along the part of the body instead of the floor"), false);
  nextJoint = add("nextJoint", tr("&Next joint"), {}, QKeySequence(Qt::Key_N), tr("Chooses the next joint along the body, to pose it"));
  previousJoint = add("previousJoint", tr("P&revious joint"), {}, QKeySequence(Qt::SHIFT | Qt::Key_N), tr("Chooses the joint before it along the body, to pose it"));
  const QString nudge = tr("The chosen joint, one centimetre, or with the tool that turns two degrees; again and again is one step of undo");
  nudges = {add("nudgeRight", tr("Joint along &X"), {}, QKeySequence(Qt::ALT | Qt::Key_Right), nudge),
            add("nudgeLeft", tr("Joint against X"), {}, QKeySequence(Qt::ALT | Qt::Key_Left), nudge),
            add("nudgeUp", tr("Joint along &Y"), {}, QKeySequence(Qt::ALT | Qt::Key_Up), nudge),
            add("nudgeDown", tr("Joint against Y"), {}, QKeySequence(Qt::ALT | Qt::Key_Down), nudge),
            add("nudgeForward", tr("Joint along &Z"), {}, QKeySequence(Qt::ALT | Qt::Key_PageUp), nudge),
            add("nudgeBack", tr("Joint against Z"), {}, QKeySequence(Qt::ALT | Qt::Key_PageDown), nudge)};
  focusPrompt = add("focusPrompt", tr("&Write prompt"), {}, QKeySequence(Qt::CTRL | Qt::Key_L), {});

  togglePlay = add("togglePlay", tr("&Play or pause"), QStringLiteral("play"), QKeySequence(Qt::Key_Space), {});
  pause = add("pause", tr("P&ause"), {}, QKeySequence(Qt::Key_K), {});
  shuttleBack = add("shuttleBack", tr("Play &backwards"), {}, QKeySequence(Qt::Key_J), tr("Play backwards; again for faster"));
  shuttleForward = add("shuttleForward", tr("Play &forwards"), {}, QKeySequence(Qt::Key_L), tr("Play forwards; again for faster"));
  stepBack = add("stepBack", tr("Frame b&ack"), QStringLiteral("step_back"), QKeySequence(Qt::Key_Left), {});
  stepForward = add("stepForward", tr("Frame for&ward"), QStringLiteral("step_forward"), QKeySequence(Qt::Key_Right), {});
  toStart = add("toStart", tr("To the &start"), QStringLiteral("to_start"), QKeySequence(Qt::Key_Home), {});
  toEnd = add("toEnd", tr("To the &end"), QStringLiteral("to_end"), QKeySequence(Qt::Key_End), {});
  loop = addSwitch("loop", tr("&Loop"), QStringLiteral("loop"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), tr("Play round and round"), true);

  oneView = addSwitch("oneView", tr("&One view"), QStringLiteral("layout_one"), QKeySequence(Qt::Key_1), {}, true);
  twoViews = addSwitch("twoViews", tr("&Two views"), QStringLiteral("layout_two"), QKeySequence(Qt::Key_2), tr("Two takes side by side on one clock"), false);
  fourViews = addSwitch("fourViews", tr("&Four views"), QStringLiteral("layout_four"), QKeySequence(Qt::Key_4),
                        tr("Up to four takes; drag one from the list onto each view"), false);
  wipe = addSwitch("wipe", tr("&Wipe"), QStringLiteral("wipe"), QKeySequence(Qt::SHIFT | Qt::Key_W),
                   tr("A and B in one picture, left and right of a border that can be dragged"), false);
  auto* layouts = new QActionGroup(this);
  for (QAction* layout : {oneView, twoViews, fourViews, wipe}) layouts->addAction(layout);
  shareCamera =
      addSwitch("shareCamera", tr("Share one &camera"), QStringLiteral("link"), QKeySequence(Qt::SHIFT | Qt::Key_C), tr("All views turn and zoom together"), true);
  shareClock =
      addSwitch("shareClock", tr("Share one cloc&k"), QStringLiteral("clock"), QKeySequence(Qt::SHIFT | Qt::Key_T),
                tr("All views show the same time. Switched off, the timeline moves the active view alone, and playing moves all on from where they stand"), true);
  alignRoots = addSwitch("alignRoots", tr("Put all in one p&lace"), QStringLiteral("align"), QKeySequence(Qt::Key_R),
                         tr("Every figure stands where the one of view A stands, whatever its way over the floor"), false);

  frameAll = add("frameAll", tr("&Frame all"), QStringLiteral("frame_all"), QKeySequence(Qt::Key_F), tr("Bring the whole motion into the picture"));
  viewFront = add("viewFront", tr("F&ront"), QStringLiteral("view_front"), QKeySequence(Qt::CTRL | Qt::Key_1), tr("Look from the front"));
  viewSide = add("viewSide", tr("&Side"), QStringLiteral("view_side"), QKeySequence(Qt::CTRL | Qt::Key_2), tr("Look from the side"));
  viewTop = add("viewTop", tr("To&p"), QStringLiteral("view_top"), QKeySequence(Qt::CTRL | Qt::Key_3), tr("Look from above"));
  viewThreeQuarter = add("viewThreeQuarter", tr("Three-&quarter"), QStringLiteral("view_three_quarter"), QKeySequence(Qt::CTRL | Qt::Key_4),
                         tr("Look from the front and a little aside"));
  followRoot =
      addSwitch("followRoot", tr("Fo&llow the figure"), QStringLiteral("follow"), QKeySequence(Qt::Key_C), tr("The camera goes along with takes that travel"), true);

  showGrid = addSwitch("showGrid", tr("&Grid"), QStringLiteral("grid"), QKeySequence(Qt::Key_G), tr("Lines on the floor, one metre apart"), true);
  showShadow = addSwitch("showShadow", tr("Contact s&hadow"), QStringLiteral("shadow"), {}, tr("Shows whether feet touch the floor"), true);
  showPath = addSwitch("showPath", tr("&Path on the floor"), {}, {}, tr("Where the figure goes"), true);
  showBones = addSwitch("showBones", tr("&Bones"), QStringLiteral("bones"), QKeySequence(Qt::Key_B), tr("Bones and joints instead of a body"), false);
  showSides = addSwitch("showSides", tr("&Left and right colours"), {}, {}, tr("Left limbs blue, right limbs orange"), false);
  showContacts = addSwitch("showContacts", tr("F&oot contacts"), {}, {}, tr("Feet turn green while they carry weight, and the timeline shows when"), false);
  showOnionSkin =
      addSwitch("showOnionSkin", tr("Onion s&kin"), {}, QKeySequence(Qt::Key_O), tr("Ghosts of the poses before and after; a click on one goes to its frame"), false);
  showTrails = addSwitch("showTrails", tr("Hand and foot t&rails"), {}, QKeySequence(Qt::Key_T), tr("Lines that hands and feet leave behind"), false);
  showCurves =
      addSwitch("showCurves", tr("C&urves"), QStringLiteral("curves"), QKeySequence(Qt::Key_U), tr("Height, speed, place or bend of joints under the timeline"), false);
  showStrength = addSwitch("showStrength", tr("Style stren&gth"), {}, {}, tr("How strong the style is over time, as a line of points in the timeline"), false);

  training = add("training", tr("&Training…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), tr("Begin training runs, and see how they do"));
  teach = add("teach", tr("Teach it &your moves…"), {}, {}, tr("A folder of clips becomes moves that the model can be asked for"));

  metrics = add("metrics", tr("M&etrics…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), tr("Read reports, compare them, and measure models"));
  models = add("models", tr("&Models…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B),
               tr("The models that there are: what they can do, where they come from; import, rename, remove"));
  overlay = addSwitch("overlay", tr("O&verlay"), {}, QKeySequence(Qt::Key_V), tr("Both takes in one picture"), false);
  difference = addSwitch("difference", tr("&Difference in colours"), {}, QKeySequence(Qt::Key_D), tr("Joints turn red where take A is not where take B is"), false);
  contactSheet = add("contactSheet", tr("Contact &sheet"), QStringLiteral("grid"), QKeySequence(Qt::Key_S),
                     tr("The chosen takes, or all variants of the chosen one, side by side and in step; 1 to 9 keeps one"));
  sweep = add("sweep", tr("S&weep…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W),
              tr("A table of takes: a row for each style weight, a column for each style guide or style"));
  nearClips = add("nearClips", tr("Clips &beside it…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
                  tr("Clips of your own library that show something like the prompt: the next motion is made beside them. Needs a ReMoDiffuse model"));
  renderView = add("renderView", tr("&Render the view…"), {}, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_R), tr("Save what the view shows as pictures, GIF or a film"));

  openCharacter = add("openCharacter", tr("&Open a character…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M),
                      tr("Takes are shown on a character of your own: FBX, glTF or GLB with a body"));
  characterSettings = add("characterSettings", tr("&Arms, stride, joints…"), {}, {}, tr("What can be set of the character that takes are shown on"));
  mannequin = addSwitch("mannequin", tr("&Mannequin"), {}, {}, tr("Takes are shown on the mannequin"), true);

  resetLayout = add("resetLayout", tr("&Reset panels"), {}, {}, tr("Put all panels back to their places"));
  help = add("help", tr("&Help"), {}, QKeySequence(Qt::Key_F1), tr("What the panel under the focus is for, and a search over all pages"));
  sampleAnimator = add("sampleAnimator", tr("Sample for an &animator"), {}, {}, tr("Three actions in a row, three variants to choose from, a loop"));
  sampleArtist = add("sampleArtist", tr("Sample for a &technical artist"), {}, {}, tr("A recorded clip restyled, cleaned and put on another skeleton"));
  sampleResearcher = add("sampleResearcher", tr("Sample for a &researcher"), {}, {}, tr("One seed at nine settings of style weight and style guide"));
  tour = add("tour", tr("&Tour"), {}, {}, tr("Three things to begin with"));
  shortcuts = add("shortcuts", tr("&Keys and mouse"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F1), {});
  commandPalette = add("commandPalette", tr("All &commands…"), QStringLiteral("search"), QKeySequence(Qt::CTRL | Qt::Key_K), tr("Find a command by its name"));
  preferences = add("preferences", tr("&Preferences…"), {}, QKeySequence(Qt::CTRL | Qt::Key_Comma), tr("Colours, language, mouse and keys"));
  about = add("about", tr("&About Gesto Studio"), {}, {}, {});
}

void Actions::fillMenuBar(QMenuBar& bar) {
  auto* file = bar.addMenu(tr("&File"));
  file->addActions({newProject, openProject});
  recentMenu = file->addMenu(tr("Open &recent"));
  file->addAction(openExample);
  file->addSeparator();
  file->addActions({saveProject, saveProjectAs});
  file->addSeparator();
  file->addActions({importClip, importVideo, exportTake, renderView});
  file->addSeparator();
  file->addAction(liveLink);
  file->addSeparator();
  file->addAction(quit);

  auto* edit = bar.addMenu(tr("&Edit"));
  edit->addActions({undo, redo, bringBackTakes});
  edit->addSeparator();
  edit->addActions({renameTake, pinTake, deleteTakes});
  edit->addSeparator();
  edit->addActions({useSettings, copyCommandLine});
  edit->addSeparator();
  edit->addAction(preferences);

  auto* motion = bar.addMenu(tr("&Motion"));
  motion->addActions({trim, mirror, faceForward, makeLoop, cleanUp});
  motion->addSeparator();
  motion->addActions({leftStands, rightStands, standsAsFound, holdStands, leaveFeet});
  motion->addSeparator();
  motion->addAction(putOnCharacter);

  auto* make = bar.addMenu(tr("&Generate"));
  make->addActions({generate, stop, regenerate, sweep, nearClips});
  make->addSeparator();
  make->addActions({freezeAction, redrawAction, freezeRange, redrawRange});
  make->addSeparator();
  make->addActions({pinPose, copyPose, pinCopiedPose, pinMirroredPose, keepPose, poseLibrary, drawPath, letChange});
  auto* pose = make->addMenu(tr("Pose in the &view"));
  pose->addActions({moveJoint, turnJoint, jointAxes});
  pose->addSeparator();
  pose->addActions({nextJoint, previousJoint});
  pose->addSeparator();
  pose->addActions(nudges);
  make->addSeparator();
  make->addActions({browseStyles, restyle, restyleWith, useAsStyle});
  make->addSeparator();
  make->addAction(focusPrompt);

  auto* train = bar.addMenu(tr("T&rain"));
  train->addActions({teach, training, metrics, models});

  auto* play = bar.addMenu(tr("&Play"));
  play->addActions({togglePlay, pause, shuttleBack, shuttleForward});
  play->addSeparator();
  play->addActions({stepBack, stepForward, toStart, toEnd});
  play->addSeparator();
  play->addAction(loop);

  auto* view = bar.addMenu(tr("&View"));
  view->addActions({oneView, twoViews, fourViews, wipe});
  view->addSeparator();
  view->addActions({shareCamera, shareClock, alignRoots});
  view->addSeparator();
  view->addActions({overlay, difference, contactSheet});
  view->addSeparator();
  view->addActions({frameAll, followRoot});
  view->addMenu(tr("Look fro&m"))->addActions({viewFront, viewSide, viewTop, viewThreeQuarter});
  view->addSeparator();
  characterMenu = view->addMenu(tr("M&y character"));
  characterMenu->addActions({mannequin, openCharacter, characterSettings});
  view->addSeparator();
  view->addActions({showGrid, showShadow, showPath, showBones, showSides, showContacts, showOnionSkin, showTrails, showCurves, showStrength});
  view->addSeparator();
  // The panels come behind it.
  panelMenu = view->addMenu(tr("Pa&nels"));
  panelMenu->addAction(resetLayout);
  panelMenu->addSeparator();

  auto* helpMenu = bar.addMenu(tr("&Help"));
  helpMenu->addActions({help, tour});
  helpMenu->addMenu(tr("Sample &projects"))->addActions({sampleAnimator, sampleArtist, sampleResearcher});
  helpMenu->addSeparator();
  helpMenu->addActions({commandPalette, shortcuts, about});
}

}  // namespace ui
