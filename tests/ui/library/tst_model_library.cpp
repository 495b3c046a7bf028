#include "tests/support/fake_generation_service.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/modal_dialog.h"
#include "ui/actions.h"
#include "ui/library/model_library_window.h"
#include "ui/main_window.h"
#include "ui/training/bundle_dialog.h"
#include "ui/training/training_window.h"
#include "ui/widgets/message_bar.h"

#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QTextFrame>
#include <QTextTable>
#include <QTimer>
#include <QUrl>

#include <functional>

using core::services::ModelInfo;
using core::services::RunRecord;

using test_support::withDialog;

namespace {

void write(const QString& file, const QByteArray& text) {
  QVERIFY(QDir().mkpath(QFileInfo(file).path()));
  QFile out(file);
  QVERIFY(out.open(QIODevice::WriteOnly));
  out.write(text);
}

/// A window over folders of its own, with a default model that ships.
struct TestStudio {
  TestStudio() {
    write(folder.filePath("shipped/smoodi-compact.safetensors"), "weights");
    write(folder.filePath("shipped/smoodi-compact.json"), R"({"dataLicence": "free for tests"})");
    write(folder.filePath("shipped/smoodi-compact.md"), "# The default\n\nIt **walks**.\n\n| part | what |\n| --- | --- |\n| vae | packs |\n");
    service.folders = folders();
    service.installed = {
        {"default", "mld", "MLD", {.style = true, .namedStyles = true, .restyle = true}, {}, "free for tests", folders().shipped / "smoodi-compact.safetensors"}};
    studio = std::make_unique<ui::Studio>(service, service, service, ui::StudioOptions{.models = folders(), .runFolder = folder.filePath("runs"), .usesSettings = false});
    window = std::make_unique<ui::MainWindow>(*studio);
    window->show();
    window->begin({});
  }
  core::services::ModelFolders folders() const { return {folder.filePath("shipped").toStdString(), folder.filePath("own").toStdString()}; }
  std::string asked() const { return studio->document.project().draft.request.model; }
  bool isListed(const std::string& name) const { return studio->shelf.find(name) != nullptr; }
  ui::ModelLibraryWindow* library() {
    window->actions().models->trigger();
    return window->findChild<ui::ModelLibraryWindow*>();
  }
  void run(const char* name, const std::string& recipe, const char* weights = "weights") const {
    RunRecord record;
    record.recipe = recipe;
    record.data = "/sets/walks";
    record.steps = 600;
    record.state = RunRecord::State::Stopped;
    const QString run = folder.filePath(QStringLiteral("runs/") + QLatin1String(name));
    QVERIFY(core::services::writeRunRecord(run.toStdString(), record));
    if (*weights) write(run + QStringLiteral("/weights.safetensors"), weights);
  }

  QTemporaryDir folder;
  test_support::FakeGenerationService service;
  std::unique_ptr<ui::Studio> studio;
  std::unique_ptr<ui::MainWindow> window;
};

void keepPicture(QWidget& widget, const char* name) {
  const QByteArray keep = qgetenv("GESTO_KEEP_PICTURE");
  if (keep.isEmpty()) return;
  QTest::qWait(200);  // until everything has its place
  QVERIFY(widget.grab().save(QString::fromLocal8Bit(keep) + u'/' + QLatin1String(name)));
}

}  // namespace

class TstModelLibrary : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void trainedPartsBecomeAModelThatIsUsed();
  void whatIsMissingIsSaid();
  void aModelThatCannotBeMadeIsOneSentence();
  void cardsAreReadAsPages();
  void ownModelsAreRenamedAndRemoved();
  void newProjectsBeginWithTheUsualModel();
  void droppedCheckpointsAreImported();
};

