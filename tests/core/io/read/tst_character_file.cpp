// Characters with a body: the two that resources/characters/make_characters.py makes, which knows nothing of our readers, and what our own writers write.
#include "core/io/character_file.h"

#include "core/base/file.h"
#include "core/io/motion_file.h"
#include "core/io/read/scene/scene_looks.h"
#include "core/io/write/bvh_writer.h"
#include "core/io/write/export.h"
#include "core/motion/rig/character.h"
#include "core/motion/rig/shape_map.h"
#include "tests/support/hostile_input.h"
#include "tests/support/synthetic_motion.h"

#include <QTemporaryDir>
#include <QTest>
#include <glm/geometric.hpp>

#include <algorithm>
#include <map>

using namespace core;

namespace {

std::filesystem::path ours(const char* name) { return std::filesystem::path(STUDIO_SOURCE_DIR "/resources/characters") / name; }

glm::vec3 restOf(const io::CharacterFile& character, const char* joint) {
  const int index = character.skeleton->indexOf(joint);
  return index < 0 ? glm::vec3(1e9f) : motion::restPositions(*character.skeleton)[static_cast<std::size_t>(index)];
}

std::string textOf(const Result<io::CharacterFile>& read) { return read ? "" : read.error().message; }

/// A walk on it.
motion::Clip walkOn(const io::CharacterFile& character) {
  const auto walk = test_support::syntheticWalk(3, 30);
  return *motion::onCharacter(motion::worldPositions(walk), *character.skeleton, *motion::mapByNameOrShape(*character.skeleton), {.fps = 20.0});
}

}  // namespace

class TstCharacterFile : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void millaComesInAsSheWasMade();
  void ottoStandsUpAndIsInMetres();
  void everyBodyIsSound_data();
  void everyBodyIsSound();
  void whatIsWrittenComesBack_data();
  void whatIsWrittenComesBack();
  void whatIsNoCharacterIsRefusedInOneSentence();
  void damagedFilesAreRefusedInOneSentence_data();
  void damagedFilesAreRefusedInOneSentence();
  void damagedBytesOfTheReadingProcessAreRefused();

 private:
  QTemporaryDir folder_;
};

void TstCharacterFile::millaComesInAsSheWasMade() {
  const auto milla = io::readCharacter(ours("milla.glb"));
  QVERIFY2(milla, textOf(milla).c_str());
  QCOMPARE(milla->skeleton->jointCount(), 21);
  QVERIFY(!milla->hasMotion);
  QVERIFY2(milla->leftOut.empty(), milla->leftOut.empty() ? "" : milla->leftOut[0].c_str());
  QCOMPARE(milla->mesh->positions.size(), std::size_t(968));
  QCOMPARE(milla->mesh->parts.size(), std::size_t(3));
  QCOMPARE(milla->mesh->materials[1].name, std::string("Jumper"));
  QCOMPARE(milla->mesh->materials[1].picture, 0);
  QCOMPARE(milla->mesh->pictures[0].mimeType, std::string("image/png"));
  QCOMPARE(milla->mesh->coordinates.size(), milla->mesh->positions.size());
  QVERIFY(glm::distance(glm::vec3(milla->mesh->materials[2].colour), glm::vec3(0.06f, 0.12f, 0.22f)) < 1e-6f);
  // The places that the script gives, though its joints are turned along their bones.
  QVERIFY(glm::distance(restOf(*milla, "hips"), {0.0f, 1.03f, 0.0f}) < 1e-5f);
  QVERIFY(glm::distance(restOf(*milla, "upper_arm.L"), {0.155f, 1.82f * 0.815f, -0.01f}) < 1e-5f);
  QVERIFY(glm::distance(restOf(*milla, "foot.R"), {-0.155f * 0.54f, 0.08f, -0.015f}) < 1e-5f);
}

