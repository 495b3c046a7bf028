#include "core/document/undo_history.h"

namespace core::document {
namespace {

constexpr std::size_t kMaxCommands = 1000;

}  // namespace

UndoHistory::UndoHistory(Project& project, std::function<void()> changed) : project_(project), changed_(std::move(changed)) {}

void UndoHistory::run(std::unique_ptr<Command> command) {
  command->apply(project_);
  if (savedPosition_ > static_cast<std::ptrdiff_t>(position_)) savedPosition_ = -1;
  commands_.resize(position_);
  const bool mayMerge = !isSealed_ && position_ > 0 && savedPosition_ != static_cast<std::ptrdiff_t>(position_);
  if (!(mayMerge && commands_.back()->absorb(*command))) {
    commands_.push_back(std::move(command));
    ++position_;
    if (commands_.size() > kMaxCommands) {
      commands_.erase(commands_.begin());
      --position_;
      if (savedPosition_ >= 0) --savedPosition_;
    }
  }
  isSealed_ = false;
  tell();
}

TakeId UndoHistory::append(Take take) {
  const TakeId id = project_.append(std::move(take));
  hasUnsavedTakes_ = true;
  tell();
  return id;
}

std::string UndoHistory::undoTitle() const { return canUndo() ? commands_[position_ - 1]->title() : std::string(); }

std::string UndoHistory::redoTitle() const { return canRedo() ? commands_[position_]->title() : std::string(); }

void UndoHistory::undo() {
  if (!canUndo()) return;
  commands_[--position_]->revert(project_);
  isSealed_ = true;
  tell();
}

void UndoHistory::redo() {
  if (!canRedo()) return;
  commands_[position_++]->apply(project_);
  isSealed_ = true;
  tell();
}

bool UndoHistory::isModified() const { return hasUnsavedTakes_ || savedPosition_ != static_cast<std::ptrdiff_t>(position_); }

void UndoHistory::markSaved() {
  savedPosition_ = static_cast<std::ptrdiff_t>(position_);
  hasUnsavedTakes_ = false;
  isSealed_ = true;
  tell();
}

void UndoHistory::markUnsaved() {
  hasUnsavedTakes_ = true;
  tell();
}

void UndoHistory::reset() {
  commands_.clear();
  position_ = 0;
  savedPosition_ = 0;
  hasUnsavedTakes_ = false;
  isSealed_ = false;
  tell();
}

void UndoHistory::tell() const {
  if (changed_) changed_();
}

}  // namespace core::document
