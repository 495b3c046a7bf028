// The projects that ship to look into, one for each kind of person. With GESTO_KEEP_SAMPLES=FOLDER they are made anew with the shipped model and written there: this is
// how packaging/remake-projects makes those in resources/samples.
#include "app/command_line/program_folders.h"
#include "app/studio/lazy_engine.h"
#include "core/document/project_file.h"
#include "core/services/take_actions.h"
#include "tests/ui/gui_test_main.h"
#include "ui/actions.h"
#include "ui/compare/sweep.h"
#include "ui/help/help_window.h"
#include "ui/main_window.h"
#include "ui/viewport/viewport_area.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>

#include <functional>
#include <set>
#include <utility>

using namespace core::document;

class TstSampleProjects : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void eachIsOpenedFromTheMenuWithItsHelp_data();
  void eachIsOpenedFromTheMenuWithItsHelp();
  void eachHoldsWhatItsHelpSays();
  void eachIsMadeWithTheWeightsThatShip();
  void theyAreMadeAnew();
};

namespace {

const auto kSamples = QStringLiteral(STUDIO_SOURCE_DIR "/resources/samples");

Project sample(const char* name) {
  auto read = readProject((kSamples + u'/' + QLatin1String(name) + QStringLiteral(".gesto")).toStdString());
  if (!read) qWarning("%s", read.error().message.c_str());
  return read ? std::move(*read) : Project();
}

/// The shipped model in a window of its own, and a project that grows wish by wish.
struct Making {
  explicit Making(const std::filesystem::path& library) : engine(library, app::modelFolder()), studio(engine, engine, engine, {.usesSettings = false}), window(studio) {
    QObject::connect(&studio.jobs, &ui::JobBridge::failed, &window, [](quint64, const core::Error& error) { qWarning("%s", error.message.c_str()); });
    window.show();
    window.begin({});
    (void)QTest::qWaitFor([this] { return studio.styles.rowCount() > 3; }, 120'000);
  }
  const std::vector<Take>& takes() const { return studio.document.project().takes; }
  TakeId last() const { return takes().back().id; }
  /// Waits for the takes that the work brings.
  bool makes(std::size_t count, const std::function<void()>& work) {
    QSignalSpy failed(&studio.generation, &ui::GenerationController::failed);
    studio.clock.pause();  // what plays takes the time of what is made
    const auto wanted = takes().size() + count;
    work();
    const bool isMade = QTest::qWaitFor([&] { return takes().size() >= wanted || !failed.isEmpty(); }, 240'000) && failed.isEmpty();
    if (!takes().empty()) qInfo("%zu takes, the last one %s", takes().size(), takes().back().name.c_str());
    return isMade && QTest::qWaitFor([&] { return !studio.generation.isBusy(); }, 60'000);
  }
  void wish(const char* prompt, const char* style, double seconds, std::uint64_t seed, int variants = 1) {
    studio.document.editDraft(DraftField::All, [&](Draft& draft) {
      draft.request.style = {};
      if (*style) draft.request.style = {TakeStyle::Kind::Named, style, {}};
      draft.request.spans.clear();
      draft.request.seconds = seconds;
      core::services::setPromptText(draft.request, prompt);
      if (draft.request.spans.empty()) core::services::setLength(draft.request, seconds);
      draft.request.seed = seed;
      draft.isSeedLocked = true;
      draft.variants = variants;
    });
  }
  bool generates(const char* prompt, const char* style, double seconds, std::uint64_t seed, int variants = 1) {
    wish(prompt, style, seconds, seed, variants);
    return makes(static_cast<std::size_t>(variants), [this] { window.actions().generate->trigger(); });
  }
  bool keep(const QString& file, const ViewState& view) {
    Project project = studio.document.project();
    project.view = view;
    project.draft.variants = 1;
    for (Take& take : project.takes) take.createdAt = 0;
    return writeProject(project, file.toStdString()).ok();
  }

  app::LazyEngine engine;
  ui::Studio studio;
  ui::MainWindow window;
};

void makeAnimator(const std::filesystem::path& library, const QString& file) {
  Making made(library);
  QVERIFY(made.generates("a person walks forward", "proud", 4.0, 7));
  QVERIFY(made.makes(1, [&] { made.studio.edits.makeLoop(made.last()); }));
  QVERIFY(made.generates("a person dances happily", "", 4.0, 3, 3));
  QVERIFY(made.generates("a person walks forward\na person jumps up and down\na person waves with the right hand", "happy", 9.0, 5));
  QVERIFY(made.keep(file, {2, {made.last(), made.takes()[1].id}, true}));
}

void makeTechnicalArtist(const std::filesystem::path& library, const QString& file) {
  Making made(library);
  QVERIFY(made.makes(1, [&] { made.studio.files.importClip(QStringLiteral(STUDIO_SOURCE_DIR "/resources/styles/rushed.bvh")); }));
  made.wish("a person walks forward", "old", 4.0, 7);
  QVERIFY(made.makes(1, [&] { made.studio.generation.restyle(1); }));
  QVERIFY(made.makes(1, [&] { made.studio.edits.cleanUp(made.last()); }));
  ui::Character otto;
  QObject::disconnect(&made.studio.edits, &ui::TakeEdits::characterRead, nullptr, nullptr);  // the window would ask about its joints
  QObject::connect(&made.studio.edits, &ui::TakeEdits::characterRead, &made.window, [&otto](const ui::Character& read) { otto = read; });
  made.studio.edits.readCharacter(QStringLiteral(STUDIO_SOURCE_DIR "/resources/characters/otto.fbx"));
  QVERIFY(QTest::qWaitFor([&otto] { return otto.map.has_value(); }, 60'000));
  QVERIFY(made.makes(1, [&] { made.studio.edits.putOnCharacter(made.last(), otto); }));
  QVERIFY(made.keep(file, {2, {1, 3}, true}));
}

void makeResearcher(const std::filesystem::path& library, const QString& file) {
  Making made(library);
  made.wish("a person walks forward", "old", 3.0, 7);
  const ui::Sweep sweep{{0.8, 1.5, 3.0}, ui::Sweep::Columns::Guide, {0.0, 0.2, 0.5}, {}};
  QVERIFY(made.makes(9, [&] { made.studio.generation.sweep(ui::sweepRequests(sweep, made.studio.document.project().draft.request), 0); }));
  QVERIFY(made.keep(file, {4, {1, 3, 7, 9}, true}));
}

}  // namespace

void TstSampleProjects::eachIsOpenedFromTheMenuWithItsHelp_data() {
  QTest::addColumn<QString>("action");
  QTest::addColumn<int>("takes");
  QTest::newRow("animator") << "sampleAnimator" << 6;
  QTest::newRow("technical artist") << "sampleArtist" << 4;
  QTest::newRow("researcher") << "sampleResearcher" << 9;
}

void TstSampleProjects::eachIsOpenedFromTheMenuWithItsHelp() {
  QFETCH(QString, action);
  QFETCH(int, takes);
  app::LazyEngine none({}, {});
  ui::Studio studio(none, none, none, {.sampleFolder = kSamples, .usesSettings = false});
  ui::MainWindow window(studio);
  window.show();
  window.begin({});
  QAction* opens = nullptr;
  for (QAction* one : window.actions().all())
    if (one->objectName() == action) opens = one;
  QVERIFY(opens && opens->isEnabled());
  opens->trigger();
  QTRY_COMPARE(static_cast<int>(studio.document.project().takes.size()), takes);
  QVERIFY2(studio.session.file().isEmpty(), "the sample itself would be saved over");
  auto* help = window.findChild<ui::HelpWindow*>();
  QVERIFY(help && help->isVisible());
  QCOMPARE(help->page(), QStringLiteral("samples"));
  const auto& view = studio.document.project().view;
  for (int i = 0; i < view.shownCount(); ++i) QVERIFY(studio.document.take(view.shown[static_cast<std::size_t>(i)]) != nullptr);
}

void TstSampleProjects::eachHoldsWhatItsHelpSays() {
  const Project animator = sample("animator");
  QCOMPARE(animator.takes.size(), std::size_t{6});
  QCOMPARE(animator.takes.back().request.spans.size(), std::size_t{3});
  int dances = 0, loops = 0;
  for (const Take& take : animator.takes) {
    dances += take.request.prompt == "a person dances happily";
    loops += take.origin == Take::Origin::Edited;
  }
  QCOMPARE(dances, 3);
  QCOMPARE(loops, 1);
  const Project artist = sample("technical_artist");
  QCOMPARE(artist.takes.size(), std::size_t{4});
  QVERIFY(artist.takes[0].origin == Take::Origin::Imported);
  for (std::size_t i = 1; i < artist.takes.size(); ++i) QCOMPARE(artist.takes[i].parent, artist.takes[i - 1].id);
  QVERIFY(artist.takes[3].clip->skeleton().joints()[0].name != artist.takes[2].clip->skeleton().joints()[0].name);
  const Project researcher = sample("researcher");
  QCOMPARE(researcher.takes.size(), std::size_t{9});
  std::set<std::pair<double, double>> settings;
  for (const Take& take : researcher.takes) {
    settings.insert({take.request.guidance.styleWeight, take.request.guidance.classifierScale});
    QCOMPARE(take.request.seed, researcher.takes[0].request.seed);
  }
  QCOMPARE(settings.size(), std::size_t{9});
  // None of them names a file of whoever made it.
  for (const char* name : {"animator", "technical_artist", "researcher"}) {
    QFile file(kSamples + u'/' + QLatin1String(name) + QStringLiteral(".gesto"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    for (const char* place : {"/tmp/", "/home/", "/root/", STUDIO_SOURCE_DIR}) QVERIFY2(!bytes.contains(place), place);
  }
}

void TstSampleProjects::eachIsMadeWithTheWeightsThatShip() {
  QFile card(QStringLiteral(STUDIO_SOURCE_DIR "/resources/models/smoodi-compact.md"));
  QVERIFY(card.open(QIODevice::ReadOnly));
  const auto told = QRegularExpression(QStringLiteral("model hash `([0-9a-f]{16})`")).match(QString::fromUtf8(card.readAll()));
  QVERIFY2(told.hasMatch(), "the card does not tell the hash of its model");
  int made = 0;
  const auto check = [&](const Project& project, const char* name) {
    QVERIFY2(!project.takes.empty(), name);
    for (const Take& take : project.takes) {
      if (take.origin == Take::Origin::Imported) continue;
      ++made;
      QVERIFY2(QString::fromStdString(take.report.modelHash) == told.captured(1),
               qPrintable(QStringLiteral("%1, take %2: made with %3; packaging/remake-projects makes it anew")
                              .arg(QLatin1String(name), QString::fromStdString(take.name), QString::fromStdString(take.report.modelHash))));
    }
  };
  for (const char* name : {"animator", "technical_artist", "researcher"}) check(sample(name), name);
  const auto first = readProject(STUDIO_SOURCE_DIR "/resources/first_run.gesto");
  QVERIFY(first);
  check(*first, "first_run");
  QVERIFY2(made >= 18, qPrintable(QString::number(made)));
}

void TstSampleProjects::theyAreMadeAnew() {
  const QString folder = qEnvironmentVariable("GESTO_KEEP_SAMPLES");
  if (folder.isEmpty()) QSKIP("GESTO_KEEP_SAMPLES names no folder");
  const std::filesystem::path library = std::filesystem::path(qEnvironmentVariable("STUDIO_BIN_DIR").toStdString()) / "libgesto_engine.so";
  QVERIFY(std::filesystem::exists(library) && QDir().mkpath(folder));
  // One at a time where they are made anew: a test ends after five minutes.
  const QString one = qEnvironmentVariable("GESTO_KEEP_SAMPLE");
  if (one.isEmpty() || one == QStringLiteral("animator")) makeAnimator(library, folder + QStringLiteral("/animator.gesto"));
  if (one.isEmpty() || one == QStringLiteral("technical_artist")) makeTechnicalArtist(library, folder + QStringLiteral("/technical_artist.gesto"));
  if (one.isEmpty() || one == QStringLiteral("researcher")) makeResearcher(library, folder + QStringLiteral("/researcher.gesto"));
}

STUDIO_GUI_TEST_MAIN(TstSampleProjects)
#include "tst_sample_projects.moc"
