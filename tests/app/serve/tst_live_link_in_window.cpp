// File > Live link: the running studio answers other programs; with the mouse, over real sockets and a fake model.
#include "app/serve/live_link_server.h"
#include "tests/support/http_client.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/models/job_list_model.h"
#include "ui/widgets/note_label.h"

#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QUrl>

#include <future>

using test_support::Answer;
using test_support::Connection;
using test_support::requestText;

namespace {

/// A window whose studio can serve.
struct ServingStudio {
  explicit ServingStudio(core::services::live_link::LiveLinkHost* other = nullptr) : host(service, {"Gesto Studio 9"}) {
    core::services::ModelInfo model{"fake", "fake", "Fake", {}, {}, "", {}};
    service.installed = {model};
    studio = std::make_unique<ui::Studio>(service, service, service, ui::StudioOptions{.usesSettings = false, .liveLink = other ? other : &host});
    window = std::make_unique<ui::MainWindow>(*studio);
    window->resize(1280, 800);
    window->show();
    window->begin({});
  }
  /// As a person does it: the menu, then the line.
  void click() {
    auto* action = window->actions().liveLink;
    auto* bar = window->menuBar();
    auto* file = bar->actions().front();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(file).center());
    QTRY_VERIFY(file->menu()->isVisible());
    QTest::mouseClick(file->menu(), Qt::LeftButton, {}, file->menu()->actionGeometry(action).center());
    QTRY_VERIFY(!file->menu()->isVisible());
  }
  quint16 port() const { return static_cast<quint16>(QUrl(studio->liveLink.address()).port(0)); }

  test_support::FakeGenerationService service;
  app::ProgramLiveLink host;
  std::unique_ptr<ui::Studio> studio;
  std::unique_ptr<ui::MainWindow> window;
};

std::future<Answer> ask(quint16 port, const QByteArray& body) {
  return std::async(std::launch::async, [port, body] {
    Connection connection(port);
    (void)connection.send(requestText("POST", "/generate", body));
    return connection.read(20'000);
  });
}

const QByteArray kWalk = R"({"prompt": "a person walks home", "format": "bvh", "steps": 5, "seconds": 1})";

}  // namespace

class TstLiveLinkInWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theSwitchServesAndShowsTheAddress();
  void requestsStandInTheListAndWaitForThePersons();
  void itGoesOnOverANewWindow();
  void aStudioThatClosesStopsServing();
  void whatCannotBeStartedIsASentence();
  void withoutAHostThereIsNoSwitch();
};

void TstLiveLinkInWindow::theSwitchServesAndShowsTheAddress() {
  ServingStudio test;
  QVERIFY(!test.window->actions().liveLink->isChecked());
  QVERIFY(test.studio->liveLink.address().isEmpty());
  test.click();
  QTRY_VERIFY(!test.studio->liveLink.address().isEmpty());
  QVERIFY(test.window->actions().liveLink->isChecked());
  QVERIFY2(test.window->actions().liveLink->text().contains(test.studio->liveLink.address()), qPrintable(test.window->actions().liveLink->text()));
  auto answer = ask(test.port(), kWalk);
  QTRY_COMPARE(answer.wait_for(std::chrono::seconds(0)), std::future_status::ready);
  QVERIFY(answer.get().body.startsWith("HIERARCHY"));
  QVERIFY(test.studio->document.project().takes.empty());  // what others ask for is theirs
  const auto port = test.port();
  test.click();
  QVERIFY(!test.window->actions().liveLink->isChecked());
  QTRY_VERIFY(!Connection(port).isOpen());
  QVERIFY(!test.window->actions().liveLink->text().contains("http"));
  // And again, also twice before it is done.
  test.click();
  test.click();
  test.click();
  QTRY_VERIFY(!test.studio->liveLink.address().isEmpty());
  QVERIFY(Connection(test.port()).isOpen());
}

