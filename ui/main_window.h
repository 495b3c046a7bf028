#pragma once

#include "ui/research_windows.h"
#include "ui/setup/look_settings.h"
#include "ui/studio.h"

#include <QMainWindow>

namespace ui {

class Actions;
class CharacterTools;
class ContactSheet;
class GuidancePanel;
class HelpTools;
class JobsPanel;
class MessageBar;
class PanelDocks;
class PicturesDock;
class PicturesPanel;
class PromptPanel;
class SteeringTools;
class StudioToolBar;
class StylePanel;
class TakesPanel;
class TimelinePanel;
class ViewportArea;
class WindowPlace;
class WindowTools;

/// Puts the panels in their places and connects them; what the parts do is in the parts.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  /// The studio must outlive the window.
  explicit MainWindow(Studio& studio, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// What to show at the start: a project given by the person, else the one of last time, else the example.
  /// Also offers work that a crash left behind. Call it once, after show().
  void begin(const QString& project);

  /// In place of begin, for a window that takes over from another one.
  void resume();

  /// Place, switches and lists into the settings, where this studio keeps any.
  void writeSettings();

  ViewportArea& views() { return *views_; }
  Actions& actions() { return *actions_; }

 Q_SIGNALS:
  /// Other colours, another language: whoever made the window makes it anew.
  void lookChanged(const ui::LookSettings& look);

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void buildPanels();
  void note(const QString& text);
  void connectActions();
  void connectStudio();
  void fillRecentMenu();
  void updateActions();
  void updateTitle();
  void openProject();
  /// Runs replace once the open project is saved or given up; never when the person cancels.
  void afterAsking(std::function<void()> replace);
  void save(bool asksForName, std::function<void()> then = {});
  void exportTake(core::document::TakeId id);
  std::shared_ptr<const WrittenFile> fileToDrag(core::document::TakeId id);
  enum class Becomes { Take, Style };
  void liftVideo(const QString& keypoints, Becomes becomes);
  void useAsStyle(core::document::TakeId id);
  void showTake(core::document::TakeId id, int view);
  /// A take that was just made: shown, chosen, and what there is to say about it said.
  void presentTake(core::document::TakeId id, const QString& words);
  core::document::TakeId takeInActiveView() const;
  /// The one chosen in the list, else the one that is looked at.
  core::document::TakeId chosenTake() const;

  Studio& studio_;
  Actions* actions_;
  ViewportArea* views_;
  ContactSheet* sheet_;
  MessageBar* message_;
  WindowPlace* place_;
  PromptPanel* prompt_ = nullptr;
  StylePanel* stylePanel_ = nullptr;
  GuidancePanel* guidance_ = nullptr;
  TakesPanel* takesPanel_ = nullptr;
  TimelinePanel* timeline_ = nullptr;
  JobsPanel* jobsPanel_ = nullptr;
  PicturesPanel* pictures_ = nullptr;
  PicturesDock* picturesDock_ = nullptr;
  PanelDocks* docks_ = nullptr;
  StudioToolBar* toolBar_ = nullptr;
  SteeringTools* steering_ = nullptr;
  WindowTools* tools_ = nullptr;
  HelpTools* help_ = nullptr;
  CharacterTools* characters_ = nullptr;
  ResearchWindows research_;
  bool mayClose_ = false;
};

}  // namespace ui
