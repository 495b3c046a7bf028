#include "core/document/kept_motions.h"
#include "core/document/project_file.h"
#include "core/document/take_place.h"
#include "tests/support/synthetic_motion.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::document;

namespace {

Take walk(std::uint64_t seed) {
  Take take;
  take.name = "walk";
  take.clip = std::make_shared<const motion::Clip>(test_support::syntheticWalk(seed, 80));
  return take;
}

TakeKept keptOf(const Take& take, double start, double end) {
  TakeKept kept;
  kept.start = start, kept.end = end;
  kept.from = 0.5;
  kept.take = take.id;
  kept.motion = take.clip;
  return kept;
}

/// Take 1, take 2 that keeps a second of it, and a draft that keeps the same second.
Project twoTakes() {
  Project project;
  project.append(walk(1));
  Take second = walk(2);
  second.request.keeps = {keptOf(project.takes[0], 1.0, 2.0)};
  project.append(second);
  project.draft.request.keeps = project.takes[1].request.keeps;
  return project;
}

Result<Project> again(const Project& project) { return projectFromText(projectToText(project), "film.gesto"); }

}  // namespace

class TstKeptMotions : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aTakeThatIsThereIsNamed();
  void theMotionOfOneThatIsGoneStandsInTheFile();
  void itsNumberIsNotGivenAgain();
  void whatIsNotThereIsTold();
  void aPoseOfATakeHasItsMotion();
  void aPoseMadeByHandStandsInTheFile();
  void aTakeOfAProjectIsAFile();
};

void TstKeptMotions::aTakeThatIsThereIsNamed() {
  const auto project = twoTakes();
  QVERIFY(!QByteArray::fromStdString(projectToText(project)).contains("keptMotions"));
  const auto read = again(project);
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  const auto& kept = read->draft.request.keeps.at(0);
  QVERIFY(kept.motion == read->takes[0].clip);
  QCOMPARE(kept.take, TakeId{1});
  QCOMPARE(kept.from, std::optional(0.5));
  QVERIFY(read->draft.request.keeps == read->takes[1].request.keeps);
}

void TstKeptMotions::theMotionOfOneThatIsGoneStandsInTheFile() {
  auto project = twoTakes();
  const auto gone = project.remove(1);
  const auto text = QByteArray::fromStdString(projectToText(project));
  QCOMPARE(text.count("\"clip\""), 2);  // of take 2, and once what two requests keep
  const auto read = again(project);
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  const auto& kept = read->draft.request.keeps.at(0);
  QVERIFY(kept.motion);
  QVERIFY(kept.motion->data().rotations == gone.clip->data().rotations);
  QVERIFY(kept.motion->data().rootPositions == gone.clip->data().rootPositions);
  QVERIFY(read->draft.request == read->draft.request && read->draft.request.keeps == read->takes[0].request.keeps);
  // And again, when it comes from a file.
  const auto third = again(*read);
  QVERIFY(third && third->draft.request.keeps.at(0).motion->data().rotations == gone.clip->data().rotations);
}

void TstKeptMotions::itsNumberIsNotGivenAgain() {
  Project project;
  project.append(walk(1));
  project.append(walk(2));
  project.draft.request.keeps = {keptOf(project.takes[1], 0.0, 1.0)};
  project.remove(2);
  auto read = again(project);
  QVERIFY(read);
  QCOMPARE(read->append(walk(3)), TakeId{3});
}

void TstKeptMotions::whatIsNotThereIsTold() {
  auto text = projectToText(twoTakes());
  const std::string take = "\"take\": 1";
  text.replace(text.find(take), take.size(), "\"take\": 9");
  const auto read = projectFromText(text, "film.gesto");
  QVERIFY(!read);
  QCOMPARE(read.error().code, ErrorCode::ParseFailed);
  QCOMPARE(read.error().message, std::string("film.gesto: the draft: what is kept from 1 to 2 s is of take 9, which is not there"));
  // A list of motions that is none.
  auto gone = twoTakes();
  gone.remove(1);
  for (const char* wrong : {"\"keptMotions\": 3", "\"keptMotions\": [3]", "\"keptMotions\": [{\"take\": -1}]", "\"keptMotions\": [{\"take\": 1, \"clip\": {}}]"}) {
    auto other = projectToText(gone);
    const auto at = other.find("\"keptMotions\": [");
    const auto end = other.find("\n\t]", at);
    QVERIFY(at != std::string::npos && end != std::string::npos);
    other.replace(at, end + 3 - at, wrong);
    const auto refused = projectFromText(other, "film.gesto");
    QVERIFY2(!refused && refused.error().code == ErrorCode::ParseFailed, wrong);
    QVERIFY2(refused.error().message.starts_with("film.gesto: "), refused.error().message.c_str());
  }
}

