// A researcher's day in the window, with the real programs behind it and models that learn in a moment: from a folder of clips to a model that is asked for a motion, and
// a report that is begun, stopped, gone on with, read and compared.
#include "app/studio/lazy_engine.h"
#include "core/io/write/export.h"
#include "tests/support/synthetic_motion.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/modal_dialog.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/metrics/evaluation_dialog.h"
#include "ui/metrics/frontier_plot.h"
#include "ui/metrics/metrics_window.h"
#include "ui/training/bundle_dialog.h"
#include "ui/training/curve_plot.h"
#include "ui/training/dataset_dialog.h"
#include "ui/training/new_run_dialog.h"
#include "ui/training/training_window.h"
#include "ui/widgets/message_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>

#include <signal.h>

#include <functional>

using core::services::RunRecord;
using core::services::RunState;

namespace {
struct Desk;
}

class TstResearcherStory : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void init() { QSettings().clear(); }
  void aFolderOfClipsBecomesAModelThatMoves();
  void aReportIsStoppedGoneOnWithAndCompared();
  void aSweepIsReadAndItsWeightsAreUsed();

 private:
  QString path(const QString& name) const { return folder_.filePath(name); }
  void buildSet(const QString& source, const QString& set);
  /// Clips with captions and styles, all of them to be asked for.
  void makeStyledSet();
  /// Fills in a small evaluation of the styled set, and what else is wanted, and begins it.
  void beginEvaluation(Desk& desk, ui::MetricsWindow& metrics, const std::function<void(ui::EvaluationDialog&)>& more);
  QTemporaryDir folder_;
};

using test_support::withDialog;

namespace {

constexpr int kUpdates = 1000;
constexpr int kPatience = 400'000;  // ms, on a computer that has other work

QString program(const char* name) { return qEnvironmentVariable("STUDIO_BIN_DIR") + u'/' + QLatin1String(name); }

/// The window over folders of its own, as the program puts it together.
struct Desk {
  explicit Desk(const QTemporaryDir& folder)
      : models{folder.filePath("models").toStdString(), folder.filePath("own").toStdString()}, engine(program("libgesto_engine.so").toStdString(), models) {
    ui::StudioOptions options;
    options.models = models;
    options.gestoProgram = program("gesto");
    options.runFolder = folder.filePath("runs");
    options.evaluationFolder = folder.filePath("evaluations");
    options.reportFolder = QStringLiteral(STUDIO_SOURCE_DIR "/resources/reports");
    studio = std::make_unique<ui::Studio>(engine, engine, engine, options);
    window = std::make_unique<ui::MainWindow>(*studio);
    window->show();
    window->begin({});
  }
  const core::document::Project& project() const { return studio->document.project(); }
  /// By the mouse, through the menu bar.
  template <typename Window>
  Window* choose(QAction* wanted) {
    auto* bar = window->menuBar();
    for (QAction* title : bar->actions()) {
      if (!title->menu() || !title->menu()->actions().contains(wanted)) continue;
      QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(title).center());
      if (!QTest::qWaitFor([&] { return title->menu()->isVisible(); })) return nullptr;
      QTest::mouseClick(title->menu(), Qt::LeftButton, {}, title->menu()->actionGeometry(wanted).center());
    }
    return window->findChild<Window*>();
  }

  core::services::ModelFolders models;
  app::LazyEngine engine;
  std::unique_ptr<ui::Studio> studio;
  std::unique_ptr<ui::MainWindow> window;
};

void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton, {}, QPoint(widget->width() / 2, widget->height() / 2)); }

/// The one that is seen: a message has a button of that name, too, and fields of another recipe may still be there.
template <typename Widget>
Widget* seen(QWidget& window, const QString& name) {
  for (auto* widget : window.findChildren<Widget*>(name))
    if (widget->isVisible()) return widget;
  return nullptr;
}

void write(QLineEdit* line, const QString& text) {
  line->setFocus();
  line->selectAll();
  QTest::keyClicks(line, text);
}

/// Down from the top by the keyboard.
bool chooseByKeys(QComboBox* box, const std::function<bool(int)>& isWanted) {
  box->setFocus();
  QTest::keyClick(box, Qt::Key_Home);
  for (int step = 0; step < box->count() && !isWanted(box->currentIndex()); ++step) QTest::keyClick(box, Qt::Key_Down);
  return isWanted(box->currentIndex());
}