void TstModelLibrary::trainedPartsBecomeAModelThatIsUsed() {
  TestStudio test;
  test.run("vae-1", "mld-vae");
  test.run("walks-1", "mld-denoiser");
  test.run("walks-2", "mld-denoiser");
  test.run("begun", "mld-denoiser", "");
  test.studio->runs.setFolders(
      {test.folder.filePath("runs/vae-1"), test.folder.filePath("runs/walks-1"), test.folder.filePath("runs/walks-2"), test.folder.filePath("runs/begun")});
  test.window->actions().training->trigger();
  auto* training = test.window->findChild<ui::TrainingWindow*>();
  auto* make = training->findChild<QPushButton*>("makeModel");
  QTRY_VERIFY(make->isVisible() && make->isEnabled());
  auto* list = training->findChild<QListWidget*>("runList");
  QTRY_COMPARE(list->count(), 4);
  QTRY_VERIFY(test.isListed("default"));
  // Not the newest, also after the list was read again: the one that is chosen then takes the place of the one that was.
  QTRY_COMPARE(list->findItems("walks-1", Qt::MatchContains).size(), 1);
  QSignalSpy read(&test.studio->runs, &ui::TrainingRuns::changed);
  for (int again = 1; again <= 2; ++again) {
    test.studio->runs.setFolders(test.studio->runs.folders());
    QTRY_VERIFY(read.size() >= again);
  }
  QCOMPARE(list->selectedItems().size(), 1);
  list->setCurrentItem(list->findItems("walks-1", Qt::MatchContains).front());
  QCOMPARE(list->selectedItems().size(), 1);
  const bool isAnswered = withDialog<ui::BundleDialog>([&] { QTest::mouseClick(make, Qt::LeftButton); },
                                                       [&](ui::BundleDialog& dialog) {
                                                         auto* vae = dialog.findChild<QComboBox*>("part_vae");
                                                         auto* denoiser = dialog.findChild<QComboBox*>("part_denoiser");
                                                         QVERIFY2(vae->currentText().startsWith("vae-1"), qPrintable(vae->currentText()));
                                                         QVERIFY2(denoiser->currentText().startsWith("walks-1"), qPrintable(denoiser->currentText()));
                                                         QVERIFY(denoiser->findText("begun", Qt::MatchStartsWith) < 0);  // it has no weights yet
                                                         QVERIFY(denoiser->findText("as in the model Default") > 0);
                                                         QCOMPARE(dialog.findChild<QLineEdit*>("bundleName")->text(), QStringLiteral("walks-1"));
                                                         keepPicture(dialog, "bundle.png");
                                                         QTest::keyClicks(dialog.findChild<QLineEdit*>("bundleName"), "my walk");
                                                         QTest::keyClick(&dialog, Qt::Key_Return);
                                                       });
  QVERIFY(isAnswered);
  QTRY_VERIFY(test.isListed("my walk"));
  QCOMPARE(test.service.lastBundle.family, std::string("mld"));
  QCOMPARE(test.service.lastBundle.files.at("denoiser"), std::filesystem::path(test.folder.filePath("runs/walks-1/weights.safetensors").toStdString()));
  QCOMPARE(test.service.lastBundle.out, test.folders().own / "my walk.safetensors");
  auto* message = training->findChild<ui::MessageBar*>();
  QTRY_VERIFY(message->isVisible() && message->text().contains("my walk"));
  QCOMPARE(test.asked(), std::string("default"));
  for (auto* button : message->findChildren<QPushButton*>())
    if (button->text() == QStringLiteral("Use it")) QTest::mouseClick(button, Qt::LeftButton);
  QCOMPARE(test.asked(), std::string("my walk"));
  auto* chooser = test.window->findChild<QComboBox*>("model");
  QVERIFY2(chooser->currentText().startsWith("my walk"), qPrintable(chooser->currentText()));
}