void TstKeptMotions::aPoseOfATakeHasItsMotion() {
  Project project;
  project.append(walk(1));
  project.append(walk(2));
  TakePose pose;
  pose.time = 1.5, pose.from = 0.5;
  pose.until = 2.0;
  pose.joints = {motion::BodyEnd::LeftHand};
  pose.isPlaced = true;
  pose.take = 1;
  pose.motion = project.takes[0].clip;
  project.draft.request.poses = {pose};
  project.draft.request.path = {{0.0, 0.5, 1.0, {}}, {1.0, 0.5, 2.0, 90.0}};
  project.takes[1].request.poses = {pose};
  const auto read = again(project);
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QVERIFY(read->draft.request.poses.at(0).motion == read->takes[0].clip);
  auto same = read->draft.request.poses;
  same[0].motion = pose.motion;
  QVERIFY(same == project.draft.request.poses);
  QVERIFY(read->draft.request.path == project.draft.request.path);
  // Of a take that is gone the file holds the motion, once, and the number is not given again.
  const auto gone = project.remove(1);
  auto third = again(project);
  QVERIFY2(third, third ? "" : third.error().message.c_str());
  QVERIFY(third->draft.request.poses[0].motion && third->draft.request.poses[0].motion == third->takes[0].request.poses[0].motion);
  QVERIFY(third->draft.request.poses[0].motion->data().rotations == gone.clip->data().rotations);
  QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("film.gesto").toStdString();
  QVERIFY(writeProject(project, file));
  const auto motion = readTakeMotion({file, 1});
  QVERIFY(motion && (*motion)->data().rotations == gone.clip->data().rotations);
  // No take and no motion: told with the time.
  auto text = projectToText(*third);
  const auto list = text.find("\"keptMotions\"");
  text.replace(list, 13, "\"otherMotions\"");
  const auto refused = projectFromText(text, "film.gesto");
  QVERIFY(!refused);
  QCOMPARE(refused.error().message, std::string("film.gesto: the draft: the key pose at 1.5 s is of take 1, which is not there"));
}

void TstKeptMotions::aPoseMadeByHandStandsInTheFile() {
  Project project;
  project.append(walk(1));
  TakePose pose;
  pose.time = 1.5;
  pose.take = project.nextTakeId++;
  pose.motion = std::make_shared<const motion::Clip>(test_support::syntheticWalk(5, 1));
  pose.joints = {motion::BodyEnd::LeftHand};
  pose.isPlaced = pose.isPosed = true;
  project.draft.request.poses = {pose};
  const auto read = again(project);
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  const auto& found = read->draft.request.poses.at(0);
  QVERIFY(found.isPosed && found.isPlaced && found.take == 2 && found.motion->frameCount() == 1);
  QVERIFY(found.motion->data().rotations == pose.motion->data().rotations);
  QCOMPARE(read->nextTakeId, TakeId{3});  // no take gets its number
  QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("film.gesto").toStdString();
  QVERIFY(writeProject(project, file));
  const auto said = readTakeMotion({file, 2});
  QVERIFY(said && (*said)->data().rotations == pose.motion->data().rotations);
}

void TstKeptMotions::aTakeOfAProjectIsAFile() {
  QVERIFY(!takePlaceIn("walk.bvh") && !takePlaceIn("film.gesto") && !takePlaceIn("film.gesto#") && !takePlaceIn("film.gesto#x") && !takePlaceIn("film.gesto#0"));
  const auto place = takePlaceIn("films/a#1/film.gesto#12");
  QVERIFY(place);
  QCOMPARE(place->project.string(), std::string("films/a#1/film.gesto"));
  QCOMPARE(place->take, TakeId{12});
  QCOMPARE(takePlace(place->project, place->take).string(), std::string("films/a#1/film.gesto#12"));

  QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("film.gesto").toStdString();
  auto project = twoTakes();
  const auto gone = project.remove(1);
  QVERIFY(writeProject(project, file));
  const auto second = readTakeMotion({file, 2});
  QVERIFY(second && (*second)->data().rotations == project.takes[0].clip->data().rotations);
  const auto first = readTakeMotion({file, 1});  // gone, but kept
  QVERIFY(first && (*first)->data().rotations == gone.clip->data().rotations);
  const auto none = readTakeMotion({file, 3});
  QVERIFY(!none && none.error().code == ErrorCode::NotFound);
  QVERIFY(none.error().message.ends_with("film.gesto: there is no take 3"));
}

QTEST_APPLESS_MAIN(TstKeptMotions)
#include "tst_kept_motions.moc"
