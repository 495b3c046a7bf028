#include "tests/support/gesto_process.h"
#include "tests/support/http_client.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <future>
#include <memory>
#include <vector>

// The live link as a person starts it, spoken to over plain sockets.
namespace {

using test_support::Answer;
using test_support::bytesOf;
using test_support::Connection;
using test_support::Fields;
using test_support::gesto;
using test_support::requestText;

/// gesto serve on a port of its own, ended with this object.
class Server {
 public:
  explicit Server(const QStringList& arguments = {}) {
    process_.start(qEnvironmentVariable("STUDIO_BIN_DIR") + QStringLiteral("/gesto"), QStringList{"serve", "--port", "0", "--rate", "100000", "--json"} + arguments);
    while (!process_.canReadLine() && process_.waitForReadyRead(60'000)) {
    }
    port = static_cast<quint16>(QJsonDocument::fromJson(process_.readLine()).object()["port"].toInt());
  }
  ~Server() {
    if (process_.state() == QProcess::NotRunning) return;
    process_.terminate();
    if (!process_.waitForFinished(20'000)) process_.kill();
    process_.waitForFinished();
  }
  Answer ask(const QByteArray& method, const QByteArray& target, const QByteArray& body = {}, const Fields& fields = {}) const {
    Connection connection(port);
    return connection.send(requestText(method, target, body, fields)) || true ? connection.read() : Answer();
  }
  Answer generate(const QByteArray& body, const Fields& fields = {}) const { return ask("POST", "/generate", body, fields); }
  /// The exit code after a signal; -1 where it does not end in time.
  int end(int signal, int patienceMs = 20'000) {
    ::kill(static_cast<pid_t>(process_.processId()), signal);
    if (!process_.waitForFinished(patienceMs)) return -1;
    return process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -2;
  }
  QByteArray log() {
    process_.waitForReadyRead(10);
    return log_ += process_.readAllStandardError();
  }
  bool logs(const char* text, int patienceMs = 20'000) {
    QElapsedTimer timer;
    timer.start();
    while (!log().contains(text) && timer.elapsed() < patienceMs) QTest::qWait(20);
    return log_.contains(text);
  }

  quint16 port = 0;

 private:
  QProcess process_;
  QByteArray log_;
};

const QByteArray kWalk = R"({"prompt": "a person walks forward", "seconds": 1, "steps": 5, "seed": 4, "format": "%1"})";
// Sampled for seconds, so that much can happen meanwhile.
const QByteArray kLong = R"({"prompt": "a person walks", "seconds": 9.8, "steps": 200, "style": "old"})";

std::unique_ptr<Server> sharedServer;  // for all that need no options
Server& shared() {
  if (!sharedServer) sharedServer = std::make_unique<Server>();
  return *sharedServer;
}

}  // namespace

class TstServe : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void motionsAreThoseOfTheCommandLineToTheByte_data();
  void motionsAreThoseOfTheCommandLineToTheByte();
  void aClipOfTheRequestIsAStyle();
  void manyAskAtOnceAndNobodyIsMixedUp();
  void oneConnectionAsksAgainAndAgain();
  void theProtocolIsAnswered();
  void strangersAreSentAway_data();
  void strangersAreSentAway();
  void aTokenIsAskedFor();
  void tooLargeABodyIsNotRead();
  void aBodyMayWaitToBeAskedFor();
  void garbageIsRefused_data();
  void garbageIsRefused();
  void theSlowKeepNobodyElse();
  void whoGoesAwayTakesTheRequestAlong();
  void aFullQueueIsSaid();
  void tooManyRequestsAreSaid();
  void aStopInTheMiddleIsClean_data();
  void aStopInTheMiddleIsClean();
  void wrongUsageIsOneSentence_data();
  void wrongUsageIsOneSentence();
  void aPortThatIsTakenIsSaid();
  void cleanupTestCase() { sharedServer.reset(); }
};

void TstServe::motionsAreThoseOfTheCommandLineToTheByte_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QString>("format");
  const QStringList walk = {"a person walks forward", "--length", "1", "--steps", "5", "--seed", "4"};
  QTest::newRow("BVH") << walk << QByteArray(kWalk).replace("%1", "bvh") << "bvh";
  QTest::newRow("styled") << QStringList{"a person walks",     "--length", "1",     "--steps", "5",       "--style", "old",        "--ws", "3", "--wc", "5",
                                         "--classifier-scale", "0.5",      "--fps", "30",      "--names", "mixamo",  "--no-figure"}
                          << QByteArray(R"({"prompt": "a person walks", "seconds": 1, "steps": 5, "style": "old", "ws": 3, "wc": 5, "classifier_scale": 0.5, "fps": 30,
                                            "names": "mixamo", "figure": false})")
                          << "glb";
  QTest::newRow("spans") << QStringList{"--span", "0-1: a person walks", "--span", "1-2, style old, strength 2: a person waves", "--steps", "5", "--seed", "8"}
                         << QByteArray(R"({"steps": 5, "seed": 8, "format": "fbx", "plan": {"spans": [{"start": 0, "end": 1, "text": "a person walks"},
                                           {"start": 1, "end": 2, "text": "a person waves", "style": "old", "strength": 2}]}})")
                         << "fbx";
}