void TstCharacterFile::ottoStandsUpAndIsInMetres() {
  const auto otto = io::readCharacter(ours("otto.fbx"));
  QVERIFY2(otto, textOf(otto).c_str());
  QCOMPARE(otto->skeleton->jointCount(), 22);
  QCOMPARE(otto->mesh->materials.size(), std::size_t(3));
  QVERIFY(otto->mesh->coordinates.empty());
  QVERIFY(glm::distance(glm::vec3(otto->mesh->materials[1].colour), glm::vec3(0.12f, 0.38f, 0.30f)) < 1e-6f);
  QVERIFY(glm::distance(restOf(*otto, "upperarm_l"), {0.185f, 1.38f * 0.815f, -0.01f}) < 1e-4f);
  QVERIFY(glm::distance(restOf(*otto, "hand_r"), {-0.185f - 0.45f, 1.38f * 0.815f, -0.01f}) < 1e-4f);
  QVERIFY(restOf(*otto, "ball_l").z > restOf(*otto, "foot_l").z + 0.05f);  // he looks along +Z
}

void TstCharacterFile::everyBodyIsSound_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<double>("height");
  QTest::newRow("milla") << "milla.glb" << 1.82;
  QTest::newRow("otto") << "otto.fbx" << 1.54;
}

void TstCharacterFile::everyBodyIsSound() {
  QFETCH(QString, name);
  QFETCH(double, height);
  const auto read = io::readCharacter(ours(qPrintable(name)));
  QVERIFY2(read, textOf(read).c_str());
  const auto& mesh = *read->mesh;
  float low = 1e9f, high = -1e9f;
  for (const auto& p : mesh.positions) low = std::min(low, p.y), high = std::max(high, p.y);
  QVERIFY2(std::abs(low) < 0.02f && std::abs(static_cast<double>(high) - height) < 0.02, qPrintable(QString("%1 to %2 m").arg(low).arg(high)));
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    float sum = 0.0f;
    for (std::size_t k = 0; k < motion::VertexJoints::kMost; ++k) {
      sum += mesh.joints[v].shares[k];
      QVERIFY(mesh.joints[v].joints[k] < read->skeleton->jointCount());
      QVERIFY(k == 0 || mesh.joints[v].shares[k] <= mesh.joints[v].shares[k - 1]);
    }
    QVERIFY(std::abs(sum - 1.0f) < 1e-5f);
    QVERIFY(std::abs(glm::length(mesh.normals[v]) - 1.0f) < 1e-4f);
  }
  int inside = 0;
  for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
    const auto corner = [&](std::size_t k) { return mesh.triangles[i + k]; };
    const glm::vec3 a = mesh.positions[corner(0)], face = glm::cross(mesh.positions[corner(1)] - a, mesh.positions[corner(2)] - a);
    inside += glm::dot(face, mesh.normals[corner(0)] + mesh.normals[corner(1)] + mesh.normals[corner(2)]) < 0.0f;
  }
  QCOMPARE(inside, 0);
  // In the rest pose nothing moves; with the whole body turned everything does.
  motion::Pose pose{read->skeleton->joint(0).offset, std::vector<glm::quat>(static_cast<std::size_t>(read->skeleton->jointCount()), glm::quat(1, 0, 0, 0)), {}};
  const auto rest = motion::restPositions(*read->skeleton);
  const auto still = motion::posedSkin(mesh, rest, motion::worldPose(*read->skeleton, pose));
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) QVERIFY(glm::distance(still.positions[v], mesh.positions[v]) < 1e-5f);
  pose.rootPosition += glm::vec3(1.0f, 0.5f, 0.0f);
  pose.rotations[0] = glm::angleAxis(1.2f, glm::normalize(glm::vec3(1, 2, 3)));
  const auto turned = motion::posedSkin(mesh, rest, motion::worldPose(*read->skeleton, pose));
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const glm::vec3 wanted = pose.rootPosition + pose.rotations[0] * (mesh.positions[v] - rest[0]);
    QVERIFY(glm::distance(turned.positions[v], wanted) < 1e-4f && glm::distance(turned.normals[v], pose.rotations[0] * mesh.normals[v]) < 1e-4f);
  }
}

