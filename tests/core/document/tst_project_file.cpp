#include "core/base/file.h"
#include "core/base/random.h"
#include "core/document/project_file.h"
#include "core/motion/humanml3d_skeleton.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::document;

namespace {

std::shared_ptr<const motion::Clip> randomClip(std::uint64_t seed, int frames, bool hasTranslations) {
  base::RandomStream random(seed);
  motion::ClipData data;
  data.skeleton = motion::humanml3d::tPoseSkeleton();
  data.fps = 20;
  data.name = "clip \"ä\" " + std::to_string(seed);
  for (int f = 0; f < frames; ++f) {
    data.rootPositions.emplace_back(random.normal(), random.normal(), random.normal());
    for (int j = 0; j < data.skeleton->jointCount(); ++j) {
      const glm::quat q(float(random.normal()), float(random.normal()), float(random.normal()), float(random.normal()));
      data.rotations.push_back(glm::normalize(q));
      if (hasTranslations) data.translations.emplace_back(random.normal(), random.normal(), random.normal());
    }
  }
  return std::make_shared<motion::Clip>(std::move(data));
}

Project someProject() {
  Project project;
  project.draft.request.prompt = "a person walks\nand waves";
  project.draft.request.seed = 18446744073709551615u;
  project.draft.request.style = {TakeStyle::Kind::File, "", std::filesystem::path(u8"Stile/stolz ä.bvh")};
  project.draft.variants = 3;
  project.draft.isSeedLocked = true;
  for (int i = 0; i < 3; ++i) {
    Take take;
    take.name = "take " + std::to_string(i);
    take.request.prompt = "prompt";
    take.request.style = {TakeStyle::Kind::Named, "old", {}};
    take.request.guidance.contentWeight = 3.25 + i;
    take.report = {1.5, "abcdef", {"the length was rounded"}};
    take.clip = randomClip(static_cast<std::uint64_t>(i), 4 + i, i == 1);
    take.tags = {"a", "b"};
    take.isPinned = i == 2;
    take.parent = static_cast<TakeId>(i);
    take.createdAt = 1700000000 + i;
    constexpr Take::Origin kOrigins[] = {Take::Origin::Generated, Take::Origin::Lifted, Take::Origin::Imported};
    take.origin = kOrigins[i];
    if (i == 0) {
      take.request.mixture = 300;
      take.request.guidance.contentWeight.reset();
      take.request.given.file = std::filesystem::path(u8"Gehen/ö.bvh");
      take.request.given.keepsLegs = true;
      take.request.nearClips = {{std::filesystem::path(u8"Gehen/ö.bvh"), "a person walks"}, {"b.bvh", ""}};
    }
    if (i == 2) {
      take.stands = motion::FootStands{std::vector<motion::FootStand>{{0.0, 0.05}, {0.1, 0.2}}, std::vector<motion::FootStand>{}};
      take.request.steps = 20;
      take.request.course = {{{0.0, 1.5}, {2.0, 4.0}}, {{1.0, 0.3}}, {TakeStyle::Kind::Named, "proud", {}}, {{0.0, 0.25}}, {TakeStyle::Kind::File, "", "limp.bvh"}};
      take.request.spans = {{0.0, 2.5, "a person walks", {}, {}}, {2.5, 5.0, "a person \"sits\"", TakeStyle{TakeStyle::Kind::Named, "old", {}}, 2.25}};
      take.request.keeps = {{0.0, 1.2, std::filesystem::path(u8"Gehen/ö.bvh"), {}}, {4.0, 5.0, "b.bvh", 0.0}};
    }
    if (i == 1) {
      take.request.video = {u8"Vidéo/walk", 2, 29.97, true, false, false, 300};
      take.request.restyling = {
          17, 0.5,  {{motion::StyledPart::LeftArm, {TakeStyle::Kind::File, "", "proud.bvh"}}, {motion::StyledPart::Spine, {TakeStyle::Kind::Named, "old", {}}}},
          2,  25.0, true};
      motion::BodyKeypoints picture;
      picture.fps = 20.0;
      base::RandomStream random(7);
      for (int k = 0; k < 3 * 22; ++k) picture.joints.emplace_back(random.uniform(), -random.uniform());
      for (int k = 0; k < 3 * 22; ++k) picture.seen.push_back(static_cast<std::uint8_t>(k % 2));
      take.pictures = {std::make_shared<const motion::BodyKeypoints>(std::move(picture))};
    }
    project.append(std::move(take));
  }
  project.view = {2, {1, 3}, false};
  return project;
}

void compare(const Project& a, const Project& b) {
  QVERIFY(a.draft == b.draft);
  QVERIFY(a.view == b.view);
  QCOMPARE(a.nextTakeId, b.nextTakeId);
  QCOMPARE(a.takes.size(), b.takes.size());
  for (std::size_t i = 0; i < a.takes.size(); ++i) {
    const Take &x = a.takes[i], &y = b.takes[i];
    QCOMPARE(x.id, y.id);
    QCOMPARE(x.name, y.name);
    QVERIFY(x.request == y.request);
    QVERIFY(x.report == y.report);
    QVERIFY(x.tags == y.tags);
    QCOMPARE(x.isPinned, y.isPinned);
    QCOMPARE(x.parent, y.parent);
    QCOMPARE(x.createdAt, y.createdAt);
    QVERIFY(x.origin == y.origin);
    QVERIFY(x.stands == y.stands);
    QCOMPARE(x.pictures.size(), y.pictures.size());
    for (std::size_t k = 0; k < x.pictures.size(); ++k) {
      QVERIFY(x.pictures[k]->joints == y.pictures[k]->joints);
      QVERIFY(x.pictures[k]->seen == y.pictures[k]->seen);
      QCOMPARE(x.pictures[k]->fps, y.pictures[k]->fps);
    }
    QVERIFY(x.clip->data().rootPositions == y.clip->data().rootPositions);
    QVERIFY(x.clip->data().rotations == y.clip->data().rotations);
    QVERIFY(x.clip->data().translations == y.clip->data().translations);
    QCOMPARE(x.clip->name(), y.clip->name());
    QCOMPARE(x.clip->fps(), y.clip->fps());
    QCOMPARE(x.clip->skeleton().joint(5).name, y.clip->skeleton().joint(5).name);
  }
}

}  // namespace