void dropFolder(QWidget& on, const QString& folder) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(folder)});
  QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&on, &enter);
  QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&on, &event);
}

double processorMs() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

/// The longest stretch of work of the window itself between two rounds of its event loop, in ms of the processor: however busy the computer is.
class OwnGap : public QObject {
 public:
  OwnGap() : before_(processorMs()) { startTimer(0); }
  double longest = 0.0;

 protected:
  void timerEvent(QTimerEvent*) override {
    const double now = processorMs();
    longest = std::max(longest, now - before_);
    before_ = now;
  }

 private:
  double before_;
};

const QString kJudges = QStringLiteral(STUDIO_SOURCE_DIR "/resources/models/judges");

bool areJudgesThere() { return QFile::exists(kJudges + "/judge-style.safetensors") && QFile::exists(kJudges + "/evaluator-all.safetensors"); }

void type(QWidget& dialog, const char* name, int value) {
  auto* box = dialog.findChild<QSpinBox*>(QLatin1String(name));
  box->setFocus();
  box->selectAll();
  QTest::keyClicks(box, QString::number(value));
}

QByteArray bytesOf(const QString& file) {
  QFile in(file);
  return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

}  // namespace

void TstResearcherStory::initTestCase() {
  if (!QFile::exists(program("libgesto_engine.so")) || !QFile::exists(program("write_tiny_models"))) QSKIP("the engine is not built");
  QProcess make;
  make.start(program("write_tiny_models"), {path("models"), path("walks")});
  QVERIFY(make.waitForFinished(kPatience));
  QVERIFY2(make.exitCode() == 0, make.readAllStandardError().constData());
  for (int i = 0; i < 9; ++i) {
    const auto file = path("walks/%1Walk_%2.bvh").arg(QLatin1String(i % 3 == 0 ? "old" : "proud")).arg(i);
    QVERIFY(core::io::exportClip(file.toStdString(), test_support::syntheticWalk(static_cast<std::uint64_t>(20 + i), 70), {}));
  }
  qputenv("GESTO_MODELS", path("models").toUtf8());
  qputenv("XDG_DATA_HOME", path("data").toUtf8());
  qputenv("GESTO_THREADS", "1");
}