void TstModelLibrary::whatIsMissingIsSaid() {
  TestStudio test;
  core::services::BundlingInfo family{"mld", "MLD", {{"vae", "mld-vae"}}, false};
  ui::BundleDialog dialog({{family}, {}, {}, test.folders(), {}});
  auto* reason = dialog.findChild<QLabel*>("bundleReason");
  auto* make = dialog.findChild<QPushButton*>("primary");
  QVERIFY(!make->isEnabled() && reason->text().contains("train it with the recipe mld-vae"));
  test.run("vae-1", "mld-vae");
  const auto run = core::services::readRun(test.folder.filePath("runs/vae-1").toStdString()).value();
  ui::BundleDialog whole({{family}, {run}, {}, test.folders(), {}});
  auto* name = whole.findChild<QLineEdit*>("bundleName");
  QVERIFY(whole.findChild<QPushButton*>("primary")->isEnabled());
  for (const auto& [wrong, says] : {std::pair{"", "needs a name"}, {"a/b", "letters, digits"}, {"smoodi-compact", "ships"}, {"default", "ships"}}) {
    name->setText(QLatin1String(wrong));
    QVERIFY(!whole.findChild<QPushButton*>("primary")->isEnabled());
    QVERIFY2(whole.findChild<QLabel*>("bundleReason")->text().contains(QLatin1String(says)), qPrintable(whole.findChild<QLabel*>("bundleReason")->text()));
  }
}

void TstModelLibrary::aModelThatCannotBeMadeIsOneSentence() {
  TestStudio test;
  test.service.failure = core::Error{core::ErrorCode::Unsupported, "weights.safetensors: holds a text-encoder, not a vae"};
  auto* library = test.library();
  test.studio->shelf.bundle({}, "half");
  auto* message = library->findChild<ui::MessageBar*>();
  QTRY_VERIFY(message->isVisible());
  QVERIFY2(message->text().contains("holds a text-encoder"), qPrintable(message->text()));
  QVERIFY(!test.isListed("half"));
}

void TstModelLibrary::cardsAreReadAsPages() {
  TestStudio test;
  auto* library = test.library();
  auto* list = library->findChild<QListWidget*>("runList");
  QTRY_COMPARE(list->count(), 1);
  auto* card = library->findChild<QTextBrowser*>("modelCard");
  QVERIFY2(card->toPlainText().contains("It walks."), qPrintable(card->toPlainText()));
  // Its tables have thin lines and room, as the window has.
  const auto frames = card->document()->rootFrame()->childFrames();
  QCOMPARE(frames.size(), 1);
  const auto* parts = qobject_cast<QTextTable*>(frames.front());
  QVERIFY(parts && parts->rows() == 2 && parts->format().borderCollapse() && parts->format().cellPadding() > 3.0);
  QCOMPARE(parts->format().borderBrush().color(), ui::theme::kLine);
  const QString facts = library->findChild<QLabel*>("modelFacts")->text();
  QVERIFY2(facts.contains("free for tests") && facts.contains("styles by name") && facts.contains("restyling") && facts.contains("smoodi-compact.safetensors"),
           qPrintable(facts));
  // What ships stays what and where it is.
  QVERIFY(!library->findChild<QPushButton*>("renameModel")->isEnabled() && !library->findChild<QPushButton*>("removeModel")->isEnabled());
  test.studio->shelf.bundle({.family = "mld", .files = {}, .name = {}, .out = {}}, "mine");
  QTRY_COMPARE(list->count(), 2);
  QTRY_COMPARE(library->chosen(), std::string("mine"));
  QVERIFY2(card->toPlainText().contains("mld-denoiser") && card->toPlainText().contains("val_error: 0.25"), qPrintable(card->toPlainText()));
  keepPicture(*library, "models.png");
}