void TstCharacterFile::whatIsWrittenComesBack_data() {
  QTest::addColumn<QString>("source");
  QTest::addColumn<QString>("ending");
  for (const char* source : {"milla.glb", "otto.fbx"})
    for (const char* ending : {"fbx", "glb"}) QTest::addRow("%s as %s", source, ending) << source << ending;
}

void TstCharacterFile::whatIsWrittenComesBack() {
  QFETCH(QString, source);
  QFETCH(QString, ending);
  const auto character = io::readCharacter(ours(qPrintable(source)));
  QVERIFY2(character, textOf(character).c_str());
  const auto walk = walkOn(*character);
  const std::filesystem::path file = folder_.filePath("written." + ending).toStdString();
  const auto written = io::exportClip(file, walk, {.body = character->mesh});
  QVERIFY2(written, written ? "" : written.error().message.c_str());
  const auto back = io::readCharacter(file);
  QVERIFY2(back, textOf(back).c_str());
  QVERIFY(back->hasMotion);
  // The same rest pose, which was not put anywhere else.
  const auto rest = motion::restPositions(*character->skeleton), restBack = motion::restPositions(*back->skeleton);
  QCOMPARE(restBack.size(), rest.size());
  for (std::size_t j = 0; j < rest.size(); ++j) {
    QCOMPARE(back->skeleton->joint(static_cast<int>(j)).name, character->skeleton->joint(static_cast<int>(j)).name);
    QVERIFY2(glm::distance(rest[j], restBack[j]) < 1e-5f, character->skeleton->joint(static_cast<int>(j)).name.c_str());
  }
  // The same body: each triangle of the one is a triangle of the other, its corners on the same joints, in the same colour.
  const auto &mesh = *character->mesh, &meshBack = *back->mesh;
  QCOMPARE(meshBack.triangles.size(), mesh.triangles.size());
  QCOMPARE(meshBack.materials.size(), mesh.materials.size());
  QCOMPARE(meshBack.parts.size(), mesh.parts.size());
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const std::size_t v = mesh.triangles[i], w = meshBack.triangles[i];
    QVERIFY2(glm::distance(mesh.positions[v], meshBack.positions[w]) < 1e-5f, qPrintable(QString::number(i)));
    QVERIFY(glm::distance(mesh.normals[v], meshBack.normals[w]) < 1e-3f);
    if (!mesh.coordinates.empty()) QVERIFY(glm::distance(mesh.coordinates[v], meshBack.coordinates[w]) < 1e-5f);
    std::map<int, float> shares;
    for (std::size_t k = 0; k < motion::VertexJoints::kMost; ++k) {
      shares[mesh.joints[v].joints[k]] += mesh.joints[v].shares[k];
      shares[meshBack.joints[w].joints[k]] -= meshBack.joints[w].shares[k];
    }
    for (const auto& [joint, apart] : shares) QVERIFY(std::abs(apart) < 1e-5f);
  }
  for (std::size_t i = 0; i < mesh.materials.size(); ++i) {
    QCOMPARE(meshBack.materials[i].name, mesh.materials[i].name);
    QVERIFY(glm::distance(meshBack.materials[i].colour, mesh.materials[i].colour) < 1e-6f);
    QCOMPARE(meshBack.materials[i].picture, mesh.materials[i].picture);
  }
  QCOMPARE(meshBack.pictures.size(), mesh.pictures.size());
  for (std::size_t i = 0; i < mesh.pictures.size(); ++i) QCOMPARE(meshBack.pictures[i].bytes, mesh.pictures[i].bytes);
  // And the motion on it.
  const auto motion = io::readMotionFile(file);
  QVERIFY2(motion, motion ? "" : motion.error().message.c_str());
  const auto wanted = motion::worldPositions(walk), got = motion::worldPositions(*motion->clip);
  QCOMPARE(got.size(), wanted.size());
  float worst = 0.0f;
  for (std::size_t i = 0; i < wanted.size(); ++i) worst = std::max(worst, glm::distance(wanted[i], got[i]));
  QVERIFY2(worst < 1e-4f, qPrintable(QString::number(static_cast<double>(worst))));
}