void TstResearcherStory::aFolderOfClipsBecomesAModelThatMoves() {
  const QString run = path("runs/mld-denoiser-1");
  RunRecord asked;
  {
    Desk desk(folder_);
    auto* training = desk.choose<ui::TrainingWindow>(desk.window->actions().training);
    QVERIFY(training && training->isVisible());
    auto* begin = seen<QPushButton>(*training, "primary");
    QTRY_VERIFY_WITH_TIMEOUT(begin->isEnabled(), kPatience);
    // A data set from the folder, built on the spot.
    const auto build = [&](ui::DatasetDialog& dialog) {
      dropFolder(dialog, path("walks"));
      QVERIFY2(dialog.findChild<QTableView*>("datasetTable")->model()->rowCount() >= 9, "the folder's clips are listed");
      click(dialog.findChild<QPushButton*>("primary"));
      QTRY_VERIFY_WITH_TIMEOUT(!dialog.built().isEmpty(), kPatience);
      dialog.reject();
    };
    const auto fill = [&](ui::NewRunDialog& dialog) {
      auto* recipe = dialog.findChild<QComboBox*>("recipe");
      QVERIFY(chooseByKeys(recipe, [&](int row) { return recipe->itemData(row).toString() == QStringLiteral("mld-denoiser"); }));
      QVERIFY(withDialog<ui::DatasetDialog>([&] { click(dialog.findChild<QPushButton*>("buildData")); }, build));
      QCOMPARE(dialog.findChild<QLineEdit*>("runData")->text(), path("datasets/walks"));
      QTRY_VERIFY(seen<QLineEdit>(dialog, "set_vae"));
      click(seen<QToolButton>(dialog, "foldSettings"));
      QTRY_VERIFY(seen<QLineEdit>(dialog, "set_batch"));
      for (const auto& [name, value] : {std::pair{"vae", path("models/smoodi-compact.safetensors")},
                                        {"text", path("models/smoodi-compact.safetensors")},
                                        {"batch", QStringLiteral("8")},
                                        {"layers", QStringLiteral("3")}})
        write(seen<QLineEdit>(dialog, QStringLiteral("set_") + QLatin1String(name)), value);
      write(dialog.findChild<QLineEdit*>("runSteps"), QString::number(kUpdates));
      QVERIFY2(dialog.findChild<QPushButton*>("primary")->isEnabled(), qPrintable(dialog.findChild<QLabel*>("runReason")->text()));
      asked = dialog.record();
      QCOMPARE(asked.settings.at("batch"), std::string("8"));
      click(dialog.findChild<QPushButton*>("primary"));
    };
    QVERIFY(withDialog<ui::NewRunDialog>([&] { click(begin); }, fill));
    // Its curves move, and the window is as quick as before.
    const auto* plot = training->findChild<ui::CurvePlot*>();
    const auto points = [plot] { return plot->curves().empty() ? std::size_t{0} : plot->curves().front().points.size(); };
    QTRY_VERIFY_WITH_TIMEOUT(points() >= 1, kPatience);
    const auto before = points();
    OwnGap gap;
    QTRY_VERIFY_WITH_TIMEOUT(points() >= before + 2, kPatience);
    QVERIFY2(gap.longest < 50.0, qPrintable(QStringLiteral("the window worked for %1 ms without looking up while a run trained").arg(gap.longest)));
    qInfo("the window's longest work at a stretch while a run trained: %.1f ms", gap.longest);
    training->close();
    desk.window->close();
  }
  // The window is gone; the run is not, and the next window knows it.
  QCOMPARE(core::services::readRun(run.toStdString())->state, RunState::Running);
  Desk desk(folder_);
  auto* training = desk.choose<ui::TrainingWindow>(desk.window->actions().training);
  auto& runs = desk.studio->runs;
  const auto stateIs = [&](RunState state) { return runs.find(run) && runs.find(run)->state == state; };
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Running), 20'000);
  auto* pause = training->findChild<QPushButton*>("pauseRun");
  QTRY_COMPARE(pause->text(), QStringLiteral("Pause"));
  click(pause);
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Paused), 20'000);
  QTRY_COMPARE(pause->text(), QStringLiteral("Resume"));
  click(pause);
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Running), 20'000);
  // Stopped, it keeps what it has; gone on with, it is killed.
  click(training->findChild<QPushButton*>("stopRun"));
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Stopped), kPatience);
  const auto kept = runs.find(run)->log.steps;
  QVERIFY2(kept > 0 && kept < kUpdates, qPrintable(QString::number(kept)));
  QTRY_COMPARE(pause->text(), QStringLiteral("Resume"));
  click(pause);
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Running) && runs.find(run)->log.steps > kept, kPatience);
  QCOMPARE(::kill(static_cast<pid_t>(core::services::readRunRecord(run.toStdString())->process), SIGKILL), 0);
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Dead), 20'000);
  QTRY_VERIFY(training->findChild<QLabel*>("runFacts")->text().contains("Its process is gone"));
  QTRY_COMPARE(pause->text(), QStringLiteral("Resume"));
  click(pause);
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Finished), kPatience);
  // The same as a run that nobody disturbed: every loss of the log, and the weights to the byte.
  QStringList words;
  for (const auto& word : asked.command) words << QString::fromStdString(word).replace(run, path("unbroken"));
  QProcess unbroken;
  unbroken.start(program("gesto"), words);
  QVERIFY(unbroken.waitForFinished(kPatience));
  QVERIFY2(unbroken.exitCode() == 0, unbroken.readAllStandardError().constData());
  const auto whole = core::services::readRun(path("unbroken").toStdString());
  QVERIFY2(whole, whole ? "" : whole.error().message.c_str());
  const auto &losses = runs.find(run)->log.curves.at("loss"), &wholeLosses = whole->log.curves.at("loss");
  QCOMPARE(losses.back().step, std::int64_t{kUpdates});
  QCOMPARE(losses.back().value, wholeLosses.back().value);
  QVERIFY(!bytesOf(run + "/weights.safetensors").isEmpty());
  QVERIFY(bytesOf(run + "/weights.safetensors") == bytesOf(path("unbroken/weights.safetensors")));
  // From run to model: its parts are found, a name is typed.
  auto* make = training->findChild<QPushButton*>("makeModel");
  QTRY_VERIFY_WITH_TIMEOUT(make->isVisible() && make->isEnabled(), kPatience);
  QTRY_VERIFY_WITH_TIMEOUT(desk.studio->shelf.find("default"), kPatience);
  QVERIFY(withDialog<ui::BundleDialog>([&] { click(make); },
                                       [&](ui::BundleDialog& dialog) {
                                         auto* family = dialog.findChild<QComboBox*>("bundleFamily");
                                         QVERIFY(chooseByKeys(family, [&](int row) { return family->itemText(row) == QStringLiteral("SMooDi"); }));
                                         QVERIFY(dialog.findChild<QComboBox*>("part_denoiser")->currentText().startsWith("mld-denoiser-1"));
                                         write(dialog.findChild<QLineEdit*>("bundleName"), QStringLiteral("walks"));
                                         QVERIFY2(dialog.findChild<QPushButton*>("primary")->isEnabled(), qPrintable(dialog.findChild<QLabel*>("bundleReason")->text()));
                                         QTest::keyClick(&dialog, Qt::Key_Return);
                                       }));
  auto* message = training->findChild<ui::MessageBar*>();
  QTRY_VERIFY2_WITH_TIMEOUT(message->isVisible() && message->text().contains("walks"), qPrintable(message->text()), kPatience);
  for (auto* button : message->findChildren<QPushButton*>())
    if (button->text() == QStringLiteral("Use it")) click(button);
  QCOMPARE(desk.project().draft.request.model, std::string("walks"));
  // And it makes a motion.
  training->close();
  auto* prompt = desk.window->findChild<QPlainTextEdit*>("promptText");
  prompt->setFocus();
  prompt->selectAll();
  QTest::keyClicks(prompt, QStringLiteral("a person walks"));
  desk.studio->document.editDraft(core::document::DraftField::All, [](core::document::Draft& draft) { draft.request.steps = 5; });
  QSignalSpy failed(&desk.studio->generation, &ui::GenerationController::failed);
  const auto takes = desk.project().takes.size();
  QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
  QTRY_VERIFY_WITH_TIMEOUT(desk.project().takes.size() == takes + 1 || !failed.isEmpty(), kPatience);
  QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : failed.first().first().value<core::Error>().message.c_str());
  QCOMPARE(desk.project().takes.back().request.model, std::string("walks"));
  QVERIFY(desk.project().takes.back().clip->frameCount() > 20);
}

