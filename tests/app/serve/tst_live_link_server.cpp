#include "app/serve/live_link_server.h"
#include "core/jobs/job_queue.h"
#include "tests/support/fake_generation_service.h"
#include "tests/support/http_client.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <future>
#include <mutex>
#include <vector>

using namespace app;
using test_support::Answer;
using test_support::Connection;
using test_support::requestText;
namespace live = core::services::live_link;

namespace {

live::Offer offer() {
  live::Offer made;
  core::services::ModelInfo model{"fake", "fake", "Fake", {}, {}, "", {}};
  model.can.plan = true;
  made.models = {model};
  return made;
}

/// A server over a fake model, on a port that is free.
struct Serving {
  explicit Serving(LiveLinkOptions options = {}, std::chrono::milliseconds timePerStep = {}) {
    service.timePerStep = timePerStep;
    options.perMinute = 1e6;
    auto started = LiveLinkServer::start(options, offer(), {"Gesto Studio 9"}, service,
                                         {[this](std::unique_ptr<core::jobs::Job> job) { return queue.submit(std::move(job), core::jobs::Lane::Compute); },
                                          [this](core::jobs::JobId id) { queue.cancel(id); }},
                                         [this](const std::string& line) {
                                           const std::scoped_lock lock(mutex);
                                           log += line + "\n";
                                         });
    if (!started) qFatal("%s", started.error().message.c_str());
    server = std::move(*started);
  }
  Answer ask(const QByteArray& body) const {
    Connection connection(server->port());
    (void)connection.send(requestText("POST", "/generate", body));
    return connection.read(20'000);
  }
  std::string lines() {
    const std::scoped_lock lock(mutex);
    return log;
  }

  test_support::FakeGenerationService service;
  std::mutex mutex;
  std::string log;
  core::jobs::JobQueue queue{[](const core::jobs::JobEvent&) {}};
  std::unique_ptr<LiveLinkServer> server;  // first to go
};

const QByteArray kWalk = R"({"prompt": "a person walks", "format": "bvh", "steps": 5, "seconds": 1})";

}  // namespace

class TstLiveLinkServer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void anAnswerIsLoggedInOneLine();
  void whatAServiceThrowsIsARefusal();
  void theSlowAreLeftInTime();
  void thoseWhoWaitAreSampledInTheirOrder();
  void whoLeavesIsNotSampled();
  void aStopAnswersWhoWaits();
  void itStartsAndStopsAgainAndAgain();
  void aHostTakesAnotherPortWhereTheUsualIsTaken();
};

void TstLiveLinkServer::anAnswerIsLoggedInOneLine() {
  Serving serving;
  QCOMPARE(serving.ask(kWalk).status, 200);
  QCOMPARE(serving.ask(R"({"prompt": "a\nb", "sede\n": 1})").status, 422);
  QTRY_COMPARE(QString::fromStdString(serving.lines()).count('\n'), 2);
  const auto lines = QString::fromStdString(serving.lines()).split('\n');
  QVERIFY2(lines[0].contains(QRegularExpression("^\\d\\d:\\d\\d:\\d\\d 1 POST /generate 200 \\d+\\.\\d\\d s \\d+ bytes$")), qPrintable(lines[0]));
  QVERIFY2(lines[1].contains("2 POST /generate 422") && lines[1].endsWith("sede : this is not known"), qPrintable(lines[1]));
}

void TstLiveLinkServer::whatAServiceThrowsIsARefusal() {
  Serving serving;
  serving.service.throws = true;
  const auto answer = serving.ask(kWalk);
  QCOMPARE(answer.status, 500);
  QCOMPARE(answer.code(), QStringLiteral("internal_error"));
  QVERIFY2(answer.sentence().contains("by a mistake of this program: the size of tensor a"), qPrintable(answer.sentence()));
  serving.service.throws = false;
  QCOMPARE(serving.ask(kWalk).status, 200);
}

void TstLiveLinkServer::theSlowAreLeftInTime() {
  LiveLinkOptions options;
  options.headPatience = std::chrono::milliseconds(1200);  // on a busy machine a head may take a while that is meant to be there
  options.bodyPatience = std::chrono::milliseconds(300);
  Serving serving(options);
  Connection idle(serving.server->port()), head(serving.server->port()), body(serving.server->port());
  QVERIFY(head.send("POST /generate HTTP/1.1\r\nHo"));
  QVERIFY(body.send(requestText("POST", "/generate", kWalk).chopped(3)));
  QElapsedTimer timer;
  timer.start();
  for (Connection* one : {&idle, &head, &body}) {
    QCOMPARE(one->read(5000).status, 0);
    QVERIFY(one->isClosed());
  }
  QVERIFY2(timer.elapsed() < 4000, QByteArray::number(timer.elapsed()).constData());
  QVERIFY(serving.lines().find("408") != std::string::npos);
  // A request that is sampled has all the time that it takes.
  serving.service.timePerStep = std::chrono::milliseconds(200);
  QCOMPARE(serving.ask(kWalk).status, 200);
}