class TstProjectFile : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aProjectComesBackBitForBit();
  void everyLayoutOfTheViewsComesBack();
  void textOfAnyLengthComesBack();
  void theSkeletonIsWrittenOnce();
  void everyCutIsRefusedWithASentence();
  void flippedBytesNeverCrash();
  void anOlderVersionIsRead();
  void theUsualWeightOfAnOldProjectIsTheModelsOwn();
  void aNewerVersionIsUnsupported();
  void absurdCountsAreRefused();
  void standsOutOfOrderAreRefused();
  void aFailedSaveKeepsTheOldFile();
};

void TstProjectFile::aProjectComesBackBitForBit() {
  const Project project = someProject();
  QTemporaryDir folder;
  const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "walk.gesto";
  const auto written = writeProject(project, file);
  QVERIFY2(written, written ? "" : written.error().message.c_str());
  const auto back = readProject(file);
  QVERIFY2(back, back ? "" : back.error().message.c_str());
  compare(project, *back);
  QVERIFY(projectToText(*back) == projectToText(project));
}

void TstProjectFile::everyLayoutOfTheViewsComesBack() {
  Project project = someProject();
  for (const ViewState& view : {ViewState{1, {1, 2, 3, 0}, true, true, false, true, 0.25}, ViewState{4, {1, 2, 3, 1}, false, false, true, false, 0.5}, ViewState{}}) {
    project.view = view;
    const auto back = projectFromText(projectToText(project), "views.gesto");
    QVERIFY2(back, back ? "" : back.error().message.c_str());
    QVERIFY(back->view == view);
  }
  // A studio that knows two views opens two of four.
  project.view = {4, {1, 2, 3, 1}};
  std::string text = projectToText(project);
  QVERIFY(text.find("\"count\": 2") != std::string::npos);
  project.view = {1, {1, 2}, true, true, false, true, 0.25};
  text = projectToText(project);
  const auto at = text.find("\"wipe\": 0.25");
  QVERIFY(at != std::string::npos);
  const auto broken = projectFromText(text.replace(at, 12, "\"wipe\": 7.25"), "views.gesto");
  QVERIFY(!broken);
  QVERIFY2(broken.error().message.find("view") != std::string::npos, broken.error().message.c_str());
}

void TstProjectFile::textOfAnyLengthComesBack() {
  Project project = someProject();
  project.draft.request.prompt.assign(1'000'000, 'a');
  project.draft.request.prompt += "\xd0\xb6";
  const auto back = projectFromText(projectToText(project), "long.gesto");
  QVERIFY2(back, back ? "" : back.error().message.c_str());
  QVERIFY(back->draft.request.prompt == project.draft.request.prompt);
}

void TstProjectFile::theSkeletonIsWrittenOnce() {
  const std::string text = projectToText(someProject());
  QCOMPARE(text.find("\"joints\""), text.rfind("\"joints\""));
}

