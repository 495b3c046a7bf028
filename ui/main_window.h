#pragma once

#include "ui/research_windows.h"
#include "ui/studio.h"

#include <QMainWindow>

class QDockWidget;

namespace ui {

class Actions;
class GuidancePanel;
class JobsPanel;
class MessageBar;
class PicturesPanel;
class PromptPanel;
class StudioToolBar;
class StylePanel;
class TakesPanel;
class TimelinePanel;
class ViewportArea;

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

  ViewportArea& views() { return *views_; }
  Actions& actions() { return *actions_; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void buildPanels();
  /// A panel, and where it stands until the person moves it.
  struct PanelPlace {
    const char* name;
    QString title;
    QWidget* panel;
    Qt::DockWidgetArea area;
    int height;  // in its column; of all of one area only the shares count
    bool startsHidden = false;
  };
  QDockWidget* addPanel(const PanelPlace& place);
  void arrangePanels();
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
  enum class Becomes { Take, Style };
  void liftVideo(const QString& keypoints, Becomes becomes);
  void useAsStyle(core::document::TakeId id);
  void showPictures();
  void showViewOptions();
  void showTake(core::document::TakeId id, int view);
  /// A take that was just made: shown, chosen, and what there is to say about it said.
  void presentTake(core::document::TakeId id, const QString& note);
  core::document::TakeId takeInActiveView() const;
  /// The one chosen in the list, else the one that is looked at.
  core::document::TakeId chosenTake() const;
  void readSettings();
  void writeSettings();

  Studio& studio_;
  Actions* actions_;
  ViewportArea* views_;
  MessageBar* message_;
  PromptPanel* prompt_ = nullptr;
  StylePanel* stylePanel_ = nullptr;
  GuidancePanel* guidance_ = nullptr;
  TakesPanel* takesPanel_ = nullptr;
  TimelinePanel* timeline_ = nullptr;
  JobsPanel* jobsPanel_ = nullptr;
  PicturesPanel* pictures_ = nullptr;
  QDockWidget* picturesDock_ = nullptr;
  QList<std::pair<QDockWidget*, PanelPlace>> docks_;
  StudioToolBar* toolBar_ = nullptr;
  ResearchWindows research_;
  bool mayClose_ = false;
};

}  // namespace ui