void TstLiveLinkServer::thoseWhoWaitAreSampledInTheirOrder() {
  Serving serving({}, std::chrono::milliseconds(20));
  std::vector<std::unique_ptr<Connection>> all;
  for (int i = 0; i < 6; ++i) {
    all.push_back(std::make_unique<Connection>(serving.server->port()));
    QVERIFY(all.back()->send(requestText("POST", "/generate", QByteArray(kWalk).replace("\"steps\"", "\"seed\": " + QByteArray::number(i) + ", \"steps\""))));
    QTest::qWait(10);
  }
  QElapsedTimer timer;
  timer.start();
  qint64 before = 0;
  for (int i = 0; i < 6; ++i) {
    const auto answer = all[static_cast<std::size_t>(i)]->read(20'000);
    QCOMPARE(answer.status, 200);
    QCOMPARE(QJsonDocument::fromJson(answer.fields.at("x-gesto-report")).object()["seed"].toInt(), i);
    QVERIFY(timer.elapsed() >= before);
    before = timer.elapsed();
  }
}

void TstLiveLinkServer::whoLeavesIsNotSampled() {
  Serving serving({}, std::chrono::milliseconds(100));
  {
    Connection sampled(serving.server->port()), waiting(serving.server->port());
    QVERIFY(sampled.send(requestText("POST", "/generate", R"({"prompt": "a person walks", "steps": 1000})")));
    QVERIFY(waiting.send(requestText("POST", "/generate", R"({"prompt": "a person walks", "steps": 1000})")));
    QTRY_COMPARE(serving.service.calls.load(), 1);
  }
  QElapsedTimer timer;
  timer.start();
  QCOMPARE(serving.ask(kWalk).status, 200);  // 0.5 s by itself, 200 s behind those
  QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()).constData());
  QCOMPARE(serving.service.calls.load(), 2);
}

void TstLiveLinkServer::aStopAnswersWhoWaits() {
  Serving serving({}, std::chrono::milliseconds(50));
  Connection sampled(serving.server->port()), waiting(serving.server->port()), idle(serving.server->port());
  QVERIFY(sampled.send(requestText("POST", "/generate", R"({"prompt": "a person walks", "steps": 1000})")));
  QVERIFY(waiting.send(requestText("POST", "/generate", kWalk)));
  QTRY_COMPARE(serving.service.calls.load(), 1);
  QTest::qWait(100);
  const auto port = serving.server->port();
  QElapsedTimer timer;
  timer.start();
  serving.server->stop();
  QVERIFY2(timer.elapsed() < 4000, QByteArray::number(timer.elapsed()).constData());
  QCOMPARE(sampled.read(1000).status, 503);
  const auto told = waiting.read(1000);
  QCOMPARE(told.status, 503);
  QCOMPARE(told.code(), QStringLiteral("model_unavailable"));
  QCOMPARE(idle.read(1000).status, 0);
  QVERIFY(!Connection(port).isOpen());
  serving.server->stop();  // once more is nothing
}

void TstLiveLinkServer::itStartsAndStopsAgainAndAgain() {
  std::vector<std::future<void>> callers;
  for (int round = 0; round < 15; ++round) {
    Serving serving({}, std::chrono::milliseconds(round % 3));
    const auto port = serving.server->port();
    for (int i = 0; i < 4; ++i)
      callers.push_back(std::async(std::launch::async, [port] {
        Connection connection(port);
        (void)connection.send(requestText("POST", "/generate", kWalk));
        (void)connection.read(5000);
      }));
    QTest::qWait(round * 3);
  }
  for (auto& caller : callers) caller.get();
}

void TstLiveLinkServer::aHostTakesAnotherPortWhereTheUsualIsTaken() {
  test_support::FakeGenerationService service;
  core::jobs::JobQueue queue([](const core::jobs::JobEvent&) {});
  const live::Lane lane{[&queue](std::unique_ptr<core::jobs::Job> job) { return queue.submit(std::move(job), core::jobs::Lane::Compute); },
                        [&queue](core::jobs::JobId id) { queue.cancel(id); }};
  ProgramLiveLink one(service, {"one"}), other(service, {"other"});
  const auto first = one.start(offer(), lane, {}), second = other.start(offer(), lane, {});
  QVERIFY(first && second);
  QVERIFY(*first != *second);
  one.stop();
  one.stop();
  QVERIFY(other.start(offer(), lane, {}));  // again, over the first
}

QTEST_GUILESS_MAIN(TstLiveLinkServer)
#include "tst_live_link_server.moc"
