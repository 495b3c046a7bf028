#include "ui/session/document_bridge.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

using namespace core::document;

QString translatedTitle(const std::string& title) {
  if (title.empty()) return {};
  return QCoreApplication::translate("UndoTitle", title.c_str());
}

// The titles of core/document/commands.cpp, for the translators.
[[maybe_unused]] const char* const kTitles[] = {
    QT_TRANSLATE_NOOP("UndoTitle", "edit prompt"),
    QT_TRANSLATE_NOOP("UndoTitle", "choose style"),
    QT_TRANSLATE_NOOP("UndoTitle", "choose model"),
    QT_TRANSLATE_NOOP("UndoTitle", "change length"),
    QT_TRANSLATE_NOOP("UndoTitle", "change seed"),
    QT_TRANSLATE_NOOP("UndoTitle", "change variants"),
    QT_TRANSLATE_NOOP("UndoTitle", "change guidance"),
    QT_TRANSLATE_NOOP("UndoTitle", "change 2D/3D mixture"),
    QT_TRANSLATE_NOOP("UndoTitle", "change steps"),
    QT_TRANSLATE_NOOP("UndoTitle", "use take's settings"),
    QT_TRANSLATE_NOOP("UndoTitle", "import clip"),
    QT_TRANSLATE_NOOP("UndoTitle", "delete take"),
    QT_TRANSLATE_NOOP("UndoTitle", "delete takes"),
    QT_TRANSLATE_NOOP("UndoTitle", "rename take"),
    QT_TRANSLATE_NOOP("UndoTitle", "pin take"),
    QT_TRANSLATE_NOOP("UndoTitle", "unpin take"),
    QT_TRANSLATE_NOOP("UndoTitle", "tag take"),
    QT_TRANSLATE_NOOP("UndoTitle", "edit take"),
    QT_TRANSLATE_NOOP("UndoTitle", "edit actions"),
    QT_TRANSLATE_NOOP("UndoTitle", "generate take"),
    QT_TRANSLATE_NOOP("UndoTitle", "restyle take"),
    QT_TRANSLATE_NOOP("UndoTitle", "take from video"),
    QT_TRANSLATE_NOOP("UndoTitle", "keep take"),
    QT_TRANSLATE_NOOP("UndoTitle", "freeze or thaw"),
    QT_TRANSLATE_NOOP("UndoTitle", "change key poses"),
    QT_TRANSLATE_NOOP("UndoTitle", "change path"),
    QT_TRANSLATE_NOOP("UndoTitle", "change told foot contacts"),
    QT_TRANSLATE_NOOP("UndoTitle", "let all of it change"),
    QT_TRANSLATE_NOOP("UndoTitle", "change course of style"),
    QT_TRANSLATE_NOOP("UndoTitle", "show motions"),
    QT_TRANSLATE_NOOP("UndoTitle", "change foot contacts"),
    QT_TRANSLATE_NOOP("UndoTitle", "choose clips beside the motion"),
};

}  // namespace

DocumentBridge::DocumentBridge(QObject* parent) : QObject(parent), history_(project_, [this] { publish(); }) {}

std::function<void()> DocumentBridge::whileOpen(std::function<void()> answer) const {
  return [this, number = projectNumber_, answer = std::move(answer)] {
    if (number == projectNumber_) answer();
  };
}

void DocumentBridge::replaceProject(Project project) {
  ++projectNumber_;
  project_ = std::move(project);
  publishedDraft_ = project_.draft;
  publishedTakes_.reset();
  undone_.clear();
  history_.reset();
  Q_EMIT projectReplaced();
  Q_EMIT draftChanged();
  Q_EMIT viewChanged();
}

void DocumentBridge::editDraft(DraftField field, const std::function<void(Draft&)>& change) {
  Draft draft = project_.draft;
  change(draft);
  if (draft == project_.draft) return;
  run(std::make_unique<EditDraft>(field, std::move(draft)));
}

void DocumentBridge::drawSeed(std::uint64_t seed) {
  project_.draft.request.seed = seed;
  publish();
}

void DocumentBridge::lockSeed() {
  project_.draft.isSeedLocked = true;
  publish();
}

void DocumentBridge::run(std::unique_ptr<Command> command) {
  history_.run(std::move(command));
  tellDropped();
}

TakeId DocumentBridge::append(Take take) { return history_.append(std::move(take)); }

void DocumentBridge::undo() {
  const auto before = project_.takes;
  history_.undo();
  for (const Take& take : before)
    if (!project_.find(take.id)) undone_.push_back(take);
}

void DocumentBridge::redo() {
  history_.redo();
  std::erase_if(undone_, [this](const Take& take) { return project_.find(take.id) != nullptr; });
}

void DocumentBridge::tellDropped() {
  auto dropped = std::exchange(undone_, {});
  std::erase_if(dropped, [this](const Take& take) { return project_.find(take.id) != nullptr; });
  if (dropped.empty()) return;
  std::sort(dropped.begin(), dropped.end(), [](const Take& a, const Take& b) { return a.id < b.id; });
  Q_EMIT takesDropped(dropped);
}

void DocumentBridge::setView(const ViewState& view) {
  if (view == project_.view) return;
  project_.view = view;
  Q_EMIT viewChanged();
}

QString DocumentBridge::undoTitle() const { return translatedTitle(history_.undoTitle()); }

QString DocumentBridge::redoTitle() const { return translatedTitle(history_.redoTitle()); }

void DocumentBridge::publish() {
  ++revision_;
  if (publishedDraft_ != project_.draft) {
    publishedDraft_ = project_.draft;
    Q_EMIT draftChanged();
  }
  if (publishedTakes_ != project_.takes) {
    publishedTakes_ = project_.takes;
    Q_EMIT takesChanged();
  }
  Q_EMIT historyChanged();
  Q_EMIT changed();
}

}  // namespace ui
