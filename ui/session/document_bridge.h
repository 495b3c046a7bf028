#pragma once

#include "core/document/commands.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace ui {

/// Owns the open project and its history, and says as signals what changed. Every edit goes through here.
class DocumentBridge : public QObject {
  Q_OBJECT
 public:
  explicit DocumentBridge(QObject* parent = nullptr);

  const core::document::Project& project() const { return project_; }
  const core::document::Take* take(core::document::TakeId id) const { return project_.find(id); }

  /// Another project altogether; the history starts anew.
  void replaceProject(core::document::Project project);

  /// One undoable change of the draft; changes of one field melt together until seal().
  void editDraft(core::document::DraftField field, const std::function<void(core::document::Draft&)>& change);
  /// A new seed after a generation: part of the draft, not a step of undo.
  void drawSeed(std::uint64_t seed);
  /// After the first generation; likewise.
  void lockSeed();
  /// A number that no take has and none will get, for a motion that stands in the project beside the takes. No step of undo: numbers are never given twice.
  core::document::TakeId reserveTakeId() { return project_.nextTakeId++; }
  void run(std::unique_ptr<core::document::Command> command);
  core::document::TakeId append(core::document::Take take);
  /// A function that does what the given one does as long as this project is open, and nothing once another one is: for answers that take time.
  std::function<void()> whileOpen(std::function<void()> answer) const;
  void seal() { history_.seal(); }

  /// Views are kept with the project but are not steps of undo.
  void setView(const core::document::ViewState& view);

  bool canUndo() const { return history_.canUndo(); }
  bool canRedo() const { return history_.canRedo(); }
  /// Translated, empty when there is nothing.
  QString undoTitle() const;
  QString redoTitle() const;
  bool isModified() const { return history_.isModified(); }
  void markSaved() { history_.markSaved(); }
  /// What is open exists in no file of the person's: a recovered project.
  void markUnsaved() { history_.markUnsaved(); }
  /// Grows with every change; tells whether a copy is still the newest.
  quint64 revision() const { return revision_; }

 public Q_SLOTS:
  void undo();
  void redo();

 Q_SIGNALS:
  void projectReplaced();
  void draftChanged();
  void takesChanged();
  void viewChanged();
  /// Undo had taken these away, and now something else was done instead, so that no redo brings them back. In the order of their ids; AddTake with one of them
  /// puts it back as it was.
  void takesDropped(const std::vector<core::document::Take>& takes);
  void historyChanged();
  /// Anything that a save would write differently.
  void changed();

 private:
  void publish();
  void tellDropped();

  core::document::Project project_;
  core::document::UndoHistory history_;
  core::document::Draft publishedDraft_;
  std::optional<std::vector<core::document::Take>> publishedTakes_;  // none: another project
  std::vector<core::document::Take> undone_;                         // taken away by undo; redo can bring them back
  quint64 revision_ = 0;
  quint64 projectNumber_ = 0;  // grows when another project is opened
};

}  // namespace ui