void TstProjectFile::everyCutIsRefusedWithASentence() {
  const std::string text = projectToText(someProject());
  for (std::size_t length = 0; length + 2 < text.size(); length += 1 + length / 40) {
    const auto project = projectFromText(std::string_view(text).substr(0, length), "cut.gesto");
    QVERIFY2(!project, qPrintable(QString::number(length)));
    QVERIFY(project.error().code == ErrorCode::ParseFailed);
    QVERIFY2(project.error().message.starts_with("cut.gesto:"), project.error().message.c_str());
    QVERIFY(project.error().message.find('\n') == std::string::npos);
  }
}

void TstProjectFile::flippedBytesNeverCrash() {
  const std::string text = projectToText(someProject());
  base::RandomStream random(3);
  int refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string broken = text;
    for (int k = 0; k < 3; ++k) broken[random.below(broken.size())] = static_cast<char>(random.below(256));
    refused += !projectFromText(broken, "flipped.gesto");
  }
  QVERIFY(refused > 0);
}

void TstProjectFile::anOlderVersionIsRead() {
  Project project = someProject();
  project.remove(2);  // lifted takes came with version 2
  for (Take& take : project.takes) take.request.mixture.reset();
  std::string text = projectToText(project);
  text.replace(text.find("\"version\": 4"), 12, "\"version\": 1");
  const auto back = projectFromText(text, "old.gesto");
  QVERIFY2(back, back ? "" : back.error().message.c_str());
  compare(project, *back);
}

void TstProjectFile::theUsualWeightOfAnOldProjectIsTheModelsOwn() {
  const auto read = [](int version, const char* weight) {
    const auto text =
        std::string(R"({"format": "gesto-project", "version": )") + std::to_string(version) + R"(, "draft": {"request": {"contentWeight": )" + weight + "}}}";
    return projectFromText(text, "old.gesto").value().draft.request.guidance.contentWeight;
  };
  QCOMPARE(read(1, "7.5"), std::optional<double>());
  QCOMPARE(read(2, "7.5"), std::optional<double>());
  QCOMPARE(read(2, "6.0"), std::optional<double>(6.0));
  QCOMPARE(read(3, "7.5"), std::optional<double>(7.5));
}

void TstProjectFile::aNewerVersionIsUnsupported() {
  std::string text = projectToText(someProject());
  const auto at = text.find("\"version\": 4");
  QVERIFY(at != std::string::npos);
  text.replace(at, 12, "\"version\": 9");
  const auto project = projectFromText(text, "new.gesto");
  QVERIFY(!project);
  QVERIFY(project.error().code == ErrorCode::Unsupported);
}

void TstProjectFile::absurdCountsAreRefused() {
  std::string text = projectToText(someProject());
  const auto at = text.find("\"frames\": 4");
  QVERIFY(at != std::string::npos);
  for (const char* count : {"0", "-5", "4000000000", "5", "1e99", "\"many\""}) {
    std::string changed = text;
    changed.replace(at, 11, std::string("\"frames\": ") + count);
    const auto project = projectFromText(changed, "odd.gesto");
    QVERIFY2(!project, count);
  }
  QVERIFY(!projectFromText("[]", "x"));
  QVERIFY(!projectFromText("{\"format\": \"gesto-project\"}", "x"));
  QVERIFY(!projectFromText(std::string(100000, '['), "x"));
}

void TstProjectFile::standsOutOfOrderAreRefused() {
  const auto text = projectToText(someProject());
  const std::string good = "\"left\": [";
  const auto at = text.find(good);
  QVERIFY(at != std::string::npos);
  for (const char* bad : {"\"left\": [[1, 2], [1.5, 3], ", "\"left\": [[2, 1], ", "\"left\": [[-1, 1], ", "\"left\": [[0, 1, 2], ", "\"left\": [7, "}) {
    auto broken = text;
    broken.replace(at, good.size(), bad);
    const auto read = projectFromText(broken, "film.gesto");
    QVERIFY(!read);
    QCOMPARE(read.error().message, std::string("film.gesto: take 3: its \"stands\" cannot be used"));
  }
}

void TstProjectFile::aFailedSaveKeepsTheOldFile() {
  QTemporaryDir folder;
  const auto missing = std::filesystem::path(folder.path().toStdString()) / "no such folder" / "walk.gesto";
  const auto written = writeProject(someProject(), missing);
  QVERIFY(!written);
  QVERIFY(written.error().code == ErrorCode::WriteFailed);
}

QTEST_GUILESS_MAIN(TstProjectFile)
#include "tst_project_file.moc"
