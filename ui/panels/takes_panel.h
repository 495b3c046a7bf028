#pragma once

#include "ui/models/take_drag.h"
#include "ui/models/take_list_model.h"
#include "ui/session/document_bridge.h"

#include <QWidget>

#include <functional>
#include <memory>

class QAction;
class QLabel;
class QMenu;
class QSortFilterProxyModel;
class QToolButton;

namespace ui {

class TakeListView;

/// Every take, below the one that it was made from. A click or the arrow keys show one in the active view, Alt-click in view B; the rest is in the context
/// menu.
class TakesPanel : public QWidget {
  Q_OBJECT
 public:
  TakesPanel(DocumentBridge& document, TakeListModel& takes, QWidget* parent = nullptr);

  /// What stands in the title of the panel's dock; in the panel itself where it has none.
  QWidget* titleTools() const { return tools_; }

  /// The take under the cursor bar, 0 when there is none.
  core::document::TakeId currentTake() const;
  std::vector<core::document::TakeId> selectedTakes() const;
  void select(core::document::TakeId id);
  /// For the context menu: what is done to the current take's motion.
  void setMotionActions(const QList<QAction*>& actions) { motionActions_ = actions; }
  /// What the menu offers below restyling in the chosen style; must outlive the panel.
  void setRestyleWith(QAction* action) { restyleWith_ = action; }
  /// Writes a take where it is dragged to another program from.
  void setFileOf(std::function<std::shared_ptr<const WrittenFile>(core::document::TakeId id)> fileOf) { fileOf_ = std::move(fileOf); }
  /// What is dragged out of the list; the caller's. Public for tests: a drag holds the whole program up.
  TakeDrag* dragOf(core::document::TakeId id) const;
  /// What commands name as the saved project; empty: not saved yet.
  void setProjectFile(const QString& file) { projectFile_ = file; }

 public Q_SLOTS:
  void deleteSelected();
  void renameCurrent();
  void togglePinned();
  void copyCommandLine();
  /// Puts the take's prompt, style, seed and weights back into the panels.
  void useSettings();

 Q_SIGNALS:
  /// A take was dragged to another program, which got no file.
  void notWritten(const core::Error& error);
  void showRequested(core::document::TakeId id, int view);
  void regenerateRequested(core::document::TakeId id);
  void exportRequested(core::document::TakeId id);
  /// In the style of the draft.
  void restyleRequested(core::document::TakeId id);
  /// The take itself is to become a style.
  void styleRequested(core::document::TakeId id);
  void commandLineCopied(const QString& line);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fillMenu(QMenu& menu);

  DocumentBridge& document_;
  TakeListModel& takes_;
  QSortFilterProxyModel* found_;
  QWidget* tools_;
  TakeListView* list_;
  QLabel* empty_;
  QToolButton* pinnedOnly_;
  QList<QAction*> motionActions_;
  QAction* restyleWith_ = nullptr;
  QString projectFile_;
  std::function<std::shared_ptr<const WrittenFile>(core::document::TakeId id)> fileOf_;
};

}  // namespace ui