void TstCharacterFile::whatIsNoCharacterIsRefusedInOneSentence() {
  const auto walk = test_support::syntheticWalk(3, 5);
  const std::filesystem::path bare = folder_.filePath("bare.glb").toStdString(), bvh = folder_.filePath("walk.bvh").toStdString();
  QVERIFY(io::exportClip(bare, walk, {.hasFigure = false}));
  QVERIFY(io::writeBvh(bvh, walk));
  QCOMPARE(textOf(io::readCharacter(bare)), std::string("bare.glb: holds a skeleton, but no mesh"));
  QCOMPARE(textOf(io::readCharacter(bvh)), std::string("walk.bvh: is no character that can be read; FBX, glTF and GLB can"));
  const auto missing = io::readCharacter(folder_.filePath("none.fbx").toStdString());
  QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
  // A mesh, a skeleton, and nothing that ties them together.
  auto bytes = *base::readWholeFile(ours("milla.glb"));
  const auto tie = bytes.find(R"("mesh":0,"skin":0})");
  QVERIFY(tie != std::string::npos);
  bytes.replace(tie, 18, R"("mesh":0,"skan":0})");
  const std::filesystem::path loose = folder_.filePath("loose.glb").toStdString();
  QVERIFY(base::writeFileAtomically(loose, bytes));
  QCOMPARE(textOf(io::readCharacter(loose)), std::string("loose.glb: none of its meshes is tied to its skeleton by a skin"));
}

void TstCharacterFile::damagedFilesAreRefusedInOneSentence_data() {
  QTest::addColumn<QString>("name");
  QTest::newRow("GLB") << "milla.glb";
  QTest::newRow("FBX") << "otto.fbx";
}

void TstCharacterFile::damagedFilesAreRefusedInOneSentence() {
  QFETCH(QString, name);
  const auto bytes = base::readWholeFile(ours(qPrintable(name)));
  QVERIFY(bytes);
  const std::filesystem::path file = folder_.filePath("case." + name.section('.', 1)).toStdString();
  const auto outcome = tests::tryHostile(
      {*bytes},
      [&](const std::string& damaged) {
        if (!base::writeFileAtomically(file, damaged)) return std::string("not written");
        const auto read = io::readCharacter(file);
        // What is taken is sound: it can be posed.
        if (read)
          motion::posedSkin(
              *read->mesh, motion::restPositions(*read->skeleton),
              {motion::restPositions(*read->skeleton), std::vector<glm::quat>(static_cast<std::size_t>(read->skeleton->jointCount()), glm::quat(1, 0, 0, 0))});
        return tests::sentenceOf(read);
      },
      160);
  VERIFY_OUTCOME(outcome);
  QVERIFY(outcome.refused > 20);
}

void TstCharacterFile::damagedBytesOfTheReadingProcessAreRefused() {
  io::scene::Looks looks;
  io::scene::Mesh mesh;
  mesh.name = "body";
  mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
  mesh.normals = {{0, 0, 1}, {0, 0, 1}, {0, 0, 1}};
  mesh.triangles = {0, 1, 2};
  mesh.parts = {{0, 1, 0}};
  mesh.bones = {{1}};
  mesh.shares = {{0, 0, 1.0f}, {1, 0, 0.5f}};
  looks.meshes = {mesh};
  looks.materials = {{"skin"}};
  QCOMPARE(looks.addPicture("p", "\x89PNG bytes"), 0);
  QCOMPARE(looks.addPicture("q", "GIF89a"), -1);
  QCOMPARE(looks.leftOut, std::vector<std::string>{"pictures that are neither PNG nor JPEG"});
  const std::string packed = io::scene::pack(looks);
  QVERIFY(io::scene::unpackLooks(packed, 2));
  QVERIFY(!io::scene::unpackLooks(packed, 1));  // its bone is node 1
  const auto outcome = tests::tryHostile(
      {packed}, [](const std::string& bytes) { return tests::sentenceOf(io::scene::unpackLooks(bytes, 2)); }, 3000);
  VERIFY_OUTCOME(outcome);
}

QTEST_GUILESS_MAIN(TstCharacterFile)
#include "tst_character_file.moc"