void TstResearcherStory::buildSet(const QString& source, const QString& set) {
  QProcess build;
  build.start(program("gesto"), {"dataset", "build", "--source", "bvh-folder:" + source, "--out", set});
  QVERIFY(build.waitForFinished(kPatience));
  QVERIFY2(build.exitCode() == 0, build.readAllStandardError().constData());
}

void TstResearcherStory::makeStyledSet() {
  if (QFile::exists(path("datasets/styled/manifest.json"))) return;
  QVERIFY(QDir().mkpath(path("styled")));
  QByteArray table = "file\tcaption\tcontent\tstyle\tsplit\n";
  for (int i = 0; i < 12; ++i) {
    const auto name = QStringLiteral("walk%1").arg(i);
    QVERIFY(core::io::exportClip(path("styled/" + name + ".bvh").toStdString(), test_support::syntheticWalk(static_cast<std::uint64_t>(50 + i), 70), {}));
    table += QStringLiteral("%1\ta person walks on path %2\twalk\t%3\ttest\n").arg(name).arg(i).arg(QLatin1String(i % 2 ? "old" : "normal")).toUtf8();
  }
  QFile captions(path("styled/captions.tsv"));
  QVERIFY(captions.open(QIODevice::WriteOnly) && captions.write(table) > 0);
  captions.close();
  buildSet(path("styled"), path("datasets/styled"));
}

