// Every dialog that needs something to speak of, in every language: nothing of it is cut off. Those that a command opens by itself are looked at by tst_languages.
#include "core/io/write/export.h"
#include "tests/support/synthetic_motion.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/spoken_window.h"
#include "tests/ui/test_studio.h"
#include "ui/character/character_dialog.h"
#include "ui/dialogs/joint_map_dialog.h"
#include "ui/dialogs/lift_dialog.h"
#include "ui/metrics/evaluation_dialog.h"
#include "ui/setup/languages.h"
#include "ui/training/bundle_dialog.h"
#include "ui/training/dataset_dialog.h"
#include "ui/training/new_run_dialog.h"
#include "ui/training/training_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

using test_support::cutOff, test_support::Spoken, test_support::TestStudio;

class TstDialogRooms : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void init() { QSettings().clear(); }
  void everythingHasRoom_data();
  void everythingHasRoom();

 private:
  QTemporaryDir folder_;
};

void TstDialogRooms::initTestCase() {
  QVERIFY(QDir().mkpath(folder_.filePath("moves")));
  for (const char* name : {"moves/angryWalk_01.bvh", "moves/a_person_turns_around_and_walks_back.bvh"})
    QVERIFY(core::io::exportClip(folder_.filePath(name).toStdString(), test_support::syntheticWalk(3, 60), {}));
  QFile points(folder_.filePath("wave_keypoints.json"));
  QVERIFY(points.open(QIODevice::WriteOnly) && points.write(R"({"version": 1.3, "people": [{"pose_keypoints_2d": [400, 300, 0.9]}]})") > 0);
}

void TstDialogRooms::everythingHasRoom_data() {
  QTest::addColumn<QString>("language");
  for (const auto& language : ui::languages()) QTest::newRow(qPrintable(language.code)) << language.code;
}

void TstDialogRooms::everythingHasRoom() {
  QFETCH(QString, language);
  const Spoken spoken(language);
  TestStudio test;
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QStringList faults;
  const auto look = [&](QWidget& window, const char* name) {
    window.show();
    QTest::qWait(20);
    test_support::keepPicture(window, QStringLiteral("%1_%2").arg(language, QLatin1String(name)));
    for (const QString& fault : cutOff(window)) faults << QLatin1String(name) + QStringLiteral(": ") + fault;
    QVERIFY2(window.width() <= 1280 && window.height() <= 770, name);
  };
  ui::LiftDialog lift(folder_.filePath("wave_keypoints.json"));
  look(lift, "lift");
  ui::JointMapDialog joints(
      ui::Character{QStringLiteral("hero.fbx"), test.project().takes[0].clip->data().skeleton, std::nullopt, QStringLiteral("no joint is called a hip"), {}, {}});
  look(joints, "joints");
  ui::CharacterDialog character(test.studio.character);
  look(character, "character");
  test.window.actions().browseStyles->trigger();
  for (auto* one : QApplication::topLevelWidgets())
    if (one->isVisible() && one != &test.window && one != &lift && one != &joints && one != &character) look(*one, "styles"), one->close();
  ui::DatasetDialog data(QStringLiteral("gesto"), folder_.filePath("datasets"));
  data.setSource(folder_.filePath("moves"));
  look(data, "dataset");
  ui::EvaluationDialog evaluation({test.service.installed, {}, {}, folder_.filePath("evaluations")});
  evaluation.findChild<QCheckBox*>("evaluationSweep")->setChecked(true);
  look(evaluation, "evaluation");
  // The recipe with the longest explanation, its settings unfolded.
  auto recipes = test.service.recipes().value();
  for (auto& recipe : recipes)
    if (recipe.name == "mld-denoiser") recipe.family = "MLD";
  ui::NewRunDialog run(recipes, {}, {}, folder_.filePath("runs"), nullptr, QStringLiteral("gesto"));
  auto* recipe = run.findChild<QComboBox*>("recipe");
  recipe->setCurrentIndex(recipe->findData(QStringLiteral("mld-denoiser")));
  run.findChild<QToolButton*>("foldSettings")->click();
  look(run, "newrun");
  ui::BundleDialog bundle({{{"mld", "MLD", {{"vae", "mld-vae"}, {"text", "text-encoder"}, {"denoiser", "mld-denoiser"}}, false}}, {}, {}, {}, {}});
  look(bundle, "bundle");
  QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

STUDIO_GUI_TEST_MAIN(TstDialogRooms)
#include "tst_dialog_rooms.moc"
