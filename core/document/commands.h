#pragma once

#include "core/document/undo_history.h"

namespace core::document {

/// A field of the draft; changes of the same field melt into one step until UndoHistory::seal().
enum class DraftField { Prompt, Spans, Style, Length, Seed, Variants, Guidance, Model, Mixture, Steps, Keeps, Poses, Path, Stands, LetsChange, Course, NearClips, All };

class EditDraft : public Command {
 public:
  EditDraft(DraftField field, Draft after) : field_(field), after_(std::move(after)) {}
  std::string title() const override;
  void apply(Project& project) override;
  void revert(Project& project) override;
  bool absorb(const Command& next) override;

 private:
  DraftField field_;
  Draft before_;
  Draft after_;
};

/// A take that came of something the person did: imported, cut from another one, or made by a model.
class AddTake : public Command {
 public:
  explicit AddTake(Take take, std::string title = "import clip") : take_(std::move(take)), title_(std::move(title)) {}
  std::string title() const override { return title_; }
  void apply(Project& project) override;
  void revert(Project& project) override;
  /// Of the take, known after apply.
  TakeId id() const { return take_.id; }

 private:
  Take take_;
  std::string title_;
};

class RemoveTakes : public Command {
 public:
  explicit RemoveTakes(std::vector<TakeId> ids) : ids_(std::move(ids)) {}
  std::string title() const override { return ids_.size() == 1 ? "delete take" : "delete takes"; }
  void apply(Project& project) override;
  void revert(Project& project) override;

 private:
  std::vector<TakeId> ids_;
  std::vector<Take> removed_;
};

class RenameTake : public Command {
 public:
  RenameTake(TakeId id, std::string name) : id_(id), name_(std::move(name)) {}
  std::string title() const override { return "rename take"; }
  void apply(Project& project) override { swap(project); }
  void revert(Project& project) override { swap(project); }

 private:
  void swap(Project& project);
  TakeId id_;
  std::string name_;
};

class PinTake : public Command {
 public:
  PinTake(TakeId id, bool isPinned) : id_(id), isPinned_(isPinned) {}
  std::string title() const override { return isPinned_ ? "pin take" : "unpin take"; }
  void apply(Project& project) override;
  void revert(Project& project) override;

 private:
  TakeId id_;
  bool isPinned_;
};

class TagTake : public Command {
 public:
  TagTake(TakeId id, std::vector<std::string> tags) : id_(id), tags_(std::move(tags)) {}
  std::string title() const override { return "tag take"; }
  void apply(Project& project) override { swap(project); }
  void revert(Project& project) override { swap(project); }

 private:
  void swap(Project& project);
  TakeId id_;
  std::vector<std::string> tags_;
};

/// When the feet of a take stand, or that they stand as it is found again.
class EditStands : public Command {
 public:
  EditStands(TakeId id, std::optional<motion::FootStands> stands) : id_(id), stands_(std::move(stands)) {}
  std::string title() const override { return "change foot contacts"; }
  void apply(Project& project) override { swap(project); }
  void revert(Project& project) override { swap(project); }
  bool absorb(const Command& next) override;

 private:
  void swap(Project& project);
  TakeId id_;
  std::optional<motion::FootStands> stands_;  // those that the take does not have: to come, then those that were
};

}  // namespace core::document
