#include "core/document/commands.h"
#include "core/motion/humanml3d_skeleton.h"

#include <QTest>

using namespace core;
using namespace core::document;

namespace {

Take someTake(std::string name) {
  motion::ClipData data;
  data.skeleton = motion::humanml3d::tPoseSkeleton();
  data.fps = 20;
  data.rootPositions.assign(3, glm::vec3(0, 1, 0));
  data.rotations.assign(3 * 22, glm::quat(1, 0, 0, 0));
  Take take;
  take.name = std::move(name);
  take.clip = std::make_shared<motion::Clip>(std::move(data));
  return take;
}

Draft withPrompt(Draft draft, std::string prompt) {
  draft.request.prompt = std::move(prompt);
  return draft;
}

}  // namespace

class TstUndoHistory : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void undoAndRedoReturnTheExactState();
  void typingMeltsIntoOneStepUntilSealed();
  void undoNeverThrowsAGeneratedTakeAway();
  void aDeletedTakeComesBackAtItsPlace();
  void undoingAnOldPromptKeepsTheSeedDrawnSince();
  void modifiedFollowsTheSavedState();
  void savingInTheMiddleOfTypingSplitsTheStep();
};

void TstUndoHistory::undoAndRedoReturnTheExactState() {
  Project project;
  UndoHistory history(project);
  const TakeId id = history.append(someTake("walk"));
  history.run(std::make_unique<RenameTake>(id, "proud walk"));
  history.run(std::make_unique<PinTake>(id, true));
  history.run(std::make_unique<TagTake>(id, std::vector<std::string>{"good"}));
  QCOMPARE(project.find(id)->name, std::string("proud walk"));
  QVERIFY(project.find(id)->isPinned);
  QCOMPARE(history.undoTitle(), std::string("tag take"));
  history.undo();
  history.undo();
  history.undo();
  QCOMPARE(project.find(id)->name, std::string("walk"));
  QVERIFY(!project.find(id)->isPinned);
  QVERIFY(project.find(id)->tags.empty());
  QVERIFY(!history.canUndo());
  history.redo();
  history.redo();
  history.redo();
  QCOMPARE(project.find(id)->name, std::string("proud walk"));
  QVERIFY(project.find(id)->isPinned);
  QCOMPARE(project.find(id)->tags, (std::vector<std::string>{"good"}));
}

void TstUndoHistory::typingMeltsIntoOneStepUntilSealed() {
  Project project;
  UndoHistory history(project);
  for (const char* text : {"a", "a p", "a person"}) history.run(std::make_unique<EditDraft>(DraftField::Prompt, withPrompt(project.draft, text)));
  history.seal();
  history.run(std::make_unique<EditDraft>(DraftField::Prompt, withPrompt(project.draft, "a person walks")));
  history.undo();
  QCOMPARE(project.draft.request.prompt, std::string("a person"));
  history.undo();
  QCOMPARE(project.draft.request.prompt, std::string());
  QVERIFY(!history.canUndo());
}

void TstUndoHistory::undoNeverThrowsAGeneratedTakeAway() {
  Project project;
  UndoHistory history(project);
  history.run(std::make_unique<EditDraft>(DraftField::Prompt, withPrompt(project.draft, "walk")));
  const TakeId id = history.append(someTake("walk"));
  history.undo();
  QVERIFY(project.find(id));
  history.run(std::make_unique<EditDraft>(DraftField::Prompt, withPrompt(project.draft, "run")));
  QVERIFY(project.find(id));
}

void TstUndoHistory::aDeletedTakeComesBackAtItsPlace() {
  Project project;
  UndoHistory history(project);
  const TakeId a = history.append(someTake("a"));
  const TakeId b = history.append(someTake("b"));
  const TakeId c = history.append(someTake("c"));
  history.run(std::make_unique<RemoveTakes>(std::vector<TakeId>{a, c, 99}));
  QCOMPARE(project.takes.size(), std::size_t{1});
  const TakeId d = history.append(someTake("d"));
  QVERIFY(d > c);
  history.undo();
  QCOMPARE(project.takes.size(), std::size_t{4});
  QCOMPARE(project.takes[0].id, a);
  QCOMPARE(project.takes[1].id, b);
  QCOMPARE(project.takes[2].id, c);
  QVERIFY(project.find(a)->clip);
  history.redo();
  QCOMPARE(project.takes.size(), std::size_t{2});
}

void TstUndoHistory::undoingAnOldPromptKeepsTheSeedDrawnSince() {
  Project project;
  UndoHistory history(project);
  history.run(std::make_unique<EditDraft>(DraftField::Prompt, withPrompt(project.draft, "walk")));
  project.draft.request.seed = 77;
  history.undo();
  QCOMPARE(project.draft.request.seed, std::uint64_t{77});
  QCOMPARE(project.draft.request.prompt, std::string());
}

void TstUndoHistory::modifiedFollowsTheSavedState() {
  Project project;
  int changes = 0;
  UndoHistory history(project, [&] { ++changes; });
  QVERIFY(!history.isModified());
  const TakeId id = history.append(someTake("walk"));
  QVERIFY(history.isModified());
  history.markSaved();
  QVERIFY(!history.isModified());
  history.run(std::make_unique<RenameTake>(id, "x"));
  QVERIFY(history.isModified());
  history.undo();
  QVERIFY(!history.isModified());
  history.redo();
  history.markSaved();
  history.undo();
  QVERIFY(history.isModified());
  history.run(std::make_unique<PinTake>(id, true));
  history.undo();
  QVERIFY2(history.isModified(), "the saved state was cut off and cannot be reached by undo");
  QVERIFY(changes >= 8);
}

void TstUndoHistory::savingInTheMiddleOfTypingSplitsTheStep() {
  Project project;
  UndoHistory history(project);
  history.run(std::make_unique<EditDraft>(DraftField::Prompt, withPrompt(project.draft, "a")));
  history.markSaved();
  history.run(std::make_unique<EditDraft>(DraftField::Prompt, withPrompt(project.draft, "ab")));
  QVERIFY(history.isModified());
  history.undo();
  QCOMPARE(project.draft.request.prompt, std::string("a"));
  QVERIFY(!history.isModified());
}

QTEST_GUILESS_MAIN(TstUndoHistory)
#include "tst_undo_history.moc"