void TstServe::motionsAreThoseOfTheCommandLineToTheByte() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, body);
  QFETCH(QString, format);
  QTemporaryDir folder;
  const auto out = folder.filePath("out." + format);
  const auto made = gesto(QStringList{"generate"} + arguments + QStringList{"--out", out});
  QVERIFY2(made.code == 0, made.err.constData());
  const auto answer = shared().generate(body);
  QVERIFY2(answer.status == 200, answer.body.left(500).constData());
  QVERIFY(bytesOf(out).size() > 5000);
  QVERIFY(answer.body == bytesOf(out));
}

void TstServe::aClipOfTheRequestIsAStyle() {
  QTemporaryDir folder;
  const auto style = folder.filePath("own.bvh"), out = folder.filePath("out.glb");
  QCOMPARE(gesto({"generate", "a person walks", "--length", "2", "--steps", "5", "--out", style}).code, 0);
  const auto made = gesto({"generate", "a person walks", "--style", style, "--length", "1", "--steps", "5", "--out", out});
  QVERIFY2(made.code == 0, made.err.constData());
  const Server& server = shared();
  QJsonObject body{{"prompt", "a person walks"}, {"seconds", 1}, {"steps", 5}, {"style", "own.bvh"}, {"clips", QJsonObject{{"own.bvh", QString(bytesOf(style))}}}};
  const auto answer = server.generate(QJsonDocument(body).toJson());
  QVERIFY2(answer.status == 200, answer.body.left(500).constData());
  QVERIFY(answer.body == bytesOf(out));
  body["clips"] = QJsonObject{{"own.bvh", "HIERARCHY\nROOT hips\n{"}};
  const auto cut = server.generate(QJsonDocument(body).toJson());
  QVERIFY2(cut.status == 422 || cut.status == 400, cut.body.left(500).constData());
  QVERIFY2(cut.sentence().startsWith("own.bvh"), qPrintable(cut.sentence()));
}

void TstServe::manyAskAtOnceAndNobodyIsMixedUp() {
  const Server& server = shared();
  const auto body = [](int seed) {
    return QByteArray(R"({"prompt": "a person walks", "seconds": 1, "steps": 5, "format": "bvh", "seed": )") + QByteArray::number(seed) + "}";
  };
  QList<QByteArray> alone;
  for (int seed = 0; seed < 3; ++seed) alone << server.generate(body(seed)).body;
  QVERIFY(alone[0].startsWith("HIERARCHY") && alone[0] != alone[1]);
  std::vector<std::future<Answer>> asked;
  for (int i = 0; i < 6; ++i) asked.push_back(std::async(std::launch::async, [&server, &body, i] { return server.generate(body(i % 3)); }));
  for (int i = 0; i < 6; ++i) {
    const auto answer = asked[static_cast<std::size_t>(i)].get();
    QVERIFY2(answer.status == 200, answer.body.left(500).constData());
    QVERIFY(answer.body == alone[i % 3]);
    QCOMPARE(QJsonDocument::fromJson(answer.fields.at("x-gesto-report")).object()["seed"].toInt(), i % 3);
  }
}

void TstServe::oneConnectionAsksAgainAndAgain() {
  const Server& server = shared();
  Connection connection(server.port);
  QVERIFY(connection.send(requestText("GET", "/capabilities", {})));
  QCOMPARE(connection.read().json()["protocol_version"].toString(), QStringLiteral("1.0"));
  // A refusal that could be read to its end leaves the connection open, and two may be sent at once.
  QVERIFY(connection.send(requestText("POST", "/generate", "{}") + requestText("POST", "/generate", QByteArray(kWalk).replace("%1", "bvh"))));
  QCOMPARE(connection.read().status, 400);
  QVERIFY(connection.read().body.startsWith("HIERARCHY"));
}