void TstModelLibrary::ownModelsAreRenamedAndRemoved() {
  TestStudio test;
  auto* library = test.library();
  test.studio->shelf.bundle({}, "mine");
  QTRY_COMPARE(library->chosen(), std::string("mine"));
  // The message bar has a button of this name too.
  QTest::mouseClick(library->findChild<QLabel*>("pageTitle")->parentWidget()->findChild<QPushButton*>("primary"), Qt::LeftButton);
  QCOMPARE(test.asked(), std::string("mine"));
  auto* rename = library->findChild<QPushButton*>("renameModel");
  QVERIFY(withDialog<QInputDialog>([&] { QTest::mouseClick(rename, Qt::LeftButton); },
                                   [](QInputDialog& dialog) {
                                     dialog.setTextValue("my best");
                                     dialog.accept();
                                   }));
  QTRY_COMPARE(library->chosen(), std::string("my best"));
  QCOMPARE(test.asked(), std::string("my best"));  // the open project goes along
  QVERIFY(QFile::exists(test.folder.filePath("own/my best.md")) && !QFile::exists(test.folder.filePath("own/mine.safetensors")));
  QVERIFY(library->findChild<QTextBrowser*>("modelCard")->toPlainText().contains("my best"));
  // A name that is taken is refused, and nothing moves.
  test.studio->shelf.rename("my best", "smoodi-compact");
  auto* message = library->findChild<ui::MessageBar*>();
  QTRY_VERIFY(message->isVisible() && message->text().contains("ships"));
  QVERIFY(QFile::exists(test.folder.filePath("own/my best.safetensors")));
  QTest::mouseClick(library->findChild<QPushButton*>("removeModel"), Qt::LeftButton);
  QTRY_VERIFY(!test.isListed("my best"));
  QVERIFY(!QFile::exists(test.folder.filePath("own/my best.safetensors")) && !QFile::exists(test.folder.filePath("own/my best.json")));
  QCOMPARE(test.asked(), std::string("default"));
  test.studio->shelf.remove("default");
  QTest::qWait(200);
  QVERIFY(QFile::exists(test.folder.filePath("shipped/smoodi-compact.safetensors")));
}

void TstModelLibrary::newProjectsBeginWithTheUsualModel() {
  TestStudio test;
  auto* library = test.library();
  test.studio->shelf.bundle({}, "mine");
  QTRY_COMPARE(library->chosen(), std::string("mine"));
  QTest::mouseClick(library->findChild<QPushButton*>("makeUsual"), Qt::LeftButton);
  QCOMPARE(test.asked(), std::string("mine"));
  QCOMPARE(QSettings().value("models/usual").toString(), QStringLiteral("mine"));
  test.studio->session.newProject();
  QCOMPARE(test.asked(), std::string("mine"));
  QVERIFY(!test.studio->document.isModified());
  // Without its file it is the usual one no longer.
  test.studio->shelf.remove("mine");
  QTRY_COMPARE(test.studio->shelf.usual(), std::string("default"));
  test.studio->session.newProject();
  QCOMPARE(test.asked(), std::string("default"));
}

void TstModelLibrary::droppedCheckpointsAreImported() {
  TestStudio test;
  auto* library = test.library();
  write(test.folder.filePath("SMooDi+net.ckpt"), "checkpoint");
  const auto drop = [&] {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(test.folder.filePath("SMooDi+net.ckpt"))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(library, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(library, &event);
  };
  auto* message = library->findChild<ui::MessageBar*>();
  test.service.importReport = {"smoodi", {"denoiser from SMooDi+net.ckpt"}, {"vae.skel_embedding.weight", "vae.global_motion_token"}, {}, {}, 0, false, false};
  drop();
  QTRY_VERIFY2(message->text().contains("2 tensor"), qPrintable(message->text()));
  QVERIFY(message->text().contains("denoiser from SMooDi+net.ckpt") && !test.isListed("SMooDi net"));
  test.service.importReport = {"t2m", {"t2m from SMooDi+net.ckpt"}, {}, {}, {}, 12, false, false};
  drop();
  QTRY_VERIFY2(message->text().contains("makes no motion by itself"), qPrintable(message->text()));
  test.service.importReport = {"smoodi", {"denoiser from SMooDi+net.ckpt"}, {}, {}, {}, 12, true, true};
  drop();
  QTRY_VERIFY(test.isListed("SMooDi net"));
  QTRY_COMPARE(library->chosen(), std::string("SMooDi net"));
  QVERIFY2(message->text().contains("is in your library"), qPrintable(message->text()));
  // The same file once more is another model, not the same one overwritten.
  drop();
  QTRY_VERIFY(test.isListed("SMooDi net 2"));
}

STUDIO_GUI_TEST_MAIN(TstModelLibrary)
#include "tst_model_library.moc"
