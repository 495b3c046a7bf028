#include "core/document/commands.h"

namespace core::document {
namespace {

/// Only the edited field moves, so that undoing an old prompt does not turn back a seed drawn since.
void copyField(DraftField field, const Draft& from, Draft& to) {
  switch (field) {
    // One thing, seen from two sides: the lines of the prompt are the texts of the spans.
    case DraftField::Prompt:
    case DraftField::Spans:
      to.request.prompt = from.request.prompt;
      to.request.spans = from.request.spans;
      to.request.seconds = from.request.seconds;
      to.request.keeps = from.request.keeps;  // it goes along with the actions
      break;
    case DraftField::Style: to.request.style = from.request.style; break;
    case DraftField::Length:
      to.request.seconds = from.request.seconds;
      to.request.spans = from.request.spans;
      to.request.keeps = from.request.keeps;
      break;
    case DraftField::Seed:
      to.request.seed = from.request.seed;
      to.isSeedLocked = from.isSeedLocked;
      break;
    case DraftField::Variants:
      to.variants = from.variants;
      to.keepsBest = from.keepsBest;
      break;
    case DraftField::Guidance: to.request.guidance = from.request.guidance; break;
    case DraftField::Model:
    case DraftField::Mixture:
      to.request.mixture = from.request.mixture;
      // Not every model makes several actions, keeps a part, or can be steered.
      to.request.spans = from.request.spans;
      to.request.keeps = from.request.keeps;
      to.request.poses = from.request.poses;
      to.request.path = from.request.path;
      to.request.stands = from.request.stands;
      to.request.letsChange = from.request.letsChange;
      to.request.course = from.request.course;
      to.request.nearClips = from.request.nearClips;
      to.request.seconds = from.request.seconds;
      to.request.model = from.request.model;
      break;
    case DraftField::Steps: to.request.steps = from.request.steps; break;
    case DraftField::Keeps: to.request.keeps = from.request.keeps; break;
    case DraftField::Poses: to.request.poses = from.request.poses; break;
    case DraftField::Path: to.request.path = from.request.path; break;
    case DraftField::Stands: to.request.stands = from.request.stands; break;
    case DraftField::LetsChange: to.request.letsChange = from.request.letsChange; break;
    case DraftField::Course:
      to.request.course = from.request.course;
      to.request.style = from.request.style;  // a blend chooses both at once
      break;
    case DraftField::NearClips: to.request.nearClips = from.request.nearClips; break;
    case DraftField::All: to = from; break;
  }
}

}  // namespace

std::string EditDraft::title() const {
  switch (field_) {
    case DraftField::Prompt: return "edit prompt";
    case DraftField::Spans: return "edit actions";
    case DraftField::Style: return "choose style";
    case DraftField::Length: return "change length";
    case DraftField::Seed: return "change seed";
    case DraftField::Variants: return "change variants";
    case DraftField::Guidance: return "change guidance";
    case DraftField::Model: return "choose model";
    case DraftField::Mixture: return "change 2D/3D mixture";
    case DraftField::Steps: return "change steps";
    case DraftField::Keeps: return "freeze or thaw";
    case DraftField::Poses: return "change key poses";
    case DraftField::Path: return "change path";
    case DraftField::Stands: return "change told foot contacts";
    case DraftField::LetsChange: return "let all of it change";
    case DraftField::Course: return "change course of style";
    case DraftField::NearClips: return "choose clips beside the motion";
    case DraftField::All: return "use take's settings";
  }
  return {};
}

void EditDraft::apply(Project& project) {
  before_ = project.draft;
  copyField(field_, after_, project.draft);
}

void EditDraft::revert(Project& project) { copyField(field_, before_, project.draft); }

bool EditDraft::absorb(const Command& next) {
  const auto* edit = dynamic_cast<const EditDraft*>(&next);
  if (!edit || edit->field_ != field_ || field_ == DraftField::All || field_ == DraftField::Style) return false;
  after_ = edit->after_;
  return true;
}

void AddTake::apply(Project& project) {
  if (take_.id == 0) {
    take_.id = project.append(take_);
  } else {
    project.restore(take_);
  }
}

void AddTake::revert(Project& project) { take_ = project.remove(take_.id); }

void RemoveTakes::apply(Project& project) {
  removed_.clear();
  for (const TakeId id : ids_)
    if (project.find(id)) removed_.push_back(project.remove(id));
}

void RemoveTakes::revert(Project& project) {
  for (auto& take : removed_) project.restore(std::move(take));
  removed_.clear();
}

void RenameTake::swap(Project& project) {
  if (Take* take = project.find(id_)) std::swap(take->name, name_);
}

void PinTake::apply(Project& project) {
  if (Take* take = project.find(id_)) take->isPinned = isPinned_;
}

void PinTake::revert(Project& project) {
  if (Take* take = project.find(id_)) take->isPinned = !isPinned_;
}

void EditStands::swap(Project& project) {
  if (Take* take = project.find(id_)) std::swap(take->stands, stands_);
}

// What the take had before the first of them stays to come back.
bool EditStands::absorb(const Command& next) {
  const auto* edit = dynamic_cast<const EditStands*>(&next);
  return edit && edit->id_ == id_;
}

void TagTake::swap(Project& project) {
  if (Take* take = project.find(id_)) std::swap(take->tags, tags_);
}

}  // namespace core::document