void TstServe::theProtocolIsAnswered() {
  const Server& server = shared();
  const auto told = server.ask("GET", "/capabilities");
  QCOMPARE(told.status, 200);
  const auto model = told.json()["models"].toArray()[0].toObject();
  QVERIFY(model["supports_retargeting"].isBool());
  const QJsonObject body{{"protocol_version", "1.0"},
                         {"model", model["id"]},
                         {"skeleton", model["canonical_skeleton"]},
                         {"segments", QJsonArray{QJsonObject{{"type", "text"}, {"prompt", "a person walks"}, {"duration_frames", 45}}}},
                         {"timing", QJsonObject{{"fps", 30}}},
                         {"options", QJsonObject{{"seed", 3}, {"diffusion_steps", 5}}}};
  const auto answer = server.generate(QJsonDocument(body).toJson(), {{"Idempotency-Key", "7"}});
  QVERIFY2(answer.status == 200, answer.body.left(500).constData());
  QCOMPARE(answer.fields.at("content-type"), QByteArray("model/gltf+json"));
  QCOMPARE(answer.fields.at("idempotency-status"), QByteArray("declined"));
  QVERIFY(answer.fields.at("x-request-id").toInt() > 0);
  const auto document = answer.json();
  QCOMPARE(document["animations"].toArray()[0].toObject()["name"].toString(), QStringLiteral("sample_0"));
  QCOMPARE(document["extensions"].toObject()["MMCP_motion"].toObject()["fps"].toDouble(), 30.0);
  const auto binary = server.generate(QJsonDocument(body).toJson(), {{"Accept", "model/gltf-binary"}});
  QVERIFY(binary.body.startsWith("glTF"));
  auto other = body;
  other["model"] = "kimodo-soma-rp";
  const auto refused = server.generate(QJsonDocument(other).toJson());
  QCOMPARE(refused.status, 400);
  QCOMPARE(refused.code(), QStringLiteral("unknown_model"));
}

void TstServe::strangersAreSentAway_data() {
  QTest::addColumn<QByteArray>("name");
  QTest::addColumn<QByteArray>("value");
  QTest::newRow("a name that was pointed here") << QByteArray("Host") << QByteArray("evil.example");
  QTest::newRow("no host") << QByteArray("Host") << QByteArray();
  QTest::newRow("a page elsewhere") << QByteArray("Origin") << QByteArray("https://example.org");
  QTest::newRow("a page of another port") << QByteArray("Origin") << QByteArray("http://127.0.0.1:1");
  QTest::newRow("an image in a page") << QByteArray("Sec-Fetch-Site") << QByteArray("cross-site");
}

void TstServe::strangersAreSentAway() {
  QFETCH(QByteArray, name);
  QFETCH(QByteArray, value);
  Server& server = shared();
  for (const char* target : {"/generate", "/capabilities"}) {
    const auto answer = server.ask(qstrcmp(target, "/generate") == 0 ? "POST" : "GET", target, "{}", {{name, value}});
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.code(), QStringLiteral("forbidden"));
    QVERIFY(answer.fields.count("access-control-allow-origin") == 0);
  }
  QVERIFY(server.logs("403"));
}