void TstResearcherStory::beginEvaluation(Desk& desk, ui::MetricsWindow& metrics, const std::function<void(ui::EvaluationDialog&)>& more) {
  QTRY_VERIFY_WITH_TIMEOUT(desk.studio->shelf.find("default"), kPatience);
  QVERIFY(withDialog<ui::EvaluationDialog>([&] { click(seen<QPushButton>(metrics, "primary")); },
                                           [&](ui::EvaluationDialog& dialog) {
                                             auto* models = dialog.findChild<QTreeWidget*>("evaluatedModels");
                                             QVERIFY(models->topLevelItemCount() >= 1 && models->topLevelItem(0)->checkState(0) == Qt::Checked);
                                             write(dialog.findChild<QLineEdit*>("evaluationData"), path("datasets/styled"));
                                             write(dialog.findChild<QLineEdit*>("evaluationJudges"), kJudges);
                                             more(dialog);
                                             auto* reason = dialog.findChild<QLabel*>("evaluationReason");
                                             QVERIFY2(dialog.findChild<QPushButton*>("primary")->isEnabled(), qPrintable(reason->text()));
                                             click(dialog.findChild<QPushButton*>("primary"));
                                           }));
}

void TstResearcherStory::aReportIsStoppedGoneOnWithAndCompared() {
  if (!areJudgesThere()) QSKIP("the judges are not there");
  makeStyledSet();
  Desk desk(folder_);
  auto* metrics = desk.choose<ui::MetricsWindow>(desk.window->actions().metrics);
  QVERIFY(metrics && metrics->isVisible());
  const QString folder = path("evaluations/stylized-1");
  beginEvaluation(desk, *metrics, [&](ui::EvaluationDialog& dialog) {
    type(dialog, "evaluationRepetitions", 3);
    type(dialog, "evaluationClips", 8);
    QCOMPARE(dialog.folder(), folder);
  });
  auto& evaluations = desk.studio->evaluations;
  const auto stateIs = [&](RunState state) { return evaluations.find(folder) && evaluations.find(folder)->state == state; };
  const auto sentence = [&] { return evaluations.find(folder) && evaluations.find(folder)->record ? evaluations.find(folder)->record->sentence : std::string(); };
  auto* list = metrics->findChild<QListWidget*>("runList");
  QTRY_VERIFY_WITH_TIMEOUT(list->item(0)->text().startsWith("stylized-1"), 20'000);
  list->setCurrentRow(0);
  auto* progress = metrics->findChild<QLabel*>("evaluationProgress");
  QTRY_VERIFY2_WITH_TIMEOUT(progress->text().contains(" of "), qPrintable(progress->text() + QString::fromStdString(sentence())), kPatience);
  click(metrics->findChild<QPushButton*>("stopEvaluation"));
  QTRY_VERIFY2_WITH_TIMEOUT(stateIs(RunState::Stopped), sentence().c_str(), kPatience);
  auto* resume = metrics->findChild<QPushButton*>("pauseEvaluation");
  QTRY_COMPARE(resume->text(), QStringLiteral("Resume"));
  click(resume);
  QTRY_VERIFY2_WITH_TIMEOUT(stateIs(RunState::Finished), sentence().c_str(), kPatience);
  // Read: real motion above the model, three repetitions, an interval.
  auto* report = metrics->findChild<QTableView*>("reportTable");
  QTRY_COMPARE_WITH_TIMEOUT(report->model()->rowCount(), 2, 20'000);
  const auto column = [&](const QString& title) {
    for (int i = 0; i < report->model()->columnCount(); ++i)
      if (report->model()->headerData(i, Qt::Horizontal).toString().startsWith(title)) return i;
    return -1;
  };
  const auto cell = [&](int row, const QString& title) { return report->model()->index(row, column(title)).data().toString(); };
  QCOMPARE(report->model()->index(0, 0).data().toString(), QStringLiteral("real motion"));
  QVERIFY2(column("SRA") > 0 && cell(1, "SRA").contains(QStringLiteral("±")), qPrintable(cell(1, "SRA")));
  // A row is clicked, and its motions are takes.
  const auto takes = desk.project().takes.size();
  QTest::mouseClick(report->viewport(), Qt::LeftButton, {}, report->visualRect(report->model()->index(1, 0)).center());
  QTRY_VERIFY(metrics->findChild<QPushButton*>("showMotions")->isEnabled());
  click(metrics->findChild<QPushButton*>("showMotions"));
  QTRY_VERIFY_WITH_TIMEOUT(desk.project().takes.size() > takes, 20'000);
  QVERIFY(desk.project().takes.back().request.prompt.starts_with("a person walks on path"));
  // Beside the report that ships: a model of one update is clearly further from real motion.
  auto* other = metrics->findChild<QComboBox*>("compareWith");
  QVERIFY(chooseByKeys(other, [&](int row) { return other->itemText(row).startsWith(QStringLiteral("Styles: the default model")); }));
  Q_EMIT other->activated(other->currentIndex());
  QTRY_VERIFY2(cell(1, "FID").contains(u'\n'), qPrintable(cell(1, "FID")));
  QVERIFY2(cell(1, "FID").contains(QStringLiteral("▼")), qPrintable(cell(1, "FID")));
}

void TstResearcherStory::aSweepIsReadAndItsWeightsAreUsed() {
  if (!areJudgesThere()) QSKIP("the judges are not there");
  makeStyledSet();
  Desk desk(folder_);
  auto* metrics = desk.choose<ui::MetricsWindow>(desk.window->actions().metrics);
  QString folder;
  beginEvaluation(desk, *metrics, [&](ui::EvaluationDialog& dialog) {
    // The model as it is, another way to use it, and a table of two by two.
    auto* models = dialog.findChild<QTreeWidget*>("evaluatedModels");
    models->topLevelItem(0)->setExpanded(true);
    QTreeWidgetItem* way = nullptr;
    for (int i = 0; i < models->topLevelItem(0)->childCount(); ++i)
      if (models->topLevelItem(0)->child(i)->text(0).startsWith("noguide")) way = models->topLevelItem(0)->child(i);
    QVERIFY(way && !way->isHidden());
    models->scrollToItem(way);
    const QRect row = models->visualItemRect(way);
    QTest::mouseClick(models->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 9, row.center().y()));
    QCOMPARE(way->checkState(0), Qt::Checked);
    type(dialog, "evaluationRepetitions", 1);
    type(dialog, "evaluationClips", 8);
    QTest::mouseClick(dialog.findChild<QCheckBox*>("evaluationSweep"), Qt::LeftButton, {}, QPoint(8, 8));
    write(dialog.findChild<QLineEdit*>("sweepWeights"), "0.5, 3");
    write(dialog.findChild<QLineEdit*>("sweepScales"), "0, 0.4");
    folder = dialog.folder();
  });
  auto& evaluations = desk.studio->evaluations;
  const auto sentence = [&] { return evaluations.find(folder) && evaluations.find(folder)->record ? evaluations.find(folder)->record->sentence : std::string(); };
  QTRY_VERIFY2_WITH_TIMEOUT(evaluations.find(folder) && evaluations.find(folder)->state == RunState::Finished, sentence().c_str(), kPatience);
  auto* table = metrics->findChild<QTableView*>("reportTable");
  QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, 20'000);
  QCOMPARE(table->model()->index(2, 0).data().toString(), QStringLiteral("default:noguide"));
  // Each pair of the table is a point; one is clicked and used.
  auto* pages = metrics->findChild<QTabWidget*>();
  QTRY_VERIFY(pages->isTabVisible(2));
  QTest::mouseClick(pages->tabBar(), Qt::LeftButton, {}, pages->tabBar()->tabRect(2).center());
  auto* plot = pages->currentWidget()->findChild<ui::FrontierPlot*>();
  QTRY_VERIFY(plot->points().size() >= 4);
  QTest::mouseClick(plot, Qt::LeftButton, {}, plot->placeOf(plot->points().size() - 1).toPoint());
  QTRY_VERIFY(plot->chosen() >= 0);
  click(metrics->findChild<QPushButton*>("useWeights"));
  const auto& guidance = desk.project().draft.request.guidance;
  QVERIFY2(guidance.styleWeight == 0.5 || guidance.styleWeight == 3.0, qPrintable(QString::number(guidance.styleWeight)));
  QVERIFY2(guidance.classifierScale == 0.0 || guidance.classifierScale == 0.4, qPrintable(QString::number(guidance.classifierScale)));
}

STUDIO_GUI_TEST_MAIN(TstResearcherStory)
#include "tst_researcher_story.moc"
