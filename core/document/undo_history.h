#pragma once

#include "core/document/project.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace core::document {

/// One edit of the project that can be taken back.
class Command {
 public:
  virtual ~Command() = default;
  /// A word or two for the menu, English, looked up by the window: "rename take".
  virtual std::string title() const = 0;
  virtual void apply(Project& project) = 0;
  /// Called only when the project is as it was right after apply, but for takes appended since.
  virtual void revert(Project& project) = 0;
  /// Takes the following command into this one (a slider being dragged) and returns true, or returns false.
  virtual bool absorb(const Command& next) {
    (void)next;
    return false;
  }
};

/// The only door to the project for edits. Takes go in as AddTake, one step each; `append` puts one in past the history.
class UndoHistory {
 public:
  /// The project must outlive the history. changed is called after every change.
  explicit UndoHistory(Project& project, std::function<void()> changed = {});

  void run(std::unique_ptr<Command> command);
  TakeId append(Take take);

  bool canUndo() const { return position_ > 0; }
  bool canRedo() const { return position_ < commands_.size(); }
  /// Empty when there is nothing.
  std::string undoTitle() const;
  std::string redoTitle() const;
  void undo();
  void redo();

  /// Ends the current gesture: the next command is not absorbed by the last one.
  void seal() { isSealed_ = true; }

  bool isModified() const;
  void markSaved();
  /// Counts as changed until the next markSaved.
  void markUnsaved();
  /// Forgets everything; the project counts as saved.
  void reset();

 private:
  void tell() const;

  Project& project_;
  std::function<void()> changed_;
  std::vector<std::unique_ptr<Command>> commands_;
  std::size_t position_ = 0;
  std::ptrdiff_t savedPosition_ = 0;  // -1: the saved state cannot be reached any more
  bool hasUnsavedTakes_ = false;
  bool isSealed_ = false;
};

}  // namespace core::document