void TstServe::aTokenIsAskedFor() {
  QTemporaryDir folder;
  QFile file(folder.filePath("token"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(" open sesame\nand more\n");
  file.close();
  Server server({"--token-file", file.fileName()});
  const auto without = server.ask("GET", "/capabilities");
  QCOMPARE(without.status, 401);
  QCOMPARE(without.fields.at("www-authenticate"), QByteArray("Bearer"));
  QCOMPARE(server.ask("GET", "/capabilities", {}, {{"Authorization", "Bearer open"}}).status, 401);
  QCOMPARE(server.generate("{}", {{"Authorization", "Bearer open sesam"}}).status, 401);
  QCOMPARE(server.ask("GET", "/capabilities", {}, {{"Authorization", "Bearer open sesame"}}).status, 200);
  QVERIFY(!server.log().contains("sesam"));
}

void TstServe::tooLargeABodyIsNotRead() {
  const Server server({"--body", "0.01"});
  // Announced, with the body behind it: the answer arrives all the same.
  const auto announced = server.generate(QByteArray(3'000'000, ' '));
  QCOMPARE(announced.status, 413);
  QCOMPARE(announced.code(), QStringLiteral("payload_too_large"));
  QVERIFY(announced.sentence().contains("10485 bytes are the most"));
  // In pieces, of a length that nobody said.
  Connection pieces(server.port);
  QVERIFY(pieces.send(requestText("POST", "/generate", {}, {{"Content-Length", QByteArray()}, {"Transfer-Encoding", "chunked"}})));
  for (int i = 0; i < 30; ++i) (void)pieces.send("400\r\n" + QByteArray(1024, ' ') + "\r\n");
  QCOMPARE(pieces.read().status, 413);
  QCOMPARE(server.generate("{}").status, 400);  // it goes on
}

void TstServe::aBodyMayWaitToBeAskedFor() {
  const Server& server = shared();
  Connection connection(server.port);
  const auto whole = requestText("POST", "/generate", "{}", {{"Expect", "100-continue"}});
  QVERIFY(connection.send(whole.left(whole.size() - 2)));
  QTest::qWait(50);
  QVERIFY(connection.send("{}"));
  QCOMPARE(connection.read().status, 400);
}

void TstServe::garbageIsRefused_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("words") << QByteArray("hello there\r\n\r\n");
  QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + QByteArray(200, 'x') + "\r\n\r\n";
  QTest::newRow("noughts") << QByteArray(500, '\0');
  QTest::newRow("a long head") << QByteArray("GET /capabilities HTTP/1.1\r\nHost: localhost\r\n") + QByteArray("X: " + QByteArray(100, 'y') + "\r\n").repeated(300);
  QTest::newRow("a long line") << QByteArray("GET /") + QByteArray(40000, 'y');
  QTest::newRow("two lengths") << QByteArray("POST /generate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}");
  QTest::newRow("a length below") << QByteArray("POST /generate HTTP/1.1\r\nHost: localhost\r\nContent-Length: -2\r\n\r\n{}");
  QTest::newRow("a length and pieces") << QByteArray("POST /generate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}");
  QTest::newRow("pieces of nothing") << QByteArray(
      "POST /generate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
}

void TstServe::garbageIsRefused() {
  QFETCH(QByteArray, bytes);
  const Server& server = shared();
  Connection connection(server.port);
  (void)connection.send(bytes);
  const auto answer = connection.read();
  QVERIFY2(answer.status == 400 || answer.status == 431 || answer.status == 415, QByteArray::number(answer.status).constData());
  QVERIFY(!answer.sentence().isEmpty());
  QCOMPARE(server.ask("GET", "/capabilities").status, 200);
}

void TstServe::theSlowKeepNobodyElse() {
  const Server& server = shared();
  std::vector<std::unique_ptr<Connection>> slow;
  for (int i = 0; i < 40; ++i) {
    slow.push_back(std::make_unique<Connection>(server.port));
    QVERIFY(slow.back()->send("POST /generate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"));
  }
  QCOMPARE(server.ask("GET", "/capabilities").status, 200);
  for (int i = 0; i < 40; ++i) slow.push_back(std::make_unique<Connection>(server.port));
  const auto full = slow.back()->read(5000);
  QCOMPARE(full.status, 503);
  QVERIFY(full.fields.at("retry-after").toInt() > 0);
  slow.clear();
  QTRY_COMPARE(server.ask("GET", "/capabilities").status, 200);
}

void TstServe::whoGoesAwayTakesTheRequestAlong() {
  Server& server = shared();
  const auto before = server.log().count("the client left before its motion was made");
  for (int i = 0; i < 4; ++i) {
    Connection connection(server.port);
    QVERIFY(connection.send(requestText("POST", "/generate", kLong)));
    QTest::qWait(50);
  }
  QElapsedTimer timer;
  timer.start();
  QVERIFY(server.generate(QByteArray(kWalk).replace("%1", "bvh")).body.startsWith("HIERARCHY"));
  qInfo("a second of motion behind four long ones that left: %lld ms", static_cast<long long>(timer.elapsed()));
  QVERIFY(server.logs("499"));
  QCOMPARE(server.log().count("the client left before its motion was made") - before, 4);
}

void TstServe::aFullQueueIsSaid() {
  const Server server({"--waiting", "1"});
  auto first = std::make_unique<Connection>(server.port);
  Connection second(server.port);
  QVERIFY(first->send(requestText("POST", "/generate", kLong)));
  QTest::qWait(100);
  QVERIFY(second.send(requestText("POST", "/generate", QByteArray(kWalk).replace("%1", "bvh"))));
  QTest::qWait(100);
  const auto third = server.generate(QByteArray(kWalk).replace("%1", "bvh"));
  QCOMPARE(third.status, 503);
  QCOMPARE(third.code(), QStringLiteral("resource_exhausted"));
  QVERIFY(third.fields.at("retry-after").toInt() > 0);
  first.reset();  // makes room
  QCOMPARE(second.read().status, 200);
}

void TstServe::tooManyRequestsAreSaid() {
  QProcess process;
  process.start(qEnvironmentVariable("STUDIO_BIN_DIR") + QStringLiteral("/gesto"), {"serve", "--port", "0", "--rate", "12", "--json"});
  while (!process.canReadLine() && process.waitForReadyRead(60'000)) {
  }
  const auto port = static_cast<quint16>(QJsonDocument::fromJson(process.readLine()).object()["port"].toInt());
  QList<int> statuses;
  for (int i = 0; i < 5; ++i) {
    Connection connection(port);
    QVERIFY(connection.send(requestText("GET", "/capabilities", {})));
    const auto answer = connection.read();
    statuses << answer.status;
    if (answer.status == 429) QVERIFY(answer.fields.at("retry-after").toInt() >= 1 && answer.fields.at("retry-after").toInt() <= 5);
  }
  process.terminate();
  QVERIFY(process.waitForFinished(20'000));
  QCOMPARE(statuses, (QList<int>{200, 200, 200, 429, 429}));
}

void TstServe::aStopInTheMiddleIsClean_data() {
  QTest::addColumn<int>("signal");
  QTest::addColumn<int>("code");
  QTest::newRow("Ctrl-C") << SIGINT << 130;
  QTest::newRow("SIGTERM") << SIGTERM << 0;
}

void TstServe::aStopInTheMiddleIsClean() {
  QFETCH(int, signal);
  QFETCH(int, code);
  Server server;
  Connection sampled(server.port), waiting(server.port), half(server.port), idle(server.port);
  QVERIFY(sampled.send(requestText("POST", "/generate", kLong)));
  QVERIFY(waiting.send(requestText("POST", "/generate", kLong)));
  QVERIFY(half.send("POST /generate HTTP/1.1\r\n"));
  QTest::qWait(700);
  QElapsedTimer timer;
  timer.start();
  QCOMPARE(server.end(signal), code);
  QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()).constData());
  // Who waits is told.
  QCOMPARE(sampled.read().status, 503);
  QCOMPARE(waiting.read().status, 503);
  QVERIFY(!Connection(server.port).isOpen());
}

void TstServe::wrongUsageIsOneSentence_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("code");
  QTest::addColumn<QString>("says");
  QTest::newRow("port") << QStringList{"--port", "70000"} << 2 << "--port";
  QTest::newRow("two tokens") << QStringList{"--token", "a", "--token-file", "b"} << 2 << "--token-file";
  QTest::newRow("no token") << QStringList{"--token", ""} << 2 << "the token is empty";
  QTest::newRow("no token file") << QStringList{"--token-file", "nowhere"} << 1 << "nowhere";
  QTest::newRow("no model") << QStringList{"--port", "0", "--model", "nobody"} << 1 << "there is no model \"nobody\"";
  QTest::newRow("a word") << QStringList{"now"} << 2 << "now";
}

void TstServe::wrongUsageIsOneSentence() {
  QFETCH(QStringList, arguments);
  QFETCH(int, code);
  QFETCH(QString, says);
  const auto outcome = gesto(QStringList{"serve"} + arguments, QProcessEnvironment::systemEnvironment(), 60'000);
  QVERIFY2(outcome.err.contains(says.toUtf8()), outcome.err.constData());
  QCOMPARE(outcome.code, code);
  QCOMPARE(outcome.err.trimmed().count('\n'), 0);
}

void TstServe::aPortThatIsTakenIsSaid() {
  const Server& server = shared();
  const auto taken = gesto({"serve", "--port", QString::number(server.port)}, QProcessEnvironment::systemEnvironment(), 60'000);
  QCOMPARE(taken.code, 2);
  QVERIFY2(taken.err.contains("is taken by another program"), taken.err.constData());
}

QTEST_GUILESS_MAIN(TstServe)
#include "tst_serve.moc"