void TstLiveLinkInWindow::requestsStandInTheListAndWaitForThePersons() {
  ServingStudio test;
  QSignalSpy queued(&test.studio->jobs, &ui::JobBridge::queued);
  QSignalSpy asked(&test.studio->liveLink, &ui::LiveLink::asked);
  test.click();
  QTRY_VERIFY(!test.studio->liveLink.address().isEmpty());
  test.service.timePerStep = std::chrono::milliseconds(10);
  test.studio->document.editDraft(core::document::DraftField::Prompt, [](core::document::Draft& draft) { draft.request.prompt = "a person sits"; });
  test.window->actions().generate->trigger();
  auto answer = ask(test.port(), kWalk);
  QTRY_COMPARE(answer.wait_for(std::chrono::seconds(0)), std::future_status::ready);
  QCOMPARE(answer.get().status, 200);
  QTRY_COMPARE(test.studio->document.project().takes.size(), std::size_t{1});
  bool isListed = false;
  for (const auto& one : queued) isListed |= one[1].toString() == "Live link: a person walks home";
  QVERIFY(isListed);
  QTRY_COMPARE(asked.size(), 1);
  QVERIFY2(asked[0][0].toString().contains("POST /generate 200"), qPrintable(asked[0][0].toString()));
  // A refusal is the other program's matter: no bar over the views.
  test.service.failure = core::Error{core::ErrorCode::NotFound, "there is no style \"purple\""};
  auto refused = ask(test.port(), R"({"prompt": "a person walks", "style": "purple"})");
  QTRY_COMPARE(refused.wait_for(std::chrono::seconds(0)), std::future_status::ready);
  QCOMPARE(refused.get().status, 400);
  QTest::qWait(100);
  QVERIFY(!test.window->findChild<ui::MessageBar*>()->isVisible());
}

void TstLiveLinkInWindow::itGoesOnOverANewWindow() {
  ServingStudio test;
  test.click();
  QTRY_VERIFY(!test.studio->liveLink.address().isEmpty());
  test.window.reset();
  test.window = std::make_unique<ui::MainWindow>(*test.studio);
  test.window->show();
  QVERIFY(test.window->actions().liveLink->isChecked());
  QVERIFY(test.window->actions().liveLink->text().contains("http://127.0.0.1:"));
  QVERIFY(Connection(test.port()).isOpen());
}

void TstLiveLinkInWindow::aStudioThatClosesStopsServing() {
  ServingStudio test;
  test.click();
  QTRY_VERIFY(!test.studio->liveLink.address().isEmpty());
  const auto port = test.port();
  test.service.timePerStep = std::chrono::milliseconds(20);
  auto answer = ask(port, R"({"prompt": "a person walks", "steps": 1000})");
  QTRY_VERIFY(test.service.calls > 0);
  QElapsedTimer timer;
  timer.start();
  test.window.reset();
  test.studio.reset();
  QVERIFY2(timer.elapsed() < 4000, QByteArray::number(timer.elapsed()).constData());
  QCOMPARE(answer.get().status, 503);
  QVERIFY(!Connection(port).isOpen());
}

void TstLiveLinkInWindow::whatCannotBeStartedIsASentence() {
  struct Refusing : core::services::live_link::LiveLinkHost {
    core::Result<std::string> start(core::services::live_link::Offer, core::services::live_link::Lane, Log) override {
      return core::Error{core::ErrorCode::InvalidArgument, "port 0 of 127.0.0.1 cannot be had: Operation not permitted"};
    }
    void stop() override {}
  } refusing;
  ServingStudio test(&refusing);
  test.click();
  auto* bar = test.window->findChild<ui::MessageBar*>();
  QTRY_VERIFY(bar->isVisible());
  QVERIFY2(bar->text().contains("cannot be had"), qPrintable(bar->text()));
  QVERIFY(!test.window->actions().liveLink->isChecked());
  // Without a model there is nothing to offer.
  ServingStudio bare;
  bare.service.hasStyles = false;
  bare.click();
  QTRY_VERIFY(!bare.studio->liveLink.isOn());
  QVERIFY(!bare.window->actions().liveLink->isChecked());
}

void TstLiveLinkInWindow::withoutAHostThereIsNoSwitch() {
  test_support::TestStudio test;
  QVERIFY(!test.window.actions().liveLink->isVisible());
}

STUDIO_GUI_TEST_MAIN(TstLiveLinkInWindow)
#include "tst_live_link_in_window.moc"
