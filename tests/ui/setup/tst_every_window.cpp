// Every panel, page and dialog, filled as in use: nothing is cut off, lies on another thing, sticks out or is too faint, and nothing is larger than a laptop's screen.
// GESTO_KEEP_PICTURE=NAME keeps pictures of all of them, in all languages, both themes and two sizes; QT_SCALE_FACTOR=2 shows them as on a dense screen.
#include "core/io/write/export.h"
#include "tests/support/evaluation_folder.h"
#include "tests/support/synthetic_motion.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/looks.h"
#include "tests/ui/test_studio.h"
#include "ui/compare/contact_sheet.h"
#include "ui/compare/sweep_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/help/tour.h"
#include "ui/metrics/blind_vote_dialog.h"
#include "ui/metrics/evaluation_dialog.h"
#include "ui/setup/languages.h"
#include "ui/training/bundle_dialog.h"
#include "ui/training/dataset_dialog.h"
#include "ui/training/new_run_dialog.h"
#include "ui/training/teach_dialog.h"
#include "ui/training/training_window.h"

#include "core/report/report_reader.h"

#include <QCheckBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUrl>

using core::services::RunRecord;
using test_support::keepPicture;

namespace {

const QString kResources = QStringLiteral(STUDIO_SOURCE_DIR "/resources/");

void write(const QString& file, const QByteArray& text, bool isProgram = false) {
  QVERIFY(QDir().mkpath(QFileInfo(file).path()));
  QFile out(file);
  QVERIFY(out.open(QIODevice::WriteOnly) && out.write(text) == text.size());
  if (isProgram) QVERIFY(out.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

/// A log as a run leaves it: a loss that falls, with noise.
QByteArray fallingLog(int lines, double from) {
  QByteArray text;
  for (int i = 1; i <= lines; ++i) {
    const double loss = from * (0.15 + 0.85 * std::exp(-i / 40.0)) * (1.0 + 0.06 * std::sin(i * 2.4) + 0.04 * std::sin(i * 5.1));
    text += QStringLiteral("{\"kind\":\"train\",\"step\":%1,\"time\":%2,\"loss\":%3,\"learning_rate\":0.0004,\"gradient_norm\":0.5}\n")
                .arg(50 * i)
                .arg(21 * i)
                .arg(loss)
                .toUtf8();
  }
  return text;
}

/// A window with everything that ships, runs that were begun, and a `gesto` that says what it is told to.
struct Furnished {
  Furnished() {
    const core::services::ModelFolders models{(kResources + "models").toStdString(), folder.filePath("own").toStdString()};
    const auto shipped = [&](const char* file) { return models.shipped / file; };
    core::services::ModelAbilities all{
        .style = true, .namedStyles = true, .givenMotion = true, .restyle = true, .plan = true, .steer = true, .stands = true, .course = true};
    all.inpaints = true;
    service.installed = {
        {"default", "smoodi", "SMooDi", all, {}, "research only", shipped("smoodi-compact.safetensors")},
        {"crossdiff", "crossdiff", "CrossDiff", {.mixture = true, .lift = true}, {}, "research only", shipped("crossdiff.safetensors")},
        {"imported/motion-puzzle-of-the-authors-2022", "motion-puzzle", "Motion Puzzle", {.generate = false, .restyle = true, .partStyles = true}, {}, "", {}}};
    service.folders = models;
    moves = folder.filePath("moves");
    for (const char* name : {"cartwheel_01.bvh", "angryWalk_01.bvh", "a_person_turns_around_and_walks_back_to_the_start.bvh"})
      QVERIFY(QDir().mkpath(moves) && core::io::exportClip((moves + u'/' + name).toStdString(), test_support::syntheticWalk(3, 60), {}));
    write(moves + "/captions.tsv", "");
    QFile::remove(moves + "/captions.tsv");
    furnishRuns();
    // What a teaching says: the clips, where it is, and, once it may, what came of it.
    write(folder.filePath("gesto"),
          QStringLiteral(R"sh(#!/bin/bash
if [[ "$*" == *--list* ]]; then
  echo '{"clips":[{"file":"cartwheel_01.bvh","captions":["a person does a cartwheel"],"seconds":3,"parts":1},'
  echo '{"file":"angryWalk_01.bvh","captions":["angry walk"],"captionFromName":true,"content":"walk","style":"angry","seconds":3,"parts":2},'
  echo '{"file":"a_person_turns_around_and_walks_back_to_the_start.bvh","captions":["a person turns around and walks back to the start"],"seconds":0.4,"leftOut":"shorter than half a second"}]}'
  exit 0
fi
if [[ "$1" == dataset ]]; then
  echo '{"out":"x","clips":214,"twins":198,"tooShort":3,"skipped":[{"file":"moves/angryWalk_01.bvh","reason":"it has no joint that could be the left foot"}]}'
  exit 0
fi
echo '{"stage":"text","done":120,"total":400,"secondsLeft":760}'
for i in $(seq 300); do
  if [ -f %1/go ]; then
    echo '{"result":{"report":"%1/report.html","before":{"taught":{"mean":0.1,"halfWidth":0.09},"kept":{"mean":0.84,"halfWidth":0.05},"taught_text":{"mean":5.21},"skating":{"mean":0.08}},"after":{"taught":{"mean":0.7,"halfWidth":0.14},"kept":{"mean":0.83,"halfWidth":0.05},"taught_text":{"mean":3.97},"skating":{"mean":0.09}},"change":{"taught":{"mean":0.6,"halfWidth":0.16},"kept":{"mean":-0.01,"halfWidth":0.04},"taught_text":{"mean":-1.24},"skating":{"mean":0.01}},"beforeByMove":{"taught/a person does a cartwheel":0.0},"afterByMove":{"taught/a person does a cartwheel":0.75}}}'
    exit 0
  fi
  sleep 0.05
done
)sh")
              .arg(folder.path())
              .toUtf8(),
          true);
    studio = std::make_unique<ui::Studio>(service, service, service,
                                          ui::StudioOptions{.styleMotions = kResources + "styles",
                                                            .poseFolder = folder.filePath("poses"),
                                                            .characterFolder = kResources + "characters",
                                                            .models = models,
                                                            .gestoProgram = folder.filePath("gesto"),
                                                            .runFolder = folder.filePath("runs"),
                                                            .evaluationFolder = folder.filePath("evaluations"),
                                                            .reportFolder = kResources + "reports",
                                                            .usesSettings = false,
                                                            .nearClips = &service});
    window = std::make_unique<ui::MainWindow>(*studio);
  }
  void furnishRuns() {
    const auto add = [&](const char* name, const char* recipe, RunRecord::State state, double loss, const char* sentence) {
      const QString run = folder.filePath(QStringLiteral("runs/") + QLatin1String(name));
      write(run + "/log.jsonl", fallingLog(120, loss));
      write(run + "/weights.safetensors", "weights");
      RunRecord record;
      record.recipe = recipe;
      record.data = "/data/sets/bundle";
      record.steps = 6000;
      record.settings = {{"vae", run.toStdString() + "/weights.safetensors"}};
      record.workingFolder = folder.path().toStdString();
      record.state = state;
      record.sentence = sentence;
      QVERIFY(core::services::writeRunRecord(run.toStdString(), record));
      runs << run;
    };
    add("autoencoder", "mld-vae", RunRecord::State::Finished, 2.0, "");
    add("denoiser with a long name of the person's own", "mld-denoiser", RunRecord::State::Failed, 3.0, "mld-denoiser: the loss is nan at step 6001");
    add("denoiser", "mld-denoiser", RunRecord::State::Stopped, 1.0, "");
    for (const char* one : {"00002000-1 a person walks", "00002000-2 a person waves", "00004000-1 a person walks", "00004000-2 a person waves"})
      QVERIFY(QDir().mkpath(runs.last() + "/samples") &&
              core::io::exportClip((runs.last() + "/samples/" + one + ".bvh").toStdString(), test_support::syntheticWalk(2, 40), {}));
  }

  /// An evaluation that is under way, in this very process, with what it has found so far.
  QString beginEvaluation() {
    const QString run = folder.filePath("evaluations/stylized-1");
    RunRecord record;
    record.recipe = "evaluate";
    record.data = "/data/sets/bundle";
    record.steps = 5;
    record.settings = {{"protocol", "stylized"}, {"models", "default,default:noguide"}};
    record.state = RunRecord::State::Running;
    core::services::noteThisProcess(record);
    QFile report(kResources + "reports/stylized-learnt/report.json");
    if (!report.open(QIODevice::ReadOnly)) qFatal("no report ships");
    write(run + "/report.json", report.readAll());
    write(run + "/output.txt", "default:noguide, 4 of 5: 96 of 128 motions\n");
    if (!core::services::writeRunRecord(run.toStdString(), record)) qFatal("no record of an evaluation");
    return run;
  }

  QTemporaryDir folder;
  QString moves;
  QStringList runs;
  test_support::FakeGenerationService service;
  std::unique_ptr<ui::Studio> studio;
  std::unique_ptr<ui::MainWindow> window;
};

}  // namespace

class TstEveryWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void cleanup() { ui::theme::apply(*qApp); }
  void theMainWindow_data() { rows(); }
  void theMainWindow();
  void windowsBesideIt_data() { rows(); }
  void windowsBesideIt();
  void dialogs_data() { rows(); }
  void dialogs();

 private:
  void rows();
  void look(QWidget& window, const QString& what);
  /// What a command opens, page by page; closed again.
  void lookAtOpened(QAction& action);
  void end() {
    for (const QString& fault : faults_) qWarning("%s", qPrintable(fault));
    QVERIFY(faults_.isEmpty());
  }

  QString name_;
  QStringList faults_;
  std::unique_ptr<test_support::Spoken> spoken_;
};

void TstEveryWindow::rows() {
  QTest::addColumn<QString>("language");
  QTest::addColumn<bool>("isLight");
  QTest::addColumn<QSize>("size");
  // What is only looked at by a program is as wide in all sizes; the languages are tst_languages' matter.
  const bool isKept = qEnvironmentVariableIsSet("GESTO_KEEP_PICTURE");
  for (const auto& language : ui::languages())
    for (const bool isLight : {false, true})
      for (const QSize size : {QSize(1280, 800), QSize(1600, 1000)})
        if (isKept || (size.width() == 1280 && (language.code == QStringLiteral("en") ? isLight : language.code == QStringLiteral("fr") && !isLight)))
          QTest::addRow("%s %s %d", qPrintable(language.code), isLight ? "light" : "dark", size.width()) << language.code << isLight << size;
}

void TstEveryWindow::look(QWidget& window, const QString& what) {
  keepPicture(window, name_ + what);
  for (const QString& fault : test_support::cutOff(window) + test_support::misplaced(window) + test_support::faint(window))
    faults_ << what + QStringLiteral(": ") + fault;
  QFETCH(QSize, size);
  if (window.width() > size.width() || window.height() > size.height())
    faults_ << QStringLiteral("%1 is larger than the screen: %2 x %3").arg(what).arg(window.width()).arg(window.height());
}

void TstEveryWindow::lookAtOpened(QAction& action) {
  QSet<QWidget*> known;
  for (QWidget* one : QApplication::topLevelWidgets())
    if (one->isVisible()) known << one;
  bool isSeen = false;
  const auto lookAround = [&] {
    for (QWidget* one : QApplication::topLevelWidgets()) {
      if (!one->isVisible() || known.contains(one)) continue;
      isSeen = true;
      QTest::qWait(100);
      auto* tabs = one->findChild<QTabWidget*>();
      for (int page = 0; page < (tabs ? tabs->count() : 1); ++page) {
        if (tabs && !tabs->isTabVisible(page)) continue;
        if (tabs) tabs->setCurrentIndex(page);
        look(*one, action.objectName() + QString::number(page));
      }
      one->close();
    }
  };
  QTimer::singleShot(30, this, lookAround);
  action.trigger();
  QTRY_VERIFY2(isSeen, qPrintable(action.objectName()));
}

#define SET_THE_SCENE()                                                                                                                                     \
  QFETCH(QString, language);                                                                                                                                \
  QFETCH(bool, isLight);                                                                                                                                    \
  QFETCH(QSize, size);                                                                                                                                      \
  faults_.clear();                                                                                                                                          \
  name_ = QStringLiteral("%1_%2_%3_").arg(language, isLight ? QStringLiteral("light") : QStringLiteral("dark")).arg(size.width());                          \
  ui::theme::apply(*qApp, isLight ? ui::theme::Scheme::Light : ui::theme::Scheme::Dark);                                                                    \
  spoken_ = std::make_unique<test_support::Spoken>(language);                                                                                               \
  Furnished test;                                                                                                                                           \
  auto& window = *test.window;                                                                                                                              \
  auto& actions = window.actions();                                                                                                                         \
  window.resize(size);                                                                                                                                      \
  window.show();                                                                                                                                            \
  window.begin(kResources + "samples/animator.gesto");                                                                                                      \
  QTRY_VERIFY_WITH_TIMEOUT(!test.studio->document.project().takes.empty() && test.studio->styles.rowCount() == 13 && test.studio->models.chosen(), 10'000); \
  test.studio->clock.pause();                                                                                                                               \
  test.studio->clock.seek(1.0);                                                                                                                             \
  QTest::qWait(300)

void TstEveryWindow::theMainWindow() {
  SET_THE_SCENE();
  look(window, "main");
  // Switches that are on for one picture, and off again.
  const auto with = [&](std::initializer_list<QAction*> switches, const char* what) {
    for (QAction* one : switches) one->trigger();
    QTest::qWait(80);
    look(window, QLatin1String(what));
    for (QAction* one : switches)
      if (one->isCheckable() && one != actions.oneView) one->trigger();
  };
  with({actions.showCurves}, "curves");
  with({actions.showStrength}, "strength");
  with({actions.showContacts, actions.showOnionSkin, actions.showTrails, actions.showSides}, "contacts");
  actions.viewTop->trigger();
  with({actions.drawPath}, "path");
  actions.viewThreeQuarter->trigger();
  with({actions.moveJoint}, "posing");
  with({actions.showBones}, "bones");
  actions.pinPose->trigger();
  test.studio->clock.seek(2.0);
  actions.pinPose->trigger();
  look(window, "keys");
  with({actions.showCurves, actions.showStrength, actions.showContacts}, "lanes");
  for (QAction* layout : {actions.twoViews, actions.fourViews, actions.wipe}) with({layout}, qPrintable(layout->objectName()));
  actions.twoViews->trigger();
  with({actions.overlay}, "overlay");
  with({actions.difference}, "difference");
  actions.oneView->trigger();
  actions.contactSheet->trigger();
  QTest::qWait(200);
  look(window, "sheet");
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
  test.studio->document.editDraft(core::document::DraftField::Style, [](core::document::Draft& draft) {
    draft.request.style = {core::document::TakeStyle::Kind::Named, "old", {}};
  });
  actions.sweep->trigger();
  QTest::mouseClick(window.findChild<ui::SweepDialog*>()->findChild<QPushButton*>("primary"), Qt::LeftButton);
  auto* sheet = window.findChild<ui::ContactSheet*>();
  QTRY_VERIFY(sheet->isVisible() && !test.studio->generation.isBusy());
  const auto swept = sheet->takes();
  QVERIFY(sheet->isTable() && swept.size() == 9 && std::count(swept.begin(), swept.end(), 0) == 0);
  QTest::qWait(200);
  look(window, "sweep");
  QTest::keyClick(sheet, Qt::Key_Escape);
  actions.tour->trigger();
  for (int step = 0; step < 3; ++step) {
    look(window, QStringLiteral("tour%1").arg(step));
    window.findChild<ui::Tour*>()->next();
  }
  test.service.failure = core::Error{core::ErrorCode::Internal, "the size of tensor a must match the size of tensor b"};
  actions.generate->trigger();
  QTRY_VERIFY(window.findChild<ui::MessageBar*>()->isVisible());
  look(window, "message");
  for (auto* menu : window.menuBar()->findChildren<QMenu*>()) {
    if (menu->parentWidget() != window.menuBar() || qEnvironmentVariableIsEmpty("GESTO_KEEP_PICTURE")) continue;
    menu->popup(window.mapToGlobal(QPoint(100, 30)));
    keepPicture(*menu, name_ + "menu_" + menu->title().remove(u'&'));
    if (menu->height() > 770) faults_ << QStringLiteral("menu %1: %2 high").arg(menu->title()).arg(menu->height());
    menu->close();
  }
  end();
}

void TstEveryWindow::windowsBesideIt() {
  SET_THE_SCENE();
  test.studio->runs.setFolders(test.runs);
  for (QAction* action : {actions.preferences, actions.models, actions.help, actions.sweep, actions.renderView, actions.exportTake, actions.shortcuts, actions.about,
                          actions.commandPalette, actions.browseStyles, actions.nearClips, actions.restyleWith})
    lookAtOpened(*action);
  actions.keepPose->trigger();
  lookAtOpened(*actions.poseLibrary);
  lookAtOpened(*actions.metrics);
  actions.metrics->trigger();
  auto* metrics = window.findChild<QWidget*>("metricsWindow");
  metrics->resize(size);
  look(*metrics, "metrics_large");
  auto* reports = metrics->findChild<QListWidget*>("runList");
  auto* pages = metrics->findChild<QTabWidget*>();
  for (int row = 0; row < reports->count(); ++row) {
    reports->setCurrentRow(row);
    QTest::qWait(150);
    if (pages->isTabVisible(row % pages->count())) pages->setCurrentIndex(row % pages->count());
    look(*metrics, QStringLiteral("report_%1").arg(reports->currentItem()->text().section(u'\n', 0, 0)));
  }
  auto* other = metrics->findChild<QComboBox*>("compareWith");
  other->setCurrentIndex(1);
  Q_EMIT other->activated(1);
  QTest::qWait(150);
  look(*metrics, "metrics_compare");
  test.studio->evaluations.setFolders({test.beginEvaluation()});
  QTRY_VERIFY(reports->item(0)->text().startsWith(QStringLiteral("stylized-1")));
  reports->setCurrentRow(0);
  QTRY_VERIFY(metrics->findChild<QProgressBar*>()->isVisible());
  QVERIFY(metrics->findChild<QLabel*>("evaluationProgress")->text().contains(QStringLiteral("96 of 128")));
  QTest::qWait(200);
  look(*metrics, "metrics_running");
  metrics->close();
  lookAtOpened(*actions.training);
  actions.training->trigger();
  auto* training = window.findChild<ui::TrainingWindow*>();
  training->resize(size);
  auto* runs = training->findChild<QListWidget*>("runList");
  QTRY_COMPARE(runs->count(), 3);
  for (int row = 0; row < 3; ++row) {
    runs->clearSelection();
    runs->setCurrentRow(row);
    QTest::qWait(150);
    look(*training, QStringLiteral("training_run%1").arg(row));
  }
  runs->selectAll();
  training->findChild<QCheckBox*>("curveLog")->click();
  look(*training, "training_all");
  end();
}

void TstEveryWindow::dialogs() {
  SET_THE_SCENE();
  const QString gesto = test.folder.filePath("gesto");
  ui::TeachDialog teach(gesto, test.studio->shelf, test.studio->jobs);
  teach.show();
  look(teach, "teach_begin");
  teach.setFolder(test.moves);
  QTRY_COMPARE(teach.findChild<QTableView*>("taughtClips")->model()->rowCount(), 3);
  QTest::qWait(500);
  look(teach, "teach_clips");
  auto* next = teach.findChild<QPushButton*>("primary");
  QTest::mouseClick(next, Qt::LeftButton);
  look(teach, "teach_time");
  QTest::mouseClick(next, Qt::LeftButton);
  QTRY_VERIFY(!teach.findChild<QLabel*>("teachStage")->text().isEmpty());
  look(teach, "teach_work");
  write(test.folder.filePath("go"), "");
  QTRY_COMPARE(teach.findChild<QStackedWidget*>()->currentIndex(), 3);
  look(teach, "teach_result");
  teach.close();
  ui::DatasetDialog data(gesto, test.folder.filePath("datasets"));
  data.show();
  data.setSource(test.moves);
  look(data, "dataset");
  QTest::mouseClick(data.findChild<QPushButton*>("primary"), Qt::LeftButton);
  QTRY_VERIFY(!data.built().isEmpty());
  look(data, "dataset_built");
  ui::EvaluationDialog evaluation({test.service.installed, {}, {}, test.folder.filePath("evaluations")});
  evaluation.findChild<QCheckBox*>("evaluationSweep")->setChecked(true);
  evaluation.show();
  look(evaluation, "evaluation");
  std::vector<core::services::TrainingRun> runs;
  for (const QString& folder : test.runs) runs.push_back(core::services::readRun(folder.toStdString()).value());
  ui::NewRunDialog run(test.service.recipes().value(), {}, runs, test.folder.filePath("runs"), nullptr, gesto);
  run.findChild<QComboBox*>("recipe")->setCurrentIndex(run.findChild<QComboBox*>("recipe")->findData(QStringLiteral("mld-denoiser")));
  run.show();
  QTest::qWait(20);  // the fields of the first recipe go
  run.findChild<QToolButton*>("foldSettings")->click();
  look(run, "newrun");
  ui::BundleDialog bundle({{{"mld", "MLD", {{"vae", "mld-vae"}, {"denoiser", "mld-denoiser"}}, false}}, runs, {}, test.service.folders, {}});
  bundle.show();
  look(bundle, "bundle");
  core::metrics::EvaluationReport report;
  report.protocol = "stylized";
  report.repetitions = 1;
  report.settings = {{"style weight", "1.5"}, {"classifier scale", "0.2"}};
  report.rows = {{"real motion", "Real.", true, "", 4, {}, {}, 0, 1}, {"default", "", false, "m1", 4, {}, {}, 0, 1}, {"default:mld", "", false, "m1", 4, {}, {}, 0, 1}};
  QStringList words;
  for (int i = 0; i < 4; ++i)
    for (const char* variant : {"", "mld"})
      words << test_support::motionWords("m1", QLatin1String(variant), "a person walks in a circle", *variant ? QString() : QStringLiteral("old"), i);
  QVERIFY(!test_support::writeMotions(test.folder.path(), "motions", words).isEmpty());
  ui::BlindVoteDialog votes(std::make_shared<const core::metrics::EvaluationReport>(report), test.folder.filePath("report.json"), test.studio->jobs,
                            ui::ViewportBackend::Painted);
  votes.show();
  QTRY_COMPARE(votes.shown().size(), 2);
  QTest::qWait(200);
  look(votes, "votes");
  test.studio->character.wear(kResources + "characters/milla.glb");
  QTRY_VERIFY_WITH_TIMEOUT(actions.characterSettings->isEnabled(), 10'000);
  look(window, "character");
  lookAtOpened(*actions.characterSettings);
  end();
}

STUDIO_GUI_TEST_MAIN(TstEveryWindow)
#include "tst_every_window.moc"
